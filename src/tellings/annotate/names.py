"""Persons, organisations, places and groups: where their names stand, what they are, and which of them are one.

Three steps. Runs of large words are cut into names by titles, heads ("Ministry", "Valley") and listed names. A name
that nobody has listed is typed by all its places in the document together: what stands before and behind it ("the
town of", ", 45,", "troops") votes for a kind. Names are then resolved inside the document: a surname to the full name,
an acronym to the words that it stands for, a short form to the long one. Pronouns are left to attributions.

No parser and no model: a model's opinion can be added as one more voter in `_votes`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from types import ModuleType
from typing import NamedTuple

from tellings.gazetteer import Gazetteer, Known, gazetteer
from tellings.lang import pack
from tellings.naming import acronyms, folded, is_national, is_short, one_person, parts, printed
from tellings.records import RESIDUE, Block, Document, Mention, MentionKind, Sentence

VERSION = 1

_IGNORED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_TOKEN = re.compile(
    rf"(?:[A-Z]\.){{2,}}|[^\W\d_](?:[\w{_IGNORED}]|[-‐‑](?:(?:[A-Z]\.){{2,}}|(?=\w))|['’ʼ\ufffd](?=[^\W\d_]))*|\d[\d.,]*\w*|[&/]"
)
_POSSESSIVE = re.compile("['’ʼ\ufffd]s$|(?<=s)['’ʼ]$", re.IGNORECASE)
_GLUE = re.compile(rf"(?:[ \t\u00a0\u202f{_IGNORED}]|\n(?!\s*\n))+")
_OPENS = re.compile('[.!?:;\u2026"“„«‘\u2022|\\[]|\n\\s*\n|\ufffd')
_QUOTED_INSIDE = re.compile('\\s+["“„«‘\'\ufffd]|["”»’\ufffd]?\\s+')
_ABBREVIATED = re.compile(rf"\.(?:{_GLUE.pattern})?")
_INITIAL = re.compile(r"[A-Z]\.?$")
_AGE = re.compile(r",\s+\d\d?(?:,|\.|\s+and\b)")
_APPOSED = re.compile(r"\s*,\s+(?=[a-z])")
_CLOSES = re.compile('[,.;:()"“”–—]|\\n\\s*\\n|\\s-\\s')
_ABSTRACT = re.compile("(?:isms?|tions?|ments?|ness|ity|ings?|ed|ly|ance|ence|ology|hood|ship)$")
_DATELINE = re.compile(r"(?:,[^–—:.]{1,40})?\s*(?:\([^)]{2,30}\)\s*)?(?:[–—:]|\s-)\s")
_LISTS = re.compile(r"\s*(?:,|,?\s+and|,?\s+or)\s+")
_DEFINED = re.compile(r"\s*\(\s*(?:the\s+|or\s+)?[\"“']?([A-Z][\w.&-]{1,9})[\"”']?\s*\)")

_TITLE_CASE = 0.7
"""Share of longer words written large from which on a line's capitals say nothing about names (headlines)."""

_LONGEST_ROLE = 7
_LONGEST_NAME = 6
_LONGEST_APPOSITION = 14
"""Words. Longer stretches in the seeds and in quotes/dev were clauses, not roles."""

_ENOUGH = 0.6
"""Votes that a name nobody has listed needs before it is believed: one weak sign (eval/names.py)."""

_PLACE_BY_DEFAULT = 2
"""Places in a document where a lone unlisted name stands inside a sentence before it is a place without a sign:
what is no person by a full name and no body by its head is mostly one (eval/names.py)."""


_Tally = dict[str, dict[MentionKind, float]]


class _Token(NamedTuple):
    """A word: its place, its letters without a possessive ending, and how it is joined to the word before."""

    start: int
    end: int
    text: str
    fold: str
    possessive: bool
    large: bool
    glued: bool
    opens: bool


class _Name(NamedTuple):
    """A stretch of a region read as one name; `kind` None where only the document as a whole can tell."""

    start: int
    end: int
    form: str
    kind: MentionKind | None
    key: str | None
    role: str | None
    votes: tuple[tuple[MentionKind, float, str], ...]
    sure: bool
    """Whether it is written large in a place where ordinary words are not."""
    why: str


class _Region(NamedTuple):
    text: str
    tokens: list[_Token]
    titled: bool
    known: dict[int, tuple[int, Known]]
    roles: dict[int, int]
    words: ModuleType
    listed: Gazetteer
    lowered: frozenset[str]


def names(document: Document, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """The names in the article text of `document` (residue is left out), in order, an outer name before an inner one.

    `text` is the name without title; `head` is the same on one line; `role` the words before or behind it that say
    what a person is. `entity` is the referent inside the document, `<document>:<n>`; see `tellings.entities` for what
    it is across documents. Empty for a language without a list of names.
    """
    language = "en" if document.language == "und" else document.language
    words, listed = pack(language, "names"), gazetteer(language)
    if words is None or listed is None:
        return ()
    regions = _regions(document.text, blocks, sentences, words, listed)
    found = [name for region in regions if not region.titled for name in _read(region)]
    kinds = _decide(document.text, found, words.ORGANISATION_HEADS - words.PRESS_HEADS | words.PLACE_HEADS)
    settled = [name for name in (_settle(name, kinds) for name in found) if name is not None]
    for region in regions:
        if region.titled:
            settled += _read_titled(region, settled)
    return _resolve(document, _without_doubles(settled), words)


# --- words ------------------------------------------------------------------------------------------------------


def _regions(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], words: ModuleType, listed: Gazetteer
) -> list[_Region]:
    covered = sorted((sentence.start, sentence.end) for sentence in sentences)
    residue = [(block.start, block.end) for block in blocks if block.kind in RESIDUE]
    spans = [span for span in covered if not any(a <= span[0] and span[1] <= b for a, b in residue)]
    spans += [
        (block.start, block.end)
        for block in blocks
        if block.kind not in RESIDUE and not any(a < block.end and block.start < b for a, b in covered)
    ]
    signed = [(block.start, block.end) for block in blocks if block.kind in ("byline", "dateline")]
    headed = [(block.start, block.end) for block in blocks if block.kind in ("title", "heading")]
    cut = [(start, _uncompounded(_tokens(text, start, end), listed)) for start, end in sorted(spans)]
    lowered = frozenset(token.fold for _, tokens in cut for token in tokens if not token.large)
    return [
        _region(text, tokens, words, listed, lowered, _may_be_headline(text, start, tokens, signed, headed))
        for start, tokens in cut
        if tokens
    ]


