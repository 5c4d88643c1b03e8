"""What one document says happened, and when: clauses with the days of the time that stands in them.

A time inside what somebody says dates what is said to have happened; a time beside the verb of saying dates the saying.
Plans, habits, conditions, denials and questions tell no event. A page that is written as it happens dates each of its
entries by its own day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tellings.chronicle.clauses import bounded, clause, signs
from tellings.chronicle.pages import Page, page_of, sentence_at, speaking_at
from tellings.records import Attribution, Dating, DatingBasis, Reading, Span, TimeExpression
from tellings.speech.acts import ACTS
from tellings.stems import meanings

Precision = Literal["day", "week", "month", "season", "year", "decade", "unknown"]
LEVELS: tuple[Precision, ...] = ("day", "week", "month", "season", "year", "decade", "unknown")
"""From fine to coarse."""
_VALUES: tuple[tuple[re.Pattern[str], Precision], ...] = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "day"),
    (re.compile(r"\d{4}-W\d\d-\d"), "day"),
    (re.compile(r"\d{4}-W\d\d"), "week"),
    (re.compile(r"\d{4}-\d\d$"), "month"),
    (re.compile(r"\d{4}-(?:SP|SU|FA|WI|Q\d|H\d)"), "season"),
    (re.compile(r"\d{4}$"), "year"),
    (re.compile(r"\d{3}X?$"), "decade"),
)
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_CLOCK = re.compile(r"(?:\d|noon|midnight|midday)[\d:. apmAPM]*$")
"""A time of day without a day: what it dates is told elsewhere with its day, or hangs on a guess."""
_ENTRY = 2
"""Sentences of an entry of a running page that tell what has just happened."""
CHARGES = frozenset({"claims", "accuses"})
"""Acts whose content nobody should read without who says it."""
LONGEST = 2_000
"""Characters of a sentence; what is longer is a list or a page without sentence ends, and tells no event."""
LEADING = 12
"""Characters before a time that leads its clause, so that what it tells stands behind it."""
BESIDE = 120
"""Characters between a verb of saying and its time."""
MONTH = 31
"""Days back to which "has done since" is an event with a beginning and an end; longer ago it is a state."""
NOMINAL = 45
"""Characters behind "Monday's" or before "of August" that name the event."""


@dataclass(frozen=True, slots=True)
class Happening:
    """A clause and the days that it is dated to.

    `said`: what happened is that somebody said something. `nominal`: the event is only named ("Monday's shelling").
    `owner` is who says it, as an entity or as printed; None where the article does. `weekday` (Monday is 1) is all
    that is known of the day in a page without a date.
    """

    document: str
    span: Span
    earliest: str
    latest: str
    precision: Precision
    basis: DatingBasis
    words: frozenset[str]
    lag: int | None
    said: bool = False
    nominal: bool = False
    weekday: int | None = None
    owner: str | None = None
    why: str = ""


def happenings(reading: Reading, dating: Dating | None) -> tuple[Happening, ...]:
    """The dated events of one document in order of their clauses; empty where its language has no word lists."""
    language = "en" if reading.document.language == "und" else reading.document.language
    found = signs(language)
    if found is None:
        return ()
    page = page_of(reading, dating, found, language)
    told = [*_timed(page), *_running(page)]
    return tuple(sorted(set(told), key=lambda one: (one.span, one.earliest, one.latest, one.why)))


# --- events with a time in their sentence ------------------------------------------------------------------------


def _timed(page: Page) -> Iterator[Happening]:
    times = sorted(page.reading.times, key=lambda time: time.start)
    skipped = -1
    for number, time in enumerate(times):
        whole = sentence_at(page, time.start)
        if time.type not in ("DATE", "TIME") or whole is None or number <= skipped or _is_name(page, time):
            continue
        if whole.end - whole.start > LONGEST:
            continue
        following = times[number + 1] if number + 1 < len(times) else None
        latest = time.latest
        if following is not None and following.latest and _spans(page, time, following):
            latest, skipped = following.latest, number + 1
        found = _told(page, whole, time, latest)
        if found is not None:
            yield found


def _is_name(page: Page, time: TimeExpression) -> bool:
    """Whether what looks like a time is part of a name: an outlet that is called Today."""
    at = bisect_right(page.mentions, (time.start, len(page.text)))
    return any(
        start <= time.start and time.end <= end and end - start > time.end - time.start
        for start, end in page.mentions[max(0, at - 4) : at]
    )


def _is_number(page: Page, time: TimeExpression) -> bool:
    """Whether four digits that were taken for a year count something else: a block of a street, a model, a hill."""
    bare = len(time.text) == 4 and time.text.isdigit()
    return bare and not page.signs.year.search(page.text, max(0, time.start - 20), time.start)


def _spans(page: Page, first: TimeExpression, second: TimeExpression) -> bool:
    """Whether two times are the ends of one span: "1994–1997", "from Monday to Thursday"."""
    between = page.text[first.end : second.start]
    before = page.text[max(0, first.start - 8) : first.start].lower()
    joined = " and " in f" {between} " and "between" not in before
    apart = (first.earliest or "") < (second.earliest or "")
    return apart and len(between) < 10 and not joined and page.signs.between.match(between) is not None


def _told(page: Page, whole: Span, time: TimeExpression, latest: str | None) -> Happening | None:
    if "?" in page.text[whole.end - 2 : whole.end] or time.value.endswith("_REF") or _is_number(page, time):
        return None
    named = _named(page, whole, time, latest)
    if named is not None:
        return named
    since = page.signs.since.search(page.text, whole.start, time.start) is not None
    saying = None if since else _said_then(page, whole, time)
    if saying is not None:
        return _happening(page, saying, time, latest, said=True, why="when it was said")
    region = _region(page, whole, time)
    return None if region is None else _event(page, region, time, latest)


def _named(page: Page, whole: Span, time: TimeExpression, latest: str | None) -> Happening | None:
    """An event that is only named by its day: "Monday's shelling of Huvek", "the disorders of August 2014"."""
    if page.text[time.end : time.end + 2] in ("'s", "’s"):
        span = Span(time.start, min(whole.end, time.end + NOMINAL))
    elif _opens(page, whole, time):
        return None
    elif re.search(r"\bof(?:\s+the)?\s+$", page.text[max(whole.start, time.start - 8) : time.start]):
        span = Span(max(whole.start, time.start - NOMINAL), time.end)
    elif (
        page.text[max(whole.start, time.start - 4) : time.start].lower() == "the "
        and page.text[time.end : time.end + 2].strip().isalpha()
    ):
        span = Span(time.start, min(whole.end, time.end + NOMINAL))
    else:
        return None
    return _happening(page, _on_words(page.text, span), time, latest, nominal=True, why="named by its day")


def _on_words(text: str, span: Span) -> Span:
    """The stretch without the parts of words at its ends."""
    start, end = span
    while start < end and start and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    while end > start and end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _opens(page: Page, whole: Span, time: TimeExpression) -> bool:
    """Whether a sentence begins with its time, "In the war of 1994", and tells the event behind it."""
    before = page.text[whole.start : time.start]
    return time.start - whole.start <= NOMINAL and not page.signs.finite.search(before)


def _region(page: Page, whole: Span, time: TimeExpression) -> Span | None:
    """The stretch of a sentence in which the event of a time is told; None where somebody denies it."""
    inside: list[tuple[int, Span]] = []
    for item in page.near.get(whole.start, ()):
        for part in item.content:
            if part.start <= time.start and time.end <= part.end:
                if item.polarity == "denied":
                    return None
                stretch = _hull(whole, item) if item.act == "accuses" else _inside(page, whole, part)
                inside.append((part.end - part.start, stretch))
    region = min(inside)[1] if inside else whole
    return None if page.text[region.start : region.start + 3].lower() == "to " else region


def _inside(page: Page, whole: Span, part: Span) -> Span:
    """What somebody says in one sentence; from the sentence's start on where nothing else stands before it."""
    start, end = max(part.start, whole.start), min(part.end, whole.end)
    spans = [span for item in page.near.get(whole.start, ()) for span in (item.cue, item.source) if span]
    free = not any(whole.start <= span.start < start for span in spans) and page.text[start : start + 1].islower()
    return Span(whole.start if free else start, end)


