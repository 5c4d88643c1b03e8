"""From copies to lineages: which documents descend from one text, in which direction, and how many origins are left.

Two documents are compared in their reporters' own words (see `kinship`). Documents that share a whole story are joined
to families by average link, never because a third one shares a passage with both; a family's copies inside larger
pages and its passages inside other articles hang on it without joining it to anything. The graph of a lineage is a
tree of its most alike pairs, in the sense of a stemma; an edge has a direction only where something speaks for one.

A lineage depends on nothing outside its component of the copies' graph: `lineages` is `components`, then `solve` for
each, so that a growing case solves again only the components that a new document touches.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from tellings.credits import Credit, credit
from tellings.kinship import LONG_RUN, RUN, Kinship, Prose, bridged, kinship, proses
from tellings.lang.agencies import AGENCIES
from tellings.records import Borrower, Copy, CopyRelation, Edge, Lineage, Place, Reading

if TYPE_CHECKING:
    from tellings.kinship import Ints

VERSION = 1

CONTAINED = 0.6
"""The share from which two texts that share little are both explained by a third: head and tail of one story."""
SAME_TEXT = 1.5
"""Both shares added up from which different agency credits do not keep two texts apart: one credit must be wrong."""
OVERLAP = 0.5
"""The part of the shorter of two stretches of a document from which they are one passage."""
ENDS = 0.85
"""A cut text covers at least so much of the longer one up to where it ends (the rest are words changed)."""
WHOLE = 0.9
"""The share from which a text counts as standing entirely in another."""
REWRITTEN = 0.8
"""The share below which two texts that credit one agency differ by more than an outlet's cuts: takes of its story."""

Row = tuple[int, int]
"""Words in a row of one document, by position, end not included."""

_WHOLE_KINDS = frozenset({"near", "cut"})


@dataclass(frozen=True, slots=True)
class _Component:
    """What is known of the documents of one component before they are grouped."""

    readings: Mapping[str, Reading]
    texts: Mapping[str, Prose]
    kin: Mapping[tuple[str, str], Kinship]
    credits: Mapping[str, Credit]

    def between(self, a: str, b: str) -> Kinship | None:
        return self.kin.get((a, b) if a < b else (b, a))

    def when(self, document: str) -> tuple[str, str]:
        """What documents are put in order by: publication where known, then id."""
        return self.readings[document].document.published or "~", document


@dataclass(slots=True)
class _Family:
    """A lineage in the making: its members, the larger pages that carry it whole, and the borrowers."""

    members: list[str]
    hosts: list[str] = field(default_factory=list)
    borrowers: list[str] = field(default_factory=list)


def lineages(readings: Sequence[Reading], copies: Sequence[Copy]) -> tuple[Lineage, ...]:
    """All lineages of a case, by id. The order of readings and copies does not matter."""
    known = {reading.document.id: reading for reading in readings}
    groups = components(copies)
    place = {document: index for index, group in enumerate(groups) for document in group}
    parts: list[list[Copy]] = [[] for _ in groups]
    for copy in copies:
        parts[place[copy.left.document]].append(copy)
    found = [
        lineage
        for group, part in zip(groups, parts, strict=True)
        for lineage in solve([known[document] for document in group], part)
    ]
    return tuple(sorted(found, key=lambda lineage: lineage.id))


def components(copies: Iterable[Copy]) -> tuple[tuple[str, ...], ...]:
    """The groups of documents that copies connect, each sorted, in order of their first ids."""
    roots: dict[str, str] = {}
    for copy in copies:
        a, b = _root(roots, copy.left.document), _root(roots, copy.right.document)
        roots[max(a, b)] = min(a, b)
    groups: dict[str, list[str]] = defaultdict(list)
    for document in sorted(roots):
        groups[_root(roots, document)].append(document)
    return tuple(tuple(group) for group in groups.values())


def _root(roots: dict[str, str], document: str) -> str:
    roots.setdefault(document, document)
    while roots[document] != document:
        roots[document] = document = roots[roots[document]]
    return document


