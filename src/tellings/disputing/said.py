"""One statement of one sentence, and the word lists that tell what it does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Literal

from tellings.disputing.pages import Page, Voice
from tellings.lang import pack
from tellings.records import Span
from tellings.stems import words

Kind = Literal["account", "accusation", "denial"]
Manner = Literal["", "points back", "of a deed", "repeats", "negates", "calls false"]


@dataclass(frozen=True, slots=True)
class Said:
    """One statement in one sentence.

    `place` is what a reader is shown, `content` what is said or, of a denial, what is denied; `words` and `names` are
    stems of it; `verb` is where the saying of it begins, behind its source. `manner` says of a denial how it points at
    what it denies.
    """

    document: str
    sentence: int
    place: Span
    content: Span
    voice: Voice
    kind: Kind
    words: frozenset[str]
    names: frozenset[str]
    verb: int
    manner: Manner = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Patterns:
    """The word lists of a language, compiled."""

    words: ModuleType
    trigger: re.Pattern[str]
    denying: re.Pattern[str]
    rejecting: re.Pattern[str]
    calling: re.Pattern[str]
    claim: re.Pattern[str]
    false: re.Pattern[str]
    is_false: re.Pattern[str]
    openers: re.Pattern[str]
    ends: re.Pattern[str]
    blaming: re.Pattern[str]
    not_told: re.Pattern[str]
    rival: re.Pattern[str]
    toll: re.Pattern[str]
    counts: re.Pattern[str]
    elsewhere: re.Pattern[str]
    own_losses: re.Pattern[str]
    blaming_it: re.Pattern[str]
    at_fault: re.Pattern[str]
    no_such: re.Pattern[str]
    held_still: re.Pattern[str]
    pleading: re.Pattern[str]
    claimed: re.Pattern[str]
    called: re.Pattern[str]


@cache
def patterns(language: str) -> Patterns | None:
    """The compiled word lists of a language, or None where it has none."""
    listed = pack(language, "disputes")
    if listed is None:
        return None
    any_verb = rf"\b(?:{listed.DENYING}|{listed.REJECTING}|{listed.CALLING})\b"
    return Patterns(
        listed,
        re.compile(any_verb, re.I),
        re.compile(rf"\b(?:{listed.DENYING})\b", re.I),
        re.compile(rf"\b(?:{listed.REJECTING})\b", re.I),
        re.compile(rf"\b(?:{listed.CALLING})\b", re.I),
        re.compile(rf"\b{listed.CLAIM}\b", re.I),
        re.compile(rf"\b{listed.FALSE}\b", re.I),
        re.compile(rf"\b(?:is|are|was|were|been|be|as)\W+(?:[\w\"“”‘’%,-]+\W+){{0,4}}?{listed.UNTRUE}\b", re.I),
        re.compile(listed.OPENERS, re.I),
        re.compile(listed.SUBJECT_ENDS, re.I),
        re.compile(rf"\b{listed.BLAMING}", re.I),
        re.compile(listed.NOT_TOLD, re.I),
        re.compile(listed.RIVAL, re.I),
        re.compile(listed.TOLL, re.I),
        re.compile(rf"([A-Z][^,;:\n]{{2,80}}?)\s+(?:now\s+|also\s+|still\s+)?(?-i:{listed.COUNTS})"),
        re.compile(listed.ELSEWHERE, re.I),
        re.compile(listed.OWN_LOSSES, re.I),
        re.compile(listed.BLAMING_IT, re.I),
        re.compile(listed.AT_FAULT, re.I),
        re.compile(listed.NO_SUCH, re.I),
        re.compile(listed.HELD_STILL, re.I),
        re.compile(listed.PLEADING, re.I),
        re.compile(rf"(?:(?:an?|the|those|all)\s+)?{listed.CLAIM}\s+(?:that\s+|which\s+)?", re.I),
        re.compile(rf"^\s*{listed.CALLED}\s+|\s+{listed.CALLED}[\s,.]*$", re.I),
    )


def statement(
    page: Page, number: int, place: Span, part: Span, voice: Voice, kind: Kind, manner: Manner = "", why: str = ""
) -> Said:
    """A statement with the stems of its content."""
    named = page.names_in(part)
    return Said(page.id, number, place, part, voice, kind, page.words_in(part), named, part.start, manner, why)


def denied_object(said: str, listed: Patterns, strict: bool) -> tuple[Manner, str]:
    """How the object of a verb of denying points back; `strict` where only statements can be its object."""
    told = [word.lower().replace("’", "").replace("'", "") for word in words(said)]
    if not told or told[0] in listed.words.WITHHELD or (len(told) > 1 and told[1] in listed.words.WITHHELD):
        return "", ""
    head = next((at for at, word in enumerate(told) if word not in listed.words.POINTING), None)
    if head is None:
        return "points back", "“" + " ".join(told) + "”"
    if told[head] in listed.words.INVOLVED or set(told[:4]) & listed.words.INVOLVED:
        return "of a deed", f"“{told[head]}”"
    claim = listed.claim.search(said)
    if claim and _is_bare(said[claim.end() :], listed) and len(words(said[: claim.start()])) <= 2:
        return "points back", f"“{claim.group()}”"
    if strict and claim is None and told[0] not in ("that", "it", "this", "as"):
        return "", ""
    if strict and told[0] == "to":
        return "", ""
    return "repeats", ""


def _is_bare(behind: str, listed: Patterns) -> bool:
    """Whether nothing behind the name of a statement says what it is about."""
    rest = [word.lower() for word in words(behind)]
    return not rest or rest[0] in ("as", "and", "but", "saying", "on", "in") or rest[0] in listed.words.ADVERBS


def is_called_false(behind: str, listed: Patterns) -> bool:
    """Whether what stands behind "called" gives a statement a word for falsehood, or somebody's own words."""
    head = [word.lower() for word in words(behind)[:4]]
    if head[:1] and head[0] in ("it", "that", "this", "them"):
        return listed.false.search(behind[:80]) is not None
    named = listed.claim.search(" ".join(head[:2])) is not None
    return named and (listed.false.search(behind) is not None or any(mark in behind for mark in '“"‘'))
