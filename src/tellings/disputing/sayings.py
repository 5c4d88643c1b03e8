"""What a document states, sentence by sentence: who says it, and whether it accuses, denies, or merely tells.

A denial is read off a verb of denying, a verb of rejecting whose object is a statement, a name for falsehood that a
statement is given, or a negated deed that the speaker answers for ("we have not fired"). Whatever is put forward
otherwise, by a source or by the article itself, is an account.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType
from typing import Literal

from tellings.disputing.pages import HEARSAY, NOBODY, Page, Voice
from tellings.lang import pack
from tellings.records import Attribution, Span
from tellings.stems import kinds_of_deed, stem, words

Kind = Literal["account", "accusation", "denial"]
Manner = Literal["", "points back", "of a deed", "repeats", "negates", "calls false"]
COVERED = 0.5
"""The share of a sentence from which what is said in it leaves no account of the article's own."""
NEAR = 6
"""Words between a negation and the deed that it negates."""
CLAUSE = 25
"""Characters in front of a denial from which they are a clause of their own."""
EARLY = 16
"""Words at the head of a statement where a negated deed is what it is about."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement in one sentence.

    `place` is what a reader is shown, `content` what is said or, of a denial, what is denied; `words` and `names` are
    stems of it; `verb` is where the saying of it begins, behind its source. `manner` says of a denial how it points at
    what it denies.
    """

    document: str
    sentence: int
    place: Span
    content: Span
    voice: Voice
    kind: Kind
    words: frozenset[str]
    names: frozenset[str]
    verb: int
    manner: Manner = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Patterns:
    """The word lists of a language, compiled."""

    words: ModuleType
    trigger: re.Pattern[str]
    denying: re.Pattern[str]
    rejecting: re.Pattern[str]
    calling: re.Pattern[str]
    claim: re.Pattern[str]
    false: re.Pattern[str]
    is_false: re.Pattern[str]
    openers: re.Pattern[str]
    ends: re.Pattern[str]
    blaming: re.Pattern[str]
    not_told: re.Pattern[str]
    rival: re.Pattern[str]
    toll: re.Pattern[str]
    elsewhere: re.Pattern[str]
    own_losses: re.Pattern[str]


@cache
def patterns(language: str) -> Patterns | None:
    """The compiled word lists of a language, or None where it has none."""
    listed = pack(language, "disputes")
    if listed is None:
        return None
    any_verb = rf"\b(?:{listed.DENYING}|{listed.REJECTING}|{listed.CALLING})\b"
    return Patterns(
        listed,
        re.compile(any_verb, re.I),
        re.compile(rf"\b(?:{listed.DENYING})\b", re.I),
        re.compile(rf"\b(?:{listed.REJECTING})\b", re.I),
        re.compile(rf"\b(?:{listed.CALLING})\b", re.I),
        re.compile(rf"\b{listed.CLAIM}\b", re.I),
        re.compile(rf"\b{listed.FALSE}\b", re.I),
        re.compile(rf"\b(?:is|are|was|were|been|be|as)\W+(?:[\w\"“”‘’%,-]+\W+){{0,4}}?{listed.FALSE}\b", re.I),
        re.compile(listed.OPENERS, re.I),
        re.compile(listed.SUBJECT_ENDS, re.I),
        re.compile(rf"\b{listed.BLAMING}", re.I),
        re.compile(listed.NOT_TOLD, re.I),
        re.compile(listed.RIVAL, re.I),
        re.compile(listed.TOLL, re.I),
        re.compile(listed.ELSEWHERE, re.I),
        re.compile(listed.OWN_LOSSES, re.I),
    )


def sayings(page: Page) -> tuple[Said, ...]:
    """The statements of a document's article text in order; empty where its language has no word lists."""
    listed = patterns(page.language)
    if listed is None:
        return ()
    said = [piece for item in page.reading.attributions for piece in _of_attribution(page, item, listed)]
    said += _by_pattern(page, said, listed)
    found = [*said, *_own(page, said, listed)]
    return tuple(sorted(found, key=lambda one: (one.place, one.content, one.kind, one.why)))


# --- what is ascribed to a source -------------------------------------------------------------------------------


