"""Shared passages: which stretches of two documents print the same wording.

The work is cut into four pure functions over arrays, so that one process, a case that grows and a cluster run the
same code:

1. `fingerprints`: each document alone. Word 5-grams, thinned by winnowing (Schleimer, Wilkerson and Aiken 2003), so
   that two documents with a common run of `SURE` words always share a fingerprint. Stored once, never read again.
2. `boilerplate` and `candidates`: grouped by fingerprint. Each needs only the postings of the fingerprints asked
   about, so a new document is compared with all older ones by looking up its own fingerprints.
3. `align`: each candidate pair alone, from the words of its two texts; nothing of the corpus enters.
4. `judge`: a small solve over what was aligned. Boilerplate and templates are told here.

Independence of order. No decision looks at the order of arrival or at document frequency alone. A fingerprint is
boilerplate where enough *different articles* of one outlet (or of all together) hold it, and more documents can only
make it so, never undo it: whatever was a candidate pair once and is none at the end is weeded out in `judge`, and no
pair that is one at the end can have been passed over before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tellings.quotation import quotations
from tellings.records import RESIDUE, Copy, CopyRelation, Place, Reading
from tellings.words import FIRST, MIX, Words, codes_of, kinds_of, mixed, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Hashes = NDArray[np.uint64]
    Flags = NDArray[np.bool_]

VERSION = 1

LEFT_OUT = RESIDUE | {"caption", "title", "byline"}
"""Blocks that take no part. Titles and bylines are each house's own work; captions travel with pictures."""

GRAM = 5
"""Words of a fingerprint: five are rarely shared by chance, and often survive where one word in six is changed."""

SEED = 4
"""Words of a seed of the alignment: between two documents that share more, fewer words are no chance any more."""

WINDOW = 8
"""Of every so many 5-grams in a row one is kept: two in nine of all."""

SURE = GRAM + WINDOW - 1
"""Any common run of so many words shares a fingerprint."""

VOTES = 2
"""Fingerprints that a pair must share to be aligned; one alone is a stock phrase more often than a passage."""

ARTICLES_OF_OUTLET = 8
"""So many different articles of one outlet that hold a fingerprint make it boilerplate. At 6, in 612 articles about one
summit, one much told quotation was taken for furniture besides the real ones; at 10 some of these are missed."""

ARTICLES_OF_UNKNOWN = 40
"""The same where the outlet is not known and the documents may be anybody's."""

ARTICLES_OF_ALL = 100
"""The same over all outlets: stock phrases, agency colophons, a sentence that everybody quotes."""

GAP = 30
"""Words that may lie between two common runs of one passage, on either side. plagdet on
PAN: .934 at 20, .928 here, .922 at 50; edited news asks for more. `eval/copies.py --set GAP=20` measures again."""

SHORTEST = 15
"""Shared words of the shortest passage that is told: plagdet on the halves of PAN .932/.939 here, .928/.910 at 12."""

LEAST_DENSE = 0.25
"""Least share of a passage's words that must be shared; thinner ones are stock phrases that happen to lie close."""

NEAR = 0.4
"""Share of one document's words that its passages must span (changed words inside them included) in a near-duplicate.

Spans and not shared words: a heavily edited copy shares few words all along, a borrowed passage many in one place.
Families' pairwise F on newsdup: .972 here, .970 at .45, .971 at .35 (`eval/copies.py newsdup --set NEAR=0.45`)."""

NEAR_OTHER = 0.2
"""And of the other's: below it a whole short text stands inside another article. F .969 at .15, .975 at .25."""

TEMPLATE_SLOTS = 0.4
"""Most of a passage's numbers and names that may be shared in a template; and half of its other words' share."""

TEMPLATE_DENSITY = 0.12
"""Least share of such words in a template's words."""

TEMPLATE_RUN = 8
"""Most words that the shared runs of a template have on average: its slots stand everywhere, not in one sentence."""

DRAWS = 4
"""Shuffles whose least hash makes a signature; one alone may fall into the boilerplate, and then in all its holders."""

MANY = 1 << 22
"""Votes that are kept in memory before they are counted together; a large family casts millions."""

