"""The stream commands: JSON lines in, JSON lines out, no case. Output rows echo the caller's ids."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from tellings.errors import InputError
from tellings.files import replaced
from tellings.pipeline import analyse
from tellings.read import read
from tellings.records import Document, Problem, Reading


def documents(path: str) -> Iterator[Document | Problem]:
    """The rows of a file of JSON lines (`.gz` too), as documents. Raises `InputError` where there is no such file."""
    return read([path])


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

    def rows() -> Iterator[dict[str, Any]]:
        for item in documents(path):
            if isinstance(item, Problem):
                problems.append(item)
                continue
            reading = analyse(Reading(item))
            problems.extend(reading.problems)
            yield annotated(reading)

    write(rows(), out)
    return problems


def write(rows: Iterable[Any], out: str) -> None:
    """Write rows as JSON lines. Raises `InputError` where `out` cannot be written."""
    encode = msgspec.json.Encoder().encode
    try:
        with _target(out) as file:
            for row in rows:
                file.write(encode(row) + b"\n")
    except OSError as error:
        raise InputError(f"{out} cannot be written: {error.strerror}.") from error


@contextmanager
def _target(out: str) -> Iterator[BinaryIO]:
    if out == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with replaced(Path(out)) as file:
            yield file
