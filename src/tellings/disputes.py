"""What is denied or told otherwise: two stretches of text side by side, and no verdict.

Four forms: a denial; a counter-accusation (who is accused accuses in turn); different perpetrators (two accounts of who
did a thing); different figures (two owners, two numbers for one thing). Inside a document a denial finds what it denies
by place and by words; across documents by words alone, so that both must share a deed, a name and rare words, and days
that are not far apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tellings.disputing.crossing import Told, crossings
from tellings.disputing.figures import rival_figures, stated
from tellings.disputing.pages import NOBODY, Page, Voice
from tellings.disputing.pairing import Pair, pairs
from tellings.disputing.said import Said
from tellings.disputing.sayings import deeds, sayings
from tellings.records import Dating, Dispute, DisputeForm, Entity, Figure, Place, Reading, Relation, Span

VERSION = 2
UNNAMED = "not named"
"""Who says what is denied where only the denial tells of it."""


ALIKE = 3
"""Words that the sentences of two conflicting figures share, so that two pages speak of one thing."""
APART = 4.0
"""The larger figure over the smaller beyond which two pages are taken to count different things."""


@dataclass(frozen=True, slots=True)
class _Owned:
    """A figure of somebody who is named: where it is told, and the words around it."""

    speaker: str
    figure: Figure
    place: Place
    words: frozenset[str]


@dataclass(slots=True)
class _Found:
    """What the documents gave so far."""

    disputes: set[Dispute] = field(default_factory=set)
    alone: dict[Place, Dispute] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    open: list[Told] = field(default_factory=list)
    owned: dict[Place, _Owned] = field(default_factory=dict)


def disputes(
    readings: Sequence[Reading],
    relations: Iterable[Relation] = (),
    datings: Iterable[Dating] = (),
    entities: Iterable[Entity] = (),
    referents: Mapping[str, str] | None = None,
) -> tuple[Dispute, ...]:
    """The disputes of these documents by place of what is asserted; the order of documents does not matter.

    `relations` are relations between figures that were found already, of which conflicts count; `datings` give the days
    of documents that state none; `entities` name the speakers, who are else as printed, and `referents` says which
    entity each document's referent is (`Case.referents`). `Dispute.why` says how the denial points at what it denies.
    """
    days = {dating.document: dating.value for dating in datings}
    names = {entity.id: entity.name for entity in entities}
    conflicts = sorted({(one.a, one.b, one.why) for one in relations if one.relation == "conflict"}, key=repr)
    wanted: dict[str, set[Place]] = defaultdict(set)
    for one, other, _ in conflicts:
        wanted[one.document].add(one)
        wanted[other.document].add(other)
    found = _Found()
    for reading in sorted(readings, key=lambda reading: reading.document.id):
        page = Page(reading, referents)
        day = reading.document.published or days.get(page.id)
        _read(page, day, names, wanted.get(page.id, set()), found)
    _cross(found)
    found.disputes.update(_of_conflicts(conflicts, found.owned))
    return _once(found.disputes)


def _read(page: Page, day: str | None, names: Mapping[str, str], wanted: set[Place], found: _Found) -> None:
    """What one document gives: its own disputes, and what may meet those of other documents."""
    said = sayings(page)
    inside = [*pairs(page, said), *rival_figures(page, said)]
    for pair in inside:
        one = _dispute(page, pair, names)
        found.disputes.add(one)
        if pair.alone:
            found.alone[one.denied] = one
    answered = {pair.denied for pair in inside if not pair.alone}
    for statement in said:
        if statement.kind == "denial":
            if statement.manner in ("repeats", "negates") and statement not in answered:
                found.open.append(_told(page, statement, day, names))
        elif statement.words & deeds(page.language):
            found.told.append(_told(page, statement, day, names))
    for figure in page.reading.figures:
        _own(page, figure, said, names, wanted, found)


def _own(
    page: Page, figure: Figure, said: Sequence[Said], names: Mapping[str, str], wanted: set[Place], found: _Found
) -> None:
    place = Place(page.id, figure.start, figure.end)
    if place in wanted and (owner := stated(page, figure, said)) is not None:
        voice, statement = owner
        number = page.sentence_at(figure.start)
        around = page.words_in(page.sentences[number]) if number is not None else frozenset()
        telling = frozenset(word for word in around if not word[0].isdigit()) - deeds(page.language)
        told = _place(page.id, statement.place)
        found.owned[place] = _Owned(_speaker(page, voice, names), figure, told, telling)


def _told(page: Page, said: Said, day: str | None, names: Mapping[str, str]) -> Told:
    whole = page.sentences[said.sentence]
    return Told(
        said,
        _speaker(page, said.voice, names),
        page.words_in(whole),
        page.words_in(whole) & deeds(page.language) if said.kind != "denial" else said.words & deeds(page.language),
        page.names_in(whole),
        day,
        page.printed(whole) if said.kind == "denial" else "",
    )


def _cross(found: _Found) -> None:
    """Join denials that nothing in their own document answers to what other documents tell."""
    for crossing in crossings(found.told, found.open):
        asserted, denied = crossing.asserted.statement, crossing.denied.statement
        place = _place(denied.document, denied.place)
        found.disputes.discard(found.alone.get(place, _NONE))
        speakers = (crossing.asserted.speaker, crossing.denied.speaker)
        found.disputes.add(Dispute(_place(asserted.document, asserted.place), place, "denial", speakers, crossing.why))


_NONE = Dispute(Place("", 0, 0), Place("", 0, 0), "denial", (), "")


def _of_conflicts(conflicts: Sequence[tuple[Place, Place, str]], owned: Mapping[Place, _Owned]) -> Iterator[Dispute]:
    """Conflicting figures of two owners that are named; the same two owners and numbers once, however often printed."""
    met = set()
    for a, b, why in conflicts:
        one, other = owned.get(a), owned.get(b)
        if one is None or other is None or not _of_one_thing(one, other):
            continue
        key = frozenset(((one.speaker, one.figure.text.casefold()), (other.speaker, other.figure.text.casefold())))
        if key not in met:
            met.add(key)
            yield Dispute(one.place, other.place, "different_figure", (one.speaker, other.speaker), why)


def _of_one_thing(one: _Owned, other: _Owned) -> bool:
    """Whether two owners' figures are told in like words and are of one order; inside a document that was seen to."""
    if one.speaker.casefold() == other.speaker.casefold() or one.place.document == other.place.document:
        return False
    numbers = [item.figure.low if item.figure.low is not None else item.figure.high or 0 for item in (one, other)]
    near = min(numbers) > 0 and max(numbers) <= APART * min(numbers)
    return near and len(one.words & other.words) >= ALIKE


