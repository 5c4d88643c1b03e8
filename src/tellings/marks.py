"""A text with layers: cut where any layer begins or ends, so that layers may overlap and the text stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of a layer, in code points of the document's text. `why` is what the reader is told about it."""

    start: int
    end: int
    layer: str
    why: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that lies under the same marks from end to end; `anchors` are the marks that begin with it."""

    start: int
    text: str
    marks: tuple[Mark, ...]
    anchors: tuple[Mark, ...]


def segments(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Segment]:
    """The stretch `start` to `end` of `text` in segments that put together are that stretch."""
    inside = sorted(
        (mark for mark in marks if mark.start < end and mark.end > start),
        key=lambda m: (m.start, -m.end, m.layer, m.why),
    )
    cuts = {start, end}
    for mark in inside:
        cuts |= {max(mark.start, start), min(mark.end, end)}
    edges = sorted(cuts)
    return [_segment(text, left, right, inside) for left, right in pairwise(edges)]


def _segment(text: str, left: int, right: int, marks: list[Mark]) -> Segment:
    over = tuple(mark for mark in marks if mark.start <= left and mark.end >= right)
    return Segment(left, text[left:right], over, tuple(mark for mark in over if mark.start == left))
