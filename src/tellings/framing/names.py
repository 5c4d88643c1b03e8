"""Names: the forms in which outlets write one person, place, people or organisation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tellings.editing.house_style import spelled
from tellings.framing.scene import Scene
from tellings.framing.texts import Text, fold, folded, language, overlapping
from tellings.framing.uses import Use
from tellings.records import Entity, Mention, Place, Span

_PART = re.compile(r"[^\W_]+")


class _Form(NamedTuple):
    """A name's words without what kind of thing they name; `key` is equal where only house style differs."""

    key: str
    parts: frozenset[str]
    place: Place
    capitals: bool


def name_uses(scene: Scene) -> Iterator[Use]:
    """Every form of the entities that two tellers write differently."""
    found: dict[str, list[tuple[Text, _Form]]] = defaultdict(list)
    for text in scene.ordered():
        for mention in text.mentions:
            if mention.entity:
                found[scene.entity(mention)].append((text, _form(text, mention, scene)))
    for id_ in sorted(found):
        uses = list(_contested(id_, found[id_], scene))
        yield from uses
        yield from _unread(uses, scene)


def _unread(uses: Sequence[Use], scene: Scene) -> Iterator[Use]:
    """Further places of the contested forms, in capitals as they are printed, that were not read as names."""
    printings = {use.form: scene.texts[use.place.document].text[use.place.start : use.place.end] for use in uses}
    for text in scene.ordered() if printings else ():
        for form in sorted(printings):
            for found in re.finditer(rf"\b{re.escape(printings[form])}\b", text.text):
                span = Span(*found.span())
                low, high = text.range(*span)
                if low < high and text.tokens[low].start == span.start and not any(overlapping(text.mentions, span)):
                    place, use = Place(text.id, *span), uses[0]
                    yield Use("name", use.what, use.referent, form, place, "", "printed as the name is elsewhere")


def _form(text: Text, mention: Mention, scene: Scene) -> _Form:
    """A mention's form; "Dam" and "River" go where the entity is also called without."""
    words = text.words("names")
    low, high = text.range(mention.start, mention.end)
    folds = [text.tokens[at].fold for at in range(low, high)]
    entity = scene.entities.get(mention.entity or "")
    heads = words.PLACE_HEADS if words else frozenset()
    if mention.kind == "place" and entity and len(folds) > 1 and folds[-1] in heads:
        bare = " ".join(folds[:-1])
        if any(fold(form.form) == bare for form in entity.forms):
            high -= 1
    start, end = (text.tokens[low].start, text.tokens[high - 1].end) if high > low else (mention.start, mention.end)
    printing = text.text[start:end]
    parts = [fold(part) for part in _PART.findall(printing)]
    whole = [spelled(fold(part).replace("-", ""), language(text.reading)) for part in printing.split()]
    key = "".join(_PART.findall("".join(whole)))
    if mention.kind == "group":
        key = key.removesuffix("s")
    return _Form(key, frozenset(parts), Place(text.id, start, end), printing.isupper())


def _contested(id_: str, found: Iterable[tuple[Text, _Form]], scene: Scene) -> Iterator[Use]:
    """The uses of an entity's forms, where tellers differ in forms that are not short for one another."""
    uses = list(found)
    entity = scene.entities.get(id_)
    if entity is None:
        return
    full = _full({form.key: form for _, form in sorted(uses, key=lambda use: not use[1].capitals)}, entity)
    chosen: dict[str, set[str]] = defaultdict(set)
    for text, form in uses:
        if form.key in full:
            chosen[text.teller].add(form.key)
    if len(full) < 2 or len({frozenset(keys) for keys in chosen.values()}) < 2:
        return
    why = scene.joined.get(id_) or f"taken for one {entity.kind}: {entity.why}"
    for _, form in uses:
        if form.key in full or entity.kind in ("place", "group"):
            printing = scene.texts[form.place.document].text[form.place.start : form.place.end]
            yield Use("name", id_, entity.name, folded(printing), form.place, "", why)


def _full(forms: Mapping[str, _Form], entity: Entity) -> set[str]:
    """The forms that are no short form of another: no surname alone, no initials, no ministry without its country."""
    if entity.kind == "organisation" and _is_ministry(entity):
        return set()
    keys = sorted(forms)
    initials = {"".join(word[0] for word in _PART.findall(fold(form.form))) for form in entity.forms}
    return {key for key in keys if not _is_short(forms[key], forms, initials)}


def _is_ministry(entity: Entity) -> bool:
    return any(fold(form.form).endswith(("ministry", "ministries", "office", "department")) for form in entity.forms)


def _is_short(form: _Form, forms: Mapping[str, _Form], initials: set[str]) -> bool:
    if len(form.parts) == 1 and form.capitals and len(form.key) <= 6:
        return True
    return form.key in initials or any(form.parts < other.parts for other in forms.values() if other.key != form.key)
