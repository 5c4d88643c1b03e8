"""Who a source stands for, as far as its own document tells: names, pronouns and descriptions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from types import ModuleType
from typing import NamedTuple

from tellings.records import Block, Mention, Span

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OPENING = re.compile(r"(?:^|[\n.!?”\"])\s*$")
RECENT = 700
"""Characters back to a speaker who may still be meant by a pronoun: about two paragraphs of news."""


class _Turn(NamedTuple):
    """Somebody spoke: where, who that was (None: nobody who has a name), and the head word of the source."""

    start: int
    mention: Mention | None
    noun: str


class Speakers:
    """Resolves the sources of one document; to be asked in the order of the text, since it remembers who spoke."""

    def __init__(self, text: str, mentions: Sequence[Mention], blocks: Sequence[Block], words: ModuleType) -> None:
        """Keeps the mentions of article text in order."""
        residue = [block for block in blocks if block.kind in ("teaser", "furniture", "credit", "byline")]
        self._text, self._words = text, words
        self._mentions = sorted(
            (m for m in mentions if not any(b.start <= m.start < b.end for b in residue)),
            key=lambda m: (m.start, m.end),
        )
        self._starts = [mention.start for mention in self._mentions]
        self._turns: list[_Turn] = []
        self._gender: dict[str | None, str] = {}

    def mentioned(self, span: Span) -> str | None:
        """The referent of the first name in a stretch."""
        inside = self._inside(span)
        return inside[0].entity if inside else None

    def speaks(self, span: Span) -> bool:
        """Whether a stretch is the name of a person or an organisation, of those who can speak by themselves."""
        return any(m.kind in ("person", "organisation") for m in self._inside(span))

    def speaker(self, source: Span | None, head: int | None) -> tuple[str | None, str]:
        """The referent of a source, or None, and in words how that was found."""
        if source is None:
            return None, "nobody is named"
        position = head if head is not None else source.start
        found = _WORD.match(self._text, position)
        noun = found.group().lower() if found else ""
        mention, how = self._find(source, position, noun)
        if noun not in self._words.SELF:
            self._turns.append(_Turn(source.start, mention, noun))
        return (mention.entity, how) if mention else (None, how)

    def _inside(self, span: Span) -> list[Mention]:
        last = bisect_left(self._starts, span.end)
        return [m for m in self._mentions[max(0, last - 40) : last] if m.end > span.start]

    def _find(self, source: Span, head: int, noun: str) -> tuple[Mention | None, str]:
        if noun in self._words.SELF:
            return None, "the first person is left open"
        if noun in self._words.RELATIVE:
            return self._before(source.start, None), "the name before the relative pronoun"
        if noun in self._words.SINGULAR:
            return self._he_or_she(source.start, noun)
        if noun in self._words.NEUTER:
            return self._it(source.start)
        if noun in self._words.PLURAL:
            return self._they(source.start)
        named = self._named(source, head)
        if named is not None:
            several = [m for m in self._inside(source) if m.start >= named.end and m.kind != "person"]
            joined = several and " and " in self._text[named.end : several[-1].start][-6:]
            return named, "named, the first of several" if joined else "named"
        return self._described(source, noun)

    def _named(self, source: Span, head: int) -> Mention | None:
        """The name that the head of the source is part of, or that stands in apposition to it."""
        inside = self._inside(source)
        own = [m for m in inside if m.start <= head < m.end]
        if own:
            return max(own, key=lambda m: m.end - m.start)
        after = [
            m for m in inside if m.kind in ("person", "organisation") and m.start > head and self._apposed(head, m)
        ]
        return after[0] if after else None

    def _apposed(self, head: int, mention: Mention) -> bool:
        """Whether a name stands behind a description and a comma: "its envoy, Ada Marsh"."""
        between = self._text[head : mention.start].split()
        comma = max((at for at, word in enumerate(between) if word.endswith(",")), default=None)
        titles = between[comma + 1 :] if comma is not None else [""]
        return all(word[:1].isupper() for word in titles) and len(between) <= APPOSED

    def _described(self, source: Span, noun: str) -> tuple[Mention | None, str]:
        words = [word.lower() for word in _WORD.findall(self._text[source.start : source.end])]
        if words and words[0] in self._words.ANONYMOUS_DETERMINERS:
            return None, "unresolved: not named"
        owners = [m for m in self._inside(source) if m.kind in ("place", "group", "organisation")]
        leading = owners and (owners[0].start <= source.start + LEADING or self._of(source, owners[0]))
        if leading and noun in self._words.COLLECTIVES:
            return owners[0], f"speaks for: {noun!r} of the place or group named before it"
        if owners:
            return None, "unresolved: no name, only whose it is"
        person = noun in self._words.PERSON_NOUNS
        for mention in reversed(self._mentions[: bisect_left(self._starts, source.start)]):
            if (mention.kind == "person") == person and self._fits(mention, noun):
                return mention, f"description: the last whose name or role has {noun!r}"
        return None, "unresolved: no name fits"

    def _of(self, source: Span, owner: Mention) -> bool:
        """Whether the source reads "fighters of the League"."""
        before = self._text[source.start : owner.start].lower().split()
        return before[-2:] == ["of", "the"] or before[-1:] == ["of"]

    def _fits(self, mention: Mention, noun: str) -> bool:
        role = (mention.role or "") if mention.kind == "person" else mention.head
        return bool(noun) and noun in (word.lower() for word in _WORD.findall(role))

    def _he_or_she(self, position: int, noun: str) -> tuple[Mention | None, str]:
        gender = "f" if noun in self._words.FEMININE else "m"
        found, how = self._person(position, gender)
        if found is not None:
            self._gender[found.entity] = gender
        return found, how

    def _person(self, position: int, gender: str) -> tuple[Mention | None, str]:
        """The last speaker, if a person, unless another person has opened a sentence since; else the last person."""
        people = [m for m in self._recent(position) if m.kind == "person" and self._may_be(m, gender)]
        turn = self._last_turn(position)
        if turn is not None and turn.mention is None and turn.noun in self._words.PERSON_NOUNS:
            return None, "unresolved: pronoun for one who is not named"
        if turn is not None and turn.mention is not None and turn.mention.kind == "person":
            since = [m for m in people if m.start > turn.start and _OPENING.search(self._text, 0, m.start)]
            if self._may_be(turn.mention, gender) and not any(m.entity != turn.mention.entity for m in since):
                return turn.mention, "pronoun: the last speaker"
        return (people[-1], "pronoun: the last person") if people else (None, "unresolved: pronoun")

    def _may_be(self, mention: Mention, gender: str) -> bool:
        known = self._gender.get(mention.entity) or self._titled(mention)
        return known is None or known == gender

    def _titled(self, mention: Mention) -> str | None:
        words = self._text[max(0, mention.start - 5) : mention.end].replace(".", " ").split()
        if any(word in ("Mrs", "Ms", "Miss") for word in words):
            return "f"
        return "m" if "Mr" in words else None

    def _it(self, position: int) -> tuple[Mention | None, str]:
        turn = self._last_turn(position)
        if turn is not None and turn.mention is not None and turn.mention.kind != "person":
            return turn.mention, "pronoun: the last speaker"
        found = self._before(position, {"organisation", "place"})
        return found, "pronoun: the last organisation" if found else "unresolved: pronoun"

    def _they(self, position: int) -> tuple[Mention | None, str]:
        turn = self._last_turn(position)
        if turn is not None and (turn.mention is None or turn.mention.kind in ("organisation", "group")):
            how = "pronoun: the last speakers" if turn.mention else "unresolved: pronoun for some who are not named"
            return turn.mention, how
        found = self._before(position, {"group"})
        return found, "pronoun: the last group" if found else "unresolved: pronoun"

    def _last_turn(self, position: int) -> _Turn | None:
        turn = next((turn for turn in reversed(self._turns) if turn.start < position), None)
        return turn if turn is not None and position - turn.start <= RECENT else None

    def _recent(self, position: int) -> list[Mention]:
        last = bisect_left(self._starts, position)
        return self._mentions[max(0, last - 60) : last]

    def _before(self, position: int, kinds: set[str] | None) -> Mention | None:
        for mention in reversed(self._mentions[: bisect_left(self._starts, position)]):
            if kinds is None or mention.kind in kinds:
                return mention
        return None


APPOSED = 8
"""Words between a description and the name behind it: "the defence minister of the republic, Ada Marsh"."""
LEADING = 5
"""Characters (an article) before the name of the place that a collective speaks for."""
