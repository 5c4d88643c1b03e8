"""The bundled coverage and its gold, for any test: pages as read, quotes turned into offsets.

The gold (`eval/gold/coverage.json`) states quotes and which occurrence of them is meant, never offsets, so that it
survives a change of what the reader gives around an article. What the lists mean is said in its `notes`.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tellings import demo
from tellings.read import read
from tellings.records import Document, Place, Span

GOLD = Path(__file__).resolve().parent.parent / "eval" / "gold" / "coverage.json"
ON_PAGE = ("blocks", "mentions", "times", "attributions", "figures", "quantities", "not_figures", "not_speech")


@cache
def gold() -> dict[str, Any]:
    """The gold as it stands in the file."""
    loaded: dict[str, Any] = json.loads(GOLD.read_text(encoding="utf-8"))
    return loaded


def page(key: str) -> dict[str, Any]:
    """The gold of one page."""
    found: dict[str, Any] = next(page for page in gold()["pages"] if page["key"] == key)
    return found


@cache
def documents() -> dict[str, Document]:
    """Every page of the coverage as read, by the gold's key: a file's name, or the id of a row."""
    items = list(read([str(demo.PAGES)], Path(str(demo.META))))
    assert all(isinstance(item, Document) for item in items), items
    return {item.caller_id or Path(item.key).name: item for item in items if isinstance(item, Document)}


def locate(text: str, quote: str, occurrence: int) -> Span:
    """Where the quote stands the given time (1 is the first; overlapping ones count). Raises ValueError if nowhere."""
    start = -1
    for _ in range(occurrence):
        start = text.index(quote, start + 1)
    return Span(start, start + len(quote))


def span(key: str, item: dict[str, Any]) -> Span:
    """Where an item of a page's gold stands in the page."""
    return locate(documents()[key].text, item["quote"], item["occurrence"])


def place(item: dict[str, Any]) -> Place | None:
    """Where an item that names its document stands; None for the empty side of an edit."""
    if not item["quote"]:
        return None
    document = documents()[item["document"]]
    found = locate(document.text, item["quote"], item["occurrence"])
    return Place(document.id, found.start, found.end)


def quotes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object with a quote inside a value of the gold, however deep."""
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        for inner in value.values():
            yield from quotes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from quotes(inner)
