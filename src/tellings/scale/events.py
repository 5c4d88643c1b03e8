"""Stories over a corpus: documents compared with those in their window, a block at a time, and told as in a case.

The functions are those of a case (`tellings.stories`). Each document keeps its best pairs; what they connect is
grouped, one component whole in one piece of work; then each document's parts are told from what lies beside it, and
each story from its documents' parts. A worker holds five numbers for every document of the corpus, 40 bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from heapq import nsmallest
from typing import TYPE_CHECKING, Any

from tellings import stories
from tellings.grouping import linking, pairs
from tellings.grouping.pairs import Background
from tellings.records import Reading, Story
from tellings.scale import doubling
from tellings.scale.annotating import compared, dated
from tellings.scale.columns import to_table
from tellings.scale.descending import DAYS, Member, connected, day_of_number, keep_members, packed
from tellings.scale.folder import WORK, Folder
from tellings.scale.job import UNDATED, Job, layout
from tellings.scale.reading import ROWS, fetched
from tellings.stories import Kept

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

BLOCK = 50_000
"""Documents that others are compared with at a time: about 40 MB of traits, 200 MB while they are compared."""
COMPARED = 5000
"""Documents compared in one piece of work: reading what they are compared with then costs little beside comparing."""
AT_ONCE = 1000
"""Documents compared at a time; in the middle of one event each may have a thousand pairs."""


# How often names occur


def keep_background(job: Job) -> dict[str, Any]:
    """Keep the documents that the lottery draws from the whole corpus: in these it is counted how often terms occur."""
    import pyarrow as pa

    numbered = ((pairs.draw(id_), id_, number) for number, id_ in _ids(job.folder))
    drawn = sorted(number for _, _, number in nsmallest(pairs.SAMPLE, numbered))
    tables = [table for _, table in fetched(job.folder, "traits", drawn, ROWS)]
    if tables:
        job.folder.write(f"{WORK}/background.parquet", pa.concat_tables(tables))
    return job.folder.sign("background", "all", {"documents": len(drawn)})


@cache
def background(folder: Folder) -> Background:
    """How often terms occur, as the sample tells it."""
    rows = folder.read(f"{WORK}/background.parquet").to_pylist()
    return stories.frequencies([Kept(**row) for row in rows], layout(folder).count)


def _ids(folder: Folder) -> Iterator[tuple[int, str]]:
    firsts = layout(folder).firsts
    for name in folder.names(f"{WORK}/traits"):
        number = firsts[int(name.rpartition("/")[2].removesuffix(".parquet"))]
        for table in folder.groups(name, ["document"]):
            for id_ in table["document"].to_pylist():
                yield number, id_
                number += 1


def traits_of(folder: Folder, numbers: Sequence[int]) -> dict[int, Kept]:
    """What is kept of documents, by their numbers."""
    found: dict[int, Kept] = {}
    for wanted, table in fetched(folder, "traits", numbers, ROWS):
        found.update(zip(wanted, (Kept(**row) for row in table.to_pylist()), strict=True))
    return found


# Which documents are alike


def stretches(folder: Folder, parts: Sequence[int]) -> dict[str, tuple[int, int]]:
    """Partitions that are compared in one piece of work, as many in a row as have `COMPARED` documents."""
    found = _gathered(folder, parts, COMPARED)
    return {f"{low:06}-{high:06}": (low, high) for low, high in found}


def _gathered(folder: Folder, parts: Iterable[int], most: int) -> list[tuple[int, int]]:
    firsts = layout(folder).firsts
    found: list[tuple[int, int]] = []
    for number in parts:
        if found and firsts[number + 1] - firsts[found[-1][0]] <= most and found[-1][1] == number:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
    return found


def _span(folder: Folder, key: str) -> tuple[int, int]:
    """The documents of a stretch of partitions: the first, and the one after the last."""
    low, _, high = key.partition("-")
    firsts = layout(folder).firsts
    return firsts[int(low)], firsts[int(high)]


def compare(job: Job, stretch: tuple[int, int]) -> dict[str, Any]:
    """The best pairs of the documents of some partitions, with all in their window."""
    import numpy as np
    import pyarrow as pa

    key = f"{stretch[0]:06}-{stretch[1]:06}"
    first, end = _span(job.folder, key)
    tables = [_scored(job, first, end, low, high) for low, high in _blocks(job.folder, stretch)]
    sure = _sure(job.folder, first, end)
    left, right, score = (np.concatenate(column) for column in zip(*tables, sure, strict=True))
    table = pa.table(dict(zip(("left", "right", "score"), _best(job.folder, left, right, score), strict=True)))
    job.folder.write(f"{WORK}/scores/{key}.parquet", table)
    return job.folder.sign("compare", key, {"pairs": table.num_rows})


def _blocks(folder: Folder, stretch: tuple[int, int]) -> list[tuple[int, int]]:
    """The stretches of partitions that some are compared with."""
    parts = layout(folder).parts
    days = sorted({part.day for part in parts[stretch[0] : stretch[1]]})
    near = [part.number for part in parts if any(_within(day, part.day) for day in (days[0], days[-1]))]
    return _gathered(folder, range(near[0], near[-1] + 1), BLOCK)


def _within(one: str, other: str) -> bool:
    if UNDATED in (one, other):
        return True
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= pairs.WINDOW


def _scored(job: Job, first: int, end: int, low: int, high: int) -> tuple[Ints, Ints, Floats]:
    """Scores of a partition's documents (left) with those of a stretch of partitions (right)."""
    import numpy as np

    begin, stop = layout(job.folder).firsts[low], layout(job.folder).firsts[high]
    kept = traits_of(job.folder, _compared(job.folder, [*range(first, end), *range(begin, stop)]))
    number_of = {item.document: number for number, item in kept.items()}
    held = stories.shelf(kept.values(), background(job.folder))
    numbers = np.array([number_of[id_] for id_ in held.ids], np.int64)
    ranks = np.argsort(np.argsort(np.array(held.ids, dtype=object)))
    mine = np.flatnonzero((numbers >= first) & (numbers < end))
    found: list[tuple[Ints, Ints, Floats]] = [(numbers[:0], numbers[:0], np.empty(0))]
    for at in range(0, len(mine), AT_ONCE):
        rows = mine[at : at + AT_ONCE]
        one, other, score = pairs.scores(held.vectors, rows, ranks, linking.NEAREST)
        for left, right in ((one, other), (other, one)):
            own = np.isin(left, rows) & (numbers[right] >= begin) & (numbers[right] < stop)
            found.append(_best(job.folder, numbers[left[own]], numbers[right[own]], score[own]))
    left, right, score = (np.concatenate(column) for column in zip(*found, strict=True))
    return left, right, score


