"""Full text, with filters: documents that match, best first, each with its first matching places."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.lookup import Found, Lookup, Passages
from tellings.records import Place
from tellings.views.asking import Ask
from tellings.views.evidence import Names, Quote, named, quote

SHOWN = 3
"""Places shown of one document; it leads to the others."""


@dataclass(frozen=True, slots=True)
class HitView:
    """A document that matches: its first matching places, and how many there are. Only its title may match."""

    document: str
    quotes: tuple[Quote, ...]
    places: int


@dataclass(frozen=True, slots=True)
class SearchView:
    """What was found, and the outlets and languages to narrow it by."""

    query: str
    hits: Found[HitView]
    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    names: Names


def search(case: Lookup, ask: Ask) -> SearchView:
    """What matches the query; nothing where there is none. Raises `OptionError` where it cannot be looked up."""
    outlets, languages = tuple(case.values_of("outlet")), tuple(case.values_of("language"))
    if not ask.query.strip():
        return SearchView("", Found((), 0), outlets, languages, {})
    found = case.find(ask.query, ask.wanted, since=ask.since, until=ask.until)
    hits = Found(tuple(map(_hit, found.items)), found.total, found.offset, found.limit)
    return SearchView(ask.query, hits, outlets, languages, named(case, (hit.document for hit in hits.items)))


def _hit(found: Passages) -> HitView:
    shown = tuple(quote(found.text, Place(found.document, *span)) for span in found.spans[:SHOWN])
    return HitView(found.document, shown, len(found.spans))
