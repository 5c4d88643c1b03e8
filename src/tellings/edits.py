"""Typed edits: what one telling of a text says otherwise than another.

Both texts are aligned over their whole length (`alignment`), so that nothing is called cut that stands elsewhere; what
has no equal partner is cut into phrases (`changes`), and every phrase is typed by the first rule that knows it
(`edit_types`). The alignment is made in one fixed order of the two texts, so that the edits from b to a mirror those
from a to b. Every threshold in the four modules is measured again by `eval/edits.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import attrgetter

from tellings.editing.alignment import UNALIGNED
from tellings.editing.changes import Gap, Pair, Range, Text, aligned, differences, length, retold, touch
from tellings.editing.edit_types import (
    Change,
    Verdict,
    is_weak,
    settled,
    surface_verdict,
    verdict,
)
from tellings.editing.house_style import Word, looks_same
from tellings.quotation import quotations
from tellings.records import Copy, Edit, Place, Reading, Span

VERSION = 1

SHORT_QUOTE = 6
"""Words of a quotation up to which its marks are a choice of the desk; longer ones are left to the attributions."""
REPEATED = 0.8
"""The share of a passage's word triples in the other text from which it counts as repeated there, not as missing."""


def edits(left: Reading, right: Reading, copies: Sequence[Copy] = ()) -> tuple[Edit, ...]:
    """The typed differences between two tellings, read from left to right, in the order of the left text.

    Spans are code points; text[start:end] is `left_text` or `right_text`; an empty span stands where something is
    missing. With `copies` that are all partial only their sentences are compared, else the whole texts. Residue
    and captions take no part. Types come from the word lists of the texts' language; without them there are style, cut,
    insertion, figure_changed, name_variant, label_swap and other alone.
    """
    return compared(left, right, copies)[1]


def compared(left: Reading, right: Reading, copies: Sequence[Copy] = ()) -> tuple[Pair, tuple[Edit, ...]]:
    """The alignment that the edits of two tellings are read off, from left to right, and those edits."""
    if _order(left) > _order(right):
        pair = aligned(right, left)
        return pair.turned(), _read_off(pair, copies, mirrored=True)
    pair = aligned(left, right)
    return pair, _read_off(pair, copies, mirrored=False)


def _order(reading: Reading) -> tuple[str, str]:
    return reading.document.text, reading.document.id


def _read_off(pair: Pair, copies: Sequence[Copy], *, mirrored: bool) -> tuple[Edit, ...]:
    again, rest = retold(pair, list(differences(pair)))
    found = [*_all_edits(pair, rest, mirrored), *_quote_edits(pair, mirrored)]
    for smaller in again:
        found += _all_edits(smaller, list(differences(smaller)), mirrored)
    bounds = _bounds(pair.left.reading, pair.right.reading, copies)
    inside = {edit for edit in found if _is_inside(edit, bounds, mirrored)}
    return tuple(sorted(inside, key=lambda e: (e.left.start, e.left.end, e.right.start, e.right.end, e.type, e.why)))


def _all_edits(pair: Pair, gaps: list[Gap], mirrored: bool) -> Iterator[Edit]:
    yield from _phrase_edits(pair, gaps, mirrored)
    yield from _surface_edits(pair, mirrored)
    yield from _mark_edits(pair, mirrored)


# From gaps to edits


def _phrase_edits(pair: Pair, gaps: list[Gap], mirrored: bool) -> Iterator[Edit]:
    moved = _moved(pair, gaps)
    changes = [_change(pair, gap, gap in moved) for gap in gaps]
    verdicts = [verdict(change.mirrored() if mirrored else change) for change in changes]
    sentences = [_sentence(pair, gap) for gap in gaps]
    for gap, change, judged in zip(gaps, changes, settled(changes, verdicts, sentences), strict=True):
        left = _place(pair.left, gap.left, gap.whole, change.opens)
        right = _place(pair.right, gap.right, gap.whole, change.opens)
        yield _edit(pair, left, right, judged, mirrored)


def _sentence(pair: Pair, gap: Gap) -> Range:
    """The left sentence that a gap stands in, or would stand in."""
    behind = not length(gap.left) and not _opens(pair.right, gap.right)
    at = min(max(gap.left[0] - behind, 0), len(pair.left.words) - 1)
    return pair.left.unit(at) if at >= 0 else (0, 0)