REPEATS = 16
"""Places that one seed may pair up within two documents; beyond it stands a refrain, which says nothing of place."""

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


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """Aligned passages, one a row, sorted by pair and place.

    `pairs[i]` is the pair's number in the list that was asked for; `left` and `right` are (rows, 2) first word and
    word after the last, in the two bodies; `words` counts shared words, `quoted` those in quotation marks on both
    sides; `slots` counts numbers and names on the left, `kept` those of them that are shared; `runs` in how many pieces
    the shared words come.
    """

    pairs: Ints
    left: Ints
    right: Ints
    words: Ints
    quoted: Ints
    slots: Ints
    kept: Ints
    runs: Ints


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


def quoted(readings: Sequence[Reading], body: Words, wanted: Ints) -> Flags:
    """Which words of the bodies stand inside quotation marks; only the documents numbered in `wanted` are read.

    As `quotations` tells them. It reads mark by mark, so texts whose double marks open and close by turns, with no
    others beside them, are told apart first and counted at once: there it could not come to another result.
    """
    import numpy as np

    found = np.zeros(len(body.hashes), dtype=np.bool_)
    sizes = np.array([len(readings[index].document.text) for index in wanted.tolist()], dtype=np.int64)
    for low, high in _portions(sizes, 2 * CACHED):
        part = wanted[low:high]
        marks, firsts, regular = _regular_marks([readings[index].document.text for index in part.tolist()])
        places = _ranges(body.offsets[part], body.offsets[part + 1] - body.offsets[part])
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


def _grams(hashes: Hashes, size: int) -> Hashes:
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


def _ranges(starts: Ints, lengths: Ints) -> Ints:
    """The numbers of all the ranges, one behind the other."""
    import numpy as np

    firsts = np.cumsum(lengths) - lengths
    return np.repeat(starts - firsts, lengths) + np.arange(lengths.sum())


def _sliding(values: Hashes, pick: Any) -> Hashes:
    """`pick` (minimum or maximum) over every eight values in a row."""
    twos = pick(values[:-1], values[1:])
    fours = pick(twos[:-2], twos[2:])
    found: Hashes = pick(fours[:-4], fours[4:])
    return found


def fingerprints(body: Words) -> Prints:
    """The winnowed 5-grams of every body; a function of each document alone."""
    import numpy as np

    sizes = np.diff(body.offsets)
    parts = [_fingerprints(body.hashes, body.offsets[low : high + 1]) for low, high in _portions(sizes, CACHED)]
    hashes, positions, counts, signatures = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Prints(hashes, positions, np.concatenate([[0], np.cumsum(counts)]), signatures, sizes)


