"""Names: the forms in which outlets write one person, place, people or organisation."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tellings.editing.house_style import is_damaged, spelled
from tellings.framing.scene import Scene
from tellings.framing.texts import Text, before_noun, fold, folded, language, overlapping
from tellings.framing.uses import Use
from tellings.records import Entity, Mention, Place, Span

_PART = re.compile(r"[^\W_]+")
_CAPITAL = re.compile(r"(?<![^\W_])[A-Z][^\W_]+")
_ARTICLE = re.compile(r"^(?:al|el)(?=[a-z]{4})")


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
            if mention.entity and not is_damaged(mention.text) and _is_comparable(text, mention):
                found[scene.entity(mention)].append((text, _form(text, mention, scene)))
    for id_ in sorted(found):
        uses = list(_contested(id_, found[id_], scene))
        yield from uses
        yield from _unread(uses, scene)


def _is_comparable(text: Text, mention: Mention) -> bool:
    """Of peoples only names before a noun: between "Kurdish" and "Kurds" grammar chooses."""
    if mention.kind != "group":
        return True
    return not mention.text.endswith("s") and before_noun(text, mention, capitals=True)


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
    start, end = mention.start, mention.end
    if high < text.range(start, end)[1]:
        end = text.tokens[high - 1].end
    printing = text.text[start:end]
    parts = [fold(part) for part in _PART.findall(printing)]
    whole = [spelled(fold(part).replace("-", "").strip("."), language(text.reading)) for part in printing.split()]
    key = _ARTICLE.sub("", "".join(_PART.findall("".join(whole))))
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
    chosen: dict[str, Counter[str]] = defaultdict(Counter)
    for text, form in uses:
        if form.key in full:
            chosen[text.teller][form.key] += 1
    if not _differ(list(chosen.values())) or _is_everyday({folded(f.form) for f in entity.forms}, uses[0][0]):
        return
    why = scene.joined.get(id_) or f"taken for one {entity.kind}: {entity.why}"
    for _, form in uses:
        if form.key in full or entity.kind in ("place", "group"):
            printing = scene.texts[form.place.document].text[form.place.start : form.place.end]
            yield Use("name", id_, entity.name, folded(printing), form.place, "", why)


def _differ(chosen: Sequence[Counter[str]]) -> bool:
    """Whether two tellers prefer other forms, or each has one that the other never uses."""
    preferred = {min(forms, key=lambda key: (-forms[key], key)) for forms in chosen}
    pairs = ((one.keys(), other.keys()) for one in chosen for other in chosen)
    return len(preferred) > 1 or any(one - other and other - one for one, other in pairs)


def _is_everyday(forms: set[str], text: Text) -> bool:
    words = text.words("wording")
    return words is not None and any(forms <= usual for usual in words.EVERYDAY)


def _full(forms: Mapping[str, _Form], entity: Entity) -> set[str]:
    """The forms that are no short form of another: no surname alone, no initials, no ministry without its country."""
    if entity.kind == "organisation" and _is_ministry(entity):
        return set()
    keys = sorted(forms)
    initials = {"".join(word[0] for word in _CAPITAL.findall(form.form)).casefold() for form in entity.forms}
    return {key for key in keys if not _is_short(forms[key], forms, initials)}


def _is_ministry(entity: Entity) -> bool:
    return any(fold(form.form).endswith(("ministry", "ministries", "office", "department")) for form in entity.forms)


def _is_short(form: _Form, forms: Mapping[str, _Form], initials: set[str]) -> bool:
    return form.key in initials or any(form.parts < other.parts for other in forms.values() if other.key != form.key)
