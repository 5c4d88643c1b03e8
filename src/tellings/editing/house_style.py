"""Words folded so that what one desk spells one way and another desk another way compares as equal.

Beyond case, accents and apostrophes this folds spelling (`centre`, `center`), abbreviations (`Sept`, `September`) and
numbers (`two`, `2`), each only where the language has lists for it, and reads letters that a broken encoding lost
(U+FFFD, or a question mark inside a word) from the other text. For comparing two texts only: a folded form need not be
a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tellings.lang import pack

_LETTER = r"[^\W\d_\u2e80-\u9fff\u0300-\u036f]"
_INSIDE = r"[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]"
_WORD = re.compile(
    rf"(?:{_LETTER}\.){{2,}}"
    r"|\d+(?:[.,\u2009\u202f]\d+)*"
    r"|[A-Z][A-Za-z]*-\d+"
    r"|[\u2e80-\u9fff]"
    rf"|{_LETTER}(?:{_LETTER}|\d|{_INSIDE}|['’‘ʼ`´\ufffd]+(?={_LETTER})|\?(?=[a-z]))*"
    r"|[%&$€£¥₽]"
)
_IGNORED = re.compile(_INSIDE)
_APOSTROPHES = re.compile("['’‘ʼ`´]")
_JOINERS = re.compile("['’‘ʼ`´-]")
_LOST = re.compile("[\ufffd?]")
_GROUPING = re.compile(r"[,\u2009\u202f](?=\d{3}(?:\D|$))")
_AMBIGUOUS = frozenset({"us", "uk", "un", "eu"})
"""Initials that are a word or next to one in lower case, so that only their capitals or stops tell them."""


class Word(NamedTuple):
    """A word, number or money sign: its place in code points, as printed, and folded for comparing."""

    start: int
    end: int
    text: str
    fold: str


def words(text: str, start: int, end: int, language: str) -> list[Word]:
    """The words of `text[start:end]`; letters lost in them are still marked in the folded form (see `restored`)."""
    found = [
        Word._make((*match.span(), printed, _folded(printed, language)))
        for match in _WORD.finditer(text, start, end)
        if (printed := match[0])
    ]
    return _joined(found, text, language)


def _joined(found: list[Word], text: str, language: str) -> list[Word]:
    """The words with those made one that stand for one thing (`United States`)."""
    joined = _phrases(language)
    if not any(word.fold in joined for word in found):
        return found
    done: list[Word] = []
    at = 0
    while at < len(found):
        size, fold = next(
            ((len(p), to) for p, to in joined.get(found[at].fold, ()) if _reads(found, at, p)), (1, found[at].fold)
        )
        start, end = found[at].start, found[at + size - 1].end
        done.append(Word(start, end, text[start:end], fold))
        at += size
    return done


def _reads(found: list[Word], at: int, phrase: tuple[str, ...]) -> bool:
    return tuple(word.fold for word in found[at : at + len(phrase)]) == phrase


@cache
def _phrases(language: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases that are one word, by their first word."""
    spelling = pack(language, "spelling")
    shelves: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for phrase, to in spelling.JOINED if spelling else ():
        folds = tuple(spelled(word, language) for word in phrase)
        shelves[folds[0]] = (*shelves.get(folds[0], ()), (folds, to))
    return shelves


@cache
def _rules(language: str) -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    spelling, counting = pack(language, "spelling"), pack(language, "counting")
    pairs = dict(spelling.PAIRS) if spelling else {}
    if counting:
        pairs |= {word: str(value) for word, value in counting.NUMBERS.items()}
        pairs |= counting.UNITS
    rules = tuple((re.compile(pattern), to) for pattern, to in spelling.RULES) if spelling else ()
    return pairs, rules


@cache
def _folded(text: str, language: str) -> str:
    bare = _IGNORED.sub("", text)
    letters = bare.replace(".", "").casefold()
    if bare[0].isdigit():
        return _GROUPING.sub("", bare)
    if letters in _AMBIGUOUS and (bare.isupper() or "." in bare):
        return "".join(f"{letter}." for letter in letters)
    plain = _JOINERS.sub("", unicodedata.normalize("NFKD", letters))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return spelled(plain or letters, language)


@cache
def spelled(word: str, language: str) -> str:
    """The form that the spellings of one word share; the word itself where its language has no lists."""
    pairs, rules = _rules(language)
    word = pairs.get(word, word)
    for pattern, to in rules:
        word = pattern.sub(to, word)
    return pairs.get(word, word)


def restored(left: list[Word], right: list[Word], language: str) -> tuple[list[Word], list[Word]]:
    """The same words, their lost letters read from the words of both texts where only one word fits."""
    folds = {word.fold for word in (*left, *right)}
    lost = {fold for fold in folds if is_damaged(fold)}
    if not lost:
        return left, right
    shelves: dict[tuple[int, str], list[str]] = defaultdict(list)
    for fold in sorted(folds - lost):
        shelves[len(fold), fold[0]].append(fold)
    read = {fold: _read(fold, shelves, language) for fold in lost}
    return _restored(left, read), _restored(right, read)


def _restored(words: list[Word], read: Mapping[str, str]) -> list[Word]:
    return [word._replace(fold=read[word.fold]) if word.fold in read else word for word in words]


def _read(fold: str, shelves: dict[tuple[int, str], list[str]], language: str) -> str:
    without = spelled(_LOST.sub("", fold), language)
    pattern = re.compile(_LOST.sub(".", fold))
    fitting = [word for word in shelves.get((len(fold), fold[0]), ()) if pattern.fullmatch(word)]
    if without in shelves.get((len(without), without[0]), ()) or len(fitting) != 1:
        return without
    return fitting[0]


def is_damaged(text: str) -> bool:
    """Whether a broken encoding lost a letter inside this word."""
    return bool(_LOST.search(text))


def shared_form(folds: Iterable[str], language: str) -> str:
    """What two writings of one phrase have in common, without spaces: `percent` for `per cent`."""
    form = list(folds)
    for phrase, to in _writings(language):
        if phrase[0] in form:
            form = _replaced(form, phrase, to)
    return "".join(form)


@cache
def _writings(language: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Phrases and the other writing that stands for them."""
    spelling = pack(language, "spelling")
    phrases = spelling.PHRASES if spelling else ()
    return tuple((tuple(spelled(word, language) for word in phrase), to) for phrase, to in phrases)


def _replaced(form: list[str], phrase: Sequence[str], to: Sequence[str]) -> list[str]:
    size, done, at = len(phrase), list[str](), 0
    while at < len(form):
        if tuple(form[at : at + size]) == phrase:
            done += to
            at += size
        else:
            done.append(form[at])
            at += 1
    return done


def looks_same(left: str, right: str) -> bool:
    """Whether two printings of one word differ in nothing that a reader sees: apostrophes, ignorable marks."""
    return left == right or _seen(left) == _seen(right)


def _seen(text: str) -> str:
    """A printing without ignorable marks; a lost letter of a word that was equal anyway may be its apostrophe."""
    return _MARKS.sub("'", _IGNORABLE.sub("", unicodedata.normalize("NFC", text)))


_MARKS = re.compile("['’‘ʼ`´\ufffd?]")
_IGNORABLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