def _compared(folder: Folder, numbers: Sequence[int]) -> list[int]:
    """Those of these documents that are compared with others: all but doubles that are copies."""
    import numpy as np

    asked = np.array(numbers, np.int64)
    found: list[int] = asked[_firsts(folder, asked) < 0].tolist()
    return found


def _firsts(folder: Folder, numbers: Ints) -> Ints:
    """As `doubling.firsts`, for doubles that are a copy of the first printing of their article (`stories.copied`)."""
    import numpy as np

    first = doubling.firsts(folder, numbers)
    at = np.flatnonzero(first >= 0)
    keys = _near_keys(folder)
    asked = np.minimum(first[at], numbers[at]) << 32 | np.maximum(first[at], numbers[at])
    place = np.minimum(np.searchsorted(keys, asked), max(len(keys) - 1, 0))
    first[at[keys[place] != asked] if len(keys) else at] = -1
    return first


@cache
def _near_keys(folder: Folder) -> Ints:
    """The pairs of near-duplicates as one number each, ascending."""
    import numpy as np

    near = _near_duplicates(folder)
    return np.sort(near.min(axis=1) << 32 | near.max(axis=1)) if len(near) else np.empty(0, np.int64)


def _best(folder: Folder, left: Ints, right: Ints, score: Floats) -> tuple[Ints, Ints, Floats]:
    """The best pairs of each document on the left, of equal ones those with the lesser id; those that are sure stay."""
    import numpy as np

    ids = _ranked(folder)
    # A sure pair has score 1 and stands first; met as a scored one too, it counts once.
    order = np.lexsort((-score, right, left))
    once = np.ones(len(order), dtype=np.bool_)
    once[1:] = (np.diff(left[order]) != 0) | (np.diff(right[order]) != 0)
    order = order[once]
    order = order[np.lexsort((ids[right[order]], -score[order], left[order]))]
    starts = np.searchsorted(left[order], left[order])
    order = order[(np.arange(len(order)) - starts < linking.NEAREST) | (score[order] == 1.0)]
    return left[order], right[order], score[order]


