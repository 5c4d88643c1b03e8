"""Speed of copies beside rensa, on the same documents, in one process, on one core.

    python bench/copies.py [--documents N] [--shared]

Prints documents per second of processor time of both (shingling included), their ratio, the quality of both, the
growth of cost and memory with the number of documents, and the time for one document more. `TELLINGS_KERNEL=off`
measures the numpy code instead of the compiled kernel. Without `--shared` (the newsdup set of the
evaluation folder, TELLINGS_SHARED) the documents are made here from invented words: families of edited copies,
passages inside unrelated articles, outlets with their own furniture. rensa as its page recommends: word 3-shingles,
128 permutations, threshold .3, LSH, Jaccard checked.
"""

import argparse
import importlib.util
import random
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import rensa

from tellings import copies as engine
from tellings.compiled import described
from tellings.records import Reading

HERE = Path(__file__).resolve().parent
Row = dict[str, Any]
Pairs = set[tuple[str, str]]


def evaluation() -> Any:
    spec = importlib.util.spec_from_file_location("evaluation", HERE.parent / "eval" / "copies.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def made(count: int, seed: int = 1) -> list[Row]:
    """Articles of invented words, about half of them copies."""
    draw = random.Random(seed)
    syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "il")]
    lexicon = ["".join(draw.choices(syllables, k=draw.randint(1, 4))) for _ in range(20000)]
    weights = [1 / (rank + 5) for rank in range(len(lexicon))]
    colophons = [draw.choices(lexicon, weights, k=40) for _ in range(40)]
    rows: list[Row] = []
    originals: list[tuple[str, list[str]]] = []
    for number in range(count):
        name, kind, fresh = str(number), draw.random(), draw.choices(lexicon, weights, k=draw.randint(150, 600))
        cluster, parent, op, text = name, None, "orig", fresh
        if originals and kind < 0.36:
            parent, source = draw.choice(originals)
            start = draw.randrange(len(source) // 3)
            if kind < 0.3:
                cluster, op = parent, "edit"
                rate = draw.choice([0, 0.05, 0.15])
                text = [w if draw.random() > rate else draw.choice(lexicon) for w in source[start:] or source]
            else:
                op, text = "embed", [*fresh[:200], *source[start : start + 80], *fresh[200:]]
        else:
            originals.append((name, text))
        outlet = draw.randrange(40)
        tail = colophons[outlet] if draw.random() < 0.2 else []
        rows.append(
            {
                "id": name,
                "cluster": cluster,
                "parent": parent,
                "op": op,
                "outlet": f"outlet{outlet}",
                "text": " ".join([*text, *tail]).capitalize() + ".",
            }
        )
    return rows


def peer(rows: list[Row]) -> Pairs:
    index = rensa.RMinHashLSH(threshold=0.3, num_perm=128, num_bands=64)
    sketches = []
    for number, row in enumerate(rows):
        tokens = row["text"].lower().split()
        shingles = {" ".join(tokens[at : at + 3]) for at in range(max(len(tokens) - 2, 1))}
        sketch = rensa.RMinHash(num_perm=128, seed=42)
        sketch.update(list(shingles))
        index.insert(number, sketch)
        sketches.append(sketch)
    return {
        (rows[other]["id"], rows[number]["id"])
        for number, sketch in enumerate(sketches)
        for other in index.query(sketch)
        if other < number and sketch.jaccard(sketches[other]) >= 0.3
    }


def quality(module: Any, rows: list[Row], near: Pairs, linked: Pairs) -> str:
    score = module.scorer()
    places = [{"left": {"document": a}, "right": {"document": b}} for a, b in sorted(linked)]
    family = score.families(rows, module.closure(sorted(near)))["pairwise"]["F"]
    passages = score.passages(rows, places)
    return (
        f"family F {family:.3f}, passages found {passages['embedded_found']:.3f}, precision {passages['precision']:.3f}"
    )


def timed(work: Any) -> tuple[float, Any]:
    """Seconds of processor time, whatever else the machine does meanwhile; neither side waits for anything."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def one_more(readings: list[Reading]) -> float:
    """Seconds for the last document against the stored fingerprints of all others, partners' texts read on demand."""
    body = engine.bodies(readings)
    prints = engine.fingerprints(body)
    holders = np.repeat(np.arange(len(readings)), np.diff(prints.offsets))
    outlets = engine.outlets(readings)
    order = np.argsort(prints.hashes, kind="stable")
    table, owners = prints.hashes[order], holders[order]
    new = len(readings) - 1

    def work() -> None:
        own = np.unique(engine.fingerprints(engine.bodies(readings[new:])).hashes)
        low, high = np.searchsorted(table, own), np.searchsorted(table, own, side="right")
        at = np.concatenate([np.arange(a, b) for a, b in zip(low, high, strict=True)])
        at = at[np.argsort(owners[at], kind="stable")]
        boiler = engine.boilerplate(table[at], owners[at], outlets, prints.signatures)
        pairs = engine.candidates(table[at], owners[at], boiler)
        pairs = pairs[(pairs == new).any(axis=1)]
        used, rows = np.unique(np.append(pairs, new), return_inverse=True)
        few = [readings[number] for number in used.tolist()]
        part = engine.bodies(few)
        local = rows[:-1].reshape(-1, 2)
        passages = engine.align(part, engine.quoted(few, part, np.unique(local)), local)
        verdicts = engine.judge(passages, local, engine.fingerprints(part), boiler)
        tuple(engine.records(few, part, local, passages, verdicts))

    return min(timed(work)[0] for _ in range(5))


def in_parts(readings: list[Reading], size: int) -> tuple[int, float]:
    """Seconds for a document where each so many are compared apart: all parts, because one may hold fewer copies."""
    count = max(len(readings) // size, 1)
    parts = [readings[at * len(readings) // count : (at + 1) * len(readings) // count] for at in range(count)]
    best = min(sum(timed(lambda part=part: engine.copies(part))[0] for part in parts) for _ in range(8))
    return len(parts[0]), best / len(readings)


def memory(arguments: list[str]) -> int:
    """Kilobytes that a run of its own allocates at its peak (reserved but never touched room counted in)."""
    command = [sys.executable, str(Path(__file__).resolve()), *arguments]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=12000)
    parser.add_argument("--shared", action="store_true")
    parser.add_argument("--only", choices=["memory"])
    options = parser.parse_args()
    module = evaluation()
    rows = module.rows("copies/newsdup12k.jsonl.gz") if options.shared else made(12000)
    # Whole families together, so that a part of the list has as many copies a document as the whole.
    rows = sorted(rows, key=lambda row: (int(row["cluster"]) * 7919 % 10007, row["cluster"], row["id"]))[
        : options.documents
    ]
    readings = module.readings(rows)
    if options.only:
        engine.copies(readings[:50])
        tracemalloc.start()
        engine.copies(readings)
        print(tracemalloc.get_traced_memory()[1] // 1024)
        return
    engine.copies(readings[:50])
    own = other = float("inf")
    # By turns, so that a busy moment of the machine is met by both.
    for _ in range(4):
        seconds, pairs = timed(lambda: peer(rows))
        other = min(other, seconds)
        for _ in range(2):
            seconds, found = timed(lambda: engine.copies(readings))
            own = min(own, seconds)
    near = {(c.left.document, c.right.document) for c in found if c.relation == "near_duplicate"}
    linked = {(c.left.document, c.right.document) for c in found}
    print(f"tellings with {described()}")
    print(f"tellings {len(rows) / own:8.0f} documents/s   {quality(module, rows, near, linked)}")
    print(f"rensa    {len(rows) / other:8.0f} documents/s   {quality(module, rows, pairs, pairs)}")
    print(f"ratio    {other / own:.2f}")
    fewer, each = in_parts(readings, 3000)
    print(f"cost of a document: {each * 1e6:.1f} us of {fewer}, {own / len(rows) * 1e6:.1f} us of {len(rows)}")
    kind = ["--shared"] if options.shared else []
    kilobytes = memory([*kind, "--documents", str(options.documents), "--only", "memory"])
    print(f"peak memory: {kilobytes / len(rows):.1f} kB a document beyond the texts")
    print(f"one document more: {one_more(readings) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
