"""Documents into stories: which of them tell of one event, in any order of reading.

Topic detection and tracking (Allan 2002) without a model: each document alone becomes a few dozen weighted hashes
(`grouping/traits.py`), pairs that share names within a window of days get a score (`grouping/pairs.py`), documents are
joined by average link and the fragments of a running event put together (`grouping/linking.py`), and paragraphs tell
which other stories a document touches (`grouping/shares.py`). Copies belong together whatever their dates.

A story is called after its earliest document, so that it keeps its name as the case grows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from tellings.copying.doubles import doubled
from tellings.grouping import linking, pairs, shares
from tellings.grouping.linking import Known, Score
from tellings.grouping.pairs import Background, Vectors
from tellings.grouping.traits import Traits, body, headline, packed, passages, spelled, traits, unpacked
from tellings.records import Copy, Dating, Lineage, Reading, Story, Telling

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Terms = NDArray[np.uint32]

VERSION = 1

CHUNK = 500
"""Documents whose texts are in memory at a time."""

BESIDE = 0.1
"""Score of the best pair from which a document is looked at for parts that belong to another story."""

NAMES_TOLD = 5
"""Names that a story's reason lists."""

TITLE_WORDS = 16
"""Words of a first sentence that stand for a missing title."""


Fetch = Callable[[Sequence[str]], Mapping[str, Reading]]
"""Gives documents with their blocks."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a document: its days and its traits (`grouping.traits.packed`).

    `first` and `last` are the days between which it must have been published: ordinals, 0 for unknown.
    """

    document: str
    first: int
    last: int
    traits: bytes


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """Documents in the order in which they are compared: by first day, undated ones first, then by id."""

    ids: tuple[str, ...]
    place: Mapping[str, int]
    traits: Traits
    vectors: Vectors


def stories(
    readings: Sequence[Reading],
    copies: Iterable[Copy] = (),
    lineages: Iterable[Lineage] = (),
    datings: Iterable[Dating] = (),
) -> tuple[Story, ...]:
    """The stories of these documents, by first day; every document has a part in at least one."""
    if not readings:
        return ()
    items = kept(readings, datings)
    behind, held = background(items)
    certain = sure(copies, lineages)
    doubles = copied(doubled(readings), certain)
    compared = shelf((item for item in items if item.document not in doubles), behind) if doubles else held
    near = linking.nearest(scores(compared), certain)
    found = groups(held, near, held.ids, doubles)
    by_id = {reading.document.id: reading for reading in readings}

    def fetch(ids: Sequence[str]) -> Mapping[str, Reading]:
        return {id_: by_id[id_] for id_ in ids}

    parts = told(held, found, near, behind, fetch)
    return account(held, found, near, parts, fetch)


def kept(readings: Sequence[Reading], datings: Iterable[Dating] = ()) -> list[Kept]:
    """What is needed of each document to compare it, by id.

    Its days are those of `datings`, else of what was read with it, else what its metadata state.
    """
    dated = {dating.document: dating for dating in datings}
    ordered = sorted(readings, key=lambda reading: reading.document.id)
    known = [_days(reading, dated.get(reading.document.id, reading.dating)) for reading in ordered]
    spans = zip(*pairs.days([low for low, _ in known], [high for _, high in known]), strict=True)
    return [
        Kept(reading.document.id, int(first), int(last), found)
        for reading, (first, last), found in zip(ordered, spans, packed(traits(ordered)), strict=True)
    ]


def _days(reading: Reading, dating: Dating | None) -> tuple[int | None, int | None]:
    if dating and (dating.value or dating.earliest or dating.latest):
        return _ordinal(dating.value or dating.earliest), _ordinal(dating.value or dating.latest)
    return (day := _ordinal(reading.document.published)), day


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return None


def sample(ids: Iterable[str]) -> list[str]:
    """The documents in which the frequency of names is counted; the same whatever the order."""
    return sorted(ids, key=lambda id_: (pairs.draw(id_), id_))[: pairs.SAMPLE]