@cache
def _ranked(folder: Folder) -> Ints:
    """A number for each document that orders them as their ids do: the first 15 digits of the hash that an id is."""
    import numpy as np

    found = [np.array([int(id_[1:16], 16) for _, id_ in _ids(folder)], np.int64)]
    return np.concatenate(found)


def _sure(folder: Folder, first: int, end: int) -> tuple[Ints, Ints, Floats]:
    """The near-duplicates of the documents of a partition: they tell of one event whatever their dates."""
    import numpy as np

    near = _near_duplicates(folder)
    both = np.concatenate([near, near[:, ::-1]])
    mine = both[(both[:, 0] >= first) & (both[:, 0] < end)]
    return mine[:, 0], mine[:, 1], np.ones(len(mine))


@cache
def _near_duplicates(folder: Folder) -> Ints:
    import numpy as np
    import pyarrow.compute as pc

    found = [np.empty((0, 2), np.int64)]
    for name in folder.names(f"{WORK}/copies"):
        table = folder.read(name, ["left_number", "right_number", "relation"])
        table = table.filter(pc.equal(table["relation"], "near_duplicate"))
        rows = np.stack([table["left_number"].to_numpy(), table["right_number"].to_numpy()], axis=1)
        found.append(np.unique(rows, axis=0))
    return np.unique(np.concatenate(found), axis=0)


# What hangs together


def plan_stories(job: Job, keys: Sequence[str]) -> dict[str, Any]:
    """Which documents hang together by pairs that can link, and which of them are grouped in one piece of work."""
    import numpy as np
    import pyarrow as pa

    count = layout(job.folder).count
    ends = [np.empty((2, 0), np.int64)]
    for key in keys:
        table = job.folder.read(f"{WORK}/scores/{key}.parquet")
        link = table["score"].to_numpy() >= linking.LINK
        ends.append(np.stack([table["left"].to_numpy()[link], table["right"].to_numpy()[link]]))
    component = connected(np.concatenate(ends, axis=1), count)
    values, firsts, sizes = np.unique(component, return_index=True, return_counts=True)
    batch = np.empty(len(values), np.int64)
    order = np.argsort(firsts, kind="stable")
    batch[order] = packed(sizes[order])
    table = pa.table({"component": component, "batch": batch[component] if count else component})
    job.folder.write(f"{WORK}/events.parquet", table)
    return job.folder.sign("events", "all", {"batches": int(batch.max(initial=-1)) + 1})


@cache
def events(folder: Folder) -> tuple[Ints, Ints]:
    """Of each document its component, and the piece of work that this is in."""
    table = folder.read(f"{WORK}/events.parquet")
    return table["component"].to_numpy(), table["batch"].to_numpy()