def _region(
    text: str, tokens: list[_Token], words: ModuleType, listed: Gazetteer, lowered: frozenset[str], headline: bool
) -> _Region:
    known = _known(tokens, listed)
    roles = _roles(tokens, words)
    return _Region(
        text,
        tokens,
        headline and _title_case(tokens, known),
        known,
        roles,
        words,
        listed,
        lowered,
    )


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    found: list[_Token] = []
    last = start
    for match in _TOKEN.finditer(text, start, end):
        raw = match.group()
        owned = _POSSESSIVE.search(raw)
        bare = raw[: owned.start()] if owned else raw
        gap = text[last : match.start()]
        after = text[match.end() : match.end() + 2]
        possessive = owned is not None or (raw[-1] == "s" and after[:1] in ("'", "’") and after[1:2].isspace())
        found.append(
            _Token(
                match.start(),
                match.start() + len(bare),
                bare,
                folded(bare),
                possessive,
                _large(bare),
                bool(found) and _joined(gap, found[-1]),
                not found or _opening(gap, found[-1]),
            )
        )
        last = match.end()
    return found


def _uncompounded(tokens: list[_Token], listed: Gazetteer) -> list[_Token]:
    """The words with compounds of listed names ("Armenian-occupied") counted as small: they begin no name."""
    return [token._replace(large=False) if token.large and _pieces(token, listed) else token for token in tokens]


def _pieces(token: _Token, listed: Gazetteer) -> list[tuple[int, str, Known]]:
    """Place and entry of the listed names inside a compound, where its other parts are small; else none."""
    if "-" not in token.text or token.fold in listed.by_form:
        return []
    parts_ = [(match.start(), match.group()) for match in re.finditer(r"[^-]+", token.text)]
    found = [(at, piece, listed.find(piece)) for at, piece in parts_ if piece[0].isupper()]
    kept = [(at, piece, known) for at, piece, known in found if known is not None]
    small = any(piece[0].islower() for _, piece in parts_)
    return kept if len(kept) == len(found) and (small or len(kept) == len(parts_)) else []


def _large(word: str) -> bool:
    return word[0].isupper() or (word[:3] in ("al-", "el-", "d'A", "d’A") and word[3:4].isupper())


def _joined(gap: str, before: _Token) -> bool:
    if _GLUE.fullmatch(gap):
        return True
    return bool(_ABBREVIATED.fullmatch(gap)) and _abbreviates(before)


@cache
def _abbreviations() -> frozenset[str]:
    words = pack("en", "names")
    return frozenset(words.ABBREVIATIONS) if words else frozenset()


def _abbreviates(token: _Token) -> bool:
    return bool(_INITIAL.match(token.text)) or (token.large and token.fold in _abbreviations())


def _opening(gap: str, before: _Token) -> bool:
    if _ABBREVIATED.fullmatch(gap) and _abbreviates(before):
        return False
    return bool(_OPENS.search(gap)) and not _QUOTED_INSIDE.fullmatch(gap)


def _may_be_headline(
    text: str,
    start: int,
    tokens: Sequence[_Token],
    signed: Sequence[tuple[int, int]],
    headed: Sequence[tuple[int, int]],
) -> bool:
    """Titles, and lines that end in no full stop; not lines that sign or place a text."""
    if any(a <= start < b for a, b in headed):
        return True
    stopped = "." in text[tokens[-1].end : tokens[-1].end + 3] and not _abbreviates(tokens[-1])
    return not stopped and not any(a <= start < b for a, b in signed)


def _title_case(tokens: Sequence[_Token], known: Mapping[int, tuple[int, Known]]) -> bool:
    """Whether large letters say nothing in this line: listed names and acronyms set apart, most words have one."""
    taken = {index for start, (end, _) in known.items() for index in range(start, end)}
    telling = [t for i, t in enumerate(tokens) if i and i not in taken and len(t.text) > 3 and t.text[0].isalpha()]
    large = sum(token.large for token in telling)
    whole = large == len(telling) == len([t for t in tokens[1:] if t.text[0].isalpha()])
    enough = 2 if whole else 3
    return len(telling) >= enough and large / len(telling) >= _TITLE_CASE and len(tokens) <= 40


def _known(tokens: Sequence[_Token], listed: Gazetteer) -> dict[int, tuple[int, Known]]:
    found: dict[int, tuple[int, Known]] = {}
    index = 0
    while index < len(tokens):
        hit = next((k for k in listed.by_first.get(tokens[index].fold, ()) if _stands(tokens, index, k)), None)
        if hit is not None:
            found[index] = (index + len(hit.words), hit)
        index += len(hit.words) if hit is not None else 1
    return found


def _stands(tokens: Sequence[_Token], index: int, known: Known) -> bool:
    here = tokens[index : index + len(known.words)]
    if len(here) != len(known.words) or not here[0].large:
        return False
    if known.capitals and not here[0].text.replace(".", "").isupper():
        return False
    return all(
        token.fold == word and (not at or (token.glued and not here[at - 1].possessive))
        for at, (token, word) in enumerate(zip(here, known.words, strict=True))
    ) and (len(here) == 1 or here[-1].large)


def _roles(tokens: Sequence[_Token], words: ModuleType) -> dict[int, int]:
    """Where role nouns stand: first word to the word behind the last. Honorifics count."""
    found: dict[int, int] = {}
    for index, token in enumerate(tokens):
        bodied = index > 1 and tokens[index - 2].fold in words.ORGANISATION_HEADS
        if bodied and tokens[index - 1].fold == "of" and token.large:
            continue
        several = token.large and token.fold.removesuffix("s") in words.POLITICAL
        if token.fold in words.ROLES or token.fold in words.HONORIFICS or several:
            previous = next((start for start, end in found.items() if end == index), None)
            joined = previous is not None and token.glued and not tokens[index - 1].possessive
            found[previous if joined and previous is not None else index] = _office_end(tokens, index, words)
    return found


def _office_end(tokens: Sequence[_Token], index: int, words: ModuleType) -> int:
    """The index behind a role and its "of": "secretary of state", "minister of the interior", "chief of staff"."""
    end = index + 1
    if end < len(tokens) and tokens[end].fold == "of":
        end += 1 + (tokens[end + 1].fold == "the" if end + 1 < len(tokens) else 0)
        if end < len(tokens) and tokens[end].fold in words.TOPICS | {"staff"} and tokens[end].glued:
            return end + 1
    return index + 1


# --- names ------------------------------------------------------------------------------------------------------


def _read(region: _Region) -> Iterator[_Name]:
    """The names of one sentence, from its runs of large words; those of ministries from their small words too."""
    for start, end in _runs(region):
        yield from _parse(region, start, end)
    yield from _ministries(region)
    yield from _hyphened(region)


