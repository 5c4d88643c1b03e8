"""Entities in a case: of all its documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tellings import entities

if TYPE_CHECKING:
    from tellings.case import Case


def find(case: Case, ids: Sequence[str], stamp: str) -> None:
    """Say which referents of all documents are one person, organisation, place or group."""
    found, entity = entities.entities(case.readings(None, ("mentions",)))
    with case.writing():
        case.replace("entities", found)
        case.put_referents(entity)
        case.mark(ids, "entities", stamp)