def solve(readings: Sequence[Reading], copies: Iterable[Copy]) -> tuple[Lineage, ...]:
    """The lineages of one component: the documents that its copies connect, and those copies."""
    component = _component(readings, copies)
    families = _families(component)
    place = {document: family for family in families for document in family.members}
    _add_hosts(component, families, place)
    passages = _lend(component, families, place)
    found = [_lineage(component, family) for family in families if len(family.members) + len(family.hosts) > 1]
    found += [_passage_lineage(component, passage) for passage in passages + _displaced(component, families)]
    return tuple(sorted(found, key=lambda lineage: lineage.id))


def _component(readings: Sequence[Reading], copies: Iterable[Copy]) -> _Component:
    ordered = sorted(readings, key=lambda reading: reading.document.id)
    texts = proses(ordered)
    pairs = sorted({(copy.left.document, copy.right.document) for copy in copies})
    kin = {pair: kinship(texts[pair[0]], texts[pair[1]]) for pair in pairs}
    related = {pair: found for pair, found in kin.items() if found.kind}
    touched = {document for pair in related for document in pair}
    known = {reading.document.id: reading for reading in ordered}
    return _Component(known, texts, related, {document: credit(known[document]) for document in sorted(touched)})


# Families


def _families(component: _Component) -> list[_Family]:
    """Documents joined to families, the most alike pairs first; every related document is in exactly one."""
    place = {document: _Family([document]) for pair in component.kin for document in pair}
    links = [(-kin.score, pair) for pair, kin in component.kin.items() if kin.kind in _WHOLE_KINDS]
    for _, (a, b) in sorted(links):
        one, other = place[a], place[b]
        if one is not other and _one_story(component, one.members, other.members):
            one.members.extend(other.members)
            place.update(dict.fromkeys(other.members, one))
    unique = {id(family): family for _, family in sorted(place.items())}
    for family in unique.values():
        family.members.sort(key=component.when)
    return sorted(unique.values(), key=lambda family: component.when(family.members[0]))


def _one_story(component: _Component, these: Sequence[str], those: Sequence[str]) -> bool:
    """Whether most pairs across share the story: a page that mixes two wires must not join their copies."""
    alike = apart = disagree = credited = 0
    for a in these:
        for b in those:
            kin = component.between(a, b)
            whole = kin is not None and kin.kind in _WHOLE_KINDS
            alike += whole
            apart += not whole and not _explained(component, a, b, (*these, *those))
            differ = _credits_differ(component, a, b)
            credited += differ is not None
            disagree += bool(differ) and (kin is None or kin.score < SAME_TEXT)
    return alike > apart and disagree * 2 <= credited


def _explained(component: _Component, a: str, b: str, others: Iterable[str]) -> bool:
    """Whether some other document contains most of both."""
    for c in others:
        one, other = component.between(a, c), component.between(b, c)
        if one and other and min(one.share(a), other.share(b)) >= CONTAINED:
            return True
    return False


def _credits_differ(component: _Component, a: str, b: str) -> bool | None:
    """Whether two texts are credited to different agencies; None where one is credited to none."""
    one, other = component.credits[a].credited, component.credits[b].credited
    return not set(one) & set(other) if one and other else None


def _add_hosts(component: _Component, families: Sequence[_Family], place: Mapping[str, _Family]) -> None:
    """Give families the larger pages that carry their text whole: running files, pages of several stories."""
    carried: dict[tuple[int, str], int] = Counter()
    index = {id(family): number for number, family in enumerate(families)}
    for (left, right), kin in component.kin.items():
        if kin.kind in ("held", "cut") and place[left] is not place[right]:
            short, page = (left, right) if kin.left_share > kin.right_share else (right, left)
            carried[index[id(place[short])], page] += 1
    for (number, page), times in sorted(carried.items()):
        if times * 2 >= len(families[number].members):
            families[number].hosts.append(page)


# Passages


@dataclass(frozen=True, slots=True)
class _Passage:
    """Wording that articles share whose original none of them carries; `where` maps documents to word positions."""

    where: Mapping[str, tuple[Row, ...]]


def _lend(component: _Component, families: Sequence[_Family], place: Mapping[str, _Family]) -> list[_Passage]:
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
    return _passages(component, loose)


def _support(component: _Component, family: _Family, borrower: str, kin: Kinship) -> float:
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


