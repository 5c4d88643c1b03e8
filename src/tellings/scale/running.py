"""The run: each step in order, what is done of it left alone, and the tables put in place at the end."""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from tellings import __version__, parsing
from tellings.errors import CaseError, OptionError, TellingsError
from tellings.pipeline import STAGES, stamp
from tellings.records import Problem, Progress
from tellings.scale import annotating, descending, doubling, events, linking, reading
from tellings.scale.columns import to_records
from tellings.scale.engines import Engine, Scatter, connected, processes
from tellings.scale.folder import WORK, Folder, first_line, needed, public
from tellings.scale.inputs import Piece, pieces
from tellings.scale.job import PART, Job, chosen, keep_layout, keep_problems, layout, partitions

if TYPE_CHECKING:
    import pyarrow as pa

MANIFEST = "manifest.json"
_PLAN = f"{WORK}/plan.json"
FORM = 2
"""Version of the folder's form: names of tables, columns, partitions."""
IDS = 500_000
"""Documents of a bucket in which those met twice are looked for: about 100 MB."""
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run gave: the rows of each table, how many problems by stage, and the first of these."""

    counts: Mapping[str, int]
    problems: Mapping[str, int]
    first_problems: tuple[Problem, ...]


def run(
    sources: Sequence[str],
    out: str,
    *,
    address: str | None = None,
    workers: int = 1,
    stages: Sequence[str] | None = None,
    part: int = PART,
    progress: Progress | None = None,
) -> Outcome:
    """Analyse a corpus into the folder `out` (a path or URI): tables in Parquet, by day, and a manifest.

    With `address` a Ray cluster does the work (`local`: one of this machine alone), else `workers` processes; the
    tables are the same, byte for byte. A run that was stopped goes on where it was, when it is called again. `stages`
    are those to run, with what they rest on; `part` is how many documents go into a partition.

    Raises `InputError` for sources that are not there, `OptionError` where the options do not fit, `CaseError` where
    the folder cannot be written or the work was ended; what is wrong with single documents is in the table of problems.
    """
    needed()
    job = Job(Folder(out), chosen(stages), part)
    for known in (layout, reading.apart, descending.members, doubling.doubles, *events.REMEMBERED):
        known.cache_clear()
    found, problems = pieces(sources)
    agreed = _agreed(job, found)
    with _told(out), _engine(job.folder, address, workers) as engine:
        if not job.folder.exists(MANIFEST):
            _begin(job.folder, agreed)
            keep_problems(job.folder, "sources", problems)
            _Run(job, engine, progress).steps(found)
            _publish(job, agreed)
        elif agreed != job.folder.get(MANIFEST)["run"]:
            raise OptionError(f"{public(out)} holds a finished run of other sources or stages.", "Name another folder.")
        return _outcome(job.folder)


def _engine(folder: Folder, address: str | None, workers: int) -> AbstractContextManager[Engine]:
    return connected(address, workers) if address else processes(folder, workers)


def _agreed(job: Job, found: Sequence[Piece]) -> dict[str, Any]:
    """What has to be the same for a run to go on: sources, options, and versions of all that it rests on."""
    sizes: Counter[str] = Counter()
    for piece in found:
        sizes[public(piece.names[0])] += piece.size
    return {
        "form": FORM,
        "tellings": __version__,
        "model": parsing.model() if job.wants("attributions") else None,
        "stages": {stage.name: [stage.version, stamp(stage.name)] for stage in STAGES if job.wants(stage.name)},
        "documents_a_partition": job.part,
        "sources": dict(sorted(sizes.items())),
    }


def _begin(folder: Folder, agreed: Mapping[str, Any]) -> None:
    """Begin a run, or see that the one that was begun here is the same."""
    folder.make()
    if folder.exists(_PLAN):
        if folder.get(_PLAN) != agreed:
            hint = "Name another folder, or remove this one to begin again."
            raise OptionError(f"{folder.shown} holds a run of other sources, stages or versions.", hint)
    elif folder.names(""):
        raise OptionError(f"{folder.shown} is not empty.", "Name a new folder.")
    else:
        folder.put(_PLAN, agreed)


@dataclass(frozen=True, slots=True)
class _Run:
    """The steps of one run."""

    job: Job
    engine: Engine
    progress: Progress | None
    counted: list[int] = field(default_factory=lambda: [0])

    def steps(self, found: Sequence[Piece]) -> None:
        """All steps, in order."""
        self._read(found)
        # A partition may have got nothing: its documents went to the day that another source states.
        parts = sorted(int(key) for key in self.job.folder.receipts("documents"))
        self._map("annotate", annotating.annotate, {f"{number:06}": number for number in parts})
        self.job.folder.remove(f"{WORK}/documents")
        if self.job.wants("copies"):
            self._copies()
        if self.job.wants("lineages"):
            self._lineages()
        if self.job.wants("stories"):
            self._stories(parts)

    # -- documents ----------------------------------------------------------------------------------------------------

    def _read(self, found: Sequence[Piece]) -> None:
        tasks = {f"{number:06}": (number, piece.plain()) for number, piece in enumerate(found)}
        receipts = self._map("read", reading.read_piece, tasks, sum(piece.size for piece in found))
        days: Counter[str] = Counter()
        for receipt in receipts.values():
            days.update(receipt["days"])
        self.counted[0] = sum(days.values())
        keys = sorted(receipts)
        buckets = -(-sum(days.values()) // IDS)
        ids = self._exchange(
            "ids", keys, partial(reading.scatter_ids, self.job, buckets), partial(reading.gather_ids, self.job), buckets
        )
        reading.keep_apart(self.job.folder, ids)
        parts = partitions(dict(days), self.job.part)
        scatter = partial(reading.scatter_documents, self.job, dict(days))
        rows = self._exchange("documents", keys, scatter, partial(reading.gather_documents, self.job), len(parts))
        counts = {row["part"]: row["documents"] for row in rows}
        keep_layout(self.job.folder, parts, [counts.get(part.number, 0) for part in parts])
        self.job.folder.remove(f"{WORK}/read")

    # -- copies -------------------------------------------------------------------------------------------------------

    def _copies(self) -> None:
        folder = self.job.folder
        receipts = folder.receipts("annotate")
        keys = sorted(receipts)
        buckets = -(-layout(folder).count // IDS)
        scatter: Scatter = partial(doubling.scatter_signed, self.job, buckets)
        printed = self._exchange("doubles", keys, scatter, partial(doubling.gather_signed, self.job), buckets)
        buckets = max(-(-sum(receipt["prints"] for receipt in receipts.values()) // linking.HELD), 1)
        scatter = partial(linking.scatter_prints, self.job, buckets)
        votes = self._exchange("prints", keys, scatter, partial(linking.gather_prints, self.job), buckets)
        plan = linking.plan_pairs([row["ranges"] for row in votes])
        scatter = partial(linking.scatter_votes, self.job, plan)
        sources = [row["key"] for row in votes]
        found = self._exchange("pairs", sources, scatter, partial(linking.gather_votes, self.job), plan[-1][0] + 1)
        folder.remove(f"{WORK}/votes")
        kinds = (("pairs", found, linking.PAIRS), ("doubles", printed, doubling.PAIRS))
        tasks = {
            f"{kind}-{row['key']}-{group:05}": (kind, row["key"], group)
            for kind, rows, each in kinds
            for row in rows
            for group in range(-(-row["pairs"] // each))
        }
        self._map("align", linking.align, tasks)

    def _lineages(self) -> None:
        folder = self.job.folder
        keys = sorted(folder.receipts("align"))
        planned = folder.receipts("members").get("all") or descending.plan_lineages(self.job, keys)
        scatter = partial(descending.scatter_copies, self.job)
        gather = partial(descending.gather_lineages, self.job)
        self._exchange("lineages", keys, scatter, gather, planned["batches"])

    def _stories(self, parts: Sequence[int]) -> None:
        job, folder = self.job, self.job.folder
        keys = [f"{number:06}" for number in parts]
        if "all" not in folder.receipts("background"):
            events.keep_background(job)
        stretches = events.stretches(folder, parts)
        self._map("compare", events.compare, stretches)
        planned = folder.receipts("events").get("all") or events.plan_stories(job, list(stretches))
        scatter, gather = partial(events.scatter_scores, job), partial(events.gather_scores, job)
        self._exchange("link", list(stretches), scatter, gather, planned["batches"])
        if "all" not in folder.receipts("linked"):
            events.keep_linked(job)
        self._map("tell", events.tell, dict(zip(keys, parts, strict=True)))
        scatter, gather = partial(events.scatter_parts, job), partial(events.gather_parts, job)
        self._exchange("stories", keys, scatter, gather, planned["batches"])

    # -- one step -----------------------------------------------------------------------------------------------------

    def _map(
        self, step: str, work: Callable[[Job, Any], dict[str, Any]], tasks: Mapping[str, Any], size: int = 0
    ) -> dict[str, dict[str, Any]]:
        """Do all tasks that have no receipt yet; returns all receipts by key. `size`: bytes of all that is read."""
        receipts = self.job.folder.receipts(step)
        todo = [task for key, task in tasks.items() if key not in receipts]
        self._say(step, receipts, len(tasks), size)
        for receipt in self.engine.map(partial(work, self.job), todo):
            receipts[receipt["key"]] = receipt
            self._say(step, receipts, len(tasks), size)
        return receipts

    def _exchange(
        self, step: str, sources: Sequence[str], scatter: Scatter, gather: Callable[..., Any], buckets: int
    ) -> list[dict[str, Any]]:
        """Bring together every bucket that has no receipt yet; returns all receipts in order of the buckets."""
        folder = self.job.folder
        receipts = folder.receipts(step)
        if not folder.receipts(f"{step}-done"):
            self._say(step, receipts, buckets)
            wanted = partial(_without, frozenset(map(int, receipts)), scatter)
            for receipt in self.engine.exchange(step, sources, wanted, gather):
                receipts[receipt["key"]] = receipt
                self._say(step, receipts, buckets)
            folder.sign(f"{step}-done", "all", {})
        return [{**receipts[key], "key": key} for key in sorted(receipts)]

    def _say(self, step: str, receipts: Mapping[str, Mapping[str, Any]], total: int, size: int = 0) -> None:
        """Progress in documents; while they are read, how many there are is told by the bytes."""
        if not self.progress:
            return
        if size:
            done = sum(receipt["documents"] for receipt in receipts.values())
            gone = sum(receipt["bytes"] for receipt in receipts.values())
            self.progress(step, done, round(done * size / gone) if gone else None)
        else:
            count = self.counted[0]
            self.progress(step, count * len(receipts) // max(total, 1), count)


def _without(done: frozenset[int], scatter: Scatter, source: str) -> Iterator[pa.Table]:
    """The rows of a source, but for buckets that are done."""
    import pyarrow as pa
    import pyarrow.compute as pc

    for table in scatter(source):
        known = pa.array(sorted(done), table.schema.field("bucket").type)
        yield table.filter(pc.invert(pc.is_in(table["bucket"], known))) if done else table


def _publish(job: Job, agreed: Mapping[str, Any]) -> None:
    """Put every table in its place, whole, and say in the manifest that all are there."""
    folder = job.folder
    below = f"{WORK}/tables/"
    for table in sorted({name.removeprefix(below).partition("/")[0] for name in folder.names(below.rstrip("/"))}):
        folder.move(f"{below}{table}", table)
    made_together = [noun for noun in ("copies", "lineages", "stories", "edits") if job.wants(noun)]
    counts: Counter[str] = Counter(dict.fromkeys(made_together, 0))
    for receipt in folder.receipts("annotate").values():
        counts.update(receipt["counts"])
    for step in ("align", "lineages", "stories"):
        for receipt in folder.receipts(step).values():
            counts.update({noun: receipt[noun] for noun in made_together if noun in receipt})
    problems: Counter[str] = Counter()
    for name in folder.names("problems"):
        problems.update(folder.read(name, ["stage"])["stage"].to_pylist())
    parts = Counter(part.day for part in layout(folder).parts)
    made = {"run": agreed, "counts": dict(counts), "problems": dict(problems), "partitions": dict(parts)}
    folder.put(MANIFEST, made)
    folder.remove(WORK)


def problems_of(folder: Folder) -> Iterator[Problem]:
    """All problems of a run, in order of their files."""
    for name in folder.names("problems"):
        for table in folder.groups(name):
            yield from to_records(Problem, table)


def _outcome(folder: Folder) -> Outcome:
    manifest = folder.get(MANIFEST)
    first = tuple(problem for problem, _ in zip(problems_of(folder), range(SHOWN), strict=False))
    return Outcome(manifest["counts"], manifest["problems"], first)


# Errors in words


@contextmanager
def _told(out: str) -> Iterator[None]:
    """What ends a run, in words; whatever the engine wrapped it in."""
    try:
        yield
    except TellingsError:
        raise
    except Exception as error:
        causes = list(_causes(error))
        for cause in causes:
            if isinstance(cause, TellingsError):
                raise cause from error
            if isinstance(cause, OSError) and not _of_ray(cause):
                raise CaseError(*_words(out, cause)) from error
        if all(map(_of_ray, causes)):
            hint = "Run the same command again when it is there; what was done is kept."
            raise CaseError(f"The cluster failed: {first_line(error)}.", hint) from error
        raise


def _words(out: str, error: OSError) -> tuple[str, str]:
    again = "run the same command again; what was done is kept."
    if error.errno == errno.ENOSPC or "No space left" in str(error):
        return f"{public(out)} cannot be written: the disk is full.", f"Make room and {again}"
    return f"{public(out)}: {first_line(error, out)}.", f"When that is mended, {again}"


def _of_ray(error: BaseException) -> bool:
    return type(error).__module__.startswith("ray.")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and all that it came from, the innermost last; Ray keeps the cause in a field of its own."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = getattr(error, "cause", None) or error.__cause__
