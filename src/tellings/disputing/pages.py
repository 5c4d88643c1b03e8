"""A document as disputes see it: its sentences, the names in a stretch of it, and what is said in each sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tellings.lang import pack
from tellings.naming.gazetteer import gazetteer
from tellings.records import Attribution, Mention, Reading, Span
from tellings.speech.pronouns import meanings, name_of
from tellings.speech.sides import Sides
from tellings.stems import name_stems, tokens

_NOTHING = frozenset({""})
_BODY = frozenset({"paragraph"})
_SPACE = re.compile(r"\s+")
PRONOUN = 4
"""Characters of the longest pronoun that is looked behind ("they")."""
LONGEST_NAME = 90
"""Characters of a source as printed; what is longer is a parser's mistake, not a name."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the entity, the source as printed, and the stems of the names in it."""

    entity: str | None
    printed: str | None
    names: frozenset[str]

    def is_same(self, other: Voice) -> bool:
        """Whether two voices are one as far as the texts tell."""
        if self.entity is not None and other.entity is not None:
            return self.entity == other.entity
        if not self.printed or not other.printed:
            return self.printed is None and other.printed is None
        return self.printed.casefold() == other.printed.casefold()

    def is_of_one_side(self, other: Voice) -> bool:
        """Whether two voices share a name: a government and its ministry."""
        return bool(self.names & other.names)


NOBODY = Voice(None, None, frozenset())
"""The article itself."""
HEARSAY = Voice(None, "", frozenset())
"""Somebody who is not named."""


