"""The stream commands: JSON lines in, JSON lines out, no case. Output rows echo the caller's ids."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, cast

import msgspec

from tellings.case import BATCH, Case
from tellings.casework.edits import by_pair, edge_edits
from tellings.copies import copies as find_copies
from tellings.dating import dating as find_dates
from tellings.edits import edits as find_edits
from tellings.errors import InputError
from tellings.files import replaced
from tellings.lineages import lineages as find_lineages
from tellings.pipeline import analyse, batched, run
from tellings.read import read
from tellings.read.jsonl import rows
from tellings.records import Document, Edit, Lineage, Problem, Reading
from tellings.stories import rows as story_rows
from tellings.stories import stories as find_stories


class Pair(msgspec.Struct):
    """Two documents to compare, by the caller's ids."""

    left: str
    right: str


def annotated(reading: Reading) -> dict[str, Any]:
    """The output row of `annotate`: everything that was read out of one document alone."""
    row: dict[str, Any] = {"id": reading.document.key}
    row["blocks"] = [_without(block) for block in reading.blocks]
    row["sentences"] = [[sentence.start, sentence.end] for sentence in reading.sentences]
    for noun in ("mentions", "times", "attributions", "figures", "quantities"):
        row[noun] = [_without(item) for item in getattr(reading, noun)]
    return row


def _without(item: Any) -> dict[str, Any]:
    fields = asdict(item)
    del fields["document"]
    return fields


def annotate(path: str, out: str) -> list[Problem]:
    """Run the *each* stages on every row of `path` and write to `out` (`-`: standard output). Returns the problems."""
    problems: list[Problem] = []
    write((annotated(reading) for reading in _readings(path, problems)), out)
    return problems


def _readings(path: str, problems: list[Problem], stages: Sequence[str] | None = None) -> Iterator[Reading]:
    seen = set()
    for document in _documents(path, problems):
        if document.id in seen:
            continue  # the same row again is one document, as in a case
        seen.add(document.id)
        reading = analyse(Reading(document), stages)
        problems.extend(reading.problems)
        yield reading


def _documents(path: str, problems: list[Problem]) -> Iterator[Document]:
    for item in rows(cast(BinaryIO, sys.stdin.buffer), "standard input") if path == "-" else read([path]):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            yield item


def copies(path: str, out: str) -> list[Problem]:
    """Write the copies among the rows of `path` to `out`. Returns the problems."""
    problems: list[Problem] = []
    readings = list(_readings(path, problems, ("blocks",)))
    keys = _keys(readings)
    write((_named(asdict(copy), keys) for copy in find_copies(readings)), out)
    return problems


def lineages(path: str, out: str) -> list[Problem]:
    """Write the lineages of the rows of `path` to `out`. Returns the problems."""
    problems: list[Problem] = []
    readings = list(_readings(path, problems, ("blocks",)))
    keys = _keys(readings)
    found = find_lineages(readings, find_copies(readings))
    write((_lineage(lineage, keys) for lineage in found), out)
    return problems


