"""One reading as the timeline sees it: the day of its page, its sentences, and who speaks in each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tellings.chronicle.clauses import Signs
from tellings.records import Attribution, Dating, DatingBasis, Reading, Sentence, Span

_DATELINE = re.compile(
    r"[^\W\d_a-z][^\n–—]{2,60}?(?:\([^)\n]{2,40}\)\s*)?\s[–—-]{1,2}\s|[A-Z][A-Z .'’-]{2,}(?:,[^:\n]{0,40})?:\s"
)
MOST = 60
"""Sentences that one quotation is followed through."""


@dataclass(frozen=True, slots=True)
class Page:
    """One reading, and what is known of its day."""

    reading: Reading
    day: date | None
    basis: DatingBasis | None
    signs: Signs
    language: str
    sentences: list[Span]
    starts: list[int]
    near: dict[int, list[Attribution]]
    mentions: list[tuple[int, int]]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.reading.document.text


def page_of(reading: Reading, dating: Dating | None, found: Signs, language: str) -> Page:
    """A reading with its day (`dating`'s where it states none) and the sentences of its paragraphs."""
    kinds = sorted((block.start, block.kind) for block in reading.blocks)
    starts = [start for start, _ in kinds]
    body = [
        _without_dateline(reading.document.text, sentence)
        for sentence in sorted(reading.sentences, key=lambda sentence: sentence.start)
        if not kinds or kinds[max(0, bisect_right(starts, sentence.start) - 1)][1] == "paragraph"
    ]
    published = reading.document.published
    day: str | None = published or (dating.value if dating else None)
    basis: DatingBasis | None = "metadata" if published else dating.basis if dating else None
    return Page(
        reading,
        date.fromisoformat(day[:10]) if day else None,
        basis,
        found,
        language,
        body,
        [sentence.start for sentence in body],
        _near(reading.attributions, body),
        sorted((mention.start, mention.end) for mention in reading.mentions),
    )


def _near(items: Sequence[Attribution], sentences: Sequence[Span]) -> dict[int, list[Attribution]]:
    """The attributions that touch each sentence, by the sentence's start."""
    starts = [sentence.start for sentence in sentences]
    found: dict[int, list[Attribution]] = {}
    for item in items:
        spans = [span for span in (item.cue, item.source, *item.content) if span]
        numbers = {n for span in spans for n in range(max(0, bisect_right(starts, span.start) - 1), len(starts))[:MOST]}
        for number in sorted(numbers):
            whole = sentences[number]
            if any(span.start < whole.end and whole.start < span.end for span in spans):
                found.setdefault(whole.start, []).append(item)
    return found


def speaking_at(page: Page, position: int) -> list[Attribution]:
    """The attributions that touch the sentence of a position."""
    whole = sentence_at(page, position)
    return page.near.get(whole.start, []) if whole else []


def _without_dateline(text: str, sentence: Sentence) -> Span:
    found = _DATELINE.match(text, sentence.start, sentence.end)
    place = found.group().split(",")[0].split("(")[0] if found else ""
    return Span(found.end() if found and place.strip(" –—-:").isupper() else sentence.start, sentence.end)


def sentence_at(page: Page, position: int) -> Span | None:
    """The sentence of article text that holds a position."""
    at = bisect_right(page.starts, position) - 1
    return page.sentences[at] if at >= 0 and position < page.sentences[at].end else None
