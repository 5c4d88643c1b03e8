"""How many were killed and wounded in one event, as its documents tell it: the best supported pair of numbers.

A document may give the killed, the wounded, or all who were shot or harmed, which then are the killed and the wounded
together. Each document says with how much weight it stands for each number: what its headline counts most, then its
first sentences, then the rest; persons told of one by one count as many as stand in one sentence. The pair of numbers
that most weight stands for is the estimate; documents of one lineage share one voice.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from tellings.counting.headlines import Headed, headed
from tellings.lang import pack
from tellings.records import Figure, Reading

HEADLINE, LEAD, REST, PERIOD = 3.0, 2.4, 1.3, 1.0
"""Weight of a number in the headline, in the first sentences, behind them, and of one over a period."""
SINGLES, LISTED, TOGETHER, MULTIPLE = 1.0, 1.0, 1.2, 2.0
"""Weight of persons told of one by one, of a number in a list, of what a list adds up to, of "triple homicide"."""
FIRST, EARLY = 3, 1.8
"""The sentences that are first, and how much more lists weigh there."""
NONE_TOLD = 0.7
"""Weight of none, where a document tells of nobody whom an effect befell."""
NONE_IN_HEADLINE = 2.4
"""Weight of no dead, where the headline counts those who were hurt or shot and no dead."""
SELF = 1.2
"""How much more than the number itself it weighs with somebody who "then killed himself"."""
IN_ALL, BOTH = 0.8, 0.5
"""What a number of all harmed says of the wounded, and what is added where both agree."""
MORE_KILLED, MORE_WOUNDED = 0.2, 0.7
"""What a smaller number says for a larger one: pages tell of some of the dead, of more of the wounded, one by one."""
SAME_PEOPLE = 0.3
"""What is left of a number of all harmed that is as large as that of the killed: they are the same people."""
LATER = 0.2
"""How much more each later day weighs. Measure all of these again: eval/claims.py gva."""
SHARPNESS = 0.3
"""Between 0 (a document's weight is that of what it tells) and 1 (each document has one vote)."""
REJECTED = 0.5
"""Part of the best pair's weight below which a pair of numbers is rejected."""
WEAK = 0.8
"""Weight of the best pair, per document, below which the documents tell too little: one more or less may be right."""

Weights = dict[str, dict[int, float]]
_SELVES = frozenset({"himself", "herself", "self", "life", "suicide"})
_ROLES = ("killed", "wounded", "other")


class Estimate(NamedTuple):
    """The best estimate, and the least and the greatest number that was not rejected."""

    best: int
    low: int
    high: int


class Toll(NamedTuple):
    """The killed and the wounded of one event, and why."""

    killed: Estimate
    wounded: Estimate
    why: str


def toll(readings: Sequence[Reading], voice: Callable[[str], str] = str) -> Toll | None:
    """The toll of one event from the documents about it, None where there are none. Their order does not matter.

    `voice` gives the lineage that a document belongs to, so that copies do not outvote others.
    """
    if not readings:
        return None
    ordered = sorted(readings, key=lambda one: (one.document.published or "", one.document.id))
    votes = [_sharpened(evidence(reading)) for reading in ordered]
    copies = Counter(voice(reading.document.id) for reading in ordered)
    days = {day: at for at, day in enumerate(sorted({one.document.published or "" for one in ordered}))}
    shares = [(1 + LATER * days[one.document.published or ""]) / copies[voice(one.document.id)] for one in ordered]
    table = _table(votes, shares)
    killed, wounded = max(table, key=lambda pair: (table[pair], -sum(pair), pair))
    best = table[killed, wounded]
    kept = [pair for pair, weight in table.items() if weight >= REJECTED * best]
    slack = int(best < WEAK * len(readings))
    why = f"weight {best:.2f} of {len(readings)} documents; {len(table) - len(kept)} of {len(table)} pairs rejected"
    return Toll(
        _estimate(killed, [dead for dead, _ in kept], slack), _estimate(wounded, [hurt for _, hurt in kept], slack), why
    )


def _estimate(best: int, kept: Sequence[int], slack: int) -> Estimate:
    return Estimate(best, max(0, min(*kept, best - slack)), max(*kept, best + slack))


def _table(votes: Sequence[Weights], shares: Sequence[float]) -> dict[tuple[int, int], float]:
    """The weight behind every pair of killed and wounded that anybody tells."""
    killed = {number for vote in votes for number in vote["killed"]} | {0}
    wounded = {number for vote in votes for number in vote["wounded"]} | {0}
    harmed = {number for vote in votes for number in vote["other"]}
    table = {}
    for dead in sorted(killed):
        for hurt in sorted(wounded | {number - dead for number in harmed if number >= dead}):
            table[dead, hurt] = sum(
                share * _weight(vote, dead, hurt) for vote, share in zip(votes, shares, strict=True)
            )
    return table


def _weight(vote: Weights, dead: int, hurt: int) -> float:
    direct, in_all = _says(vote["wounded"], hurt, MORE_WOUNDED), IN_ALL * vote["other"].get(dead + hurt, 0.0)
    return _says(vote["killed"], dead, MORE_KILLED) + max(direct, in_all) + BOTH * min(direct, in_all)


def _says(weights: Mapping[int, float], number: int, more: float) -> float:
    """What a document says for a number: its own weight, or less where the document tells of some of them."""
    return max(
        weights.get(number, 0.0),
        more * max((weight for some, weight in weights.items() if 0 < some < number), default=0.0),
    )


def _sharpened(found: Mapping[str, Mapping[int, float]]) -> Weights:
    """Weights from 0 to 1: a document that tells in passing has a weaker voice than one with a headline."""
    sharp: Weights = {}
    for role, weights in found.items():
        most = max(1.0, *weights.values()) if weights else 1.0
        scale = most**SHARPNESS * HEADLINE ** (1 - SHARPNESS)
        sharp[role] = {number: weight / scale for number, weight in weights.items()}
    return sharp


def evidence(reading: Reading) -> Weights:
    """The numbers that a document stands for, by role, each with its weight."""
    found: Weights = {role: {} for role in _ROLES}
    title = headed(reading.document.title or "", reading.document.language)
    for role in _ROLES:
        _from_title(found[role], [one for one in title if one.role == role])
    _from_text(found, reading)
    _multiples(found, reading)
    several = any(one.role in ("wounded", "other") and not one.single for one in title)
    if several and not any(one.role == "killed" for one in title):
        _put(found["killed"], 0, NONE_IN_HEADLINE)
    if not found["killed"]:
        found["killed"][0] = NONE_TOLD
    most = max(found["killed"].values())
    for number in found["other"].keys() & {number for number, weight in found["killed"].items() if weight == most}:
        found["other"][number] *= SAME_PEOPLE
    if not found["wounded"] and not found["other"]:
        found["wounded"][0] = NONE_TOLD
    return found


def _put(weights: dict[int, float], number: int, weight: float) -> None:
    weights[number] = max(weight, weights.get(number, 0.0))


def _from_title(weights: dict[int, float], items: Sequence[Headed]) -> None:
    """A headline's own count, or what the several that it counts add up to."""
    if not items:
        return
    total = sum(one.number for one in items)
    if all(one.single for one in items):
        _put(weights, total, LEAD)
        return
    _put(weights, total, HEADLINE)
    for one in items:
        if not one.single:
            whole = len(items) == 1 or 2 * one.number == total
            _put(weights, one.number, HEADLINE if whole else LISTED)


class _Line(NamedTuple):
    """The figures of one role in one sentence, and whether the sentence is one of the first."""

    figures: list[Figure]
    first: bool


def _from_text(found: Weights, reading: Reading) -> None:
    dead_among = {one.end for one in reading.figures if one.why.startswith("one of counted")}
    for role in _ROLES:
        chosen = _chosen([figure for figure in reading.figures if figure.role == role])
        alone = any(figure.text.lower() in _SELVES for figure in chosen)
        lines = _lines(reading, [figure for figure in chosen if figure.text.lower() not in _SELVES])
        for line in lines:
            # Those of whom one has died since are all who were harmed.
            still = role == "wounded" and any(0 < one.start - end < 12 for one in line.figures for end in dead_among)
            _from_line(found["other" if still else role], line, alone and role == "killed")
        if alone and role == "killed":
            most = max((sum(map(_number, line.figures)) for line in lines), default=0)
            _put(found[role], most + 1, SINGLES)


def _chosen(figures: Sequence[Figure]) -> list[Figure]:
    """The figures about the event itself; where the page only looks back, those about the past."""
    own = [figure for figure in figures if figure.part_of is None and "an earlier count" not in figure.why]
    own = [figure for figure in own if figure.modifier in ("exact", "at_least")]
    for scopes in ({"this_event", "sub_event"}, {"background"}):
        some = [figure for figure in own if figure.scope in scopes]
        if some:
            return some
    return own


def _lines(reading: Reading, figures: Sequence[Figure]) -> list[_Line]:
    rows: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        at = next((n for n, s in enumerate(reading.sentences) if s.start <= figure.start < s.end), FIRST + 1)
        rows[at].append(figure)
    return [_Line(row, at <= FIRST) for at, row in sorted(rows.items())]


def _number(figure: Figure) -> int:
    return figure.low or 0


def _from_line(weights: dict[int, float], line: _Line, alone: bool) -> None:
    early = EARLY if line.first else 1.0
    for figure in line.figures:
        if figure.implicit:
            continue
        weight = PERIOD if figure.scope == "cumulative" else LEAD if line.first else REST
        _put(weights, _number(figure), weight)
        if alone:
            _put(weights, _number(figure) + 1, weight * SELF)
    total = sum(map(_number, line.figures))
    if len(line.figures) > 1:
        _put(weights, total, TOGETHER * early)
    if all(figure.implicit for figure in line.figures):
        _put(weights, total, SINGLES * early)


def _multiples(found: Weights, reading: Reading) -> None:
    """As in "triple homicide", "quadruple shooting"."""
    words = pack("en" if reading.document.language == "und" else reading.document.language, "figures")
    if words is None:
        return
    text = f"{reading.document.title or ''}. {reading.document.text[:1500]}"
    for match in re.finditer(words.MULTIPLES, text, re.IGNORECASE):
        role = "other" if match[2].lower() in words.SHOOTINGS else "killed"
        _put(found[role], words.TIMES[match[1].lower()], MULTIPLE)
