"""The way back: what a stretch of a document is part of, so that a text leads to the account as the account to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from tellings.lookup import Lookup, Wanted
from tellings.records import Claim, Dispute, Entry, Place, Reading, Wording
from tellings.views.evidence import places_of, valued
from tellings.views.wording import WORDED


@dataclass(frozen=True, slots=True)
class Use:
    """What a stretch is part of: a line of a view, and the parameters of the address that shows this line alone."""

    text: str
    view: str
    parameters: Mapping[str, str]


T = TypeVar("T")
Lines = Sequence[tuple[int, int, T]]
"""Lines of the account, each with a stretch of the text that it rests on: first character, end, line."""


@dataclass(frozen=True, slots=True)
class Account:
    """What the account of a case has of one document: the lines that rest on it, with their stretches of its text."""

    document: str
    claims: Lines[Claim]
    relations: Lines[str]
    disputes: Lines[Dispute]
    entries: Lines[Entry]
    words: Lines[Wording]
    entities: Mapping[str, str]


NOTHING = Account("", (), (), (), (), (), {})
"""Where the way back is not shown."""


def account(case: Lookup, reading: Reading) -> Account:
    """The lines that rest on a document."""
    id_ = reading.document.id
    things = case.contested(Wanted(document=id_), WORDED).items
    return Account(
        id_,
        _here(id_, case.page("claims", Wanted(document=id_)).items),
        sorted(case.comparisons_in(id_)),
        _here(id_, case.page("disputes", Wanted(document=id_)).items),
        _here(id_, case.page("timeline", Wanted(document=id_)).items),
        _here(id_, case.wordings(things, id_)),
        case.resolved(mention.entity for mention in reading.mentions),
    )


def _here(id_: str, items: Iterable[Any]) -> list[tuple[int, int, Any]]:
    return [(place.start, place.end, item) for item in items for place in places_of(item) if place.document == id_]


def _over(lines: Lines[T], place: Place) -> list[T]:
    """The lines that rest on a stretch that this one shares a character with, once for each of theirs."""
    return [line for start, end, line in lines if start < place.end and place.start < end]


def of_figure(told: Account, place: Place) -> tuple[Use, ...]:
    """The claims and comparisons that a figure is part of."""
    return (*_claims(told, place), *_relations(told, place))


def of_statement(told: Account, place: Place) -> tuple[Use, ...]:
    """The statement that an attribution is a telling of, and the disputes that it is a side of."""
    return (Use("the statement, with all who carried it", "said", _at(place)), *_disputes(told, place))


def of_time(told: Account, place: Place) -> tuple[Use, ...]:
    """The lines of the timeline that a time expression dates."""
    return tuple(_entries(told, place))


def of_name(told: Account, referent: str | None, called: Mapping[str, str]) -> tuple[Use, ...]:
    """The entity that a name stands for."""
    entity = told.entities.get(referent or "")
    if not entity:
        return ()
    return (Use(f"{called.get(referent or '', 'the name')} in all its forms", "names", {"id": entity}),)


def of_word(place: Place, referent: str) -> tuple[Use, ...]:
    """The table of what others call the same thing."""
    return (Use(f"all words for {referent}", "wording", _at(place)),)


def of_stretch(told: Account, place: Place) -> tuple[Use, ...]:
    """All lines that rest on a stretch, names and statements aside."""
    words = dict.fromkeys(row.referent for row in _over(told.words, place))
    return (
        *_claims(told, place),
        *_relations(told, place),
        *_disputes(told, place),
        *_entries(told, place),
        *(use for referent in words for use in of_word(place, referent)),
    )


def _claims(told: Account, place: Place) -> Iterator[Use]:
    for claim in {claim.id: claim for claim in _over(told.claims, place)}.values():
        numbered = claim.low is not None or claim.high is not None
        value = f"claim {valued(claim)}" if numbered else "claim"
        support, standing = claim.support, "" if claim.standing == "undisputed" else f", {claim.standing}"
        articles = "article" if support.documents == 1 else "articles"
        origins = "origin" if support.origins == 1 else "origins"
        text = f"{value}: {support.documents} {articles}, {support.origins} {origins}{standing}"
        yield Use(text, "claims", {"id": claim.id})


def _relations(told: Account, place: Place) -> Iterator[Use]:
    counts = Counter(_over(told.relations, place))
    if counts:
        kinds = ", ".join(f"{kind.replace('_', ' ')} {n}" for kind, n in counts.most_common())
        yield Use(f"beside other figures: {kinds}", "figures", _at(place))


def _disputes(told: Account, place: Place) -> Iterator[Use]:
    counts = Counter(dispute.form for dispute in dict.fromkeys(_over(told.disputes, place)))
    if counts:
        forms = ", ".join(f"{form.replace('_', ' ')} {n}" for form, n in counts.most_common())
        yield Use(f"disputes: {forms}", "disputes", _at(place))


def _entries(told: Account, place: Place) -> Iterator[Use]:
    days = [entry.earliest or "no day" for entry in _over(told.entries, place)]
    if days:
        yield Use(f"timeline: {', '.join(dict.fromkeys(days))}", "timeline", _at(place))


def _at(place: Place) -> Mapping[str, str]:
    return {"document": place.document, "at": f"{place.start}-{place.end}"}
