"""What a run will take, from a sample of its inputs: time, memory and room on the disk."""

from __future__ import annotations

import gzip
import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, BinaryIO, cast

from tellings.read import jsonl, warc
from tellings.records import Document
from tellings.scale.folder import needed, opened
from tellings.scale.inputs import Piece, documents, pieces
from tellings.scale.job import PART, chosen
from tellings.scale.running import run

SAMPLE = 300
"""Documents that are read and analysed for an estimate: about ten seconds."""
FEW = 3
"""Every third document of the sample is analysed alone first: from both follows what a document more takes."""
PLACES = 6
"""Pieces of the inputs that the sample is drawn from, spread over them."""
WORK_ROOM = 2.0
"""Bytes that the steps leave behind while they run, for each byte of the tables: 43 MB beside 27 MB with copies alone,
at 50,000 documents of `bench/corpus.py`, less with more tables. `bench/scale.py --keep FOLDER`, stopped, shows them."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run over `documents` documents takes with so many workers.

    `sampled` documents were measured; the rest is arithmetic: times and bytes a document, times the documents. Copies
    are looked for among the sample alone, and cost more where a document has more relatives.
    """

    documents: int
    sampled: int
    seconds: float
    memory: int
    disk: int
    disk_meanwhile: int


def estimate(sources: Sequence[str], *, workers: int = 1, stages: Sequence[str] | None = None) -> Estimate:
    """What `run` would take. Nothing is kept. Raises what `run` raises."""
    needed()
    wanted = chosen(stages)
    found, _ = pieces(sources)
    drawn = found[:: max(len(found) // PLACES, 1)][:PLACES]
    start = time.perf_counter()
    sample: list[Document] = []
    bytes_read = 0.0
    for piece in drawn:
        held, size = _drawn(piece, -(-SAMPLE // max(len(drawn), 1)))
        sample += held
        bytes_read += size
    reading = time.perf_counter() - start
    count = round(len(sample) * sum(piece.size for piece in found) / bytes_read) if bytes_read else 0
    if not sample:
        return Estimate(0, 0, 0.0, 0, 0, 0)
    # A run has costs that do not grow with it: starting, and a file of each table for each day.
    few, many = (_tried(part, wanted) for part in (sample[::FEW], sample))
    least = len(sample[::FEW])
    seconds, memory, disk = (
        _grown((least, len(sample)), (low, high), upto)
        for low, high, upto in zip(few, many, (count, min(count, PART * 2), count), strict=True)
    )
    taken = reading / len(sample) * count + seconds
    return Estimate(count, len(sample), taken / workers, round(memory), round(disk), round(disk * WORK_ROOM))


def _grown(counts: tuple[int, int], values: tuple[float, float], upto: int) -> float:
    """What is to be expected for `upto` documents, along a line through what two numbers of them took."""
    (few, many), (low, high) = counts, values
    rise = max(high - low, 0) / (many - few) if many > few else high / many
    return max(high + rise * (upto - many), 0)


def _drawn(piece: Piece, count: int) -> tuple[list[Document], float]:
    """The first documents of a piece, and how many of its bytes they take."""
    name = piece.names[0].lower()
    if piece.kind == "archive" or name.endswith((".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")):
        system, path = opened(piece.names[0])
        with system.open_input_file(path) as stream:
            items = _opened(stream, piece)
            found = _documents(items, count)
            # Read to its end, the stream is closed by the reader.
            used = piece.size if stream.closed else stream.tell() - piece.low
        return found, float(min(max(used, 1), piece.size))
    if piece.kind == "parquet":
        found = _documents(documents(piece), count)
        rows = _rows(piece)
        return found, piece.size * min(len(found) / max(rows, 1), 1.0)
    part = Piece(piece.kind, piece.names[:count], piece.size)
    return _documents(documents(part), count), piece.size * min(count / len(piece.names), 1.0)


def _documents(items: Iterator[Any], count: int) -> list[Document]:
    return list(islice((item for item in items if isinstance(item, Document)), count))


def _opened(stream: Any, piece: Piece) -> Iterator[Any]:
    if piece.kind == "archive":
        return warc.pages(stream, piece.names[0], piece.low, piece.high)
    packed = piece.names[0].lower().endswith(".gz")
    return jsonl.rows(cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if packed else stream, piece.names[0])


def _rows(piece: Piece) -> int:
    import pyarrow.parquet as pq

    system, path = opened(piece.names[0])
    with system.open_input_file(path) as stream:
        metadata = pq.ParquetFile(stream).metadata
        return sum(metadata.row_group(group).num_rows for group in range(piece.low, piece.high or 0))


def _tried(sample: Sequence[Document], stages: Sequence[str]) -> tuple[float, int, int]:
    """Seconds, most memory in bytes, and bytes of the tables, of a run over the sample in a process of its own."""
    with tempfile.TemporaryDirectory() as top:
        path = Path(top) / "sample.jsonl"
        names = ("text", "title", "outlet", "url", "byline", "published", "language")
        with path.open("w", encoding="utf-8") as file:
            for number, document in enumerate(sample):
                row = {name: getattr(document, name) for name in names if getattr(document, name) is not None}
                file.write(json.dumps({"id": str(number), **row}) + "\n")
        with get_context("spawn").Pool(1) as pool:
            seconds, memory = pool.apply(_measured, (top, path.name, tuple(stages)))
        disk = sum(file.stat().st_size for file in Path(top, "out").rglob("*") if file.is_file())
    return seconds, memory, disk


def _measured(top: str, name: str, stages: Sequence[str]) -> tuple[float, int]:
    import os
    import resource

    # The names of the sources stand in the tables: one of chance would pack better or worse than another.
    os.chdir(top)
    start = time.perf_counter()
    run([name], "out", stages=stages)
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return time.perf_counter() - start, kilobytes * 1024


def told(found: Estimate, workers: int) -> str:
    """An estimate in words."""
    if not found.documents:
        return "No documents were found."
    lines = (
        f"about {found.documents:,} documents, {found.sampled} of them measured here",
        f"time    {duration(found.seconds)} with {workers} worker{'s' * (workers != 1)} as fast as this machine",
        f"memory  {found.memory / 1e6:,.0f} MB a worker, and more with larger partitions",
        f"disk    {size(found.disk)} of tables, up to {size(found.disk + found.disk_meanwhile)} while it runs",
    )
    return "\n".join(lines)


def duration(seconds: float) -> str:
    """Seconds as a person says them."""
    for unit, length in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.1f} {unit}"
    return f"{seconds:.0f} seconds"


def size(count: float) -> str:
    """Bytes as a person says them."""
    for unit, each in (("TB", 1e12), ("GB", 1e9), ("MB", 1e6)):
        if count >= each:
            return f"{count / each:.1f} {unit}"
    return f"{count / 1e3:.0f} kB"
