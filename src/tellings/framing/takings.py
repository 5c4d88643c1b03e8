"""How a place came into other hands: seized, occupied, taken back; liberated, recaptured."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from tellings.framing.clauses import Clause, Clauses, all_of
from tellings.framing.scene import Scene
from tellings.framing.texts import Text
from tellings.framing.uses import Use, use_at

DEED = "done to the place"


def verbs(words: ModuleType) -> frozenset[str]:
    """The lemmas that tell of a place's taking or retaking."""
    found: frozenset[str] = words.TAKING | words.RETAKING
    return found


def taking_uses(scene: Scene, found: Clauses) -> Iterator[Use]:
    """The verbs by which a place is told to have been taken, and to have been taken again."""
    for text, clause in all_of(found, scene.ordered()):
        words = text.words("wording")
        if words is None or clause.lemma not in verbs(words):
            continue
        place = _place(text, clause, scene)
        if place:
            again = clause.lemma in words.RETAKING
            first, last = _main_verb(text, clause)
            referent = f"{scene.name(place)}: {'retaken' if again else 'taken'}"
            yield use_at(text, "label", f"{'retaking' if again else 'taking'} {place}", referent, first, last, "", DEED)


def _main_verb(text: Text, clause: Clause) -> tuple[int, int]:
    """The verb without its auxiliaries, with a particle."""
    closed = text.words("closed_words")
    first, last = clause.verb[0], clause.verb[1] - 1
    while closed and first < last and text.fold(first) in closed.AUXILIARIES | {"not"}:
        first += 1
    words = text.words("wording")
    return first, last + bool(words and text.fold(last + 1) in words.RETURNS and not text.breaks(last, last + 1))


def _place(text: Text, clause: Clause, scene: Scene) -> str | None:
    """The place that is taken: named in the patient, or meant by its last noun ("the dam")."""
    if clause.patient is None or clause.head is None:
        return _behind(text, clause.verb[1], scene) if clause.voice == "active" else None
    low, high = text.tokens[clause.patient[0]].start, text.tokens[clause.patient[1] - 1].end
    inside = [m for m in text.mentions if m.kind == "place" and m.entity and low <= m.start and m.end <= high]
    names = text.words("names")
    head = text.tokens[clause.head]
    if inside and (inside[-1].end >= head.start or (names and head.fold in names.PLACE_HEADS)):
        return scene.entity(inside[-1])
    return _by_noun(text, head.fold, scene)


def _behind(text: Text, at: int, scene: Scene) -> str | None:
    """The place named right behind a verb, where no object was found: "gang occupies Kelmet Dam"."""
    at += text.fold(at) in ("the", "a", "an")
    begun = [m for m in text.mentions if m.kind == "place" and m.entity and text.range(m.start, m.end)[0] == at]
    return scene.entity(begun[0]) if begun else None


def _by_noun(text: Text, noun: str, scene: Scene) -> str | None:
    names = text.words("names")
    if names is None or noun not in names.PLACE_HEADS:
        return None
    bearers = {
        scene.entity(m)
        for other in scene.ordered()
        for m in other.mentions
        if m.kind == "place" and m.entity and _called(other, m.start, m.end) == noun
    }
    return min(bearers) if len(bearers) == 1 else None


def _called(text: Text, start: int, end: int) -> str:
    """The noun behind or at the end of a place's name."""
    low, high = text.range(start, end)
    names = text.words("names")
    last = text.fold(high - 1)
    return last if names and high - low > 1 and last in names.PLACE_HEADS else text.fold(high)
