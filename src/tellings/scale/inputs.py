"""What is given to be read, cut into pieces that can be read one by one: Parquet, JSON lines, web archives, pages.

On this machine files, folders and globs are found as `tellings read` finds them, and named alike. Behind a URI
(`s3://`, `gs://`, `hdfs://`, `file://`) a file or all files of a folder are read through pyarrow's filesystems.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from tellings.errors import InputError
from tellings.read import from_row, html, jsonl, read, text, warc
from tellings.read.documents import STAGE
from tellings.read.encodings import wide
from tellings.read.page import Page, is_html, shown
from tellings.read.walk import check, files
from tellings.records import Document, Problem, Source
from tellings.scale.folder import opened

if TYPE_CHECKING:
    import pyarrow.parquet as pq

STRETCH = 64_000_000
"""Bytes of a web archive, or of JSON lines, in one piece: some thousand pages, minutes of work."""
CHUNK = 1 << 20
"""Bytes looked through at a time for where lines end."""
PAGES = 200
"""Files of one page each in one piece."""
ROWS = 20_000
"""Rows of Parquet in one piece, or one row group where that has more."""
MEDIA = "application/vnd.apache.parquet"

_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_ARCHIVES = (".warc", ".warc.gz")
_WANTED = ("id", "text", "outlet", "url", "title", "byline", "published", "language")


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that one worker reads in one go: whole files, or a stretch of one.

    `kind` says how: `files` (on this machine, as `tellings read` does), `lines`, `parquet`, `archive` or `page`.
    `low` and `high` are bytes of an archive or of lines (high None: to the end) or row groups of a Parquet file;
    `first` is the number of rows, or lines, before them. `size` is in bytes and only for estimates.
    """

    kind: str
    names: tuple[str, ...]
    size: int
    low: int = 0
    high: int | None = None
    first: int = 0

    def plain(self) -> dict[str, Any]:
        """As JSON has it."""
        return asdict(self) | {"names": list(self.names)}


def pieces(sources: Sequence[str]) -> tuple[list[Piece], list[Problem]]:
    """All that the sources hold, in order, and what could not be cut up.

    Raises `InputError` for a source that is not there or cannot be reached, before anything is read.
    """
    here = [source for source in sources if "://" not in source]
    if here or not sources:
        check(here)
    found: list[Piece] = []
    problems: list[Problem] = []
    for source in sources:
        for item in _far(source) if "://" in source else _near(source):
            (problems if isinstance(item, Problem) else found).append(item)  # type: ignore[arg-type]
    return found, problems


def _near(source: str) -> Iterator[Piece | Problem]:
    pages: list[tuple[str, int]] = []
    for item in files([source]):
        if isinstance(item, Problem):
            yield item
            continue
        path = item[0]
        size = path.stat().st_size if path.exists() else 0
        if path.name.lower().endswith((".parquet", *_ARCHIVES)):
            yield from _cut(str(path), size)
        elif path.name.lower().endswith(_LINES) and size > STRETCH and _is_plain(path):
            yield from _cut_lines(path, size)
        elif path.name.lower().endswith((*_LINES, ".json")):
            yield Piece("files", (str(path),), size)
        else:
            pages.append((str(path), size))
    for at in range(0, len(pages), PAGES):
        part = pages[at : at + PAGES]
        yield Piece("files", tuple(name for name, _ in part), sum(size for _, size in part))


def _is_plain(path: Path) -> bool:
    """Whether a line ends at each byte 10: the file is not packed and no code of its letters has two bytes."""
    with path.open("rb") as stream:
        start = stream.read(CHUNK)
    return start[:2] not in (b"\x1f\x8b", b"\xff\xfe", b"\xfe\xff") and not wide(start)


def _cut_lines(path: Path, size: int) -> Iterator[Piece]:
    """Stretches of whole lines. Lines are counted, since a row is named by its line."""
    low = first = lines = at = 0
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            end = at + len(chunk)
            cut = chunk.rfind(b"\n") + 1
            if cut and at + cut - low >= STRETCH and at + cut < size:
                lines += chunk.count(b"\n", 0, cut)
                yield Piece("lines", (str(path),), at + cut - low, low, at + cut, first)
                low, first = at + cut, lines
                lines += chunk.count(b"\n", cut)
            else:
                lines += chunk.count(b"\n")
            at = end
    yield Piece("lines", (str(path),), at - low, low, None, first)


