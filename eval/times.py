"""Value F of time expressions on the shared gold sets, mistakes by rule, and documents per second.

    .venv/bin/python eval/times.py [--half 0|1] [--errors] [SET …]

`--half` takes every second document, so that rules can be written on one half and checked on the other.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from typing import Any

from measuring import rows

from tellings.annotate.sentences import sentences
from tellings.annotate.times import times
from tellings.records import Block, Document, TimeExpression


def read(row: dict[str, Any]) -> tuple[TimeExpression, ...]:
    document = Document(row["id"], row["text"], published=row["published"], language="en")
    blocks = [Block(row["id"], 0, len(row["text"]), "paragraph", "gold texts are article text")]
    return times(document, blocks, sentences(document, blocks))


def matched(gold: list[dict[str, Any]], found: list[TimeExpression]) -> list[tuple[Any, Any]]:
    """Pairs as score.py makes them, None where one side has nothing."""
    used: set[int] = set()
    pairs: list[tuple[Any, Any]] = []
    for g in sorted(gold, key=lambda t: t["start"]):
        best = None
        for i, p in enumerate(found):
            meets = i not in used and min(g["end"], p.end) > max(g["start"], p.start)
            if meets and (best is None or (p.start, p.end) == (g["start"], g["end"])):
                best = i
        used |= {best} if best is not None else set()
        pairs.append((g, found[best] if best is not None else None))
    return pairs + [(None, p) for i, p in enumerate(found) if i not in used]


def f1(hits: int, found: int, gold: int) -> float:
    return 200 * hits / max(found + gold, 1)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("sets", nargs="*", default=["timebank", "aquaint", "wikiwars"])
    parser.add_argument("--half", type=int)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    for name in options.sets:
        gold = rows(f"times/{name}")
        score(name, gold if options.half is None else gold[options.half :: 2], options.errors)


def score(name: str, given: list[dict[str, Any]], errors: bool) -> None:
    started = time.perf_counter()
    found = [[t for t in read(row) if name != "wikiwars" or t.type == "DATE"] for row in given]
    seconds = time.perf_counter() - started
    pairs = [(row, *pair) for row, times_ in zip(given, found, strict=True) for pair in matched(row["times"], times_)]
    both = [(g, p) for _, g, p in pairs if g and p]
    n_gold, n_found = sum(g is not None for _, g, _ in pairs), sum(p is not None for _, _, p in pairs)
    value = sum(g["value"] == p.value for g, p in both)
    strict = sum((g["start"], g["end"]) == (p.start, p.end) for g, p in both)
    print(
        f"{name}: value F {f1(value, n_found, n_gold):.1f}, strict {f1(strict, n_found, n_gold):.1f}, relaxed "
        f"{f1(len(both), n_found, n_gold):.1f}; gold {n_gold}, found {n_found}; {len(given) / seconds:.0f} documents/s"
    )
    if errors:
        show(pairs)


def show(pairs: list[tuple[Any, Any, Any]]) -> None:
    classes: Counter[str] = Counter()
    for row, g, p in pairs:
        if g and p and g["value"] == p.value:
            continue
        kind = "missed" if p is None else f"spurious {p.rule}" if g is None else f"wrong {p.rule}"
        classes[kind] += 1
        start, end = (g["start"], g["end"]) if g else (p.start, p.end)
        context = (
            row["text"][max(0, start - 50) : start] + "[" + row["text"][start:end] + "]" + row["text"][end : end + 30]
        )
        print(
            kind,
            "|",
            g and g["value"],
            "|",
            p and (p.value, p.text, p.symbol),
            "|",
            row["published"],
            "|",
            " ".join(context.split()),
        )
    print(classes.most_common(40))
    right = Counter(p.rule for _, g, p in pairs if g and p and g["value"] == p.value)
    wrong = Counter(p.rule for _, g, p in pairs if p and not (g and g["value"] == p.value))
    print("right/wrong by rule:", ", ".join(f"{rule} {right[rule]}/{n}" for rule, n in wrong.most_common()))


if __name__ == "__main__":
    main()
