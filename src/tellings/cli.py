"""The command line: parse, call, render. Nothing is decided here.

Exit codes: 0 done, 3 done with problems, 2 wrong usage or an unusable case.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tellings import __version__
from tellings.compiled import described
from tellings.errors import TellingsError

if TYPE_CHECKING:
    from tellings.case import Case
    from tellings.records import Problem

DONE_WITH_PROBLEMS = 3
UNUSABLE = 2
SHOWN_PROBLEMS = 10
BACKGROUND = 10
"""Niceness of a read, which may take long: pages of a case that grows come in half the time (`bench/serve.py`)."""

F = TypeVar("F", bound=Callable[..., Any])

SHOWABLE = """
    documents blocks sentences entities mentions times attributions figures quantities copies edits lineages stories
    claims relations disputes timeline wording problems
""".split()


class _Commands(click.Group):
    """The commands in the order of the work, and every `TellingsError` as one line on standard error."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")  # a terminal that knows no “ is no reason to stop
        try:
            return super().invoke(ctx)
        except TellingsError as error:
            click.echo(f"tellings: {error}", err=True)
            sys.exit(UNUSABLE)
        except KeyboardInterrupt:
            click.echo(
                "tellings: stopped; what was kept so far is safe. The same command goes on from there.", err=True
            )
            sys.exit(130)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="tellings", message=f"%(prog)s, version %(version)s ({described()})")
def main() -> None:
    """One event, many tellings: an account of what many outlets wrote, every line checkable at its source."""


@main.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--case", "path", required=True, metavar="FILE", help="The case to read into; made where it is absent.")
@click.option("--meta", metavar="CSV", help="file, outlet, URL, title, date for pages that state none.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 256), help="Processes to work with.")
@click.option("--until", metavar="STAGE", help="Stop after this stage; a later read goes on.")
def read(sources: Sequence[str], path: str, meta: str | None, workers: int, until: str | None) -> None:
    """Read and analyse files, folders, globs. Again and again: only what is new costs time.

    It gives way to other programs, so that a case can be looked at while it grows.
    """
    from tellings.case import Case
    from tellings.read import check

    check(sources)  # before a case is made for nothing
    _give_way()
    with Case(path) as case, _progress() as progress:
        changes = case.read(*sources, meta=meta, workers=workers, until=until, progress=progress)
        total = case.count()
        problems = case.problems()
    click.echo(f"{path}: {_number(changes.added, 'document')} new, {changes.known} known, {total} in all", err=True)
    _finish(problems)


def _give_way() -> None:
    """Let whoever works on this machine go first; Windows knows no such number."""
    with suppress(AttributeError, OSError):
        os.setpriority(os.PRIO_PROCESS, 0, max(BACKGROUND, os.getpriority(os.PRIO_PROCESS, 0)))


@main.command()
@click.argument("path", metavar="CASE")
@click.option("-o", "--output", required=True, metavar="FILE", help="The page to write.")
def report(path: str, output: str) -> None:
    """Write one self-contained HTML page."""
    with _existing(path) as case:
        case.report(output)
    click.echo(f"{output}: written", err=True)


@main.command()
@click.argument("path", metavar="CASE")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(1, 65535), help="On 127.0.0.1.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Processes that make pages.")
def serve(path: str, port: int, workers: int) -> None:
    """Open the reader: the account in a browser, on this machine alone, read-only."""
    from pathlib import Path

    from tellings.serve import serve as run

    click.echo(f"http://127.0.0.1:{port}/  (stop with Ctrl-C)", err=True)
    run(Path(path), port, workers)


@main.command()
@click.argument("what", type=click.Choice(SHOWABLE))
@click.argument("path", metavar="CASE")
@click.option("--document", "key", metavar="KEY", help="Only of this document: its id, or its path.")
@click.option("--speaker", metavar="NAME", help="Only attributions to this speaker: words of the name, or its id.")
@click.option("--act", metavar="ACT", help="Only attributions of this act: says, denies, accuses …")
@click.option("--outlet", metavar="NAME", help="Only attributions in this outlet.")
def show(what: str, path: str, key: str | None, **said: str | None) -> None:
    """Print a table: documents, blocks, times, lineages, edits, problems and more."""
    from tellings.tables import attributions, table

    if any(said.values()) and what != "attributions":
        raise click.UsageError("--speaker, --act and --outlet choose attributions.")
    with _existing(path) as case:
        only = case.document(key) if key else None
        _print(attributions(case, only, **said) if any(said.values()) else table(case, what, only))


