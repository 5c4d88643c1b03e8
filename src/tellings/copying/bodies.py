"""The words of documents that are compared."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.records import RESIDUE, Reading
from tellings.words import Words, words

LEFT_OUT = RESIDUE | {"caption", "title", "byline"}
"""Blocks that take no part. Titles and bylines are each house's own work; captions travel with pictures."""


def bodies(readings: Sequence[Reading]) -> Words:
    """The words that are compared: all but those of blocks in `LEFT_OUT`. One body a reading, in the order given."""
    import numpy as np

    found = words([reading.document.text for reading in readings])
    spans = [
        (index, block.start, block.end)
        for index, reading in enumerate(readings)
        for block in reading.blocks
        if block.kind in LEFT_OUT
    ]
    if not spans:
        return found
    keep = np.ones(len(found.hashes), dtype=np.bool_)
    for index, start, end in spans:
        low, high = found.offsets[index : index + 2]
        keep[
            low + np.searchsorted(found.starts[low:high], start) : low + np.searchsorted(found.starts[low:high], end)
        ] = False
    before = np.concatenate([[0], np.cumsum(keep)])
    return Words(found.hashes[keep], found.starts[keep], found.ends[keep], found.marks[keep], before[found.offsets])
