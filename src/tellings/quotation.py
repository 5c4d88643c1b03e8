"""Quoted stretches of a text, told by the quotation marks alone.

The scanner knows no words and no language: a mark's part (opens, closes, apostrophe) follows from its shape and from
the characters beside it, and what stays open ends with its paragraph. It follows the house styles of the press: a
quotation of several paragraphs opens again in each and is closed in the last one only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.compiled import kernel
from tellings.records import Span

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_MARK = re.compile(r"``|''|[\"“”„‟«»‹›「」『』《》‘’‚‛'\uFFFD?]")
_LINE_END = re.compile(r"[.!?…,:;\"”’»'][^\S\n]*\n\s*(?=[^\W\d_a-z]|[\"“‘«'])")
_ELISION = re.compile(r"\d0[sS]|(?:\d\d|[eE][mM]|[nN]|(?a:(?i:til|tis|twas|cause|cos|bout|round)))\b")
_FAMILY = {
    **dict.fromkeys(["``", "''", '"', "“", "”", "„", "‟"], "double"),
    **dict.fromkeys(["'", "‘", "’", "‚", "‛"], "single"),
    **dict.fromkeys("«»‹›", "angle"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
    **dict.fromkeys("《》", "title"),
    "\ufffd": "lost",
    "?": "lost ?",
}
_OPENERS = frozenset(["``", "„", "‟", "‚", "‛", "「", "『", "《"])
_CLOSERS = frozenset(["」", "』", "》"])
_BEFORE_OPEN = frozenset("([{<-–—−/:,;|*_=\u200b\ufeff¿¡…") | frozenset(mark[0] for mark in _FAMILY if mark != "?")
_MUST_CLOSE = frozenset({"single", "lost", "lost ?", "angle"})
"""Marks that are something else too (apostrophe, broken letter, question mark, arrow): unclosed, they open nothing."""


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    family: str
    opens: bool
    closes: bool
    weak: bool = False
    closers_ahead: int = 0
    strong_ahead: bool = False


def quotations(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The outermost quoted stretches of `text[start:end]`, in order, disjoint, their marks included.

    A quotation of several paragraphs gives one span per paragraph. What stands outside the part is not looked at. Time
    is linear in the length.
    """
    if start or end is not None:
        return tuple(Span(start + span.start, start + span.end) for span in quotations(text[start:end]))
    if compiled := kernel():
        return tuple(Span(left, right) for left, right in compiled.quotations(text))
    return plain_quotations(text)


def plain_quotations(text: str) -> tuple[Span, ...]:
    """`quotations` of a whole text, in plain Python."""
    spans: list[Span] = []
    for left, right in _paragraphs(text):
        spans += _paragraph_quotations(text, left, right)
    return tuple(spans)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    left = 0
    for gap in _PARAGRAPH.finditer(text):
        yield left, gap.start()
        left = gap.end()
    yield left, len(text)


def _paragraph_quotations(text: str, left: int, right: int) -> list[Span]:
    marks = _look_ahead(
        [mark for found in _MARK.finditer(text, left, right) for mark in _read(text, found, left, right)]
    )
    open_marks: list[_Mark] = []
    spans: list[Span] = []
    for mark in marks:
        _step(text, mark, open_marks, spans)
    if open_marks:
        spans.append(Span(open_marks[0].start, _unclosed_end(text, open_marks[0].end, right)))
    return spans


def _step(text: str, mark: _Mark, open_marks: list[_Mark], spans: list[Span]) -> None:
    """Let one mark close, nest, open again, open, or do nothing."""
    depth = next((i for i in reversed(range(len(open_marks))) if open_marks[i].family == mark.family), None)
    if depth is not None and mark.closes and not (mark.weak and mark.strong_ahead):
        if depth == 0:
            spans.append(Span(open_marks[0].start, mark.end))
        del open_marks[depth:]
    elif mark.opens and not (mark.family in _MUST_CLOSE and not mark.closers_ahead):
        _open(text, mark, depth, open_marks, spans)


