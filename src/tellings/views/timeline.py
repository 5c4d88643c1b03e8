"""What happened when, as it is told: days that are stated apart from days that were inferred."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.lookup import Found, Lookup, Wanted
from tellings.records import Entry
from tellings.views.asking import Ask
from tellings.views.evidence import Names, Quote, Scope, named, one_a_document, quotes, resting, scope
from tellings.views.overview import BY_DAY, PLOTTED

QUOTES = 6
"""Places shown of an entry, one for each document."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A line of the timeline with the first places that tell it."""

    entry: Entry
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The entries by day, those without one last, background last of all."""

    entries: Found[EntryRow]
    plotted: tuple[Entry, ...]
    bases: tuple[tuple[str, int], ...]
    names: Names
    scope: Scope | None = None


def timeline(case: Lookup, ask: Ask) -> TimelineView:
    """The entries that are asked for."""
    found = resting(case, "timeline", ask, ask.wanted, BY_DAY)
    places = {entry: one_a_document(entry.members)[:QUOTES] for entry in found.items}
    shown = quotes(case, (place for group in places.values() for place in group), 40)
    rows = tuple(EntryRow(e, tuple(shown[place] for place in places[e] if place in shown)) for e in found.items)
    return TimelineView(
        Found(rows, found.total, found.offset, found.limit),
        found.items[:PLOTTED],
        tuple(case.counts("timeline", "basis", Wanted(ask.story, ask.document))),
        named(case, (q.place.document for row in rows for q in row.quotes)),
        scope(case, ask),
    )
