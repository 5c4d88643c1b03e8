"""How much of a document belongs to which story, told paragraph by paragraph from the names that it has in common.

A round-up touches five events; it has one main story and others beside it. A paragraph goes to another story where that
story's names weigh more in it than those of the document's own story, and enough at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.grouping.pairs import Background, rarity
from tellings.grouping.traits import FIELDS, Passages

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Terms = NDArray[np.uint32]

ENOUGH = 6.0
"""Weight of the names that a paragraph shares with another story: a name that stands nowhere else weighs up to 7."""

COVERED = 0.4
"""Part of the weight of a paragraph's names that the other story has to have: two crimes in one town share the town. Of
1,877 documents on gun violence 155 touch another story with 0 here, 32 with this, nothing else changed."""

MOST_BESIDE = 0.49
"""Of a document that is no round-up, all that other stories can have: its likeness as a whole says whose it is."""

LEAST_SHARE = 0.05
"""Of a document's text, below which a story is not told beside its own."""

ROUND_UP = 0.5
"""Of a lone document's text, from which other stories' parts make it a round-up, which goes to the largest of them."""

NAMED = FIELDS.index("phrases")
"""Names and phrases tell what a paragraph is about; an age or an hour does not."""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """The names and phrases of a story (ascending) and how many of its documents hold each."""

    terms: Terms
    held: Ints
    documents: frozenset[str]


def profile(members: Mapping[str, Terms]) -> Profile:
    """The profile of a story whose documents have these terms."""
    import numpy as np

    terms, held = np.unique(np.concatenate(list(members.values())), return_counts=True)
    named = (terms & 3) <= NAMED
    return Profile(terms[named], held[named], frozenset(members))


def shares(
    document: str, passages: Passages, own: str, stories: Mapping[str, Profile], behind: Background
) -> dict[str, float]:
    """The part of a document's text that belongs to each story, its `own` among them: 0 to 1, together 1.

    Text that no other story claims is its own story's.
    """
    import numpy as np

    size = int(passages.sizes.sum())
    others = sorted(name for name in stories if name != own)
    if not size or not others:
        return {own: 1.0}
    weights, common = rarity(passages.terms, behind)
    claims = np.stack([_claim(document, passages, stories[name], weights, common) for name in (own, *others)])
    best = claims.argmax(axis=0)
    whole = np.bincount(passages.owners, weights, minlength=len(passages.sizes))
    best[claims.max(axis=0) < np.maximum(ENOUGH, COVERED * whole)] = 0
    parts = np.bincount(best, passages.sizes, minlength=len(claims)) / size
    found = {name: round(float(part), 3) for name, part in zip(others, parts[1:], strict=True) if part >= LEAST_SHARE}
    return {own: round(max(0.0, 1 - sum(found.values())), 3), **found}


def _claim(document: str, passages: Passages, story: Profile, weights: Floats, common: Ints) -> Floats:
    """What each paragraph has of a story's names, the document's own part in the story left aside."""
    import numpy as np

    mine = document in story.documents
    others = len(story.documents) - mine
    if not others or not len(story.terms):
        return np.zeros(len(passages.sizes))
    at = np.minimum(np.searchsorted(story.terms, passages.terms), len(story.terms) - 1)
    held = np.where(story.terms[at] == passages.terms, story.held[at] - mine, 0)
    # A name that stands in documents of neither (the town, its police) tells nothing of the event.
    elsewhere = np.maximum(0, common - held - 1)
    # The root: in a story of many days a name that a quarter of the documents have is one of its own.
    weights = weights * np.sqrt(held / others) / (1 + elsewhere)
    return np.bincount(passages.owners, weights, minlength=len(passages.sizes)).astype(np.float64)


def round_ups(parts: Mapping[str, tuple[str, dict[str, float]]], sizes: Mapping[str, int]) -> dict[str, str]:
    """Lone documents that are round-ups, with the story each goes to. `parts`: own story and shares of documents.

    It has to touch two stories, or one that several documents tell; and that one must not be a round-up itself.
    """
    found = {}
    for document, (own, mine) in sorted(parts.items()):
        others = sorted(((-share, name) for name, share in mine.items() if name != own))
        if sizes[own] > 1 or 1 - mine.get(own, 0.0) < ROUND_UP or not others:
            continue
        if len(others) > 1 or sizes[others[0][1]] > 1:
            found[document] = others[0][1]
    moving = {parts[document][0] for document in found}
    return {document: story for document, story in found.items() if story not in moving}


def tellings(own: str, mine: Mapping[str, float], main: str) -> dict[str, float]:
    """A document's shares by story, the main one first, which has the largest; what nobody claims goes to it."""
    rest = {name: share for name, share in mine.items() if name not in (own, main)}
    if own == main and (total := sum(rest.values())) > MOST_BESIDE:
        rest = {name: round(share * MOST_BESIDE / total, 3) for name, share in rest.items()}
    ordered = sorted(rest.items(), key=lambda item: (-item[1], item[0]))
    return {main: round(1 - sum(rest.values()), 3), **dict(ordered)}