def background(documents: Sequence[Kept]) -> tuple[Background, Shelf]:
    """How often terms occur in these documents, and the documents as they are compared."""
    by_id = {item.document: item for item in documents}
    behind = frequencies([by_id[id_] for id_ in sample(by_id)], len(by_id))
    return behind, shelf(documents, behind)


def frequencies(sampled: Sequence[Kept], documents: int) -> Background:
    """How often terms occur in a case of so many documents of which these are the sample."""
    import numpy as np

    first = np.array([item.first for item in sampled], dtype=np.int64)
    return pairs.background(unpacked([item.traits for item in sampled]), first, documents)


def shelf(documents: Iterable[Kept], behind: Background) -> Shelf:
    """Documents as they are compared."""
    import numpy as np

    items = sorted(documents, key=lambda item: (item.first, item.document))
    found = unpacked([item.traits for item in items])
    ids = tuple(item.document for item in items)
    days = np.array([(item.first, item.last) for item in items], dtype=np.int64).reshape(-1, 2)
    made = pairs.vectors(found, days[:, 0], days[:, 1], behind)
    return Shelf(ids, {id_: at for at, id_ in enumerate(ids)}, found, made)


def scores(held: Shelf, rows: Iterable[str] | None = None) -> list[Score]:
    """The pairs that may tell of one event, with their scores: all of them, or those with one of `rows`."""
    import numpy as np

    wanted = range(len(held.ids)) if rows is None else sorted(held.place[id_] for id_ in rows)
    ranks = np.argsort(np.argsort(np.array(held.ids, dtype=object)))
    found = pairs.scores(held.vectors, np.array(wanted, dtype=np.int64), ranks, linking.NEAREST)
    return [
        (held.ids[left], held.ids[right], score)
        for left, right, score in zip(*(column.tolist() for column in found), strict=True)
    ]


def sure(copies: Iterable[Copy], lineages: Iterable[Lineage]) -> list[tuple[str, str]]:
    """Pairs that tell of one event because one text is the other's: a passage borrowed is no such pair."""
    near = [(copy.left.document, copy.right.document) for copy in copies if copy.relation == "near_duplicate"]
    for lineage in lineages:
        members = set(lineage.members)
        near += [(edge.source, edge.to) for edge in lineage.edges if {edge.source, edge.to} <= members]
    return near