_LEADING = frozenset("de van von der di da du del bin ibn al el ter ten".split())
"""Small words of a surname that stand before it without the given name: "de Souza said"."""


def _runs(region: _Region) -> Iterator[tuple[int, int]]:
    tokens, index = region.tokens, 0
    while index < len(tokens):
        if not tokens[index].large:
            index += 1
            continue
        end = _run_end(region, index)
        start = _run_start(region, index, end)
        if start < end:
            led = start and tokens[start].glued and tokens[start - 1].fold in _LEADING and not tokens[start - 1].large
            yield (start - 1 if led and start not in region.known else start), end
        index = end


def _run_end(region: _Region, start: int) -> int:
    tokens, end = region.tokens, start + 1
    while end < len(tokens):
        if start in region.known and end < region.known[start][0]:
            end = region.known[start][0]
            continue
        if not tokens[end].glued or _shouted(tokens[end], region.words) or not _goes_on(tokens[end - 1], region.words):
            break
        if tokens[end].large:
            end = region.known[end][0] if end in region.known else end + 1
            continue
        further = _over(region, start, end)
        if further == end:
            break
        end = further
    return end


def _shouted(token: _Token, words: ModuleType) -> bool:
    """A small word in a line of capitals: "DONALD AND VLADIMIR"."""
    return len(token.text) > 1 and token.text.isupper() and token.fold in words.NO_NAMES


def _goes_on(token: _Token, words: ModuleType) -> bool:
    """A possessive ends a name, but for those that names of bodies have inside: "People's Party"."""
    return not token.possessive or token.fold in ("people", "women", "children", "workers", "veterans", "farmers")


def _over(region: _Region, start: int, end: int) -> int:
    """The index behind the small words at `end` where the name goes on behind them, else `end`."""
    tokens, words = region.tokens, region.words
    here = tokens[end]
    office = next((b for a, b in region.roles.items() if start <= a < end < b), None)
    if office is not None:
        return office
    after = next((n for n in (end + 1, end + 2) if n < len(tokens) and tokens[n].large), None)
    if after is None or not all(token.glued for token in tokens[end : after + 1]):
        return end
    small = [token.fold for token in tokens[end:after]]
    if all(word in words.PARTICLES for word in small) and end not in region.known:
        return after
    if here.fold == "&":
        return after if len(small) == 1 else end
    if _titles_body(region, start, end, small, after):
        return after
    return end


def _titles_body(region: _Region, start: int, end: int, small: Sequence[str], after: int) -> bool:
    """Whether "of", "for", "and" or "in" stands inside a body's name: "Department of Health and Human Services"."""
    tokens, words = region.tokens, region.words
    heads = words.ORGANISATION_HEADS | words.PLACE_PREFIXES | {"republic", "kingdom", "state", "emirate", "city", "sea"}
    topic = tokens[after].fold in words.TOPICS or tokens[after].fold in words.ORGANISATION_HEADS
    if small[0] in ("of", "for"):
        last = tokens[end - 1].fold
        return last in heads and (small[1:] == [] or (small[1:] == ["the"] and tokens[after].fold in words.TOPICS))
    opened = any(token.fold in ("of", "for") for token in tokens[start:end])
    if small == ["and"]:
        return opened and topic and after not in region.known
    return small == ["in"] and opened and after in region.known and tokens[start].fold.startswith("organi")


def _run_start(region: _Region, start: int, end: int) -> int:
    """Leaves off what is only large because a sentence begins with it."""
    while start < end and not _may_begin(region, start, end):
        start = region.known[start][0] if start in region.known else start + 1
    return start


def _may_begin(region: _Region, index: int, end: int) -> bool:
    token, words = region.tokens[index], region.words
    if token.fold in words.DATE_WORDS and index not in region.known:
        if end - index == 1 and end < len(region.tokens) and region.tokens[end].fold in _speech():
            return True
        return _first_name(region, index) and end - index > 1 and not token.opens
    if index in region.roles or (index in region.known and not _everyday(region, index)):
        return True
    if token.fold in words.NO_NAMES:
        inside = token.fold in words.TOPICS | words.DIRECTIONS | {"state", "city", "people", "national", "general"}
        return end - index > 1 and inside and not token.opens
    if not token.opens:
        return True
    if token.fold in _LEADING and end - index > 1:
        return True
    if token.fold in words.DIRECTIONS | words.PLACE_PREFIXES | words.ORGANISATION_HEADS or _first_name(region, index):
        return end - index > 1 or token.fold not in region.lowered
    if end - index > 2 and region.tokens[end - 1].fold in words.ORGANISATION_HEADS:
        return True
    return token.fold not in words.COMMON_STARTS and token.fold not in region.lowered and not _adverbial(token.fold)


def _adverbial(fold: str) -> bool:
    return fold.endswith("ly") and len(fold) > 5


def _everyday(region: _Region, index: int) -> bool:
    """A listed name that the document also writes small, at the start of a sentence: "Nice", "Turkey"."""
    token = region.tokens[index]
    return token.opens and region.known[index][0] == index + 1 and token.fold in region.lowered


def _first_name(region: _Region, index: int) -> bool:
    return region.tokens[index].fold in region.words.FIRST_NAMES


def _parse(region: _Region, start: int, end: int) -> Iterator[_Name]:
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
    if last is not None and not headed and not _first_name(region, start):
        end = _modified(region, start, last[0])
    elif region.roles.get(start) == end and end - start == 1:
        return
    yield from _plain(region, start, end)


def _modified(region: _Region, start: int, end: int) -> int:
    """The end of what stands before a role without the words that belong to the role ("Foreign" Minister)."""
    while end > start and region.tokens[end - 1].fold in region.words.ROLE_MODIFIERS and end - 1 not in region.known:
        end -= 1
    return end


def _headed(region: _Region, start: int, end: int) -> bool:
    """Whether the run ends in the head of an organisation or place: "General Assembly", "Prince George's County"."""
    last, words = region.tokens[end - 1].fold, region.words
    return (last in words.ORGANISATION_HEADS or last in words.PLACE_HEADS) and last not in _SURNAMES


_SURNAMES = frozenset(
    """hill park wood lake forest banks house court church star post spring falls base creek cape castle hall star
    street lane mall sun mail press standard bush field rivers guard price works mills lines marsh""".split()
)
"""Heads that are surnames as well ("Faith Hill"): behind a given name or title they are read as one."""


def _person(region: _Region, first: int, name: int, end: int) -> Iterator[_Name]:
    tokens = region.tokens
    stop = next((i + 1 for i in range(name, end) if tokens[i].possessive), end)
    while name < stop and tokens[name].fold in region.words.ROLE_MODIFIERS and name + 1 < stop:
        name += 1
    if name in region.known and region.known[name][0] == stop and region.known[name][1].kind != "place":
        yield from _plain(region, name, stop)
    elif name < stop and not _nameless(region, name, stop):
        role = _role_before(region, first, name)
        yield _name(region, name, stop, "person", None, role, why="title before the name")
    if stop < end:
        yield from _plain(region, stop, end)


