"""Printings of one article: beyond so many of them, one stands for the rest.

A dispatch that two thousand sites print, or a notice that they put in the place of an article ("please switch on
cookies"), makes two million pairs that all say the same. Which documents print one article is told by their signatures
(`Prints`). The first `PRINTINGS` of them, by id, are compared with everything; each further one is a double and is
compared with the very first alone. Which they are follows from the set of documents, not from the order of arrival.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tellings.copying.bodies import bodies
from tellings.copying.fingerprints import fingerprints
from tellings.records import Reading

PRINTINGS = 100
"""Printings of an article that are compared with one another: 4,950 pairs, a quarter of a second. No family of the gold
data is larger, and fewer would hide who printed it from whom in families of a size that people read through."""


def doubles_of(signatures: Iterable[int], ids: Sequence[str]) -> dict[str, str]:
    """Of documents with these signatures and ids, each double with the first printing of its article."""
    printings: dict[int, list[str]] = {}
    for signature, id_ in zip(signatures, ids, strict=True):
        # A text too short for a fingerprint has no signature.
        if signature:
            printings.setdefault(signature, []).append(id_)
    found: dict[str, str] = {}
    for group in printings.values():
        if len(group) > PRINTINGS:
            first, *others = sorted(group)
            found.update(dict.fromkeys(others[PRINTINGS - 1 :], first))
    return found


def doubled(readings: Sequence[Reading]) -> dict[str, str]:
    """`doubles_of` documents, by their ids."""
    if len(readings) <= PRINTINGS:
        return {}
    prints = fingerprints(bodies(readings))
    return doubles_of(prints.signatures.tolist(), [reading.document.id for reading in readings])
