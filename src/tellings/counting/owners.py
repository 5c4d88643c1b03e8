"""Whose a figure is, so far that two owners can be told to be one: by their names, else by what they are.

"The Interior Ministry", "the ministry" and "Orsavia's interior ministry" are one; "the ministry" and "a hospital" are
two; "officials" may be anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import NamedTuple

from tellings.records import Mention

_WORD = re.compile(r"[^\W\d_]+(?:[-.’'][^\W\d_]+)*")
STEM = 5
"""Letters by which a name is known: "Azerbaijan" and "Azerbaijani" are one."""

LONGEST = 8
"""Words of an owner that are looked at, from its end: where commas are lost, a clause stands glued to its front."""


class Owner(NamedTuple):
    """The stems of the names in what is printed of an owner, and what kinds of owner its words say."""

    names: frozenset[str]
    kinds: frozenset[str]


def offices(mentions: Iterable[Mention], words: ModuleType) -> dict[str, Owner]:
    """What the persons of a page are, by the stems of their names: "Yuna Tarrow, director of the hospital"."""
    found: dict[str, Owner] = {}
    for mention in sorted(mentions, key=lambda mention: mention.start):
        role = owner(mention.role, words) if mention.kind == "person" and mention.role else None
        if role is not None:
            for word in _WORD.findall(mention.head):
                found.setdefault(word.lower()[:STEM], role)
    return found


def owner(printed: str, words: ModuleType, held: Mapping[str, Owner] | None = None) -> Owner | None:
    """What tells an owner from others, with the offices `held`; None where nobody is named ("reportedly")."""
    found = _WORD.findall(printed)[-LONGEST:]
    lowered = [word.lower() for word in found]
    if not lowered or set(lowered) <= words.HEARSAY_OWNERS:
        return None
    kinds = frozenset(words.OWNER_KINDS[word] for word in lowered if word in words.OWNER_KINDS)
    names = frozenset(
        word.removesuffix("’s").removesuffix("'s").lower()[:STEM]
        for word in found
        if word[0].isupper() and word.lower() not in words.NO_NAME and word.lower() not in words.OWNER_KINDS
    )
    for office in [held[name] for name in sorted(names) if name in held] if held else []:
        names, kinds = names | office.names, kinds | office.kinds
    return Owner(names, kinds)


def one_owner(a: Owner | None, b: Owner | None) -> bool | None:
    """Whether two owners are one; None where that cannot be told."""
    if a is None or b is None:
        return None
    if a.kinds and b.kinds and not a.kinds & b.kinds:
        return False
    if a.names and b.names:
        shared = any(_one_name(one, other) for one in a.names for other in b.names)
        return shared or (None if a.kinds & b.kinds else False)
    return True if a.kinds & b.kinds else None


def _one_name(one: str, other: str) -> bool:
    """Whether two stems are one name: "velm" and "velmi" of "Velmish"."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= STEM - 1 and longer.startswith(shorter))