def _said_then(page: Page, whole: Span, time: TimeExpression) -> Span | None:
    """The stretch of a sentence that tells that somebody said something at a time, or None."""
    for item in page.near.get(whole.start, ()):
        spoken = item.cue and item.source and item.act in ACTS and ACTS[item.act].spoken
        if spoken and item.cue and whole.start <= item.cue.start < whole.end and _beside(page, whole, item, time):
            hull = _hull(whole, item)
            start = whole.start if time.start < hull.start else hull.start
            return bounded(page.text, Span(start, max(hull.end, time.end)), page.signs)
    return None


def _beside(page: Page, whole: Span, item: Attribution, time: TimeExpression) -> bool:
    """Whether a time belongs to a verb of saying: no other verb stands between them, nor before a time that leads."""
    cue, source = item.cue, item.source
    if cue is None or source is None or source.start <= time.start < source.end:
        return False
    if any(part.start <= time.start < part.end for part in item.content):
        head = page.text[item.content[0].start : time.start]
        return item.act == "accuses" and not re.search(r"\b(?:of|for)\b|ing\b", head)
    if time.start < cue.start and page.signs.finite.search(_bare(page, page.text[whole.start : time.start])):
        return False
    first, second = (cue.end, time.start) if time.start >= cue.end else (time.end, cue.start)
    between = page.text[first:second]
    for span in (*item.content, source):
        if first <= span.start and span.end <= second:
            between = between.replace(page.text[span.start : span.end], " ")
    return len(between) < BESIDE and not page.signs.finite.search(_bare(page, between)) and ";" not in between


