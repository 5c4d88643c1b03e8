"""Who writes what: for each contested referent the tellers as rows, the forms as columns, and the places behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tellings.framing.texts import folded, is_form, lemma
from tellings.lang import pack
from tellings.records import Place, Wording


@dataclass(frozen=True, slots=True)
class Cell:
    """`count` texts in which a teller uses a form, each lineage once, with all the places; `quoted` are a speaker's."""

    count: int
    members: tuple[Place, ...]
    quoted: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """One referent: `tellers` are outlets, or ids of documents whose outlet is not known; `cells` go teller by form.

    An empty form stands for what a telling leaves out. `why` says how the forms were tied to one referent.
    """

    layer: str
    referent: str
    story: str | None
    tellers: tuple[str, ...]
    forms: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    why: str


NONE = Cell(0, ())
SHOWN_REASONS = 3
"""Reasons that a matrix prints: each kind of evidence once, not each place."""


def matrices(wording: Iterable[Wording]) -> tuple[Matrix, ...]:
    """A matrix for each referent that two tellers word otherwise, forms of one word in one column."""
    groups: dict[tuple[str, str, str], list[Wording]] = defaultdict(list)
    for row in wording:
        if row.layer != "distinctive":
            groups[row.layer, row.referent, row.story or ""].append(row)
    found = [_matrix(key, groups[key]) for key in sorted(groups)]
    return tuple(m for m in found if len(m.tellers) > 1 and len(m.forms) > 1 and _differ(m))


def _matrix(key: tuple[str, str, str], rows: Sequence[Wording]) -> Matrix:
    layer, referent, story = key
    cells: dict[tuple[str, str], list[Wording]] = defaultdict(list)
    printed: dict[str, list[Wording]] = defaultdict(list)
    for row in rows:
        column = _column(row)
        printed[column].append(row)
        cells[teller(row), column].append(row)
    columns = sorted(printed, key=lambda column: (-sum(row.count for row in printed[column]), column))
    tellers = tuple(sorted({name for name, _ in cells}))
    table = tuple(tuple(_cell(cells.get((name, column), ())) for column in columns) for name in tellers)
    reasons = sorted({reason for row in rows for reason in row.why.split("; ") if reason})
    why = "; ".join(reasons[:SHOWN_REASONS])
    names = tuple(_heading(printed[column]) for column in columns)
    return Matrix(layer, referent, story or None, tellers, names, table, why)


def teller(row: Wording) -> str:
    """The outlet of a row, or its document where that is not known."""
    return row.outlet or (row.members[0].document if row.members else "")


def _column(row: Wording) -> str:
    """Forms of one word share a column (rebel and rebels), and so do the reporting verbs that keep still."""
    if row.layer == "name":
        return folded(row.form)
    words, closed = pack("en", "wording"), pack("en", "closed_words")
    parts = folded(row.form).split()
    if row.layer == "agent" and closed and parts and parts[0] in closed.ARTICLES:
        parts = parts[1:]
    column = " ".join(lemma(word, "en") for word in parts)
    plain = row.layer == "report_verb" and words is not None and is_form(folded(row.form), words.PLAIN_REPORTS, "en")
    return "say" if plain else column


def _heading(rows: Sequence[Wording]) -> str:
    forms = sorted({folded(row.form): row.form for row in rows}.values())
    return " / ".join(forms)


def _cell(rows: Iterable[Wording]) -> Cell:
    own = [row for row in rows if not row.why.startswith("inside quotation marks")]
    quoted = [row for row in rows if row.why.startswith("inside quotation marks")]
    if not own and not quoted:
        return NONE
    # Two rows of one teller and column can stand in the same text: the larger count is what is certain.
    count = max((row.count for row in own), default=0)
    return Cell(count, tuple(p for row in own for p in row.members), tuple(p for row in quoted for p in row.members))


def _differ(matrix: Matrix) -> bool:
    used = [frozenset(f for f, c in zip(matrix.forms, row, strict=True) if c.count) for row in matrix.cells]
    return len({forms for forms in used if forms}) > 1


def by_teller(matrix: Matrix) -> Mapping[str, tuple[Cell, ...]]:
    """The rows of a matrix by teller."""
    return dict(zip(matrix.tellers, matrix.cells, strict=True))
