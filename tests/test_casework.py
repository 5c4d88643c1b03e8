"""A case that grows a document at a time ends as one that was read in one go."""

import json
import random

import pytest

from tellings.case import Case

WORDS = (
    "harbour wool bridge market council ferry tide lamp orchard quarry signal mill depot ledger ravine chapel tanner"
    " granary ropewalk sluice causeway pilot gull barley winter clerk magistrate lantern copper saddle"
).split()


def text(rng, length):
    return " ".join(rng.choice(WORDS) for _ in range(length))


def coverage(seed):
    """Wire copy in several outlets, passages in other articles, and one outlet that signs off every article alike."""
    rng = random.Random(seed)
    wire = [text(rng, 60).capitalize() + "." for _ in range(4)]
    sign_off = "Write to the night desk of the Lorne Post, old customs house, second quay."
    rows = [
        {"id": f"p{at}", "outlet": "Lorne Post", "text": f"{text(rng, 80).capitalize()}.\n\n{sign_off} Thanks."}
        for at in range(8)
    ]
    for at in range(4):
        kept = wire[: rng.randint(2, 4)]
        rows.append({"id": f"w{at}", "outlet": f"Gull {at}", "text": "\n\n".join(kept)})
    rows.append({"id": "b", "outlet": "Hask Mail", "text": f"{text(rng, 90).capitalize()}.\n\n{wire[1]}"})
    return rows


def account(path, folder, parts):
    with Case(path) as case:
        for at, rows in enumerate(parts):
            source = folder / f"{path.stem}-{at}.jsonl"
            source.write_text("\n".join(map(json.dumps, rows)))
            case.read(source)
        case.export("json", path.with_suffix(".json"))
    found = json.loads(path.with_suffix(".json").read_bytes())
    for document in found["documents"]:
        del document["sources"]
    return found


@pytest.mark.parametrize("seed", range(4))
def test_reading_one_by_one_in_any_order_is_reading_at_once(tmp_path, seed):
    rows = coverage(seed)
    at_once = account(tmp_path / "once.db", tmp_path, [rows])
    random.Random(seed).shuffle(rows)
    one_by_one = account(tmp_path / "slow.db", tmp_path, [[row] for row in rows])
    assert at_once["copies"]
    assert at_once["lineages"]
    assert one_by_one == at_once


def test_removing_is_never_having_read(tmp_path):
    rows = coverage(1)
    kept = [row for row in rows if row["id"] not in {"w1", "p0", "p1", "p2"}]
    expected = account(tmp_path / "kept.db", tmp_path, [kept])
    account(tmp_path / "all.db", tmp_path, [rows])
    with Case(tmp_path / "all.db") as case:
        case.remove("w1", "p0", "p1", "p2")
        case.export("json", tmp_path / "all.json")
    found = json.loads((tmp_path / "all.json").read_bytes())
    for document in found["documents"]:
        del document["sources"]
    assert found == expected


def test_a_sign_off_of_one_outlet_is_no_copy(tmp_path):
    found = account(tmp_path / "c.db", tmp_path, [coverage(2)])
    posts = {document["id"] for document in found["documents"] if document["outlet"] == "Lorne Post"}
    assert not [c for c in found["copies"] if {c["left"]["document"], c["right"]["document"]} <= posts]


def test_edits_stand_along_the_edges_of_lineages(tmp_path):
    found = account(tmp_path / "c.db", tmp_path, [coverage(3)])
    edges = {frozenset((e["source"], e["to"])) for lineage in found["lineages"] for e in lineage["edges"]}
    assert {frozenset((e["left"]["document"], e["right"]["document"])) for e in found["edits"]} <= edges


@pytest.mark.parametrize("undated", [(), ("w1",), ("w1", "p0", "b")])
def test_dates_are_the_same_whichever_came_first(tmp_path, undated):
    """Where every page states its date they are taken one by one, else all together: it must not show."""
    rows = [
        row if row["id"] in undated else {**row, "published": f"2021-03-{at + 1:02d}"}
        for at, row in enumerate(coverage(3))
    ]
    at_once = account(tmp_path / "once.db", tmp_path, [rows])
    rows.sort(key=lambda row: row["id"] in undated)
    one_by_one = account(tmp_path / "slow.db", tmp_path, [[row] for row in rows])
    assert one_by_one == at_once
    assert len(at_once["documents"]) == len(rows)
