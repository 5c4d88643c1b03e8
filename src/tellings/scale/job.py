"""What every piece of work of a run knows: where it writes, what is to be found, how much goes into a piece."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from tellings.errors import OptionError
from tellings.pipeline import EACH, STAGES
from tellings.records import Problem
from tellings.scale.columns import to_table
from tellings.scale.folder import WORK, Folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

TOGETHER = ("copies", "dating", "lineages", "stories", "edits")
"""The stages over documents together that are known here. The others are for a case, which `scale cut` makes."""
PART = 1000
"""Documents in a partition: a minute of work, ten megabytes of text."""
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Job:
    """One run. `part` is how many documents go into a partition, `stages` what is to be found out."""

    folder: Folder
    stages: tuple[str, ...]
    part: int = PART

    def wants(self, stage: str) -> bool:
        """Whether a stage is to be run."""
        return stage in self.stages


def chosen(wanted: Sequence[str] | None) -> tuple[str, ...]:
    """The stages to run: those wanted and all that they rest on, in their order; without a choice all.

    Raises `OptionError` for one that is not known, or not over a corpus.
    """
    able = [stage.name for stage in STAGES if stage.shape == "each" or stage.name in TOGETHER]
    if wanted is None:
        return tuple(able)
    for name in wanted:
        if name not in able:
            raise OptionError(f"There is no stage {name} over a corpus.", f"The stages are {', '.join(able)}.")
    found = set(wanted)
    for stage in reversed(STAGES):
        if stage.name in found:
            found |= {other.name for other in STAGES if set(other.gives) & set(stage.takes)}
    return tuple(stage.name for stage in STAGES if stage.name in found)


def nouns(stages: Iterable[str]) -> tuple[str, ...]:
    """The tables of single documents that these stages fill."""
    return tuple(noun for stage in EACH if stage.name in set(stages) for noun in stage.gives)


@dataclass(frozen=True, slots=True)
class Partition:
    """Some of the documents of a day: part `place` of `of`, each document put there by its id."""

    number: int
    day: str
    place: int
    of: int

    @property
    def name(self) -> str:
        """Where it stands below a table's folder."""
        return f"day={self.day}/part-{self.place:05}.parquet"


def partitions(days: dict[str, int], part: int) -> tuple[Partition, ...]:
    """The partitions of so many documents a day, by day, undated last."""
    found: list[Partition] = []
    for day in sorted(days):
        of = -(-days[day] // part)
        found += [Partition(len(found) + place, day, place, of) for place in range(of)]
    return tuple(found)


def part_of(document: str, of: int) -> int:
    """Which part of its day a document is in: its id is a hash already."""
    return int(document[1:12], 16) % of


def day_of(published: str | None) -> str:
    """The day that a document is filed under: of publication, as its metadata state it."""
    return published[:10] if published else UNDATED


@dataclass(frozen=True, slots=True)
class Layout:
    """The partitions, and the number of the first document of each; documents are numbered through."""

    parts: tuple[Partition, ...]
    firsts: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many documents there are."""
        return self.firsts[-1]

    def place(self, number: int) -> tuple[int, int]:
        """The partition of a document, by its number, and its row there."""
        part = bisect_right(self.firsts, number) - 1
        return part, number - self.firsts[part]


_LAYOUT = f"{WORK}/layout.json"


def keep_layout(folder: Folder, parts: Sequence[Partition], counts: Sequence[int]) -> None:
    """Write down the partitions and how many documents each got."""
    rows = [[part.day, part.place, part.of, count] for part, count in zip(parts, counts, strict=True)]
    folder.put(_LAYOUT, {"partitions": rows})


@cache
def layout(folder: Folder) -> Layout:
    """The partitions, as they were written down."""
    rows: list[list[Any]] = folder.get(_LAYOUT)["partitions"]
    firsts = [0]
    for row in rows:
        firsts.append(firsts[-1] + row[3])
    return Layout(tuple(Partition(at, *row[:3]) for at, row in enumerate(rows)), tuple(firsts))


def bucket_of(values: Any, buckets: int) -> Any:
    """The bucket of each id, by its hexadecimal digits."""
    import numpy as np

    return np.array([int(value[1:12], 16) % buckets for value in values], dtype=np.int32)


def digest(text: str) -> int:
    """A number of 63 bits for a text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") >> 1


def keep_problems(folder: Folder, key: str, problems: Iterable[Problem]) -> int:
    """Write down problems, where there are any; returns how many."""
    found = sorted(set(problems), key=lambda problem: (problem.document, problem.stage, problem.why))
    if found:
        folder.write(f"{WORK}/tables/problems/{key}.parquet", to_table(Problem, found))
    return len(found)
