"""What is asserted by one and denied or told otherwise by another, side by side. No verdict."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tellings.lookup import Found, Lookup, Wanted
from tellings.views.asking import Ask
from tellings.views.evidence import Names, Scope, named, resting, scope
from tellings.views.overview import BY_FORM, DisputeRow, disputing

AT_ONCE = 120
"""Disputes in a report: of figures there are as many as pairs that differ. The reader has all."""


@dataclass(frozen=True, slots=True)
class DisputesView:
    """Disputes, and the forms to choose from."""

    disputes: Found[DisputeRow]
    forms: tuple[tuple[str, int], ...]
    names: Names
    scope: Scope | None = None


def disputes(case: Lookup, ask: Ask) -> DisputesView:
    """The disputes that are asked for."""
    found = resting(case, "disputes", ask, replace(ask.wanted, limit=ask.limit or AT_ONCE), BY_FORM)
    rows = disputing(case, found.items)
    places = (place for item in found.items for place in (item.asserted, item.denied))
    return DisputesView(
        Found(rows, found.total, found.offset, found.limit),
        tuple(case.counts("disputes", "form", Wanted(ask.story, ask.document))),
        named(case, (place.document for place in places)),
        scope(case, ask),
    )
