"""What a figure is about: the event told, one part of it, a running total, or something that was before.

Decided from words and dates beside the number, before anybody compares values: "since Monday", "in the 1990s", "days
after", "in separate attacks", a month or a day long before the page's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from tellings.lang import pack
from tellings.records import Scope, TimeExpression

OLD = 10
"""Days after which a dated event is no part of the news any more (5 to 20 do equally well: eval/figures.py, scope)."""
_NEAR = 45
"""Characters between "days after" and the number that it makes background."""
_SPACE = re.compile(r"\s+")
_YEAR = re.compile(r"\d{4}\Z")
_MONTH = re.compile(r"\d{4}-\d{2}\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class _Signs(NamedTuple):
    background: re.Pattern[str]
    cumulative: re.Pattern[str]
    sub_event: re.Pattern[str]
    afterwards: re.Pattern[str]
    since: re.Pattern[str]
    dated: re.Pattern[str]


@cache
def _signs(language: str) -> _Signs | None:
    words = pack(language, "figures")
    if words is None:
        return None
    lists = (words.BACKGROUND, words.CUMULATIVE, words.SUB_EVENT, (words.AFTERWARDS,), (words.SINCE,), (words.DATED,))
    return _Signs(*(re.compile("|".join(part), re.IGNORECASE) for part in lists))


def scope_of(
    text: str,
    sentence: tuple[int, int],
    at: tuple[int, int],
    times: Sequence[TimeExpression],
    published: str | None,
    language: str,
) -> tuple[Scope, str]:
    """The scope of the number at `at` in its sentence, and the sign that says so.

    `times` are those of the sentence, `published` the page's day.
    """
    signs = _signs(language)
    if signs is None:
        return "this_event", "no word lists"
    behind = text[max(sentence[0], at[0] - _NEAR) : at[0]]
    if sign := signs.afterwards.search(behind):
        return "background", f"behind “{sign.group()}”"
    around = _SPACE.sub(" ", text[sentence[0] : sentence[1]])
    if sign := signs.background.search(around):
        return "background", f"“{sign.group()}”"
    by_time = _by_time(text, at, times, published, signs)
    if by_time is not None:
        return by_time
    if sign := signs.sub_event.search(text, at[1], min(sentence[1], at[1] + 80)):
        return "sub_event", f"“{sign.group()}”"
    if sign := signs.cumulative.search(around):
        return "cumulative", f"“{sign.group()}”"
    return "this_event", "no sign of another event"


def _by_time(
    text: str,
    at: tuple[int, int],
    times: Sequence[TimeExpression],
    published: str | None,
    signs: _Signs,
) -> tuple[Scope, str] | None:
    """What the times of the sentence say, the nearest first."""
    day = (published or "")[:10]
    running: tuple[Scope, str] | None = None
    for time in sorted(times, key=lambda time: (abs(time.start - at[0]), time.start)):
        before = _SPACE.sub(" ", text[max(0, time.start - _NEAR) : time.start])
        if signs.since.search(before):
            running = running or ("cumulative", f"since “{time.text}”")
            continue
        if time.type != "DATE" or (time.text.isdigit() and not signs.dated.search(before)):
            continue
        found = "background" if _names(time, before, day) else _dated(time, day)
        if found == "background" or (found and running is None):
            return found, f"“{time.text}” against {day or 'no date'}"
    return running


def _names(time: TimeExpression, before: str, day: str) -> bool:
    """Whether a year only names an event: "the 1998 bombing"."""
    return bool(day) and bool(_YEAR.match(time.value)) and before.endswith("the ") and time.value < day[:4]


def _dated(time: TimeExpression, day: str) -> Scope | None:
    value = time.value
    if _YEAR.match(value):
        return "cumulative" if not day or _days(value + "-12-31", day) < 3 * 365 else "background"
    if _MONTH.match(value):
        return "background" if day and value < day[:7] else "cumulative"
    if not day or not time.latest or not _DAY.match(value):
        return None
    return "background" if _days(time.latest, day) > OLD else None


def _days(earlier: str, later: str) -> int:
    try:
        return (date.fromisoformat(later[:10]) - date.fromisoformat(earlier[:10])).days
    except ValueError:
        return 0
