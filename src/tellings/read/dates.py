"""Publication dates as they are printed in metadata and typed into spreadsheets, to ISO 8601.

Never a guess: what could be two days (03/04/2020), or no day at all (September 2020), is None.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

FIRST_YEAR = 1600
"""No newspaper is older (Strasbourg's Relation is of 1605). Keeps out the zero dates that systems write for "none",
such as 0001-01-01."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK = r"(?:[T ,]+(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?(?: ?(?:Z|[+-]\d\d:?(?:\d\d)?))?))?"
_NUMERIC = re.compile(r"(?P<a>\d{1,4})(?P<mark>[./-])(?P<b>\d{1,2})(?P=mark)(?P<c>\d{1,4})" + _CLOCK)
_DAY_FIRST = re.compile(r"(?:[A-Za-z]+,? )?(?P<d>\d{1,2})(?:st|nd|rd|th)?\.? (?P<m>[A-Za-z]{3,9})\.?,? (?P<y>\d{4})")
_MONTH_FIRST = re.compile(r"(?:[A-Za-z]+,? )?(?P<m>[A-Za-z]{3,9})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})")


def published(text: str) -> str | None:
    """The day (`2020-09-30`) or moment (`2020-09-30T08:15:00+02:00`) that `text` states, ISO 8601; None if none.

    Read are ISO 8601, RFC 5322 (mail, feeds), days with an English month's name, and numeric days whose order is
    certain. A moment keeps its own offset, or none where none is stated.
    """
    text = " ".join(text.split())
    for read in (_iso, _mail, _numeric, _named):
        found = read(text)
        if found is not None:
            return found if int(found[:4]) >= FIRST_YEAR else None
    return None


def _iso(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    text = re.sub(r" ?(?:UTC|GMT)$", "Z", re.sub(r"(?<=:\d\d) (?=[+-]\d\d)", "", text))
    try:
        return datetime.fromisoformat(text).replace(microsecond=0).isoformat()
    except ValueError:
        return None


def _mail(text: str) -> str | None:
    if ":" not in text:
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def _numeric(text: str) -> str | None:
    found = _NUMERIC.fullmatch(text)
    if not found:
        return None
    a, b, c = found["a"], found["b"], found["c"]
    if len(a) == 4:
        year, month, day = a, b, c
    elif len(c) == 4:
        year, (month, day) = c, _month_and_day(a, b, found["mark"])
    else:
        return None
    return _day(year, month, day, found["clock"])


def _month_and_day(first: str, second: str, mark: str) -> tuple[str, str]:
    """With points the day comes first (DIN 5008 and its like); with strokes both orders are in use."""
    if mark == "." or int(first) > 12 or int(first) == int(second):
        return second, first
    return (first, second) if int(second) > 12 else ("", "")


def _named(text: str) -> str | None:
    found = _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    if not found or found["m"][:3].lower() not in _MONTHS:
        return None
    return _day(found["y"], str(_MONTHS.index(found["m"][:3].lower()) + 1), found["d"], None)


def _day(year: str, month: str, day: str, clock: str | None) -> str | None:
    if not month:
        return None
    try:
        found = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
    return _iso(f"{found}T{clock.zfill(5) if clock[1] == ':' else clock}") if clock else found
