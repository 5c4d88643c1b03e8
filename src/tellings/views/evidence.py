"""What every view shows the same way: documents by name, and quotes with the words around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from tellings.labels import labels
from tellings.lookup import Head, Lookup, Wanted
from tellings.records import Place, Story
from tellings.views.asking import Ask

CONTEXT = 70
"""Code points shown on either side of a quote: about half a line, enough to see what the words belong to."""

LONG = 400
"""Code points of a quote that a list shows; the rest stands in the document."""

LARGE = 500
"""Documents of a case from which on views that are about one event show one event."""

BY_TELLINGS = "json_array_length(tellings) DESC, first IS NULL, first, id"

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


def focused(case: Lookup, ask: Ask) -> tuple[Ask, Story | None]:
    """What is asked, of the largest story where a large case is asked as a whole; the story, where it was chosen so.

    Figures of a thousand events make no table, and finding them takes longer than a page may.
    """
    if ask.story or ask.document or ask.limit is None or case.count() <= LARGE:
        return ask, None
    found: tuple[Story, ...] = case.page("stories", Wanted(limit=1), BY_TELLINGS).items
    return (replace(ask, story=found[0].id), found[0]) if found else (ask, None)


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
    return Quote(
        place,
        _before(text, place.start, context),
        text[place.start : end],
        _after(text, place.end, context),
        end < place.end,
    )


def _before(text: str, start: int, context: int) -> str:
    """Whole words in front of a place, no further than its paragraph begins: those beyond belong to something else."""
    words = text[max(0, start - context) : start].rpartition("\n\n")[2]
    if len(words) == context and start > context and not text[start - context - 1].isspace():
        words = words.partition(" ")[2]
    return " ".join(words.split("\n"))


def _after(text: str, end: int, context: int) -> str:
    words = text[end : end + context].partition("\n\n")[0]
    if len(words) == context and end + context < len(text) and not text[end + context].isspace():
        words = words.rpartition(" ")[0]
    return " ".join(words.split("\n"))


def shortening(names: Names) -> Callable[[str], str]:
    """A function that calls the documents in a reason by the names that they bear on the page."""
    by_key: dict[str, str] = {}
    keys: list[re.Pattern[str]] = []

    def shortened(why: str) -> str:
        if not by_key:  # most pages give no reason that names a document
            by_key.update({item.head.key: item.name for item in names.values()})
            longest_first = sorted(by_key, key=lambda key: (-len(key), key))
            keys.append(re.compile("|".join(map(re.escape, longest_first)) or "(?!)"))
        return keys[-1].sub(lambda key: by_key[key[0]], why) if keys else why

    return shortened
