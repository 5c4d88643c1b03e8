"""Which words of bodies stand inside quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tellings.compiled import kernel
from tellings.quotation import quotations
from tellings.records import Reading
from tellings.words import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]


def quoted(readings: Sequence[Reading], body: Words, wanted: Ints) -> Flags:
    """Which words of the bodies begin inside quotations, as `quotations` tells them.

    `readings` are those of the bodies, in their order; only the documents numbered in `wanted` are read.
    """
    import numpy as np

    found = np.zeros(len(body.hashes), dtype=np.bool_)
    texts = [readings[index].document.text for index in wanted.tolist()]
    if compiled := kernel():
        compiled.quoted(texts, wanted, body.starts, body.offsets, found)
    else:
        plain_quoted(texts, wanted, body, found)
    return found


def plain_quoted(texts: Sequence[str], wanted: Ints, body: Words, found: Flags) -> None:
    """`quoted` in plain Python: flags the words of the bodies numbered in `wanted`, whose texts are `texts`."""
    for text, index in zip(texts, wanted.tolist(), strict=True):
        low, high = body.offsets[index : index + 2].tolist()
        spans = quotations(text)
        firsts = body.starts[low:high].searchsorted([span.start for span in spans]).tolist()
        lasts = body.starts[low:high].searchsorted([span.end for span in spans]).tolist()
        for first, last in zip(firsts, lasts, strict=True):
            found[low + first : low + last] = True
