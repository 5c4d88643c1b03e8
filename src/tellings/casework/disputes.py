"""Disputes in a case: of all its documents, since what one denies another may have told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tellings import disputes

if TYPE_CHECKING:
    from tellings.case import Case

NOUNS = ("blocks", "sentences", "mentions", "times", "attributions", "figures")


def find(case: Case, ids: Sequence[str], stamp: str) -> None:
    """Say what is denied or told otherwise in the whole case."""
    readings = case.readings(None, NOUNS)
    found = disputes.disputes(readings, case.relations(), case.datings(), case.entities(), case.referents())
    changed = set(found) ^ set(case.disputes())
    with case.writing():
        case.replace("disputes", found)
        case.unmark_after({place.document for one in changed for place in (one.asserted, one.denied)}, "disputes")
        case.mark(ids, "disputes", stamp)
