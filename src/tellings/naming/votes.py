"""Votes for the kind of a name that nobody has listed: what the words before, behind and inside it say.

A vote is a kind, a weight and the reason in words. How votes are counted over a document: `tellings.name_kinds`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from types import ModuleType

from tellings.naming.roles import APPOSED
from tellings.naming.words import Region, Token, speech
from tellings.records import MentionKind

_AGE = re.compile(r",\s+\d\d?(?:,|\.|\s+and\b)")
_DATELINE = re.compile(r"(?:,[^–—:.]{1,40})?\s*(?:\([^)]{2,30}\)\s*)?(?:[–—:]|\s-)\s")
LISTS = re.compile(r"\s*(?:,|,?\s+and|,?\s+or)\s+")

Vote = tuple[MentionKind, float, str]
"""A kind, how much speaks for it, and what."""


def evidence(region: Region, start: int, end: int) -> tuple[Vote, ...]:
    """What the words around an unlisted name say about its kind."""
    return (*_votes_before(region, start, end), *_votes_behind(region, start, end), *_votes_inside(region, start, end))


_FROM = {"from": 1.2, "with": 0.3, "by": 0.3}


def _votes_before(region: Region, start: int, end: int) -> Iterator[Vote]:
    tokens, words = region.tokens, region.words
    yield from _votes_beside(region, start, end)
    if not start or not tokens[start].glued:
        return
    before = tokens[start - 1].fold
    earlier = tokens[start - 2].fold if start > 1 else ""
    if before in words.IN_PLACE:
        yield "place", 1.0 if before == "at" else 2.0, f"“{before}” before it"
    elif before in words.PLACE_BEFORE or (before == "of" and earlier in words.PLACE_BEFORE):
        yield "place", 5.0, f"“{before if before != 'of' else earlier + ' of'}” before it"
    elif before in words.FROM_PLACE:
        yield "place", _FROM.get(before, 0.6), f"“{before}” before it"
    elif before in words.PLACE_VERBS:
        yield "place", 1.5, f"“{before}” before it"
    elif start > 1 and tokens[start - 2].fold in words.IN_PLACE and _adjectival(tokens[start - 1]):
        yield "place", 1.5, f"“{tokens[start - 2].fold} {before}” before it"
    elif before == "via":
        yield "organisation", 1.5, "“via” before it"
    yield from _votes_noun(region, start, end)


def _adjectival(token: Token) -> bool:
    return not token.large and token.glued and token.fold.endswith(("ed", "ing", "ern", "al", "away", "by", "ous"))


def _votes_noun(region: Region, start: int, end: int) -> Iterator[Vote]:
    """Votes of the noun, adjective or article right before a name."""
    tokens, words = region.tokens, region.words
    before = tokens[start - 1].fold
    if before == "ethnic":
        yield "group", 4.0, "“ethnic” before it"
    if before in words.ORGANISATION_NOUNS and end - start < 4:
        yield "organisation", 4.0, f"“{before}” before it"
    if before == "the" or (before in words.DIRECTIONS and not tokens[start - 1].large):
        yield _with_article(tokens[start].fold, end - start, words)
    if not tokens[start - 1].large and start - 1 in region.roles and not tokens[start - 1].possessive:
        yield "person", 4.0, f"“{before}” before it"
    if before in words.PERSON_NOUNS:
        yield "person", 3.0, f"“{before}” before it"


def _with_article(fold: str, size: int, words: ModuleType) -> Vote:
    if size > 1:
        return "organisation", 1.5, "“the” before it"
    return (
        ("organisation", 2.5, "a newspaper's head") if fold in words.PRESS_HEADS else ("place", 0.3, "“the” before it")
    )


def _votes_beside(region: Region, start: int, end: int) -> Iterator[Vote]:
    """Votes of datelines, brackets and lists: "KESTRIN, 13 April (Agency) –", "in Pireh, Tolmen and Varo"."""
    tokens, text = region.tokens, region.text
    if (
        start < 3
        and tokens[0].text.isupper()
        and len(tokens[0].text) > 2
        and _DATELINE.match(text, tokens[end - 1].end)
    ):
        yield "place", 4.0, "opens a dateline"
    if start == 1 and tokens[0].text in ("By", "BY") and end - start > 1:
        yield "person", 3.0, "signs the text"
    named = len(tokens[start].text) > 1 and "-" not in tokens[start].text
    if named and text[tokens[start].start - 1 : tokens[start].start] == "(" and text[tokens[end - 1].end :][:1] == ")":
        yield "organisation", 2.0, "alone in brackets"
    if start > 1 and end - start <= 2 and LISTS.fullmatch(text, _stop(tokens, start), tokens[start].start):
        last = start - 1 - (not tokens[start - 1].large)
        for kind, weight, why in _votes_listed(region, last):
            yield kind, weight / 2, f"{why} in its list"


def _stop(tokens: Sequence[Token], start: int) -> int:
    return tokens[start - 1 - (not tokens[start - 1].large)].end


def _votes_listed(region: Region, last: int) -> Iterator[Vote]:
    """What the name that ends at word `last` is: as listed, or by a place's word before it."""
    known = next((k for a, (b, k) in region.known.items() if b == last + 1), None)
    if known is not None:
        yield known.kind, 2.0, f"listed {known.kind}"
    elif region.tokens[last].large:
        yield from (vote for vote in _votes_before(region, last, last + 1) if vote[0] == "place" and vote[1] > 1)


