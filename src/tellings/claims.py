"""Claims: one proposition as all documents tell it, with its support and its standing.

A claim over figures is a group of figures that relations call the same. A claim over statements is what one speaker
is said to have said, in near-equal words, in two documents or more; a reported event is a sentence that two documents
share. A claim is told in the documents' own words, with who says it; no verdict is given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tellings.claiming.groups import joined
from tellings.claiming.sayings import Saying, shared
from tellings.claiming.support import support
from tellings.counting.compared import Told
from tellings.counting.owners import Owner
from tellings.counting.tally import Estimate, Toll, toll
from tellings.counting.told import told
from tellings.descent.origins import finder
from tellings.records import (
    Claim,
    Copy,
    Dating,
    Dispute,
    Lineage,
    Modifier,
    Place,
    Reading,
    Relation,
    Sentence,
    Standing,
)

__all__ = ["VERSION", "Estimate", "Toll", "claims", "toll"]

VERSION = 2
LONGEST = 300
"""Characters of a claim's text."""

REASONS = 6
"""Other numbers that the reason of a claim names: of a toll that rose for weeks there are dozens."""


@dataclass(slots=True)
class _Case:
    """What the claims of some documents are made of."""

    readings: dict[str, Reading]
    days: dict[str, str]
    figures: dict[Place, Told]
    sentences: dict[Place, Sentence]
    relations: dict[Place, list[Relation]]
    disputes: dict[str, list[tuple[Place, Dispute, bool]]]
    owners: dict[Place, Owner | None] = field(default_factory=dict)

    def when(self, place: Place) -> tuple[str, str, int]:
        """What members are put in order by: publication where known, then document, then place."""
        return self.days.get(place.document) or "~", place.document, place.start


def claims(
    readings: Sequence[Reading],
    relations: Iterable[Relation],
    disputes: Iterable[Dispute] = (),
    lineages: Sequence[Lineage] = (),
    copies: Iterable[Copy] = (),
    datings: Iterable[Dating] = (),
) -> tuple[Claim, ...]:
    """The claims of these documents, by id. The order of documents, relations and disputes does not matter.

    `low` and `high` are what the members commit to, None for an open end and for claims without a number. Figures
    that nobody repeats are claims of one member; a statement or an event is a claim where the `copies` of two
    documents hold it, or where it is disputed.
    """
    case = _case(readings, relations, disputes, datings)
    origin = finder(lineages)
    outlets = {id_: reading.document.outlet for id_, reading in case.readings.items()}
    same = ((one.a, one.b) for many in case.relations.values() for one in many if one.relation == "same")
    found = [_figure_claim(case, group) for group in joined(case.figures, same)]
    told_twice = shared(case.readings.values(), sorted(copies, key=repr))
    found += [_saying_claim(case, group) for group in told_twice]
    found += _disputed_alone(case, [saying.place for group in told_twice for saying in group])
    supported = [replace(claim, support=support(claim.members, outlets, origin, case.owners)) for claim in found]
    return tuple(sorted(supported, key=lambda claim: claim.id))


def _case(
    readings: Sequence[Reading],
    relations: Iterable[Relation],
    disputes: Iterable[Dispute],
    datings: Iterable[Dating],
) -> _Case:
    inferred = {dating.document: dating.value for dating in datings}
    by_id = {reading.document.id: reading for reading in sorted(readings, key=lambda one: one.document.id)}
    days = {
        id_: (reading.document.published or inferred.get(id_) or _dated(reading))[:10] for id_, reading in by_id.items()
    }
    figures = {one.place: one for id_, reading in by_id.items() for one in told(reading, days[id_])}
    between: dict[Place, list[Relation]] = defaultdict(list)
    for relation in sorted(set(relations), key=_order):
        between[relation.a].append(relation)
        between[relation.b].append(relation)
    case = _Case(by_id, days, figures, _sentences(by_id.values()), between, _sides(disputes))
    case.owners = {place: one.owner for place, one in figures.items()}
    return case


def _order(relation: Relation) -> tuple[object, ...]:
    a, b = relation.a, relation.b
    return a.document, a.start, a.end, b.document, b.start, b.end, relation.relation, relation.why


def _dated(reading: Reading) -> str:
    return (reading.dating.value if reading.dating else None) or ""


def _sentences(readings: Iterable[Reading]) -> dict[Place, Sentence]:
    """The sentence that each figure stands in."""
    found = {}
    for reading in readings:
        for figure in reading.figures:
            within = next((s for s in reading.sentences if s.start <= figure.start < s.end), None)
            if within is not None:
                found[Place(figure.document, figure.start, figure.end)] = within
    return found


def _sides(disputes: Iterable[Dispute]) -> dict[str, list[tuple[Place, Dispute, bool]]]:
    """Both sides of every dispute by document: the place, the dispute, whether it is the side that is denied."""
    sides: dict[str, list[tuple[Place, Dispute, bool]]] = defaultdict(list)
    for dispute in sorted(set(disputes), key=repr):
        sides[dispute.asserted.document].append((dispute.asserted, dispute, True))
        sides[dispute.denied.document].append((dispute.denied, dispute, False))
    return sides


def _figure_claim(case: _Case, group: Sequence[Place]) -> Claim:
    members = tuple(sorted(group, key=case.when))
    standing, why = _standing(case, members)
    low, high, modifier = _interval(case, members)
    reasons = [_told_by(case, members), *why, *_sums(case, members)]
    return Claim(
        _id(members),
        _text(case, members),
        members,
        _NOBODY,
        standing,
        low,
        high,
        modifier,
        "; ".join(filter(None, reasons)),
        all(case.figures[place].figure.scope == "background" for place in members),
    )


_NOBODY = support((), {}, lambda place: place.document, {})


