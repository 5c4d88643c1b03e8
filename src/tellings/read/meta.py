"""What a user says about pages that say nothing about themselves: a CSV of file, outlet, URL, title, date."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from tellings.errors import InputError, OptionError
from tellings.read.dates import published
from tellings.read.documents import STAGE, identity
from tellings.read.encodings import decode
from tellings.read.page import Unreadable, foreign, head, load, shown
from tellings.read.text import unix_lines
from tellings.records import Document, Problem

COLUMNS = ("file", "outlet", "url", "title", "date")
_SHOWN_FILES = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: where it stands, the end of a path that it is about, the document's fields it gives."""

    place: str
    file: str
    fields: Mapping[str, str]


@dataclass(slots=True)
class Meta:
    """The rows by their file's last name, what is wrong with them, and the files that each was used for."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    used: dict[str, set[str]] = field(default_factory=dict)


def load_meta(path: Path) -> Meta:
    """Read with commas, semicolons or tabs, header names in any case; only `file` is required.

    Raises InputError where the table cannot be read, OptionError for a column that is not known or missing.
    """
    name = shown(path)
    try:
        if kind := foreign(head(path)):
            raise Unreadable(kind)
        text, _, _ = decode(load(path).data)
    except Unreadable as error:
        raise InputError(f"The table {name} cannot be used: {error}.", "Give --meta a CSV file.") from error
    reader = csv.reader(io.StringIO(unix_lines(text)), delimiter=_delimiter(text))
    meta = Meta()
    try:
        header = _header(next(reader), name)
        for cells in reader:
            if any(map(str.strip, cells)):
                _add(meta, header, [cell.strip() for cell in cells], f"{name}#{reader.line_num}")
    except csv.Error as error:
        raise InputError(f"The table {name} cannot be used: line {reader.line_num}: {error}.") from error
    return meta


def apply(meta: Meta, document: Document) -> Document:
    """The document with what the table says of its file; where both say something, the table is right.

    The row with the longest fitting path counts, the first of equals.
    """
    path = document.sources[0].path
    if document.sources[0].media.startswith("application/json"):
        path = path.rpartition("#")[0]
    fitting = [row for row in meta.rows.get(path.rpartition("/")[2], ()) if f"/{path}".endswith(f"/{row.file}")]
    if not fitting:
        return document
    row = max(fitting, key=lambda fit: len(fit.file))
    meta.used.setdefault(row.place, set()).add(path)
    said = replace(
        document,
        outlet=row.fields.get("outlet", document.outlet),
        url=row.fields.get("url", document.url),
        title=row.fields.get("title", document.title),
        published=row.fields.get("published", document.published),
    )
    return replace(said, id=identity(said.text, said.outlet, said.url, said.caller_id))


def leftovers(meta: Meta) -> Iterator[Problem]:
    """After all was read: the rows' own faults, rows that fitted no file, and rows that fitted several."""
    yield from meta.problems
    for row in (row for rows in meta.rows.values() for row in rows):
        paths = sorted(meta.used.get(row.place, ()))
        if not paths:
            yield Problem(row.place, STAGE, f"no file that was read is {row.file!r}")
        elif len(paths) > 1:
            names = ", ".join(paths[:_SHOWN_FILES]) + (" …" if len(paths) > _SHOWN_FILES else "")
            yield Problem(row.place, STAGE, f"{row.file!r} fits {len(paths)} files ({names}): give more of the path")


def _delimiter(text: str) -> str:
    header = text.lstrip().partition("\n")[0]
    return max(",;\t", key=header.count)


def _header(cells: list[str], name: str) -> list[str]:
    header = [cell.strip().lower() for cell in cells]
    known = f"Known columns: {', '.join(COLUMNS)}."
    for column in header:
        if column not in COLUMNS:
            raise OptionError(f"The table {name} has a column {column!r} that is not known.", known)
        if header.count(column) > 1:
            raise OptionError(f"The table {name} has the column {column!r} twice.", known)
    if "file" not in header:
        raise OptionError(f"The table {name} has no column 'file'.", known)
    return header


def _add(meta: Meta, header: list[str], cells: list[str], place: str) -> None:
    if len(cells) > len(header) and any(cells[len(header) :]):
        meta.problems.append(Problem(place, STAGE, f"{len(cells)} cells under {len(header)} columns: quote the commas"))
    row = {column: cell for column, cell in zip(header, cells, strict=False) if cell}
    file = row.pop("file", "").replace("\\", "/").removeprefix("./")
    if not file:
        meta.problems.append(Problem(place, STAGE, "names no file"))
        return
    printed = row.pop("date", "")
    day = published(printed)
    if day:
        row["published"] = day
    elif printed:
        meta.problems.append(Problem(place, STAGE, f"date {printed!r} is not one certain day: write 2020-09-30"))
    same = meta.rows.setdefault(file.rpartition("/")[2], [])
    if any(other.file == file for other in same):
        meta.problems.append(Problem(place, STAGE, f"a second row for {file!r}; the first one counts"))
    else:
        same.append(Row(place, file, row))
