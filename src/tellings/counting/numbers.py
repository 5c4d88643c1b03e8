"""Numbers as printed: digits, words, dozens, "1.2 million", ranges, and what stands beside them to bound them.

A number commits to an interval: "at least 20" to 20 and more, "more than 20" to 21 and more, "nearly 100" to 100 at
most; "about 40" is 40 with the modifier saying that it is soft. The language's words come from its pack; the grammar
holds for languages that put bounds before the number and scales behind it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import NamedTuple, TypeVar, cast

from tellings.lang import pack
from tellings.records import Modifier

_TOKEN = re.compile(
    r"""\d+(?:[-–]\d+){2,}(?!\d)                                   # a telephone number, a date in digits
      | \d+:\d+(?::\d+)?                                           # a clock
      | \d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?     # 1,166
      | \d+(?:st|nd|rd|th|d|s)\b                                   # ordinals, 1990s
      | \d+(?:-[^\W\d_]+)+                                         # 12-year-old
      | \d+(?:\.\d+)*                                              # 12, 1.2, 15.04.2017
      | [^\W\d_](?:\.[^\W\d_])+\.?                                 # U.S.
      | [^\W\d_]+(?:[-’'‐‑][^\W_]+)*                               # words, AK-47, don't
      | \S""",
    re.VERBOSE,
)
_PLAIN = re.compile(r"\d+(?:[,\u00a0\u2009\u202f]\d{3})*(?:\.\d+)?\Z")
_GROUPING = re.compile(r"[,\u00a0\u2009\u202f]")
T = TypeVar("T")
_LONGEST = 4
"""Words of the longest bound ("hundreds if not thousands")."""
BIGGEST = 10**10
"""No number of people is larger than this; what is, is a telephone number or an identifier."""


class Token(NamedTuple):
    """A word, number or mark, with its place in the text; `word` is in lower case, apostrophes and hyphens plain."""

    start: int
    end: int
    word: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression over tokens `first` to `last` (not included); `core` is where it begins without its bound.

    `low` and `high` are what the words commit to, None an open end. `vague`: no number is printed in it.
    """

    first: int
    core: int
    last: int
    low: float | None
    high: float | None
    modifier: Modifier
    vague: bool = False
    adds: bool = False


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]` with their places in the text."""
    return [
        Token(found.start(), found.end(), _folded(found.group()), found.group()[0].isupper())
        for found in _TOKEN.finditer(text, start, end)
    ]


def _folded(form: str) -> str:
    return form.lower().replace("’", "'").replace("‐", "-").replace("‑", "-")


def numbers(row: Sequence[Token], language: str = "en") -> list[Number]:
    """The number expressions among the tokens, longest first, in order and disjoint.

    Ordinals, ages in one word (`12-year-old`), clock times, dates in digits and telephone numbers are none. A
    language without word lists has none.
    """
    counting, words = pack(language, "counting"), pack(language, "figures")
    found: list[Number] = []
    at = 0
    openers = _openers(language)
    while counting and words and at < len(row):
        number = _number(row, at, counting, words) if _opens(row, at, openers) else None
        if number is None:
            at += 1
        else:
            found.append(number)
            at = number.last
    return found


def _opens(row: Sequence[Token], at: int, openers: frozenset[str]) -> bool:
    word = row[at].word
    if word == "a":
        return at + 1 < len(row) and f"a {row[at + 1].word}" in openers
    return word[0].isdecimal() or word.partition("-")[0] in openers


@cache
def _openers(language: str) -> frozenset[str]:
    """The words that a number expression can begin with."""
    counting, words = pack(language, "counting"), pack(language, "figures")
    if counting is None or words is None:
        return frozenset()
    tables = (words.BOUNDS, words.VAGUE, words.EXACT)
    firsts = {run[0].partition("-")[0] for table in tables for run in table if run[0] != "a"}
    # The article opens few of the phrases it stands in, and is the most frequent of these words.
    firsts |= {" ".join(run[:2]) for table in tables for run in table if run[0] == "a"}
    firsts |= {f"a {word}" for word in words.FURTHER}
    return frozenset(firsts | counting.NUMBERS.keys() | words.RANGE_OPENERS | words.ANOTHER)


class _Core(NamedTuple):
    last: int
    low: float | None
    high: float | None
    modifier: Modifier
    vague: bool


def _number(row: Sequence[Token], at: int, counting: ModuleType, words: ModuleType) -> Number | None:
    first, at, adds = at, *_adding(row, at, words)
    bound, core_at = _bound(row, at, words)
    core = _range(row, core_at, counting, words) or _core(row, core_at, counting, words)
    if core is None:
        bound, core_at = None, at
        core = _core(row, at, counting, words) if at == first else None
        if core is None:
            return None
    last = core.last
    low, high, modifier = _bounded(core, bound)
    behind, after = _longest(row, last, words.BOUNDS_BEHIND)
    if row[last : last + 1] and row[last].word == "+":
        behind, after = "at_least", last + 1
    if behind and not core.vague and not bound:
        low, high, modifier = _bounded(core, behind)
        last = after
    if last < len(row) and row[last].word in ("more", "others") and core.high != 0:
        last, adds = last + 1, True
    return Number(first, core_at, last, low, high, modifier, core.vague, adds)


def _adding(row: Sequence[Token], at: int, words: ModuleType) -> tuple[int, bool]:
    """Past "another" and "a further", which belong to the number behind them."""
    word = row[at].word
    if word == "a" and at + 1 < len(row) and row[at + 1].word in words.FURTHER:
        return at + 2 if at + 2 < len(row) else at, at + 2 < len(row)
    if word in ("another", "all") and at + 1 < len(row):
        return at + 1, word == "another"
    return at, False


def _bound(row: Sequence[Token], at: int, words: ModuleType) -> tuple[str | None, int]:
    """The bound that begins at a token, several of them taken together ("at least some 20": the first one counts)."""
    first, at = _longest(row, at, words.BOUNDS)
    while first and at < len(row):
        more, behind = _longest(row, at, words.BOUNDS)
        if more is None:
            break
        at = behind
    return first, at


_FIRST: dict[int, frozenset[str]] = {}


def first_words(table: Mapping[tuple[str, ...], object]) -> frozenset[str]:
    """The words that the runs of a table begin with; tables are word lists, which live as long as the process."""
    found = _FIRST.get(id(table))
    if found is None:
        found = _FIRST[id(table)] = frozenset(run[0] for run in table)
    return found


def _longest(row: Sequence[Token], at: int, table: Mapping[tuple[str, ...], T]) -> tuple[T | None, int]:
    """What a table says of the longest run of words that begins at a token, and where the run ends."""
    if at >= len(row) or row[at].word not in first_words(table):
        return None, at
    for length in range(min(_LONGEST, len(row) - at), 0, -1):
        run = tuple(token.word for token in row[at : at + length])
        if run in table:
            return table[run], at + length
    return None, at


def _bounded(core: _Core, bound: str | None) -> tuple[float | None, float | None, Modifier]:
    low, high = core.low, core.high
    if bound is None or core.vague or bound == "exact" or low is None:
        return low, high, core.modifier
    if bound == "at_least":
        return low, None, "at_least"
    if bound == "more_than":
        return low + 1, None, "more_than"
    if bound == "fewer_than":
        return None, low - 1, "up_to"
    if bound in ("nearly", "up_to"):
        return None, high, cast(Modifier, bound)
    return low, high, "about" if core.modifier == "exact" else core.modifier


def _range(row: Sequence[Token], at: int, counting: ModuleType, words: ModuleType) -> _Core | None:
    """Two numbers, the second larger: "between 200 and 350", "from 90 to well over 100", "15-20", "three or four"."""
    opener = row[at].word if at < len(row) else ""
    begin = at + (opener in words.RANGE_OPENERS)
    if opener == "from" and at and {token.word for token in row[max(0, at - 5) : at]} & words.RISING:
        return None
    lower = _value(row, begin, counting)
    if lower is None or lower[1] >= len(row):
        return None
    joint = row[lower[1]].word
    if joint not in words.RANGE_JOINTS or (joint == "and") != (opener == "between"):
        return None
    bound, behind = _bound(row, lower[1] + 1, words)
    upper = _value(row, behind, counting)
    if upper is None or upper[0] <= lower[0]:
        return None
    low = _scaled_like(lower[0], upper[0], row[upper[1] - 1].word, lower[1] - begin, counting)
    return _Core(upper[1], low, None if bound in ("more_than", "at_least") else upper[0], "range", False)


def _scaled_like(low: float, high: float, last: str, length: int, counting: ModuleType) -> float:
    """As in "Two to three million" gives its scale to both."""
    scale = counting.SCALES.get(last, 1)
    return low * scale if length == 1 and scale > 1 and low < high / scale else low


def _core(row: Sequence[Token], at: int, counting: ModuleType, words: ModuleType) -> _Core | None:
    if at >= len(row):
        return None
    vague, last = _longest(row, at, words.VAGUE)
    exact, behind = _longest(row, at, words.EXACT)
    if vague is not None and last >= behind:
        after = last + 1 if row[last : last + 1] and row[last].word in ",–—-" else last
        if [t.word for t in row[after : after + 3]] == ["if", "not", "thousands"]:
            last = after + 3
        return _Core(last, vague[0], None, cast(Modifier, vague[1]), True)
    value = _value(row, at, counting)
    if exact is not None and (value is None or behind >= value[1]):
        return _Core(behind, exact, exact, "exact", False)
    return _Core(value[1], value[0], value[0], "exact", False) if value else None


def _value(row: Sequence[Token], at: int, counting: ModuleType) -> tuple[float, int] | None:
    """The value of digits or number words from a token on, and where it ends."""
    if at >= len(row):
        return None
    word = row[at].word
    if _PLAIN.match(word):
        value = float(_GROUPING.sub("", word))
        scale = counting.SCALES.get(row[at + 1].word) if at + 1 < len(row) else None
        value, last = (value * scale, at + 2) if scale else (value, at + 1)
        return (int(value) if value.is_integer() else value, last) if value < BIGGEST * 1000 else None
    return _worded(row, at, counting)


def _worded(row: Sequence[Token], at: int, counting: ModuleType) -> tuple[float, int] | None:
    """Number words: "twenty-three", "two hundred and fifty", "three thousand"."""
    total = part = 0
    last = at
    while last < len(row):
        word = row[last].word
        small = _small(word, counting)
        if small is not None and _fits(part, small, last == at):
            part += small
        elif word in counting.SCALES and part and len(word) > 2:
            part *= counting.SCALES[word]
            if part >= 1000:
                total, part = total + part, 0
        elif word == "and" and last > at and row[last - 1].word in ("hundred", "thousand"):
            if last + 1 >= len(row) or _small(row[last + 1].word, counting) is None:
                break
        else:
            break
        last += 1
    return (total + part, last) if last > at else None


def _fits(part: int, small: int, first: bool) -> bool:
    """A number word goes on another one only where a place for it is left: "twenty" "three", "hundred" "five"."""
    return first or (part % 100 == 0 and small < 100) or (part % 10 == 0 and part % 100 >= 20 and small < 10)


def _small(word: str, counting: ModuleType) -> int | None:
    if "-" not in word:
        return cast("int | None", counting.NUMBERS.get(word))
    tens, _, ones = word.partition("-")
    ten, one = counting.NUMBERS.get(tens), counting.NUMBERS.get(ones)
    return ten + one if ten and one and ten >= 20 and one < 10 else None
