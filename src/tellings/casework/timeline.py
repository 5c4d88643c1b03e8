"""The timeline of a case: of all its documents, since any of them may tell what another tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tellings import timeline

if TYPE_CHECKING:
    from tellings.case import Case

NOUNS = ("blocks", "sentences", "mentions", "times", "attributions", "figures")


def find(case: Case, ids: Sequence[str], stamp: str) -> None:
    """Say what happened when in the whole case."""
    readings = case.readings(None, NOUNS)
    found = timeline.timeline(readings, case.datings(), case.lineages(), case.claims(), case.referents())
    with case.writing():
        case.replace("timeline", found)
        case.mark(ids, "timeline", stamp)
