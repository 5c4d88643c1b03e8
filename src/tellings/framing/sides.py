"""Labels of armed people (separatists, troops, terrorists), tied to the side that they are said to belong to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import NamedTuple

from tellings.framing.scene import Scene, nation
from tellings.framing.texts import Text, fold
from tellings.framing.uses import Use, use_at
from tellings.records import Mention

ONE_SIDE = 0.7
"""Share of a word's tied uses that one side has, from which the bare word is taken for that side."""
ONLY_SIDE = 0.9
"""Share of all tied labels of a story that one side has, from which it is the only one that a bare label can mean."""
UNNAMED = "armed people of no named side"
BESIDE = "named beside the label"
ALONE = "the side that such labels are tied to in this coverage"


class _Label(NamedTuple):
    """A label at its tokens (both included), and the entity that it is tied to where it stands."""

    text: Text
    first: int
    last: int
    word: str
    side: str | None


REGULAR = " regular"
"""Ends the key of a state's own forces, which are no other name for those who fight it, unless a copy swaps the two."""


def side_uses(scene: Scene) -> Iterator[Use]:
    """The labels of each side, those of a state's own forces apart."""
    labels = [label for text in scene.ordered() for label in _labels(text, scene)]
    sides = _Sides(labels, scene)
    for label in labels:
        side = label.side or sides.of(label)
        if side is not None:
            referent = side if side == UNNAMED else f"{scene.name(side)}: armed people"
            why = BESIDE if label.side else ALONE
            what = f"side {side}{REGULAR if _is_regular(label, side, scene) else ''}"
            yield use_at(label.text, "label", what, referent, label.first, label.last, "", why)


def _is_regular(label: _Label, side: str, scene: Scene) -> bool:
    words, entity = label.text.words("wording"), scene.entities.get(side)
    irregular = words is None or _is_irregular(label.word, words)
    state = entity is not None and (entity.kind == "place" or nation(entity.name) is not None)
    return state and not irregular


def _labels(text: Text, scene: Scene) -> Iterator[_Label]:
    words = text.words("wording")
    if words is None:
        return
    ends = {text.range(m.start, m.end)[1]: m for m in reversed(text.mentions)}
    begins = {text.range(m.start, m.end)[0]: m for m in reversed(text.mentions)}
    wanted = words.PLAIN_SIDES | words.IRREGULARS | words.LOOSE_IRREGULARS | words.ARMED_NOUNS
    for at, token in enumerate(text.tokens):
        if token.fold not in wanted or _inside_name(at, text, begins):
            continue
        armed = text.fold(at - 1) in words.ARMED and token.fold in words.ARMED_NOUNS
        if (
            token.fold in words.ARMED_NOUNS
            and not armed
            and token.fold not in words.LOOSE_IRREGULARS | words.IRREGULARS
        ):
            continue
        first = at - 1 if armed or _compound(text, at) else at
        side = _tied(text, first, at, words, ends, begins, scene)
        yield _Label(text, first, at, "armed" if armed else token.fold, side)


def _compound(text: Text, at: int) -> bool:
    """Whether two words are one label: armed forces."""
    return text.fold(at - 1) == "armed" and text.fold(at) == "forces"


def _inside_name(at: int, text: Text, begins: Mapping[int, Mention]) -> bool:
    return any(
        start in begins and text.range(begins[start].start, begins[start].end)[1] > at
        for start in range(at - 3, at + 1)
    )


def _tied(
    text: Text,
    first: int,
    last: int,
    words: ModuleType,
    ends: Mapping[int, Mention],
    begins: Mapping[int, Mention],
    scene: Scene,
) -> str | None:
    """The side named right before a label ("Armenian", "Hamas's"), or behind it ("of the Council")."""
    at = first
    while at > 0 and text.fold(at - 1) in words.SIDE_FILLERS and at not in ends:
        at -= 1
    if at > 0 and text.fold(at - 1) == "s" and at - 1 in ends:
        at -= 1
    behind = last + 1
    linked = text.fold(behind) in {"of", "from"} | words.NAMING | words.BODIES
    body = text.fold(behind) in words.BODIES and behind + 1 in begins
    if at in ends and ends[at].kind != "person" and text.touch(at - 1, at) and not body:
        return None if fold(ends[at].head) in words.FAITHS else scene.side(ends[at])
    if linked:
        behind += 1
        while text.fold(behind) in ("itself", "themselves", "the", "as", "so-called"):
            behind += 1
    if behind in begins and begins[behind].kind == "organisation" and (linked or text.fold(last) in _TITLES):
        return scene.side(begins[behind])
    return None


_TITLES = frozenset("rebel separatist terrorist militant insurgent secessionist".split())
"""Before a name they are what it is called: "the rebel Council"."""


class _Sides:
    """What a bare label stands for, learnt from those that are tied to a side."""

    def __init__(self, labels: Sequence[_Label], scene: Scene) -> None:
        self.scene = scene
        words: dict[str, Counter[str]] = defaultdict(Counter)
        own: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        every: Counter[str] = Counter()
        for label in labels:
            listed = label.text.words("wording")
            if label.side and listed and _is_irregular(label.word, listed):
                words[label.word][label.side] += 1
                own[label.text.id, label.word][label.side] += 1
                every[label.side] += 1
        self.words, self.own = words, own
        self.only = _main(every, ONLY_SIDE)

    def of(self, label: _Label) -> str | None:
        """The side of a bare label: what its text, or the coverage, ties the word to, or the only side there is."""
        listed = label.text.words("wording")
        if listed is None or not _is_irregular(label.word, listed):
            return None
        none: Counter[str] = Counter()
        tied = _main(self.own.get((label.text.id, label.word), none))
        if tied or label.word in self.words:
            return tied or self.common(label)
        if label.word not in listed.IRREGULARS | {"armed"} or label.word in listed.SINGLE_IRREGULARS:
            return None
        return self.only or (None if self.words else UNNAMED)

    def common(self, label: _Label) -> str | None:
        """The side that the coverage ties a word to, where it is the only one, or the label's text names it."""
        side = _main(self.words[label.word])
        named = any(side in (mention.entity, self.scene.side(mention)) for mention in label.text.mentions)
        return side if named or side == self.only else None


def _is_irregular(word: str, words: ModuleType) -> bool:
    return word == "armed" or word in words.IRREGULARS or word in words.LOOSE_IRREGULARS


def _main(sides: Counter[str], share: float = ONE_SIDE) -> str | None:
    if not sides:
        return None
    side, most = min(sides.items(), key=lambda item: (-item[1], item[0]))
    return side if most >= share * sides.total() else None
