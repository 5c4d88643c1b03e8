"""Lineages and edits over a corpus: the components of the copies' graph, each solved as in a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from tellings import lineages
from tellings.case import EACH_NOUNS
from tellings.casework.edits import by_pair, edge_edits
from tellings.casework.lineages import documents_of
from tellings.descent.kinship import Kinship
from tellings.pipeline import batched
from tellings.records import Copy, Document, Edit, Lineage, Problem, Reading
from tellings.scale import doubling
from tellings.scale.annotating import Compared, compared, dated
from tellings.scale.columns import to_records, to_table
from tellings.scale.folder import WORK, Folder
from tellings.scale.job import Job, keep_problems, layout, nouns

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

TOGETHER = 1000
"""Documents whose lineages are solved in one piece of work; a larger component is one by itself."""
GIANT = 20_000
"""Documents of a component that one worker can hold: about 1 GB. A larger one hangs together by single passages, and is
taken apart along near-duplicates alone."""
DAYS = (("days", "strings"),)
"""The partitions that hold a lineage's documents."""


@dataclass(frozen=True, slots=True)
class Member:
    """One document's part in a lineage or story: `kind` says which of them, `group` is its id.

    `share` is the part of its text, 0 to 1; of a member of a lineage it is None: all of it descends.
    """

    document: str
    kind: str
    group: str
    share: float | None


def components(left: Ints, right: Ints, near: NDArray[Any], light: Ints | Sequence[int] = ()) -> tuple[Ints, Ints, int]:
    """The documents that copies connect, ascending; the component of each; and how many lay in components too large.

    Connected components by breadth-first search, in scipy. Documents that are `light` (doubles) make none too large.
    """
    import numpy as np

    numbers, ends = np.unique(np.stack([left, right]), return_inverse=True)
    ends = ends.reshape(2, -1)
    found = connected(ends, len(numbers))
    heavy = ~np.isin(numbers, light)
    giant = np.bincount(found, heavy, minlength=1)[found] > GIANT if len(found) else np.zeros(0, dtype=np.bool_)
    if giant.any():
        within = ends[:, near | ~giant[ends[0]]]
        found = connected(within, len(numbers))
    return numbers, found, int(giant.sum())


def connected(ends: Ints, count: int) -> Ints:
    """The component of each of so many things, by the pairs that connect them (rows of left and right ends)."""
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    graph = coo_array((np.ones(ends.shape[1], np.int8), (ends[0], ends[1])), shape=(count, count))
    _, found = connected_components(graph, directed=False)
    labels: Ints = found.astype(np.int64)
    return labels


def plan_lineages(job: Job, keys: Sequence[str]) -> dict[str, Any]:
    """The one solve: which documents hang together, and which components are solved in one piece of work."""
    import numpy as np
    import pyarrow as pa

    edges = [_edges(job.folder, key) for key in keys]
    left, right, near = (np.concatenate(column) for column in zip(*edges, strict=True)) if edges else _NOTHING()
    numbers, found, giant = components(left, right, near.astype(np.bool_), doubling.doubles(job.folder)[0])
    order = np.argsort(found, kind="stable")
    values, firsts, sizes = np.unique(found[order], return_index=True, return_counts=True)
    # By their first document, so that what is solved together is near in time.
    first = np.minimum.reduceat(numbers[order], firsts) if len(firsts) else firsts
    batch = np.empty(len(values), np.int64)
    ranked = np.argsort(first, kind="stable")
    batch[ranked] = packed(sizes[ranked])
    table = pa.table({"number": numbers, "component": found, "batch": batch[found] if len(found) else found})
    job.folder.write(f"{WORK}/members.parquet", table)
    if giant:
        why = f"{giant} documents hang together by passages; their lineages follow near-duplicates alone"
        keep_problems(job.folder, "lineages", [Problem("corpus", "lineages", why)])
    return job.folder.sign("members", "all", {"documents": len(numbers), "batches": int(batch.max(initial=-1)) + 1})


def _NOTHING() -> tuple[Any, Any, Any]:  # noqa: N802
    import numpy as np

    nothing = np.empty(0, np.int64)
    return nothing, nothing, nothing


def _edges(folder: Folder, key: str) -> tuple[Ints, Ints, NDArray[Any]]:
    import numpy as np

    table = folder.read(f"{WORK}/copies/{key}.parquet", ["left_number", "right_number", "relation"])
    near = np.array([relation == "near_duplicate" for relation in table["relation"].to_pylist()], np.int64)
    columns = (table["left_number"].to_numpy(), table["right_number"].to_numpy(), near)
    left, right, near = np.unique(np.stack(columns), axis=1)
    return left, right, near


