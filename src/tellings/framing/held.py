"""People who are told of by the same number under other names: 14 employees, 14 workers, fourteen hostages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from types import ModuleType

from tellings.framing.scene import Scene
from tellings.framing.texts import Text
from tellings.framing.uses import Use, use_at

SMALLEST = 11
"""A number from which two outlets that give it for people mean the same people: fewer are common to many things."""


FILLERS = 4
"""Words between a number and the noun for people."""
WORD = "a word for captives in a text that gives the number"


def held_uses(scene: Scene) -> Iterator[Use]:
    """What people of one number are called, in the texts where somebody calls them captives."""
    counted: dict[int, list[tuple[Text, int, int]]] = defaultdict(list)
    for text in scene.ordered():
        for number, first, last in _counted(text):
            counted[number].append((text, first, last))
    for number in sorted(counted):
        if any(_is_held(text, first, last) for text, first, last in counted[number]) or _also_held(counted[number]):
            yield from _uses(number, counted[number])


def _uses(number: int, places: list[tuple[Text, int, int]]) -> Iterator[Use]:
    what, referent = f"held {number}", f"the {number} who are held"
    done: set[str] = set()
    for text, first, last in places:
        yield use_at(text, "label", what, referent, first, last, "", f"the same number, {number}")
        if text.id not in done:
            done.add(text.id)
            yield from (use_at(text, "label", what, referent, at, at, "", WORD) for at in _bare(text))


def _counted(text: Text) -> Iterator[tuple[int, int, int]]:
    """Numbers and the people they count: number, first and last token of the noun."""
    words, counting = text.words("wording"), text.words("counting")
    if words is None or counting is None:
        return
    for at, token in enumerate(text.tokens):
        number = int(token.fold) if token.fold.isdecimal() else counting.NUMBERS.get(token.fold)
        if number is None or not SMALLEST <= number < 1900:
            continue
        noun = _noun(text, at, words)
        if noun is not None:
            yield number, *noun


def _noun(text: Text, at: int, words: ModuleType) -> tuple[int, int] | None:
    """The nouns for people behind a number: "engineers and maintenance workers"."""
    people = words.HELD | words.OCCUPATIONS
    first = at + 1
    while text.fold(first) not in people:
        if first - at > FILLERS or not _goes_on(text, first):
            return None
        first += 1
    last = first
    if text.fold(last + 1) == "and":
        further = next((k for k in (last + 2, last + 3) if text.fold(k) in people and text.fold(k).endswith("s")), None)
        last = further if further is not None and not text.fold(last + 2).isdecimal() else last
    return first, last


def _goes_on(text: Text, at: int) -> bool:
    """Whether a word may stand between a number and what it counts: "pilots and dock"."""
    closed = text.words("closed_words")
    inside = closed is not None and text.fold(at) not in closed.FUNCTION - {"and"} and not text.fold(at).isdecimal()
    return inside and at + 1 < len(text.tokens) and not text.breaks(at, at + 1)


def _is_held(text: Text, first: int, last: int) -> bool:
    words = text.words("wording")
    return words is not None and any(word in words.HELD for word in text.folds(first, last + 1))


def _also_held(places: list[tuple[Text, int, int]]) -> bool:
    """Whether the sentence that counts them also says that they are, or are not, captives."""
    for text, first, _ in places:
        words = text.words("wording")
        if words and any(word in words.HELD for word in text.folds(*text.sentence(first))):
            return True
    return False


def _bare(text: Text) -> Iterator[int]:
    """Words for captives without a number."""
    words = text.words("wording")
    taken = {at for _, first, last in _counted(text) for at in range(first, last + 1)}
    for at, token in enumerate(text.tokens):
        if words and token.fold in words.HELD and at not in taken and not token.fold.startswith("guest"):
            yield at
