"""Words that keep a distance (reportedly, alleged, so-called), in sentences that other tellings have without them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tellings.framing.parallels import Parallel
from tellings.framing.scene import Scene
from tellings.framing.texts import Text, folded
from tellings.framing.uses import Use
from tellings.records import Place

SHOWN = 8
"""Words of the passage that name what is hedged."""


class _Hedge(NamedTuple):
    first: int
    last: int


def hedge_uses(scene: Scene, groups: Sequence[Parallel]) -> Iterator[Use]:
    """Each hedge that some tellings of a sentence have and others do not; where it is left out, an empty place."""
    for group in groups:
        found = [(text, sentence, list(_hedges(text, sentence))) for text, sentence in group]
        forms = {tuple(text.folds(h.first, h.last + 1)) for text, _, hedges in found for h in hedges}
        for form in sorted(forms):
            yield from _compared(form, found)
    yield from _before_names(scene)


def _hedges(text: Text, sentence: tuple[int, int]) -> Iterator[_Hedge]:
    words = text.words("wording")
    at = sentence[0]
    while words and at < sentence[1]:
        size = _size(text, at, sentence[1])
        if size and not text.quoted[at] and not _before_name(text, at):
            yield _Hedge(at, at + size - 1)
        at += max(size, 1)


def _size(text: Text, at: int, stop: int) -> int:
    """How many words of a hedge begin here."""
    words = text.words("wording")
    if words is None:
        return 0
    sizes = [len(p) for p in words.HEDGE_PHRASES if text.folds(at, min(at + len(p), stop)) == p]
    if sizes:
        return max(sizes) + (text.fold(at) in words.HEDGE_TAKES_VERB and at + max(sizes) < stop)
    return int(text.fold(at) in words.HEDGE_WORDS)


def _compared(form: tuple[str, ...], found: Sequence[tuple[Text, tuple[int, int], Sequence[_Hedge]]]) -> Iterator[Use]:
    having = [
        (text, hedge)
        for text, _, hedges in found
        for hedge in hedges
        if text.folds(hedge.first, hedge.last + 1) == form
    ]
    bearers = {text.id for text, _ in having}
    lacking = [(text, sentence) for text, sentence, hedges in found if text.id not in bearers and not hedges]
    others = [text for text, _, hedges in found if text.id not in bearers and hedges]
    if not lacking and not others:
        return
    text, hedge = having[0]
    what, referent = f"hedge {text.id} {text.tokens[hedge.first].start}", _hedged(text, hedge)
    for text, own in having:
        place = text.place(own.first, own.last)
        printing = folded(text.text[place.start : place.end])
        yield Use("hedge", what, referent, printing, place, "", "another telling of the sentence goes without it")
    text, hedge = having[0]
    for other, sentence in lacking:
        point = _point(text, hedge, other, sentence)
        if point is not None:
            yield Use(
                "hedge",
                what,
                referent,
                "",
                Place(other.id, point, point),
                "",
                f"the sentence without “{' '.join(form)}”",
            )


def _hedged(text: Text, hedge: _Hedge) -> str:
    """The words that a hedge keeps away from: those behind it in its sentence, or those before it at the end."""
    first, last = text.sentence(hedge.first)
    low, high = (hedge.last + 1, min(last, hedge.last + 1 + SHOWN))
    if high - low < 2:
        low, high = max(first, hedge.first - SHOWN), hedge.first
    return (
        text.cut(text.tokens[low].start, text.tokens[high - 1].end)
        if low < high
        else text.cut(*_whole(text, first, last))
    )


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
    return any(m.start == text.tokens[at + 1].start for m in text.mentions)


def _before_names(scene: Scene) -> Iterator[Use]:
    """Names that are "so-called" in one text and printed plain in others; of each of these the first place."""
    marked: dict[str, list[tuple[Text, int]]] = defaultdict(list)
    plain: dict[str, dict[str, Place]] = defaultdict(dict)
    for text in scene.ordered():
        for mention in text.mentions:
            low, id_ = text.range(mention.start, mention.end)[0], scene.entity(mention)
            if id_ and low > 0 and text.fold(low - 1) in _NAMES:
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
