"""The rows of the stream command `claims`: one kind after the other, each told by its `kind`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from tellings.records import Claim, Dispute, Relation


def rows(
    claims: Iterable[Claim], relations: Iterable[Relation], disputes: Iterable[Dispute]
) -> Iterator[dict[str, Any]]:
    """Claims, then relations, then disputes, in the form in which they are written; ids are the documents' own."""
    for claim in claims:
        yield {"kind": "claim", **asdict(claim)}
    for relation in relations:
        yield {"kind": "relation", **asdict(relation)}
    for dispute in disputes:
        row = asdict(dispute)
        yield {"kind": "dispute", "assert": row.pop("asserted"), "deny": row.pop("denied"), **row}
