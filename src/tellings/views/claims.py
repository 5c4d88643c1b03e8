"""What is told, and by how many who do not rest on each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.lookup import Counted, Found, Lookup, Wanted
from tellings.records import Claim, Place
from tellings.views.asking import Ask
from tellings.views.evidence import LARGE, Names, Quote, Scope, named, one_a_document, quotes, resting, scope

QUOTES = 3
"""Places shown of a claim, one for each document; the figures' own page has all."""

BY_SUPPORT = (
    "low IS NULL AND high IS NULL, coalesce(high, low) = 1, json_extract(support, '$.origins') DESC,"
    " json_extract(support, '$.documents') DESC, id"
)
"""Numbers first, those told by most who do not rest on each other on top; single people, told of one by one, behind."""

BY_SCOPE = (
    "low IS NULL AND high IS NULL, background, coalesce(high, low) = 1, json_extract(support, '$.origins') DESC,"
    " json_extract(support, '$.documents') DESC, id"
)
"""The same with the event's numbers before those of its background."""

_OWN_FIGURES = (
    "(SELECT json_extract(value, '$.document') AS own, json_extract(value, '$.start') AS first,"
    " json_extract(value, '$.end') AS last FROM json_each(claims.members) LIMIT -1 OFFSET 0)"
    ' JOIN figures ON figures.document = own AND figures.start = first AND figures."end" = last'
)
"""The figures of a claim. With the limit, which is none, SQLite takes a list apart once and not for every figure of
its documents."""

_RANK = (
    "coalesce((SELECT min(2 * (scope = 'sub_event' OR part_of IS NOT NULL) + (role != 'killed'))"  # noqa: S608
    f" FROM {_OWN_FIGURES}), 0)"
)
BY_WEIGHT = f"{BY_SCOPE.removesuffix('id')}{_RANK}, coalesce(high, low) DESC, id"
"""And of what as many tell, totals before parts and the dead before the others."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with the first places that tell it.

    `counted` is what a number counts in words ("killed, civilian"), empty where there is none.
    """

    claim: Claim
    quotes: tuple[Quote, ...]
    counted: str = ""


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """Claims, those with most origins first, and the standings to choose from."""

    claims: Found[ClaimRow]
    standings: tuple[tuple[str, int], ...]
    names: Names
    scope: Scope | None = None


def claims(case: Lookup, ask: Ask) -> ClaimsView:
    """The claims that are asked for."""
    found = resting(case, "claims", ask, ask.wanted, claim_order(case, ask))
    rows = claim_rows(case, found.items)
    return ClaimsView(
        Found(rows, found.total, found.offset, found.limit),
        tuple(case.counts("claims", "standing", Wanted(ask.story, ask.document))),
        named(case, (q.place.document for row in rows for q in row.quotes)),
        scope(case, ask),
    )


def claim_order(case: Lookup, ask: Ask) -> str:
    """The order of claims, by weight too, save in a large case as a whole, whose claims are not all looked at."""
    narrow = ask.story or ask.document or ask.limit is None
    return BY_WEIGHT if narrow or case.count() <= LARGE else BY_SCOPE


def claim_rows(case: Lookup, claims: Sequence[Claim]) -> tuple[ClaimRow, ...]:
    """Claims with the first places that tell them."""
    places = {claim.id: one_a_document(claim.members)[:QUOTES] for claim in claims}
    shown = quotes(case, (place for group in places.values() for place in group))
    figures = case.counted_at(place for claim in claims if _numbered(claim) for place in claim.members)
    return tuple(
        _row(claim, tuple(shown[place] for place in places[claim.id] if place in shown), figures) for claim in claims
    )


def _numbered(claim: Claim) -> bool:
    return claim.low is not None or claim.high is not None


def _row(claim: Claim, shown: tuple[Quote, ...], figures: Mapping[Place, Counted]) -> ClaimRow:
    own = [figures[place] for place in claim.members if place in figures]
    return ClaimRow(claim, shown, _counted(own[0]) if own else "")


def _counted(figure: Counted) -> str:
    role = "" if figure.role == "other" else figure.role
    victims = "" if figure.victims in ("unspecified", "mixed") else figure.victims
    return ", ".join(filter(None, (role, victims)))
