"""The words of a text as names need them: which are large and say so, which are listed, where roles stand.

A region is one sentence (or a block without sentences): its words, and what is known of them before any name is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import ModuleType
from typing import NamedTuple

from tellings.lang import pack
from tellings.naming.forms import folded
from tellings.naming.gazetteer import Gazetteer, Known
from tellings.records import RESIDUE, Block, Sentence

_IGNORED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

TOKEN = re.compile(
    rf"(?:[A-Z]\.){{2,}}|[^\W\d_](?:[\w{_IGNORED}]|[-‐‑](?:(?:[A-Z]\.){{2,}}|(?=\w))|['’ʼ\ufffd](?=[^\W\d_]))*|\d[\d.,]*\w*|[&/]"
)

_POSSESSIVE = re.compile("['’ʼ\ufffd]s$|(?<=s)['’ʼ]$", re.IGNORECASE)
_GLUE = re.compile(rf"(?:[ \t\u00a0\u202f{_IGNORED}]|\n(?!\s*\n))+")
_OPENS = re.compile('[.!?:;\u2026"“„«‘\u2022|\\[]|\n\\s*\n|\ufffd')
_QUOTED_INSIDE = re.compile('\\s+["“„«‘\'\ufffd]|["”»’\ufffd]?\\s+')
_ABBREVIATED = re.compile(rf"\.(?:{_GLUE.pattern})?")
INITIAL = re.compile(r"[A-Z]\.?$")
ABSTRACT = re.compile("(?:isms?|tions?|ments?|ness|ity|ings?|ed|ly|ance|ence|ology|hood|ship)$")
"""Endings of words that are things thought or done, and no towns."""

_TITLE_CASE = 0.7
"""Share of longer words written large from which on a line's capitals say nothing about names (headlines)."""


class Token(NamedTuple):
    """A word: its place, its letters without a possessive ending, and how it is joined to the word before."""

    start: int
    end: int
    text: str
    fold: str
    possessive: bool
    large: bool
    glued: bool
    opens: bool


class Region(NamedTuple):
    """A stretch of `text` that is read at once. Places of words are indices of `tokens`."""

    text: str
    tokens: list[Token]
    titled: bool
    """Whether its capitals say nothing: a headline."""
    known: dict[int, tuple[int, Known]]
    """Listed names: first word to the word behind the last, and the entry."""
    roles: dict[int, int]
    """Role nouns and honorifics: first word to the word behind the last."""
    words: ModuleType
    listed: Gazetteer
    lowered: frozenset[str]
    """Words that the document also writes small."""


def regions_of(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], words: ModuleType, listed: Gazetteer
) -> list[Region]:
    """The stretches of article text with a word in them, in order: sentences, and blocks that no sentence covers."""
    signed = [(block.start, block.end) for block in blocks if block.kind in ("byline", "dateline")]
    headed = [(block.start, block.end) for block in blocks if block.kind in ("title", "heading")]
    cut = [
        (start, _uncompounded(_tokens(text, start, end), listed)) for start, end in sorted(_spans(blocks, sentences))
    ]
    lowered = frozenset(token.fold for _, tokens in cut for token in tokens if not token.large)
    return [
        _region(text, tokens, words, listed, lowered, _may_be_headline(text, start, tokens, signed, headed))
        for start, tokens in cut
        if tokens
    ]


