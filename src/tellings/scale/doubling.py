"""Which documents of a corpus print one article, grouped by its signature.

The rule is that of a case (`copying.doubles`): beyond so many printings the first, by id, stands for the rest. So a
notice that a tenth of all pages carry in the place of an article costs its pages once, and not their square.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from tellings import copies
from tellings.scale.folder import WORK, Folder
from tellings.scale.job import Job, layout

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

PAIRS = 4096
"""Doubles that are compared with their first in one piece of work."""


def scatter_signed(job: Job, buckets: int, key: str) -> Iterator[pa.Table]:
    """The documents of a partition with their signatures; short texts have none and are left out."""
    import numpy as np
    import pyarrow as pa

    table = job.folder.read(f"{WORK}/signed/{key}.parquet", ["signature", "document"])
    signatures = table["signature"].to_numpy()
    some = np.flatnonzero(signatures)
    yield pa.table(
        {
            "bucket": (signatures[some] % np.uint64(buckets)).astype(np.int32),
            "signature": signatures[some],
            "number": some + layout(job.folder).firsts[int(key)],
            "document": table["document"].take(some),
        }
    )


def gather_signed(job: Job, bucket: int, table: pa.Table) -> dict[str, Any]:
    """The doubles of the articles of a bucket, each with the first printing of its article."""
    import numpy as np
    import pyarrow as pa

    _, group, counts = np.unique(table["signature"].to_numpy(), return_inverse=True, return_counts=True)
    held = table.filter(pa.array(counts[group] > copies.PRINTINGS))
    ids = held["document"].to_pylist()
    number_of = dict(zip(ids, held["number"].to_pylist(), strict=True))
    found = copies.doubles_of(held["signature"].to_pylist(), ids)
    rows = sorted((number_of[double], number_of[first]) for double, first in found.items())
    columns = np.array(rows, np.int64).reshape(-1, 2)
    kept = pa.table({"left": columns[:, 1], "right": columns[:, 0]})
    key = f"{bucket:06}"
    job.folder.write(f"{WORK}/doubles/{key}.parquet", kept, PAIRS)
    return job.folder.sign("doubles", key, {"pairs": len(rows)})


@cache
def doubles(folder: Folder) -> tuple[Ints, Ints]:
    """The doubles of the corpus by number, and the first printing of each one's article; 16 bytes a double."""
    import numpy as np

    found = [np.empty((0, 2), np.int64)]
    for name in folder.names(f"{WORK}/doubles"):
        table = folder.read(name)
        found.append(np.stack([table["right"].to_numpy(), table["left"].to_numpy()], axis=1))
    rows = np.concatenate(found)
    rows = rows[np.argsort(rows[:, 0])]
    return rows[:, 0], rows[:, 1]


def firsts(folder: Folder, numbers: Ints) -> Ints:
    """For documents the number of the first printing of their article where they are its double, else -1."""
    import numpy as np

    known, first = doubles(folder)
    if not len(known):
        return np.full(len(numbers), -1, np.int64)
    at = np.minimum(np.searchsorted(known, numbers), len(known) - 1)
    return np.where(known[at] == numbers, first[at], -1)
