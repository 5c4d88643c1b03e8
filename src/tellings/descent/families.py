"""Documents grouped to families by what their reporters share, and what hangs on a family without joining it.

A family is joined by average link over pairs that share a whole story, so that a page that mixes two wires never joins
their copies. Larger pages that carry a family's text whole (running files, pages of several stories) are its hosts,
articles that carry a passage of it its borrowers, and wording whose original nobody carries is a passage of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from tellings.descent.credits import Credit, credit
from tellings.descent.kinship import (
    ENOUGH,
    HELD,
    LONG_RUN,
    RUN,
    Kinship,
    Prose,
    aligned,
    among,
    bridged,
    kinship,
    proses,
)
from tellings.records import Copy, Place, Reading

if TYPE_CHECKING:
    from tellings.descent.kinship import Ints

CONTAINED = 0.6
"""The share from which two texts that share little are both explained by a third: head and tail of one story."""
SAME_TEXT = 1.5
"""Both shares added up from which different agency credits do not keep two texts apart: one credit must be wrong."""
OVERLAP = 0.5
"""The part of the shorter of two stretches of a document from which they are one passage."""

FEW = 40
"""Documents of a component up to which all pairs are compared: copies are found by sampled rows of words, and a
sentence taken over may be missed between two documents that copies of others connect. (40: a tenth of a second.)"""

Row = tuple[int, int]
"""Words in a row of one document, by position, end not included."""

WHOLE_KINDS = frozenset({"near", "cut"})
"""The kinds of two documents that tell one story (`Kinship.kind`)."""


@dataclass(frozen=True, slots=True)
class Component:
    """What is known of the documents of one component before they are grouped."""

    readings: Mapping[str, Reading]
    texts: Mapping[str, Prose]
    kin: Mapping[tuple[str, str], Kinship]
    near: Mapping[str, tuple[str, ...]]
    credits: Mapping[str, Credit]

    def between(self, a: str, b: str) -> Kinship | None:
        """What two documents share, in whichever order they are given; None where that is nothing."""
        return self.kin.get((a, b) if a < b else (b, a))

    def when(self, document: str) -> tuple[str, str]:
        """What documents are put in order by: publication where known, then id."""
        return self.readings[document].document.published or "~", document


@dataclass(slots=True)
class Family:
    """A lineage in the making: its members, the larger pages that carry it whole, and the borrowers."""

    members: list[str]
    hosts: list[str] = field(default_factory=list)
    borrowers: list[str] = field(default_factory=list)


def component_of(
    readings: Sequence[Reading], copies: Iterable[Copy], doubles: Container[str] = frozenset()
) -> Component:
    """The documents of one component compared: each pair that a copy connects, and all pairs where they are few.

    `doubles` are at hand for their metadata alone.
    """
    ordered = sorted(readings, key=lambda reading: reading.document.id)
    texts = proses([reading for reading in ordered if reading.document.id not in doubles])
    pairs = sorted({(copy.left.document, copy.right.document) for copy in copies})
    pairs = [pair for pair in pairs if pair[0] in texts and pair[1] in texts]
    if len(texts) <= FEW:
        pairs = list(combinations(sorted(texts), 2))
    kin = {pair: kinship(texts[pair[0]], texts[pair[1]]) for pair in pairs}
    related = {pair: found for pair, found in kin.items() if found.kind}
    near: dict[str, list[str]] = defaultdict(list)
    for a, b in related:
        near[a].append(b)
        near[b].append(a)
    known = {reading.document.id: reading for reading in ordered}
    credited = {document: credit(known[document]) for document in sorted(near)}
    return Component(known, texts, related, {a: tuple(others) for a, others in near.items()}, credited)


def root(roots: dict[str, str], document: str) -> str:
    """The name of the group that a document is in; what is not known yet is a group of its own."""
    roots.setdefault(document, document)
    while roots[document] != document:
        roots[document] = document = roots[roots[document]]
    return document


def families_of(component: Component) -> list[Family]:
    """Documents joined to families, the most alike pairs first; every related document is in exactly one."""
    place = {document: Family([document]) for pair in component.kin for document in pair}
    links = [(-kin.score, pair) for pair, kin in component.kin.items() if kin.kind in WHOLE_KINDS]
    refused: set[tuple[str, int, str, int]] = set()
    for _, (a, b) in sorted(links):
        one, other = place[a], place[b]
        asked = (one.members[0], len(one.members), other.members[0], len(other.members))
        if one is other or asked in refused:
            continue
        if _one_story(component, one.members, other.members):
            one.members.extend(other.members)
            place.update(dict.fromkeys(other.members, one))
        else:
            refused.add(asked)
    unique = {id(family): family for _, family in sorted(place.items())}
    for family in unique.values():
        family.members.sort(key=component.when)
    return sorted(unique.values(), key=lambda family: component.when(family.members[0]))


def _one_story(component: Component, these: Sequence[str], those: Sequence[str]) -> bool:
    """Whether most pairs across share the story: a page that mixes two wires must not join their copies."""
    alike = apart = disagree = credited = 0
    for a in these:
        for b in those:
            kin = component.between(a, b)
            whole = kin is not None and kin.kind in WHOLE_KINDS
            alike += whole
            apart += not whole and not _explained(component, a, b, (*these, *those))
            differ = _credits_differ(component, a, b)
            credited += differ is not None
            disagree += bool(differ) and (kin is None or kin.score < SAME_TEXT)
    return alike > apart and disagree * 2 <= credited


def _explained(component: Component, a: str, b: str, others: Iterable[str]) -> bool:
    """Whether some other document contains most of both, and is not much besides: a whole with its head and tail."""
    for c in others:
        one, other = component.between(a, c), component.between(b, c)
        if one and other and min(one.share(a), other.share(b), one.share(c) + other.share(c)) >= CONTAINED:
            return True
    return False


def _credits_differ(component: Component, a: str, b: str) -> bool | None:
    """Whether two texts are credited to different agencies; None where one is credited to none."""
    one, other = component.credits[a].credited, component.credits[b].credited
    return not set(one) & set(other) if one and other else None


def add_hosts(component: Component, families: Sequence[Family], place: Mapping[str, Family]) -> None:
    """Give families the larger pages that carry their text whole: running files, pages of several stories."""
    carried: dict[tuple[int, str], int] = Counter()
    index = {id(family): number for number, family in enumerate(families)}
    for (left, right), kin in component.kin.items():
        held = kin.shared >= ENOUGH and max(kin.left_share, kin.right_share) >= HELD
        if held and place[left] is not place[right] and not _credits_differ(component, left, right):
            short, page = (left, right) if kin.left_share > kin.right_share else (right, left)
            carried[index[id(place[short])], page] += 1
    for (number, page), times in sorted(carried.items()):
        if times * 2 >= len(families[number].members):
            families[number].hosts.append(page)


@dataclass(frozen=True, slots=True)
class Passage:
    """Wording that articles share whose original none of them carries; `where` maps documents to word positions."""

    where: Mapping[str, tuple[Row, ...]]

    def words(self, document: str) -> int:
        """How many words of it stand in a document."""
        return _size(self.where[document])


def lend(component: Component, families: Sequence[Family], place: Mapping[str, Family]) -> list[Passage]:
    """Give families their borrowers; what belongs to no family comes back as passages."""
    loose: list[Kinship] = []
    for kin in component.kin.values():
        a, b = place[kin.left], place[kin.right]
        if a is b or kin.right in a.hosts or kin.left in b.hosts:
            continue
        lender, borrower = max(
            (_support(component, a, kin.right, kin), a, kin.right),
            (_support(component, b, kin.left, kin), b, kin.left),
            key=lambda choice: (choice[0], len(choice[1].members), choice[2]),
        )[1:]
        if len(lender.members) < 2 or _support(component, lender, borrower, kin) < OVERLAP:
            loose.append(kin)
        elif borrower not in lender.borrowers:
            lender.borrowers.append(borrower)
    own = [kin for kin in loose if not any(_lent_to_both(component, family, kin) for family in families)]
    return _passages(component, own)


def _lent_to_both(component: Component, family: Family, kin: Kinship) -> bool:
    """Whether two borrowers share only what both have from one family."""
    return {kin.left, kin.right} <= {*family.borrowers} and all(
        _meet(kin.stretches(document), shared(component, document, family.members))
        for document in (kin.left, kin.right)
    )


def _support(component: Component, family: Family, borrower: str, kin: Kinship) -> float:
    """The part of a family's members that share with the borrower the words that it shares in `kin`."""
    if len(family.members) < 2:
        return 0.0
    found = (component.between(member, borrower) for member in family.members)
    own = kin.stretches(borrower)
    return sum(bool(other and _meet(other.stretches(borrower), own)) for other in found) / len(family.members)


