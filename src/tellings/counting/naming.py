"""How the owner of a number is named: as printed, less what stands around the name, and never by a pronoun.

Owners are read off words next to a verb, so that pieces of the clause hang on them ("the ministry still", "the council,
who took the bridge"); and sources off statements, where "he" stands for somebody who is named elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import NamedTuple

from tellings.lang import pack
from tellings.records import Attribution, Span
from tellings.speech.pronouns import antecedents

GLUED = 5
"""Words from which an owner that was read without a parse may be a clause; the parse is then asked."""
_EDGES = " \t\n,;:–—-"


class Source(NamedTuple):
    """Who is said to say what stands in a stretch, by name."""

    content: Span
    name: str


def sources(text: str, attributions: Sequence[Attribution], language: str, words: ModuleType) -> list[Source]:
    """The sources of the attributions by name: a pronoun is given as the source that it stands for."""
    speech = pack(language, "attributions")
    meant = antecedents(text, attributions, speech) if speech is not None else {}
    found = []
    for one in attributions:
        span = meant.get(one.source, one.source) if one.source is not None else None
        name = plain(text[span.start : span.end], words) if span is not None else None
        found += [Source(content, name) for content in one.content] if name is not None else []
    return found


def better(mine: str | None, at: int, told: Sequence[Source], words: ModuleType) -> str | None:
    """The owner of the number at a position: what was read beside it, or the innermost source where that says more."""
    mine = plain(mine, words) if mine else None
    around = [(source.content.end - source.content.start, source.name) for source in told if _holds(source, at)]
    if not around:
        return mine
    name = min(around)[1]
    if mine is None or mine in words.HEARSAY or _is_piece(mine, name, words):
        return name
    glued = len(mine.split()) > GLUED and len(name.split()) < len(mine.split())
    return name if glued else mine


def plain(printed: str, words: ModuleType) -> str | None:
    """An owner on one line without relative clause, adverbs and conjunctions around it; None where nothing is left."""
    parts = printed.split()
    clause = (at for at, part in enumerate(parts) if at and _bare(part) in words.OWNER_CLAUSE)
    parts = parts[: next(clause, len(parts))]
    while parts and (not _bare(parts[-1]) or _bare(parts[-1]) in words.BESIDE_OWNER):
        parts.pop()
    while parts and (not _bare(parts[0]) or _bare(parts[0]) in words.BEFORE_OWNER):
        del parts[0]
    name = " ".join(parts).strip(_EDGES)
    pronoun = name.lower() in words.PRONOUNS | words.OWNER_CLAUSE
    return name if name and not pronoun else None


def party(owner: str, words: ModuleType) -> str:
    """Whose those are whom an owner calls its own: of "Velmark officials" Velmark's; the owner where no name says."""
    parts = owner.split()
    office = next((at for at, part in enumerate(parts) if _bare(part) in words.OFFICES), len(parts))
    named = parts[1:office] if parts and parts[0].lower() in words.DETERMINERS else parts[:office]
    if office == len(parts) or not any(part[0].isupper() for part in named):
        return owner
    return " ".join(named).removesuffix("’s").removesuffix("'s")


def _holds(source: Source, at: int) -> bool:
    return source.content.start <= at < source.content.end


def _is_piece(mine: str, name: str, words: ModuleType) -> bool:
    """Whether what was read is a stray piece of a clause: small letters, no article, no word of the source."""
    first, *_ = own = mine.lower().split()
    stray = mine[0].islower() and first not in words.DETERMINERS | words.POSSESSIVES and len(own) > 1
    return stray and not set(own) & set(name.lower().split())


def _bare(part: str) -> str:
    return part.strip("\"“”'‘’,;:.–—-").lower()
