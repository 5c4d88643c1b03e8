"""What is left of aligned passages when boilerplate and templates are taken out, and how near two documents stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.copying.fingerprints import CACHED, GRAM, Prints, portions, ranges
from tellings.copying.passages import Passages, matches
from tellings.copying.postings import among
from tellings.words import MIX, mixed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Hashes = NDArray[np.uint64]
    Flags = NDArray[np.bool_]

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


def votes(prints: Prints, pairs: Ints, boiler: Hashes) -> Ints:
    """How many fingerprints that are not boilerplate the two documents of every pair share."""
    import numpy as np

    hashes = prints.hashes.copy()
    # What has no vote gets a value of its own, so that it meets nothing.
    dead = np.flatnonzero(among(hashes, boiler))
    hashes[dead] = mixed(dead.astype(np.uint64) ^ np.uint64(MIX))
    sizes = np.diff(prints.offsets)
    counts = np.zeros(len(pairs), dtype=np.int64)
    for low, high in portions(sizes[pairs].sum(axis=1), CACHED):
        pair, left, _ = matches(hashes, prints.offsets[:-1], sizes, pairs[low:high])
        counts[low:high] = np.bincount(np.unique(pair << 32 | left) >> 32, minlength=high - low)
    return counts


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


def _furniture(prints: Prints, owners: Ints, spans: tuple[Ints, Ints], boiler: Hashes) -> Flags:
    """Whether, on either side, at least half of the fingerprints in the stretches of the documents are boilerplate."""
    import numpy as np

    found = np.zeros(len(owners), dtype=np.bool_)
    dead = np.flatnonzero(among(prints.hashes, boiler))
    dead_owners = np.searchsorted(prints.offsets, dead, side="right") - 1
    # Only documents that have any boilerplate need a closer look.
    some = np.zeros(len(prints.sizes), dtype=np.bool_)
    some[dead_owners] = True
    held = np.flatnonzero(some)
    counts = np.diff(prints.offsets)[held]
    all_keys = (np.repeat(held, counts) << 32) | prints.positions[ranges(prints.offsets[held], counts)]
    dead_keys = (dead_owners << 32) | prints.positions[dead]
    for side, span in enumerate(spans):
        rows = np.flatnonzero(some[owners[:, side]])
        edges = (owners[rows, side] << 32) | np.stack([span[rows, 0], span[rows, 1] - GRAM + 1])
        within, gone = (np.diff(np.searchsorted(keys, edges), axis=0)[0] for keys in (all_keys, dead_keys))
        found[rows] |= gone * 2 >= np.maximum(within, 1)
    return found
