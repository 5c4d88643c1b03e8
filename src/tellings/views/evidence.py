"""What every view shows the same way: documents by name, and quotes with the words around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from tellings.labels import labels
from tellings.lookup import Found, Head, Lookup, Wanted
from tellings.records import Claim, Dispute, Entry, Figure, Place, Relation, Story, Wording
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


TITLE = 44
"""Characters of a title that stands where a list would name the outlet: as long as long names of outlets with a key."""


@dataclass(frozen=True, slots=True)
class Named:
    """A document by the name that it bears among those shown; `key` is the end of its key.

    `source` is who published it, for a citation: the outlet, else the host of its address, its title or its key.
    `by_title`: nobody is known to have published it, and the name is made of its title.
    """

    head: Head
    name: str
    key: str
    source: str
    by_title: bool


Names = Mapping[str, Named]


@dataclass(frozen=True, slots=True)
class Quote:
    """A place with its characters and those around it. `cut`: there is more of it than is shown.

    `goes_on` says for either side whether its paragraph has more than is shown.
    """

    place: Place
    before: str
    text: str
    after: str
    cut: bool = False
    goes_on: tuple[bool, bool] = (True, True)


@dataclass(frozen=True, slots=True)
class Scope:
    """The document that a view is narrowed to, and the stretch of it, where one is asked for."""

    document: Named
    quote: Quote | None


def named(case: Lookup, ids: Iterable[str]) -> Names:
    """The documents with these ids, by id."""
    heads = case.heads(ids)
    sources = {id_: _source(head) for id_, head in heads.items()}
    names = labels(replace(head, outlet=sources[id_]) for id_, head in heads.items())
    return {id_: _named(head, names[id_], sources[id_]) for id_, head in heads.items()}


def _named(head: Head, name: str, source: str | None) -> Named:
    by_title = bool(source) and not (head.outlet or host(head.url))
    return Named(head, name, short(head.key), source or head.key, by_title)


def _source(head: Head) -> str | None:
    """Who published it, as far as it is known; else its title, in quotation marks, since it names no publisher."""
    return head.outlet or host(head.url) or (f"“{_shortened(head.headline)}”" if head.titled else None)


def host(url: str | None) -> str | None:
    """The website of an address, as people say it."""
    try:
        found = urlsplit(url or "").hostname
    except ValueError:  # what a page gives as its address need not be one
        return None
    return found.removeprefix("www.") if found else None


def _shortened(title: str) -> str:
    if len(title) <= TITLE:
        return title
    return f"{title[:TITLE].rpartition(' ')[0] or title[:TITLE]}…"


def focused(case: Lookup, ask: Ask) -> tuple[Ask, Story | None]:
    """What is asked, of the largest story where a large case is asked as a whole; the story, where it was chosen so.

    Figures of a thousand events make no table, and finding them takes longer than a page may.
    """
    if ask.story or ask.document or ask.limit is None or case.count() <= LARGE:
        return ask, None
    found: tuple[Story, ...] = case.page("stories", Wanted(limit=1), BY_TELLINGS).items
    return (replace(ask, story=found[0].id), found[0]) if found else (ask, None)


def short(key: str) -> str:
    """A key that is a long path by its end, from a folder on where one begins there."""
    if len(key) <= KEY:
        return key
    _, slash, folder = key[-KEY:].partition("/")
    return f"…{slash}{folder}" if folder else f"…{key[-KEY:]}"


def scope(case: Lookup, ask: Ask) -> Scope | None:
    """The document and the stretch of it that a view is narrowed to; None where it is not, or there is no such."""
    found = named(case, [ask.document]).get(ask.document) if ask.document else None
    if found is None:
        return None
    at = Place(found.head.id, *ask.at) if ask.at else None
    return Scope(found, quotes(case, [at]).get(at) if at else None)


def resting(case: Lookup, noun: str, ask: Ask, wanted: Wanted, order: str = "") -> Found[Any]:
    """The records of a noun that are wanted; where a stretch of a document is asked for, those that rest on it."""
    if ask.at is None or ask.document is None:
        return case.page(noun, wanted, order)
    all_of_it = case.page(noun, replace(wanted, document=ask.document, limit=None, offset=0), order)
    return part([item for item in all_of_it.items if touches(ask, places_of(item))], wanted)


def part(items: Sequence[Any], wanted: Wanted) -> Found[Any]:
    """Some of these items, as they are wanted."""
    end = None if wanted.limit is None else wanted.offset + wanted.limit
    return Found(tuple(items[wanted.offset : end]), len(items), wanted.offset, wanted.limit)


def one_a_document(places: Iterable[Place]) -> list[Place]:
    """The first place of each document."""
    first: dict[str, Place] = {}
    for place in places:
        first.setdefault(place.document, place)
    return list(first.values())


def touches(ask: Ask, places: Iterable[Place]) -> bool:
    """Whether one of these places meets the stretch that is asked for; every place does where none is."""
    if ask.at is None or ask.document is None:
        return True
    start, end = ask.at
    return any(place.document == ask.document and place.start < end and start < place.end for place in places)


def places_of(item: Any) -> tuple[Place, ...]:
    """The places that a line of an account rests on."""
    match item:
        case Relation():
            return (item.a, item.b)
        case Dispute():
            return (item.asserted, item.denied)
        case Figure():
            return (Place(item.document, item.start, item.end),)
        case Claim() | Entry() | Wording():
            return item.members
    return ()


def quotes(case: Lookup, places: Iterable[Place], context: int = CONTEXT) -> dict[Place, Quote]:
    """The places with their characters; those of documents that have gone are left out."""
    wanted = list(dict.fromkeys(places))
    texts = case.texts(place.document for place in wanted)
    return {place: quote(texts[place.document], place, context) for place in wanted if place.document in texts}


def quote(text: str, place: Place, context: int = CONTEXT) -> Quote:
    """One place of a text."""
    end = _ended(text, place)
    before, after = _before(text, place.start, context), _after(text, place.end, context)
    return Quote(
        place,
        " ".join(before.split("\n")),
        text[place.start : end],
        " ".join(after.split("\n")),
        end < place.end,
        (not _opens(text, place.start - len(before)), not _closes(text, place.end + len(after))),
    )


def _ended(text: str, place: Place) -> int:
    """Where a long quote is cut: behind a word."""
    end = place.start + LONG
    if place.end <= end:
        return place.end
    space = text.rfind(" ", place.start + LONG // 2, end + 1)
    return space if space > 0 else end


def _opens(text: str, at: int) -> bool:
    """Whether a paragraph begins here."""
    return at == 0 or text[max(0, at - 4) : at].rstrip(" ").endswith("\n\n")


def _closes(text: str, at: int) -> bool:
    """Whether a paragraph ends here."""
    return not text[at : at + 4].strip() or text[at : at + 4].lstrip(" ").startswith("\n\n")


def _before(text: str, start: int, context: int) -> str:
    """Whole words in front of a place, no further than its paragraph begins: those beyond belong to something else."""
    words = text[max(0, start - context) : start].rpartition("\n\n")[2]
    if len(words) == context and start > context and not text[start - context - 1].isspace():
        words = words.partition(" ")[2]
    return words


def _after(text: str, end: int, context: int) -> str:
    words = text[end : end + context].partition("\n\n")[0]
    if len(words) == context and end + context < len(text) and not text[end + context].isspace():
        words = words.rpartition(" ")[0]
    return words


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


def valued(figure: Figure | Claim) -> str:
    """What a figure or a claim commits to: "23", "21 or more", "nearly 100", "4 to 6", "not given"."""
    return bounds(figure.low, figure.high, figure.modifier)


def bounds(low: float | None, high: float | None, modifier: str | None = None) -> str:
    """A range in words; an end that is None is open, and a modifier that says more than the range is kept."""
    if low is None and high is None:
        return "not given"
    if modifier in ("about", "nearly"):
        return f"{modifier} {low if high is None else high:,}"
    if low == high:
        return f"{low:,}"
    if high is None and modifier in ("dozens", "hundreds", "thousands"):
        return f"{modifier}, {low:,} or more"
    if high is None:
        return f"{low:,} or more"
    return f"up to {high:,}" if low is None else f"{low:,} to {high:,}"
