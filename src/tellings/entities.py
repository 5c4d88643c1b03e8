"""Which names in which documents stand for one person, organisation, place or group.

Map, group, map, solve: each document gives its referents (`referents`, one document at a time); referents that share a
key are joined (a listed name, an equal form); what is left is compared only inside blocks of one kind and one coarse
sound. Nothing is joined because it would be convenient: two people of one surname stay two, a lone surname joins its
bearer only where the case has one bearer and both documents speak of something else in common.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from types import ModuleType

from tellings.lang import pack
from tellings.naming.forms import folded, is_national, is_short, one_person, parts, skeleton, variants
from tellings.naming.gazetteer import gazetteer
from tellings.records import Entity, Form, Mention, MentionKind, Reading

VERSION = 2

_MISREAD = 3
"""How many times more often a case must give a lone name another kind before a document's reading is overruled."""


@dataclass(frozen=True, slots=True)
class Referent:
    """What one document's mentions of one thing say: forms with counts, roles, keys, and what else it speaks of.

    `fullest` has the folded words of its longest form.
    """

    id: str
    document: str
    outlet: str | None
    language: str
    kind: MentionKind
    forms: tuple[tuple[str, int], ...]
    roles: tuple[str, ...]
    keys: frozenset[str]
    company: frozenset[str]
    fullest: tuple[str, ...]


Join = Callable[[str, str, str], None]


def entities(readings: Sequence[Reading]) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """The entities of a case in order of their ids, and the entity id of each document's referent (`Mention.entity`).

    An id is the hash of the entity's first referent, so that the order of the documents is of no matter. `forms` has
    each form as printed with the outlet and how often it stands there; `name` is the most frequent of its full forms.
    """
    local = [referent for reading in readings for referent in referents(reading)]
    local = _kinds_settled(sorted(local, key=lambda referent: referent.id))
    groups, reasons = _solve(local)
    made = sorted((_entity(group, reasons) for group in groups), key=lambda entity: entity.id)
    return tuple(made), {referent.id: _id(group) for group in groups for referent in group}


