"""Who copied whom: each lineage as a tree of its documents, with dates, shares and what changed on the way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.lookup import Found, Lookup
from tellings.records import Borrower, Edge, Edit, EditType, Lineage, Place
from tellings.views.asking import Ask
from tellings.views.evidence import Names, Quote, named, quote
from tellings.views.overview import BY_SIZE

WHOLE = 8
"""Lineages that one page shows with all that was changed; a longer list leads to each."""

QUIET = ("style", "other")
"""Types of edit that are folded away at first: of some 250 edits annotated by hand a tenth were hedges,
figures or attributions, and those are what an editor looks for."""

RANK: tuple[EditType, ...] = (
    "label_swap",
    "hedge_dropped",
    "hedge_added",
    "attribution_dropped",
    "attribution_added",
    "figure_changed",
    "negation_changed",
    "cut",
    "insertion",
    "name_variant",
    "other",
    "style",
)
"""Types of edit in the order of what they may mean."""

CONTEXT = 60


@dataclass(frozen=True, slots=True)
class EditView:
    """An edit with the words around it on both sides."""

    edit: Edit
    left: Quote
    right: Quote


@dataclass(frozen=True, slots=True)
class EdgeView:
    """An edge of a lineage with the edits along it, those that an editor looks for first."""

    edge: Edge
    loud: tuple[EditView, ...]
    quiet: tuple[EditView, ...]
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A member in a lineage's tree: how deep it hangs, the edge that leads to it, and the row of what it hangs on."""

    document: str
    depth: int
    edge: EdgeView | None
    above: int | None


@dataclass(frozen=True, slots=True)
class LineageView:
    """A lineage as a small forest of members, from the roots on, and its borrowers."""

    lineage: Lineage
    nodes: tuple[Node, ...]
    borrowers: tuple[tuple[Borrower, tuple[EdgeView, ...]], ...]
    outlets: int


@dataclass(frozen=True, slots=True)
class LineagesView:
    """Lineages, the largest first. `whole`: with the edits along their edges."""

    lineages: Found[LineageView]
    whole: bool
    names: Names


def lineages(case: Lookup, ask: Ask) -> LineagesView:
    """The lineages that are asked for."""
    found = case.page("lineages", ask.wanted, BY_SIZE)
    whole = ask.limit is None or found.total <= WHOLE
    ids = {id_ for lineage in found.items for id_ in documents_of(lineage)}
    names = named(case, sorted(ids))
    texts = case.texts(sorted(ids)) if whole else {}
    views = tuple(_lineage(case, lineage, texts, names) for lineage in found.items)
    return LineagesView(Found(views, found.total, found.offset, found.limit), whole, names)


def documents_of(lineage: Lineage) -> list[str]:
    """All documents that carry something of it."""
    ends = [end for edge in lineage.edges for end in (edge.source, edge.to)]
    return list(dict.fromkeys([*lineage.members, *(b.document for b in lineage.borrowers), *ends]))


def _lineage(case: Lookup, lineage: Lineage, texts: dict[str, str], names: Names) -> LineageView:
    members = set(lineage.members)
    inner: list[EdgeView] = []
    outer: list[EdgeView] = []
    for edge in lineage.edges:
        (inner if {edge.source, edge.to} <= members else outer).append(_edge(case, edge, texts))
    borrowers = tuple(
        (borrower, tuple(view for view in outer if borrower.document in (view.edge.source, view.edge.to)))
        for borrower in lineage.borrowers
    )
    outlets = {names[id_].head.outlet for id_ in documents_of(lineage) if id_ in names} - {None}
    return LineageView(lineage, tuple(_forest(lineage.members, inner, lineage.archetype)), borrowers, len(outlets))


def _forest(members: Sequence[str], edges: Sequence[EdgeView], first: str | None) -> list[Node]:
    """Members as trees: from the original on, else along directed edges, else from the one that most hang on."""
    targets = {view.edge.to for view in edges if view.edge.directed}
    degree = Counter(end for view in edges for end in (view.edge.source, view.edge.to))
    starts = sorted(members, key=lambda member: (member != first, member in targets, -degree[member]))
    at = defaultdict(list)
    for view in edges:
        at[view.edge.source].append(view)
        at[view.edge.to].append(view)
    nodes: list[Node] = []
    seen: set[str] = set()
    todo = [Node(member, 0, None, None) for member in reversed(starts)]
    while todo:
        node = todo.pop()
        if node.document in seen:
            continue
        seen.add(node.document)
        nodes.append(node)
        row = len(nodes) - 1
        for view in reversed(at[node.document]):
            far = _far_end(view.edge, node.document)
            if far and far not in seen:
                todo.append(Node(far, node.depth + 1, view, row))
    return nodes


def _far_end(edge: Edge, near: str) -> str | None:
    if edge.source == near:
        return edge.to
    return edge.source if edge.to == near and not edge.directed else None


def _edge(case: Lookup, edge: Edge, texts: dict[str, str]) -> EdgeView:
    found = case.edits_between(edge.source, edge.to) if {edge.source, edge.to} <= texts.keys() else []
    along = sorted(found, key=lambda edit: (RANK.index(edit.type), edit.left.start, edit.right.start))
    counts = Counter(edit.type for edit in along)
    return EdgeView(
        edge,
        tuple(_edit(edit, texts) for edit in along if edit.type not in QUIET),
        tuple(_edit(edit, texts) for edit in along if edit.type in QUIET),
        tuple((kind, counts[kind]) for kind in RANK if kind in counts),
    )


def _edit(edit: Edit, texts: dict[str, str]) -> EditView:
    return EditView(edit, _side(edit.left, texts), _side(edit.right, texts))


def _side(place: Place, texts: dict[str, str]) -> Quote:
    return quote(texts[place.document], place, CONTEXT)
