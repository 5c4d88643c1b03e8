"""Words that keep a distance (reportedly, alleged, so-called), in sentences that other tellings have without them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from types import ModuleType
from typing import NamedTuple

from tellings.framing.parallels import Parallel
from tellings.framing.scene import Scene
from tellings.framing.texts import Text, before_noun, folded, is_form, language
from tellings.framing.uses import EVIDENCE, Use
from tellings.records import Edit, Mention, Place

ALIKE = 0.5
"""Share of the longer sentence's words from which two sentences with the same words behind the hedge are one."""
LONGEST = 2
"""Words on a side of an edit; in longer ones more than a hedge was changed."""
SHOWN, FEW = 8, 3
"""Words of the passage that name what is hedged; fewer behind the hedge ("ran out") need those before it too."""


class _Hedge(NamedTuple):
    first: int
    last: int


def hedge_uses(scene: Scene, groups: Sequence[Parallel]) -> Iterator[Use]:
    """Each hedge that some tellings of a sentence have and others do not; where it is left out, an empty place."""
    listed = [*_in_groups(groups), *_before_names(scene)]
    yield from listed
    yield from _edited(scene, {use.place for use in listed})


def _in_groups(groups: Sequence[Parallel]) -> Iterator[Use]:
    for group in groups:
        found = [(text, sentence, list(_hedges(text, sentence))) for text, sentence in group]
        forms = {tuple(text.folds(h.first, h.last + 1)) for text, _, hedges in found for h in hedges}
        for form in sorted(forms):
            yield from _compared(form, found)


def _edited(scene: Scene, known: set[Place]) -> Iterator[Use]:
    """Hedges that the edits tell of and no list has: "unlikely" put in, "will" made "would"."""
    names: dict[str, str] = {}
    for edit in scene.edits:
        sides = [(scene.texts[place.document], _words(scene, place)) for place in (edit.left, edit.right)]
        if edit.type not in ("hedge_added", "hedge_dropped") or _is_known(edit, known) or not _is_choice(sides):
            continue
        text, words = min((side for side in sides if side[1]), key=lambda side: len(side[1]))
        referent = _hedged(text, _Hedge(words[0], words[-1]))
        what = f"edit {folded(referent)}"
        for place in (edit.left, edit.right):
            printing = scene.texts[place.document].text[place.start : place.end]
            yield Use("hedge", what, names.setdefault(what, referent), folded(printing), place, "", EVIDENCE)


def _is_choice(sides: Sequence[tuple[Text, range]]) -> bool:
    """Whether two outlets differ in a word or two of their own that are no reporting verbs: these are told apart."""
    sizes = [len(words) for _, words in sides]
    if sides[0][0].teller == sides[1][0].teller or max(sizes) > LONGEST or not any(sizes):
        return False
    return not any(text.quoted[at] or _reports(text, at) for text, words in sides for at in words)


def _reports(text: Text, at: int) -> bool:
    words = text.words("wording")
    return words is not None and is_form(text.fold(at), words.REPORTS, language(text.reading)) is not None


def _words(scene: Scene, place: Place) -> range:
    return range(*scene.texts[place.document].range(place.start, place.end))


def _is_known(edit: Edit, known: set[Place]) -> bool:
    """Whether a hedge was found by its word already, or stands in a quotation's stead beside one that was."""
    sides = {(place.document, at) for place in (edit.left, edit.right) for at in range(place.start, place.end + 1)}
    return any((place.document, place.start) in sides or (place.document, place.end) in sides for place in known)


def _hedges(text: Text, sentence: tuple[int, int]) -> Iterator[_Hedge]:
    words = text.words("wording")
    at = sentence[0]
    while words and at < sentence[1]:
        size = _size(text, at, sentence[1])
        if size and not text.quoted[at] and not _before_name(text, at):
            yield _Hedge(at, at + size - 1)
        at += max(size, 1)


