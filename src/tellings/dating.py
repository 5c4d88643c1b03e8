"""Publication dates: as stated, else inferred from a page's own words and from the other pages of the case.

A small constraint problem. Pages that share a subject may tell of one event's beginning, each in its way ("began on
27 September", "erupted on Sunday", "Wednesday, the fourth day"). Every day on which it may have begun is tried; the
days that agree with most of what is told are kept, all of them, and with each the days on which an undated page may
then have been written. Among those the page's own news day is preferred; the rest stays as `earliest` and `latest`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import combinations
from types import ModuleType

from tellings.lang import pack
from tellings.records import RESIDUE, Copy, Dating, Reading, Sentence, TimeExpression
from tellings.timex import day_of

VERSION = 1

SUBJECT_NAMES, SHARED_NAMES = 8, 3
"""Two pages are about one subject when three of their eight most frequent names are the same (first five letters, so
that Velm and Velmish meet). Names of a region and its parties alone reach that, two countries alone do not."""

SAME_RUN = 3
"""Days within which a copied text is printed: wire copy runs for two days, weeklies pick it up on the third."""

COPIED_WORDS = 60
"""Shared words from which a copy, not a quotation or a boilerplate line, ties two pages' dates together."""

BACK, AHEAD = 400, 31
"""Days before and behind a known date in which an event that is told without a year is looked for: a year and a
month, for coverage of one event, before it; a photograph's date may precede the beginning by a little."""

NEIGHBOURS = 200
"""Pages asked about one undated page, those that share most names first; it bounds the work on a large case."""

WIDEST = 14
"""Days between the first and the last possible date above which no single day is preferred."""

_NAME = re.compile(r"(?:(?<=[a-z,’] )|(?<=-))[A-Z]\w{3,}")
_PLACE = re.compile(r"[A-Z][\w.’'-]*(?:[ /][A-Z(][\w.’')-]*){0,4}(?:, [A-Z][\w. ]{1,20})?\s*[,:–—-]\s*")
_PLACE_LENGTH = 60
_DASH = re.compile(r"\s*(?:\([^)\n]{1,40}\)\s*)?(?:[–—:]|--?\s)")
_FULL = re.compile(r"value (\d{4}-\d\d-\d\d)(?!\d)")
_WEEKDAY = re.compile(r"weekday (\d) past")
_MONTH_DAY = re.compile(r"monthday (\d\d-\d\d) ")
_UNIT = {"day": 1, "week": 7, "month": 30}
_DAY_NAMES = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class _Fact:
    """What a page tells of the beginning: its day, or a weekday `shift` days behind it; and how far back it lies.

    `gap` is the days from the beginning to publication, both ends included.
    """

    quote: str
    day: int | None = None
    month_day: str | None = None
    weekday: int | None = None
    shift: tuple[int, int] = (0, 0)
    gap: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Page:
    """A document with all that bears on its date. Days are ordinals."""

    document: str
    key: str
    stated: int | None
    names: tuple[str, ...]
    facts: tuple[_Fact, ...]
    not_before: tuple[int, str] | None
    news_weekday: tuple[int, str] | None
    same_day: bool


@dataclass(frozen=True, slots=True)
class _Guess:
    """Days on which an undated page may have been published, with the reasons."""

    days: tuple[int, ...]
    why: tuple[str, ...]
    against: tuple[str, ...] = field(default=())


def dating(readings: Sequence[Reading], copies: Sequence[Copy]) -> tuple[Dating, ...]:
    """One `Dating` per document, in order of their ids; `value` None where the evidence leaves it open."""
    ordered = sorted(readings, key=lambda reading: reading.document.id)
    stated = {reading.document.id: _stated(reading) for reading in ordered}
    pages = {reading.document.id: _page(reading, stated[reading.document.id]) for reading in ordered}
    guesses = {id_: _solve(pages[id_], group) for id_, group in _subjects(pages.values()).items()}
    found = {id_: known or _inferred(pages[id_], guesses.get(id_)) for id_, known in stated.items()}
    return tuple(_from_copies(pages, found, copies)[id_] for id_ in sorted(found))


