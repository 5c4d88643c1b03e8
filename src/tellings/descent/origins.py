"""Whose wording stands at a place, and how many independent sources are left when lineages are collapsed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from tellings.records import Lineage, Place


def origin(place: Place, lineages: Sequence[Lineage]) -> str:
    """Whose wording stands at a place: a lineage's id, or the document's own where it belongs to none."""
    for lineage in lineages:
        if any(_overlap(passage, place) for passage in lineage.passages):
            return lineage.id
    for lineage in lineages:
        if place.document in lineage.members and all(p.document != place.document for p in lineage.passages):
            return lineage.id
    return place.document


def finder(lineages: Iterable[Lineage]) -> Callable[[Place], str]:
    """`origin` for many places: looks at a document's own lineages only."""
    passages: dict[str, list[tuple[Place, str]]] = defaultdict(list)
    member: dict[str, str] = {}
    for lineage in lineages:
        for passage in lineage.passages:
            passages[passage.document].append((passage, lineage.id))
        carried = {passage.document for passage in lineage.passages}
        for document in lineage.members:
            if document not in carried:
                member.setdefault(document, lineage.id)

    def found(place: Place) -> str:
        on = (id_ for passage, id_ in passages[place.document] if _overlap(passage, place))
        return next(on, member.get(place.document, place.document))

    return found


def _overlap(one: Place, other: Place) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


def origins(places: Iterable[Place], lineages: Sequence[Lineage]) -> int:
    """How many independent sources are left of what stands at these places when lineages are collapsed."""
    return len({origin(place, lineages) for place in places})
