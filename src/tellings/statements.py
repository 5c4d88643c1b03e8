"""Who said what: each statement once, with all the documents that carried it, whole or cut, quoted or reported.

Attributions of several documents are one statement where the same speaker is given nearly the same content, up to what
one of them cut off: no model, the words themselves. A speaker whom one document leaves open ("he", "an official") is
taken from another document that copied the same passage. What is stored are attributions; statements follow from them.

Time grows with the distinct contents of one speaker, not with pairs of documents: equal contents are folded first, and
a shorter content is compared only with longer ones that share one of its rarest words.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from tellings.lang import pack
from tellings.records import (
    Attribution,
    AttributionKind,
    Copy,
    Entity,
    Lineage,
    Place,
    Polarity,
    Reading,
    Span,
    Support,
)
from tellings.speech.acts import ACTS
from tellings.speech.pronouns import meanings, name_of

Known = Literal["named", "collective", "anonymous", "unresolved", "nobody"]
"""What is known of a speaker: a name; a name with some who are not named ("Velmark officials"); a description of nobody
in particular ("an official there"); one whom no name fits ("the minister", "he"); nobody at all ("reportedly")."""

SAME = 0.7
"""Of the shorter content's words, how many the longer one must have. Read by eye on the bundled coverage, the seeds and
lineages/dev: below it two answers of one interview meet, above it a report no longer meets what it reports."""
WHOLE = 0.9
"""Of the fullest telling's words, how many a telling has that counts as whole: small words differ by house style."""
FEW = 3
"""Words of content that two tellings must share; below that they must be equal."""
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_ENDING = re.compile(r"(?<=[^\W\d_]{3})(?:ing|ed|es|s|e)$")
_LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class Carrier:
    """One document's telling of a statement.

    `places` are its contents in order. `kind` is mixed where the document quotes a part and reports a part. `act`,
    `cue` and `source` are the first telling's, cue and source as printed or empty. `share`, 0 to 1, is how many words
    of the fullest telling it has; `whole` says whether that is nearly all. `via` is the printed source of somebody who
    is said to have reported it.
    """

    document: str
    outlet: str | None
    places: tuple[Place, ...]
    kind: AttributionKind
    act: str
    cue: str
    source: str
    share: float
    whole: bool
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said, by whom, and who carried it.

    `speaker`, `others`, `side` and `addressee` are identifiers as in `Attribution`; `name` is what to call the speaker,
    an entity's name or the printed source, and `known` how far that is a name. `text` is the fullest quotation, or the
    fullest telling where nobody quotes it. `carriers` are in the order of their documents' keys.
    """

    speaker: str | None
    others: tuple[str, ...]
    name: str
    known: Known
    side: str | None
    act: str
    polarity: Polarity
    addressee: str | None
    plover: str | None
    text: str
    carriers: tuple[Carrier, ...]
    support: Support
    why: str

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that carried it, in the order of the alphabet."""
        return tuple(sorted({carrier.outlet for carrier in self.carriers if carrier.outlet}))


class _Item(NamedTuple):
    """One attribution with what is compared of it; `meant` is the source that names its speaker, be that a pronoun."""

    reading: Reading
    attribution: Attribution
    words: frozenset[str]
    length: int
    meant: Span | None

    @property
    def place(self) -> tuple[str, int, int]:
        content = self.attribution.content
        return (self.reading.document.id, content[0].start, content[-1].end)


Key = tuple[str, ...]


