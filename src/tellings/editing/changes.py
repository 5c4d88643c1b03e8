"""Where two texts differ: aligned sentence by sentence and word by word, then cut into what an editor would mark.

A change is a stretch of words without equal partners, set against what stands between the same neighbours in the other
text; whole sentences are apart from phrases, hedges and attributions apart from the phrases that carry them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise

from tellings.editing.alignment import UNALIGNED, Features, align, likest
from tellings.editing.edit_types import is_edge, is_kin, is_reporting, is_weak, weak_words
from tellings.editing.house_style import Word, restored, words
from tellings.records import RESIDUE, Block, Reading

LEFT_OUT = RESIDUE | {"caption"}
LONGEST_UNIT = 120
"""Words after which a unit is broken, so that a text without sentences stays cheap to align."""
LONG_PHRASE = 12
"""Words of a changed phrase beyond which a form of the same word inside it parts it in two."""
EDGE = 4
"""Words of a phrase from which a hedge or an attribution at its end is an edit of its own."""

Range = tuple[int, int]
"""Word numbers, end not included."""


@dataclass(slots=True)
class Text:
    """One text as words, with the units (sentences) that they stand in, as ranges of word numbers."""

    reading: Reading
    words: list[Word]
    units: list[Range]
    folded: list[str] = field(init=False)
    datelines: list[Block] = field(init=False)
    triples: set[tuple[str, ...]] = field(default_factory=set)
    open_triples: set[tuple[str, ...]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.folded = [word.fold for word in self.words]
        self.datelines = [block for block in self.reading.blocks if block.kind == "dateline"]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.reading.document.text

    def folds(self, span: Range) -> list[str]:
        """The folded words of a range."""
        return self.folded[slice(*span)]

    def unit(self, number: int) -> Range:
        """The unit that a word stands in."""
        return self.units[bisect_right(self.units, (number, len(self.words) + 1)) - 1]


@dataclass(frozen=True, slots=True)
class Gap:
    """Words without an equal partner, by word number on both sides; `whole` where they are sentences of their own."""

    left: Range
    right: Range
    whole: bool = False


@dataclass(slots=True)
class Pair:
    """Two aligned texts, and what their units were likened by."""

    left: Text
    right: Text
    to_right: list[int]
    to_left: list[int]
    language: str
    features: Features
    _equal: list[bool] = field(init=False)

    def __post_init__(self) -> None:
        forms = zip(self.left.folded, self.to_right, strict=True)
        self._equal = [j != UNALIGNED and form == self.right.folded[j] for form, j in forms]

    def turned(self) -> Pair:
        """The same alignment, read from right to left."""
        return Pair(self.right, self.left, self.to_left, self.to_right, self.language, self.features)

    def is_equal(self, i: int) -> bool:
        """Whether a left word has an equal partner, and not merely a form of the same word."""
        return self._equal[i]


def retold(pair: Pair, gaps: list[Gap]) -> tuple[list[Pair], list[Gap]]:
    """Sentences that one text tells twice, each with its like in the other text; and the gaps without them.

    A headline or a repeated lead has no partner left, and still is no passage that was cut.
    """
    left = _again(pair.left, pair.right, [gap.left for gap in gaps if gap.whole], pair.features)
    right = _again(pair.right, pair.left, [gap.right for gap in gaps if gap.whole], pair.features)
    smaller = [_smaller(pair, a, b) for a, b in left.items()] + [_smaller(pair, b, a) for a, b in right.items()]
    rest = [part for gap in gaps for part in (_without(pair, gap, left, right) if gap.whole else (gap,))]
    return smaller, rest


def _again(text: Text, other: Text, spans: list[Range], features: Features) -> dict[Range, Range]:
    """The units in these ranges that are like a unit of the other text, with that unit."""
    inside = {k for a, b in spans for k in range(bisect_left(text.units, (a, a)), bisect_left(text.units, (b, b)))}
    if not inside:
        return {}
    folds = [[side.folds(unit) for unit in side.units] for side in (text, other)]
    like = likest(folds[0], folds[1], sorted(inside), features)
    return {text.units[k]: other.units[j] for k, j in sorted(like.items())}


def _without(pair: Pair, gap: Gap, left: Container[Range], right: Container[Range]) -> Iterator[Gap]:
    """What remains of a passage without the units that are told elsewhere."""
    text, (start, end), again = (pair.left, gap.left, left) if length(gap.left) else (pair.right, gap.right, right)
    first, last = (bisect_left(text.units, (at, at)) for at in (start, end))
    for a, b in [*(unit for unit in text.units[first:last] if unit in again), (end, end)]:
        if start < a:
            yield replace(gap, left=(start, a)) if text is pair.left else replace(gap, right=(start, a))
        start = b


def _smaller(pair: Pair, left: Range, right: Range) -> Pair:
    """Two units as texts of their own."""
    a = Text(pair.left.reading, pair.left.words[slice(*left)], [(0, length(left))])
    b = Text(pair.right.reading, pair.right.words[slice(*right)], [(0, length(right))])
    return _linked_texts(a, b, pair.language, pair.features)


# Reading the texts


def aligned(left: Reading, right: Reading) -> Pair:
    """The article text of two documents, word for word; word lists apply where their languages agree."""
    languages = {left.document.language, right.document.language} - {"und"}
    language = min(languages) if len(languages) == 1 else "und"
    (left_words, left_units), (right_words, right_units) = _read(left, language), _read(right, language)
    left_words, right_words = restored(left_words, right_words, language)
    features = Features(weak_words(language).__contains__)
    return _linked_texts(Text(left, left_words, left_units), Text(right, right_words, right_units), language, features)


def _linked_texts(left: Text, right: Text, language: str, features: Features) -> Pair:
    a, b = ([text.folds(unit) for unit in text.units] for text in (left, right))
    to_right = align(a, b, features, partial(is_kin, language=language))
    to_left = [UNALIGNED] * len(right.words)
    for i, j in enumerate(to_right):
        if j != UNALIGNED:
            to_left[j] = i
    for text, partners in ((left, to_right), (right, to_left)):
        _note_triples(text, partners)
    return Pair(left, right, to_right, to_left, language, features)


def _read(reading: Reading, language: str) -> tuple[list[Word], list[Range]]:
    """The words that are compared, and the units that they stand in."""
    found: list[Word] = []
    units: list[Range] = []
    for start, end in _stretches(reading):
        first = len(found)
        found += words(reading.document.text, start, end, language)
        units += [(at, min(at + LONGEST_UNIT, len(found))) for at in range(first, len(found), LONGEST_UNIT)]
    return found, units


def _stretches(reading: Reading) -> list[Range]:
    """The article text cut where sentences and blocks begin; a dateline belongs to the sentence behind it."""
    datelines = {block.end for block in reading.blocks if block.kind == "dateline"}
    starts = sorted({sentence.start for sentence in reading.sentences} - datelines)
    found: list[Range] = []
    for start, end in _article(reading.blocks) if reading.blocks else [(0, len(reading.document.text))]:
        inner = starts[bisect_right(starts, start) : bisect_right(starts, end - 1)]
        found += pairwise([start, *inner, end])
    return found


def _article(blocks: Sequence[Block]) -> list[Range]:
    """The blocks that are compared, datelines joined to what follows."""
    found: list[Range] = []
    behind_dateline = False
    for block in blocks:
        if block.kind in LEFT_OUT:
            continue
        start = found.pop()[0] if behind_dateline and found[-1][1] == block.start else block.start
        found.append((start, block.end))
        behind_dateline = block.kind == "dateline"
    return found


def _note_triples(text: Text, partners: list[int]) -> None:
    triples = list(zip(text.folded, text.folded[1:], text.folded[2:], strict=False))
    text.triples = set(triples)
    text.open_triples = {
        triple for at, triple in enumerate(triples) if partners[at] == partners[at + 1] == partners[at + 2] == UNALIGNED
    }


# From partners to gaps


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one sentence without equal partners, and the equal words beside them in that sentence, if any.

    A piece with neither neighbour is made of whole sentences. -1 and the number of words stand for the text's ends.
    """

    words: Range
    before: int | None
    behind: int | None


