"""The report: one self-contained HTML page about a case. It needs no network, no script and no other file."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from tellings import __version__
from tellings.errors import InputError
from tellings.export.account import Published, published_of
from tellings.files import replaced
from tellings.labels import labels
from tellings.marks import Mark, Segment, segments
from tellings.records import (
    RESIDUE,
    Attribution,
    Block,
    Borrower,
    Document,
    Edge,
    Edit,
    Entity,
    Figure,
    Lineage,
    Mention,
    Place,
    Reading,
    TimeExpression,
)

if TYPE_CHECKING:
    from tellings.case import Case

EditsByPair = Mapping[frozenset[str], Sequence[Edit]]

CONTEXT = 60
"""Code points shown on either side of an edit: about half a line, enough to see what the words belong to."""

KEY = 40
"""Characters of a document's key that the page shows: more than that is folders."""

QUIET = ("style", "other")
"""Types of edit that are folded away at first: of some 250 edits annotated by hand a tenth were hedges,
figures or attributions, and those are what an editor looks for."""

UNLIT = (*QUIET, "cut", "insertion", "name_variant")
"""Types of edit that are not lit in the texts: whole passages, and what is nothing to an editor."""

_RANK = (
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


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of a document's text with its layers."""

    block: Block
    residue: bool
    segments: list[Segment]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """What the page shows of one document. `residue` is the share of its letters that is not article text."""

    document: Document
    name: str
    short: str
    headline: str
    published: Published
    blocks: list[BlockView]
    kinds: list[tuple[str, int]]
    residue: float
    problems: list[str]


@dataclass(frozen=True, slots=True)
class EditView:
    """An edit with the words around it on both sides."""

    edit: Edit
    left: tuple[str, str, str]
    right: tuple[str, str, str]
    links: tuple[str, str]


@dataclass(frozen=True, slots=True)
class EdgeView:
    """An edge of a lineage with the edits along it, those that an editor looks for first."""

    edge: Edge
    loud: list[EditView]
    quiet: list[EditView]
    counts: list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Node:
    """A member in a lineage's tree: how deep it hangs, and the edge that leads to it."""

    document: str
    depth: int
    edge: EdgeView | None


@dataclass(frozen=True, slots=True)
class LineageView:
    """A lineage as a small forest of members, from the roots on, and its borrowers."""

    lineage: Lineage
    nodes: list[Node]
    borrowers: list[tuple[Borrower, list[EdgeView]]]


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity, in how many documents it is named, and its forms with the outlets that use them."""

    entity: Entity
    documents: int
    forms: list[tuple[str, int, list[str]]]


def write_report(case: Case, path: Path) -> None:
    """Write the page to `path`. Raises `InputError` where it cannot be written."""
    page = render(case)
    try:
        with replaced(path) as file:
            file.write(page.encode("utf-8"))
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}.") from error


def render(case: Case) -> str:
    """The page as text: the same for the same case."""
    readings = case.readings()
    texts = {reading.document.id: reading.document.text for reading in readings}
    problems = case.problems()
    edits = case.edits()
    documents = _documents(case, readings, edits)
    by_pair = _by_pair(edits)
    style = files("tellings.web").joinpath("report.css").read_text(encoding="utf-8")
    return _template(_shortening(documents)).render(
        title=case.path.name,
        version=__version__,
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        documents=documents,
        named={view.document.id: view for view in documents},
        outlets=sorted({view.document.outlet for view in documents if view.document.outlet}),
        lineages=[_lineage(lineage, by_pair, texts) for lineage in _by_size(case.lineages())],
        entities=_entities(case.entities(), case.mentions()),
        problems=[problem for problem in problems if problem.document not in texts],
        problem_count=len(problems),
    )


def _shortening(documents: Sequence[DocumentView]) -> Callable[[str], str]:
    """A filter that calls the documents in a reason by their short names."""
    names = {view.document.key: view.name for view in documents if view.document.key != view.name}
    if not names:
        return str
    keys = re.compile("|".join(map(re.escape, sorted(names, key=lambda key: (-len(key), key)))))
    return lambda why: keys.sub(lambda key: names[key[0]], why)


def _template(shortened: Callable[[str], str]) -> jinja2.Template:
    source = files("tellings.web").joinpath("report.html.j2").read_text(encoding="utf-8")
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["words_of"] = lambda name: str(name).replace("_", " ")
    environment.filters["sentence"] = lambda why: _sentence(shortened(why))
    environment.filters["capitalised"] = lambda name: f"{name[:1].upper()}{name[1:]}"
    environment.filters["shortened"] = shortened
    environment.filters["percent"] = lambda share: f"{share:.0%}"
    return environment.from_string(source)


def _sentence(why: str) -> str:
    return f"{why[0].upper()}{why[1:].removesuffix('.')}." if why else ""


def _documents(case: Case, readings: Sequence[Reading], edits: Iterable[Edit]) -> list[DocumentView]:
    datings = {dating.document: dating for dating in case.datings()}
    entities = {entity.id: entity for entity in case.entities()}
    referents = case.referents()
    changed = _edit_marks(edits)
    names = labels(reading.document for reading in readings)
    problems = defaultdict(list)
    for problem in case.problems():
        problems[problem.document].append(f"{problem.stage}: {problem.why}")
    views = []
    for reading in readings:
        document = reading.document
        marks = [*_marks(reading, entities, referents), *changed.get(document.id, ())]
        published = published_of(document, datings.get(document.id))
        views.append(_document(reading, names[document.id], marks, published, problems[document.id]))
    return views


def _document(
    reading: Reading, name: str, marks: Sequence[Mark], published: Published, problems: list[str]
) -> DocumentView:
    document = reading.document
    blocks = [
        BlockView(block, block.kind in RESIDUE, segments(document.text, block.start, block.end, marks))
        for block in reading.blocks
    ]
    return DocumentView(
        document,
        name,
        _shortened(document.key),
        _headline(reading),
        published,
        blocks,
        sorted(Counter(block.kind for block in reading.blocks).items()),
        _residue(reading),
        problems,
    )


def _shortened(key: str) -> str:
    """A key that is a long path by its end."""
    return key if len(key) <= KEY else f"…{key[-KEY:]}"


def _headline(reading: Reading) -> str:
    document = reading.document
    titles = (document.text[block.start : block.end] for block in reading.blocks if block.kind == "title")
    return " ".join((document.title or next(titles, "") or document.text[:80]).split()) or document.key


def _residue(reading: Reading) -> float:
    text = reading.document.text
    letters = sum(c.isalnum() for c in text)
    left = sum(c.isalnum() for b in reading.blocks if b.kind in RESIDUE for c in text[b.start : b.end])
    return left / letters if letters else 0.0


def _marks(reading: Reading, entities: Mapping[str, Entity], referents: Mapping[str, str]) -> list[Mark]:
    names = [Mark(m.start, m.end, f"name {m.kind}", _about(m, entities, referents)) for m in reading.mentions]
    times = [Mark(t.start, t.end, "time", _when(t)) for t in reading.times]
    said = [
        Mark(span.start, span.end, f"said {a.kind}", _said(a, entities, referents))
        for a in reading.attributions
        for span in a.content
    ]
    figures = [Mark(f.start, f.end, "figure", _counted(f)) for f in reading.figures]
    return [*names, *times, *said, *figures]


def _said(attribution: Attribution, entities: Mapping[str, Entity], referents: Mapping[str, str]) -> str:
    speaker = entities.get(referents.get(attribution.speaker or "", ""))
    return f"{attribution.act} ({attribution.kind}): {speaker.name if speaker else 'speaker not resolved'}"


def _counted(figure: Figure) -> str:
    parts = (figure.role, figure.victims, figure.modifier.replace("_", " "), figure.scope.replace("_", " "))
    return f"figure: {', '.join(parts)}; from {figure.attributed_to or 'the page itself'}"


def _about(mention: Mention, entities: Mapping[str, Entity], referents: Mapping[str, str]) -> str:
    entity = entities.get(referents.get(mention.entity or "", ""))
    return f"{mention.kind}: {entity.name if entity else mention.head}"


def _when(time: TimeExpression) -> str:
    days = f", {time.earliest} to {time.latest}" if time.earliest and time.earliest != time.latest else ""
    return f"time: {time.value}{days} (rule: {time.rule})"


def _edit_marks(edits: Iterable[Edit]) -> dict[str, list[Mark]]:
    marks = defaultdict(list)
    for edit in edits:
        layer = "place" if edit.type in UNLIT else "edit"
        for place in (edit.left, edit.right):
            why = "" if layer == "place" else f"{edit.type.replace('_', ' ')}: {edit.why}"
            marks[place.document].append(Mark(place.start, place.end, layer, why))
    return marks


def _by_pair(edits: Iterable[Edit]) -> EditsByPair:
    pairs: dict[frozenset[str], list[Edit]] = {}
    for edit in edits:
        pairs.setdefault(frozenset((edit.left.document, edit.right.document)), []).append(edit)
    return pairs


def _by_size(lineages: Sequence[Lineage]) -> list[Lineage]:
    return sorted(lineages, key=lambda lineage: (-len(lineage.members), -len(lineage.borrowers), lineage.id))


def _lineage(lineage: Lineage, edits: EditsByPair, texts: Mapping[str, str]) -> LineageView:
    members = set(lineage.members)
    inner: list[EdgeView] = []
    outer: list[EdgeView] = []
    for edge in lineage.edges:
        (inner if {edge.source, edge.to} <= members else outer).append(_edge(edge, edits, texts))
    borrowers = [
        (borrower, [view for view in outer if borrower.document in (view.edge.source, view.edge.to)])
        for borrower in lineage.borrowers
    ]
    return LineageView(lineage, _forest(lineage.members, inner, lineage.archetype), borrowers)


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
    todo = [Node(member, 0, None) for member in reversed(starts)]
    while todo:
        node = todo.pop()
        if node.document in seen:
            continue
        seen.add(node.document)
        nodes.append(node)
        for view in reversed(at[node.document]):
            far = _far_end(view.edge, node.document)
            if far and far not in seen:
                todo.append(Node(far, node.depth + 1, view))
    return nodes


def _far_end(edge: Edge, near: str) -> str | None:
    if edge.source == near:
        return edge.to
    return edge.source if edge.to == near and not edge.directed else None


def _edge(edge: Edge, edits: EditsByPair, texts: Mapping[str, str]) -> EdgeView:
    along = sorted(
        edits.get(frozenset((edge.source, edge.to)), ()),
        key=lambda edit: (_RANK.index(edit.type), edit.left.start, edit.right.start),
    )
    counts = Counter(edit.type for edit in along)
    return EdgeView(
        edge,
        [_edit(edit, texts) for edit in along if edit.type not in QUIET],
        [_edit(edit, texts) for edit in along if edit.type in QUIET],
        [(kind, counts[kind]) for kind in _RANK if kind in counts],  # type: ignore[index]
    )


def _edit(edit: Edit, texts: Mapping[str, str]) -> EditView:
    links = (_link(edit.left, texts), _link(edit.right, texts))
    return EditView(edit, _around(edit.left, texts), _around(edit.right, texts), links)


def _link(place: Place, texts: Mapping[str, str]) -> str:
    """The anchor of a place; what is missing at the very end of a text has none of its own."""
    if place.start == len(texts[place.document]):
        return f"#{place.document}"
    return f"#{place.document}-{place.start}-{place.end}"


def _around(place: Place, texts: Mapping[str, str]) -> tuple[str, str, str]:
    text = texts[place.document]
    left, right = max(0, place.start - CONTEXT), min(len(text), place.end + CONTEXT)
    return text[left : place.start], text[place.start : place.end], text[place.end : right]


def _entities(entities: Iterable[Entity], mentions: Iterable[Mention]) -> list[EntityView]:
    named = defaultdict(set)
    for mention in mentions:
        named[mention.entity].add(mention.document)
    views = [EntityView(entity, len(named[entity.id]), _forms(entity)) for entity in entities]
    return sorted(views, key=lambda view: (-view.documents, -sum(n for _, n, _ in view.forms), view.entity.name))


def _forms(entity: Entity) -> list[tuple[str, int, list[str]]]:
    counts: Counter[str] = Counter()
    outlets = defaultdict(set)
    for form in entity.forms:
        counts[form.form] += form.count
        outlets[form.form].add(form.outlet or "outlet not stated")
    return [
        (form, n, sorted(outlets[form])) for form, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
