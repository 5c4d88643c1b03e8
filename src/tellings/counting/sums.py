"""Sums: figures that stand near each other and add up to another one of their document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tellings.counting.compared import Told
from tellings.counting.owners import one_owner

MOST_PARTS = 4
"""Parts of one sum; with more, some of them add up to anything."""
SLACK = 1.15
"""What a sum may exceed an open bound by: 44 agrees with "more than 40", 200 says nothing about it."""
SMALLEST = 4
"""Totals below this are sums of anything."""
APART = 250
"""Characters between one part and the next at most: farther apart, small numbers add up by chance."""


class Sum(NamedTuple):
    """A total and the parts that agree with it."""

    total: Told
    parts: tuple[Told, ...]

    @property
    def why(self) -> str:
        """The sum as a reader checks it: "18 + 24 + 2 = 44: agrees with “more than 40”"."""
        numbers = [part.number or 0 for part in self.parts]
        return f"{' + '.join(map(str, numbers))} = {sum(numbers)}: agrees with “{self.total.figure.text}”"


def sums(page: Sequence[Told]) -> tuple[Sum, ...]:
    """The sums among the figures of one document; a figure is a part of one total at most."""
    found: list[Sum] = []
    taken: set[int] = set()
    # Exact totals first: what adds up to one of them is none of the many that an open bound would agree with.
    for total in sorted(page, key=lambda one: (one.figure.modifier != "exact", one.number or 0, one.index)):
        if total.number is None or total.number < SMALLEST or total.earlier or total.figure.implicit:
            continue
        parts = next((run for run in _runs(total, page) if not taken & {part.index for part in run}), None)
        if parts:
            found.append(Sum(total, parts))
            taken |= {part.index for part in parts}
    return tuple(found)


def _runs(total: Told, page: Sequence[Told]) -> Iterator[tuple[Told, ...]]:
    """Neighbours that add up to a total, the longest run first."""
    parts = [one for one in page if _may_be_part(one, total)]
    for length in range(min(MOST_PARTS, len(parts)), 1, -1):
        for at in range(len(parts) - length + 1):
            run = tuple(parts[at : at + length])
            if _near(run) and _adds_up(run, total) and _apart(run):
                yield run


def _near(run: Sequence[Told]) -> bool:
    return all(b.figure.start - a.figure.end <= APART for a, b in pairwise(run))


def _may_be_part(one: Told, total: Told) -> bool:
    if one is total or one.earlier or one.number is None or one.figure.modifier != "exact" or total.number is None:
        return False
    if one.figure.role != total.figure.role or one.number >= total.number or one.number == 0:
        return False
    if one.is_part and one.whole != total.index:
        return False
    scopes = {one.scope, total.scope}
    if ("background" in scopes and len(scopes) > 1) or one_owner(one.owner, total.owner) is False:
        return False
    return total.group is None or one.group == total.group


def _adds_up(run: Sequence[Told], total: Told) -> bool:
    added = sum(part.number or 0 for part in run)
    if total.figure.modifier in ("at_least", "more_than", "nearly", "about"):
        return total.least <= added <= min(total.most, SLACK * (total.number or 0))
    return added == total.number


def _apart(run: Sequence[Told]) -> bool:
    """Whether the parts can be different people: not one number told twice, nor all of different kinds of victim."""
    distinct = len({(part.number, part.figure.side, part.figure.place, part.figure.implicit) for part in run})
    return distinct == len(run)
