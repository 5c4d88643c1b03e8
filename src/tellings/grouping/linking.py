"""Groups from scores: average link (Sokal and Michener 1958) first, then the fragments of one running event together.

Everything happens inside a component of the graph of pairs with a score of at least `LINK`, and depends on nothing but
that component: two groups whose average reaches `LINK` have a pair that does, and so have fragments that are joined.
A case that grows solves again only the components that a new document touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from math import fsum

LINK = 0.38
"""Average score from which two groups are one story. On the gun-violence stream BCubed F is .951 from .3 to .4, then
falls (.944 at .5), and pairwise F with it (.852, .824: `eval/stories.py gva --vary`); in a case of a dozen pages the
higher end keeps two crimes apart that share the town and the police."""

NEAREST = 24
"""Pairs that are kept of a document: its best. A thousand articles on one event make half a million pairs. On the
stream of crimes and on 612 articles about one summit 12 give what 48 do."""

RUNNING = 5
"""Documents of a story from which it may be a running event, whose days have names in common and little else."""

HELD = 0.5
"""Part of a fragment's names that such a story has to hold, for the fragment to be a day of it: two shootings in one
town have a third in common, the exchange of fire in the bundled coverage has .54 with the fight for the dam."""

SHARED = 6
"""And how many different ones."""

STRONG = 0.5
"""And the score of the best pair of documents between the two."""

BREAK = 7
"""Days without a report after which a running event is another one for its fragments."""

Score = tuple[str, str, float]


@dataclass(slots=True)
class Group:
    """Documents on the way to a story: places in a list, names with their weights, first and last day (0: unknown).

    `dated` counts the members whose days are known.
    """

    members: list[int]
    names: dict[int, float] = field(default_factory=dict)
    first: int = 0
    last: int = 0
    dated: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What linking knows of a document: its days (0: unknown) and its names with weights."""

    first: int
    last: int
    names: Mapping[int, float]


def nearest(pairs: Iterable[Score], sure: Iterable[tuple[str, str]] = ()) -> dict[tuple[str, str], float]:
    """The pairs that are among the `NEAREST` best of either side, and those that are sure, with score 1."""
    certain = {(min(pair), max(pair)): 1.0 for pair in sure}
    scores = {(min(left, right), max(left, right)): score for left, right, score in pairs} | certain
    lists: dict[str, list[tuple[float, str]]] = {}
    for (left, right), score in scores.items():
        lists.setdefault(left, []).append((-score, right))
        lists.setdefault(right, []).append((-score, left))
    kept = {
        (min(id_, other), max(id_, other)): -score
        for id_, mine in lists.items()
        for score, other in (sorted(mine)[:NEAREST] if len(mine) > NEAREST else mine)
    }
    return kept | certain


def components(documents: Iterable[str], pairs: Mapping[tuple[str, str], float]) -> list[list[str]]:
    """The documents that hang together by pairs of at least `LINK`, each sorted, by their first."""
    above = {id_: id_ for id_ in documents}

    def top(id_: str) -> str:
        while above[id_] != id_:
            above[id_] = above[above[id_]]
            id_ = above[id_]
        return id_

    for (left, right), score in pairs.items():
        if score >= LINK:
            one, other = sorted((top(left), top(right)))
            above[other] = one
    found: dict[str, list[str]] = {}
    for id_ in sorted(above):
        found.setdefault(top(id_), []).append(id_)
    return sorted(found.values())


def groups(
    component: Sequence[str], pairs: Mapping[tuple[str, str], float], known: Mapping[str, Known]
) -> list[list[str]]:
    """The stories of one component, each a sorted list of documents."""
    if len(component) == 1:
        return [list(component)]
    place = {id_: at for at, id_ in enumerate(component)}
    scores = {
        (place[left], place[right]): score
        for (left, right), score in sorted(pairs.items())
        if left in place and right in place
    }
    linked = _average_link(len(component), scores)
    joined = _joined([_group(members, component, known) for members in linked], scores)
    return sorted(sorted(component[at] for at in group.members) for group in joined)


