"""Words of a text with their places, folded so that two printings of one wording compare as equal.

A word is a run of letters and digits. Folded away are: case; accents of the Latin, Greek and Cyrillic scripts; soft
hyphens and zero-width marks; apostrophes, whatever their form or the U+FFFD left of one, between letters; hyphens
between letters, also at the end of a line (`counter-offensive`, `counteroffensive`); the stops of `U.S.`; the comma
or thin space of `1,166`; kinds of white space and of quotation marks. Characters of scripts that set no spaces
(Chinese, Japanese, Thai ...) are one word each. Nothing is changed in the text: positions are its own code points.

Whole batches are read at once, by the compiled kernel or in vectorised steps, because a Python loop over words is most
of the time that finding copies takes elsewhere. `numpy` is imported when a function is first called.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from tellings.compiled import kernel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Hashes = NDArray[np.uint64]
    Bytes = NDArray[np.uint8]

# One byte a character is enough to find words and to hash eight letters in one step. Bytes below FIRST are no part of
# a word; some of them may join the two sides, and are then DROPPED: inside a word, and no letter of it.
SEPARATOR, APOSTROPHE, HYPHEN, STOP, COMMA, IGNORABLE, LINE, DROPPED, FIRST = 0, 1, 2, 3, 4, 5, 6, 47, 48
OTHER = 128
"""Letters beyond the folded Latin alphabet take the bytes from here on, neighbours in Unicode apart."""

PLANES = 0x20000
"""Code points from here on are rare ideographs; they are folded to the last row below, which is one of those."""

APOSTROPHES = "'’‘‛ʼʹ`´′＇\ufffd"
HYPHENS = "-‐‑"
IGNORED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u180e"
COMMAS = ",\u2009\u202f"
SPACELESS = (
    (0x0E00, 0x0F00),
    (0x1000, 0x10A0),
    (0x1780, 0x1800),
    (0x2E80, 0xA000),
    (0xF900, 0xFB00),
    (0x1B000, PLANES),
)
"""Thai and Lao, Burmese, Khmer, the CJK blocks with kana: no spaces between words. (Hangul has them.)"""
FOLDED_SCRIPTS = 0x530
"""Marks are taken off letters below this point (Latin, Greek, Cyrillic); elsewhere they tell words apart."""

LONGEST = 64
"""Letters of a word that count for its hash; anything longer is no word but a key or an address."""

DIGIT, CAPITAL = 1, 2
"""Bits of `Words.marks`."""

MIX = 0x9E3779B97F4A7C15
MIX_2 = 0xBF58476D1CE4E5B9


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a batch of texts, one after the other.

    `hashes[i]` is the 64-bit hash of word i's folded form, the same in every process and run; `starts[i]` and `ends[i]`
    are code points in its own text; text t has the words `offsets[t]` to `offsets[t + 1]`.
    """

    hashes: Hashes
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    marks: Bytes
    offsets: Ints


def _folded_point(char: str) -> str:
    """The character that stands for `char` in comparisons."""
    base = unicodedata.normalize("NFKD", char)[:1] if unicodedata.decomposition(char) else char
    kept = base if base and (ord(base) < FOLDED_SCRIPTS or 0xFF00 <= ord(char) < 0xFFF0) else char
    lowered = kept.lower()
    return lowered if len(lowered) == 1 else lowered[:1] or kept


def _byte(char: str, folded: str) -> int:
    """The class or letter byte of one character."""
    point = ord(folded)
    if char.isalnum() or unicodedata.category(char)[0] == "M":
        return point if point < OTHER and folded.isalnum() else OTHER + point % (256 - OTHER)
    return SEPARATOR


@cache
def _tables() -> tuple[Bytes, NDArray[np.uint32], NDArray[np.bool_], bytes]:
    """By code point: byte, folded code point, whether a word of its own; and the first 256 bytes to translate by."""
    import numpy as np

    chars = [chr(point) for point in range(PLANES)]
    folds = [_folded_point(char) for char in chars]
    kinds = np.fromiter(map(_byte, chars, folds), dtype=np.uint8, count=PLANES)
    for group, kind in ((APOSTROPHES, APOSTROPHE), (HYPHENS, HYPHEN), (".", STOP), (COMMAS, COMMA), ("\n", LINE)):
        kinds[[ord(char) for char in group]] = kind
    kinds[[ord(char) for char in IGNORED]] = IGNORABLE
    kinds[0x300:0x370] = IGNORABLE
    kinds[0x483:0x488] = IGNORABLE
    kinds[-1] = OTHER
    single = np.zeros(PLANES, dtype=np.bool_)
    for low, high in SPACELESS:
        single[low:high] = kinds[low:high] >= FIRST
    points = np.fromiter(map(ord, folds), dtype=np.uint32, count=PLANES)
    return kinds, points, single, kinds[:256].tobytes()


