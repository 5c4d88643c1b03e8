"""A text with layers: cut where any layer begins or ends, so that layers may overlap and the text stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of a layer, in code points of the document's text. `why` is what the reader is told about it.

    A stretch without length is a point that links lead to. `opens` is a word that is shown where the stretch begins.
    """

    start: int
    end: int
    layer: str
    why: str
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that lies under the same marks from end to end.

    `anchors` are the stretches (start, end) that begin with it, each once.
    """

    start: int
    text: str
    marks: tuple[Mark, ...]
    anchors: tuple[tuple[int, int], ...]

    @property
    def layers(self) -> str:
        """The layers that lie over it, each once, as the classes of an element."""
        return " ".join(dict.fromkeys(name for mark in self.marks for name in mark.layer.split()))

    @property
    def why(self) -> str:
        """What the reader is told about it."""
        return "; ".join(dict.fromkeys(mark.why for mark in self.marks if mark.why))

    @property
    def opens(self) -> str:
        """The words of the stretches that begin with it."""
        return ", ".join(dict.fromkeys(mark.opens for mark in self.marks if mark.opens and mark.start == self.start))


def segments(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Segment]:
    """The stretch `start` to `end` of `text` in segments that put together are that stretch."""
    inside = sorted(
        (mark for mark in marks if mark.start < end and (mark.end > start or mark.start == start)),
        key=lambda mark: (mark.start, -mark.end, mark.layer, mark.why),
    )
    cuts = {start, end}
    for mark in inside:
        cuts |= {max(mark.start, start), min(mark.end, end)}
    return list(_swept(text, sorted(cuts), inside))


def _swept(text: str, cuts: list[int], marks: list[Mark]) -> Iterator[Segment]:
    """From left to right, with the marks that lie over each stretch: a text may bear hundreds."""
    over: list[Mark] = []
    at = 0
    for left, right in pairwise(cuts):
        over = [mark for mark in over if mark.end >= right]
        anchors: dict[tuple[int, int], None] = {}
        while at < len(marks) and marks[at].start <= left:
            mark = marks[at]
            at += 1
            if mark.start == left:
                anchors[mark.start, mark.end] = None
            if mark.end >= right:
                over.append(mark)
        yield Segment(left, text[left:right], tuple(over), tuple(anchors))
