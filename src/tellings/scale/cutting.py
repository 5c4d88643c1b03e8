"""A case cut out of a corpus: the same as if its documents had been read into a fresh one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tellings import parsing, pipeline
from tellings.case import Case
from tellings.errors import InputError, OptionError
from tellings.records import Dating, Document, Problem, Progress, Reading
from tellings.scale.columns import to_records
from tellings.scale.descending import Member, annotated
from tellings.scale.engines import processes
from tellings.scale.folder import Folder, needed
from tellings.scale.job import nouns, part_of
from tellings.scale.running import MANIFEST

if TYPE_CHECKING:
    import pyarrow as pa

ALL = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Cut:
    """What was cut out: how many documents, and the lineages and stories of the whole corpus that they belong to."""

    documents: int
    lineages: tuple[str, ...]
    stories: tuple[str, ...]


def cut(
    folder: str,
    case: str | Path,
    *,
    story: str | None = None,
    lineage: str | None = None,
    query: str | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Cut:
    """Make the case `case` of the documents of one story, of one lineage, or that a search finds.

    What was read out of each document comes from the tables; what needs documents together is found out again among
    those of the case, as if they had been read alone. The names of the corpus' lineages and stories come along: they
    are noted in the case (`state`, name `corpus`), in no table that is exported.

    Raises `OptionError` where the folder has no such thing or the case is there already, `InputError` where nothing is
    found.
    """
    needed()
    tables = Folder(folder)
    if not tables.exists(MANIFEST):
        raise OptionError(
            f"{tables.shown} holds no finished run.", "`tellings scale run … --out DIR` makes one; begun, it goes on."
        )
    if Path(case).exists():
        raise OptionError(f"{case} is there already.", "Name a new file.")
    manifest = tables.get(MANIFEST)
    wanted = _chosen(tables, manifest, story, lineage, query, workers)
    found = [reading for day, ids in sorted(wanted.items()) for reading in _held(tables, manifest, day, ids)]
    members = [member for day, ids in sorted(wanted.items()) for member in _members(tables, day, ids)]
    _make(Path(case), tables, manifest, found, members, workers, progress)
    named = {kind: tuple(sorted({m.group for m in members if m.kind == kind})) for kind in ("lineage", "story")}
    return Cut(len(found), named["lineage"], named["story"])


Wanted = Mapping[str, Sequence[str]]
"""Ids of documents by day."""


def _chosen(
    tables: Folder, manifest: Mapping[str, Any], story: str | None, lineage: str | None, query: str | None, workers: int
) -> Wanted:
    if sum(choice is not None for choice in (story, lineage, query)) != 1:
        raise OptionError("One of a story, a lineage and a query is to be cut out.")
    if query is not None:
        return _searched(tables, query, workers)
    noun, name = ("stories", story) if lineage is None else ("lineages", lineage)
    return _among(tables, manifest, noun, str(name))


def _among(tables: Folder, manifest: Mapping[str, Any], noun: str, name: str) -> Wanted:
    """The documents of a story or lineage: a row of the table, which says under which days they stand."""
    import pyarrow.compute as pc

    for file in tables.names(noun):
        table = tables.read(file, ["id", "days"])
        if any(pc.equal(table["id"], name).to_pylist()):
            (row,) = tables.read(file).filter(pc.equal(table["id"], name)).to_pylist()
            parts = row.get("tellings") or [{"document": member} for member in row["members"]] + row["borrowers"]
            return _filed(tables, manifest, row["days"], [part["document"] for part in parts])
    raise InputError(
        f"There is no {noun.replace('ies', 'y').rstrip('s')} {name} in {tables.shown}.", f"Look in {noun}/."
    )


def _filed(tables: Folder, manifest: Mapping[str, Any], days: Iterable[str], ids: Sequence[str]) -> Wanted:
    """Under which of some days each of these documents stands."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found: dict[str, list[str]] = {}
    for day in days:
        for name in sorted({_part(day, id_, manifest) for id_ in ids}):
            if tables.exists(f"documents/{name}"):
                known = tables.read(f"documents/{name}", ["id"])["id"]
                found.setdefault(day, []).extend(known.filter(pc.is_in(known, pa.array(ids))).to_pylist())
    return found


def _part(day: str, document: str, manifest: Mapping[str, Any]) -> str:
    return f"day={day}/part-{part_of(document, manifest['partitions'][day]):05}.parquet"


# Searching


