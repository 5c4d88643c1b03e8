"""How well claims are told: relations between figures, disputes, and the tolls of events with registered numbers.

.venv/bin/python eval/claims.py [relations] [bundled] [gva] [speed]     (all but speed where none is named)
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from dataclasses import asdict
from importlib.util import find_spec
from time import perf_counter
from typing import Any

from measuring import ROOT, Row, rows, scorer

sys.path.insert(0, str(ROOT))

from tellings.claims import claims, toll
from tellings.copies import copies
from tellings.lineages import lineages
from tellings.pipeline import analyse
from tellings.records import Document, Reading, Relation
from tellings.relations import relations
from tellings.stories import stories
from tests import coverage

STAGES = ("blocks", "sentences", "names", "times", "attributions", "figures")
BIG, SEVERAL = 4, 2
"""Victims and documents of the incidents that are measured apart."""


def reading(row: Row, stages: tuple[str, ...] = STAGES) -> Reading:
    """A row of the gold data with what the stages read out of it."""
    fields = {name: row.get(name) for name in ("title", "outlet", "url", "published")}
    return analyse(Reading(Document(row["id"], row["text"], language="en", caller_id=row["id"], **fields)), stages)


def named(found: Any, noun: str) -> Row:
    """A record as a row of the stream command."""
    row = {"kind": noun, **asdict(found)}
    if noun == "dispute":
        row["assert"], row["deny"] = row.pop("asserted"), row.pop("denied")
    return row


def relation_figures() -> None:
    """Relations of the hand-read pairs, with and without stories, and disputes where that stage is there."""
    readings = [reading(row) for row in rows("figures/dev")]
    gold = rows("figures/dev_relations")
    for label, some in (("relations, no stories", ()), ("relations, stories", stories(readings))):
        found = [named(one, "relation") for one in relations(readings, some)]
        print(label, json.dumps(scorer().relations(gold, found)))
    if find_spec("tellings.disputes"):
        from tellings.disputes import disputes

        found = [named(one, "dispute") for one in disputes(readings, relations(readings))]
        print("disputes", json.dumps(scorer().disputes(rows("figures/dev_disputes"), found)))


def overlap(one: Any, other: Any) -> bool:
    """Whether two places share characters."""
    return one.document == other.document and one.start < other.end and other.start < one.end


def bundled_figures() -> None:
    """Relations and claims of the bundled coverage, what is missing listed."""
    documents = coverage.documents()
    readings = [analyse(Reading(document), STAGES) for document in documents.values()]
    related = relations(readings)
    right: Counter[str] = Counter()
    for item in coverage.gold()["relations"]:
        said = between(related, coverage.place(item["a"]), coverage.place(item["b"]))
        right["right" if item["relation"] in said else f"{item['relation']} as {min(said, default='nothing')}"] += 1
    print("bundled relations", json.dumps(dict(sorted(right.items()))))
    shared = copies(readings)
    found = claims(readings, related, (), lineages(readings, shared), shared)
    for item in coverage.gold()["claims"]:
        places = [coverage.place(member) for member in item["members"]]
        claim = max(found, key=lambda one: sum(any(overlap(p, m) for m in one.members) for p in places))
        held = sum(any(overlap(p, m) for m in claim.members) for p in places)
        standing = f"{claim.standing} for {item['standing']}, {claim.support.origins} origins"
        print(f"  {held}/{len(places)} {item['text']}: {standing}")


def between(related: tuple[Relation, ...], a: Any, b: Any) -> set[str]:
    """What is said of two places, either way round."""
    return {
        r.relation for r in related if (overlap(r.a, a) and overlap(r.b, b)) or (overlap(r.a, b) and overlap(r.b, a))
    }


def gva_figures() -> None:
    """Tolls of the gun-violence stream, incidents given; those without registered numbers are left out."""
    incidents: dict[str, list[Row]] = defaultdict(list)
    for row in rows("stories/gva_to2015"):
        if row["incident"]["num_killed"] is not None and row["incident"]["num_injured"] is not None:
            incidents[row["story"]].append(row)
    seen: Counter[str] = Counter()
    widths: dict[str, list[int]] = {"killed": [], "wounded": []}
    for group in incidents.values():
        found = toll([reading(row, ("blocks", "sentences", "times", "figures")) for row in group])
        assert found is not None
        true = {"killed": group[0]["incident"]["num_killed"], "wounded": group[0]["incident"]["num_injured"]}
        kinds = ["all", "big"] if sum(true.values()) >= BIG and len(group) >= SEVERAL else ["all"]
        for role, number in true.items():
            estimate = getattr(found, role)
            widths[role].append(estimate.high - estimate.low)
            for kind in kinds:
                seen[f"{kind} {role}"] += 1
                seen[f"{kind} {role} right"] += estimate.best == number
                seen[f"{kind} {role} covered"] += estimate.low <= number <= estimate.high
    for role, many in widths.items():
        for kind in ("all", "big"):
            n = seen[f"{kind} {role}"]
            exact, covered = seen[f"{kind} {role} right"] / n, seen[f"{kind} {role} covered"] / n
            print(f"{role} ({kind}, {n} incidents): exact {exact:.3f}, covered {covered:.3f}")
        print(f"{role}: median width {sorted(many)[len(many) // 2]}")


def speed() -> None:
    """Relations and claims over ten thousand documents: the hand-read ones again and again, a year apart."""
    few = [reading(row) for row in rows("figures/dev")]
    many = [again(one, turn) for turn in range(10_000 // len(few) + 1) for one in few]
    start = perf_counter()
    related = relations(many)
    middle = perf_counter()
    found = claims(many, related)
    end = perf_counter()
    print(f"{len(many)} documents: {len(related)} relations {middle - start:.1f} s")
    print(f"{len(found)} claims {end - middle:.1f} s")


def again(one: Reading, turn: int) -> Reading:
    """The same document in another year, under another id."""
    from dataclasses import replace

    id_ = f"{turn:04}-{one.document.id}"
    year = 1900 + turn
    day = (one.document.published or "2000-01-01")[4:]
    document = replace(one.document, id=id_, published=f"{year}{day}")
    figures = tuple(replace(figure, document=id_) for figure in one.figures)
    return replace(one, document=document, figures=figures)


def main() -> None:
    """Print what is asked for."""
    parts = {"relations": relation_figures, "bundled": bundled_figures, "gva": gva_figures, "speed": speed}
    for name in sys.argv[1:] or ["relations", "bundled", "gva"]:
        parts[name]()


if __name__ == "__main__":
    main()
