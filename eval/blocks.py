"""Residue found and article text lost on the hand-marked pages, whole and by half.

Usage: eval/blocks.py [--errors] [--half even|odd]   (`--errors` prints the mistakes)
"""

import argparse
import time

from measuring import rows

from tellings.blocks import blocks
from tellings.records import RESIDUE, Document


def letters(text: str, spans: list) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def score(gold: list[dict], errors: bool) -> dict[str, float]:
    hit = found = wanted = article = lost = 0
    for row in gold:
        text = row["text"]
        either = letters(text, row["optional"])
        marked = [b for b in blocks(Document("x", text, row.get("title"), row.get("outlet"))) if b.kind in RESIDUE]
        right = letters(text, row["residue"]) - either
        said = letters(text, [(b.start, b.end) for b in marked]) - either
        hit, found, wanted = hit + len(right & said), found + len(said), wanted + len(right)
        article, lost = article + sum(map(str.isalnum, text)) - len(right) - len(either), lost + len(said - right)
        if errors:
            for block in marked:
                if wrong := letters(text, [(block.start, block.end)]) - either - right:
                    print(f"LOST   {row['id']} {len(wrong):4} {block.why}: {text[block.start : block.end][:200]!r}")
            for start, end in row["residue"]:
                if missed := letters(text, [(start, end)]) - said - either:
                    print(f"MISSED {row['id']} {len(missed):4} {text[min(missed) : max(missed) + 1][:300]!r}")
    precision, recall = hit / max(found, 1), hit / max(wanted, 1)
    return {
        "P": precision,
        "R": recall,
        "F": 2 * precision * recall / max(precision + recall, 1e-9),
        "lost": lost / max(article, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--half", choices=("even", "odd"))
    options = parser.parse_args()
    gold = rows("blocks/dev")
    halves = {"all": gold, "even": gold[::2], "odd": gold[1::2]}
    if options.half:
        print({k: round(v, 4) for k, v in score(halves[options.half], options.errors).items()})
        return
    for name, half in halves.items():
        print(name, {k: round(v, 4) for k, v in score(half, options.errors and name == "all").items()})
    texts = [Document("x", row["text"]) for row in gold]
    start = time.perf_counter()
    for document in texts:
        blocks(document)
    seconds = time.perf_counter() - start
    size = sum(len(document.text) for document in texts)
    print(f"{len(texts) / seconds:.0f} documents/s, {size / seconds / 3000:.0f} texts of 3,000 characters/s")


if __name__ == "__main__":
    main()