def _pieces(text: Text, equal: list[int]) -> Iterator[_Piece]:
    """What lies between equal words, cut where sentences end; some have no words."""
    for p, q in pairwise([-1, *equal, len(text.words)]):
        if q == p + 1:
            continue
        head = text.unit(p)[1] if p >= 0 else 0
        tail = text.unit(q)[0] if q < len(text.words) else len(text.words)
        if q < head or p >= tail:
            yield _Piece((p + 1, q), p, q)
            continue
        yield _Piece((p + 1, head), p if p >= 0 else None, None)
        yield _Piece((head, tail), None, None)
        yield _Piece((tail, q), None, q if q < len(text.words) else None)


def differences(pair: Pair) -> Iterator[Gap]:
    """Every changed stretch with what stands in its place on the other side."""
    yield from (gap for gap in _stretched(pair) if length(gap.left) or length(gap.right))


def _stretched(pair: Pair) -> Iterator[Gap]:
    equal = [i for i in range(len(pair.left.words)) if pair.is_equal(i)]
    lefts = [p for p in _pieces(pair.left, equal) if length(p.words)]
    rights = [p for p in _pieces(pair.right, sorted(pair.to_right[i] for i in equal)) if length(p.words)]
    linked = _linked(pair, lefts, rights)
    taken = {right.words for right in linked.values()}
    for left in lefts:
        if left.words in linked:
            yield from _by_phrase(pair, Gap(left.words, linked[left.words].words))
        else:
            alone = Gap(left.words, _position(left, pair.to_right, pair.right), left.before is left.behind is None)
            yield from _edges_apart(pair, alone)
    for right in rights:
        if right.words not in taken:
            alone = Gap(_position(right, pair.to_left, pair.left), right.words, right.before is right.behind is None)
            yield from _edges_apart(pair, alone)


