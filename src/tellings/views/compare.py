"""Comparing: one text against all that share it, then two texts side by side, word by word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, groupby, pairwise

from tellings.editing.side_by_side import Row, rows
from tellings.edits import compared
from tellings.lookup import Found, Lookup, Wanted
from tellings.records import RESIDUE, Copy, Document, Edit, Lineage, Place, Reading, Span
from tellings.views.asking import Ask
from tellings.views.document import LANES, worded
from tellings.views.evidence import Names, named
from tellings.views.overview import BY_SIZE

NOUNS = ("blocks", "sentences", "mentions")
"""What edits are told from."""

QUIET = frozenset({"style", "name_variant"})
"""Types that are house style: a sentence with no other is folded away with those that are the same."""

PAIRS = 128
"""Comparisons kept, for whoever turns back or swaps sides: a document's text never changes. More would make the memory
that Python looks through for what may go as large as that of a whole case."""

SHADES = 4
"""Steps of shading, from one other text that differs to all of them."""

ITEMS = 30
"""Lineages that the page offers where nothing is asked for."""

SAMPLES = 2
"""Lineages, the largest, whose first text a report sets against the others. The edits of all are beside their lineages;
this shows where they stand in the text. A hundred thousand characters in a report of 100 documents."""

BESIDE = 1
"""Texts of each, those that share most with it, that the report sets beside the first sentence by sentence."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one side under the same edits. `added` are the words that the other side has in front of it."""

    place: Place
    text: str
    types: tuple[str, ...]
    why: str
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """One row: sentences that tell the same, or those of one side alone. `number` counts from 1."""

    number: int
    kind: str
    moved: bool
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    types: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Rows in a row that are folded away, or not."""

    folded: bool
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """A document beside the base: how much they share, and what it has otherwise, by type."""

    document: str
    words: int
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Shaded:
    """A stretch of the base: `differ` are the documents that have it otherwise or not at all, `how` what they have."""

    place: Place
    text: str
    shade: int
    differ: tuple[str, ...]
    how: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """What the page shows: two sides with their rows; or a base with shades; or lineages to choose from.

    In a report, where nothing can be chosen, `samples` are comparisons of the largest lineages.
    """

    names: Names
    left: str | None = None
    right: str | None = None
    runs: tuple[Run, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    base: str | None = None
    language: str = "und"
    paragraphs: tuple[tuple[Shaded, ...], ...] = ()
    others: tuple[Other, ...] = ()
    more: int = 0
    lineages: Found[Lineage] | None = None
    samples: tuple[CompareView, ...] = ()


def compare(case: Lookup, ask: Ask) -> CompareView:
    """Two documents (`left`, `right`), or one (`base`) against those that share its text, or what can be compared.

    Raises `InputError` where a document is not in the case.
    """
    if "left" in ask.filters and "right" in ask.filters:
        return _two(case, ask.filters["left"], ask.filters["right"])
    base = ask.filters.get("base") or ask.filters.get("left") or ask.filters.get("right")
    return _all(case, base) if base else _choice(case, ask)


def _choice(case: Lookup, ask: Ask) -> CompareView:
    wanted = Wanted(ask.story, None, {}, ITEMS, ask.offset)
    found = case.page("lineages", wanted, order=BY_SIZE)
    ids = [id_ for lineage in found.items for id_ in _carriers(lineage)]
    samples = tuple(_samples(case, found.items[:SAMPLES])) if ask.limit is None else ()
    return CompareView(named(case, ids), lineages=found, samples=samples)


def _samples(case: Lookup, lineages: Sequence[Lineage]) -> Iterator[CompareView]:
    """The first text of each lineage against all, and beside those that share most with it."""
    for lineage in lineages:
        base = _all(case, _carriers(lineage)[0])
        yield base
        for other in base.others[:BESIDE]:
            yield _two(case, str(base.base), other.document)


def _carriers(lineage: Lineage) -> list[str]:
    return [*lineage.members, *(borrower.document for borrower in lineage.borrowers)]


def _reading(case: Lookup, key: str) -> Reading:
    found = case.readings([key], NOUNS) or case.readings([case.document(key).id], NOUNS)
    return found[0]


@dataclass(frozen=True, slots=True)
class _Side:
    """A reading that is the same as another where the document is."""

    id: str
    reading: Reading = field(compare=False)


def _compared(left: Reading, right: Reading) -> tuple[tuple[Edit, ...], tuple[Row, ...]]:
    return _kept(_Side(left.document.id, left), _Side(right.document.id, right))


@lru_cache(maxsize=PAIRS)
def _kept(left: _Side, right: _Side) -> tuple[tuple[Edit, ...], tuple[Row, ...]]:
    """Edits and rows, without the alignment that both rest on: it is a hundred times as large."""
    pair, found = compared(left.reading, right.reading)
    return found, tuple(rows(pair))


# -- two --------------------------------------------------------------------------------------------------------------


def _two(case: Lookup, left_key: str, right_key: str) -> CompareView:
    left, right = _reading(case, left_key), _reading(case, right_key)
    found, sentences = _compared(left, right)
    views = [
        _row(number, row, left.document, right.document, here)
        for number, (row, here) in enumerate(zip(sentences, _by_row(found, sentences), strict=True), start=1)
    ]
    runs = tuple(Run(folded, tuple(run)) for folded, run in groupby(views, key=lambda row: row.kind == "same"))
    counts = Counter(edit.type for edit in found)
    ids = (left.document.id, right.document.id)
    return CompareView(named(case, ids), *ids, runs, tuple(counts.most_common()))


def _by_row(found: Sequence[Edit], sentences: Sequence[Row]) -> list[list[Edit]]:
    """The edits that each row shows: those that touch it; what a row shows by itself is not said again in another."""
    lefts, rights = _Spans([row.left for row in sentences]), _Spans([row.right for row in sentences])
    here: list[list[Edit]] = [[] for _ in sentences]
    for edit in found:
        touched = {*lefts.touched(edit.left), *rights.touched(edit.right)}
        alone = {number for number in touched if _stands_alone(edit, sentences[number])}
        for number in alone if alone and not (edit.left_text and edit.right_text) else touched:
            here[number].append(edit)
    return here


class _Spans:
    """The rows' spans on one side in the order of the text, so that those at a place are found among many."""

    def __init__(self, spans: Sequence[Span | None]) -> None:
        self.spans = sorted((span, number) for number, span in enumerate(spans) if span)
        self.starts = [span.start for span, _ in self.spans]
        self.furthest = list(accumulate((span.end for span, _ in self.spans), max))

    def touched(self, place: Place) -> Iterator[int]:
        """The rows whose spans touch a place."""
        first, behind = bisect_left(self.furthest, place.start), bisect_right(self.starts, place.end)
        return (number for span, number in self.spans[first:behind] if _touches(place, span))


