"""A figure with all that decides what it may be compared with: number, group, owner, event day, place, its total.

Read once for each document, so that comparing two documents is a matter of comparing small records.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from types import ModuleType

from tellings.counting.compared import Told
from tellings.counting.counted import singular
from tellings.counting.naming import party
from tellings.counting.numbers import tokens
from tellings.counting.owners import Owner, offices, one_owner, owner
from tellings.counting.sums import sums
from tellings.lang import pack
from tellings.records import Figure, Place, Reading, TimeExpression

NEARLY, ABOUT = 0.9, 0.1
"""What "nearly n" and "about n" may mean when compared: .9 n to n, n give or take a tenth (never stored)."""
_REACH = 8
"""Words behind a number among which its noun is looked for."""
_FAR = 70
"""Characters that hold those words."""
_OPEN = math.inf
_JOINED = 30
"""Characters between two numbers of one list."""
_LISTED = 250
"""Characters within which fighters and civilians are counted side by side."""
_OF_A_KIND = frozenset({"child", "military", "police", "militant"})


def told(reading: Reading, published: str | None = None) -> tuple[Told, ...]:
    """The figures of a document as they are compared; `published` is the day that was inferred where none is stated."""
    language = reading.document.language
    language = "en" if language == "und" else language
    words, names = pack(language, "figures"), pack(language, "relations")
    if words is None or names is None:
        return ()
    day = _ordinal(reading.document.published or published)
    times = sorted(reading.times, key=lambda time: time.start)
    held = offices(reading.mentions, names)
    owners = {
        figure.attributed_to: owner(figure.attributed_to, names, held)
        for figure in reading.figures
        if figure.attributed_to
    }
    found = [
        _one(reading, index, figure, owners.get(figure.attributed_to or ""), day, times, words, names)
        for index, figure in enumerate(reading.figures)
    ]
    found = _sided(found)
    found = [replace(one, listed=_is_listed(one, found)) for one in found]
    for total in sums(found):
        for part in total.parts:
            found[part.index] = replace(found[part.index], whole=total.total.index, is_part=True)
    return tuple(_with_whole(one, found) for one in found)


def _sided(found: Sequence[Told]) -> list[Told]:
    """As in "1,166 of their troops and 45 civilians": who is joined to a side's losses is of that side."""
    sided = list(found)
    for at in range(1, len(sided)):
        before, one = sided[at - 1], sided[at]
        near = one.figure.start - before.figure.end <= _JOINED and before.figure.role == one.figure.role
        if near and one.side is None and before.own:
            sided[at] = replace(one, side=before.side, own=one.figure.attributed_to == before.figure.attributed_to)
    return sided


def _is_listed(one: Told, found: Sequence[Told]) -> bool:
    """Whether the page counts fighters apart from civilians."""
    kind = one.figure.victims
    if kind not in _OF_A_KIND | {"civilian"} or kind == "child":
        return False
    against = {"civilian"} if kind != "civilian" else _OF_A_KIND - {"child"}
    return any(
        other.figure.victims in against and other.figure.role == one.figure.role
        for other in found
        if not other.figure.implicit and abs(other.figure.start - one.figure.start) <= _LISTED
    )


def _one(
    reading: Reading,
    index: int,
    figure: Figure,
    said_by: Owner | None,
    day: int | None,
    times: Sequence[TimeExpression],
    words: ModuleType,
    names: ModuleType,
) -> Told:
    least, most = soft(figure)
    noun, kinds = _noun(reading.document.text, figure, words, names)
    return Told(
        index,
        Place(figure.document, figure.start, figure.end),
        figure,
        number(figure),
        least,
        most,
        noun,
        _group(noun, words.PERSONS.get(noun or "", "unspecified"), kinds, figure, names),
        said_by,
        _days(figure, times),
        day,
        "an earlier count" in figure.why,
        figure.part_of is not None,
        figure.part_of,
        # A total over the places of one attack is still about that attack.
        "this_event" if "a sum of the places" in figure.why else figure.scope,
        _where(figure, names),
        figure.side,
        own=figure.side is not None and figure.side == party(figure.attributed_to or "", words),
    )


def number(figure: Figure) -> int | None:
    """The number that is printed, bounds aside; None for a range and for words that name none."""
    if figure.modifier in ("none", "range", "dozens", "hundreds", "thousands"):
        return None
    if figure.modifier == "more_than":
        return figure.low - 1 if figure.low else None
    return figure.low if figure.low is not None else figure.high


