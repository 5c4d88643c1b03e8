"""From copies to lineages: which documents descend from one text, in which direction, and how many origins are left.

Two documents are compared in their reporters' own words (see `kinship`) and grouped by them (see `families`), never
because a third one shares a passage with both. The graph of a lineage is a tree of its most alike pairs, in the sense
of a stemma (see `descent`); an edge has a direction only where something speaks for one.

A lineage depends on nothing outside its component of the copies' graph: `lineages` is `components`, then `solve` for
each, so that a growing case solves again only the components that a new document touches.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from tellings.copying.doubles import doubled
from tellings.descent.families import (
    WHOLE_KINDS,
    Component,
    Family,
    Passage,
    Row,
    add_hosts,
    component_of,
    displaced,
    families_of,
    lend,
    merged,
    part,
    places,
    root,
    shared,
)
from tellings.descent.kinship import Kinship, kinship, proses
from tellings.descent.origins import origin, origins
from tellings.descent.steps import WHOLE, double_edge, edge, own_page, passage_edges, tree
from tellings.records import Borrower, Copy, Edge, Lineage, Reading

VERSION = 1

__all__ = ["VERSION", "akin", "components", "lineages", "origin", "origins", "solve"]


def lineages(readings: Sequence[Reading], copies: Sequence[Copy]) -> tuple[Lineage, ...]:
    """All lineages of a case, by id. The order of readings and copies does not matter."""
    known = {reading.document.id: reading for reading in readings}
    groups = components(copies)
    place = {document: index for index, group in enumerate(groups) for document in group}
    pairs = {(copy.left.document, copy.right.document) for copy in copies}
    doubles = _doubles(known, pairs)
    shares: list[list[Copy]] = [[] for _ in groups]
    for copy in copies:
        shares[place[copy.left.document]].append(copy)
    found = [
        lineage
        for group, share in zip(groups, shares, strict=True)
        for lineage in solve([known[document] for document in group], share, doubles)
    ]
    return tuple(sorted(found, key=lambda lineage: lineage.id))


def components(copies: Iterable[Copy]) -> tuple[tuple[str, ...], ...]:
    """The groups of documents that copies connect, each sorted, in order of their first ids."""
    roots: dict[str, str] = {}
    for copy in copies:
        a, b = root(roots, copy.left.document), root(roots, copy.right.document)
        roots[max(a, b)] = min(a, b)
    groups: dict[str, list[str]] = defaultdict(list)
    for document in sorted(roots):
        groups[root(roots, document)].append(document)
    return tuple(tuple(group) for group in groups.values())


def solve(
    readings: Sequence[Reading], copies: Sequence[Copy], doubles: Mapping[str, Kinship] | None = None
) -> tuple[Lineage, ...]:
    """The lineages of one component: the documents that its copies connect, and those copies.

    A double (`copying.doubles`) goes where the first printing of its article goes. `doubles` are those that `akin` is
    given for, of which nothing but the metadata is read; they are worked out where they are not given.
    """
    if doubles is None:
        known = {reading.document.id: reading for reading in readings}
        doubles = _doubles(known, {(copy.left.document, copy.right.document) for copy in copies})
    component = component_of(readings, copies, doubles)
    families = families_of(component)
    place = {document: family for family in families for document in family.members}
    add_hosts(component, families, place)
    passages = lend(component, families, place)
    printed = _printed(component, doubles)
    found = [_lineage(component, f, printed) for f in families if len(f.members) + len(f.hosts) > 1]
    loose = _distinct(component, passages + displaced(component, families))
    found += [_passage_lineage(component, first, passage) for first, passage in loose]
    return tuple(sorted(found, key=lambda lineage: lineage.id))


def akin(first: Reading, double: Reading) -> Kinship | None:
    """How a double stands to the first printing of its article; None where one is not the other's story as a whole."""
    kin = kinship(*proses([first, double]).values())
    return kin if kin.kind in WHOLE_KINDS else None


def _doubles(known: Mapping[str, Reading], pairs: Container[tuple[str, str]]) -> dict[str, Kinship]:
    """The doubles that have copies and are their first's story."""
    found = {
        double: akin(known[first], known[double])
        for double, first in doubled(list(known.values())).items()
        if (first, double) in pairs
    }
    return {double: kin for double, kin in found.items() if kin}


def _printed(component: Component, doubles: Mapping[str, Kinship]) -> Mapping[str, list[Kinship]]:
    """The doubles of each first printing, by id."""
    found: dict[str, list[Kinship]] = {}
    for double in sorted(doubles.keys() & component.readings.keys()):
        found.setdefault(doubles[double].left, []).append(doubles[double])
    return found


