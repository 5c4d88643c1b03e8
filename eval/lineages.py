"""Lineages against judged pairs, event by event; newsdup's made families; and what Helsinki's one event comes to.

python eval/lineages.py [dev] [newsdup] [helsinki] [--mistakes] [--vary]

`--vary` moves every threshold of `tellings.kinship` by a fifth down and up and prints the scores again: what a figure
owes to a threshold shows there.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from measuring import Row, rows, scorer

from tellings.blocks import blocks
from tellings.copies import copies
from tellings.descent import kinship
from tellings.descent.credits import credit
from tellings.lineages import lineages
from tellings.records import Copy, Document, Lineage, Reading

THRESHOLDS = ("NEAR", "BOTH", "HELD", "ENOUGH", "LONG_RUN", "MANY", "SOLID", "BLOCK", "MOST", "SCATTERED", "CRUMB")


def readings(name: str) -> list[Reading]:
    documents = (
        Document(
            row["id"],
            row["text"],
            title=row.get("title"),
            outlet=row.get("outlet"),
            published=row.get("published"),
            language="en",
            caller_id=row["id"],
        )
        for row in rows(name)
    )
    return [Reading(document, blocks=blocks(document)) for document in documents]


def predicted(found: Sequence[Lineage]) -> list[Row]:
    return [
        {
            "id": lineage.id,
            "members": list(lineage.members),
            "borrowers": [{"document": b.document, "share": b.share} for b in lineage.borrowers],
        }
        for lineage in found
    ]


def dev(arguments: argparse.Namespace) -> None:
    gold, texts = rows("lineages/dev_pairs"), readings("lineages/dev")
    links = copies(texts)
    score = scorer().lineages
    found = predicted(lineages(texts, links))
    print("dev", json.dumps(score(gold, found)))
    for event in sorted({pair["a"].partition("/")[0] for pair in gold}):
        part = [pair for pair in gold if pair["a"].partition("/")[0] == event]
        print(" ", event, json.dumps(score(part, found)["said"]))
    if arguments.mistakes:
        mistakes(gold, found)
    if arguments.vary:
        vary(gold, texts, links, score)


def mistakes(gold: Sequence[Row], found: Sequence[Row]) -> None:
    members: dict[str, set[str]] = defaultdict(set)
    touched: dict[str, set[str]] = defaultdict(set)
    for lineage in found:
        for member in lineage["members"]:
            members[member].add(lineage["id"])
        for document in [*lineage["members"], *(b["document"] for b in lineage["borrowers"])]:
            touched[document].add(lineage["id"])
    true = {"same_text": "descent", "edited_copy": "descent", "partial_reuse": "partial"}
    for pair in gold:
        a, b = pair["a"], pair["b"]
        said = "descent" if members[a] & members[b] else "partial" if touched[a] & touched[b] else "none"
        if said != true.get(pair["relation"], "none"):
            print("   ", a, b, pair["relation"], "borderline" if pair["borderline"] else "", "said", said)


def vary(gold: Sequence[Row], texts: Sequence[Reading], links: Sequence[Copy], score: Any) -> None:
    for name in THRESHOLDS:
        value = getattr(kinship, name)
        for factor in (0.8, 1.2):
            setattr(kinship, name, type(value)(value * factor))
            result = score(gold, predicted(lineages(texts, links)))
            moved = getattr(kinship, name)
            print(f"  {name} {value} -> {moved:.3g}: descent F {result['descent']['F']}, {result['three_way_macro_F']}")
        setattr(kinship, name, value)


def newsdup() -> None:
    texts = readings("copies/newsdup12k")
    links = copies(texts)
    start = time.perf_counter()
    found = lineages(texts, links)
    seconds = time.perf_counter() - start
    result = scorer().families(rows("copies/newsdup12k"), predicted(found))
    print("newsdup", json.dumps(result), f"{seconds:.1f} s for {len(texts)} documents")


def helsinki() -> None:
    texts = readings("copies/helsinki")
    found = lineages(texts, copies(texts))
    known = {reading.document.id: credit(reading).credited for reading in texts}
    families = [lineage for lineage in found if lineage.members]
    members = {member for lineage in families for member in lineage.members}
    torn = [lineage.id for lineage in families if disagree(lineage, known)]
    print(f"helsinki: {len(texts)} articles, {len(members)} of them in {len(families)} lineages,")
    print(f"  {len(found) - len(families)} passages of unknown origin, {len(texts) - len(members)} articles alone")
    print("  sizes:", dict(sorted(Counter(len(lineage.members) for lineage in families).items())))
    print("  lineages whose members credit different agencies:", torn)


def disagree(lineage: Lineage, credited: dict[str, tuple[str, ...]]) -> bool:
    """Whether two members that are nothing but this text credit no agency in common."""
    pages = {place.document for place in lineage.passages}
    credits_ = [set(credited[member]) for member in lineage.members if credited[member] and member not in pages]
    return bool(credits_) and not set.intersection(*credits_)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", default=["dev"], choices=["dev", "newsdup", "helsinki"])
    parser.add_argument("--mistakes", action="store_true")
    parser.add_argument("--vary", action="store_true")
    arguments = parser.parse_args()
    if "dev" in arguments.sets:
        dev(arguments)
    if "newsdup" in arguments.sets:
        newsdup()
    if "helsinki" in arguments.sets:
        helsinki()


if __name__ == "__main__":
    main()
