"""How each outlet worded it: for one thing the forms that stand for it, outlet by outlet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tellings.lookup import Found, Lookup, Wanted
from tellings.records import Place, Story
from tellings.views.asking import Ask
from tellings.views.evidence import Names, Quote, Scope, focused, named, part, quotes, scope, touches
from tellings.wording import Matrix, matrices

WORDED = ("label", "name", "report_verb", "hedge", "voice", "agent")
"""Layers that are shown where none was chosen: in the others nothing is called by two forms."""

AT_ONCE = 80
"""Things in a report: the first of them, which have most forms; the reader has all."""


@dataclass(frozen=True, slots=True)
class WordingView:
    """Things and the words for them, layer by layer, most forms first; `story` where one was chosen for the asker.

    `quotes` are the first place of each form, for who cites it; a report has none.
    """

    matrices: Found[Matrix]
    layers: tuple[tuple[str, int], ...]
    story: Story | None
    names: Names
    scope: Scope | None = None
    quotes: Mapping[Place, Quote] = field(default_factory=dict)


def wording(case: Lookup, ask: Ask) -> WordingView:
    """The wordings that are asked for."""
    ask, story = focused(case, ask)
    found = _asked(case, ask)
    within = Wanted(document=ask.document, equal={"story": ask.story} if ask.story else {})
    layers = tuple(case.counts("wording", "layer", within))
    first = [] if ask.limit is None else [place for table in found.items for place in _first_places(table)]
    names = named(case, _documents(found.items))
    return WordingView(found, layers, story, names, scope(case, ask), quotes(case, first))


def _asked(case: Lookup, ask: Ask) -> Found[Matrix]:
    if ask.at is None:
        return contested(case, ask.wanted if ask.limit else replace(ask.wanted, limit=AT_ONCE), WORDED)
    found = contested(case, replace(ask.wanted, limit=None, offset=0), WORDED).items
    return part([table for table in found if touches(ask, _places(table))], ask.wanted)


def contests(case: Lookup, story: str | None, largest: Sequence[str], limit: int) -> tuple[Matrix, ...]:
    """What outlets call by most forms, in the story, or else in the largest ones."""
    found: list[Matrix] = []
    asked: Sequence[str | None] = [story] if story else largest or [None]
    for each in asked:
        if len(found) < limit:
            found += contested(case, Wanted(each, limit=2 * limit), ("label",)).items
    return tuple(found[:limit])


def contested(case: Lookup, wanted: Wanted, layers: Iterable[str]) -> Found[Matrix]:
    """Things with the words for them; of these layers unless one is wanted."""
    things = case.contested(wanted, tuple(layers))
    tables = matrices(case.wordings(things.items))
    order = {thing: at for at, thing in enumerate(things.items)}
    items = sorted(tables, key=lambda table: order[table.story, table.layer, table.referent])
    return Found(tuple(items), things.total, things.offset, things.limit)


def _first_places(table: Matrix) -> Iterable[Place]:
    """Where each form of a table stands first, in an outlet's own words or else in a speaker's."""
    for column in zip(*table.cells, strict=True):
        places = [*(p for cell in column for p in cell.members), *(p for cell in column for p in cell.quoted)]
        yield from places[:1]


def _documents(tables: Iterable[Matrix]) -> Iterable[str]:
    tables = tuple(tables)
    tellers = (teller for table in tables for teller in table.tellers)
    return [*tellers, *(place.document for table in tables for place in _places(table))]


def _places(table: Matrix) -> Iterable[Place]:
    return (place for row in table.cells for cell in row for place in (*cell.members, *cell.quoted))
