"""What a page is asked for: which part of a view, narrowed how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tellings.errors import OptionError
from tellings.lookup import Wanted

ROWS = 60
"""Rows of a table on one page: some three screens, and well under the time that a page may take (`bench/serve.py`)."""

MOST_ROWS = 500
"""Rows that may be asked for at once."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of a view. `filters` are columns and the values that they must have; `limit` None asks for all.

    `story` and `document` narrow to what touches them, `since` and `until` are days, both included; `query` is a
    full-text query; `at` is a stretch (start, end) of the document that the reader was led to.
    """

    story: str | None = None
    document: str | None = None
    query: str = ""
    since: str | None = None
    until: str | None = None
    at: tuple[int, int] | None = None
    filters: Mapping[str, str] = field(default_factory=dict)
    limit: int | None = ROWS
    offset: int = 0

    @property
    def wanted(self) -> Wanted:
        """The same as a question to a case."""
        return Wanted(self.story, self.document, self.filters, self.limit, self.offset)

    def turned(self, offset: int) -> dict[str, str]:
        """The parameters of an address that asks the same from another row on."""
        given = {"story": self.story, "document": self.document, "q": self.query, "since": self.since}
        given |= {"until": self.until, "limit": "" if self.limit == ROWS else str(self.limit), **self.filters}
        given |= {"at": f"{self.at[0]}-{self.at[1]}" if self.at else None}
        return {name: value for name, value in {**given, "offset": str(offset or "")}.items() if value}


EVERYTHING = Ask(limit=None)
"""Whole lists: what a report shows."""


def asked(parameters: Mapping[str, str], filters: Iterable[str] = (), rows: int = ROWS) -> Ask:
    """The question that a URL's parameters put; empty ones ask for nothing. Raises `OptionError` where one is wrong."""
    given = {name: value for name, value in parameters.items() if value}
    return Ask(
        given.get("story"),
        given.get("document"),
        given.get("q", ""),
        given.get("since"),
        given.get("until"),
        _stretch(given.get("at")),
        {name: given[name] for name in filters if name in given},
        max(1, min(_number(given, "limit", rows), MOST_ROWS)),
        _number(given, "offset", 0),
    )


def _number(given: Mapping[str, str], name: str, default: int) -> int:
    value = given.get(name, str(default))
    if not value.isdecimal() or len(value) > 9:
        raise OptionError(f"{name} is not a number: {value[:40]!r}.", f"Give one from 0 on, such as {name}={default}.")
    return int(value)


def _stretch(value: str | None) -> tuple[int, int] | None:
    if value is None:
        return None
    start, _, end = value.partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(value) < 20):
        raise OptionError(f"at is not a stretch of a text: {value[:40]!r}.", "Give start and end, such as at=120-140.")
    return int(start), int(end)
