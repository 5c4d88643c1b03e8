"""Attributions against PolNeAR and against the bundled coverage.

Usage: eval/attributions.py [--set dev|train] [--every N] [--offset K] [--errors CLASS] [--without-parser]
       eval/attributions.py --coverage [--errors tally]       the bundled coverage, with acts and speakers
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
from collections.abc import Sequence
from pathlib import Path

from tellings import parsing
from tellings.annotate.attributions import attributions
from tellings.annotate.names import names
from tellings.annotate.sentences import sentences
from tellings.blocks import blocks
from tellings.read import read
from tellings.records import Attribution, Document, Mention

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "src" / "tellings" / "demo" / "pages"
GOLD = ROOT / "eval" / "gold" / "coverage.json"
SHARED = Path(os.environ.get("TELLINGS_SHARED", ROOT.parent / "shared"))


def analysed(row: dict, parser: parsing.Parser) -> list[Attribution]:
    document = Document(row["id"], row["text"], language="en")
    kinds = blocks(document)
    lines = sentences(document, kinds)
    return list(attributions(document, kinds, lines, names(document, kinds, lines), parser))


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


def coverage(parser: parsing.Parser, errors: bool) -> dict:
    """The bundled coverage: found, and of those found the right kind, act, polarity and speaker."""
    gold, found, right, asked = [], [], Counter(), Counter()
    documents = {
        page_key(item): item for item in read([str(PAGES)], PAGES.parent / "meta.csv") if isinstance(item, Document)
    }
    for page in json.loads(GOLD.read_text(encoding="utf-8"))["pages"]:
        if page["language"] != "en":
            continue
        document = documents[page["key"]]
        kinds = blocks(document)
        lines = sentences(document, kinds)
        mentions = names(document, kinds, lines)
        given = attributions(document, kinds, lines, mentions, parser)
        wanted = [located(document.text, item) for item in page["attributions"]]
        rows = [as_row(one) for one in given]
        pairing = matches(document.text, wanted, rows)
        wanted = [item for i, item in enumerate(wanted) if i in pairing or not item.get("optional")]
        gold.append({"id": page["key"], "text": document.text, "attributions": wanted})
        found.append({"id": page["key"], "attributions": rows})
        judge(page, given, pairing, mentions, right, asked, errors)
    fields = {name: round(right[name] / count, 3) for name, count in asked.items()}
    return {**score(gold, found), "of the found": fields}


def judge(
    page: dict,
    given: tuple[Attribution, ...],
    pairing: dict[int, int],
    mentions: tuple[Mention, ...],
    right: Counter,
    asked: Counter,
    errors: bool,
) -> None:
    forms: dict[str | None, set[str]] = {}
    for mention in mentions:
        forms.setdefault(mention.entity, set()).add(mention.text)
    for i, j in pairing.items():
        item, one = page["attributions"][i], given[j]
        marks = {name: item[name] == getattr(one, name) for name in ("kind", "act", "polarity")}
        said = " ".join(forms.get(one.speaker, ())).lower() if one.speaker else ""
        words = [word.lower() for word in (item["speaker"] or "").split() if len(word) > 3]
        marks["speaker"] = any(word in said for word in words) if item["speaker"] else not said
        for name, good in marks.items():
            asked[name] += 1
            right[name] += good
            if errors and not good:
                got = said if name == "speaker" else getattr(one, name)
                source = item["source"]["quote"] if item["source"] else None
                print(f"{name}: wanted {item[name]}, got {got} | {source} | {one.why} | {page['key']}")


def page_key(document: Document) -> str:
    return document.caller_id or Path(document.key).name


def located(text: str, item: dict) -> dict:
    """An item of the gold with offsets for its quotes; occurrences count from 1."""
    place = {**item, "content": [spot(text, quote) for quote in item["content"]]}
    for part in ("source", "cue"):
        place[part] = [spot(text, item[part])] if item[part] else []
    return place


def spot(text: str, quote: dict) -> list[int]:
    at = -1
    for _ in range(quote["occurrence"]):
        at = text.index(quote["quote"], at + 1)
    return [at, at + len(quote["quote"])]


def no_parser(texts: Sequence[str]) -> list[parsing.Tree | None]:
    return [None] * len(texts)


def cached_parser(path: Path | None) -> parsing.Parser:
    """A parser whose trees are kept in a file between runs, for work on the rules."""
    if path is not None and path.exists():
        trees, labels = pickle.loads(path.read_bytes())
        parsing._trees.update(trees)
        for label in labels:
            parsing._number(label)
    return parsing.parse


def main() -> None:
    options = arguments()
    parser = no_parser if options.without_parser else cached_parser(options.trees)
    if options.coverage:
        print(json.dumps(coverage(parser, bool(options.errors))))
        return
    gold = load(options.set, options.every, options.offset)
    found = []
    for row in gold:
        rows = [{**as_row(one), "why": one.why} for one in analysed(row, parser)]
        found.append({"id": row["id"], "attributions": rows})
    if options.trees and not options.without_parser:
        options.trees.write_bytes(pickle.dumps((parsing._trees, parsing._labels)))
    if options.errors:
        errors(gold, found, options.errors)
    print(json.dumps(score(gold, found)))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", default="dev")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--offset", type=int, default=0)
    parser.add_argument("--errors", choices=["missed", "extra", "source", "tally"])
    parser.add_argument("--coverage", action="store_true", help="the bundled coverage instead")
    parser.add_argument("--without-parser", action="store_true")
    parser.add_argument("--trees", type=Path, help="keep parses in this file between runs")
    return parser.parse_args()


if __name__ == "__main__":
    main()
