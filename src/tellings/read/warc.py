"""Web archives (WARC 1.0 and 1.1, ISO 28500): every answer of a server that is a page is a document.

Packed record by record with gzip, as Common Crawl and the crawlers write them, or not packed. A record's path is
`FILE#OFFSET`, the byte where it begins, as in the indexes of archives (CDX). A broken record is a problem, and reading
goes on at the next one.
"""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from tellings.read import html
from tellings.read.documents import STAGE
from tellings.read.page import SIZE_LIMIT, Page, shown
from tellings.records import Document, Problem

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]

STEP = 1 << 16
"""Bytes looked through at a time for the beginning of the next record."""
_HEAD = 1 << 10
"""Bytes of a packed record that surely hold its first line."""
_BEGIN = re.compile(rb"\x1f\x8b\x08|(?<![^\n])WARC/1\.")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"\nContent-Length:\s*(\d{1,15})\s*\r?\n", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_SILENT = frozenset({"warcinfo", "request", "metadata"})
"""Records about the crawl, not of the web."""


def read(path: Path) -> Iterator[Document | Problem]:
    """The pages of one archive, one record in memory at a time."""
    name = shown(path)
    try:
        with path.open("rb") as stream:
            yield from pages(stream, name)
    except OSError as error:
        yield Problem(name, STAGE, f"reading stopped, the records before this are kept: {error}")


def pages(stream: BinaryIO, name: str, low: int = 0, high: int | None = None) -> Iterator[Document | Problem]:
    """The pages of the records that begin in a stretch of bytes of an open archive; `name` stands before the `#`.

    What several workers find in stretches that tile a file is what one finds in all of it, but for the count of
    answers that are no pages, which each gives for its own.
    """
    left_out: Counter[str] = Counter()
    at = begin(stream, low)
    if at is None and low == 0:
        yield Problem(name, STAGE, "holds no records")
    while at is not None and (high is None or at < high):
        start, at = at, None
        plain = _bytes(stream, start, 5) == b"WARC/"
        for record, where in _from(stream, start, high):
            try:
                broken = record if isinstance(record, Exception) else None
                if not broken and plain and not _ends_well(stream, where):
                    raise ValueError("it does not end where it says")
                yield from () if broken else _page(record, f"{name}#{where}", left_out)
            except Exception as error:  # a body that does not unpack is met only here
                broken = error
            if broken:
                yield Problem(f"{name}#{where}", STAGE, f"a broken record: {_told(broken)}")
                at = begin(stream, where + 1)
                break
    if left_out:
        told = ", ".join(f"{what} {count}" for what, count in sorted(left_out.items()))
        yield Problem(name, STAGE, f"left out {sum(left_out.values())} records that are no pages: {told}")


def _from(stream: BinaryIO, start: int, high: int | None) -> Iterator[tuple[Any, int]]:
    """Records and the bytes where they begin, up to the first broken one, which comes as the exception it raised."""
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

    where = start
    try:
        stream.seek(start)
        records = ArchiveIterator(stream)
        for record in records:
            if high is not None and where >= high:
                return
            yield record, where
            records.read_to_end()
            where = records.offset
        if where < stream.seek(0, io.SEEK_END):
            yield EOFError("the archive ends within it"), where
    except Exception as error:  # warcio, zlib and the readers of headers raise whatever they meet
        yield error, where


def _bytes(stream: BinaryIO, start: int, size: int) -> bytes:
    """So many bytes from a place on; the stream stands where it stood."""
    here = stream.tell()
    stream.seek(start)
    data = stream.read(size)
    stream.seek(here)
    return data


def _ends_well(stream: BinaryIO, where: int) -> bool:
    """Whether a record that is not packed ends where it says: else it swallows those behind it.

    Two ends of line stand behind a record, whatever comes then; some writers leave them out.
    """
    head = _bytes(stream, where, STEP)
    end = _HEAD_END.search(head)
    length = _LENGTH.search(head, 0, end.end()) if end else None
    if end is None or length is None:
        return True  # warcio says what is wrong with it
    rest = _bytes(stream, where + end.end() + int(length[1]), 16)
    return rest.startswith((b"\r\n\r\n", b"\n\n")) or b"WARC/".startswith(rest.lstrip(b"\r\n")[:5])


def begin(stream: BinaryIO, low: int) -> int | None:
    """Where the first record at or behind a byte begins, None where there is none."""
    at = max(low - 1, 0)
    while True:
        stream.seek(at)
        data = stream.read(STEP + _HEAD)
        for found in _BEGIN.finditer(data):
            place = found.start()
            if low <= at + place < at + STEP and (data[place] != 0x1F or _unpacks(data[place : place + _HEAD])):
                return at + place
        if len(data) < STEP + _HEAD:
            return None
        at += STEP - 1


def _unpacks(data: bytes) -> bool:
    """Whether what seems to be the beginning of a packed record is one: the three bytes may stand anywhere."""
    try:
        return zlib.decompressobj(31).decompress(data, 16).startswith(b"WARC/1.")
    except zlib.error:
        return False


def _page(record: ArcWarcRecord, place: str, left_out: Counter[str]) -> Iterator[Document | Problem]:
    """The page of a record; what is none is counted, under what it is."""
    if record.rec_type in _SILENT:
        return
    headers = record.http_headers if record.rec_type == "response" else None
    kind = (headers.get_header("Content-Type") if headers else record.content_type) or "no type stated"
    status = headers.get_statuscode() if headers else "200"
    what = _no_page(record.rec_type, status, kind)
    data = b"" if what else record.content_stream().read(SIZE_LIMIT + 1)
    if len(data) <= SIZE_LIMIT and _rest(record):
        raise EOFError("the archive ends within it")
    if what:
        left_out[what] += 1
        return
    if len(data) > SIZE_LIMIT or not data.strip():
        left_out["empty pages" if not data.strip() else f"pages of over {SIZE_LIMIT / 1e6:.0f} MB"] += 1
        return
    charset = _CHARSET.search(kind)
    url = record.rec_headers.get_header("WARC-Target-URI")
    yield from html.read(Page(place, data), url, charset[1] if charset else None)


def _rest(record: ArcWarcRecord) -> int:
    """Bytes that a record, read to its end, says to have and has not."""
    while record.raw_stream.read(STEP):
        pass
    # A record whose own head is cut off says nothing of its length.
    return int(record.raw_stream.limit) if record.rec_headers.get_header("Content-Length") else 1


def _no_page(record: str, status: str, kind: str) -> str | None:
    if record not in ("response", "resource"):
        return f"{record} records"
    if status != "200":
        return f"status {status}"
    return None if kind.lower().startswith(_PAGES) else kind.partition(";")[0].strip().lower()


def _told(error: Exception) -> str:
    line = (str(error).splitlines() or [""])[0][:80]
    return f"{type(error).__name__}: {''.join(c if c.isprintable() else '.' for c in line)}"