@cache
def _words(language: str) -> ModuleType | None:
    return pack("en" if language == "und" else language, "dating")


# What a page states


def _stated(reading: Reading) -> Dating | None:
    document = reading.document
    lines = _stamps(reading)
    day = day_of(document.published)
    if day:
        against = tuple(
            f"The page itself prints “{quote}”." for _, value, quote in lines[:1] if value != day.isoformat()
        )
        value = day.isoformat()
        return Dating(document.id, value, "metadata", value, value, (f"Its metadata state {value}.",), against)
    if not lines:
        return None
    late, value, quote = lines[0]
    others = tuple(f"It also prints “{other}”." for _, told, other in lines[1:] if told != value)
    if late % 2:
        why = f"The page prints “{quote}” and no other date: it was published on that day or earlier."
        return Dating(document.id, value, "stated", None, value, (why,), others)
    return Dating(document.id, value, "stated", value, value, (f"The page prints “{quote}”.",), others)


def _stamps(reading: Reading) -> list[tuple[int, str, str]]:
    """Dates that stand behind a stamp word or in a dateline: rank (odd: an update), day, the words; the best first."""
    words = _words(reading.document.language)
    if words is None:
        return []
    datelines = [block for block in reading.blocks if block.kind in ("dateline", "byline")]
    found = []
    for time in reading.times:
        full = _FULL.match(time.symbol)
        if not full or not time.earliest:
            continue
        before = reading.document.text[max(0, time.start - 30) : time.start]
        stamp = re.search(words.STAMP, before)
        in_line = any(block.start <= time.start < block.end for block in datelines) or _is_dateline(reading, time)
        if stamp or in_line:
            late = bool(stamp and re.search(words.LATER, stamp.group()))
            quote = ((stamp.group() if stamp else "") + time.text).strip()
            found.append((late + 2 * (not in_line), full[1], " ".join(quote.split()), time.start))
    return [(rank, day, quote) for rank, day, quote, _ in sorted(found, key=lambda item: (item[0], item[3]))]


def _is_dateline(reading: Reading, time: TimeExpression) -> bool:
    """Whether a paragraph opens with a place, this date and a dash: `ORSK, 4 April 2019 (Agency) – `."""
    text = reading.document.text
    opening = max((block.start for block in reading.blocks if block.start <= time.start), default=time.start)
    return (
        time.start - opening <= _PLACE_LENGTH
        and _PLACE.fullmatch(text[opening : time.start]) is not None
        and _DASH.match(text, time.end) is not None
    )


# What a page tells


def _page(reading: Reading, stated: Dating | None) -> _Page:
    document = reading.document
    words = _words(document.language)
    day = date.fromisoformat(stated.value).toordinal() if stated and stated.value else None
    if words is None:
        return _Page(document.id, document.key, day, (), (), None, None, False)
    facts, used = _facts(reading, words)
    news, same_day = _news_weekday(reading, used, words)
    return _Page(
        document.id, document.key, day, _names(reading, words), facts, _not_before(reading, words), news, same_day
    )


def _names(reading: Reading, words: ModuleType) -> tuple[str, ...]:
    text, counts = reading.document.text, Counter[str]()
    for block in reading.blocks:
        if block.kind not in RESIDUE:
            names = (name.lower() for name in _NAME.findall(text[block.start : block.end]))
            counts.update(name[:5] for name in names if name not in words.GENERIC)
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return tuple(sorted(ranked[:SUBJECT_NAMES]))


def _facts(reading: Reading, words: ModuleType) -> tuple[tuple[_Fact, ...], set[int]]:
    """What the sentences tell of an event's beginning, and where the times stand that tell it."""
    facts: list[_Fact] = []
    used: set[int] = set()
    for sentence in reading.sentences:
        times = [time for time in reading.times if sentence.start <= time.start < sentence.end]
        onsets = [(time, fact) for time in times if (fact := _onset(reading, sentence, time, words))]
        used |= {time.start for time, _ in onsets}
        facts += [fact for _, fact in onsets]
        facts += _elapsed(reading, sentence, words) + _ordinals(reading, sentence, times, words)
    return tuple(dict.fromkeys(facts)), used


