"""Typed edits: what one telling of a text says otherwise than another.

Both texts are aligned over their whole length (`alignment`), so that nothing is called cut that stands elsewhere; what
has no equal partner is cut into phrases, and every phrase is typed by the first rule that knows it (`edit_types`). The
alignment is made in one fixed order of the two texts, so that the edits from b to a mirror those from a to b.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from operator import attrgetter

from tellings.alignment import UNALIGNED, align, likest
from tellings.edit_types import (
    Change,
    Verdict,
    is_edge,
    is_kin,
    is_reporting,
    is_weak,
    settled,
    surface_verdict,
    verdict,
)
from tellings.house_style import Word, looks_same, restored, words
from tellings.quotation import quotations
from tellings.records import RESIDUE, Block, Copy, Edit, Place, Reading, Span

VERSION = 1

LEFT_OUT = RESIDUE | {"caption"}
LONGEST_UNIT = 120
"""Words after which a unit is broken, so that a text without sentences stays cheap to align."""
LONG_PHRASE = 12
"""Words of a changed phrase beyond which a form of the same word inside it parts it in two."""
EDGE = 4
"""Words of a phrase from which a hedge or an attribution at its end is an edit of its own."""
SHORT_QUOTE = 6
"""Words of a quotation up to which its marks are a choice of the desk; longer ones are left to the attributions."""
REPEATED = 0.8
"""The share of a passage's word triples in the other text from which it counts as repeated there, not as missing."""

Range = tuple[int, int]


@dataclass(slots=True)
class _Text:
    """One text as words, with the units (sentences) that they stand in, as ranges of word numbers."""

    reading: Reading
    words: list[Word]
    units: list[Range] = field(default_factory=list)
    triples: set[tuple[str, ...]] = field(default_factory=set)
    open_triples: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def text(self) -> str:
        return self.reading.document.text

    def folds(self, span: Range) -> list[str]:
        return [word.fold for word in self.words[slice(*span)]]

    def unit(self, number: int) -> Range:
        """The unit that a word stands in."""
        return self.units[bisect_right(self.units, (number, len(self.words) + 1)) - 1]


@dataclass(frozen=True, slots=True)
class _Gap:
    """Words without an equal partner, by word number on both sides; `whole` where they are sentences of their own."""

    left: Range
    right: Range
    whole: bool = False


@dataclass(slots=True)
class _Pair:
    """Two aligned texts."""

    left: _Text
    right: _Text
    to_right: list[int]
    to_left: list[int]
    language: str

    def is_equal(self, i: int) -> bool:
        j = self.to_right[i]
        return j != UNALIGNED and self.left.words[i].fold == self.right.words[j].fold


def edits(left: Reading, right: Reading, copies: Sequence[Copy] = ()) -> tuple[Edit, ...]:
    """The typed differences between two tellings, read from left to right, in the order of the left text.

    Spans are code points; text[start:end] is `left_text` or `right_text`; an empty span stands where something is
    missing. With `copies` that are all partial only their sentences are compared, else the whole texts. Residue
    and captions take no part. Types come from the word lists of the texts' language; without them there are style, cut,
    insertion, figure_changed, name_variant, label_swap and other alone.
    """
    if _order(left) > _order(right):
        return _compared(right, left, copies, mirrored=True)
    return _compared(left, right, copies, mirrored=False)


def _order(reading: Reading) -> tuple[str, str]:
    return reading.document.text, reading.document.id


def _compared(left: Reading, right: Reading, copies: Sequence[Copy], *, mirrored: bool) -> tuple[Edit, ...]:
    pair = _aligned(left, right)
    retold, rest = _retold(pair, list(_gaps(pair)))
    found = [*_all_edits(pair, rest, mirrored), *_quote_edits(pair, mirrored)]
    for smaller in retold:
        found += _all_edits(smaller, list(_gaps(smaller)), mirrored)
    bounds = _bounds(left, right, copies)
    inside = {edit for edit in found if _is_inside(edit, bounds, mirrored)}
    return tuple(sorted(inside, key=lambda e: (e.left.start, e.left.end, e.right.start, e.right.end, e.type)))


