"""What is told, and by how many who do not rest on each other."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.lookup import Found, Lookup, Wanted
from tellings.views.asking import Ask
from tellings.views.evidence import Names, Scope, named, resting, scope
from tellings.views.overview import BY_SUPPORT, ClaimRow, claim_rows


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """Claims, those with most origins first, and the standings to choose from."""

    claims: Found[ClaimRow]
    standings: tuple[tuple[str, int], ...]
    names: Names
    scope: Scope | None = None


def claims(case: Lookup, ask: Ask) -> ClaimsView:
    """The claims that are asked for."""
    found = resting(case, "claims", ask, ask.wanted, BY_SUPPORT)
    rows = claim_rows(case, found.items)
    return ClaimsView(
        Found(rows, found.total, found.offset, found.limit),
        tuple(case.counts("claims", "standing", Wanted(ask.story, ask.document))),
        named(case, (q.place.document for row in rows for q in row.quotes)),
        scope(case, ask),
    )
