"""Stories: the gun-violence stream, a mixed stream, what the seeds and the bundled coverage come to.

python eval/stories.py [gva] [mixed] [--fit] [--vary]

`gva` prints BCubed and pairwise F of the stream up to 2015 with the weights that ship, then what weights reach on years
(and halves of the incidents) that they were not fitted on: that is the figure to believe. Beside it the row of
singletons, every document a story. `mixed` shuffles all sources together and lists the stories that mix them.
`--fit` prints the weights fitted on all years, for `grouping/pairs.py`; `--vary` moves the link threshold.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from measuring import ROOT, Row, rows, scorer

from tellings.blocks import blocks
from tellings.grouping import linking, pairs
from tellings.read import read
from tellings.records import Dating, Document, Reading, Story
from tellings.stories import Shelf, background, kept, stories
from tellings.stories import rows as told_rows

STREAM = "stories/gva_to2015"
FIRST_TEST_YEAR = 2015


def reading(row: Row) -> Reading:
    document = Document(
        row["id"], row["text"], row.get("title"), row.get("outlet"), row.get("url"), published=row.get("published")
    )
    return Reading(document, blocks=blocks(document))


def told(found: Sequence[Story], readings: Sequence[Reading]) -> list[dict[str, object]]:
    return told_rows(found, {item.document.id: item.document.id for item in readings})


def line(name: str, scored: Any) -> None:
    b, p = scored["bcubed"], scored["pairwise"]
    print(
        f"{name:34} BCubed P {b['P']:.4f} R {b['R']:.4f} F {b['F']:.4f}"
        f"   pairwise P {p['P']:.4f} R {p['R']:.4f} F {p['F']:.4f}   stories {scored['stories']} of {scored['gold']}"
    )


def gva(arguments: argparse.Namespace) -> None:
    gold, score = rows(STREAM), scorer().stories
    started = time.process_time()
    items = [reading(row) for row in gold]
    read_in = time.process_time() - started
    found = stories(items)
    took = time.process_time() - started - read_in
    line("singletons", score(gold, []))
    line("weights that ship", score(gold, told(found, items)))
    print(f"{len(items) / took:.0f} documents/s, {len(items) / (took + read_in):.0f} with finding blocks")
    held_out(gold, items)
    if arguments.fit:
        constant, *weights, days = fitted(*table(gold, items)[1:3])
        print("WEIGHTS", np.round(weights, 1), "CONSTANT", round(constant, 1), "DAYS", round(days, 1))
    if arguments.vary:
        before = linking.LINK
        for threshold in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
            linking.LINK = threshold
            line(f"LINK {threshold}", score(gold, told(stories(items), items)))
        linking.LINK = before


def table(gold: Sequence[Row], items: Sequence[Reading]) -> tuple[tuple[Shelf, Any, Any], Any, Any]:
    """Documents as compared with the pairs' places, what is known of each pair, and whether it is one incident's."""
    _, held = background(kept(items))
    left, right, cosines = pairs.compared(held.vectors)
    between = np.log1p(pairs.apart(held.vectors, left, right))
    incident = {row["id"]: row["story"] for row in gold}
    of = np.array([incident[id_] for id_ in held.ids], dtype=object)
    return (held, left, right), np.column_stack([np.sqrt(cosines.T), between]), of[left] == of[right]


def fitted(known: Any, same: Any, ridge: float = 1.0) -> list[float]:
    """Weights of a logistic model by Newton's method, the constant first."""
    mean, spread = known.mean(axis=0), known.std(axis=0)
    data = np.column_stack([np.ones(len(known)), (known - mean) / spread])
    weights, penalty = np.zeros(data.shape[1]), np.diag([0.0, *[ridge] * known.shape[1]])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-data @ weights))
        slope = data.T @ (likely - same) + penalty @ weights
        bend = (data * (likely * (1 - likely))[:, None]).T @ data + penalty
        weights -= np.linalg.solve(bend, slope)
    scaled = weights[1:] / spread
    return [float(weights[0] - scaled @ mean), *map(float, scaled)]


def held_out(gold: Sequence[Row], items: Sequence[Reading]) -> None:
    """Fit on one part of the stream and score the other, both ways."""
    (held, left, right), known, same = table(gold, items)
    by_id = {row["id"]: row for row in gold}
    splits = {
        "year": np.array([int(by_id[id_]["published"][:4]) >= FIRST_TEST_YEAR for id_ in held.ids]),
        "half of incidents": np.array([int(by_id[id_]["story"]) // 7 % 2 == 1 for id_ in held.ids]),
    }
    before = pairs.WEIGHTS, pairs.CONSTANT, pairs.DAYS
    for name, part in splits.items():
        for test in (False, True):
            train = (part[left] != test) & (part[right] != test)
            constant, *weights, days = fitted(known[train], same[train])
            pairs.WEIGHTS, pairs.CONSTANT, pairs.DAYS = tuple(weights), constant, days  # type: ignore[assignment]
            ids = {id_ for id_, mine in zip(held.ids, part, strict=True) if mine == test}
            mine = [item for item in items if item.document.id in ids]
            label = {False: "before 2015", True: "2015"}[test] if name == "year" else f"half {int(test)}"
            scored = scorer().stories([row for row in gold if row["id"] in ids], told(stories(mine), mine))
            line(f"on {label}, fitted on the rest", scored)
    pairs.WEIGHTS, pairs.CONSTANT, pairs.DAYS = before


def mixed(_: argparse.Namespace) -> None:
    """No story may hold documents of two sources."""
    sys.path.insert(0, str(ROOT))
    from tests import coverage

    source: dict[str, str] = {}
    items: list[Reading] = []
    datings: list[Dating] = []
    for name, path in (("gva", STREAM), ("helsinki", "copies/helsinki")):
        found = [reading(row) for row in rows(path)]
        items += found
        source |= dict.fromkeys((item.document.id for item in found), name)
    seeds = [item for item in read([str(SEEDS)]) if isinstance(item, Document)]
    for name, documents in (("seeds", seeds), ("coverage", list(coverage.documents().values()))):
        items += [Reading(document, blocks=blocks(document)) for document in documents]
        source |= dict.fromkeys((document.id for document in documents), name)
    for page in coverage.gold()["pages"]:
        id_ = coverage.documents()[page["key"]].id
        datings.append(Dating(id_, page["published"]["value"], "stated", None, None))
    random.Random(7).shuffle(items)
    told_of = {str(row["document"]): str(row["story"]) for row in told(stories(items, datings=datings), items)}
    holders: dict[str, list[str]] = {}
    for id_, story in told_of.items():
        holders.setdefault(story, []).append(id_)
    mixing = [group for group in holders.values() if len({source[id_] for id_ in group}) > 1]
    print(f"{len(items)} documents of four sources, {len(holders)} stories, {len(mixing)} of them mix sources")
    for name in ("helsinki", "seeds", "coverage"):
        sizes = sorted((sum(source[id_] == name for id_ in group) for group in holders.values()), reverse=True)
        print(f"{name:10} stories of {[size for size in sizes if size]} documents")
    gold = rows(STREAM)
    line(
        "gva inside the mixed stream", scorer().stories(gold, [{"document": d, "story": s} for d, s in told_of.items()])
    )


SEEDS = Path(scorer().__file__).resolve().parent.parent / "seeds"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", choices=["gva", "mixed", []])
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--vary", action="store_true")
    arguments = parser.parse_args()
    for name in arguments.sets or ["gva", "mixed"]:
        {"gva": gva, "mixed": mixed}[name](arguments)


if __name__ == "__main__":
    main()
