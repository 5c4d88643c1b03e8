"""What `show`, `search` and `demo` print: tables for a terminal, of the records as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import as_file
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from tellings.demo import META, PAGES
from tellings.export.account import documents_of
from tellings.records import Document, Hit, Place, Progress

if TYPE_CHECKING:
    from tellings.case import Case

EXCERPT = 90
"""Code points of a span that a table shows: a line of a wide terminal beside the other columns."""


def table(case: Case, what: str, only: Document | None = None) -> RenderableType:
    """One noun of a case as a table, of all documents or of one; where there is none of it, that in words."""
    if what == "documents":
        return _documents(case)
    items = getattr(case, what)()
    if only:
        items = [item for item in items if _touches(item, only.id)]
    if not items:
        return Text(f"no {what}")
    documents = {document.id: document for document in case.documents()}
    return _records(what, items, documents)


def _documents(case: Case) -> Table:
    shown = _empty("documents", ("key", "outlet", "title", "published", "basis", "language", "characters", "id"))
    for document in documents_of(case):
        published = document.published
        cells = (document.outlet, document.title, published.value, published.basis, document.language)
        shown.add_row(*map(_cell, (document.key, *cells, len(document.text), document.id)))
    return shown


def _records(what: str, items: Sequence[Any], documents: Mapping[str, Document]) -> Table:
    names = type(items[0]).__dataclass_fields__
    spans = "start" in names and "text" not in names
    shown = _empty(what, (*names, *(("text",) if spans else ())))
    for item in items:
        cells = [_value(getattr(item, name), documents, name) for name in names]
        if spans:
            cells.append(_cell(excerpt(documents[item.document].text[item.start : item.end])))
        shown.add_row(*cells)
    return shown


def _empty(title: str, header: Iterable[str]) -> Table:
    shown = Table(title=title, title_justify="left", show_edge=False, pad_edge=False)
    for name in header:
        shown.add_column(name, overflow="fold")
    return shown


def _value(value: Any, documents: Mapping[str, Document], name: str) -> Text:
    if isinstance(value, Place):
        document = documents[value.document]
        return _cell(f"{document.key} {value.start}–{value.end} {excerpt(document.text[value.start : value.end])}")
    if isinstance(value, str) and value in documents:
        return _cell(documents[value].key)
    if isinstance(value, tuple):
        return Text(", ").join(_value(item, documents, name) for item in value)
    if hasattr(value, "__dataclass_fields__"):
        return Text(" ").join(_value(getattr(value, field), documents, field) for field in value.__dataclass_fields__)
    return _cell(value)


def _cell(value: Any) -> Text:
    """Text as it is: nothing in an article is markup for the terminal, and control characters show as such."""
    text = "" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)
    return Text("".join(c if c.isprintable() else "␤" if c == "\n" else "�" for c in text))


def excerpt(text: str) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1] + "…"


def _touches(item: Any, document: str) -> bool:
    if hasattr(item, "document"):
        return bool(item.document == document)
    values = [getattr(item, name) for name in type(item).__dataclass_fields__]
    return any(_names(value, document) for value in values)


def _names(value: Any, document: str) -> bool:
    if isinstance(value, tuple):
        return any(_names(item, document) for item in value)
    return bool(value == document or getattr(value, "document", None) == document)


def hits(case: Case, found: Sequence[Hit]) -> Table:
    """What a search found, the words that matched in bold."""
    documents = {document.id: document for document in case.documents({hit.document for hit in found})}
    shown = _empty(f"{len(found)} found", ("document", "outlet", "place", "text"))
    for hit in found:
        document = documents[hit.document]
        text = Text.assemble(_cell(hit.before), (_cell(hit.match).plain, "bold reverse"), _cell(hit.after))
        shown.add_row(_cell(document.key), _cell(document.outlet), f"{hit.start}–{hit.end}", text)
    return shown


def demonstrate(folder: str, progress: Progress | None) -> RenderableType:
    """Read the bundled coverage into a new case in `folder`, write its report, and say what was found."""
    from tellings.case import Case

    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    path, page = out / "demo.db", out / "demo.html"
    for old in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        old.unlink(missing_ok=True)
    with Case(path) as case:
        with as_file(PAGES) as pages, as_file(META) as meta:
            case.read(pages, meta=meta, progress=progress)
        case.report(page)
        return Group(table(case, "documents"), "", *_counts(case), "", Text(f"The account: {page}"))


def _counts(case: Case) -> list[Text]:
    nouns = ("documents", "blocks", "sentences", "mentions", "times", "copies", "lineages", "edits", "problems")
    return [Text(f"{case.count(noun):6,} {noun}") for noun in nouns]
