"""The type of an edit, and the reason in words: rules tried in order, the first that knows the change wins.

A rule looks only at the words that changed and at their equal neighbours, and treats both sides alike, so that a change
read backwards has the mirrored type. What no rule knows is a label swap where a few content words stand against a few,
else `other`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from tellings.editing.house_style import Word, is_damaged, shared_form
from tellings.lang import pack
from tellings.records import EditType

LONG_QUOTE = 14
"""Words of a text up to which a reason quotes it whole."""
SHORT_HEDGED = 8
"""Words up to which a phrase with a hedge in it counts as a hedge and not as a passage."""
SHORT_DOUBT = 4
"""Words up to which a phrase is about a verb of doubt in it ("he believes"), and content words beside a hedge."""
SHORT_ATTRIBUTION = 14
"""Words up to which a phrase with a reporting verb and a source counts as an attribution alone."""
SHORT_FIGURE = 8
"""Words up to which a phrase with another number in it is about that number."""
SHORT_EDGE = 6
"""Words up to which the end of a longer phrase, cut off by a comma, can be an attribution of its own."""
SAME_SOURCE = 2
"""Words that two attributions of one sentence share from which they are one that was moved."""
SOURCE_REACH = 4
"""Words between a reporting verb and its source ("said Friday the ministry")."""
SHORT_LOPSIDED = 7
"""Words up to which content against grammar words is something that came or went; longer phrases are rewritten."""
SHORT_SWAP = 8
"""Words up to which a changed phrase is a swap of labels; longer ones are rewritten."""
SWAP_WEIGHT = 4
"""Content words up to which a changed phrase is a swap of labels."""
ALIKE_NAMES = 0.84
"""Jaro-Winkler likeness from which two names are writings of one."""


class Verdict(NamedTuple):
    """A type and its reason."""

    type: EditType
    why: str


@dataclass(frozen=True)
class Change:
    """Words that differ, with the equal words around them on both sides.

    `joined_*`: nothing but space stands towards the neighbour. `opens`: begins a sentence. `whole`: sentences of their
    own. `elsewhere`: the words stand in the other text after all. `split`: a sentence ends behind it on one side only.
    `moved`: the same words came and went in one sentence. `dateline`: in the line of place and date.
    `same_referent`: the names that both sides mention are of one person, place or body.
    """

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    left_text: str = ""
    right_text: str = ""
    left_before: Word | None = None
    right_before: Word | None = None
    left_after: Word | None = None
    right_after: Word | None = None
    joined_before: bool = False
    joined_after: bool = False
    opens: bool = False
    whole: bool = False
    elsewhere: bool = False
    split: bool = False
    moved: bool = False
    dateline: bool = False
    same_referent: bool = False
    language: str = "und"

    def mirrored(self) -> Change:
        """The same change read from right to left."""
        return Change(
            self.right,
            self.left,
            self.right_text,
            self.left_text,
            self.right_before,
            self.left_before,
            self.right_after,
            self.left_after,
            self.joined_before,
            self.joined_after,
            self.opens,
            self.whole,
            self.elsewhere,
            self.split,
            self.moved,
            self.dateline,
            self.same_referent,
            self.language,
        )

    @property
    def one_sided(self) -> tuple[Word, ...]:
        """The words that stand on one side only; empty where both sides have some."""
        return () if self.left and self.right else self.left or self.right

    @property
    def before(self) -> tuple[Word, ...]:
        """The words in front of the change, on the sides that have words of it."""
        sides = ((self.left, self.left_before), (self.right, self.right_before))
        return tuple(word for words, word in sides if words and word)

    @property
    def after(self) -> tuple[Word, ...]:
        """The words behind the change, on the sides that have words of it."""
        sides = ((self.left, self.left_after), (self.right, self.right_after))
        return tuple(word for words, word in sides if words and word)

    @cached_property
    def folds(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The folded words of both sides."""
        return tuple(w.fold for w in self.left), tuple(w.fold for w in self.right)


