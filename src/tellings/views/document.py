"""One document: its text with layers, a bar of its copies, and what was read out of it with the reasons."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tellings.export.account import Published, published_of
from tellings.lookup import Lookup, Wanted
from tellings.marks import Mark, Segment, segments
from tellings.records import (
    RESIDUE,
    Attribution,
    Block,
    Copy,
    Document,
    Edit,
    Figure,
    Mention,
    Place,
    Quantity,
    Reading,
    TimeExpression,
)
from tellings.views import uses
from tellings.views.asking import Ask
from tellings.views.evidence import Names, Quote, named, quote, valued
from tellings.views.uses import NOTHING, Account, Use, account

UNLIT = ("style", "other", "cut", "insertion", "name_variant")
"""Types of edit that are not lit in a text: whole passages, and what is nothing to an editor."""

LANES = 8
"""Documents that the bar of copies has a lane for, those that share most; the text itself shows all."""

MOST_EDITS = 400
"""Edits that are lit in one text. Of a text that hundreds of outlets printed, the same words were changed by many."""


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of a document's text with its layers."""

    block: Block
    residue: bool
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that was read out of the text: its place, its words, what it is and why, and what it is part of."""

    place: Place
    text: str
    what: str
    why: str
    uses: tuple[Use, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """A document that shares wording: the shared places here, each with the place there."""

    document: str
    words: int
    places: tuple[tuple[Place, Place], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The stretch that the reader was led to, how to cite it, and what of the account rests on it."""

    quote: Quote
    outlet: str
    published: str
    url: str | None
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """What a page shows of one document. `residue` is the share of its letters that is not article text.

    `linked` are the stretches that other parts of the page lead to.
    """

    document: Document
    published: Published
    headline: str
    blocks: tuple[BlockView, ...]
    kinds: tuple[tuple[str, int], ...]
    residue: float
    notes: Mapping[str, tuple[Note, ...]]
    lanes: tuple[Lane, ...]
    more_lanes: int
    lineages: tuple[tuple[str, str], ...]
    stories: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]
    passage: Passage | None
    linked: frozenset[tuple[int, int]]
    names: Names


def document(case: Lookup, ask: Ask, linked: Sequence[tuple[int, int]] = ()) -> DocumentView:
    """The document that is asked for, by id, caller's id or path; `linked` are stretches that links lead to.

    Raises `InputError` where there is none.
    """
    (reading,) = case.readings([ask.document or ""]) or case.readings([case.document(ask.document or "").id])
    id_ = reading.document.id
    copies = case.page("copies", Wanted(document=id_)).items
    lanes = _lanes(id_, copies)
    names = named(case, [id_, *(lane.document for lane in lanes)])
    called = case.entity_names(
        [*(m.entity for m in reading.mentions), *(a.speaker for a in reading.attributions)],
    )
    at = _stretch(reading, ask.at)
    anchors = [Mark(start, end, "", "") for start, end in linked]
    marks = [*anchors, *_marks(reading, called), *_copied(id_, lanes, names), *_changed(case, id_), *at]
    told = NOTHING if ask.limit is None else account(case, reading)  # a report has no room for the way back
    published = published_of(reading.document, next(case.iterate("datings", "WHERE document = ?", (id_,)), None))
    return DocumentView(
        reading.document,
        published,
        names[id_].head.headline,
        tuple(_block(reading.document.text, block, marks) for block in reading.blocks),
        tuple(sorted(Counter(block.kind for block in reading.blocks).items())),
        residue(reading),
        _notes(reading, called, told),
        tuple(lanes[:LANES]),
        max(0, len(lanes) - LANES),
        _groups(case, id_, "lineages", "name"),
        _groups(case, id_, "stories", "title"),
        tuple(f"{problem.stage}: {problem.why}" for problem in case.problems_of(Wanted(document=id_)).items),
        _passage(reading.document, names[id_].source, published, at, told),
        frozenset(linked),
        names,
    )


def residue(reading: Reading) -> float:
    """The share of a text's letters that is not article text, 0 to 1."""
    text = reading.document.text
    letters = sum(map(str.isalnum, text))
    left = sum(sum(map(str.isalnum, text[b.start : b.end])) for b in reading.blocks if b.kind in RESIDUE)
    return left / letters if letters else 0.0


