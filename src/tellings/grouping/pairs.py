"""How likely two documents are about one event: the weight of their terms, candidates, and a score for each pair.

A term weighs as much as it is rare (Spärck Jones 1972), but rare *where*? A case may hold a thousand crimes or nothing
but articles on one war, whose names would then weigh nothing. So the frequency in the case is smoothed with that of an
imagined background, in which names are rare: `BACKGROUND` documents, `PRIOR` of a field's average term. And it is
counted in a sample of the case, those documents whose ids have the least hashes: which they are does not depend on the
order of reading, and a document that joins a large case seldom moves the weights of all others.

The score is a logistic model over four cosines and the days apart: a handful of weights (`eval/stories.py gva --fit`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from tellings.copying.fingerprints import ranges
from tellings.grouping.traits import FIELDS, Traits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Terms = NDArray[np.uint32]

SAMPLE = 1024
"""Documents in which the frequency of terms is counted."""

BACKGROUND = 1000
"""Documents of the imagined background."""

PRIOR = (1.0, 0.5, 3.0, 10.0)
"""In how many of them an average term of each field stands: a name, a phrase, a number, a word of a headline."""

WINDOW = 120
"""Days apart beyond which two documents are not compared."""

VAGUE = 30
"""Days a document's date may be open by before it counts as undated."""

UNDATED = (2.5, 5.0, 10.0, 20.0)
"""Days that lie between a document without a date and any other, for the score: a third of the days that the case is
about, the next of these. On the gun-violence stream without any dates the last gives pairwise F .75 as 12 does, with
higher precision; at 60 it falls to .72. In steps, so that it seldom moves when a case grows."""

WEIGHTS = (14.1, 1.6, 5.1, 2.0)
"""Of the root of the cosine of each field."""
CONSTANT, DAYS = -8.2, -1.2
"""And of the logarithm of the days between, one added."""

LEAST_NAMES = 0.04
"""Cosine of names below which a pair is not scored: with everything else in common it would stay below `LEAST`."""

LEAST = 0.02
"""Score below which a pair counts as nothing."""

CROWD = 2000
"""Documents that may hold a term that is used to compare; a commoner one says little and costs most."""

STEP = 0.25
"""Weights go in steps, so that a document more in the sample moves the weights of few terms and leaves most pairs."""

AT_ONCE = 1 << 22
"""Cells of the table of pairs that are looked at at a time: 32 MB, of which only what is written to is taken."""


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """How often terms occur: `held[i]` of the `size` documents sampled hold `terms[i]` (ascending).

    `crowd` is the most of them that may hold a term that is used to compare, `undated` the days that lie between a
    document without a date and any other.
    """

    terms: Terms
    held: Ints
    size: int
    crowd: float
    undated: float