def _nameless(region: _Region, name: int, stop: int) -> bool:
    """What stands large behind a title and is no person: "Executive Session", "President Monday"."""
    first, last, words = region.tokens[name].fold, region.tokens[stop - 1].fold, region.words
    return stop - name > _LONGEST_NAME or first in words.DATE_WORDS | words.NO_NAMES or last in words.THING_HEADS


def _plain(region: _Region, start: int, end: int) -> Iterator[_Name]:
    """A run without a title: listed names, heads, given names; the rest is for the whole document to tell."""
    if start >= end or _names_thing(region, start, end):
        return
    if start in region.known and region.known[start][0] == end:
        yield from _listed(region, start, end)
    elif _looks_personal(region, start, end):
        yield _name(region, start, end, "person", None, _role_around(region, start, end), why="given name")
    elif _is_headed(region, start, end) is not None:
        kind = _is_headed(region, start, end)
        yield _name(region, start, end, kind, None, None, why="head of the name")
    else:
        yield from _mixed(region, start, end)


def _names_thing(region: _Region, start: int, end: int) -> bool:
    """A prize, a law, a show: named, and none of the four kinds."""
    return end - start > 1 and region.tokens[end - 1].fold in region.words.THING_HEADS


def _listed(region: _Region, start: int, end: int) -> Iterator[_Name]:
    known = region.known[start][1]
    token = region.tokens[start]
    lone = end - start == 1
    if lone and _lowercase_role_before(region, start) and token.fold in region.words.FIRST_NAMES:
        yield _name(region, start, end, None, None, None, votes=_votes(region, start, end))
        return
    if known.kind == "group" and _language(region, start, end):
        return
    yield _name(region, start, end, known.kind, known.key, None, why=f"listed {known.kind}")


def _language(region: _Region, start: int, end: int) -> bool:
    """Whether it is a language: "in French" at the end of a clause."""
    tokens = region.tokens
    before = tokens[start - 1].fold if start else ""
    behind = end >= len(tokens) or not tokens[end].glued
    return before in ("in", "into", "speaks", "speak", "spoke", "speaking") and behind and not tokens[start].possessive


def _looks_personal(region: _Region, start: int, end: int) -> bool:
    tokens, words = region.tokens, region.words
    size = end - start
    if not 2 <= size <= 5 or _is_of(region, start, end):
        return False
    last = tokens[end - 1].fold
    if start in region.known and region.known[start][0] > start + 1:
        return False
    if _headed(region, start, end) or (last in words.PLACE_HEADS | words.ORGANISATION_HEADS and last not in _SURNAMES):
        return False
    given = _first_name(region, start)
    if start in region.known:
        return (
            given and end - start == 2 and end - 1 not in region.known and tokens[start].fold in words.AMBIGUOUS_NAMES
        )
    initials = any(_INITIAL.match(token.text) for token in tokens[start : end - 1])
    return (given and tokens[start].fold not in words.DATE_WORDS) or (initials and not tokens[start].text.isupper())


def _is_of(region: _Region, start: int, end: int) -> bool:
    return any(token.fold in ("of", "for", "&") for token in region.tokens[start:end])


def _is_headed(region: _Region, start: int, end: int) -> MentionKind | None:
    tokens, words = region.tokens, region.words
    first, last = tokens[start].fold, tokens[end - 1].fold
    if end - start == 1:
        return None
    joint = next((i for i in range(start + 1, end) if tokens[i].fold in ("of", "for")), None)
    head = tokens[joint - 1].fold if joint is not None else last
    if head in words.MINISTRY and joint is None:
        return None
    if (
        first in ("radio", "daily", "banco", "team")
        or head in words.ORGANISATION_HEADS
        or "&" in (token.text for token in tokens[start:end])
    ):
        return "organisation"
    if head in words.PLACE_HEADS or (joint is None and first in words.PLACE_PREFIXES and first not in words.HONORIFICS):
        return "place"
    if joint is not None and (first in words.PLACE_PREFIXES or head in ("republic", "kingdom", "city", "state")):
        return "place"
    directed = first in words.DIRECTIONS and end - start == 2
    if directed and start + 1 in region.known:
        return region.known[start + 1][1].kind
    return "place" if directed and not tokens[start].opens else None


def _mixed(region: _Region, start: int, end: int) -> Iterator[_Name]:
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
    if any(tokens[i].fold in region.words.DATE_WORDS | region.words.NO_NAMES for i in range(start, end)):
        start, end = _trimmed(region, start, end)
    if start < end:
        role = _role_around(region, start, end)
        votes = _votes(region, start, end)
        if role is not None:
            votes = (*votes, ("person", 4.0, "role beside the name"))
        yield _name(region, start, end, None, None, role, votes=votes)


def _month_as_name(region: _Region, end: int) -> bool:
    """Whether a run ends in a month that is a surname too, and no day stands behind it: "Orla May"."""
    token = region.tokens[end - 1]
    dated = end < len(region.tokens) and region.tokens[end].text[0].isdigit()
    return token.fold in region.words.DATE_WORDS & region.words.AMBIGUOUS_NAMES and not dated


def _trimmed(region: _Region, start: int, end: int) -> tuple[int, int]:
    idle = region.words.DATE_WORDS | region.words.NO_NAMES
    while start < end - _month_as_name(region, end) and region.tokens[start].fold in idle:
        start += 1
    if _month_as_name(region, end):
        return start, end
    while start < end and region.tokens[end - 1].fold in idle:
        end -= 1
    return start, end


def _ministries(region: _Region) -> Iterator[_Name]:
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
            yield _name(region, first, index + 1, "organisation", None, seat, why="ministry or parliament")


def _seat(region: _Region, end: int) -> str | None:
    """Where a ministry is, behind its name: "in Baku"."""
    tokens = region.tokens
    if end + 1 >= len(tokens) or tokens[end].fold not in ("in", "of") or not tokens[end + 1].large:
        return None
    stop = region.known[end + 1][0] if end + 1 in region.known else end + 2
    return printed(region.text[tokens[end].start : tokens[stop - 1].end])


def _owns(region: _Region, index: int) -> bool:
    token = region.tokens[index]
    return token.fold not in region.words.NO_NAMES | region.words.DATE_WORDS and index not in region.roles