def _searched(tables: Folder, query: str, workers: int) -> Wanted:
    """What full-text search finds, as in a case: each partition is one for a moment."""
    found: dict[str, list[str]] = {}
    files = tables.names("documents")
    with processes(tables, workers) as engine:
        for row in engine.map(partial(_search, tables, query), files):
            if row["ids"]:
                found.setdefault(row["day"], []).extend(row["ids"])
    if not found:
        raise InputError(f"Nothing in {tables.shown} fits {query!r}.")
    return found


def _search(tables: Folder, query: str, name: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as top, Case(Path(top) / "part.db") as case:
        case.add(_document(row) for table in tables.groups(name) for row in table.to_pylist())
        ids = sorted({hit.document for hit in case.search(query, ALL)})
    return {"day": name.split("/")[1].removeprefix("day="), "ids": ids}


# Taking documents out of the tables


def _held(tables: Folder, manifest: Mapping[str, Any], day: str, ids: Sequence[str]) -> list[Reading]:
    """Documents of a day with all that was read out of them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    parts: dict[str, list[str]] = {}
    for id_ in sorted(ids):
        parts.setdefault(_part(day, id_, manifest), []).append(id_)
    wanted = nouns(manifest["run"]["stages"])
    problems = _problems(tables, set(ids))
    found: list[Reading] = []
    for part, those in sorted(parts.items()):
        rows: list[dict[str, Any]] = []
        for table in tables.groups(f"documents/{part}"):
            rows += table.filter(pc.is_in(table["id"], pa.array(those))).to_pylist()
        readings = annotated(tables, "", part, [_document(row) for row in rows], wanted)
        for row in rows:
            told = tuple(problems.get(row["id"], ()))
            found.append(replace(readings[row["id"]], problems=told, dating=_dating(row, manifest)))
    return found


def _document(row: Mapping[str, Any]) -> Document:
    known = {**row, "published": row["moment"]}
    return msgspec.convert({name: known[name] for name in Document.__dataclass_fields__}, Document)


def _dating(row: Mapping[str, Any], manifest: Mapping[str, Any]) -> Dating | None:
    if "dating" not in manifest["run"]["stages"]:
        return None
    return msgspec.convert({"document": row["id"], **row["published"]}, Dating)


def _problems(tables: Folder, ids: set[str]) -> dict[str, list[Problem]]:
    import pyarrow as pa
    import pyarrow.compute as pc

    found: dict[str, list[Problem]] = {}
    wanted = pa.array(sorted(ids))
    for name in tables.names("problems"):
        table = tables.read(name)
        for problem in to_records(Problem, table.filter(pc.is_in(table["document"], wanted))):
            found.setdefault(problem.document, []).append(problem)
    return found


def _members(tables: Folder, day: str, ids: Sequence[str]) -> list[Member]:
    import pyarrow as pa
    import pyarrow.compute as pc

    found: list[Member] = []
    for name in tables.names(f"membership/day={day}"):
        table: pa.Table = tables.read(name)
        found += to_records(Member, table.filter(pc.is_in(table["document"], pa.array(sorted(ids)))))
    return found


# Making the case


def _make(
    path: Path,
    tables: Folder,
    manifest: Mapping[str, Any],
    found: Sequence[Reading],
    members: Sequence[Member],
    workers: int,
    progress: Progress | None,
) -> None:
    run = manifest["run"]["stages"]
    stamps = {stage.name: run[stage.name][1] for stage in pipeline.EACH if stage.name in run}
    gave = {stage.name: stage.gives for stage in pipeline.EACH if stage.name in run}
    with Case(path) as case:
        for batch in pipeline.batched(sorted(found, key=lambda reading: reading.document.key), 200):
            case.add(reading.document for reading in batch)
            case.add(problem for reading in batch for problem in reading.problems if problem.stage == "read")
            case.keep(batch, gave, stamps)
        with case.writing():
            # Where a case finds the same days, what rests on them need not be read again.
            case.replace("datings", [reading.dating for reading in found if reading.dating])
            case.note("corpus", _labels(tables, members))
        pipeline.run(case, workers=workers, progress=progress)
        with case.writing():
            case.note("model", parsing.model() or "")


def _labels(tables: Folder, members: Sequence[Member]) -> str:
    """Which lineages and stories of the whole corpus each document belongs to, in JSON."""
    documents: dict[str, dict[str, list[str]]] = {}
    for member in sorted(members, key=lambda member: (member.document, member.kind, member.group)):
        documents.setdefault(member.document, {}).setdefault(member.kind, []).append(member.group)
    return msgspec.json.encode({"folder": tables.shown, "documents": documents}).decode()
