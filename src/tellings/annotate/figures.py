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
from types import ModuleType
from typing import NamedTuple, cast

from tellings.counting.counted import Counted, counted, singular
from tellings.counting.harm import link
from tellings.counting.naming import better, party, sources
from tellings.counting.numbers import Token, numbers, tokens
from tellings.counting.scoping import scope_of
from tellings.counting.things import what
from tellings.counting.tolls import settled
from tellings.counting.vouching import Voucher, owner, vouchers
from tellings.lang import pack
from tellings.quotation import quotations
from tellings.records import (
    Attribution,
    Block,
    Document,
    Figure,
    Modifier,
    Quantity,
    Role,
    Sentence,
    Span,
    TimeExpression,
    Victims,
)

VERSION = 3
ROLES = frozenset({"killed", "wounded", "missing", "displaced", "detained", "affected", "other"})
WARLIKE = 3
"""Words of war from which on a page tells of one. Measure again: eval/figures.py (victims)."""
_EARLIER_COUNT = "; an earlier count"
REMEMBERED = 2
"""Sentences for which "he" and "it" stand for the source named last."""
GOES_ON = 250
"""Characters before a sentence in which a bare "counted 61" finds what is counted."""
BESIDE = 60
"""Characters between a quotation and the verb that gives it to somebody."""
QUOTES = frozenset("\"“”„«»'‘")
_ANYBODY = frozenset({"man", "woman", "people", None})
_LETTERS = re.compile(r"[a-z]+")


class _Page(NamedTuple):
    """What holds for every sentence of a document."""

    document: Document
    language: str
    civil: bool
    words: ModuleType


class _Found(NamedTuple):
    """A sentence with what was read in it."""

    sentence: Sentence
    row: Sequence[Token]
    items: Sequence[Counted]
    times: Sequence[TimeExpression]
    vouchers: Sequence[Voucher]


def figures(
    document: Document,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    times: Sequence[TimeExpression],
    attributions: Sequence[Attribution] = (),
) -> tuple[tuple[Figure, ...], tuple[Quantity, ...]]:
    """The figures and the quantities of a document, each in order of position.

    Owners are read beside the number; where that names none, or what reads like a clause, the source of the innermost
    of the `attributions` around it is the owner. A language without word lists has no figures. `part_of` counts within
    the figures returned.
    """
    language = "en" if document.language == "und" else document.language
    words = pack(language, "figures")
    if words is None:
        return (), ()
    found = [
        _read(document.text, sentence, times, language, words)
        for sentence in sorted(sentences, key=lambda sentence: (sentence.start, sentence.end))
    ]
    page = _Page(document, language, _is_civil(document.text, words), words)
    drafts: list[Figure] = []
    quantities: list[Quantity] = []
    speaker: str | None = None
    last = 0
    for number, one in enumerate(found):
        said = _sentence_figures(page, one, speaker if number - last <= REMEMBERED else None, drafts)
        speaker, last = (said, number) if said else (speaker, last)
        quantities.extend(_quantities(document, one, words))
    owned = _owned(_with_speakers(document.text, found, drafts), attributions, page)
    return tuple(settled(owned)), tuple(quantities)


def _owned(drafts: Sequence[Figure], attributions: Sequence[Attribution], page: _Page) -> list[Figure]:
    """The figures with the sources of what they are said in, where these tell the owner better."""
    words = page.words
    told = sources(page.document.text, attributions, page.language, words)
    found = []
    for one in drafts:
        said_by = better(one.attributed_to, one.start, told, words)
        own = one.side is not None and one.side == one.attributed_to
        side = party(said_by, words) if own and said_by else None if own else one.side
        found.append(replace(one, attributed_to=said_by, side=side))
    return found


def _with_speakers(text: str, found: Sequence[_Found], drafts: list[Figure]) -> list[Figure]:
    """Figures inside a quotation of several sentences belong to whoever is named at its end, or before it."""
    if all(figure.attributed_to for figure in drafts):
        return drafts
    speech = [span for span in quotations(text) if any(span.start <= figure.start < span.end for figure in drafts)]
    for index, figure in enumerate(drafts):
        span = next((span for span in speech if span.start <= figure.start < span.end), None)
        if figure.attributed_to is None and span is not None:
            drafts[index] = replace(figure, attributed_to=_speaker_beside(text, found, span))
    return drafts


