"""Relations and claims of a case that grows a document at a time, or loses one, are those of its documents at once."""

import json
import random

import pytest

from tellings.case import Case

WHERE = "near Velm, in the Orsavian highlands of Dovra and Kestrin"
SAID = '"We will rebuild every house in the valley before the first snow of the winter," Governor Mira Lund said.'


def coverage(seed: int) -> list[dict]:
    """Pages about one blast: some owners agree, some do not, a few state no date, all quote one sentence."""
    rng = random.Random(seed)
    rows = []
    for at in range(8):
        killed, hurt = rng.choice([14, 14, 19, 23]), rng.choice([30, 41])
        owner = rng.choice(["police", "doctors", "the ministry"])
        text = f"A blast killed {killed} people {WHERE}, {owner} said. Some {hurt} others were wounded. {SAID}"
        row = {"id": f"p{at}", "outlet": f"Gull {at % 3}", "text": text}
        rows.append(row | ({"published": f"2021-03-0{rng.randint(1, 9)}"} if at % 4 else {}))
    return rows


def read(folder, name: str, parts: list[list[dict]]) -> Case:
    case = Case(folder / f"{name}.db")
    for at, rows in enumerate(parts):
        source = folder / f"{name}-{at}.jsonl"
        source.write_text("\n".join(map(json.dumps, rows)))
        case.read(source)
    return case


def told(case: Case):
    return case.relations(), case.claims()


@pytest.mark.parametrize("seed", range(2))
def test_reading_one_by_one_in_any_order_is_reading_at_once(tmp_path, seed):
    rows = coverage(seed)
    with read(tmp_path, "once", [rows]) as case:
        at_once = told(case)
    random.Random(seed).shuffle(rows)
    with read(tmp_path, "slow", [[row] for row in rows]) as case:
        assert told(case) == at_once
    assert {relation.relation for relation in at_once[0]} >= {"same", "conflict"}
    assert any(claim.support.documents > 2 for claim in at_once[1])


def test_removing_is_never_having_read(tmp_path):
    rows = coverage(1)
    with read(tmp_path, "kept", [rows[2:]]) as case:
        expected = told(case)
    with read(tmp_path, "all", [rows]) as case:
        case.remove("p0", "p1")
        assert told(case) == expected


def test_what_nothing_touched_is_not_compared_again(tmp_path):
    rows = coverage(0)
    far = {
        "id": "far",
        "text": "A kiln burst in Porto Lind on the Cape of Rhenn and hurt six.",
        "published": "2021-03-02",
    }
    with read(tmp_path, "c", [rows]) as case:
        before = case.relations()
        (tmp_path / "far.jsonl").write_text(json.dumps(far))
        case.read(tmp_path / "far.jsonl")
        assert [relation for relation in case.relations() if relation in before] == before
