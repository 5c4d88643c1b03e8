"""How much of the reporters' own wording two articles share.

Agencies quote the same speakers, so that two independent stories about one statement may agree in half of their words.
What tells descent is the wording *between* the quotations. Here a document is read as a row of word hashes with a mark
on those that are the reporters' own: inside a paragraph or heading (not title, byline, caption, residue), outside
quotation marks, and not a wording that other articles at hand print as a quotation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tellings.quotation import quotations
from tellings.records import Reading
from tellings.words import Words, mixed, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64] | NDArray[np.int32]
    Hashes = NDArray[np.uint64]
    Flags = NDArray[np.bool_]

Kind = Literal["near", "cut", "held", "part"]

RUN = 5
"""Words in a row that count as shared: shorter ones are grammar and names (5 as in the copies)."""
QUOTED_RUN = 6
"""A row of this many words that stands in quotation marks somewhere is taken for quoted where the marks are missing."""
QUOTED_VOTES = 0.5
"""... if more than this part of its printings has the marks, so that one lost closing mark spoils no other page."""
LONGEST_QUOTATION = 120
"""Words of one quoted stretch beyond which a closing mark was lost: speech runs on in new paragraphs, not in one."""
BRIDGE = 5
"""Words between two shared rows that make no end of a passage: a name swapped, a phrase put in."""
PLAIN_PART = 0.3
"""Below this part of plain words a text prints capitals only, or a script without small letters: all words count."""

OWN_KINDS = frozenset({"paragraph", "heading"})

# The thresholds below were set by hand on lineages/dev and newsdup. `python eval/lineages.py dev --vary` moves each by
# a fifth: descent on dev depends on SOLID alone, the third class on LONG_RUN. Chosen on three events and applied to
# the fourth, in turn, they lose nothing in descent and .006 of the three-way macro F.
NEAR = 0.36
"""Both shares added up from which two texts are one story: write-throughs keep as much, background does not."""
BOTH = 0.1
"""The smaller share from which both sides can be the same article rather than one a passage of the other."""
SOLID = 0.82
"""Shares over spreads from which the shared words are one block (briefs reworded from a longer take reach .75) ..."""
BLOCK = 0.7
"""... which is a passage set into another article, as long as it is a smaller part than this of either text ..."""
MOST = 0.45
"""... and than this of one of them."""
ALL_OVER = 0.7
SCATTERED = 0.17
CRUMB = 16
"""Spread and share from which short rows all over a text, none longer than this, show it reworded: two reports of one
event do not reach .1, and what is taken over from another article comes in whole sentences."""
SAME = 0.85
"""The part of both texts, quotations too, from which they are one text whatever the reporters' part in it."""
HEAD = 15
"""Own words of a longer text before the shared ones up to which a short one is its beginning, cut off behind."""
HELD = 0.7
"""The share from which a short text counts as held whole in a longer one: a brief in a running file."""
ENOUGH = 15
"""Own shared words below which nothing is said of a whole text."""
LONG_RUN = 8
"""Shared words in a row, names and numbers not counted, that make a passage: stock phrases reach 7."""
MANY = 20
"""... or so many of them in several rows."""


@dataclass(frozen=True, slots=True, eq=False)
class Prose:
    """The words of one document.

    `article`: neither caption nor residue; `own`: the reporters' among them; `plain`: neither name nor number, which
    count for nothing, as any two reports of one event share them. `size`: how many are own and plain. Positions are
    code points.
    """

    document: str
    hashes: Hashes
    runs: Hashes
    sorted_runs: Hashes
    article: Flags
    own: Flags
    plain: Flags
    starts: Ints
    ends: Ints
    size: int


