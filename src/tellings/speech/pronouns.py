"""Where the one is named, or described, whom a source that is a pronoun stands for.

A speaker without a name has no referent ("Doctors at the hospital said …, they said"), so that only the description
itself can be printed in place of the pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import ModuleType

from tellings.lang import pack
from tellings.records import Attribution, Reading, Span

_SPACE = re.compile(r"\s+")
_CLAUSE = re.compile(r",? (?:who|whom|whose|which|that)\b")
_PHRASE = re.compile(r"([^\W\d_][^,;:.()\n–—\"“”]*?)\s*$")
PHRASE = 60
"""Characters of the longest phrase that a relative pronoun is taken to take up."""
RECENT = 700
"""Characters back to a description that a pronoun may still stand for: about two paragraphs of news."""


def antecedents(text: str, attributions: Sequence[Attribution], words: ModuleType) -> Mapping[Span, Span]:
    """For each source that is a pronoun the source that it stands for, where there is one; `words` are the language's.

    For a speaker with a referent that is where the same one is named, the last before or else the first behind; for one
    without, the last source before, if nothing is known of that one either and both are one person, or several.
    """
    placed = sorted({(one.source, one.speaker) for one in attributions if one.source is not None}, key=repr)
    placed.sort(key=lambda item: item[0])
    named = [(span, speaker) for span, speaker in placed if not _is_pronoun(text, span, words)]
    found = {}
    for span, speaker in placed:
        if _is_pronoun(text, span, words):
            meant = _same(span, speaker, named) if speaker is not None else _described(text, span, named, words)
            meant = _taken_up(text, span, words) or meant
            if meant is not None:
                found[span] = meant
    return found


def _taken_up(text: str, pronoun: Span, words: ModuleType) -> Span | None:
    """What a relative pronoun takes up: as much as stands before it without a comma, if that is short."""
    first = max(0, pronoun.start - PHRASE)
    before = _PHRASE.search(text, first, pronoun.start) if _printed(text, pronoun) in words.RELATIVE else None
    return Span(before.start(1), before.end(1)) if before is not None and before.start(1) > first else None


def meanings(reading: Reading) -> Mapping[Span, Span]:
    """The `antecedents` in a document, and where nobody is quoted by name, where the speaker is named in full.

    None where its language has no word lists.
    """
    document = reading.document
    words = pack("en" if document.language == "und" else document.language, "attributions")
    if words is None:
        return {}
    found = dict(antecedents(document.text, reading.attributions, words))
    for one in reading.attributions:
        if one.source is not None and one.speaker is not None and one.source not in found:
            named = [Span(m.start, m.end) for m in reading.mentions if m.entity == one.speaker]
            if named and _is_pronoun(document.text, one.source, words):
                found[one.source] = max(named, key=lambda span: (span.end - span.start, -span.start))
    return found


def name_of(reading: Reading, source: Span | None) -> str:
    """A source as printed, on one line and without the clause that tells more of it; empty where there is none."""
    printed = _SPACE.sub(" ", reading.document.text[source.start : source.end]).strip() if source is not None else ""
    return _CLAUSE.split(printed)[0] or printed


def _same(pronoun: Span, speaker: str, named: Sequence[tuple[Span, str | None]]) -> Span | None:
    own = [span for span, other in named if other == speaker]
    before = [span for span in own if span.start < pronoun.start]
    return before[-1] if before else next(iter(own), None)


def _described(text: str, pronoun: Span, named: Sequence[tuple[Span, str | None]], words: ModuleType) -> Span | None:
    before = [item for item in named if item[0].start < pronoun.start and pronoun.start - item[0].start <= RECENT]
    if not before or before[-1][1] is not None:
        return None
    span = before[-1][0]
    return span if _agree(_printed(text, pronoun), _printed(text, span), words) else None


def _agree(pronoun: str, source: str, words: ModuleType) -> bool:
    """Whether a pronoun can stand for a description: "they" for several, "he" and "she" for a person."""
    parts = source.replace(",", " , ").split()
    behind = next((at for at, part in enumerate(parts) if at and part in words.AFTER_HEAD), len(parts))
    head = parts[behind - 1]
    several = (
        head in words.COLLECTIVES or parts[0] in words.TOGETHER or (head.endswith("s") and not head.endswith("ss"))
    )
    if pronoun in words.PLURAL:
        return several or head in words.SEVERAL
    person = head in words.PERSON_NOUNS or parts[0] in words.ANONYMOUS_DETERMINERS
    return not several and person == (pronoun in words.SINGULAR)


def _is_pronoun(text: str, span: Span, words: ModuleType) -> bool:
    return _printed(text, span) in words.SINGULAR | words.NEUTER | words.PLURAL | words.RELATIVE


def _printed(text: str, span: Span) -> str:
    return _SPACE.sub(" ", text[span.start : span.end]).strip().lower()
