"""Attributions against PolNeAR and against the bundled coverage.

Usage: eval/attributions.py [--set dev|train] [--every N] [--offset K] [--errors CLASS] [--without-parser]
       eval/attributions.py --coverage [--errors]       the bundled coverage, with acts and speakers
"""

import argparse
import gzip
import json
import os
import pickle
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tellings import parsing
from tellings.annotate.attributions import attributions
from tellings.annotate.names import names
from tellings.annotate.sentences import sentences
from tellings.blocks import blocks
from tellings.records import Attribution, Document

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("TELLINGS_SHARED", ROOT.parent / "shared"))


def analysed(row: dict, parser: parsing.Parser) -> list[Attribution]:
    document = Document(row["id"], row["text"], language="en")
    kinds = blocks(document)
    lines = sentences(document, kinds)
    return list(attributions(document, kinds, lines, names(document, kinds, lines) if "named" in row else (), parser))


def as_row(found: Attribution) -> dict:
    return {
        "kind": found.kind,
        "act": found.act,
        "content": [list(span) for span in found.content],
        "cue": list(found.cue) if found.cue else None,
        "source": list(found.source) if found.source else None,
    }


def load(name: str, every: int, offset: int) -> list[dict]:
    with gzip.open(SHARED / "eval" / "quotes" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines][offset::every]


def score(gold: list[dict], found: list[dict]) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / "gold", Path(folder) / "pred"]
        for path, rows in zip(paths, (gold, found), strict=True):
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        out = subprocess.run(
            [sys.executable, SHARED / "eval" / "score.py", "quotes", *paths], capture_output=True, text=True, check=True
        )
    return json.loads(out.stdout)


def letters(text: str, spans: list | None) -> set[int]:
    return {i for s, e in spans or [] for i in range(s, e) if text[i].isalnum()}


def matches(text: str, gold: list, found: list) -> dict[int, int]:
    """Gold to found, one to one, best first, at a Jaccard of at least one half (as the scorer has it)."""
    wanted = [letters(text, g["content"]) for g in gold]
    given = [letters(text, f["content"]) for f in found]
    pairs = sorted(
        ((len(g & f) / len(g | f), i, j) for i, g in enumerate(wanted) for j, f in enumerate(given) if g & f),
        reverse=True,
    )
    pairing: dict[int, int] = {}
    for share, i, j in pairs:
        if share >= 0.5 and i not in pairing and j not in pairing.values():
            pairing[i] = j
    return pairing


def show(text: str, item: dict) -> str:
    parts = " | ".join(text[s:e] for s, e in item["content"])
    source, cue = item.get("source") or [], item.get("cue") or []
    source = [source] if source and isinstance(source[0], int) else source
    cue = [cue] if cue and isinstance(cue[0], int) else cue
    first = " ".join(text[s:e] for s, e in source)[:50]
    return f"S[{first}] C[{' '.join(text[s:e] for s, e in cue)}] => {parts[:150]!r}"


def errors(gold: list[dict], found: list[dict], what: str) -> None:
    tally, right = Counter(), Counter()
    for row, given in zip(gold, found, strict=True):
        text, pairing = row["text"], matches(row["text"], row["attributions"], given["attributions"])
        for j, item in enumerate(given["attributions"]):
            hit = j in pairing.values()
            for key in (item["act"], item["why"].split(";")[0].split(" with ")[-1]):
                tally[key] += 1
                right[key] += hit
            if what == "extra" and not hit:
                print("EXTRA", item["why"].split(";")[0], "|", show(text, item))
        for i, item in enumerate(row["attributions"]):
            if what == "missed" and i not in pairing:
                print("MISSED", show(text, item))
            if what == "source" and i in pairing:
                mine = given["attributions"][pairing[i]]
                want, got = letters(text, item.get("source")), letters(text, [mine["source"]] if mine["source"] else [])
                if want and not want & got:
                    print("SOURCE", show(text, item), "\n    ", show(text, mine))
    for key, count in tally.most_common(60):
        print(f"{key:32} {count:5} {right[key] / count:.2f}")


def cached_parser(path: Path) -> parsing.Parser:
    """A parser whose trees are kept in a file between runs, for work on the rules."""
    if path.exists():
        parsing._trees.update(pickle.loads(path.read_bytes()))
    return parsing.parse


def main() -> None:
    options = arguments()
    if options.without_parser:
        parser = lambda texts: [None] * len(texts)  # noqa: E731
    else:
        parser = cached_parser(options.trees) if options.trees else parsing.parse
    gold = load(options.set, options.every, options.offset)
    found = []
    for row in gold:
        rows = [{**as_row(one), "why": one.why} for one in analysed(row, parser)]
        found.append({"id": row["id"], "attributions": rows})
    if options.trees and not options.without_parser:
        options.trees.write_bytes(pickle.dumps(parsing._trees))
    if options.errors:
        errors(gold, found, options.errors)
    print(json.dumps(score(gold, found)))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", default="dev")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--offset", type=int, default=0)
    parser.add_argument("--errors", choices=["missed", "extra", "source", "tally"])
    parser.add_argument("--without-parser", action="store_true")
    parser.add_argument("--trees", type=Path, help="keep parses in this file between runs")
    return parser.parse_args()


if __name__ == "__main__":
    main()