@dataclass(frozen=True, slots=True)
class Kinship:
    """What two documents share of their reporters' words, names and numbers not counted; `left` < `right`.

    `shared` and `longest` count words, in all and in the longest row; `left_share` and `right_share` are of each one's
    own words, 0 to 1. The stretches are word positions, end not included.
    """

    left: str
    right: str
    shared: int
    left_share: float
    right_share: float
    longest: int
    left_stretches: tuple[tuple[int, int], ...]
    right_stretches: tuple[tuple[int, int], ...]
    left_spread: float
    right_spread: float
    """The part of each one's own words that lies between its first and its last shared ones, 0 to 1."""
    before: int
    """Own words that stand before the first shared row in the longer text."""

    @property
    def score(self) -> float:
        """Both shares added up, 0 to 2."""
        return self.left_share + self.right_share

    @property
    def kind(self) -> Kind | None:
        """How the two stand to each other, None where they share stock phrases at most.

        `near`: one story; `cut`: one is the beginning of the other; `held`: a short text stands whole inside a longer
        one; `part`: a passage.
        """
        if self.shared >= ENOUGH and self._one_article():
            return "near"
        if self.shared >= ENOUGH and max(self.left_share, self.right_share) >= HELD:
            return "cut" if self.before <= HEAD else "held"
        return "part" if self.longest >= LONG_RUN or self.shared >= MANY else None

    def _one_article(self) -> bool:
        """Whether the shared words are enough on both sides, and no single block of an article of its own."""
        if min(self.left_share, self.right_share) < BOTH:
            return False
        spread, share = max(self.left_spread, self.right_spread), max(self.left_share, self.right_share)
        solid = self.score >= SOLID * (self.left_spread + self.right_spread)
        if solid and share < BLOCK and min(self.left_share, self.right_share) < MOST:
            return False
        reworded = spread >= ALL_OVER and share >= SCATTERED and self.longest <= CRUMB
        return self.score >= NEAR or reworded

    def share(self, document: str) -> float:
        """The part of this document's own words that the other has."""
        return self.left_share if document == self.left else self.right_share

    def stretches(self, document: str) -> tuple[tuple[int, int], ...]:
        """Where the shared words stand in this document, as word positions."""
        return self.left_stretches if document == self.left else self.right_stretches


def proses(readings: Sequence[Reading]) -> dict[str, Prose]:
    """Each document's words, the reporters' own among them marked. What is quoted in one of them counts in all."""
    found = words([reading.document.text for reading in readings])
    quoted = [_quoted(reading, found, index) for index, reading in enumerate(readings)]
    spoken = _spoken(found, quoted)
    return {
        reading.document.id: _prose(reading, found, index, quoted[index], spoken)
        for index, reading in enumerate(readings)
    }


def _part(found: Words, index: int) -> slice:
    return slice(int(found.offsets[index]), int(found.offsets[index + 1]))


def _inside(starts: Ints, spans: Sequence[tuple[int, int]]) -> Flags:
    """Which words start inside one of the spans (disjoint, in order)."""
    import numpy as np

    if not spans:
        return np.zeros(len(starts), dtype=np.bool_)
    firsts, lasts = np.array(spans, dtype=np.int64).T
    place = np.searchsorted(firsts, starts, side="right") - 1
    inside: Flags = (place >= 0) & (starts < lasts[place])
    return inside


def _quoted(reading: Reading, found: Words, index: int) -> Flags:
    import numpy as np

    starts = found.starts[_part(found, index)]
    spans = [(span.start, span.end) for span in quotations(reading.document.text)]
    sizes = np.diff(np.searchsorted(starts, np.array(spans, dtype=np.int64).reshape(-1, 2)), axis=1).ravel()
    return _inside(starts, [span for span, size in zip(spans, sizes, strict=True) if size <= LONGEST_QUOTATION])


def _rows(hashes: Hashes, length: int) -> Hashes:
    """A hash of every row of `length` words."""
    import numpy as np

    count = len(hashes) - length + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    rows = hashes[:count].copy()
    for step in range(1, length):
        rows = mixed(rows) + hashes[step : step + count]
    return rows


def _whole(flags: Flags, length: int) -> Flags:
    """For every row of `length` words, whether all of them are flagged."""
    import numpy as np

    if len(flags) < length:
        return np.zeros(0, dtype=np.bool_)
    total = np.concatenate([[0], np.cumsum(flags)])
    whole: Flags = total[length:] - total[:-length] == length
    return whole


def _covered(hits: Flags, length: int, size: int) -> Flags:
    """The words of `size` that lie in a row that is hit."""
    import numpy as np

    steps = np.zeros(size + 1, dtype=np.int64)
    at = np.flatnonzero(hits)
    np.add.at(steps, at, 1)
    np.add.at(steps, at + length, -1)
    covered: Flags = np.cumsum(steps[:size]) > 0
    return covered


def _spoken(found: Words, quoted: Sequence[Flags]) -> Hashes:
    """The rows of words that stand inside quotation marks often enough among their printings."""
    import numpy as np

    rows = [_rows(found.hashes[_part(found, index)], QUOTED_RUN) for index in range(len(quoted))]
    marked = [row[_whole(flags, QUOTED_RUN)] for row, flags in zip(rows, quoted, strict=True)]
    values, times = np.unique(np.concatenate(marked), return_counts=True)
    everywhere = np.concatenate(rows)
    all_values, all_times = np.unique(everywhere[among(everywhere, values)], return_counts=True)
    spoken: Hashes = all_values[times > all_times * QUOTED_VOTES]
    return spoken


