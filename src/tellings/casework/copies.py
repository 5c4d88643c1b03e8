"""Copies in a case: an index of fingerprints that only grows, and what a document takes with it when it goes."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from tellings import copies
from tellings.casework.lineages import documents_of
from tellings.records import Copy, Document, Reading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tellings.case import Case

    Ints = NDArray[np.int64]
    Hashes = NDArray[np.uint64]

AT_ONCE = 4000
"""New documents compared at a time: bounds the memory (about 100 kB a document), and the work a killed run loses."""


def find(case: Case, ids: Sequence[str], stamp: str) -> None:
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
    doubles, moved = _doubles(case, set(ids))
    losing = _losing(case, known, hashes, holders, boiler, {*ids, *moved})
    fresh = np.isin(np.array(known, dtype=object), np.array(sorted(ids), dtype=object))
    voting = ~np.isin(holders, [at for at, id_ in enumerate(known) if id_ in doubles])
    pairs = copies.candidates(hashes[voting], holders[voting], boiler)
    pairs = pairs[fresh[pairs].any(axis=1)]
    wanted = {tuple(sorted((known[a], known[b]))) for a, b in pairs.tolist()}
    case.drop_copies({*ids, *moved}, losing)
    case.unmark_after({*moved, *(id_ for pair in losing for id_ in pair)}, "copies")
    doubted = {*losing, *((doubles[id_], id_) for id_ in moved)}
    case.insert("copies", _aligned(case, sorted(wanted), sorted(doubted)))


def doubles_in(case: Case, without: Container[str] = frozenset()) -> dict[str, str]:
    """The doubles in a case, or in what it is `without` some documents, each with the first printing of its article."""
    rows = [row for row in case.printings(copies.PRINTINGS + 1) if row[0] not in without]
    return copies.doubles_of([int.from_bytes(row[1], "little") for row in rows], [row[0] for row in rows])


def _doubles(case: Case, new: set[str]) -> tuple[dict[str, str], list[str]]:
    """The doubles in the case, and those that new documents made so, or gave another first."""
    after = doubles_in(case)
    before = doubles_in(case, new) if after else {}
    return after, [double for double, first in after.items() if before.get(double) != first]


def _index(case: Case, ids: Sequence[str]) -> Hashes:
    """Put documents into the index; returns their distinct fingerprints."""
    import numpy as np

    hashes, documents, signatures = _prints(case, ids)
    numbers = np.array(case.numbers(ids), dtype=np.int64)
    signed = zip(numbers.tolist(), (row.tobytes() for row in signatures), strict=True)
    case.add_postings(zip(_signed(hashes), numbers[documents].tolist(), strict=True), signed)
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
    So is who prints what they print, where one printing stands for others.
    """
    import numpy as np

    hashes, documents, _ = _prints(case, ids)
    numbers = np.array(case.numbers(ids), dtype=np.int64)
    doubted = case.boilerplate(_signed(np.unique(hashes)))
    rows = case.holding({number for _, number in case.holders(doubted)} - set(numbers.tolist()))
    case.unmark([row[1] for row in rows], stages)
    case.take_boilerplate(doubted)
    gone = set(ids)
    case.unmark(_beside(case, gone), stages)
    case.drop("lineages", [lineage.id for lineage in case.lineages() if gone & documents_of(lineage)])
    case.take_postings(zip(_signed(hashes), numbers[documents].tolist(), strict=True), numbers.tolist())


def _beside(case: Case, gone: set[str]) -> list[str]:
    """The other printings of articles that these documents print and that have doubles."""
    rows = case.printings(copies.PRINTINGS + 1)
    signatures = {signature for id_, signature in rows if id_ in gone}
    return [id_ for id_, signature in rows if signature in signatures and id_ not in gone]
