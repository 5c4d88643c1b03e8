"""One use of a form for a referent, and how uses become rows: per outlet, counted once per lineage."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tellings.framing.texts import Text, folded, printed
from tellings.records import Place, Wording

EVIDENCE = "the same sentence with another word"
QUOTED = "inside quotation marks: the speaker's word"


class Use(NamedTuple):
    """A form at a place. `what` tells referents of one name apart; `note` tells apart uses that are no one row.

    `why` is evidence, of which a row shows each kind once.
    """

    layer: str
    what: str
    referent: str
    form: str
    place: Place
    note: str = ""
    why: str = ""


def rows(uses: Iterable[Use], texts: Mapping[str, Text], story: str | None) -> list[Wording]:
    """The uses as rows: one for each referent, form and outlet, its places in order, counted once per lineage."""
    groups: dict[tuple[str, ...], dict[Place, Use]] = defaultdict(dict)
    for use in sorted(uses, key=lambda use: (use.place.document, use.place.start, use.place.end, use)):
        teller = texts[use.place.document].teller
        group = groups[use.layer, use.what, use.referent, use.form, teller, use.note]
        if use.place not in group or use.why == EVIDENCE:
            group[use.place] = use
    return [_row(key, list(group.values()), texts, story) for key, group in sorted(groups.items())]


SHOWN_REASONS = 3
"""Reasons that a row prints; more would say the same of other places."""


def _row(key: tuple[str, ...], uses: Sequence[Use], texts: Mapping[str, Text], story: str | None) -> Wording:
    layer, _, referent, form, _, note = key
    members = tuple(use.place for use in uses)
    outlet = texts[members[0].document].reading.document.outlet
    why = "; ".join([note] * bool(note) + sorted({use.why for use in uses if use.why})[:SHOWN_REASONS])
    return Wording(layer, referent, shown(form, members, texts), outlet, count(members, texts), members, why, story)


def count(members: Iterable[Place], texts: Mapping[str, Text]) -> int:
    """In how many texts that do not descend from one another the places stand."""
    return len({texts[place.document].descent.unit(place.start) for place in members})


def shown(form: str, members: Sequence[Place], texts: Mapping[str, Text]) -> str:
    """A form as it is most often printed, small letters before capitals, which a sentence's start gives too."""
    found = Counter(printed(texts[place.document].text[place.start : place.end]) for place in members)
    return max(sorted(found), key=lambda text: (not text.isupper(), found[text], text), default=form)


def tellers(uses: Iterable[Use], texts: Mapping[str, Text]) -> dict[str, set[str]]:
    """The forms of each teller, those inside quotation marks left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for use in uses:
        if use.note != QUOTED:
            found[texts[use.place.document].teller].add(use.form)
    return found


def by_referent(uses: Iterable[Use]) -> Iterator[list[Use]]:
    """The uses of one referent together."""
    groups: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for use in uses:
        groups[use.layer, use.what].append(use)
    yield from (groups[key] for key in sorted(groups))


def use_at(
    text: Text, layer: str, what: str, referent: str, first: int, last: int, note: str = "", why: str = ""
) -> Use:
    """The use of the words from one token to another, both included."""
    place = text.place(first, last)
    form = folded(text.text[place.start : place.end])
    quoted = QUOTED if text.quoted[first] and layer == "label" else ""
    return Use(layer, what, referent, form, place, note or quoted, why)