def _hyphened(region: _Region) -> Iterator[_Name]:
    """Listed names inside "Armenian-occupied", "pro-Russian", "Armenia-Azerbaijan"."""
    for token in region.tokens:
        for at, piece, known in _pieces(token, region.listed) if not token.large else ():
            start = token.start + at
            yield _Name(start, start + len(piece), piece, known.kind, known.key, None, (), True, "part of a compound")


def _name(
    region: _Region,
    start: int,
    end: int,
    kind: MentionKind | None,
    key: str | None,
    role: str | None,
    votes: tuple[tuple[MentionKind, float, str], ...] = (),
    why: str = "",
) -> _Name:
    first, last = region.tokens[start], region.tokens[end - 1]
    stop = last.end + (region.text[last.end : last.end + 1] == "." and _closes_abbreviation(region, last))
    form = printed(region.text[first.start : stop])
    owner = first.possessive and first.fold not in region.lowered
    sure = not first.opens or end - start > 1 or kind is not None or owner
    return _Name(first.start, stop, form, kind, key, role, votes, sure, why)


def _closes_abbreviation(region: _Region, token: _Token) -> bool:
    return token.fold in ("jr", "sr", "inc", "ltd", "co", "corp")


# --- roles ------------------------------------------------------------------------------------------------------


def _role_before(region: _Region, first: int, end: int) -> str:
    """The words from the first that modifies the role at `first` up to the name at `end`, on one line."""
    tokens, start = region.tokens, first
    while start and first - start < _LONGEST_ROLE and _belongs(region, start - 1, start):
        start -= 1
    return printed(region.text[tokens[start].start : tokens[end - 1].end])


def _belongs(region: _Region, index: int, behind: int) -> bool:
    tokens, words = region.tokens, region.words
    token = tokens[index]
    if not tokens[behind].glued:
        return False
    if token.fold in words.ROLE_MODIFIERS | words.TOPICS | words.MINISTRY or index in region.roles:
        return True
    known = any(a <= index < b for a, (b, _) in region.known.items())
    return known or (token.large and token.fold not in words.NO_NAMES | words.DATE_WORDS)


def _lowercase_role_before(region: _Region, start: int) -> bool:
    before = next((a for a, b in region.roles.items() if b == start), None)
    return before is not None and region.tokens[start].glued and not region.tokens[start - 1].possessive


def _role_around(region: _Region, start: int, end: int) -> str | None:
    """A role before the name ("council leader X", "the minister, X,") or in apposition behind it ("X, a baker,")."""
    tokens, words = region.tokens, region.words
    before = next((a for a, b in region.roles.items() if b == start), None)
    if before is not None and not tokens[start - 1].possessive and not tokens[start - 1].large:
        if tokens[start].glued:
            return _role_before(region, before, start)
        gap = region.text[tokens[start - 1].end : tokens[start].start]
        closed = region.text[tokens[end - 1].end : tokens[end - 1].end + 1] in (",", ".", "")
        if gap.strip() == "," and closed and not _ABSTRACT.search(tokens[start].fold) and _articled(region, before):
            return _role_before(region, before, start)
    if start and tokens[start].glued and tokens[start - 1].fold in words.PERSON_NOUNS:
        return tokens[start - 1].text
    located = (
        start > 0
        and tokens[start].glued
        and tokens[start - 1].fold in words.IN_PLACE | {"from", "of"}
        and end - start == 1
    )
    return None if located else _apposed(region, end)


def _articled(region: _Region, index: int) -> bool:
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


def _apposed(region: _Region, end: int) -> str | None:
    tokens, words = region.tokens, region.words
    if tokens[end - 1].possessive or end >= len(tokens):
        return None
    opening = _APPOSED.match(region.text, tokens[end - 1].end)
    if opening is None or opening.end() != tokens[end].start:
        return None
    stop = end + 1
    while (
        tokens[stop - 1].fold not in _CLAUSE
        and stop < len(tokens)
        and stop - end < _LONGEST_APPOSITION
        and not _CLOSES.search(region.text, tokens[stop - 1].end, tokens[stop].start)
    ):
        stop += 1
    nouns = [i for i in range(end, min(stop, end + 6)) if tokens[i].fold in words.ROLES | words.PERSON_NOUNS]
    owned = tokens[end].fold in ("his", "her", "their", "its", "my", "our")
    if (
        not nouns
        or (owned and nouns[0] > end + 1 + (tokens[nouns[0]].fold in words.ROLES))
        or tokens[end].fold in _NO_APPOSITION
        or tokens[end].fold.endswith("ing")
    ):
        return None
    begin = end + (tokens[end].fold in ("a", "an", "the"))
    stop = next(
        (i for i in range(nouns[0] + 1, stop) if tokens[i].fold in _CLAUSE or tokens[i].fold in _speech()), stop
    )
    return printed(region.text[tokens[begin].start : tokens[stop - 1].end])


# --- votes ------------------------------------------------------------------------------------------------------


def _votes(region: _Region, start: int, end: int) -> tuple[tuple[MentionKind, float, str], ...]:
    """What the words around an unlisted name say about its kind."""
    return (*_votes_before(region, start, end), *_votes_behind(region, start, end), *_votes_inside(region, start, end))


_FROM = {"from": 1.2, "with": 0.3, "by": 0.3}


def _votes_before(region: _Region, start: int, end: int) -> Iterator[tuple[MentionKind, float, str]]:
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


def _adjectival(token: _Token) -> bool:
    return not token.large and token.glued and token.fold.endswith(("ed", "ing", "ern", "al", "away", "by", "ous"))


def _votes_noun(region: _Region, start: int, end: int) -> Iterator[tuple[MentionKind, float, str]]:
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


def _with_article(fold: str, size: int, words: ModuleType) -> tuple[MentionKind, float, str]:
    if size > 1:
        return "organisation", 1.5, "“the” before it"
    return (
        ("organisation", 2.5, "a newspaper's head") if fold in words.PRESS_HEADS else ("place", 0.3, "“the” before it")
    )


def _votes_beside(region: _Region, start: int, end: int) -> Iterator[tuple[MentionKind, float, str]]:
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
    if start > 1 and end - start <= 2 and _LISTS.fullmatch(text, _stop(tokens, start), tokens[start].start):
        last = start - 1 - (not tokens[start - 1].large)
        for kind, weight, why in _votes_listed(region, last):
            yield kind, weight / 2, f"{why} in its list"


def _stop(tokens: Sequence[_Token], start: int) -> int:
    return tokens[start - 1 - (not tokens[start - 1].large)].end