def _of_attribution(page: Page, item: Attribution, listed: Patterns) -> Iterator[Said]:
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
    inner = [
        other
        for other in page.reading.attributions
        if other is not item and other.cue and _is_denying(page, other, listed)
    ]
    for number, part in _by_sentence(page, item.content):
        if any(part.start <= other.cue.start < part.end for other in inner if other.cue):
            continue
        kind, manner, why = _kind(page, part, voice, item, listed)
        one = _statement(page, number, _hull(page, number, part, item), part, voice, kind, manner, why)
        yield replace(one, verb=item.cue.start) if item.cue and one.place.start <= item.cue.start < part.start else one


def _is_denying(page: Page, item: Attribution, listed: Patterns) -> bool:
    return item.cue is not None and listed.denying.match(page.text, item.cue.start) is not None


def _kind(page: Page, part: Span, voice: Voice, item: Attribution, listed: Patterns) -> tuple[Kind, Manner, str]:
    negated = _negates(page, part, voice, listed)
    if negated:
        return "denial", "negates", f"“{negated}”"
    if listed.is_false.search(page.text, part.start, part.end):
        return "denial", "calls false", "says that it is false"
    accuses = item.act == "accuses" and item.cue and listed.blaming.match(page.text, item.cue.start)
    return ("accusation" if accuses else "account"), "", ""


def _statement(
    page: Page, number: int, place: Span, part: Span, voice: Voice, kind: Kind, manner: Manner = "", why: str = ""
) -> Said:
    named = page.names_in(part)
    return Said(page.id, number, place, part, voice, kind, page.words_in(part), named, part.start, manner, why)


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
        return ("", "") if item.polarity != "denied" else _object(said, listed, strict=False)
    if listed.rejecting.match(cue):
        return _object(said, listed, strict=True)
    if listed.calling.match(cue):
        return _called(page, item, said, listed)
    return None


def _object(said: str, listed: Patterns, strict: bool) -> tuple[Manner, str]:
    """How the object of a verb of denying points back; `strict` where only statements can be its object."""
    told = [word.lower().replace("’", "").replace("'", "") for word in words(said)]
    if not told or told[0] in listed.words.WITHHELD or (len(told) > 1 and told[1] in listed.words.WITHHELD):
        return "", ""
    head = next((at for at, word in enumerate(told) if word not in listed.words.POINTING), None)
    if head is None:
        return "points back", "“" + " ".join(told) + "”"
    if told[head] in listed.words.INVOLVED or set(told[:4]) & listed.words.INVOLVED:
        return "of a deed", f"“{told[head]}”"
    claim = listed.claim.search(said)
    if claim and _is_bare(said[claim.end() :], listed) and len(words(said[: claim.start()])) <= 2:
        return "points back", f"“{claim.group()}”"
    if strict and claim is None and told[0] not in ("that", "it", "this", "as"):
        return "", ""
    if strict and told[0] == "to":
        return "", ""
    return "repeats", ""


def _is_bare(behind: str, listed: Patterns) -> bool:
    """Whether nothing behind the name of a statement says what it is about."""
    rest = [word.lower() for word in words(behind)]
    return not rest or rest[0] in ("as", "and", "but", "saying", "on", "in") or rest[0] in listed.words.ADVERBS


def _called(page: Page, item: Attribution, said: str, listed: Patterns) -> tuple[Manner, str] | None:
    cue = item.cue or item.content[0]
    number = page.sentence_at(cue.start)
    behind = page.text[cue.end : page.sentences[number].end] if number is not None else said
    return ("points back", "called so") if _is_called_false(behind, listed) else None


def _is_called_false(behind: str, listed: Patterns) -> bool:
    """Whether what stands behind "called" gives a statement a word for falsehood, or somebody's own words."""
    head = [word.lower() for word in words(behind)[:4]]
    if head[:1] and head[0] in ("it", "that", "this", "them"):
        return listed.false.search(behind[:80]) is not None
    named = listed.claim.search(" ".join(head[:2])) is not None
    return named and (listed.false.search(behind) is not None or any(mark in behind for mark in '“"‘'))


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
            return None if told[at - 1] in listed.words.MODALS else at
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
    yield _statement(page, number, _hull(page, number, part, item), part, voice, "denial", manner, f"“{verb}”")


# --- what no attribution has found ------------------------------------------------------------------------------


def _by_pattern(page: Page, said: Sequence[Said], listed: Patterns) -> list[Said]:
    found = []
    denied = {one.sentence for one in said if one.kind == "denial"}
    cues = {item.cue.start for item in page.reading.attributions if item.cue}
    for number, whole in enumerate(page.sentences):
        if number in denied:
            continue
        for verb in listed.trigger.finditer(page.text, whole.start, whole.end):
            if verb.start() in cues and not listed.calling.match(verb.group()):
                continue
            one = _around(page, number, verb, listed)
            if one is not None:
                found.append(one)
                break
    return found