Rule = Callable[[Change], Verdict | None]


@cache
def _list(language: str, part: str, name: str) -> Any:
    """One word list of a language; an empty one where it has none."""
    module = pack(language, part)
    return getattr(module, name) if module else frozenset()


@cache
def weak_words(language: str) -> frozenset[str]:
    """Folded words that hold no two texts together by themselves."""
    return frozenset({"1", *_list(language, "closed_words", "FUNCTION")})


def is_weak(fold: str, language: str) -> bool:
    """Whether a folded word holds no two texts together by itself."""
    return fold in weak_words(language)


@cache
def lemma(fold: str, language: str) -> str:
    """The word that a folded form is an irregular form of, or the form itself."""
    lemmas = _list(language, "inflection", "LEMMAS")
    return str(lemmas.get(fold, fold)) if lemmas else fold


@cache
def is_kin(a: str, b: str, language: str) -> bool:
    """Whether two folded words are forms of one word (`scrambles`, `scrambling`; `says`, `said`) or rival labels."""
    if lemma(a, language) == lemma(b, language):
        return True
    if a[0].isdigit() or b[0].isdigit():
        return a[0].isdigit() and b[0].isdigit()
    neutral = _list(language, "reporting", "NEUTRAL")
    return _share_stem(a, b, language) or bool(_group(a, b, language)) or (a in neutral and b in neutral)