def _votes_listed(region: _Region, last: int) -> Iterator[tuple[MentionKind, float, str]]:
    """What the name that ends at word `last` is: as listed, or by a place's word before it."""
    known = next((k for a, (b, k) in region.known.items() if b == last + 1), None)
    if known is not None:
        yield known.kind, 2.0, f"listed {known.kind}"
    elif region.tokens[last].large:
        yield from (vote for vote in _votes_before(region, last, last + 1) if vote[0] == "place" and vote[1] > 1)


def _votes_behind(region: _Region, start: int, end: int) -> Iterator[tuple[MentionKind, float, str]]:
    tokens, words = region.tokens, region.words
    last = tokens[end - 1]
    behind = tokens[end].fold if end < len(tokens) and tokens[end].glued else ""
    if last.possessive:
        if behind in words.GOVERNED:
            yield "place", 3.0, f"“’s {behind}” behind it"
        elif behind in words.PLACE_NOUNS:
            yield "place", 1.5, f"“’s {behind}” behind it"
        elif behind in words.PERSON_NOUNS or behind in ("lawyer", "speech", "office", "aide", "remarks", "campaign"):
            yield "person", 2.0, f"“’s {behind}” behind it"
    elif behind in words.PLACE_NOUNS:
        national = (
            end - start == 1 and last.fold.endswith(("ian", "ean", "ese", "ish")) and behind in words.GOVERNED_NOUNS
        )
        yield "group" if national else "place", 3.0 if national else 2.5, f"“{behind}” behind it"
    elif behind in words.GOVERNED_NOUNS:
        national = end - start == 1 and _national(last.fold)
        yield ("group" if national else "place"), 3.0 if national else 1.0, f"“{behind}” behind it"
    elif behind in words.ORGANISATION_FOLLOWERS:
        yield "organisation", 2.0, f"“{behind}” behind it"
    elif behind in _speech() and not (
        start and tokens[start].glued and tokens[start - 1].fold in words.IN_PLACE | words.FROM_PLACE
    ):
        yield from _votes_speech(region, end, end - start)
    yield from _votes_comma(region, end)


def _votes_speech(region: _Region, verb: int, size: int) -> Iterator[tuple[MentionKind, float, str]]:
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


def _votes_comma(region: _Region, end: int) -> Iterator[tuple[MentionKind, float, str]]:
    tokens, words = region.tokens, region.words
    at = tokens[end - 1].end
    if _AGE.match(region.text, at):
        yield "person", 4.0, "age behind it"
    if _APPOSED.match(region.text, at) and end < len(tokens):
        first = tokens[end].fold
        near = {token.fold for token in tokens[end : end + 5]}
        if first == "who":
            yield "person", 3.0, "“who” behind it"
        elif first in ("a", "an", "the", "which", "another", "one"):
            if near & words.ORGANISATION_NOUNS:
                yield "organisation", 4.0, "apposition"
            elif near & (words.PLACE_BEFORE | words.PLACE_HEADS):
                yield "place", 3.0, "apposition"


@cache
def _speech() -> frozenset[str]:
    words = pack("en", "reporting")
    return frozenset(words.NEUTRAL | words.MARKED) if words else frozenset()


def _national(fold: str) -> bool:
    return fold.endswith(("ian", "ean", "an", "ese", "ish", "i")) and len(fold) > 4


def _inner_capital(word: str) -> bool:
    """McKinley, O'Neill, DuVernay: one capital inside, small letters behind it."""
    return sum(letter.isupper() for letter in word) == 2 and word[-1].islower() and word[1:3] != word[1:3].upper()


def _votes_inside(region: _Region, start: int, end: int) -> Iterator[tuple[MentionKind, float, str]]:
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


# --- kinds ------------------------------------------------------------------------------------------------------


def _decide(text: str, found: Sequence[_Name], vague: frozenset[str]) -> dict[str, tuple[MentionKind, str]]:
    """The kind of each unlisted form and why, from all its places in the document.

    The `vague` words, heads of longer names, are names only as somebody's short form: "the Council".
    """
    tally: _Tally = {}
    reasons: dict[tuple[str, str], tuple[float, str]] = {}
    for name in found:
        form = folded(name.form)
        counts = tally.setdefault(form, {})
        for kind, weight, why in name.votes if name.kind is None else ((name.kind, 5.0, name.why),):
            counts[kind] = counts.get(kind, 0.0) + weight
            reasons[form, kind] = max(reasons.get((form, kind), (0.0, "")), (weight, why))
    sure = Counter(folded(name.form) for name in found if name.sure)
    _relate(tally, reasons)
    _spread(text, found, tally, reasons)
    every = Counter(folded(name.form) for name in found)
    for form in sure:
        if not tally[form] and every[form] >= _PLACE_BY_DEFAULT and _may_be_town(form):
            _add(tally, reasons, form, "place", _ENOUGH, "named inside sentences, without a sign of another kind")
    decided: dict[str, tuple[MentionKind, str]] = {}
    for form in sorted(tally):
        kind, weight = _most(tally[form])
        if (weight < 4 and form in vague) or (weight < 1.5 and _ABSTRACT.search(form)):
            continue
        if weight >= _ENOUGH and (form in sure or weight >= 3):
            decided[form] = (kind, reasons[form, kind][1])
    return decided


def _may_be_town(form: str) -> bool:
    return " " not in form and len(form) > 3 and not form.endswith("s") and not _ABSTRACT.search(form)


def _spread(
    text: str, found: Sequence[_Name], tally: _Tally, reasons: dict[tuple[str, str], tuple[float, str]]
) -> None:
    """What stands in one list with a place is likely one: "both Kestrin and Vendrul"."""
    order = sorted(found, key=lambda name: (name.start, name.end))
    for left, right in pairwise(order):
        if left.end >= right.start or not _LISTS.fullmatch(text, left.end, right.start):
            continue
        for one, other in ((left, right), (right, left)):
            kind, weight = _most(tally[folded(one.form)])
            if other.kind is None and kind == "place" and weight >= 2 and "person" not in tally[folded(other.form)]:
                _add(tally, reasons, folded(other.form), "place", 1.0, f"beside “{one.form}”")


def _most(counts: Mapping[MentionKind, float]) -> tuple[MentionKind, float]:
    return max(sorted(counts.items()), key=lambda item: item[1], default=("place", 0.0))


