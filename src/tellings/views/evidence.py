"""What every view shows the same way: documents by name, and quotes with the words around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tellings.labels import labels
from tellings.lookup import Head, Lookup
from tellings.records import Place

CONTEXT = 70
"""Code points shown on either side of a quote: about half a line, enough to see what the words belong to."""

LONG = 400
"""Code points of a quote that a list shows; the rest stands in the document."""

KEY = 40
"""Characters of a document's key that a page shows: more than that is folders."""


@dataclass(frozen=True, slots=True)
class Named:
    """A document by the name that it bears among those shown; `key` is the end of its key."""

    head: Head
    name: str
    key: str


Names = Mapping[str, Named]


@dataclass(frozen=True, slots=True)
class Quote:
    """A place with its characters and those around it. `cut`: there is more of it than is shown."""

    place: Place
    before: str
    text: str
    after: str
    cut: bool = False


def named(case: Lookup, ids: Iterable[str]) -> Names:
    """The documents with these ids, by id."""
    heads = case.heads(ids)
    names = labels(heads.values())
    return {id_: Named(head, names[id_], short(head.key)) for id_, head in heads.items()}


def short(key: str) -> str:
    """A key that is a long path by its end."""
    return key if len(key) <= KEY else f"…{key[-KEY:]}"


def quotes(case: Lookup, places: Iterable[Place], context: int = CONTEXT) -> dict[Place, Quote]:
    """The places with their characters; those of documents that have gone are left out."""
    wanted = list(dict.fromkeys(places))
    texts = case.texts(place.document for place in wanted)
    return {place: quote(texts[place.document], place, context) for place in wanted if place.document in texts}


def quote(text: str, place: Place, context: int = CONTEXT) -> Quote:
    """One place of a text."""
    end = min(place.end, place.start + LONG)
    # Words around a quote stop where its paragraph does: those beyond belong to something else.
    before = text[max(0, place.start - context) : place.start].rpartition("\n\n")[2]
    after = text[place.end : place.end + context].partition("\n\n")[0]
    return Quote(
        place, " ".join(before.split("\n")), text[place.start : end], " ".join(after.split("\n")), end < place.end
    )


def shortening(names: Names) -> Callable[[str], str]:
    """A function that calls the documents in a reason by the names that they bear on the page."""
    by_key = {item.head.key: item.name for item in names.values() if item.head.key != item.name}
    if not by_key:
        return str
    keys = re.compile("|".join(map(re.escape, sorted(by_key, key=lambda key: (-len(key), key)))))
    return lambda why: keys.sub(lambda key: by_key[key[0]], why)