def _bare(page: Page, between: str) -> str:
    """A stretch without the participles that only describe."""
    return page.signs.adjective.sub(" ", between)


def _hull(whole: Span, item: Attribution) -> Span:
    """What is said with its source and verb, as far as they stand in the sentence."""
    spans = [span for span in (item.cue, item.source, *item.content) if span]
    inside = [span for span in spans if span.start < whole.end and span.end > whole.start]
    start = max(whole.start, min(span.start for span in inside))
    return Span(start, min(whole.end, max(span.end for span in inside)))


def _event(page: Page, region: Span, time: TimeExpression, latest: str | None) -> Happening | None:
    """What happened at a time, unless its clause says that it did not, or not yet, or again and again."""
    place = Span(time.start, time.end)
    span = clause(page.text, region, place, page.signs, _barriers(page, region))
    before = page.text[span.start : time.start]
    since = page.signs.since.search(before) is not None
    if since:
        return _since(page, span, time, latest)
    if (page.signs.by.search(before) and latest == time.latest) or page.signs.to_come.search(_up_to(before)):
        return None
    if not _happened(page, span, time):
        return None
    return _happening(page, span, time, latest, why="a time in the clause")


def _up_to(before: str) -> str:
    """What stands before a time and its preposition."""
    return re.sub(r"\b(?:on|at|in)\s+$", "", before)


def _barriers(page: Page, region: Span) -> list[int]:
    """Where somebody else begins to speak in the same sentence."""
    found = []
    for item in speaking_at(page, region.start):
        starts = [span.start for span in (item.cue, item.source) if span and item.source]
        if starts and region.start < min(starts) < region.end:
            found.append(min(starts))
    return sorted(found)


def _happened(page: Page, span: Span, time: TimeExpression) -> bool:
    before, after = page.text[span.start : time.start], page.text[max(time.end, span.start) : span.end]
    text = f"{before} {after}"
    head = before if len(before) > LEADING else text
    if not page.signs.finite.search(page.signs.present.sub(" ", text)):
        described = page.signs.present.search(text)
        if described or not re.search(r"\b\w{3,}(?:ed|ing)\b", text):
            return False
    if page.signs.printed.search(page.text, max(0, time.start - 60), time.start):
        return False
    if page.signs.planned.search(head) or page.signs.habitual.search(text):
        return False
    return not page.signs.negated.search(head) or page.signs.not_told.search(head) is not None


def _since(page: Page, span: Span, time: TimeExpression, latest: str | None) -> Happening | None:
    """What began at a time ("since"): the clause with "when" behind it, what has been done since, or a state."""
    text = page.text
    when = page.signs.when.match(text[time.end : span.end])
    if when or (page.signs.when.match(text[time.end : time.end + 8]) and span.end >= time.end):
        whole = sentence_at(page, time.start) or span
        rest = clause(text, Span(time.start, whole.end), Span(time.start, time.end), page.signs, ())
        end = text.find(" and ", time.end + 8, rest.end)
        end = end if end > 0 and page.signs.auxiliary.match(text[end + 5 : rest.end]) else rest.end
        return _happening(page, Span(time.start, end), time, latest, why="a time and what happened when")
    before = text[span.start : time.start]
    if page.signs.negated.search(before) or any(
        span.start <= figure.start < span.end for figure in page.reading.figures if figure.scope != "background"
    ):
        counted = page.signs.perfect.search(before) is None
        if page.signs.negated.search(before) or not counted:
            return None
    recent = page.day is not None and (page.day - date.fromisoformat(time.earliest or "1000-01-01")).days <= MONTH
    if page.signs.perfect.search(before) and page.day is not None and recent:
        return _happening(page, span, time, page.day.isoformat(), why="done since then")
    if re.search(r"\b\w{3,}(?:ed|en)\b(?:\s+\w+){0,6}\s+since\W*$", before):
        return _happening(page, Span(span.start, time.end), time, latest, why="a state that began then")
    return None


