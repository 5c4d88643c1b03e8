"""From inputs to partitions: read every piece, join what is one document, put each with the others of its day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from tellings.pipeline import batched
from tellings.records import Document, Problem, Source
from tellings.scale.columns import schema, to_records, to_table
from tellings.scale.folder import WORK, Folder
from tellings.scale.inputs import Piece, documents
from tellings.scale.job import Job, bucket_of, day_of, keep_problems, layout, part_of, partitions

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 100
"""Documents of a row group: what is in memory at a time, and what is read to get at one of them."""
ORDER = (("order", "int64"),)
"""The place of a row among all rows of the inputs: of two rows of one document the first says what only one can say."""
PIECE = 1 << 32
"""Rows that a piece may have."""


def read_piece(job: Job, task: tuple[int, Mapping[str, Any]]) -> dict[str, Any]:
    """Read a piece and keep its documents as they come."""
    number, plain = task
    piece = Piece(**{**plain, "names": tuple(plain["names"])})
    problems: list[Problem] = []
    days: Counter[str] = Counter()
    key = f"{number:06}"
    with job.folder.tables(f"{WORK}/read/{key}.parquet", schema(Document, ORDER)) as writer:
        for batch in batched(_kept(documents(piece), problems), ROWS):
            orders = [{"order": number * PIECE + sum(days.values()) + at} for at in range(len(batch))]
            days.update(day_of(document.published) for document in batch)
            writer.write_table(to_table(Document, batch, ORDER, orders))
    count = keep_problems(job.folder, f"read-{key}", problems)
    return job.folder.sign(
        "read", key, {"documents": sum(days.values()), "days": dict(days), "problems": count, "bytes": piece.size}
    )


def _kept(items: Iterable[Document | Problem], problems: list[Problem]) -> Iterator[Document]:
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            yield item


# Documents that were met twice


_SAID = ("id", "published", "title", "byline", "language", "sources", "order")


def scatter_ids(job: Job, buckets: int, key: str) -> Iterator[pa.Table]:
    """What is said of each document, by id."""
    for table in job.folder.groups(f"{WORK}/read/{key}.parquet", _SAID):
        yield table.append_column("bucket", [bucket_of(table["id"].to_pylist(), buckets)])


def gather_ids(job: Job, bucket: int, table: pa.Table) -> dict[str, Any]:
    """Documents that stand under several days, because their sources state different ones."""
    import pyarrow.compute as pc

    counted = table.group_by("id").aggregate([([], "count_all")])
    twice = counted.filter(pc.greater(counted["count_all"], 1))["id"]
    rows = table.filter(pc.is_in(table["id"], twice)).drop_columns(["bucket"]).to_pylist()
    rows.sort(key=lambda row: (row["id"], row["order"]))
    found = []
    for _, same in groupby(rows, key=lambda row: row["id"]):
        group = list(same)
        if len({day_of(row["published"]) for row in group}) > 1:
            found += group
    return job.folder.sign("ids", f"{bucket:06}", {"apart": found})


def keep_apart(folder: Folder, receipts: Iterable[Mapping[str, Any]]) -> None:
    """Write down which documents stand under several days: they are brought together under the first."""
    first: dict[str, str] = {}
    for receipt in receipts:
        for row in receipt["apart"]:
            day = day_of(row["published"])
            first[row["id"]] = min(day, first.get(row["id"], day))
    folder.put(f"{WORK}/apart.json", {"days": first})


@cache
def apart(folder: Folder) -> dict[str, str]:
    """The day of each document that stands under several."""
    found: dict[str, str] = folder.get(f"{WORK}/apart.json")["days"]
    return found


# Documents by day


def scatter_documents(job: Job, days: Mapping[str, int], key: str) -> Iterator[pa.Table]:
    """The documents of a piece, each with the number of its partition."""
    import numpy as np

    first = {part.day: part.number for part in reversed(partitions(dict(days), job.part))}
    parts = {part.day: part.of for part in partitions(dict(days), job.part)}
    moved = apart(job.folder)
    for table in job.folder.groups(f"{WORK}/read/{key}.parquet"):
        ids, stated = table["id"].to_pylist(), table["published"].to_pylist()
        filed = [moved.get(id_) or day_of(published) for id_, published in zip(ids, stated, strict=True)]
        buckets = np.array(
            [first[day] + part_of(id_, parts[day]) for id_, day in zip(ids, filed, strict=True)], np.int32
        )
        yield table.append_column("bucket", [buckets])


def gather_documents(job: Job, bucket: int, table: pa.Table) -> dict[str, Any]:
    """A partition: its documents by id, those met twice joined."""
    orders = table["order"].to_pylist()
    ranked = [
        document for _, document in sorted(zip(orders, to_records(Document, table), strict=True), key=lambda p: p[0])
    ]
    ranked.sort(key=attrgetter("id"))
    found = [joined(list(same)) for _, same in groupby(ranked, key=attrgetter("id"))]
    job.folder.write(f"{WORK}/documents/{bucket:06}.parquet", to_table(Document, found), ROWS)
    return job.folder.sign("documents", f"{bucket:06}", {"documents": len(found), "part": bucket})


def joined(same: Sequence[Document]) -> Document:
    """One document of what several sources say of it, as a case joins them; the first source comes first."""
    sources: dict[str, Source] = {}
    for document in same:
        for source in document.sources:
            sources.setdefault(source.path, source)
    return replace(
        same[0],
        title=min((d.title for d in same if d.title is not None), default=None),
        byline=min((d.byline for d in same if d.byline is not None), default=None),
        published=min((d.published for d in same if d.published is not None), default=None),
        sources=tuple(sources[path] for path in sorted(sources)),
    )


def fetched(folder: Folder, table: str, numbers: Sequence[int], rows: int) -> Iterator[tuple[list[int], pa.Table]]:
    """The rows of documents, by their numbers, from a table of `rows` documents a row group; a row group at a time."""
    places = sorted((*layout(folder).place(number), number) for number in set(numbers))
    for part, found in groupby(places, key=lambda place: place[0]):
        group: dict[int, list[tuple[int, int]]] = {}
        for _, row, number in found:
            group.setdefault(row // rows, []).append((row % rows, number))
        name = f"{WORK}/{table}/{part:06}.parquet"
        for (_, wanted), held in zip(sorted(group.items()), folder.groups(name, None, sorted(group)), strict=True):
            yield [number for _, number in wanted], held.take([row for row, _ in wanted])