def _size(stretches: Iterable[Row]) -> int:
    return sum(end - start for start, end in stretches)


def _meet(one: Sequence[Row], other: Sequence[Row]) -> bool:
    """Whether two sets of stretches of one document overlap by half of the smaller."""
    common = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    return common >= OVERLAP * min(_size(one), _size(other))


def _passages(component: Component, loose: Sequence[Kinship]) -> list[Passage]:
    """The rows that pairs share, grouped where they overlap in a document: one passage, however many print it."""
    pairs = [pair for kin in loose for pair in _rows(component, kin)]
    roots = {str(index): str(index) for index in range(len(pairs))}
    by_document: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for index, pair in enumerate(pairs):
        for document, row in pair:
            by_document[document].append((index, row))
    for rows in by_document.values():
        for number, (i, one) in enumerate(rows):
            for j, other in rows[number + 1 :]:
                if _meet((one,), (other,)):
                    a, b = root(roots, str(i)), root(roots, str(j))
                    roots[max(a, b)] = min(a, b)
    groups: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for index, pair in enumerate(pairs):
        groups[root(roots, str(index))] += pair
    return [Passage(_by_document(group)) for group in groups.values()]


def _rows(component: Component, kin: Kinship) -> Iterator[tuple[tuple[str, Row], tuple[str, Row]]]:
    """The rows of a pair that are long enough to tell an origin; the longest where none is."""
    left, right = component.texts[kin.left], component.texts[kin.right]
    rows = sorted(((_plain(left, row), row) for row in bridged(kin.left_stretches)), reverse=True)
    for plain, row in rows:
        if plain >= LONG_RUN or row == rows[0][1]:
            there = _counterpart(left, right, row)
            if there[1] > there[0]:
                yield (kin.left, row), (kin.right, there)


