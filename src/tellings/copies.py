"""Shared passages: which stretches of two documents print the same wording.

The work is cut into four pure functions over arrays, so that one process, a case that grows and a cluster run the
same code:

1. `copying.fingerprints`: each document alone. Word 5-grams, thinned by winnowing (Schleimer, Wilkerson and Aiken
   2003), so that two documents with a common run of `SURE` words always share a fingerprint. Stored once, never read
   again.
2. `copying.postings`: boilerplate and candidate pairs, grouped by fingerprint. Each needs only the postings of the
   fingerprints asked about, so a new document is compared with all older ones by looking up its own fingerprints.
3. `copying.passages`: each candidate pair alone, from the words of its two texts; nothing of the corpus enters.
4. `copying.verdicts`: a small solve over what was aligned. Boilerplate and templates are told here.

Independence of order. No decision looks at the order of arrival or at document frequency alone. A fingerprint is
boilerplate where enough *different articles* of one outlet (or of all together) hold it, and more documents can only
make it so, never undo it: whatever was a candidate pair once and is none at the end is weeded out in `judge`, and no
pair that is one at the end can have been passed over before. Which printings of one article stand for the others
(`copying.doubles`) follows from the ids of the documents at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tellings.copying.bodies import LEFT_OUT, bodies
from tellings.copying.doubles import PRINTINGS, doubles_of
from tellings.copying.fingerprints import Prints, fingerprints
from tellings.copying.passages import Passages, align
from tellings.copying.postings import VOTES, ballots, boilerplate, candidates, postings
from tellings.copying.quoted_words import quoted
from tellings.copying.verdicts import Verdicts, judge, votes
from tellings.records import Copy, CopyRelation, Document, Place, Reading
from tellings.words import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

__all__ = [
    "LEFT_OUT",
    "PRINTINGS",
    "VOTES",
    "Passages",
    "Prints",
    "Verdicts",
    "align",
    "ballots",
    "bodies",
    "boilerplate",
    "candidates",
    "copies",
    "doubles_of",
    "fingerprints",
    "house",
    "judge",
    "outlets",
    "quoted",
    "records",
    "votes",
]

VERSION = 1


def house(document: Document) -> str:
    """A document's outlet: its name, else its host; empty where neither is known."""
    return (document.outlet or urlsplit(document.url or "").hostname or "").casefold()


def outlets(readings: Sequence[Reading]) -> Ints:
    """A number for every document's outlet (its name, else its host), -1 where neither is known."""
    import numpy as np

    names = [house(reading.document) for reading in readings]
    number = {name: index for index, name in enumerate(sorted(set(names) - {""}))}
    return np.array([number.get(name, -1) for name in names], dtype=np.int64)


def records(
    readings: Sequence[Reading], body: Words, pairs: Ints, passages: Passages, verdicts: Verdicts
) -> Iterator[Copy]:
    """The copies as records, by pair and place."""
    import numpy as np

    kept = np.flatnonzero(verdicts.copies)
    owners = pairs[passages.pairs[kept]]
    columns = [owners.T]
    for side, spans in ((0, passages.left[kept]), (1, passages.right[kept])):
        base = body.offsets[owners[:, side]]
        columns.append(np.stack([body.starts[base + spans[:, 0]], body.ends[base + spans[:, 1] - 1]]))
    lengths = np.maximum(np.diff(passages.left[kept]), np.diff(passages.right[kept])).T
    spanned = np.rint(100 * verdicts.spanned[kept]).astype(np.int64).T
    columns += [np.stack([passages.words[kept], passages.quoted[kept], verdicts.near[kept]]), lengths, spanned]
    ids = [reading.document.id for reading in readings]
    rows = zip(*np.vstack(columns).tolist(), strict=True)
    for a, b, left, left_end, right, right_end, count, spoken, near, longest, one, two in rows:
        yield Copy(
            Place(ids[a], left, left_end),
            Place(ids[b], right, right_end),
            count,
            spoken,
            min(round(count / longest, 4), 1.0),
            _RELATIONS[near],
            f"{count} of {longest} words in common; their copies span {one}% and {two}%",
        )


_RELATIONS: tuple[CopyRelation, CopyRelation] = ("partial", "near_duplicate")


def copies(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """Every shared passage of every two documents, ordered by documents and place.

    A function of the set of readings. A reading without blocks counts as one paragraph. Of an article that more than
    `PRINTINGS` documents print, the further ones have copies with the first alone (`copying.doubles`).
    """
    import numpy as np

    ordered = sorted(readings, key=lambda reading: reading.document.id)
    body = bodies(ordered)
    prints = fingerprints(body)
    # What one document alone holds makes no pair: from here on only the others are sorted.
    shared, holders, _ = postings(prints.hashes, np.repeat(np.arange(len(ordered)), np.diff(prints.offsets)))
    boiler = boilerplate(shared, holders, outlets(ordered), prints.signatures)
    doubled = _doubled(ordered, prints)
    voting = ~np.isin(holders, doubled[:, 1])
    pairs = candidates(shared[voting], holders[voting], boiler)
    if len(doubled):
        doubled = doubled[votes(prints, doubled, boiler) >= VOTES]
        pairs = np.unique(np.concatenate([pairs, doubled]), axis=0)
    passages = align(body, quoted(ordered, body, np.unique(pairs)), pairs)
    verdicts = judge(passages, pairs, prints, boiler)
    return tuple(records(ordered, body, pairs, passages, verdicts))


def _doubled(ordered: Sequence[Reading], prints: Prints) -> Ints:
    """Rows of the first printing of an article and a double of it, by place."""
    import numpy as np

    ids = [reading.document.id for reading in ordered]
    place = {id_: at for at, id_ in enumerate(ids)}
    found = sorted(
        (place[first], place[double]) for double, first in doubles_of(prints.signatures.tolist(), ids).items()
    )
    return np.array(found, dtype=np.int64).reshape(-1, 2)