class Page:
    """One reading, with what is asked of it again and again."""

    def __init__(self, reading: Reading, referents: Mapping[str, str] | None = None) -> None:
        """`referents` says which entity each of the document's referents is."""
        self._referents = referents or {}
        self.reading = reading
        self.text = reading.document.text
        self.language = "en" if reading.document.language == "und" else reading.document.language
        kinds = sorted((block.start, block.kind) for block in reading.blocks)
        starts = [start for start, _ in kinds]
        self.sentences = [
            Span(sentence.start, sentence.end)
            for sentence in sorted(reading.sentences, key=lambda sentence: sentence.start)
            if not kinds or kinds[max(0, bisect_right(starts, sentence.start) - 1)][1] in _BODY
        ]
        self._starts = [sentence.start for sentence in self.sentences]
        self._mentions = sorted(reading.mentions, key=lambda mention: (mention.start, mention.end))
        self._words, self._meant, self._capitals = tokens(self.text, self.language)
        self._mention_starts = [mention.start for mention in self._mentions]

    @property
    def id(self) -> str:
        """The document's identifier."""
        return self.reading.document.id

    @cached_property
    def outlet(self) -> str:
        """Who tells what is ascribed to nobody."""
        return self.reading.document.outlet or "the article"

    def sentence_at(self, position: int) -> int | None:
        """The number of the sentence of article text that holds a position."""
        at = bisect_right(self._starts, position) - 1
        return at if at >= 0 and position < self.sentences[at].end else None

    def mentions_in(self, span: Span) -> list[Mention]:
        """The names that a stretch holds."""
        first = bisect_left(self._mention_starts, span.start)
        last = bisect_left(self._mention_starts, span.end)
        return [mention for mention in self._mentions[first:last] if mention.end <= span.end + 2]

    def names_in(self, span: Span) -> frozenset[str]:
        """Stems of the names that a stretch holds: those of the names stage, and capitals inside a sentence."""
        found = frozenset().union(*(name_stems(mention.text) for mention in self.mentions_in(span)))
        first, last = bisect_left(self._words, span.start), bisect_left(self._words, span.end)
        return found | (frozenset(self._capitals[first + 1 : last]) - _NOTHING)

    def words_in(self, span: Span) -> frozenset[str]:
        """What the content words of a stretch mean, as stems; words for one kind of deed are one."""
        first, last = bisect_left(self._words, span.start), bisect_left(self._words, span.end)
        return frozenset(self._meant[first:last]) - _NOTHING

    def printed(self, span: Span) -> str:
        """A stretch on one line."""
        return _SPACE.sub(" ", self.text[span.start : span.end]).strip()

    def voice(self, attribution: Attribution) -> Voice:
        """Who says an attribution; a pronoun stands for the source of what encloses it where nothing else is known."""
        source, speaker = attribution.source, attribution.speaker
        if speaker is None and (source is None or source.end - source.start <= PRONOUN):
            source, speaker = self._around(attribution)
        if source is None and speaker is None:
            return HEARSAY
        if source and attribution.cue and source.start < attribution.cue.start < source.end:
            source = Span(source.start, attribution.cue.start)
        names = self.names_in(source) if source else frozenset()
        side = attribution.side if speaker == attribution.speaker else None
        side = side or (self._sides.get(speaker) if speaker else None)
        names |= self._known_as(speaker) | self._known_as(side)
        return Voice(self.entity(speaker), self._called(source) if source else None, names)

    @cached_property
    def _sources(self) -> Mapping[Span, Span]:
        """For each source that is a pronoun the source that it stands for."""
        return meanings(self.reading)

    @cached_property
    def _sides(self) -> dict[str, str]:
        """For whom each speaker speaks, where any of what the document has him say tells."""
        found: dict[str, str] = {}
        for item in self.reading.attributions:
            if item.speaker and item.side:
                found.setdefault(item.speaker, item.side)
        return found

    def _called(self, source: Span) -> str:
        """A source as printed, a pronoun as what it stands for, without the clause that describes it."""
        return name_of(self.reading, self._sources.get(source, source))[:LONGEST_NAME]

    def called(self, printed: str, before: int) -> Voice:
        """Who is printed so at or before a position: with the entity where the name is that and no part of another."""
        start = max(self.text.rfind(printed, 0, before), 0)
        end = start + len(printed)
        named = [m for m in self.mentions_in(Span(start, end)) if m.kind in ("person", "organisation")]
        own = next((m for m in named if self._is_whole(m, start, end)), None)
        return Voice(self.entity(own.entity) if own else None, printed, name_stems(printed))

    def _is_whole(self, mention: Mention, start: int, end: int) -> bool:
        """Whether a printed source is this name: with an article or a title before it, at most a description behind."""
        behind = self.text[mention.end : end].lstrip()
        if mention.kind == "person":
            return not behind or behind.startswith(",")
        return mention.start <= start + len("the ") and (not behind or behind[0] in ",(")

    def people(self, entity: str | None) -> bool:
        """Whether an entity is named as a people here, which is no name for those who speak for it."""
        return any(mention.kind == "group" and self.entity(mention.entity) == entity for mention in self._mentions)

    def land(self, entity: str) -> str | None:
        """The country of a people, where the document names that too."""
        people = next((m for m in self._mentions if m.kind == "group" and self.entity(m.entity) == entity), None)
        words = pack(self.language, "attributions")
        if people is None or words is None:
            return None
        land = Sides(self.text, self._mentions, words, gazetteer(self.language)).of(people)
        return None if land == people.entity else self.entity(land)

    def entity(self, referent: str | None) -> str | None:
        """The entity of a referent; the referent itself where that is not known."""
        return None if referent is None else self._referents.get(referent, referent)

    def _around(self, attribution: Attribution) -> tuple[Span | None, str | None]:
        """The source of what encloses an attribution, or of what its pronoun stands in."""
        own = attribution.source or attribution.cue
        for other in self.reading.attributions:
            encloses = own and any(part.start <= own.start and own.end <= part.end for part in other.content)
            if other is not attribution and encloses and other.source is not None:
                return other.source, other.speaker
        return attribution.source, None

    def _known_as(self, entity: str | None) -> frozenset[str]:
        return self._by_entity.get(entity, frozenset()) if entity else frozenset()

    @cached_property
    def _by_entity(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for mention in self._mentions:
            if mention.entity:
                found[mention.entity] = found.get(mention.entity, frozenset()) | name_stems(mention.text)
        return found
