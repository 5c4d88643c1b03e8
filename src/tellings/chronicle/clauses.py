"""The clause of a sentence that tells what happened at a time, read off punctuation and small words alone.

No parser: the timeline is made anew whenever documents come, and a clause that is a little too long still reads well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tellings.lang import pack
from tellings.records import Span

_STOPS = " \t\n\r,;:–—-"
_MARKS = "\"“”'‘’"
LONGEST = 330
"""Characters of a clause; what is longer is a list, and is cut at a comma."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The patterns of a language, compiled."""

    planned: re.Pattern[str]
    habitual: re.Pattern[str]
    negated: re.Pattern[str]
    not_told: re.Pattern[str]
    relative: re.Pattern[str]
    aside: re.Pattern[str]
    kept: re.Pattern[str]
    subordinate: re.Pattern[str]
    antecedent: re.Pattern[str]
    infinitive: re.Pattern[str]
    auxiliary: re.Pattern[str]
    finite: re.Pattern[str]
    perfect: re.Pattern[str]
    since: re.Pattern[str]
    by: re.Pattern[str]
    between: re.Pattern[str]
    when: re.Pattern[str]
    coordinate: re.Pattern[str]
    dangling: re.Pattern[str]
    to_come: re.Pattern[str]
    adjective: re.Pattern[str]
    pronoun: re.Pattern[str]
    present: re.Pattern[str]
    year: re.Pattern[str]
    printed: re.Pattern[str]
    state: frozenset[str]


@cache
def signs(language: str) -> Signs | None:
    """The patterns of a language, or None where it has none."""
    words = pack(language, "timeline")
    if words is None:
        return None
    compiled = {name: re.compile(getattr(words, name.upper()), re.I) for name in Signs.__slots__ if name != "state"}
    return Signs(**compiled, state=words.STATE)


def clause(text: str, whole: Span, time: Span, found: Signs, barriers: Sequence[int] = ()) -> Span:
    """The part of a sentence (or of what somebody says in it) that tells what happened at a time.

    `barriers` are positions behind the time where somebody else begins to speak.
    """
    start = _start(text, whole, time, found)
    end = _end(text, whole, time, found, start, barriers)
    return bounded(text, Span(start, end), found)


def _start(text: str, whole: Span, time: Span, found: Signs) -> int:
    """Where the clause begins: at the last word before the time that opens a clause with a verb of its own."""
    start = whole.start
    for opener in found.subordinate.finditer(text, whole.start, time.start):
        inside = text[opener.end() : time.start]
        if not found.finite.search(inside) or not inside[:1].isspace() or any(mark in inside for mark in _QUOTES):
            continue
        word = opener.group().lower()
        if word in ("if", "whether", "until", "unless"):
            return opener.start()
        start = opener.end()
        if word in ("that", "who", "which", "where"):
            start = _antecedent(text, whole.start, opener.start(), found)
    return start


_QUOTES = '"“”«»'
_NAMED = re.compile(r"(?:[A-Z][\w’'.-]+\s+)*[A-Z][\w’'.-]+(?:,\s[^,]{3,40})?,\s*$")


def _antecedent(text: str, start: int, relative: int, found: Signs) -> int:
    """The noun that a relative clause is about, from its article or its name on; else where the sentence begins."""
    before = text[start:relative]
    if not found.finite.search(before):
        return start
    if "," in before[-2:]:
        name = _NAMED.search(before)
        return start + name.start() if name else start
    articles = [match.start() for match in found.antecedent.finditer(before)]
    near = [at for at in articles if at >= len(before) - 60 and (at == 0 or before[at - 1].isspace())]
    if not near:
        return start
    # In "an offensive to retake lands that they lost" it is the lands that were lost.
    inside = list(found.infinitive.finditer(before, near[-1]))
    return start + (inside[-1].end() if inside else near[-1])


def _end(text: str, whole: Span, time: Span, found: Signs, start: int, barriers: Sequence[int]) -> int:
    end = min([whole.end, *(at for at in barriers if at >= time.end)])
    inserted = _is_inserted(text, start, time, found)
    for stop in re.finditer(r"[,;:](?=\s)|\s[–—-]\s|\s(?=\()", text[time.end : end]):
        at, behind = time.end + stop.start(), text[time.end + stop.end() : end].lstrip()
        if stop.group() in ";:" or inserted:
            return at
        if found.kept.match(behind) or stop.group() == " ":
            continue
        if found.aside.match(behind):
            return at
    another = found.coordinate.search(text, time.end, end)
    if another and not found.relative.search(text, time.end, another.start()):
        return another.start() if found.finite.search(text, another.end(), end) else end
    if start > whole.start and found.auxiliary.match(text[time.end : end].lstrip()):
        return time.end
    return end


def _is_inserted(text: str, start: int, time: Span, found: Signs) -> bool:
    """Whether a time stands in an aside between two commas: "the deadline, announced on Sunday, …"."""
    comma = text.rfind(",", start, time.start)
    if comma < 0 or comma - start > 90:
        return False
    opening = text[comma + 1 : time.start].lstrip()
    participle = re.match(r"(?:\w+ed|\w+en|built|held|set|made|told|sold)\b", opening)
    return bool(found.relative.match(opening) or participle)


def bounded(text: str, span: Span, found: Signs) -> Span:
    """A stretch without stops and conjunctions at its ends, cut at a comma where it is very long."""
    start, end = span
    if end - start > LONGEST:
        comma = text.rfind(",", start + LONGEST // 3, start + LONGEST)
        end = comma if comma > 0 else end
    while start < end and text[start] in _STOPS:
        start += 1
    for conjunction in ("and ", "but ", "that "):
        if text[start:end].lower().startswith(conjunction):
            start += len(conjunction)
    before = end + 1
    while before != end:
        before = end
        while end > start and text[end - 1] in _STOPS + ".":
            end -= 1
        dangling = found.dangling.search(text, start, end)
        end = dangling.start() if dangling else end
    return Span(start, end)