def _far(uri: str) -> Iterator[Piece | Problem]:
    import pyarrow.fs as pafs

    system, path = opened(uri)
    info = system.get_file_info(path)
    if info.type == pafs.FileType.NotFound:
        raise InputError(f"There is nothing at {uri}.", "Check the address.")
    found = [info] if info.is_file else system.get_file_info(pafs.FileSelector(path, recursive=True))
    for one in sorted((one for one in found if one.is_file), key=lambda one: str(one.path)):
        name = _below(uri, one.path.removeprefix(path.rstrip("/")))
        if one.path.lower().endswith((".parquet", *_ARCHIVES)):
            yield from _cut(name, one.size)
        else:
            yield Piece("lines" if one.path.lower().endswith(_LINES) else "page", (name,), one.size)


def _below(uri: str, rest: str) -> str:
    """The URI of a file below a folder; options of the filesystem stay behind its path."""
    top, mark, options = uri.partition("?")
    return f"{top.rstrip('/')}{rest}{mark}{options}"


def _cut(name: str, size: int) -> Iterator[Piece | Problem]:
    if _named(name).lower().endswith(_ARCHIVES):
        for low in range(0, max(size, 1), STRETCH):
            high = low + STRETCH if low + STRETCH < size else None
            yield Piece("archive", (name,), min(STRETCH, size - low), low, high)
        return
    try:
        with _stream(name) as stream:
            yield from _row_groups(name, _parquet(stream))
    except (OSError, ValueError) as error:
        yield Problem(_named(name), STAGE, f"no Parquet file: {error}")


def _row_groups(name: str, file: pq.ParquetFile) -> Iterator[Piece | Problem]:
    missing = {"text"} - set(file.schema_arrow.names)
    if missing:
        yield Problem(_named(name), STAGE, f"a table without text; it has {', '.join(file.schema_arrow.names[:8])}")
        return
    low = first = rows = size = 0
    for group in range(file.num_row_groups):
        rows += file.metadata.row_group(group).num_rows
        size += file.metadata.row_group(group).total_byte_size
        if rows >= ROWS or group + 1 == file.num_row_groups:
            yield Piece("parquet", (name,), size, low, group + 1, first)
            low, first, rows, size = group + 1, first + rows, 0, 0


def _parquet(stream: Any) -> pq.ParquetFile:
    import pyarrow.parquet as pq

    return pq.ParquetFile(stream)


def _stream(name: str) -> Any:
    system, path = opened(name)
    return system.open_input_file(path)


def _named(name: str) -> str:
    """As it is shown: without options, which may hold a key."""
    return name.partition("?")[0] if "://" in name else shown(Path(name))


def documents(piece: Piece) -> Iterator[Document | Problem]:
    """What is in a piece; whatever goes wrong with a file is a problem of that file."""
    if piece.kind == "files":
        yield from read(piece.names)
        return
    name = piece.names[0]
    try:
        with _stream(name) as stream:
            yield from _READERS[piece.kind](stream, _named(name), piece)
    except (OSError, ValueError, EOFError) as error:
        yield Problem(_named(name), STAGE, f"reading stopped, what came before is kept: {error}")


def _lines(stream: Any, name: str, piece: Piece) -> Iterator[Document | Problem]:
    if not piece.low and piece.high is None:
        packed = name.lower().endswith(".gz")
        yield from jsonl.rows(cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if packed else stream, name)
        return
    stream.seek(piece.low)
    part = cast(BinaryIO, io.BufferedReader(_Part(stream, None if piece.high is None else piece.high - piece.low)))
    yield from jsonl.rows(part, name, before=piece.first, whole=False)


class _Part(io.RawIOBase):
    """So many bytes of a stream, from where it stands; without a number, all that follow."""

    def __init__(self, stream: BinaryIO, left: int | None) -> None:
        self._stream, self._left = stream, left

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = len(buffer) if self._left is None else min(len(buffer), self._left)
        found = self._stream.read(size)
        buffer[: len(found)] = found
        if self._left is not None:
            self._left -= len(found)
        return len(found)


def _archive(stream: Any, name: str, piece: Piece) -> Iterator[Document | Problem]:
    yield from warc.pages(stream, name, piece.low, piece.high)


def _page(stream: Any, name: str, piece: Piece) -> Iterator[Document | Problem]:
    page = Page(name, stream.read())
    yield from html.read(page) if is_html(page.data[:4096]) else text.read(page)


def _rows(stream: Any, name: str, piece: Piece) -> Iterator[Document | Problem]:
    file = _parquet(stream)
    columns = [column for column in _WANTED if column in file.schema_arrow.names]
    number = piece.first
    for group in range(piece.low, piece.high or file.num_row_groups):
        for batch in file.iter_batches(200, row_groups=[group], columns=columns, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield from from_row(_spelled(row), Source(f"{name}#{number}", MEDIA, "utf-8"))


def _spelled(row: dict[str, Any]) -> dict[str, Any]:
    """Dates and moments, which Parquet has as such, as text."""
    return {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in row.items()}


_READERS = {"lines": _lines, "archive": _archive, "page": _page, "parquet": _rows}