def _happening(
    page: Page,
    span: Span,
    time: TimeExpression,
    latest: str | None,
    *,
    said: bool = False,
    nominal: bool = False,
    why: str = "",
) -> Happening | None:
    told = _readable(page, span)
    weekday = _WEEKDAY.match(time.value)
    nominal = nominal or (time.type == "TIME" and _CLOCK.match(time.text) is not None)
    words = meanings(
        page.text[span.start : max(span.start, time.start)] + " " + page.text[max(time.end, span.start) : span.end],
        page.language,
    )
    if time.earliest is None or latest is None:
        if weekday is None or span.end <= span.start:
            return None
        day = int(weekday.group(1))
        return Happening(
            page.reading.document.id, told, "", "", "day", "inferred", words, None, said, nominal, day, why
        )
    if page.day is not None and time.earliest > page.day.isoformat():
        return None
    precision = _precision(time, latest)
    if span.end <= span.start or latest < time.earliest or precision == "unknown":
        return None
    lag = (page.day - date.fromisoformat(latest)).days if page.day else None
    return Happening(
        page.reading.document.id,
        told,
        time.earliest,
        latest,
        precision,
        _basis(page, time),
        words,
        lag,
        said,
        nominal,
        owner=_owner(page, span),
        why=f"“{time.text}”: {why}",
    )


def _readable(page: Page, span: Span) -> Span:
    """A clause with who says it, where it is a quotation, a charge or a claim, or begins with a pronoun."""
    whole = sentence_at(page, span.start)
    pronoun = page.signs.pronoun.match(page.text, span.start, span.end) is not None
    for item in speaking_at(page, span.start):
        holds = any(part.start <= span.start and span.end <= part.end + 2 for part in item.content)
        if holds and whole and item.source and (pronoun or item.kind != "indirect" or item.act in CHARGES):
            return bounded(page.text, _hull(whole, item), page.signs)
    return span


def _owner(page: Page, span: Span) -> str | None:
    """Who says what stands in a clause: the speaker's referent, else the source as printed."""
    for item in speaking_at(page, span.start):
        if any(part.start <= span.start and span.end <= part.end + 2 for part in item.content):
            if item.speaker is not None:
                return item.speaker
            return page.text[item.source.start : item.source.end].casefold() if item.source else None
    return None


def _precision(time: TimeExpression, latest: str) -> Precision:
    read: Precision = next((level for pattern, level in _VALUES if pattern.match(time.value)), LEVELS[-1])
    if latest == time.latest or time.earliest is None:
        return read
    days = (date.fromisoformat(latest) - date.fromisoformat(time.earliest)).days + 1
    spread: Precision = "day" if days <= 1 else "week" if days <= 8 else "month" if days <= 31 else "year"
    return max(read, spread, key=LEVELS.index)


def _basis(page: Page, time: TimeExpression) -> DatingBasis:
    """How a day is known: printed in full, or from the date of its page."""
    if time.symbol.startswith("value") or page.basis is None:
        return "stated"
    return page.basis


# --- pages that are written as it happens ------------------------------------------------------------------------


def _running(page: Page) -> Iterator[Happening]:
    """What has just happened in the entries of a running page: those under a line that is nothing but a time of day."""
    clocks = [time.end for time in page.reading.times if time.type == "TIME" and _alone(page, time)]
    if page.day is None or len(clocks) < 2:
        return
    for clock in clocks:
        first = bisect_right(page.starts, clock - 1)
        for whole in page.sentences[first : first + _ENTRY]:
            found = _just_now(page, whole)
            if found is not None:
                yield found


def _alone(page: Page, time: TimeExpression) -> bool:
    before, after = page.text[: time.start].rstrip(" "), page.text[time.end :].lstrip(" ")
    return before[-1:] in ("", "\n") and after[:1] in ("", "\n")


def _just_now(page: Page, whole: Span) -> Happening | None:
    region = whole
    for item in page.near.get(whole.start, ()):
        for part in item.content:
            if whole.start <= part.start and part.end <= whole.end and page.signs.perfect.search(page.text, *part):
                region = part
                if item.polarity == "denied":
                    return None
    perfect = page.signs.perfect.search(page.text, region.start, region.end)
    if perfect is None or perfect.group("verb").lower() in page.signs.state or page.day is None:
        return None
    text = page.text[region.start : region.end]
    if page.signs.planned.search(text) or page.signs.negated.search(text):
        return None
    day = page.day.isoformat()
    words = meanings(text, page.language)
    span = clause(page.text, region, Span(perfect.start(), perfect.end()), page.signs, ())
    why = "an entry of a page that is written as it happens"
    return Happening(
        page.reading.document.id, span, day, day, "day", "inferred", words, 0, owner=_owner(page, span), why=why
    )
