"""Relations in a case: compared again are only the pairs of documents that are new, or that hold a changed document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from tellings import relations
from tellings.counting.neighbours import Pair, neighbours
from tellings.counting.told import told
from tellings.records import Reading, Relation

if TYPE_CHECKING:
    from tellings.case import Case

AT_ONCE = 2000
"""Pairs of documents compared at a time: bounds the memory (about 20 kB a document)."""

_NOUNS = ("mentions", "times", "figures", "dating")


class _Compared(msgspec.Struct):
    """The pairs of documents that were compared: `pairs` holds places in `documents`, and whether of one story."""

    documents: list[str]
    pairs: list[tuple[int, int, bool | None]]


def find(case: Case, ids: Sequence[str], stamp: str) -> None:
    """Compare the figures of documents that are neighbours by their stories, names and days."""
    wanted = set(_neighbours(case))
    anew = case.state("relations") != stamp
    known = set() if anew else _known(case)
    fresh = set(ids)
    todo = sorted(pair for pair in wanted if pair not in known or pair.a in fresh or pair.b in fresh)
    gone = known - wanted
    with case.writing():
        _drop(case, fresh, [*todo, *gone], everything=anew)
        _insert(case, sorted(fresh), todo)
        case.note("relations", stamp)
        case.note("compared", _packed(wanted))
        case.unmark_after({id_ for pair in (*todo, *gone) for id_ in pair[:2]} | fresh, "relations")
        case.mark(ids, "relations", stamp)


def _neighbours(case: Case) -> tuple[Pair, ...]:
    readings = case.readings(None, ("mentions", "figures", "dating"))
    return neighbours(relations.profiles(readings, case.stories(), relations.days_of(readings)))


def _known(case: Case) -> set[Pair]:
    """The pairs that an earlier run compared."""
    packed = msgspec.json.decode(case.state("compared") or '{"documents":[],"pairs":[]}', type=_Compared)
    return {Pair(packed.documents[a], packed.documents[b], one) for a, b, one in packed.pairs}


def _packed(pairs: Iterable[Pair]) -> str:
    ordered = sorted(pairs, key=lambda pair: pair[:2])
    documents = sorted({id_ for pair in ordered for id_ in pair[:2]})
    place = {id_: at for at, id_ in enumerate(documents)}
    rows = [(place[pair.a], place[pair.b], pair.one_story) for pair in ordered]
    return msgspec.json.encode(_Compared(documents, rows)).decode()


def _drop(case: Case, ids: set[str], pairs: Sequence[Pair], *, everything: bool) -> None:
    """Take out what the documents themselves and these pairs gave before."""
    if everything:
        case.replace("relations", ())
        return
    for id_ in sorted(ids):
        case.replace("relations", (), "WHERE a_document = ?1 OR b_document = ?1", (id_,))
    for pair in pairs:
        if not {pair.a, pair.b} & ids:
            where = "WHERE (a_document = ?1 AND b_document = ?2) OR (a_document = ?2 AND b_document = ?1)"
            case.replace("relations", (), where, pair[:2])


def _insert(case: Case, ids: Sequence[str], pairs: Sequence[Pair]) -> None:
    for part in range(0, len(ids), AT_ONCE):
        readings = case.readings(ids[part : part + AT_ONCE], _NOUNS)
        days = relations.days_of(readings)
        case.insert("relations", (one for reading in readings for one in _inside(reading, days)))
    for part in range(0, len(pairs), AT_ONCE):
        some = pairs[part : part + AT_ONCE]
        readings = case.readings(sorted({id_ for pair in some for id_ in pair[:2]}), _NOUNS)
        days = relations.days_of(readings)
        pages = {reading.document.id: told(reading, days[reading.document.id]) for reading in readings}
        case.insert(
            "relations", (one for pair in some for one in relations.between(pages[pair.a], pages[pair.b], pair))
        )


def _inside(reading: Reading, days: dict[str, str | None]) -> Iterable[Relation]:
    return relations.inside(told(reading, days[reading.document.id]))
