"""What a stretch of text is about, as sets that can be compared: stems of its content words and of its names.

A stem is coarse on purpose (`shelled`, `shelling`, `shells` are one; so are `Velmaria` and `Velmarian`): it says that
two sentences may speak of the same thing, never that they do.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tellings.lang import pack

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*")
_SILENT = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_ENDINGS = re.compile(
    r"(?:isation|ization|ations?|itions?|ements?|ments?|ingly|ings?|edly|ance|ence|ives?|ions?|ers?|ors?|ed|es|s|ly)$"
)
NAME = 4
"""Letters of a name that are compared: what a country and its people have in common (Turkey and Turkish)."""
SHORTEST = 3
"""Letters that must be left of a word without its ending."""
KEPT = 1 << 17
"""Words whose stems are remembered: the vocabulary of some ten thousand articles."""


@lru_cache(KEPT)
def stem(word: str, language: str = "en") -> str:
    """A coarse stem of a lower-case word; digits stay as they are, without commas."""
    if word[0].isdigit():
        return word.replace(",", "").rstrip(".")
    inflection = pack(language, "inflection")
    base = inflection.LEMMAS.get(word, word) if inflection else word
    found = _ENDINGS.search(base)
    if found and found.start() >= SHORTEST:
        base = base[: found.start()]
    if len(base) > SHORTEST and base[-1] == base[-2]:
        base = base[:-1]
    if len(base) > SHORTEST and base[-1] == "e":
        base = base[:-1]
    return base[:-1] + "i" if base[-1] == "y" else base


def words(text: str) -> list[str]:
    """The words and numbers of a text as they stand there, possessive endings off."""
    return [word[:-2] if word[-2:] in ("'s", "’s") else word for word in _found(text)]


def _found(text: str) -> list[str]:
    return _WORD.findall(_SILENT.sub("", text) if not text.isascii() else text)


@cache
def _weak(language: str) -> frozenset[str]:
    closed, reporting = pack(language, "closed_words"), pack(language, "reporting")
    listed: frozenset[str] = closed.FUNCTION if closed else frozenset()
    return listed | (reporting.NEUTRAL if reporting else frozenset())


@cache
def kinds_of_deed(language: str) -> dict[str, str]:
    """Stems of words that stand for one kind of deed, with the stem that stands for all of them."""
    listed = pack(language, "alike")
    alike: dict[str, str] = listed.ALIKE if listed else {}
    return {stem(word, language): stem(kind, language) for kind, words in alike.items() for word in words.split()}


def meanings(text: str, language: str = "en") -> frozenset[str]:
    """What the content words of a text mean, as stems: not grammar, not plain verbs of saying.

    Words for one kind of deed are one.
    """
    return frozenset(meant for word in _found(text) if (meant := _meaning(word, language)))


_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


@lru_cache(KEPT)
def _meaning(word: str, language: str) -> str:
    """The stem of a word as printed or of the kind of deed that it stands for; "" where it carries no content."""
    bare = word[:-2] if word[-2:] in ("'s", "’s") else word
    plain = bare.replace("’", "").replace("'", "").lower()
    if not plain or plain in _weak(language) or plain in _LETTERS:
        return ""
    own = stem(plain, language)
    return kinds_of_deed(language).get(own, own)


def as_printed(text: str, wanted: frozenset[str], language: str = "en") -> tuple[str, ...]:
    """The words of a text that mean one of these stems, as they stand there, each meaning once and in order."""
    found: dict[str, str] = {}
    for word in words(text):
        meant = _meaning(word, language)
        if meant in wanted:
            found.setdefault(meant, word)
    return tuple(found.values())


def tokens(text: str, language: str = "en") -> tuple[list[int], list[str], list[str]]:
    """For every word of a text its position, what it means ("" for grammar), and its first letters if capitalised."""
    starts, meant, capitals = [], [], []
    for found in _WORD.finditer(text):
        word = found.group()
        starts.append(found.start())
        meant.append(_meaning(word, language))
        capitals.append(_first_letters(word))
    return starts, meant, capitals


@lru_cache(KEPT)
def name_stems(name: str) -> frozenset[str]:
    """The first letters of the capitalised words of a name: what a country, its people and its bodies share."""
    return frozenset(first for word in _found(name) if (first := _first_letters(word)))


@lru_cache(KEPT)
def _first_letters(word: str) -> str:
    bare = word[:-2] if word[-2:] in ("'s", "’s") else word
    return bare[:NAME].lower() if bare[0].isupper() and len(bare) >= NAME - 1 else ""
