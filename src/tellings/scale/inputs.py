"""What is given to be read, cut into pieces that can be read one by one: Parquet, JSON lines, web archives, pages.

On this machine files, folders and globs are found as `tellings read` finds them, and named alike. Behind a URI
(`s3://`, `gs://`, `hdfs://`, `file://`) a file or all files of a folder are read through pyarrow's filesystems.
"""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from tellings.errors import InputError
from tellings.read import PAGES, STREAMS, from_row, html, jsonl, read, text, warc
from tellings.read.documents import STAGE
from tellings.read.encodings import decode, wide
from tellings.read.page import HEAD, SIZE_LIMIT, Page, Unreadable, foreign, head, is_html, shown
from tellings.read.walk import check, files
from tellings.records import Document, Problem, Source
from tellings.scale.folder import first_line, opened, public

if TYPE_CHECKING:
    import pyarrow.fs as pafs
    import pyarrow.parquet as pq

STRETCH = 64_000_000
"""Bytes of a web archive, or of JSON lines, in one piece: some thousand pages, minutes of work."""
CHUNK = 1 << 20
"""Bytes looked through at a time for where lines end."""
FILES = 200
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

    `kind` says how: `files` (on this machine, as `tellings read` does), `found` (the same, in a folder), `lines`,
    `parquet`, `archive` or `pages`.
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
    pages: dict[str, list[tuple[str, int]]] = {"files": [], "found": []}
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
            pages["files" if item[1] else "found"].append((str(path), size))
    for kind, those in pages.items():
        yield from _bundled(kind, those)


def _bundled(kind: str, pages: Sequence[tuple[str, int]]) -> Iterator[Piece]:
    for at in range(0, len(pages), FILES):
        part = pages[at : at + FILES]
        yield Piece(kind, tuple(name for name, _ in part), sum(size for _, size in part))


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
        patterns = " Patterns (* and ?) are for names on this machine; a URI names a file or a folder."
        raise InputError(f"There is nothing at {public(uri)}.", "Check the address." + patterns * ("*" in uri))
    found = [info] if info.is_file else _listed(uri, system, path)
    pages: list[tuple[str, int]] = []
    for one in sorted((one for one in found if one.is_file), key=lambda one: str(one.path)):
        name = _below(uri, one.path.removeprefix(path.rstrip("/")))
        if one.path.lower().endswith((".parquet", *_ARCHIVES)):
            yield from _cut(name, one.size)
        elif one.path.lower().endswith(_LINES):
            yield Piece("lines", (name,), one.size)
        else:
            pages.append((name, one.size))
    yield from _bundled("pages", pages)


def _listed(uri: str, system: pafs.FileSystem, path: str) -> list[pafs.FileInfo]:
    """All files below a folder, but for those that begin with a point and the empty marks (`_SUCCESS`) of jobs."""
    import pyarrow.fs as pafs

    try:
        found = system.get_file_info(pafs.FileSelector(path, recursive=True))
    except OSError as error:
        raise _stopped(uri, error) from error
    names = ((one, one.path.removeprefix(path).strip("/").split("/")) for one in found)
    kept = (one for one, parts in names if not any(part.startswith(".") for part in parts))
    return [one for one in kept if one.size or not one.base_name.startswith("_")]


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
    with _stream(name) as stream:
        try:
            yield from _row_groups(name, _parquet(stream))
        except (OSError, ValueError) as error:
            _sound(name, stream)
            yield Problem(_named(name), STAGE, f"no Parquet file: {_told(error)}")


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
    """A file open for reading at any place; behind a URI, one that says whether it was the store that failed."""
    system, path = opened(name)
    try:
        stream = system.open_input_file(path)
    except OSError as error:
        if "://" in name and not isinstance(error, FileNotFoundError):
            raise _stopped(name, error) from error
        raise
    return _Watched(stream) if "://" in name else stream