def copied(doubles: Mapping[str, str], sure: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Those doubles (`copying.doubles`) that are a copy of the first printing of their article, with that.

    A text that is nothing but boilerplate tells of no event, however many print it.
    """
    certain = set(sure) if doubles else set()
    return {double: first for double, first in doubles.items() if (first, double) in certain}


def groups(
    held: Shelf, near: Mapping[tuple[str, str], float], ids: Iterable[str], doubles: Mapping[str, str] | None = None
) -> list[list[str]]:
    """Documents as they belong together, each story's in order of day. `ids` have to be whole components.

    A double, which is compared with no other document, goes where the first printing of its article goes.
    """
    doubles, ids = doubles or {}, list(ids)
    found = linking.components((id_ for id_ in ids if id_ not in doubles), _apart(near, doubles))
    component = {id_: number for number, part in enumerate(found) for id_ in part}
    inside: list[dict[tuple[str, str], float]] = [{} for _ in found]
    for (left, right), score in near.items():
        if left in component and component[left] == component.get(right):
            inside[component[left]][left, right] = score
    known = {id_: _known(held, id_) for part in found if len(part) > 1 for id_ in part}
    made = [story for part, scored in zip(found, inside, strict=True) for story in linking.groups(part, scored, known)]
    place = {id_: story for story in made for id_ in story}
    for double in sorted(doubles.keys() & set(ids)):
        place[doubles[double]].append(double)
    return sorted(in_order(held, story) for story in made)


def _apart(near: Mapping[tuple[str, str], float], doubles: Mapping[str, str]) -> Mapping[tuple[str, str], float]:
    """The pairs that have no double in them."""
    if not doubles:
        return near
    return {pair: score for pair, score in near.items() if doubles.keys().isdisjoint(pair)}


def in_order(held: Shelf, story: Iterable[str]) -> list[str]:
    """The documents of a story in order of day, those without a date last; the first gives the story its name."""
    return sorted(story, key=lambda id_: _when(held, id_))


def _known(held: Shelf, id_: str) -> Known:
    at = held.place[id_]
    made = held.vectors
    low, high = int(made.offsets[at]), int(made.offsets[at + 1])
    terms, weights = made.terms[low:high], made.weights[low:high]
    names = (terms & 3) == 0
    return Known(
        int(made.first[at]),
        int(made.last[at]),
        dict(zip(terms[names].tolist(), weights[names].tolist(), strict=True)),
    )


def _when(held: Shelf, id_: str) -> tuple[bool, int, str]:
    """Dated documents by day, then those without a date."""
    first = int(held.vectors.first[held.place[id_]])
    return first == 0, first, id_


def told(
    held: Shelf,
    found: Sequence[Sequence[str]],
    near: Mapping[tuple[str, str], float],
    behind: Background,
    fetch: Fetch,
    only: Iterable[str] | None = None,
) -> dict[str, dict[str, float]]:
    """Of every document (or `only` of some) its share of each story, the main one first.

    Stories are called after their first document here.
    """
    own = {id_: story[0] for story in found for id_ in story}
    members = {story[0]: story for story in found}
    wanted = set(own if only is None else only)
    beside = {
        id_: kept_names
        for id_, names in sorted(_beside(own, near).items())
        if id_ in wanted and (kept_names := sorted(name for name in names if not _later(held, name, id_)))
    }
    profiles = {
        name: shares.profile({member: _terms(held, member) for member in members[name]})
        for name in sorted({name for id_, names in beside.items() for name in (own[id_], *names)})
    }
    parts = {id_: (own[id_], {own[id_]: 1.0}) for id_ in sorted(wanted)}
    for chunk in _chunks(beside):
        for id_, reading in fetch(chunk).items():
            near_by = {name: profiles[name] for name in (own[id_], *beside[id_])}
            text = passages(reading, _terms(held, id_))
            parts[id_] = own[id_], shares.shares(id_, text, own[id_], near_by, behind)
    moved = shares.round_ups(parts, {name: len(story) for name, story in members.items()})
    return {id_: shares.tellings(mine, part, moved.get(id_, mine)) for id_, (mine, part) in parts.items()}


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    """Documents a few at a time, so that not all texts of a case are in memory at once."""
    source = iter(ids)
    while chunk := list(islice(source, CHUNK)):
        yield chunk


def _later(held: Shelf, story: str, id_: str) -> bool:
    """Whether a story, named after its first document, begins only after this document: it cannot tell of it."""
    first, last = int(held.vectors.first[held.place[story]]), int(held.vectors.last[held.place[id_]])
    return first > 0 and 0 < last < first


def _terms(held: Shelf, id_: str) -> Terms:
    at = held.place[id_]
    return held.traits.terms[held.traits.offsets[at] : held.traits.offsets[at + 1]]


def _beside(own: Mapping[str, str], near: Mapping[tuple[str, str], float]) -> dict[str, set[str]]:
    """Of documents, the other stories that have a document much like it."""
    found: dict[str, set[str]] = {}
    for (left, right), score in near.items():
        if score >= BESIDE and left in own and right in own and own[left] != own[right]:
            found.setdefault(left, set()).add(own[right])
            found.setdefault(right, set()).add(own[left])
    return found


def account(
    held: Shelf,
    found: Sequence[Sequence[str]],
    near: Mapping[tuple[str, str], float],
    parts: Mapping[str, Mapping[str, float]],
    fetch: Fetch,
) -> tuple[Story, ...]:
    """The stories as records, by first day; one whose only document is a round-up of others is none."""
    tellings: dict[str, list[Telling]] = {}
    for id_ in sorted(parts, key=lambda id_: _when(held, id_)):
        for name, share in parts[id_].items():
            tellings.setdefault(name, []).append(Telling(id_, share))
    central = _central(found, near)
    middle = {
        min(story, key=lambda id_: (-round(central[id_], 6), _when(held, id_))): story
        for story in found
        if next(iter(parts[story[0]])) == story[0]
    }
    made = [
        _story(held, middle[id_], tellings[middle[id_][0]], central, reading)
        for chunk in _chunks(sorted(middle))
        for id_, reading in fetch(chunk).items()
    ]
    return tuple(sorted(made, key=lambda story: (story.first is None, story.first or "", story.id)))


def _central(found: Sequence[Sequence[str]], near: Mapping[tuple[str, str], float]) -> dict[str, float]:
    """Of documents, the sum of their scores with others of their story."""
    own = {id_: story[0] for story in found for id_ in story}
    sums = dict.fromkeys(own, 0.0)
    for (left, right), score in sorted(near.items()):
        if left in own and own[left] == own.get(right):
            sums[left] += score
            sums[right] += score
    return sums


def _story(
    held: Shelf,
    members: Sequence[str],
    tellings: Sequence[Telling],
    central: Mapping[str, float],
    middle: Reading,
) -> Story:
    spans = [(int(held.vectors.first[at]), int(held.vectors.last[at])) for at in (held.place[id_] for id_ in members)]
    dated = [span for span in spans if span[0]]
    return Story(
        id="s" + members[0],
        title=title(middle),
        first=date.fromordinal(min(low for low, _ in dated)).isoformat() if dated else None,
        last=date.fromordinal(max(high for _, high in dated)).isoformat() if dated else None,
        tellings=tuple(tellings),
        why=_why(held, members, central, middle),
    )


def title(reading: Reading) -> str:
    """A document's title, else its first words."""
    given = " ".join(headline(reading.document, reading.blocks).split())
    if given:
        return given
    first = body(reading.document, reading.blocks).split()
    return " ".join(first[:TITLE_WORDS]) + (" …" if len(first) > TITLE_WORDS else "")


def _why(held: Shelf, members: Sequence[str], central: Mapping[str, float], middle: Reading) -> str:
    if len(members) == 1:
        return "no other document at hand tells of it"
    size = len(members)
    average = sum(central[id_] for id_ in members) / (size * (size - 1))
    names = _common_names(held, members, middle)
    listed = f"; most name {', '.join(names)}" if names else ""
    return f"{size} documents, pairs alike by {average:.2f} on average{listed}"


def _common_names(held: Shelf, members: Sequence[str], middle: Reading) -> list[str]:
    """The names that most of the documents have, those first that they print most, as one of them prints them."""
    import numpy as np

    spans = [(held.traits.offsets[at], held.traits.offsets[at + 1]) for at in (held.place[id_] for id_ in members)]
    terms = np.concatenate([held.traits.terms[low:high] for low, high in spans])
    counts = np.concatenate([held.traits.counts[low:high] for low, high in spans])
    found, index, documents = np.unique(terms, return_inverse=True, return_counts=True)
    often = (documents * 2 > len(members)) & ((found & 3) == 0)
    order = np.lexsort((found[often], -np.bincount(index, counts)[often]))
    best = found[often][order].tolist()
    printed = spelled(body(middle.document, middle.blocks), best)
    return [printed[term] for term in best if term in printed][:NAMES_TOLD]


def rows(found: Iterable[Story], keys: Mapping[str, str]) -> list[dict[str, object]]:
    """The rows of the stream command, a document each: its story, and those beside it with their shares.

    `keys` are the caller's names of the documents, by id; rows come in their order. The main story is the one with the
    largest share.
    """
    parts: dict[str, list[tuple[float, str]]] = {}
    for story in found:
        for telling in story.tellings:
            parts.setdefault(telling.document, []).append((-telling.share, story.id))
    made: list[dict[str, object]] = []
    for id_, key in keys.items():
        if id_ in parts:
            (_, main), *rest = sorted(parts[id_])
            also = [{"story": name, "share": -share} for share, name in rest]
            made.append({"document": key, "story": main, "also": also})
    return made