def _onset(reading: Reading, sentence: Sentence, time: TimeExpression, words: ModuleType) -> _Fact | None:
    text = reading.document.text
    found = re.search(words.ONSET, text[sentence.start : time.start])
    if not found or re.search(words.BREAK, found["gap"]):
        return None
    quote = _quote(text, sentence.start + found.start(), time.end)
    if full := _FULL.match(time.symbol):
        day = day_of(full[1])
        return _Fact(quote, day=day.toordinal()) if day else None
    if month_day := _MONTH_DAY.match(time.symbol):
        return _Fact(quote, month_day=month_day[1])
    if weekday := _WEEKDAY.match(time.symbol):
        return _Fact(quote, weekday=int(weekday[1]), gap=(0, 6))
    return None


def _elapsed(reading: Reading, sentence: Sentence, words: ModuleType) -> list[_Fact]:
    text, facts = reading.document.text, []
    for found in re.finditer(words.ELAPSED, text[sentence.start : sentence.end]):
        raw, unit = found["count"] or found["count2"], found["unit"] or found["unit2"]
        count = int(raw) if raw.isdigit() else words.COUNTS[raw.lower()]
        slack = {"day": 1, "week": 2, "month": 10}[unit]
        middle = count * _UNIT[unit]
        quote = _quote(text, sentence.start + found.start(), sentence.start + found.end())
        facts.append(_Fact(quote, gap=(middle - slack, middle + slack)))
    return facts


def _ordinals(reading: Reading, sentence: Sentence, times: Sequence[TimeExpression], words: ModuleType) -> list[_Fact]:
    text = reading.document.text[sentence.start : sentence.end]
    event = re.search(words.EVENT, text) is not None
    return [
        _ordinal(reading, sentence, found, times, words)
        for found in re.finditer(words.ORDINAL, text)
        if event
        or re.search(words.ORDINAL_ALONE, text[found.end() :])
        or re.search(words.ENTERED, text[: found.start()])
    ]


def _ordinal(
    reading: Reading, sentence: Sentence, found: re.Match[str], times: Sequence[TimeExpression], words: ModuleType
) -> _Fact:
    """`the fourth day`, with the weekday that stands beside it where one does."""
    unit, raw = _UNIT[found["unit"]], found["nth"]
    first = ((words.ORDINALS.get(raw) or int(raw[:-2])) - 1) * unit
    start, end = sentence.start + found.start(), sentence.start + found.end()
    beside = [t for t in times if _WEEKDAY.match(t.symbol) and (0 <= start - t.end <= 12 or 0 <= t.start - end <= 4)]
    if not beside:
        return _Fact(_quote(reading.document.text, start, end), gap=(first, first + max(unit, 1)))
    time = beside[0]
    exact = unit == 1 or re.search(words.ENTERED, found.string[: found.start()])
    shift = (first, first if exact else first + unit - 1)
    quote = _quote(reading.document.text, min(start, time.start), max(end, time.end))
    return _Fact(quote, weekday=int(time.symbol.split()[1]), shift=shift, gap=(shift[0], shift[1] + 6))


def _not_before(reading: Reading, words: ModuleType) -> tuple[int, str] | None:
    """The last full date that the page tells as past: it was published on that day or later."""
    days = []
    for time in reading.times:
        full = _FULL.match(time.symbol)
        day = day_of(full[1]) if full else None
        before = reading.document.text[max(0, time.start - 60) : time.start]
        if day and not re.search(words.AHEAD, before):
            days.append((day.toordinal(), time.text))
    return max(days, default=None)