def _id(members: Sequence[Place]) -> str:
    return f"c{members[0].document}@{members[0].start}"


def _text(case: _Case, members: Sequence[Place]) -> str:
    """The sentence of the earliest member, as printed, white space folded."""
    first = members[0]
    sentence = case.sentences.get(first)
    text = case.readings[first.document].document.text
    start, end = (sentence.start, sentence.end) if sentence else (first.start, first.end)
    if end - start > LONGEST:
        start, end = _around(text, start, end, first)
    return " ".join(text[start:end].split())


def _around(text: str, start: int, end: int, place: Place) -> tuple[int, int]:
    """As much of a long sentence around a place as a claim holds, whole words."""
    first = max(start, place.start - LONGEST // 2)
    last = min(end, first + LONGEST)
    while first > start and not text[first - 1].isspace():
        first -= 1
    while last < end and not text[last].isspace():
        last += 1
    return first, last


def _interval(case: _Case, members: Sequence[Place]) -> tuple[int | None, int | None, Modifier | None]:
    """What the members commit to together: exact where one of them is exact, else the narrowest of their bounds.

    With the modifier of the first figure that has both of these bounds.
    """
    figures = [case.figures[place].figure for place in members]
    exact = [figure for figure in figures if figure.modifier in ("exact", "about")]
    if exact:
        return exact[0].low, exact[0].high, exact[0].modifier
    lows = [figure.low for figure in figures if figure.low is not None]
    highs = [figure.high for figure in figures if figure.high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    return low, high, next((figure.modifier for figure in figures if (figure.low, figure.high) == (low, high)), None)


def _told_by(case: _Case, members: Sequence[Place]) -> str:
    owners = sorted({case.figures[place].figure.attributed_to or "" for place in members} - {""})
    scope = case.figures[members[0]].scope
    first = case.figures[members[0]].figure
    counted = f"“{first.text}”: {first.role}, {scope.replace('_', ' ')}"
    return f"{counted}; {' / '.join(owners)}" if owners else f"{counted}; no owner named"


def _standing(case: _Case, members: Sequence[Place]) -> tuple[Standing, list[str]]:
    """A denial weighs most, then a later count of the same owner, then another owner's number."""
    mine = set(members)
    denied, other = _disputed(case, members)
    if denied:
        return "denied", denied
    relations = [relation for place in members for relation in case.relations.get(place, ())]
    newer = _words(case, (r for r in relations if r.relation == "update" and r.a in mine), mine, "replaced:")
    if newer:
        return "updated", newer
    rival = _words(case, (r for r in relations if r.relation == "conflict"), mine, "against")
    if rival or other:
        return "disputed", rival + other
    return "undisputed", []


def _words(case: _Case, relations: Iterable[Relation], mine: set[Place], said: str) -> list[str]:
    """The relations to members of other claims in words, the distinct ones."""
    found: dict[str, str] = {}
    for relation in relations:
        place = relation.b if relation.a in mine else relation.a
        if place not in mine and place in case.figures:
            found.setdefault(case.figures[place].figure.text.lower(), f"{said} {relation.why}")
    reasons = list(dict.fromkeys(found[text] for text in sorted(found)))
    more = len(reasons) - REASONS
    return reasons if more <= 1 else [*reasons[:REASONS], f"and {more} more like these"]


def _disputed(case: _Case, members: Sequence[Place]) -> tuple[list[str], list[str]]:
    """The denials of what stands at these places, and the other accounts of it."""
    denials, others = set(), set()
    for place in members:
        for span, dispute, asserted in case.disputes.get(place.document, ()):
            if not (span.start < place.end and place.start < span.end):
                continue
            said = f"{dispute.form.replace('_', ' ')}: {dispute.why}"
            if dispute.form == "denial" and asserted:
                denials.add(said)
            elif dispute.form != "denial":
                others.add(said)
    return sorted(denials), sorted(others)


def _sums(case: _Case, members: Sequence[Place]) -> list[str]:
    """What adds up to a claim's number."""
    mine = set(members)
    return sorted(
        {
            relation.why
            for place in members
            for relation in case.relations.get(place, ())
            if relation.relation == "part_of" and relation.b in mine and " = " in relation.why
        }
    )


def _saying_claim(case: _Case, group: Sequence[Saying]) -> Claim:
    sayings = sorted(group, key=lambda saying: case.when(saying.place))
    members = tuple(saying.place for saying in sayings)
    case.owners.update((saying.place, saying.owner) for saying in sayings)
    denied, other = _disputed(case, members)
    standing: Standing = "denied" if denied else "disputed" if other else "undisputed"
    first = sayings[0]
    said_by = f"{first.act}: {first.speaker}" if first.speaker else "reported by the documents themselves"
    why = "; ".join([said_by, *denied, *other])
    return Claim(f"{_id(members)}s", first.text, members, _NOBODY, standing, why=why)


def _disputed_alone(case: _Case, told: Sequence[Place]) -> list[Claim]:
    """What one document tells and somebody denies or tells otherwise."""
    found: dict[str, Claim] = {}
    for sides in case.disputes.values():
        for place, dispute, asserted in sides:
            known = place.document not in case.readings or any(_meet(place, other) for other in told)
            if not asserted or known or dispute.form == "different_figure":
                continue
            saying = _said_there(case, place, dispute.speakers[0] if dispute.speakers else None)
            claim = _saying_claim(case, [saying])
            found.setdefault(claim.id, claim)
    return list(found.values())


def _meet(one: Place, other: Place) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


def _said_there(case: _Case, place: Place, speaker: str | None) -> Saying:
    text = case.readings[place.document].document.text
    return Saying(place, " ".join(text[place.start : place.end].split()), "says", speaker, None, frozenset())
