"""What a document states, sentence by sentence: who says it, and whether it accuses, denies, or merely tells.

A denial is read off a verb of denying, a verb of rejecting whose object is a statement, a name for falsehood that a
statement is given, or a negated deed that the speaker answers for ("we have not fired"). Whatever is put forward
otherwise, by a source or by the article itself, is an account.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from tellings.disputing.pages import HEARSAY, NOBODY, Page, Voice
from tellings.disputing.said import Kind, Manner, Patterns, Said, denied_object, is_called_false, patterns, statement
from tellings.disputing.word_order import by_order
from tellings.lang import pack
from tellings.records import Attribution, Span
from tellings.stems import kinds_of_deed, stem, words

COVERED = 0.5
"""The share of a sentence from which what is said in it leaves no account of the article's own."""
NEAR = 6
"""Words between a negation and the deed that it negates."""
CLAUSE = 25
"""Characters in front of a denial from which they are a clause of their own."""
EARLY = 16
"""Words at the head of a statement where a negated deed is what it is about."""


def sayings(page: Page) -> tuple[Said, ...]:
    """The statements of a document's article text in order; empty where its language has no word lists."""
    listed = patterns(page.language)
    if listed is None:
        return ()
    denials = [
        item.cue.start
        for item in page.reading.attributions
        if item.cue is not None and listed.denying.match(page.text, item.cue.start)
    ]
    said = [piece for item in page.reading.attributions for piece in _of_attribution(page, item, listed, denials)]
    said += by_order(page, said, listed)
    found = [*said, *_own(page, said, listed)]
    return tuple(sorted(found, key=lambda one: (one.place, one.content, one.kind, one.why)))


# --- what is ascribed to a source -------------------------------------------------------------------------------


def _of_attribution(page: Page, item: Attribution, listed: Patterns, denials: Sequence[int]) -> Iterator[Said]:
    """What one attribution says in each of its sentences, unless a denial (`denials`: their verbs) stands in it."""
    start = item.cue.start if item.cue else None
    voice = page.voice(item)
    denial = _denies(page, item, listed)
    if denial is not None:
        if denial[0]:
            yield from _denial(page, item, voice, denial[0], listed)
        return
    if item.act not in listed.words.TELLING and item.act not in listed.words.AGAINST:
        return
    if item.polarity == "denied" and item.act not in listed.words.AGAINST:
        return
    for number, part in _by_sentence(page, item.content):
        if any(part.start <= at < part.end and at != start for at in denials):
            continue
        kind, manner, why = _kind(page, part, voice, item, listed)
        one = statement(page, number, _hull(page, number, part, item), part, voice, kind, manner, why)
        if manner == "points back" and kind == "accusation":
            whole = page.sentences[number]
            one = replace(one, place=Span(one.place.start, whole.end), names=page.names_in(whole))
        if listed.held_still.search(page.text, part.start, part.end):
            one = replace(one, words=one.words | {meaning("capture", page.language)})
        yield replace(one, verb=item.cue.start) if item.cue and one.place.start <= item.cue.start < part.start else one


def _kind(page: Page, part: Span, voice: Voice, item: Attribution, listed: Patterns) -> tuple[Kind, Manner, str]:
    negated = _negates(page, part, voice, listed)
    if negated:
        return "denial", "negates", f"“{negated}”"
    if listed.is_false.search(page.text, part.start, part.end):
        return "denial", "calls false", "says that it is false"
    no_such = listed.no_such.search(page.text, part.start, part.end)
    if no_such:
        return "denial", "calls false", f"“{no_such.group().lower()}”"
    still = listed.held_still.search(page.text, part.start, part.end)
    if still:
        return "denial", "negates", f"“{still.group().lower()}”"
    blamed = item.cue is not None and listed.blaming.match(page.text, item.cue.start)
    accuses = (item.act == "accuses" and blamed) or listed.at_fault.search(page.text, part.start, part.end)
    back = item.cue is not None and listed.blaming_it.match(page.text, item.cue.start)
    return ("accusation" if accuses else "account"), ("points back" if back and accuses else ""), ""


def _by_sentence(page: Page, parts: Sequence[Span]) -> list[tuple[int, Span]]:
    """The sentences that a content runs through, with the stretch of it in each."""
    found: dict[int, Span] = {}
    for part in parts:
        number = page.sentence_at(part.start)
        while number is not None and number < len(page.sentences) and page.sentences[number].start < part.end:
            whole = page.sentences[number]
            start, end = max(part.start, whole.start), min(part.end, whole.end)
            known = found.get(number, Span(start, end))
            found[number] = Span(min(known.start, start), max(known.end, end))
            number += 1
    return sorted(found.items())


def _hull(page: Page, number: int, part: Span, item: Attribution) -> Span:
    """What is said with its source and its verb, as far as they stand in the same sentence."""
    whole = page.sentences[number]
    around = [span for span in (item.cue, item.source) if span and whole.start <= span.start and span.end <= whole.end]
    start, end = min(span.start for span in (part, *around)), max(span.end for span in (part, *around))
    while end < whole.end and page.text[end] in "\"”’'.!?":
        end += 1
    return Span(start, end)


