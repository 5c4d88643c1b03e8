"""Persons, organisations, places and groups: where their names stand, what they are, and which of them are one.

Three steps, each in lower modules. Runs of large words (`name_words`, `name_runs`) are cut into names by titles, heads
("Ministry", "Valley") and listed names (`name_cuts`, `name_roles`, `gazetteer`). A name that nobody has listed is typed
by all its places in the document together (`name_kinds`): what stands before and behind it ("the town of", ", 45,",
"troops") votes for a kind (`name_votes`). Headlines, whose capitals say nothing, are read last, by what the text has
(`name_headlines`). Names are then resolved inside the document (`name_referents`): a surname to the full name, an
acronym to the words that it stands for, a short form to the long one. Pronouns are left to attributions.

No parser and no model: a model's opinion can be added as one more voter in `name_votes.evidence`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tellings.lang import pack
from tellings.naming.cuts import Name, read
from tellings.naming.forms import folded
from tellings.naming.gazetteer import gazetteer
from tellings.naming.headlines import read_titled
from tellings.naming.kinds import decide
from tellings.naming.referents import resolved
from tellings.naming.words import regions_of
from tellings.records import Block, Document, Mention, MentionKind, Sentence

VERSION = 1


def names(document: Document, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """The names in the article text of `document` (residue is left out), in order, an outer name before an inner one.

    `text` is the name without title; `head` is the same on one line; `role` the words before or behind it that say
    what a person is. `entity` is the referent inside the document, `<document>:<n>`; see `tellings.entities` for what
    it is across documents. Empty for a language without a list of names.
    """
    language = "en" if document.language == "und" else document.language
    words, listed = pack(language, "names"), gazetteer(language)
    if words is None or listed is None:
        return ()
    regions = regions_of(document.text, blocks, sentences, words, listed)
    found = [name for region in regions if not region.titled for name in read(region)]
    kinds = decide(document.text, found, words.ORGANISATION_HEADS - words.PRESS_HEADS | words.PLACE_HEADS)
    settled = [name for name in (_settle(name, kinds) for name in found) if name is not None]
    for region in regions:
        if region.titled:
            settled += read_titled(region, settled)
    kept = _without_doubles(settled)
    referents = resolved(document.text, kept, words)
    return tuple(_mention(document, name, number) for name, number in zip(kept, referents, strict=True))


def _settle(name: Name, kinds: Mapping[str, tuple[MentionKind, str]]) -> Name | None:
    decided = kinds.get(folded(name.form))
    if name.kind is not None:
        return name
    return None if decided is None else name._replace(kind=decided[0], why=decided[1])


def _without_doubles(found: Iterable[Name]) -> list[Name]:
    """Names in order, an outer one before those inside it; of names that cross or coincide the longer, surer one."""
    kept: list[Name] = []
    for name in sorted(found, key=lambda name: (name.start, -name.end, name.key is None, name.form)):
        crossing = [other for other in kept[-3:] if name.start < other.end]
        if all(_holds(other, name) for other in crossing):
            kept.append(name)
    return kept


def _holds(outer: Name, inner: Name) -> bool:
    """A ministry's name holds its country's; other names hold none."""
    nested = (
        outer.start <= inner.start and inner.end <= outer.end and (outer.start, outer.end) != (inner.start, inner.end)
    )
    return nested and outer.why.startswith("ministry") and inner.kind in ("place", "group")


def _mention(document: Document, name: Name, number: int) -> Mention:
    return Mention(
        document.id,
        name.start,
        name.end,
        document.text[name.start : name.end],
        name.kind or "place",
        name.form,
        name.role,
        f"{document.id}:{number}",
        name.why,
    )
