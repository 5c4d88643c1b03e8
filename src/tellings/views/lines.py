"""The lines that a report has of each view, so that its texts lead back to what rests on them.

The server is asked for them stretch by stretch (`uses.py`); a page that is one file has to name them where it shows
them. A line's anchor is made here and in the view's template alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from tellings.lookup import Lookup
from tellings.records import Place
from tellings.views.disputes import DisputesView
from tellings.views.entities import EntitiesView
from tellings.views.evidence import places_of, valued
from tellings.views.figures import FiguresView
from tellings.views.said import SaidView
from tellings.views.timeline import TimelineView
from tellings.views.wording import WordingView

LABEL = 48
"""Characters of a line's name: enough to choose by among a dozen."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a report: its anchor, the few words that name it, and the places that it rests on."""

    anchor: str
    label: str
    places: tuple[Place, ...]


@singledispatch
def lines(view: object) -> Iterable[Line]:
    """The lines of a view that rest on places of texts, in its order; none where its rows are texts themselves."""
    return ()


@lines.register
def _figures(view: FiguresView) -> Iterable[Line]:
    for row in view.claims.items:
        numbered = row.claim.low is not None or row.claim.high is not None
        label = f"{valued(row.claim)} {row.counted}" if numbered else row.claim.text
        yield Line(row.claim.id, _cut(label), row.claim.members)
    for at, pair in enumerate(view.relations.items, 1):
        words = " and ".join(quote.text for quote in (pair.a, pair.b) if quote)
        label = f"{pair.relation.relation.replace('_', ' ')}: {words}"
        yield Line(f"relation-{at}", _cut(label), places_of(pair.relation))


@lines.register
def _disputes(view: DisputesView) -> Iterable[Line]:
    for at, row in enumerate(view.disputes.items, 1):
        label = ": ".join(filter(None, (row.dispute.form.replace("_", " "), " · ".join(row.dispute.speakers))))
        yield Line(f"dispute-{at}", _cut(label), places_of(row.dispute))


@lines.register
def _timeline(view: TimelineView) -> Iterable[Line]:
    for at, row in enumerate(view.entries.items, 1):
        day = row.entry.earliest or row.entry.latest or "no day"
        yield Line(f"entry-{at}", _cut(f"{day}: {row.entry.text}"), row.entry.members)


@lines.register
def _said(view: SaidView) -> Iterable[Line]:
    for nth, group in enumerate(view.groups, 1):
        for at, item in enumerate(group.statements, 1):
            places = tuple(place for carrier in item.carriers for place in carrier.places)
            yield Line(f"statement-{nth}-{at}", _cut(f"{item.name} {item.act}: {item.text}"), places)


@lines.register
def _wording(view: WordingView) -> Iterable[Line]:
    for at, table in enumerate(view.matrices.items, 1):
        places = tuple(place for row in table.cells for cell in row for place in (*cell.members, *cell.quoted))
        layer = "" if table.layer == "label" else f", {table.layer.replace('_', ' ')}"
        yield Line(f"words-{at}", _cut(f"{table.referent}{layer}"), places)


def _cut(label: str) -> str:
    folded = " ".join(label.split())
    if len(folded) <= LABEL:
        return folded
    kept = folded[:LABEL].rpartition(" ")[0] or folded[:LABEL]
    return f"{kept.rstrip(' ·…')}…"


Grouped = tuple[tuple[str, tuple[Line, ...]], ...]
"""Lines by the title of their view."""


def back(case: Lookup, shown: Iterable[tuple[str, Any]]) -> Callable[[str], Grouped]:
    """A function from a document to the lines that rest on it, each view's in the order of the text.

    `shown` are the views with their titles.
    """
    found: dict[str, dict[str, list[tuple[int, Line]]]] = {}
    names: dict[str, tuple[str, Line]] = {}
    for title, view in shown:
        if isinstance(view, EntitiesView):
            names = {row.entity.id: (title, Line(row.entity.id, row.entity.name, ())) for row in view.entities.items}
        for line in lines(view):
            for place in line.places:
                found.setdefault(place.document, {}).setdefault(title, []).append((place.start, line))

    def of(document: str) -> Grouped:
        grouped = {title: _once(told) for title, told in found.get(document, {}).items()}
        for entity in case.entities_in(document):
            if entity in names:
                title, line = names[entity]
                grouped[title] = (*grouped.get(title, ()), line)
        return tuple(grouped.items())

    return of


def _once(told: Iterable[tuple[int, Line]]) -> tuple[Line, ...]:
    return tuple({line.anchor: line for _, line in sorted(told, key=lambda item: item[0])}.values())
