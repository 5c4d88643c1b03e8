"""Printings of one text word for word: beyond so many of them, one stands for the rest.

A notice that a thousand sites put in the place of an article ("please switch on cookies"), or a release that a thousand
print as it came, makes half a million pairs that all say the same. The first `PRINTINGS` of a text, by id, are compared
with everything; each further one is their double and is compared with the very first alone. Which they are follows from
the set of documents, not from the order in which they come.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tellings.copying.bodies import bodies
from tellings.copying.fingerprints import SURE
from tellings.records import Reading
from tellings.words import MIX, Words, mixed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Hashes = NDArray[np.uint64]

PRINTINGS = 100
"""Printings of a text that are compared with one another: 4,950 pairs, a quarter of a second. More than any text of the
gold data has, and fewer would hide who printed it from whom in families of a size that people read through."""

NO_TEXT = 0
"""Stands for a text of fewer than `SURE` words, which may be the same by chance."""


def texts(body: Words) -> Hashes:
    """A number for the whole row of words of each body, the same for the same words; `NO_TEXT` for a short one."""
    import numpy as np

    sizes = np.diff(body.offsets)
    place = np.arange(len(body.hashes), dtype=np.uint64) - np.repeat(body.offsets[:-1], sizes).astype(np.uint64)
    # The sum of numbers that each depend on a word and its place: 64 bits, wrapping.
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(mixed(body.hashes ^ mixed(place + np.uint64(MIX))))])
    found = mixed(sums[body.offsets[1:]] - sums[body.offsets[:-1]])
    return np.where(sizes >= SURE, np.maximum(found, np.uint64(1)), np.uint64(NO_TEXT))


def doubles_of(texts_of: Iterable[int], ids: Sequence[str]) -> dict[str, str]:
    """Of documents with these texts and ids, each double with the first printing of its text."""
    printings: dict[int, list[str]] = {}
    for text, id_ in zip(texts_of, ids, strict=True):
        if text != NO_TEXT:
            printings.setdefault(text, []).append(id_)
    found: dict[str, str] = {}
    for group in printings.values():
        if len(group) > PRINTINGS:
            first, *others = sorted(group)
            found.update(dict.fromkeys(others[PRINTINGS - 1 :], first))
    return found


def doubled(readings: Sequence[Reading]) -> dict[str, str]:
    """`doubles_of` documents, by their ids."""
    if len(readings) <= PRINTINGS:
        return {}
    return doubles_of(texts(bodies(readings)).tolist(), [reading.document.id for reading in readings])
