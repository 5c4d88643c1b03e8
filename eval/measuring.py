"""The shared gold data and its scorer, for the scripts beside this."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType
from typing import Any

Row = dict[str, Any]

ROOT = Path(__file__).resolve().parent.parent
GOLD = Path(os.environ.get("TELLINGS_SHARED", ROOT.parent / "shared")) / "eval"


def rows(name: str) -> list[Row]:
    """The rows of a file of the gold data, named from its folder: `lineages/dev`."""
    with gzip.open(GOLD / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def scorer() -> ModuleType:
    """`score.py` of the gold data, a function per task."""
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