def _spans(blocks: Sequence[Block], sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    covered = sorted((sentence.start, sentence.end) for sentence in sentences)
    residue = [(block.start, block.end) for block in blocks if block.kind in RESIDUE]
    spans = [span for span in covered if not any(a <= span[0] and span[1] <= b for a, b in residue)]
    spans += [
        (block.start, block.end)
        for block in blocks
        if block.kind not in RESIDUE and not any(a < block.end and block.start < b for a, b in covered)
    ]
    return spans


def _region(
    text: str, tokens: list[Token], words: ModuleType, listed: Gazetteer, lowered: frozenset[str], headline: bool
) -> Region:
    known = _known(tokens, listed)
    titled = headline and _title_case(tokens, known)
    return Region(text, tokens, titled, known, _roles(tokens, words), words, listed, lowered)


def _tokens(text: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    last = start
    for match in TOKEN.finditer(text, start, end):
        at, raw, gap = match.start(), match.group(), text[last : match.start()]
        owned = _POSSESSIVE.search(raw)
        bare = raw[: owned.start()] if owned else raw
        possessive = owned is not None or (raw[-1] == "s" and _owning(text, match.end()))
        glued = bool(found) and _joined(gap, found[-1])
        opens = not found or _opening(gap, found[-1])
        found.append(Token(at, at + len(bare), bare, folded(bare), possessive, _large(bare), glued, opens))
        last = match.end()
    return found


def _owning(text: str, end: int) -> bool:
    """Whether a lone apostrophe stands at `end`: "the rebels' camp"."""
    return text[end : end + 1] in ("'", "’") and text[end + 1 : end + 2].isspace()


def _uncompounded(tokens: list[Token], listed: Gazetteer) -> list[Token]:
    """The words with compounds of listed names ("Armenian-occupied") counted as small: they begin no name."""
    return [token._replace(large=False) if token.large and pieces(token, listed) else token for token in tokens]


def pieces(token: Token, listed: Gazetteer) -> list[tuple[int, str, Known]]:
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


def _joined(gap: str, before: Token) -> bool:
    if _GLUE.fullmatch(gap):
        return True
    return bool(_ABBREVIATED.fullmatch(gap)) and _abbreviates(before)


@cache
def _abbreviations() -> frozenset[str]:
    words = pack("en", "names")
    return frozenset(words.ABBREVIATIONS) if words else frozenset()


def _abbreviates(token: Token) -> bool:
    return bool(INITIAL.match(token.text)) or (token.large and token.fold in _abbreviations())


def _opening(gap: str, before: Token) -> bool:
    if _ABBREVIATED.fullmatch(gap) and _abbreviates(before):
        return False
    return bool(_OPENS.search(gap)) and not _QUOTED_INSIDE.fullmatch(gap)


def _may_be_headline(
    text: str,
    start: int,
    tokens: Sequence[Token],
    signed: Sequence[tuple[int, int]],
    headed: Sequence[tuple[int, int]],
) -> bool:
    """Titles, and lines that end in no full stop; not lines that sign or place a text."""
    if any(a <= start < b for a, b in headed):
        return True
    stopped = "." in text[tokens[-1].end : tokens[-1].end + 3] and not _abbreviates(tokens[-1])
    return not stopped and not any(a <= start < b for a, b in signed)


def _title_case(tokens: Sequence[Token], known: Mapping[int, tuple[int, Known]]) -> bool:
    """Whether large letters say nothing in this line: listed names and acronyms set apart, most words have one."""
    taken = {index for start, (end, _) in known.items() for index in range(start, end)}
    telling = [t for i, t in enumerate(tokens) if i and i not in taken and len(t.text) > 3 and t.text[0].isalpha()]
    large = sum(token.large for token in telling)
    whole = large == len(telling) == len([t for t in tokens[1:] if t.text[0].isalpha()])
    enough = 2 if whole else 3
    return len(telling) >= enough and large / len(telling) >= _TITLE_CASE and len(tokens) <= 40


def _known(tokens: Sequence[Token], listed: Gazetteer) -> dict[int, tuple[int, Known]]:
    found: dict[int, tuple[int, Known]] = {}
    index = 0
    while index < len(tokens):
        hit = next((k for k in listed.by_first.get(tokens[index].fold, ()) if _stands(tokens, index, k)), None)
        if hit is not None:
            found[index] = (index + len(hit.words), hit)
        index += len(hit.words) if hit is not None else 1
    return found


def _stands(tokens: Sequence[Token], index: int, known: Known) -> bool:
    here = tokens[index : index + len(known.words)]
    if len(here) != len(known.words) or not here[0].large:
        return False
    if known.capitals and not here[0].text.replace(".", "").isupper():
        return False
    return all(
        token.fold == word and (not at or (token.glued and not here[at - 1].possessive))
        for at, (token, word) in enumerate(zip(here, known.words, strict=True))
    ) and (len(here) == 1 or here[-1].large)


def _roles(tokens: Sequence[Token], words: ModuleType) -> dict[int, int]:
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


def _office_end(tokens: Sequence[Token], index: int, words: ModuleType) -> int:
    """The index behind a role and its "of": "secretary of state", "minister of the interior", "chief of staff"."""
    end = index + 1
    if end < len(tokens) and tokens[end].fold == "of":
        end += 1 + (tokens[end + 1].fold == "the" if end + 1 < len(tokens) else 0)
        if end < len(tokens) and tokens[end].fold in words.TOPICS | {"staff"} and tokens[end].glued:
            return end + 1
    return index + 1


def everyday(region: Region, index: int) -> bool:
    """A listed name that the document also writes small, at the start of a sentence: "Nice", "Turkey"."""
    token = region.tokens[index]
    return token.opens and region.known[index][0] == index + 1 and token.fold in region.lowered


def is_first_name(region: Region, index: int) -> bool:
    """Whether the word at `index` is a given name."""
    return region.tokens[index].fold in region.words.FIRST_NAMES


@cache
def speech() -> frozenset[str]:
    """Report verbs."""
    words = pack("en", "reporting")
    return frozenset(words.NEUTRAL | words.MARKED) if words else frozenset()