def _relate(tally: _Tally, reasons: dict[tuple[str, str], tuple[float, str]]) -> None:
    """Names that explain one another: surnames of full names, nations of places, last words of bodies."""
    ends: dict[str, MentionKind] = {}
    for form, counts in sorted(tally.items()):
        kind = _most(counts)[0]
        if " " in form and kind in ("person", "organisation"):
            ends.setdefault(form.rsplit(" ", 1)[1], kind)
            if kind == "person" or " of " in form:
                ends.setdefault(form.split(" ", 1)[0], kind)
    single = sorted(form for form in tally if " " not in form)
    places = {form for form, counts in tally.items() if counts.get("place", 0.0) >= _ENOUGH}
    _relate_short(single, ends, tally, reasons)
    for form in single:
        tail = form.rsplit("-", 1)[-1]
        if tail != form and tail in places:
            _add(tally, reasons, form, "place", 3.0, f"a compound with “{tail}”")
    for form in single:
        place = next((other for other in single if is_national(form, other)), None)
        if place is not None:
            _add(tally, reasons, form, "group", 4.0, f"adjective of “{place}”")
            _add(tally, reasons, place, "place", 3.0, f"has the adjective “{form}”")


def _relate_short(
    single: Sequence[str],
    ends: Mapping[str, MentionKind],
    tally: _Tally,
    reasons: dict[tuple[str, str], tuple[float, str]],
) -> None:
    for form in single:
        if form in ends:
            _add(tally, reasons, form, ends[form], _SHORT[ends[form]], "short form of a name in the document")
        elif ends.get(form.removesuffix("s")) == "person":
            _add(tally, reasons, form, "person", 2.0, "plural of a surname in the document")


_SHORT: Mapping[MentionKind, float] = {"person": 8.0, "organisation": 4.0}
"""A surname of somebody named in full is a person whatever stands around it; a body's last word may be a common one."""


def _add(
    tally: _Tally,
    reasons: dict[tuple[str, str], tuple[float, str]],
    form: str,
    kind: MentionKind,
    weight: float,
    why: str,
) -> None:
    tally[form][kind] = tally[form].get(kind, 0.0) + weight
    reasons[form, kind] = max(reasons.get((form, kind), (0.0, "")), (weight, why))


def _settle(name: _Name, kinds: Mapping[str, tuple[MentionKind, str]]) -> _Name | None:
    decided = kinds.get(folded(name.form))
    if name.kind is not None:
        return name
    return None if decided is None else name._replace(kind=decided[0], why=decided[1])


# --- headlines --------------------------------------------------------------------------------------------------


def _read_titled(region: _Region, settled: Sequence[_Name]) -> Iterator[_Name]:
    """The names of a line whose capitals say nothing: those that the body has, listed ones, bearers of given names."""
    forms: dict[tuple[str, ...], _Name] = {}
    for name in settled:
        if name.kind is not None:
            forms.setdefault(tuple(folded(match) for match in _TOKEN.findall(name.form)), name)
            if name.kind == "person":
                forms.setdefault((folded(name.form.split()[-1]),), name)
    longest = max(map(len, forms), default=0)
    index = 0
    while index < len(region.tokens):
        read, index = _titled_at(region, index, forms, longest)
        if read is not None:
            yield read
    yield from _hyphened(region)


def _titled_at(
    region: _Region, index: int, forms: Mapping[tuple[str, ...], _Name], longest: int
) -> tuple[_Name | None, int]:
    tokens = region.tokens
    if not tokens[index].large:
        return None, index + 1
    for size in range(min(longest, len(tokens) - index), 0, -1):
        like = forms.get(tuple(token.fold for token in tokens[index : index + size]))
        if like is not None and _together(tokens, index, index + size):
            stop = index + size
            role = _role_before(region, *before) if (before := _title_before(region, index)) else None
            why = f"as “{like.form}” in the text"
            return _name(
                region, index, stop, like.kind, like.key, role if like.kind == "person" else None, why=why
            ), stop
    if index in region.known and not _everyday(region, index):
        stop, known = region.known[index]
        return _name(region, index, stop, known.kind, known.key, None, why=f"listed {known.kind}"), stop
    if _bears_name(region, index):
        return _name(region, index, index + 2, "person", None, None, why="given name"), index + 2
    return None, index + 1


def _together(tokens: Sequence[_Token], start: int, end: int) -> bool:
    return all(tokens[i].glued and not tokens[i - 1].possessive for i in range(start + 1, end))


def _title_before(region: _Region, index: int) -> tuple[int, int] | None:
    first = next((a for a, b in region.roles.items() if b == index), None)
    return None if first is None or not region.tokens[index].glued else (first, index)


def _bears_name(region: _Region, index: int) -> bool:
    tokens, words = region.tokens, region.words
    if index + 1 >= len(tokens) or tokens[index].fold not in words.FIRST_NAMES - words.AMBIGUOUS_NAMES:
        return False
    behind = tokens[index + 1]
    if not behind.glued or not behind.large or tokens[index].possessive or behind.fold in region.lowered:
        return False
    return behind.fold not in words.NO_NAMES | words.DATE_WORDS | words.COMMON_STARTS and index + 1 not in region.roles


# --- one referent -----------------------------------------------------------------------------------------------


def _without_doubles(found: Iterable[_Name]) -> list[_Name]:
    """Names in order, an outer one before those inside it; of names that cross or coincide the longer, surer one."""
    kept: list[_Name] = []
    for name in sorted(found, key=lambda name: (name.start, -name.end, name.key is None, name.form)):
        crossing = [other for other in kept[-3:] if name.start < other.end]
        if all(_holds(other, name) for other in crossing):
            kept.append(name)
    return kept


def _holds(outer: _Name, inner: _Name) -> bool:
    """A ministry's name holds its country's; other names hold none."""
    nested = (
        outer.start <= inner.start and inner.end <= outer.end and (outer.start, outer.end) != (inner.start, inner.end)
    )
    return nested and outer.why.startswith("ministry") and inner.kind in ("place", "group")


class _Referent(NamedTuple):
    kind: MentionKind
    keys: set[str]
    full: list[tuple[str, ...]]
    roles: list[str]


def _resolve(document: Document, found: Sequence[_Name], words: ModuleType) -> tuple[Mention, ...]:
    """Mentions with a referent each. Longer names are settled first, so that a headline's surname finds its bearer."""
    referents: list[_Referent] = []
    chosen: dict[int, int] = {}
    expanded = _expansions(document.text, found) | _aliases(document.text, found, words)
    order = sorted(range(len(found)), key=lambda i: (len(parts(found[i].form)) == 1, found[i].start))
    for index in order:
        name = found[index]
        at = _find(name, referents, chosen, found, words, expanded.get(index))
        if at is None:
            at = len(referents)
            referents.append(_Referent(name.kind or "place", set(), [], []))
        chosen[index] = at
        _learn(referents[at], name, expanded.get(index))
    first = {at: n for n, at in enumerate(dict.fromkeys(chosen[i] for i in range(len(found))))}
    return tuple(_mention(document, name, first[chosen[i]]) for i, name in enumerate(found))


