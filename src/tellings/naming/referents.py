"""Which names of one document stand for one thing: full and short names, acronyms, aliases, surnames."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import ModuleType
from typing import NamedTuple

from tellings.naming.cuts import Name
from tellings.naming.forms import acronyms, folded, is_short, one_person, parts
from tellings.records import MentionKind

_DEFINED = re.compile(r"\s*\(\s*(?:the\s+|or\s+)?[\"“']?([A-Z][\w.&-]{1,9})[\"”']?\s*\)")


class _Referent(NamedTuple):
    """What is known of one thing so far: its keys in lists, its names' folded words, what it was called."""

    kind: MentionKind
    keys: set[str]
    full: list[tuple[str, ...]]
    roles: list[str]


def resolved(text: str, found: Sequence[Name], words: ModuleType) -> tuple[int, ...]:
    """The number of each name's referent, in order of appearance from 0.

    Longer names are settled first, so that a headline's surname finds its bearer.
    """
    referents: list[_Referent] = []
    chosen: dict[int, int] = {}
    expanded = _expansions(text, found) | _aliases(text, found, words)
    order = sorted(range(len(found)), key=lambda i: (len(parts(found[i].form)) == 1, found[i].start))
    for index in order:
        name = found[index]
        at = _find(name, referents, chosen, found, words, expanded.get(index))
        if at is None:
            at = len(referents)
            referents.append(_Referent(name.kind or "place", set(), [], []))
        chosen[index] = at
        _learn(referents[at], name, expanded.get(index))
    first = {at: n for n, at in enumerate(dict.fromkeys(chosen[i] for i in range(len(found))))}
    return tuple(first[chosen[i]] for i in range(len(found)))


def _learn(referent: _Referent, name: Name, expansion: str | None) -> None:
    own = parts(name.form)
    if own not in referent.full:
        referent.full.append(own)
    referent.keys.update(key for key in (name.key, expansion) if key)
    if name.role:
        referent.roles.append(name.role)


def _find(
    name: Name,
    referents: Sequence[_Referent],
    chosen: Mapping[int, int],
    found: Sequence[Name],
    words: ModuleType,
    expansion: str | None,
) -> int | None:
    own, kind = parts(name.form), name.kind
    same = [at for at, referent in enumerate(referents) if referent.kind == kind]
    if name.key or expansion:
        keyed = next((at for at in same if referents[at].keys & {name.key, expansion}), None)
        if keyed is not None or name.key:
            return keyed
    if kind == "person":
        return _bearer(name, own, same, referents, chosen, found, words)
    equal = next((at for at in same if own in referents[at].full), None)
    if equal is not None:
        return equal
    if kind == "organisation" and len(own) == 1 and own[0] in words.MINISTRY:
        ministries = [at for at in same if any(full[-1] == own[0] for full in referents[at].full)]
        return _latest(name, ministries, chosen, found)
    if kind == "group":
        return next((at for at in same if any(_one_people(own, full) for full in referents[at].full)), None)
    return next((at for at in same if any(_one_body(own, full, kind, words) for full in referents[at].full)), None)


def _latest(name: Name, same: Sequence[int], chosen: Mapping[int, int], found: Sequence[Name]) -> int | None:
    """Of some referents the one that was named last before `name`: "the Ministry"."""
    before = [(found[i].start, to) for i, to in chosen.items() if to in same and found[i].start < name.start]
    return max(before)[1] if before else None


