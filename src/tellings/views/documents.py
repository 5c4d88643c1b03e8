"""The documents of a case as a table, by day."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.lookup import Found, Lookup
from tellings.views.asking import Ask
from tellings.views.evidence import Named, named


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """Documents in order of day, undated ones last, with the outlets and languages to narrow them by."""

    documents: Found[Named]
    outlets: tuple[str, ...]
    languages: tuple[str, ...]


def documents(case: Lookup, ask: Ask) -> DocumentsView:
    """The documents that are asked for."""
    found = case.list_documents(ask.wanted, since=ask.since, until=ask.until)
    names = named(case, found.items)
    return DocumentsView(
        Found(tuple(names[id_] for id_ in found.items), found.total, found.offset, found.limit),
        tuple(case.values_of("outlet")),
        tuple(case.values_of("language")),
    )