def scatter_scores(job: Job, key: str) -> Iterator[pa.Table]:
    """The documents of a partition with the piece of work that groups them, and their pairs within their component."""
    import numpy as np
    import pyarrow as pa

    component, batch = events(job.folder)
    table = job.folder.read(f"{WORK}/scores/{key}.parquet")
    left, right = table["left"].to_numpy(), table["right"].to_numpy()
    inside = component[left] == component[right]
    own = np.arange(*_span(job.folder, key))
    found = {
        "left": np.concatenate([own, left[inside]]),
        "right": np.concatenate([own, right[inside]]),
        "score": np.concatenate([np.zeros(len(own)), table["score"].to_numpy()[inside]]),
    }
    yield pa.table({"bucket": batch[found["left"]].astype(np.int32), **found})


def gather_scores(job: Job, bucket: int, table: pa.Table) -> dict[str, Any]:
    """The documents of whole components as they belong together."""
    import numpy as np
    import pyarrow as pa

    rows = zip(*(table[name].to_pylist() for name in ("left", "right", "score")), strict=True)
    numbers = sorted(set(table["left"].to_pylist()))
    kept = traits_of(job.folder, numbers)
    held = stories.shelf([kept[number] for number in numbers], background(job.folder))
    near: dict[tuple[str, str], float] = {}
    for left, right, score in rows:
        if left != right:
            one, other = sorted((kept[left].document, kept[right].document))
            near[one, other] = score
    number_of = {kept[number].document: number for number in numbers}
    first = zip(numbers, _firsts(job.folder, np.array(numbers, np.int64)).tolist(), strict=True)
    doubles = {kept[number].document: kept[at].document for number, at in first if at >= 0}
    found = stories.groups(held, near, [kept[number].document for number in numbers], doubles)
    own = sorted((number_of[id_], number_of[story[0]]) for story in found for id_ in story)
    columns = np.array(own, np.int64).T
    job.folder.write(f"{WORK}/linked/{bucket:06}.parquet", pa.table({"number": columns[0], "story": columns[1]}))
    inside = sorted((number_of[one], number_of[other], score) for (one, other), score in near.items())
    names = ("left", "right", "score")
    pairs_of = {name: [row[at] for row in inside] for at, name in enumerate(names)}
    kinds = pa.schema([("left", pa.int64()), ("right", pa.int64()), ("score", pa.float64())])
    job.folder.write(f"{WORK}/inside/{bucket:06}.parquet", pa.table(pairs_of, kinds))
    return job.folder.sign("link", f"{bucket:06}", {"stories": len(found)})


def keep_linked(job: Job) -> None:
    """Put together which story each document is linked into, and the pairs that lead from one story to another."""
    import numpy as np
    import pyarrow as pa

    story = np.empty(layout(job.folder).count, np.int64)
    for name in job.folder.names(f"{WORK}/linked"):
        table = job.folder.read(name)
        story[table["number"].to_numpy()] = table["story"].to_numpy()
    found = [np.empty((0, 3))]
    for name in job.folder.names(f"{WORK}/scores"):
        table = job.folder.read(name)
        left, right, score = (table[column].to_numpy() for column in ("left", "right", "score"))
        out = (score >= stories.BESIDE) & (story[left] != story[right])
        ends = np.sort(np.stack([left[out], right[out]]), axis=0)
        found.append(np.stack([*ends, score[out]], axis=1))
    rows = np.unique(np.concatenate(found), axis=0)
    both = np.concatenate([rows, rows[:, [1, 0, 2]]])
    both = both[np.argsort(both[:, 0], kind="stable")]
    job.folder.write(f"{WORK}/story_of.parquet", pa.table({"story": story}))
    kinds = {"left": both[:, 0].astype(np.int64), "right": both[:, 1].astype(np.int64), "score": both[:, 2]}
    job.folder.write(f"{WORK}/beside.parquet", pa.table(kinds))
    job.folder.sign("linked", "all", {"pairs": len(rows)})