def _distinct(component: Component, passages: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """Each passage with the earliest document that prints it.

    What the same documents share is one lineage, and so is what begins at one word.
    """
    found: dict[object, dict[str, tuple[Row, ...]]] = {}
    for passage in passages:
        _add(found.setdefault(tuple(sorted(passage.where)), {}), passage.where)
    distinct: dict[tuple[str, int], dict[str, tuple[Row, ...]]] = {}
    for where in found.values():
        first = min(where, key=component.when)
        _add(distinct.setdefault((first, where[first][0][0]), {}), where)
    return [(first, Passage(where)) for (first, _), where in sorted(distinct.items())]


def _add(where: dict[str, tuple[Row, ...]], more: Mapping[str, tuple[Row, ...]]) -> None:
    for document, rows in more.items():
        where[document] = merged((*where.get(document, ()), *rows))


def _lineage(component: Component, family: Family, printed: Mapping[str, Sequence[Kinship]]) -> Lineage:
    doubles = [kin for first in family.members for kin in printed.get(first, ())]
    further = [kin.right for kin in doubles]
    members = (*family.members, *sorted((*family.hosts, *further), key=component.when))
    agency, why = _agency(component, family.members)
    edges = tree(component, (*family.members, *family.hosts), agency)
    edges += [double_edge(component, kin, agency) for kin in doubles]
    edges += [_loan(component, family, borrower) for borrower in family.borrowers]
    archetype = _archetype(component, members, edges, agency)
    carried = {
        document: shared(component, document, family.members) for document in sorted((*family.hosts, *family.borrowers))
    }
    return Lineage(
        id="l" + min((*family.members, *further), key=component.when),
        members=tuple(sorted(members)),
        borrowers=tuple(Borrower(d, part(component, d, carried[d])) for d in sorted(family.borrowers)),
        agency=agency,
        archetype=archetype,
        name=_name(component, members, agency, archetype),
        edges=tuple(edges),
        why=why,
        passages=tuple(place for document, rows in carried.items() for place in places(component, document, rows)),
    )


def _agency(component: Component, members: Sequence[str]) -> tuple[str | None, str]:
    """The agency that most members credit for the text, and the credit in words."""
    for field_, said in (("credited", "credits"), ("named", "names as its source")):
        votes = Counter(name for member in members for name in getattr(component.credits[member], field_))
        if votes:
            agency = min(votes, key=lambda name: (-votes[name], name))
            first = next(m for m in members if agency in getattr(component.credits[m], field_))
            key, found = component.readings[first].document.key, component.credits[first]
            return agency, f"{key} {said} {agency}: “{found.said(agency)}”"
    return None, "no credit found in these texts"


def _passage_lineage(component: Component, first: str, passage: Passage) -> Lineage:
    found = tuple(
        place for document in sorted(passage.where) for place in places(component, document, passage.where[document])
    )
    start = next(place.start for place in found if place.document == first)
    words = max(passage.words(document) for document in passage.where)
    return Lineage(
        id=f"l{first}@{start}",
        members=(),
        borrowers=tuple(Borrower(d, part(component, d, passage.where[d])) for d in sorted(passage.where)),
        agency=None,
        archetype=None,
        name=f"{_passages(passage)} of {words} words known from {_count(len(passage.where))} articles",
        edges=tuple(passage_edges(component, passage, first)),
        why="the articles are otherwise their own; where the passage comes from is not known",
        passages=found,
    )


def _passages(passage: Passage) -> str:
    most = max(len(rows) for rows in passage.where.values())
    return "passage" if most == 1 else f"{_count(most)} passages"


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _count(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _name(component: Component, members: Sequence[str], agency: str | None, archetype: str | None) -> str:
    outlets = {component.readings[member].document.outlet or member for member in members}
    text = f"{agency} text" if agency else "text" if archetype or len(outlets) == 1 else "wire text"
    copies = f"{text} known from {_count(len(members))} copies"
    if archetype is None:
        return copies
    return f"{copies}, the original among them: {component.readings[archetype].document.key}"


def _loan(component: Component, family: Family, borrower: str) -> Edge:
    kins = [(kin.shared, member) for member in family.members if (kin := component.between(member, borrower))]
    words, lender = max(kins, key=lambda pair: (pair[0], pair[1]))
    return edge(component, lender, borrower, None, "partial", f"an article of its own with {words} words of the story")


def _archetype(component: Component, members: Sequence[str], edges: Sequence[Edge], agency: str | None) -> str | None:
    """The member that all others descend from, where the evidence shows one.

    Every edge must lead away from it, and it must be the credited agency's own page, or have all that the others have
    and more where no agency is credited: the earliest copy known is not yet the original.
    """
    tree = [edge for edge in edges if edge.relation == "near_duplicate"]
    tops = set(members) - {edge.to for edge in tree if edge.directed}
    if len(tops) != 1 or not all(edge.directed for edge in tree):
        return None
    top = tops.pop()
    whole = all(_stands_in(component, member, top) for member in members if member != top)
    return top if own_page(component, top, agency) or (agency is None and whole) else None


def _stands_in(component: Component, document: str, larger: str) -> bool:
    """Whether a document has all its text from another one that has more."""
    kin = component.between(document, larger)
    return kin is not None and kin.share(document) >= WHOLE > kin.share(larger)