def _learn(referent: _Referent, name: _Name, expansion: str | None) -> None:
    own = parts(name.form)
    if own not in referent.full:
        referent.full.append(own)
    referent.keys.update(key for key in (name.key, expansion) if key)
    if name.role:
        referent.roles.append(name.role)


def _find(
    name: _Name,
    referents: Sequence[_Referent],
    chosen: Mapping[int, int],
    found: Sequence[_Name],
    words: ModuleType,
    expansion: str | None,
) -> int | None:
    own, kind = parts(name.form), name.kind
    same = [at for at, referent in enumerate(referents) if referent.kind == kind]
    if name.key or expansion:
        keyed = next((at for at in same if referents[at].keys & {name.key, expansion}), None)
        if keyed is not None or name.key:
            return keyed
    if kind == "person":
        return _bearer(name, own, same, referents, chosen, found, words)
    equal = next((at for at in same if own in referents[at].full), None)
    if equal is not None:
        return equal
    if kind == "organisation" and len(own) == 1 and own[0] in words.MINISTRY:
        return _latest(
            name, [at for at in same if any(full[-1] == own[0] for full in referents[at].full)], chosen, found
        )
    if kind == "group":
        return next((at for at in same if any(_one_people(own, full) for full in referents[at].full)), None)
    return next((at for at in same if any(_one_body(own, full, kind, words) for full in referents[at].full)), None)


def _latest(name: _Name, same: Sequence[int], chosen: Mapping[int, int], found: Sequence[_Name]) -> int | None:
    """Of some referents the one that was named last before `name`: "the Ministry"."""
    before = [(found[i].start, to) for i, to in chosen.items() if to in same and found[i].start < name.start]
    return max(before)[1] if before else None


def _one_people(own: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return own[-1].rstrip("s") == other[-1].rstrip("s") and own[:-1] == other[:-1]


def _one_body(own: tuple[str, ...], full: tuple[str, ...], kind: MentionKind | None, words: ModuleType) -> bool:
    """Whether one name is the other's short form: "the Monitor" for the Sarn Valley Monitor, "Ruvo" for Mount Ruvo."""
    short, long = sorted((own, full), key=len)
    if not is_short(short, long):
        return False
    if kind == "organisation":
        ministry = long[-1] in words.MINISTRY
        opens = long[: len(short)] == short and long[len(short)] in ("of", "for")
        enough = len(short) > 1 or (short[0] in words.ORGANISATION_HEADS and not ministry)
        return enough and (opens or long[-len(short) :] == short)
    rest = set(long[: len(long) - len(short)] if long[-len(short) :] == short else long[len(short) :])
    if set(short) <= words.PLACE_HEADS | words.DIRECTIONS:
        return False
    return rest <= words.PLACE_HEADS | words.PLACE_PREFIXES or (len(rest) == 1 and not rest & words.DIRECTIONS)


def _bearer(
    name: _Name,
    own: tuple[str, ...],
    same: Sequence[int],
    referents: Sequence[_Referent],
    chosen: Mapping[int, int],
    found: Sequence[_Name],
    words: ModuleType,
) -> int | None:
    """The person that a name stands for: the one it fits; of several, the one whose roles fit, then the one named most.

    News names a relative in full and keeps the bare surname for the person that the text is about.
    """
    fitting = [at for at in same if any(one_person(own, full) for full in referents[at].full)]
    if not fitting and len(own) == 1:
        fitting = [at for at in same if any(len(full) > 1 and own[0] in full[:1] for full in referents[at].full)]
    if len(own) == 1 and name.role:
        fitting = [at for at in fitting if not _later_stranger(name, at, referents, chosen, found, words)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    named = Counter(chosen.values())
    return max(fitting, key=lambda at: (_role_fit(name.role, referents[at].roles, words), named[at], -at))


def _later_stranger(
    name: _Name,
    at: int,
    referents: Sequence[_Referent],
    chosen: Mapping[int, int],
    found: Sequence[_Name],
    words: ModuleType,
) -> bool:
    """Whether a titled surname ("President Venn") stands before a bearer who is named in full with another role."""
    first = min(found[i].start for i, to in chosen.items() if to == at)
    roles = {word for role in referents[at].roles for word in parts(role)} & (
        words.ROLES | words.PERSON_NOUNS | {"lady"}
    )
    own = set(parts(name.role or ""))
    return name.start < first and bool(roles) and not roles & own and bool(own & words.ROLES)


def _role_fit(role: str | None, roles: Sequence[str], words: ModuleType) -> int:
    """How well a role fits a person's other roles: shared words count for, another walk of life against."""
    if role is None:
        return 0
    own, others = set(parts(role)), {word for other in roles for word in parts(other)}
    fit = 2 * len(own & others & words.ROLES)
    for mine, theirs in ((words.LEARNED, words.POLITICAL), (words.POLITICAL, words.LEARNED)):
        fit += 1 if own & mine and others & mine else 0
        fit -= 2 if own & mine and others & theirs and not others & mine else 0
    return fit


def _expansions(text: str, found: Sequence[_Name]) -> dict[int, str]:
    """Names that an acronym in parentheses defines, and that acronym's own places: each with one key of both."""
    defined: dict[str, str] = {}
    keys: dict[int, str] = {}
    for index, name in enumerate(found):
        match = _DEFINED.match(text, name.end)
        if match and folded(match.group(1)) in acronyms([t for t in re.split(r"\s+", name.form) if t]):
            keys[index] = defined.setdefault(folded(match.group(1)), f"defined:{folded(match.group(1))}")
    for index, name in enumerate(found):
        if folded(name.form) in defined and index not in keys:
            keys[index] = defined[folded(name.form)]
    return keys


def _aliases(text: str, found: Sequence[_Name], words: ModuleType) -> dict[int, str]:
    """Two places or bodies that the text calls one: "Upper Karabakh, or Nagorno-Karabakh"."""
    keys: dict[int, str] = {}
    forms: dict[str, str] = {}
    cue = re.compile("|".join(words.ALIAS_CUES))
    for left, right in pairwise(found):
        if (
            left.kind == right.kind != "person"
            and left.end < right.start
            and cue.fullmatch(text, left.end, right.start)
        ):
            key = forms.get(folded(left.form)) or forms.get(folded(right.form)) or f"alias:{folded(left.form)}"
            forms[folded(left.form)] = forms[folded(right.form)] = key
    for index, name in enumerate(found):
        if folded(name.form) in forms and name.key is None:
            keys[index] = forms[folded(name.form)]
    return keys


def _mention(document: Document, name: _Name, number: int) -> Mention:
    return Mention(
        document.id,
        name.start,
        name.end,
        document.text[name.start : name.end],
        name.kind or "place",
        name.form,
        name.role,
        f"{document.id}:{number}",
        name.why,
    )
