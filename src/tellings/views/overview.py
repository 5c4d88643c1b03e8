"""The account in one screen: who printed whose text, the key figures, what is disputed, when, and in which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.lookup import Lookup, Wanted
from tellings.records import Claim, Dispute, Entry, Lineage, Story
from tellings.views.asking import Ask
from tellings.views.claims import BY_SUPPORT, QUOTES, ClaimRow, claim_order, claim_rows
from tellings.views.evidence import BY_TELLINGS, Names, Quote, named, quotes
from tellings.views.wording import contests
from tellings.wording import Matrix

OUTLETS = 12
LINEAGES = 6
FIGURES = 6
BEHIND = 1
DISPUTES = 4
ENTRIES = 12
PLOTTED = 80
WORDS = 5
STORIES = 8
"""Rows of each part: together they are one screen of a laptop; each part leads to the whole. `PLOTTED` entries make
the strip of days. `BEHIND` numbers of the background stand below those of the event, where they are among the `MOST`
told: that they are told again and again says something of the coverage, and not of the event."""

MOST = 12
LOOKED_AT = 24
"""Lineages that are looked at for the columns of the table."""

SLIGHT = 30
"""Words of a passage, about a sentence, from which on it has a column of its own in the table: a shorter one is a
phrase that two articles share beside all else that they tell."""


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet, how many articles it has, and for each lineage shown the documents that carry it.

    Of articles that state no outlet each that carries something has a row of its own, and is `document`.
    """

    outlet: str | None
    articles: int
    carries: tuple[tuple[str, ...], ...]
    document: str | None = None


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """A dispute with what both sides are quoted with."""

    dispute: Dispute
    asserted: Quote | None
    denied: Quote | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The account of a case, or of one of its stories.

    `origins` counts a text that several carry once. The totals say how much more there is than is shown. `short` counts
    passages of less than `SLIGHT` words, which have no column: of the first `LOOKED_AT` lineages.
    """

    story: Story | None
    articles: int
    outlets: int
    lineages: int
    origins: int
    table: tuple[OutletRow, ...]
    columns: tuple[Lineage, ...]
    claims: tuple[ClaimRow, ...]
    claims_total: int
    disputes: tuple[DisputeRow, ...]
    disputes_total: int
    entries: tuple[Entry, ...]
    entries_total: int
    plotted: tuple[Entry, ...]
    words: tuple[Matrix, ...]
    stories: tuple[Story, ...]
    stories_total: int
    problems: int
    names: Names
    short: int = 0


def overview(case: Lookup, ask: Ask) -> Overview:
    """The account of the whole case, or of the story that is asked for."""
    story = case.one("stories", ask.story) if ask.story else None
    lineages = case.page("lineages", _first(ask, LOOKED_AT), BY_SIZE)
    long = [lineage for lineage in lineages.items if not _is_slight(lineage, case)]
    columns = tuple(long[:LINEAGES])
    disputes = case.page("disputes", _first(ask, 20 * DISPUTES), BY_FORM)
    entries = case.page("timeline", _first(ask, PLOTTED), BY_DAY)
    stories = case.page("stories", Wanted(limit=STORIES), BY_TELLINGS)
    outlets = case.tally("outlet", ask.story)
    most_told = case.page("claims", _first(ask, MOST), BY_SUPPORT)
    rows = _key_figures(case, ask, most_told.items)
    told = disputing(case, _varied(disputes.items)[:DISPUTES])
    table = _table(case, outlets, columns)
    words = contests(case, ask.story, [item.id for item in stories.items[:WORDS]], WORDS)
    return Overview(
        story,
        sum(n for _, n in outlets),
        sum(outlet is not None for outlet, _ in outlets),
        lineages.total,
        case.origins(ask.story),
        table,
        columns,
        rows,
        most_told.total,
        told,
        disputes.total,
        entries.items[:ENTRIES],
        entries.total,
        entries.items,
        words,
        stories.items,
        stories.total,
        case.problems_of(Wanted(limit=0)).total,
        named(case, _mentioned(table, rows, told, entries.items[:ENTRIES])),
        len(lineages.items) - len(long),
    )


BY_SIZE = "json_array_length(members) DESC, json_array_length(borrowers) DESC, id"
BY_DAY = "background, earliest IS NULL, earliest, latest, position"
BY_FORM = (
    "CASE form WHEN 'denial' THEN 0 WHEN 'counter_accusation' THEN 1 WHEN 'different_perpetrator' THEN 2 ELSE 3 END,"
    " asserted_document, asserted_start, asserted_end, denied_document, denied_start"
)
"""What somebody says is not so before what is only told otherwise."""


def _varied(disputes: Sequence[Dispute]) -> list[Dispute]:
    """Each assertion once, then each denial once: ten who deny one thing are one dispute in a list of a few."""
    asserted = list({dispute.asserted: dispute for dispute in reversed(disputes)}.values())[::-1]
    return list({dispute.denied: dispute for dispute in reversed(asserted)}.values())[::-1]


def _first(ask: Ask, limit: int) -> Wanted:
    return Wanted(ask.story, limit=limit)


def _key_figures(case: Lookup, ask: Ask, most_told: Sequence[Claim]) -> tuple[ClaimRow, ...]:
    behind = [claim for claim in most_told if claim.background][:BEHIND]
    event = case.first("claims", _first(ask, FIGURES - len(behind)), claim_order(case, ask), "NOT background")
    return claim_rows(case, [*event, *behind])


def _is_slight(lineage: Lineage, case: Lookup) -> bool:
    """Whether no two articles have the text, and those that borrow have hardly more than a sentence of it."""
    if len(lineage.members) > 1:
        return False
    borrowing = {borrower.document for borrower in lineage.borrowers}
    texts = case.texts(sorted(borrowing))
    words: Counter[str] = Counter()
    for place in lineage.passages:
        if place.document in texts and place.document in borrowing:
            words[place.document] += len(texts[place.document][place.start : place.end].split())
    return max(words.values(), default=0) < SLIGHT


def _table(
    case: Lookup, outlets: Sequence[tuple[str | None, int]], lineages: Sequence[Lineage]
) -> tuple[OutletRow, ...]:
    carried = case.lineages_by_outlet([lineage.id for lineage in lineages])
    carrying = {outlet for outlet, _ in carried}
    order = sorted(outlets, key=lambda item: item[0] not in carrying)  # stable: those with most articles stay first
    rows = [
        OutletRow(outlet, n, tuple(tuple(carried.get((outlet, lineage.id), ())) for lineage in lineages))
        for outlet, n in order
    ]
    return tuple(row for each in rows for row in (_apart(each) if each.outlet is None else [each]))[:OUTLETS]


def _apart(row: OutletRow) -> list[OutletRow]:
    """Articles that state no outlet, one by one where they carry something: they are not one teller."""
    carrying = list(dict.fromkeys(id_ for documents in row.carries for id_ in documents))
    each = [
        OutletRow(None, 1, tuple(tuple(d for d in documents if d == id_) for documents in row.carries), id_)
        for id_ in carrying
    ]
    others = row.articles - len(carrying)
    return [*each, OutletRow(None, others, ((),) * len(row.carries))] if others > 0 else each


def disputing(case: Lookup, disputes: Sequence[Dispute]) -> tuple[DisputeRow, ...]:
    """Disputes with what both sides are quoted with."""
    shown = quotes(case, (place for dispute in disputes for place in (dispute.asserted, dispute.denied)))
    return tuple(DisputeRow(d, shown.get(d.asserted), shown.get(d.denied)) for d in disputes)


def _mentioned(
    table: Sequence[OutletRow], claims: Sequence[ClaimRow], disputes: Sequence[DisputeRow], entries: Sequence[Entry]
) -> list[str]:
    carried = [document for row in table for documents in row.carries for document in documents]
    quoted = [quote.place.document for row in claims for quote in row.quotes]
    disputed = [place.document for row in disputes for place in (row.dispute.asserted, row.dispute.denied)]
    return [*carried, *quoted, *disputed, *(place.document for entry in entries for place in entry.members[:QUOTES])]
