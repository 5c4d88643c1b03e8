"""The stages that see documents together: what each takes out of the case, and what it puts back.

Each is called with the documents that it has not seen. What cannot have changed is not worked out again: a new
document is compared with all older ones by looking up its fingerprints, and lineages are solved anew only where copies
connect them to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from tellings import copies, dating, edits, entities, lineages
from tellings.annotate import times
from tellings.records import Copy, Document, Edge, Edit, Lineage, Reading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tellings.case import Case

    Ints = NDArray[np.int64]
    Hashes = NDArray[np.uint64]

AT_ONCE = 4000
"""New documents compared at a time: bounds the memory (about 100 kB a document), and the work a killed run loses."""

_AFTER_COPIES = ("lineages", "edits", "dating")


# -- copies ------------------------------------------------------------------------------------------------------------


def find_copies(case: Case, ids: Sequence[str], stamp: str) -> None:
    """Compare documents that are new to the index with one another and with all older ones."""
    if case.state("copies") != stamp:
        with case.writing():
            case.clear_index()
            case.note("copies", stamp)
    todo = iter(sorted(ids))
    while part := list(islice(todo, AT_ONCE)):
        with case.writing():
            _compare(case, part)
            case.mark(part, "copies", stamp)


def _compare(case: Case, ids: Sequence[str]) -> None:
    import numpy as np

    mine = _index(case, ids)
    hashes, numbers = _postings(case, mine)
    rows = case.holding(np.unique(numbers).tolist())
    known = [row[1] for row in rows]
    holders = np.searchsorted([row[0] for row in rows], numbers)
    outlets = copies.outlets([Reading(Document(row[1], "", outlet=row[2], url=row[3])) for row in rows])
    signatures = np.frombuffer(b"".join(row[4] for row in rows), dtype=np.uint64)
    boiler = copies.boilerplate(hashes, holders, outlets, signatures)
    losing = _losing(case, known, hashes, holders, boiler, set(ids))
    fresh = np.isin(np.array(known, dtype=object), np.array(sorted(ids), dtype=object))
    pairs = copies.candidates(hashes, holders, boiler)
    pairs = pairs[fresh[pairs].any(axis=1)]
    wanted = {tuple(sorted((known[a], known[b]))) for a, b in pairs.tolist()}
    case.drop_copies(ids, losing)
    case.unmark({id_ for pair in losing for id_ in pair}, _AFTER_COPIES)
    case.insert("copies", _aligned(case, sorted(wanted), losing))


def _index(case: Case, ids: Sequence[str]) -> Hashes:
    """Put documents into the index; returns their distinct fingerprints."""
    import numpy as np

    hashes, documents, signatures = _prints(case, ids)
    numbers = np.array(case.numbers(ids), dtype=np.int64)
    case.add_postings(
        zip(_signed(hashes), numbers[documents].tolist(), strict=True),
        zip(numbers.tolist(), (row.tobytes() for row in signatures), strict=True),
    )
    return np.unique(hashes)


def _prints(case: Case, ids: Sequence[str]) -> tuple[Hashes, Ints, Hashes]:
    """Fingerprints, the place in `ids` of the document that holds each, and the signatures of the documents."""
    import numpy as np

    by_id = {reading.document.id: reading for reading in case.readings(ids, ("blocks",))}
    prints = copies.fingerprints(copies.bodies([by_id[id_] for id_ in ids]))
    return prints.hashes, np.repeat(np.arange(len(ids)), np.diff(prints.offsets)), prints.signatures


def _signed(hashes: Hashes) -> list[int]:
    """As SQLite keeps them: 64 bits with a sign."""
    import numpy as np

    found: list[int] = hashes.view(np.int64).tolist()
    return found


def _unsigned(values: Sequence[int]) -> Hashes:
    import numpy as np

    return np.array(values, dtype=np.int64).view(np.uint64)


def _postings(case: Case, hashes: Hashes) -> tuple[Hashes, Ints]:
    import numpy as np

    rows = np.array(case.holders(_signed(hashes)), dtype=np.int64).reshape(-1, 2)
    return np.ascontiguousarray(rows[:, 0]).view(np.uint64), rows[:, 1]


def _losing(
    case: Case, known: Sequence[str], hashes: Hashes, holders: Ints, boiler: Hashes, new: set[str]
) -> list[tuple[str, str]]:
    """Older pairs that hold a fingerprint which the new documents make boilerplate: they have to be judged again."""
    import numpy as np

    before = _unsigned(case.boilerplate(_signed(boiler)))
    fresh = np.setdiff1d(boiler, before)
    case.add_boilerplate(_signed(fresh))
    touched = {known[holder] for holder in np.unique(holders[np.isin(hashes, fresh)]).tolist()}
    return case.pairs_among(touched - new)


def _aligned(case: Case, pairs: Sequence[tuple[str, str]], again: Sequence[tuple[str, str]]) -> list[Copy]:
    """The copies of these pairs, and of those `again` that still share enough."""
    import numpy as np

    ids = sorted({id_ for pair in (*pairs, *again) for id_ in pair})
    if not ids:
        return []
    by_id = {reading.document.id: reading for reading in case.readings(ids, ("blocks",))}
    readings = [by_id[id_] for id_ in ids]
    body = copies.bodies(readings)
    prints = copies.fingerprints(body)
    boiler = np.sort(_unsigned(case.boilerplate(_signed(np.unique(prints.hashes)))))
    place = {id_: index for index, id_ in enumerate(ids)}
    rows = np.array(sorted((place[a], place[b]) for a, b in {*pairs, *again}), dtype=np.int64)
    if again:
        rows = rows[copies.votes(prints, rows, boiler) >= copies.VOTES]
    passages = copies.align(body, copies.quoted(readings, body, np.unique(rows)), rows)
    return list(copies.records(readings, body, rows, passages, copies.judge(passages, rows, prints, boiler)))


def forget(case: Case, ids: Sequence[str], stages: Sequence[str]) -> None:
    """Take documents out of the index, inside `writing`, before they go.

    A fingerprint that was boilerplate because of them may be none without them: who else holds it is compared again.
    """
    import numpy as np

    hashes, documents, _ = _prints(case, ids)
    numbers = np.array(case.numbers(ids), dtype=np.int64)
    doubted = case.boilerplate(_signed(np.unique(hashes)))
    rows = case.holding({number for _, number in case.holders(doubted)} - set(numbers.tolist()))
    case.unmark([row[1] for row in rows], stages)
    case.take_boilerplate(doubted)
    gone = set(ids)
    case.drop("lineages", [lineage.id for lineage in case.lineages() if gone & _documents(lineage)])
    case.take_postings(zip(_signed(hashes), numbers[documents].tolist(), strict=True), numbers.tolist())


# -- lineages and edits ------------------------------------------------------------------------------------------------


def find_lineages(case: Case, ids: Sequence[str], stamp: str) -> None:
    """Solve the components of the copies' graph that hold these documents."""
    touched = case.family(ids)
    family = set(touched)
    found = lineages.lineages(_dated(case, touched), case.copies_of(touched))
    gone = [lineage.id for lineage in case.lineages() if not family.isdisjoint(_documents(lineage))]
    with case.writing():
        case.drop("lineages", gone)
        case.insert("lineages", found)
        case.unmark(family - set(ids), ("edits",))
        case.mark(ids, "lineages", stamp)


