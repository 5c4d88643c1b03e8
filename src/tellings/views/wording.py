"""How each outlet worded it: for one thing the forms that stand for it, outlet by outlet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tellings.lookup import Found, Lookup, Wanted
from tellings.records import Place, Wording
from tellings.views.asking import Ask
from tellings.views.evidence import Names, named


@dataclass(frozen=True, slots=True)
class Contest:
    """One thing with its forms: each form with the outlets that use it, how often, and where."""

    layer: str
    referent: str
    forms: tuple[tuple[str, tuple[Wording, ...]], ...]
    outlets: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class WordingView:
    """Things and the words for them, those with most forms first."""

    contests: Found[Contest]
    layers: tuple[tuple[str, int], ...]
    names: Names


def wording(case: Lookup, ask: Ask) -> WordingView:
    """The wordings that are asked for."""
    found = contested(case, ask.wanted)
    layers = tuple(case.counts("wording", "layer", Wanted(ask.story, ask.document)))
    return WordingView(found, layers, named(case, _documents(found.items)))


def contests(case: Lookup, ask: Ask, limit: int) -> tuple[Contest, ...]:
    """The things that outlets word in most ways."""
    return contested(case, Wanted(ask.story, limit=limit)).items


def contested(case: Lookup, wanted: Wanted) -> Found[Contest]:
    """Things with the words for them, those with most forms first."""
    things = case.contested(wanted)
    rows = case.wordings(things.items)
    by_thing: dict[tuple[str, str], list[Wording]] = defaultdict(list)
    for row in rows:
        by_thing[row.layer, row.referent].append(row)
    items = tuple(_contest(layer, referent, by_thing[layer, referent]) for layer, referent in things.items)
    return Found(items, things.total, things.offset, things.limit)


def _contest(layer: str, referent: str, rows: Iterable[Wording]) -> Contest:
    forms: dict[str, list[Wording]] = defaultdict(list)
    outlets: dict[str | None, None] = {}
    for row in rows:
        forms[row.form].append(row)
        outlets[row.outlet] = None
    order = sorted(forms, key=lambda form: (-sum(row.count for row in forms[form]), form))
    return Contest(layer, referent, tuple((form, tuple(forms[form])) for form in order), tuple(outlets))


def _documents(contests: Iterable[Contest]) -> Iterable[str]:
    members: Iterable[Place] = (place for c in contests for _, rows in c.forms for row in rows for place in row.members)
    return (place.document for place in members)