def codes_of(text: str) -> NDArray[Any]:
    """The code points of a text, two bytes each where that is enough; beyond `PLANES` the last one below."""
    import numpy as np

    units: NDArray[Any] = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2")
    if len(units) == len(text):
        return units
    points: NDArray[Any] = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return points.clip(max=PLANES - 1)


def _kinds(codes: NDArray[Any]) -> Bytes:
    """The byte of every character; a translation table of 256 bytes serves most, the large table the few others."""
    import numpy as np

    kinds, _, _, low = _tables()
    found = np.frombuffer(bytearray(codes.astype(np.uint8).tobytes().translate(low)), dtype=np.uint8)
    rare = np.flatnonzero(codes >= 256)
    found[rare] = kinds[codes[rare]]
    return found


def _groups_thousands(kinds: Bytes, at: Ints) -> NDArray[np.bool_]:
    """Whether exactly three digits follow and a digit precedes."""
    digit = (kinds >= FIRST) & (kinds < FIRST + 10)
    return digit[at - 1] & digit[at + 1] & digit[at + 2] & digit[at + 3] & ~digit[at + 4]


def _dropped(kinds: Bytes) -> Ints:
    """Places of characters that vanish in comparisons: ignorable marks, and joiners with a word on both sides.

    `kinds` needs four bytes of padding at both ends.
    """
    import numpy as np

    # Most stops and commas stand before a space and join nothing.
    at = np.flatnonzero(((kinds[:-1] - 1) < IGNORABLE) & (kinds[1:] != SEPARATOR))
    own, left, right = kinds[at], kinds[at - 1], kinds[at + 1]
    word_left, word_right = (left >= FIRST) | (left == IGNORABLE), (right >= FIRST) | (right == IGNORABLE)
    letter_left, letter_right = left > FIRST + 9, right > FIRST + 9
    joins = (own == APOSTROPHE) & word_left & word_right
    joins |= (own == HYPHEN) & ((letter_left & word_right) | (word_left & letter_right))
    joins |= (own == STOP) & letter_left & letter_right & (kinds[at - 2] < FIRST)
    joins |= (own == IGNORABLE) & word_left & word_right
    grouping = np.flatnonzero((own == COMMA) | (own == STOP))
    joins[grouping] |= _groups_thousands(kinds, at[grouping])
    wrapped = at[(own == HYPHEN) & letter_left & (right == LINE) & (kinds[at + 2] > FIRST + 9)]
    places = at[joins]
    return np.sort(np.concatenate([places, wrapped, wrapped + 1])) if len(wrapped) else places


def _bounds(kinds: Bytes, alone: Ints) -> tuple[Ints, Ints]:
    """Starts and ends of words; the characters at the places `alone` are words of their own."""
    import numpy as np

    inside = kinds >= DROPPED
    turns = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    starts, ends = turns[0::2], turns[1::2]
    if len(alone):
        turns = np.unique(np.concatenate([turns, alone, alone + 1]))
        first = np.flatnonzero(kinds[turns[:-1]] >= DROPPED)
        starts, ends = turns[first], turns[first + 1]
    while (late := kinds[starts] == DROPPED).any():
        starts = starts + late
        starts, ends = starts[starts < ends], ends[starts < ends]
    return starts, ends


def _hashes(kinds: Bytes, starts: Ints, lengths: Ints) -> Hashes:
    """A 64-bit hash of every stretch, eight bytes at a step; `kinds` needs eight bytes of padding at its end."""
    import numpy as np

    eights: Hashes = np.ndarray((len(kinds) - 7,), dtype="<u8", buffer=kinds.data, strides=(1,))
    unused = (64 - 8 * np.arange(LONGEST + 1).clip(0, 8)).astype(np.uint64)
    found = eights[starts] << unused[np.minimum(lengths, 8)]
    for done in range(8, LONGEST, 8):
        longer = np.flatnonzero(lengths > done)
        if not len(longer):
            break
        part = eights[starts[longer] + done] << unused[np.minimum(lengths[longer] - done, 8)]
        found[longer] = mixed(found[longer]) + part
    return mixed(found)


def _without_dropped(kinds: Bytes, starts: Ints, ends: Ints) -> Hashes:
    """The hashes of the few words that have something dropped inside."""
    import numpy as np

    if not len(starts):
        return np.empty(0, dtype=np.uint64)
    lengths = ends - starts
    firsts = np.cumsum(lengths) - lengths
    letters = kinds[np.repeat(starts - firsts, lengths) + np.arange(lengths.sum())]
    kept = letters != DROPPED
    counts = np.add.reduceat(kept, firsts, dtype=np.int64)
    padded = np.concatenate([letters[kept], np.zeros(8, dtype=np.uint8)])
    return _hashes(padded, np.cumsum(counts) - counts, counts)


