"""The only door to the database: one investigation in one SQLite file (`schema.sql` beside this).

One process writes at a time, any number read meanwhile (write-ahead log). Everything is written in transactions of a
few hundred documents, so that a killed run loses at most the last of them and the next one goes on from there.
"""

from __future__ import annotations

import os
import re
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from filelock import FileLock, Timeout

from tellings import parsing, records
from tellings.errors import CaseError, InputError, OptionError
from tellings.records import Document, Hit, Problem, Reading, Source
from tellings.rows import columns, from_row, to_row

APPLICATION_ID = 0x54454C4C
SCHEMA_VERSION = 4
BATCH = 200
"""Documents per transaction: what a killed run loses at most. From 100 up the rate is flat (`bench/case.py`)."""

THE_CASE = "the whole case"
"""What a `Problem` names in the place of a document where a stage failed over all of them."""

EACH_NOUNS: Mapping[str, type] = {
    "blocks": records.Block,
    "sentences": records.Sentence,
    "mentions": records.Mention,
    "times": records.TimeExpression,
    "attributions": records.Attribution,
    "figures": records.Figure,
    "quantities": records.Quantity,
}
"""What is read out of one document: the tables, and the fields of `records.Reading`, that hold it."""

CASE_NOUNS: Mapping[str, type] = {
    "entities": records.Entity,
    "datings": records.Dating,
    "copies": records.Copy,
    "lineages": records.Lineage,
    "edits": records.Edit,
    "stories": records.Story,
    "claims": records.Claim,
    "relations": records.Relation,
    "disputes": records.Dispute,
    "timeline": records.Entry,
    "wording": records.Wording,
}
"""What follows from the documents together, by table."""

_DOCUMENT_FIELDS = tuple(f.name for f in fields(Document) if f.name != "sources")
_MARK, _UNMARK = "\ufdd0", "\ufdd1"  # noncharacters: no text that was decoded rightly has them

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Changes:
    """What a call added to a case: documents new to it, documents it had already, and problems met."""

    added: int
    known: int
    problems: int