def _one_people(own: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return own[-1].rstrip("s") == other[-1].rstrip("s") and own[:-1] == other[:-1]


def _one_body(own: tuple[str, ...], full: tuple[str, ...], kind: MentionKind | None, words: ModuleType) -> bool:
    """Whether one name is the other's short form: "the Monitor" for the Sarn Valley Monitor, "Ruvo" for Mount Ruvo."""
    short, long = sorted((own, full), key=len)
    if not is_short(short, long):
        return False
    if kind == "organisation":
        ministry = long[-1] in words.MINISTRY
        opens = long[: len(short)] == short and long[len(short)] in ("of", "for")
        enough = len(short) > 1 or (short[0] in words.ORGANISATION_HEADS and not ministry)
        return enough and (opens or long[-len(short) :] == short)
    rest = set(long[: len(long) - len(short)] if long[-len(short) :] == short else long[len(short) :])
    if set(short) <= words.PLACE_HEADS | words.DIRECTIONS:
        return False
    return rest <= words.PLACE_HEADS | words.PLACE_PREFIXES or (len(rest) == 1 and not rest & words.DIRECTIONS)


def _bearer(
    name: Name,
    own: tuple[str, ...],
    same: Sequence[int],
    referents: Sequence[_Referent],
    chosen: Mapping[int, int],
    found: Sequence[Name],
    words: ModuleType,
) -> int | None:
    """The person that a name stands for: the one it fits; of several, the one whose roles fit, then the one named most.

    News names a relative in full and keeps the bare surname for the person that the text is about.
    """
    fitting = [at for at in same if any(one_person(own, full) for full in referents[at].full)]
    if not fitting and len(own) == 1:
        fitting = [at for at in same if any(len(full) > 1 and own[0] in full[:1] for full in referents[at].full)]
    if len(own) == 1 and name.role:
        fitting = [at for at in fitting if not _later_stranger(name, at, referents, chosen, found, words)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    named = Counter(chosen.values())
    return max(fitting, key=lambda at: (_role_fit(name.role, referents[at].roles, words), named[at], -at))


def _later_stranger(
    name: Name,
    at: int,
    referents: Sequence[_Referent],
    chosen: Mapping[int, int],
    found: Sequence[Name],
    words: ModuleType,
) -> bool:
    """Whether a titled surname ("President Venn") stands before a bearer who is named in full with another role."""
    first = min(found[i].start for i, to in chosen.items() if to == at)
    roles = {word for role in referents[at].roles for word in parts(role)} & (
        words.ROLES | words.PERSON_NOUNS | {"lady"}
    )
    own = set(parts(name.role or ""))
    return name.start < first and bool(roles) and not roles & own and bool(own & words.ROLES)


def _role_fit(role: str | None, roles: Sequence[str], words: ModuleType) -> int:
    """How well a role fits a person's other roles: shared words count for, another walk of life against."""
    if role is None:
        return 0
    own, others = set(parts(role)), {word for other in roles for word in parts(other)}
    fit = 2 * len(own & others & words.ROLES)
    for mine, theirs in ((words.LEARNED, words.POLITICAL), (words.POLITICAL, words.LEARNED)):
        fit += 1 if own & mine and others & mine else 0
        fit -= 2 if own & mine and others & theirs and not others & mine else 0
    return fit


def _expansions(text: str, found: Sequence[Name]) -> dict[int, str]:
    """Names that an acronym in parentheses defines, and that acronym's own places: each with one key of both."""
    defined: dict[str, str] = {}
    keys: dict[int, str] = {}
    for index, name in enumerate(found):
        match = _DEFINED.match(text, name.end)
        if match and folded(match.group(1)) in acronyms([t for t in re.split(r"\s+", name.form) if t]):
            keys[index] = defined.setdefault(folded(match.group(1)), f"defined:{folded(match.group(1))}")
    for index, name in enumerate(found):
        if folded(name.form) in defined and index not in keys:
            keys[index] = defined[folded(name.form)]
    return keys


def _aliases(text: str, found: Sequence[Name], words: ModuleType) -> dict[int, str]:
    """Two places or bodies that the text calls one: "Upper Karabakh, or Nagorno-Karabakh"."""
    keys: dict[int, str] = {}
    forms: dict[str, str] = {}
    cue = re.compile("|".join(words.ALIAS_CUES))
    for left, right in pairwise(found):
        if (
            left.kind == right.kind != "person"
            and left.end < right.start
            and cue.fullmatch(text, left.end, right.start)
        ):
            key = forms.get(folded(left.form)) or forms.get(folded(right.form)) or f"alias:{folded(left.form)}"
            forms[folded(left.form)] = forms[folded(right.form)] = key
    for index, name in enumerate(found):
        if folded(name.form) in forms and name.key is None:
            keys[index] = forms[folded(name.form)]
    return keys
