"""For stages that work story by story: which stories are not as they were when a stage looked at them last."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tellings.case import Case

Rests = Mapping[str, Sequence[object]]
"""What a stage's records of a document rest on beside the document itself, by document, in an order of its own."""


class Stories(NamedTuple):
    """The documents of each story to look at again, those of all others, and a note for the next time."""

    again: list[list[str]]
    settled: set[str]
    note: str


def changed(case: Case, stage: str, ids: Sequence[str], stamp: str, rests: Rests) -> Stories:
    """The stories that hold one of these documents, have others than before, or rest on something else.

    The caller keeps `note` as the state of the stage.
    """
    parts = _parts(case)
    digests = {key: _digest(stamp, documents, rests) for key, documents in parts.items()}
    before = json.loads(case.state(stage) or "{}")
    new = set(ids)
    again = [key for key in sorted(parts) if digests[key] != before.get(key) or not new.isdisjoint(parts[key])]
    settled = {id_ for key in parts.keys() - set(again) for id_ in parts[key]}
    return Stories([parts[key] for key in again], settled, json.dumps(digests, sort_keys=True))


def _parts(case: Case) -> dict[str, list[str]]:
    """Each document in the story that it has its largest part in."""
    main: dict[str, tuple[float, str]] = {}
    for story in case.stories():
        for telling in story.tellings:
            one = (-telling.share, story.id)
            main[telling.document] = min(main.get(telling.document, one), one)
    found: dict[str, list[str]] = defaultdict(list)
    for document in case.documents():
        found[main[document.id][1] if document.id in main else ""].append(document.id)
    return {key: sorted(documents) for key, documents in found.items()}


def names(case: Case) -> dict[str, list[object]]:
    """The entities that each document names, by id and name."""
    entity, called = case.referents(), {entity.id: entity.name for entity in case.entities()}
    return {
        id_: [(entity.get(referent), called.get(entity.get(referent, ""))) for referent in referents]
        for id_, referents in case.referents_by_document().items()
    }


def _digest(stamp: str, documents: Sequence[str], rests: Rests) -> str:
    told = repr((stamp, [(id_, list(rests.get(id_, ()))) for id_ in documents]))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