def _all_edits(pair: _Pair, gaps: list[_Gap], mirrored: bool) -> Iterator[Edit]:
    yield from _phrase_edits(pair, gaps, mirrored)
    yield from _surface_edits(pair, mirrored)
    yield from _mark_edits(pair, mirrored)


def _retold(pair: _Pair, gaps: list[_Gap]) -> tuple[list[_Pair], list[_Gap]]:
    """Sentences that one text tells twice, each with its like in the other text; and the gaps without them.

    A headline or a repeated lead has no partner left, and still is no passage that was cut.
    """
    left = _again(pair.left, pair.right, [gap.left for gap in gaps if gap.whole], pair.language)
    right = _again(pair.right, pair.left, [gap.right for gap in gaps if gap.whole], pair.language)
    smaller = [_smaller(pair, a, b) for a, b in left.items()] + [_smaller(pair, b, a) for a, b in right.items()]
    rest = [part for gap in gaps for part in (_without(pair, gap, left, right) if gap.whole else (gap,))]
    return smaller, rest


def _again(text: _Text, other: _Text, spans: list[Range], language: str) -> dict[Range, Range]:
    """The units in these ranges that are like a unit of the other text, with that unit."""
    inside = {k for a, b in spans for k in range(bisect_left(text.units, (a, a)), bisect_left(text.units, (b, b)))}
    folds = [[side.folds(unit) for unit in side.units] for side in (text, other)]
    like = likest(folds[0], folds[1], sorted(inside), partial(is_weak, language=language)) if inside else {}
    return {text.units[k]: other.units[j] for k, j in sorted(like.items())}


def _without(pair: _Pair, gap: _Gap, left: Container[Range], right: Container[Range]) -> Iterator[_Gap]:
    """What remains of a passage without the units that are told elsewhere."""
    text, (start, end), again = (pair.left, gap.left, left) if _size(gap.left) else (pair.right, gap.right, right)
    first, last = (bisect_left(text.units, (at, at)) for at in (start, end))
    for a, b in [*(unit for unit in text.units[first:last] if unit in again), (end, end)]:
        if start < a:
            yield replace(gap, left=(start, a)) if text is pair.left else replace(gap, right=(start, a))
        start = b


def _smaller(pair: _Pair, left: Range, right: Range) -> _Pair:
    """Two units as texts of their own."""
    a = _Text(pair.left.reading, pair.left.words[slice(*left)], [(0, _size(left))])
    b = _Text(pair.right.reading, pair.right.words[slice(*right)], [(0, _size(right))])
    return _linked_texts(a, b, pair.language)


# Reading the texts


def _aligned(left: Reading, right: Reading) -> _Pair:
    languages = {left.document.language, right.document.language} - {"und"}
    language = min(languages) if len(languages) == 1 else "und"
    texts = _read(left, language), _read(right, language)
    texts[0].words, texts[1].words = restored(texts[0].words, texts[1].words, language)
    return _linked_texts(*texts, language)


def _linked_texts(left: _Text, right: _Text, language: str) -> _Pair:
    a, b = ([text.folds(unit) for unit in text.units] for text in (left, right))
    to_right = align(a, b, partial(is_weak, language=language), partial(is_kin, language=language))
    to_left = [UNALIGNED] * len(right.words)
    for i, j in enumerate(to_right):
        if j != UNALIGNED:
            to_left[j] = i
    for text, partners in ((left, to_right), (right, to_left)):
        _note_triples(text, partners)
    return _Pair(left, right, to_right, to_left, language)


def _read(reading: Reading, language: str) -> _Text:
    text = _Text(reading, [])
    for start, end in _stretches(reading):
        first = len(text.words)
        text.words += words(reading.document.text, start, end, language)
        size = len(text.words) - first
        text.units += [(at, min(at + LONGEST_UNIT, first + size)) for at in range(first, first + size, LONGEST_UNIT)]
    return text


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


def _note_triples(text: _Text, partners: list[int]) -> None:
    for at in range(len(text.words) - 2):
        triple = tuple(word.fold for word in text.words[at : at + 3])
        text.triples.add(triple)
        if partners[at] == partners[at + 1] == partners[at + 2] == UNALIGNED:
            text.open_triples.add(triple)


