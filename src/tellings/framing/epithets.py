"""Epithets of places: occupied, breakaway, disputed; beside the name, or where "the region" stands for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tellings.framing.scene import Scene
from tellings.framing.texts import Text, fold
from tellings.framing.uses import Use, use_at
from tellings.naming.gazetteer import gazetteer
from tellings.records import Mention


class _Epithet(NamedTuple):
    text: Text
    at: int
    place: str | None
    noun: str


def epithet_uses(scene: Scene) -> Iterator[Use]:
    """What the places of a story are called beside their names."""
    found = [epithet for text in scene.ordered() for epithet in _epithets(text, scene)]
    direct = {epithet.place for epithet in found if epithet.place}
    for epithet in found:
        place = epithet.place or _meant(epithet, direct, scene)
        if place:
            why = "beside the name" if epithet.place else f"“{epithet.noun}” stands for the place named before"
            referent = f"{scene.name(place)}: what it is called"
            yield use_at(epithet.text, "label", f"status {place}", referent, epithet.at, epithet.at, "", why)


def _epithets(text: Text, scene: Scene) -> Iterator[_Epithet]:
    words = text.words("wording")
    if words is None:
        return
    begins = {text.range(m.start, m.end)[0]: m for m in reversed(text.mentions)}
    ends = {text.range(m.start, m.end)[1]: m for m in reversed(text.mentions)}
    heads = _heads(text, scene)
    for at, token in enumerate(text.tokens):
        if token.fold not in words.STATUS and not token.fold.endswith(words.STATUS_ENDINGS):
            continue
        if text.fold(at - 1) in _HAVE:
            continue
        if at in ends and text.fold(at + 1) == "by":  # "Karabakh, occupied by"
            yield _Epithet(text, at, _placed(ends[at], scene), "")
            continue
        place, noun = _named(text, at, begins, scene)
        if place is None and noun in heads:
            place = heads[noun]
        if place or (noun in words.TERRITORY and text.fold(at - 1) in _POINTING):
            yield _Epithet(text, at, place, noun)


_POINTING = frozenset({"the", "this", "that"})
_HAVE = frozenset({"has", "have", "had", "having"})
"""Before a participle they make it a deed: "has retaken dam"."""


def _named(text: Text, at: int, begins: Mapping[int, Mention], scene: Scene) -> tuple[str | None, str]:
    """The place right behind an epithet, or the noun that stands for one; "region of" leads on to its name."""
    words = text.words("wording")
    behind = at + 1
    if behind >= len(text.tokens) or text.breaks(at, behind) or words is None:
        return None, ""
    if text.fold(behind) == "ethnic":
        behind += 1
    mention = begins.get(behind)
    if mention and mention.kind == "group":  # "occupied Azerbaijani lands"
        return None, text.fold(text.range(mention.start, mention.end)[1])
    if mention:
        return _placed(mention, scene), ""
    noun = text.fold(behind)
    if noun in words.TERRITORY and text.fold(behind + 1) == "of":
        return _placed(begins.get(behind + 2), scene), noun
    return None, noun


def _placed(mention: Mention | None, scene: Scene) -> str | None:
    return scene.entity(mention) if mention and mention.kind == "place" and mention.entity else None


def _heads(text: Text, scene: Scene) -> dict[str, str]:
    """Nouns that stand behind one place's name alone and then for it: "the Kelmet dam", "the dam"."""
    names, found = text.words("names"), dict[str, str | None]()
    for mention in text.mentions:
        _, end = text.range(mention.start, mention.end)
        noun = text.fold(end)
        if names and mention.kind == "place" and mention.entity and noun in names.PLACE_HEADS:
            place = scene.entity(mention)
            found[noun] = place if found.get(noun, place) == place else None
    return {noun: place for noun, place in found.items() if place}


def _meant(epithet: _Epithet, direct: set[str], scene: Scene) -> str | None:
    """What "the disputed territory" stands for: the one place with epithets of its own, the last named before it."""
    text, start = epithet.text, epithet.text.tokens[epithet.at].start
    listed = gazetteer("en")
    before = [
        scene.entity(m)
        for m in text.mentions
        if m.kind == "place" and m.entity and m.start < start and not (listed and _is_country(m, scene))
    ]
    if len(direct) == 1:
        return next(iter(direct))
    called = [place for place in before if place in direct]
    return called[-1] if called else None


def _is_country(mention: Mention, scene: Scene) -> bool:
    listed = gazetteer("en")
    known = listed.by_form.get(fold(scene.name(scene.entity(mention)))) if listed else None
    return known is not None and known.kind == "place" and known.key.split(":")[1].isupper()
