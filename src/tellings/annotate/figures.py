"""Figures: numbers of people with what befell them, and quantities: other numbers that can be told differently.

Rules over words, without a parse. The number grammar is `tellings.numbers`; who is counted, what befell them and who
vouches for it are read by `tellings.counted`, `tellings.harm` and `tellings.vouching`; scope is decided here, before
anybody compares values. Roles and victims follow the practice of event coding (ACLED, UCDP: dead and wounded apart,
combatants and civilians apart); what a number's words commit to is in `tellings.numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from types import ModuleType
from typing import NamedTuple, cast

from tellings.counted import Counted, counted
from tellings.harm import link
from tellings.lang import pack
from tellings.numbers import Token, numbers, tokens
from tellings.quotation import quotations
from tellings.records import Block, Document, Figure, Modifier, Quantity, Role, Scope, Sentence, TimeExpression, Victims
from tellings.vouching import Voucher, owner, vouchers

VERSION = 1
ROLES = frozenset({"killed", "wounded", "missing", "displaced", "detained", "affected", "other"})
OLD = 45
"""Days after which a dated event is no part of the news any more. Measure again: eval/figures.py (scope)."""


class _Found(NamedTuple):
    """A sentence with what was read in it."""

    sentence: Sentence
    row: Sequence[Token]
    items: Sequence[Counted]
    times: Sequence[TimeExpression]
    vouchers: Sequence[Voucher]


class _Signs(NamedTuple):
    background: re.Pattern[str]
    cumulative: re.Pattern[str]
    sub_event: re.Pattern[str]
    harm: re.Pattern[str]


@cache
def _signs(language: str) -> _Signs | None:
    words = pack(language, "figures")
    if words is None:
        return None
    joined = ("|".join(part) for part in (words.BACKGROUND, words.CUMULATIVE, words.SUB_EVENT))
    return _Signs(*(re.compile(part, re.IGNORECASE) for part in joined), harm=re.compile(r"\w"))


def figures(
    document: Document, blocks: Sequence[Block], sentences: Sequence[Sentence], times: Sequence[TimeExpression]
) -> tuple[tuple[Figure, ...], tuple[Quantity, ...]]:
    """The figures and the quantities of a document, each in order of position.

    A language without word lists has none. `part_of` counts within the figures returned.
    """
    language = "en" if document.language == "und" else document.language
    words = pack(language, "figures")
    if words is None:
        return (), ()
    found = [
        _read(document.text, sentence, times, language, words)
        for sentence in sorted(sentences, key=lambda sentence: (sentence.start, sentence.end))
    ]
    civil = _is_civil(document.text, words)
    figures_found: list[Figure] = []
    quantities: list[Quantity] = []
    speaker: str | None = None
    for one in found:
        speaker = _sentence_figures(document, one, civil, speaker, words, figures_found)
        quantities.extend(_quantities(document, one, words))
    return tuple(_with_sub_events(figures_found)), tuple(quantities)


def _read(text: str, sentence: Sentence, times: Sequence[TimeExpression], language: str, words: ModuleType) -> _Found:
    row = tokens(text, sentence.start, sentence.end)
    within = [time for time in times if time.start < sentence.end and time.end > sentence.start]
    barred = [any(time.start < token.end and token.start < time.end for time in within) for token in row]
    items = counted(row, numbers(row, language), barred, words)
    if items:
        link(row, items, barred, words)
    return _Found(sentence, row, items, within, vouchers(row, barred, words) if items else ())


def _is_civil(text: str, words: ModuleType) -> bool:
    """Whether what is told of harms civilians by its nature: a flood, shots in a nightclub."""
    return any(token in words.CIVIL_EVENTS for token in re.findall(r"[a-z]+", text.lower()))


def _sentence_figures(
    document: Document, one: _Found, civil: bool, speaker: str | None, words: ModuleType, into: list[Figure]
) -> str | None:
    """Adds the figures of one sentence; returns the source that a pronoun in the next one stands for."""
    index: dict[int, int] = {}
    speech = quotations(document.text, one.sentence.start, one.sentence.end)
    for number, item in enumerate(one.items):
        if item.role not in ROLES or _unsure(item):
            continue
        said_by = _owner(document.text, one, item, speaker, words)
        whole = index.get(item.whole) if item.whole is not None else _earlier_whole(item, into, one)
        index[number] = len(into)
        into.append(_figure(document, one, item, _victims(item, one, civil, into, words), said_by, whole))
    del speech
    sources = [v for v in one.vouchers if not v.pronoun]
    return _printed(document.text, one.row, sources[-1]) if sources else speaker


def _unsure(item: Counted) -> bool:
    """ "The victim" points back to somebody counted before; a single person needs more than a place in a list."""
    return item.implicit and item.definite and item.whole is None and item.by != "verb before"


def _earlier_whole(item: Counted, into: Sequence[Figure], one: _Found) -> int | None:
    """The larger figure of an earlier sentence that "two of the wounded" or "the other five" belongs to."""
    if item.of is None and not (item.definite and not item.implicit and item.head is None):
        return None
    for index in range(len(into) - 1, -1, -1):
        whole = into[index]
        if whole.start < one.sentence.start and whole.role == item.role and whole.part_of is None:
            larger = whole.high is None or (item.low is not None and item.low < whole.high)
            return index if larger and not whole.implicit else None
    return None


def _figure(
    document: Document, one: _Found, item: Counted, victims: str, said_by: str | None, whole: int | None
) -> Figure:
    start, end = one.row[item.first].start, one.row[item.last - 1].end
    scope, sign = _scope(document, one, item)
    return Figure(
        document.id,
        start,
        end,
        document.text[start:end],
        _whole_number(item.low),
        _whole_number(item.high),
        cast(Modifier, item.modifier),
        cast(Role, item.role),
        cast(Victims, victims),
        side=_side(document.text, one, item),
        place=_place(document.text, one, item),
        as_of=_as_of(one, start),
        attributed_to=said_by,
        scope=scope,
        implicit=item.implicit,
        part_of=whole,
        why=f"{item.by}; {sign}",
    )


def _whole_number(value: float | None) -> int | None:
    return None if value is None else int(value)


def _victims(item: Counted, one: _Found, civil: bool, into: Sequence[Figure], words: ModuleType) -> str:
    """The kind of victim: what the noun says, then its parts, then the figure before it, then the event."""
    kind = item.victims
    if kind in (None, "unspecified"):
        parts = {part.victims for part in one.items if part.whole is not None and one.items[part.whole] is item}
        if civil:
            return "civilian"
        if parts & {"child", "police", "military", "militant"}:
            return "mixed"
        if (
            item.head is None
            and into
            and (item.adds or item.whole is not None)
            and into[-1].start >= one.sentence.start
        ):
            return into[-1].victims
    return kind or "unspecified"


def _scope(document: Document, one: _Found, item: Counted) -> tuple[Scope, str]:
    signs = _signs("en" if document.language == "und" else document.language)
    assert signs is not None
    start, end = one.row[item.first].start, one.row[item.last - 1].end
    text = document.text[one.sentence.start : one.sentence.end]
    if old := _old_time(document, one, start):
        return "background", f"“{old}” is long before"
    if sign := signs.background.search(text):
        return "background", f"“{sign.group()}”"
    if sign := signs.sub_event.search(document.text, end, min(one.sentence.end, end + 80)):
        return "sub_event", f"“{sign.group()}”"
    if sign := signs.cumulative.search(text):
        return "cumulative", f"“{sign.group()}”"
    return "this_event", "no sign of another event"


def _old_time(document: Document, one: _Found, start: int) -> str | None:
    """A time in the sentence that lies long before the page's own date."""
    if not document.published:
        return None
    day = document.published[:10]
    for time in one.times:
        if time.type == "DATE" and time.latest and len(time.latest) == 10 and _days(time.latest, day) > OLD:
            return time.text
    return None