class Case:
    """One investigation: a file with everything read and derived. Use it with `with`, or close it.

    `path` is made where it is absent, unless `create` is false: then `CaseError` says so.
    """

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        self.path = Path(path)
        self._lock = FileLock(f"{self.path}-lock", timeout=0)
        self._met: set[tuple[str, str]] = set()
        self._db = _open(self.path, create)
        try:
            self._prepare(create)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it when nobody else has it open."""
        self._db.close()
        if self._lock.is_locked:
            # Removed while held: whoever opened it meanwhile holds a dead file for a moment, and SQLite's own
            # locks still keep the two writers apart.
            Path(self._lock.lock_file).unlink(missing_ok=True)
            self._lock.release()

    # -- opening ------------------------------------------------------------------------------------------------------

    def _prepare(self, create: bool) -> None:
        with _told(self.path):
            made_by = self._db.execute("PRAGMA application_id").fetchone()[0]
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            empty = not self._db.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
        if empty and made_by == 0:
            if not create:
                raise CaseError(
                    f"{self.path} is empty, not a case.", "Make one with `tellings read SOURCE --case FILE`."
                )
            self._create()
        elif made_by != APPLICATION_ID:
            raise CaseError(f"{self.path} is an SQLite database of another program, not a case.")
        elif version != SCHEMA_VERSION:
            raise CaseError(
                f"{self.path} has schema version {version}; this Tellings reads version {SCHEMA_VERSION}.",
                "Read the sources again into a new case." if version < SCHEMA_VERSION else "Upgrade Tellings.",
            )

    def _create(self) -> None:
        with _told(self.path):
            self._claim_writing()
            self._db.execute("PRAGMA journal_mode = WAL")
            schema = files("tellings").joinpath("schema.sql").read_text(encoding="utf-8")
            self._db.executescript(f"BEGIN IMMEDIATE;\n{schema}\nCOMMIT;")

    def _claim_writing(self) -> None:
        if self._lock.is_locked:
            return
        try:
            self._lock.acquire()
        except Timeout:
            raise CaseError(
                f"{self.path} is being written by another process.",
                "Wait until it is done, or stop it; reading is free.",
            ) from None
        except OSError as error:
            raise CaseError(f"{self.path} cannot be written: {error.strerror or error}.") from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it is kept, or nothing."""
        with _told(self.path):
            self._claim_writing()
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    # -- the commands -------------------------------------------------------------------------------------------------

    def read(
        self,
        *sources: str | Path,
        meta: str | Path | None = None,
        workers: int = 1,
        until: str | None = None,
        progress: records.Progress | None = None,
    ) -> Changes:
        """Read files, folders and globs, and run every stage on what is new. Reading the same again changes nothing.

        `meta` is a CSV with file, outlet, URL, title, date. `until` names the last stage to run; a later read goes on.
        Raises `InputError` for a source that does not exist, `OptionError`, `CaseError`; a bad page is a `Problem`.
        """
        from tellings import pipeline
        from tellings.read import read

        pipeline.check_until(until)
        found = read([str(source) for source in sources], Path(meta) if meta else None)
        before = len(self.problems())
        self._met.clear()
        added = known = 0
        for batch in pipeline.batched(filter(self._is_foreign, found), BATCH):
            new, old = self.add(batch)
            added, known = added + new, known + old
            if progress:
                progress("reading", added + known, None)
        pipeline.run(self, workers=workers, until=until, progress=progress)
        model = parsing.model() or ""
        if "attributions" in self._ran() and self.state("model") != model:
            with self.writing():
                self.note("model", model)
        return Changes(added, known, len(self.problems()) - before)

    def _is_foreign(self, item: Document | Problem) -> bool:
        """Not a problem with a file of this very case, which may lie among its sources."""
        own = {os.path.realpath(f"{self.path}{ending}") for ending in ("", "-lock", "-wal", "-shm")}
        return not (isinstance(item, Problem) and os.path.realpath(item.document) in own)

    def remove(self, *keys: str) -> tuple[Document, ...]:
        """Take documents out (by id, key or path), and all that rests on them alone. Returns what went.

        Raises `InputError` where a key names no document; then nothing is removed.
        """
        from tellings import pipeline

        gone = tuple(self.document(key) for key in keys)
        until = pipeline.last_of(self._ran())
        with self.writing():
            self._delete([document.id for document in gone])
        pipeline.run(self, until=until)
        return gone

    def _ran(self) -> set[str]:
        return {row[0] for row in self._ask("SELECT DISTINCT stage FROM stages")}

    def _delete(self, ids: Sequence[str]) -> None:
        """Take documents out, inside `writing`, and have what rested on them looked at again."""
        from tellings import pipeline
        from tellings.casework import copies, stories

        stages = pipeline.case_stage_names()
        self.unmark({*self.family(ids), *self._beside(ids)}, stages)
        self.drop("claims", [claim.id for claim in self._told_by(ids)])
        copies.forget(self, ids, stages)
        stories.forget(self, ids)
        for id_ in ids:
            self._db.execute("DELETE FROM documents WHERE id = ?", (id_,))
            self._db.execute("DELETE FROM problems WHERE document = ?", (id_,))
        if not self._ask("SELECT 1 FROM documents LIMIT 1"):
            for table in (*CASE_NOUNS, "referents"):
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of ours
        self.unmark_one(stages)

    def _beside(self, ids: Sequence[str]) -> set[str]:
        """The documents that tell the same as one of these, or whose figures and statements stand against theirs."""
        gone = set(ids)
        pairs = {(one.a.document, one.b.document) for one in self.iterate("relations")}
        pairs |= {(one.asserted.document, one.denied.document) for one in self.iterate("disputes")}
        found = {id_ for pair in pairs if not gone.isdisjoint(pair) for id_ in pair}
        return found | {place.document for claim in self._told_by(ids) for place in claim.members}

    def _told_by(self, ids: Sequence[str]) -> list[records.Claim]:
        return [c for c in self.iterate("claims") if any(place.document in ids for place in c.members)]

    def export(self, format: str, path: str | Path) -> None:  # noqa: A002 - the word of the command
        """Write the case as `json` (one object) or `csv` (a folder of tables) to `path`."""
        from tellings.export import export

        export(self, format, Path(path))

    def report(self, path: str | Path) -> None:
        """Write one self-contained HTML page."""
        from tellings.report import write_report

        write_report(self, Path(path))

    # -- documents ----------------------------------------------------------------------------------------------------

    def add(self, batch: Iterable[Document | Problem]) -> tuple[int, int]:
        """Keep documents and problems as they were read. Returns how many documents are new and how many were known."""
        added = known = 0
        with self.writing():
            for item in batch:
                if isinstance(item, Problem):
                    self._met.add((item.document, item.why))
                    self._keep_problems([item])
                elif self._add(item):
                    added += 1
                else:
                    known += 1
        return added, known

    def _add(self, document: Document) -> bool:
        poorer, richer = self._twins(document)
        if richer:
            return False
        values = [getattr(document, name) for name in _DOCUMENT_FIELDS]
        marks = ", ".join("?" * len(values))
        new = self._db.execute(
            f"INSERT INTO documents ({', '.join(_DOCUMENT_FIELDS)}) VALUES ({marks}) ON CONFLICT (id) DO NOTHING",  # noqa: S608
            values,
        ).rowcount
        if not new:
            self._merge(document)
        self._add_sources(document, new=bool(new))
        if poorer:
            self._delete(poorer)
        return bool(new)

    def _twins(self, document: Document) -> tuple[list[str], list[str]]:
        """The same page from the same path with less or more said of its outlet: a table of them came or went.

        Less gives way to more, in whatever order the two are read.
        """
        query = (
            "SELECT id, outlet, url FROM documents JOIN sources ON sources.document = documents.id"
            " WHERE path = ? AND id != ? AND text = ? AND caller_id IS ?"
        )
        mine = (document.outlet, document.url)
        poorer, richer = [], []
        for source in document.sources:
            for id_, *theirs in self._ask(query, (source.path, document.id, document.text, document.caller_id)):
                if all(other in (None, own) for own, other in zip(mine, theirs, strict=True)):
                    poorer.append(id_)
                elif all(own in (None, other) for own, other in zip(mine, theirs, strict=True)):
                    richer.append(id_)
        return poorer, richer

    def _add_sources(self, document: Document, *, new: bool) -> None:
        before = None if new else self._first_path(document.id)
        for source in document.sources:
            for _, why in self._old_problems(source.path):
                self._db.execute("DELETE FROM problems WHERE document = ? AND why = ?", (source.path, why))
            self._db.execute(
                "INSERT INTO sources VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (document.id, source.path, source.media, source.encoding),
            )
        if before != self._first_path(document.id):
            # Reasons call a document by its first path, so they are given again.
            self._db.execute("DELETE FROM stages WHERE document = ? AND NOT stage = 'copies'", (document.id,))

    def _old_problems(self, path: str) -> set[tuple[str, str]]:
        """What was wrong with a path when it was read before, and is not met in this run."""
        rows = self._ask("SELECT document, why FROM problems WHERE document = ? AND stage = 'read'", (path,))
        return {(path, why) for _, why in rows} - self._met

    def _first_path(self, id_: str) -> str | None:
        ((path,),) = self._ask("SELECT min(path) FROM sources WHERE document = ?", (id_,))
        return None if path is None else str(path)

    def _merge(self, document: Document) -> None:
        """Join what two sources of one document state, the same whichever came first: the smaller of two values."""
        names = ("title", "byline", "published")
        old = self._db.execute("SELECT title, byline, published FROM documents WHERE id = ?", (document.id,)).fetchone()
        merged = tuple(
            min(value for value in pair if value is not None) if any(value is not None for value in pair) else None
            for pair in zip(old, (getattr(document, name) for name in names), strict=True)
        )
        if merged != tuple(old):
            self._db.execute(
                "UPDATE documents SET title = ?, byline = ?, published = ? WHERE id = ?", (*merged, document.id)
            )
            self._db.execute("DELETE FROM stages WHERE document = ?", (document.id,))

    def documents(self, ids: Iterable[str] | None = None) -> list[Document]:
        """The documents of the case (or those asked for), by key."""
        sources = defaultdict(list)
        for document, *rest in self._select("SELECT document, path, media, encoding FROM sources", ids, "document"):
            sources[document].append(Source(*rest))
        found = [
            Document(
                **dict(zip(_DOCUMENT_FIELDS, row, strict=True)),
                sources=tuple(sorted(sources[row[0]], key=lambda source: source.path)),
            )
            for row in self._select(f"SELECT {', '.join(_DOCUMENT_FIELDS)} FROM documents", ids, "id")  # noqa: S608
        ]
        return sorted(found, key=lambda document: (document.key, document.id))

    def document(self, key: str) -> Document:
        """The one document with this id, caller's id or path. Raises `InputError` where none or several have it."""
        query = (
            "SELECT id FROM documents WHERE id = ?1 OR caller_id = ?1"
            " UNION SELECT document FROM sources WHERE path = ?1"
        )
        ids = [row[0] for row in self._ask(query, (_printable(key),))]
        if len(ids) == 1:
            return self.documents(ids)[0]
        if ids:
            raise InputError(
                f"{len(ids)} documents are called {key}: {', '.join(sorted(ids))}.", "Give one of the ids."
            )
        raise InputError(f"{self.path} has no document {key}.", "`tellings show documents CASE` lists them.")

    def count(self, table: str = "documents") -> int:
        """How many rows a table has."""
        if table not in {"documents", "problems", *EACH_NOUNS, *CASE_NOUNS}:
            raise OptionError(f"There is no table {table}.")
        return int(self._ask(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608

    # -- what was read out of one document ----------------------------------------------------------------------------

    def readings(self, ids: Iterable[str] | None = None, nouns: Collection[str] = tuple(EACH_NOUNS)) -> list[Reading]:
        """Documents with what was read out of them: all, or those of `ids`; only the `nouns` asked for are filled.

        `dating` may be among the nouns: what the case found of the document's date.
        """
        documents = self.documents(ids)
        texts = {document.id: document.text for document in documents}
        lists = {noun: self._by_document(noun, ids, texts) for noun in nouns if noun != "dating"}
        dated = {dating.document: dating for dating in self._datings(ids)} if "dating" in nouns else {}
        return [
            Reading(
                document,
                **{noun: tuple(found.get(document.id, ())) for noun, found in lists.items()},
                dating=dated.get(document.id),
            )
            for document in documents
        ]

    def _datings(self, ids: Iterable[str] | None) -> list[records.Dating]:
        names = ", ".join(columns(records.Dating))
        rows = self._select(f"SELECT {names} FROM datings", ids, "document")  # noqa: S608 - names of ours
        return [from_row(records.Dating, row) for row in rows]

    def _by_document(self, noun: str, ids: Iterable[str] | None, texts: Mapping[str, str]) -> dict[str, list[Any]]:
        record: type[Any] = EACH_NOUNS[noun]
        names = ", ".join(f'"{name}"' for name in columns(record))
        found = defaultdict(list)
        order = "ORDER BY document, position"
        for row in self._select(f"SELECT {names} FROM {noun}", ids, "document", order):  # noqa: S608
            item = from_row(record, row)
            _check_quote(item, texts)
            found[row[0]].append(item)
        return found

    def keep(self, readings: Iterable[Reading], gave: Mapping[str, Sequence[str]], stamps: Mapping[str, str]) -> None:
        """Replace what the stages named in `stamps` gave (`gave`: stage to nouns) for these documents."""
        with self.writing():
            for reading in readings:
                self._keep(reading, gave, stamps)

    def _keep(self, reading: Reading, gave: Mapping[str, Sequence[str]], stamps: Mapping[str, str]) -> None:
        document = reading.document
        for stage, stamp in stamps.items():
            self._db.execute("DELETE FROM problems WHERE document = ? AND stage = ?", (document.id, stage))
            for noun in gave[stage]:
                self.put(noun, document, getattr(reading, noun))
            self._db.execute("INSERT OR REPLACE INTO stages VALUES (?, ?, ?)", (document.id, stage, stamp))
        self._keep_problems(problem for problem in reading.problems if problem.stage in stamps)

    def failed(self, stage: str, why: str | None) -> None:
        """Keep what went wrong in a stage over the whole case; None where nothing did, which takes back what did."""
        before = self._ask("SELECT why FROM problems WHERE document = ? AND stage = ?", (THE_CASE, stage))
        if before == ([(why,)] if why else []):
            return
        with self.writing():
            self._db.execute("DELETE FROM problems WHERE document = ? AND stage = ?", (THE_CASE, stage))
            self._keep_problems([Problem(THE_CASE, stage, why)] if why else [])

    def put(self, noun: str, document: Document, items: Sequence[Any]) -> None:
        """Replace one list of one document, inside `writing`. Raises `CaseError` where a quote is not the text's."""
        names = columns(EACH_NOUNS[noun])
        texts = {document.id: document.text}
        for item in items:
            _check_quote(item, texts)
        self._db.execute(f"DELETE FROM {noun} WHERE document = ?", (document.id,))  # noqa: S608
        quoted = ", ".join(f'"{name}"' for name in ("position", *names))
        marks = ", ".join("?" * (len(names) + 1))
        rows = [(at, *to_row(item)) for at, item in enumerate(items)]
        self._db.executemany(f"INSERT INTO {noun} ({quoted}) VALUES ({marks})", rows)  # noqa: S608

    def _keep_problems(self, problems: Iterable[Problem]) -> None:
        self._db.executemany(
            "INSERT OR IGNORE INTO problems VALUES (?, ?, ?)", [(p.document, p.stage, p.why) for p in problems]
        )

    # -- what follows from the documents together ---------------------------------------------------------------------

    def all_of(self, noun: str) -> list[Any]:
        """All records of a noun of `CASE_NOUNS`, in the order of their key."""
        return list(self.iterate(noun))

    def iterate(self, noun: str, where: str = "", values: Sequence[Any] = ()) -> Iterator[Any]:
        """The records of a noun of `CASE_NOUNS` one by one; `where` is SQL over its columns."""
        record: type[Any] = CASE_NOUNS[noun]
        names = ", ".join(f'"{name}"' for name in columns(record))
        for row in self._ask(f"SELECT {names} FROM {noun} {where}", values):  # noqa: S608
            yield from_row(record, row)

    def replace(self, noun: str, items: Iterable[Any], where: str = "", values: Sequence[Any] = ()) -> None:
        """Put `items` in the place of all records of a noun (or of those that `where` names), inside `writing`."""
        record = CASE_NOUNS[noun]
        names = columns(record)
        self._db.execute(f"DELETE FROM {noun} {where}", values)  # noqa: S608
        marks = ", ".join("?" * len(names))
        quoted = ", ".join(f'"{name}"' for name in names)
        rows = [to_row(item) for item in items]
        self._db.executemany(f"INSERT INTO {noun} ({quoted}) VALUES ({marks})", rows)  # noqa: S608

    # -- which stage has seen what ------------------------------------------------------------------------------------

    def stale(self, stage: str, stamp: str) -> list[str]:
        """The documents that a stage has not seen in this version, by id."""
        query = (
            "SELECT id FROM documents WHERE NOT EXISTS (SELECT 1 FROM stages"
            " WHERE stages.document = documents.id AND stage = ? AND stamp = ?) ORDER BY id"
        )
        return [row[0] for row in self._ask(query, (stage, stamp))]

    def mark(self, ids: Iterable[str], stage: str, stamp: str) -> None:
        """Say, inside `writing`, that a stage has seen these documents."""
        self._db.executemany("INSERT OR REPLACE INTO stages VALUES (?, ?, ?)", [(id_, stage, stamp) for id_ in ids])

    def unmark(self, ids: Iterable[str], stages: Sequence[str]) -> None:
        """Say, inside `writing`, that these stages have to see these documents again."""
        pairs = [(id_, stage) for id_ in ids for stage in stages]
        self._db.executemany("DELETE FROM stages WHERE document = ? AND stage = ?", pairs)

    def unmark_after(self, ids: Iterable[str], stage: str) -> None:
        """Say, inside `writing`, that all stages that rest on this one have to see these documents again."""
        from tellings import pipeline

        self.unmark(ids, pipeline.resting_on(stage))

    def unmark_one(self, stages: Sequence[str]) -> None:
        """Have these stages look at the case again, although no document changed."""
        self.unmark([row[0] for row in self._ask("SELECT id FROM documents ORDER BY id LIMIT 1")], stages)

    def family(self, ids: Iterable[str]) -> list[str]:
        """These documents and all that hang together with them by copies, by id."""
        seen, todo = set(), list(ids)
        query = (
            "SELECT right_document FROM copies WHERE left_document = ?1"
            " UNION SELECT left_document FROM copies WHERE right_document = ?1"
        )
        while todo:
            id_ = todo.pop()
            if id_ not in seen:
                seen.add(id_)
                todo += [row[0] for row in self._ask(query, (id_,))]
        return sorted(seen)

    # -- the index of the copies --------------------------------------------------------------------------------------

    def state(self, name: str) -> str | None:
        """What was noted under a name."""
        rows = self._ask("SELECT value FROM state WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else None

    def note(self, name: str, value: str) -> None:
        """Note something, inside `writing`."""
        self._db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))

    def clear_index(self) -> None:
        """Forget fingerprints and copies, inside `writing`: another version of the stage makes its own."""
        for table in ("fingerprints", "signatures", "boilerplate", "copies"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours

    def numbers(self, ids: Sequence[str]) -> list[int]:
        """The row numbers of these documents, in the order given."""
        number = dict(self._select("SELECT id, number FROM documents", ids, "id"))
        return [number[id_] for id_ in ids]

    def add_postings(self, postings: Iterable[tuple[int, int]], signatures: Iterable[tuple[int, bytes]]) -> None:
        """Put fingerprints (hash, document number) and signatures (document number, bytes) into the index."""
        self._db.executemany("INSERT OR IGNORE INTO fingerprints VALUES (?, ?)", postings)
        self._db.executemany("INSERT OR REPLACE INTO signatures VALUES (?, ?)", signatures)

    def take_postings(self, postings: Iterable[tuple[int, int]], numbers: Iterable[int]) -> None:
        """Take fingerprints (hash, document number) and signatures out of the index."""
        self._db.executemany("DELETE FROM fingerprints WHERE hash = ? AND document = ?", postings)
        self._db.executemany("DELETE FROM signatures WHERE document = ?", ((number,) for number in numbers))

    def holders(self, hashes: Iterable[int]) -> list[tuple[int, int]]:
        """Who holds these fingerprints: (hash, document number), by document number."""
        self._want(hashes)
        query = "SELECT hash, document FROM wanted JOIN fingerprints USING (hash) ORDER BY document"
        return self._ask(query)

    def holding(self, numbers: Iterable[int]) -> list[tuple[int, str, str | None, str | None, bytes]]:
        """Number, id, outlet, URL and signature of documents in the index, by number."""
        self._want(numbers)
        query = (
            "SELECT number, id, outlet, url, signature FROM wanted JOIN documents ON number = hash"
            " JOIN signatures ON signatures.document = number ORDER BY number"
        )
        return self._ask(query)

    def printings(self, least: int) -> list[tuple[str, bytes]]:
        """Id and signature of the documents whose signature so many have, or more."""
        often = "SELECT signature FROM signatures WHERE signature != zeroblob(8) GROUP BY 1 HAVING count(*) >= ?"
        query = f"SELECT id, signature FROM signatures JOIN documents ON number = document WHERE signature IN ({often})"  # noqa: S608
        return self._ask(query, (least,))

    def boilerplate(self, hashes: Iterable[int]) -> list[int]:
        """Those of these fingerprints that are known to be boilerplate."""
        self._want(hashes)
        return [row[0] for row in self._ask("SELECT hash FROM wanted JOIN boilerplate USING (hash)")]

    def add_boilerplate(self, hashes: Iterable[int]) -> None:
        """Remember fingerprints as boilerplate."""
        self._db.executemany("INSERT OR IGNORE INTO boilerplate VALUES (?)", ((hash_,) for hash_ in hashes))

    def take_boilerplate(self, hashes: Iterable[int]) -> None:
        """Forget that these fingerprints are boilerplate: documents that made them so have gone."""
        self._db.executemany("DELETE FROM boilerplate WHERE hash = ?", ((hash_,) for hash_ in hashes))

    def _want(self, values: Iterable[int]) -> None:
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (hash INTEGER PRIMARY KEY)")
        self._db.execute("DELETE FROM wanted")
        self._db.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((value,) for value in values))

    def pairs_among(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        """The pairs of documents with copies, both of which are in `ids`."""
        query = "SELECT DISTINCT left_document, right_document FROM copies WHERE left_document = ?"
        wanted = set(ids)
        rows = (row for id_ in sorted(wanted) for row in self._ask(query, (id_,)))
        return [(left, right) for left, right in rows if right in wanted]

    def copies_of(self, ids: Iterable[str]) -> list[records.Copy]:
        """The copies that have one of these documents on their left side."""
        return [copy for id_ in ids for copy in self.iterate("copies", "WHERE left_document = ?", (id_,))]

    def drop_copies(self, ids: Iterable[str], pairs: Iterable[tuple[str, str]] = ()) -> None:
        """Take out, inside `writing`, the copies that touch these documents, and those of these pairs."""
        touching = [(id_, id_) for id_ in ids]
        self._db.executemany("DELETE FROM copies WHERE left_document = ? OR right_document = ?", touching)
        self._db.executemany("DELETE FROM copies WHERE left_document = ? AND right_document = ?", pairs)

    def drop(self, noun: str, ids: Iterable[str], key: str = "id") -> None:
        """Take out, inside `writing`, the records of a noun that have these identifiers (or these values of `key`)."""
        self._db.executemany(f"DELETE FROM {noun} WHERE {key} = ?", ((id_,) for id_ in ids))  # noqa: S608

    def undated(self) -> int:
        """How many documents no metadata give a date."""
        ((count,),) = self._ask("SELECT count(*) FROM documents WHERE published IS NULL")
        return int(count)

    def drop_edits(self, ids: Iterable[str]) -> None:
        """Take out, inside `writing`, the edits that touch these documents."""
        pairs = [(id_, id_) for id_ in ids]
        self._db.executemany("DELETE FROM edits WHERE left_document = ? OR right_document = ?", pairs)

    def insert(self, noun: str, items: Iterable[Any]) -> None:
        """Add records of a noun of `CASE_NOUNS`, inside `writing`."""
        self.replace(noun, items, "WHERE 0")

    # -- what the stories compare -------------------------------------------------------------------------------------

    def kept_rows(self, table: str, ids: Iterable[str] | None = None, key: str = "document") -> list[Any]:
        """All rows of a table that a stage keeps for itself, or those with one of `ids` in a column."""
        return list(self._select(f"SELECT * FROM {table}", ids, key))  # noqa: S608 - names of ours

    def keep_rows(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        """Add rows to such a table, inside `writing`, in the place of those with the same key."""
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._db.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)  # noqa: S608

    def clear_stories(self) -> None:
        """Forget, inside `writing`, what the stories compare: another version of the stage makes its own."""
        for table in ("story_parts", "story_pairs", "story_traits", "stories"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours

    def story_traits_between(self, low: int, high: int) -> list[Any]:
        """The rows of `story_traits` with a first day from `low` to `high`, and those without a day."""
        return self._ask("SELECT * FROM story_traits WHERE first = 0 OR first BETWEEN ? AND ?", (low, high))

    # -- reading for people -------------------------------------------------------------------------------------------

    def problems(self) -> list[Problem]:
        """Everything that was dropped or failed."""
        return [Problem(*row) for row in self._ask("SELECT document, stage, why FROM problems")]

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """Full-text search, best first. Words, "phrases", prefix*, and AND, OR, NOT in capitals.

        Raises `OptionError` where the query asks for nothing that can be looked up.
        """
        sql = (
            "SELECT documents.id, documents.text, highlight (search, 1, ?, ?) FROM search"
            " JOIN documents ON documents.number = search.rowid WHERE search MATCH ?"
            " ORDER BY rank, documents.id LIMIT ?"
        )
        try:
            rows = self._db.execute(sql, (_MARK, _UNMARK, _match(_printable(query)), limit)).fetchall()
        except sqlite3.OperationalError as error:
            if "fts5" not in str(error):
                raise CaseError(*_words_for(self.path, str(error))) from error
            hint = 'Give a word, a "phrase" or a prefix*; AND, OR and NOT stand between two of them.'
            raise OptionError(f"Cannot search for {query!r}.", hint) from error
        return [_hit(*row) for row in rows]

    def _ask(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with _told(self.path):
            return self._db.execute(sql, values).fetchall()

    def _select(self, sql: str, ids: Iterable[str] | None, key: str, order: str = "") -> Iterator[Any]:
        if ids is None:
            yield from self._ask(f"{sql} {order}")
            return
        wanted = list(ids)
        for at in range(0, len(wanted), 500):  # SQLite's limit of variables was once 999
            part = wanted[at : at + 500]
            marks = ", ".join("?" * len(part))
            yield from self._ask(f"{sql} WHERE {key} IN ({marks}) {order}", part)

    # The nouns, one call each.

    def blocks(self) -> list[records.Block]:
        """All blocks, by document and place."""
        return self._flat("blocks")

    def sentences(self) -> list[records.Sentence]:
        """All sentences, by document and place."""
        return self._flat("sentences")

    def mentions(self) -> list[records.Mention]:
        """All names in the texts, with the entity that each was resolved to."""
        entity = self.referents()
        return [replace(m, entity=entity.get(m.entity or "", m.entity)) for m in self._flat("mentions")]

    def referents(self) -> dict[str, str]:
        """The entity of each referent that a document's mentions name."""
        return dict(self._ask("SELECT referent, entity FROM referents"))

    def referents_by_document(self) -> dict[str, list[str]]:
        """The referents that each document's mentions name, in the order of their names."""
        found: dict[str, list[str]] = defaultdict(list)
        for document, referent in self._ask("SELECT DISTINCT document, entity FROM mentions ORDER BY document, entity"):
            if referent is not None:
                found[document].append(referent)
        return found

    def put_referents(self, entity: Mapping[str, str]) -> None:
        """Replace, inside `writing`, which entity each referent is."""
        self._db.execute("DELETE FROM referents")
        self._db.executemany("INSERT INTO referents VALUES (?, ?)", sorted(entity.items()))

    def times(self) -> list[records.TimeExpression]:
        """All time expressions, resolved as far as the dates of their documents are known."""
        return self._flat("times")

    def attributions(self) -> list[records.Attribution]:
        """All attributions, by document and place, with the entities that speak and are spoken to."""
        entity = self.referents()
        return [
            replace(
                item,
                speaker=_resolved(entity, item.speaker),
                others=tuple(entity.get(other, other) for other in item.others),
                side=_resolved(entity, item.side),
                addressee=_resolved(entity, item.addressee),
            )
            for item in self._flat("attributions")
        ]

    def figures(self) -> list[records.Figure]:
        """All numbers of people, by document and place."""
        return self._flat("figures")

    def quantities(self) -> list[records.Quantity]:
        """All other numbers that are reported, by document and place."""
        return self._flat("quantities")

    def entities(self) -> list[records.Entity]:
        """Persons, organisations, places and groups across the documents."""
        return self.all_of("entities")

    def datings(self) -> list[records.Dating]:
        """The publication date of each document: stated, from metadata, or inferred."""
        return self.all_of("datings")

    def copies(self) -> list[records.Copy]:
        """All pairs of stretches that share wording."""
        return self.all_of("copies")

    def lineages(self) -> list[records.Lineage]:
        """The families of text."""
        return self.all_of("lineages")

    def edits(self) -> list[records.Edit]:
        """The typed differences along the edges of the lineages."""
        items = self.all_of("edits")
        texts = {document.id: document.text for document in self.documents()} if items else {}
        for edit in items:
            _check(edit.left.document, edit.left.start, edit.left.end, edit.left_text, texts)
            _check(edit.right.document, edit.right.start, edit.right.end, edit.right_text, texts)
        return items

    def stories(self) -> list[records.Story]:
        """The events that the documents are about."""
        return self.all_of("stories")

    def claims(self) -> list[records.Claim]:
        """The propositions, with support and standing."""
        return self.all_of("claims")

    def relations(self) -> list[records.Relation]:
        """How figures stand to each other."""
        return self.all_of("relations")

    def disputes(self) -> list[records.Dispute]:
        """Assertions and what denies them."""
        return self.all_of("disputes")

    def timeline(self) -> list[records.Entry]:
        """What happened when."""
        return self.all_of("timeline")

    def wording(self) -> list[records.Wording]:
        """The forms that outlets use."""
        return self.all_of("wording")

    def _flat(self, noun: str) -> list[Any]:
        texts = {document.id: document.text for document in self.documents()}
        found = self._by_document(noun, None, texts)
        return [item for document in sorted(found) for item in found[document]]


def _open(path: Path, create: bool) -> sqlite3.Connection:
    if not path.exists() and not create:
        raise CaseError(f"There is no case {path}.", "Make one with `tellings read SOURCE --case FILE`.")
    if path.is_dir():
        raise CaseError(f"{path} is a folder, not a case.", "Name a file, such as case.db.")
    if path.exists() and (head := _head(path)) and head != b"SQLite format 3\0":
        raise CaseError(f"{path} is not a case: it is no SQLite database.", "Was a source given as the case?")
    try:
        # The server answers each request from a thread of its own; SQLite itself serialises the calls.
        db = sqlite3.connect(path, isolation_level=None, timeout=10, check_same_thread=False)
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA synchronous = NORMAL")  # in WAL mode this can lose the last transaction, never the file
    except sqlite3.Error as error:
        raise CaseError(
            f"{path} cannot be opened: {error}.", "Is its folder there, and may you write to it?"
        ) from error
    return db


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(16)
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror}.") from error


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Database errors as `CaseError`, in words."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise CaseError(*_words_for(path, str(error))) from error
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError) as error:
        raise CaseError(f"{path} was not written: {error}.", "A stage is wrong: please report this.") from error
    except sqlite3.DatabaseError as error:
        raise CaseError(f"{path} is damaged: {error}.", "Read the sources again into a new case.") from error


def _words_for(path: Path, error: str) -> tuple[str, str]:
    if "full" in error or "I/O" in error:
        return (
            f"{path} could not be written: {error}.",
            "Make room on the disk and run the same command again; what was kept so far is safe.",
        )
    if "locked" in error or "busy" in error:
        return f"{path} is being written by another process.", "Wait until it is done, or stop it."
    if "readonly" in error:
        return f"{path} cannot be written: it is read-only.", "Copy it to a place where you may write."
    return f"{path}: {error}.", "Is this a whole case, made by this version of Tellings?"


def _check_quote(item: Any, texts: Mapping[str, str]) -> None:
    """Hold a record that quotes to its document's text."""
    quote = getattr(item, "text", None)
    if quote is not None:
        _check(item.document, item.start, item.end, quote, texts)


def _check(document: str, start: int, end: int, quote: str, texts: Mapping[str, str]) -> None:
    if texts[document][start:end] != quote:
        raise CaseError(
            f"Document {document} does not have {quote!r} at {start} to {end}.",
            "The case was changed from outside, or a stage is wrong: read the sources again into a new case.",
        )


def _printable(text: str) -> str:
    """An argument of the command line that is no UTF-8, as the reader writes such paths."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _resolved(entity: Mapping[str, str], referent: str | None) -> str | None:
    return None if referent is None else entity.get(referent, referent)


def _match(query: str) -> str:
    """A query as people type it in FTS5's language: every word quoted, so that hyphens and apostrophes are harmless."""
    parts = []
    for phrase, word in re.findall(r'"([^"]*)"|(\S+)', query):
        if word in ("AND", "OR", "NOT"):
            parts.append(word)
            continue
        body = phrase or word.replace('"', "")
        star = "*" if word.endswith("*") else ""
        if any(unicodedata.category(c)[0] in "LN" for c in body):
            parts.append(f'"{body.rstrip("*")}"{star}')
    return " ".join(parts)


def _hit(document: str, text: str, marked: str) -> Hit:
    """The first place in the text that matched, with some words around it; a match in the title alone has none."""
    start = max(marked.find(_MARK), 0)
    end = marked.find(_UNMARK, start) - 1 if _MARK in marked else start
    left, right = max(0, start - 80), min(len(text), end + 120)
    return Hit(document, start, end, text[left:start], text[start:end], text[end:right])
