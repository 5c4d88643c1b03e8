"""Who said what: each statement once, by speaker and act, with all who carried it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tellings.lookup import Found, Lookup, Wanted
from tellings.records import Entity, Lineage, Place, Story
from tellings.statements import Statement, statements
from tellings.views.asking import Ask
from tellings.views.evidence import Names, Quote, Scope, focused, named, quotes, scope, touches
from tellings.views.lineages import documents_of

SPEAKERS = 40
"""Speakers to choose from: those that are told most about."""

TOGETHER = 200
"""Documents whose statements are put together for one page. What is told of a larger case is shown speaker by speaker,
from the first so many documents in which the speaker speaks."""


@dataclass(frozen=True, slots=True)
class SpeakerGroup:
    """What one speaker said. `speaker` is an entity, or None where only a description is printed."""

    speaker: str | None
    name: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class SaidView:
    """Statements, those that most carried first; the speakers (id, name, how often) and acts to choose from.

    `quotes` are the words of each carrier, for who cites one; a report has none.
    `cut` says that there were more documents than are put together, and only the first of them are.
    """

    groups: tuple[SpeakerGroup, ...]
    found: Found[Statement]
    speakers: tuple[tuple[str, str, int], ...]
    acts: tuple[tuple[str, int], ...]
    speaker: str | None
    cut: bool
    story: Story | None
    names: Names
    scope: Scope | None = None
    quotes: Mapping[Place, Quote] = field(default_factory=dict)


def said(case: Lookup, ask: Ask) -> SaidView:
    """The statements that are asked for."""
    if "speaker" not in ask.filters:
        ask, story = focused(case, ask)
    else:
        story = None
    speakers = tuple(case.speakers(ask.wanted, SPEAKERS))
    speaker = ask.filters.get("speaker")
    most = None if ask.limit is None else TOGETHER
    ids, total = _scope(case, ask, speaker, most)
    if most and total > most and not speaker and speakers:
        speaker = speakers[0][0]
        ids, total = _scope(case, ask, speaker, most)
    told = [item for item in _together(case, ids) if _is_wanted(item, ask, speaker)]
    end = None if ask.limit is None else ask.offset + ask.limit
    found = Found(tuple(told[ask.offset : end]), len(told), ask.offset, ask.limit)
    return SaidView(
        _groups(found.items),
        found,
        speakers,
        tuple(case.counts("attributions", "act", Wanted(ask.story, ask.document))),
        speaker,
        most is not None and total > most,
        story,
        named(case, (carrier.document for item in found.items for carrier in item.carriers)),
        scope(case, ask),
        {} if ask.limit is None else quotes(case, (c.places[0] for item in found.items for c in item.carriers)),
    )


def _scope(case: Lookup, ask: Ask, speaker: str | None, most: int | None) -> tuple[Sequence[str], int]:
    """The documents to look at, and how many there would be."""
    if ask.document:
        near = _beside(case, ask.document)[:most]
        return near, len(near)
    if speaker:
        ids = case.speaking_in(speaker, ask.story)
        return ids[:most], len(ids)
    found = case.list_documents(Wanted(ask.story, limit=most))
    return found.items, found.total


def _beside(case: Lookup, document: str) -> list[str]:
    """A document, and those that carry its text or tell its story: who else may have carried what is said in it."""
    groups = [group for noun in ("lineages", "stories") for group in case.having(noun, case.resting_on(document, noun))]
    carrying = [id_ for group in groups if isinstance(group, Lineage) for id_ in documents_of(group)]
    telling = [told.document for group in groups if isinstance(group, Story) for told in group.tellings]
    return list(dict.fromkeys([document, *carrying, *telling]))


def _together(case: Lookup, ids: Sequence[str]) -> tuple[Statement, ...]:
    readings = case.readings(ids, ("attributions",))
    referents = case.resolved(
        referent
        for reading in readings
        for a in reading.attributions
        for referent in (a.speaker, a.side, a.addressee, *a.others)
    )
    entities: list[Entity] = case.having("entities", sorted(set(referents.values())))
    inside = set(ids)
    copies = [copy for copy in case.copies_of(ids) if copy.right.document in inside]
    lineages = case.having("lineages", sorted({lineage for id_ in ids for lineage in case.resting_on(id_, "lineages")}))
    return statements(readings, copies, lineages, entities, referents)


def _is_wanted(item: Statement, ask: Ask, speaker: str | None) -> bool:
    if speaker and speaker not in (item.speaker, *item.others):
        return False
    if ask.document and not any(carrier.document == ask.document for carrier in item.carriers):
        return False
    if not touches(ask, (place for carrier in item.carriers for place in carrier.places)):
        return False
    return item.act == ask.filters.get("act", item.act)


def _groups(items: Sequence[Statement]) -> tuple[SpeakerGroup, ...]:
    groups: dict[str, SpeakerGroup] = {}
    for item in items:
        group = groups.setdefault(item.name, SpeakerGroup(item.speaker, item.name, ()))
        groups[item.name] = replace(group, statements=(*group.statements, item))
    return tuple(groups.values())
