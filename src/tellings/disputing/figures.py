"""Two owners, two numbers: figures of one document for one thing that a reader would set against each other.

Bounds are compared by the number that is printed ("at least 25" and "more than 40" are compatible intervals and yet
rival counts), unless one is a vague word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tellings.disputing.pages import NOBODY, Page, Voice
from tellings.disputing.pairing import Pair
from tellings.disputing.said import Patterns, Said, patterns
from tellings.disputing.sayings import deeds
from tellings.records import Figure, Span
from tellings.stems import stem, words

APART = 1.1
"""The larger number over the smaller from which two counts are rivals; below, they are one count rounded."""
ONE = 2
"""Signs (of seven) that two numbers are of one event; `eval/disputes.py` measures it again."""
AKIN = 2.0
"""The same up to which numbers of different groups or spans of time may be rivals nevertheless."""
REACH = 12
"""Sentences between two rival numbers of one document."""
MOST = 6
"""Rival pairs kept of one document: more owners than that are a list, and every pair of a list says little."""
_VAGUE = frozenset({"dozens", "hundreds", "thousands", "none"})
_JOIN = re.compile(r"[\s,;:–—-]*(?:\b(?:and|but|while|whereas|though|although)\s*)?$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)


def rival_figures(page: Page, said: Sequence[Said]) -> Iterator[Pair]:
    """The pairs of rival numbers in one document, those nearest to each other in kind and place first."""
    listed = patterns(page.language)
    if listed is None:
        return
    owned = _largest(page, said)
    found = []
    for at, (first, one) in enumerate(owned):
        for second, other in owned[at + 1 :]:
            apart = _rivals(first, second) and not _same_owner(one, other, listed)
            if apart and _one_thing(page, first, second, listed):
                found.append((_unlike(first, second), second.start - first.start, first, second, one, other))
    used: set[tuple[int, str]] = set()
    for *_, first, second, one, other in sorted(found, key=lambda item: (*item[:2], item[2].start))[:MOST]:
        keys = {(first.start, _key(other)), (second.start, _key(one))}
        if not keys & used:
            used |= keys
            yield _pair(page, first, second, one, other, said)


def _largest(page: Page, said: Sequence[Said]) -> list[tuple[Figure, Voice]]:
    """Of each sentence, role, group and owner the largest number: the others are mostly parts of it."""
    best: dict[tuple[object, ...], tuple[Figure, Voice]] = {}
    for figure in page.reading.figures:
        number, owner = page.sentence_at(figure.start), _owner(page, figure, said)
        if number is None or owner is None:
            continue
        key = number, figure.role, figure.victims, _key(owner)
        if key not in best or _number(figure) > _number(best[key][0]):
            best[key] = figure, owner
    return sorted(best.values(), key=lambda item: item[0].start)


def _one_thing(page: Page, first: Figure, second: Figure, listed: Patterns) -> bool:
    """Whether two numbers are of one event as far as their sentences tell."""
    one, other = page.sentence_at(first.start), page.sentence_at(second.start)
    if one is None or other is None or other - one > REACH:
        return False
    left, right = page.sentences[one], page.sentences[other]
    if _own_losses(page, first, left, second, listed) or _own_losses(page, second, right, first, listed):
        return False
    shared = set(page.words_in(left) & page.words_in(right)) - {stem(first.role, page.language)}
    shared = {word for word in shared if not word[0].isdigit()} - deeds(page.language)
    rival = listed.rival.search(page.text, right.start, right.end) is not None
    elsewhere = one != other and listed.elsewhere.search(page.text, right.start, right.end) is not None
    days = [day for day in (_day(page, left), _day(page, right)) if day is not None]
    toll = listed.toll.search(page.text, right.start, right.end) is not None
    group = bool({first.victims, second.victims} & listed.words.FIGHTING)
    near = (other - one <= 2) + (other - one <= 1)
    signs = rival + toll + group + near + (len(shared) > 1) + (len(days) == 2 and days[0] == days[1])
    return signs - 2 * elsewhere - 2 * (len(set(days)) > 1) >= ONE


def _day(page: Page, whole: Span) -> str | None:
    """The first day that a sentence names, as printed or, where it is known, by date."""
    for time in page.reading.times:
        if time.type == "DATE" and whole.start <= time.start < whole.end:
            return time.earliest or time.text.casefold()
    return None


def _own_losses(page: Page, figure: Figure, whole: Span, other: Figure, listed: Patterns) -> bool:
    """Whether a side counts its own dead, and the other number is not of fighters."""
    own = listed.own_losses.search(page.text, whole.start, whole.end) is not None
    return own and (other.victims not in listed.words.FIGHTING or figure.victims not in ("unspecified", other.victims))


def _pair(page: Page, first: Figure, second: Figure, one: Voice, other: Voice, said: Sequence[Said]) -> Pair:
    left, right = _told(page, first, one, said), _told(page, second, other, said)
    why = f"{first.role}: {first.text} by {one.printed}, {second.text} by {other.printed}"
    return Pair(left, _apart(page.text, left.place, right.place), right, "different_figure", why)


def _apart(text: str, left: Span, right: Span) -> Span:
    """The first place, cut off where the second begins."""
    if not left.start < right.start < left.end:
        return left
    kept = _JOIN.sub("", text[left.start : right.start])
    return Span(left.start, left.start + len(kept)) if kept else left


def _owner(page: Page, figure: Figure, said: Sequence[Said]) -> Voice | None:
    """Who gives a number that counts somebody by itself; None where nobody does, or it is a part, or of another war."""
    if figure.implicit or figure.part_of is not None or figure.scope == "background":
        return None
    around = [one for one in said if one.voice is not NOBODY and one.content.start <= figure.start < one.content.end]
    number = page.sentence_at(figure.start)
    if figure.attributed_to and number is not None:
        voice = around[-1].voice if around else None
        known = voice is not None and voice.printed and figure.attributed_to.casefold() in voice.printed.casefold()
        return voice if known else page.called(figure.attributed_to, page.sentences[number].end)
    if around and around[-1].voice.printed:
        return around[-1].voice
    return _counting(page, figure)


def _counting(page: Page, figure: Figure) -> Voice | None:
    """Who is told to have a count, where a sentence says that it is one of several."""
    number, listed = page.sentence_at(figure.start), patterns(page.language)
    if number is None or listed is None:
        return None
    whole = page.sentences[number]
    subject = listed.counts.match(page.text, whole.start, figure.start)
    signs = listed.rival.search(page.text, whole.start, whole.end) or listed.toll.search(page.text, *whole)
    if subject is None or signs is None:
        return None
    source = Span(*subject.span(1))
    named = page.mentions_in(source)
    return Voice(page.entity(named[-1].entity) if named else None, page.printed(source), page.names_in(source))


def _key(voice: Voice) -> str:
    return voice.entity or _ARTICLE.sub("", voice.printed or "").casefold()


def _same_owner(one: Voice, other: Voice, listed: Patterns) -> bool:
    left, right = _key(one), _key(other)
    if one.entity is not None and other.entity is not None:
        return left == right
    first, second = _own_words(one, listed), _own_words(other, listed)
    return left == right or bool(first and second and (first <= second or second <= first))


def _own_words(voice: Voice, listed: Patterns) -> frozenset[str]:
    """The words of a source that tell it from others."""
    shared: frozenset[str] = listed.words.SOURCES
    return frozenset(words((voice.printed or "").lower())) - shared


def _rivals(first: Figure, second: Figure) -> bool:
    """Whether two numbers of one role stand against each other."""
    if first.role != second.role or not _one_group(first, second):
        return False
    small, large = sorted((first, second), key=lambda figure: (_number(figure), figure.start))
    ratio = _number(large) / _number(small) if _number(small) > 0 else 0.0
    # A total is no rival of one group's dead, nor a war's of one day's.
    part = small.victims != large.victims and small.victims != "unspecified"
    longer = large.scope == "cumulative" != small.scope
    if (part or longer) and ratio > AKIN:
        return False
    if small.high is not None and large.low is not None and small.high < large.low:
        return ratio > 0
    return not {first.modifier, second.modifier} & _VAGUE and ratio >= APART


def _number(figure: Figure) -> int:
    return figure.low if figure.low is not None else figure.high or 0


def _one_group(first: Figure, second: Figure) -> bool:
    one, other = first.victims, second.victims
    if {one, other} & {"child"}:
        return one == other
    return one == other or "unspecified" in (one, other)


def _unlike(first: Figure, second: Figure) -> int:
    """How little two numbers have in common: the group counted, the scope, the place."""
    return 2 * (first.victims != second.victims) + (first.scope != second.scope) + (first.place != second.place)


def stated(page: Page, figure: Figure, said: Sequence[Said]) -> tuple[Voice, Said] | None:
    """Who gives a number, and the statement that it stands in; None where nobody is named."""
    owner = _owner(page, replace(figure, part_of=None, scope="this_event", implicit=False), said)
    return None if owner is None else (owner, _told(page, figure, owner, said))


def _told(page: Page, figure: Figure, owner: Voice, said: Sequence[Said]) -> Said:
    """The statement that a number stands in, or its sentence."""
    number = page.sentence_at(figure.start) or 0
    holding = [one for one in said if one.place.start <= figure.start and figure.end <= one.place.end]
    place = min(
        (one.place for one in holding), key=lambda place: place.end - place.start, default=page.sentences[number]
    )
    empty: frozenset[str] = frozenset()
    return Said(page.id, number, place, Span(figure.start, figure.end), owner, "account", empty, empty, place.start)
