"""What a number of things is about: "of explosive", "destroyed", "captured", in the sentence's own words."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from tellings.counting.numbers import Token

_LONGEST = 6
"""Words of "for the families of the dead"."""
_BEFORE = 3
"""Words before a number among which the verb is looked for: "shot down the four"."""


def what(text: str, row: Sequence[Token], first: int, end: int, words: ModuleType) -> str | None:
    """What is said of things counted from token `first` to `end`, as printed; None where nothing is."""
    span = _told_of(row, end, words) or _happened(row, end, words) or _done(row, first, words)
    return text[row[span[0]].start : row[span[1] - 1].end] if span else None


def _told_of(row: Sequence[Token], at: int, words: ModuleType) -> tuple[int, int] | None:
    """As in "400 kilos of explosive", "50 million crowns for the families"."""
    if at >= len(row) or row[at].word not in words.ABOUT:
        return None
    last = at + 1
    while last < len(row) and last - at <= _LONGEST and _goes_on(row, last, words):
        last += 1
    while row[last - 1].word in words.INSIDE | words.ABOUT and last > at + 1:
        last -= 1
    return (at, last) if last > at + 1 else None


def _goes_on(row: Sequence[Token], at: int, words: ModuleType) -> bool:
    word = row[at].word
    if word in words.INSIDE:
        return True
    noun = row[at - 1].word in words.INSIDE or not _is_verb(word, words)
    return word[0].isalpha() and word not in words.FUNCTION and noun


def _happened(row: Sequence[Token], at: int, words: ModuleType) -> tuple[int, int] | None:
    """As in "140 houses were destroyed", "four jets shot down": the participle."""
    k = at
    while k < len(row) and k < at + 4 and (row[k].word in words.AUXILIARIES or row[k].word.endswith("ly")):
        k += 1
    if k >= len(row) or not _is_verb(row[k].word, words):
        return None
    return k, k + 1 + (k + 1 < len(row) and row[k + 1].word in words.PARTICLES)


def _done(row: Sequence[Token], first: int, words: ModuleType) -> tuple[int, int] | None:
    """As in "captured two villages", "shot down the four jets"."""
    for k in range(first - 1, max(first - 1 - _BEFORE, -1), -1):
        if _is_verb(row[k].word, words):
            return k, k + 1 + (k + 1 < first and row[k + 1].word in words.PARTICLES)
        if row[k].word not in words.PARTICLES | words.INSIDE:
            return None
    return None


def _is_verb(word: str, words: ModuleType) -> bool:
    known = word in words.VERBS or word in words.EFFECTS
    return (known or (len(word) > 4 and word.endswith("ed"))) and word not in words.AUXILIARIES