def _dated(case: Case, ids: Sequence[str]) -> list[Reading]:
    """Documents with the date that their page states; what is only inferred is no evidence of who came first."""
    stated = {dated.document: dated.value for dated in case.datings() if dated.basis == "stated"}
    return [
        replace(reading, document=replace(reading.document, published=stated[reading.document.id]))
        if reading.document.id in stated and not reading.document.published
        else reading
        for reading in case.readings(ids, ("blocks",))
    ]


def _documents(lineage: Lineage) -> set[str]:
    return {*lineage.members, *(borrower.document for borrower in lineage.borrowers)}


def find_edits(case: Case, ids: Sequence[str], stamp: str) -> None:
    """Compare along the edges of the lineages that hold these documents."""
    touched = set(ids)
    edges = [edge for lineage in case.lineages() if touched & _documents(lineage) for edge in lineage.edges]
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


# -- dates and entities ------------------------------------------------------------------------------------------------


def find_datings(case: Case, ids: Sequence[str], stamp: str) -> None:
    """Date every document of the case, and resolve the times of those whose date is known only now."""
    kept = case.readings(None, ("blocks", "sentences", "mentions", "times"))
    # As they were read: what an earlier run resolved must not count as evidence.
    found = dating.dating([_resolved(reading, reading.document.published) for reading in kept], case.copies())
    value = {dated.document: dated.value for dated in found}
    before = {dated.document: (dated.value, dated.basis) for dated in case.datings()}
    changed = [dated.document for dated in found if before.get(dated.document) != (dated.value, dated.basis)]
    with case.writing():
        case.replace("datings", found)
        case.unmark(changed, ("lineages", "edits"))
        for reading in kept:
            again = _resolved(reading, reading.document.published or value[reading.document.id])
            if again.times != reading.times:
                case.put("times", reading.document, again.times)
        case.mark(ids, "dating", stamp)


def _resolved(reading: Reading, anchor: str | None) -> Reading:
    """The same with its times resolved for an anchor; where metadata give the date they were read so."""
    if reading.document.published and anchor == reading.document.published:
        return reading
    return replace(reading, times=times.resolve(reading.times, anchor))


def find_entities(case: Case, ids: Sequence[str], stamp: str) -> None:
    """Say which referents of all documents are one person, organisation, place or group."""
    found, entity = entities.entities(case.readings(None, ("mentions",)))
    with case.writing():
        case.replace("entities", found)
        case.put_referents(entity)
        case.mark(ids, "entities", stamp)
