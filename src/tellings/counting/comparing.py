"""How two figures stand to each other: scope first, then group, then value, owner and time.

Values alone say too much: 23 and 71 dead may be a dispute, one count and the next, a village and a province, or
children and everybody. So a pair is first asked whether it is about one event and one group of people.
"""

from __future__ import annotations

from typing import NamedTuple

from tellings.counting.compared import Told
from tellings.counting.owners import one_owner
from tellings.records import FigureRelation

DAYS_APART = 2
"""Days between two events' days up to which they may be one: a page says when it happened or when that was told."""
SAME_DAYS_APART = 12
"""The same for equal numbers, which are told for longer. Measure both again: eval/claims.py."""
TOLD_AFTER = 4
"""Days behind an event from which a page that names no day and has the same small number tells of another."""
STALE = 14
"""Days between publications after which another number about "this event" is another event's."""
AT_ONE_TIME = 2
"""Days between publications within which two owners' running counts can contradict each other."""
TELLING = 5
"""A number from which on its coming twice is no chance."""
FEW = 20
"""A number up to which two owners may have it by chance, one of fighters, the other of people."""
CLOSE = 0.25
"""Two large numbers that differ by no more than this part may be one event's, told as news and as background."""


class Verdict(NamedTuple):
    """A relation and the reason for it."""

    relation: FigureRelation
    why: str


class Pages(NamedTuple):
    """The figures of two documents that are compared, and whether the documents tell of one story (None: unknown)."""

    left: tuple[Told, ...]
    right: tuple[Told, ...]
    one_story: bool | None = None


def compare(a: Told, b: Told, pages: Pages) -> Verdict | None:
    """How two figures of two documents stand to each other; None where nothing makes them comparable."""
    if not _one_effect(a, b):
        return None
    scope = _scope(a, b)
    if scope is not None:
        return scope
    share = _share(a, b, pages)
    if share is not None:
        return share
    verdict = _group(a, b) or _single(a, b) or _persons(a, b, pages) or value(a, b)
    if pages.one_story is False and not _across(a, b, verdict):
        return None
    return verdict


def _across(a: Told, b: Told, verdict: Verdict) -> bool:
    """Whether figures of two stories are one event's after all: a large number told again, a running count."""
    running = {a.scope, b.scope} <= {"cumulative", "background"}
    return _alike(a, b) if verdict.relation == "same" else running and verdict.relation == "update"


def within(a: Told, b: Told) -> Verdict | None:
    """How two figures of one document stand to each other, where a reader would put them side by side."""
    if a.figure.role != b.figure.role or a.is_part or b.is_part or (a.figure.implicit and b.figure.implicit):
        return None
    if a.earlier != b.earlier:
        return None if equal(a, b) else _called_earlier(a, b)
    listed = (a.group and b.group) or (a.listed and b.listed)
    apart = (_group(a, b) if listed else None) or _scope_within(a, b) or _group(a, b)
    if apart is not None:
        return apart
    if a.figure.implicit or b.figure.implicit:
        return None
    if one_owner(a.owner, b.owner) is False and (a.number is not None or b.number is not None):
        return value(a, b)
    same = equal(a, b) and a.whole is None and b.whole is None and (a.number or 0) > 1
    return value(a, b) if same else None


def _single(a: Told, b: Told) -> Verdict | None:
    """Somebody who is told of alone is no count of all: "a soldier was killed" against "three were killed"."""
    if a.figure.implicit == b.figure.implicit:
        return None
    one, other = (a, b) if a.figure.implicit else (b, a)
    if (other.number or 3) < 3:
        return None
    return Verdict("different_scope", f"“{one.figure.text}” is told of alone, “{other.figure.text}” are counted")


def _persons(a: Told, b: Told, pages: Pages) -> Verdict | None:
    """Two persons who are told of one by one are one where they are called alike, or where nobody else is told of."""
    if not (a.figure.implicit and b.figure.implicit) or _called_alike(a, b):
        return None
    if _is_only(a, pages.left) and _is_only(b, pages.right):
        return None
    return Verdict("different_group", f"“{a.figure.text}” and “{b.figure.text}” are different persons")


def _called_alike(a: Told, b: Told) -> bool:
    """Whether two persons have a word in common, that they are called or named by."""
    return bool(_called(a) & _called(b))


def _called(told: Told) -> frozenset[str]:
    words = told.figure.text.replace("’", "'").split()
    names = {word.strip(".,").removesuffix("'s") for word in words if word[0].isupper()}
    return frozenset(word.lower() for word in (*(names - {words[0]} if len(words) > 1 else names), words[-1]))


def _is_only(told: Told, page: tuple[Told, ...]) -> bool:
    """Whether the page tells of nobody else whom this befell in the event."""
    return all(other is told or other.figure.role != told.figure.role for other in page)


def _scope_within(a: Told, b: Told) -> Verdict | None:
    """As `_scope`, for one page, which may tell a number again with other words around it."""
    if equal(a, b) and (a.number or 0) >= TELLING:
        return None
    wide = {a.scope, b.scope} & {"background", "cumulative"}
    if a.scope == b.scope == "background":
        return None if _alike(a, b) else Verdict("different_scope", "two events of the past")
    if a.scope != b.scope and wide:
        return Verdict("different_scope", f"one counts {_SCOPES[a.scope]}, the other {_SCOPES[b.scope]}")
    return None


