"""Attributions beside a plain pass of the same spaCy pipeline (tagger and parser) over the same documents, in one run.

Usage: bench/attributions.py [--set dev] [--every N] [--copies SHARE] [--rounds N]

The stage is timed whole: quotations, units, parsing what a cue or a mark calls for, frames, speakers. With `--copies`
that share of the documents is wire copy: the same text under another outlet's name. Seconds are the processor's, not
the clock's, and the two take turns, so that other work on the machine tells less.
"""

import argparse
import gzip
import json
import os
import time
from importlib import import_module
from pathlib import Path

from tellings import parsing
from tellings.annotate.attributions import attributions
from tellings.annotate.names import names
from tellings.annotate.sentences import sentences
from tellings.blocks import blocks
from tellings.records import Document

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("TELLINGS_SHARED", ROOT.parent / "shared"))


def texts(name: str, every: int, copies: float) -> list[str]:
    with gzip.open(SHARED / "eval" / "quotes" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = [json.loads(line)["text"] for line in lines][::every]
    own = max(1, round(len(found) * (1 - copies)))
    return [found[number % own] for number in range(len(found))]


def staged(found: list[str]) -> float:
    readings = []
    for number, text in enumerate(found):
        document = Document(str(number), text, language="en")
        kinds = blocks(document)
        lines = sentences(document, kinds)
        readings.append((document, kinds, lines, names(document, kinds, lines)))
    parsing.forget()
    start = time.process_time()
    for reading in readings:
        attributions(*reading)
    return time.process_time() - start


def plain(found: list[str]) -> float:
    pipeline = import_module(parsing.pipeline_name()).load(exclude=list(parsing.UNUSED))
    start = time.process_time()
    for _ in pipeline.pipe(found):
        pass
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", default="dev")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--copies", type=float, default=0.0, metavar="SHARE")
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    found = texts(options.set, options.every, options.copies)
    parsing.parse(["The pipeline is loaded before the clock starts."])
    rounds = [(staged(found), plain(found)) for _ in range(options.rounds)]
    stage, peer = (min(seconds) for seconds in zip(*rounds, strict=True))
    words = sum(len(text.split()) for text in found)
    print(f"documents {len(found)}, words {words}, pipeline {parsing.model()}")
    print(f"attributions  {stage:7.2f} s {words / stage:9.0f} words/s")
    print(f"plain parsing {peer:7.2f} s {words / peer:9.0f} words/s")
    print(f"ratio         {stage / peer:7.2f}")


if __name__ == "__main__":
    main()