def packed(sizes: Ints) -> list[int]:
    """The piece of work of each component, in order: as many together as make up `TOGETHER` documents."""
    found: list[int] = []
    batch = filled = 0
    for size in sizes.tolist():
        if filled and filled + size > TOGETHER:
            batch, filled = batch + 1, 0
        found.append(batch)
        filled += size
    return found


@cache
def members(folder: Folder) -> tuple[Ints, Ints, Ints]:
    """Documents that have copies, ascending; the component of each, and the piece of work that solves it."""
    table = folder.read(f"{WORK}/members.parquet")
    number, component, batch = (table[name].to_numpy() for name in ("number", "component", "batch"))
    return number, component, batch


def scatter_copies(job: Job, key: str) -> Iterator[pa.Table]:
    """Copies with the piece of work of their component; those between the parts of a giant one are left out."""
    import numpy as np

    number, component, batch = members(job.folder)
    for table in job.folder.groups(f"{WORK}/copies/{key}.parquet"):
        left, right = (np.searchsorted(number, table[f"{side}_number"].to_numpy()) for side in ("left", "right"))
        whole = table.append_column("bucket", [batch[left].astype(np.int32)])
        whole = whole.append_column("component", [component[left]])
        yield whole.filter(component[left] == component[right])


def gather_lineages(job: Job, bucket: int, table: pa.Table) -> dict[str, Any]:
    """The lineages of the components of one piece of work, and the edits along their edges."""
    sides = ("left_number", "right_number")
    numbers = sorted({number for side in sides for number in table[side].to_pylist()})
    held, doubles = _held(job, numbers)
    number_of = {held[number].document.id: number for number in numbers}
    groups: dict[int, list[Copy]] = {}
    for component, copy in zip(table["component"].to_pylist(), to_records(Copy, table), strict=True):
        groups.setdefault(component, []).append(copy)
    found: list[Lineage] = []
    problems: list[Problem] = []
    for shared in groups.values():
        those = sorted({id_ for copy in shared for id_ in (copy.left.document, copy.right.document)})
        try:
            members = [dated(held[number_of[id_]]) for id_ in those]
            found += lineages.solve(members, sorted(shared, key=_place), doubles)
        except Exception as error:  # one bad component never stops a run
            problems.append(Problem(those[0], "lineages", f"{type(error).__name__}: {error}"))
    key = f"{bucket:06}"
    _keep_lineages(job, key, found, number_of)
    keep_members(job, f"lineages-{key}", (m for lineage in found for m in _of_lineage(lineage)), number_of)
    edits = _edits(job, found, number_of, [copy for shared in groups.values() for copy in shared])
    _keep_edits(job, key, edits, number_of)
    told = keep_problems(job.folder, f"lineages-{key}", problems)
    counts = {"documents": len(numbers), "lineages": len(found), "edits": len(edits), "problems": told}
    return job.folder.sign("lineages", key, counts)


def _held(job: Job, numbers: Sequence[int]) -> tuple[dict[int, Compared], dict[str, Kinship]]:
    """What comparing needs of documents; and how doubles stand to their firsts, which leave nothing but metadata."""
    import numpy as np

    first = dict(zip(numbers, doubling.firsts(job.folder, np.array(numbers, np.int64)).tolist(), strict=True))
    found = compared(job, [number for number in numbers if first[number] not in first])
    doubles: dict[str, Kinship] = {}
    for those in batched([number for number in numbers if first[number] in first], TOGETHER):
        for number, one in compared(job, those).items():
            kin = lineages.akin(found[first[number]].reading, one.reading)
            found[number] = replace(one, document=replace(one.document, text=""), blocks=()) if kin else one
            if kin:
                doubles[one.document.id] = kin
    return found, doubles


def _place(copy: Copy) -> tuple[Any, ...]:
    sides = (copy.left, copy.right)
    return (*(side.document for side in sides), *(side.start for side in sides), *(side.end for side in sides))