def _once(found: Iterable[Dispute]) -> tuple[Dispute, ...]:
    """In order, and of those with the same places and form the first."""
    kept: dict[tuple[object, ...], Dispute] = {}
    for item in sorted(found, key=_order):
        kept.setdefault((item.asserted, item.denied, item.form), item)
    return tuple(kept.values())


def _dispute(page: Page, pair: Pair, names: Mapping[str, str]) -> Dispute:
    form: DisputeForm = pair.form
    speakers = (_speaker(page, pair.asserted.voice, names), _speaker(page, pair.denied.voice, names))
    return Dispute(_place(page.id, pair.span), _place(page.id, pair.denied.place), form, speakers, pair.why)


def _place(document: str, span: Span) -> Place:
    return Place(document, span.start, span.end)


def _speaker(page: Page, voice: Voice, names: Mapping[str, str]) -> str:
    """The name of who says something: the entity's, else as printed, else the outlet's where the article says it.

    Those who speak for a people are as printed ("Velmish officials"); where that is all that is printed, its country.
    """
    if voice is NOBODY:
        return page.outlet
    name = names.get(voice.entity) if voice.entity is not None else None
    if name is None or voice.entity is None or not page.people(voice.entity):
        return name or voice.printed or UNNAMED
    if " " in (voice.printed or ""):
        return voice.printed or name
    return names.get(page.land(voice.entity) or "", name)


def _order(item: Dispute) -> tuple[object, ...]:
    one, other = item.asserted, item.denied
    return one.document, one.start, one.end, other.document, other.start, other.end, item.form, item.speakers, item.why
