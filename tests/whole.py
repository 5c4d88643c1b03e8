"""Documents read through every stage that disputes and the timeline rest on, without a database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tellings.annotate import times
from tellings.copies import copies
from tellings.dating import dating
from tellings.entities import entities
from tellings.lineages import lineages
from tellings.pipeline import analyse
from tellings.read import read
from tellings.records import Copy, Dating, Document, Entity, Lineage, Reading
from tests import coverage


@dataclass(frozen=True)
class Whole:
    """Everything that later stages may be given."""

    readings: tuple[Reading, ...]
    entities: tuple[Entity, ...]
    referents: dict[str, str]
    datings: tuple[Dating, ...]
    copies: tuple[Copy, ...]
    lineages: tuple[Lineage, ...]


def whole(documents: Iterable[Document]) -> Whole:
    """These documents as a case would know them: dated, and their times resolved."""
    found = [analyse(Reading(document)) for document in documents]
    shared = copies(found)
    dated = dating(found, shared)
    value = {one.document: one.value for one in dated}
    found = [_resolved(reading, reading.document.published or value[reading.document.id]) for reading in found]
    known, referents = entities(found)
    return Whole(
        tuple(found), tuple(known), dict(referents), tuple(dated), tuple(shared), lineages(found, tuple(shared))
    )


def _resolved(reading: Reading, anchor: str | None) -> Reading:
    return replace(reading, times=times.resolve(reading.times, anchor))


@cache
def bundled() -> Whole:
    """The bundled coverage."""
    return whole(coverage.documents().values())


@cache
def pages(folder: str) -> Whole:
    """The pages of a folder."""
    return whole(item for item in read([folder]) if isinstance(item, Document))


def rows(given: Sequence[dict]) -> Whole:
    """Rows of gold data, whose ids become those of the documents."""
    return whole(
        Document(
            row["id"],
            row["text"],
            outlet=row.get("outlet"),
            published=row.get("published"),
            language="en",
            caller_id=row["id"],
        )
        for row in given
    )