def _news_weekday(reading: Reading, used: set[int], words: ModuleType) -> tuple[tuple[int, str] | None, bool]:
    """The weekday of the page's news: `Earlier Wednesday`, else the first past one that no beginning uses."""
    text = reading.document.text
    first: tuple[int, str] | None = None
    for time in reading.times:
        weekday = _WEEKDAY.match(time.symbol)
        if not weekday or time.start in used:
            continue
        told = (int(weekday[1]), _quote(text, time.start, time.end))
        if re.search(words.TODAY, text[max(0, time.start - 12) : time.start]) or time.text.lower().startswith(
            "earlier"
        ):
            return (told[0], f"Earlier {_DAY_NAMES[told[0]]}"), True
        first = first or told
    return first, False


def _quote(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


# Pages about one subject


def _subjects(pages: Iterable[_Page]) -> dict[str, list[_Page]]:
    """For each undated page that tells of a beginning, itself and the pages that share its subject, nearest first."""
    telling = {page.document: page for page in pages if page.facts}
    by_names: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for document in sorted(telling):
        for names in combinations(telling[document].names, SHARED_NAMES):
            by_names[names].append(document)
    return {
        page.document: [page, *(telling[other] for other in _beside_it(page, by_names))]
        for page in telling.values()
        if page.stated is None
    }


def _beside_it(page: _Page, by_names: dict[tuple[str, ...], list[str]]) -> list[str]:
    shared = Counter(
        other for names in combinations(page.names, SHARED_NAMES) for other in by_names[names] if other != page.document
    )
    return sorted(shared, key=lambda other: (-shared[other], other))[:NEIGHBOURS]


# The constraint problem


def _solve(page: _Page, group: Sequence[_Page]) -> _Guess | None:
    """The days on which a page may have been published; its own words come before what other pages tell."""
    scores = {day: (_agreeing(page, day), sum(_agreeing(other, day) for other in group)) for day in _domain(group)}
    best = max(scores.values(), default=(0, 0))
    onsets = [onset for onset, score in sorted(scores.items()) if score == best]
    if best == (0, 0) or len(onsets) > WIDEST:
        return None
    told = sum(_weight(fact) for other in group for fact in other.facts)
    return _guess(page, group, onsets, all_agree=best[1] == told)


def _domain(group: Sequence[_Page]) -> list[int]:
    known = {page.stated for page in group if page.stated is not None}
    known |= {fact.day for page in group for fact in page.facts if fact.day is not None}
    known |= {page.not_before[0] for page in group if page.not_before}
    return sorted({day for centre in known for day in range(max(1, centre - BACK), centre + AHEAD)})


def _agreeing(page: _Page, onset: int) -> int:
    """How much of what a page tells holds if the event began on `onset`."""
    fitting = [fact for fact in page.facts if _fits(fact, onset)]
    if page.stated is not None:
        fitting = [fact for fact in fitting if _in_gap(fact, onset, page.stated)]
    elif not _days(page, onset, fitting):
        fitting = [fact for fact in fitting if fact.gap is None]
    return sum(_weight(fact) for fact in fitting)


def _weight(fact: _Fact) -> int:
    """A day with its year is harder to print wrong than one without, and both than a count of days."""
    return 3 if fact.day is not None else 2 if fact.month_day is not None else 1


def _fits(fact: _Fact, onset: int) -> bool:
    if fact.day is not None:
        return fact.day == onset
    day = date.fromordinal(onset)
    if fact.month_day is not None:
        return f"{day:%m-%d}" == fact.month_day
    if fact.weekday is not None:
        return any((onset + step - 1) % 7 + 1 == fact.weekday for step in range(fact.shift[0], fact.shift[1] + 1))
    return True


def _in_gap(fact: _Fact, onset: int, published: int) -> bool:
    return fact.gap is None or fact.gap[0] <= published - onset <= fact.gap[1]


def _days(page: _Page, onset: int, facts: Sequence[_Fact]) -> list[int]:
    """The days on which the page may have been published, given the beginning; none where nothing limits them."""
    gaps = [fact.gap for fact in facts if fact.gap]
    if not gaps:
        return []
    first, last = onset + max(low for low, _ in gaps), onset + min(high for _, high in gaps)
    first = max(first, page.not_before[0]) if page.not_before else first
    days = list(range(first, last + 1))
    return _with_news(page, onset, days) or days


def _with_news(page: _Page, onset: int, days: Sequence[int]) -> list[int]:
    """The days whose last such weekday lies behind the beginning, and for `Earlier Wednesday` is that day or the last.

    A page prints it after midnight too, so that the next day is kept.
    """
    if page.news_weekday is None:
        return list(days)
    since = {day: (day - page.news_weekday[0]) % 7 for day in days}
    return [day for day in days if day - since[day] >= onset and (since[day] <= 1 or not page.same_day)]


def _guess(page: _Page, group: Sequence[_Page], onsets: Sequence[int], *, all_agree: bool) -> _Guess:
    days: set[int] = set()
    for onset in onsets:
        days.update(_days(page, onset, [fact for fact in page.facts if _fits(fact, onset)]))
    why = [*_own_reasons(page), *_other_reasons(page, group, onsets), _onset_reason(onsets, all_agree)]
    against = [
        f"“{fact.quote}” does not agree with that."
        for fact in page.facts
        if not any(_fits(fact, onset) and any(_in_gap(fact, onset, day) for day in days or {0}) for onset in onsets)
    ]
    return _Guess(tuple(sorted(days)), tuple(why), tuple(against))


def _own_reasons(page: _Page) -> list[str]:
    reasons = [f"It says “{fact.quote}”{_meaning(fact)}." for fact in page.facts]
    if page.not_before:
        day = date.fromordinal(page.not_before[0]).isoformat()
        reasons.append(f"It tells of {page.not_before[1]} as past: {day} or later.")
    return reasons


def _meaning(fact: _Fact) -> str:
    if fact.weekday is None:
        return f": published {_span(fact.gap)} after the beginning" if fact.gap else ""
    name = _DAY_NAMES[fact.weekday]
    if fact.shift == (0, 0):
        return f": it began on a {name}, within the week before publication"
    return f": that {name} is {_span(fact.shift)} after the beginning"


def _span(days: tuple[int, int]) -> str:
    low, high = days
    return f"{low} days" if low == high else f"{low} to {high} days"


def _other_reasons(page: _Page, group: Sequence[_Page], onsets: Sequence[int]) -> list[str]:
    """The facts of other pages that fix the beginning; where pages say the same, the first of them speaks."""
    reasons: dict[str, str] = {}
    own = {fact.quote for fact in page.facts}
    for other in sorted(group, key=lambda other: other.key):
        for fact in other.facts:
            speaks = fact.day or fact.month_day or (other.stated is not None and fact.gap)
            if other is not page and speaks and fact.quote not in own and any(_fits(fact, onset) for onset in onsets):
                dated = f" (published {date.fromordinal(other.stated).isoformat()})" if other.stated else ""
                reasons.setdefault(fact.quote, f"{other.key}{dated}, about the same subject, says “{fact.quote}”.")
    return list(reasons.values())


def _onset_reason(onsets: Sequence[int], all_agree: bool) -> str:
    days = [date.fromordinal(onset) for onset in onsets]
    told = ", ".join(f"{_DAY_NAMES[day.isoweekday()]} {day.isoformat()}" for day in days)
    left = f"one day for the beginning, {told}" if len(days) == 1 else f"these days for the beginning: {told}"
    if not all_agree:
        return f"That leaves {left}: it agrees with most of what these pages tell, every other day with less."
    return f"Together that leaves {left}; every other day contradicts at least one of these."


# The answer


def _inferred(page: _Page, guess: _Guess | None) -> Dating:
    if guess is None or not guess.days:
        return _bounded(page, guess)
    return _chosen(page, guess)


def _bounded(page: _Page, guess: _Guess | None) -> Dating:
    """Nothing but a full date in the text: it gives the earliest day."""
    why, against = (guess.why, guess.against) if guess else ((), ())
    if page.not_before is None:
        return Dating(page.document, None, None, None, None, why, against)
    earliest = date.fromordinal(page.not_before[0]).isoformat()
    reason = f"It tells of {page.not_before[1]} as past: {earliest} or later."
    return Dating(page.document, None, "inferred", earliest, None, why if reason in why else (*why, reason), against)


def _chosen(page: _Page, guess: _Guess) -> Dating:
    """The page's news day among the possible days, or the only one."""
    first, last = date.fromordinal(guess.days[0]), date.fromordinal(guess.days[-1])
    value, reason = _preferred(page, guess.days)
    why = (*guess.why, reason) if reason else guess.why
    told = date.fromordinal(value).isoformat() if value else None
    return Dating(page.document, told, "inferred", first.isoformat(), last.isoformat(), why, guess.against)


def _preferred(page: _Page, days: Sequence[int]) -> tuple[int | None, str]:
    if days[-1] - days[0] > WIDEST:
        return None, "More than one week is left, so that no day is preferred."
    if page.news_weekday is None:
        return (
            (days[0], "Only this day is left.") if len(days) == 1 else (None, "Its own words name no day of its news.")
        )
    weekday, quote = page.news_weekday
    on_day = [day for day in days if (day - 1) % 7 + 1 == weekday]
    if not on_day:
        return None, f"Its news is of {_DAY_NAMES[weekday]}, which none of the days left is."
    day = date.fromordinal(on_day[0]).isoformat()
    name = _DAY_NAMES[weekday]
    if page.same_day:
        return on_day[0], f"“{quote}” is written on the {name} or in the night behind it: {day}."
    return on_day[0], f"Its news is of {name}, and news is written on its day or the next: {day}."


def _from_copies(pages: dict[str, _Page], found: dict[str, Dating], copies: Sequence[Copy]) -> dict[str, Dating]:
    """Pages still without a day take it from a dated page that prints the same text."""
    links: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for copy in copies:
        if copy.words >= COPIED_WORDS:
            links[copy.left.document].append((copy.right.document, copy.words))
            links[copy.right.document].append((copy.left.document, copy.words))
    dated = dict(found)
    waiting = sorted(id_ for id_, item in dated.items() if item.value is None and id_ in links)
    while waiting:
        gained = {id_: item for id_ in waiting if (item := _beside(pages, dated, id_, links[id_])).value}
        dated |= gained
        waiting = [id_ for id_ in waiting if id_ not in gained]
        if not gained:
            return dated | {id_: _beside(pages, dated, id_, links[id_]) for id_ in waiting}
    return dated


def _beside(pages: dict[str, _Page], dated: dict[str, Dating], id_: str, links: Sequence[tuple[str, int]]) -> Dating:
    """The date that the copy with the most shared words gives, kept within what the page's own words allow."""
    page, now = pages[id_], dated[id_]
    known = [(words, other) for other, words in links if other in dated and dated[other].value]
    if not known:
        return now
    words, other = min(known, key=lambda item: (-item[0], item[1]))
    centre = date.fromisoformat(dated[other].value or "").toordinal()
    days = [day for day in range(centre - SAME_RUN, centre + SAME_RUN + 1) if _allowed(page, now, day)]
    told = dated[other].value
    reason = f"It shares {words} words with {pages[other].key}, which is of {told}; copies run within {SAME_RUN} days."
    if not days:
        return replace(now, against=(*now.against, reason))
    value, chosen = _preferred(page, days) if page.news_weekday else (None, "")
    if value is None:
        value, chosen = min(days, key=lambda day: (abs(day - centre), day)), "Most copies run on the same day."
    return Dating(
        id_, date.fromordinal(value).isoformat(), "inferred", date.fromordinal(days[0]).isoformat(),
        date.fromordinal(days[-1]).isoformat(), (*now.why, reason, chosen), now.against,
    )  # fmt: skip


def _allowed(page: _Page, now: Dating, day: int) -> bool:
    told = date.fromordinal(day).isoformat()
    inside = (now.earliest or "") <= told and (now.latest is None or told <= now.latest)
    return inside and (page.not_before is None or page.not_before[0] <= day)