def draw(id_: str) -> int:
    """A document's number in the lottery for the sample: the least are in it. A 63-bit hash of its id."""
    return int.from_bytes(blake2b(id_.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def background(sampled: Traits, first: Ints, documents: int) -> Background:
    """The frequencies in the sampled documents of a case that has so many, and the days it is about.

    `first` has the days of the sampled documents, 0 where unknown.
    """
    import numpy as np

    terms, held = np.unique(sampled.terms, return_counts=True)
    size = len(sampled.offsets) - 1
    # The number of documents to the next power of two, so that the limit seldom moves when a case grows.
    most = 1 << max(documents - 1, 0).bit_length()
    return Background(terms, held, size, CROWD / most * size, _undated(first[first > 0]))


def _undated(days: Ints) -> float:
    """Days between an undated document and any other; a tenth of the dates at either end may be far off."""
    import numpy as np

    if not len(days):
        return UNDATED[-1]
    low, high = np.quantile(days, (0.1, 0.9), method="nearest")
    return next((step for step in UNDATED if step * 3 >= high - low), UNDATED[-1])


def rarity(terms: Terms, behind: Background) -> tuple[Floats, Ints]:
    """The weight of terms, 0 and up, and how many of the sample hold them."""
    import numpy as np

    held = np.zeros(len(terms), dtype=np.int64)
    if len(behind.terms):
        at = np.minimum(np.searchsorted(behind.terms, terms), len(behind.terms) - 1)
        held = np.where(behind.terms[at] == terms, behind.held[at], 0)
    prior = np.array(PRIOR)[terms & 3]
    # Each of the two goes in steps of its own: a document more then leaves all terms as they are that it does not hold.
    steps = np.round(np.log(behind.size + BACKGROUND) / STEP) - np.round(np.log(held + prior) / STEP)
    return np.maximum(0, steps) * STEP, held


def moved(found: Traits, before: Background, after: Background) -> list[int]:
    """The documents, by place, that have a term whose weight differs between two states of a case."""
    import numpy as np

    old, new = rarity(found.terms, before), rarity(found.terms, after)
    differs = (old[0] != new[0]) | ((old[1] <= before.crowd) != (new[1] <= after.crowd))
    places: list[int] = np.unique(np.searchsorted(found.offsets, np.flatnonzero(differs), side="right") - 1).tolist()
    return places


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Documents as vectors, of length 1 in each field, in the order of their days: undated ones first.

    `first` and `last` are days (ordinals, 0: undated); `terms`, `weights` and `offsets` as in `Traits`, `undated` as in
    `Background`.
    """

    first: Ints
    last: Ints
    terms: Terms
    weights: Floats
    offsets: Ints
    undated: float


def vectors(found: Traits, first: Ints, last: Ints, behind: Background) -> Vectors:
    """The documents' vectors, in the order given; terms too common to compare by are left out after scaling."""
    import numpy as np

    count = len(found.offsets) - 1
    owners = np.repeat(np.arange(count), np.diff(found.offsets))
    rare, held = rarity(found.terms, behind)
    weights = (1 + np.log(np.arange(1, 257)))[found.counts.astype(np.int64) - 1] * rare
    slot = owners * len(FIELDS) + (found.terms & 3)
    length = np.sqrt(np.bincount(slot, weights**2, minlength=count * len(FIELDS)))
    weights = weights / np.maximum(length[slot], 1e-12)
    kept = (held <= behind.crowd) & (weights > 0)
    offsets = np.concatenate([[0], np.cumsum(np.bincount(owners[kept], minlength=count))])
    return Vectors(first, last, found.terms[kept], weights[kept], offsets.astype(np.int64), behind.undated)


def days(earliest: Sequence[int | None], latest: Sequence[int | None]) -> tuple[Ints, Ints]:
    """First and last day of documents, 0 for those whose date is unknown or too open."""
    import numpy as np

    spans = [
        (low, high) if low is not None and high is not None and high - low <= VAGUE else (0, 0)
        for low, high in zip(earliest, latest, strict=True)
    ]
    pairs = np.array(spans, dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def scores(all_of: Vectors, rows: Ints, ranks: Ints, most: int) -> tuple[Ints, Ints, Floats]:
    """Pairs with a score of at least `LEAST` that have one of `rows` in them: two places (the lesser first), score.

    Where the rows are all documents, only pairs that are among the `most` best of one side; of equal ones those with
    the lesser rank. `all_of` has to be in the order of first days.
    """
    import numpy as np

    lefts, rights, found = [np.empty(0, np.int64)], [np.empty(0, np.int64)], [np.empty(0)]
    for row, column, cosines in _parts(all_of, rows):
        score = modelled(cosines, apart(all_of, row, column))
        kept = np.flatnonzero(score >= LEAST)
        if len(rows) == len(all_of.first):
            kept = _best(kept, row, -score, ranks[column], most)
        lefts.append(np.minimum(row[kept], column[kept]))
        rights.append(np.maximum(row[kept], column[kept]))
        found.append(score[kept])
    left, right, score = np.concatenate(lefts), np.concatenate(rights), np.concatenate(found)
    once = np.unique(left * len(all_of.first) + right, return_index=True)[1]
    return left[once], right[once], score[once]


def _best(kept: Ints, row: Ints, loss: Floats, rank: Ints, most: int) -> Ints:
    """Of the pairs kept, the first `most` of each row."""
    import numpy as np

    order = kept[np.lexsort((rank[kept], loss[kept], row[kept]))]
    starts = np.searchsorted(row[order], row[order])
    return order[np.arange(len(order)) - starts < most]


def compared(all_of: Vectors) -> tuple[Ints, Ints, Floats]:
    """All pairs that share names: two places (the lesser first), cosines by field. For fitting the weights."""
    import numpy as np

    parts = list(_parts(all_of, np.arange(len(all_of.first))))
    row, column, cosines = (np.concatenate([part[at] for part in parts], axis=-1) for at in range(3))
    return row[row < column], column[row < column], cosines[:, row < column]


@dataclass(frozen=True, slots=True, eq=False)
class _Postings:
    """Who holds a term: keys (term and place in one number) ascending, and the weights in the same order."""

    keys: NDArray[np.uint64]
    weights: Floats


def _owners(found: Vectors) -> Ints:
    import numpy as np

    return np.repeat(np.arange(len(found.first)), np.diff(found.offsets))


def _postings(found: Vectors, rows: Ints) -> _Postings:
    import numpy as np

    owners, terms, weights = _owners(found), found.terms, found.weights
    if len(rows) * 4 < len(found.first):
        wanted = np.unique(terms[np.isin(owners, rows)])
        at = np.minimum(np.searchsorted(wanted, terms), max(len(wanted) - 1, 0))
        kept = wanted[at] == terms if len(wanted) else np.zeros(len(terms), dtype=np.bool_)
        owners, terms, weights = owners[kept], terms[kept], weights[kept]
    keys = (terms.astype(np.uint64) << np.uint64(32)) | owners.astype(np.uint64)
    order = np.argsort(keys, kind="stable")
    return _Postings(keys[order], weights[order])


def _parts(found: Vectors, rows: Ints) -> Iterator[tuple[Ints, Ints, Floats]]:
    """Pairs of a row and any other document that share names, and their cosines by field.

    In pieces, so that the table of a piece's rows and all documents in their window is not too large.
    """
    import numpy as np

    postings = _postings(found, rows)
    rows, start = np.sort(rows), 0
    while start < len(rows):
        size = 256
        while size > 1 and size * len(_columns(found, rows[start : start + size])) > AT_ONCE:
            size //= 2
        yield _compared(found, rows[start : start + size], postings)
        start += size


def _columns(found: Vectors, rows: Ints) -> range:
    """From which place on and up to which documents lie in the window of any of these rows; undated ones aside."""
    import numpy as np

    undated = int(np.searchsorted(found.first, 0, side="right"))
    if not len(rows) or found.first[rows[0]] == 0:
        return range(undated, len(found.first))
    low = int(np.searchsorted(found.first, max(found.first[rows[0]] - WINDOW, 1)))
    return range(low, int(np.searchsorted(found.first, found.first[rows[-1]] + WINDOW, side="right")))


def _compared(found: Vectors, rows: Ints, postings: _Postings) -> tuple[Ints, Ints, Floats]:
    import numpy as np

    undated = int(np.searchsorted(found.first, 0, side="right"))
    columns = _columns(found, rows)
    cells, cosines = _cosines(found, rows, postings, undated, columns)
    row, column = np.divmod(cells, undated + len(columns))
    left, right = rows[row], np.where(column < undated, column, column - undated + columns.start)
    both = (found.first[left] > 0) & (found.first[right] > 0)
    fit = (left != right) & (~both | (np.abs(found.first[left] - found.first[right]) <= WINDOW))
    return left[fit], right[fit], cosines[:, fit]


def _cosines(
    found: Vectors, rows: Ints, postings: _Postings, undated: int, columns: range
) -> tuple[Ints, NDArray[np.float64]]:
    """The cells of the table of rows and columns whose cosine of names is high enough, and their cosines by field.

    Columns are the undated documents and then `columns`. Few pairs share a name: only where they do is anything added
    up, so that the work grows with how often terms occur and not with the size of the table.
    """
    import numpy as np

    width = undated + len(columns)
    stretches = ((0, undated, 0), (columns.start, columns.stop, undated - columns.start))
    bounds = found.offsets[rows], found.offsets[rows + 1]
    entries = ranges(bounds[0], bounds[1] - bounds[0])
    local, field = np.repeat(np.arange(len(rows)) * width, bounds[1] - bounds[0]), found.terms[entries] & 3
    cell, product, _ = _products(found, entries[field == 0], local[field == 0], postings, stretches)
    # The last one written stands for all that fall into its cell; cells that nothing falls into are never looked at.
    last = np.empty(len(rows) * width, dtype=np.int32)
    last[cell] = np.arange(len(cell), dtype=np.int32)
    distinct = last[cell] == np.arange(len(cell))
    last[cell[distinct]] = np.arange(np.count_nonzero(distinct), dtype=np.int32)
    names = np.bincount(last[cell], product, minlength=np.count_nonzero(distinct))
    cells = np.sort(cell[distinct][names >= LEAST_NAMES])
    sums = [names[last[cells]]]
    slot = np.zeros(len(rows) * width, dtype=np.int32)
    slot[cells] = np.arange(1, len(cells) + 1, dtype=np.int32)
    cell, product, kind = _products(found, entries[field > 0], local[field > 0], postings, stretches)
    place = slot[cell]
    for number in range(1, len(FIELDS)):
        mine = (kind == number) & (place > 0)
        sums.append(np.bincount(place[mine] - 1, product[mine], minlength=len(cells)))
    return cells, np.stack(sums)


def _products(
    found: Vectors, entries: Ints, local: Ints, postings: _Postings, stretches: Sequence[tuple[int, int, int]]
) -> tuple[Ints, Floats, Ints]:
    """What each of these terms of rows gives with each document that holds it: the cell, the product and the field."""
    import numpy as np

    terms, weights = found.terms[entries], found.weights[entries]
    base = terms.astype(np.uint64) << np.uint64(32)
    parts: list[tuple[Ints, Floats, Ints]] = []
    for start, stop, shift in stretches:
        low = np.searchsorted(postings.keys, base + np.uint64(start))
        sizes = np.searchsorted(postings.keys, base + np.uint64(stop)) - low
        at = ranges(low, sizes)
        column = (postings.keys[at] & np.uint64(0xFFFFFFFF)).astype(np.int64) + shift
        product = np.repeat(weights, sizes) * postings.weights[at]
        parts.append((np.repeat(local, sizes) + column, product, np.repeat(terms & 3, sizes)))
    cells, products, fields = (np.concatenate(column) for column in zip(*parts, strict=True))
    return cells, products, fields


def apart(found: Vectors, left: Ints, right: Ints) -> Floats:
    """Days between two documents: the gap between their intervals, and a quarter of what these leave open."""
    import numpy as np

    gap = np.maximum(found.first[left], found.first[right]) - np.minimum(found.last[left], found.last[right])
    open_ = found.last[left] - found.first[left] + found.last[right] - found.first[right]
    known = (found.first[left] > 0) & (found.first[right] > 0)
    return np.where(known, np.maximum(gap, 0) + open_ / 4, found.undated)


def modelled(cosines: Floats, between: Floats) -> Floats:
    """The score, 0 to 1: the likelihood that pairs with these cosines and days between tell of one event."""
    import numpy as np

    logit = CONSTANT + DAYS * np.log1p(between)
    for weight, cosine in zip(WEIGHTS, cosines, strict=True):
        logit = logit + weight * np.sqrt(cosine)
    # Rounded, so that the last bit of a sum that another processor adds up otherwise decides nothing.
    return np.round(1 / (1 + np.exp(-logit)), 6)
