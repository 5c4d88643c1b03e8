"""One text printed by more than are compared with one another: the same account in any order, after any removal."""

import json
import random
from dataclasses import replace
from math import comb

import pytest

from tellings.case import Case
from tellings.copies import PRINTINGS, copies
from tellings.copying.doubles import doubled
from tellings.lineages import akin, lineages, solve
from tellings.records import Document, Reading

NOTICE = (
    "The sluice at Tarn Quay was opened on Monday after the river Osk rose by two metres, the Osk Basin Board said."
    " Three villages were told to leave, and the road to Lower Hask is shut until the board has looked at the weir."
)
VARIANT = NOTICE.replace("two metres", "almost three metres") + " Ferries stay in port."
OTHER = "Wool was dearer in Hask on Friday, where traders of nine valleys met for the first time since the bridge fell."


def coverage(printings=PRINTINGS + 12):
    rows = [
        {
            "id": f"n{at}",
            "outlet": f"Valley Bell {at}",
            "title": f"River {at}",
            "text": NOTICE,
            "published": f"2031-03-{4 + at % 5:02}",
        }
        for at in range(printings)
    ]
    rows += [
        {"id": f"v{at}", "outlet": f"Hask Mail {at}", "text": VARIANT, "published": "2031-03-05"} for at in range(2)
    ]
    rows += [{"id": f"o{at}", "outlet": f"Wool Post {at}", "text": OTHER, "published": "2031-03-07"} for at in range(2)]
    return rows


def account(path, parts, removed=()):
    """Everything in the case but where it was read, as the export says it."""
    with Case(path) as case:
        for at, rows in enumerate(parts):
            source = path.with_name(f"{path.stem}-{at}.jsonl")
            source.write_text("\n".join(map(json.dumps, rows)))
            case.read(source)
        if removed:
            case.remove(*removed)
        case.export("json", path.with_suffix(".json"))
    found = json.loads(path.with_suffix(".json").read_bytes())
    for document in found["documents"]:
        del document["sources"]
    return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    path = tmp_path_factory.mktemp("doubles") / "whole.db"
    return account(path, [coverage()])


def test_a_double_is_compared_with_the_first_alone(whole):
    ids = sorted(d["id"] for d in whole["documents"] if (d["title"] or "").startswith("River"))
    doubles, partners = set(ids[PRINTINGS:]), {}
    for copy in whole["copies"]:
        left, right = copy["left"]["document"], copy["right"]["document"]
        for one, other in ((left, right), (right, left)):
            if one in doubles:
                partners.setdefault(one, []).append(other)
    assert partners == {double: [ids[0]] for double in doubles}
    assert len(whole["copies"]) == PRINTINGS * (PRINTINGS - 1) // 2 + len(doubles) + 2 * PRINTINGS + 1 + 1


def test_doubles_belong_to_the_lineage_and_the_story_of_their_text(whole):
    river, wool = sorted(whole["lineages"], key=lambda lineage: -len(lineage["members"]))
    assert len(river["members"]) == PRINTINGS + 14
    assert len(wool["members"]) == 2
    assert {edge["to"] for edge in river["edges"]} | {edge["source"] for edge in river["edges"]} == {*river["members"]}
    assert len(river["edges"]) == len(river["members"]) - 1
    assert [len(story["tellings"]) for story in whole["stories"]] == [PRINTINGS + 14, 2]


def test_doubles_hang_on_the_first_printing_by_their_days(whole):
    (river, _) = sorted(whole["lineages"], key=lambda lineage: -len(lineage["members"]))
    days = {d["id"]: d["published"]["value"] for d in whole["documents"]}
    first = min(d["id"] for d in whole["documents"] if (d["title"] or "").startswith("River"))
    edges = [edge for edge in river["edges"] if edge["why"].startswith("they print one article")]
    assert len(edges) == 12
    for edge in edges:
        assert first in (edge["source"], edge["to"])
        assert edge["directed"] == (days[edge["source"]] < days[edge["to"]])
        assert edge["share"] == 1.0


@pytest.mark.parametrize("seed", range(2))
def test_growing_in_any_order_is_reading_at_once(whole, tmp_path, seed):
    rows = coverage()
    random.Random(seed).shuffle(rows)
    cuts = sorted(random.Random(seed + 10).sample(range(1, len(rows)), 4))
    parts = [rows[low:high] for low, high in zip([0, *cuts], [*cuts, None], strict=True)]
    assert account(tmp_path / "grown.db", parts) == whole


@pytest.mark.parametrize("gone", [3, 60])
def test_removing_is_never_having_read(tmp_path, gone):
    rows = coverage()
    random.Random(gone).shuffle(rows)
    removed = [row["id"] for row in rows[:gone]]
    kept = [row for row in rows if row["id"] not in removed]
    expected = account(tmp_path / "kept.db", [kept])
    assert account(tmp_path / "all.db", [rows], removed) == expected


def test_a_text_that_is_all_boilerplate_makes_no_pairs(tmp_path):
    """A notice that one outlet prints under eight different articles is its furniture, however many print it alone."""
    rng = random.Random(2)
    words = "tide lamp orchard quarry signal mill depot ledger ravine chapel tanner granary causeway pilot".split()
    rows = coverage()
    rows += [
        {
            "id": f"f{at}",
            "outlet": "Furniture Post",
            "text": f"{' '.join(rng.choices(words, k=120)).capitalize()}.\n\n{NOTICE}",
        }
        for at in range(9)
    ]
    found = account(tmp_path / "all.db", [rows])
    printed = {d["id"] for d in found["documents"] if (d["title"] or "").startswith("River")}
    assert not [c for c in found["copies"] if {c["left"]["document"], c["right"]["document"]} <= printed]


def test_lineages_read_nothing_of_doubles_but_their_metadata(whole):
    readings = [Reading(Document(row["id"], row["text"], outlet=row["outlet"])) for row in coverage()]
    shared = copies(readings)
    known = {reading.document.id: reading for reading in readings}
    doubles = {double: akin(known[first], known[double]) for double, first in doubled(readings).items()}
    bare = [
        replace(reading, document=replace(reading.document, text="")) if reading.document.id in doubles else reading
        for reading in readings
    ]
    river, wool = solve(bare[:-2], shared, doubles), solve(bare[-2:], shared[-1:], doubles)
    assert {*river, *wool} == set(lineages(readings, shared))
    assert len(doubles) == 12


def test_printings_that_differ_in_a_line_are_doubles_too():
    rng = random.Random(3)
    words = "tide lamp orchard quarry signal mill depot ledger ravine chapel tanner granary causeway pilot".split()
    dispatch = " ".join(rng.choices(words, k=400)).capitalize()
    readings = [
        Reading(Document(f"d{at:03}", f"{dispatch}. Copy number {at} was set at Tarn Quay.", outlet=f"Bell {at}"))
        for at in range(PRINTINGS + 20)
    ]
    doubles, shared = doubled(readings), copies(readings)
    (found,) = lineages(readings, shared)
    assert 0 < len(doubles) < 20
    assert len(shared) == comb(len(readings) - len(doubles), 2) + len(doubles)
    assert len(found.members) == len(readings)
    assert {edge.to for edge in found.edges if edge.why.startswith("they print one article")} == set(doubles)
