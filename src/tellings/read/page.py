"""A file before it is read: its name as shown, its bytes, what kind of thing it is."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

SIZE_LIMIT = 20_000_000
"""Bytes of one page, and of one row of JSON lines. The longest articles are under 1 MB and trafilatura itself refuses
more than 20 MB; parsed, a page takes about ten times its size in memory."""
HEAD = 4096
"""Bytes that tell what kind of file it is."""

_SIGNATURES = (
    (b"%PDF-", "a PDF file", "save its text as .txt or .html"),
    (b"\xff\xd8\xff", "a JPEG picture", ""),
    (b"\x89PNG", "a PNG picture", ""),
    (b"GIF8", "a GIF picture", ""),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save its text as .txt or .html"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save its text as .txt or .html"),
    (b"{\\rtf", "a rich-text (RTF) document", "save it as .txt"),
    (
        b"\x1f\x8b",
        "a gzip archive",
        "unpack it; only JSON lines and web archives are read packed (.jsonl.gz, .warc.gz)",
    ),
    (b"BZh", "a bzip2 archive", "unpack it"),
    (b"\xfd7zXZ", "an xz archive", "unpack it"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it"),
    (b"Rar!", "a RAR archive", "unpack it"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "unpack it"),
    (b"\x7fELF", "a program", ""),
    (b"bplist00", "a web archive of Safari", "save the page as HTML"),
    (b"WARC/", "a web archive (WARC)", "name it .warc or .warc.gz"),
)
SQLITE = b"SQLite format 3\x00"
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


class Unreadable(Exception):  # noqa: N818
    """A file that gives no page; the message says why, for a `Problem`. It never leaves this package."""


@dataclass(frozen=True, slots=True)
class Page:
    """A file read whole. `name` is its path as it is shown."""

    name: str
    data: bytes


def shown(path: Path) -> str:
    """The path as given, in one form (posix, `.` and `..` folded), with what cannot be printed written as escapes."""
    name = os.path.normpath(path).replace(os.sep, "/")
    return "".join(
        c
        if c.isprintable()
        else c.encode("utf-8", "surrogateescape").decode(errors="backslashreplace")
        if "\udc80" <= c <= "\udcff"
        else repr(c)[1:-1]
        for c in name
    )


def head(path: Path) -> bytes:
    """The first bytes of a regular file. Raises Unreadable for anything else, so that no pipe is waited for."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise Unreadable(f"{_special(mode)}, not a file; only files are read")
        with path.open("rb") as stream:
            return stream.read(HEAD)
    except OSError as error:
        raise Unreadable(_refusal(path, error)) from error


def load(path: Path) -> Page:
    """The file's bytes. Raises Unreadable for one that is empty, over the limit, or refused by the system."""
    try:
        with path.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
            size = max(path.stat().st_size, len(data))
    except OSError as error:
        raise Unreadable(_refusal(path, error)) from error
    if size > SIZE_LIMIT:
        raise Unreadable(f"{size / 1e6:.1f} MB, over the limit of {SIZE_LIMIT / 1e6:.0f} MB for one page; split it")
    if not data.strip():
        raise Unreadable("empty" if not data else "holds nothing but white space")
    return Page(shown(path), data)


def foreign(start: bytes) -> str | None:
    """What a file is that begins so and is known to be no article; None if it may be one."""
    if start.startswith(SQLITE):
        return "a SQLite database, not an article"
    for signature, kind, advice in _SIGNATURES:
        if start.startswith(signature):
            return f"{kind}, not an article" + (f"; {advice}" if advice else "")
    return None


def is_html(start: bytes) -> bool:
    """True for a file that begins as HTML does, whatever it is called."""
    return _HTML.match(start.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip(b"\xff\xfe")) is not None


def _special(mode: int) -> str:
    kinds = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISDIR, "a folder"))
    return next((name for test, name in kinds if test(mode)), "a device")


def _refusal(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return f"a link that points nowhere: {path.readlink()}"
    return f"cannot be opened: {error.strerror or error}"
