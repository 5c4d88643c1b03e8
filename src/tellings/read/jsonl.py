"""JSON lines: a row, a document (https://jsonlines.org). Also one JSON list of rows, and both packed with gzip."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from tellings.read.documents import STAGE, from_row
from tellings.read.encodings import decode, wide
from tellings.read.page import HEAD, SIZE_LIMIT, Unreadable, load, shown
from tellings.records import Document, Problem, Source

MEDIA = "application/jsonl"
MEDIA_LIST = "application/json"


def read(path: Path) -> Iterator[Document | Problem]:
    """A document a row, one row in memory at a time; paths are `PATH#LINE`, lines counted from 1."""
    name = shown(path)
    try:
        with path.open("rb") as stream:
            packed = stream.read(2) == b"\x1f\x8b"
            stream.seek(0)
            yield from rows(cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if packed else stream, name)
    except (OSError, EOFError, zlib.error) as error:
        yield Problem(name, STAGE, f"reading stopped, the rows before this are kept: {error}")


def read_list(path: Path) -> Iterator[Document | Problem]:
    """A file that is one JSON value: a list of rows (`PATH#PLACE`, counted from 1) or one row; else JSON lines."""
    try:
        page = load(path)
        text, encoding, _ = decode(page.data)
        value = json.loads(text)
    except (Unreadable, ValueError, RecursionError):
        yield from read(path)
        return
    for place, row in enumerate(value if isinstance(value, list) else [value], 1):
        yield from _row(row, Source(f"{page.name}#{place}", MEDIA_LIST, encoding))


def rows(stream: BinaryIO, name: str, *, before: int = 0, whole: bool = True) -> Iterator[Document | Problem]:
    """The documents of an open stream of JSON lines; `name` stands before the `#` of their paths.

    `before` lines of the file stand before the stream; that it holds no rows is a problem where it is the `whole` file.
    """
    buffered = io.BufferedReader(cast(io.RawIOBase, stream), HEAD) if not hasattr(stream, "peek") else stream
    found = False
    for number, line in enumerate(_lines(cast(io.BufferedReader, buffered)), before + 1):
        if line.strip():
            found = True
            yield from _line(line, f"{name}#{number}")
    if whole and not found:
        yield Problem(name, STAGE, "holds no rows")


def _lines(stream: io.BufferedReader) -> Iterator[bytes]:
    """Lines in UTF-8, or as they are; of one that is too long only its first SIZE_LIMIT + 1 bytes."""
    start = stream.peek(HEAD)[:HEAD]
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding: str | None = "utf-16"
    else:
        encoding = wide(start[: len(start) // 2 * 2])
    if not encoding:
        yield from _bounded(stream.readline)
        return
    letters = io.TextIOWrapper(stream, encoding, "replace", newline="\n")
    try:
        yield from _bounded(lambda limit: letters.readline(limit).encode())
    finally:
        letters.detach()  # the stream is closed by whoever opened it


def _bounded(readline: Callable[[int], bytes]) -> Iterator[bytes]:
    while line := readline(SIZE_LIMIT + 1):
        yield line
        while len(line) > SIZE_LIMIT and not line.endswith(b"\n"):
            line = readline(SIZE_LIMIT + 1)


def _line(line: bytes, place: str) -> Iterator[Document | Problem]:
    if len(line) > SIZE_LIMIT:
        yield Problem(place, STAGE, f"a row of more than the limit of {SIZE_LIMIT / 1e6:.0f} MB")
        return
    try:
        text, encoding, broken = decode(line)
        row = json.loads(text)
    except json.JSONDecodeError as error:
        yield Problem(place, STAGE, f"not a row of JSON: {error.msg} at column {error.colno}")
    except (ValueError, RecursionError) as error:
        yield Problem(place, STAGE, f"not a row of JSON: {type(error).__name__}")
    else:
        if broken:
            yield Problem(place, STAGE, f"replaced {broken} bytes that are not {encoding} by U+FFFD")
        yield from _row(row, Source(place, MEDIA, encoding))


def _row(row: object, source: Source) -> Iterator[Document | Problem]:
    if isinstance(row, dict):
        yield from from_row(row, source)
    else:
        yield Problem(source.path, STAGE, "not a row: a JSON object with id and text is expected")
