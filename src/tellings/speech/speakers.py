"""Who a source stands for, as far as its own document tells: names, pronouns and descriptions, and for whom they speak.

Nobody is guessed: a source without a name, a pronoun with nobody before it and "both sides" stay unresolved, and the
reason says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from types import ModuleType
from typing import NamedTuple

from tellings.naming.gazetteer import Gazetteer
from tellings.records import Block, Mention, Span
from tellings.speech.sides import Sides

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OPENING = re.compile(r"(?:^|[\n.!?”\"])\s*$")
RECENT = 700
"""Characters back to a speaker who may still be meant by a pronoun: about two paragraphs of news."""
APPOSED = 8
"""Words between a description and the name behind it: "the defence minister of the republic, Ada Marsh"."""
LEADING = 5
"""Characters (an article) before the name of the place that a collective speaks for."""
APART = 12
"""Characters from what was issued to who issued it: "a statement from the League"."""
BESIDE = 4
"""Characters between a name and the relative pronoun that takes it up: ", who"."""


class Voice(NamedTuple):
    """Whose a source is: referents of the speaker, of those who speak with it, of whom it speaks for; and how found."""

    speaker: str | None
    others: tuple[str, ...]
    side: str | None
    why: str


class _Turn(NamedTuple):
    """Somebody spoke: where, who that was (none: nobody who has a name), and the head word of the source."""

    start: int
    mentions: tuple[Mention, ...]
    noun: str

    @property
    def mention(self) -> Mention | None:
        return self.mentions[0] if self.mentions else None


def _surnames(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, where a body of one word is taken for the first person who is named in full with that surname."""
    bearers: dict[str, Mention] = {}
    for mention in mentions:
        if mention.kind == "person" and " " in mention.head:
            bearers.setdefault(mention.head.split()[-1], mention)
    return [
        replace(m, kind="person", entity=bearers[m.head].entity)
        if m.kind == "organisation" and m.head in bearers
        else m
        for m in mentions
    ]