def _lineage(lineage: Lineage, keys: Mapping[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = _named(asdict(lineage), keys)
    row["edges"] = [{"from": edge.pop("source"), **edge} for edge in row["edges"]]
    return row


def edits(path: str, out: str, pairs: str | None) -> list[Problem]:
    """Write the edits along the lineages of the rows of `path`, or between the `pairs` listed. Returns the problems.

    Raises `InputError` where `pairs` cannot be read, or names a document that is not among the rows.
    """
    problems: list[Problem] = []
    readings = {reading.document.id: reading for reading in _readings(path, problems)}
    keys = _keys(readings.values())
    # Pairs that somebody lists are compared whole, those of a lineage where they share a text.
    found = _between(_listed(pairs, keys), readings) if pairs else _along(readings)
    write((_named(asdict(edit), keys) for edit in found), out)
    return problems


def _between(pairs: Iterable[tuple[str, str]], readings: Mapping[str, Reading]) -> Iterator[Edit]:
    for left, right in dict.fromkeys(pairs):
        yield from find_edits(readings[left], readings[right])


def stories(path: str, out: str) -> list[Problem]:
    """Write the story of each row of `path`, and the stories beside it, to `out`. Returns the problems."""
    problems: list[Problem] = []
    readings = list(_readings(path, problems, ("blocks", "sentences", "names", "times")))
    shared = find_copies(readings)
    dated = find_dates(readings, shared) if any(not r.document.published for r in readings) else ()
    write(story_rows(find_stories(readings, shared, (), dated), _keys(readings)), out)
    return problems


def claims(path: str, out: str) -> list[Problem]:
    """Write the claims of the rows of `path`, how their figures relate, and what is disputed. Returns the problems.

    What a page claims depends on its date, and its date on the other pages: so the rows go through a case, which is
    thrown away.
    """
    problems: list[Problem] = []
    with TemporaryDirectory() as folder, Case(Path(folder) / "rows.db") as case:
        for batch in batched(_documents(path, problems), BATCH):
            case.add(batch)
        run(case, until="claims")
        keys = {document.id: document.key for document in case.documents()}
        write((_named(row, keys) for row in _told(case)), out)
        return [*problems, *case.problems()]


def _told(case: Case) -> Iterator[dict[str, Any]]:
    for noun in ("claims", "relations", "disputes"):
        for record in case.iterate(noun):
            row = {"kind": noun.removesuffix("s"), **asdict(record)}
            yield {_CALLED.get(name, name): value for name, value in row.items()}


_CALLED = {"asserted": "assert", "denied": "deny"}
"""Words of the interface that Python keeps for itself."""


def _along(readings: Mapping[str, Reading]) -> Iterator[Edit]:
    copies_found = find_copies(list(readings.values()))
    shared = by_pair(copies_found)
    for lineage in find_lineages(list(readings.values()), copies_found):
        for edge in lineage.edges:
            yield from edge_edits(edge, readings, shared)


def _listed(pairs: str, keys: Mapping[str, str]) -> list[tuple[str, str]]:
    ids: dict[str, str] = {}
    for id_, key in keys.items():
        if ids.setdefault(key, id_) != id_:
            raise InputError(f"Two rows are called {key!r}.", "Pairs need ids that name one row each.")
    try:
        rows = [msgspec.json.decode(line, type=Pair) for line in _lines(Path(pairs))]
        return [(ids[row.left], ids[row.right]) for row in rows]
    except OSError as error:
        raise InputError(f"{pairs} cannot be read: {error.strerror}.") from error
    except msgspec.DecodeError as error:
        raise InputError(f"{pairs} is not a list of pairs: {error}.", 'A line is {"left": ID, "right": ID}.') from error
    except KeyError as error:
        raise InputError(f"{pairs} names the document {error.args[0]!r}, which is not among the rows.") from error


def _lines(path: Path) -> Iterator[bytes]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as file:
        yield from (line for line in file if line.strip())


def _keys(readings: Iterable[Reading]) -> dict[str, str]:
    return {reading.document.id: reading.document.key for reading in readings}


def _named(value: Any, keys: Mapping[str, str]) -> Any:
    """The same with the caller's ids in the place of ours."""
    if isinstance(value, dict):
        return {name: _named(item, keys) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_named(item, keys) for item in value]
    return keys.get(value, value) if isinstance(value, str) else value


def write(found: Iterable[Any], out: str) -> None:
    """Write rows as JSON lines. Raises `InputError` where `out` cannot be written."""
    encode = msgspec.json.Encoder().encode
    try:
        with replaced(Path(out)) as file:
            for row in found:
                file.write(encode(row) + b"\n")
    except OSError as error:
        raise InputError(f"{out} cannot be written: {error.strerror}.") from error