def _linked(pair: Pair, lefts: list[_Piece], rights: list[_Piece]) -> dict[Range, _Piece]:
    """For left pieces the right piece that stands between the same words, one to one, the best held first."""
    by_before = {right.before: right for right in rights if right.before is not None}
    by_behind = {right.behind: right for right in rights if right.behind is not None}
    scored = []
    for left in lefts:
        after = by_before.get(pair.to_right[left.before]) if left.before is not None else None
        ahead = by_behind.get(pair.to_right[left.behind]) if left.behind is not None else None
        for right in (after, ahead):
            if right is not None:
                held = 4 * (after is ahead) + 2 * _kin(pair, left, right) + (right is after)
                scored.append((-held, left.words, right.words, right))
    chosen: dict[Range, _Piece] = {}
    taken: set[Range] = set()
    for _, left_words, right_words, right in sorted(scored, key=lambda s: s[:3]):
        if left_words not in chosen and right_words not in taken:
            chosen[left_words] = right
            taken.add(right_words)
    return chosen


def _kin(pair: Pair, left: _Piece, right: _Piece) -> int:
    """How many words of a left piece have a partner, though not an equal one, in a right piece."""
    return sum(right.words[0] <= pair.to_right[i] < right.words[1] for i in range(*left.words))


def _position(piece: _Piece, partners: list[int], other: Text) -> Range:
    """Where a piece would stand in the other text: beside its neighbour's partner; sentences behind a sentence."""
    if piece.before is not None:
        at = partners[piece.before] + 1
    elif piece.behind is not None:
        at = partners[piece.behind]
    else:
        at = _after_sentence(piece.words[0], partners, other)
    return at, at


