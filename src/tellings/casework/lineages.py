"""Lineages in a case: solved again in the components that new documents touch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings import lineages
from tellings.records import Lineage, Reading

if TYPE_CHECKING:
    from tellings.case import Case


def find(case: Case, ids: Sequence[str], stamp: str) -> None:
    """Solve the components of the copies' graph that hold these documents."""
    touched = case.family(ids)
    family = set(touched)
    found = lineages.lineages(_dated(case, touched), case.copies_of(touched))
    gone = [lineage.id for lineage in case.lineages() if not family.isdisjoint(documents_of(lineage))]
    with case.writing():
        case.drop("lineages", gone)
        case.insert("lineages", found)
        case.unmark_after(family - set(ids), "lineages")
        case.mark(ids, "lineages", stamp)


def _dated(case: Case, ids: Sequence[str]) -> list[Reading]:
    """Documents with the date that their page states; what is only inferred is no evidence of who came first."""
    stated = {dated.document: dated.value for dated in case.datings() if dated.basis == "stated"}
    return [
        replace(reading, document=replace(reading.document, published=stated[reading.document.id]))
        if reading.document.id in stated and not reading.document.published
        else reading
        for reading in case.readings(ids, ("blocks",))
    ]


def documents_of(lineage: Lineage) -> set[str]:
    """All that carry a lineage, members and borrowers."""
    return {*lineage.members, *(borrower.document for borrower in lineage.borrowers)}