def _group(members: Sequence[int], component: Sequence[str], known: Mapping[str, Known]) -> Group:
    group = Group(list(members))
    for at in members:
        _take(group, known[component[at]])
    group.dated = sum(known[component[at]].first > 0 for at in members)
    return group


def _take(group: Group, more: Known | Group) -> None:
    for name, weight in more.names.items():
        group.names[name] = group.names.get(name, 0.0) + weight
    if more.first:
        group.first = min(group.first or more.first, more.first)
        group.last = max(group.last, more.last)


def _average_link(count: int, scores: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Join the two groups with the highest average over all their pairs, as long as it reaches `LINK`."""
    near: list[dict[int, float]] = [{} for _ in range(count)]
    for (left, right), score in scores.items():
        near[left][right] = near[right][left] = score
    members: list[list[int]] = [[at] for at in range(count)]
    heap = [(-score, left, right) for (left, right), score in scores.items() if score >= LINK]
    heapify(heap)
    while heap:
        average, left, right = heappop(heap)
        if -average != _average(near, members, left, right):
            continue  # one of the two has grown or gone since
        _merge(near, members, left, right)
        for other in near[left]:
            average = _average(near, members, left, other)
            if average >= LINK:
                heappush(heap, (-average, min(left, other), max(left, other)))
    return [group for group in members if group]


def _average(near: Sequence[Mapping[int, float]], members: Sequence[Sequence[int]], left: int, right: int) -> float:
    size = len(members[left]) * len(members[right])
    return near[left].get(right, 0.0) / size if size else 0.0


def _merge(near: list[dict[int, float]], members: list[list[int]], left: int, right: int) -> None:
    members[left] += members[right]
    members[right] = []
    for other, total in near[right].items():
        del near[other][right]
        if other != left:
            near[left][other] = near[other][left] = near[left].get(other, 0.0) + total
    near[right] = {}


def _joined(found: list[Group], scores: Mapping[tuple[int, int], float]) -> list[Group]:
    """Put the fragments of a running event into it, the one that it holds most of first."""
    holder = {at: number for number, group in enumerate(found) for at in group.members}
    touching: dict[int, set[int]] = {number: set() for number in range(len(found))}
    for (left, right), score in scores.items():
        one, other = holder[left], holder[right]
        if score >= STRONG and one != other:
            touching[one].add(other)
            touching[other].add(one)
    heap = [item for number in range(len(found)) for item in _chances(found, touching, number)]
    heapify(heap)
    while heap:
        chance = heappop(heap)
        part, whole = chance[1:]
        if _chance(found, part, whole) != chance:
            continue  # one of the two has grown or gone since
        _take(found[whole], found[part])
        found[whole].members += found[part].members
        found[whole].dated += found[part].dated
        found[part] = Group([])
        for other in touching.pop(part):
            touching[other].discard(part)
            if other != whole:
                touching[other].add(whole)
                touching[whole].add(other)
        for item in _chances(found, touching, whole):
            heappush(heap, item)
    return [group for group in found if group.members]


def _chances(found: Sequence[Group], touching: Mapping[int, set[int]], number: int) -> list[tuple[float, int, int]]:
    pairs = ((part, whole) for other in sorted(touching[number]) for part, whole in ((number, other), (other, number)))
    return [chance for part, whole in pairs if (chance := _chance(found, part, whole))]


def _chance(found: Sequence[Group], part: int, whole: int) -> tuple[float, int, int] | None:
    """What speaks for the one being a fragment of the other (less the part of its names held), or None."""
    small, large = found[part], found[whole]
    size = len(small.members), len(large.members)
    if not size[0] or size[1] < RUNNING or size[0] > size[1]:
        return None
    if size[0] == size[1] and min(small.members) < min(large.members):
        return None
    if not (_is_dated(small) and _is_dated(large)):
        return None  # pages of two years can have as much in common, and nothing then tells them apart
    if max(large.first - small.last, small.first - large.last) > BREAK:
        return None
    shared = small.names.keys() & large.names.keys()
    if len(shared) < SHARED:
        return None
    held = fsum(small.names[name] for name in shared) / fsum(small.names.values())
    return (-round(held, 9), part, whole) if held >= HELD else None


def _is_dated(group: Group) -> bool:
    return group.dated * 2 >= len(group.members)
