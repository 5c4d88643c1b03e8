"""What a stretch of text is about, as sets that can be compared: stems of its content words and of its names.

A stem is coarse on purpose (`shelled`, `shelling`, `shells` are one; so are `Velmaria` and `Velmarian`): it says that
two sentences may speak of the same thing, never that they do.
"""

from __future__ import annotations

import re
from functools import cache

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


@cache
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
    found = _WORD.findall(_SILENT.sub("", text) if not text.isascii() else text)
    return [word[:-2] if word[-2:] in ("'s", "’s") else word for word in found]


@cache
def _weak(language: str) -> frozenset[str]:
    closed, reporting = pack(language, "closed_words"), pack(language, "reporting")
    listed: frozenset[str] = closed.FUNCTION if closed else frozenset()
    return listed | (reporting.NEUTRAL if reporting else frozenset())


def content(text: str, language: str = "en") -> frozenset[str]:
    """Stems of the words that carry content: not grammar, not plain verbs of saying."""
    weak = _weak(language)
    found = (word.replace("’", "'").replace("'", "").lower() for word in words(text))
    return frozenset(stem(word, language) for word in found if word and word not in weak and word not in _LETTERS)


@cache
def kinds_of_deed(language: str) -> dict[str, str]:
    """Stems of words that stand for one kind of deed, with the stem that stands for all of them."""
    listed = pack(language, "alike")
    alike: dict[str, str] = listed.ALIKE if listed else {}
    return {stem(word, language): stem(kind, language) for kind, words in alike.items() for word in words.split()}


def meanings(text: str, language: str = "en") -> frozenset[str]:
    """What the content words of a text mean, as stems; words for one kind of deed are one."""
    alike = kinds_of_deed(language)
    return frozenset(alike.get(one, one) for one in content(text, language))


_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


def name_stems(name: str) -> frozenset[str]:
    """The first letters of the capitalised words of a name: what a country, its people and its bodies share."""
    return frozenset(word[:NAME].lower() for word in words(name) if word[0].isupper() and len(word) >= NAME - 1)
