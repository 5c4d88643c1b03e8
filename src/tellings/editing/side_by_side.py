"""Two aligned texts as rows of sentences, for reading them beside each other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from tellings.editing.alignment import UNALIGNED
from tellings.editing.changes import Pair, Range, Text, length
from tellings.records import Span

ENOUGH = 0.3
"""The share of the shorter sentence's words that two sentences of one row have in common, at least. Below it the pairs
of the bundled coverage that meet are strangers with a name and some small words in common."""


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences that tell the same, one or several on either side, or None where a side has nothing.

    `moved`: they stand elsewhere in the order of the other text.
    """

    left: Span | None
    right: Span | None
    moved: bool = False


def rows(pair: Pair) -> list[Row]:
    """All article text of both sides, each sentence once, in the order of the left text.

    What only the right text has stands behind the sentence that it follows there.
    """
    joined = _joined(pair)
    taken = {v for _, rights in joined for v in rights}
    in_order = _longest_rise([rights[0] for _, rights in joined if rights])
    behind: dict[int, list[int]] = {}
    for v in range(len(pair.right.units)):
        if v not in taken:
            behind.setdefault(v - 1, []).append(v)
    found: list[Row] = []
    _append(found, pair, behind, -1)
    for lefts, rights in joined:
        right = _span(pair.right, rights) if rights else None
        found.append(Row(_span(pair.left, lefts), right, bool(rights) and rights[0] not in in_order))
        for v in rights:
            _append(found, pair, behind, v)
    return found


def _append(found: list[Row], pair: Pair, behind: dict[int, list[int]], after: int) -> None:
    """The right sentences without a partner that follow this one, and those that follow them."""
    for v in behind.pop(after, ()):
        found.append(Row(None, _span(pair.right, [v])))
        _append(found, pair, behind, v)


def _joined(pair: Pair) -> list[tuple[list[int], list[int]]]:
    """Each left unit with the right units of its row; neighbours that one right unit joins make one row."""
    forth = _best(pair.left, pair.right, pair.to_right)
    back = _best(pair.right, pair.left, pair.to_left)
    made: list[tuple[list[int], list[int]]] = []
    owner: dict[int, int] = {}
    for u in range(len(pair.left.units)):
        v = forth.get(u)
        if v is not None and made and made[-1][1] and v in made[-1][1] and made[-1][0][-1] == u - 1:
            made[-1][0].append(u)
            continue
        free = v is not None and v not in owner and back.get(v) == u
        made.append(([u], [v] if free and v is not None else []))
        if free and v is not None:
            owner[v] = len(made) - 1
    _spread(made, owner, back, len(pair.right.units))
    return made


def _spread(made: list[tuple[list[int], list[int]]], owner: dict[int, int], back: dict[int, int], size: int) -> None:
    """Give a right unit without a row to the row of its neighbour, where it tells a part of the same sentence."""
    row_of = {u: at for at, (lefts, _) in enumerate(made) for u in lefts}
    for step, order in ((1, range(1, size)), (-1, range(size - 2, -1, -1))):
        for v in order:
            at = row_of.get(back.get(v, -1))
            if v not in owner and at is not None and owner.get(v - step) == at:
                made[at][1].append(v)
                owner[v] = at
    for _, rights in made:
        rights.sort()


def _best(text: Text, other: Text, partners: list[int]) -> dict[int, int]:
    """For each unit the unit of the other text that has most of its words, where those are enough."""
    found = {}
    for number, unit in enumerate(text.units):
        votes = Counter(_unit(other, partners[i]) for i in range(*unit) if partners[i] != UNALIGNED)
        if votes:
            best = min(votes, key=lambda v: (-votes[v], v))
            if votes[best] >= ENOUGH * min(length(unit), length(other.units[best])):
                found[number] = best
    return found


def _unit(text: Text, word: int) -> int:
    return bisect_left(text.units, (word + 1, 0)) - 1


def _longest_rise(numbers: list[int]) -> set[int]:
    """The numbers of a longest increasing run; the others have moved (Fredman 1975)."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tails, number)
        before[number] = tails[at - 1] if at else None
        tails[at : at + 1] = [number]
    kept: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def _span(text: Text, units: list[int]) -> Span:
    """From the first word to the last, with the marks that stand against them."""
    first: Range = text.units[units[0]]
    last: Range = text.units[units[-1]]
    return _whole(text.text, text.words[first[0]].start, text.words[last[1] - 1].end)


def _whole(text: str, start: int, end: int) -> Span:
    while start and not text[start - 1].isspace() and not text[start - 1].isalnum():
        start -= 1
    while end < len(text) and not text[end].isspace() and not text[end].isalnum():
        end += 1
    return Span(start, end)
