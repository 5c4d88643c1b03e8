"""The stages in order: what each takes, what it gives, and the loop that runs them. Read this first.

A stage is a plain function over immutable records. An *each* stage sees one document at a time; a *case* stage sees
documents together. A stage that has seen a document is not run on it again, unless its own version, or that of a stage
whose output it takes, has changed. Figures are read after dating: whether "in July" is this event or the past depends
on the day of the page, which undated pages get from the others.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from hashlib import blake2b
from itertools import groupby, islice
from multiprocessing import get_context
from typing import Any, Literal, Protocol, TypeVar

from tellings import (
    blocks,
    casework,
    claims,
    copies,
    dating,
    disputes,
    edits,
    entities,
    lineages,
    parsing,
    relations,
    stories,
    timeline,
    wording,
)
from tellings.annotate import attributions, figures, names, sentences, times
from tellings.children import end_with_parent
from tellings.errors import OptionError, TellingsError
from tellings.lang import pack
from tellings.records import Document, Problem, Progress, Reading

T = TypeVar("T")
CHUNK = 50
"""Documents that are worked on and kept at a time: enough to hide what a process costs, little to lose."""


class Store(Protocol):
    """What the loop needs of a case."""

    def stale(self, stage: str, stamp: str) -> list[str]:
        """The documents that a stage has not seen in this version."""
        ...

    def readings(self, ids: Iterable[str] | None, nouns: Collection[str]) -> list[Reading]:
        """Documents with what was read out of them, of the nouns named."""
        ...

    def failed(self, stage: str, why: str | None) -> None:
        """Keep what went wrong in a stage over the whole case, or that nothing did."""
        ...

    def keep(self, readings: Iterable[Reading], gave: Mapping[str, Sequence[str]], stamps: Mapping[str, str]) -> None:
        """Replace what these stages gave."""
        ...


@dataclass(frozen=True, slots=True)
class Stage:
    """One line of the table.

    `takes` and `gives` name fields of `records.Reading` (each) or tables of the case (case); `dated` is the document
    with the day that dating found. `words` names the word lists in `lang/` that the stage cannot do without.
    """

    name: str
    shape: Literal["each", "case"]
    version: int
    takes: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[..., Any]
    words: str | None = None


_READ = ("document", "blocks", "sentences")
_TOLD = ("sentences", "mentions", "times", "attributions", "figures", "datings")

STAGES: tuple[Stage, ...] = (
    Stage("blocks", "each", blocks.VERSION, ("document",), ("blocks",), blocks.blocks),
    Stage("sentences", "each", sentences.VERSION, _READ[:2], ("sentences",), sentences.sentences),
    Stage("names", "each", names.VERSION, _READ, ("mentions",), names.names, "names"),
    Stage("times", "each", times.VERSION, _READ, ("times",), times.times, "times"),
    Stage(
        "attributions",
        "each",
        attributions.VERSION,
        (*_READ, "mentions"),
        ("attributions",),
        attributions.attributions,
        "attributions",
    ),
    Stage("copies", "case", copies.VERSION, ("blocks",), ("copies",), casework.copies.find),
    Stage(
        "dating",
        "case",
        dating.VERSION,
        (*_READ, "mentions", "times", "copies"),
        ("datings", "dated"),
        casework.dating.find,
    ),
    Stage(
        "figures",
        "each",
        figures.VERSION,
        ("dated", "blocks", "sentences", "times", "attributions"),
        ("figures", "quantities"),
        figures.figures,
        "figures",
    ),
    Stage("lineages", "case", lineages.VERSION, ("blocks", "copies", "datings"), ("lineages",), casework.lineages.find),
    Stage("stories", "case", stories.VERSION, ("blocks", "copies", "datings"), ("stories",), casework.stories.find),
    Stage("entities", "case", entities.VERSION, ("mentions",), ("entities",), casework.entities.find),
    Stage("edits", "case", edits.VERSION, ("blocks", "sentences", "lineages"), ("edits",), casework.edits.find),
    Stage(
        "relations",
        "case",
        relations.VERSION,
        ("mentions", "times", "figures", "datings", "stories"),
        ("relations",),
        casework.relations.find,
    ),
    Stage(
        "disputes",
        "case",
        disputes.VERSION,
        (*_READ, "mentions", "times", "attributions", "figures", "datings", "entities", "stories", "relations"),
        ("disputes",),
        casework.disputes.find,
    ),
    Stage(
        "claims",
        "case",
        claims.VERSION,
        (*_TOLD, "copies", "lineages", "relations", "disputes"),
        ("claims",),
        casework.claims.find,
    ),
    Stage(
        "wording",
        "case",
        wording.VERSION,
        (*_READ, "mentions", "attributions", "entities", "lineages", "edits", "stories", "claims"),
        ("wording",),
        casework.wording.find,
    ),
    Stage(
        "timeline",
        "case",
        timeline.VERSION,
        (*_TOLD, "blocks", "lineages", "stories", "claims"),
        ("timeline",),
        casework.timeline.find,
    ),
)
PARSED = ("attributions", "wording")
"""The stages that parse sentences: with another parser, or with one at last, they have to run again."""
EACH = tuple(stage for stage in STAGES if stage.shape == "each")


@cache
def stamp(name: str) -> str:
    """A stage's version and, hashed, those of all that it rests on: when it differs, the stage has to run again."""
    stage = next(stage for stage in STAGES if stage.name == name)
    below = [stamp(other.name) for other in STAGES if set(other.gives) & set(stage.takes)]
    if stage.name in PARSED:
        below.append(f"parser {parsing.model()}")
    return f"{stage.version}-{blake2b(repr(below).encode(), digest_size=4).hexdigest()}"


