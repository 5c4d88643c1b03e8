"""What one document brings to the stories: its names, phrases, numbers and headline words, as weighted hashes.

No model and no word list decides what is a name: a capital inside a sentence does. Where a text has no small letters to
tell it by (Arabic, Chinese, Georgian ..., or capitals only), all its words stand in for names, and signs that are words
of their own are taken in pairs. Weekdays and months, which some languages write with capitals, say nothing of an event;
nor do the words of the outlet's own name. The traits depend on one document alone, so they are made once and kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tellings.lang import pack
from tellings.records import RESIDUE, Block, Document, Reading, Span
from tellings.words import CAPITAL, DIGIT, MIX, PLANES, Words, codes_of, mixed, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Terms = NDArray[np.uint32]
    Flags = NDArray[np.bool_]

FIELDS = ("names", "phrases", "numbers", "headline")
"""The two low bits of a term say in which field it stands."""

LEFT_OUT = RESIDUE | {"title", "byline"}
"""Blocks that say nothing of the event; titles count as headline."""

LEAD = 60
"""Words at the beginning that count twice: news puts the event first."""

PLAIN_PART = 0.3
"""Below this part of words in small letters a text has no names to be told by their capitals ..."""

CAPITALS = 0.03
"""... nor below this part of words with a capital: sentences that begin with one alone make more."""

SHORT = 3
"""Letters of the shortest word that stands in for a name where capitals do not tell."""

MOST = 255
"""A count is kept in one byte."""

_STOPS = '.!?:;…\n"“”„«»‹›。！？؟।'
CALENDARS = ("de", "en", "es", "fr", "ru")


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """The traits of documents, one after the other: document d has those from `offsets[d]` to `offsets[d + 1]`.

    `terms` are hashes with the field in the two low bits, ascending within a document; `counts` how often each stands
    there, those in the lead once more, at most `MOST`.
    """

    terms: Terms
    counts: NDArray[np.uint8]
    offsets: Ints


def body(document: Document, blocks: Sequence[Block]) -> str:
    """The text of a document that tells of events."""
    return "\n\n".join(text for text, _ in _told(document, blocks))


def _told(document: Document, blocks: Sequence[Block]) -> list[tuple[str, bool]]:
    """The parts of the text that tell of events, and whether each is a dateline."""
    if not blocks:
        return [(document.text, False)]
    kept = (block for block in blocks if block.kind not in LEFT_OUT)
    return [(document.text[block.start : block.end], block.kind == "dateline") for block in kept]


def _datelines(document: Document, blocks: Sequence[Block]) -> list[Span]:
    """Where in the body the datelines stand: the place that begins one is a name, although nothing stands before."""
    found, at = [], 0
    for text, is_dateline in _told(document, blocks):
        found += [Span(at, at + len(text))] if is_dateline else []
        at += len(text) + 2
    return found


def headline(document: Document, blocks: Sequence[Block]) -> str:
    """The title that metadata give, else the one that the page prints, else nothing."""
    printed = (document.text[block.start : block.end] for block in blocks if block.kind == "title")
    return document.title or next(printed, "")


def traits(readings: Sequence[Reading]) -> Traits:
    """The traits of these documents, in this order."""
    import numpy as np

    found = _body_terms(
        [body(reading.document, reading.blocks) for reading in readings],
        [_datelines(reading.document, reading.blocks) for reading in readings],
    )
    top = words([headline(reading.document, reading.blocks) for reading in readings])
    owners = np.concatenate([found[0], _owners(top)])
    terms = np.concatenate([found[1], _terms(top.hashes, FIELDS.index("headline"))])
    counts = np.concatenate([found[2], np.ones(len(top.hashes), dtype=np.int64)])
    kept = ~_empty(readings, owners, terms)
    return _gathered(owners[kept], terms[kept], counts[kept], len(readings))


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """The paragraphs of one document: letters of each, and its names and phrases with the number of the paragraph."""

    sizes: Ints
    owners: Ints
    terms: Terms


def passages(reading: Reading, held: Terms) -> Passages:
    """The paragraphs of a document and which of the terms that it holds stand in each."""
    import numpy as np

    document = reading.document
    texts = [document.text[b.start : b.end] for b in reading.blocks if b.kind not in LEFT_OUT] or [document.text]
    read = words(texts)
    owners = _owners(read)
    both = mixed(np.roll(read.hashes, 1) * np.uint64(MIX) ^ read.hashes)
    terms = np.concatenate([_terms(hashes, field) for hashes, field in ((read.hashes, 0), (both, 0), (both, 1))])
    owners = np.concatenate([owners, owners, owners])
    kept = np.isin(terms, held)
    keys = np.unique((owners[kept].astype(np.uint64) << np.uint64(32)) | terms[kept])
    sizes = np.array([len(text) for text in texts], dtype=np.int64)
    return Passages(sizes, (keys >> np.uint64(32)).astype(np.int64), (keys & np.uint64(0xFFFFFFFF)).astype(np.uint32))


def spelled(text: str, terms: Sequence[int]) -> dict[int, str]:
    """How a text prints these names, each as it stands first."""
    read = words([text])
    wanted, found = set(terms), {}
    for term, start, end in zip(_terms(read.hashes, 0).tolist(), read.starts.tolist(), read.ends.tolist(), strict=True):
        if term in wanted and term not in found and not text[start].islower():
            found[term] = text[start:end]
    return found


def _body_terms(texts: Sequence[str], datelines: Sequence[Sequence[Span]]) -> tuple[Ints, Terms, Ints]:
    """Text number, term and count (two in the lead) of every name, phrase and number in these texts."""
    import numpy as np

    read = words(texts)
    owners = _owners(read)
    first, joined = _seams(texts, read)
    first &= ~_inside(read, datelines)
    digit, capital = (read.marks & DIGIT) > 0, (read.marks & CAPITAL) > 0
    capital &= ~digit
    plain = _plain(owners, capital, digit, len(texts))[owners]
    name = _names(owners, read.hashes, capital, first) & plain
    single = (read.ends - read.starts) < SHORT
    stand_in = ~plain & ~digit & ~single
    phrase = np.zeros(len(owners), dtype=np.bool_)
    phrase[1:] = (joined & capital & plain)[1:] & capital[:-1]
    pair = np.zeros(len(owners), dtype=np.bool_)
    pair[1:] = (~plain & single & ~digit & (owners == np.roll(owners, 1)))[1:] & (single & ~digit)[:-1]
    both = mixed(np.roll(read.hashes, 1) * np.uint64(MIX) ^ read.hashes)
    fields = ((name | stand_in, read.hashes, 0), (pair, both, 0), (phrase, both, 1), (digit, read.hashes, 2))
    place = np.arange(len(owners)) - read.offsets[owners]
    weight = 1 + (place < LEAD)
    return (
        np.concatenate([owners[mask] for mask, _, _ in fields]),
        np.concatenate([_terms(hashes[mask], field) for mask, hashes, field in fields]),
        np.concatenate([weight[mask] for mask, _, _ in fields]),
    )


def _owners(read: Words) -> Ints:
    import numpy as np

    return np.repeat(np.arange(len(read.offsets) - 1), np.diff(read.offsets))


def _terms(hashes: NDArray[np.uint64], field: int) -> Terms:
    import numpy as np

    return ((hashes >> np.uint64(32)) & np.uint64(0xFFFFFFFC)).astype(np.uint32) | np.uint32(field)


def _seams(texts: Sequence[str], read: Words) -> tuple[Flags, Flags]:
    """Of every word, whether a sentence may begin with it, and whether a single space ties it to the word before."""
    import numpy as np

    first, joined = np.ones(len(read.hashes), dtype=np.bool_), np.zeros(len(read.hashes), dtype=np.bool_)
    stops = _stops()
    for number, text in enumerate(texts):
        low, high = int(read.offsets[number]), int(read.offsets[number + 1])
        if high - low < 2:
            continue
        codes = codes_of(text)
        breaks = np.zeros(len(codes) + 1, dtype=np.int32)
        np.cumsum(stops[codes], out=breaks[1:])
        starts, ends = read.starts[low + 1 : high], read.ends[low : high - 1]
        first[low + 1 : high] = breaks[starts] > breaks[ends]
        joined[low + 1 : high] = (starts - ends == 1) & (codes[ends] == ord(" "))
    return first, joined


def _inside(read: Words, spans: Sequence[Sequence[Span]]) -> Flags:
    """Of every word, whether it stands in one of these spans of its text."""
    import numpy as np

    found = np.zeros(len(read.hashes), dtype=np.bool_)
    for number, mine in enumerate(spans):
        low, high = int(read.offsets[number]), int(read.offsets[number + 1])
        for span in mine:
            found[low:high] |= (read.starts[low:high] >= span.start) & (read.starts[low:high] < span.end)
    return found


@cache
def _stops() -> Flags:
    """By code point, whether it ends a sentence or opens or closes a quotation."""
    import numpy as np

    found = np.zeros(PLANES, dtype=np.bool_)
    found[codes_of(_STOPS)] = True
    return found


def _plain(owners: Ints, capital: Flags, digit: Flags, count: int) -> Flags:
    """Of every text, whether it has both small letters and capitals, so that these tell names."""
    import numpy as np

    total = np.bincount(owners[~digit], minlength=count)
    capitals = np.bincount(owners[capital], minlength=count)
    return (total - capitals > PLAIN_PART * total) & (capitals > CAPITALS * total)


def _names(owners: Ints, hashes: NDArray[np.uint64], capital: Flags, first: Flags) -> Flags:
    """Words with a capital inside a sentence, and the same words where they begin one.

    Those that the document prints as often in small letters have their capital from a headline or a list.
    """
    import numpy as np

    own = mixed(hashes + owners.astype(np.uint64) * np.uint64(MIX))
    found, times = np.unique(own[capital & ~first], return_counts=True)
    if not len(found):
        return np.zeros(len(own), dtype=np.bool_)
    at = np.minimum(np.searchsorted(found, own), len(found) - 1)
    known = found[at] == own
    small = np.bincount(at[known & ~capital], minlength=len(found))
    found_names: Flags = capital & known & (times > small)[at]
    return found_names


def _empty(readings: Sequence[Reading], owners: Ints, terms: Terms) -> Flags:
    """Terms that say nothing of an event: dates' words, and in each document its outlet's name."""
    import numpy as np

    found = np.isin(terms, _calendar())
    outlets = words([reading.document.outlet or "" for reading in readings])
    own = (_owners(outlets).astype(np.uint64) << np.uint64(32)) | _terms(outlets.hashes, 0)
    found |= np.isin((owners.astype(np.uint64) << np.uint64(32)) | terms, own)
    return found


@cache
def _calendar() -> Terms:
    """The names of days and months as name terms, of all languages together: texts quote one another."""
    packs = (pack(language, "calendar") for language in CALENDARS)
    listed = " ".join(sorted(word for found in packs if found for word in found.DAYS | found.MONTHS))
    return _terms(words([listed]).hashes, FIELDS.index("names"))


def _gathered(owners: Ints, terms: Terms, counts: Ints, count: int) -> Traits:
    import numpy as np

    keys = (owners.astype(np.uint64) << np.uint64(32)) | terms
    order = np.argsort(keys, kind="stable")
    keys, counts = keys[order], counts[order]
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else np.empty(0, np.int64)
    sums = np.add.reduceat(counts, starts) if len(starts) else counts
    offsets = np.searchsorted(keys[starts], np.arange(count + 1).astype(np.uint64) << np.uint64(32))
    held = (keys[starts] & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    return Traits(held, np.minimum(sums, MOST).astype(np.uint8), offsets.astype(np.int64))


def packed(found: Traits) -> list[bytes]:
    """One run of bytes a document, to be kept; `unpacked` reads them."""
    bounds = found.offsets.tolist()
    return [
        found.terms[low:high].astype("<u4").tobytes() + found.counts[low:high].tobytes()
        for low, high in pairwise(bounds)
    ]


def unpacked(kept: Sequence[bytes]) -> Traits:
    """The traits of the documents whose bytes these are."""
    import numpy as np

    sizes = [len(item) // 5 for item in kept]
    offsets = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)]).astype(np.int64)
    terms = b"".join(item[: 4 * size] for item, size in zip(kept, sizes, strict=True))
    counts = b"".join(item[4 * size :] for item, size in zip(kept, sizes, strict=True))
    return Traits(np.frombuffer(terms, dtype="<u4"), np.frombuffer(counts, dtype=np.uint8), offsets)