def _passages(component: _Component, loose: Sequence[Kinship]) -> list[_Passage]:
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
                    a, b = _root(roots, str(i)), _root(roots, str(j))
                    roots[max(a, b)] = min(a, b)
    groups: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for index, pair in enumerate(pairs):
        groups[_root(roots, str(index))] += pair
    return [_Passage(_by_document(group)) for group in groups.values()]


def _rows(component: _Component, kin: Kinship) -> Iterator[tuple[tuple[str, Row], tuple[str, Row]]]:
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
    return {document: _merged(rows) for document, rows in sorted(where.items())}


def _merged(stretches: Iterable[Row]) -> tuple[Row, ...]:
    """The stretches in order, those that overlap made one."""
    merged: list[Row] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _displaced(component: _Component, families: Iterable[_Family]) -> list[_Passage]:
    """Wording that just two members of a family share and print at different places of the story: another origin's."""
    return [
        passage
        for family in families
        if len(family.members) > 2
        for number, a in enumerate(family.members)
        for passage in _displaced_in(component, a, family.members[number + 1 :], _carriers(component, family, a))
    ]


def _carriers(component: _Component, family: _Family, document: str) -> Ints:
    """For every word of a member, how many other members share it."""
    import numpy as np

    counts = np.zeros(len(component.texts[document].hashes), dtype=np.int64)
    for other in family.members:
        kin = component.between(document, other) if other != document else None
        for start, end in kin.stretches(document) if kin else ():
            counts[start:end] += 1
    return counts


def _displaced_in(component: _Component, a: str, others: Iterable[str], carriers: Ints) -> Iterator[_Passage]:
    text = component.texts[a]
    for b in others:
        kin = component.between(a, b)
        rows = kin.stretches(a) if kin else ()
        lone = [row for row in rows if _plain(text, row) >= LONG_RUN and _mostly_one(carriers[row[0] : row[1]])]
        if lone:
            steps = [(row, _counterpart(text, component.texts[b], row)) for row in rows]
            yield from (
                _Passage({a: (row,), b: (there,)})
                for number, (row, there) in enumerate(steps)
                if row in lone and there[1] > there[0] and _out_of_order(steps, number)
            )


def _mostly_one(carriers: Ints) -> bool:
    return int((carriers <= 1).sum()) > OVERLAP * len(carriers)


def _counterpart(text: Prose, other: Prose, stretch: Row) -> Row:
    """Where the row of words of one document stands in the other."""
    import numpy as np

    first = max(stretch[0] - RUN + 1, 0)
    hits = np.flatnonzero(np.isin(text.runs[first : stretch[1]], other.runs))
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


# Records


def _lineage(component: _Component, family: _Family) -> Lineage:
    members = (*family.members, *sorted(family.hosts, key=component.when))
    agency, why = _agency(component, members)
    edges = _tree(component, members, agency) + [_loan(component, family, borrower) for borrower in family.borrowers]
    archetype = _archetype(component, members, edges, agency)
    places = [
        place
        for document in (*family.hosts, *family.borrowers)
        for place in _places(component, document, _shared(component, document, family.members))
    ]
    return Lineage(
        id="l" + family.members[0],
        members=tuple(sorted(members)),
        borrowers=tuple(
            Borrower(document, _part(component, document, _shared(component, document, family.members)))
            for document in sorted(family.borrowers)
        ),
        agency=agency,
        archetype=archetype,
        name=_name(component, members, agency, archetype),
        edges=tuple(edges),
        why=why,
        passages=tuple(sorted(places, key=lambda place: (place.document, place.start))),
    )


def _shared(component: _Component, document: str, members: Iterable[str]) -> tuple[Row, ...]:
    """The stretches of a document that it shares with any of the members."""
    kins = (component.between(document, member) for member in members)
    return _merged(stretch for kin in kins if kin for stretch in kin.stretches(document))


def _part(component: _Component, document: str, stretches: Iterable[Row]) -> float:
    """The stretches' part of a document's own words, 0 to 1."""
    text = component.texts[document]
    own = sum(int((text.own[start:end] & text.plain[start:end]).sum()) for start, end in stretches)
    return round(own / max(text.size, 1), 4)


def _places(component: _Component, document: str, stretches: Iterable[Row]) -> Iterator[Place]:
    text = component.texts[document]
    for start, end in stretches:
        yield Place(document, int(text.starts[start]), int(text.ends[end - 1]))