def _speaker_beside(text: str, found: Sequence[_Found], span: Span) -> str | None:
    for one in found:
        if one.sentence.start > span.end + BESIDE or one.sentence.end < span.start - BESIDE:
            continue
        for voucher in one.vouchers:
            cue = one.row[voucher.cue]
            after, before = cue.start - span.end, span.start - cue.end
            if not voucher.pronoun and (0 <= after <= BESIDE or 0 <= before <= BESIDE // 4):
                return _printed(text, one.row, voucher)
    return None


def _read(text: str, sentence: Sentence, times: Sequence[TimeExpression], language: str, words: ModuleType) -> _Found:
    row = tokens(text, sentence.start, sentence.end)
    within = [time for time in times if time.start < sentence.end and time.end > sentence.start]
    barred = [any(time.start < token.end and token.start < time.end for time in within) for token in row]
    items = counted(row, numbers(row, language), barred, words)
    if items:
        link(row, items, barred, words)
    return _Found(sentence, row, items, within, vouchers(row, barred, words))


def _is_civil(text: str, words: ModuleType) -> bool:
    """Whether what is told of harms civilians by its nature: a flood, shots outside of a war."""
    seen = set(_LETTERS.findall(text.lower()))
    wars = len(seen & words.WARS)
    return wars < WARLIKE and bool(seen & words.CIVIL_EVENTS or (not wars and seen & words.CRIMES))


def _sentence_figures(page: _Page, one: _Found, speaker: str | None, into: list[Figure]) -> str | None:
    """Adds the figures of one sentence; returns the source named last in it."""
    index: dict[int, int] = {}
    wholes: dict[int, int] = {}
    for number, item in enumerate(one.items):
        if item.role not in ROLES:
            _counted_on(item, number, one, into, page.words)
        if item.role not in ROLES or _unsure(item, one, page.words):
            continue
        index[number] = len(into)
        if item.whole is not None:
            wholes[len(into)] = item.whole
        said_by = _owner(page.document.text, one, item, speaker, page.words)
        whole = None if item.whole is not None else _earlier_whole(item, into, one, page.words)
        into.append(_figure(page, one, item, _victims(item, number, one, page, into), said_by, whole))
    for at, whole_number in wholes.items():
        whole = index.get(whole_number)
        into[at] = replace(into[at], part_of=whole if whole != at else None)
    sources = [voucher for voucher in one.vouchers if not voucher.pronoun]
    return _printed(page.document.text, one.row, sources[-1]) if sources else None


def _counted_on(item: Counted, number: int, one: _Found, into: Sequence[Figure], words: ModuleType) -> None:
    """As in "The monitor counted 61": a bare number behind a counting verb goes on with what was counted last."""
    before_it = one.items[number - 1] if number else None
    if before_it and before_it.by.startswith("counted as") and item.of and one.row[item.of[0]].word in words.WHOLES:
        item.role, item.by, item.whole = before_it.role, "part", number - 1
        return
    if item.implicit or item.low is None or not into or into[-1].start < one.sentence.start - GOES_ON:
        return
    bare = item.unit in words.COUNTED_ENTRIES or (item.head is None and item.unit is None and not item.thing)
    near = [figure for figure in into if figure.start >= one.sentence.start - GOES_ON]
    last = next((figure for figure in near if figure.role == "killed"), into[-1])
    if not bare or item.first < 2 or item.low < 2 or item.vague or last.scope == "background":
        return
    run = [token.word for token in one.row[max(0, item.first - 8) : item.first] if token.word not in QUOTES]
    before = run[-1] if run else ""
    at_number = before == "at" and words.PUTTING & set(run)
    if before in words.COUNTING_VERBS or at_number:
        item.role, item.by = last.role, f"counted as “{last.text}” before"


def _unsure(item: Counted, one: _Found, words: ModuleType) -> bool:
    """As in "The victim" points back to somebody counted before; a single person needs more than a place in a list."""
    if item.implicit and item.first and one.row[item.first - 1].word in words.NAMING:
        return item.by in ("listed", "predicate", "shared")
    return item.implicit and item.definite and item.whole is None and item.by != "verb before"


def _earlier_whole(item: Counted, into: Sequence[Figure], one: _Found, words: ModuleType) -> int | None:
    """The larger figure of an earlier sentence that "two of the wounded" or "the other five" belongs to."""
    if (
        not _of_counted(item, one, words)
        and not item.cue
        and item.head not in words.COUNTED_BEFORE
        and not (item.definite and not item.implicit and item.head is None)
    ):
        return None
    for index in range(len(into) - 1, -1, -1):
        whole = into[index]
        if whole.start < one.sentence.start and whole.role == item.role and whole.part_of is None:
            larger = whole.high is None or (item.low is not None and item.low < whole.high)
            return index if larger and item.low != whole.low and not whole.implicit else None
    return None


def _of_counted(item: Counted, one: _Found, words: ModuleType) -> bool:
    """Whether a number is one of those counted before: "two of the wounded", "30 of them"."""
    if item.of is None:
        return False
    within = {token.word for token in one.row[item.of[0] : item.of[1] + 1]}
    return bool(within & (words.WHOLES | words.EFFECT_NOUNS.keys() | {"victims"}))


def _figure(page: _Page, one: _Found, item: Counted, victims: str, said_by: str | None, whole: int | None) -> Figure:
    document = page.document
    start, end = one.row[item.first].start, one.row[item.last - 1].end
    within = (one.sentence.start, one.sentence.end)
    scope, sign = scope_of(document.text, within, (start, end), one.times, document.published, page.language)
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
        side=_side(document.text, one, item, said_by, page.words),
        place=_place(document.text, one, item),
        as_of=_as_of(one, start),
        attributed_to=said_by,
        scope=scope,
        implicit=item.implicit,
        part_of=whole,
        why=f"{item.by}; {sign}{_EARLIER_COUNT if _is_earlier(page, one, item) else ''}",
    )


