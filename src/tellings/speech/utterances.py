"""Sentences with their quotations folded away: what a parser reads of a text that quotes.

What stands inside a quotation says nothing about who speaks, costs the parser most and misleads it: a quotation that
can be an utterance is folded to one word between its own marks. A quotation of several sentences makes them one unit.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.quotation import quotations
from tellings.records import Block, Sentence, Span

FOLDED = "Yes"
"""What a folded quotation reads as: an interjection, which parsers hang on the verb of saying."""
UTTERANCE_WORDS = 5
"""Quotations of at least so many words are folded even inside a clause; shorter ones only where they stand alone."""
LONG_WORDS = 25
"""A quotation this long is folded even where it goes on with the sentence: it would mislead the parser."""
_ALONE = re.compile(r"[,.!?…–—-]\s?[\"”’»'\ufffd?]*$|''$")
_STARTS = re.compile(r"\W*(?:[^\W_a-z]|.*[,.!?]\W*$)", re.DOTALL)
_GOES_NO_FURTHER = re.compile(r"\s*(?:[,.;!?]|$)")
_LOST = re.compile(r"\ufffd|(?<![.!?])\?(?=\w)|(?<=\s)\?(?=\s)")
_LOST_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[?\ufffd](?=[^\W\d_])")
_LOST_DASH = re.compile(r"(?<=\s)[?\ufffd](?=\s)")
_LETTER = re.compile(r"\w")
KINDS = frozenset({"title", "heading", "caption", "paragraph"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or several that one quotation holds together: `start` to `end` in the document.

    `text` is what is parsed, in which the quotations `quotes` are folded to `folds`; `marked` are all quotations, those
    too that stay as they are. `bare` is whether nothing but quotations stands here; `block` numbers its block, `kind`
    is that block's.
    """

    start: int
    end: int
    text: str
    quotes: tuple[Span, ...]
    folds: tuple[Span, ...]
    bare: bool
    block: int
    kind: str
    marked: tuple[Span, ...] = ()

    def span(self, inside: Span) -> Span:
        """Where a stretch of `text` stands in the document; a folded quotation that it touches is in it whole."""
        return Span(self._at(inside.start, end=False), self._at(inside.end, end=True))

    def _at(self, position: int, *, end: bool) -> int:
        shift = self.start
        for fold, quote in zip(self.folds, self.quotes, strict=True):
            if fold.end <= position and not (end and fold.end == position):
                shift = quote.end - fold.end
            elif fold.start < position or (fold.start == position and not end):
                return quote.end if end else quote.start
        return position + shift


def units(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> list[Unit]:
    """The units of the article text, in order."""
    found: list[Unit] = []
    ordered = sorted((block for block in blocks if block.kind in KINDS), key=lambda block: block.start)
    starts = [block.start for block in ordered]
    held: dict[int, list[Sentence]] = {}
    for sentence in sorted(sentences, key=lambda one: one.start):
        held.setdefault(bisect_right(starts, sentence.start) - 1, []).append(sentence)
    for number, block in enumerate(ordered):
        quotes = quotations(text, block.start, block.end)
        for group, inside in _grouped(held.get(number, []), quotes):
            found.append(_unit(text, group[0].start, group[-1].end, inside, number, block.kind))
    return found


def _grouped(sentences: Sequence[Sentence], quotes: Sequence[Span]) -> Iterator[tuple[list[Sentence], list[Span]]]:
    """Sentences that a quotation runs across belong together."""
    group: list[Sentence] = []
    inside: list[Span] = []
    waiting = list(quotes)[::-1]
    for sentence in sentences:
        group.append(sentence)
        while waiting and waiting[-1].start < sentence.end:
            inside.append(waiting.pop())
        if inside and inside[-1].end > sentence.end + 1:
            continue
        yield group, inside
        group, inside = [], []
    if group:
        yield group, inside


def _unit(text: str, start: int, end: int, quotes: Sequence[Span], number: int, kind: str) -> Unit:
    end = max([end, *(quote.end for quote in quotes)])
    folded = tuple(quote for quote in quotes if quote.start >= start and is_utterance(text, quote, start))
    parts: list[str] = []
    folds: list[Span] = []
    length, last = 0, start
    plain = _readable(text[start:end], [Span(quote.start - start, quote.end - start) for quote in quotes])
    for quote in folded:
        before, short = plain[last - start : quote.start - start], _shortened(text[quote.start : quote.end])
        parts += [before, short]
        length += len(before) + len(short)
        folds.append(Span(length - len(short), length))
        last = quote.end
    parts.append(plain[last - start :])
    outside = "".join(text[a:b] for a, b in _gaps(start, end, folded))
    bare = bool(folded) and not _LETTER.search(outside)
    return Unit(start, end, "".join(parts), folded, tuple(folds), bare, number, kind, tuple(quotes))


def _readable(text: str, quotes: Sequence[Span]) -> str:
    """The text with the marks that an encoding lost put back, one for one, so that a parser can read it."""
    if not _LOST.search(text):
        return text
    letters = list(_LOST_APOSTROPHE.sub("’", _LOST_DASH.sub("–", text)))
    for quote in quotes:
        for at in (quote.start, quote.end - 1):
            if 0 <= at < len(letters) and text[at] in "?\ufffd":
                letters[at] = '"'
    return "".join(letters)


def _gaps(start: int, end: int, quotes: Sequence[Span]) -> Iterator[tuple[int, int]]:
    for quote in quotes:
        yield start, quote.start
        start = quote.end
    yield start, end


def _shortened(quote: str) -> str:
    body = quote.rstrip("\"”’»'\ufffd")
    tail = quote[len(body) :] if len(body) < len(quote) else ""
    stop = body[-1] if body and body[-1] in ",.!?" else ""
    return '"' + FOLDED + stop + ('"' if tail else "")


def is_utterance(text: str, quote: Span, start: int) -> bool:
    """Whether a quotation can be what somebody said, rather than a word or a title in quotation marks."""
    body = text[quote.start : quote.end]
    if not (_ALONE.search(body) or _GOES_NO_FURTHER.match(text, quote.end)):
        return False
    if len(body.split()) >= LONG_WORDS or (len(body.split()) >= UTTERANCE_WORDS and _STARTS.match(body)):
        return True
    return bool(_ALONE.search(body)) and (quote.start - start < 2 or text[max(0, quote.start - 2)] in ",:.!?")