def _plain(text: Prose, row: Row) -> int:
    return int((text.own & text.plain)[row[0] : row[1]].sum())


def _by_document(group: Iterable[tuple[str, Row]]) -> dict[str, tuple[Row, ...]]:
    where: dict[str, list[Row]] = defaultdict(list)
    for document, row in group:
        where[document].append(row)
    return {document: merged(rows) for document, rows in sorted(where.items())}


def merged(stretches: Iterable[Row]) -> tuple[Row, ...]:
    """The stretches in order, those that overlap made one."""
    merged: list[Row] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def displaced(component: Component, families: Iterable[Family]) -> list[Passage]:
    """Wording that just two members of a family share and print at different places of the story: another origin's."""
    return [
        passage
        for family in families
        if len(family.members) > 2
        for number, a in enumerate(family.members)
        for passage in _displaced_in(component, a, family.members[number + 1 :], _carriers(component, family, a))
    ]


def _carriers(component: Component, family: Family, document: str) -> Ints:
    """For every word of a member, how many other members share it."""
    import numpy as np

    counts = np.zeros(len(component.texts[document].hashes), dtype=np.int64)
    for other in family.members:
        kin = component.between(document, other) if other != document else None
        for start, end in kin.stretches(document) if kin else ():
            counts[start:end] += 1
    return counts


def _displaced_in(component: Component, a: str, others: Iterable[str], carriers: Ints) -> Iterator[Passage]:
    text = component.texts[a]
    for b in others:
        kin = component.between(a, b)
        if kin and sum(int((carriers[start:end] == 1).sum()) for start, end in kin.stretches(a)) >= LONG_RUN:
            steps = aligned(text, component.texts[b])
            yield from (
                Passage({a: (row,), b: (there,)})
                for number, (row, there) in enumerate(steps)
                if _plain(text, row) >= LONG_RUN and _mostly_one(carriers[slice(*row)]) and _out_of_order(steps, number)
            )


def _mostly_one(carriers: Ints) -> bool:
    return int((carriers <= 1).sum()) > OVERLAP * len(carriers)


def _counterpart(text: Prose, other: Prose, stretch: Row) -> Row:
    """Where the row of words of one document stands in the other."""
    import numpy as np

    first = max(stretch[0] - RUN + 1, 0)
    hits = np.flatnonzero(among(text.runs[first : stretch[1]], other.sorted_runs))
    if not len(hits):
        return 0, 0
    here = first + int(hits[0])
    start = max(int(np.flatnonzero(other.runs == text.runs[here])[0]) + stretch[0] - here, 0)
    return start, min(start + stretch[1] - stretch[0], len(other.hashes))


def _out_of_order(steps: Sequence[tuple[Row, Row]], number: int) -> bool:
    """Whether a shared row stands elsewhere among its neighbours in the other document."""
    here = steps[number][1]
    before = steps[number - 1][1][0] > here[0] if number else False
    after = steps[number + 1][1][0] < here[0] if number + 1 < len(steps) else False
    return before or after


def shared(component: Component, document: str, members: Iterable[str]) -> tuple[Row, ...]:
    """The stretches of a document that it shares with any of the members."""
    kins = (component.between(document, member) for member in members)
    return merged(stretch for kin in kins if kin for stretch in kin.stretches(document))


def part(component: Component, document: str, stretches: Iterable[Row]) -> float:
    """The stretches' part of a document's own words, 0 to 1."""
    text = component.texts[document]
    own = sum(int((text.own[start:end] & text.plain[start:end]).sum()) for start, end in stretches)
    return round(own / max(text.size, 1), 4)


def places(component: Component, document: str, stretches: Iterable[Row]) -> Iterator[Place]:
    """The stretches of a document as places of its text."""
    text = component.texts[document]
    for start, end in stretches:
        yield Place(document, int(text.starts[start]), int(text.ends[end - 1]))
