"""Rows to documents: the one place where a document is made and gets its identity.

A row is a mapping with `id` and `text` and, optionally, `outlet`, `url`, `title`, `byline`, `published`, `language`;
whatever else it holds is ignored. Every reader ends here, and so do the stream commands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b

from tellings.read.dates import published as published_of
from tellings.read.languages import detect, normalised
from tellings.records import Document, Problem, Source

STAGE = "read"
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL and lone surrogates: JSON can spell them, UTF-8 and a database's text cannot hold them."""


def identity(text: str, outlet: str | None, url: str | None, caller_id: str | None) -> str:
    """`d` and 19 hexadecimal digits (76 bits) of BLAKE2b over text, outlet, URL and the caller's id.

    Each part is preceded by its length in bytes, and one that is missing differs from one that is empty, so that no
    two different documents are spelled alike. Among ten million documents the chance of one collision is below 1e-9.
    """
    digest = blake2b(digest_size=10)
    for part in (text, outlet, url, caller_id):
        data = b"" if part is None else part.encode("utf-8")
        digest.update(b"-" if part is None else b"%d:" % len(data))
        digest.update(data)
    return "d" + digest.hexdigest()[:19]


def from_row(row: Mapping[str, object], source: Source) -> Iterator[Document | Problem]:
    """The document of a row, after or instead of it what is wrong with the row.

    `text` is kept verbatim, but that NUL and lone surrogates become U+FFFD one for one (positions stay), with a
    problem that counts them. Without a usable `text` there is a problem and no document; a field that cannot be used
    is left out with a problem, and the document stays.
    """
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        yield Problem(source.path, STAGE, _textless(row))
        return
    fields, faults = _fields(row)
    clean = UNSTORABLE.sub("\ufffd", text)
    if count := len(UNSTORABLE.findall(text)):
        faults.append(f"replaced {count} NUL or lone surrogate characters by U+FFFD: UTF-8 text cannot hold them")
    document = _document(clean, fields, source)
    yield document
    for why in faults:
        yield Problem(document.id, STAGE, f"{source.path}: {why}")


def _document(text: str, fields: Mapping[str, str], source: Source) -> Document:
    outlet, url, caller_id = fields.get("outlet"), fields.get("url"), fields.get("id")
    return Document(
        id=identity(text, outlet, url, caller_id),
        text=text,
        title=fields.get("title"),
        outlet=outlet,
        url=url,
        byline=fields.get("byline"),
        published=fields.get("published"),
        language=fields.get("language") or detect(text),
        caller_id=caller_id,
        sources=(source,),
    )


def _textless(row: Mapping[str, object]) -> str:
    if "text" not in row:
        return f"a row without text; it has {', '.join(sorted(map(str, row))[:8]) or 'no fields'}"
    text = row["text"]
    return "its text is empty" if isinstance(text, str) else f"its text is {_kind(text)}, not a string"


def _kind(value: object) -> str:
    names = {type(None): "null", bool: "true or false", int: "a number", float: "a number", list: "a list"}
    return names.get(type(value), "an object")


def _fields(row: Mapping[str, object]) -> tuple[dict[str, str], list[str]]:
    """What the row says besides its text, and what could not be used of it."""
    fields: dict[str, str] = {}
    faults: list[str] = []
    for name in ("id", "outlet", "url", "title", "byline", "published", "language"):
        value = row.get(name)
        if name == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str):
            _take(name, UNSTORABLE.sub("\ufffd", value).strip(), fields, faults)
        elif value is not None:
            faults.append(f"left out {name}: it is {_kind(value)}, not a string")
    return fields, faults


def _take(name: str, value: str, fields: dict[str, str], faults: list[str]) -> None:
    read = {"published": published_of, "language": normalised}.get(name)
    usable = read(value) if read and value else value
    if usable:
        fields[name] = usable
    elif value:
        faults.append(f"left out {name} {value[:40]!r}: not {_EXPECTED[name]}")


_EXPECTED = {
    "published": "a day or moment in ISO 8601, such as 2020-09-30 or 2020-09-30T08:15:00+02:00",
    "language": "an ISO 639-1 code, such as en; the language was detected from the text",
}