def referents(reading: Reading) -> tuple[Referent, ...]:
    """The things that one document names, from its mentions alone."""
    document = reading.document
    language = "en" if document.language == "und" else document.language
    words = pack(language, "names")
    if words is None:
        return ()
    local: dict[str, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        if mention.entity is not None:
            local[mention.entity].append(mention)
    company = frozenset(folded(mention.head) for mention in reading.mentions)
    return tuple(
        _referent(name, mentions, reading, language, words, company) for name, mentions in sorted(local.items())
    )


def _referent(
    name: str, mentions: Sequence[Mention], reading: Reading, language: str, words: ModuleType, company: frozenset[str]
) -> Referent:
    forms = Counter(mention.head for mention in mentions)
    kinds = Counter(mention.kind for mention in mentions)
    kind = max(sorted(kinds), key=lambda kind: kinds[kind])
    keys = {key for form in forms for key in _keys(form, kind, forms, language, words)}
    outlet = reading.document.outlet
    if kind == "organisation" and outlet and any(_is_outlet(form, outlet, words) for form in forms):
        keys.add(f"organisation={_plain(outlet)}")
    return Referent(
        name,
        reading.document.id,
        outlet,
        language,
        kind,
        tuple(sorted(forms.items())),
        tuple(sorted({mention.role for mention in mentions if mention.role})),
        frozenset(keys),
        company - {folded(form) for form in forms},
        max((parts(form) for form in forms), key=lambda words: (len(words), words)),
    )


def _is_outlet(form: str, outlet: str, words: ModuleType) -> bool:
    """Whether a paper speaks of itself: "the Courier" in the Aldmouth Courier."""
    own, name = parts(form), parts(outlet)
    return own == name or (is_short(own, name) and (len(own) > 1 or own[0] in words.PRESS_HEADS))


def _keys(form: str, kind: MentionKind, forms: Mapping[str, int], language: str, words: ModuleType) -> Iterator[str]:
    """What a form is equal to by itself; a bare head ("the Ministry") and a person's lone name equal nothing."""
    listed = gazetteer(language)
    known = listed.find(form) if listed else None
    if known is not None and known.kind == kind:
        yield known.key
    own = parts(form)
    if not own or (kind == "person" and len(own) == 1):
        return
    if len(own) == 1 and len(forms) > 1 and own[0] in words.ORGANISATION_HEADS | words.PLACE_HEADS:
        return
    if kind == "organisation" and own[-1] in words.MINISTRY:
        return
    yield f"{kind}={_plain(form) if kind != 'group' else _plain(form).removesuffix('s')}"


def _plain(form: str) -> str:
    words = parts(form)
    return " ".join(words[1:] if words[:1] == ("the",) and len(words) > 1 else words)


# --- kinds ------------------------------------------------------------------------------------------------------


def _kinds_settled(local: Sequence[Referent]) -> list[Referent]:
    """Overrules a document that alone reads a lone, unlisted name otherwise than the rest of the case."""
    votes: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    for referent in local:
        for form, count in referent.forms:
            votes[folded(form)][referent.kind] += count
    return [_kind_settled(referent, votes) for referent in local]


def _kind_settled(referent: Referent, votes: Mapping[str, Counter[MentionKind]]) -> Referent:
    if len(referent.fullest) > 1 or any("=" not in key for key in referent.keys):
        return referent
    counts = Counter[MentionKind]()
    for form, _ in referent.forms:
        counts.update(votes[folded(form)])
    best = max(sorted(counts), key=lambda kind: counts[kind])
    if counts[best] < _MISREAD * counts[referent.kind]:
        return referent
    keys = frozenset(f"{best}={_plain(form)}" for form, _ in referent.forms)
    return replace(referent, kind=best, roles=referent.roles if best == "person" else (), keys=keys)


# --- joining ----------------------------------------------------------------------------------------------------


def _solve(local: Sequence[Referent]) -> tuple[list[list[Referent]], dict[str, set[str]]]:
    parent = {referent.id: referent.id for referent in local}
    reasons: dict[str, set[str]] = defaultdict(set)

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    def join(left: str, right: str, why: str) -> None:
        first, second = sorted((root(left), root(right)))
        if first != second:
            parent[second] = first
            reasons[first] |= reasons.pop(second, set()) | {why}

    def groups(kind: MentionKind) -> list[list[Referent]]:
        found: dict[str, list[Referent]] = defaultdict(list)
        for referent in local:
            if referent.kind == kind:
                found[root(referent.id)].append(referent)
        return [found[name] for name in sorted(found)]

    _join_equal(local, join)
    for kind in ("place", "group", "organisation", "person"):
        for step in _STEPS[kind]:
            step(groups(kind), join)
    _join_ministries(groups("organisation"), groups("group"), join)
    return [group for kind in ("person", "organisation", "place", "group") for group in groups(kind)], reasons


def _join_equal(local: Iterable[Referent], join: Join) -> None:
    first: dict[str, str] = {}
    for referent in local:
        for key in sorted(referent.keys):
            listed = "listed as one" if "=" not in key else "same name"
            if key in first:
                join(first[key], referent.id, listed)
            first.setdefault(key, referent.id)


def _forms(group: Sequence[Referent]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for referent in group:
        counts.update(dict(referent.forms))
    return counts


def _words(group: Sequence[Referent]) -> list[tuple[str, ...]]:
    return sorted({parts(form) for form in _forms(group)})


def _listed(group: Sequence[Referent]) -> bool:
    return any("=" not in key for referent in group for key in referent.keys)


def _documents(group: Sequence[Referent]) -> set[str]:
    return {referent.document for referent in group}


def _join_spellings(groups: Sequence[Sequence[Referent]], join: Join) -> None:
    """Names whose words are, one by one, spellings of each other, and that no document tells apart."""
    blocks: dict[tuple[str, ...], list[tuple[tuple[str, ...], Sequence[Referent]]]] = defaultdict(list)
    for group in groups:
        if not _listed(group):
            for own in _words(group):
                blocks[tuple(skeleton(word) for word in own)].append((own, group))
    for _, block in sorted(blocks.items()):
        for index, (left, one) in enumerate(block):
            for right, other in block[index + 1 :]:
                alike = left != right and all(variants(a, b) for a, b in zip(left, right, strict=True))
                if alike and not _documents(one) & _documents(other):
                    join(one[0].id, other[0].id, f"spellings: {' '.join(left)}, {' '.join(right)}")


def _vocabulary(group: Sequence[Referent]) -> ModuleType:
    words = pack(group[0].language, "names")
    if words is None:
        raise LookupError(group[0].language)
    return words


def _join_heads(groups: Sequence[Sequence[Referent]], join: Join) -> None:
    """A place's bare name joins its fuller one: "Kelmet" and "Kelmet Dam", "Karabakh" and "Nagorno-Karabakh"."""
    bare = {own[0]: group for group in groups for own in _words(group) if len(own) == 1}
    fuller: dict[str, list[tuple[int, str, Sequence[Referent]]]] = defaultdict(list)
    for group in groups:
        if _listed(group):
            continue
        words = _vocabulary(group)
        for form, count in sorted(_forms(group).items()):
            stem = _stem(parts(form), words)
            if stem is not None and stem in bare:
                fuller[stem].append((count, form, group))
    for stem, found in sorted(fuller.items()):
        count, form, group = max(found, key=lambda item: (item[0], item[1]))
        if not _listed(bare[stem]):
            join(group[0].id, bare[stem][0].id, f"short for {form}")


def _stem(own: tuple[str, ...], words: ModuleType) -> str | None:
    """The one word of a place's name that is not a head, a prefix or an epithet, or None where there are more."""
    heads = words.PLACE_HEADS | words.PLACE_PREFIXES
    kept = [word for word in own if word not in heads]
    if len(own) == 2 and len(kept) == 2 and kept[0] not in words.DIRECTIONS:
        return kept[1]
    return kept[0] if len(own) > 1 and len(kept) == 1 and kept[0] not in words.DIRECTIONS else None


def _join_short_bodies(groups: Sequence[Sequence[Referent]], join: Join) -> None:
    """The last two or more words of just one organisation's name: "Minsk Group" and "OSCE Minsk Group"."""
    ends: dict[tuple[str, ...], list[Sequence[Referent]]] = defaultdict(list)
    for group in groups:
        for own in _words(group):
            for size in range(2, len(own)):
                ends[own[-size:]].append(group)
    for group in groups:
        if _listed(group):
            continue
        for own in _words(group):
            longer = {other[0].id: other for other in ends.get(own, ()) if other[0].id != group[0].id}
            if len(longer) == 1 and own[-1] not in _vocabulary(group).MINISTRY:
                join(group[0].id, next(iter(longer)), f"short for a name that ends in {' '.join(own)}")


def _join_nationals(groups: Sequence[Sequence[Referent]], join: Join) -> None:
    """The adjective and the people of one place that no list has: Velmarian, Velmarians."""
    by_start: dict[str, list[tuple[str, Sequence[Referent]]]] = defaultdict(list)
    for group in groups:
        for own in _words(group):
            if len(own) == 1 and not _listed(group):
                by_start[own[0][:4]].append((own[0], group))
    for _, block in sorted(by_start.items()):
        for index, (left, one) in enumerate(block):
            for right, other in block[index + 1 :]:
                if is_national(left, right) or is_national(right, left):
                    join(one[0].id, other[0].id, f"of one people: {left}, {right}")


# --- persons ----------------------------------------------------------------------------------------------------


def _join_full_names(groups: Sequence[Sequence[Referent]], join: Join) -> None:
    """Two full names of one surname whose given names fit; an initial only where it fits just one."""
    for block in _by_surname(groups).values():
        full = [group for group in block if len(_longest(group)) > 1]
        for index, one in enumerate(full):
            for other in full[index + 1 :]:
                left, right = _longest(one), _longest(other)
                initials = len(left[0]) == 1 or len(right[0]) == 1
                if initials or not one_person(left, right, spellings=True):
                    continue
                if left != right and _documents(one) & _documents(other) and left[-1] != right[-1]:
                    continue
                join(one[0].id, other[0].id, f"one person by name: {' '.join(left)}, {' '.join(right)}")


def _join_initials(groups: Sequence[Sequence[Referent]], join: Join) -> None:
    for block in _by_surname(groups).values():
        full = [group for group in block if len(_longest(group)) > 1]
        for group in full:
            own = _longest(group)
            if len(own[0]) == 1:
                fitting = [other for other in full if len(_longest(other)[0]) > 1 and one_person(own, _longest(other))]
                if len(fitting) == 1:
                    join(group[0].id, fitting[0][0].id, f"initial of the only {' '.join(_longest(fitting[0]))}")


def _join_surnames(groups: Sequence[Sequence[Referent]], join: Join) -> None:
    """A lone surname: the case's only bearer of it, named in a document that speaks of something else in common."""
    for surname, block in _by_surname(groups).items():
        bearers = [group for group in block if len(_longest(group)) > 1]
        for group in block:
            if len(_longest(group)) > 1:
                continue
            fitting = [other for other in bearers if one_person(_longest(group), _longest(other), spellings=True)]
            fitting = _by_role(group, fitting)
            if len(fitting) == 1 and _company(group) & _company(fitting[0]):
                join(group[0].id, fitting[0][0].id, f"surname of the only {' '.join(_longest(fitting[0]))}")
        alone = [group for group in block if len(_longest(group)) == 1 and not bearers]
        for one in alone[1:]:
            if _company(alone[0]) & _company(one) and _longest(alone[0]) == _longest(one):
                join(alone[0][0].id, one[0].id, f"surname {surname} alone in both")


def _by_role(group: Sequence[Referent], bearers: list[Sequence[Referent]]) -> list[Sequence[Referent]]:
    """Of several bearers those whose roles share a word with the lone surname's own."""
    if len(bearers) < 2:
        return bearers
    roles = _vocabulary(group).ROLES
    own = {word for referent in group for role in referent.roles for word in parts(role)} & roles
    return [b for b in bearers if own & {word for one in b for role in one.roles for word in parts(role)}]


def _company(group: Sequence[Referent]) -> frozenset[str]:
    return frozenset().union(*(referent.company for referent in group))


def _longest(group: Sequence[Referent]) -> tuple[str, ...]:
    return max((referent.fullest for referent in group), key=lambda words: (len(words), words))


def _by_surname(groups: Sequence[Sequence[Referent]]) -> dict[str, list[Sequence[Referent]]]:
    found: dict[str, list[Sequence[Referent]]] = defaultdict(list)
    for group in groups:
        found[skeleton(_longest(group)[-1])].append(group)
    return dict(sorted(found.items()))


# --- ministries -------------------------------------------------------------------------------------------------


def _join_ministries(groups: Sequence[Sequence[Referent]], nations: Sequence[Sequence[Referent]], join: Join) -> None:
    """Ministries of one concern and one country; one that names no country joins the case's only one of its concern.

    A capital's ministry ("Baku's foreign ministry") is its country's, where the capital is listed. A town that nobody
    has listed may as well be a state: its ministries stay its own.
    """
    adjectives = sorted({own[0] for group in nations for own in _words(group) if len(own) == 1})
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for group in groups:
        words = _vocabulary(group)
        for referent in group:
            own = referent.fullest
            if set(own) & words.MINISTRY:
                concern, owner = _concern(own, words)
                owner = owner or _seat(referent.roles)
                found[concern][_owner(owner, referent.language, adjectives)].append(referent.id)
    for _, owners in sorted(found.items()):
        _join_owners(owners, join)


def _join_owners(owners: Mapping[str, Sequence[str]], join: Join) -> None:
    for ids in owners.values():
        for one in ids[1:]:
            join(ids[0], one, "ministry of one concern and country")
    nations = sorted(owner for owner in owners if owner.startswith("nation "))
    towns = sorted(owner for owner in owners if owner.startswith("town "))
    sole = nations or towns
    if len(sole) == 1 and "" in owners:
        join(owners[sole[0]][0], owners[""][0], "the only ministry of its concern")


def _concern(own: tuple[str, ...], words: ModuleType) -> tuple[str, str]:
    """What a ministry looks after and whose it is: ("foreign", "azerbaijan")."""
    named = [words.MINISTRY_SYNONYMS.get(word, word) for word in own]
    topics = [word for word, raw in zip(named, own, strict=True) if word and raw in words.TOPICS | words.MINISTRY]
    owner = [word for word, raw in zip(named, own, strict=True) if word and raw not in words.TOPICS | words.MINISTRY]
    return " ".join(sorted(set(topics))), " ".join(owner)


def _seat(roles: Sequence[str]) -> str:
    """The place that stands behind a ministry's name: "in Baku"."""
    return next((" ".join(parts(role)[1:]) for role in roles if role.startswith(("in ", "of "))), "")


def _owner(owner: str, language: str, adjectives: Sequence[str]) -> str:
    """A country by its code or its adjective; a town by its name; "" where nobody is named."""
    if not owner:
        return ""
    listed = gazetteer(language)
    known = listed.by_form.get(owner) if listed else None
    code = known.key.split(":")[1] if known else ""
    code = listed.capitals.get(code, code) if listed else code
    if code.isupper():
        return f"nation {code}"
    adjective = next((word for word in adjectives if is_national(word, owner) or word == owner), None)
    return f"nation {adjective}" if adjective else f"town {owner}"


_STEPS: Mapping[MentionKind, tuple[Callable[[Sequence[Sequence[Referent]], Join], None], ...]] = {
    "place": (_join_spellings, _join_heads, _join_spellings),
    "group": (_join_nationals, _join_spellings),
    "organisation": (_join_short_bodies, _join_spellings),
    "person": (_join_full_names, _join_initials, _join_surnames),
}


# --- records ----------------------------------------------------------------------------------------------------


def _id(group: Sequence[Referent]) -> str:
    return "e" + blake2b(min(referent.id for referent in group).encode(), digest_size=6).hexdigest()


def _entity(group: Sequence[Referent], reasons: Mapping[str, set[str]]) -> Entity:
    counts: Counter[tuple[str, str | None]] = Counter()
    for referent in group:
        counts.update({(form, referent.outlet): count for form, count in referent.forms})
    order = sorted(counts.items(), key=lambda item: (-item[1], item[0][0], item[0][1] or ""))
    roles = Counter(role for referent in group for role in referent.roles)
    why = sorted({reason for referent in group for reason in reasons.get(referent.id, ())})
    return Entity(
        _id(group),
        group[0].kind,
        _best(group),
        tuple(Form(form, outlet, count) for (form, outlet), count in order),
        tuple(sorted(roles, key=lambda role: (-roles[role], role))),
        "; ".join(why) or "one name in one document",
    )


def _best(group: Sequence[Referent]) -> str:
    """The most frequent form; a full name goes before a surname and an acronym, small letters before capitals.

    A ministry is named with its country where any form has that: "interior ministry" says of none which it is.
    """
    counts, words = _forms(group), _vocabulary(group)
    named = group[0].kind in ("person", "organisation")

    def rank(form: str) -> tuple[bool, bool, bool, int, int]:
        own = parts(form)
        owned = bool(set(own) & words.MINISTRY) and bool(_concern(own, words)[1])
        return named and len(own) > 1, not form.isupper(), owned, counts[form], len(form)

    return max(sorted(counts), key=rank)
