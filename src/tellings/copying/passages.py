"""Passages that two bodies share: seeds of a few words, joined to runs, gathered where they lie near on both sides.

A function of the two texts alone; nothing of the corpus enters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tellings.compiled import kernel
from tellings.copying.fingerprints import CACHED, grams, portions, ranges
from tellings.words import Words, mixed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Hashes = NDArray[np.uint64]
    Flags = NDArray[np.bool_]


SEED = 4
"""Words of a seed of the alignment: between two documents that share more, fewer words are no chance any more."""

GAP = 30
"""Words that may lie between two common runs of one passage, on either side. plagdet on PAN: .934 at 20, .928 here,
.922 at 50; edited news asks for more. `eval/copies.py --set GAP=20` measures again."""

SHORTEST = 15
"""Shared words of the shortest passage that is told: plagdet on the halves of PAN .932/.939 here, .928/.910 at 12."""

LEAST_DENSE = 0.25
"""Least share of a passage's words that must be shared; thinner ones are stock phrases that happen to lie close."""

REPEATS = 16
"""Places that one seed may pair up within two documents; beyond it stands a refrain, which says nothing of place."""


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


def align(body: Words, said: Flags, pairs: Ints) -> Passages:
    """The shared passages of each pair of bodies; a function of the two texts alone.

    `pairs` has rows of two numbers of bodies; `said` tells the words in quotation marks (`quoted`).
    """
    import numpy as np

    if compiled := kernel():
        options = SEED, GAP, SHORTEST, REPEATS, LEAST_DENSE
        found = compiled.align(body.hashes, body.offsets, said, body.marks, np.ascontiguousarray(pairs), options)
        columns = np.frombuffer(found, dtype=np.int64).reshape(-1, 10).T
        return Passages(columns[0], columns[1:3].T, columns[3:5].T, *columns[5:])
    return plain_align(body, said, pairs)


def plain_align(body: Words, said: Flags, pairs: Ints) -> Passages:
    """`align` in numpy."""
    import numpy as np

    edges = range(0, len(body.hashes), CACHED)
    seeds = [grams(body.hashes[low : low + CACHED + SEED - 1], SEED)[:CACHED] for low in edges]
    facts = (
        np.concatenate(seeds) if seeds else body.hashes,
        np.concatenate([[0], np.cumsum(said)]),
        np.concatenate([[0], np.cumsum(body.marks > 0)]),
    )
    sizes = np.diff(body.offsets)
    parts = []
    for low, high in portions(sizes[pairs].sum(axis=1), CACHED):
        part = _align(body, *facts, pairs[low:high])
        parts.append(
            (part.pairs + low, part.left, part.right, part.words, part.quoted, part.slots, part.kept, part.runs)
        )
    if not parts:
        return _align(body, *facts, pairs)
    return Passages(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _align(body: Words, seeds: Hashes, in_quotes: Ints, is_slot: Ints, pairs: Ints) -> Passages:
    """`align` for as many pairs as fit in one go; the last two are how many such words stand before each word."""
    import numpy as np

    starts = body.offsets[:-1]
    lengths = np.maximum(np.diff(body.offsets) - SEED + 1, 0)
    runs = _runs(*matches(seeds, starts, lengths, pairs))
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


def matches(values: Hashes, starts: Ints, lengths: Ints, pairs: Ints) -> tuple[Ints, Ints, Ints]:
    """Pair number, left place and right place wherever the two documents of a pair hold the same value.

    Document d holds `values[starts[d]]` and the `lengths[d] - 1` behind it; places count from its first.
    """
    import numpy as np

    owners = np.arange(len(pairs))
    salt = mixed(owners.astype(np.uint64) + np.uint64(1))
    counts = lengths[pairs].T
    places = ranges(starts[pairs].T.ravel(), counts.ravel())
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
    left = order[np.concatenate([np.repeat(ranges(firsts, lefts), many), ranges(pairing[0], pairing[2])])]
    right = order[np.concatenate([ranges(np.repeat(firsts + lefts, lefts), many), ranges(pairing[1], pairing[2])])]
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