@main.command()
@click.argument("path", metavar="CASE")
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1))
def search(path: str, query: Sequence[str], limit: int) -> None:
    """Find words in the full text: words, "a phrase", prefix*, AND, OR, NOT."""
    from tellings.tables import hits

    with _existing(path) as case:
        _print(hits(case, case.search(" ".join(query), limit)))


@main.command()
@click.argument("path", metavar="CASE")
@click.option(
    "--format", "format_", default="json", show_default=True, metavar="FORMAT", help="json, or csv (a folder)."
)
@click.option("-o", "--output", required=True, metavar="PATH")
def export(path: str, format_: str, output: str) -> None:
    """Write everything in the case for other programs."""
    with _existing(path) as case:
        case.export(format_, output)
    click.echo(f"{output}: written", err=True)


@main.command()
@click.argument("path", metavar="CASE")
@click.argument("keys", nargs=-1, required=True, metavar="DOCUMENT…")
def remove(path: str, keys: Sequence[str]) -> None:
    """Take documents out, by id or path, and all that rests on them alone."""
    with _existing(path) as case:
        gone = case.remove(*keys)
    click.echo(f"{path}: {_number(len(gone), 'document')} removed", err=True)


@main.command()
@click.option("--out", "folder", default="out", show_default=True, metavar="FOLDER")
def demo(folder: str) -> None:
    """Read the bundled coverage of an invented event and write its report."""
    from tellings.tables import demonstrate

    with _progress() as progress:
        shown = demonstrate(folder, progress)
    _print(shown)


@main.command()
@click.argument("source", metavar="IN")
@click.option("-o", "--output", default="-", metavar="OUT", help="Default: standard output.")
def annotate(source: str, output: str) -> None:
    """JSON lines in, JSON lines out: blocks, sentences and all that is read out of one document alone."""
    from tellings import stream

    _finish(stream.annotate(source, output))


@main.command()
@click.argument("source", metavar="IN")
@click.option("-o", "--output", default="-", metavar="OUT", help="Default: standard output.")
def copies(source: str, output: str) -> None:
    """JSON lines in, JSON lines out: the pairs of stretches that share wording."""
    from tellings import stream

    _finish(stream.copies(source, output))


@main.command()
@click.argument("source", metavar="IN")
@click.option("-o", "--output", default="-", metavar="OUT", help="Default: standard output.")
def lineages(source: str, output: str) -> None:
    """JSON lines in, JSON lines out: which documents descend from one text."""
    from tellings import stream

    _finish(stream.lineages(source, output))


@main.command()
@click.argument("source", metavar="IN")
@click.option("-o", "--output", default="-", metavar="OUT", help="Default: standard output.")
@click.option("--pairs", metavar="FILE", help='Compare the pairs of these lines, {"left": ID, "right": ID}, instead.')
def edits(source: str, output: str, pairs: str | None) -> None:
    """JSON lines in, JSON lines out: what copies changed, along the lineages."""
    from tellings import stream

    _finish(stream.edits(source, output, pairs))


@main.command()
@click.argument("source", metavar="IN")
@click.option("-o", "--output", default="-", metavar="OUT", help="Default: standard output.")
def stories(source: str, output: str) -> None:
    """JSON lines in, JSON lines out: which documents tell of one event."""
    from tellings import stream

    _finish(stream.stories(source, output))


@main.command()
@click.argument("source", metavar="IN")
@click.option("-o", "--output", default="-", metavar="OUT", help="Default: standard output.")
def claims(source: str, output: str) -> None:
    """JSON lines in, JSON lines out: claims with their support, how figures relate, and what is disputed."""
    from tellings import stream

    _finish(stream.claims(source, output))


@main.group()
def scale() -> None:
    """A corpus instead of a case: the same stages over millions of documents."""