def _open(text: str, mark: _Mark, depth: int | None, open_marks: list[_Mark], spans: list[Span]) -> None:
    """Open a quotation; the same marks cannot nest when too few close, so that the earlier one lost its end."""
    same = sum(other.family == mark.family for other in open_marks)
    if depth is not None and mark.closers_ahead <= same:
        if depth == 0:
            spans.append(Span(open_marks[0].start, _unclosed_end(text, open_marks[0].end, mark.start)))
        del open_marks[depth:]
    if len(open_marks) < _DEEPEST:
        open_marks.append(mark)


_DEEPEST = 8
"""No prose nests deeper; it bounds the work on a text that is nothing but opening marks."""


def _read(text: str, found: re.Match[str], left: int, right: int) -> Iterator[_Mark]:
    shape, start, end = found.group(), found.start(), found.end()
    before = text[start - 1] if start > left else "\n"
    after = text[end] if end < right else "\n"
    if shape == "''" and not before.isspace() and after.isalnum():
        return
    opens = (before.isspace() or before in _BEFORE_OPEN) and not after.isspace()
    closes = not before.isspace() and not after.isalnum()
    family = _FAMILY[shape]
    opens, closes = _PARTS.get(family, _plain)(shape, opens, closes, text[end : end + 6], before)
    if opens or closes:
        weak = family == "single" and before in "sSzZ" and after == " " and text[end + 1 : end + 2].islower()
        yield _Mark(start, end, family, opens, closes, weak)


def _plain(shape: str, opens: bool, closes: bool, after: str, before: str) -> tuple[bool, bool]:
    """Marks whose shape says it, and the reversed use of angle marks."""
    if shape in _OPENERS or shape in _CLOSERS:
        return shape in _OPENERS, shape in _CLOSERS
    return opens, closes


def _double(shape: str, opens: bool, closes: bool, after: str, before: str) -> tuple[bool, bool]:
    if shape in _OPENERS or shape in _CLOSERS:
        return shape in _OPENERS, shape in _CLOSERS
    if shape == "“":
        return not closes or opens, closes and not opens
    if shape == "”":
        return opens and not closes, not opens or closes
    if before.isdigit() and not opens:
        return False, True
    both = opens == closes
    return opens or both, closes or both


def _single(shape: str, opens: bool, closes: bool, after: str, before: str) -> tuple[bool, bool]:
    if shape in ("‚", "‛"):
        return opens, False
    if shape == "‘":
        return opens and not _ELISION.match(after), closes and not opens
    if shape == "’":
        return False, closes
    return opens and not _ELISION.match(after), closes and not opens


def _angle(shape: str, opens: bool, closes: bool, after: str, before: str) -> tuple[bool, bool]:
    if shape in "«‹":
        return not closes or opens, closes and not opens
    opens = opens and not closes and after[:1].isalnum()
    return opens, not opens


def _lost(shape: str, opens: bool, closes: bool, after: str, before: str) -> tuple[bool, bool]:
    """A mark that a wrong encoding turned into a question mark opens where no question mark can stand."""
    return opens and (before.isspace() or before in "([") and after[:1].isalpha(), closes and not opens


_PARTS = {"double": _double, "single": _single, "angle": _angle, "lost": _lost, "lost ?": _lost}


def _look_ahead(marks: list[_Mark]) -> list[_Mark]:
    """Note at each mark how many closing ones of its family follow in the paragraph."""
    closers: dict[str, int] = {}
    strong: dict[str, bool] = {}
    for mark in reversed(marks):
        mark.closers_ahead = closers.get(mark.family, 0)
        mark.strong_ahead = strong.get(mark.family, False)
        if mark.closes:
            closers[mark.family] = mark.closers_ahead + 1
            strong[mark.family] = mark.strong_ahead or not mark.weak
        elif mark.opens:
            strong[mark.family] = False
    return marks


def _unclosed_end(text: str, start: int, stop: int) -> int:
    """Where a quotation without its closing mark ends: with the first line that ends like a paragraph, or at `stop`."""
    line = _LINE_END.search(text, start, stop)
    end = line.end() if line else stop
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
