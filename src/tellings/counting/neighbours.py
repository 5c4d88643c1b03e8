"""Which documents' figures are compared: those of one story, and those that share their main names at about one time.

Bounded: a document has at most `IN_STORY` neighbours on each side in its story's order of days, and `BY_NAME` others,
so that ten thousand documents of one war take seconds, not hours. What is told everywhere is still joined, because
neighbours have neighbours.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from tellings.records import Mention

NAMES = 10
"""Main names of a document: its most frequent ones. With two of them in common all of 47 hand-read pairs of
documents are found (eight names: 46, six: 42). Measure again: eval/claims.py."""
STEM = 5
"""Letters by which names are compared: "Velm" and "Velmish" are one."""
TWO_NAMES, THREE_NAMES = 3, 60
"""Days apart up to which two shared names, and three, make neighbours: the news of a day; a war of several weeks."""
IN_STORY = 30
"""Neighbours on each side in a story's order of days."""
BY_NAME = 24
"""Neighbours by name that a document chooses, those that share most names and are nearest in time."""
_WINDOW = 16


class Profile(NamedTuple):
    """What decides whom a document is compared with; `day` is an ordinal, None where nobody knows it."""

    document: str
    names: frozenset[str]
    day: int | None
    stories: tuple[str, ...] = ()


class Pair(NamedTuple):
    """Two documents to compare, the smaller id first; `one_story` is None where that is not sure."""

    a: str
    b: str
    one_story: bool | None


def main_names(mentions: Iterable[Mention]) -> frozenset[str]:
    """The stems of a document's most frequent names; of those that come equally often, the ones that come first."""
    inorder = sorted(mentions, key=lambda mention: mention.start)
    count = Counter(mention.head.lower()[:STEM] for mention in inorder)
    return frozenset(name for name, _ in count.most_common(NAMES))


def neighbours(profiles: Sequence[Profile]) -> tuple[Pair, ...]:
    """All pairs to compare, in order. The order of the profiles does not matter."""
    known = sorted(profiles)
    found = _of_one_story(known)
    profile = {one.document: one for one in known}
    for a, b in _by_name(known):
        if (a, b) not in found:
            found[a, b] = False if _apart(profile[a], profile[b]) else None
    return tuple(Pair(a, b, one) for (a, b), one in sorted(found.items()))


def _apart(one: Profile, other: Profile) -> bool:
    """Whether two documents of different stories stay apart: news of one day about three of the same names may not."""
    if not one.stories or not other.stories:
        return False
    near = one.day is not None and other.day is not None and abs(one.day - other.day) <= TWO_NAMES
    return not (near and len(one.names & other.names) > 2)


def _of_one_story(known: Sequence[Profile]) -> dict[tuple[str, str], bool | None]:
    members: dict[str, list[Profile]] = defaultdict(list)
    for profile in known:
        for story in profile.stories:
            members[story].append(profile)
    found: dict[tuple[str, str], bool | None] = {}
    for group in members.values():
        ids = [profile.document for profile in sorted(group, key=lambda profile: (profile.day or 0, profile.document))]
        for at, one in enumerate(ids):
            for other in ids[at + 1 : at + 1 + IN_STORY]:
                found[min(one, other), max(one, other)] = True
    return found


def _by_name(known: Sequence[Profile]) -> Iterator[tuple[str, str]]:
    """Pairs that share enough names at about one time, the best of each document."""
    import numpy as np

    rows = list(_keys(known))
    if len(rows) < 2:
        return
    days = np.array([profile.day if profile.day is not None else -1 for profile in known], dtype=np.int64)
    names: dict[tuple[str, ...], int] = {}
    keys = np.array([names.setdefault(key, len(names)) for key, _ in rows], dtype=np.int64)
    reach = np.array([TWO_NAMES if len(key) == 2 else THREE_NAMES for key, _ in rows], dtype=np.int64)
    documents = np.array([at for _, at in rows], dtype=np.int64)
    order = np.lexsort((documents, days[documents], keys))
    keys, documents, reach = keys[order], documents[order], reach[order]
    found = []
    for step in range(1, min(_WINDOW, len(keys) - 1) + 1):
        one, other = documents[:-step], documents[step:]
        apart = np.abs(days[other] - days[one])
        undated = (days[one] < 0) | (days[other] < 0)
        near = (keys[:-step] == keys[step:]) & (undated | (apart <= reach[step:]))
        found.append(np.minimum(one, other)[near] * len(known) + np.maximum(one, other)[near])
    for code in _best(np.unique(np.concatenate(found)).tolist(), known):
        yield known[code // len(known)].document, known[code % len(known)].document


def _keys(known: Sequence[Profile]) -> Iterator[tuple[tuple[str, ...], int]]:
    for at, profile in enumerate(known):
        names = sorted(profile.names)
        for size in (2, 3):
            for key in combinations(names, size):
                yield key, at


def _best(codes: Sequence[int], known: Sequence[Profile]) -> list[int]:
    """Of all pairs those that one of the two chooses."""
    choices: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for code in codes:
        a, b = divmod(code, len(known))
        one, other = known[a], known[b]
        apart = abs(one.day - other.day) if one.day is not None and other.day is not None else THREE_NAMES
        rank = (-len(one.names & other.names), apart, code)
        choices[a].append(rank)
        choices[b].append(rank)
    return sorted({code for ranks in choices.values() for _, _, code in sorted(ranks)[:BY_NAME]})