def _agency(component: _Component, members: Sequence[str]) -> tuple[str | None, str]:
    """The agency that most members credit for the text, and the credit in words."""
    for field_, said in (("credited", "credits"), ("named", "names as its source")):
        votes = Counter(name for member in members for name in getattr(component.credits[member], field_))
        if votes:
            agency = min(votes, key=lambda name: (-votes[name], name))
            first = next(m for m in members if agency in getattr(component.credits[m], field_))
            key = component.readings[first].document.key
            return agency, f"{key} {said} {agency}: “{component.credits[first].words}”"
    return None, "no credit found in these texts"


def _passage_lineage(component: _Component, passage: _Passage) -> Lineage:
    documents = sorted(passage.where, key=component.when)
    first = documents[0]
    places = [
        place for document in sorted(documents) for place in _places(component, document, passage.where[document])
    ]
    start = next(place.start for place in places if place.document == first)
    words = max(_size(passage.where[document]) for document in documents)
    edges = [
        _edge(component, first, other, None, "partial", f"they share a passage of {_size(passage.where[other])} words")
        for other in documents[1:]
    ]
    return Lineage(
        id=f"l{first}@{start}",
        members=(),
        borrowers=tuple(
            Borrower(document, _part(component, document, passage.where[document])) for document in sorted(documents)
        ),
        agency=None,
        archetype=None,
        name=f"passage of {words} words known from {_count(len(documents))} articles",
        edges=tuple(edges),
        why="the articles are otherwise their own; where the passage comes from is not known",
        passages=tuple(places),
    )


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _count(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _name(component: _Component, members: Sequence[str], agency: str | None, archetype: str | None) -> str:
    text = f"{agency} text" if agency else "wire text" if archetype is None else "text"
    copies = f"{text} known from {_count(len(members))} copies"
    if archetype is None:
        return copies
    return f"{copies}, the original among them: {component.readings[archetype].document.key}"


# Edges


def _tree(component: _Component, members: Sequence[str], agency: str | None) -> list[Edge]:
    """Every member linked to the most alike one (the maximum spanning tree), oriented away from the first."""
    group = set(members)
    links = sorted((-kin.score, pair) for pair, kin in component.kin.items() if pair[0] in group and pair[1] in group)
    roots: dict[str, str] = {}
    near: dict[str, list[str]] = defaultdict(list)
    for _, (a, b) in links:
        one, other = _root(roots, a), _root(roots, b)
        if one != other:
            roots[max(one, other)] = min(one, other)
            near[a].append(b)
            near[b].append(a)
    start = min(members, key=lambda member: (not _own_page(component, member, agency), component.when(member)))
    return [
        _edge(component, a, b, agency, "near_duplicate", "they share a text") for a, b in _walk(near, start, component)
    ]


def _walk(near: Mapping[str, list[str]], start: str, component: _Component) -> Iterator[tuple[str, str]]:
    seen, queue = {start}, [start]
    for a in queue:
        for b in sorted(near.get(a, ()), key=component.when):
            if b not in seen:
                seen.add(b)
                queue.append(b)
                yield a, b


def _loan(component: _Component, family: _Family, borrower: str) -> Edge:
    kins = [(kin.shared, member) for member in family.members if (kin := component.between(member, borrower))]
    shared, lender = max(kins, key=lambda pair: (pair[0], pair[1]))
    return _edge(
        component, lender, borrower, None, "partial", f"an article of its own with {shared} words of the story"
    )


def _edge(component: _Component, a: str, b: str, agency: str | None, relation: CopyRelation, what: str) -> Edge:
    """The edge between two documents, turned the way that the evidence says."""
    kin = component.between(a, b)
    evidence = [*_evidence(component, a, b, agency, kin)]
    votes = {direction for direction, _ in evidence if direction}
    directed = len(votes) == 1
    source, to = (b, a) if directed and votes == {-1} else (a, b)
    reasons = [reason for _, reason in evidence]
    if len(votes) > 1:
        reasons.append("this evidence disagrees: direction unknown")
    elif not directed:
        reasons.append("direction unknown")
    share = kin.share(to) if kin else 0.0
    return Edge(source, to, directed, relation, round(share, 4), "; ".join([what, *reasons]))


def _evidence(
    component: _Component, a: str, b: str, agency: str | None, kin: Kinship | None
) -> Iterator[tuple[int, str]]:
    """What speaks for a direction: 1 from `a` to `b`, -1 back, 0 for neither; and why."""
    one, other = component.readings[a].document, component.readings[b].document
    pages = _own_page(component, a, agency), _own_page(component, b, agency)
    if pages[0] != pages[1]:
        yield (1 if pages[0] else -1), f"{(one if pages[0] else other).key} is {agency}'s own page"
    order = _order(one.published, other.published)
    if order:
        first = one if order > 0 else other
        yield order, f"{first.key} was published earlier ({one.published} against {other.published})"
    if kin:
        yield from _form(component, a, b, kin)
        yield from _takes(component, a, b, kin)


def _order(one: str | None, other: str | None) -> int:
    """1 where the first is earlier, -1 where the second is, 0 where the days are equal or one is unknown."""
    if not one or not other:
        return 0
    first, second = _moment(one), _moment(other)
    if first and second and (first.tzinfo is None) == (second.tzinfo is None):
        return (first < second) - (first > second)
    return (one[:10] < other[:10]) - (one[:10] > other[:10])


def _moment(published: str) -> datetime | None:
    """A time stated to the minute; None where only the day is."""
    try:
        return datetime.fromisoformat(published) if "T" in published or " " in published else None
    except ValueError:
        return None


def _form(component: _Component, a: str, b: str, kin: Kinship) -> Iterator[tuple[int, str]]:
    """Truncation and additions: one text stands whole in the other, which goes on behind it or has more between."""
    for short, long, direction in ((b, a, 1), (a, b, -1)):
        if kin.share(short) < WHOLE or kin.share(long) > REWRITTEN:
            continue
        key, longer = component.readings[short].document.key, component.readings[long].document.key
        text, found = component.texts[long], kin.stretches(long)
        reached = int((text.own & text.plain)[: found[-1][1]].sum())
        if reached * ENDS <= int(kin.share(long) * text.size) and reached < text.size * WHOLE:
            yield direction, f"{key} ends where {longer} goes on"
        else:
            yield 0, f"{longer} has everything of {key} and more between, cut in one or added in the other"


def _takes(component: _Component, a: str, b: str, kin: Kinship) -> Iterator[tuple[int, str]]:
    same = set(component.credits[a].credited) & set(component.credits[b].credited)
    if same and min(kin.left_share, kin.right_share) < REWRITTEN:
        yield 0, f"both credit {min(same)}: an earlier and a later version of the agency's own story"


def _own_page(component: _Component, document: str, agency: str | None) -> bool:
    """Whether a document is the agency's own page, by its outlet's name or its address."""
    if agency is None:
        return False
    page = component.readings[document].document
    forms = {form.casefold() for form in AGENCIES[agency]}
    host = (page.url or "").partition("://")[2].partition("/")[0].casefold().removeprefix("www.")
    outlet = (page.outlet or "").casefold().removeprefix("www.").removeprefix("the ")
    return any(name in forms or name.partition(".")[0] in forms for name in (outlet, host) if name)


def _archetype(component: _Component, members: Sequence[str], edges: Sequence[Edge], agency: str | None) -> str | None:
    """The member that all others descend from, where every edge is directed and leads away from it."""
    made = {edge.to for edge in edges if edge.relation == "near_duplicate" and edge.directed}
    tops = [member for member in members if member not in made]
    all_directed = all(edge.directed for edge in edges if edge.relation == "near_duplicate")
    if len(tops) != 1 or not all_directed:
        return None
    return tops[0] if agency is None or _own_page(component, tops[0], agency) else None


# Origins


def origin(place: Place, lineages: Sequence[Lineage]) -> str:
    """Whose wording stands at a place: a lineage's id, or the document's own where it belongs to none."""
    for lineage in lineages:
        if any(_overlap(passage, place) for passage in lineage.passages):
            return lineage.id
    for lineage in lineages:
        if place.document in lineage.members and all(p.document != place.document for p in lineage.passages):
            return lineage.id
    return place.document


def _overlap(one: Place, other: Place) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


def origins(places: Iterable[Place], lineages: Sequence[Lineage]) -> int:
    """How many independent sources are left of what stands at these places when lineages are collapsed."""
    return len({origin(place, lineages) for place in places})
