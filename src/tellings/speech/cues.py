"""The cue lexicon of a language, ready to be looked up by the printed form of a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import NamedTuple

from tellings.lang import pack

_VOWELS = frozenset("aeiou")


class Cue(NamedTuple):
    """A word that ascribes: its dictionary form, act, and frame (letters and prepositions as in the word list)."""

    word: str
    act: str
    frame: str
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one language by lower-case printed form; `words` is the list itself."""

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    words: ModuleType

    def calls(self, form: str, following: str = "that") -> bool:
        """Whether a sentence with this word (lower case), and the one behind it, may ascribe something."""
        return (
            form in self.verbs
            or form in self.adjectives
            or form in self.words.ADVERBS
            or form in self.words.OPENERS
            or (form in self.nouns and following in self.words.NOUN_LEADS)
        )


@cache
def cues(language: str) -> Cues | None:
    """The cue lexicon of a language, or None where there is none."""
    words = pack(language, "attributions")
    return _read(words, pack(language, "inflection")) if words else None


def _read(words: ModuleType, inflection: ModuleType | None) -> Cues:
    irregular: dict[str, set[str]] = {}
    for form, lemma in (inflection.LEMMAS if inflection else {}).items():
        irregular.setdefault(lemma, set()).add(form)
    irregular.update({lemma: {lemma, *forms.split()} for lemma, forms in words.IRREGULAR.items()})
    verbs: dict[str, list[Cue]] = {}
    for act, frame, prepositions, members in words.VERBS:
        for verb in members.split():
            cue = Cue(verb, act, frame, frozenset(prepositions.split()))
            for form in sorted(irregular.get(verb) or set(_verb_forms(verb))):
                verbs.setdefault(form, []).append(cue)
    nouns = {
        form: Cue(noun, act, frame, words.NOUN_PREPOSITIONS if "p" in frame else frozenset())
        for act, frame, members in words.NOUNS
        for noun in members.split()
        for form in (noun, _with_s(noun))
    }
    adjectives = {
        word: Cue(word, act, "", words.ADJECTIVE_PREPOSITIONS)
        for act, members in words.ADJECTIVES
        for word in members.split()
    }
    return Cues({form: tuple(found) for form, found in verbs.items()}, nouns, adjectives, words)


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _verb_forms(verb: str) -> Iterator[str]:
    """Regular forms; both spellings where a final consonant may be doubled, since no text has the wrong one."""
    yield from (verb, _with_s(verb))
    if verb.endswith("e"):
        yield from (verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing")
        return
    past = verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in _VOWELS else verb + "ed"
    yield from (past, verb + "ing")
    short = len(verb) > 2 and verb[-1] not in _VOWELS and verb[-2] in _VOWELS
    if short and (verb[-3] not in _VOWELS or verb[-4:-2] == "qu"):
        yield from (verb + verb[-1] + "ed", verb + verb[-1] + "ing")
