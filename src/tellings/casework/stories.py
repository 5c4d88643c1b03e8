"""Stories in a case: traits are made once; what a new document touches is compared and linked again.

Kept are the traits of every document, its best pairs, and its parts of stories (tables `story_*`). A read compares the
new documents with those in their window, solves again the components of pairs that they touch, and tells again the
stories of these and of the documents that touch one of them. The weights of names follow from a sample of the case;
when that changes, the documents that hold a name whose weight moved are compared as if they were new. So the result is
that of all documents at once, in any order (`tests/casework/test_stories.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from tellings import stories
from tellings.casework.copies import doubles_in
from tellings.grouping import linking, pairs
from tellings.grouping.pairs import Background
from tellings.grouping.traits import unpacked
from tellings.records import Reading
from tellings.stories import Kept

if TYPE_CHECKING:
    from tellings.case import Case

Pairs = dict[tuple[str, str], float]

TRAITS, PAIRS, PARTS = "story_traits", "story_pairs", "story_parts"
AT_ONCE = 500
"""Documents whose texts are in memory at a time."""


def find(case: Case, ids: Sequence[str], stamp: str) -> None:
    """Put documents that are new, or that are dated or copied otherwise than before, into stories."""
    with case.writing():
        if case.state("stories") != stamp:
            case.clear_stories()
            case.note("stories", stamp)
            case.note("stories sample", "")
        again = _keep(case, ids)
        behind, moved = _background(case, again)
        doubles = _doubles(case)
        affected = _compare(case, behind, {*ids, *moved}, doubles)
        _tell(case, behind, affected, doubles, all_beside=bool(moved))
        case.mark(ids, "stories", stamp)


def forget(case: Case, ids: Sequence[str]) -> None:
    """Have looked at again, inside `writing`, what documents that are about to go had a part in."""
    own = [row[3] for row in case.kept_rows(TRAITS, ids)]
    told = {row[2] for row in case.kept_rows(PARTS, ids)}
    touching = {id_ for pair in _pairs(case, ids) for id_ in pair}
    touching |= {row[0] for row in case.kept_rows(TRAITS, sorted({*own, *told}), "story")}
    touching |= {row[0] for row in case.kept_rows(PARTS, sorted(told), "story")}
    case.unmark(touching - set(ids), ("stories",))
    case.drop("stories", [f"s{name}" for name in sorted({*own, *told})])


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    source = iter(ids)
    while chunk := list(islice(source, AT_ONCE)):
        yield chunk


def _fetch(case: Case, ids: Sequence[str]) -> Mapping[str, Reading]:
    return {reading.document.id: reading for reading in case.readings(ids, ("blocks",))}


def _kept(rows: Iterable[Sequence[object]]) -> list[Kept]:
    return [Kept(row[0], row[1], row[2], row[4]) for row in rows]  # type: ignore[arg-type]


def _pairs(case: Case, ids: Iterable[str]) -> Pairs:
    """The pairs that touch these documents."""
    wanted = sorted(ids)
    return {
        (row[0], row[1]): row[2]
        for key in ("left_document", "right_document")
        for row in case.kept_rows(PAIRS, wanted, key)
    }


def _keep(case: Case, ids: Sequence[str]) -> set[str]:
    """Keep the traits of these documents; returns those that had others before."""
    changed = set()
    for chunk in _chunks(sorted(ids)):
        before = {row[0]: row for row in case.kept_rows(TRAITS, chunk)}
        found = stories.kept(case.readings(chunk, ("blocks", "dating")))
        changed |= {k.document for k in found if k.document in before and before[k.document][4] != k.traits}
        story = {id_: row[3] for id_, row in before.items()}
        case.keep_rows(TRAITS, [(k.document, k.first, k.last, story.get(k.document, ""), k.traits) for k in found])
    return changed


def _background(case: Case, changed: set[str]) -> tuple[Background, set[str]]:
    """How often terms occur in the case, and the documents with a term that this made weigh otherwise than before."""
    rows = {row[0]: row for row in case.kept_rows(TRAITS)}
    drawn = stories.sample(rows)
    old = json.loads(case.state("stories sample") or '{"drawn": []}')
    behind = stories.frequencies(_kept(rows[id_] for id_ in drawn), len(rows))
    if old == (new := {"drawn": drawn, "documents": len(rows), "undated": behind.undated}) and changed.isdisjoint(
        drawn
    ):
        return behind, set()
    case.note("stories sample", json.dumps(new))
    if not old["drawn"] or not rows.keys() >= set(old["drawn"]) or not changed.isdisjoint(old["drawn"]):
        return behind, set(rows)
    ids = sorted(rows)
    before = stories.frequencies(_kept(rows[id_] for id_ in old["drawn"]), old["documents"])
    moved = {ids[at] for at in pairs.moved(unpacked([rows[id_][4] for id_ in ids]), before, behind)}
    return behind, moved | ({id_ for id_ in ids if not rows[id_][1]} if old["undated"] != behind.undated else set())


def _compare(case: Case, behind: Background, rows: set[str], doubles: Mapping[str, str]) -> set[str]:
    """Score the pairs of these documents again; returns all whose pairs may have changed."""
    old = _pairs(case, rows)
    found = _scores(case, behind, rows - doubles.keys(), doubles)
    if again := _deprived(case, old, found, rows):
        rows = rows | again
        old |= _pairs(case, again)
        found = _scores(case, behind, rows - doubles.keys(), doubles)
    met = {*old, *_near_duplicates(case, rows)}
    affected = rows | {id_ for pair in met for id_ in pair} | _entered(case, found, rows)
    stored = _pairs(case, affected)
    # What is best of a document can only be told beside all that it kept.
    partners = {id_ for pair in (*stored, *(item[:2] for item in found)) for id_ in pair}
    around = stored | _pairs(case, partners - affected)
    others = [(*pair, score) for pair, score in around.items() if rows.isdisjoint(pair)]
    near = linking.nearest([*found, *others], _near_duplicates(case, affected))
    near = {pair: score for pair, score in near.items() if not affected.isdisjoint(pair)}
    for key in ("left_document", "right_document"):
        case.drop(PAIRS, affected, key)
    case.keep_rows(PAIRS, [(*pair, score) for pair, score in near.items()])
    return affected | {id_ for pair in stored if pair not in near for id_ in pair}


def _scores(case: Case, behind: Background, rows: set[str], doubles: Mapping[str, str]) -> list[linking.Score]:
    """The scores of these documents with all in their window but doubles."""
    if not rows:
        return []
    compared = (item for item in _window(case, rows) if item.document not in doubles)
    return stories.scores(stories.shelf(compared, behind), rows)


def _doubles(case: Case) -> dict[str, str]:
    """The doubles among the documents of the case that are copies, each with the first printing of its article."""
    found = doubles_in(case)
    return stories.copied(found, _near_duplicates(case, found))


def _entered(case: Case, found: Iterable[linking.Score], rows: set[str]) -> set[str]:
    """The documents among whose best pairs one of these is."""
    mine: dict[str, list[tuple[float, str]]] = {}
    for left, right, score in found:
        for id_, other in ((left, right), (right, left)):
            if id_ not in rows:
                mine.setdefault(id_, []).append((-score, other))
    before: dict[str, list[tuple[float, str]]] = {}
    for (left, right), score in _pairs(case, mine).items():
        for id_, other in ((left, right), (right, left)):
            if id_ in mine and other not in rows:
                before.setdefault(id_, []).append((-score, other))
    entered = set()
    for id_, fresh in mine.items():
        best = sorted(before.get(id_, []))
        if len(best) < linking.NEAREST or min(fresh) < best[linking.NEAREST - 1]:
            entered.add(id_)
    return entered


def _deprived(case: Case, old: Pairs, found: Iterable[linking.Score], rows: set[str]) -> set[str]:
    """Documents that kept only their best pairs, one of which is not so good any more: others may be better."""
    fresh = {(min(left, right), max(left, right)): score for left, right, score in found}
    worse = {id_ for pair, score in old.items() if fresh.get(pair, 0.0) < score for id_ in pair} - rows
    counts = dict.fromkeys(worse, 0)
    for pair in _pairs(case, worse):
        for id_ in worse.intersection(pair):
            counts[id_] += 1
    return {id_ for id_, count in counts.items() if count >= linking.NEAREST}


def _window(case: Case, rows: set[str]) -> list[Kept]:
    """The documents that any of these can be compared with."""
    days = [row[1] for row in case.kept_rows(TRAITS, sorted(rows))]
    if not days or 0 in days:
        return _kept(case.kept_rows(TRAITS))
    return _kept(case.story_traits_between(min(days) - pairs.WINDOW, max(days) + pairs.WINDOW))


def _near_duplicates(case: Case, ids: Iterable[str]) -> set[tuple[str, str]]:
    wanted = sorted(ids)
    rows = (row for key in ("left_document", "right_document") for row in case.kept_rows("copies", wanted, key))
    return {(row[0], row[3]) for row in rows if row[9] == "near_duplicate"}


@dataclass(slots=True)
class _Reach:
    """The stories that documents are linked into, and which pairs lead out of them, read as they are asked for."""

    case: Case
    own: dict[str, str]
    members: dict[str, list[str]]
    near: Pairs
    followed: set[str]

    def stories_of(self, ids: Iterable[str]) -> set[str]:
        """The stories of these documents."""
        wanted = set(ids)
        names = {row[3] for row in self.case.kept_rows(TRAITS, sorted(wanted - self.own.keys()))}
        for row in self.case.kept_rows(TRAITS, sorted(names - self.members.keys()), "story"):
            self.members.setdefault(row[3], []).append(row[0])
            self.own[row[0]] = row[3]
        return {self.own[id_] for id_ in wanted}

    def beside(self, ids: Iterable[str]) -> set[str]:
        """The documents of other stories that are much like one of these."""
        wanted = set(ids)
        more = _pairs(self.case, wanted - self.followed)
        self.followed |= wanted
        self.near |= {pair: score for pair, score in more.items() if score >= stories.BESIDE}
        self.stories_of({id_ for pair in self.near for id_ in pair})
        out = (pair for pair in self.near if self.own[pair[0]] != self.own[pair[1]])
        return {id_ for pair in out if not wanted.isdisjoint(pair) for id_ in pair} - wanted

    def lone(self, ids: Iterable[str]) -> set[str]:
        """Those of these documents that are a story alone."""
        return {id_ for id_ in ids if len(self.members[self.own[id_]]) == 1}


def _tell(case: Case, behind: Background, affected: set[str], doubles: Mapping[str, str], *, all_beside: bool) -> None:
    """Link again the components of these documents, and tell again the stories of all that this touches."""
    component = _component(case, affected)
    gone = {row[3] for row in case.kept_rows(TRAITS, sorted(component))}
    _link(case, behind, component, doubles)
    reach = _Reach(case, {}, {}, {}, set())
    touched = component | _leading_out(case) if all_beside else set(component)
    names = reach.stories_of(touched)
    touched |= reach.beside(touched)
    # Whether a lone document is a round-up depends on whether those that it would go to are round-ups themselves.
    touched |= reach.lone(reach.beside(reach.lone(touched)))
    context = touched | reach.lone(reach.beside(reach.lone(touched)))
    reach.beside(context)
    held = stories.shelf(_kept(case.kept_rows(TRAITS, sorted(reach.own))), behind)
    found = _ordered(held, reach.members.values())
    parts = stories.told(held, found, reach.near, behind, lambda ids: _fetch(case, ids), context)
    old = {row[2] for row in case.kept_rows(PARTS, sorted(touched))}
    case.drop(PARTS, touched, "document")
    case.keep_rows(PARTS, [row for id_ in sorted(touched) for row in _rows(id_, parts[id_])])
    _account(case, behind, gone | old | names | {name for id_ in touched for name in parts[id_]})


def _component(case: Case, ids: set[str]) -> set[str]:
    """These documents and all that hang together with them by pairs that can link."""
    seen, todo = set(ids), set(ids)
    while todo:
        found = {id_ for pair, score in _pairs(case, todo).items() if score >= linking.LINK for id_ in pair}
        todo = found - seen
        seen |= todo
    return seen


def _link(case: Case, behind: Background, component: set[str], doubles: Mapping[str, str]) -> None:
    """Keep of each of these documents the story that it is linked into."""
    rows = {row[0]: row for row in case.kept_rows(TRAITS, sorted(component))}
    near = {pair: score for pair, score in _pairs(case, component).items() if component.issuperset(pair)}
    held = stories.shelf(_kept(rows.values()), behind)
    mine = {double: first for double, first in doubles.items() if double in component}
    own = {id_: story[0] for story in stories.groups(held, near, sorted(component), mine) for id_ in story}
    changed = [(*rows[id_][:3], own[id_], rows[id_][4]) for id_ in sorted(component) if rows[id_][3] != own[id_]]
    case.keep_rows(TRAITS, changed)


def _leading_out(case: Case) -> set[str]:
    """The documents that are much like one of another story."""
    own = {row[0]: row[3] for row in case.kept_rows(TRAITS)}
    much = (row for row in case.kept_rows(PAIRS) if row[2] >= stories.BESIDE)
    return {id_ for left, right, _ in much if own[left] != own[right] for id_ in (left, right)}


def _ordered(held: stories.Shelf, members: Iterable[Iterable[str]]) -> list[list[str]]:
    return sorted(stories.in_order(held, story) for story in members)


def _rows(id_: str, parts: Mapping[str, float]) -> list[tuple[str, int, str, float]]:
    return [(id_, at, name, share) for at, (name, share) in enumerate(parts.items())]


def _account(case: Case, behind: Background, names: set[str]) -> None:
    """Write the stories of these names again, those that are left of them."""
    told = {row[0] for row in case.kept_rows(PARTS, sorted(names), "story")}
    parts: dict[str, dict[str, float]] = {}
    for id_, _, name, share in sorted(case.kept_rows(PARTS, sorted(told))):
        parts.setdefault(id_, {})[name] = share
    rows = case.kept_rows(TRAITS, sorted(names), "story")
    members: dict[str, list[str]] = {}
    for row in rows:
        members.setdefault(row[3], []).append(row[0])
    linked = {row[0] for row in rows}
    held = stories.shelf(_kept(case.kept_rows(TRAITS, sorted(linked | told))), behind)
    near = {pair: score for pair, score in _pairs(case, linked).items() if linked.issuperset(pair)}
    made = stories.account(held, _ordered(held, members.values()), near, parts, lambda ids: _fetch(case, ids))
    case.drop("stories", [f"s{name}" for name in sorted(names)])
    case.insert("stories", made)