def _prose(reading: Reading, found: Words, index: int, quoted: Flags, spoken: Hashes) -> Prose:
    import numpy as np

    part = _part(found, index)
    starts, hashes, text = found.starts[part], found.hashes[part], reading.document.text
    article = np.ones(len(hashes), dtype=np.bool_)
    if reading.blocks:
        spans = sorted((block.start, block.end) for block in reading.blocks if block.kind in OWN_KINDS)
        article = _inside(starts, spans)
    own = article & ~quoted & ~_covered(among(_rows(hashes, QUOTED_RUN), spoken), QUOTED_RUN, len(hashes))
    first = "".join([text[start] for start in starts.tolist()])
    plain = np.fromiter((c.isalpha() and not c.isupper() for c in first), dtype=np.bool_, count=len(first))
    if plain.sum() < PLAIN_PART * len(plain):
        plain[:] = True
    size = int((own & plain).sum())
    runs = _rows(hashes, RUN)
    return Prose(
        reading.document.id, hashes, runs, np.unique(runs), article, own, plain, starts, found.ends[part], size
    )


def among(values: Hashes, pool: Hashes) -> Flags:
    """Which values are in the sorted pool."""
    import numpy as np

    if not len(pool):
        return np.zeros(len(values), dtype=np.bool_)
    found: Flags = pool[np.minimum(np.searchsorted(pool, values), len(pool) - 1)] == values
    return found


def aligned(text: Prose, other: Prose) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    """The longest rows that two documents share word by word, quotations too, with their places in both."""
    import numpy as np

    order = np.argsort(other.runs, kind="stable")
    ranked = other.runs[order]
    here = np.flatnonzero(among(text.runs, ranked))
    if not len(here):
        return ()
    there = order[np.searchsorted(ranked, text.runs[here])]
    breaks = np.flatnonzero((np.diff(here) != 1) | (np.diff(there) != 1)) + 1
    firsts, lasts = np.concatenate([[0], breaks]), np.concatenate([breaks, [len(here)]]) - 1
    return tuple(
        ((int(here[i]), int(here[j]) + RUN), (int(there[i]), int(there[j]) + RUN))
        for i, j in zip(firsts.tolist(), lasts.tolist(), strict=True)
    )


def stretches(flags: Flags) -> tuple[tuple[int, int], ...]:
    """The rows of flagged words, as positions, end not included."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    return tuple(zip(edges[0::2].tolist(), edges[1::2].tolist(), strict=True))


def bridged(found: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Rows of words with the small gaps between them closed."""
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start - joined[-1][1] <= BRIDGE:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


@dataclass(frozen=True, slots=True)
class _Side:
    """What one document shares with another: counted words and their rows."""

    shared: int
    size: int
    longest: int
    before: int
    between: int
    rows: tuple[tuple[int, int], ...]

    @property
    def spread(self) -> float:
        return self.between / max(self.size, 1)


def kinship(one: Prose, other: Prose) -> Kinship:
    """What two documents share, in whichever order they are given.

    Two texts that are the same almost to the last word are compared with their quotations: a page that is nothing but
    a statement has no words of a reporter.
    """
    left, right = sorted((one, other), key=lambda prose: prose.document)
    hits = [_covered(among(a.runs, b.sorted_runs), RUN, len(a.hashes)) for a, b in ((left, right), (right, left))]
    sides = [_side(prose, hit & prose.article, prose.article) for prose, hit in zip((left, right), hits, strict=True)]
    if min(side.shared - SAME * side.size for side in sides) < 0:
        sides = [_side(prose, hit & prose.own, prose.own) for prose, hit in zip((left, right), hits, strict=True)]
    lefts, rights = sides
    shared = min(lefts.shared, rights.shared)
    return Kinship(
        left=left.document,
        right=right.document,
        shared=shared,
        left_share=shared / max(lefts.size, 1),
        right_share=shared / max(rights.size, 1),
        longest=min(lefts.longest, rights.longest),
        left_stretches=lefts.rows,
        right_stretches=rights.rows,
        left_spread=lefts.spread,
        right_spread=rights.spread,
        before=max(sides, key=lambda side: side.size).before,
    )


def _side(prose: Prose, covered: Flags, own: Flags) -> _Side:
    rows, counted = stretches(covered), covered & prose.plain
    ours = own & prose.plain
    longest = max((int(counted[start:end].sum()) for start, end in bridged(rows)), default=0)
    before = int(ours[: rows[0][0]].sum()) if rows else 0
    between = int(ours[rows[0][0] : rows[-1][1]].sum()) if rows else 0
    return _Side(int(counted.sum()), int(ours.sum()), longest, before, between, rows)
