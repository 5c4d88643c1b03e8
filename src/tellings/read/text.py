"""Plain text: the file is the article."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.read.documents import STAGE, from_row
from tellings.read.encodings import decode
from tellings.read.page import Page
from tellings.records import Document, Problem, Source

MEDIA = "text/plain"


def read(page: Page) -> Iterator[Document | Problem]:
    r"""The decoded text, line ends to `\n`, nothing else changed."""
    text, encoding, broken = decode(page.data)
    if "\x00" in text:
        yield Problem(page.name, STAGE, "not text: it holds zero bytes, and its kind is not known")
        return
    if broken:
        yield Problem(page.name, STAGE, f"replaced {broken} bytes that are not {encoding} by U+FFFD")
    yield from from_row({"text": unix_lines(text)}, Source(page.name, MEDIA, encoding))


def unix_lines(text: str) -> str:
    r"""`\r\n` and `\r` to `\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
