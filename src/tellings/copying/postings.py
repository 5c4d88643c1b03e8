"""Which documents share fingerprints: what is boilerplate among them, and which pairs are worth aligning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tellings.copying.fingerprints import DRAWS
from tellings.words import MIX, mixed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Hashes = NDArray[np.uint64]
    Flags = NDArray[np.bool_]


VOTES = 2
"""Fingerprints that a pair must share to be aligned; one alone is a stock phrase more often than a passage."""

ARTICLES_OF_OUTLET = 8
"""So many different articles of one outlet that hold a fingerprint make it boilerplate. At 6, in 612 articles about one
summit, one much told quotation was taken for furniture besides the real ones; at 10 some of these are missed."""


ARTICLES_OF_UNKNOWN = 40
"""The same where the outlet is not known and the documents may be anybody's."""


ARTICLES_OF_ALL = 250
"""The same over all outlets: stock phrases, agency colophons, a sentence that everybody quotes.

Printings that differ in a tenth of their words look like different articles as often: at 100 a dispatch is furniture
when a thousand outlets print it with a line of their own, at 250 when two and a half thousand do. More would let one
family have more than some 500,000 pairs, a gigabyte while its lineage is solved. `eval/copies.py newsdup` gives the
same at 100, 250 and 400 (`--set ARTICLES_OF_ALL=100`)."""

SHUFFLES = 2
"""Shuffles of the signature that have to show so many: in one of the four a family's few own words may come first."""

MANY = 1 << 22
"""Votes that are kept in memory before they are counted together; a large family casts millions."""


def boilerplate(hashes: Hashes, documents: Ints, houses: Ints, signatures: Hashes) -> Hashes:
    """The fingerprints that are furniture of an outlet, or of the trade, ascending.

    `hashes[i]` is held by document `documents[i]` (all holders of a hash must be given, documents ascending);
    `houses[d]` numbers the outlet of document d (`outlets`); `signatures[d]` as in `Prints`. One that
    `ARTICLES_OF_OUTLET` different articles of one outlet hold is boilerplate: articles differ where their signatures
    do, so that many printings of one wire story are one article. More documents never take a hash off the list.
    """
    import numpy as np

    ranked, holders, group = postings(hashes, documents)
    if not len(ranked):
        return ranked
    often = np.bincount(group)[group] >= ARTICLES_OF_OUTLET
    ranked, holders, group = ranked[often], holders[often], group[often]
    outlet, salt = houses[holders], mixed(group.astype(np.uint64) + np.uint64(1))
    of_outlet = mixed(salt ^ mixed(outlet.astype(np.uint64) + np.uint64(MIX)))
    limit = np.where(outlet < 0, ARTICLES_OF_UNKNOWN, ARTICLES_OF_OUTLET)
    found = _many(of_outlet, signatures[holders], limit, 1)
    found |= _many(salt, signatures[holders], np.full_like(limit, ARTICLES_OF_ALL), SHUFFLES)
    return np.unique(ranked[found])


def _many(keys: Hashes, signatures: Hashes, limit: Ints, times: int) -> Flags:
    """For every row, whether its key comes with at least `limit` different signatures under so many of the shuffles."""
    import numpy as np

    values, counts = np.unique(keys, return_counts=True)
    place = np.searchsorted(values, keys)
    found = np.zeros(len(keys), dtype=np.int64)
    # Keys with fewer rows than the limit need no counting.
    rows = np.flatnonzero(counts[place] >= limit)
    for draw in range(DRAWS):
        column = (signatures[rows] >> np.uint64(16 * draw)) & np.uint64(0xFFFF)
        different = _distinct((place[rows].astype(np.uint64) << np.uint64(16)) | column) >> np.uint64(16)
        counted = np.bincount(different.astype(np.int64), minlength=len(values))
        found[rows] += counted[place[rows]] >= limit[rows]
    return found >= times


def _distinct(values: Hashes) -> Hashes:
    """The different values, ascending; `np.unique` takes several times as long."""
    import numpy as np

    ranked = np.sort(values)
    return ranked[_fresh(ranked)]


def _fresh(ranked: NDArray[Any]) -> Flags:
    """Where another value begins."""
    import numpy as np

    found = np.ones(len(ranked), dtype=np.bool_)
    found[1:] = ranked[1:] != ranked[:-1]
    return found