def _days(earlier: str, later: str) -> int:
    try:
        return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
    except ValueError:
        return 0


def _with_sub_events(found: Sequence[Figure]) -> Iterator[Figure]:
    """After a total over several events, a smaller figure with the same role and a place of its own is one of them."""
    totals: dict[str, Figure] = {}
    for figure in found:
        total = totals.get(figure.role)
        if figure.scope == "cumulative":
            totals.setdefault(figure.role, figure)
        if total and figure.scope == "this_event" and figure.part_of is None and _smaller(figure, total):
            yield replace(figure, scope="sub_event", why=f"{figure.why}; less than the total before it")
        else:
            yield figure


def _smaller(figure: Figure, total: Figure) -> bool:
    return figure.low is not None and total.low is not None and figure.low < total.low


def _owner(text: str, one: _Found, item: Counted, speaker: str | None, words: ModuleType) -> str | None:
    voucher = owner(one.vouchers, item.first)
    if voucher is not None:
        return speaker or _printed(text, one.row, voucher) if voucher.pronoun else _printed(text, one.row, voucher)
    lowered = text[one.sentence.start : one.sentence.end].lower()
    return next((word for word in words.HEARSAY if word in lowered), None)


def _printed(text: str, row: Sequence[Token], voucher: Voucher) -> str:
    return text[row[voucher.first].start : row[voucher.last - 1].end]