def _fingerprints(words_of: Hashes, offsets: Ints) -> tuple[Hashes, Ints, Ints, Hashes]:
    """Hashes, positions, how many each document has, and signatures."""
    import numpy as np

    sizes = np.diff(offsets)
    most = np.uint64(2**64 - 1)
    # Each document is set apart by a window of padding, so that no window reaches into its neighbour.
    lengths = np.maximum(sizes - GRAM + 1, 0)
    origin = np.cumsum(lengths + WINDOW) - lengths
    padded = np.full(int(lengths.sum()) + WINDOW * (len(sizes) + 1), most, dtype=np.uint64)
    places = _ranges(origin, lengths)
    padded[places] = np.minimum(
        _grams(words_of[offsets[0] : offsets[-1]], GRAM)[_ranges(offsets[:-1] - offsets[0], lengths)],
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


def _postings(hashes: Hashes, documents: Ints) -> tuple[Hashes, Ints, Ints]:
    """Hash, document and group number of all fingerprints that two or more documents hold, each document once."""
    import numpy as np

    order = _sorted_order(hashes)
    shared = np.empty(len(order), dtype=np.bool_)
    ranked = hashes[order]
    same = ranked[1:] == ranked[:-1]
    shared[:1], shared[1:] = False, same
    shared[:-1] |= same
    ranked, holders = ranked[shared], documents[order[shared]]
    first = np.ones(len(ranked), dtype=np.bool_)
    first[1:] = (ranked[1:] != ranked[:-1]) | (holders[1:] != holders[:-1])
    ranked, holders = ranked[first], holders[first]
    fresh = np.ones(len(ranked), dtype=np.bool_)
    fresh[1:] = ranked[1:] != ranked[:-1]
    return ranked, holders, np.cumsum(fresh) - 1


def _sorted_order(hashes: Hashes) -> Ints:
    """The stable order of the hashes by their upper bits; the number of the element takes the place of the lower.

    Sorting plain numbers is several times as fast as sorting numbers of numbers.
    """
    import numpy as np

    bits = np.uint64(max(len(hashes), 1).bit_length())
    packed = ((hashes >> bits) << bits) | np.arange(len(hashes), dtype=np.uint64)
    packed.sort()
    found: Ints = (packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    return found


def boilerplate(hashes: Hashes, documents: Ints, houses: Ints, signatures: Hashes) -> Hashes:
    """The fingerprints that are furniture of an outlet, or of the trade, ascending.

    `hashes[i]` is held by document `documents[i]` (all holders of a hash must be given, documents ascending);
    `houses[d]` numbers the outlet of document d (`outlets`); `signatures[d]` as in `Prints`. One that
    `ARTICLES_OF_OUTLET` different articles of one outlet hold is boilerplate: articles differ where their signatures
    do, so that many printings of one wire story are one article. More documents never take a hash off the list.
    """
    import numpy as np

    ranked, holders, group = _postings(hashes, documents)
    if not len(ranked):
        return ranked
    often = np.bincount(group)[group] >= ARTICLES_OF_OUTLET
    ranked, holders, group = ranked[often], holders[often], group[often]
    outlet, salt = houses[holders], mixed(group.astype(np.uint64) + np.uint64(1))
    of_outlet = mixed(salt ^ mixed(outlet.astype(np.uint64) + np.uint64(MIX)))
    limit = np.where(outlet < 0, ARTICLES_OF_UNKNOWN, ARTICLES_OF_OUTLET)
    found = _many(of_outlet, signatures[holders], limit)
    found |= _many(salt, signatures[holders], np.full_like(limit, ARTICLES_OF_ALL))
    return np.unique(ranked[found])


def _many(keys: Hashes, signatures: Hashes, limit: Ints) -> Flags:
    """For every row, whether its key comes with at least `limit` different signatures under any of the shuffles."""
    import numpy as np

    values, counts = np.unique(keys, return_counts=True)
    place = np.searchsorted(values, keys)
    found = np.zeros(len(keys), dtype=np.bool_)
    # Keys with fewer rows than the limit need no counting.
    rows = np.flatnonzero(counts[place] >= limit)
    for draw in range(DRAWS):
        column = (signatures[rows] >> np.uint64(16 * draw)) & np.uint64(0xFFFF)
        different = np.unique((place[rows].astype(np.uint64) << np.uint64(16)) | column) >> np.uint64(16)
        counted = np.bincount(different.astype(np.int64), minlength=len(values))
        found[rows] |= counted[place[rows]] >= limit[rows]
    return found


def candidates(hashes: Hashes, documents: Ints, boiler: Hashes) -> Ints:
    """The pairs (rows of two document numbers, the lower first, ascending) that share `VOTES` fingerprints or more.

    `hashes` and `documents` as in `boilerplate`; what is in `boiler` has no vote.
    """
    import numpy as np

    ranked, holders, group = _postings(hashes, documents)
    voting = ~_among(ranked, boiler)
    holders, group = holders[voting], group[voting]
    span = int(documents.max(initial=0)) + 1
    parts, waiting = [(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))], 0
    at = np.arange(len(group))
    step = 1
    while len(at):
        at = at[at + step < len(group)]
        at = at[group[at] == group[at + step]]
        parts.append((holders[at] * span + holders[at + step], np.ones(len(at), dtype=np.int64)))
        waiting += len(at)
        if waiting > MANY:
            parts, waiting = [_counted(parts)], 0
        step += 1
    pairs, counts = _counted(parts)
    chosen = pairs[counts >= VOTES]
    return np.stack([chosen // span, chosen % span], axis=1)


def _counted(parts: Sequence[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    """The different values of all parts, ascending, and the sum of what was counted for each."""
    import numpy as np

    values, counts = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(values, kind="stable")
    values, counts = values[order], counts[order]
    firsts = np.flatnonzero(np.concatenate([np.ones(min(len(values), 1), dtype=np.bool_), values[1:] != values[:-1]]))
    return values[firsts], np.add.reduceat(counts, firsts) if len(firsts) else counts


def _among(values: Hashes, ranked: Hashes) -> Flags:
    """Which values are in the ascending list."""
    import numpy as np

    found = np.zeros(len(values), dtype=np.bool_)
    if not len(ranked):
        return found
    # A table of the upper bits tells most of the others in one look.
    seen = np.zeros(1 << 16, dtype=np.bool_)
    seen[ranked >> np.uint64(48)] = True
    maybe = np.flatnonzero(seen[values >> np.uint64(48)])
    asked = values[maybe]
    found[maybe] = ranked[np.minimum(np.searchsorted(ranked, asked), len(ranked) - 1)] == asked
    return found


def _matches(values: Hashes, starts: Ints, lengths: Ints, pairs: Ints) -> tuple[Ints, Ints, Ints]:
    """Pair number, left place and right place wherever the two documents of a pair hold the same value.

    Document d holds `values[starts[d]]` and the `lengths[d] - 1` behind it; places count from its first.
    """
    import numpy as np

    owners = np.arange(len(pairs))
    salt = mixed(owners.astype(np.uint64) + np.uint64(1))
    counts = lengths[pairs].T
    places = _ranges(starts[pairs].T.ravel(), counts.ravel())
    keys = values[places] ^ np.repeat(np.concatenate([salt, salt]), counts.ravel())
    bits = np.uint64(max(len(keys), 1).bit_length())
    rest = (np.uint64(1) << bits) - np.uint64(1)
    keys &= ~rest
    keys |= np.arange(len(keys), dtype=np.uint64)
    keys.sort()
    same = (keys[1:] ^ keys[:-1]) <= rest
    paired = np.zeros(len(keys), dtype=np.bool_)
    paired[1:] = same
    paired[:-1] |= same
    keys = keys[paired]
    order = (keys & rest).astype(np.int64)
    keys >>= bits
    firsts = np.flatnonzero(np.concatenate([np.ones(min(len(keys), 1), dtype=np.bool_), keys[1:] != keys[:-1]]))
    sizes = np.diff(np.concatenate([firsts, [len(keys)]]))
    # The left side was numbered first, so that in every group the lefts stand before the rights.
    lefts = np.add.reduceat(order < counts[0].sum(), firsts, dtype=np.int64) if len(firsts) else sizes
    rights = sizes - lefts
    few = lefts * rights <= REPEATS
    good = few & (lefts > 0) & (rights > 0)
    # A refrain is matched turn by turn where both have it as often, so that a text always equals itself.
    turns = ~few & (lefts == rights)
    pairing = firsts[turns], firsts[turns] + lefts[turns], lefts[turns]
    firsts, lefts, rights = firsts[good], lefts[good], rights[good]
    many = np.repeat(rights, lefts)
    left = order[np.concatenate([np.repeat(_ranges(firsts, lefts), many), _ranges(pairing[0], pairing[2])])]
    right = order[np.concatenate([_ranges(np.repeat(firsts + lefts, lefts), many), _ranges(pairing[1], pairing[2])])]
    number = np.repeat(np.concatenate([owners, owners]), counts.ravel())
    pair = number[left]
    same = (pair == number[right]) & (values[places[left]] == values[places[right]])
    pair, left, right = pair[same], left[same], right[same]
    return pair, places[left] - starts[pairs[pair, 0]], places[right] - starts[pairs[pair, 1]]


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """Common runs of `SEED` words or more, exact and as long as they go: pair, first word and word after the last."""

    pair: Ints
    left: Ints
    left_end: Ints
    right: Ints
    right_end: Ints

    def take(self, which: NDArray[Any]) -> _Runs:
        return _Runs(self.pair[which], self.left[which], self.left_end[which], self.right[which], self.right_end[which])


def _runs(pair: Ints, left: Ints, right: Ints) -> _Runs:
    """Seeds joined where they follow on one another."""
    import numpy as np

    bits = int(max(left.max(initial=0), right.max(initial=0)) + 1).bit_length() + 1
    middle = 1 << (bits - 1)
    keys = (pair << (2 * bits)) | ((left - right + middle) << bits) | left
    keys.sort()
    fresh = np.ones(len(keys) + 1, dtype=np.bool_)
    fresh[1:-1] = np.diff(keys) > SEED
    firsts = np.flatnonzero(fresh)
    heads, tails = keys[firsts[:-1]], keys[firsts[1:] - 1]
    mask = (1 << bits) - 1
    start, length = heads & mask, tails - heads + SEED
    opposite = start - (((heads >> bits) & mask) - middle)
    return _Runs(heads >> (2 * bits), start, start + length, opposite, opposite + length)


def _split(label: Ints, start: Ints, end: Ints) -> tuple[Ints, Ints]:
    """Labels parted wherever more than `GAP` words lie between what came before and what starts.

    Also the number of words that each run adds to those before it.
    """
    import numpy as np

    bits = int(end.max(initial=0) + GAP + 2).bit_length()
    order = np.argsort((label << bits) | start, kind="stable")
    base = label[order] << bits
    reach = np.maximum.accumulate(base + end[order])
    fresh = np.zeros(len(order), dtype=np.int64)
    fresh[1:] = (base + start[order])[1:] > reach[:-1] + GAP
    fresh[1:] |= np.diff(label[order]) != 0
    parted, added = np.empty_like(label), np.empty_like(label)
    parted[order] = np.cumsum(fresh)
    covered = np.zeros(len(order), dtype=np.int64)
    covered[1:] = np.minimum(reach[:-1], (base + end[order])[1:])
    added[order] = base + end[order] - np.maximum(base + start[order], covered)
    return parted, added


def _clusters(runs: _Runs) -> tuple[Ints, Ints, Ints]:
    """The passage of every run, and how many words it adds to it on the left and on the right.

    Runs belong together where they lie near on both sides, in whatever order: split by the gaps of the left, then of
    the right, until nothing splits any more (Sanchez-Perez, Sidorov and Gelbukh 2014).
    """
    label, count = runs.pair, -1
    while True:
        label, left = _split(label, runs.left, runs.left_end)
        label, right = _split(label, runs.right, runs.right_end)
        now = int(label.max(initial=-1))
        if now == count:
            return label, left, right
        count = now


def _align(body: Words, grams: Hashes, in_quotes: Ints, is_slot: Ints, pairs: Ints) -> Passages:
    """`align` for as many pairs as fit in one go; the last two are how many such words stand before each word."""
    import numpy as np

    starts = body.offsets[:-1]
    lengths = np.maximum(np.diff(body.offsets) - SEED + 1, 0)
    runs = _runs(*_matches(grams, starts, lengths, pairs))
    if not len(runs.pair):
        nothing = np.empty(0, dtype=np.int64)
        return Passages(nothing, np.empty((0, 2), np.int64), np.empty((0, 2), np.int64), *[nothing] * 5)
    label, left_new, right_new = _clusters(runs)
    order = np.argsort(label, kind="stable")
    runs, left_new, right_new = runs.take(order), left_new[order], right_new[order]
    firsts = np.searchsorted(label[order], np.arange(int(label.max()) + 1))
    pair = runs.pair[firsts]
    ends = [
        np.minimum.reduceat(runs.left, firsts),
        np.maximum.reduceat(runs.left_end, firsts),
        np.minimum.reduceat(runs.right, firsts),
        np.maximum.reduceat(runs.right_end, firsts),
    ]
    shared = np.minimum(np.add.reduceat(left_new, firsts), np.add.reduceat(right_new, firsts))
    longest = np.maximum(ends[1] - ends[0], ends[3] - ends[2])
    left_stop, right_stop = starts[pairs[runs.pair, 0]] + runs.left_end, starts[pairs[runs.pair, 1]] + runs.right_end
    spoken = np.minimum(
        np.add.reduceat(in_quotes[left_stop] - in_quotes[left_stop - left_new], firsts),
        np.add.reduceat(in_quotes[right_stop] - in_quotes[right_stop - right_new], firsts),
    )
    slots = is_slot[starts[pairs[pair, 0]] + ends[1]] - is_slot[starts[pairs[pair, 0]] + ends[0]]
    slots_kept = np.add.reduceat(is_slot[left_stop] - is_slot[left_stop - left_new], firsts)
    keep = np.flatnonzero((shared >= SHORTEST) & (shared >= LEAST_DENSE * longest))
    keep = keep[np.lexsort((ends[2][keep], ends[0][keep], pair[keep]))]
    return Passages(
        pair[keep],
        np.stack(ends[:2], axis=1)[keep],
        np.stack(ends[2:], axis=1)[keep],
        shared[keep],
        np.minimum(spoken, shared)[keep],
        slots[keep],
        slots_kept[keep],
        np.diff(np.append(firsts, len(label)))[keep],
    )


def _portions(sizes: Ints, limit: int) -> Iterator[tuple[int, int]]:
    """Stretches of the list whose sizes add up to about the limit."""
    import numpy as np

    cut = np.cumsum(sizes) // limit
    edges = np.concatenate([[0], np.flatnonzero(np.diff(cut)) + 1, [len(sizes)]]).tolist()
    yield from pairwise(edges)


def align(body: Words, said: Flags, pairs: Ints) -> Passages:
    """The shared passages of each pair of bodies; a function of the two texts alone.

    `pairs` has rows of two numbers of bodies; `said` tells the words in quotation marks (`quoted`).
    """
    import numpy as np

    edges = range(0, len(body.hashes), CACHED)
    grams = [_grams(body.hashes[low : low + CACHED + SEED - 1], SEED)[:CACHED] for low in edges]
    facts = (
        np.concatenate(grams) if grams else body.hashes,
        np.concatenate([[0], np.cumsum(said)]),
        np.concatenate([[0], np.cumsum(body.marks > 0)]),
    )
    sizes = np.diff(body.offsets)
    parts = []
    for low, high in _portions(sizes[pairs].sum(axis=1), CACHED):
        part = _align(body, *facts, pairs[low:high])
        parts.append(
            (part.pairs + low, part.left, part.right, part.words, part.quoted, part.slots, part.kept, part.runs)
        )
    if not parts:
        return _align(body, *facts, pairs)
    return Passages(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def votes(prints: Prints, pairs: Ints, boiler: Hashes) -> Ints:
    """How many fingerprints that are not boilerplate the two documents of every pair share."""
    import numpy as np

    hashes = prints.hashes.copy()
    # What has no vote gets a value of its own, so that it meets nothing.
    dead = np.flatnonzero(_among(hashes, boiler))
    hashes[dead] = mixed(dead.astype(np.uint64) ^ np.uint64(MIX))
    sizes = np.diff(prints.offsets)
    counts = np.zeros(len(pairs), dtype=np.int64)
    for low, high in _portions(sizes[pairs].sum(axis=1), CACHED):
        pair, left, _ = _matches(hashes, prints.offsets[:-1], sizes, pairs[low:high])
        counts[low:high] = np.bincount(np.unique(pair << 32 | left) >> 32, minlength=high - low)
    return counts


def _furniture(prints: Prints, owners: Ints, spans: tuple[Ints, Ints], boiler: Hashes) -> Flags:
    """Whether, on either side, at least half of the fingerprints in the stretches of the documents are boilerplate."""
    import numpy as np

    found = np.zeros(len(owners), dtype=np.bool_)
    if not len(boiler):
        return found
    dead = np.concatenate([[0], np.cumsum(_among(prints.hashes, boiler))])
    keys = (np.repeat(np.arange(len(prints.sizes)), np.diff(prints.offsets)) << 32) | prints.positions
    # Only documents that have any boilerplate need a closer look.
    some = dead[prints.offsets[1:]] > dead[prints.offsets[:-1]]
    for side, span in enumerate(spans):
        rows = np.flatnonzero(some[owners[:, side]])
        base = owners[rows, side] << 32
        low, high = (np.searchsorted(keys, base | edge) for edge in (span[rows, 0], span[rows, 1] - GRAM + 1))
        found[rows] |= (dead[high] - dead[low]) * 2 >= np.maximum(high - low, 1)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """What `judge` makes of passages: which are copies, and which of these stand in near-duplicates.

    `spanned` (rows, 2): the part of the left and of the right document that the copies of its pair span, 0 to 1.
    """

    copies: Flags
    near: Flags
    spanned: NDArray[np.float64]


def judge(passages: Passages, pairs: Ints, prints: Prints, boiler: Hashes) -> Verdicts:
    """Which passages are copies, with the relation of their documents.

    Left out are boilerplate, and templates: passages that consist of numbers and names for a good part, most of which
    differ. Where documents came one by one, give only pairs that still have `VOTES` (`votes`) with today's `boiler`.
    """
    import numpy as np

    owners = pairs[passages.pairs]
    spans = np.stack([passages.left[:, 1] - passages.left[:, 0], passages.right[:, 1] - passages.right[:, 0]], axis=1)
    plain = ~_furniture(prints, owners, (passages.left, passages.right), boiler)
    others = np.maximum(spans[:, 0] - passages.slots, 1)
    same = passages.kept / np.maximum(passages.slots, 1)
    template = (same <= TEMPLATE_SLOTS) & (2 * same <= (passages.words - passages.kept) / others)
    template &= (passages.slots >= TEMPLATE_DENSITY * spans[:, 0]) & (passages.words <= TEMPLATE_RUN * passages.runs)
    good = plain & ~template
    spanned = np.stack(
        [
            np.bincount(passages.pairs[good], weights=spans[good, side], minlength=len(pairs))
            / np.maximum(prints.sizes[pairs[:, side]], 1)
            for side in (0, 1)
        ]
    ).clip(max=1)
    near = (spanned.max(axis=0) >= NEAR) & (spanned.min(axis=0) >= NEAR_OTHER)
    return Verdicts(good, near[passages.pairs], spanned[:, passages.pairs].T)


def outlets(readings: Sequence[Reading]) -> Ints:
    """A number for every document's outlet (its name, else its host), -1 where neither is known."""
    import numpy as np

    names = [(r.document.outlet or urlsplit(r.document.url or "").hostname or "").casefold() for r in readings]
    number = {name: index for index, name in enumerate(sorted(set(names) - {""}))}
    return np.array([number.get(name, -1) for name in names], dtype=np.int64)


def records(
    readings: Sequence[Reading], body: Words, pairs: Ints, passages: Passages, verdicts: Verdicts
) -> Iterator[Copy]:
    """The copies as records, by pair and place."""
    import numpy as np

    kept = np.flatnonzero(verdicts.copies)
    owners = pairs[passages.pairs[kept]]
    sides = []
    for side, spans in ((0, passages.left[kept]), (1, passages.right[kept])):
        base = body.offsets[owners[:, side]]
        sides.append((body.starts[base + spans[:, 0]].tolist(), body.ends[base + spans[:, 1] - 1].tolist()))
    lengths = np.maximum(np.diff(passages.left[kept]), np.diff(passages.right[kept]))[:, 0].tolist()
    rows = zip(
        owners.tolist(),
        *sides[0],
        *sides[1],
        passages.words[kept].tolist(),
        passages.quoted[kept].tolist(),
        lengths,
        verdicts.near[kept].tolist(),
        *verdicts.spanned[kept].T.tolist(),
        strict=True,
    )
    for (a, b), left, left_end, right, right_end, count, spoken, longest, near, *spanned in rows:
        relation: CopyRelation = "near_duplicate" if near else "partial"
        yield Copy(
            Place(readings[a].document.id, left, left_end),
            Place(readings[b].document.id, right, right_end),
            count,
            spoken,
            min(round(count / longest, 4), 1.0),
            relation,
            f"{count} of {longest} words in common; their copies span {spanned[0]:.0%} and {spanned[1]:.0%}",
        )


def copies(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """Every shared passage of every two documents, ordered by documents and place.

    A function of the set of readings. A reading without blocks counts as one paragraph.
    """
    import numpy as np

    ordered = sorted(readings, key=lambda reading: reading.document.id)
    body = bodies(ordered)
    prints = fingerprints(body)
    # What one document alone holds makes no pair: from here on only the others are sorted.
    shared, holders, _ = _postings(prints.hashes, np.repeat(np.arange(len(ordered)), np.diff(prints.offsets)))
    boiler = boilerplate(shared, holders, outlets(ordered), prints.signatures)
    pairs = candidates(shared, holders, boiler)
    passages = align(body, quoted(ordered, body, np.unique(pairs)), pairs)
    verdicts = judge(passages, pairs, prints, boiler)
    return tuple(records(ordered, body, pairs, passages, verdicts))
