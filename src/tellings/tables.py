"""What `show`, `search` and `demo` print: tables for a terminal, of the records as they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import as_file
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from tellings.demo import META, PAGES
from tellings.export.account import documents_of
from tellings.labels import labels
from tellings.records import Document, Hit, Lineage, Place, Progress, Span
from tellings.statements import chosen

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
        named = {mention.entity for mention in case.mentions() if mention.document == only.id}
        items = [item for item in items if _touches(item, only.id) or (what == "entities" and item.id in named)]
    return _shown(case, what, items)


def attributions(
    case: Case,
    only: Document | None = None,
    speaker: str | None = None,
    act: str | None = None,
    outlet: str | None = None,
) -> RenderableType:
    """The attributions by this speaker, of this act and in this outlet (None: any), of all documents or of one."""
    told = [one for one in case.attributions() if only is None or one.document == only.id]
    readings = case.readings([only.id] if only else None, ())
    return _shown(case, "attributions", chosen(told, readings, speaker, act, outlet, case.entities()))


def _shown(case: Case, what: str, items: Sequence[Any]) -> RenderableType:
    if not items:
        return Text(f"no {what}")
    documents = case.documents()
    names = {**{entity.id: entity.name for entity in case.entities()}, **labels(documents)}
    show = _Shower({document.id: document.text for document in documents}, names)
    if what == "lineages":
        return Group(*(show.lineage(lineage) for lineage in items))
    return show.records(what, items)


def _documents(case: Case) -> Table:
    shown = _empty("documents", ("key", "outlet", "title", "published", "basis", "language", "characters", "id"))
    for document in documents_of(case):
        published = document.published
        cells = (document.outlet, document.title, published.value, published.basis, document.language)
        shown.add_row(*map(_cell, (document.key, *cells, len(document.text), document.id)))
    return shown


@dataclass(frozen=True, slots=True)
class _Shower:
    """Turns records into rows; knows the texts, and the names of the documents and entities that they speak of."""

    texts: Mapping[str, str]
    names: Mapping[str, str]

    def records(self, what: str, items: Sequence[Any]) -> Table:
        fields = type(items[0]).__dataclass_fields__
        spans = "start" in fields and "text" not in fields
        shown = _empty(what, (*fields, *(("text",) if spans else ())))
        for item in items:
            text = self.texts.get(getattr(item, "document", ""), "")
            cells = [self.value(getattr(item, name), text) for name in fields]
            if spans:
                cells.append(_cell(excerpt(self.texts[item.document][item.start : item.end])))
            shown.add_row(*cells)
        return shown

    def value(self, value: Any, text: str = "") -> Text:
        """A field as a cell; `text` is the document's, for spans of it."""
        if isinstance(value, Span):
            return _cell(f"{value.start}–{value.end} {excerpt(text[value.start : value.end])}")
        if isinstance(value, Place):
            words = excerpt(self.texts[value.document][value.start : value.end])
            return _cell(f"{self.names[value.document]} {value.start}–{value.end} {words}")
        if isinstance(value, str) and value in self.names:
            return _cell(self.names[value])
        if isinstance(value, tuple):
            return Text(", ").join(self.value(item, text) for item in value)
        if hasattr(value, "__dataclass_fields__"):
            return Text(" ").join(self.value(getattr(value, field), text) for field in value.__dataclass_fields__)
        return _cell(value)

    def lineage(self, lineage: Lineage) -> Tree:
        agency = lineage.agency or "no credit found"
        top = Tree(Text.assemble((_cell(lineage.name).plain, "bold"), f"  {agency}  {lineage.id}"))
        members = top.add(f"{len(lineage.members)} members" if lineage.members else "no members: a passage")
        for member in lineage.members:
            members.add(_cell(self.names[member]))
        for borrower in lineage.borrowers:
            top.add(_cell(f"borrower: {self.names[borrower.document]}, {borrower.share:.0%} of its words"))
        for edge in lineage.edges:
            arrow = "→" if edge.directed else "—"
            ends = f"{self.names[edge.source]} {arrow} {self.names[edge.to]}"
            top.add(_cell(f"{ends}: {edge.relation.replace('_', ' ')}, {edge.share:.0%}; {edge.why}"))
        return top


def _empty(title: str, header: Iterable[str]) -> Table:
    shown = Table(title=title, title_justify="left", show_edge=False, pad_edge=False)
    for name in header:
        shown.add_column(name, overflow="fold")
    return shown


def _cell(value: Any) -> Text:
    """Text as it is: nothing in an article is markup for the terminal, and control characters show as such."""
    text = "" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)
    return Text(
        "".join(c if c.isprintable() or unicodedata.category(c) == "Zs" else "␤" if c == "\n" else "�" for c in text)
    )


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
    documents = {document.id: document for document in case.documents(sorted({hit.document for hit in found}))}
    names = labels(documents.values())
    shown = _empty(f"{len(found)} found", ("document", "key", "place", "text"))
    for hit in found:
        document = documents[hit.document]
        text = Text.assemble(_cell(hit.before), (_cell(hit.match).plain, "bold reverse"), _cell(hit.after))
        shown.add_row(_cell(names[hit.document]), _cell(document.key), f"{hit.start}–{hit.end}", text)
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
    nouns = (
        "documents",
        "blocks",
        "sentences",
        "mentions",
        "times",
        "attributions",
        "figures",
        "copies",
        "lineages",
        "edits",
        "stories",
        "claims",
        "disputes",
        "timeline",
        "wording",
        "problems",
    )
    return [Text(f"{case.count(noun):6,} {noun}") for noun in nouns]