def _one_effect(a: Told, b: Told) -> bool:
    """Whether both count the same effect; those shot or harmed in a word may be counted as wounded elsewhere."""
    roles = {a.figure.role, b.figure.role}
    return len(roles) == 1 or (roles == {"other", "wounded"} and a.number == b.number and a.number is not None)


def equal(a: Told, b: Told) -> bool:
    """Whether the same number is printed, bounds aside ("at least 112", "112"), or the same vague word."""
    if a.number is not None or b.number is not None:
        return a.number == b.number
    fields = ("low", "high", "modifier")
    return all(getattr(a.figure, name) == getattr(b.figure, name) for name in fields)


def _small(told: Told) -> bool:
    """Whether a number is so small that another event may well have the same."""
    return told.number is not None and told.number < TELLING


def _overlap(a: Told, b: Told) -> bool:
    return a.least <= b.most and b.least <= a.most


def _alike(a: Told, b: Told) -> bool:
    """Whether two numbers are so large and near that they are hardly two events'."""
    if a.number is None or b.number is None:
        return False
    if a.number == b.number:
        return a.number >= TELLING
    return min(a.number, b.number) >= 4 * TELLING and abs(a.number - b.number) <= CLOSE * max(a.number, b.number)


def _scope(a: Told, b: Told) -> Verdict | None:
    """Whether they count over different events, places or times."""
    one, other = a.scope, b.scope
    if _days_apart(a, b) > (SAME_DAYS_APART if equal(a, b) and not _small(a) else DAYS_APART):
        return Verdict("different_scope", f"“{a.figure.as_of}” and “{b.figure.as_of}” are different days")
    if _small(a) and equal(a, b) and _told_after(a, b) > TOLD_AFTER:
        return Verdict(
            "different_scope", f"“{a.figure.text}” and “{b.figure.text}”, told {_told_after(a, b)} days after"
        )
    if _told_apart(a, b) > STALE and not {one, other} <= {"cumulative", "background"} and not equal(a, b):
        return Verdict("different_scope", f"told {_told_apart(a, b)} days apart")
    if one == other:
        if one == "background" and not equal(a, b) and not _alike(a, b):
            return Verdict("different_scope", "two events of the past")
        return None
    if _alike(a, b) or (equal(a, b) and {one, other} <= {"this_event", "sub_event"}):
        return None
    if "background" in (one, other) or "cumulative" in (one, other):
        return Verdict("different_scope", f"one counts {_SCOPES[one]}, the other {_SCOPES[other]}")
    part, whole = (a, b) if one == "sub_event" else (b, a)
    if (part.number or 0) < (whole.number or 0):
        return Verdict("different_scope", f"“{part.figure.text}” counts a part of the event")
    return None


_SCOPES = {
    "this_event": "this event",
    "sub_event": "a part of it",
    "cumulative": "several events or a period",
    "background": "another event",
}


def _told_apart(a: Told, b: Told) -> int:
    """Days between publications, 0 where one is not known."""
    return abs(a.published - b.published) if a.published and b.published else 0


def _days_apart(a: Told, b: Told) -> int:
    if a.days is None or b.days is None:
        return 0
    return max(a.days[0] - b.days[1], b.days[0] - a.days[1], 0)


def _told_after(a: Told, b: Told) -> int:
    """Days from the event of one to the page of the other that names no day, 0 where that is not known."""
    one, other = (a, b) if a.days is not None else (b, a)
    if one.days is None or other.days is not None or other.published is None or "background" in (a.scope, b.scope):
        return 0
    return max(other.published - one.days[1], 0)


def _share(a: Told, b: Told, pages: Pages) -> Verdict | None:
    """Whether one is a part of what the other counts whole."""
    if (a.whole is None) == (b.whole is None):
        return _two_shares(a, b) if a.whole is not None else None
    part, whole = (a, b) if a.whole is not None else (b, a)
    own = (pages.left if part is a else pages.right)[part.whole or 0]
    if equal(part, whole) and not equal(own, whole):
        return None
    if not _same_total(own, whole) and not part.is_part and part.group == whole.group:
        return None
    said = (
        f"a part of “{own.figure.text}”, which is what “{whole.figure.text}” counts"
        if _same_total(own, whole)
        else f"a part of “{own.figure.text}”"
    )
    if part.group is not None and part.group != whole.group:
        return Verdict("different_group", f"“{part.figure.text}” ({part.group}) is {said}")
    if part.is_part:
        return Verdict("different_group", f"“{part.figure.text}” is {said}")
    return Verdict("different_scope", f"“{part.figure.text}” is {said}")


def _same_total(a: Told, b: Told) -> bool:
    return a.figure.role == b.figure.role and (equal(a, b) or _overlap(a, b) or _alike(a, b))


