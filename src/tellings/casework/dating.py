"""Dates in a case: of every document, and then the days of the times in those dated only now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings import dating
from tellings.annotate import times
from tellings.records import Dating, Reading

if TYPE_CHECKING:
    from tellings.case import Case


_TAKEN = ("blocks", "sentences", "mentions", "times")


def find(case: Case, ids: Sequence[str], stamp: str) -> None:
    """Date every document of the case, and resolve the times of those whose date is known only now.

    Where all state their date in metadata, none depends on another: then those that are new are looked at alone.
    """
    if not case.undated():
        found = dating.dating(case.readings(ids, _TAKEN), ())
        with case.writing():
            case.drop("datings", ids, "document")
            case.insert("datings", found)
            case.mark(ids, "dating", stamp)
        return
    kept = case.readings(None, _TAKEN)
    # As they were read: what an earlier run resolved must not count as evidence.
    found = dating.dating([_resolved(reading, reading.document.published) for reading in kept], case.copies())
    value = {dated.document: dated.value for dated in found}
    before = {dated.document: dated for dated in case.datings()}
    changed = [dated.document for dated in found if _days(dated) != _days(before.get(dated.document))]
    with case.writing():
        case.replace("datings", found)
        case.unmark_after(changed, "dating")
        for reading in kept:
            again = _resolved(reading, reading.document.published or value[reading.document.id])
            if again.times != reading.times:
                case.put("times", reading.document, again.times)
        case.mark(ids, "dating", stamp)


def _days(dated: Dating | None) -> tuple[str | None, ...]:
    return (dated.basis, dated.value, dated.earliest, dated.latest) if dated else ()


def _resolved(reading: Reading, anchor: str | None) -> Reading:
    """The same with its times resolved for an anchor; where metadata give the date they were read so."""
    if reading.document.published and anchor == reading.document.published:
        return reading
    return replace(reading, times=times.resolve(reading.times, anchor))
