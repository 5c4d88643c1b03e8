"""What is read out of each document alone, one partition at a time, and what copies and lineages need of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from tellings import copies, dating, stories
from tellings.annotate import times
from tellings.case import EACH_NOUNS
from tellings.export.account import ExportedDocument, exported
from tellings.pipeline import STAGES, analyse
from tellings.records import Block, Dating, Document, Problem, Reading
from tellings.scale.columns import schema, to_records, to_table
from tellings.scale.folder import WORK
from tellings.scale.job import Job, Partition, digest, keep_problems, layout, nouns
from tellings.scale.reading import ROWS, fetched

if TYPE_CHECKING:
    import pyarrow as pa

DOCUMENT_EXTRA = (("moment", "string"), ("caller_id", "string"))
"""Beside the export's fields: the date as the metadata state it, to the minute where they do; and the caller's id."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing documents needs of one: itself, its blocks, and the day that its page prints, if it does."""

    document: Document
    blocks: tuple[Block, ...]
    stated: str | None

    @property
    def reading(self) -> Reading:
        """As the stages take it."""
        return Reading(self.document, self.blocks)


def annotate(job: Job, number: int) -> dict[str, Any]:
    """Run the stages of single documents on a partition, and write its part of each table."""
    part = layout(job.folder).parts[number]
    problems: list[Problem] = []
    counts: dict[str, int] = dict.fromkeys(("documents", *nouns(job.stages)), 0)
    prints = 0
    with ExitStack() as stack:
        writers = {noun: stack.enter_context(job.folder.tables(*_target(noun, part))) for noun in counts}
        work = {name: stack.enter_context(job.folder.tables(f"{WORK}/{name}/{number:06}.parquet", columns()))
                for name, columns in _WORK.items()}  # fmt: skip
        at = 0
        for table in job.folder.groups(f"{WORK}/documents/{number:06}.parquet"):
            readings = [_read(job, document) for document in to_records(Document, table)]
            for noun, rows in _tables(readings, counts):
                counts[noun] += rows.num_rows
                writers[noun].write_table(rows)
            problems += [problem for reading in readings for problem in reading.problems]
            work["compared"].write_table(_compared(readings))
            found, signed = _prints(readings, at)
            work["prints"].write_table(found)
            work["signed"].write_table(signed)
            if job.wants("stories"):
                work["traits"].write_table(_traits(readings))
            prints += found.num_rows
            at += len(readings)
    told = keep_problems(job.folder, f"annotate-{number:06}", problems)
    return job.folder.sign("annotate", f"{number:06}", {"counts": counts, "prints": prints, "problems": told})


def _target(noun: str, part: Partition) -> tuple[str, Any]:
    name = f"{WORK}/tables/{noun}/{part.name}"
    if noun == "documents":
        return name, schema(ExportedDocument, DOCUMENT_EXTRA)
    return name, schema(EACH_NOUNS[noun])


def _read(job: Job, document: Document) -> Reading:
    """All that is read out of a document alone; its date too, as far as its own page tells it."""
    early = [stage.name for stage in takewhile(lambda stage: stage.name != "dating", STAGES)]
    reading = analyse(Reading(document), [name for name in job.stages if name in early])
    if job.wants("dating"):
        reading = _dated(reading)
    return analyse(reading, [name for name in job.stages if name not in early])


def _dated(reading: Reading) -> Reading:
    document = reading.document
    try:
        found = dating.dating([reading], ())[0]
    except Exception as error:  # one bad page never stops a run
        problem = Problem(document.id, "dating", f"{type(error).__name__}: {error}")
        return replace(reading, problems=(*reading.problems, problem))
    reading = replace(reading, dating=found)
    return reading if document.published else replace(reading, times=times.resolve(reading.times, found.value))


def _tables(readings: Sequence[Reading], wanted: Iterable[str]) -> Iterator[tuple[str, pa.Table]]:
    for noun in wanted:
        if noun == "documents":
            yield noun, _documents(readings)
        else:
            items = [item for reading in readings for item in getattr(reading, noun)]
            yield noun, to_table(EACH_NOUNS[noun], items)


def _documents(readings: Sequence[Reading]) -> pa.Table:
    items = [exported(reading.document, reading.dating) for reading in readings]
    more = [{"moment": r.document.published, "caller_id": r.document.caller_id} for r in readings]
    return to_table(ExportedDocument, items, DOCUMENT_EXTRA, more)


def _compared(readings: Sequence[Reading]) -> pa.Table:
    found = [Compared(r.document, r.blocks, _stated(r.dating)) for r in readings]
    return to_table(Compared, found)


def _stated(dated: Dating | None) -> str | None:
    return dated.value if dated and dated.basis == "stated" else None


def dated(one: Compared) -> Reading:
    """With the date that the page states: what is only inferred is no evidence of who came first."""
    if one.stated and not one.document.published:
        return replace(one.reading, document=replace(one.document, published=one.stated))
    return one.reading


def compared(job: Job, numbers: Sequence[int]) -> dict[int, Compared]:
    """What comparing needs of documents, by their numbers."""
    found: dict[int, Compared] = {}
    for wanted, table in fetched(job.folder, "compared", numbers, ROWS):
        found.update(zip(wanted, to_records(Compared, table), strict=True))
    return found


# Fingerprints


def _print_columns() -> pa.Schema:
    import pyarrow as pa

    return pa.schema([("hash", pa.uint64()), ("row", pa.int32())])


def _signed_columns() -> pa.Schema:
    import pyarrow as pa

    return pa.schema([("house", pa.int64()), ("signature", pa.uint64()), ("document", pa.string())])


def _traits_columns() -> pa.Schema:
    import pyarrow as pa

    return pa.schema([("document", pa.string()), ("first", pa.int64()), ("last", pa.int64()), ("traits", pa.binary())])


def _traits(readings: Sequence[Reading]) -> pa.Table:
    """What stories compare of each document."""
    import pyarrow as pa

    return pa.Table.from_pylist([asdict(item) for item in stories.kept(readings)], _traits_columns())


_WORK: Mapping[str, Callable[[], Any]] = {
    "compared": partial(schema, Compared),
    "prints": _print_columns,
    "signed": _signed_columns,
    "traits": _traits_columns,
}


def _prints(readings: Sequence[Reading], first: int) -> tuple[pa.Table, pa.Table]:
    """Fingerprints, each document's own ones once; and the outlet, signature and id of each document."""
    import numpy as np
    import pyarrow as pa

    prints = copies.fingerprints(copies.bodies(readings))
    rows = np.repeat(np.arange(len(readings)), np.diff(prints.offsets)) + first
    order = np.lexsort((prints.hashes, rows))
    hashes, rows = prints.hashes[order], rows[order]
    once = np.ones(len(rows), dtype=np.bool_)
    once[1:] = (hashes[1:] != hashes[:-1]) | (rows[1:] != rows[:-1])
    houses = [house(copies.house(reading.document)) for reading in readings]
    found = pa.table({"hash": hashes[once], "row": rows[once].astype(np.int32)}, _print_columns())
    signed = {
        "house": np.array(houses, np.int64),
        "signature": prints.signatures,
        "document": [reading.document.id for reading in readings],
    }
    return found, pa.table(signed, _signed_columns())


def house(name: str) -> int:
    """A number for an outlet, -1 where it is not known."""
    return digest(name) if name else -1
