"""The public form of a case: one object with a list per noun, every span and quote in it.

The export and its JSON Schema (`account.schema.json`, made from these records) are held together by a test.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tellings import __version__, records
from tellings.records import Dating, DatingBasis, Document, Source

if TYPE_CHECKING:
    from tellings.case import Case


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published: a day or a moment (ISO 8601), how that is known, and the reasons."""

    value: str | None
    basis: DatingBasis | None
    why: tuple[str, ...]
    earliest: str | None = None
    latest: str | None = None
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportedDocument:
    """A document as it is exported. `key` is the caller's id or else the first of its paths."""

    id: str
    key: str
    text: str
    title: str | None
    outlet: str | None
    url: str | None
    byline: str | None
    published: Published
    language: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """Everything that a case holds. Lists are in the order of document, then place in it."""

    run: records.Run
    documents: tuple[ExportedDocument, ...]
    blocks: tuple[records.Block, ...]
    sentences: tuple[records.Sentence, ...]
    mentions: tuple[records.Mention, ...]
    entities: tuple[records.Entity, ...]
    times: tuple[records.TimeExpression, ...]
    attributions: tuple[records.Attribution, ...]
    figures: tuple[records.Figure, ...]
    quantities: tuple[records.Quantity, ...]
    copies: tuple[records.Copy, ...]
    edits: tuple[records.Edit, ...]
    lineages: tuple[records.Lineage, ...]
    stories: tuple[records.Story, ...]
    claims: tuple[records.Claim, ...]
    relations: tuple[records.Relation, ...]
    disputes: tuple[records.Dispute, ...]
    timeline: tuple[records.Entry, ...]
    wording: tuple[records.Wording, ...]
    problems: tuple[records.Problem, ...]


LISTS: tuple[str, ...] = tuple(
    name for name in Account.__dataclass_fields__ if name not in ("run", "documents", "problems")
)


def run_of(case: Case) -> records.Run:
    """Versions of Tellings and of its stages, as far as they have run on this case."""
    from tellings.pipeline import STAGES

    return records.Run(
        __version__, tuple((stage.name, stage.version) for stage in STAGES), model=case.state("model") or None
    )


def documents_of(case: Case) -> Iterator[ExportedDocument]:
    """The documents in the order of their keys, with their dates as far as they are known."""
    datings = {dating.document: dating for dating in case.datings()}
    for document in case.documents():
        yield exported(document, datings.get(document.id))


def exported(document: Document, dating: Dating | None) -> ExportedDocument:
    """A document as it is exported, with the date that was found of it."""
    return ExportedDocument(
        document.id,
        document.key,
        document.text,
        document.title,
        document.outlet,
        document.url,
        document.byline,
        published_of(document, dating),
        document.language,
        document.sources,
    )


def published_of(document: Document, dating: Dating | None) -> Published:
    """The date that the dating stage found, or, where it has not run, the one that metadata state."""
    if dating:
        return Published(dating.value, dating.basis, dating.why, dating.earliest, dating.latest, dating.against)
    day = document.published[:10] if document.published else None
    return Published(day, "metadata" if day else None, ("stated in the page's metadata",) if day else ())


def items_of(case: Case, noun: str) -> list[Any]:
    """The records of one list of the account."""
    items: list[Any] = getattr(case, noun)()
    return items