def _block(text: str, block: Block, marks: Sequence[Mark]) -> BlockView:
    return BlockView(block, block.kind in RESIDUE, tuple(segments(text, block.start, block.end, marks)))


def _groups(case: Lookup, id_: str, noun: str, title: str) -> tuple[tuple[str, str], ...]:
    groups = (case.one(noun, group) for group in case.resting_on(id_, noun))
    return tuple((group.id, getattr(group, title)) for group in groups if group)


def _stretch(reading: Reading, at: tuple[int, int] | None) -> list[Mark]:
    """The stretch that the reader was led to; none where the text has no such place."""
    if at is None or not at[0] <= at[1] <= len(reading.document.text):
        return []
    return [Mark(*at, "at", "")]


def _passage(
    document: Document, source: str, published: Published, at: Sequence[Mark], told: Account
) -> Passage | None:
    if not at:
        return None
    place = Place(document.id, at[0].start, at[0].end)
    day = published.value or "date not known"
    if published.basis == "inferred":
        day = f"{day} (inferred)"
    return Passage(quote(document.text, place), source, day, document.url, uses.of_stretch(told, place))


# -- layers -----------------------------------------------------------------------------------------------------------


def _marks(reading: Reading, called: Mapping[str, str]) -> list[Mark]:
    names = [Mark(m.start, m.end, f"name {m.kind}", _about(m, called)) for m in reading.mentions]
    times = [Mark(t.start, t.end, "time", _when(t)) for t in reading.times]
    said = [
        Mark(span.start, span.end, _said_layer(a), _said(a, called), "" if index else a.act)
        for a in reading.attributions
        for index, span in enumerate(a.content)
    ]
    figures = [Mark(f.start, f.end, "figure", _counted(f)) for f in reading.figures]
    quantities = [Mark(q.start, q.end, "figure quantity", _measured(q)) for q in reading.quantities]
    return [*names, *times, *said, *figures, *quantities]


def _said_layer(attribution: Attribution) -> str:
    """What is reported as said is the rule; what is quoted, and what is more than saying, is told apart."""
    quoted = "" if attribution.kind == "indirect" else f" {attribution.kind}"
    act = "" if attribution.act == "says" else f" act-{attribution.act.replace(' ', '-')}"
    return f"said{quoted}{act}"


def _said(attribution: Attribution, called: Mapping[str, str]) -> str:
    speaker = called.get(attribution.speaker or "", "speaker not resolved")
    return f"{attribution.act} ({attribution.kind}): {speaker}"


def _counted(figure: Figure) -> str:
    parts = (figure.role, figure.victims, worded(figure.modifier), worded(figure.scope))
    return f"figure: {', '.join(parts)}; from {figure.attributed_to or 'the page itself'}"


def _measured(quantity: Quantity) -> str:
    return f"quantity: {quantity.unit}; from {quantity.attributed_to or 'the page itself'}"


def worded(name: str) -> str:
    """A value of a closed list as words."""
    return name.replace("_", " ")


def _about(mention: Mention, called: Mapping[str, str]) -> str:
    return f"{mention.kind}: {called.get(mention.entity or '', mention.head)}"


def _when(time: TimeExpression) -> str:
    days = f", {time.earliest} to {time.latest}" if time.earliest and time.earliest != time.latest else ""
    return f"time: {time.value}{days} (rule: {time.rule})"


def _changed(case: Lookup, id_: str) -> list[Mark]:
    """Where a copy has other words."""
    marks = ", ".join("?" * len(UNLIT))
    where = (
        f"WHERE (left_document = ? OR right_document = ?) AND type NOT IN ({marks})"
        f" ORDER BY left_document, right_document, left_start LIMIT {MOST_EDITS}"
    )
    edits: Iterable[Edit] = case.iterate("edits", where, (id_, id_, *UNLIT))
    return [
        Mark(place.start, place.end, "edit", f"{worded(edit.type)}: {edit.why}")
        for edit in edits
        for place in (edit.left, edit.right)
        if place.document == id_
    ]