def _is_earlier(page: _Page, one: _Found, item: Counted) -> bool:
    """Whether this is the count of its role that the sentence says another has replaced."""
    text, at = page.document.text, one.row[item.first].start
    if _replaced(one, item):
        return True
    said = list(re.finditer(page.words.EARLIER, text[one.sentence.start : at], re.IGNORECASE))
    if not said:
        return False
    since = one.sentence.start + said[-1].end()
    return not any(
        other is not item and other.role == item.role and since <= one.row[other.first].start < at
        for other in one.items
    )


def _replaced(one: _Found, item: Counted) -> bool:
    """As in "raised the toll to 41 from 37": the number behind "from", after the one that it rose to."""
    joints = [one.row[other.first - 1].word for other in one.items if 0 < other.first < item.first]
    return item.first > 0 and one.row[item.first - 1].word == "from" and "to" in joints


def _whole_number(value: float | None) -> int | None:
    return None if value is None else int(value)


def _victims(item: Counted, number: int, one: _Found, page: _Page, into: Sequence[Figure]) -> str:
    """The kind of victim: what the noun says, then what it is part of or goes on from, its parts, the event."""
    kind = item.victims
    if item.head in _ANYBODY and (lost := _loser(item, one, page.words)):
        return lost
    if mixed_or_said := _said_of(item, one, page.words):
        return mixed_or_said
    if item.head is None and kind is None:
        return _inherited(item, number, one, into, page.words) or _general(item, one, page)
    if item.little and item.whole is not None and into and one.items[item.whole].victims not in (None, "unspecified"):
        return one.items[item.whole].victims or "unspecified"
    return kind if kind not in (None, "unspecified") else _general(item, one, page)


def _loser(item: Counted, one: _Found, words: ModuleType) -> str | None:
    """As in "The army says it lost three men", "the army's losses at four dead": those who lost them."""
    before = [token.word.removesuffix("'s") for token in one.row[max(0, item.first - 10) : item.first]]
    if (before and before[-1] in words.LOSING) or "losses" in before[-3:]:
        return next((words.VICTIM_WORDS[word] for word in reversed(before) if word in words.VICTIM_WORDS), None)
    return None


def _said_of(item: Counted, one: _Found, words: ModuleType) -> str | None:
    """As in "109 of the dead were evacuees", "58 soldiers and policemen": what stands behind says who they are."""
    behind = [token.word for token in one.row[item.end : item.end + 4]]
    if behind[:1] == ["and"] and len(behind) > 1 and item.head is not None:
        kind = words.PERSONS.get(singular(behind[1], words) or "")
        return "mixed" if kind and item.victims not in (None, "unspecified", kind) and behind[1] != "women" else None
    if item.head is None and (item.of is not None or item.vague or item.whole is not None):
        verb = next((k for k, word in enumerate(behind[:3]) if word in words.BE), None)
        if verb is not None and verb + 1 < len(behind):
            return cast("str | None", words.PERSONS.get(singular(behind[verb + 1], words) or ""))
    return None


def _inherited(item: Counted, number: int, one: _Found, into: Sequence[Figure], words: ModuleType) -> str | None:
    """Those of "and wounding four others" are of the kind of those before them in the sentence."""
    if item.unit is not None or not into or into[-1].start < one.sentence.start:
        return None
    before = one.items[number - 1] if number else None
    if item.whole is not None:
        before = one.items[item.whole]
    if before is None or before.role not in ROLES:
        return None
    between = {token.word for token in one.row[before.end : item.first]}
    kind = into[-1].victims if item.whole is None else before.victims
    return None if between & (words.APART | {";"}) or kind in (None, "unspecified", "mixed") else kind


