"""When two names can stand for one thing: folding, spelling variants, initials, persons' full and short names.

Nothing here knows a name; all of it is about letters. Transliterations into Latin letters differ in a handful of
habits (q, k and c; y, i and j; doubled letters; final vowels), so that names are compared by a coarse skeleton first
and by their edit distance second.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

_DROPPED = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff.'’‘‛ʼ`´\ufffd]")
_OWNED = re.compile(r"['’ʼ\ufffd]s\b")
_HYPHENS = re.compile(r"[‐‑–]")
_LETTERS = re.compile(r"[^\W_]+")
_SAME_SOUND = (
    ("sch", "s"),
    ("tch", "c"),
    ("tsch", "c"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("sh", "s"),
    ("zh", "j"),
    ("dj", "j"),
    ("ch", "c"),
    ("th", "t"),
    ("ck", "k"),
    ("ts", "c"),
    ("tz", "c"),
    ("dh", "d"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("z", "s"),
    ("j", "i"),
    ("y", "i"),
)
_FRONT_C = re.compile("c(?=[aouklrt]|$)")
_SHORTEST_VARIANT = 5
"""Letters that a name must have before another spelling is believed: Iran and Iraq, Gaza and Giza differ by one."""

_FARTHEST_VARIANT = 0.34
"""Edits over the longer name's letters up to which equal skeletons are one name (Kelmet, Qelmat: 2 of 6)."""


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """`text` for comparison: no case, accents, stops, apostrophes or zero-width marks, single spaces."""
    if text.isascii():
        plain = text
    else:
        plain = unicodedata.normalize("NFKD", _HYPHENS.sub("-", _DROPPED.sub("", text)))
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(plain.replace(".", "").replace("'", "").casefold().split())


def printed(text: str) -> str:
    """`text` as a name is shown: its own letters on one line."""
    return " ".join(re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", text).split())


@lru_cache(maxsize=1 << 16)
def skeleton(text: str) -> str:
    """Consonants of a name's coarse sound; spellings of one name by different transliterations share it."""
    letters = "".join(_LETTERS.findall(folded(text)))
    for written, sound in _SAME_SOUND:
        letters = letters.replace(written, sound)
    letters = _FRONT_C.sub("k", letters)
    first, rest = letters[:1], re.sub("[aeiou]", "", letters[1:])
    return re.sub(r"(.)\1+", r"\1", first + rest)


def variants(left: str, right: str) -> bool:
    """Whether two single names can be spellings of one: equal skeletons and few edits."""
    a, b = folded(left), folded(right)
    if a == b:
        return True
    if min(len(a), len(b)) < _SHORTEST_VARIANT or skeleton(left) != skeleton(right):
        return False
    return Levenshtein.normalized_distance(a, b) <= _FARTHEST_VARIANT


@lru_cache(maxsize=1 << 16)
def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name without possessive endings; what hyphens join are words of their own."""
    return tuple(_LETTERS.findall(folded(_OWNED.sub("", name))))


_SON_OF = frozenset({"bin", "ibn", "bint"})
"""The word behind these is a father's name, and no surname by itself."""


def _fits(a: str, b: str, spellings: bool) -> bool:
    """Whether two given names can be one person's: equal, an initial of the other, or a spelling of it."""
    return a == b or (1 in (len(a), len(b)) and a[0] == b[0]) or (spellings and variants(a, b))


def one_person(left: Sequence[str], right: Sequence[str], spellings: bool = False) -> bool:
    """Whether two persons' names (folded words) can be one person's: same surname, no given name against it.

    A surname alone fits every bearer. With `spellings`, transliterations of one name count as equal.
    """
    if not left or not right or not (left[-1] == right[-1] or (spellings and variants(left[-1], right[-1]))):
        return False
    short, long = sorted((left[:-1], right[:-1]), key=len)
    if not short:
        return len(long) < 2 or long[-1] not in _SON_OF
    return all(any(_fits(a, b, spellings) for b in long) for a in short)


def acronyms(words: Sequence[str]) -> frozenset[str]:
    """The acronyms, folded, that a name of several words can have: of its large words, of all its words."""
    pieces = [piece for word in words for piece in word.split("-") if piece]
    large = "".join(piece[0] for piece in pieces if piece[0].isupper())
    every = "".join(piece[0] for piece in pieces)
    joined = "".join(word[0] for word in words if word[:1].isupper())
    return frozenset(folded(form) for form in (large, every, joined) if len(form) > 1)


_NATIONAL = re.compile("(?:ians?|eans?|ans?|ese|ish|is?|ites?|ics?|ns?)$")


def is_national(form: str, place: str) -> bool:
    """Whether a word can be the adjective or the people of a place by its letters alone: Velmarian of Velmaria."""
    adjective, named = folded(form), folded(place)
    if adjective == named or "-" in adjective or min(len(adjective), len(named)) < 4 or adjective[:3] != named[:3]:
        return False
    ending = _NATIONAL.search(adjective)
    if ending is None:
        return False
    stem = adjective[: ending.start()]
    if stem.startswith(named) or named + "n" in (adjective, adjective[:-1]):
        return True
    return len(stem) >= 3 and named.startswith(stem) and len(named) - len(stem) <= 2 and named[-1] in "aeiouy"


def is_short(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of one name are the last or the first words of a longer one."""
    size = len(short)
    return 0 < size < len(long) and (tuple(long[-size:]) == tuple(short) or tuple(long[:size]) == tuple(short))
