"""How many disputes are found that readers marked: the shared folder's and the bundled coverage's.

.venv/bin/python eval/disputes.py [--show]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from measuring import rows

from tellings.disputes import disputes
from tellings.records import Dispute, Place
from tests import coverage
from tests.whole import Whole, bundled
from tests.whole import rows as read_rows


@dataclass(frozen=True)
class Marked:
    """A dispute that a reader marked, with the forms that are right."""

    asserted: Place
    denied: Place
    forms: frozenset[str]


def shared(every: int = 1) -> tuple[Whole, list[Marked]]:
    """The shared folder's documents, and the disputes marked in them; of the others one in `every`."""
    marked = [
        Marked(_place(row["assert"]), _place(row["deny"]), frozenset({row["kind"]}))
        for row in rows("figures/dev_disputes")
    ]
    told = {place.document for one in marked for place in (one.asserted, one.denied)}
    given = rows("figures/dev")
    return read_rows([row for at, row in enumerate(given) if row["id"] in told or at % every == 0]), marked


def covered() -> tuple[Whole, list[Marked]]:
    """The bundled coverage, and the disputes planted in it."""
    marked = []
    for item in coverage.gold()["disputes"]:
        asserted, denied = coverage.place(item["assert"]), coverage.place(item["deny"])
        if asserted and denied:
            marked.append(Marked(asserted, denied, frozenset({item["form"], *item["also"]})))
    return bundled(), marked


def found_in(known: Whole) -> tuple[Dispute, ...]:
    """The disputes of documents that were read."""
    return disputes(known.readings, (), known.datings, known.entities, known.referents)


def meets(one: Marked, found: Sequence[Dispute]) -> list[Dispute]:
    """The disputes found that touch both stretches of a marked one, whichever is named first."""
    return [
        item
        for item in found
        if (_touch(item.asserted, one.asserted) and _touch(item.denied, one.denied))
        or (_touch(item.asserted, one.denied) and _touch(item.denied, one.asserted))
    ]


def figures(known: Whole, marked: Sequence[Marked]) -> dict[str, float]:
    """Share found, share found in the right form, and disputes found beside them for each document."""
    found = found_in(known)
    met = [meets(one, found) for one in marked]
    right = sum(any(item.form in one.forms for item in items) for one, items in zip(marked, met, strict=True))
    others = len(found) - len({id(item) for items in met for item in items})
    return {
        "marked": len(marked),
        "found": round(sum(bool(items) for items in met) / len(marked), 3),
        "in the right form": round(right / len(marked), 3),
        "given": len(found),
        "others a document": round(others / len(known.readings), 3),
        "most others in one": _most(known, found, met),
    }


def _most(known: Whole, found: Sequence[Dispute], met: Sequence[Sequence[Dispute]]) -> int:
    matched = {id(item) for items in met for item in items}
    others = [item.denied.document for item in found if id(item) not in matched]
    return max((others.count(reading.document.id) for reading in known.readings), default=0)


def _place(item: dict) -> Place:
    return Place(item["document"], item["start"], item["end"])


def _touch(one: Place, other: Place) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


def _shown(known: Whole, marked: Sequence[Marked]) -> None:
    texts = {reading.document.id: reading.document.text for reading in known.readings}
    found = found_in(known)
    matched = {id(item) for one in marked for item in meets(one, found)}
    for one in marked:
        if not meets(one, found):
            print("missed", *(texts[place.document][place.start : place.end] for place in (one.asserted, one.denied)))
    for item in found:
        if id(item) not in matched:
            print("other", item.form, item.speakers, item.why)
            for place in (item.asserted, item.denied):
                print("    ", texts[place.document][place.start : place.end])


def main() -> None:
    """Print the figures of both sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="list what is missed and what else is given")
    shown = parser.parse_args().show
    for name, (known, marked) in (("shared dev", shared()), ("bundled coverage", covered())):
        print(name, figures(known, marked))
        if shown:
            _shown(known, marked)


if __name__ == "__main__":
    main()