def _keep_lineages(job: Job, key: str, found: Sequence[Lineage], number_of: dict[str, int]) -> None:
    days: dict[str, list[tuple[Lineage, list[str]]]] = {}
    for lineage in sorted(found, key=lambda lineage: lineage.id):
        among = sorted({day_of_number(job, number_of[id_]) for id_ in documents_of(lineage)})
        days.setdefault(among[0], []).append((lineage, among))
    for day, rows in days.items():
        table = to_table(Lineage, [lineage for lineage, _ in rows], DAYS, [{"days": among} for _, among in rows])
        job.folder.write(f"{WORK}/tables/lineages/day={day}/part-{key}.parquet", table)


def keep_members(job: Job, key: str, found: Iterable[Member], number_of: Mapping[str, int]) -> None:
    """Write which document belongs where, under the days of the documents."""
    days: dict[str, list[Member]] = {}
    for member in sorted(found, key=lambda member: (member.document, member.group)):
        days.setdefault(day_of_number(job, number_of[member.document]), []).append(member)
    for day, those in days.items():
        job.folder.write(f"{WORK}/tables/membership/day={day}/{key}.parquet", to_table(Member, those))


def _of_lineage(lineage: Lineage) -> Iterator[Member]:
    for document in lineage.members:
        yield Member(document, "lineage", lineage.id, None)
    for borrower in lineage.borrowers:
        yield Member(borrower.document, "lineage", lineage.id, borrower.share)


def day_of_number(job: Job, number: int) -> str:
    """The day that a document is filed under."""
    places = layout(job.folder)
    return places.parts[places.place(number)[0]].day


def _edits(job: Job, found: Sequence[Lineage], number_of: dict[str, int], shared: Sequence[Copy]) -> list[Edit]:
    """The edits along the edges, each once, as `casework.edits` finds them."""
    if not job.wants("edits"):
        return []
    edges = [edge for lineage in sorted(found, key=lambda lineage: lineage.id) for edge in lineage.edges]
    pairs = by_pair(sorted(shared, key=_place))
    edits: dict[tuple[Any, ...], Edit] = {}
    for those in batched(edges, TOGETHER):
        known = _whole(job, sorted({id_ for edge in those for id_ in (edge.source, edge.to)}), number_of)
        edits |= {(e.left, e.right, e.type): e for edge in those for e in edge_edits(edge, known, pairs)}
    return list(edits.values())


def _whole(job: Job, ids: Sequence[str], number_of: dict[str, int]) -> dict[str, Reading]:
    """Documents with all that was read out of them, from the tables."""
    places = layout(job.folder)
    parts: dict[int, list[str]] = {}
    for id_ in ids:
        parts.setdefault(places.place(number_of[id_])[0], []).append(id_)
    found: dict[str, Reading] = {}
    for part, those in sorted(parts.items()):
        held = compared(job, [number_of[id_] for id_ in those])
        documents = [one.document for one in held.values()]
        found |= annotated(job.folder, f"{WORK}/tables", places.parts[part].name, documents, nouns(job.stages))
    return found


def annotated(
    folder: Folder, tables: str, part: str, documents: Sequence[Document], wanted: Sequence[str]
) -> dict[str, Reading]:
    """Readings of documents of one partition, from the tables."""
    import pyarrow as pa
    import pyarrow.compute as pc

    ids = pa.array([document.id for document in documents])
    lists: dict[str, dict[str, list[Any]]] = {}
    record: type[Any]
    for noun in wanted:
        own = lists.setdefault(noun, {})
        record = EACH_NOUNS[noun]
        for table in folder.groups(f"{tables}/{noun}/{part}".lstrip("/")):
            for item in to_records(record, table.filter(pc.is_in(table["document"], ids))):
                own.setdefault(item.document, []).append(item)
    found: dict[str, Reading] = {}
    for document in documents:
        own_lists: dict[str, Any] = {noun: tuple(own.get(document.id, ())) for noun, own in lists.items()}
        found[document.id] = replace(Reading(document), **own_lists)
    return found


def _keep_edits(job: Job, key: str, found: Sequence[Edit], number_of: dict[str, int]) -> None:
    days: dict[str, list[Edit]] = {}
    for edit in sorted(found, key=lambda edit: (_sides(edit), edit.type)):
        day = day_of_number(job, min(number_of[edit.left.document], number_of[edit.right.document]))
        days.setdefault(day, []).append(edit)
    for day, those in days.items():
        job.folder.write(f"{WORK}/tables/edits/day={day}/part-{key}.parquet", to_table(Edit, those))


def _sides(edit: Edit) -> tuple[Any, ...]:
    left, right = edit.left, edit.right
    return left.document, left.start, left.end, right.document, right.start, right.end
