"""TIMEX3 time expressions: what was read as a symbol, and its days as a function of the document's date.

Types and values follow TimeML and TempEval-3 (UzZaman et al., 2013). The rules are data in `lang/<code>/times.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType

from tellings.lang import pack
from tellings.records import Block, Document, Sentence, TimeExpression, TimeType
from tellings.timex import Focus, day_of, days, note, value_of

VERSION = 1

SCANNED = frozenset({"title", "heading", "caption", "paragraph", "dateline", "byline"})
"""The kinds of block whose times are read: article text, and the lines that say when and by whom it was written."""

BEFORE, AFTER = 70, 45
"""Characters looked at for tense before and behind an expression: a clause. `eval/times.py` measures them again."""

LEAD, TRAIL = 45, 60
"""Characters before and behind a trigger word that are searched: longer than any rule's words around it."""

NARRATIVE = 3
"""Days with a year of their own for each weekday and "today" that make a text a history and no news of its day: there
a day without a year belongs to the year told last. `eval/times.py` (wikiwars) measures it again."""

_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "M", "second": "S"}
_MULTIPLES = {"decade": (10, "Y"), "century": (100, "Y"), "quarter": (3, "M"), "weekend": (1, "WE"), "half": (6, "M")}
_VAGUE = {"decade": "PXDE", "century": "PXCE", "quarter": "PXQ"}
_NEAR = {"today": "0", "yesterday": "-1", "tomorrow": "1"}


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    type: TimeType | None
    symbol: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Rules:
    rules: tuple[_Rule, ...]
    master: re.Pattern[str]
    tense: re.Pattern[str]
    trigger: re.Pattern[str]
    words: ModuleType