def _two_shares(a: Told, b: Told) -> Verdict | None:
    """Parts of two totals are compared where they are of one group."""
    if equal(a, b) and (a.group == b.group or a.group is None or b.group is None):
        return None
    if a.group == b.group and a.is_part == b.is_part and (a.group is not None or not a.is_part):
        return None
    return Verdict("different_group", f"two different parts: {a.noun or 'not named'} and {b.noun or 'not named'}")


_ARMED = {"military", "police", "militant"}


def _group(a: Told, b: Told) -> Verdict | None:
    """Whether they count different people."""
    kinds = (a.figure.victims, b.figure.victims)
    said = f"{a.noun or kinds[0]} and {b.noun or kinds[1]} are different groups"
    if a.group == b.group and (a.listed == b.listed or kinds[0] == kinds[1] or equal(a, b)):
        return _sides(a, b)
    if equal(a, b) and (a.number or 0) >= TELLING and not {a.group, b.group} & (_ARMED | {"child"}):
        return None
    if "child" in (a.group, b.group) and not (a.figure.implicit or b.figure.implicit):
        return Verdict("different_group", said)
    if a.group and b.group:
        return Verdict("different_group", said)
    special, general = (a, b) if a.group else (b, a)
    if equal(a, b):
        apart = special.group in _ARMED and (a.number or 0) < FEW and one_owner(a.owner, b.owner) is False
        return Verdict("different_group", f"{said}, {_by(a, b)}") if apart else None
    if a.listed != b.listed and (a.group is None or b.group is None):
        return Verdict("different_group", f"{said}: the page counts fighters and civilians apart")
    if special.group not in _ARMED and general.figure.victims == "civilian" and general.noun is not None:
        return Verdict("different_group", said)
    if special.group in _ARMED and general.figure.victims == "civilian":
        return Verdict("different_group", said)
    return _sides(a, b)


def _sides(a: Told, b: Told) -> Verdict | None:
    """Whether they are of different sides; a party that counts its own counts other people than another party does."""
    one, other = _side(a.side), _side(b.side)
    if equal(a, b) or "militant" in (a.group, b.group):
        return None
    if one and other:
        return None if one & other else Verdict("different_group", f"of different sides: {a.side} and {b.side}")
    own = (one and a.own) or (other and b.own)
    if own and one_owner(a.owner, b.owner) is False:
        return Verdict(
            "different_group", f"a side that counts its own losses ({a.side or b.side}) and another, {_by(a, b)}"
        )
    return None


def _side(side: str | None) -> frozenset[str]:
    names = (word for word in (side or "").split() if word[:1].isupper())
    return frozenset(name.lower()[:5] for name in names)


def value(a: Told, b: Told) -> Verdict:
    """What the values say of two figures of one event and one group."""
    if equal(a, b):
        if a.number is None and _told_apart(a, b) > AT_ONE_TIME:
            return Verdict("compatible_range", f"the same words, told {_told_apart(a, b)} days apart")
        return Verdict("same", f"the same number, {_by(a, b)}")
    if a.earlier != b.earlier:
        return _called_earlier(a, b)
    owner = one_owner(a.owner, b.owner)
    both = a.number is not None and b.number is not None
    first, second = in_order(a, b)
    if (both and owner and _replaces(first, second)) or (owner is None and _rises(first, second)):
        return Verdict("update", f"“{first.figure.text}”, later “{second.figure.text}”, {_by(a, b)}")
    if _overlap(a, b):
        return Verdict("compatible_range", f"“{a.figure.text}” and “{b.figure.text}” can both be right")
    if "cumulative" in (a.scope, b.scope) and _told_apart(a, b) > AT_ONE_TIME:
        return Verdict("different_scope", f"two running counts, told {_told_apart(a, b)} days apart, {_by(a, b)}")
    return Verdict("conflict", f"“{a.figure.text}” and “{b.figure.text}” exclude each other, {_by(a, b)}")


def _called_earlier(a: Told, b: Told) -> Verdict:
    first, second = in_order(a, b)
    return Verdict("update", f"“{first.figure.text}” is called an earlier count than “{second.figure.text}”")


def in_order(a: Told, b: Told) -> tuple[Told, Told]:
    """The earlier count first: what the page calls earlier, what was told earlier, else the smaller, as counts rise."""
    if a.earlier != b.earlier:
        return (a, b) if a.earlier else (b, a)
    return (a, b) if (a.published or 0, a.number or 0) <= (b.published or 0, b.number or 0) else (b, a)


def _replaces(first: Told, second: Told) -> bool:
    """Whether a later figure of the same owner replaces the one before: it rises, or is told on a later day."""
    later = first.published is not None and second.published is not None and first.published < second.published
    return later or (second.number or 0) > (first.number or 0)


def _rises(first: Told, second: Told) -> bool:
    """Whether a number whose owner is not told rises from one day to a later one."""
    later = first.published is not None and second.published is not None and first.published < second.published
    return later and first.most < second.least


def _by(a: Told, b: Told) -> str:
    one, other = a.figure.attributed_to, b.figure.attributed_to
    if one and other:
        known = one_owner(a.owner, b.owner)
        return f"one owner ({other})" if known else f"{one} and {other}"
    return f"by {one or other}" if one or other else "no owner named"
