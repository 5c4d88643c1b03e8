"""Denials and charges that no attribution holds, read off the order of words around a verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tellings.disputing.pages import Page, Voice
from tellings.disputing.said import Manner, Patterns, Said, denied_object, is_called_false, statement
from tellings.records import Span

RELATIVE = 25
"""Characters in front of a relative clause that can be what it denies."""


def by_order(page: Page, said: Sequence[Said], listed: Patterns) -> list[Said]:
    """Denials and charges beside those that were `said`, at most one in a sentence of each kind."""
    found: dict[int, Said] = {}
    denied = {one.sentence for one in said if one.kind == "denial"}
    cues = {item.cue.start for item in page.reading.attributions if item.cue}
    for verb in listed.trigger.finditer(page.text):
        number = page.sentence_at(verb.start())
        if number is None or number in denied or number in found:
            continue
        if verb.start() in cues and not listed.calling.match(verb.group()):
            continue
        one = _around(page, number, verb, listed)
        if one is not None:
            found[number] = one
    return [*found.values(), *_pleas(page, denied | set(found), listed), *_charges(page, said, listed)]


def _pleas(page: Page, denied: set[int], listed: Patterns) -> Iterator[Said]:
    for verb in listed.pleading.finditer(page.text):
        number = page.sentence_at(verb.start())
        if number is not None and number not in denied:
            subject = _subject(page, page.sentences[number], verb.start(), listed)
            if subject is not None:
                place, why = Span(subject.start, verb.end()), f"“{verb.group()}”"
                part = Span(*verb.span())
                denied.add(number)
                yield statement(page, number, place, part, _voice(page, subject), "denial", "of a deed", why)


def _charges(page: Page, said: Sequence[Said], listed: Patterns) -> Iterator[Said]:
    """Charges whose deed was told before: "Velmar blamed it on rebels"."""
    known = {one.sentence for one in said if one.kind == "accusation"}
    for verb in listed.blaming_it.finditer(page.text):
        number = page.sentence_at(verb.start())
        if number is not None and number not in known:
            whole = page.sentences[number]
            subject = _subject(page, whole, verb.start(), listed)
            if subject is not None:
                part = Span(verb.end(), _object_end(page.text, verb.end(), whole.end))
                place = Span(subject.start, part.end)
                yield statement(page, number, place, part, _voice(page, subject), "accusation", "points back")


def _voice(page: Page, source: Span) -> Voice:
    named = page.mentions_in(source)
    return Voice(page.entity(named[-1].entity) if named else None, page.printed(source), page.names_in(source))


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
    manner = _manner(page.text[behind.start : behind.end], verb, listed)
    relative = not listed.calling.match(verb.group()) and not re.search(r"\w", page.text[behind.start : behind.end])
    if relative and subject.start - whole.start > RELATIVE:
        return _relative(page, number, verb, subject, listed)
    if not manner:
        return None
    place, why = Span(subject.start, whole.end), f"“{verb.group()}”"
    return statement(page, number, place, behind, _voice(page, subject), "denial", manner, why)


def _manner(told: str, verb: re.Match[str], listed: Patterns) -> Manner:
    if listed.calling.match(verb.group()):
        return "points back" if is_called_false(told, listed) else ""
    return denied_object(told, listed, strict=not listed.denying.match(verb.group()))[0]


def _relative(page: Page, number: int, verb: re.Match[str], subject: Span, listed: Patterns) -> Said:
    """A denial whose object stands before it: "…, an accusation Velmar rejects", "…, which Velmar denies"."""
    claim = listed.claimed.match(page.text, subject.start, subject.end)
    source = Span(claim.end() if claim else subject.start, subject.end)
    place = Span(subject.start, verb.end())
    return statement(page, number, place, source, _voice(page, source), "denial", "points back", f"“{verb.group()}”")


def _passive(page: Page, number: int, verb: re.Match[str], gap: int, listed: Patterns) -> Said | None:
    """A statement in front of a passive: "this report was denied by the army"."""
    whole = page.sentences[number]
    subject = _subject(page, whole, verb.start() - len(_be(page.text[whole.start : verb.start()])), listed)
    if subject is None or not listed.claim.search(page.text, subject.start, subject.end):
        return None
    start = verb.end() + gap
    source = Span(start, _object_end(page.text, start, whole.end))
    place, why = Span(subject.start, source.end), f"“{verb.group()} by”"
    return statement(page, number, place, subject, _voice(page, source), "denial", "points back", why)


_PARTICIPLE = re.compile(r"(?:(?:is|was|are|were|has|have|had|be|been)\b|[a-z]{2,}(?:ed|ing)\b)")
_BE = re.compile(r"(?:\s*\b(?:was|were|been|being|is|are|has|have|had)\b)*\s*$", re.I)


def _be(before: str) -> str:
    """The auxiliaries that a text ends in."""
    found = _BE.search(before)
    return found.group() if found else ""


_OBJECT_END = re.compile(r"[,;:–—]\s|\.(?=\s|$)|\s(?:saying|and said|but|while|adding|insisting|claiming)\s")


def _object_end(text: str, start: int, end: int) -> int:
    found = _OBJECT_END.search(text, start, end)
    return found.start() if found else end


def _bare(word: str) -> str:
    """A word as lists of negations have it: "Didn't" is "didnt"."""
    return re.sub(r"\W", "", word).lower()


def _acts(page: Page, subject: str, verb: int, listed: Patterns) -> bool:
    """Whether these words are who does now what the verb says: not "he may", no clause, no noun's own adjective."""
    told = [word.lower() for word in subject.split()]
    if set(told[-2:]) & listed.words.MODALS or _PARTICIPLE.match(subject):
        return False
    form = re.compile(r"\w+").match(page.text, verb)
    plain = form is not None and not form.group().lower().endswith(("s", "d", "ing"))
    return not plain or "and" in told or told[-1].endswith("s") or told[-1] in listed.words.SEVERAL


def _subject(page: Page, whole: Span, verb: int, listed: Patterns) -> Span | None:
    """The words before a verb that may be its subject, auxiliaries and conjunctions off.

    None where they are none, or where the verb is negated: who "did not deny" denies nothing.
    """
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
    if kept and (_bare(kept.split()[-1]) in listed.words.NEGATIONS or not _acts(page, kept, verb, listed)):
        return None
    last = (page.text[start:verb].split() or [""])[-1].lower()
    if last in listed.words.DETERMINERS or last.endswith(("'s", "’s", "s'", "s’")):
        return None
    if not kept or len(kept.split()) > 12 or kept.split()[-1].lower() in ("to", "the", "a"):
        return None
    start += len(kept) - len(kept.lstrip())
    return Span(start, start + len(kept.strip())) if kept.strip() else None