# What each document tells


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """The story of every document, named by the number of its first.

    Also all documents by story, how many each has, and the pairs between stories, both ways, by the left.
    """

    story: Ints
    order: Ints
    size: Ints
    left: Ints
    right: Ints
    score: Floats

    def members(self, names: Iterable[int]) -> list[int]:
        """The documents of stories."""
        import numpy as np

        wanted = np.array(sorted(names), np.int64)
        low = np.searchsorted(self.story, wanted, sorter=self.order)
        high = np.searchsorted(self.story, wanted, side="right", sorter=self.order)
        return [number for a, b in zip(low.tolist(), high.tolist(), strict=True) for number in self.order[a:b].tolist()]

    def out(self, numbers: Iterable[int]) -> list[tuple[int, int, float]]:
        """The pairs that lead from documents to another story."""
        import numpy as np

        wanted = np.array(sorted(numbers), np.int64)
        low, high = np.searchsorted(self.left, wanted), np.searchsorted(self.left, wanted, side="right")
        spans = zip(low.tolist(), high.tolist(), strict=True)
        rows = [at for a, b in spans for at in range(a, b)]
        return list(zip(self.left[rows].tolist(), self.right[rows].tolist(), self.score[rows].tolist(), strict=True))

    def lone(self, numbers: Iterable[int]) -> set[int]:
        """Those documents that are a story alone."""
        return {number for number in numbers if self.size[self.story[number]] == 1}


@cache
def links(folder: Folder) -> Links:
    """The stories as they were linked."""
    import numpy as np

    story = folder.read(f"{WORK}/story_of.parquet")["story"].to_numpy()
    table = folder.read(f"{WORK}/beside.parquet")
    left, right, score = (table[name].to_numpy() for name in ("left", "right", "score"))
    return Links(story, np.argsort(story, kind="stable"), np.bincount(story), left, right, score)


def tell(job: Job, part: int) -> dict[str, Any]:
    """The parts that the documents of a partition have in stories."""
    import pyarrow as pa

    known = links(job.folder)
    firsts = layout(job.folder).firsts
    own = range(firsts[part], firsts[part + 1])
    # Whether a lone document is a round-up depends on whether those that it would go to are round-ups themselves.
    beside = {right for _, right, _ in known.out(known.lone(own))}
    context = {*own, *known.lone(beside)}
    out = known.out(context)
    names = {int(known.story[number]) for number in {*context, *(right for _, right, _ in out)}}
    numbers = known.members(names)
    shown = _Shown(job, numbers)
    near = {shown.pair(left, right): score for left, right, score in out}
    told = stories.told(
        shown.held, shown.stories(known), near, background(job.folder), shown.fetch, [shown.id(n) for n in context]
    )
    rows = [
        {"number": number, "at": at, "story": shown.number_of[name], "share": share}
        for number in own
        for at, (name, share) in enumerate(told[shown.id(number)].items())
    ]
    kinds = [("number", pa.int64()), ("at", pa.int64()), ("story", pa.int64()), ("share", pa.float64())]
    job.folder.write(f"{WORK}/parts/{part:06}.parquet", pa.Table.from_pylist(rows, pa.schema(kinds)))
    return job.folder.sign("tell", f"{part:06}", {"parts": len(rows)})