# From partners to gaps


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one sentence without equal partners, and the equal words beside them in that sentence, if any.

    A piece with neither neighbour is made of whole sentences. -1 and the number of words stand for the text's ends.
    """

    words: Range
    before: int | None
    behind: int | None


def _pieces(text: _Text, equal: list[int]) -> Iterator[_Piece]:
    """What lies between equal words, cut where sentences end."""
    for p, q in pairwise([-1, *equal, len(text.words)]):
        head = text.unit(p)[1] if p >= 0 else 0
        tail = text.unit(q)[0] if q < len(text.words) else len(text.words)
        if q < head or p >= tail:
            yield _Piece((p + 1, q), p, q)
            continue
        yield _Piece((p + 1, head), p if p >= 0 else None, None)
        yield _Piece((head, tail), None, None)
        yield _Piece((tail, q), None, q if q < len(text.words) else None)


def _gaps(pair: _Pair) -> Iterator[_Gap]:
    """Every changed stretch with what stands in its place on the other side."""
    yield from (gap for gap in _stretched(pair) if _size(gap.left) or _size(gap.right))


def _stretched(pair: _Pair) -> Iterator[_Gap]:
    equal = [i for i in range(len(pair.left.words)) if pair.is_equal(i)]
    lefts = [p for p in _pieces(pair.left, equal) if _size(p.words)]
    rights = [p for p in _pieces(pair.right, sorted(pair.to_right[i] for i in equal)) if _size(p.words)]
    linked = _linked(pair, lefts, rights)
    taken = {right.words for right in linked.values()}
    for left in lefts:
        if left.words in linked:
            yield from _by_phrase(pair, _Gap(left.words, linked[left.words].words))
        else:
            alone = _Gap(left.words, _position(left, pair.to_right, pair.right), left.before is left.behind is None)
            yield from _edges_apart(pair, alone)
    for right in rights:
        if right.words not in taken:
            alone = _Gap(_position(right, pair.to_left, pair.left), right.words, right.before is right.behind is None)
            yield from _edges_apart(pair, alone)


def _linked(pair: _Pair, lefts: list[_Piece], rights: list[_Piece]) -> dict[Range, _Piece]:
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


def _kin(pair: _Pair, left: _Piece, right: _Piece) -> int:
    """How many words of a left piece have a partner, though not an equal one, in a right piece."""
    return sum(right.words[0] <= pair.to_right[i] < right.words[1] for i in range(*left.words))


def _position(piece: _Piece, partners: list[int], other: _Text) -> Range:
    """Where a piece would stand in the other text: beside its neighbour's partner; sentences behind a sentence."""
    if piece.before is not None:
        at = partners[piece.before] + 1
    elif piece.behind is not None:
        at = partners[piece.behind]
    else:
        at = _after_sentence(piece.words[0], partners, other)
    return at, at


def _after_sentence(number: int, partners: list[int], other: _Text) -> int:
    before = next((partners[k] for k in range(number - 1, -1, -1) if partners[k] != UNALIGNED), UNALIGNED)
    return other.unit(before)[1] if before != UNALIGNED else 0


def _size(span: Range) -> int:
    return span[1] - span[0]


def _by_phrase(pair: _Pair, gap: _Gap) -> Iterator[_Gap]:
    """A long change parted where a form of the same word stands on both sides; a name parted from what is before it."""
    if gap.whole or max(_size(gap.left), _size(gap.right)) <= LONG_PHRASE:
        yield from _edges_apart(pair, gap)
        return
    i, j = gap.left[0], gap.right[0]
    for k in range(*gap.left):
        partner = pair.to_right[k]
        if k >= i and j <= partner < gap.right[1] and not is_weak(pair.left.words[k].fold, pair.language):
            yield from _edges_apart(pair, _Gap((i, k), (j, partner)))
            yield _Gap((k, k + 1), (partner, partner + 1))
            i, j = k + 1, partner + 1
    yield from _edges_apart(pair, _Gap((i, gap.left[1]), (j, gap.right[1])))


