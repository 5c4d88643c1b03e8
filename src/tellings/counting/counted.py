"""Those who are counted: numbers with the noun phrase behind them, and single persons without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType

from tellings.counting.numbers import BIGGEST, Number, Token

_AGE = re.compile(r"(\d{1,3}|[a-z]+)-year-olds?\Z")
_YEARS_OLD = re.compile(r"(?:\d+-)?years?[ -]olds?\b")
_REACH = 8
"""Words behind a number among which the noun is looked for."""
_MARKS = frozenset("\"“”'‘’)")
_SINGLE_REACH = 6
"""Words of "a 12-year-old Palestinian schoolboy" and the like."""
OLDEST = 120
"""No age is larger."""


@dataclass(slots=True)
class Counted:
    """A number or a single person over tokens `first` to `last`, its noun phrase ending before `end`.

    `head` is the noun in the singular, None where it is left out; `thing`: what is counted is no person. `own` is the
    effect that the noun phrase itself tells ("two dead", "22 bodies").
    """

    first: int
    last: int
    end: int
    low: float | None
    high: float | None
    modifier: str
    head: str | None = None
    victims: str | None = None
    thing: bool = False
    own: str | None = None
    implicit: bool = False
    little: bool = False
    definite: bool = False
    of: tuple[int, int] | None = None
    adds: bool = False
    vague: bool = False
    role: str | None = None
    by: str = ""
    whole: int | None = None
    unit: str | None = None
    weak: str | None = None
    cue: bool = False


def singular(word: str, words: ModuleType) -> str | None:
    """The singular under which a noun stands among the persons, or None."""
    if word in words.IRREGULAR:
        return str(words.IRREGULAR[word])
    if word in words.PERSONS:
        return word
    for ending in ("s", "es"):
        if word.endswith(ending) and word[: -len(ending)] in words.PERSONS:
            return word[: -len(ending)]
    return None


def counted(row: Sequence[Token], found: Sequence[Number], barred: Sequence[bool], words: ModuleType) -> list[Counted]:
    """Everything in a sentence that may count people, in order; `barred` are the tokens of times and dates."""
    taken = [False] * len(row)
    items: list[Counted] = []
    for number in found:
        if any(barred[number.core : number.last]) or _is_age(row, number, words):
            continue
        item = _phrase(row, number, barred, words)
        items.append(item)
        for at in range(number.first, item.end):
            taken[at] = True
    items += _singles(row, taken, words)
    return sorted(items, key=lambda item: item.first)


def _is_age(row: Sequence[Token], number: Number, words: ModuleType) -> bool:
    """As in "Lund, 31, was …", "aged 12", "ages 28 and 21": how old somebody is."""
    before = row[number.first - 1].word if number.first else ""
    behind = row[number.last].word if number.last < len(row) else ""
    if before in words.AGED or _in_ages(row, number, words):
        return True
    if number.high is None or number.high > OLDEST or before != "," or number.core + 1 != number.last:
        return False
    if number.first < 2 or behind not in (",", ".", ";", ")", "and", ""):
        return False
    one = row[number.first - 2]
    junior = one.word == "." and number.first > 3 and row[number.first - 3].word in words.JUNIOR
    return one.capital or junior or (behind in (",", ".", "") and (one.word in words.PERSONS or one.word == "other"))


def _in_ages(row: Sequence[Token], number: Number, words: ModuleType) -> bool:
    """As in "ages 25, 26, and 33", "between the ages of 21 and 58", "35, 46 and 54 years old"."""
    if number.high is None or number.high > OLDEST or number.core + 1 != number.last:
        return False
    k = number.first - 1
    while k >= 0 and (row[k].word in (",", "and", "of", "to", "-", "between", "from") or row[k].word.isdecimal()):
        k -= 1
    if k >= 0 and row[k].word in words.AGED:
        return True
    k = number.last
    while k < len(row) and (row[k].word in (",", "and", "or") or row[k].word.isdecimal()):
        k += 1
    return k > number.last and k + 1 < len(row) and row[k].word in words.YEARS and row[k + 1].word in words.OLD


def _phrase(row: Sequence[Token], number: Number, barred: Sequence[bool], words: ModuleType) -> Counted:
    item = Counted(
        number.first, number.last, number.last, number.low, number.high, number.modifier,
        adds=number.adds, vague=number.vague,
    )  # fmt: skip
    at = number.last
    if at < len(row) and row[at].word in words.OTHERS:
        item.adds = True
        at += 1
    before = row[number.first - 1].word if number.first else ""
    if before in words.CURRENCY_SIGNS or (number.high or number.low or 0) >= BIGGEST or _fraction(number):
        item.thing, item.unit = True, before if before in words.CURRENCY_SIGNS else None
    item.definite = before in words.DEFINITE
    parent = before == "of" and number.first > 1 and row[number.first - 2].word in words.PARENTS
    if (
        before == "how"
        or row[number.core].word == words.EMERGENCY
        or parent
        or (at < len(row) and row[at].word == "another")
        or (item.high == 2 and row[number.core].word == "both" and not _both(row, number, words))
    ):
        item.thing = True
    if at + 1 < len(row) and row[at].word in _MARKS and row[at + 1].word == "of":
        at += 1
    if at < len(row) and row[at].word == "of":
        return _of_phrase(row, at, item, barred, words)
    return _nouns(row, at, item, barred, words)


def _both(row: Sequence[Token], number: Number, words: ModuleType) -> bool:
    """Whether "both" counts two: "they both suffered", "both of them", "both were"."""
    behind = row[number.last].word if number.last < len(row) else ""
    before = row[number.first - 1].word if number.first else ""
    telling = behind in words.BE or behind in words.EFFECTS or behind in words.SUSTAINED or behind == "of"
    return telling or before in ("them", "they")


def _fraction(number: Number) -> bool:
    return any(value is not None and value != int(value) for value in (number.low, number.high))


def _of_phrase(row: Sequence[Token], at: int, item: Counted, barred: Sequence[bool], words: ModuleType) -> Counted:
    """As in "Two of the wounded", "1,166 of their troops", "dozens of people"."""
    begin = at + 1
    while begin < len(row) and row[begin].word in words.OF_THESE:
        if row[begin].word in ("those", "these") and not _determines(row, begin, words):
            break
        begin += 1
    if begin < len(row) and row[begin].word in words.WHOLES:
        item.of = (begin, begin + 1)
        k = begin + 1
        if row[begin].word in ("whom", "which") and k < len(row) and row[k].word in words.BE:
            k += 1
        return _nouns(row, k, item, barred, words)
    _nouns(row, begin, item, barred, words)
    if not item.vague or begin > at + 1:
        item.of = (begin, item.end)
    return item


def _determines(row: Sequence[Token], at: int, words: ModuleType) -> bool:
    """Whether "those" belongs to a noun behind it, and does not stand for those counted before."""
    word = row[at + 1].word if at + 1 < len(row) else ""
    verbal = word in words.AUXILIARIES or word in words.VERBS or word in words.EFFECTS
    return word[:1].isalpha() and word not in words.FUNCTION and not verbal


def _nouns(row: Sequence[Token], at: int, item: Counted, barred: Sequence[bool], words: ModuleType) -> Counted:
    """Reads the noun phrase from a token on into the item."""
    item.end = at
    kinds: list[str] = []
    skipped = -1
    for k in range(at, min(at + _REACH, len(row))):
        word = row[k].word
        if k <= skipped or (k == at and word in _MARKS):
            continue
        if word == "(" and k + 2 < len(row) and row[k + 2].word == ")":
            skipped = k + 2
            continue
        noun = singular(word, words)
        if barred[k] or _ends(word, noun, item, words):
            break
        if word in words.EFFECTS or word in words.EFFECT_NOUNS:
            if not _takes_effect(row, k, item, words):
                break
            continue
        _take(k, row, item, kinds, noun, words)
    _of_members(row, item, kinds, words)
    _settle(item, kinds, words)
    return item


def _ends(word: str, noun: str | None, item: Counted, words: ModuleType) -> bool:
    """Whether a word can no longer belong to the noun phrase of an item."""
    if not word[0].isalpha() or word in words.FUNCTION or word in words.AUXILIARIES or word in words.NUMBER_WORDS:
        return True
    if noun is not None or word in words.EFFECT_NOUNS:
        return item.thing
    verbal = word in words.VERBS or word in words.REPORTING or word in words.SUSTAINED
    return item.head is not None or item.thing or verbal


def _of_members(row: Sequence[Token], item: Counted, kinds: list[str], words: ModuleType) -> None:
    """As in "Members of medical staff", "a leader of the jihadist group": what they belong to says what they are."""
    if item.head not in words.SAYING_LITTLE or item.end >= len(row) or row[item.end].word != "of":
        return
    for token in row[item.end + 1 : item.end + _REACH]:
        if token.word in (",", "and", "including") or token.word in words.EFFECTS:
            return
        kind = words.VICTIM_WORDS.get(token.word) or words.PERSONS.get(singular(token.word, words) or "")
        if kind:
            kinds.append(kind)
            return


def _take(k: int, row: Sequence[Token], item: Counted, kinds: list[str], noun: str | None, words: ModuleType) -> None:
    word = row[k].word
    item.end = k + 1
    if word in words.VICTIM_WORDS:
        kinds.append(words.VICTIM_WORDS[word])
    if noun is not None:
        item.head, item.thing = noun, False
    elif word in words.GROUPS:
        item.head, item.low, item.high, item.modifier = "families", None, None, "none"
    elif item.head is None and (word in words.THINGS or word in words.UNITS or word in words.MONEY or word == "%"):
        item.thing, item.unit = True, word
    elif item.head is None and not item.unit and word[-1] == "s":
        item.unit = word


def _takes_effect(row: Sequence[Token], k: int, item: Counted, words: ModuleType) -> bool:
    """Reads an effect word in a noun phrase ("two injured officers", "22 bodies"); False where it is a predicate."""
    word = row[k].word
    behind = row[k + 1].word if k + 1 < len(row) else ""
    adjective = item.head is None and singular(behind, words) is not None and not item.unit
    if adjective and word in words.EFFECTS:
        item.own = words.EFFECTS[word][0]
        return True
    if word in words.COUNTED_SELVES:
        item.own, item.end, item.thing = words.EFFECT_NOUNS[word], k + 1, False
        item.unit = word
        return True
    if word in words.PERSONS_OF_EFFECT:
        item.weak, item.end, item.head = words.EFFECT_NOUNS[word], k + 1, item.head or "evacuee"
        return True
    # Several are not of one thing: "2 besieged towns" are two towns, "3 hurt Mill Shooting" counts no shooting.
    if item.head is None and any(
        token.word in words.THINGS and token.word[-1] == "s" for token in _run(row, k + 1, words)
    ):
        item.thing, item.end = True, k + 1
    return False


def _run(row: Sequence[Token], at: int, words: ModuleType) -> Iterator[Token]:
    """The few tokens of a noun phrase from one on."""
    for token in row[at : at + 3]:
        if token.word in words.FUNCTION or not token.word[0].isalpha():
            return
        yield token


def _settle(item: Counted, kinds: list[str], words: ModuleType) -> None:
    if item.head is None:
        item.victims = kinds[0] if kinds else None
        return
    item.victims = words.PERSONS.get(item.head, "civilian" if item.head == "families" else "unspecified")
    if item.head in words.SAYING_LITTLE and item.head not in words.PEOPLE:
        item.little = True
    if kinds and (item.head in words.SAYING_LITTLE or item.victims == "unspecified"):
        item.victims = kinds[0]


def _singles(row: Sequence[Token], taken: Sequence[bool], words: ModuleType) -> Iterator[Counted]:
    """Single persons: "a soldier", "his wife", "8-year-old boy", "the pastor", "Officer Lund, 31,"."""
    at = 0
    while at < len(row):
        item = None if taken[at] else _single(row, at, taken, words)
        if item:
            yield item
        at = item.end if item else at + 1


def _single(row: Sequence[Token], at: int, taken: Sequence[bool], words: ModuleType) -> Counted | None:
    word = row[at].word
    if _AGE.match(word):
        return _aged(row, at, at, words)
    if word in words.SELVES:
        return _self(row, at, words)
    found = _named(row, at, words) or _another(row, at, words)
    if found or (word not in words.DETERMINERS and word not in words.POSSESSIVES):
        return found
    return _described(row, at, taken, words)


def _self(row: Sequence[Token], at: int, words: ModuleType) -> Counted | None:
    """As in "before killing himself", "killed three and then himself", "took his own life", "committed suicide"."""
    before = [token.word for token in row[max(0, at - 8) : at]]
    if not before:
        return None
    killing = {word for word in before if words.EFFECTS.get(word, ("", ""))[0] == "killed"} - {"dead", "died"}
    joined = before[-1] in ("and", "then", ",", "before") and killing
    if not (
        words.EFFECTS.get(before[-1], ("", ""))[0] == "killed" or joined or tuple(before[-2:]) in words.SELF_KILLING
    ):
        return None
    item = Counted(at, at + 1, at + 1, 1, 1, "exact", implicit=True, victims="unspecified")
    item.own, item.head = "killed", None
    return item


def _described(row: Sequence[Token], at: int, taken: Sequence[bool], words: ModuleType) -> Counted | None:
    """A single person behind a determiner: "a 12-year-old Palestinian schoolboy"."""
    for k in range(at + 1, min(at + 1 + _SINGLE_REACH, len(row))):
        if taken[k] or not (row[k].word[0].isalnum()) or row[k].word in words.FUNCTION:
            return None
        if _AGE.match(row[k].word):
            return _aged(row, at, k, words)
        if row[k].word in words.PERSONS and row[k].word not in words.PLURALS and not _goes_on(row, k, words):
            return _one(row, at, k + 1, row[k].word, row[at].word == "the", words)
    return None


def _is_name(run: Sequence[Token], words: ModuleType) -> bool:
    """Whether none of the capitalised words is one that a headline or a body would have."""
    known = words.EFFECTS.keys() | words.THINGS | words.FUNCTION | words.VICTIM_WORDS.keys()
    return not any(token.word in known for token in run)


def _another(row: Sequence[Token], at: int, words: ModuleType) -> Counted | None:
    """As in "Another of the injured", "and another brain-damaged"."""
    behind = row[at + 1].word if at + 1 < len(row) else ""
    if row[at].word != "another" or not (behind == "of" or behind in words.EFFECTS or behind in words.BE):
        return None
    item = Counted(at, at + 1, at + 1, 1, 1, "exact", adds=True)
    if row[at + 1].word == "of" and at + 3 < len(row):
        item.of = (at + 2, at + 4)
        item.end = at + 4
    return item


def _goes_on(row: Sequence[Token], k: int, words: ModuleType) -> bool:
    """Whether the noun only describes the one behind it: "a soldier friend", "a police officer"; "a child's"."""
    if k + 1 >= len(row):
        return False
    word = row[k + 1].word
    if word == "'" or word in words.THINGS:
        return True
    return word[0].isalpha() and (
        word in words.PERSONS or (row[k + 1].word in words.EFFECT_NOUNS and word in words.COUNTED_SELVES)
    )


def _aged(row: Sequence[Token], first: int, at: int, words: ModuleType) -> Counted:
    years = row[at].word.split("-")[0]
    end, head = at + 1, "man"
    for k in range(at + 1, min(at + 4, len(row))):
        if row[k].word in words.PERSONS:
            end, head = k + 1, row[k].word
            break
        if row[k].word in words.FUNCTION or not row[k].word[0].isalpha():
            break
    child = (years.isdigit() and int(years) < words.CHILD_AGE) or years in words.CHILD_AGES
    item = _one(row, first, end, head, False, words)
    item.victims = "child" if child else words.PERSONS.get(head, "civilian")
    return item


def _one(row: Sequence[Token], first: int, end: int, head: str, definite: bool, words: ModuleType) -> Counted:
    kinds = [words.VICTIM_WORDS[t.word] for t in row[first:end] if t.word in words.VICTIM_WORDS]
    item = Counted(first, end, end, 1, 1, "exact", head=head, implicit=True, definite=definite)
    _settle(item, kinds, words)
    return item


def _named(row: Sequence[Token], at: int, words: ModuleType) -> Counted | None:
    """A name with an age behind it ("Officer Anna Lund, 31,"), or directly before what befell it."""
    if not row[at].capital or at + 2 >= len(row) or (at and row[at - 1].capital):
        return None
    k = at
    while k < len(row) and row[k].capital and k - at < 5:
        k += 1
    if k - at < 2 or k + 1 >= len(row):
        return None
    if row[k].word == "was" and row[k + 1].word in words.NAMED_HARM and _is_name(row[at:k], words):
        return Counted(at, k, k, 1, 1, "exact", head="person", implicit=True)
    if row[k].word != ",":
        return None
    age = row[k + 1].word
    if not (age.isdigit() and 0 < int(age) <= OLDEST and k + 2 < len(row) and row[k + 2].word == ","):
        return None
    item = Counted(at, k, k + 3, 1, 1, "exact", head="person", implicit=True)
    item.victims = "child" if int(age) < 18 else "civilian"
    return item
