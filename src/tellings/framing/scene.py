"""One story as it is compared: its texts, the edits between them, and which entities are one thing under two names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tellings.framing.texts import Text, before_noun, fold, overlapping
from tellings.naming.gazetteer import gazetteer
from tellings.records import Edit, Entity, Mention, Place, Span

PEOPLE_ENDINGS = ("", "n", "an", "ian", "i", "ese", "ish", "ic", "er", "s", "ns", "ans", "ians", "is", "ers")
"""What a people's name has beyond its country's, or beyond another name of that people."""
SHORTEST_STEM = 4
"""Letters that two names of one people share at least: Iran and Iraq share three."""
TOGETHER = 1
"""Documents in which two names of one place may stand both: the one that explains them. More, and they are two."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """The texts of one story and the edits between them.

    `same` gives of an entity the one that stands for it, `joined` why; `peoples` the people of a country's code.
    """

    texts: Mapping[str, Text]
    edits: tuple[Edit, ...]
    entities: Mapping[str, Entity]
    same: Mapping[str, str]
    peoples: Mapping[str, str]
    joined: Mapping[str, str]

    def entity(self, mention: Mention) -> str:
        """What a mention stands for."""
        return self.same.get(mention.entity or "", mention.entity or "")

    def side(self, mention: Mention) -> str:
        """The entity; of a country or its people the people, so that "Tamuria's" and "Tamurian" are one side."""
        id_ = self.entity(mention)
        code = nation(self.name(id_))
        return self.peoples.get(code, id_) if code else id_

    def name(self, entity: str) -> str:
        """What an entity is called here."""
        found = self.entities.get(entity)
        return found.name if found else entity

    def ordered(self) -> list[Text]:
        """The texts by document."""
        return [self.texts[id_] for id_ in sorted(self.texts)]


def scene(texts: Iterable[Text], edits: Iterable[Edit], entities: Mapping[str, Entity]) -> Scene:
    """A story's texts with what is known of their names."""
    by_id = {text.id: text for text in texts}
    inside = tuple(
        sorted(
            (e for e in edits if e.left.document in by_id and e.right.document in by_id),
            key=lambda e: (e.left.document, e.right.document, e.left.start, e.left.end, e.right.start, e.type),
        )
    )
    named = {m.entity for text in by_id.values() for m in text.mentions if m.entity}
    known = {id_: entities[id_] for id_ in sorted(named) if id_ in entities}
    pairs = [*_peoples(known, _attributive(by_id, known)), *_swapped(by_id, inside, known)]
    same, joined = _joined(pairs, known)
    groups = {
        nation(known[id_].name): same.get(id_, id_) for id_ in sorted(known, reverse=True) if known[id_].kind == "group"
    }
    return Scene(by_id, inside, known, same, {code: id_ for code, id_ in groups.items() if code}, joined)


@cache
def nation(name: str) -> str | None:
    """The code of the country whose name, or whose people's name, this is."""
    listed = gazetteer("en")
    known = listed.by_form.get(fold(name)) if listed else None
    return known.key.split(":")[1] if known and known.key.split(":")[1].isupper() else None


def _joined(
    pairs: Iterable[tuple[str, str, str]], known: Mapping[str, Entity]
) -> tuple[dict[str, str], dict[str, str]]:
    """Each entity's representative, and of each representative why others are one with it."""
    parent: dict[str, str] = {}

    def root(id_: str) -> str:
        while (above := parent.get(id_, id_)) != id_:
            id_ = above
        return id_

    reasons: dict[str, set[str]] = defaultdict(set)
    for left, right, why in pairs:
        ends = sorted((root(left), root(right)), key=lambda id_: (-_weight(known[id_]), known[id_].name, id_))
        if ends[0] != ends[1]:
            parent[ends[1]] = ends[0]
        for id_ in (left, right):
            reasons[id_].add(why)
    joined: dict[str, set[str]] = defaultdict(set)
    for id_, found in reasons.items():
        joined[root(id_)] |= found
    return {id_: root(id_) for id_ in parent}, {id_: "; ".join(sorted(found)[:3]) for id_, found in joined.items()}