def _change(pair: Pair, gap: Gap, moved: bool) -> Change:
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
        joined_before=touch(left, gap.left[0] - 1, gap.left[0]) and touch(right, gap.right[0] - 1, gap.right[0]),
        joined_after=touch(left, gap.left[1] - 1, gap.left[1]) and touch(right, gap.right[1] - 1, gap.right[1]),
        opens=_opens(left, gap.left) or _opens(right, gap.right),
        whole=gap.whole,
        dateline=_in_dateline(left, gap.left) or _in_dateline(right, gap.right),
        same_referent=_same_referent(pair, gap),
        elsewhere=_elsewhere(left, gap.left, right, gap.whole) or _elsewhere(right, gap.right, left, gap.whole),
        split=_starts_unit(left, gap.left[1]) != _starts_unit(right, gap.right[1]),
        moved=moved,
        language=pair.language,
    )


def _moved(pair: Pair, gaps: list[Gap]) -> set[Gap]:
    """Phrases that went in one place of a sentence and came in another."""
    places: dict[tuple[object, ...], tuple[list[Gap], list[Gap]]] = defaultdict(lambda: ([], []))
    for gap in gaps:
        if not gap.whole and not (length(gap.left) and length(gap.right)):
            folds = pair.left.folds(gap.left) or pair.right.folds(gap.right)
            if not all(is_weak(fold, pair.language) for fold in folds):
                places[_sentence(pair, gap), *folds][bool(length(gap.right))].append(gap)
    return {gap for gone, come in places.values() for gap in (*gone, *come) if len(gone) == len(come)}


def _printing(text: Text, span: Range) -> str:
    return text.text[text.words[span[0]].start : text.words[span[1] - 1].end] if length(span) else ""


def _word(text: Text, number: int) -> Word | None:
    return text.words[number] if 0 <= number < len(text.words) else None


def _same_referent(pair: Pair, gap: Gap) -> bool:
    """Whether both sides mention somebody, or something, of one name."""
    if not length(gap.left) or not length(gap.right):
        return False
    return not _referents(pair.left, gap.left).isdisjoint(_referents(pair.right, gap.right))


def _referents(text: Text, span: Range) -> set[str]:
    """The folded names, anywhere in the document, of those who are mentioned inside a range of words."""
    start, end = text.words[span[0]].start, text.words[span[1] - 1].end
    touched = {m.entity for m in text.reading.mentions if m.start < end and start < m.end and m.entity}
    return {m.head.casefold() for m in text.reading.mentions if m.entity in touched}


def _in_dateline(text: Text, span: Range) -> bool:
    if not length(span):
        return False
    start, end = text.words[span[0]].start, text.words[span[1] - 1].end
    return any(line.start <= start and end <= line.end for line in text.datelines)


def _opens(text: Text, span: Range) -> bool:
    return length(span) > 0 and text.unit(span[0])[0] == span[0]


def _starts_unit(text: Text, number: int) -> bool:
    return number >= len(text.words) or text.unit(number)[0] == number


def _elsewhere(text: Text, span: Range, other: Text, whole: bool) -> bool:
    """Whether a passage stands in the other text after all; of a phrase, only what is unaccounted for there counts."""
    triples = list(zip(*(text.folds((span[0] + k, span[1])) for k in range(3)), strict=False))
    if not triples:
        return False
    known = other.triples if whole else other.open_triples
    return sum(map(known.__contains__, triples)) >= (REPEATED if whole else 1) * len(triples)


def _place(text: Text, span: Range, whole: bool, opens: bool) -> Span:
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


def _point(text: Text, number: int, opens: bool) -> int:
    """Where words would have to be put in: before the next word if they begin a sentence, else behind the last."""
    if number < len(text.words) and (number == 0 or opens):
        return text.words[number].start
    return text.words[number - 1].end if number else 0


def _edit(pair: Pair, left: Span, right: Span, judged: Verdict, mirrored: bool) -> Edit:
    a = Place(pair.left.reading.document.id, left.start, left.end), pair.left.text[left.start : left.end]
    b = Place(pair.right.reading.document.id, right.start, right.end), pair.right.text[right.start : right.end]
    (place, text), (other_place, other_text) = (b, a) if mirrored else (a, b)
    return Edit(place, other_place, judged.type, text, other_text, judged.why)


# Equal words that are printed otherwise