def _votes_behind(region: Region, start: int, end: int) -> Iterator[Vote]:
    tokens, words = region.tokens, region.words
    behind = tokens[end].fold if end < len(tokens) and tokens[end].glued else ""
    if tokens[end - 1].possessive:
        yield from _votes_owned(behind, words)
    elif behind in words.PLACE_NOUNS | words.GOVERNED_NOUNS:
        yield _vote_noun_behind(tokens[end - 1].fold, end - start, behind, words)
    elif behind in words.ORGANISATION_FOLLOWERS:
        yield "organisation", 2.0, f"“{behind}” behind it"
    elif behind in speech() and not (
        start and tokens[start].glued and tokens[start - 1].fold in words.IN_PLACE | words.FROM_PLACE
    ):
        yield from _votes_speech(region, end, end - start)
    yield from _votes_comma(region, end)


def _votes_owned(behind: str, words: ModuleType) -> Iterator[Vote]:
    """Votes of what a name owns: "Velmaria's army", "Orla's lawyer"."""
    if behind in words.GOVERNED:
        yield "place", 3.0, f"“’s {behind}” behind it"
    elif behind in words.PLACE_NOUNS:
        yield "place", 1.5, f"“’s {behind}” behind it"
    elif behind in words.PERSON_NOUNS or behind in ("lawyer", "speech", "office", "aide", "remarks", "campaign"):
        yield "person", 2.0, f"“’s {behind}” behind it"


def _vote_noun_behind(last: str, size: int, behind: str, words: ModuleType) -> Vote:
    """The vote of "town", "troops" and the like behind a name: for a people where the name looks like an adjective."""
    if behind in words.PLACE_NOUNS:
        national = size == 1 and last.endswith(("ian", "ean", "ese", "ish")) and behind in words.GOVERNED_NOUNS
        weight = 2.5
    else:
        national, weight = size == 1 and _national(last), 1.0
    return "group" if national else "place", 3.0 if national else weight, f"“{behind}” behind it"


def _votes_speech(region: Region, verb: int, size: int) -> Iterator[Vote]:
    """Who speaks: a person by two names or "he"; a country or body by "it", and in "X reported"."""
    tokens = region.tokens
    near = {token.fold for token in tokens[verb + 1 : verb + 5]}
    behind = tokens[verb].fold
    if near & {"it", "its"}:
        yield "place", 1.6, f"“{behind} it” behind it"
        yield "organisation", 1.5, f"“{behind} it” behind it"
    elif behind in ("reported", "reports") and size == 1:
        yield "organisation", 1.5, f"“{behind}” behind it"
    else:
        yield "person", 1.5 if size > 1 or near & {"he", "she"} else 0.7, f"“{behind}” behind it"


def _votes_comma(region: Region, end: int) -> Iterator[Vote]:
    """Votes of an age or an apposition: "Orla Venn, 45,", "Kestrin, a town in"."""
    tokens, at = region.tokens, region.tokens[end - 1].end
    if _AGE.match(region.text, at):
        yield "person", 4.0, "age behind it"
    if not APPOSED.match(region.text, at) or end >= len(tokens):
        return
    if tokens[end].fold == "who":
        yield "person", 3.0, "“who” behind it"
    elif tokens[end].fold in ("a", "an", "the", "which", "another", "one"):
        near = {token.fold for token in tokens[end : end + 5]}
        if near & region.words.ORGANISATION_NOUNS:
            yield "organisation", 4.0, "apposition"
        elif near & (region.words.PLACE_BEFORE | region.words.PLACE_HEADS):
            yield "place", 3.0, "apposition"


def _national(fold: str) -> bool:
    return fold.endswith(("ian", "ean", "an", "ese", "ish", "i")) and len(fold) > 4


def _inner_capital(word: str) -> bool:
    """McKinley, O'Neill, DuVernay: one capital inside, small letters behind it."""
    return sum(letter.isupper() for letter in word) == 2 and word[-1].islower() and word[1:3] != word[1:3].upper()


def _votes_inside(region: Region, start: int, end: int) -> Iterator[Vote]:
    tokens, words = region.tokens, region.words
    here = tokens[start:end]
    text = here[0].text
    if len(here) == 1 and text.isupper() and 2 <= len(text.replace(".", "")) <= 6:
        if text not in words.FACILITY_ACRONYMS and "-" not in text:
            yield "organisation", 1.2, "acronym"
        return
    if any(token.fold in words.PARTICLES and not token.large for token in here[1:]) or text.startswith(("al-", "el-")):
        yield "person", 2.0, "particle inside"
    plain = all(token.text[1:].islower() or "-" in token.text or _inner_capital(token.text) for token in here)
    if 2 <= len(here) <= 4 and plain and not any(token.fold in region.lowered for token in here):
        yield "person", 1.2, "two to four unlisted words"
    if len(here) == 1 and _inner_capital(text) and not text.startswith(("Mc", "Mac", "De", "Du", "O", "D")):
        yield "organisation", 1.0, "a capital inside"
    if len(here) == 1 and here[0].fold in words.FIRST_NAMES - words.AMBIGUOUS_NAMES:
        yield "person", 1.2, "given name"