def case_stage_names() -> tuple[str, ...]:
    """The stages that look at documents together."""
    return tuple(stage.name for stage in STAGES if stage.shape == "case")


@cache
def resting_on(name: str) -> tuple[str, ...]:
    """The stages that take what a stage gives, directly or through others, in the order of the table."""
    given = set(next(stage for stage in STAGES if stage.name == name).gives)
    found = []
    for stage in STAGES:
        if given & set(stage.takes) and stage.name != name:
            found.append(stage.name)
            given |= set(stage.gives)
    return tuple(found)


def last_of(names: Iterable[str]) -> str | None:
    """The last of these stages in the order of the table, None where none of them is in it."""
    wanted = set(names)
    return next((stage.name for stage in reversed(STAGES) if stage.name in wanted), None)


def check_until(until: str | None) -> None:
    """Raises `OptionError` where no stage has this name."""
    names = [stage.name for stage in STAGES]
    if until is not None and until not in names:
        raise OptionError(f"There is no stage {until}.", f"The stages are {', '.join(names)}.")


def analyse(reading: Reading, names: Sequence[str] | None = None) -> Reading:
    """Run the *each* stages (or those named) on one document; what fails is a `Problem`, and its list stays empty."""
    for stage in EACH:
        if names is None or stage.name in names:
            reading = _step(stage, reading)
    return reading


def _step(stage: Stage, reading: Reading) -> Reading:
    empty: dict[str, Any] = dict.fromkeys(stage.gives, ())
    document = _spoken(reading.document)
    if stage.words and pack(document.language, stage.words) is None:
        return _failed(stage, reading, empty, f"no word lists for the language {document.language!r}")
    try:
        given = stage.run(*(_taken(noun, reading, document) for noun in stage.takes))
    except Exception as error:  # one bad page never stops a run
        return _failed(stage, reading, empty, f"{type(error).__name__}: {error}")
    return replace(
        reading, **(dict(zip(stage.gives, given, strict=True)) if len(stage.gives) > 1 else {stage.gives[0]: given})
    )


