"""Which words stand inside quotation marks, for many documents at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tellings.copying.fingerprints import CACHED, portions, ranges
from tellings.quotation import quotations
from tellings.records import Reading
from tellings.words import FIRST, Words, codes_of, kinds_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Hashes = NDArray[np.uint64]
    Flags = NDArray[np.bool_]


def quoted(readings: Sequence[Reading], body: Words, wanted: Ints) -> Flags:
    """Which words of the bodies stand inside quotation marks; only the documents numbered in `wanted` are read.

    As `quotations` tells them. It reads mark by mark, so texts whose double marks open and close by turns, with no
    others beside them, are told apart first and counted at once: there it could not come to another result.
    """
    import numpy as np

    found = np.zeros(len(body.hashes), dtype=np.bool_)
    sizes = np.array([len(readings[index].document.text) for index in wanted.tolist()], dtype=np.int64)
    for low, high in portions(sizes, 2 * CACHED):
        part = wanted[low:high]
        marks, firsts, regular = _regular_marks([readings[index].document.text for index in part.tolist()])
        places = ranges(body.offsets[part], body.offsets[part + 1] - body.offsets[part])
        owner = np.repeat(np.arange(len(part)), body.offsets[part + 1] - body.offsets[part])
        before = np.searchsorted(marks, firsts[:-1])
        found[places] = (np.searchsorted(marks, body.starts[places] + firsts[owner]) - before[owner]) % 2 == 1
        for index in part[~regular].tolist():
            _mark_quoted(found, readings[index], body, index)
    return found


def _mark_quoted(found: Flags, reading: Reading, body: Words, index: int) -> None:
    low, high = body.offsets[index : index + 2].tolist()
    spans = quotations(reading.document.text)
    firsts = body.starts[low:high].searchsorted([span.start for span in spans]).tolist()
    lasts = body.starts[low:high].searchsorted([span.end for span in spans]).tolist()
    found[low:high] = False
    for first, last in zip(firsts, lasts, strict=True):
        found[low + first : low + last] = True


def _regular_marks(texts: Sequence[str]) -> tuple[Ints, Ints, Flags]:
    """Places of double quotation marks, where each text begins, and which texts use them regularly, and no others."""
    import numpy as np

    codes = codes_of("\n" + "\n".join(texts) + "\n")
    firsts = np.cumsum(np.array([1, *(len(text) + 1 for text in texts)], dtype=np.int64))
    marks = np.flatnonzero((codes == 0x22) | (codes == 0x201C) | (codes == 0x201D))
    code, before, behind = codes[marks], codes[marks - 1], codes[marks + 1]
    owner = np.searchsorted(firsts, marks, side="right") - 1
    turn = (np.arange(len(marks)) - np.searchsorted(marks, firsts)[owner]) % 2
    wrong = np.where(turn == 0, (code == 0x201D) | (behind <= 0x20), (code == 0x201C) | (before <= 0x20))
    wrong |= kinds_of(np.where(turn == 0, before, behind)) >= FIRST
    counts = np.bincount(owner, minlength=len(texts))
    odd_one = np.flatnonzero(
        (codes == 0x60) | (codes == 0xAB) | (codes == 0xBB) | (codes == 0xFFFD) | (codes == 0x2018) | (codes == 0x3F)
        | ((codes >= 0x201A) & (codes <= 0x201F) & (codes != 0x201C) & (codes != 0x201D)) | (codes == 0x2039)
        | (codes == 0x203A) | ((codes >= 0x3008) & (codes <= 0x300F))
    )  # fmt: skip
    # A question mark may be a lost mark; one behind a word or a mark and before a space is none.
    asks = codes[odd_one] == 0x3F
    odd_one = odd_one[
        ~asks | (codes[odd_one + 1] > 0x22) & (codes[odd_one + 1] != 0x201D) | (codes[odd_one - 1] <= 0x20)
    ]
    # Only where a single mark could open does one that could close mean anything.
    single = np.flatnonzero(codes == 0x27)
    single = single[(kinds_of(codes[single - 1]) < FIRST) & (codes[single + 1] > 0x20)]
    # Within a quotation they change nothing.
    odd_one = np.concatenate([odd_one, single])
    holder = np.searchsorted(firsts, odd_one, side="right") - 1
    odd_one = odd_one[(np.searchsorted(marks, odd_one) - np.searchsorted(marks, firsts)[holder]) % 2 == 0]
    lines = np.flatnonzero(codes == 0x0A)[1:-1]
    line_owner = np.searchsorted(firsts, lines, side="right") - 1
    split = (np.searchsorted(marks, lines) - np.searchsorted(marks, firsts)[line_owner]) % 2 == 1
    regular = counts % 2 == 0
    for places in (marks[wrong], odd_one, lines[split]):
        regular[np.searchsorted(firsts, places, side="right") - 1] = False
    return marks, firsts, regular
