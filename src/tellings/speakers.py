"""Who a source stands for, as far as its own document tells: names, pronouns and descriptions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from types import ModuleType

from tellings.records import Block, Mention, Span

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


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
        self._spoken: list[Mention] = []

    def mentioned(self, span: Span) -> str | None:
        """The referent of the first name in a stretch."""
        inside = [m for m in self._mentions if m.start < span.end and m.end > span.start]
        return inside[0].entity if inside else None

    def speaker(self, source: Span | None, head: int | None) -> tuple[str | None, str]:
        """The referent of a source, or None, and in words how that was found."""
        if source is None:
            return None, "nobody is named"
        mention, how = self._find(source, head if head is not None else source.start)
        if mention is None:
            return None, how
        self._spoken.append(mention)
        return mention.entity, how

    def _find(self, source: Span, head: int) -> tuple[Mention | None, str]:
        words = [word.lower() for word in _WORD.findall(self._text[source.start : source.end])]
        at_head = _WORD.match(self._text, head)
        noun = at_head.group().lower() if at_head else ""
        if noun in self._words.SELF:
            return None, "the first person is left open"
        if noun in self._words.RELATIVE:
            return self._before(source.start, None), "the name before the relative pronoun"
        if noun in self._words.SINGULAR:
            return self._pronoun(source.start, {"person"}), "pronoun: the last person"
        if noun in self._words.NEUTER:
            return self._pronoun(source.start, {"organisation", "place", "group"}), "pronoun: the last organisation"
        if noun in self._words.PLURAL:
            return self._pronoun(source.start, {"organisation", "group"}), "pronoun: the last group"
        named = self._named(source, head)
        if named is not None:
            return named, "named"
        return self._described(source, words, noun)

    def _named(self, source: Span, head: int) -> Mention | None:
        """The name that the head of the source is part of, or that stands in apposition to it."""
        inside = [m for m in self._mentions if m.start < source.end and m.end > source.start]
        own = [m for m in inside if m.start <= head < m.end]
        if own:
            return max(own, key=lambda m: m.end - m.start)
        people = [m for m in inside if m.kind == "person"]
        after = [m for m in people if m.start > head and self._apposed(head, m)]
        return after[0] if after else None

    def _apposed(self, head: int, mention: Mention) -> bool:
        return "," in self._text[head : mention.start] and len(self._text[head : mention.start].split()) <= 8

    def _described(self, source: Span, words: Sequence[str], noun: str) -> tuple[Mention | None, str]:
        if words and words[0] in self._words.ANONYMOUS_DETERMINERS:
            return None, "unresolved: not named"
        kinds = {"person"} if noun in self._words.PERSON_NOUNS else {"organisation", "group", "place", "person"}
        for mention in reversed(self._mentions[: bisect_left(self._starts, source.start)]):
            if mention.kind in kinds and self._fits(mention, noun):
                return mention, f"description: the last whose name or role has {noun!r}"
        return None, "unresolved: no name fits"

    def _fits(self, mention: Mention, noun: str) -> bool:
        role = (mention.role or "") if mention.kind == "person" else mention.head
        return bool(noun) and noun in (word.lower() for word in _WORD.findall(role))

    def _pronoun(self, position: int, kinds: set[str]) -> Mention | None:
        recent = [m for m in self._spoken if m.start < position and m.kind in kinds]
        last = self._before(position, kinds)
        if not recent or last is None:
            return last
        same_block = "\n\n" not in self._text[recent[-1].start : position]
        return recent[-1] if same_block else last

    def _before(self, position: int, kinds: set[str] | None) -> Mention | None:
        for mention in reversed(self._mentions[: bisect_left(self._starts, position)]):
            if kinds is None or mention.kind in kinds:
                return mention
        return None