def _stands_alone(edit: Edit, row: Row) -> bool:
    """Whether a row shows by itself what an edit says: a sentence that one side alone has."""
    if row.right is None:
        return edit.left.end > edit.left.start and _touches(edit.left, row.left)
    return row.left is None and edit.right.end > edit.right.start and _touches(edit.right, row.right)


def _row(number: int, row: Row, left: Document, right: Document, here: Sequence[Edit]) -> RowView:
    types = Counter(edit.type for edit in here)
    if row.left is None or row.right is None:
        kind = "left" if row.right is None else "right"
    else:
        kind = "changed" if types.keys() - QUIET or row.moved else "same"
    sides = [(edit.left, edit.right_text, edit) for edit in here], [(edit.right, edit.left_text, edit) for edit in here]
    return RowView(
        number,
        kind,
        row.moved,
        _pieces(left, row.left, sides[0]) if row.left else (),
        _pieces(right, row.right, sides[1]) if row.right else (),
        tuple(types.most_common()),
    )


def _touches(place: Place, span: Span | None) -> bool:
    if span is None:
        return False
    return (
        place.start < span.end and place.end > span.start
        if place.end > place.start
        else (span.start <= place.start <= span.end)
    )


def _pieces(document: Document, span: Span, marks: Sequence[tuple[Place, str, Edit]]) -> tuple[Piece, ...]:
    id_, text = document.id, document.text
    inside = [
        (max(p.start, span.start), min(p.end, span.end), other, edit) for p, other, edit in marks if _touches(p, span)
    ]
    if not inside:
        return (_piece(Place(id_, span.start, span.end), text[span.start : span.end], [], []),)
    cuts = sorted({span.start, span.end, *(cut for start, end, _, _ in inside for cut in (start, end))})
    made = []
    for start, end in pairwise([*cuts, span.end] if len(cuts) == 1 else cuts):
        over = [(edit, other) for a, b, other, edit in inside if a <= start and b >= end and a < b]
        points = [(edit, other) for a, b, other, edit in inside if a == b == start]
        made.append(_piece(Place(id_, start, end), text[start:end], over, points))
    ending = [(edit, other) for a, b, other, edit in inside if a == b == span.end]
    return (*made, _piece(Place(id_, span.end, span.end), "", [], ending)) if ending else tuple(made)


