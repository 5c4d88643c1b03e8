"""What the figures of one document say about each other: repeats, sums, parts, one place out of several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.records import Figure

APART = 60
"""Characters between two parts of one list; what stands farther apart are two places. Measured with eval/figures.py."""
CHANCE, NEAR = 10, 400
"""Totals below `CHANCE` have their parts within `NEAR` characters; so far a total's scope reaches as well."""
SMALL = 3
"""Totals below this are sums of anything."""


def settled(drafts: Sequence[Figure]) -> list[Figure]:
    """The figures of a document after each has been held against the others.

    A number told again keeps the scope it had; two that add up to one before them are its parts, or its places; after
    a total over several events a smaller number of the same role is one of them. Every part points to a larger or an
    open figure, and never round in a circle.
    """
    found = list(drafts)
    _harmed_by_shots(found)
    _sums(found)
    _repeats(found)
    _places(found)
    return _checked(found)


def _value(figure: Figure) -> int | None:
    return figure.low if figure.low is not None else figure.high


def _harmed_by_shots(found: list[Figure]) -> None:
    """Those shot are wounded where the page says so of as many."""
    wounded = {(figure.low, figure.high) for figure in found if figure.role == "wounded"}
    for index, figure in enumerate(found):
        shot = figure.role == "other" and figure.modifier == "exact" and "verb before" in figure.why
        if shot and (figure.low, figure.high) in wounded:
            found[index] = replace(figure, role="wounded", why=f"{figure.why}; as many are wounded")


def _sums(found: list[Figure]) -> None:
    """Two neighbours of one role that add up to a figure before them: parts of it, or two places of one total."""
    for index in range(len(found) - 1):
        first, second = found[index], found[index + 1]
        if not _addable(first, second):
            continue
        total = (_value(first) or 0) + (_value(second) or 0)
        whole = next(
            (
                at
                for at in range(index - 1, -1, -1)
                if found[at].role == first.role and _value(found[at]) == total and _may_be_whole(found[at], first)
            ),
            None,
        )
        if whole is None or total < SMALL or found[whole].implicit:
            continue
        if "an earlier count" in first.why + second.why:
            continue
        if _two_places(first, second):
            _split_up(found, index, whole)
        else:
            for at in (index, index + 1):
                found[at] = replace(found[at], part_of=whole, why=f"{found[at].why}; they add up to {total}")


def _may_be_whole(whole: Figure, part: Figure) -> bool:
    """Small numbers add up to one another by chance: their total has to stand near them."""
    near = (_value(whole) or 0) >= CHANCE or part.start - whole.end <= NEAR
    return near and whole.part_of is None and "an earlier count" not in whole.why


def _two_places(first: Figure, second: Figure) -> bool:
    """Whether two figures that add up tell of two places: the wounded of one place go to several hospitals."""
    apart = second.start - first.end > APART
    return apart and (first.role == "killed" or (first.role == "wounded" and first.place != second.place))


def _addable(first: Figure, second: Figure) -> bool:
    if first.role != second.role or first.part_of is not None or second.part_of is not None:
        return False
    same = first.low == second.low and first.victims == second.victims
    return _value(first) is not None and _value(second) is not None and not same


def _split_up(found: list[Figure], index: int, whole: int) -> None:
    """The total, wherever it stands again, is over several events, of which these are two."""
    value, role = _value(found[whole]), found[whole].role
    for at in range(index):
        if _value(found[at]) == value and found[at].role == role and found[at].scope == "this_event":
            found[at] = replace(
                found[at], scope="cumulative", why=f"{found[at].why}; a sum of the places told after it"
            )
    for at in (index, index + 1):
        if found[at].scope == "this_event":
            found[at] = replace(found[at], scope="sub_event", why=f"{found[at].why}; one of the places of a total")


def _repeats(found: list[Figure]) -> None:
    seen: dict[tuple[object, ...], str] = {}
    for index, figure in enumerate(found):
        key = (figure.role, figure.low, figure.victims, figure.implicit)
        known = seen.setdefault(key, figure.scope)
        if figure.scope == "this_event" and known in ("cumulative", "background") and (figure.low or 0) > 1:
            found[index] = replace(figure, scope=known, why=f"{figure.why}; told before")  # type: ignore[arg-type]


def _places(found: list[Figure]) -> None:
    """After a total over several events a smaller number with a place of its own is one of them."""
    totals: dict[str, Figure] = {}
    for index, figure in enumerate(found):
        total = totals.get(figure.role)
        if figure.scope == "cumulative":
            totals.setdefault(figure.role, figure)
        elif total and figure.scope == "this_event" and figure.part_of is None and _one_of(figure, total):
            apart = figure.place is not None or figure.as_of is not None or figure.implicit
            if not apart and figure.start - total.start > NEAR:
                continue
            why = f"{figure.why}; less than the total before it"
            found[index] = replace(figure, scope="sub_event" if apart else "cumulative", why=why)


def _one_of(figure: Figure, total: Figure) -> bool:
    """Whether a figure is one of the events of a total: smaller, and not another owner's count of the same."""
    rival = figure.attributed_to and total.attributed_to and figure.attributed_to != total.attributed_to
    place = None if figure.place and figure.place in (figure.attributed_to or "") else figure.place
    return not (rival and place in (None, total.place)) and _smaller(figure, total)


def _smaller(figure: Figure, total: Figure) -> bool:
    return figure.low is not None and total.low is not None and figure.low < total.low


def _checked(found: list[Figure]) -> list[Figure]:
    """Drops what is no part (of something smaller, of itself, in a circle) and gives parts the scope of their whole."""
    for index, figure in enumerate(found):
        whole = found[figure.part_of] if figure.part_of is not None else None
        if whole is None:
            continue
        if figure.part_of == index or not _holds(whole, figure) or _circle(found, index):
            found[index] = replace(figure, part_of=None)
        elif figure.scope != whole.scope and figure.scope == "this_event":
            found[index] = replace(figure, scope=whole.scope)
    return found


def _holds(whole: Figure, part: Figure) -> bool:
    """Whether the whole can hold the part: at least as large, or open above."""
    least = part.low if part.low is not None else 0
    return whole.high is None or least <= whole.high


def _circle(found: Sequence[Figure], index: int) -> bool:
    seen = {index}
    at = found[index].part_of
    while at is not None:
        if at in seen:
            return True
        seen.add(at)
        at = found[at].part_of
    return False
