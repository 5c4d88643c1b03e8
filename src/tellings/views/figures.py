"""The figures by what happened to the people counted: ranges, owners, origins, and how they stand to each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tellings.lookup import Found, Lookup, Wanted
from tellings.records import Figure, Place, Relation, Story
from tellings.views.asking import Ask
from tellings.views.claims import ClaimRow, claim_order, claim_rows
from tellings.views.evidence import Names, Quote, Scope, focused, named, part, quotes, resting, scope

SOME = 12
"""Rows of each part where no part was chosen: enough to see what there is, and that there is more."""

PLOTTED = 60
"""Figures in a plot, the largest: more than that are a stain."""

AT_ONCE = 120
"""Claims, and figures of a role, in a report: those told by most, the largest. The reader has all."""

RELATIONS = 60
"""Relations in a report: they grow with the pairs of figures. The reader has all."""

_BY_RELATION = (
    "CASE relation WHEN 'conflict' THEN 0 WHEN 'update' THEN 1 WHEN 'part_of' THEN 2 WHEN 'compatible_range' THEN 3"
    " WHEN 'same' THEN 4 ELSE 5 END, a_document, a_start, b_document, b_start"
)
"""What an editor has to look into first."""

_ORDER = (
    "scope != 'this_event', part_of IS NOT NULL, implicit, coalesce(high, low) IS NULL, coalesce(high, low) DESC,"
    " document, position"
)
"""The event's own totals first, the largest of them on top: parts of them and single people say less."""

_PLACE = re.compile(r"(.+)-(\d{1,9})-(\d{1,9})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure where it is printed. `day` is what it is as of: its own day, else that of its document."""

    figure: Figure
    quote: Quote
    day: str | None
    whole: Figure | None


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """The figures of one role. `low` and `high` span those of the event itself; owners by how often they are named."""

    role: str
    low: int | None
    high: int | None
    owners: tuple[tuple[str | None, int], ...]
    origins: int
    rows: Found[FigureRow]
    plotted: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class RelationRow:
    """Two figures and how they stand to each other."""

    relation: Relation
    a: Quote | None
    b: Quote | None


@dataclass(frozen=True, slots=True)
class FiguresView:
    """Claims with their support, figures by role, relations between figures."""

    claims: Found[ClaimRow]
    groups: tuple[RoleGroup, ...]
    roles: tuple[tuple[str, int], ...]
    relations: Found[RelationRow]
    kinds: tuple[tuple[str, int], ...]
    story: Story | None
    names: Names
    scope: Scope | None = None


def figures(case: Lookup, ask: Ask) -> FiguresView:
    """The figures that are asked for."""
    ask, story = focused(case, ask)
    within = Wanted(ask.story, ask.document)
    roles = tuple(case.counts("figures", "role", within))
    chosen = [role for role, _ in roles if ask.filters.get("role", role) == role]
    groups = tuple(group for group in (_group(case, ask, role) for role in chosen) if group.rows.total)
    claims = _claims(case, ask)
    relations = _relations(case, ask)
    return FiguresView(
        claims,
        groups,
        roles,
        relations,
        tuple(case.counts("relations", "relation", within)),
        story,
        named(case, _documents(groups, claims.items, relations.items)),
        scope(case, ask),
    )


def _some(ask: Ask, column: str) -> Wanted:
    """All rows of the part that was chosen, some of the others."""
    if ask.limit is None or column in ask.filters:
        return replace(ask.wanted, equal={k: v for k, v in ask.filters.items() if k == column})
    return Wanted(ask.story, ask.document, limit=SOME)


def _claims(case: Lookup, ask: Ask) -> Found[ClaimRow]:
    equal = {name: value for name, value in ask.filters.items() if name in ("id", "standing")}
    limit = AT_ONCE if ask.limit is None else ask.limit if equal else SOME
    offset = ask.offset if equal else 0
    found = resting(case, "claims", ask, Wanted(ask.story, ask.document, equal, limit, offset), claim_order(case, ask))
    return Found(claim_rows(case, found.items), found.total, found.offset, found.limit)


def _group(case: Lookup, ask: Ask, role: str) -> RoleGroup:
    some = _some(ask, "role")
    wanted = replace(some, equal={"role": role}, limit=some.limit or AT_ONCE)
    found = resting(case, "figures", ask, wanted, _ORDER)
    low, high, origins = case.figure_range(role, wanted)
    rows = _rows(case, found.items)
    plotted = rows if len(rows) == found.total else _rows(case, _most(case, wanted))
    return RoleGroup(
        role,
        low,
        high,
        tuple(case.counts("figures", "attributed_to", wanted)[:8]),
        origins,
        Found(rows, found.total, found.offset, found.limit),
        tuple(filter(_is_plotted, plotted))[:PLOTTED],
    )


def _is_plotted(row: FigureRow) -> bool:
    """Whether it has a day and says something of the event: another war's dead would make a line of its own."""
    figure = row.figure
    return bool(row.day and (figure.low or figure.high) and figure.scope != "background" and not figure.implicit)


def _most(case: Lookup, wanted: Wanted) -> Sequence[Figure]:
    return case.page("figures", replace(wanted, limit=PLOTTED, offset=0), _ORDER).items


def _rows(case: Lookup, found: Sequence[Figure]) -> tuple[FigureRow, ...]:
    places = {figure: Place(figure.document, figure.start, figure.end) for figure in found}
    shown = quotes(case, places.values())
    heads = case.heads(figure.document for figure in found)
    return tuple(
        FigureRow(figure, shown[places[figure]], _day(figure, heads[figure.document].published), _whole(case, figure))
        for figure in found
    )


def _day(figure: Figure, published: str | None) -> str | None:
    return figure.as_of if figure.as_of and _DAY.fullmatch(figure.as_of) else published


def _whole(case: Lookup, figure: Figure) -> Figure | None:
    return None if figure.part_of is None else case.at_position("figures", figure.document, figure.part_of)


def _relations(case: Lookup, ask: Ask) -> Found[RelationRow]:
    wanted = _some(ask, "relation")
    wanted = replace(wanted, limit=wanted.limit or RELATIONS)
    found = _beside(case, ask, wanted) or resting(case, "relations", ask, wanted, _BY_RELATION)
    shown = quotes(case, (place for item in found.items for place in (item.a, item.b)))
    rows = tuple(RelationRow(item, shown.get(item.a), shown.get(item.b)) for item in found.items)
    return Found(rows, found.total, found.offset, found.limit)


def _beside(case: Lookup, ask: Ask, wanted: Wanted) -> Found[Relation] | None:
    """The relations between two stretches, `at` of the document and `beside`; None where no second one is named."""
    found = _PLACE.fullmatch(ask.filters.get("beside", ""))
    if found is None:
        return None
    here = resting(case, "relations", ask, replace(wanted, limit=None, offset=0), _BY_RELATION).items
    other = Place(found[1], int(found[2]), int(found[3]))
    return part([item for item in here if other in (item.a, item.b)], wanted)


def _documents(
    groups: Iterable[RoleGroup], claims: Iterable[ClaimRow], relations: Iterable[RelationRow]
) -> Iterable[str]:
    told = [row.figure.document for group in groups for row in (*group.rows.items, *group.plotted)]
    claimed = [q.place.document for row in claims for q in row.quotes]
    return [*told, *claimed, *(place.document for row in relations for place in (row.relation.a, row.relation.b))]
