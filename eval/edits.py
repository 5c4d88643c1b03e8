"""Typed edits against the hand-made ones, as `score.py edits` counts; --show lists mistakes, --only takes one event."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from types import ModuleType

from measuring import Row, rows, scorer

from tellings.annotate.sentences import sentences
from tellings.blocks import blocks
from tellings.edits import edits
from tellings.records import Document, Edit, Reading


def reading(row: Row) -> Reading:
    document = Document(row["id"], row["text"], language="en")
    tiles = blocks(document)
    return Reading(document, tiles, sentences(document, tiles))


def as_row(edit: Edit) -> Row:
    places = {
        side: {"document": p.document, "start": p.start, "end": p.end}
        for side, p in (("left", edit.left), ("right", edit.right))
    }
    return {**places, "type": edit.type, "why": edit.why}


def measured(only: Sequence[str] = ()) -> Row:
    """What `score.py edits` says of the gold pairs; `only` takes some events."""
    gold, guesses, _ = compared(only)
    result: Row = scorer().edits(gold, guesses)
    return result


def compared(only: Sequence[str]) -> tuple[list[Row], list[Row], dict[str, Reading]]:
    readings = {row["id"]: reading(row) for row in rows("lineages/dev")}
    gold = [g for g in rows("lineages/dev_edits") if not only or g["left"]["document"].split("/")[0] in only]
    pairs = sorted({(g["left"]["document"], g["right"]["document"]) for g in gold})
    return gold, [as_row(e) for a, b in pairs for e in edits(readings[a], readings[b])], readings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", default=[], help="events by the beginning of their ids, such as gn1 he")
    parser.add_argument("--show", action="store_true", help="print what was missed or typed otherwise")
    options = parser.parse_args()
    gold, guesses, readings = compared(options.only)
    score = scorer()
    print(json.dumps(score.edits(gold, guesses), indent=1))
    for g in gold if options.show else ():
        show(score, g, guesses, readings)


def show(score: ModuleType, gold: Row, guesses: list[Row], readings: dict[str, Reading]) -> None:
    result = score.edits([gold], guesses)
    if result["type_right"] == 1.0:
        return

    def cut(side: Row) -> str:
        text = readings[side["document"]].document.text
        a, b = side["start"], side["end"]
        return f"{text[max(0, a - 25) : a]}[[{text[a:b]}]]{text[b : b + 25]}".replace("\n", "|")

    print(
        "MISSED" if not result["found"] else "TYPE", gold["type"], gold["left"]["document"], gold["right"]["document"]
    )
    print("     ", cut(gold["left"]), "\n     ", cut(gold["right"]))
    for guess in guesses:
        near = score.edits([gold], [guess])["found"] or (
            (guess["left"]["document"], guess["right"]["document"])
            == (gold["left"]["document"], gold["right"]["document"])
            and min(abs(guess[s][e] - gold[s][e]) for s in ("left", "right") for e in ("start", "end")) < 15
        )
        if near:
            print("    >", guess["type"], "|", cut(guess["left"]), "|", cut(guess["right"]), "|", guess["why"])


if __name__ == "__main__":
    main()