def times(document: Document, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> tuple[TimeExpression, ...]:
    """The time expressions of a document in order of position, disjoint, anchored on the day it was published.

    Without such a day their values stay underspecified (`XXXX-WXX-3`). Empty where the language has no rules.
    """
    rules = _rules("en" if document.language == "und" else document.language)
    if rules is None:
        return ()
    read = [
        expression
        for start, end in _ranges(document.text, blocks, sentences)
        for expression in _read(document, start, end, rules)
    ]
    return resolve(_narrated(read), document.published)


def resolve(expressions: Sequence[TimeExpression], anchor: str | None) -> tuple[TimeExpression, ...]:
    """The expressions of one document with value and days recomputed for an anchor (ISO 8601 day or moment, or None).

    With the anchor that they were read with, they come back unchanged.
    """
    day, focus = day_of(anchor), Focus()
    resolved = []
    for expression in expressions:
        value = value_of(expression.symbol, day, focus)
        dated = expression.type in ("DATE", "TIME")
        earliest, latest = days(value) if dated else (None, None)
        if dated and not expression.symbol.startswith("yearly"):
            note(value, focus)
        resolved.append(replace(expression, value=value, earliest=earliest, latest=latest))
    return tuple(resolved)


@cache
def _rules(language: str) -> _Rules | None:
    words = pack(language, "times")
    if words is None:
        return None
    rules = tuple(
        _Rule(name, type_ or None, symbol, re.compile(_cased(name, pattern, words)))
        for name, type_, symbol, pattern in words.RULES
    )
    unnamed = (re.sub(r"\(\?P<\w+>", "(?:", rule.pattern.pattern) for rule in rules)
    master = re.compile(
        r"(?<![\w$£€])(?:" + "|".join(f"(?P<r{i}>{pattern})" for i, pattern in enumerate(unnamed)) + ")"
    )
    tense = re.compile(rf"\b(?:(?P<future>{words.FUTURE})|(?P<past>{words.PAST}))\b")
    return _Rules(rules, master, tense, re.compile(words.TRIGGER), words)


def _cased(name: str, pattern: str, words: ModuleType) -> str:
    return pattern if any(word in name for word in words.CASED) else f"(?i:{pattern})"


def _ranges(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """The sentences, and the scanned blocks that hold none, in order."""
    starts = sorted(sentence.start for sentence in sentences)
    ranges = [(sentence.start, sentence.end) for sentence in sentences]
    for block in blocks:
        at = bisect_right(starts, block.start - 1)
        if block.kind in SCANNED and not (at < len(starts) and starts[at] < block.end):
            ranges.append((block.start, block.end))
    return iter(sorted(ranges))


def _matches(text: str, start: int, end: int, rules: _Rules) -> Iterator[re.Match[str]]:
    """The first rule's match at each place, looked for around trigger words only."""
    reached = start
    for left, right in _windows(text, start, end, rules.trigger):
        for found in rules.master.finditer(text, max(left, reached), right):
            reached = found.end()
            yield found


def _windows(text: str, start: int, end: int, trigger: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    left = right = start
    for hit in trigger.finditer(text, start, end):
        if hit.start() - LEAD > right:
            if right > left:
                yield left, right
            left = max(start, hit.start() - LEAD)
        right = min(end, hit.end() + TRAIL)
    if right > left:
        yield left, right


def _read(document: Document, start: int, end: int, rules: _Rules) -> Iterator[TimeExpression]:
    text = document.text
    for found in _matches(text, start, end, rules):
        rule = rules.rules[int((found.lastgroup or "r0")[1:])]
        groups = rule.pattern.match(text, found.start(), end)
        if rule.type is None or groups is None:
            continue
        fields = _Fields(groups, text, (start, end), rules)
        yield TimeExpression(
            document.id,
            found.start(),
            found.end(),
            found.group(),
            rule.type,
            rule.symbol.format_map(fields),
            "",
            None,
            None,
            rule.name,
        )


def _narrated(read: list[TimeExpression]) -> list[TimeExpression]:
    """In a history, let months and days without a year take the year told last."""
    with_year = sum(item.rule in _DATED for item in read)
    of_the_day = sum(item.symbol.startswith(_DEICTIC) for item in read)
    if with_year < NARRATIVE * (of_the_day + 1):
        return read
    return [replace(item, symbol=_of_history(item)) for item in read]


def _of_history(item: TimeExpression) -> str:
    if item.rule in _WITHIN:
        return item.symbol.replace("anchor", "previous")
    return _YEARLESS.sub(r"\1 previous", item.symbol, count=1)


_DATED = frozenset({"full date", "full date, day first", "month and year", "part of a year"})
_WITHIN = frozenset({"end of the unit", "earlier this unit"})
_DEICTIC = ("weekday", "shift anchor")
_YEARLESS = re.compile(r"((?:month|monthday|season|holiday) \S+) (?:back|ahead|past|future|near)")


class _Fields(dict[str, str]):
    """The fields of a rule's symbol, computed from the groups that its pattern matched."""

    def __init__(self, groups: re.Match[str], text: str, sentence: tuple[int, int], rules: _Rules) -> None:
        super().__init__()
        self.groups, self.text, self.sentence, self.rules = groups, text, sentence, rules

    def __missing__(self, key: str) -> str:
        make = _MADE.get(key)
        return make(self) if make else self.looked_up(key)

    def raw(self, group: str) -> str:
        """A group's words in lower case with plain apostrophes and single spaces, empty where it did not match."""
        if group not in self.groups.re.groupindex:
            return ""
        return " ".join((self.groups[group] or "").lower().replace("’", "'").split())

    def looked_up(self, key: str) -> str:
        raw, table = self.raw(key), self.rules.words.FIELDS.get(key)
        if table is None:
            return raw.zfill(2) if raw.isdigit() else raw
        if key in ("mon", "wd"):
            return str(table[raw[:3]])
        return str(table[raw] if raw in table else table.get(raw.removesuffix(" day").removesuffix(" sunday"), raw))


def _number(fields: _Fields) -> str:
    """`n` in digits: `twenty-five`, `a couple of`, `a hundred`, `2.5`."""
    raw = fields.raw("n")
    if raw[:1].isdigit():
        return raw
    numbers = fields.rules.words.NUMBERS
    parts = [numbers[word] for word in re.split(r"[ -]", raw) if word in numbers]
    big = [part for part in parts if part >= 100 or part == 12]
    return str(big[0] if big else parts[-1] if raw.startswith("a ") else sum(parts))


def _period(count: str, unit: str) -> str:
    if unit in _MULTIPLES:
        times, unit_letter = _MULTIPLES[unit]
        return f"P{float(count) * times:g}{unit_letter}" if count[0] != "X" else _VAGUE.get(unit, f"PX{unit_letter}")
    return f"{'PT' if unit in ('hour', 'minute', 'second') else 'P'}{count}{_LETTERS[unit]}"


def _duration(fields: _Fields) -> str:
    return _period(_number(fields), fields["unit"])


def _halved(fields: _Fields) -> str:
    return {"hour": "PT30M", "century": "P50Y", "year": "P6M", "decade": "P5Y", "day": "PT12H"}[fields["unit"]]


def _clock(fields: _Fields) -> str:
    words = fields.rules.words.FIELDS["part"]
    for group in ("part", "noon"):
        if fields.raw(group):
            return str(words[fields.raw(group)])
    hour = int(fields.raw("hour")) % 24
    half = fields.raw("ampm")
    if half[:1] in ("a", "p"):
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    return f"T{hour:02}:{fields.raw('minute') or '00'}"


def _spoken(fields: _Fields) -> str:
    numbers = fields.rules.words.NUMBERS
    first, *rest = re.split(r"[ -]", fields.raw("spoken"))
    tail = sum(numbers[word] for word in rest if word in numbers and word != "thousand")
    return str((2000 if first == "two" else 1900) + tail)


def _direction(fields: _Fields) -> str:
    """Where the tense or preposition nearest before the expression points, or else the first one behind it."""
    start, end = fields.groups.span()
    left, right = fields.sentence
    tense = fields.rules.tense
    before = list(tense.finditer(fields.text, max(left, start - BEFORE), start))
    cue = before[-1] if before else tense.search(fields.text, end, min(right, end + AFTER))
    return str(cue.lastgroup) if cue else "past"


def _lean(fields: _Fields) -> str:
    """For months, which come once a year only: the nearest, with the tense as a weight."""
    return "ahead" if _direction(fields) == "future" else "back"


_MADE: dict[str, Callable[[_Fields], str]] = {
    "n": _number,
    "duration": _duration,
    "vague": lambda fields: _period("X", fields["unit"]),
    "one": lambda fields: _period("1", fields["unit"]),
    "halved": _halved,
    "clock": _clock,
    "spoken": _spoken,
    "dir": _direction,
    "lean": _lean,
    "near": lambda fields: _NEAR[fields.raw("near")],
    "decades": lambda fields: fields.raw("decades")[:3] + "X",
    "nth": lambda fields: _century(fields.raw("nth")),
    "weekend": lambda fields: "0" if _direction(fields) == "future" else "-1",
    "hour": lambda fields: fields.raw("hour").zfill(2),
}


def _century(raw: str) -> str:
    digits = "".join(c for c in raw if c.isdigit())
    spoken = {"twentieth": 20, "nineteenth": 19, "eighteenth": 18, "twenty-first": 21}
    return str((int(digits) if digits else spoken[raw]) - 1)
