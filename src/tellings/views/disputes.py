"""What is asserted by one and denied or told otherwise by another, side by side. No verdict."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.lookup import Found, Lookup, Wanted
from tellings.views.asking import Ask
from tellings.views.evidence import Names, named
from tellings.views.overview import DisputeRow, disputing


@dataclass(frozen=True, slots=True)
class DisputesView:
    """Disputes, and the forms to choose from."""

    disputes: Found[DisputeRow]
    forms: tuple[tuple[str, int], ...]
    names: Names


def disputes(case: Lookup, ask: Ask) -> DisputesView:
    """The disputes that are asked for."""
    order = "form, asserted_document, asserted_start, denied_document, denied_start"
    found = case.page("disputes", ask.wanted, order)
    rows = disputing(case, found.items)
    places = (place for item in found.items for place in (item.asserted, item.denied))
    return DisputesView(
        Found(rows, found.total, found.offset, found.limit),
        tuple(case.counts("disputes", "form", Wanted(ask.story, ask.document))),
        named(case, (place.document for place in places)),
    )