def _share_stem(a: str, b: str, language: str) -> bool:
    endings = _list(language, "inflection", "ENDINGS")
    shared = 0
    while shared < min(len(a), len(b)) and a[shared] == b[shared]:
        shared += 1
    return any(
        len(a[:cut]) >= max(3, len(min(a, b, key=len)) // 2) and a[cut:] in endings and b[cut:] in endings
        for cut in range(shared, max(shared - 3, 2), -1)
    )


@cache
def _group(a: str, b: str, language: str) -> str:
    """The name of a group of rival labels that two words belong to, or nothing."""
    groups = _list(language, "labels", "GROUPS")
    return next((name for name, words in groups if a in words and b in words), "")


# The verdict


def verdict(change: Change) -> Verdict:
    """The type of a change and its reason."""
    rules = PASSAGE_RULES if change.whole else ONE_SIDED_RULES if change.one_sided else TWO_SIDED_RULES
    return next(found for rule in rules if (found := rule(change)))


def settled(changes: Sequence[Change], verdicts: Sequence[Verdict], sentences: Sequence[Hashable]) -> list[Verdict]:
    """The verdicts, but an attribution that left one place of a sentence and came in another was only moved."""
    sources: dict[tuple[Hashable, EditType], set[str]] = {}
    for change, judged, sentence in zip(changes, verdicts, sentences, strict=True):
        if judged.type in OPPOSITE:
            sources.setdefault((sentence, judged.type), set()).update(_sources(change))
    return [
        Verdict("other", _both(change, "Attribution moved within the sentence"))
        if judged.type in OPPOSITE and _is_same_source(change, sources.get((sentence, OPPOSITE[judged.type]), set()))
        else judged
        for change, judged, sentence in zip(changes, verdicts, sentences, strict=True)
    ]


def _is_same_source(change: Change, other: set[str]) -> bool:
    mine = _sources(change)
    return bool(mine) and (mine == other or len(mine & other) >= SAME_SOURCE)


OPPOSITE: dict[EditType, EditType] = {
    "attribution_dropped": "attribution_added",
    "attribution_added": "attribution_dropped",
}


def _sources(change: Change) -> set[str]:
    """The words of an attribution that can name its source."""
    stylistic = _list(change.language, "closed_words", "STYLISTIC")
    folds = {f for folds in change.folds for f in folds if f not in stylistic}
    return folds - _reporting_verbs(change.language)


def surface_verdict(left: str, right: str) -> Verdict:
    """The verdict on words that are equal but printed otherwise."""
    shown = f"“{left}” left, “{right}” right."
    if is_damaged(left) or is_damaged(right) or _accents_apart(left, right):
        if left[0].isupper() and right[0].isupper():
            return Verdict("name_variant", f"The same name with and without its accents: {shown}")
        return Verdict("style", f"The same word with and without its accents: {shown}")
    if left.casefold() == right.casefold():
        return Verdict("style", f"Capitals only: {shown}")
    if _in_initials(left, right) or _in_initials(right, left):
        return Verdict("name_variant", f"A name in full and in initials: {shown}")
    return Verdict("style", f"House spelling of the same word: {shown}")


def _in_initials(full: str, short: str) -> bool:
    parts = full.split()
    initials = "".join(part[0] for part in parts if part[0].isupper())
    return len(parts) > 1 and len(initials) > 1 and short.replace(".", "").startswith(initials)


def _accents_apart(a: str, b: str) -> bool:
    return a.casefold() != b.casefold() and _unaccented(a) == _unaccented(b)


def _unaccented(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _brief(text: str) -> str:
    """A text on one line, without its middle where it is long."""
    words = text.split()
    return " ".join(words if len(words) <= LONG_QUOTE else [*words[:6], "…", *words[-4:]])


def _both(change: Change, lead: str) -> str:
    """What a reason says of both sides."""
    left, right = _brief(change.left_text), _brief(change.right_text)
    if left and right:
        return f"{lead}: “{left}” left, “{right}” right."
    return f"{lead}: “{left or right}”, {'left' if left else 'right'} only."


def _dropped(change: Change, dropped: EditType, added: EditType, on_left: bool, lead: str) -> Verdict:
    return Verdict(dropped if on_left else added, _both(change, f"{lead} {'dropped' if on_left else 'added'}"))


def _strong(folds: Iterable[str], language: str) -> list[str]:
    return [fold for fold in folds if not is_weak(fold, language)]


# Passages


def _repeated_passage(change: Change) -> Verdict | None:
    if not change.elsewhere:
        return None
    return Verdict("other", _both(change, "Not missing, the words stand elsewhere in the other text"))


def _passage(change: Change) -> Verdict:
    return Verdict("cut" if change.left else "insertion", _both(change, "A passage of its own"))


# What changes the news, on one side or on both


def _attribution(change: Change) -> Verdict | None:
    a, b = (_attributes(words, change) for words in (change.left, change.right))
    if a == b or all(is_reporting(folds, change.language) for folds in change.folds):
        return None
    return _dropped(change, "attribution_dropped", "attribution_added", a, "Attribution")


def is_reporting(folds: Iterable[str], language: str) -> bool:
    """Whether there is a reporting verb among these words."""
    return not _reporting_verbs(language).isdisjoint(folds)


@cache
def _reporting_verbs(language: str) -> frozenset[str]:
    return frozenset({*_list(language, "reporting", "NEUTRAL"), *_list(language, "reporting", "MARKED")})


def _attributes(words: Sequence[Word], change: Change) -> bool:
    """Whether a phrase is about who says it: a set phrase, or a reporting verb with its source near."""
    folds = [w.fold for w in words]
    if not folds or len(folds) > SHORT_ATTRIBUTION:
        return False
    if _has_phrase(folds, _phrases(change.language, "reporting")):
        return True
    verbs = _reporting_verbs(change.language)
    at = [k for k, word in enumerate(words) if word.fold in verbs and (word.text[0].islower() or not k)]
    return any(_is_source(words, k, v, change) for v in at for k in range(len(words)) if k not in at)


def is_edge(words: Sequence[Word], language: str) -> bool:
    """Whether the end of a longer phrase is news by itself: a hedging adverb, or an attribution of a few words."""
    if len(words) == 1:
        return words[0].fold in _list(language, "hedges", "ADVERBS")
    return len(words) <= SHORT_EDGE and _attributes(words, Change(tuple(words), (), language=language))


def _is_source(words: Sequence[Word], at: int, verb: int, change: Change) -> bool:
    """Whether a word can be the source of a reporting verb: a pronoun beside it, a name or an office in its clause."""
    word, distance = words[at], abs(at - verb)
    if word.fold in _list(change.language, "reporting", "PRONOUN_SOURCES"):
        return distance == 1
    offices = _list(change.language, "reporting", "SOURCE_NOUNS"), _list(change.language, "spelling", "TITLES")
    noun = any(word.fold in some for some in offices) or _is_name(word, change)
    between = words[min(at, verb) : max(at, verb) + 1]
    unbroken = all(b.start - a.end <= 1 for a, b in pairwise(between))
    return noun and distance <= SOURCE_REACH and (unbroken or distance == 1)


@cache
def _phrases(language: str, part: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The set phrases of a list, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _list(language, part, "PHRASES"):
        found.setdefault(phrase[0], []).append(phrase)
    return found


def _has_phrase(folds: Sequence[str], phrases: Mapping[str, Sequence[tuple[str, ...]]]) -> bool:
    return any(
        tuple(folds[at : at + len(phrase)]) == phrase
        for at, fold in enumerate(folds)
        for phrase in phrases.get(fold, ())
    )


def _negation(change: Change) -> Verdict | None:
    if max(len(change.left), len(change.right)) > SHORT_SWAP:
        return None
    a, b = (_negations(folds, change.language) for folds in change.folds)
    if a == b and not _restricted(change):
        return None
    return Verdict("negation_changed", _both(change, "A negation stands on one side only, or is limited on one"))


def _negations(folds: Sequence[str], language: str) -> int:
    words = _list(language, "negation", "NEGATIONS")
    return sum(fold in words for fold in folds) % 2


def _restricted(change: Change) -> bool:
    """Whether an "only" came or went behind a "not" that stays."""
    words = _list(change.language, "negation", "RESTRICTIONS")
    negations = _list(change.language, "negation", "NEGATIONS")
    one = change.one_sided
    return any(w.fold in negations for w in change.before) and len(one) == 1 and one[0].fold in words


def _hedge(change: Change) -> Verdict | None:
    if max(len(change.left), len(change.right)) > SHORT_HEDGED:
        return None
    a, b = (_distance(folds, change) for folds in change.folds)
    if a == b or max(a, b) < (DOUBT if change.one_sided else MODAL):
        return None
    if max(a, b) == DOUBT and max(len(change.left), len(change.right)) > SHORT_DOUBT:
        return None
    if change.one_sided and len(_strong((w.fold for w in change.one_sided), change.language)) > SHORT_DOUBT:
        return None
    plain = _list(change.language, "hedges", "PLAIN")
    if max(a, b) == MODAL and not any(f in plain for f in change.folds[a > b]):
        return None
    return _dropped(change, "hedge_dropped", "hedge_added", a > b, "Hedge")


MODAL, DOUBT, HEDGE = 0.5, 1.0, 2.0


def _distance(folds: Sequence[str], change: Change) -> float:
    """How far a phrase keeps from what it says: 0 plain, then a modal, a verb of doubt, a plain hedge."""
    hedge = {name: _list(change.language, "hedges", name) for name in ("SINGLE", "VERBS", "MODALS")}
    if any(fold in hedge["SINGLE"] for fold in folds) or _has_phrase(folds, _phrases(change.language, "hedges")):
        return HEDGE
    if any(fold in hedge["VERBS"] for fold in folds):
        return DOUBT
    return MODAL if any(fold in hedge["MODALS"] for fold in folds) else 0.0


# Figures


def _figure(change: Change) -> Verdict | None:
    if max(len(change.left), len(change.right)) > SHORT_FIGURE:
        return None
    a, b = (_numbers(words, change) for words in (change.left, change.right))
    if a and a == b and not any(_is_content(w, change) for w in (*change.left, *change.right)):
        return Verdict("style", _both(change, "The same number, written otherwise"))
    if a and b and a != b and _is_calendar(change):
        return Verdict("other", _both(change, "Another date"))
    if (a or b) and a != b and not _is_calendar(change) and not _is_casual(change):
        if change.one_sided and len(change.one_sided) - len(a or b) > 3:
            return None
        if change.one_sided and _is_conversion(change):
            return Verdict("style", _both(change, "A measure restated in another unit"))
        return Verdict("figure_changed", _both(change, "Another number"))
    return _amount(change)


def _numbers(words: Sequence[Word], change: Change) -> Counter[float]:
    """The numbers of a phrase with their scales (`2.5 million` is one number, `a dozen` is 12)."""
    scales = _list(change.language, "counting", "SCALES") or {}
    found: list[float] = []
    scaled = True
    for word in words:
        if word.fold[0].isdigit():
            found.append(_value(word.fold))
            scaled = False
        elif word.fold in scales and not scaled:
            found[-1] *= scales[word.fold]
            scaled = True
        elif word.fold in scales and len(word.fold) > 2:
            found.append(float(scales[word.fold]))
    return Counter(found)


def _is_content(word: Word, change: Change) -> bool:
    """Whether a word is neither grammar nor part of a number."""
    scales = _list(change.language, "counting", "SCALES")
    stylistic = _list(change.language, "closed_words", "STYLISTIC")
    return not (word.fold[0].isdigit() or word.fold in scales or word.fold in stylistic)


def _is_casual(change: Change) -> bool:
    """Whether the only numbers are a "one" or "the two", against none: a way of speaking."""
    numbers = [[w for w in words if w.fold[0].isdigit()] for words in (change.left, change.right)]
    return not all(numbers) and all(w.text[0].isalpha() and w.fold in {"0", "1", "2"} for side in numbers for w in side)


def _value(fold: str) -> float:
    whole, _, rest = fold.partition(".")
    digits = "".join(c for c in whole if c.isdecimal())
    fraction = "".join(c for c in rest if c.isdecimal())
    return float(f"{digits or 0}.{fraction or 0}")


def _is_calendar(change: Change) -> bool:
    """Whether the numbers are days or years, or an hour that only one side has: a date is no figure."""
    clock = _list(change.language, "counting", "CLOCK")
    if any(w.fold in clock for w in change.one_sided):
        return True
    calendar = _list(change.language, "spelling", "CALENDAR")
    words = [*change.left, *change.right]
    numbers = [w.fold for w in words if w.fold[0].isdigit()]
    if numbers and all(len(n) == 4 and n[:2] in {"17", "18", "19", "20"} for n in numbers):
        return True
    return any(w.fold in calendar for w in (*words, *change.before, *change.after)) and all(
        len(n) <= 4 for n in numbers
    )


def _is_conversion(change: Change) -> bool:
    return any(word.fold in _list(change.language, "counting", "CONVERTED") for word in change.one_sided)


def _amount(change: Change) -> Verdict | None:
    """Amounts in words, and what says how exact a number is or what it counts."""
    amounts, approximators = (_list(change.language, "counting", name) for name in ("AMOUNTS", "APPROXIMATORS"))
    quantifiers = _list(change.language, "counting", "QUANTIFIERS")
    a, b = (Counter(f for f in folds if f in quantifiers) for folds in change.folds)
    if a and b and a != b and (set(a) | set(b)) & amounts and all(len(f) <= 4 for f in change.folds):
        return Verdict("figure_changed", _both(change, "Another amount"))
    one = change.one_sided
    counted = any(w.fold[0].isdigit() for w in change.after)
    if one and counted and all(w.fold in approximators for w in one):
        return Verdict("figure_changed", _both(change, "How exact the number is"))
    return _unit(change)


def _unit(change: Change) -> Verdict | None:
    known = _units(change.language)
    a, b = (known.intersection(folds) for folds in change.folds)
    if a == b or max(len(change.left), len(change.right)) > 3:
        return None
    scales = _list(change.language, "counting", "SCALES")
    if any(w.fold[0].isdigit() or w.fold in known or w.fold in scales for w in (*change.before, *change.after)):
        return Verdict("figure_changed", _both(change, "Another unit"))
    return None


@cache
def _units(language: str) -> frozenset[str]:
    """Units in short and in full."""
    units = dict(_list(language, "counting", "UNITS"))
    return frozenset({*units, *units.values()})


# Names, pronouns, style


def _house_style(change: Change) -> Verdict | None:
    a, b = (shared_form(folds, change.language) for folds in change.folds)
    turned = {len(folds) for folds in change.folds} == {1, 2} and _turned_compound(*change.folds)
    if a != b and not turned:
        return None
    return Verdict("style", _both(change, "House style for the same words"))


def _turned_compound(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one word is the other two in turn: `downplayed`, `played down`."""
    (one,), two = (a, b) if len(a) == 1 else (b, a)
    return one == "".join(reversed(two))


def _calendar(change: Change) -> Verdict | None:
    """One day told two ways; a day of the week for another one is news."""
    calendar = _list(change.language, "spelling", "CALENDAR")
    days = [[f for f in folds if f in calendar] for folds in change.folds]
    if not (days[0] and days[1]):
        return None
    stylistic = _list(change.language, "closed_words", "STYLISTIC")
    if any(f not in stylistic and f not in calendar for folds in change.folds for f in folds):
        return None
    relative = _list(change.language, "spelling", "RELATIVE_DAYS")
    if any(f in relative for side in days for f in side):
        return Verdict("style", _both(change, "The day told in another way"))
    return Verdict("other", _both(change, "Another day"))


def _lopsided(change: Change) -> Verdict | None:
    """Grammar words on one side, content on the other: something came or went."""
    stylistic = _list(change.language, "closed_words", "STYLISTIC")
    negations = _list(change.language, "negation", "NEGATIONS")
    left, right = (any(f not in stylistic for f in folds) for folds in change.folds)
    if left == right or max(len(change.left), len(change.right)) > SHORT_LOPSIDED:
        return None
    if any(f in negations for folds in change.folds for f in folds):
        return None
    if left:
        return Verdict("cut", _both(change, "Left out, with grammar words in its place"))
    return Verdict("insertion", _both(change, "Put in, in place of grammar words"))


def _anaphora(change: Change) -> Verdict | None:
    pronouns = _list(change.language, "closed_words", "PERSONAL_PRONOUNS")
    a, b = ([f for f in folds if f in pronouns] for folds in change.folds)
    strong = [_strong(folds, change.language) for folds in change.folds]
    if max(len(change.left), len(change.right)) > SHORT_SWAP:
        return None
    if (a and not strong[0] and strong[1]) or (b and not strong[1] and strong[0]):
        return Verdict("label_swap", _both(change, "Anaphora, a pronoun for what it stands for"))
    return None


def _is_name(word: Word, change: Change) -> bool:
    calendar = _list(change.language, "spelling", "CALENDAR")
    capital = word.text[0].isupper() and word.text[:2] not in {"I'", "I’"}
    return capital and word.fold not in calendar and not is_weak(word.fold, change.language)


def _name(change: Change) -> Verdict | None:
    titles = _list(change.language, "spelling", "TITLES")
    words = [w for w in (*change.left, *change.right) if not is_weak(w.fold, change.language)]
    if not words or not all(_is_name(w, change) or w.fold in titles for w in words):
        return None
    goes_on = (change.joined_after and any(_is_name(w, change) for w in change.after)) or (
        change.joined_before and not change.opens and any(_is_name(w, change) for w in change.before)
    )
    if change.one_sided:
        if not goes_on:
            return None
        return Verdict("name_variant", _both(change, "A longer or shorter form of the same name"))
    if goes_on or change.same_referent or _alike(change):
        return Verdict("name_variant", _both(change, "Two forms of the same name"))
    return None


def _alike(change: Change) -> bool:
    """Whether two names share a word, are initials of each other, or are spelled alike."""
    a, b = ([w.fold for w in side if _is_name(w, change)] for side in (change.left, change.right))
    if not a or not b:
        return False
    if set(a) & set(b):
        return True
    initials = {"".join(w[0] for w in a), "".join(w[0] for w in b)}
    if initials & {"".join(a).replace(".", ""), "".join(b).replace(".", "")}:
        return True
    return JaroWinkler.similarity("".join(a), "".join(b)) >= ALIKE_NAMES


def _courtesy(change: Change) -> Verdict | None:
    courtesy = _list(change.language, "spelling", "COURTESY")
    folds = [f for side in change.folds for f in side]
    if all(f in courtesy for f in folds):
        return Verdict("style", _both(change, "A courtesy title"))
    return None


def _currency(change: Change) -> Verdict | None:
    """Whose dollars they are: `US$60` for `$60`."""
    if (
        len(change.one_sided) == 1
        and any(w.text == "$" for w in change.after)
        and change.one_sided[0].fold in {"u.s.", "us"}
    ):
        return Verdict("style", _both(change, "House style of a currency"))
    return None


def _misprint(change: Change) -> Verdict | None:
    """One word a letter away from another: `of`, `ofr`. Which of them is meant, nobody can tell."""
    if not len(change.left) == len(change.right) == 1:
        return None
    a, b = change.folds[0][0], change.folds[1][0]
    if not (a.isalpha() and b.isalpha()) or is_kin(a, b, change.language) or DamerauLevenshtein.distance(a, b) > 1:
        return None
    return Verdict("other", _both(change, "A letter apart, a misprint or another word"))


def _same_negation(change: Change) -> Verdict | None:
    """`has no`, `doesn't have a`: the negation stands otherwise in the sentence."""
    stylistic = _list(change.language, "closed_words", "STYLISTIC")
    negations = _list(change.language, "negation", "NEGATIONS")
    content = [f for folds in change.folds for f in folds if f not in stylistic and f not in negations]
    if content or not all(any(f in negations for f in folds) for folds in change.folds):
        return None
    return Verdict("style", _both(change, "The same negation, built otherwise"))


def _build(change: Change) -> Verdict | None:
    """Grammar only: articles, auxiliaries, tense, forms of the same words."""
    stylistic = _list(change.language, "closed_words", "STYLISTIC")
    articles = _list(change.language, "closed_words", "ARTICLES")
    strong = [[f for f in folds if f not in stylistic] for folds in change.folds]
    if not strong[0] and not strong[1]:
        if change.split and change.one_sided:
            return Verdict("other", _both(change, "A sentence is split or joined here"))
        if not change.one_sided and {f for folds in change.folds for f in folds} <= articles:
            return Verdict("other", _both(change, "Another article: a known one or any one"))
        return Verdict("style", _both(change, "Grammar words only"))
    named = any(_is_name(w, change) for w in (*change.left, *change.right)) and not change.opens
    if strong[0] and strong[1] and not named and _is_reworded(strong[0], strong[1], change.language):
        return Verdict("style", _both(change, "Another form of the same words"))
    return None


def _is_reworded(a: Sequence[str], b: Sequence[str], language: str) -> bool:
    """Whether two phrases are forms of the same words but for one, or verbs that carry no meaning of their own."""
    light = _list(language, "closed_words", "LIGHT_VERBS")
    if all(lemma(f, language) in light for f in (*a, *b)):
        return True
    lonely = [
        sum(not any(_same_word(x, y, language) for y in others) for x in side) for side, others in ((a, b), (b, a))
    ]
    return sum(lonely) <= 1 and lonely[0] < len(a) and lonely[1] < len(b)


def _same_word(a: str, b: str, language: str) -> bool:
    return lemma(a, language) == lemma(b, language) or (a.isalpha() and b.isalpha() and _share_stem(a, b, language))


def _dateline(change: Change) -> Verdict | None:
    if not change.dateline:
        return None
    if change.left and change.right:
        return Verdict("other", _both(change, "Another dateline"))
    return Verdict("style", _both(change, "House style of the dateline"))


def _repeated_phrase(change: Change) -> Verdict | None:
    if change.moved:
        return Verdict("style", _both(change, "Moved within the sentence"))
    if change.one_sided and change.elsewhere:
        return Verdict("other", _both(change, "Moved: the words stand elsewhere in the other text"))
    return None


def _phrase(change: Change) -> Verdict | None:
    if not change.one_sided:
        return None
    if change.left:
        return Verdict("cut", _both(change, "Left out"))
    return Verdict("insertion", _both(change, "Put in"))


# Swaps


def _reporting(change: Change) -> Verdict | None:
    """One reporting verb for another: doubt, a stand taken, or nothing."""
    lists = {name: _list(change.language, "reporting", name) for name in ("NEUTRAL", "DOUBTING")}
    any_verb = _reporting_verbs(change.language)
    a, b = ([f for f in folds if f in any_verb] for folds in change.folds)
    if not a or not b or max(len(change.left), len(change.right)) > SHORT_SWAP:
        return None
    doubts = [any(f in lists["DOUBTING"] for f in side) for side in (a, b)]
    if doubts[0] != doubts[1]:
        return _dropped(change, "hedge_dropped", "hedge_added", doubts[0], "Distance in the reporting verb")
    if all(f in lists["NEUTRAL"] for f in (*a, *b)):
        return Verdict("style", _both(change, "One neutral reporting verb for another"))
    return Verdict("label_swap", _both(change, "Another reporting verb"))


def _label(change: Change) -> Verdict | None:
    groups = [g for x in change.folds[0] for y in change.folds[1] if x != y and (g := _group(x, y, change.language))]
    if groups and max(len(change.left), len(change.right)) <= SHORT_SWAP:
        return Verdict("label_swap", _both(change, f"Another word for {groups[0]}"))
    return None


def _swap(change: Change) -> Verdict | None:
    strong = [len(_strong(folds, change.language)) for folds in change.folds]
    if max(len(change.left), len(change.right)) > SHORT_SWAP or not 1 <= min(strong) <= max(strong) <= SWAP_WEIGHT:
        return None
    prepositions = _list(change.language, "closed_words", "PREPOSITIONS")
    opening = [folds[0] in prepositions for folds in change.folds]
    neutral = _list(change.language, "reporting", "NEUTRAL")
    reporting = [any(f in neutral for f in folds) for folds in change.folds]
    if opening[0] != opening[1] or reporting[0] != reporting[1]:
        return None
    return Verdict("label_swap", _both(change, "Another word in the same place"))


def _other(change: Change) -> Verdict:
    return Verdict("other", _both(change, "Worded otherwise"))


PASSAGE_RULES: tuple[Rule, ...] = (_repeated_passage, _passage)
ONE_SIDED_RULES: tuple[Rule, ...] = (
    _dateline,
    _repeated_phrase,
    _courtesy,
    _currency,
    _attribution,
    _negation,
    _hedge,
    _figure,
    _name,
    _build,
    _phrase,
    _other,
)
TWO_SIDED_RULES: tuple[Rule, ...] = (
    _house_style,
    _dateline,
    _courtesy,
    _reporting,
    _attribution,
    _negation,
    _hedge,
    _figure,
    _anaphora,
    _calendar,
    _name,
    _misprint,
    _same_negation,
    _build,
    _lopsided,
    _label,
    _swap,
    _other,
)