@cache
def _phrases(words: ModuleType) -> dict[str, list[tuple[str, ...]]]:
    """The phrases by their first word."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in words.HEDGE_PHRASES:
        found[phrase[0]].append(phrase)
    return dict(found)


def _size(text: Text, at: int, stop: int) -> int:
    """How many words of a hedge begin here."""
    words = text.words("wording")
    if words is None:
        return 0
    phrases = _phrases(words).get(text.fold(at), ())
    sizes = [len(p) for p in phrases if text.folds(at, min(at + len(p), stop)) == p]
    if sizes:
        return max(sizes) + (text.fold(at) in words.HEDGE_TAKES_VERB and at + max(sizes) < stop)
    return int(text.fold(at) in words.HEDGE_WORDS)


def _compared(form: tuple[str, ...], found: Sequence[tuple[Text, tuple[int, int], Sequence[_Hedge]]]) -> Iterator[Use]:
    """The tellings with one hedge beside those that have the same words without it, or with another."""
    having = [
        (text, hedge)
        for text, _, hedges in found
        for hedge in hedges
        if text.folds(hedge.first, hedge.last + 1) == form
    ]
    bearers = {text.teller for text, _ in having}
    text, hedge = having[0]
    what, referent = f"hedge {text.id} {text.tokens[hedge.first].start}", _hedged(text, hedge)
    lacking: list[Use] = []
    for other, sentence, hedges in found:
        point = None if hedges or other.teller in bearers else _without(having, other, sentence)
        if point is not None:
            why = f"the sentence without “{' '.join(form)}”"
            lacking.append(Use("hedge", what, referent, "", Place(other.id, point, point), "", why))
    for text, own in having if lacking else ():
        place = text.place(own.first, own.last)
        printing = folded(text.text[place.start : place.end])
        yield Use("hedge", what, referent, printing, place, "", "another telling of the sentence goes without it")
    yield from lacking


def _without(having: Sequence[tuple[Text, _Hedge]], other: Text, sentence: tuple[int, int]) -> int | None:
    """Where a sentence goes on without a hedge that one of the others has, if it is the same sentence."""
    for text, hedge in having:
        point = _point(text, hedge, other, sentence)
        if point is not None and (_follows(text, hedge, other, point) or _alike(text, hedge, other, sentence)):
            return point
    return None


def _follows(text: Text, hedge: _Hedge, other: Text, point: int) -> bool:
    """Whether the same word stands before the place where the hedge would be."""
    at, _ = other.range(point, point)
    if hedge.first == text.sentence(hedge.first)[0]:
        return False
    return text.fold(hedge.first - 1) in other.folds(at - 2, at)


def _alike(text: Text, hedge: _Hedge, other: Text, sentence: tuple[int, int]) -> bool:
    one, two = set(text.folds(*text.sentence(hedge.first))), set(other.folds(*sentence))
    return len(one & two) >= ALIKE * max(len(one), len(two))


def _hedged(text: Text, hedge: _Hedge) -> str:
    """The words that a hedge keeps away from: those behind it in its sentence, with those before where they are few.

    At the end of a sentence those before it.
    """
    first, last = text.sentence(hedge.first)
    start, stop = max(first, hedge.first - SHOWN), min(last, hedge.last + 1 + SHOWN)
    before = text.cut(text.tokens[start].start, text.tokens[hedge.first - 1].end) if start < hedge.first else ""
    behind = text.cut(text.tokens[hedge.last + 1].start, text.tokens[stop - 1].end) if hedge.last + 1 < stop else ""
    words = stop - hedge.last - 1
    if words >= FEW or not before:
        return behind or text.cut(*_whole(text, first, last))
    return f"{before} … {behind}" if words > 1 else before


def _whole(text: Text, first: int, last: int) -> tuple[int, int]:
    return text.tokens[first].start, text.tokens[last - 1].end


def _point(text: Text, hedge: _Hedge, other: Text, sentence: tuple[int, int]) -> int | None:
    """Where another sentence goes on without the hedge: before the word that follows it, or behind the last."""
    for reach in (0, 1, 2):
        behind = text.folds(hedge.last + 1 + reach, hedge.last + 3 + reach)
        for at in range(sentence[0], sentence[1] - 1):
            if behind and other.folds(at, at + len(behind)) == behind:
                return other.tokens[at].start
    before = text.folds(hedge.first - 2, hedge.first)
    for at in range(sentence[0], sentence[1] - 1):
        if len(before) == 2 and other.folds(at, at + 2) == before:
            return other.tokens[at + 1].end
    return None


_NAMES = frozenset({"so-called", "self-styled"})


def _before_name(text: Text, at: int) -> bool:
    """Whether a distance is kept to a name: compared with all who print the name, not with one sentence."""
    if text.fold(at) not in _NAMES or at + 1 >= len(text.tokens):
        return False
    return any(m.start == text.tokens[at + 1].start and _stands_alone(text, m) for m in text.mentions)


def _stands_alone(text: Text, mention: Mention) -> bool:
    """Whether a name is called so itself, and not what it stands before: "the so-called Helsinki summit"."""
    return mention.kind in ("organisation", "person") or not before_noun(text, mention)


def _before_names(scene: Scene) -> Iterator[Use]:
    """Names that are "so-called" in one text and printed plain in others; of each of these the first place."""
    marked: dict[str, list[tuple[Text, int]]] = defaultdict(list)
    plain: dict[str, dict[str, Place]] = defaultdict(dict)
    for text in scene.ordered():
        for mention in text.mentions:
            low, id_ = text.range(mention.start, mention.end)[0], scene.entity(mention)
            if id_ and low > 0 and _before_name(text, low - 1):
                marked[id_].append((text, low - 1))
            elif id_:
                plain[id_].setdefault(text.id, Place(text.id, mention.start, mention.start))
    for id_ in sorted(marked):
        bearers = {text.teller for text, _ in marked[id_]}
        others = [place for key, place in plain[id_].items() if scene.texts[key].teller not in bearers]
        if others:
            what, referent = f"name {id_}", f"the name “{scene.name(id_)}”"
            for text, at in marked[id_]:
                place = text.place(at, at)
                yield Use(
                    "hedge", what, referent, folded(text.text[place.start : place.end]), place, "", "before the name"
                )
            yield from (Use("hedge", what, referent, "", place, "", "the name without it") for place in others)