def _after_sentence(number: int, partners: list[int], other: Text) -> int:
    before = next((partners[k] for k in range(number - 1, -1, -1) if partners[k] != UNALIGNED), UNALIGNED)
    return other.unit(before)[1] if before != UNALIGNED else 0


def length(span: Range) -> int:
    """How many words a range holds."""
    return span[1] - span[0]


def _by_phrase(pair: Pair, gap: Gap) -> Iterator[Gap]:
    """A long change parted where a form of the same word stands on both sides; a name parted from what is before it."""
    if gap.whole or max(length(gap.left), length(gap.right)) <= LONG_PHRASE:
        yield from _edges_apart(pair, gap)
        return
    i, j = gap.left[0], gap.right[0]
    for k in range(*gap.left):
        partner = pair.to_right[k]
        if k >= i and j <= partner < gap.right[1] and not is_weak(pair.left.words[k].fold, pair.language):
            yield from _edges_apart(pair, Gap((i, k), (j, partner)))
            yield Gap((k, k + 1), (partner, partner + 1))
            i, j = k + 1, partner + 1
    yield from _edges_apart(pair, Gap((i, gap.left[1]), (j, gap.right[1])))


def _edges_apart(pair: Pair, gap: Gap) -> Iterator[Gap]:
    """Part a hedge or an attribution from the end of a longer phrase; the other side has none."""
    if gap.whole:
        yield gap
        return
    left, right = _edges(pair.left, gap.left, pair.language), _edges(pair.right, gap.right, pair.language)
    kept = pair.right.folds(gap.right) if left != gap.left else pair.left.folds(gap.left)
    if (left == gap.left) == (right == gap.right) or is_reporting(kept, pair.language):
        yield from _name_apart(pair, gap)
        return
    (a, b), (c, d) = gap.left, gap.right
    if left != gap.left:
        parts = [Gap((a, left[0]), (c, c)), Gap(left, gap.right), Gap((left[1], b), (d, d))]
    else:
        parts = [Gap((a, a), (c, right[0])), Gap(gap.left, right), Gap((b, b), (right[1], d))]
    yield from (part for part in parts if length(part.left) or length(part.right))


def _edges(text: Text, span: Range, language: str) -> Range:
    """Where the hedge or attribution that opens a phrase ends, and where the one that closes it begins."""
    start, end = span
    if length(span) < EDGE:
        return span
    commas = [k for k in range(start + 1, end) if "," in text.text[text.words[k - 1].end : text.words[k].start]]
    heads, tails = [start + 1, *commas[:1]], [end - 1, *commas[-1:]]
    head = next((k for k in heads if is_edge(text.words[start:k], language)), start)
    tail = next((k for k in tails if k >= head and is_edge(text.words[k:end], language)), end)
    return head, tail


def _name_apart(pair: Pair, gap: Gap) -> Iterator[Gap]:
    """Part a name that continues behind the change: `breakaway Nagorny | Karabakh` against `occupied | Karabakh`."""
    a, b = _name_tail(pair.left, gap.left), _name_tail(pair.right, gap.right)
    if (a == gap.left[1]) == (b == gap.right[1]) or a == gap.left[0] or b == gap.right[0]:
        yield gap
        return
    yield Gap((gap.left[0], a), (gap.right[0], b))
    yield Gap((a, gap.left[1]), (b, gap.right[1]))


def _name_tail(text: Text, span: Range) -> int:
    """Where the capitalised words at the end of a range begin, if the name goes on behind it."""
    start, end = span
    if end >= len(text.words) or not text.words[end].text[0].isupper():
        return end
    at = end
    while at > start and text.words[at - 1].text[0].isupper() and touch(text, at - 1, at):
        at -= 1
    return at


def touch(text: Text, a: int, b: int) -> bool:
    """Whether only white space stands between two words."""
    if not 0 <= a < b < len(text.words):
        return False
    return not text.text[text.words[a].end : text.words[b].start].strip(" \n\t\u00a0\u200b")
