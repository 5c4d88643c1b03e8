"""Quality of copies on the shared gold data: newsdup (families, embedded passages, boilerplate) and PAN-13 alignment.

python eval/copies.py [newsdup] [pan] [--half 0|1] [--set CONSTANT=VALUE]…
"""

import gzip
import importlib.util
import json
import os
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from tellings.copies import copies
from tellings.copying import fingerprints, passages, postings, verdicts
from tellings.records import Copy, Document, Reading

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TELLINGS_SHARED", ROOT.parent / "shared")) / "eval"


def rows(name: str) -> list[dict[str, Any]]:
    with gzip.open(SHARED / name, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def readings(documents: list[dict[str, Any]]) -> list[Reading]:
    return [
        Reading(Document(d["id"], d["text"], outlet=d.get("outlet"), url=d.get("url"), caller_id=d["id"]))
        for d in documents
    ]


def as_rows(found: tuple[Copy, ...]) -> list[dict[str, Any]]:
    return [
        {
            "left": {"document": c.left.document, "start": c.left.start, "end": c.left.end},
            "right": {"document": c.right.document, "start": c.right.start, "end": c.right.end},
            "words": c.words,
            "relation": c.relation,
        }
        for c in found
    ]


def components(found: tuple[Copy, ...]) -> list[dict[str, Any]]:
    """Families by plain closure over near-duplicates: not how lineages are made, but what copies alone support."""
    return closure([(c.left.document, c.right.document) for c in found if c.relation == "near_duplicate"])


def closure(pairs: list[tuple[str, str]]) -> list[dict[str, Any]]:
    head: dict[str, str] = {}

    def root(name: str) -> str:
        while head.setdefault(name, name) != name:
            name = head[name]
        return name

    for left, right in pairs:
        head[root(left)] = root(right)
    members = defaultdict(list)
    for name in list(head):
        members[root(name)].append(name)
    return [{"id": key, "members": value} for key, value in sorted(members.items())]


def newsdup(_: int | None) -> None:
    score = scorer()
    gold = rows("copies/newsdup12k.jsonl.gz")
    start = time.perf_counter()
    found = copies(readings(gold))
    seconds = time.perf_counter() - start
    print(f"newsdup: {len(gold)} documents, {len(found)} copies, {len(gold) / seconds:.0f} documents/s")
    print(json.dumps(score.passages(gold, as_rows(found))), json.dumps(score.families(gold, components(found))))


def pan(half: int | None) -> None:
    score = scorer()
    documents, gold = rows("copies/pan13_a.jsonl.gz"), rows("copies/pan13_a_gold.jsonl.gz")
    if half is not None:
        gold = [g for g in gold if sum(map(ord, g["left"]["document"])) % 2 == half]
    found = copies(readings(documents))
    print(f"pan13: {json.dumps(score.copies(gold, as_rows(found)))}")


def change(name: str, value: str) -> None:
    """Give a constant another value in every module that knows it."""
    holders = [module for module in (fingerprints, postings, passages, verdicts) if hasattr(module, name)]
    if not holders:
        sys.exit(f"no constant {name} in tellings.copying")
    for module in holders:
        setattr(module, name, type(getattr(module, name))(value))


def main() -> None:
    half = int(sys.argv[sys.argv.index("--half") + 1]) if "--half" in sys.argv else None
    for at, word in enumerate(sys.argv):
        if word == "--set":
            name, value = sys.argv[at + 1].split("=")
            change(name, value)
    wanted = [name for name in ("newsdup", "pan") if name in sys.argv] or ["newsdup", "pan"]
    for name in wanted:
        {"newsdup": newsdup, "pan": pan}[name](half)


if __name__ == "__main__":
    main()
