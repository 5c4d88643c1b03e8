"""What two documents or more tell in near-equal words: statements of one speaker, and sentences about what happened.

They are looked for where documents share wording (their copies). Near-equal is told by runs of words: two sayings are
one where most runs of three words of the shorter stand in the longer (containment of shingles, Broder 1997), and their
speakers can be one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from tellings.claiming.groups import joined
from tellings.counting.owners import Owner, offices, one_owner, owner
from tellings.lang import pack
from tellings.records import Attribution, Copy, Place, Reading, Span
from tellings.speech.pronouns import meanings, name_of
from tellings.stems import words

RUN = 3
"""Words of a run."""
SHARE = 0.6
"""The part of the shorter saying's runs that the longer must have: a cut and a changed word leave more than that."""
LONGER = 4
"""How many times longer a saying may be than one that is the same: it may go on, not be a whole speech."""
BETWEEN = 40
"""Characters between a source, its verb and what is said that are printed with them: "on Monday in Port Ilmar"."""
SHORTEST = 6
"""Words below which a saying is no statement of its own ("Not one round")."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A stretch of a text that tells something: said by a speaker, or (without one) by the document itself."""

    place: Place
    text: str
    act: str
    speaker: str | None
    owner: Owner | None
    runs: frozenset[int]


def shared(readings: Iterable[Reading], copies: Iterable[Copy]) -> list[list[Saying]]:
    """Groups of sayings that two documents or more have in near-equal words, each group in order of place."""
    copies = list(copies)
    sharing = {place.document for copy in copies for place in (copy.left, copy.right)}
    said = {one.document.id: list(_sayings(one)) for one in readings if one.document.id in sharing}
    sayings = [saying for many in said.values() for saying in many]
    groups = joined(sayings, _alike(said, copies))
    return [group for group in groups if len({saying.place.document for saying in group}) > 1]


def _sayings(reading: Reading) -> Iterator[Saying]:
    names = pack("en" if reading.document.language == "und" else reading.document.language, "relations")
    if names is None:
        return
    text, held = reading.document.text, offices(reading.mentions, names)
    said: list[tuple[int, int]] = []
    meant = meanings(reading)
    for one in reading.attributions:
        start, end = one.content[0].start, one.content[-1].end
        said.append((start, end))
        runs = _runs(text[start:end])
        if one.source is not None and runs:
            speaker = name_of(reading, meant.get(one.source, one.source))
            place = Place(reading.document.id, start, end)
            yield Saying(place, _told(reading, one, meant), one.act, speaker, owner(speaker, names, held), runs)
    for sentence in reading.sentences:
        if any(start < sentence.end and sentence.start < end for start, end in said):
            continue
        runs = _runs(text[sentence.start : sentence.end])
        if runs and any(m.start < sentence.end and sentence.start < m.end for m in reading.mentions):
            place = Place(reading.document.id, sentence.start, sentence.end)
            yield Saying(place, _folded(text, sentence.start, sentence.end), "", None, None, runs)


def _told(reading: Reading, one: Attribution, meant: Mapping[Span, Span]) -> str:
    """A statement with who makes it and how, as printed; what stands between them at length is left out.

    In place of a pronoun stands in brackets whom it stands for.
    """
    content = Span(one.content[0].start, one.content[-1].end)
    held = [s for s in reading.sentences if s.start < content.end and content.start < s.end]
    beside = (part for part in (one.source, one.cue) if part is not None)
    around = [part for part in beside if any(s.start <= part.start < s.end for s in held)]
    joined: list[Span] = []
    for part in sorted([content, *around]):
        last = joined[-1] if joined else None
        if last is not None and part.start - last.end <= BETWEEN:
            joined[-1] = Span(last.start, max(last.end, part.end))
        else:
            joined.append(part)
    return " … ".join(_named(reading, part, one.source, meant) for part in joined)


def _named(reading: Reading, part: Span, source: Span | None, meant: Mapping[Span, Span]) -> str:
    text = reading.document.text
    if source is None or source not in meant or not part.start <= source.start < part.end:
        return _folded(text, *part)
    name = f"[{name_of(reading, meant[source])}]"
    return " ".join(filter(None, (_folded(text, part.start, source.start), name, _folded(text, source.end, part.end))))


def _folded(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _runs(text: str) -> frozenset[int]:
    """The runs of words of a text, as numbers that are the same in every process."""
    row = [word.lower() for word in words(text)]
    if len(row) < SHORTEST:
        return frozenset()
    return frozenset(crc32(" ".join(row[at : at + RUN]).encode()) for at in range(len(row) - RUN + 1))


def _alike(said: Mapping[str, Sequence[Saying]], copies: Iterable[Copy]) -> Iterator[tuple[Saying, Saying]]:
    """Pairs of sayings that are one, inside of what two documents share."""
    for copy in copies:
        right = _within(said.get(copy.right.document, ()), copy.right)
        for one in _within(said.get(copy.left.document, ()), copy.left):
            yield from ((one, other) for other in right if _is_one(one, other))


def _within(sayings: Sequence[Saying], place: Place) -> list[Saying]:
    return [saying for saying in sayings if saying.place.start < place.end and place.start < saying.place.end]


def _is_one(one: Saying, other: Saying) -> bool:
    if (one.speaker is None) != (other.speaker is None):
        return False
    least = min(len(one.runs), len(other.runs))
    alike = len(one.runs & other.runs) >= SHARE * least and max(len(one.runs), len(other.runs)) <= LONGER * least
    return alike and one_owner(one.owner, other.owner) is not False