def _general(item: Counted, one: _Found, page: _Page) -> str:
    """What "people" are, told by their parts, what befell them and the event."""
    parts = {
        part.victims
        for part in one.items
        if part.whole is not None and one.items[part.whole] is item and part.head != "civilian"
    }
    if parts & {"police", "military", "militant"} or (parts & {"child"} and not page.civil):
        return "mixed"
    if page.civil or item.role in ("displaced", "detained", "affected") or parts == {"civilian"}:
        return "civilian"
    if any(token.word in page.words.CROWDS for token in one.row):
        return "civilian"
    return _sufferer(item, one, page.words) or "unspecified"


def _sufferer(item: Counted, one: _Found, words: ModuleType) -> str | None:
    """As in "The army suffered two dead", "991 casualties on the army"."""
    before = [token.word for token in one.row[max(0, item.first - 10) : item.first]]
    if item.by == "toll" and ("civilian" in before or "civilians" in before):
        return "civilian"
    if words.SUFFERED & set(before):
        return next((words.VICTIM_WORDS[word] for word in reversed(before) if word in words.VICTIM_WORDS), None)
    behind = [token.word for token in one.row[item.end : item.end + 3]]
    if behind[:2] in (["on", "the"], ["among", "the"], ["by", "the"]):
        return words.VICTIM_WORDS.get(behind[2]) if len(behind) > 2 else None
    including = [token.word for token in one.row[item.end : item.end + 8]]
    if "including" in including or "among" in including:
        kinds = {words.PERSONS.get(singular(word, words) or "") for word in including}
        kinds -= {None, "unspecified"}
        return "mixed" if len(kinds) > 1 else "civilian" if kinds == {"civilian"} else None
    return None


def _owner(text: str, one: _Found, item: Counted, speaker: str | None, words: ModuleType) -> str | None:
    voucher = owner(one.vouchers, item.first)
    if voucher is not None:
        named = [other for other in one.vouchers if not other.pronoun and other.cue < voucher.first]
        if voucher.pronoun and named:
            return _printed(text, one.row, named[-1])
        return speaker or _printed(text, one.row, voucher) if voucher.pronoun else _printed(text, one.row, voucher)
    lowered = text[one.sentence.start : one.sentence.end].lower()
    return next((word for word in words.HEARSAY if word in lowered), None)


def _printed(text: str, row: Sequence[Token], voucher: Voucher) -> str:
    return text[row[voucher.first].start : row[voucher.last - 1].end]


def _as_of(one: _Found, at: int) -> str | None:
    dated = [time for time in one.times if time.type in ("DATE", "TIME")]
    return min(dated, key=lambda time: (abs(time.start - at), time.start)).text if dated else None


_PLACE = re.compile(
    r"\b(?:in|near|at|outside|on) ((?:the )?(?:[a-z]+ (?:of|in) )?"
    r"(?:[A-Z][\w'’-]+)(?:(?: of| al| el| the)?[ -][A-Z][\w'’-]+)*)"
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


def _side(text: str, one: _Found, item: Counted, said_by: str | None, words: ModuleType) -> str | None:
    """The victims' side as printed: "Azeri soldiers", "and Armenia two"."""
    if item.by == "gapped":
        k = item.first
        while k and one.row[k - 1].capital:
            k -= 1
        return text[one.row[k].start : one.row[item.first - 1].end] if k < item.first else None
    own = item.of is not None and one.row[item.of[0] - 1].word in ("its", "their", "our")
    if own or (item.first > 2 and one.row[item.first - 1].word in words.LOSING):
        return said_by
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
            unit, what(document.text, one.row, first, _behind(one, item, last), words), said_by, "a number with a unit",
        )  # fmt: skip


def _behind(one: _Found, item: Counted, last: int) -> int:
    """Where what is counted ends: behind the unit, which may stand behind the number or be a part of it."""
    return max(last, item.end)


def _unit(row: Sequence[Token], item: Counted, words: ModuleType) -> tuple[int, str | None]:
    """The unit as printed and where the expression ends: measures and money are part of it, things are not."""
    if item.unit in words.CURRENCY_SIGNS:
        return item.last, item.unit
    behind = [token.word for token in row[item.last : max(item.end, item.last + 4)]]
    for k, word in enumerate(behind):
        if word in words.MONEY or word in ("%", "percent") or (word == "cent" and k and behind[k - 1] == "per"):
            return item.last + k + 1, " ".join(behind[: k + 1])
        if word in words.UNITS:
            return item.last, word
    return item.last, None