def _piece(place: Place, text: str, over: Sequence[tuple[Edit, str]], points: Sequence[tuple[Edit, str]]) -> Piece:
    if not over and not points:
        return Piece(place, text, (), "", ())
    both = [*over, *points]
    why = "; ".join(dict.fromkeys(f"{worded(edit.type)}: {edit.why}" for edit, _ in both))
    types = tuple(dict.fromkeys(edit.type for edit, _ in both))
    return Piece(place, text, types, why, tuple(dict.fromkeys(_line(other) for _, other in points if other.strip())))


def _line(text: str) -> str:
    return " ".join(text.split())


# -- all --------------------------------------------------------------------------------------------------------------


def _all(case: Lookup, key: str) -> CompareView:
    base = _reading(case, key)
    id_ = base.document.id
    shared = _shared(id_, case.page("copies", Wanted(document=id_)).items)
    ids = sorted(shared, key=lambda other: (-shared[other], other))
    readings = {reading.document.id: reading for reading in case.readings(ids[:LANES], NOUNS)}
    found = {other: _loud(_compared(base, readings[other])[0]) for other in ids[:LANES]}
    names = named(case, [id_, *found])
    others = tuple(
        Other(other, shared[other], tuple(Counter(edit.type for edit in found[other]).most_common())) for other in found
    )
    blocks = [block for block in base.blocks if block.kind not in RESIDUE]
    paragraphs = tuple(
        tuple(_shades(base, Span(block.start, block.end), found, names)) for block in blocks if block.end > block.start
    )
    return CompareView(
        names,
        base=id_,
        language=base.document.language,
        paragraphs=paragraphs,
        others=others,
        more=len(ids) - len(others),
    )


def _shared(id_: str, copies: Iterable[Copy]) -> Mapping[str, int]:
    """Words shared with each other document."""
    words: dict[str, int] = defaultdict(int)
    for copy in copies:
        words[copy.right.document if copy.left.document == id_ else copy.left.document] += copy.words
    return words


def _loud(found: Iterable[Edit]) -> tuple[Edit, ...]:
    return tuple(edit for edit in found if edit.type not in QUIET)


def _shades(base: Reading, span: Span, found: Mapping[str, Sequence[Edit]], names: Names) -> Iterator[Shaded]:
    """The base cut where any other text begins or ceases to differ."""
    text = base.document.text
    inside = [
        (other, edit)
        for other, some in found.items()
        for edit in some
        if edit.type != "insertion" and _touches(edit.left, span)
    ]
    bounds = [(max(edit.left.start, span.start), min(_end(edit, text), span.end)) for _, edit in inside]
    for start, end in pairwise(sorted({span.start, span.end, *(cut for bound in bounds for cut in bound)})):
        over = [mine for mine, (a, b) in zip(inside, bounds, strict=True) if a <= start and b >= end]
        differ = tuple(dict.fromkeys(other for other, _ in over))
        how = tuple(dict.fromkeys(f"{names[other].name}: {_how(edit)}" for other, edit in over))
        shade = -(-SHADES * len(differ) // len(found)) if found else 0
        yield Shaded(Place(base.document.id, start, end), text[start:end], shade, differ, how)


def _end(edit: Edit, text: str) -> int:
    """Where an edit ends in the base; where the others add words, the word in front of which they stand is shaded."""
    if edit.left.end > edit.left.start:
        return edit.left.end
    at = edit.left.start
    while at < len(text) and text[at].isspace():
        at += 1
    while at < len(text) and not text[at].isspace():
        at += 1
    return at


def _how(edit: Edit) -> str:
    said = _line(edit.right_text)
    if not said:
        return f"not there ({worded(edit.type)})"
    return f"{'adds ' if not edit.left_text.strip() else ''}“{said[:120]}” ({worded(edit.type)})"
