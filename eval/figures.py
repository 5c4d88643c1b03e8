"""How well figures are read: the hand-read ones of the shared folder (tests/annotate holds the project's own).

.venv/bin/python eval/figures.py [ids-that-begin-with …]
"""

import gzip
import importlib.util
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tellings.annotate.figures import figures
from tellings.annotate.sentences import sentences
from tellings.annotate.times import times
from tellings.blocks import blocks
from tellings.records import Document

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TELLINGS_SHARED", ROOT.parent / "shared"))


def predicted(row: dict) -> dict:
    """The figures of one row of the gold, as the stream command gives them."""
    document = Document(row["id"], row["text"], published=row.get("published"), language="en")
    stretches = blocks(document)
    split = sentences(document, stretches)
    found, quantities = figures(document, stretches, split, times(document, stretches, split))
    return {"id": row["id"], "figures": [asdict(f) for f in found], "quantities": [asdict(q) for q in quantities]}


def scorer() -> Any:
    """The shared folder's own scorer."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold(prefixes: tuple[str, ...] = ()) -> list[dict]:
    """The rows read by hand."""
    with gzip.open(SHARED / "eval" / "figures" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [row for row in rows if not prefixes or row["id"].startswith(prefixes)]


def main() -> None:
    """Print the figures for the whole set."""
    rows = gold(tuple(sys.argv[1:]))
    print(json.dumps(scorer().figures(rows, [predicted(row) for row in rows]), indent=1))


if __name__ == "__main__":
    main()
