"""Words that stand for one another in the same sentence of two copies: the strongest evidence of a choice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tellings.framing.parallels import Parallel
from tellings.framing.scene import Scene
from tellings.framing.sides import REGULAR
from tellings.framing.texts import Text, around, is_form, language
from tellings.framing.uses import EVIDENCE, Use, use_at
from tellings.records import Edit, Place

LONGEST = 3
"""Words on a side of a swap; longer ones say something else, rather than the same otherwise."""
BESIDE = 2
"""Words next to a swapped one by which it is found in further copies of the sentence."""


APPOSED = 80
"""Characters between a name and a word in apposition to it."""
_APPOSED = re.compile(r"(?:\s*\([^()]{1,40}\))?,\s+(?:an?|the)\s+(?:[a-z-]+\s+){0,2}$")
GROUPED = "Another word for"
"""How the reason of an edit begins whose two words are in one group of labels."""


class _Side(NamedTuple):
    text: Text
    first: int
    last: int
    known: Use | None
    alone: bool


def swap_uses(scene: Scene, uses: Iterable[Use], groups: Sequence[Parallel]) -> Iterator[Use]:
    """The two sides of each label that was swapped, under the referent that one of them is known to have.

    A swap of words that no list knows is a referent of its own, named by the words around it; further copies of the
    sentence that have one of the two words are added.
    """
    known = _by_place(uses)
    further = {(text.id, sentence): group for group in groups for text, sentence in group}
    for edit in scene.edits:
        if edit.type != "label_swap" or edit.why.startswith(("Anaphora", "Another reporting verb")):
            continue
        left, right = (_side(scene.texts[place.document], place, known) for place in (edit.left, edit.right))
        if left and right and not _is_reporting(left, right):
            group = further.get((left.text.id, left.text.sentence(left.first)), ())
            yield from _pair(edit, left, right, group, scene)


def _is_weighty(edit: Edit, text: Text) -> bool:
    """Whether both words are in one group of labels, and not of one whose members are synonyms."""
    group, words = edit.why.removeprefix(GROUPED).partition(":")[0].strip(), text.words("wording")
    return edit.why.startswith(GROUPED) and words is not None and group not in words.SLIGHT_GROUPS


def _by_place(uses: Iterable[Use]) -> Mapping[str, list[Use]]:
    found: dict[str, list[Use]] = {}
    for use in uses:
        found.setdefault(use.place.document, []).append(use)
    return found


def _side(text: Text, place: Place, known: Mapping[str, list[Use]]) -> _Side | None:
    """The words of a side: where a known label is among them, that label."""
    low, high = text.range(place.start, place.end)
    closed = text.words("closed_words")
    while closed and low < high and text.fold(low) in closed.ARTICLES:
        low += 1
    inside = [use for use in known.get(text.id, ()) if place.start <= use.place.start and use.place.end <= place.end]
    if inside:
        first, behind = text.range(inside[0].place.start, inside[0].place.end)
        return _Side(text, first, behind - 1, inside[0], (first, behind) == (low, high))
    if low == high or high - low > LONGEST or any(text.breaks(at, at + 1) for at in range(low, high - 1)):
        return None
    return _Side(text, low, high - 1, None, True)


def _is_reporting(left: _Side, right: _Side) -> bool:
    """Whether both sides hold a reporting verb: those are a layer of their own."""
    return all(_reports(side) for side in (left, right))


def _reports(side: _Side) -> bool:
    words, folds = side.text.words("wording"), side.text.folds(side.first, side.last + 1)
    code = language(side.text.reading)
    return words is not None and any(is_form(word, words.REPORTS, code) for word in folds)


def _pair(edit: Edit, left: _Side, right: _Side, group: Parallel, scene: Scene) -> Iterator[Use]:
    found = _referent(left, right, _is_weighty(edit, left.text))
    if found is None:
        return
    known = found if isinstance(found, Use) else None
    if known is not None:
        what, referent = known.what, known.referent
    elif named := _apposed(left, scene) or _apposed(right, scene):
        what, referent = f"called {named}", f"{scene.name(named)}: what it is called"
    else:
        what, referent = f"swap {' / '.join(sorted((_printed(left), _printed(right))))}", around(left.text, edit.left)
    for side in (left, right):
        yield use_at(side.text, "label", what, referent, side.first, side.last, "", EVIDENCE)
    if known is None:
        yield from _further(left, right, group, what, referent)


def _apposed(side: _Side, scene: Scene) -> str | None:
    """Whom a side calls something behind the name: "the Reed League (RL), a movement"."""
    start = side.text.tokens[side.first].start
    found = _APPOSED.search(side.text.text, max(0, start - APPOSED), start)
    named = [m for m in side.text.mentions if found and m.end == found.start() and m.kind != "group" and m.entity]
    return scene.entity(named[0]) if named else None


def _referent(left: _Side, right: _Side, weighty: bool) -> Use | bool | None:
    """What a swap is of: a known referent, one of its own (True), or nothing that can be compared.

    Beside a known label the other side has to be a label too: the whole phrases say more than one thing. Of words that
    no list has, synonyms like "carry" and "convey", a swap is style.
    """
    if left.known and right.known:
        whats = {side.what.removesuffix(REGULAR) for side in (left.known, right.known)}
        return left.known._replace(what=min(whats)) if len(whats) == 1 else None
    known = left.known or right.known
    unknown = [side for side in (left, right) if side.known is None]
    if any(_holds_name(side) or _is_function(side) for side in unknown):
        return None
    if known is None:
        return True if weighty or _takes_sides(left) or _takes_sides(right) else None
    return known if left.alone and right.alone else None


def _further(left: _Side, right: _Side, group: Parallel, what: str, referent: str) -> Iterator[Use]:
    """The same sentence in other documents, where it has one of the words beside the same neighbour."""
    for text, sentence in group:
        if text.id in (left.text.id, right.text.id):
            continue
        for side in (left, right):
            size = side.last + 1 - side.first
            for at in range(sentence[0], sentence[1] - size + 1):
                if _same_slot(side, text, at, size):
                    yield use_at(text, "label", what, referent, at, at + size - 1, "", "a copy of the sentence")


def _same_slot(side: _Side, text: Text, at: int, size: int) -> bool:
    if text.folds(at, at + size) != side.text.folds(side.first, side.last + 1):
        return False
    before = text.folds(at - BESIDE, at) == side.text.folds(side.first - BESIDE, side.first)
    behind = text.folds(at + size, at + size + BESIDE) == side.text.folds(side.last + 1, side.last + 1 + BESIDE)
    return before or behind


def _takes_sides(side: _Side) -> bool:
    words, folds = side.text.words("wording"), side.text.folds(side.first, side.last + 1)
    if words is None:
        return False
    return any(word in words.MARKED_SIDES | words.STATUS | words.HELD | words.RULERS for word in folds)


def _printed(side: _Side) -> str:
    return " ".join(side.text.folds(side.first, side.last + 1))


def _holds_name(side: _Side) -> bool:
    start, end = side.text.tokens[side.first].start, side.text.tokens[side.last].end
    return any(m.start < end and start < m.end for m in side.text.mentions)


def _is_function(side: _Side) -> bool:
    closed = side.text.words("closed_words")
    folds = side.text.folds(side.first, side.last + 1)
    return any(word in closed.FUNCTION or word.isdecimal() for word in folds) if closed else False
