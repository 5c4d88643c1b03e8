"""Fingerprints of a document alone: word 5-grams, thinned by winnowing (Schleimer, Wilkerson and Aiken 2003)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tellings.compiled import kernel
from tellings.words import MIX, Words, mixed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Hashes = NDArray[np.uint64]
    Flags = NDArray[np.bool_]


GRAM = 5
"""Words of a fingerprint: five are rarely shared by chance, and often survive where one word in six is changed."""

WINDOW = 8
"""Of every so many 5-grams in a row one is kept: two in nine of all."""

SURE = GRAM + WINDOW - 1
"""Any common run of so many words shares a fingerprint."""

DRAWS = 4
"""Shuffles whose least hash makes a signature; one alone may fall into the boilerplate, and then in all its holders."""

CACHED = 1 << 16
"""Words handled in one go: what they need stays in a processor's cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Prints:
    """Fingerprints of a batch of documents.

    `hashes[i]` and `positions[i]` (word number in the body) of document d are those from `offsets[d]` to
    `offsets[d + 1]`, by position. `signatures[d]` packs its least hashes under `DRAWS` shuffles (min-wise hashing,
    Broder 1997), 16 bits each: two articles that differ have different ones, printings of one article mostly the same.
    `sizes[d]` is the number of words of its body.
    """

    hashes: Hashes
    positions: Ints
    offsets: Ints
    signatures: Hashes
    sizes: Ints


def fingerprints(body: Words) -> Prints:
    """The winnowed 5-grams of every body; a function of each document alone."""
    import numpy as np

    sizes = np.diff(body.offsets)
    if compiled := kernel():
        room, bodies = len(body.hashes), len(sizes)
        hashes, positions = np.empty(room, dtype=np.uint64), np.empty(room, dtype=np.int64)
        counts, signatures = np.empty(bodies, dtype=np.int64), np.empty(bodies, dtype=np.uint64)
        found = hashes, positions, counts, signatures
        kept = compiled.fingerprints(body.hashes, body.offsets, found, (GRAM, WINDOW, DRAWS))
        hashes, positions = hashes[:kept], positions[:kept]
    else:
        hashes, positions, counts, signatures = plain_fingerprints(body.hashes, body.offsets)
    return Prints(hashes, positions, np.concatenate([[0], np.cumsum(counts)]), signatures, sizes)


def plain_fingerprints(words_of: Hashes, offsets: Ints) -> tuple[Hashes, Ints, Ints, Hashes]:
    """`fingerprints` in numpy: hashes, positions, how many each document has, and signatures."""
    import numpy as np

    edges = portions(np.diff(offsets), CACHED)
    parts = [_winnowed(words_of, offsets[low : high + 1]) for low, high in edges]
    hashes, positions, counts, signatures = (np.concatenate(column) for column in zip(*parts, strict=True))
    return hashes, positions, counts, signatures


def _winnowed(words_of: Hashes, offsets: Ints) -> tuple[Hashes, Ints, Ints, Hashes]:
    """`plain_fingerprints` for as many documents as are handled in one go."""
    import numpy as np

    sizes = np.diff(offsets)
    most = np.uint64(2**64 - 1)
    # Each document is set apart by a window of padding, so that no window reaches into its neighbour.
    lengths = np.maximum(sizes - GRAM + 1, 0)
    origin = np.cumsum(lengths + WINDOW) - lengths
    padded = np.full(int(lengths.sum()) + WINDOW * (len(sizes) + 1), most, dtype=np.uint64)
    places = ranges(origin, lengths)
    padded[places] = np.minimum(
        grams(words_of[offsets[0] : offsets[-1]], GRAM)[ranges(offsets[:-1] - offsets[0], lengths)],
        most - np.uint64(1),
    )
    least = np.zeros(len(padded) + WINDOW - 1, dtype=np.uint64)
    least[WINDOW - 1 : 1 - WINDOW] = _sliding(padded, np.minimum)
    kept = (_sliding(least, np.maximum) == padded) & (padded != most)
    # The first and the last 5-gram too, so that even two short notices that are the same share two.
    some = lengths > 0
    kept[origin[some]] = kept[(origin + lengths - 1)[some]] = True
    chosen = np.flatnonzero(kept)
    firsts = np.searchsorted(chosen, np.concatenate([origin, [len(padded)]]))
    counts, hashes = np.diff(firsts), padded[chosen]
    signatures = np.zeros(len(sizes), dtype=np.uint64)
    some = np.flatnonzero(counts)
    if len(some):
        for draw in range(DRAWS):
            shuffled = (hashes ^ np.uint64(draw)) * np.uint64(MIX)
            least_one = mixed(np.minimum.reduceat(shuffled, firsts[some]))
            signatures[some] |= (least_one >> np.uint64(48)) << np.uint64(16 * draw)
    return hashes, chosen - np.repeat(origin, counts), counts, signatures


def grams(hashes: Hashes, size: int) -> Hashes:
    """The hash of the `size` words from each word on; the last `size - 1` are 0 and must not be used."""
    import numpy as np

    found = np.zeros(len(hashes), dtype=np.uint64)
    count = len(hashes) - size + 1
    if count > 0:
        rolled = hashes[:count] * np.uint64(MIX)
        for step in range(1, size):
            rolled += hashes[step : step + count]
            rolled *= np.uint64(MIX)
        found[:count] = mixed(rolled)
    return found


def _sliding(values: Hashes, pick: Any) -> Hashes:
    """`pick` (minimum or maximum) over every eight values in a row."""
    twos = pick(values[:-1], values[1:])
    fours = pick(twos[:-2], twos[2:])
    found: Hashes = pick(fours[:-4], fours[4:])
    return found


def ranges(starts: Ints, lengths: Ints) -> Ints:
    """The numbers of all the ranges, one behind the other."""
    import numpy as np

    firsts = np.cumsum(lengths) - lengths
    return np.repeat(starts - firsts, lengths) + np.arange(lengths.sum())


def portions(sizes: Ints, limit: int) -> Iterator[tuple[int, int]]:
    """Stretches of the list whose sizes add up to about the limit."""
    import numpy as np

    cut = np.cumsum(sizes) // limit
    edges = np.concatenate([[0], np.flatnonzero(np.diff(cut)) + 1, [len(sizes)]]).tolist()
    yield from pairwise(edges)