def _weight(entity: Entity) -> int:
    return sum(form.count for form in entity.forms)


def _peoples(known: Mapping[str, Entity], attributive: set[str]) -> Iterator[tuple[str, str, str]]:
    """Two names of one people: "Tamur guns", "Tamurian guns". A country is none: it also stands by itself."""
    short = {id_: fold(e.name) for id_, e in known.items() if e.kind == "group" or id_ in attributive}
    groups = sorted(id_ for id_ in short if known[id_].kind == "group")
    shelves: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(short):
        shelves[short[id_][:SHORTEST_STEM]].append(id_)
    for one in groups:
        for other in shelves[short[one][:SHORTEST_STEM]]:
            if one != other and _one_people(short[one], short[other]):
                yield one, other, f"“{known[one].name}” and “{known[other].name}” are two names of one people"


def _one_people(one: str, other: str) -> bool:
    low, high = sorted((one, other), key=len)
    one_word = " " not in one and " " not in other and len(low) >= SHORTEST_STEM
    return one_word and high.startswith(low) and high[len(low) :] in PEOPLE_ENDINGS


def _attributive(texts: Mapping[str, Text], known: Mapping[str, Entity]) -> set[str]:
    """Places whose names always stand before a noun in small letters, as an adjective does."""
    seen: dict[str, bool] = {}
    for text in texts.values():
        for mention in text.mentions:
            id_ = mention.entity or ""
            if mention.kind == "place" and id_ in known:
                seen[id_] = seen.get(id_, True) and before_noun(text, mention)
    listed = gazetteer("en")
    return {id_ for id_, always in seen.items() if always and not (listed and fold(known[id_].name) in listed.by_form)}


def _swapped(
    texts: Mapping[str, Text], edits: Sequence[Edit], known: Mapping[str, Entity]
) -> Iterator[tuple[str, str, str]]:
    """Places that stand for one another in the same sentence of two copies."""
    holders: dict[str, set[str]] = defaultdict(set)
    for text in texts.values():
        for mention in text.mentions:
            holders[mention.entity or ""].add(text.id)
    for edit in edits:
        if edit.type not in ("label_swap", "name_variant", "other"):
            continue
        left, right = (_place_named(texts[p.document], p) for p in (edit.left, edit.right))
        if left and right and _may_be_one(left, right, known, holders):
            names = known[left.entity or ""].name, known[right.entity or ""].name
            yield left.entity or "", right.entity or "", f"“{names[0]}” and “{names[1]}” in the same sentence"


def _may_be_one(left: Mention, right: Mention, known: Mapping[str, Entity], holders: Mapping[str, set[str]]) -> bool:
    a, b = left.entity or "", right.entity or ""
    if a == b or a not in known or b not in known:
        return False
    listed = gazetteer("en")
    both = listed is not None and all(fold(known[id_].name) in listed.by_form for id_ in (a, b))
    return not both and len(holders[a] & holders[b]) <= TOGETHER


def _place_named(text: Text, place: Place) -> Mention | None:
    """The one place that an edit's side names; beside it may stand what kind of place it is and how it is called."""
    low, high = text.range(place.start, place.end)
    names, wording = text.words("names"), text.words("wording")
    if low == high or names is None or wording is None:
        return None
    loose = names.PLACE_HEADS | wording.STATUS | {"the", "a", "an"}
    touched = [m for m in overlapping(text.mentions, Span(place.start, place.end)) if m.kind == "place"]
    if not touched and low > 0:
        touched = [m for m in text.mentions if m.kind == "place" and m.end == text.tokens[low - 1].end]
    inside = {at for m in touched for at in range(*text.range(m.start, m.end))}
    outside = [text.tokens[at].fold for at in range(low, high) if at not in inside]
    one = {m.entity for m in touched if m.entity}
    return touched[0] if len(one) == 1 and all(word in loose for word in outside) else None
