"""How much of the bundled coverage's timeline is found; --print gives the timeline of any pages as a person reads it.

.venv/bin/python eval/timeline.py [--show] [--print FOLDER]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tellings.records import Entry, Place
from tellings.timeline import timeline
from tests import coverage
from tests.whole import Whole, bundled, pages


def found_in(known: Whole) -> tuple[Entry, ...]:
    """The timeline of documents that were read."""
    return timeline(known.readings, known.datings, known.lineages, (), known.referents)


def touching(marked: dict[str, Any], found: Sequence[Entry]) -> list[Entry]:
    """The entries that rest on a clause of a marked one."""
    places = [place for item in marked["members"] if (place := coverage.place(item)) is not None]
    return [entry for entry in found if any(_touch(one, other) for one in places for other in entry.members)]


def is_right(marked: dict[str, Any], entry: Entry) -> bool:
    """Whether an entry's days lie within those that a reader gave."""
    return bool(
        entry.earliest and entry.latest and marked["earliest"] <= entry.earliest and entry.latest <= marked["latest"]
    )


def figures(found: Sequence[Entry]) -> dict[str, float]:
    """Shares of the marked entries: found, with the right days, as background or not; entries beside them."""
    gold = coverage.gold()["timeline"]
    met = [touching(marked, found) for marked in gold]
    right = [[e for e in entries if is_right(marked, e)] for marked, entries in zip(gold, met, strict=True)]
    apart = [any(e.background == marked["background"] for e in es) for marked, es in zip(gold, right, strict=True)]
    known = {id(entry) for entries in met for entry in entries}
    return {
        "marked": len(gold),
        "found": round(sum(bool(entries) for entries in met) / len(gold), 3),
        "with the right days": round(sum(bool(entries) for entries in right) / len(gold), 3),
        "background told apart": round(sum(apart) / len(gold), 3),
        "entries": len(found),
        "false": sum(id(entry) not in known for entry in found),
        "told in parts": sum(len(entries) - 1 for entries in met if entries),
    }


def line(entry: Entry) -> str:
    """One line of a timeline as a person reads it."""
    days = entry.earliest if entry.earliest == entry.latest else f"{entry.earliest} to {entry.latest}"
    support = entry.support
    told = f"{support.documents} documents, {support.outlets} outlets, {support.origins} origins"
    return f"{days} ({entry.precision}, {entry.basis}{', background' * entry.background}) {entry.text} [{told}]"


def _touch(one: Place, other: Place) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


def main() -> None:
    """Print the figures, or a timeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="list what is missed and what else is given")
    parser.add_argument("--print", metavar="FOLDER", help="print the timeline of the pages in a folder")
    arguments = parser.parse_args()
    if arguments.print:
        print(*map(line, found_in(pages(arguments.print))), sep="\n")
        return
    found = found_in(bundled())
    print(figures(found))
    if arguments.show:
        gold = coverage.gold()["timeline"]
        right = {id(entry) for marked in gold for entry in touching(marked, found)}
        print(*("missed " + m["text"] for m in gold if not touching(m, found)), sep="\n")
        print(*("other  " + line(entry) for entry in found if id(entry) not in right), sep="\n")


if __name__ == "__main__":
    main()