class Speakers:
    """Resolves the sources of one document; to be asked in the order of the text, since it remembers who spoke."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        blocks: Sequence[Block],
        words: ModuleType,
        listed: Gazetteer | None = None,
    ) -> None:
        """Keeps the mentions of article text in order; `listed` tells which people is which country's."""
        residue = [block for block in blocks if block.kind in ("teaser", "furniture", "credit", "byline")]
        self._text, self._words = text, words
        article = [m for m in mentions if not any(b.start <= m.start < b.end for b in residue)]
        self._mentions = sorted(_surnames(article), key=lambda m: (m.start, m.end))
        self._starts = [mention.start for mention in self._mentions]
        self._turns: list[_Turn] = []
        self._gender: dict[str | None, str] = {}
        self._sides = Sides(text, self._mentions, words, listed)

    def mentioned(self, span: Span, head: int | None) -> str | None:
        """The referent of one who is spoken to: named by the head of the stretch, or the one whose people it is."""
        found = self._named(span, head if head is not None else span.start)
        if found is None and self._noun(head) in self._words.COLLECTIVES:
            found = next((m for m in self._inside(span) if m.kind != "person"), None)
            return self._sides.of(found) if found else None
        return found.entity if found else None

    def speaks(self, span: Span) -> bool:
        """Whether a stretch is the name of a person or an organisation, of those who can speak by themselves."""
        return any(m.kind in ("person", "organisation") for m in self._inside(span))

    def at_fault(self, spans: Sequence[Span]) -> bool:
        """Whether these stretches name a person, or what somebody is blamed for ("for ...", "over ...")."""
        words = {word.lower() for span in spans for word in _WORD.findall(self._text[span.start : span.end])}
        aimed = words & (self._words.SINGULAR | {"for", "over"})
        return bool(aimed) or any(m.kind == "person" for span in spans for m in self._inside(span))

    def voice(self, source: Span | None, head: int | None, joined: Sequence[int] = ()) -> Voice:
        """Whose a source is; `head` is where its head word begins, `joined` the same of those joined by "and"."""
        if source is None:
            return Voice(None, (), None, "nobody is named")
        position = head if head is not None else source.start
        noun = self._noun(position)
        found, how = self._find(source, position, noun)
        more = [m for at in joined if found and (m := self._named(source, at)) and m.entity != found[0].entity]
        found = (*found, *more)
        if noun not in self._words.SELF:
            self._turns.append(_Turn(source.start, found, noun))
        others = tuple(dict.fromkeys(m.entity for m in found[1:] if m.entity is not None))
        side = self._side(source, position, found, noun)
        return Voice(found[0].entity if found else None, others, side, f"{how}, with others" if more else how)

    def _side(self, source: Span, head: int, found: Sequence[Mention], noun: str) -> str | None:
        if len({m.entity for m in found}) > 1:
            sides = {self._sides.of(m) for m in found}
            return sides.pop() if len(sides) == 1 else None
        if found:
            return self._sides.of(found[0])
        if noun not in self._words.OFFICES | self._words.COLLECTIVES | self._words.ISSUED:
            return None
        owners = [m for m in self._inside(source) if (m.kind != "person" and m.start < head) or self._of(source, m)]
        return self._sides.of(owners[-1]) if owners else None

    def _noun(self, position: int | None) -> str:
        found = _WORD.match(self._text, position) if position is not None else None
        word = found.group() if found else ""
        return "" if word == "US" else word.lower()

    def _inside(self, span: Span) -> list[Mention]:
        last = bisect_left(self._starts, span.end)
        return [m for m in self._mentions[max(0, last - 40) : last] if m.end > span.start]

    def _find(self, source: Span, head: int, noun: str) -> tuple[tuple[Mention, ...], str]:
        if noun in self._words.PLURAL:
            return self._they(source.start)
        together = self._together(source, noun)
        if together is not None:
            return together
        found, how = self._single(source, head, noun)
        return ((found,) if found else ()), how

    def _single(self, source: Span, head: int, noun: str) -> tuple[Mention | None, str]:
        if noun in self._words.SELF:
            return None, "unresolved: the first person is left open"
        if noun in self._words.RELATIVE:
            found = self._before(source.start, None)
            near = found is not None and source.start - found.end <= BESIDE
            return (found, "the name before the relative pronoun") if near else (None, "unresolved: relative pronoun")
        if noun in self._words.SINGULAR:
            return self._he_or_she(source.start, noun)
        if noun in self._words.NEUTER:
            return self._it(source.start)
        named = self._named(source, head)
        return (named, "named") if named is not None else self._described(source, head, noun)

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

    def _together(self, source: Span, noun: str) -> tuple[tuple[Mention, ...], str] | None:
        """For "the two ministers" those who last spoke together; for "both sides" nobody in particular."""
        words = {word.lower() for word in _WORD.findall(self._text[source.start : source.end])[:3]}
        if not words & self._words.TOGETHER or any(m for m in self._inside(source)):
            return None
        kind = "person" if noun.removesuffix("s") in self._words.PERSON_NOUNS else "place"
        if kind == "person" or noun in self._words.PARTIES - {"side", "sides", "parties"}:
            for turn in reversed(self._turns):
                if len(turn.mentions) > 1 and {m.kind for m in turn.mentions} == {kind}:
                    return turn.mentions, "description: those who last spoke together"
        return (), "unresolved: several at once, not named one by one"

    def _described(self, source: Span, head: int, noun: str) -> tuple[Mention | None, str]:
        words = [word.lower() for word in _WORD.findall(self._text[source.start : source.end])]
        owners = [m for m in self._inside(source) if m.kind in ("place", "group", "organisation")]
        if noun in self._words.ISSUED:
            return self._issued(source, head, noun)
        if words and words[0] in self._words.ANONYMOUS_DETERMINERS:
            return None, "unresolved: not named"
        leading = owners and (owners[0].start <= source.start + LEADING or self._of(source, owners[0]))
        if leading and noun in self._words.COLLECTIVES:
            return owners[0], f"speaks for: {noun!r} of the place or group named with it"
        if leading and noun in self._words.OFFICES and (holder := self._holder(noun, owners[0])):
            return holder, f"description: the only {noun!r} of the place or body named with it"
        if owners:
            return None, "unresolved: no name, only whose it is"
        if words and words[0] in self._words.POSSESSIVE and noun in self._words.COLLECTIVES:
            owner = self._owner(source.start, words[0])
            return owner, f"speaks for: {noun!r} of whom {words[0]!r} stands for" if owner else "unresolved: pronoun"
        return self._fitting(source, noun)

    def _fitting(self, source: Span, noun: str) -> tuple[Mention | None, str]:
        """The last one named whose name, role or description has the head word of a description."""
        person = noun in self._words.PERSON_NOUNS
        earlier = self._mentions[: bisect_left(self._starts, source.start)]
        fitting = [m for m in earlier if (m.kind == "person") == person and self._fits(m, noun)]
        turn = self._last_turn(source.start)
        last = [m for m in turn.mentions if m.entity in {m.entity for m in fitting}] if turn is not None else []
        if person and len({m.entity for m in fitting}) > 1:
            how = "description: the last speaker, whose role has" if last else "unresolved: several have the role"
            return (last[0] if last else None), f"{how} {noun!r}"
        if fitting:
            return fitting[-1], f"description: the last whose name or role has {noun!r}"
        called = [m for m in earlier if m.kind in ("organisation", "group") and self._called(m, noun)]
        if noun in self._words.COLLECTIVES and len({m.entity for m in called}) == 1:
            return called[0], f"description: called {noun!r} where it is named"
        return None, "unresolved: no name fits"

    def _called(self, mention: Mention, noun: str) -> bool:
        """Whether a name stands beside the word: "the rebel League", "the League, a rebel band", "League rebels"."""
        stem = noun.removesuffix("s")
        before = self._text[max(0, mention.start - 30) : mention.start].split()[-1:]
        behind = _WORD.findall(self._text[mention.end : mention.end + 60].split(".")[0])
        apposed = self._text[mention.end : mention.end + 6].lstrip(")").startswith((", a ", ", an ", ", the "))
        near = [*before, *behind[: 4 if apposed else 1]]
        return len(noun) > len(stem) and any(word.lower().removesuffix("s") == stem for word in near)

    def _owner(self, position: int, pronoun: str) -> Mention | None:
        if pronoun in self._words.NEUTER:
            return self._it(position)[0]
        return next(iter(self._they(position)[0]), None) if pronoun in self._words.PLURAL else None

    def _issued(self, source: Span, head: int, noun: str) -> tuple[Mention | None, str]:
        """The owner of a statement that speaks: "the ministry's statement", "data from Ilmar Radio"."""
        owners = [m for m in self._inside(source) if m.start < head]
        near = head + len(noun) + APART
        behind = [m for m in self._inside(source) if head < m.start <= near and self._of(source, m)]
        found = (behind or owners or self._issuer(source))[-1:]
        return (found[0], f"whose {noun!r} it is") if found else (None, "unresolved: not said whose it is")

    def _issuer(self, source: Span) -> list[Mention]:
        """Who is named right before what was issued: "the ministry in a statement", "issued a statement"."""
        before = self._mentions[: bisect_left(self._starts, source.start)][-1:]
        between = [word.lower() for m in before for word in self._text[m.end : source.start].split()]
        return before if between and set(between) <= self._words.ISSUING else []

    def _of(self, source: Span, owner: Mention) -> bool:
        """Whether the source reads "fighters of the League", "a statement by the League"."""
        before = self._text[source.start : owner.start].lower().removesuffix("the ").split()
        return before[-1:] in (["of"], ["by"], ["from"])

    def _holder(self, noun: str, owner: Mention) -> Mention | None:
        """The one person of a side whose role has the word, wherever the document names him: "Velmark's leader"."""
        side = self._sides.of(owner)
        for wanted in ({noun}, self._words.LEADERS if noun in self._words.LEADERS else {noun}):
            fitting = {m.entity: m for m in self._mentions if m.role and self._holds(m, wanted, side)}
            if len(fitting) == 1:
                return next(iter(fitting.values()))
        return None

    def _holds(self, mention: Mention, nouns: frozenset[str] | set[str], side: str | None) -> bool:
        role = {word.lower() for word in _WORD.findall(mention.role or "")}
        lesser = role & {"minister", "vice", "deputy", "former", "spokesman", "spokeswoman", "adviser", "ex"}
        return (
            mention.kind == "person"
            and bool(role & nouns)
            and not (lesser - nouns)
            and self._sides.of(mention) == side
            and side is not None
        )

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
            since = [m for m in people if m.start > turn.start and self._opens(m)]
            how = "pronoun: the last person to open a sentence" if since else "unresolved: pronoun for one not named"
            return (since[-1] if since else None), how
        if turn is not None and turn.mention is not None and turn.mention.kind == "person":
            since = [m for m in people if m.start > turn.start and self._opens(m)]
            if self._may_be(turn.mention, gender) and not any(m.entity != turn.mention.entity for m in since):
                return turn.mention, "pronoun: the last speaker"
        return (people[-1], "pronoun: the last person") if people else (None, "unresolved: pronoun")

    def _opens(self, mention: Mention) -> bool:
        """Whether a name opens a sentence, so that the sentence is about it."""
        return _OPENING.search(self._text, max(0, mention.start - 4), mention.start) is not None

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
        if found is not None and self._opens(found):
            return found, "pronoun: the last organisation"
        return None, "unresolved: pronoun"

    def _they(self, position: int) -> tuple[tuple[Mention, ...], str]:
        turn = self._last_turn(position)
        if turn is not None and (not turn.mentions or self._several(turn)):
            how = "pronoun: the last speakers" if turn.mentions else "unresolved: pronoun for some who are not named"
            return turn.mentions, how
        found = self._before(position, {"group"})
        if found is not None and self._opens(found):
            return (found,), "pronoun: the last group"
        return (), "unresolved: pronoun"

    def _several(self, turn: _Turn) -> bool:
        """Whether "they" can be those who spoke: several, a body, or a country's officials."""
        kinds = {mention.kind for mention in turn.mentions}
        return len(turn.mentions) > 1 or bool(kinds & {"organisation", "group"}) or turn.noun in self._words.COLLECTIVES

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
