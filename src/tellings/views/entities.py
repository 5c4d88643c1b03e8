"""Persons, organisations, places and groups, and the forms in which outlets write them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from tellings.lookup import Found, Lookup, Wanted
from tellings.records import Entity, Place
from tellings.views.asking import Ask
from tellings.views.evidence import Names, Quote, named, quotes


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity, in how many documents it is named, its forms with the outlets that use them, and where it stands."""

    entity: Entity
    documents: int
    forms: tuple[tuple[str, int, tuple[str, ...]], ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class EntitiesView:
    """Entities, those named in most documents first.

    `quotes` are their places with the words around, for who cites one; a report has none.
    """

    entities: Found[EntityRow]
    kinds: tuple[tuple[str, int], ...]
    names: Names
    quotes: Mapping[Place, Quote] = field(default_factory=dict)


def entities(case: Lookup, ask: Ask) -> EntitiesView:
    """The entities that are asked for."""
    found = case.entities_by_use(Wanted(equal=ask.filters, limit=ask.limit, offset=ask.offset))
    rows = tuple(EntityRow(entity, n, forms(entity), places) for entity, n, places in found.items)
    return EntitiesView(
        Found(rows, found.total, found.offset, found.limit),
        tuple(case.counts("entities", "kind")),
        named(case, (place.document for row in rows for place in row.places)),
        {} if ask.limit is None else quotes(case, (place for row in rows for place in row.places)),
    )


def forms(entity: Entity) -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    """The forms of an entity, most frequent first, with how often and by whom they are used."""
    counts: Counter[str] = Counter()
    outlets = defaultdict(set)
    for form in entity.forms:
        counts[form.form] += form.count
        outlets[form.form].add(form.outlet or "outlet not stated")
    order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple((form, n, tuple(sorted(outlets[form]))) for form, n in order)
