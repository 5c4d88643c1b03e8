"""`--format csv`: a folder of tables, one per noun, that a spreadsheet opens.

UTF-8 with a byte-order mark and CRLF, as spreadsheets expect. Beside the fields of the record, a table has the key of
the document and the words of the span. A cell that a spreadsheet would run as a formula is led by an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tellings import records
from tellings.export.account import LISTS, ExportedDocument, documents_of, items_of
from tellings.files import replaced
from tellings.rows import columns, to_row

if TYPE_CHECKING:
    from tellings.case import Case

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(case: Case, path: Path) -> None:
    """Write one `NOUN.csv` per noun into the folder `path`, which is made where it is absent."""
    from tellings.case import CASE_NOUNS, EACH_NOUNS

    path.mkdir(parents=True, exist_ok=True)
    documents = {document.id: document for document in documents_of(case)}
    _table(path / "documents.csv", _document_columns(), map(_document_row, documents.values()))
    for noun in LISTS:
        record = {**EACH_NOUNS, **CASE_NOUNS}[noun]
        rows = (_row(item, documents) for item in items_of(case, noun))
        _table(path / f"{noun}.csv", _columns(record), rows)
    _table(path / "problems.csv", columns(records.Problem), map(to_row, case.problems()))


def _table(path: Path, header: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    with replaced(path) as file, io.TextIOWrapper(file, encoding="utf-8-sig", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(header)
        writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _document_columns() -> tuple[str, ...]:
    return ("id", "key", "outlet", "title", "published", "basis", "why", "url", "byline", "language", "sources", "text")


def _document_row(document: ExportedDocument) -> tuple[Any, ...]:
    published = document.published
    return (
        document.id,
        document.key,
        document.outlet,
        document.title,
        published.value,
        published.basis,
        "; ".join(published.why),
        document.url,
        document.byline,
        document.language,
        "; ".join(source.path for source in document.sources),
        document.text,
    )


def _columns(record: type) -> Iterator[str]:
    """A record's columns, each place and each span that has no words of its own followed by key and words."""
    names = columns(record)
    for name in names:
        yield name
        if name == "document" or name.endswith("_document"):
            yield name.removesuffix("document") + "key"
    if "start" in names and "text" not in names:
        yield "text"


def _row(item: Any, documents: Mapping[str, ExportedDocument]) -> Iterator[Any]:
    names = columns(type(item))
    for name, value in zip(names, to_row(item), strict=True):
        yield value
        if name == "document" or name.endswith("_document"):
            yield documents[str(value)].key
    if "start" in names and "text" not in names:
        yield documents[item.document].text[item.start : item.end]
