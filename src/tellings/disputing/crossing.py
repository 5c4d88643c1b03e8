"""Denials of one document and what they deny in another.

Nothing but words joins two documents, so that more is asked than inside one: the deed that is denied, a name or a
number, and rare words in common, and days that are not far apart where both are known. Candidates come from an
inverted index over pairs of a deed and a name, so that most documents are never compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from tellings.disputing.said import Said
from tellings.stems import as_printed

DAYS = 10
"""Days between two documents on one thing; a reply comes within a week, and a weekly needs some more."""
COMMON = 150
"""Statements that share a deed and a name beyond which the two tell nothing: the pair is not looked up."""
WEIGHT = 2.4
"""Rarity, summed over shared words (a word that one statement alone has counts 1), that a pair needs."""
COPY = 0.8
"""The part of a denial's sentence from which another that shares it is a copy of it."""
UNDATED = 1.0
"""Rarity that is asked for on top where one of the documents has no date."""
LEAST = 4
"""Shared words that a pair needs."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with the words of its whole sentence, and when its document was published.

    `sentence` is the text of a denial's, so that a reason can show its words.
    """

    statement: Said
    speaker: str
    around: frozenset[str]
    deeds: frozenset[str]
    names: frozenset[str]
    day: str | None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A denial and what it denies elsewhere."""

    asserted: Told
    denied: Told
    why: str


def crossings(told: Sequence[Told], denials: Sequence[Told]) -> Iterator[Crossing]:
    """For each denial the statement of another document that it fits best, if any fits well."""
    index, counts = _index(told)
    for denial in denials:
        candidates = _candidates(denial, index)
        weighed = [(*_weight(denial, told[at], counts, len(told)), at) for at in candidates]
        best = max(weighed, key=lambda item: (round(item[0], 6), _order(told[item[2]])), default=None)
        if best is not None and best[0] >= WEIGHT:
            shown = as_printed(denial.sentence, best[1])
            why = (
                f"{denial.statement.why}; told on another page; both speak of {', '.join(f'“{w}”' for w in shown[:6])}"
            )
            yield Crossing(told[best[2]], denial, why)


def _order(one: Told) -> tuple[str, int]:
    return one.statement.document, one.statement.place.start


def _index(told: Sequence[Told]) -> tuple[dict[tuple[str, str], list[int]], Counter[str]]:
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for at, one in enumerate(told):
        counts.update(one.around)
        for deed in one.deeds:
            for name in one.names:
                index[deed, name].append(at)
    return index, counts


def _candidates(denial: Told, index: dict[tuple[str, str], list[int]]) -> list[int]:
    found: set[int] = set()
    for deed in denial.deeds:
        for name in denial.names:
            postings = index.get((deed, name), [])
            if len(postings) <= COMMON:
                found.update(postings)
    return sorted(found)


def _weight(denial: Told, one: Told, counts: Counter[str], size: int) -> tuple[float, frozenset[str]]:
    own, other = denial.statement, one.statement
    shared = denial.around & one.around
    same = own.document == other.document or own.voice.is_same(other.voice) or own.voice.is_of_one_side(other.voice)
    if same or len(shared) < LEAST or not _near(denial.day, one.day):
        return 0.0, frozenset()
    # A copy of the denial itself shares nearly all of its words.
    if len(shared) >= COPY * len(denial.around):
        return 0.0, frozenset()
    unsure = UNDATED if denial.day is None or one.day is None else 0.0
    rarity = [log(1 + size / counts[word]) / log(1 + size) for word in sorted(shared)]
    return sum(rarity) - unsure, shared


def _near(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) <= DAYS