class _Watched(io.RawIOBase):
    """A stream that remembers what went wrong with reading it, which its readers take for what is wrong with it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.failed: OSError | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._stream.seek(offset, whence)
        return int(self._stream.tell())

    def tell(self) -> int:
        return int(self._stream.tell())

    def read(self, size: int = -1) -> bytes:
        try:
            data: bytes = self._stream.read(None if size is None or size < 0 else size)
        except OSError as error:
            self.failed = error
            raise
        return data

    def readall(self) -> bytes:
        return self.read()

    def readinto(self, buffer: Any) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


def _sound(name: str, stream: Any) -> None:
    """Raises `InputError` where the store failed and not the file: the file can be read when the store is back."""
    if failed := getattr(stream, "failed", None):
        raise _stopped(name, failed) from failed


def _stopped(name: str, error: OSError) -> InputError:
    hint = "When it can, run the same command again; what was done is kept."
    return InputError(f"{public(name)} cannot be read: {first_line(error, name)}.", hint)


def _told(error: Exception) -> str:
    return first_line(error) + "."


def _named(name: str) -> str:
    """As it is shown."""
    return public(name) if "://" in name else shown(Path(name))


def documents(piece: Piece) -> Iterator[Document | Problem]:
    """What is in a piece; whatever goes wrong with a file is a problem of that file.

    Raises `InputError` for a store that fails: what it has is not lost, and can be read when it is back.
    """
    if piece.kind == "files":
        yield from read(piece.names)
        return
    for name in piece.names:
        yield from _found(name) if piece.kind == "found" else _file(name, piece)


def _found(name: str) -> Iterator[Document | Problem]:
    """A file that nobody named: what its ending says to be no article is not tried."""
    path = Path(name)
    ending = path.suffix.lower()
    try:
        start = head(path)
    except Unreadable:
        start = b""  # told by who reads it
    if start and ending and ending not in PAGES and not foreign(start) and not is_html(start):
        yield Problem(shown(path), STAGE, _no_reader(ending))
        return
    yield from read([name])


def _no_reader(ending: str) -> str:
    return f"no reader for {ending} files; read are {', '.join(sorted({*PAGES, *STREAMS, '.parquet'}))}"


def _file(name: str, piece: Piece) -> Iterator[Document | Problem]:
    stream: Any = None
    try:
        with _stream(name) as stream:
            yield from _READERS[piece.kind](stream, _named(name), piece)
    except (OSError, ValueError, EOFError, zlib.error) as error:
        _sound(name, stream)
        yield Problem(_named(name), STAGE, f"reading stopped, what came before is kept: {_told(error)}")
    _sound(name, stream)


def _lines(stream: Any, name: str, piece: Piece) -> Iterator[Document | Problem]:
    if not piece.low and piece.high is None:
        packed = stream.read(2) == b"\x1f\x8b"
        stream.seek(0)
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
    """A file of one article, or of a JSON list of them: the same that `tellings read` makes of it."""
    data = stream.read(SIZE_LIMIT + 1)
    ending = PurePosixPath(name).suffix.lower()
    if refused := _refused(data, ending):
        yield Problem(name, STAGE, refused)
    elif ending == ".json":
        yield from _list(data, name)
    else:
        reader = html.read if is_html(data[:HEAD]) else PAGES.get(ending, text.read)
        yield from reader(Page(name, data))


def _refused(data: bytes, ending: str) -> str | None:
    if kind := foreign(data[:HEAD]):
        return kind
    if len(data) > SIZE_LIMIT:
        return f"over the limit of {SIZE_LIMIT / 1e6:.0f} MB for one page; split it"
    if not data.strip():
        return "empty" if not data else "holds nothing but white space"
    if ending and ending != ".json" and ending not in PAGES and not is_html(data[:HEAD]):
        return _no_reader(ending)
    return None


def _list(data: bytes, name: str) -> Iterator[Document | Problem]:
    """The rows of one JSON value, a list or a row; where it is none, of JSON lines."""
    words, encoding, _ = decode(data)
    try:
        value = json.loads(words)
    except (ValueError, RecursionError):
        yield from jsonl.rows(cast(BinaryIO, io.BytesIO(data)), name)
        return
    for place, row in enumerate(value if isinstance(value, list) else [value], 1):
        if isinstance(row, dict):
            yield from from_row(row, Source(f"{name}#{place}", jsonl.MEDIA_LIST, encoding))
        else:
            yield Problem(f"{name}#{place}", STAGE, "not a row: a JSON object with id and text is expected")


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


_READERS = {"lines": _lines, "archive": _archive, "pages": _page, "parquet": _rows}
