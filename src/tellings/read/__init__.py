"""Bytes to documents. A new format is a module here with a `read`, and a line in the tables below.

`read` takes files, folders and globs and gives documents and problems, one at a time. By its name's ending a file goes
to the reader of its format; a file without a known ending, or one of text that calls itself HTML, goes by its content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tellings.errors import TellingsError
from tellings.read import html, jsonl, text, warc
from tellings.read.documents import STAGE, from_row, identity
from tellings.read.meta import Meta, apply, leftovers, load_meta
from tellings.read.page import Page, Unreadable, foreign, head, is_html, load, shown
from tellings.read.walk import check, files
from tellings.records import Document, Problem

__all__ = ["check", "from_row", "identity", "read"]

Found = Iterator[Document | Problem]

PAGES: dict[str, Callable[[Page], Found]] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".shtml": html.read,
}
"""Formats of one document a file, read whole."""
STREAMS: dict[str, Callable[[Path], Found]] = {
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".jsonl.gz": jsonl.read,
    ".ndjson.gz": jsonl.read,
    ".json": jsonl.read_list,
    ".warc": warc.read,
    ".warc.gz": warc.read,
}
"""Formats of many documents a file, of any size."""


def read(sources: Sequence[str], meta: Path | None = None) -> Iterator[Document | Problem]:
    """The documents of files, folders and globs, each with one source, and problems; lazily, in order of the names.

    `meta` is a CSV with what is to be known of files (see `tellings.read.meta`). The same page under two paths comes
    twice, with the same id. Raises InputError for a source or a table that does not exist and OptionError for a table
    that does not fit, at once and before anything is read; whatever is wrong later is a Problem.
    """
    check(sources)
    table = load_meta(meta) if meta else None
    return _all(sources, table, meta)


def _all(sources: Sequence[str], table: Meta | None, meta: Path | None) -> Found:
    for item in files(sources):
        if isinstance(item, Problem):
            yield item
        elif not (meta and meta.exists() and item[0].exists() and meta.samefile(item[0])):
            yield from _described(_file(*item), table)
    if table:
        yield from leftovers(table)


def _described(found: Found, table: Meta | None) -> Found:
    renamed: dict[str, str] = {}
    for item in found:
        if table is None:
            yield item
        elif isinstance(item, Document):
            said = apply(table, item)
            renamed = {item.id: said.id}
            yield said
        else:
            yield Problem(renamed.get(item.document, item.document), item.stage, item.why)


def _file(path: Path, named: bool) -> Found:
    """The documents of one file; what goes wrong with it, foreseen or not, is a problem of that file alone."""
    try:
        yield from _opened(path, named)
    except Unreadable as error:
        yield Problem(shown(path), STAGE, str(error))
    except (TellingsError, ImportError, MemoryError):
        raise  # of the machine, not of the page: every page would fail so
    except Exception as error:  # a page that breaks the extractor must not stop the run
        yield Problem(shown(path), STAGE, f"could not be read: {type(error).__name__}: {error}")


def _opened(path: Path, named: bool) -> Found:
    start = head(path)
    ending = _ending(path.name.lower())
    if ending in STREAMS and (ending.endswith(".gz") or ending == ".warc" or not _refused(start)):
        return STREAMS[ending](path)
    if kind := foreign(start):
        raise Unreadable(kind)
    if is_html(start):
        return html.read(load(path))
    if ending in PAGES:
        return PAGES[ending](load(path))
    if path.suffix and not named:
        raise Unreadable(f"no reader for {path.suffix} files; read are {', '.join(sorted({*PAGES, *STREAMS}))}")
    return text.read(load(path))


def _refused(start: bytes) -> bool:
    return foreign(start) is not None and not start.startswith(b"\x1f\x8b")


def _ending(name: str) -> str:
    return next((ending for ending in (*STREAMS, *PAGES) if name.endswith(ending)), "")