def _edges_apart(pair: _Pair, gap: _Gap) -> Iterator[_Gap]:
    """Part a hedge or an attribution from the end of a longer phrase; the other side has none."""
    left, right = _edges(pair.left, gap.left, pair.language), _edges(pair.right, gap.right, pair.language)
    kept = pair.right.folds(gap.right) if left != gap.left else pair.left.folds(gap.left)
    if gap.whole or (left == gap.left) == (right == gap.right) or is_reporting(kept, pair.language):
        yield from _name_apart(pair, gap)
        return
    (a, b), (c, d) = gap.left, gap.right
    if left != gap.left:
        parts = [_Gap((a, left[0]), (c, c)), _Gap(left, gap.right), _Gap((left[1], b), (d, d))]
    else:
        parts = [_Gap((a, a), (c, right[0])), _Gap(gap.left, right), _Gap((b, b), (right[1], d))]
    yield from (part for part in parts if _size(part.left) or _size(part.right))


def _edges(text: _Text, span: Range, language: str) -> Range:
    """Where the hedge or attribution that opens a phrase ends, and where the one that closes it begins."""
    start, end = span
    if _size(span) < EDGE:
        return span
    commas = [k for k in range(start + 1, end) if "," in text.text[text.words[k - 1].end : text.words[k].start]]
    heads, tails = [start + 1, *commas[:1]], [end - 1, *commas[-1:]]
    head = next((k for k in heads if is_edge(text.words[start:k], language)), start)
    tail = next((k for k in tails if k >= head and is_edge(text.words[k:end], language)), end)
    return head, tail


def _name_apart(pair: _Pair, gap: _Gap) -> Iterator[_Gap]:
    """Part a name that continues behind the change: `breakaway Nagorny | Karabakh` against `occupied | Karabakh`."""
    a, b = _name_tail(pair.left, gap.left), _name_tail(pair.right, gap.right)
    if gap.whole or (a == gap.left[1]) == (b == gap.right[1]) or a == gap.left[0] or b == gap.right[0]:
        yield gap
        return
    yield _Gap((gap.left[0], a), (gap.right[0], b))
    yield _Gap((a, gap.left[1]), (b, gap.right[1]))


def _name_tail(text: _Text, span: Range) -> int:
    """Where the capitalised words at the end of a range begin, if the name goes on behind it."""
    start, end = span
    if end >= len(text.words) or not text.words[end].text[0].isupper():
        return end
    at = end
    while at > start and text.words[at - 1].text[0].isupper() and _touch(text, at - 1, at):
        at -= 1
    return at


def _touch(text: _Text, a: int, b: int) -> bool:
    """Whether only white space stands between two words."""
    if not 0 <= a < b < len(text.words):
        return False
    return not text.text[text.words[a].end : text.words[b].start].strip(" \n\t\u00a0\u200b")


# From gaps to edits


def _phrase_edits(pair: _Pair, gaps: list[_Gap], mirrored: bool) -> Iterator[Edit]:
    moved = _moved(pair, gaps)
    changes = [_change(pair, gap, gap in moved) for gap in gaps]
    verdicts = [verdict(change.mirrored() if mirrored else change) for change in changes]
    sentences = [_sentence(pair, gap) for gap in gaps]
    for gap, change, judged in zip(gaps, changes, settled(changes, verdicts, sentences), strict=True):
        left = _place(pair.left, gap.left, gap.whole, change.opens)
        right = _place(pair.right, gap.right, gap.whole, change.opens)
        yield _edit(pair, left, right, judged, mirrored)


def _sentence(pair: _Pair, gap: _Gap) -> Range:
    """The left sentence that a gap stands in, or would stand in."""
    behind = not _size(gap.left) and not _opens(pair.right, gap.right)
    at = min(max(gap.left[0] - behind, 0), len(pair.left.words) - 1)
    return pair.left.unit(at) if at >= 0 else (0, 0)


