"""Claims in a case: told again are those of documents that hang together with changed ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tellings import claims
from tellings.records import Claim

if TYPE_CHECKING:
    from tellings.case import Case

_NOUNS = ("sentences", "mentions", "times", "attributions", "figures", "dating")


def find(case: Case, ids: Sequence[str], stamp: str) -> None:
    """Group what documents tell, with all documents that the same figures and copies connect to these."""
    touched = _connected(case, ids)
    some = set(touched)
    gone = [claim.id for claim in case.claims() if _told_in(claim, some)]
    relations = [one for one in case.relations() if some & {one.a.document, one.b.document}]
    disputes = [one for one in case.disputes() if some & {one.asserted.document, one.denied.document}]
    # Whom they contradict has to be read too, to be named.
    against = {place.document for one in relations for place in (one.a, one.b)}
    against |= {place.document for one in disputes for place in (one.asserted, one.denied)}
    found = claims.claims(
        case.readings(sorted(some | against), _NOUNS), relations, disputes, case.lineages(), case.copies_of(touched)
    )
    with case.writing():
        case.drop("claims", gone)
        case.insert("claims", (claim for claim in found if _told_in(claim, some)))
        case.mark(ids, "claims", stamp)


def _told_in(claim: Claim, documents: set[str]) -> bool:
    return any(place.document in documents for place in claim.members)


def _connected(case: Case, ids: Iterable[str]) -> list[str]:
    """These documents and all that share a figure or wording with them, directly or through others."""
    beside: dict[str, set[str]] = defaultdict(set)
    for relation in case.iterate("relations", "WHERE relation = 'same' AND a_document <> b_document"):
        beside[relation.a.document].add(relation.b.document)
        beside[relation.b.document].add(relation.a.document)
    seen: set[str] = set()
    todo = set(ids)
    while todo:
        seen |= todo
        family = set(case.family(todo))
        todo = (family | {other for id_ in family for other in beside[id_]}) - seen
    return sorted(seen)
