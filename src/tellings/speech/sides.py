"""For whom those speak whom a document names: a ministry and a minister for their country, a country for itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from types import ModuleType

from tellings.naming.forms import is_national
from tellings.naming.gazetteer import Gazetteer
from tellings.records import Mention, Span

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DESCRIBED = re.compile(r"\b(?:[Aa]n?|[Tt]he)\s((?:[\w’'-]+\s){1,5}[\w-]+),\s*$")
APPOSITION = 60
"""Characters before a title in which a description that it stands in apposition to may begin."""
LEADING = 5
"""Characters (a comma, an article) between a name and its role."""


class Sides:
    """Answers for one document; an answer is the same for all mentions of one referent."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], words: ModuleType, listed: Gazetteer | None = None
    ) -> None:
        """`mentions` in the order of the text."""
        self._text, self._mentions, self._words, self._listed = text, mentions, words, listed
        self._starts = [mention.start for mention in mentions]
        self._places: dict[str, Mention] = {}
        self._keyed: dict[str, Mention] = {}
        self._by_entity: dict[str | None, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self._by_entity[mention.entity].append(mention)
            if mention.kind == "place":
                self._places.setdefault(mention.head, mention)
                self._keyed.setdefault(self._key(mention) or mention.head, mention)
        self._known: dict[str | None, str | None] = {}

    def of(self, mention: Mention) -> str | None:
        """The referent that a name speaks for, or None where the document does not say."""
        if mention.entity not in self._known:
            self._known[mention.entity] = None
            own = (self._read(m) for m in self._by_entity[mention.entity])
            self._known[mention.entity] = next((side for side in own if side is not None), None)
        return self._known[mention.entity]

    def _read(self, mention: Mention) -> str | None:
        if mention.kind == "place":
            return self._country(mention)
        if mention.kind == "group":
            return self._land(mention)
        within = Span(mention.start, mention.end)
        if mention.kind == "person":
            role = {word.lower() for word in _WORD.findall(mention.role or "")}
            if not role & self._words.OFFICES:
                return None
            within = self._role(mention)
            within = self._apposed(within)
        owners = [m for m in self._between(within) if m.kind in ("place", "group") and m.entity != mention.entity]
        if owners:
            return self.of(owners[0])
        bodies = [m for m in self._between(within) if m.kind == "organisation" and m.entity != mention.entity]
        return (self.of(bodies[0]) or bodies[0].entity) if bodies else None

    def _role(self, mention: Mention) -> Span:
        """Where the words of a person's role stand, with the country's name before them."""
        length = len(mention.role or "")
        behind = self._text.find(mention.role or "\0", mention.end, mention.end + length + LEADING)
        if behind >= 0:
            return Span(behind, behind + length)
        first = max(0, mention.start - length - LEADING)
        return Span(max(first, self._text.find(mention.role or "\0", first, mention.start)), mention.start)

    def _apposed(self, role: Span) -> Span:
        """With the description that a title stands in apposition to: "an Ilmarian army spokesman, Colonel Venn"."""
        before = self._text[max(0, role.start - APPOSITION) : role.start]
        found = _DESCRIBED.search(before)
        if found is None or not self._words.OFFICES & {word.lower() for word in _WORD.findall(found[1])}:
            return role
        return Span(max(0, role.start - APPOSITION) + found.start(1), role.end)

    def _between(self, span: Span) -> list[Mention]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [m for m in self._mentions[first:last] if m.end <= span.end]

    def _key(self, mention: Mention) -> str | None:
        known = self._listed.find(mention.head) if self._listed else None
        return known.key.split(":", 1)[1] if known is not None and known.kind == mention.kind else None

    def _country(self, place: Mention) -> str | None:
        """A capital speaks for its country, where the document names that too; every other place for itself."""
        code = self._listed.capitals.get(place.head) if self._listed else None
        country = self._keyed.get(code) if code else None
        return country.entity if country is not None else place.entity

    def _land(self, people: Mention) -> str | None:
        key = self._key(people)
        if key is not None and key in self._keyed:
            return self._keyed[key].entity
        national = (m for form, m in self._places.items() if is_national(people.head, form))
        land = next(national, None) if key is None else None
        return land.entity if land is not None else people.entity