class _Shown:
    """Some documents as the stories see them: their traits, and their texts when they are asked for."""

    def __init__(self, job: Job, numbers: Iterable[int]) -> None:
        self.job = job
        self.kept = traits_of(job.folder, sorted(set(numbers)))
        self.number_of = {item.document: number for number, item in self.kept.items()}
        self.held = stories.shelf(self.kept.values(), background(job.folder))

    def id(self, number: int) -> str:
        return self.kept[number].document

    def pair(self, left: int, right: int) -> tuple[str, str]:
        one, other = sorted((self.id(left), self.id(right)))
        return one, other

    def stories(self, known: Links, names: Iterable[int] | None = None) -> list[list[str]]:
        """The documents by story, in the order of a case: all stories that are here, or those named."""
        wanted = set(known.story[list(self.kept)].tolist() if names is None else names)
        groups: dict[int, list[str]] = {}
        for number in self.kept:
            if (story := int(known.story[number])) in wanted:
                groups.setdefault(story, []).append(self.id(number))
        return sorted(stories.in_order(self.held, members) for members in groups.values())

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Reading]:
        """The documents with their blocks."""
        found = compared(self.job, [self.number_of[id_] for id_ in ids])
        by_id = {one.document.id: dated(one) for one in found.values()}
        return {id_: by_id[id_] for id_ in ids}


# What each story is


def scatter_parts(job: Job, key: str) -> Iterator[pa.Table]:
    """All parts of each document, for the piece of work of each story that it has a part in."""
    import numpy as np
    import pyarrow as pa

    _, batch = events(job.folder)
    table = job.folder.read(f"{WORK}/parts/{key}.parquet")
    number, story = table["number"].to_numpy(), table["story"].to_numpy()
    wanted = np.unique(
        np.concatenate([np.stack([number, batch[story]], 1), np.stack([number, batch[number]], 1)]), axis=0
    )
    low, high = np.searchsorted(number, wanted[:, 0]), np.searchsorted(number, wanted[:, 0], side="right")
    rows = np.concatenate([np.arange(a, b) for a, b in zip(low, high, strict=True)] or [low])
    bucket = np.repeat(wanted[:, 1], high - low).astype(np.int32)
    yield pa.table({"bucket": bucket, **{name: table[name].take(rows) for name in ("number", "at", "story", "share")}})


def gather_parts(job: Job, bucket: int, table: pa.Table) -> dict[str, Any]:
    """The stories of one piece of work, from the parts that documents have in them."""
    known = links(job.folder)
    component = job.folder.read(f"{WORK}/linked/{bucket:06}.parquet")
    names = set(component["story"].to_pylist())
    rows = sorted(table.to_pylist(), key=lambda row: (row["number"], row["at"]))
    numbers = {*component["number"].to_pylist(), *(row["number"] for row in rows), *(row["story"] for row in rows)}
    shown = _Shown(job, numbers)
    parts: dict[str, dict[str, float]] = {}
    for row in rows:
        parts.setdefault(shown.id(row["number"]), {})[shown.id(row["story"])] = row["share"]
    near = {
        shown.pair(left, right): score
        for left, right, score in zip(
            *(
                job.folder.read(f"{WORK}/inside/{bucket:06}.parquet")[name].to_pylist()
                for name in ("left", "right", "score")
            ),
            strict=True,
        )
    }
    found = stories.account(shown.held, shown.stories(known, names), near, parts, shown.fetch)
    _keep_stories(job, f"{bucket:06}", found, shown.number_of)
    return job.folder.sign("stories", f"{bucket:06}", {"stories": len(found)})


def _keep_stories(job: Job, key: str, found: Sequence[Story], number_of: Mapping[str, int]) -> None:
    days: dict[str, list[tuple[Story, list[str]]]] = {}
    members: list[Member] = []
    for story in found:
        among = sorted({day_of_number(job, number_of[telling.document]) for telling in story.tellings})
        days.setdefault(among[0], []).append((story, among))
        members += [Member(telling.document, "story", story.id, telling.share) for telling in story.tellings]
    for day, rows in days.items():
        table = to_table(Story, [story for story, _ in rows], DAYS, [{"days": among} for _, among in rows])
        job.folder.write(f"{WORK}/tables/stories/day={day}/part-{key}.parquet", table)
    keep_members(job, f"stories-{key}", members, number_of)


REMEMBERED = (background, events, links, _near_duplicates, _near_keys, _ranked)
"""What a process keeps in memory of one run, to be forgotten for the next."""
