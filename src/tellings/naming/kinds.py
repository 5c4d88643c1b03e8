"""The kind of every name that nobody has listed, from all its places in a document together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from tellings.naming.cuts import Name
from tellings.naming.forms import folded, is_national
from tellings.naming.votes import LISTS
from tellings.naming.words import ABSTRACT
from tellings.records import MentionKind

_ENOUGH = 0.6
"""Votes that a name nobody has listed needs before it is believed: one weak sign (eval/names.py)."""

_PLACE_BY_DEFAULT = 2
"""Places in a document where a lone unlisted name stands inside a sentence before it is a place without a sign:
what is no person by a full name and no body by its head is mostly one (eval/names.py)."""

_Tally = dict[str, dict[MentionKind, float]]
"""Votes by folded form and kind."""

_Reasons = dict[tuple[str, str], tuple[float, str]]
"""The weightiest vote of each form and kind, and what it rests on."""


def decide(text: str, found: Sequence[Name], vague: frozenset[str]) -> dict[str, tuple[MentionKind, str]]:
    """The kind of each unlisted form and why, from all its places in the document.

    The `vague` words, heads of longer names, are names only as somebody's short form: "the Council".
    """
    tally, reasons = _counted(found)
    sure = Counter(folded(name.form) for name in found if name.sure)
    _relate(tally, reasons)
    _spread(text, found, tally, reasons)
    every = Counter(folded(name.form) for name in found)
    for form in sure:
        if not tally[form] and every[form] >= _PLACE_BY_DEFAULT and _may_be_town(form):
            _add(tally, reasons, form, "place", _ENOUGH, "named inside sentences, without a sign of another kind")
    decided: dict[str, tuple[MentionKind, str]] = {}
    for form in sorted(tally):
        kind, weight = _most(tally[form])
        if (weight < 4 and form in vague) or (weight < 1.5 and ABSTRACT.search(form)):
            continue
        if weight >= _ENOUGH and (form in sure or weight >= 3):
            decided[form] = (kind, reasons[form, kind][1])
    return decided


def _counted(found: Sequence[Name]) -> tuple[_Tally, _Reasons]:
    """The votes of all names; what a name is for certain counts as a vote for its form."""
    tally: _Tally = {}
    reasons: _Reasons = {}
    for name in found:
        form = folded(name.form)
        tally.setdefault(form, {})
        for kind, weight, why in name.votes if name.kind is None else ((name.kind, 5.0, name.why),):
            _add(tally, reasons, form, kind, weight, why)
    return tally, reasons


def _may_be_town(form: str) -> bool:
    return " " not in form and len(form) > 3 and not form.endswith("s") and not ABSTRACT.search(form)


def _spread(text: str, found: Sequence[Name], tally: _Tally, reasons: _Reasons) -> None:
    """What stands in one list with a place is likely one: "both Kestrin and Vendrul"."""
    order = sorted(found, key=lambda name: (name.start, name.end))
    for left, right in pairwise(order):
        if left.end >= right.start or not LISTS.fullmatch(text, left.end, right.start):
            continue
        for one, other in ((left, right), (right, left)):
            kind, weight = _most(tally[folded(one.form)])
            if other.kind is None and kind == "place" and weight >= 2 and "person" not in tally[folded(other.form)]:
                _add(tally, reasons, folded(other.form), "place", 1.0, f"beside “{one.form}”")


def _most(counts: Mapping[MentionKind, float]) -> tuple[MentionKind, float]:
    return max(sorted(counts.items()), key=lambda item: item[1], default=("place", 0.0))


def _relate(tally: _Tally, reasons: _Reasons) -> None:
    """Names that explain one another: surnames of full names, nations of places, last words of bodies."""
    ends = _ends(tally)
    single = sorted(form for form in tally if " " not in form)
    places = {form for form, counts in tally.items() if counts.get("place", 0.0) >= _ENOUGH}
    _relate_short(single, ends, tally, reasons)
    for form in single:
        tail = form.rsplit("-", 1)[-1]
        if tail != form and tail in places:
            _add(tally, reasons, form, "place", 3.0, f"a compound with “{tail}”")
    for form in single:
        place = next((other for other in single if is_national(form, other)), None)
        if place is not None:
            _add(tally, reasons, form, "group", 4.0, f"adjective of “{place}”")
            _add(tally, reasons, place, "place", 3.0, f"has the adjective “{form}”")


def _ends(tally: _Tally) -> dict[str, MentionKind]:
    """The words that persons and bodies of several words go by when named in short, with their kind."""
    ends: dict[str, MentionKind] = {}
    for form, counts in sorted(tally.items()):
        kind = _most(counts)[0]
        if " " in form and kind in ("person", "organisation"):
            ends.setdefault(form.rsplit(" ", 1)[1], kind)
            if kind == "person" or " of " in form:
                ends.setdefault(form.split(" ", 1)[0], kind)
    return ends


def _relate_short(
    single: Sequence[str],
    ends: Mapping[str, MentionKind],
    tally: _Tally,
    reasons: _Reasons,
) -> None:
    for form in single:
        if form in ends:
            _add(tally, reasons, form, ends[form], _SHORT[ends[form]], "short form of a name in the document")
        elif ends.get(form.removesuffix("s")) == "person":
            _add(tally, reasons, form, "person", 2.0, "plural of a surname in the document")


_SHORT: Mapping[MentionKind, float] = {"person": 8.0, "organisation": 4.0}
"""A surname of somebody named in full is a person whatever stands around it; a body's last word may be a common one."""


def _add(
    tally: _Tally,
    reasons: _Reasons,
    form: str,
    kind: MentionKind,
    weight: float,
    why: str,
) -> None:
    tally[form][kind] = tally[form].get(kind, 0.0) + weight
    reasons[form, kind] = max(reasons.get((form, kind), (0.0, "")), (weight, why))