def _surface_edits(pair: Pair, mirrored: bool) -> Iterator[Edit]:
    """Spelling, accents, capitals, numbers as words: one edit for each run of equal words printed otherwise."""
    differing = [i for i in range(len(pair.left.words)) if pair.is_equal(i) and _differs(pair, i)]
    for run in _runs(pair, differing, partial(_manner, pair)):
        left = pair.left.words[run[0]], pair.left.words[run[-1]]
        right = pair.right.words[pair.to_right[run[0]]], pair.right.words[pair.to_right[run[-1]]]
        spans = Span(left[0].start, left[1].end), Span(right[0].start, right[1].end)
        yield _edit(pair, *spans, _surface(pair, spans, mirrored), mirrored)


def _differs(pair: Pair, i: int) -> bool:
    j = pair.to_right[i]
    left, right = pair.left.words[i].text, pair.right.words[j].text
    if looks_same(left, right):
        return False
    if not looks_same(left.casefold(), right.casefold()):
        return True
    opening = _starts_unit(pair.left, i) or _starts_unit(pair.right, j)
    return not (opening or _shouted(pair.left, i) or _shouted(pair.right, j))


def _shouted(text: Text, number: int) -> bool:
    """Whether a word stands in capitals among words in capitals, or in a dateline."""
    beside = [w.text.isupper() for w in text.words[max(number - 1, 0) : number + 2]]
    return (len(beside) > 1 and all(beside)) or _in_dateline(text, (number, number + 1))


def _runs(pair: Pair, numbers: list[int], manner: Callable[[int], str]) -> Iterator[list[int]]:
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


def _manner(pair: Pair, i: int) -> str:
    left, right = pair.left.words[i].text, pair.right.words[pair.to_right[i]].text
    return surface_verdict(left, right).why.partition(":")[0]


_ELLIPSIS = re.compile(r"[\[(]?(?:\.\s?\.\s?\.|…)[\])]?")
_HYPHEN = re.compile(r"[-‐‑]")


def _mark_edits(pair: Pair, mirrored: bool) -> Iterator[Edit]:
    """Hyphens and omissions set otherwise between equal words; of other marks nobody wants to know."""
    seams = [
        i
        for i, j in enumerate(pair.to_right[:-1])
        if pair.is_equal(i)
        and pair.is_equal(i + 1)
        and pair.to_right[i + 1] == j + 1
        and _joint(pair.left, i) != _joint(pair.right, j)
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


def _texts(pair: Pair) -> tuple[Text, Text]:
    return pair.left, pair.right


def _surface(pair: Pair, spans: Sequence[Span], mirrored: bool) -> Verdict:
    printed = [text.text[span.start : span.end] for text, span in zip(_texts(pair), spans, strict=True)]
    return surface_verdict(*(reversed(printed) if mirrored else printed))


def _is_hyphenated(pair: Pair, i: int) -> bool:
    """Whether a word is joined to the next by a hyphen on one side and a space on the other."""
    marks = _joint(pair.left, i), _joint(pair.right, pair.to_right[i])
    hyphens = [bool(_HYPHEN.fullmatch(mark)) for mark in marks]
    return hyphens[0] != hyphens[1] and all(h or mark.isspace() for h, mark in zip(hyphens, marks, strict=True))


def _between(text: Text, number: int) -> Span:
    """The place between a word and the next."""
    return Span(text.words[number].end, text.words[number + 1].start)


def _joint(text: Text, number: int) -> str:
    """What stands between a word and the next."""
    return text.text[text.words[number].end : text.words[number + 1].start]


def _printed(mark: re.Match[str] | None) -> str:
    return mark.group().replace("…", "...").replace(" ", "") if mark else ""


def _omission_edit(pair: Pair, spans: Sequence[Span], marks: Sequence[re.Match[str] | None], mirrored: bool) -> Edit:
    left, right = (
        Span(mark.start(), mark.end()) if mark else Span(span.start, span.start)
        for span, mark in zip(spans, marks, strict=True)
    )
    shown = [f"“{mark.group()}”" if mark else "nothing" for mark in (reversed(marks) if mirrored else marks)]
    return _edit(
        pair, left, right, Verdict("style", f"House style of an omission: {shown[0]} left, {shown[1]} right."), mirrored
    )


# Quotation marks


def _quote_edits(pair: Pair, mirrored: bool) -> Iterator[Edit]:
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


def _unchanged(text: Text, other: Text, partners: list[int], quote: Span) -> Span | None:
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
