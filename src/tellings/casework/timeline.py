"""The timeline of a case: of each story, again only where it has changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tellings import timeline
from tellings.casework.by_story import changed, names
from tellings.records import Claim

if TYPE_CHECKING:
    from tellings.case import Case

NOUNS = ("blocks", "sentences", "mentions", "times", "attributions", "figures")


def find(case: Case, ids: Sequence[str], stamp: str) -> None:
    """Say what happened when in the stories that are not as they were."""
    claims = case.claims()
    rests = names(case)
    for claim in claims:
        for document in sorted({place.document for place in claim.members}):
            rests.setdefault(document, []).append((claim.id, claim.members))
    stories = changed(case, "timeline", ids, stamp, rests)
    found = [one for one in case.timeline() if {place.document for place in one.members} <= stories.settled]
    datings, lineages, referents = case.datings(), case.lineages(), case.referents()
    for documents in stories.again:
        mine = _told_in(claims, set(documents))
        found += timeline.timeline(case.readings(documents, NOUNS), datings, lineages, mine, referents)
    with case.writing():
        case.replace("timeline", sorted(found, key=timeline.order))
        case.note("timeline", stories.note)
        case.mark(ids, "timeline", stamp)


def _told_in(claims: Sequence[Claim], documents: set[str]) -> list[Claim]:
    return [claim for claim in claims if any(place.document in documents for place in claim.members)]
