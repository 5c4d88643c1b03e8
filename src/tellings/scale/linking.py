"""Copies over a corpus: fingerprints grouped by hash, pairs by their documents, and the pairs aligned.

The functions are those of a case (`tellings.copies`); only who holds what is dealt out. What a third of all documents
share is told where it lies: a fingerprint that one partition alone shows to be boilerplate leaves that partition as one
row, and more documents can never undo it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tellings import copies
from tellings.records import Copy, Reading
from tellings.scale import doubling
from tellings.scale.annotating import compared
from tellings.scale.columns import schema, to_table
from tellings.scale.folder import WORK, Folder
from tellings.scale.job import Job, layout

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Hashes = NDArray[np.uint64]

HELD = 1_000_000
"""Fingerprints of a bucket: 32 MB as they come, some ten times that while they are sorted and paired."""
CAST = 2_000_000
"""Rows of votes of a bucket: 48 MB as they come."""
RANGES = 1024
"""Stretches of the documents in which votes are counted, so that pairs of near documents come together."""
TILE = 64
"""Documents of a tile: pairs are aligned tile by tile, so that a family of thousands is read again a hundred times less
often than it has pairs."""
PAIRS = 4096
"""Pairs aligned in one piece of work: those of two tiles. They may name 8,192 documents, some 200 MB in memory."""
BOILER = -1
"""Stands for a document where a row says that its fingerprint is boilerplate."""


# By hash


def scatter_prints(job: Job, buckets: int, key: str) -> Iterator[pa.Table]:
    """The fingerprints of a partition with all that tells boilerplate; what is boilerplate already is one row."""
    import numpy as np
    import pyarrow as pa

    prints = job.folder.read(f"{WORK}/prints/{key}.parquet")
    signed = job.folder.read(f"{WORK}/signed/{key}.parquet", ["house", "signature"])
    hashes, rows = prints["hash"].to_numpy(), prints["row"].to_numpy().astype(np.int64)
    houses, signatures = signed["house"].to_numpy(), signed["signature"].to_numpy()
    known = copies.boilerplate(hashes, rows, houses, signatures)
    keep = ~np.isin(hashes, known)
    rest, nobody = hashes[keep], np.full(len(known), BOILER, np.int64)
    number = rows[keep] + layout(job.folder).firsts[int(key)]
    found = {
        "hash": np.concatenate([known, rest]),
        "number": np.concatenate([nobody, number]),
        "house": np.concatenate([nobody, houses[rows[keep]]]),
        "signature": np.concatenate([known, signatures[rows[keep]]]),
    }
    bucket = ((found["hash"] >> np.uint64(32)) % np.uint64(buckets)).astype(np.int32)
    yield pa.table({"bucket": bucket, **found})


def gather_prints(job: Job, bucket: int, table: pa.Table) -> dict[str, Any]:
    """The boilerplate among the fingerprints of a bucket, and the votes that the others cast."""
    import numpy as np
    import pyarrow as pa

    hashes, numbers = table["hash"].to_numpy(), table["number"].to_numpy()
    marked = np.unique(hashes[numbers == BOILER])
    keep = np.flatnonzero((numbers != BOILER) & ~np.isin(hashes, marked))
    keep = keep[np.argsort(numbers[keep], kind="stable")]
    hashes, numbers = hashes[keep], numbers[keep]
    known, firsts, holders = np.unique(numbers, return_index=True, return_inverse=True)
    houses, signatures = (table[name].to_numpy()[keep][firsts] for name in ("house", "signature"))
    boiler = copies.boilerplate(hashes, holders, houses, signatures)
    voting = doubling.firsts(job.folder, known)[holders] < 0
    pairs, votes = copies.ballots(hashes[voting], holders[voting], boiler)
    left, right = (known[pairs[:, side]] if len(pairs) else pairs[:, side] for side in (0, 1))
    key = f"{bucket:06}"
    job.folder.write(f"{WORK}/boilerplate/{key}.parquet", pa.table({"hash": np.union1d(marked, boiler)}))
    job.folder.write(f"{WORK}/votes/{key}.parquet", pa.table({"left": left, "right": right, "votes": votes}), CAST // 4)
    counts = np.bincount(_range(job.folder, left), minlength=1)
    return job.folder.sign("prints", key, {"votes": len(votes), "ranges": counts.tolist()})


def _range(folder: Folder, numbers: Ints) -> Ints:
    return numbers * RANGES // max(layout(folder).count, 1)


# By pair


def plan_pairs(counts: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """For each range of left documents the first of its buckets and how many it has.

    Ranges with few votes share one, one with many has several, dealt out by tiles.
    """
    total = [0] * RANGES
    for row in counts:
        for at, count in enumerate(row):
            total[at] += count
    found: list[tuple[int, int]] = []
    bucket = filled = 0
    for count in total:
        if filled and filled + count > CAST:
            bucket, filled = bucket + 1, 0
        several = -(-count // CAST) if count > CAST else 1
        found.append((bucket, several))
        filled += count
        if several > 1:
            bucket, filled = bucket + several, 0
    return found


def scatter_votes(job: Job, plan: Sequence[tuple[int, int]], key: str) -> Iterator[pa.Table]:
    """Votes with the bucket of their pair."""
    import numpy as np

    firsts, several = np.array(plan, np.int64).T
    for table in job.folder.groups(f"{WORK}/votes/{key}.parquet"):
        left, right = table["left"].to_numpy(), table["right"].to_numpy()
        at = _range(job.folder, left)
        dealt = (left // TILE * 1_000_003 + right // TILE) % several[at]
        yield table.append_column("bucket", [(firsts[at] + dealt).astype(np.int32)])


def gather_votes(job: Job, bucket: int, table: pa.Table) -> dict[str, Any]:
    """The pairs of a bucket that have enough votes, tile by tile."""
    import pyarrow as pa
    import pyarrow.compute as pc

    counted = table.group_by(["left", "right"], use_threads=False).aggregate([("votes", "sum")])
    enough = counted.filter(pc.greater_equal(counted["votes_sum"], copies.VOTES))
    pairs = _tiled(enough["left"].to_numpy(), enough["right"].to_numpy())
    found = pa.table({"left": pairs[:, 0], "right": pairs[:, 1]})
    job.folder.write(f"{WORK}/pairs/{bucket:06}.parquet", found, PAIRS)
    return job.folder.sign("pairs", f"{bucket:06}", {"pairs": len(pairs)})


def _tiled(left: Ints, right: Ints) -> Ints:
    import numpy as np

    order = np.lexsort((right, left, right // TILE, left // TILE))
    return np.stack([left[order], right[order]], axis=1)


# Pair by pair


def copy_schema() -> Any:
    """The columns of copies with the numbers of their documents, for what comes after."""
    return schema(Copy, _NUMBERS)


_NUMBERS = (("left_number", "int64"), ("right_number", "int64"))


def align(job: Job, task: tuple[str, str, int]) -> dict[str, Any]:
    """The copies of one row group of pairs: of those with votes, or of doubles with their firsts."""
    import numpy as np

    kind, bucket, group = task
    (table,) = job.folder.groups(f"{WORK}/{kind}/{bucket}.parquet", None, [group])
    pairs = np.stack([table["left"].to_numpy(), table["right"].to_numpy()], axis=1)
    numbers = np.unique(pairs)
    held = compared(job, numbers.tolist())
    ordered = sorted(held, key=lambda number: held[number].document.id)
    rank = np.empty(len(numbers), np.int64)
    rank[np.searchsorted(numbers, np.array(ordered, np.int64))] = np.arange(len(ordered))
    rows = np.sort(rank[np.searchsorted(numbers, pairs)], axis=1)
    readings = [held[number].reading for number in ordered]
    found = _copies(job.folder, readings, rows[np.lexsort(rows.T[::-1])], voted=kind == "pairs")
    number_of = {held[number].document.id: number for number in ordered}
    key = f"{kind}-{bucket}-{group:05}"
    counted = _keep_copies(job, key, found, number_of)
    return job.folder.sign("align", key, {"pairs": len(pairs), "copies": len(found), "parts": counted})


def _copies(folder: Folder, readings: Sequence[Reading], rows: Ints, *, voted: bool) -> list[Copy]:
    """The copies of these pairs; whether they have enough votes is still to be counted where nobody `voted`."""
    import numpy as np

    body = copies.bodies(readings)
    prints = copies.fingerprints(body)
    boiler = _boiler(folder, np.unique(prints.hashes))
    if not voted:
        rows = rows[copies.votes(prints, rows, boiler) >= copies.VOTES]
    passages = copies.align(body, copies.quoted(readings, body, np.unique(rows)), rows)
    return list(copies.records(readings, body, rows, passages, copies.judge(passages, rows, prints, boiler)))


def _boiler(folder: Folder, hashes: Hashes) -> Hashes:
    """Those of these fingerprints that are boilerplate, ascending; one bucket in memory at a time."""
    import numpy as np

    found = [np.empty(0, np.uint64)]
    for name in folder.names(f"{WORK}/boilerplate"):
        known = folder.read(name)["hash"].to_numpy()
        found.append(np.intersect1d(known, hashes, assume_unique=True))
    return np.sort(np.concatenate(found))


def _keep_copies(job: Job, key: str, found: Sequence[Copy], number_of: dict[str, int]) -> int:
    """Write copies for the stages behind, and into the table, under the day of the earlier of their documents."""
    numbers = [{"left_number": number_of[c.left.document], "right_number": number_of[c.right.document]} for c in found]
    job.folder.write(f"{WORK}/copies/{key}.parquet", to_table(Copy, found, _NUMBERS, numbers))
    days: dict[str, list[Copy]] = {}
    places = layout(job.folder)
    for copy, row in zip(found, numbers, strict=True):
        part, _ = places.place(min(row.values()))
        days.setdefault(places.parts[part].day, []).append(copy)
    for day, those in days.items():
        job.folder.write(f"{WORK}/tables/copies/day={day}/part-{key}.parquet", to_table(Copy, those))
    return len(days)