def _as_of(one: _Found, at: int) -> str | None:
    dated = [time for time in one.times if time.type in ("DATE", "TIME")]
    return min(dated, key=lambda time: (abs(time.start - at), time.start)).text if dated else None


_PLACE = re.compile(
    r"\b(?:in|near|at|outside|on) ((?:the )?(?:[a-z]+ (?:of|in) )?(?:[A-Z][\w'’-]+)(?:(?: of| al| el| the)?[ -][A-Z][\w'’-]+)*)"
)


def _place(text: str, one: _Found, item: Counted) -> str | None:
    """The nearest place name behind a preposition, as printed; times are none."""
    at = one.row[item.first].start
    found = [
        match
        for match in _PLACE.finditer(text, one.sentence.start, one.sentence.end)
        if not any(time.start < match.end() and match.start(1) < time.end for time in one.times)
    ]
    return min(found, key=lambda match: (abs(match.start() - at), match.start()))[1] if found else None


def _side(text: str, one: _Found, item: Counted) -> str | None:
    """The victims' side as printed: "Azeri soldiers", "and Armenia two"."""
    if item.by == "gapped":
        k = item.first
        while k and one.row[k - 1].capital:
            k -= 1
        return text[one.row[k].start : one.row[item.first - 1].end] if k < item.first else None
    names = [token for token in one.row[item.last : item.end] if token.capital]
    return text[names[0].start : names[-1].end] if names and not item.implicit else None


def _quantities(document: Document, one: _Found, words: ModuleType) -> Iterator[Quantity]:
    """Numbers of things, and of people whom nothing befell."""
    for item in one.items:
        if item.implicit or item.role in ROLES or (item.low is None and item.high is None) or item.high == 0:
            continue
        last, unit = _unit(one.row, item, words)
        if unit is None:
            continue
        first = item.first - (one.row[item.first - 1].word in words.CURRENCY_SIGNS if item.first else 0)
        start, end = one.row[first].start, one.row[last - 1].end
        voucher = owner(one.vouchers, item.first)
        said_by = _printed(document.text, one.row, voucher) if voucher else None
        yield Quantity(
            document.id, start, end, document.text[start:end], item.low, item.high, cast(Modifier, item.modifier),
            unit, attributed_to=said_by, why="a number with a unit",
        )  # fmt: skip


def _unit(row: Sequence[Token], item: Counted, words: ModuleType) -> tuple[int, str | None]:
    """The unit as printed and where the expression ends: measures and money are part of it, things are not."""
    if item.unit in words.CURRENCY_SIGNS:
        return item.last, item.unit
    behind = [token.word for token in row[item.last : max(item.end, item.last + 3)]]
    for k, word in enumerate(behind):
        if word in words.MONEY or word in ("%", "percent") or word == "cent" and k and behind[k - 1] == "per":
            return item.last + k + 1, " ".join(behind[: k + 1])
        if word in words.UNITS:
            return item.last, word
    return item.last, None