def soft(figure: Figure) -> tuple[float, float]:
    """The interval in which a figure is compared with another: what its words commit to, softened."""
    low, high = figure.low, figure.high
    if figure.modifier == "nearly" and high is not None:
        return NEARLY * high, high
    if figure.modifier == "about" and low is not None:
        return low * (1 - ABOUT), low * (1 + ABOUT)
    return (low if low is not None else 0), (high if high is not None else _OPEN)


def _noun(text: str, figure: Figure, words: ModuleType, names: ModuleType) -> tuple[str | None, list[str]]:
    """The noun that is counted, in the singular, None where it is left out; and the groups that its phrase names."""
    if figure.implicit:
        run = [token.word for token in tokens(text, figure.start, figure.end)]
        nouns = [singular(word, words) for word in run]
        return next((noun for noun in reversed(nouns) if noun), None), []
    found, kinds = None, []
    for token in tokens(text, figure.end, min(len(text), figure.end + _FAR))[:_REACH]:
        noun = singular(token.word, words)
        if token.word in names.GROUP_WORDS:
            kinds.append(names.GROUP_WORDS[token.word])
        if noun is not None:
            found = found if found and found not in words.SAYING_LITTLE else noun
        elif token.word in ("of", "the", "their", "its"):
            continue
        elif found or _ends(token.word, words):
            break
    return found, kinds


def _ends(word: str, words: ModuleType) -> bool:
    """Whether a word no longer belongs to the phrase of those who are counted."""
    if not word[0].isalpha() or word in words.FUNCTION:
        return True
    return word in words.EFFECTS or word in words.AUXILIARIES or word in words.VERBS


def _group(noun: str | None, kind: str, kinds: Sequence[str], figure: Figure, names: ModuleType) -> str | None:
    """The group that is counted, None where it may be anybody; `kind` is what the noun says of whom it counts."""
    if noun is not None and noun in names.GROUP_KINDS:
        return str(names.GROUP_KINDS[noun])
    if figure.victims in _OF_A_KIND or kind in _OF_A_KIND:
        return figure.victims if figure.victims in _OF_A_KIND else kind
    if kinds:
        return kinds[0]
    return None if noun is None or noun in names.WHOLE_GROUPS else noun


def _days(figure: Figure, times: Sequence[TimeExpression]) -> tuple[int, int] | None:
    """The first and last day of the time that is printed nearest, where it names days."""
    if figure.as_of is None:
        return None
    near = [time for time in times if time.text == figure.as_of and time.earliest and time.latest]
    if not near:
        return None
    time = min(near, key=lambda time: (abs(time.start - figure.start), time.start))
    first, last = _ordinal(time.earliest), _ordinal(time.latest)
    return (first, last) if first is not None and last is not None else None


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day[:10]).toordinal() if day else None
    except ValueError:
        return None


def _with_whole(one: Told, found: Sequence[Told]) -> Told:
    """A figure that is smaller than one of the same role and owner on the page counts a share of those, or a place."""
    if one.whole is not None or one.earlier or one.number is None:
        return one
    larger = [other for other in found if other is not one and _holds(other, one)]
    if not larger:
        return one
    return replace(one, whole=max(larger, key=lambda other: (other.number or 0, -other.index)).index)


def _holds(whole: Told, one: Told) -> bool:
    if whole.figure.role != one.figure.role or whole.earlier or whole.is_part or whole.number is None:
        return False
    if whole.scope != one.scope and {whole.scope, one.scope} & {"background", "cumulative"}:
        return False
    narrower = one.group is not None and whole.group is None
    if one.most >= whole.least or (not narrower and _other_day(whole, one)):
        return False
    known = one_owner(whole.owner, one.owner)
    if known or (whole.owner is None and one.owner is None):
        return True
    return (narrower and known is None) or _other_place(whole, one)


def _other_day(whole: Told, one: Told) -> bool:
    """Whether both have days of their own, and other ones."""
    if whole.days is None or one.days is None or whole.figure.as_of == one.figure.as_of:
        return False
    return whole.days[1] < one.days[0] or one.days[1] < whole.days[0]


def _other_place(whole: Told, one: Told) -> bool:
    return whole.where is not None and one.where is not None and whole.where != one.where


def _where(figure: Figure, names: ModuleType) -> str | None:
    """The place of those counted, unless it is where their owner sits: "the ministry in Kestrin"."""
    before, within, _ = (figure.attributed_to or "").partition(figure.place or " ")
    seat = bool(within) and any(word in names.OWNER_KINDS for word in before.lower().split())
    return None if seat else figure.place