def _change(pair: _Pair, gap: _Gap, moved: bool) -> Change:
    left, right = pair.left, pair.right
    return Change(
        left=tuple(left.words[slice(*gap.left)]),
        right=tuple(right.words[slice(*gap.right)]),
        left_text=_printing(left, gap.left),
        right_text=_printing(right, gap.right),
        left_before=_word(left, gap.left[0] - 1),
        right_before=_word(right, gap.right[0] - 1),
        left_after=_word(left, gap.left[1]),
        right_after=_word(right, gap.right[1]),
        joined_before=_touch(left, gap.left[0] - 1, gap.left[0]) and _touch(right, gap.right[0] - 1, gap.right[0]),
        joined_after=_touch(left, gap.left[1] - 1, gap.left[1]) and _touch(right, gap.right[1] - 1, gap.right[1]),
        opens=_opens(left, gap.left) or _opens(right, gap.right),
        whole=gap.whole,
        dateline=_in_dateline(left, gap.left) or _in_dateline(right, gap.right),
        same_referent=bool(_referents(left, gap.left) & _referents(right, gap.right)),
        elsewhere=_elsewhere(left, gap.left, right, gap.whole) or _elsewhere(right, gap.right, left, gap.whole),
        split=_starts_unit(left, gap.left[1]) != _starts_unit(right, gap.right[1]),
        moved=moved,
        language=pair.language,
    )


def _moved(pair: _Pair, gaps: list[_Gap]) -> set[_Gap]:
    """Phrases that went in one place of a sentence and came in another."""
    places: dict[tuple[object, ...], tuple[list[_Gap], list[_Gap]]] = defaultdict(lambda: ([], []))
    for gap in gaps:
        if not gap.whole and not (_size(gap.left) and _size(gap.right)):
            folds = pair.left.folds(gap.left) or pair.right.folds(gap.right)
            if not all(is_weak(fold, pair.language) for fold in folds):
                places[_sentence(pair, gap), *folds][bool(_size(gap.right))].append(gap)
    return {gap for gone, come in places.values() for gap in (*gone, *come) if len(gone) == len(come)}


def _printing(text: _Text, span: Range) -> str:
    return text.text[text.words[span[0]].start : text.words[span[1] - 1].end] if _size(span) else ""


def _word(text: _Text, number: int) -> Word | None:
    return text.words[number] if 0 <= number < len(text.words) else None


def _referents(text: _Text, span: Range) -> set[str]:
    """The folded names, anywhere in the document, of those who are mentioned inside a range of words."""
    if not _size(span) or not text.reading.mentions:
        return set()
    start, end = text.words[span[0]].start, text.words[span[1] - 1].end
    touched = {m.entity for m in text.reading.mentions if m.start < end and start < m.end and m.entity}
    return {m.head.casefold() for m in text.reading.mentions if m.entity in touched}


def _in_dateline(text: _Text, span: Range) -> bool:
    if not _size(span):
        return False
    start, end = text.words[span[0]].start, text.words[span[1] - 1].end
    return any(b.kind == "dateline" and b.start <= start and end <= b.end for b in text.reading.blocks)


def _opens(text: _Text, span: Range) -> bool:
    return _size(span) > 0 and text.unit(span[0])[0] == span[0]


def _starts_unit(text: _Text, number: int) -> bool:
    return number >= len(text.words) or text.unit(number)[0] == number


def _elsewhere(text: _Text, span: Range, other: _Text, whole: bool) -> bool:
    """Whether a passage stands in the other text after all; of a phrase, only what is unaccounted for there counts."""
    triples = list(zip(*(text.folds((span[0] + k, span[1])) for k in range(3)), strict=False))
    if not triples:
        return False
    known = other.triples if whole else other.open_triples
    return sum(triple in known for triple in triples) >= (REPEATED if whole else 1) * len(triples)


def _place(text: _Text, span: Range, whole: bool, opens: bool) -> Span:
    """The characters of a range of words; of whole sentences with the marks around them."""
    start, end = span
    if start == end:
        at = _point(text, start, opens)
        return Span(at, at)
    first, last = text.words[start].start, text.words[end - 1].end
    if whole:
        while first > 0 and text.text[first - 1] in '"“‘«([':
            first -= 1
        while last < len(text.text) and text.text[last] in '.,!?…:;"”’»)]':
            last += 1
    return Span(first, last)


def _point(text: _Text, number: int, opens: bool) -> int:
    """Where words would have to be put in: before the next word if they begin a sentence, else behind the last."""
    if number < len(text.words) and (number == 0 or opens):
        return text.words[number].start
    return text.words[number - 1].end if number else 0