def _lanes(id_: str, copies: Iterable[Copy]) -> list[Lane]:
    """The documents that share wording with this one, those that share most first."""
    places = defaultdict(list)
    words: Counter[str] = Counter()
    for copy in copies:
        here, there = (copy.left, copy.right) if copy.left.document == id_ else (copy.right, copy.left)
        places[there.document].append((here, there))
        words[there.document] += copy.words
    order = sorted(words, key=lambda other: (-words[other], other))
    return [Lane(other, words[other], tuple(sorted(places[other], key=lambda pair: pair[0].start))) for other in order]


def _copied(id_: str, lanes: Sequence[Lane], names: Names) -> list[Mark]:
    """Stretches by how many documents share them, each said once however many there are."""
    starts = {cut for lane in lanes for here, _ in lane.places for cut in (here.start, here.end)}
    marks = []
    for start, end in pairwise(sorted(starts)):
        inside = [lane for lane in lanes if any(here.start <= start and here.end >= end for here, _ in lane.places)]
        if inside:
            shown = ", ".join(names[lane.document].name for lane in inside[:3])
            more = f" and {len(inside) - 3} more" if len(inside) > 3 else ""
            marks.append(Mark(start, end, f"copy{min(len(inside), 3)}", f"also in {shown}{more}"))
    return marks


# -- notes ------------------------------------------------------------------------------------------------------------


def _notes(reading: Reading, called: Mapping[str, str], told: Account) -> Mapping[str, tuple[Note, ...]]:
    """What was read out of the text, by layer, in the order of the text."""
    text = reading.document.text
    figures = [_figure(f, text, told) for f in reading.figures]
    others = [_note(q, text, _measured(q), q.why) for q in reading.quantities]
    said = [_telling(a, text, called, told) for a in reading.attributions if a.content]
    times = [_note(t, text, _when(t), t.symbol, uses.of_time(told, _place(t))) for t in reading.times]
    names = [
        _note(m, text, _about(m, called), m.why, uses.of_name(told, m.entity, called)) for m in _first(reading.mentions)
    ]
    listed = {
        "figures": figures,
        "other numbers": others,
        "who said what": said,
        "words others put otherwise": _words(text, told),
        "times": times,
        "names": names,
    }
    return {layer: tuple(notes) for layer, notes in listed.items() if notes}


def _figure(figure: Figure, text: str, told: Account) -> Note:
    why = f"{_counted(figure)} ({figure.why})"
    value = "" if figure.text == valued(figure) else f"{valued(figure)} "
    return _note(figure, text, f"{value}{_effect(figure)}", why, uses.of_figure(told, _place(figure)))


def _telling(attribution: Attribution, text: str, called: Mapping[str, str], told: Account) -> Note:
    first = attribution.content[0]
    place = Place(attribution.document, first.start, first.end)
    return _note(place, text, _said(attribution, called), attribution.why, uses.of_statement(told, place))


def _words(text: str, told: Account) -> list[Note]:
    """Words for things that others call otherwise, in the order of the text."""
    found = sorted((start, end, row.layer, row.referent, row.why) for start, end, row in told.words)
    return [
        _note(place, text, f"{layer.replace('_', ' ')}: {referent}", why, uses.of_word(place, referent))
        for start, end, layer, referent, why in found
        for place in (Place(told.document, start, end),)
    ]


def _effect(figure: Figure) -> str:
    victims = "" if figure.victims == "unspecified" else f", {figure.victims}"
    owner = f", says {figure.attributed_to}" if figure.attributed_to else ""
    return f"{figure.role}{victims}{owner}"


def _place(item: Figure | Mention | Quantity | TimeExpression) -> Place:
    return Place(item.document, item.start, item.end)


def _note(
    item: Figure | Mention | Quantity | TimeExpression | Place,
    text: str,
    what: str,
    why: str,
    part_of: tuple[Use, ...] = (),
) -> Note:
    place = Place(item.document, item.start, item.end)
    words = " ".join(text[place.start : place.end].split())
    return Note(place, words if len(words) <= 140 else f"{words[:140]}…", what, why, part_of)


def _first(mentions: Iterable[Mention]) -> list[Mention]:
    """The first mention of each name and form: the text shows all."""
    return list({(m.entity, m.text): m for m in reversed(list(mentions))}.values())[::-1]