def _denies(page: Page, item: Attribution, listed: Patterns) -> tuple[Manner, str] | None:
    """How an attribution denies, ("", …) where it only refuses, None where its verb is neither."""
    if item.cue is None:
        return None
    cue = page.text[item.cue.start : item.cue.end]
    said = page.text[item.content[0].start : item.content[-1].end]
    if listed.denying.match(cue):
        return ("", "") if item.polarity != "denied" else denied_object(said, listed, strict=False)
    if listed.rejecting.match(cue):
        return denied_object(said, listed, strict=True)
    if listed.calling.match(cue):
        return _called(page, item, said, listed)
    return None


def _called(page: Page, item: Attribution, said: str, listed: Patterns) -> tuple[Manner, str] | None:
    cue = item.cue or item.content[0]
    number = page.sentence_at(cue.start)
    behind = page.text[cue.end : page.sentences[number].end] if number is not None else said
    return ("points back", "called so") if is_called_false(behind, listed) else None


def _negates(page: Page, part: Span, voice: Voice, listed: Patterns) -> str | None:
    """A negated deed that the speaker answers for, in its own words, or None."""
    told = [word.lower().replace("’", "").replace("'", "") for word in words(page.text[part.start : part.end])][:EARLY]
    if not set(told) & listed.words.NEGATIONS:
        return None
    ours = bool(set(told) & listed.words.OURSELVES) or bool(voice.names & page.names_in(part))
    for at, word in enumerate(told):
        if stem(word, page.language) not in _done(page.language):
            continue
        negation = _negation(told, at, listed)
        answers = ours or bool(set(told[:at]) & (listed.words.SELVES | listed.words.FORCES))
        if negation is not None and answers:
            return " ".join(told[min(negation, at) : max(negation, at) + 1])
    return None


def meaning(word: str, language: str) -> str:
    """The stem of a lower-case word, or of the kind of deed that it stands for."""
    own = stem(word, language)
    return kinds_of_deed(language).get(own, own)


def _negation(told: Sequence[str], deed: int, listed: Patterns) -> int | None:
    """The place of the word that negates a deed: shortly before it, or its object."""
    for at in range(deed - 1, max(-1, deed - NEAR), -1):
        if told[at] in listed.words.BETWEEN:
            break
        if told[at] in listed.words.NEGATIONS:
            planned = "to" in told[at + 1 : deed] or listed.words.SUPPOSING & set(told[max(0, at - NEAR) : at])
            return None if planned or told[at - 1] in listed.words.MODALS else at
    behind = told[deed + 1 : deed + 3]
    return next((deed + 1 + k for k, word in enumerate(behind) if word in ("nothing", "nobody", "none", "no")), None)


@cache
def deeds(language: str) -> frozenset[str]:
    """Stems of the deeds that one is charged with."""
    listed = pack(language, "disputes")
    return frozenset(meaning(word, language) for word in listed.DEEDS) if listed else frozenset()


@cache
def _done(language: str) -> frozenset[str]:
    listed = pack(language, "disputes")
    return frozenset(stem(word, language) for word in listed.DEEDS) if listed else frozenset()


def _denial(page: Page, item: Attribution, voice: Voice, manner: Manner, listed: Patterns) -> Iterator[Said]:
    cue = item.cue or item.content[0]
    number = page.sentence_at(cue.start)
    if number is None:
        return
    inside = [part for at, part in _by_sentence(page, item.content) if at == number]
    part = inside[0] if inside else cue
    verb = page.text[cue.start : cue.end]
    yield statement(page, number, _hull(page, number, part, item), part, voice, "denial", manner, f"“{verb}”")


# --- what the article tells by itself ---------------------------------------------------------------------------


def _own(page: Page, said: Sequence[Said], listed: Patterns) -> Iterator[Said]:
    """Sentences that nobody else says, and what stands in front of a denial in its own sentence."""
    taken: dict[int, list[Said]] = {}
    for one in said:
        taken.setdefault(one.sentence, []).append(one)
    for number, whole in enumerate(page.sentences):
        found = taken.get(number, [])
        covered = sum(one.place.end - one.place.start for one in found)
        if covered < COVERED * (whole.end - whole.start):
            blames = listed.blaming.search(page.text, whole.start, whole.end)
            yield statement(page, number, whole, whole, NOBODY, "accusation" if blames else "account")
        first = min(found, key=lambda one: one.place, default=None)
        if first is not None and first.kind == "denial" and first.place.start - whole.start > CLAUSE:
            head = Span(whole.start, _trimmed(page.text, whole.start, first.place.start))
            yield statement(page, number, head, head, HEARSAY, "account")


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a clause without the comma and the conjunction behind it."""
    kept = re.sub(r"[\s,;:–—-]*(?:\b(?:but|and|though|although|while|which|that)\s*)?$", "", text[start:end])
    return start + len(kept)
