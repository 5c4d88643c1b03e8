"""Disputes in a case: within each story, again only where it has changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tellings import disputes
from tellings.casework.by_story import changed, names

if TYPE_CHECKING:
    from tellings.case import Case

NOUNS = ("blocks", "sentences", "mentions", "times", "attributions", "figures")


def find(case: Case, ids: Sequence[str], stamp: str) -> None:
    """Say what is denied or told otherwise in the stories that are not as they were."""
    stories = changed(case, "disputes", ids, stamp, names(case))
    before = case.disputes()
    kept = [one for one in before if {one.asserted.document, one.denied.document} <= stories.settled]
    relations, datings, entities, referents = case.relations(), case.datings(), case.entities(), case.referents()
    found = [*kept]
    for documents in stories.again:
        some = set(documents)
        mine = [one for one in relations if one.a.document in some and one.b.document in some]
        found += disputes.disputes(case.readings(documents, NOUNS), mine, datings, entities, referents)
    moved = set(found) ^ set(before)
    with case.writing():
        case.replace("disputes", found)
        case.unmark_after({place.document for one in moved for place in (one.asserted, one.denied)}, "disputes")
        case.note("disputes", stories.note)
        case.mark(ids, "disputes", stamp)
