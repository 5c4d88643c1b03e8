"""The names inside a run of large words: cut at titles, heads ("Ministry", "Valley"), given names and listed names.

What none of these tells is left without a kind, with its votes, for the document as a whole (`tellings.name_kinds`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tellings.naming.forms import printed
from tellings.naming.roles import follows_role, role_around, role_before
from tellings.naming.runs import runs
from tellings.naming.votes import Vote, evidence
from tellings.naming.words import INITIAL, Region, Token, is_first_name, pieces
from tellings.records import MentionKind

_LONGEST_NAME = 6
"""Words of a name behind a title. Longer stretches in the seeds and in quotes/dev were clauses."""


class Name(NamedTuple):
    """A stretch of a region read as one name; `kind` None where only the document as a whole can tell."""

    start: int
    end: int
    form: str
    kind: MentionKind | None
    key: str | None
    role: str | None
    votes: tuple[Vote, ...]
    sure: bool
    """Whether it is written large in a place where ordinary words are not."""
    why: str


def named(
    region: Region,
    start: int,
    end: int,
    kind: MentionKind | None,
    key: str | None,
    role: str | None,
    votes: tuple[Vote, ...] = (),
    why: str = "",
) -> Name:
    """The name that the words from `start` to `end` make, with the stop of its last abbreviation."""
    first, last = region.tokens[start], region.tokens[end - 1]
    stop = last.end + (region.text[last.end : last.end + 1] == "." and _closes_abbreviation(last))
    form = printed(region.text[first.start : stop])
    owner = first.possessive and first.fold not in region.lowered
    sure = not first.opens or end - start > 1 or kind is not None or owner
    return Name(first.start, stop, form, kind, key, role, votes, sure, why)


def _closes_abbreviation(token: Token) -> bool:
    return token.fold in ("jr", "sr", "inc", "ltd", "co", "corp")


def read(region: Region) -> Iterator[Name]:
    """The names of one sentence, from its runs of large words; those of ministries from their small words too."""
    for start, end in runs(region):
        yield from _parse(region, start, end)
    yield from _ministries(region)
    yield from hyphened(region)


def _parse(region: Region, start: int, end: int) -> Iterator[Name]:
    """Cuts a run of large words at a role that a name follows: "Turkish Foreign Minister | Mevlut Cavusoglu"."""
    titled = [(a, b) for a, b in sorted(region.roles.items()) if start <= a < end and b < end]
    titled = [(a, b) for a, b in titled if region.tokens[a].large and not _headed(region, a, end)]
    if titled:
        first, name = titled[0][0], titled[-1][1]
        while start < first and region.tokens[start].fold in region.words.ROLE_MODIFIERS and start not in region.known:
            start += 1
        yield from _plain(region, start, _modified(region, start, first))
        yield from _person(region, first, name, end)
        return
    last = next(((a, b) for a, b in region.roles.items() if b == end and a >= start and a != start), None)
    headed = region.tokens[end - 1].fold in region.words.ORGANISATION_HEADS
    if last is not None and not headed and not is_first_name(region, start):
        end = _modified(region, start, last[0])
    elif region.roles.get(start) == end and end - start == 1:
        return
    yield from _plain(region, start, end)


def _modified(region: Region, start: int, end: int) -> int:
    """The end of what stands before a role without the words that belong to the role ("Foreign" Minister)."""
    while end > start and region.tokens[end - 1].fold in region.words.ROLE_MODIFIERS and end - 1 not in region.known:
        end -= 1
    return end


def _headed(region: Region, start: int, end: int) -> bool:
    """Whether the run ends in the head of an organisation or place: "General Assembly", "Prince George's County"."""
    last, words = region.tokens[end - 1].fold, region.words
    return (last in words.ORGANISATION_HEADS or last in words.PLACE_HEADS) and last not in _SURNAMES


_SURNAMES = frozenset(
    """hill park wood lake forest banks house court church star post spring falls base creek cape castle hall star
    street lane mall sun mail press standard bush field rivers guard price works mills lines marsh""".split()
)
"""Heads that are surnames as well ("Faith Hill"): behind a given name or title they are read as one."""


def _person(region: Region, first: int, name: int, end: int) -> Iterator[Name]:
    tokens = region.tokens
    stop = next((i + 1 for i in range(name, end) if tokens[i].possessive), end)
    while name < stop and tokens[name].fold in region.words.ROLE_MODIFIERS and name + 1 < stop:
        name += 1
    if name in region.known and region.known[name][0] == stop and region.known[name][1].kind != "place":
        yield from _plain(region, name, stop)
    elif name < stop and not _nameless(region, name, stop):
        role = role_before(region, first, name)
        yield named(region, name, stop, "person", None, role, why="title before the name")
    if stop < end:
        yield from _plain(region, stop, end)


def _nameless(region: Region, name: int, stop: int) -> bool:
    """What stands large behind a title and is no person: "Executive Session", "President Monday"."""
    first, last, words = region.tokens[name].fold, region.tokens[stop - 1].fold, region.words
    return stop - name > _LONGEST_NAME or first in words.DATE_WORDS | words.NO_NAMES or last in words.THING_HEADS


def _plain(region: Region, start: int, end: int) -> Iterator[Name]:
    """A run without a title: listed names, heads, given names; the rest is for the whole document to tell."""
    if start >= end or _names_thing(region, start, end):
        return
    if start in region.known and region.known[start][0] == end:
        yield from _listed(region, start, end)
    elif _looks_personal(region, start, end):
        yield named(region, start, end, "person", None, role_around(region, start, end), why="given name")
    elif _is_headed(region, start, end) is not None:
        kind = _is_headed(region, start, end)
        yield named(region, start, end, kind, None, None, why="head of the name")
    else:
        yield from _mixed(region, start, end)


def _names_thing(region: Region, start: int, end: int) -> bool:
    """A prize, a law, a show: named, and none of the four kinds."""
    return end - start > 1 and region.tokens[end - 1].fold in region.words.THING_HEADS


def _listed(region: Region, start: int, end: int) -> Iterator[Name]:
    known = region.known[start][1]
    token = region.tokens[start]
    lone = end - start == 1
    if lone and follows_role(region, start) and token.fold in region.words.FIRST_NAMES:
        yield named(region, start, end, None, None, None, votes=evidence(region, start, end))
        return
    if known.kind == "group" and _language(region, start, end):
        return
    yield named(region, start, end, known.kind, known.key, None, why=f"listed {known.kind}")


def _language(region: Region, start: int, end: int) -> bool:
    """Whether it is a language: "in French" at the end of a clause."""
    tokens = region.tokens
    before = tokens[start - 1].fold if start else ""
    behind = end >= len(tokens) or not tokens[end].glued
    return before in ("in", "into", "speaks", "speak", "spoke", "speaking") and behind and not tokens[start].possessive


def _looks_personal(region: Region, start: int, end: int) -> bool:
    tokens, words = region.tokens, region.words
    size = end - start
    if not 2 <= size <= 5 or _is_of(region, start, end):
        return False
    last = tokens[end - 1].fold
    if start in region.known and region.known[start][0] > start + 1:
        return False
    if _headed(region, start, end) or (last in words.PLACE_HEADS | words.ORGANISATION_HEADS and last not in _SURNAMES):
        return False
    given = is_first_name(region, start)
    if start in region.known:
        return (
            given and end - start == 2 and end - 1 not in region.known and tokens[start].fold in words.AMBIGUOUS_NAMES
        )
    initials = any(INITIAL.match(token.text) for token in tokens[start : end - 1])
    return (given and tokens[start].fold not in words.DATE_WORDS) or (initials and not tokens[start].text.isupper())


def _is_of(region: Region, start: int, end: int) -> bool:
    return any(token.fold in ("of", "for", "&") for token in region.tokens[start:end])


def _is_headed(region: Region, start: int, end: int) -> MentionKind | None:
    tokens, words = region.tokens, region.words
    first, last = tokens[start].fold, tokens[end - 1].fold
    if end - start == 1:
        return None
    joint = next((i for i in range(start + 1, end) if tokens[i].fold in ("of", "for")), None)
    head = tokens[joint - 1].fold if joint is not None else last
    if head in words.MINISTRY and joint is None:
        return None
    firm = any(token.text == "&" for token in tokens[start:end])
    if firm or first in ("radio", "daily", "banco", "team") or head in words.ORGANISATION_HEADS:
        return "organisation"
    prefixed = first in words.PLACE_PREFIXES
    if head in words.PLACE_HEADS or (joint is None and prefixed and first not in words.HONORIFICS):
        return "place"
    if joint is not None and (prefixed or head in ("republic", "kingdom", "city", "state")):
        return "place"
    directed = first in words.DIRECTIONS and end - start == 2
    if directed and start + 1 in region.known:
        return region.known[start + 1][1].kind
    return "place" if directed and not tokens[start].opens else None


def _mixed(region: Region, start: int, end: int) -> Iterator[Name]:
    """Listed and unlisted words side by side: "Armenian Aram Petrosyan", "Upper Karabakh", "Paris Olympics"."""
    tokens, known = region.tokens, region.known
    inner = [(a, b) for a, (b, _) in sorted(known.items()) if start <= a and b <= end]
    if inner and inner[0][0] == start:
        cut = inner[0][1]
        yield from _listed(region, start, cut)
        yield from _plain(region, *_trimmed(region, cut, end))
        return
    if inner and inner[0][0] > start and known[inner[0][0]][1].kind == "group":
        yield from _plain(region, start, inner[0][0])
        yield from _plain(region, inner[0][0], end)
        return
    if inner and inner[-1][1] == end and end - start - (inner[-1][1] - inner[-1][0]) == 1 and tokens[start].opens:
        yield from _listed(region, inner[-1][0], end)
        return
    yield from _unlisted(region, start, end)


def _unlisted(region: Region, start: int, end: int) -> Iterator[Name]:
    """A name for the whole document to tell."""
    if any(region.tokens[i].fold in region.words.DATE_WORDS | region.words.NO_NAMES for i in range(start, end)):
        start, end = _trimmed(region, start, end)
    if start < end:
        role = role_around(region, start, end)
        votes = evidence(region, start, end)
        if role is not None:
            votes = (*votes, ("person", 4.0, "role beside the name"))
        yield named(region, start, end, None, None, role, votes=votes)


def _month_as_name(region: Region, end: int) -> bool:
    """Whether a run ends in a month that is a surname too, and no day stands behind it: "Orla May"."""
    token = region.tokens[end - 1]
    dated = end < len(region.tokens) and region.tokens[end].text[0].isdigit()
    return token.fold in region.words.DATE_WORDS & region.words.AMBIGUOUS_NAMES and not dated


def _trimmed(region: Region, start: int, end: int) -> tuple[int, int]:
    idle = region.words.DATE_WORDS | region.words.NO_NAMES
    while start < end - _month_as_name(region, end) and region.tokens[start].fold in idle:
        start += 1
    if _month_as_name(region, end):
        return start, end
    while start < end and region.tokens[end - 1].fold in idle:
        end -= 1
    return start, end


def _ministries(region: Region) -> Iterator[Name]:
    """Names like "Azerbaijan's foreign ministry", "Armenian Defence Ministry", "the Velmarian parliament"."""
    tokens, words = region.tokens, region.words
    for index, token in enumerate(tokens):
        if token.fold not in words.MINISTRY:
            continue
        first = index
        while first and tokens[first].glued and tokens[first - 1].fold in words.TOPICS | {"and"}:
            first -= 1
        first += tokens[first].fold == "and"
        owned = first > 0 and tokens[first].glued and tokens[first - 1].large and _owns(region, first - 1)
        if owned:
            first = next((a for a, (b, _) in region.known.items() if b == first), first - 1)
        beside = index + 1 < len(tokens) and tokens[index + 1].fold in ("of", "for") and token.large
        if not beside and (owned or first < index or (token.large and not token.opens and token.fold == "parliament")):
            seat = None if owned else _seat(region, index + 1)
            yield named(region, first, index + 1, "organisation", None, seat, why="ministry or parliament")


def _seat(region: Region, end: int) -> str | None:
    """Where a ministry is, behind its name: "in Baku"."""
    tokens = region.tokens
    if end + 1 >= len(tokens) or tokens[end].fold not in ("in", "of") or not tokens[end + 1].large:
        return None
    stop = region.known[end + 1][0] if end + 1 in region.known else end + 2
    return printed(region.text[tokens[end].start : tokens[stop - 1].end])


def _owns(region: Region, index: int) -> bool:
    token = region.tokens[index]
    return token.fold not in region.words.NO_NAMES | region.words.DATE_WORDS and index not in region.roles


def hyphened(region: Region) -> Iterator[Name]:
    """Listed names inside "Armenian-occupied", "pro-Russian", "Armenia-Azerbaijan"."""
    for token in region.tokens:
        for at, piece, known in pieces(token, region.listed) if not token.large else ():
            start = token.start + at
            yield Name(start, start + len(piece), piece, known.kind, known.key, None, (), True, "part of a compound")
