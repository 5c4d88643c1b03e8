"""Wording in a case: of the stories whose documents, or what is known of them, have changed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tellings import wording
from tellings.framing.clauses import default_parser
from tellings.framing.texts import Text, named, texts
from tellings.framing.vocabulary import distinctive, vocabulary
from tellings.records import Claim, Edit, Entity, Lineage, Story, Wording

if TYPE_CHECKING:
    from tellings.case import Case

R = TypeVar("R")

ALL = ""
"""The key of the one story that all documents are taken for, where there are no stories."""
WORDS = ("sentences", "mentions")
NOUNS = (*WORDS, "attributions")


def find(case: Case, ids: Sequence[str], stamp: str) -> None:
    """Compare the tellings of each story that is not as it was when they were compared last."""
    known = _known(case)
    digests = {story.key: _digest(stamp, story.key, known, story.documents) for story in known.stories}
    before = json.loads(case.state("wording") or "{}") if case.count("wording") else {}
    new = set(ids)
    changed = [s for s in known.stories if digests[s.key] != before.get(s.key) or not new.isdisjoint(s.documents)]
    again = {story.key for story in changed}
    old = case.wording()
    kept = [row for row in old if _key(row) in digests and _key(row) not in again]
    fresh = [row for story in changed for row in _compared(case, known, story)]
    if changed or set(before) != set(digests):
        apart = distinctive(vocabulary(_texts(case, known, story.documents, WORDS) for story in known.stories))
    else:
        apart = [row for row in old if row.layer == "distinctive"]
    with case.writing():
        case.replace("wording", sorted([*fresh, *kept, *apart], key=wording.order))
        case.note("wording", json.dumps(digests))
        case.mark(ids, "wording", stamp)


class _Told(NamedTuple):
    """A story that two outlets tell."""

    key: str
    record: Story | None
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What a case knows beside its texts, and of each document what touches it."""

    stories: tuple[_Told, ...]
    entities: Mapping[str, Entity]
    referents: Mapping[str, str]
    named: Mapping[str, Sequence[str]]
    lineages: Mapping[str, Sequence[Lineage]]
    edits: Mapping[str, Sequence[Edit]]
    claims: Mapping[str, Sequence[Claim]]


def _known(case: Case) -> _Known:
    return _Known(
        tuple(_stories(case)),
        {entity.id: entity for entity in case.entities()},
        case.referents(),
        case.referents_by_document(),
        _shelved(case.lineages(), lambda found: (*found.members, *(b.document for b in found.borrowers))),
        _shelved(case.edits(), lambda found: (found.left.document, found.right.document)),
        _shelved(case.claims(), lambda found: (place.document for place in found.members)),
    )


def _key(row: Wording) -> str | None:
    """The story of a row; None for the words that set an outlet apart, which are of all stories."""
    return None if row.layer == "distinctive" else row.story or ALL


def _stories(case: Case) -> Iterator[_Told]:
    outlets = {document.id: document.outlet or document.id for document in case.documents()}
    found = {s.id: _Told(s.id, s, tuple(sorted({t.document for t in s.tellings}))) for s in case.stories()}
    told = found or {ALL: _Told(ALL, None, tuple(sorted(outlets)))}
    for key in sorted(told):
        if len({outlets[id_] for id_ in told[key].documents}) > 1:
            yield told[key]


def _shelved(records: Iterable[R], documents: Callable[[R], Iterable[str]]) -> dict[str, list[R]]:
    shelves: dict[str, list[R]] = defaultdict(list)
    for record in records:
        for document in dict.fromkeys(documents(record)):
            shelves[document].append(record)
    return shelves


def _digest(stamp: str, key: str, known: _Known, documents: Sequence[str]) -> str:
    """Of all that a story's rows rest on beside its texts: names, descent, edits and claims."""
    rests = [
        (
            id_,
            [_name(known, referent) for referent in known.named.get(id_, ())],
            known.lineages.get(id_, ()),
            known.edits.get(id_, ()),
            known.claims.get(id_, ()),
        )
        for id_ in documents
    ]
    return blake2b(repr((stamp, key, rests)).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _name(known: _Known, referent: str) -> tuple[str, str, str]:
    id_ = known.referents.get(referent, "")
    entity = known.entities.get(id_)
    return id_, entity.name if entity else "", entity.why if entity else ""


def _texts(case: Case, known: _Known, documents: Sequence[str], nouns: Sequence[str]) -> list[Text]:
    readings = named(case.readings(documents, nouns), known.referents)
    return texts(readings, _touching(known.lineages, documents))


def _touching(shelves: Mapping[str, Sequence[R]], documents: Sequence[str]) -> list[R]:
    """The records of these documents, each once."""
    return list(dict.fromkeys(record for id_ in documents for record in shelves.get(id_, ())))


def _compared(case: Case, known: _Known, story: _Told) -> list[Wording]:
    """The rows of one story."""
    return wording.story_rows(
        story.record.id if story.record else None,
        _texts(case, known, story.documents, NOUNS),
        _touching(known.edits, story.documents),
        known.entities,
        _touching(known.claims, story.documents),
        default_parser(),
    )