@scale.command("run")
@click.argument("sources", nargs=-1, required=True, metavar="INPUT…")
@click.option("--out", required=True, metavar="DIR", help="Folder or URI for the tables; an unfinished run goes on.")
@click.option(
    "--address", metavar="ADDRESS", help="A Ray cluster, such as 10.0.0.1:6379 or auto; local: one of its own."
)
@click.option(
    "--workers", default=1, show_default=True, type=click.IntRange(1, 256), help="Processes without a cluster."
)
@click.option("--stages", metavar="NAMES", help="Only these, comma between, and what they rest on: lineages, figures …")
@click.option("--partition", default=1000, show_default=True, type=click.IntRange(1), help="Documents in a partition.")
@click.option("--dry-run", is_flag=True, help="Say from a sample what it will take, and do nothing.")
def scale_run(
    sources: Sequence[str],
    out: str,
    address: str | None,
    workers: int,
    stages: str | None,
    partition: int,
    dry_run: bool,
) -> None:
    """Analyse Parquet, JSON lines, web archives (WARC) and pages, here or by URI, into tables."""
    from tellings.scale import estimate, public, run, told

    wanted = [name.strip() for name in stages.split(",")] if stages else None
    if dry_run:
        click.echo(told(estimate(sources, workers=workers, stages=wanted), workers))
        return
    with _corpus_progress() as progress:
        found = run(sources, out, address=address, workers=workers, stages=wanted, part=partition, progress=progress)
    counts = ", ".join(f"{count:,} {noun}" for noun, count in found.counts.items())
    click.echo(f"{public(out)}: {counts}", err=True)
    for problem in found.first_problems:
        click.echo(f"  {problem.document} ({problem.stage}): {problem.why}", err=True)
    if found.problems:
        click.echo(f"{_number(sum(found.problems.values()), 'problem')} in all, in {public(out)}/problems", err=True)
        sys.exit(DONE_WITH_PROBLEMS)


@scale.command("cut")
@click.argument("folder", metavar="DIR")
@click.option("--story", metavar="ID", help="The documents of this story.")
@click.option("--lineage", metavar="ID", help="The documents of this lineage.")
@click.option("--query", metavar="WORDS", help="The documents that a search finds, as `tellings search` does.")
@click.option("--case", "path", required=True, metavar="FILE", help="The case to make.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 256), help="Processes to work with.")
def scale_cut(folder: str, story: str | None, lineage: str | None, query: str | None, path: str, workers: int) -> None:
    """Make a case of a part of a corpus, as if its documents had been read alone."""
    from tellings.scale import cut

    with _progress() as progress:
        found = cut(folder, path, story=story, lineage=lineage, query=query, workers=workers, progress=progress)
    click.echo(f"{path}: {_number(found.documents, 'document')}", err=True)
    for kind, names in (("lineage", found.lineages), ("story", found.stories)):
        if names:
            click.echo(f"  of the corpus' {kind} {', '.join(names[:10])}{' …' if len(names) > 10 else ''}", err=True)


def _print(renderable: Any) -> None:
    from rich.console import Console

    # A pipe gets whole rows: no terminal is there to fold them for.
    Console(soft_wrap=False, width=None if sys.stdout.isatty() else 200, highlight=False).print(renderable)


def _finish(problems: Sequence[Problem]) -> None:
    """List the problems on standard error and leave with 3 where there are any."""
    if not problems:
        return
    click.echo(f"{_number(len(problems), 'problem')}:", err=True)
    for problem in problems[:SHOWN_PROBLEMS]:
        click.echo(f"  {problem.document} ({problem.stage}): {problem.why}", err=True)
    if len(problems) > SHOWN_PROBLEMS:
        click.echo(f"  … and {len(problems) - SHOWN_PROBLEMS} more: tellings show problems CASE", err=True)
    sys.exit(DONE_WITH_PROBLEMS)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _existing(path: str) -> Case:
    from tellings.case import Case

    return Case(path, create=False)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int | None], None] | None]:
    """A progress bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def report(stage: str, done: int, total: int | None) -> None:
            task = tasks.get(stage)
            if task is None:
                task = tasks[stage] = bar.add_task(stage, total=total)
            bar.update(task, completed=done, total=total)

        yield report


@contextmanager
def _corpus_progress() -> Iterator[Callable[[str, int, int | None], None] | None]:
    """A bar where standard error is a terminal, else a line now and then, for the log of a job that nobody watches."""
    if sys.stderr.isatty():
        with _progress() as bar:
            yield bar
        return
    from tellings.scale import Log

    yield Log(lambda line: click.echo(line, err=True))
