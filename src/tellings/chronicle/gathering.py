"""Which clauses of many documents tell the same event: one day (or one inside the other), and words in common.

Clauses meet in an inverted index over days and stems, so that only those are compared that could be one. A word counts
by how rare it is among all clauses of the case.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from math import log
from typing import NamedTuple

from tellings.chronicle.happenings import LEVELS, Happening

ALIKE = 0.5
"""The part of the shorter clause's words, by rarity, that two clauses of one event share; `eval/timeline.py` measures
it again, as the thresholds below."""
LOOSELY = 0.3
"""The same where the rarity shared is `MUCH`."""
LEAST, MUCH = 0.8, 1.3
"""Rarity (a word that only one clause has counts 1) that two clauses must share, and that is plenty."""
NUMBER = 2.0
"""How much more a large number counts than a word as rare."""
COMMON = 60
"""Clauses of one day that hold a word beyond which not all of them are compared for it."""
BESIDE = 4
"""Neighbours that a clause is compared with then."""


class Group(NamedTuple):
    """The clauses that tell one event, and the days that all of them allow."""

    members: tuple[int, ...]
    earliest: str
    latest: str


def gathered(told: Sequence[Happening], joined: Iterable[tuple[int, int]] = ()) -> list[Group]:
    """The groups, by their first member; `joined` are pairs that are known to tell one thing.

    Clauses that only name an event, or whose page has no date, never stand alone: they join a group or are left out.
    """
    first = _firsts(told)
    alone = [at for at, one in enumerate(told) if first[at] == at and one.weekday is None]
    rarity = _rarity([told[at] for at in alone])
    weights = [sum(rarity.get(word, 1.0) for word in sorted(one.words)) for one in told]
    edges = sorted(
        [(1.0, 1.0, a, b) for a, b in joined if _compatible(told[a], told[b])]
        + list(_edges(told, alone, rarity, weights)),
        key=lambda edge: (-edge[0], -edge[1], edge[2], edge[3]),
    )
    solved = _Solved(told)
    for at, one in enumerate(told):
        if one.weekday is None:
            solved.join(first[at], at)
    for _, _, a, b in edges:
        solved.join(a, b)
    for at, best in _undated(told, alone, rarity, weights):
        solved.place(at, best)
    return [group for group in solved.groups() if any(not told[at].nominal for at in group.members)]


def _firsts(told: Sequence[Happening]) -> list[int]:
    """For each clause the first one with the same days and words: copies are compared once."""
    seen: dict[tuple[object, ...], int] = {}
    return [seen.setdefault((one.earliest, one.latest, one.weekday, one.words), at) for at, one in enumerate(told)]


def _rarity(told: Sequence[Happening]) -> dict[str, float]:
    counts = Counter(word for one in told for word in one.words)
    rarity = {word: log(1 + len(told) / count) / log(1 + len(told)) for word, count in counts.items()}
    return {word: weight * (NUMBER if _is_large(word) else 1.0) for word, weight in rarity.items()}


def _is_large(word: str) -> bool:
    """Whether a word is a number that is no year: two tellings of one war share its dead."""
    return word.isdigit() and len(word) > 3 and not (len(word) == 4 and word[:2] in ("18", "19", "20"))


def _compatible(one: Happening, other: Happening) -> bool:
    """Whether the days of one lie within those of the other."""
    if one.weekday is not None or other.weekday is not None:
        return False
    return _within(one.earliest, one.latest, other) or _within(other.earliest, other.latest, one)


def _within(earliest: str, latest: str, outer: Happening) -> bool:
    return outer.earliest <= earliest and latest <= outer.latest


def _buckets(one: Happening) -> tuple[list[str], list[str]]:
    """The stretches of time under which a clause is looked up: its own, and the coarser ones around it."""
    if LEVELS.index(one.precision) <= LEVELS.index("week"):
        first, last = date.fromisoformat(one.earliest), date.fromisoformat(one.latest)
        days = [(first + timedelta(days=n)).isoformat() for n in range(min((last - first).days, 8) + 1)]
        return days, [one.earliest[:7], one.earliest[:4], one.earliest[:3]]
    if one.precision in ("month", "season"):
        return [one.earliest[:7]], [one.earliest[:4], one.earliest[:3]]
    return [one.earliest[:4], one.earliest[:3]], []


def _edges(
    told: Sequence[Happening], firm: Sequence[int], rarity: dict[str, float], weights: Sequence[float]
) -> Iterator[tuple[float, float, int, int]]:
    own: dict[tuple[str, str], list[int]] = defaultdict(list)
    around: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at in firm:
        inner, outer = _buckets(told[at])
        for word in told[at].words:
            for bucket in inner:
                own[bucket, word].append(at)
            for bucket in outer:
                around[bucket, word].append(at)
    spelled = [" ".join(sorted(one.words)) for one in told]
    pairs: set[tuple[int, int]] = set()
    for key, postings in own.items():
        pairs.update(_paired(postings, spelled))
        visitors = around.get(key, ())
        if len(postings) * len(visitors) <= COMMON * COMMON:
            pairs.update((min(a, b), max(a, b)) for a in postings for b in visitors)
    for a, b in sorted(pairs):
        if _compatible(told[a], told[b]):
            share, shared = _alike(told[a], told[b], rarity, weights[a], weights[b])
            if share:
                yield share, shared, a, b


def _paired(postings: Sequence[int], spelled: Sequence[str]) -> Iterator[tuple[int, int]]:
    """All pairs of a few clauses; of many only those that stand beside each other in order of their words.

    So the hundred copies of one sentence still meet, and a word that all of a day's news have costs nothing.
    """
    reach = len(postings)
    if len(postings) > COMMON:
        postings, reach = sorted(postings, key=lambda at: (spelled[at], at)), BESIDE
    for number, a in enumerate(postings):
        for b in postings[number + 1 : number + 1 + reach]:
            yield min(a, b), max(a, b)


def _alike(
    one: Happening, other: Happening, rarity: dict[str, float], left: float, right: float
) -> tuple[float, float]:
    """How much of the shorter clause stands in the other, and the rarity shared; (0, 0) where that is too little."""
    shared = sum(rarity.get(word, 0.0) for word in sorted(one.words & other.words))
    share = shared / max(min(left, right), 0.01)
    words = sum(2 if _is_large(word) else 1 for word in one.words & other.words)
    # Two sayings of one day by different speakers share their topic: they must share more.
    enough = ALIKE if one.said or other.said or shared < MUCH else LOOSELY
    return (share, shared) if share >= enough and shared >= LEAST and words > 1 else (0.0, 0.0)


class _Solved:
    """Groups in the making: a forest with, for each root, its members and the days that all of them allow."""

    def __init__(self, told: Sequence[Happening]) -> None:
        self._told = told
        self._parent = list(range(len(told)))
        self._days = [(one.earliest, one.latest) for one in told]
        self._members = [[at] for at in range(len(told))]

    def root(self, at: int) -> int:
        """The group that a clause is in."""
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, a: int, b: int) -> None:
        """Make two groups one, unless no day would be left."""
        first, second = sorted((self.root(a), self.root(b)))
        if first == second:
            return
        earliest = max(self._days[first][0], self._days[second][0])
        latest = min(self._days[first][1], self._days[second][1])
        if earliest > latest or (earliest, latest) not in (self._days[first], self._days[second]):
            return
        self._parent[second] = first
        self._days[first] = (earliest, latest)
        self._members[first] += self._members[second]

    def place(self, at: int, other: int) -> None:
        """Put a clause without days into the group of another."""
        root = self.root(other)
        self._parent[at] = root
        self._members[root].append(at)

    def groups(self) -> list[Group]:
        """All groups that have days."""
        roots = [at for at in range(len(self._told)) if self.root(at) == at and self._days[at][0]]
        return [Group(tuple(sorted(self._members[at])), *self._days[at]) for at in roots]


def _undated(
    told: Sequence[Happening], alone: Sequence[int], rarity: dict[str, float], weights: Sequence[float]
) -> Iterator[tuple[int, int]]:
    """Clauses that know their weekday alone, each with the clause of such a day that it is most like."""
    wanted = [at for at, one in enumerate(told) if one.weekday is not None]
    index: dict[tuple[int, str], list[int]] = defaultdict(list)
    if wanted:
        for at in alone:
            if told[at].precision == "day":
                for word in told[at].words:
                    index[_weekday(told[at]), word].append(at)
    for at in wanted:
        near = {other for word in told[at].words for other in index.get((told[at].weekday or 0, word), ())[:COMMON]}
        alike = [(_alike(told[at], told[b], rarity, weights[at], weights[b])[0], -b) for b in near]
        best = max(alike, default=(0.0, 0))
        if best[0]:
            yield at, -best[1]


def _weekday(one: Happening) -> int:
    return date.fromisoformat(one.earliest).isoweekday()
