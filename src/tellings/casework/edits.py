"""Edits in a case: along the edges of the lineages that hold new documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tellings import edits
from tellings.casework.lineages import documents_of
from tellings.records import Copy, Edge, Edit, Reading

if TYPE_CHECKING:
    from tellings.case import Case


def find(case: Case, ids: Sequence[str], stamp: str) -> None:
    """Compare along the edges of the lineages that hold these documents."""
    touched = set(ids)
    edges = [edge for lineage in case.lineages() if touched & documents_of(lineage) for edge in lineage.edges]
    ends = sorted({id_ for edge in edges for id_ in (edge.source, edge.to)})
    readings = {reading.document.id: reading for reading in case.readings(ends)}
    shared = by_pair(case.copies_of(ends))
    found = [edit for edge in edges for edit in edge_edits(edge, readings, shared)]
    with case.writing():
        case.drop_edits(sorted(touched))
        case.insert("edits", {_identity(edit): edit for edit in found}.values())
        case.mark(ids, "edits", stamp)


Shared = Mapping[tuple[str, ...], Sequence[Copy]]


def by_pair(found: Iterable[Copy]) -> Shared:
    """Copies by their two documents, in the order of the ids."""
    pairs: dict[tuple[str, ...], list[Copy]] = {}
    for copy in found:
        pairs.setdefault((copy.left.document, copy.right.document), []).append(copy)
    return pairs


def edge_edits(edge: Edge, readings: Mapping[str, Reading], shared: Shared) -> tuple[Edit, ...]:
    """The edits along one edge: of the whole texts where one is a copy of the other, else of the passages shared."""
    left, right = readings[edge.source], readings[edge.to]
    if edge.relation != "partial":
        return edits.edits(left, right)
    passages = shared.get(tuple(sorted((edge.source, edge.to))), ())
    return edits.edits(left, right, passages) if passages else ()


def _identity(edit: Edit) -> tuple[object, ...]:
    return edit.left, edit.right, edit.type