def _edit(pair: _Pair, left: Span, right: Span, judged: Verdict, mirrored: bool) -> Edit:
    a = Place(pair.left.reading.document.id, left.start, left.end), pair.left.text[left.start : left.end]
    b = Place(pair.right.reading.document.id, right.start, right.end), pair.right.text[right.start : right.end]
    (place, text), (other_place, other_text) = (b, a) if mirrored else (a, b)
    return Edit(place, other_place, judged.type, text, other_text, judged.why)


# Equal words that are printed otherwise


def _surface_edits(pair: _Pair, mirrored: bool) -> Iterator[Edit]:
    """Spelling, accents, capitals, numbers as words: one edit for each run of equal words printed otherwise."""
    differing = [i for i in range(len(pair.left.words)) if pair.is_equal(i) and _differs(pair, i)]
    for run in _runs(pair, differing, partial(_manner, pair)):
        left = pair.left.words[run[0]], pair.left.words[run[-1]]
        right = pair.right.words[pair.to_right[run[0]]], pair.right.words[pair.to_right[run[-1]]]
        spans = Span(left[0].start, left[1].end), Span(right[0].start, right[1].end)
        yield _edit(pair, *spans, _surface(pair, spans, mirrored), mirrored)


def _differs(pair: _Pair, i: int) -> bool:
    j = pair.to_right[i]
    left, right = pair.left.words[i].text, pair.right.words[j].text
    if looks_same(left, right):
        return False
    if not looks_same(left.casefold(), right.casefold()):
        return True
    opening = _starts_unit(pair.left, i) or _starts_unit(pair.right, j)
    return not (opening or _shouted(pair.left, i) or _shouted(pair.right, j))


def _shouted(text: _Text, number: int) -> bool:
    """Whether a word stands in capitals among words in capitals, or in a dateline."""
    beside = [w.text.isupper() for w in text.words[max(number - 1, 0) : number + 2]]
    return (len(beside) > 1 and all(beside)) or _in_dateline(text, (number, number + 1))


def _runs(pair: _Pair, numbers: list[int], manner: Callable[[int], str]) -> Iterator[list[int]]:
    """Neighbouring words on both sides whose printings differ in the same manner."""
    run: list[int] = []
    for i in numbers:
        beside = run and i == run[-1] + 1 and pair.to_right[i] == pair.to_right[run[-1]] + 1
        if run and not (beside and manner(i) == manner(run[-1])):
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _manner(pair: _Pair, i: int) -> str:
    left, right = pair.left.words[i].text, pair.right.words[pair.to_right[i]].text
    return surface_verdict(left, right).why.partition(":")[0]


_ELLIPSIS = re.compile(r"[\[(]?(?:\.\s?\.\s?\.|…)[\])]?")
_HYPHEN = re.compile(r"[-‐‑]")


def _mark_edits(pair: _Pair, mirrored: bool) -> Iterator[Edit]:
    """Hyphens and omissions set otherwise between equal words; of other marks nobody wants to know."""
    seams = [
        i
        for i, j in enumerate(pair.to_right[:-1])
        if pair.is_equal(i) and pair.is_equal(i + 1) and pair.to_right[i + 1] == j + 1
    ]
    for run in _runs(pair, [i for i in seams if _is_hyphenated(pair, i)], lambda _: "hyphen"):
        spans = [
            Span(text.words[first].start, text.words[last + 1].end)
            for text, first, last in (
                (pair.left, run[0], run[-1]),
                (pair.right, pair.to_right[run[0]], pair.to_right[run[-1]]),
            )
        ]
        yield _edit(pair, spans[0], spans[1], _surface(pair, spans, mirrored), mirrored)
    for i in seams:
        spans = [_between(pair.left, i), _between(pair.right, pair.to_right[i])]
        marks = [_ELLIPSIS.search(t.text, s.start, s.end) for t, s in zip(_texts(pair), spans, strict=True)]
        if _printed(marks[0]) != _printed(marks[1]):
            yield _omission_edit(pair, spans, marks, mirrored)


def _texts(pair: _Pair) -> tuple[_Text, _Text]:
    return pair.left, pair.right


def _surface(pair: _Pair, spans: Sequence[Span], mirrored: bool) -> Verdict:
    printed = [text.text[span.start : span.end] for text, span in zip(_texts(pair), spans, strict=True)]
    return surface_verdict(*(reversed(printed) if mirrored else printed))