def candidates(hashes: Hashes, documents: Ints, boiler: Hashes) -> Ints:
    """The pairs (rows of two document numbers, the lower first, ascending) that share `VOTES` fingerprints or more.

    `hashes` and `documents` as in `boilerplate`; what is in `boiler` has no vote.
    """
    pairs, counts = ballots(hashes, documents, boiler)
    found: Ints = pairs[counts >= VOTES]
    return found


def ballots(hashes: Hashes, documents: Ints, boiler: Hashes) -> tuple[Ints, Ints]:
    """All pairs (as in `candidates`) and how many fingerprints each shares, counted up to `VOTES`.

    Where the fingerprints are dealt out to several workers, a pair's votes are the sum of what each of them counts.
    """
    import numpy as np

    ranked, holders, group = postings(hashes, documents)
    voting = ~among(ranked, boiler)
    holders, group = holders[voting], group[voting]
    span = int(documents.max(initial=0)) + 1
    parts, waiting = [np.empty(0, dtype=np.int64)], 0
    at, step = np.arange(len(group)), 1
    while len(at):
        at = at[: at.searchsorted(len(group) - step)]
        at = at[group[at] == group[at + step]]
        parts.append(holders[at] * span + holders[at + step])
        waiting += len(at)
        # Not before they are as many as those already counted, which are sorted again each time.
        if waiting > max(MANY, len(parts[0])):
            parts, waiting = [_enough(np.concatenate(parts))], 0
        step += 1
    keys = _enough(np.concatenate(parts))
    firsts = np.flatnonzero(_fresh(keys))
    pairs = keys[firsts]
    return np.stack([pairs // span, pairs % span], axis=1), np.diff(firsts, append=len(keys))


def _enough(keys: Ints) -> Ints:
    """The keys in ascending order, none more than `VOTES` times: more votes than these change nothing."""
    import numpy as np

    ranked = np.sort(keys)
    kept = np.ones(len(ranked), dtype=np.bool_)
    kept[VOTES:] = ranked[VOTES:] != ranked[:-VOTES]
    return ranked[kept]


def postings(hashes: Hashes, documents: Ints) -> tuple[Hashes, Ints, Ints]:
    """Hash, document and group number of all fingerprints that two or more documents hold, each document once.

    By hash and document; `documents` must be ascending among those that hold the same hash.
    """
    import numpy as np

    order = _sharing(hashes)
    ranked, holders = hashes[order], documents[order]
    fresh = _fresh(ranked)
    once = fresh | _fresh(holders)
    # One that stands in a single document, however often, is shared by none.
    sizes = np.add.reduceat(once, np.flatnonzero(fresh), dtype=np.int64) if len(fresh) else fresh
    once &= (sizes > 1)[np.cumsum(fresh) - 1]
    ranked, holders = ranked[once], holders[once]
    return ranked, holders, np.cumsum(fresh[once]) - 1


def _sharing(hashes: Hashes) -> Ints:
    """Where the hashes stand that are there more than once, in stable ascending order of the hashes.

    Sorting plain numbers is several times as fast as sorting numbers of numbers: the lower bits of each hash give way
    to its place, and the few whose upper bits are alike by chance are put right afterwards.
    """
    import numpy as np

    if (hashes[1:] >= hashes[:-1]).all():
        packed, alike = np.arange(len(hashes), dtype=np.uint64), hashes[1:] == hashes[:-1]
        rest = np.uint64(2**64 - 1)
    else:
        bits = np.uint64(max(len(hashes), 1).bit_length())
        rest = (np.uint64(1) << bits) - np.uint64(1)
        packed = (hashes & ~rest) | np.arange(len(hashes), dtype=np.uint64)
        packed.sort()
        alike = (packed[1:] ^ packed[:-1]) <= rest
    shared = np.zeros(len(packed), dtype=np.bool_)
    shared[1:] = alike
    shared[:-1] |= alike
    order: Ints = (packed[shared] & rest).astype(np.int64)
    found = hashes[order]
    return order if (found[1:] >= found[:-1]).all() else order[np.argsort(found, kind="stable")]


def among(values: Hashes, ranked: Hashes) -> Flags:
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
