"""What happened when, in the documents' own words, with everybody who tells it.

One line for one event, however many documents tell it: clauses are gathered by their days and their words. A day keeps
the precision that the texts give it; a line says whether its day is printed, or follows from the date of a page, or
from a date that was itself inferred; what happened long before the page that tells it is background.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from tellings.chronicle.gathering import Group, gathered
from tellings.chronicle.happenings import LEVELS, Happening, happenings
from tellings.descent.origins import origin
from tellings.records import Claim, Dating, DatingBasis, Entry, Lineage, Place, Reading, Support
from tellings.stems import as_printed

VERSION = 1
BACKGROUND = 40
"""Days from an event to every page that tells it, beyond which it is background and no news: a running story looks
back over its weeks, a report reminds of a year."""
BASES: tuple[DatingBasis, ...] = ("stated", "metadata", "inferred")
"""From firm to weak."""
SHORT, LONG = 30, 170
"""Characters between which a clause reads well as a line of a timeline."""


def timeline(
    readings: Sequence[Reading],
    datings: Iterable[Dating],
    lineages: Sequence[Lineage] = (),
    claims: Iterable[Claim] = (),
    referents: Mapping[str, str] | None = None,
) -> tuple[Entry, ...]:
    """The events that these documents tell, by day. The order of the documents does not matter.

    `datings` date the pages that state no date, `lineages` say whose wording is one origin, members of a claim in
    `claims` tell one thing, and `referents` says which entity each document's speaker is (`Case.referents`). Days are
    ISO 8601, both included.
    """
    dated = {dating.document: dating for dating in datings}
    pages = {reading.document.id: reading for reading in readings}
    told = [one for id_ in sorted(pages) for one in happenings(pages[id_], dated.get(id_))]
    owners = referents or {}
    first = min((day for id_ in pages if (day := _published(pages[id_], dated.get(id_)))), default=None)
    of = _by_document(lineages)
    found = [
        _entry(group, [told[at] for at in group.members], pages, of, owners, first)
        for group in gathered(told, _claimed(told, claims))
    ]
    return tuple(sorted(found, key=order))


def order(entry: Entry) -> tuple[object, ...]:
    """The place of an entry in a timeline, as a key to sort by."""
    places = [(place.document, place.start, place.end) for place in entry.members]
    return entry.earliest or "", entry.latest or "", entry.text, places


def _published(reading: Reading, dating: Dating | None) -> str | None:
    day = reading.document.published or (dating.value if dating else None)
    return day[:10] if day else None


def _by_document(lineages: Sequence[Lineage]) -> Mapping[str, list[Lineage]]:
    """The lineages that each document belongs to or borrows from, so that none is asked about all."""
    found: dict[str, list[Lineage]] = defaultdict(list)
    for lineage in lineages:
        for document in {*lineage.members, *(borrower.document for borrower in lineage.borrowers)}:
            found[document].append(lineage)
    return found


def _claimed(told: Sequence[Happening], claims: Iterable[Claim]) -> Iterator[tuple[int, int]]:
    """Pairs of clauses that hold members of one claim."""
    of: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        of[one.document].append(at)
    for claim in claims:
        touched = [
            at
            for place in claim.members
            for at in of.get(place.document, ())
            if told[at].span.start < place.end and place.start < told[at].span.end
        ]
        for at in touched[1:]:
            yield min(touched[0], at), max(touched[0], at)


def _entry(
    group: Group,
    members: Sequence[Happening],
    pages: Mapping[str, Reading],
    lineages: Mapping[str, Sequence[Lineage]],
    owners: Mapping[str, str],
    first: str | None,
) -> Entry:
    chosen = _chosen(group, members)
    exact = [one for one in members if (one.earliest, one.latest) == (group.earliest, group.latest)] or [chosen]
    places = tuple(sorted({_place(one) for one in members}, key=lambda place: (place.document, place.start, place.end)))
    return Entry(
        group.earliest,
        group.latest,
        min((one.precision for one in exact), key=LEVELS.index),
        min((one.basis for one in exact), key=BASES.index),
        all(_is_old(one, first) for one in members),
        " ".join(pages[chosen.document].document.text[chosen.span.start : chosen.span.end].split()),
        places,
        _support(members, pages, lineages, owners),
        _why(chosen, members, pages[chosen.document]),
    )


def _place(one: Happening) -> Place:
    return Place(one.document, one.span.start, one.span.end)


def _chosen(group: Group, members: Sequence[Happening]) -> Happening:
    """The clause that stands for all: of the right days, not somebody's saying, neither long nor a fragment."""

    def rank(one: Happening) -> tuple[object, ...]:
        length = one.span.end - one.span.start
        shared = sum(len(one.words & other.words) for other in members)
        return (
            one.nominal or one.weekday is not None,
            (one.earliest, one.latest) != (group.earliest, group.latest),
            one.said,
            not SHORT <= length <= LONG,
            -shared,
            one.owner is not None,
            length,
            one.document,
            one.span,
        )

    return min(members, key=rank)


def _is_old(one: Happening, first: str | None) -> bool:
    """Whether what a clause tells was long past on its page's day, or on the first page's where that is unknown."""
    if one.lag is not None:
        return one.lag > BACKGROUND
    if not one.latest:
        return True
    return first is not None and (date.fromisoformat(first) - date.fromisoformat(one.latest)).days > BACKGROUND


def _support(
    members: Sequence[Happening],
    pages: Mapping[str, Reading],
    lineages: Mapping[str, Sequence[Lineage]],
    owners: Mapping[str, str],
) -> Support:
    """Documents, outlets, wordings with copies collapsed, and of these the ones that name no owner in common."""
    documents = {one.document for one in members}
    outlets = {outlet for document in documents if (outlet := pages[document].document.outlet)}
    wordings: set[str] = set()
    sources: set[str] = set()
    for one in members:
        wording = origin(_place(one), lineages.get(one.document, ()))
        wordings.add(wording)
        sources.add(owners.get(one.owner, one.owner) if one.owner else wording)
    return Support(len(documents), len(outlets), len(wordings), min(len(sources), len(wordings)))


def _why(chosen: Happening, members: Sequence[Happening], reading: Reading) -> str:
    """How the day was read, and what all that tell the event have in common."""
    if len(members) == 1:
        return chosen.why
    common = frozenset.intersection(*(one.words for one in members if not one.nominal))
    language = "en" if reading.document.language == "und" else reading.document.language
    shown = as_printed(reading.document.text[chosen.span.start : chosen.span.end], common, language)
    shared = f"; all speak of {', '.join(f'“{word}”' for word in shown[:5])}" if shown else ""
    return f"{chosen.why}; {len(members)} clauses tell it{shared}"
