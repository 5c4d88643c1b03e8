"""Disputes and the timeline in a case: the same in any order of reading, and after pages went."""

import json
import random

import pytest

from tellings import parsing
from tellings.case import Case

parsed = pytest.mark.skipif(parsing.pipeline_name() is None, reason="no parser is installed")

ROWS = [
    {
        "id": "seizure",
        "outlet": "Velmar Herald",
        "text": "Militants of the Marsh Council seized the Lorne sluice at dawn on Thursday, killing two guards and"
        " taking nine keepers hostage, the Velmar interior ministry said.\n\nThe sluice feeds the capital.",
    },
    {
        "id": "reply",
        "outlet": "Hask Mail",
        "text": "The militants of the Marsh Council, who seized the Lorne sluice on Thursday, insist that they killed"
        " nobody, their spokesman said.\n\nThe council was founded in 1994. It wants a share of the tolls.",
    },
    {
        "id": "border",
        "outlet": "The Gull",
        "text": "Velmar accused Tarsia of shelling the town of Osk on Monday.\n\nTarsia denied it and accused Velmarian"
        " troops of firing at its posts.",
    },
    {
        "id": "copy",
        "outlet": "Lorne Post",
        "text": "Velmar accused Tarsia of shelling the town of Osk on Monday.\n\nTarsia denied it and accused Velmarian"
        " troops of firing at its posts. The mayor of Osk said nobody was hurt.",
    },
]
DATED = [{**row, "published": "2031-05-09"} for row in ROWS]


def account(path, folder, parts, gone=()):
    with Case(path) as case:
        for at, rows in enumerate(parts):
            source = folder / f"{path.stem}-{at}.jsonl"
            source.write_text("\n".join(map(json.dumps, rows)))
            case.read(source)
        if gone:
            case.remove(*gone)
        case.export("json", path.with_suffix(".json"))
    found = json.loads(path.with_suffix(".json").read_bytes())
    return found["disputes"], found["timeline"]


@parsed
def test_what_one_page_tells_another_denies(tmp_path):
    disputes, timeline = account(tmp_path / "c.db", tmp_path, [DATED])
    across = [d for d in disputes if d["asserted"]["document"] != d["denied"]["document"]]
    assert [d["form"] for d in across] == ["denial"]
    days = {(entry["earliest"], entry["support"]["documents"]) for entry in timeline}
    assert {("2031-05-08", 2), ("2031-05-05", 2), ("1994-01-01", 1)} <= days


@pytest.mark.parametrize("seed", range(2))
def test_the_order_of_reading_does_not_matter(tmp_path, seed):
    at_once = account(tmp_path / "once.db", tmp_path, [DATED])
    rows = DATED[:]
    random.Random(seed).shuffle(rows)
    assert account(tmp_path / "slow.db", tmp_path, [[row] for row in rows]) == at_once


def test_removing_is_never_having_read(tmp_path):
    expected = account(tmp_path / "kept.db", tmp_path, [DATED[1:3]])
    assert account(tmp_path / "all.db", tmp_path, [DATED], gone=("seizure", "copy")) == expected