def mixed(values: Hashes) -> Hashes:
    """The values scattered over all 64 bits (the finaliser of splitmix64), so that a minimum is a fair draw."""
    import numpy as np

    found = (values ^ (values >> np.uint64(32))) * np.uint64(MIX)
    found ^= found >> np.uint64(29)
    found *= np.uint64(MIX_2)
    found ^= found >> np.uint64(32)
    return found


def _read(texts: Sequence[str]) -> Words:
    """The words of one batch, all its characters in memory at once."""
    import numpy as np

    codes = codes_of("\0\0\0\0" + "\0".join(texts) + "\0" * 8)
    kinds = _kinds(codes)
    dropped = _dropped(kinds)
    kinds[dropped] = DROPPED
    _, points, single, _ = _tables()
    wide = np.flatnonzero(kinds >= OTHER)
    starts, ends = _bounds(kinds, wide[single[codes[wide]]] if len(wide) else wide)
    hashes = _hashes(kinds, starts, ends - starts)
    if len(dropped) and len(starts):
        holders = np.searchsorted(ends, dropped, side="right")
        held = holders[holders < len(starts)]
        split = np.unique(held[starts[held] <= dropped[holders < len(starts)]])
        hashes[split] = _without_dropped(kinds, starts[split], ends[split])
    if len(wide):
        # A letter byte stands for several letters; in scripts of one-character words that would be too few.
        other = np.flatnonzero(kinds[starts] >= OTHER)
        hashes[other] = mixed(hashes[other] + points[codes[starts[other]]])
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)) + 1
    firsts = np.concatenate([[4], 4 + np.cumsum(lengths)])
    offsets = np.searchsorted(starts, firsts)
    origin = np.repeat(firsts[:-1], np.diff(offsets))
    first = codes[starts]
    marks = (points[first] != first).astype(np.uint8) * np.uint8(CAPITAL)
    marks[kinds[starts] < FIRST + 10] |= DIGIT
    near = (starts - origin).astype(np.int32), (ends - origin).astype(np.int32)
    return Words(hashes, *near, marks, offsets)


def words(texts: Sequence[str]) -> Words:
    """The words of all texts, in their order."""
    if compiled := kernel():
        found = _room(texts)
        arrays = found.hashes, found.starts, found.ends, found.marks
        return _cut(found, compiled.words(list(texts), _tables()[:3], arrays, found.offsets))
    return plain_words(texts)


def plain_words(texts: Sequence[str], batch: int = 1 << 17) -> Words:
    """`words` in numpy, read in batches of about `batch` characters: what fits a processor's cache."""
    found, size = _room(texts), 0
    for low, high in _batches(texts, batch):
        part = _read(texts[low:high])
        stop = size + len(part.hashes)
        found.hashes[size:stop], found.marks[size:stop] = part.hashes, part.marks
        found.starts[size:stop], found.ends[size:stop] = part.starts, part.ends
        found.offsets[low + 1 : high + 1] = part.offsets[1:] + size
        size = stop
    return _cut(found, size)


def _room(texts: Sequence[str]) -> Words:
    """Arrays for a word a character, which no text has more of; what is never written takes no memory."""
    import numpy as np

    room = sum(map(len, texts))
    return Words(
        np.empty(room, dtype=np.uint64),
        np.empty(room, dtype=np.int32),
        np.empty(room, dtype=np.int32),
        np.empty(room, dtype=np.uint8),
        np.zeros(len(texts) + 1, dtype=np.int64),
    )


def _cut(found: Words, size: int) -> Words:
    return Words(found.hashes[:size], found.starts[:size], found.ends[:size], found.marks[:size], found.offsets)


def _batches(texts: Sequence[str], batch: int) -> Iterator[tuple[int, int]]:
    start, size = 0, 0
    for index, text in enumerate(texts):
        size += len(text)
        if size >= batch:
            yield start, index + 1
            start, size = index + 1, 0
    if start < len(texts):
        yield start, len(texts)


def folded(text: str) -> list[tuple[int, int, str]]:
    """Start, end and folded form of every word of one text, in order; equal forms have equal hashes in `words`."""
    _, points, _, _ = _tables()
    found = words([text])
    dropped = frozenset(APOSTROPHES + HYPHENS + IGNORED + COMMAS + ".\n")
    forms = []
    for start, end in zip(found.starts.tolist(), found.ends.tolist(), strict=True):
        kept = (char for char in text[start:end] if char not in dropped and not _is_mark(char))
        forms.append((start, end, "".join(chr(points[ord(c)]) if ord(c) < PLANES else c for c in kept)))
    return forms


def _is_mark(char: str) -> bool:
    return "\u0300" <= char <= "\u036f" or "\u0483" <= char <= "\u0487"
