"""Relations between figures: which tell the same, which can both be right, which replace, contradict or miss another.

Figures of two documents are compared where the documents tell of one story, or share their main names at about one
time. Scope and group are decided before value (see `counting.comparing`). Soft intervals ("nearly n" is .9 n to n,
"about n" a tenth around it) are made for the comparison and stored nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from tellings.counting.compared import Told
from tellings.counting.comparing import Pages, Verdict, compare, in_order, within
from tellings.counting.neighbours import Pair, Profile, main_names, neighbours
from tellings.counting.sums import sums
from tellings.counting.told import told
from tellings.records import Dating, Reading, Relation, Story

VERSION = 2


def relations(
    readings: Sequence[Reading], stories: Sequence[Story] = (), datings: Sequence[Dating] = ()
) -> tuple[Relation, ...]:
    """All relations between the figures of these documents, by place. The order of the documents does not matter.

    `datings` give the days of documents that state none, `stories` say which of them tell of one event.
    """
    days = days_of(readings, datings)
    pages = {reading.document.id: told(reading, days.get(reading.document.id)) for reading in readings}
    found = [relation for page in pages.values() for relation in inside(page)]
    for pair in neighbours(profiles(readings, stories, days)):
        found += between(pages[pair.a], pages[pair.b], pair)
    return tuple(sorted(found, key=_order))


def _order(relation: Relation) -> tuple[tuple[str, int, int], tuple[str, int, int], str]:
    a, b = relation.a, relation.b
    return (a.document, a.start, a.end), (b.document, b.start, b.end), relation.relation


def days_of(readings: Iterable[Reading], datings: Iterable[Dating] = ()) -> dict[str, str | None]:
    """The day of each document: as it states, else as it was inferred."""
    inferred = {dating.document: dating.value for dating in datings}
    inferred |= {one.document.id: one.dating.value for one in readings if one.dating and one.dating.value}
    return {one.document.id: one.document.published or inferred.get(one.document.id) for one in readings}


def profiles(readings: Iterable[Reading], stories: Iterable[Story], days: Mapping[str, str | None]) -> list[Profile]:
    """What decides which documents are compared; those without figures are compared with nothing."""
    of: dict[str, list[str]] = {}
    for story in stories:
        for telling in story.tellings:
            of.setdefault(telling.document, []).append(story.id)
    return [
        Profile(
            reading.document.id,
            main_names(reading.mentions),
            _ordinal(days.get(reading.document.id)),
            tuple(sorted(of.get(reading.document.id, ()))),
        )
        for reading in readings
        if reading.figures
    ]


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day[:10]).toordinal() if day else None
    except ValueError:
        return None


def between(left: Sequence[Told], right: Sequence[Told], pair: Pair) -> Iterator[Relation]:
    """The relations between the figures of two documents; `pair` says whether they tell of one story."""
    pages = Pages(tuple(left), tuple(right), pair.one_story)
    for a in left:
        for b in right:
            verdict = compare(a, b, pages)
            if verdict is not None:
                yield _relation(a, b, verdict)


def _relation(a: Told, b: Told, verdict: Verdict) -> Relation:
    """A relation of two figures; an update leads from the count that is replaced to the one that replaces it."""
    if verdict.relation == "update":
        a, b = in_order(a, b)
    return Relation(a.place, b.place, verdict.relation, verdict.why)


def inside(page: Sequence[Told]) -> Iterator[Relation]:
    """The relations between the figures of one document: parts, sums, rival and earlier counts, the same told again."""
    parts: dict[tuple[int, int], str] = {}
    for pair, why in _parts(page):
        parts.setdefault(pair, why)
    for (part, whole), why in parts.items():
        yield Relation(page[part].place, page[whole].place, "part_of", why)
    for at, a in enumerate(page):
        for b in page[at + 1 :]:
            joined = (a.index, b.index) in parts or (b.index, a.index) in parts
            verdict = None if joined else within(a, b)
            if verdict is not None:
                yield _relation(a, b, verdict)


def _parts(page: Sequence[Told]) -> Iterator[tuple[tuple[int, int], str]]:
    """Which figure is a part of which, by place in the list: of a total told twice, of both."""
    found = [(sum_.total, part, sum_.why) for sum_ in sums(page) for part in sum_.parts]
    found += [(page[part.whole], part, _said(part)) for part in page if part.is_part and part.whole is not None]
    for total, part, why in found:
        for whole in page:
            if whole is total or _told_again(whole, total, part):
                yield (part.index, whole.index), why


def _said(part: Told) -> str:
    return f"the text counts them among those ({part.figure.why})"


def _told_again(one: Told, total: Told, part: Told) -> bool:
    alike = one.figure.role == total.figure.role and one.number == total.number and one.scope == total.scope
    return alike and one is not part and one.number is not None and not one.is_part and not one.earlier
