"""What two documents or more tell in near-equal words: statements of one speaker, and sentences about what happened.

Near-equal is told by runs of words: two sayings are one where most runs of three words of the shorter stand in the
longer (containment of shingles, Broder 1997), and their speakers can be one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tellings.claiming.groups import joined
from tellings.counting.owners import Owner, offices, one_owner, owner
from tellings.lang import pack
from tellings.records import Place, Reading
from tellings.stems import words

RUN = 3
"""Words of a run."""
SHARE = 0.6
"""The part of the shorter saying's runs that the longer must have: a cut and a changed word leave more than that."""
SHORTEST = 6
"""Words below which a saying is no statement of its own ("Not one round")."""
COMMON = 60
"""Documents that share a run at most: what more of them share is a formula."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A stretch of a text that tells something: said by a speaker, or (without one) by the document itself."""

    place: Place
    text: str
    act: str
    speaker: str | None
    owner: Owner | None
    runs: frozenset[int]


def shared(readings: Iterable[Reading], disputed: Collection[str] = ()) -> list[list[Saying]]:
    """Groups of sayings that two documents or more have in near-equal words, each group in order of place."""
    sayings = [saying for reading in readings for saying in _sayings(reading)]
    pairs = _alike(sayings)
    groups = joined(range(len(sayings)), pairs)
    found = [[sayings[at] for at in group] for group in groups]
    return [group for group in found if len({saying.place.document for saying in group}) > 1]


def _sayings(reading: Reading) -> Iterator[Saying]:
    names = pack("en" if reading.document.language == "und" else reading.document.language, "relations")
    if names is None:
        return
    text, held = reading.document.text, offices(reading.mentions, names)
    said: list[tuple[int, int]] = []
    for one in reading.attributions:
        start, end = one.content[0].start, one.content[-1].end
        said.append((start, end))
        runs = _runs(text[start:end])
        if one.source is not None and runs:
            speaker = text[one.source.start : one.source.end]
            place = Place(reading.document.id, start, end)
            yield Saying(place, _folded(text, start, end), one.act, speaker, owner(speaker, names, held), runs)
    for sentence in reading.sentences:
        if any(start < sentence.end and sentence.start < end for start, end in said):
            continue
        runs = _runs(text[sentence.start : sentence.end])
        if runs and any(m.start < sentence.end and sentence.start < m.end for m in reading.mentions):
            place = Place(reading.document.id, sentence.start, sentence.end)
            yield Saying(place, _folded(text, sentence.start, sentence.end), "", None, None, runs)


def _folded(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _runs(text: str) -> frozenset[int]:
    """The runs of words of a text, as numbers that are the same in every process."""
    row = [word.lower() for word in words(text)]
    if len(row) < SHORTEST:
        return frozenset()
    return frozenset(_number(" ".join(row[at : at + RUN])) for at in range(len(row) - RUN + 1))


def _number(run: str) -> int:
    from zlib import crc32

    return crc32(run.encode())


def _alike(sayings: Sequence[Saying]) -> list[tuple[int, int]]:
    """Pairs of sayings that are one."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, saying in enumerate(sayings):
        for run in saying.runs:
            holders[run].append(at)
    votes: dict[tuple[int, int], int] = defaultdict(int)
    for many in holders.values():
        if 1 < len(many) <= COMMON:
            for k, one in enumerate(many):
                for other in many[k + 1 :]:
                    votes[one, other] += 1
    return sorted(pair for pair, shared_runs in votes.items() if _one(sayings, *pair, shared_runs))


def _one(sayings: Sequence[Saying], a: int, b: int, shared_runs: int) -> bool:
    one, other = sayings[a], sayings[b]
    if one.place.document == other.place.document or (one.speaker is None) != (other.speaker is None):
        return False
    enough = shared_runs >= SHARE * min(len(one.runs), len(other.runs))
    longer = max(len(one.runs), len(other.runs)) <= 4 * min(len(one.runs), len(other.runs))
    return enough and longer and one_owner(one.owner, other.owner) is not False
