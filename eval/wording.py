"""Wording against the bundled coverage's planted differences, layer by layer; --show lists misses and extras.

Found is a planted row whose form stands in rows of its layer at all its places. Extra are rows for whose form and
document nothing is planted: the gold lists what an editor would print first, so that they are looked at, not counted as
wrong.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tellings import demo
from tellings.case import Case
from tellings.framing.texts import folded, named
from tellings.records import Place, Wording
from tellings.wording import wording
from tests import coverage

COMPARED = ("label", "name", "report_verb", "hedge")


def rows() -> tuple[Wording, ...]:
    """The rows of the bundled coverage."""
    with tempfile.TemporaryDirectory() as folder, Case(Path(folder) / "case.db") as case:
        case.read(str(demo.PAGES), meta=str(demo.META), until="edits")
        readings = named(case.readings(), case.referents())
        return wording(readings, case.entities(), case.lineages(), case.edits())


def found(given: tuple[Wording, ...]) -> tuple[list[tuple[str, dict[str, Any], bool]], list[Wording]]:
    """The planted rows, each with its layer and whether it is found; and the rows that nothing is planted for."""
    places: dict[tuple[str, str, str], list[Place]] = defaultdict(list)
    for row in given:
        for place in row.members:
            places[row.layer, folded(row.form), place.document].append(place)
    results = [(gold["layer"], gold, _is_found(gold, places)) for gold in coverage.gold()["wording"]]
    results += [("voice", gold, _is_told(gold, given)) for gold in coverage.gold()["voice"]]
    planted = {
        (g["layer"], folded(g["form"]), coverage.documents()[g["document"]].id) for g in coverage.gold()["wording"]
    }
    extra = [
        row
        for row in given
        if row.layer in COMPARED and not any((row.layer, folded(row.form), p.document) in planted for p in row.members)
    ]
    return results, extra


def _is_found(gold: dict[str, Any], places: dict[tuple[str, str, str], list[Place]]) -> bool:
    document = coverage.documents()[gold["document"]].id
    given = places.get((gold["layer"], folded(gold["form"]), document), [])
    wanted = [coverage.place(member) for member in gold["members"]]
    return all(any(_meet(place, other) for other in given) for place in wanted if place)


def _meet(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end


def _is_told(gold: dict[str, Any], given: tuple[Wording, ...]) -> bool:
    """A clause at the place, in its voice, with its agent and patient among the words of the reason."""
    document = coverage.documents()[gold["document"]]
    span = coverage.locate(document.text, gold["quote"], gold["occurrence"])
    here = Place(document.id, *span)
    for row in given:
        if row.layer == "voice" and any(p.document == document.id and _meet(p, here) for p in row.members):
            agent, patient = row.why.split("; patient: ")
            named = not gold["agent"] if agent.endswith("no agent") else _share(gold["agent"] or "", agent)
            if agent.startswith(gold["voice"]) and named and _share(gold["patient"], patient):
                return True
    return False


def _share(gold: str, given: str) -> bool:
    """Whether the head of what is planted, or a word of it, stands in what is given."""
    words = [word.removesuffix("s") for word in folded(gold).split()]
    return any(word in words for word in (w.removesuffix("s") for w in folded(given).split()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="list what is missed and what is extra")
    options = parser.parse_args()
    results, extra = found(rows())
    for layer in (*COMPARED, "voice"):
        right = [is_found for kind, _, is_found in results if kind == layer]
        more = Counter(row.layer for row in extra)[layer]
        print(f"{layer:12} found {sum(right):3} of {len(right):3} ({sum(right) / len(right):.3f}); extra rows {more}")
    for layer, gold, is_found in results if options.show else ():
        if not is_found:
            print("MISSED", layer, gold.get("form") or gold["quote"], gold["document"], gold.get("members", ""))
    for row in extra if options.show else ():
        print("EXTRA", row.layer, "|", row.referent, "|", row.form, "|", row.outlet, "|", row.why)


if __name__ == "__main__":
    main()