def _taken(noun: str, reading: Reading, document: Document) -> Any:
    if noun == "dated":
        found = reading.dating.value if reading.dating else None
        return replace(document, published=document.published or found)
    return document if noun == "document" else getattr(reading, noun)


def _spoken(document: Document) -> Document:
    """A text too short to tell its language is read as English, the language with the most word lists."""
    return replace(document, language="en") if document.language == "und" else document


def _failed(stage: Stage, reading: Reading, empty: Mapping[str, Any], why: str) -> Reading:
    problem = Problem(reading.document.id, stage.name, why)
    return replace(reading, problems=(*reading.problems, problem), **empty)


def run(case: Store, *, workers: int = 1, until: str | None = None, progress: Progress | None = None) -> None:
    """Run every stage (or those up to `until`) on the documents that it has not seen."""
    for shape, stages in groupby(_up_to(until), key=lambda stage: stage.shape):
        if shape == "each":
            _run_each(case, list(stages), workers, progress)
        else:
            _run_case(case, list(stages), progress)


def _run_case(case: Store, stages: Sequence[Stage], progress: Progress | None) -> None:
    for stage in stages:
        if ids := case.stale(stage.name, stamp(stage.name)):
            if progress:
                progress(stage.name, 0, len(ids))
            case.failed(stage.name, _why_failed(case, stage, ids))
            if progress:
                progress(stage.name, len(ids), len(ids))


def _why_failed(case: Store, stage: Stage, ids: Sequence[str]) -> str | None:
    """Run a stage over the case; what goes wrong in it is said, and the stages that can go on go on."""
    try:
        stage.run(case, ids, stamp(stage.name))
    except TellingsError:
        raise
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


def _up_to(until: str | None) -> tuple[Stage, ...]:
    names = [stage.name for stage in STAGES]
    return STAGES[: names.index(until) + 1] if until else STAGES


def _run_each(case: Store, stages: Sequence[Stage], workers: int, progress: Progress | None) -> None:
    """Work in groups of documents that lack the same stages: all of them for a new one, a few after an upgrade."""
    lacking: dict[str, list[str]] = {}
    for stage in stages:
        for document in case.stale(stage.name, stamp(stage.name)):
            lacking.setdefault(document, []).append(stage.name)
    groups: dict[tuple[str, ...], list[str]] = {}
    for document in sorted(lacking):
        groups.setdefault(tuple(lacking[document]), []).append(document)
    done = 0
    for lacked, ids in sorted(groups.items()):
        gave = {stage.name: stage.gives for stage in stages if stage.name in lacked}
        for chunk in _worked(case, ids, lacked, workers):
            case.keep(chunk, gave, {name: stamp(name) for name in lacked})
            done += len(chunk)
            if progress:
                progress("reading out", done, len(lacking))


def _worked(case: Store, ids: Sequence[str], lacked: tuple[str, ...], workers: int) -> Iterator[list[Reading]]:
    chunks = (case.readings(chunk, _nouns(lacked)) for chunk in batched(ids, CHUNK))
    work = partial(_analyse_all, lacked)
    if workers <= 1:
        yield from map(work, chunks)
        return
    # Spawned, not forked: a fork would share the open database with its children.
    with ProcessPoolExecutor(workers, get_context("spawn"), end_with_parent) as pool:
        for window in batched(chunks, 2 * workers):
            yield from pool.map(work, window)


def _nouns(names: Collection[str]) -> list[str]:
    """What these stages take, of what a document's own reading holds."""
    taken = {noun for stage in EACH if stage.name in names for noun in stage.takes}
    return [*sorted(taken - {"document", "dated"}), *(["dating"] if "dated" in taken else [])]


def _analyse_all(names: tuple[str, ...], readings: Sequence[Reading]) -> list[Reading]:
    return [analyse(reading, names) for reading in readings]


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of at most `size` items, in order, as they come."""
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