def _around(page: Page, number: int, verb: re.Match[str], listed: Patterns) -> Said | None:
    """A denial read off a verb in a sentence by the order of words alone."""
    whole = page.sentences[number]
    passive = re.match(r"\s+by\s+(?:the\s+)?", page.text[verb.end() : whole.end])
    if passive:
        return _passive(page, number, verb, passive.end(), listed)
    subject = _subject(page, whole, verb.start(), listed)
    if subject is None:
        return None
    behind = Span(verb.end(), _object_end(page.text, verb.end(), whole.end))
    told = page.text[behind.start : behind.end]
    if listed.calling.match(verb.group()):
        manner: Manner = "points back" if _is_called_false(told, listed) else ""
    else:
        manner, _ = _object(told, listed, strict=not listed.denying.match(verb.group()))
    if not manner:
        return None
    voice = Voice(_entity(page, subject), page.printed(subject), page.names_in(subject))
    return _statement(
        page, number, Span(subject.start, whole.end), behind, voice, "denial", manner, f"“{verb.group()}”"
    )


def _passive(page: Page, number: int, verb: re.Match[str], gap: int, listed: Patterns) -> Said | None:
    """A statement in front of a passive: "this report was denied by the army"."""
    whole = page.sentences[number]
    subject = _subject(page, whole, verb.start() - len(_be(page.text[whole.start : verb.start()])), listed)
    if subject is None or not listed.claim.search(page.text, subject.start, subject.end):
        return None
    start = verb.end() + gap
    source = Span(start, _object_end(page.text, start, whole.end))
    voice = Voice(_entity(page, source), page.printed(source), page.names_in(source))
    return _statement(
        page, number, Span(subject.start, source.end), subject, voice, "denial", "points back", f"“{verb.group()} by”"
    )


_BE = re.compile(r"(?:\s*\b(?:was|were|been|being|is|are|has|have|had)\b)*\s*$", re.I)


def _be(before: str) -> str:
    """The auxiliaries that a text ends in."""
    found = _BE.search(before)
    return found.group() if found else ""


_OBJECT_END = re.compile(r"[,;:–—]\s|\.(?=\s|$)|\s(?:saying|and said|but|while|adding|insisting|claiming)\s")


def _object_end(text: str, start: int, end: int) -> int:
    found = _OBJECT_END.search(text, start, end)
    return found.start() if found else end


def _subject(page: Page, whole: Span, verb: int, listed: Patterns) -> Span | None:
    """The words before a verb that may be its subject, auxiliaries and conjunctions off; None where they are none."""
    start = whole.start
    for cut in listed.ends.finditer(page.text, whole.start, verb):
        start = cut.end()
    opener = listed.openers.match(page.text[start:verb])
    start += opener.end() if opener else 0
    kept = page.text[start:verb].rstrip()
    if kept.split()[-1:] and kept.split()[-1].lower() in ("was", "were", "been", "being", "is", "are"):
        return None
    while kept and kept.split()[-1].lower() in listed.words.ADVERBS:
        kept = kept[: -len(kept.split()[-1])].rstrip()
    if not kept or len(kept.split()) > 12 or kept.split()[-1].lower() in ("not", "to", "the", "a", "didn't", "n't"):
        return None
    start += len(kept) - len(kept.lstrip())
    return Span(start, start + len(kept.strip())) if kept.strip() else None


def _entity(page: Page, source: Span) -> str | None:
    named = page.mentions_in(source)
    return page.entity(named[-1].entity) if named else None


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
            yield _statement(page, number, whole, whole, NOBODY, "accusation" if blames else "account")
        first = min(found, key=lambda one: one.place, default=None)
        if first is not None and first.kind == "denial" and first.place.start - whole.start > CLAUSE:
            head = Span(whole.start, _trimmed(page.text, whole.start, first.place.start))
            yield _statement(page, number, head, head, HEARSAY, "account")


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a clause without the comma and the conjunction behind it."""
    kept = re.sub(r"[\s,;:–—-]*(?:\b(?:but|and|though|although|while|which|that)\s*)?$", "", text[start:end])
    return start + len(kept)