def statements(
    readings: Sequence[Reading],
    copies: Iterable[Copy] = (),
    lineages: Iterable[Lineage] = (),
    entities: Iterable[Entity] = (),
    referents: Mapping[str, str] | None = None,
) -> tuple[Statement, ...]:
    """What was said in these documents (a case, or one story of it): each statement once, by those carried most first.

    `referents` says which entity each document's referent is (`Case.referents`); without it nobody is the same in two
    documents. States of mind and evidence ("fears", "shows") are left out, and contents of a single word that nobody
    quotes.
    """
    named = {entity.id: entity.name for entity in entities}
    items = sorted(_items(readings, referents or {}), key=lambda item: item.place)
    keys = _keys(items, copies)
    groups: dict[Key, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        groups[key].append(number)
    sides, families = _sides(items), _by_document(lineages)
    found = [
        _statement([items[number] for number in numbers], named, sides, families)
        for members in groups.values()
        for numbers in _gathered(members, items)
    ]
    return tuple(sorted(found, key=_order))


def _order(statement: Statement) -> tuple[int, str, str, list[tuple[str, int, int]]]:
    places = [(place.document, place.start, place.end) for c in statement.carriers for place in c.places]
    return (-len(statement.carriers), statement.name, statement.text, sorted(places))


# --- reading ------------------------------------------------------------------------------------------------------


def _items(readings: Sequence[Reading], referents: Mapping[str, str]) -> Iterator[_Item]:
    for reading in readings:
        meant = meanings(reading)
        for attribution in reading.attributions:
            if not ACTS[attribution.act].spoken:
                continue
            words = _content_words(reading, attribution.content)
            if len(words) > 1 or (words and attribution.kind != "indirect"):
                length = sum(end - start for start, end in attribution.content)
                source = meant.get(attribution.source, attribution.source) if attribution.source else None
                yield _Item(reading, _resolved(attribution, referents), words, length, source)


def _resolved(attribution: Attribution, referents: Mapping[str, str]) -> Attribution:
    def entity(referent: str | None) -> str | None:
        return None if referent is None else referents.get(referent, referent)

    return replace(
        attribution,
        speaker=entity(attribution.speaker),
        others=tuple(referents.get(other, other) for other in attribution.others),
        side=entity(attribution.side),
        addressee=entity(attribution.addressee),
    )


def _content_words(reading: Reading, content: Sequence[Span]) -> frozenset[str]:
    language = "en" if reading.document.language == "und" else reading.document.language
    closed, inflection = pack(language, "closed_words"), pack(language, "inflection")
    small: frozenset[str] = closed.FUNCTION if closed else frozenset()
    lemmas: Mapping[str, str] = inflection.LEMMAS if inflection else {}
    found = (
        word.replace("’", "").replace("'", "").replace("-", "").lower()
        for start, end in content
        for word in _WORD.findall(reading.document.text[start:end])
    )
    return frozenset(_ENDING.sub("", lemmas.get(word, word)) for word in found if word not in small)


# --- whose it is --------------------------------------------------------------------------------------------------


def _keys(items: Sequence[_Item], copies: Iterable[Copy]) -> list[Key]:
    """Under which name each item is compared: its speakers', or those of a copied telling that names them.

    Those who are left open everywhere are compared where the copied passage or the printed source is the same.
    """
    keys = [_own_key(item) for item in items]
    tellers = _copied(items, keys, copies)
    for number, others in sorted(tellers.items()):
        named = Counter(keys[other] for other in others if items[other].attribution.speaker)
        if len(named) == 1:
            keys[number] = next(iter(named))
        elif not named:
            keys[number] = min(keys[number], *(keys[other] for other in others))
    return keys


def _own_key(item: _Item) -> Key:
    one = item.attribution
    if one.speaker is not None:
        return (one.polarity, *sorted({one.speaker, *one.others}))
    source = " ".join(_WORD.findall(_printed(item.reading, one.source).lower()))
    return (one.polarity, "", source.removeprefix("the "), "" if source else item.reading.document.id)


def _copied(items: Sequence[_Item], keys: Sequence[Key], copies: Iterable[Copy]) -> dict[int, set[int]]:
    """For each item without a speaker the items of copied passages that tell the same."""
    held: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        held[item.reading.document.id].append(number)
    starts = {document: [items[number].place[1] for number in numbers] for document, numbers in held.items()}
    found: dict[int, set[int]] = defaultdict(set)
    for copy in copies:
        left, right = (_within(side, held, starts) for side in (copy.left, copy.right))
        for number, other in _open_pairs(left, right, items):
            if _share(items[number], items[other]) >= SAME and keys[number][0] == keys[other][0]:
                found[number].add(other)
    return found


def _within(place: Place, held: Mapping[str, Sequence[int]], starts: Mapping[str, Sequence[int]]) -> Sequence[int]:
    if place.document not in held:
        return ()
    own = starts[place.document]
    return held[place.document][bisect_left(own, place.start) : bisect_left(own, place.end)]


def _open_pairs(left: Sequence[int], right: Sequence[int], items: Sequence[_Item]) -> Iterator[tuple[int, int]]:
    for ours, theirs in ((left, right), (right, left)):
        for number in ours:
            if items[number].attribution.speaker is None:
                yield from ((number, other) for other in theirs)


def _share(one: _Item, other: _Item) -> float:
    """Shared words over the shorter content's, 0 where they are too few to tell."""
    return _alike(one.words, other.words)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    if shared < FEW:
        return float(one == other)
    return shared / min(len(one), len(other))


# --- which are one ------------------------------------------------------------------------------------------------


def _gathered(members: Sequence[int], items: Sequence[_Item]) -> list[list[int]]:
    """The members of one speaker by statement: each joins the fullest content that has its words.

    Joining the fullest one alone, never one another, keeps a chain of half-equal contents from becoming one statement.
    """
    contents: dict[frozenset[str], list[int]] = defaultdict(list)
    for number in members:
        contents[items[number].words].append(number)
    order = sorted(contents, key=lambda words: (-len(words), items[contents[words][0]].place))
    often = Counter(word for words in order for word in words)
    index: dict[str, list[int]] = defaultdict(list)
    gathered: list[list[int]] = []
    heads: list[frozenset[str]] = []
    for words in order:
        near = {head for word in _rarest(words, often) for head in index[word]}
        best = max(near, key=lambda head: (_alike(words, heads[head]), -head), default=None)
        if best is not None and _alike(words, heads[best]) >= SAME:
            gathered[best] += contents[words]
            continue
        for word in words:
            index[word].append(len(heads))
        heads.append(words)
        gathered.append(list(contents[words]))
    return gathered


def _rarest(words: frozenset[str], often: Mapping[str, int]) -> list[str]:
    """The rarest words, so many that a content with `SAME` of all must have one of them."""
    count = len(words) - math.ceil(SAME * len(words)) + 1
    return sorted(words, key=lambda word: (often[word], word))[:count]


# --- records ------------------------------------------------------------------------------------------------------


def _sides(items: Iterable[_Item]) -> dict[str | None, str]:
    """For whom each speaker speaks, as most documents say that say it."""
    told: dict[str | None, Counter[str]] = defaultdict(Counter)
    for item in items:
        if item.attribution.side is not None:
            told[item.attribution.speaker][item.attribution.side] += 1
    return {speaker: max(sorted(sides), key=lambda side: sides[side]) for speaker, sides in told.items() if speaker}


def _statement(
    members: Sequence[_Item],
    named: Mapping[str, str],
    sides: Mapping[str | None, str],
    lineages: Mapping[str, Sequence[Lineage]],
) -> Statement:
    fullest = max(members, key=lambda item: (len(item.words), item.length))
    best = _best(members, fullest)
    speaking = next((item for item in members if item.attribution.speaker is not None), best)
    acts = Counter(item.attribution.act for item in members)
    act = max(acts, key=lambda act: (acts[act], act == best.attribution.act, act))
    carriers = _carriers(members, fullest)
    first = speaking.attribution
    known = _known(speaking)
    own = (item.attribution.side for item in members)
    addressees = (item.attribution.addressee for item in members)
    return Statement(
        first.speaker,
        first.others,
        _name(speaking, known, named),
        known,
        next((side for side in own if side is not None), None if first.others else sides.get(first.speaker)),
        act,
        first.polarity,
        next((addressee for addressee in addressees if addressee is not None), None),
        ACTS[act].plover,
        _said(best),
        carriers,
        _support(carriers, lineages),
        _why(members, carriers),
    )


def _best(members: Sequence[_Item], fullest: _Item) -> _Item:
    """The telling to show: a quotation before a report, then one whose marks no encoding lost, then the fullest."""
    full = [item for item in members if _covers(item, fullest) >= SAME]
    return max(
        full,
        key=lambda item: (item.attribution.kind == "direct", _LOST not in _said(item), len(item.words), item.length),
    )


def _covers(item: _Item, fullest: _Item) -> float:
    return len(item.words & fullest.words) / len(fullest.words)


def _carriers(members: Sequence[_Item], fullest: _Item) -> tuple[Carrier, ...]:
    by_document: dict[str, list[_Item]] = defaultdict(list)
    for item in members:
        by_document[item.reading.document.id].append(item)
    ordered = sorted(by_document.values(), key=lambda own: (own[0].reading.document.key, own[0].reading.document.id))
    return tuple(_carrier(own, fullest) for own in ordered)


def _carrier(own: Sequence[_Item], fullest: _Item) -> Carrier:
    first, document = own[0], own[0].reading.document
    words = frozenset().union(*(item.words for item in own))
    share = len(words & fullest.words) / len(fullest.words)
    kinds = {item.attribution.kind for item in own}
    spans = {span for item in own for span in item.attribution.content}
    return Carrier(
        document.id,
        document.outlet,
        tuple(Place(document.id, *span) for span in sorted(spans)),
        kinds.pop() if len(kinds) == 1 else "mixed",
        first.attribution.act,
        _printed(first.reading, first.attribution.cue),
        _printed(first.reading, first.attribution.source),
        round(share, 3),
        share >= WHOLE,
        _via(first),
    )


def _via(item: _Item) -> str | None:
    parent = item.attribution.parent
    if parent is None:
        return None
    return _printed(item.reading, item.reading.attributions[parent].source) or None


def _by_document(lineages: Iterable[Lineage]) -> dict[str, list[Lineage]]:
    """The lineages that each document has text of."""
    found: dict[str, list[Lineage]] = defaultdict(list)
    for lineage in lineages:
        for document in {*lineage.members, *(passage.document for passage in lineage.passages)}:
            found[document].append(lineage)
    return found


def _support(carriers: Sequence[Carrier], lineages: Mapping[str, Sequence[Lineage]]) -> Support:
    families, loners = set(), 0
    for carrier in carriers:
        own = {lineage.id for lineage in lineages.get(carrier.document, ()) if _carries(lineage, carrier)}
        families |= own
        loners += not own
    outlets = {carrier.outlet for carrier in carriers if carrier.outlet}
    return Support(len(carriers), len(outlets), len(families), len(families) + loners)


def _carries(lineage: Lineage, carrier: Carrier) -> bool:
    passages = [passage for passage in lineage.passages if passage.document == carrier.document]
    if passages:
        return any(p.start < place.end and place.start < p.end for p in passages for place in carrier.places)
    return carrier.document in lineage.members


def _name(item: _Item, known: Known, named: Mapping[str, str]) -> str:
    one = item.attribution
    printed = name_of(item.reading, item.meant)
    if known == "named":
        speakers = [named.get(speaker, "") for speaker in (one.speaker, *one.others) if speaker is not None]
        return " and ".join(filter(None, speakers)) or printed
    return printed or "nobody is named"


def _known(item: _Item) -> Known:
    one = item.attribution
    source = _WORD.findall(_printed(item.reading, item.meant).split(",")[0])
    if not source:
        return "nobody" if one.speaker is None else "named"
    words = pack("en", "attributions")
    collective: frozenset[str] = words.COLLECTIVES if words else frozenset()
    if one.speaker is not None:
        return "collective" if len(source) > 1 and _head(source).lower() in collective else "named"
    definite: frozenset[str] = words.DEFINITE if words else frozenset()
    owned = source[0][:1].isupper() and source[0][-2:] in ("'s", "’s")
    return "unresolved" if owned or source[0].lower() in definite else "anonymous"


def _head(words: Sequence[str]) -> str:
    """The word that says what they are: the last one before "of"."""
    return words[words.index("of") - 1] if "of" in words[1:] else words[-1]


def _said(item: _Item) -> str:
    parts = [" ".join(item.reading.document.text[start:end].split()) for start, end in item.attribution.content]
    return " … ".join(parts)


def _printed(reading: Reading, span: Span | None) -> str:
    return " ".join(reading.document.text[span.start : span.end].split()) if span else ""


def _why(members: Sequence[_Item], carriers: Sequence[Carrier]) -> str:
    how = members[0].attribution.why
    if len(carriers) == 1:
        return f"one document: {how}"
    open_too = any(item.attribution.speaker is None for item in members)
    named = any(item.attribution.speaker is not None for item in members)
    taken = "; the speaker from a copy of the passage that names him" if open_too and named else ""
    return f"one speaker and {SAME:.0%} of the shorter content's words{taken}; first: {how}"


# --- choosing -----------------------------------------------------------------------------------------------------


def chosen(
    attributions: Iterable[Attribution],
    readings: Iterable[Reading],
    speaker: str | None = None,
    act: str | None = None,
    outlet: str | None = None,
    entities: Iterable[Entity] = (),
) -> list[Attribution]:
    """Those attributions, in their order, that are by this speaker, of this act and in this outlet (None: any).

    A speaker is asked for by entity id or by words of the name or of the printed source, whatever their case; an outlet
    by its name, whatever its case.
    """
    documents = {reading.document.id: reading for reading in readings}
    forms = {entity.id: [entity.name, *(form.form for form in entity.forms)] for entity in entities}
    return [
        one
        for one in attributions
        if (act is None or one.act == act)
        and (outlet is None or (documents[one.document].document.outlet or "").casefold() == outlet.casefold())
        and (speaker is None or _speaks(one, speaker, documents[one.document], forms))
    ]


def _speaks(one: Attribution, wanted: str, reading: Reading, forms: Mapping[str, Sequence[str]]) -> bool:
    speakers = [speaker for speaker in (one.speaker, *one.others) if speaker is not None]
    if wanted in speakers:
        return True
    asked = set(_WORD.findall(wanted.casefold()))
    names = [_printed(reading, one.source), *(form for speaker in speakers for form in forms.get(speaker, ()))]
    return bool(asked) and any(asked <= set(_WORD.findall(name.casefold())) for name in names)
