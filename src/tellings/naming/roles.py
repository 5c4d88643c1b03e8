"""Roles and titles: the words before or behind a name that say what a person is."""

from __future__ import annotations

import re

from tellings.naming.forms import printed
from tellings.naming.words import ABSTRACT, Region, speech

_LONGEST_ROLE = 7

_LONGEST_APPOSITION = 14
"""Words. Longer stretches in the seeds and in quotes/dev were clauses, not roles."""

APPOSED = re.compile(r"\s*,\s+(?=[a-z])")
_CLOSES = re.compile('[,.;:()"“”–—]|\\n\\s*\\n|\\s-\\s')


def role_before(region: Region, first: int, end: int) -> str:
    """The words from the first that modifies the role at `first` up to the name at `end`, on one line."""
    tokens, start = region.tokens, first
    while start and first - start < _LONGEST_ROLE and _belongs(region, start - 1, start):
        start -= 1
    return printed(region.text[tokens[start].start : tokens[end - 1].end])


def _belongs(region: Region, index: int, behind: int) -> bool:
    tokens, words = region.tokens, region.words
    token = tokens[index]
    if not tokens[behind].glued:
        return False
    if token.fold in words.ROLE_MODIFIERS | words.TOPICS | words.MINISTRY or index in region.roles:
        return True
    known = any(a <= index < b for a, (b, _) in region.known.items())
    return known or (token.large and token.fold not in words.NO_NAMES | words.DATE_WORDS)


def follows_role(region: Region, start: int) -> bool:
    """Whether a role stands right before the name at `start`."""
    before = next((a for a, b in region.roles.items() if b == start), None)
    return before is not None and region.tokens[start].glued and not region.tokens[start - 1].possessive


def role_around(region: Region, start: int, end: int) -> str | None:
    """A role before the name ("council leader X", "the minister, X,") or in apposition behind it ("X, a baker,")."""
    tokens, words = region.tokens, region.words
    before = next((a for a, b in region.roles.items() if b == start), None)
    if before is not None and not tokens[start - 1].possessive and not tokens[start - 1].large:
        if tokens[start].glued:
            return role_before(region, before, start)
        gap = region.text[tokens[start - 1].end : tokens[start].start]
        closed = region.text[tokens[end - 1].end : tokens[end - 1].end + 1] in (",", ".", "")
        if gap.strip() == "," and closed and not ABSTRACT.search(tokens[start].fold) and _articled(region, before):
            return role_before(region, before, start)
    if start and tokens[start].glued and tokens[start - 1].fold in words.PERSON_NOUNS:
        return tokens[start - 1].text
    located = (
        start > 0
        and tokens[start].glued
        and tokens[start - 1].fold in words.IN_PLACE | {"from", "of"}
        and end - start == 1
    )
    return None if located else _apposed(region, end)


def _articled(region: Region, index: int) -> bool:
    for at in range(index - 1, max(-1, index - _LONGEST_ROLE), -1):
        if region.tokens[at].possessive or region.tokens[at].fold in ("the", "its", "their", "his", "her", "a", "an"):
            return True
        if not _belongs(region, at, at + 1):
            break
    return False


_CLAUSE = frozenset("who which that whose whom when where while and but because is was has had".split())

_NO_APPOSITION = frozenset(
    """who which and but or whose in on at as said according after before for with to from near when where while
    including because is was has had will would says told since once if so not that this these those he she
    it they we you i by of than then however meanwhile though although unless until during among amid like
    such whom""".split()
)


def _apposed(region: Region, end: int) -> str | None:
    tokens = region.tokens
    if tokens[end - 1].possessive or end >= len(tokens):
        return None
    opening = APPOSED.match(region.text, tokens[end - 1].end)
    if opening is None or opening.end() != tokens[end].start:
        return None
    stop = _clause_end(region, end)
    noun = _person_noun(region, end, stop)
    if noun is None or tokens[end].fold in _NO_APPOSITION or tokens[end].fold.endswith("ing"):
        return None
    begin = end + (tokens[end].fold in ("a", "an", "the"))
    ends = (i for i in range(noun + 1, stop) if tokens[i].fold in _CLAUSE or tokens[i].fold in speech())
    return printed(region.text[tokens[begin].start : tokens[next(ends, stop) - 1].end])


def _clause_end(region: Region, start: int) -> int:
    """The word behind the longest stretch from `start` that no mark or clause ends."""
    tokens, stop = region.tokens, start + 1
    while (
        tokens[stop - 1].fold not in _CLAUSE
        and stop < len(tokens)
        and stop - start < _LONGEST_APPOSITION
        and not _CLOSES.search(region.text, tokens[stop - 1].end, tokens[stop].start)
    ):
        stop += 1
    return stop


def _person_noun(region: Region, start: int, stop: int) -> int | None:
    """The first word that says what a person is, near the start; behind "his" only the next ("his lawyer")."""
    tokens, words = region.tokens, region.words
    near = range(start, min(stop, start + 6))
    noun = next((i for i in near if tokens[i].fold in words.ROLES | words.PERSON_NOUNS), None)
    if noun is None or tokens[start].fold not in ("his", "her", "their", "its", "my", "our"):
        return noun
    return noun if noun <= start + 1 + (tokens[noun].fold in words.ROLES) else None