def _is_hyphenated(pair: _Pair, i: int) -> bool:
    """Whether a word is joined to the next by a hyphen on one side and a space on the other."""
    spans = _between(pair.left, i), _between(pair.right, pair.to_right[i])
    marks = [text.text[span.start : span.end] for text, span in zip(_texts(pair), spans, strict=True)]
    hyphens = [bool(_HYPHEN.fullmatch(mark)) for mark in marks]
    return hyphens[0] != hyphens[1] and all(h or mark.isspace() for h, mark in zip(hyphens, marks, strict=True))


def _between(text: _Text, number: int) -> Span:
    """What stands between a word and the next."""
    return Span(text.words[number].end, text.words[number + 1].start)


def _printed(mark: re.Match[str] | None) -> str:
    return mark.group().replace("…", "...").replace(" ", "") if mark else ""


def _omission_edit(pair: _Pair, spans: Sequence[Span], marks: Sequence[re.Match[str] | None], mirrored: bool) -> Edit:
    left, right = (
        Span(mark.start(), mark.end()) if mark else Span(span.start, span.start)
        for span, mark in zip(spans, marks, strict=True)
    )
    shown = [f"“{mark.group()}”" if mark else "nothing" for mark in (reversed(marks) if mirrored else marks)]
    return _edit(
        pair, left, right, Verdict("style", f"House style of an omission: {shown[0]} left, {shown[1]} right."), mirrored
    )


# Quotation marks


def _quote_edits(pair: _Pair, mirrored: bool) -> Iterator[Edit]:
    """A few equal words in quotation marks on one side only: somebody's words, or a word the outlet doubts."""
    for text, other, partners in ((pair.left, pair.right, pair.to_right), (pair.right, pair.left, pair.to_left)):
        in_quotes = quotations(other.text)
        for quote in quotations(text.text):
            there = _unchanged(text, other, partners, quote)
            if there is None or any(q.start < there.end and there.start < q.end for q in in_quotes):
                continue
            is_left = text is pair.left
            side = "left" if is_left != mirrored else "right"
            why = f"Quotation marks on the {side} only: “{other.text[there.start : there.end]}”."
            yield _edit(pair, *((quote, there) if is_left else (there, quote)), Verdict("other", why), mirrored)


def _unchanged(text: _Text, other: _Text, partners: list[int], quote: Span) -> Span | None:
    """Where the words of a short quotation stand in the other text, if they stand there in a row."""
    first = bisect_left(text.words, quote.start, key=attrgetter("start"))
    last = bisect_left(text.words, quote.end, key=attrgetter("start")) - 1
    if not 0 <= last - first < SHORT_QUOTE or partners[first] == UNALIGNED:
        return None
    shift = partners[first] - first
    for k in range(first, last + 1):
        if partners[k] != k + shift or text.words[k].fold != other.words[k + shift].fold:
            return None
    return Span(other.words[first + shift].start, other.words[last + shift].end)


# Only what copies hold


def _bounds(left: Reading, right: Reading, copies: Sequence[Copy]) -> list[tuple[Span, Span]] | None:
    """Where edits are looked for, on both sides: partial copies with their whole sentences; None is everywhere."""
    if not copies or any(copy.relation == "near_duplicate" for copy in copies):
        return None
    found = []
    for copy in copies:
        sides = {copy.left.document: copy.left, copy.right.document: copy.right}
        if sides.keys() == {left.document.id, right.document.id}:
            found.append((_sentences(left, sides[left.document.id]), _sentences(right, sides[right.document.id])))
    return found


def _sentences(reading: Reading, place: Place) -> Span:
    """A place together with the rest of the sentences that it begins and ends in."""
    touched = [s for s in reading.sentences if s.start < place.end and place.start < s.end]
    return Span(min([place.start, *(s.start for s in touched)]), max([place.end, *(s.end for s in touched)]))


def _is_inside(edit: Edit, bounds: list[tuple[Span, Span]] | None, mirrored: bool) -> bool:
    left, right = (edit.right, edit.left) if mirrored else (edit.left, edit.right)
    return bounds is None or any(
        a.start <= left.start and left.end <= a.end and b.start <= right.start and right.end <= b.end for a, b in bounds
    )
