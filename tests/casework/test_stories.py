"""Stories in a case that grows, shrinks and is dated later are those of all its documents at once."""

import json
import random

import pytest

from tellings import stories as engine
from tellings.case import Case
from tellings.casework import stories
from tellings.grouping import linking, pairs
from tests.test_stories import EVENTS, FOLLOW_UP, OTHER, event, two_towns, war, week

STAMP = "1"


def coverage():
    """A war, a bad week with its round-up, crimes and a follow-up, a copy, and pages without a date."""
    items = [*week(), *two_towns(), *war()]
    rows = [
        {"id": r.document.id, "text": r.document.text, "outlet": r.document.outlet, "published": r.document.published}
        for r in items
    ]
    rows.append({"id": "m3", "text": FOLLOW_UP, "published": "2031-05-24"})
    rows.append({"id": "other", "text": OTHER, "published": "2031-09-12"})
    rows.append({"id": "undated", "text": event(1, 1).replace("flowers", "wreaths")})
    rows.append(
        {"id": "copy", "text": "\n\n".join(["Town in mourning", *two_towns()[0].document.text.split("\n\n")[1:]])}
    )
    return [{key: value for key, value in row.items() if value} for row in rows]


def read(case, folder, rows):
    source = folder / f"{random.random()}.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)))
    case.read(source, until="dating")
    update(case)
    source.unlink()


def update(case):
    if ids := case.stale("stories", STAMP):
        stories.find(case, ids, STAMP)


def told(case):
    """The stories with the callers' names of the documents."""
    key = {document.id: document.caller_id for document in case.documents()}
    return sorted(
        (key[s.id[1:]], s.title, s.first, s.last, [(key[t.document], t.share) for t in s.tellings], s.why)
        for s in case.stories()
    )


def at_once(case):
    """The same from the pure function, over all that the case holds."""
    key = {document.id: document.caller_id for document in case.documents()}
    found = engine.stories(case.readings(None, ("blocks",)), case.copies(), (), case.datings())
    return sorted(
        (key[s.id[1:]], s.title, s.first, s.last, [(key[t.document], t.share) for t in s.tellings], s.why)
        for s in found
    )


def parts(rows, seed):
    draw = random.Random(seed)
    rows = list(rows)
    draw.shuffle(rows)
    cuts = sorted(draw.sample(range(1, len(rows)), 6))
    return [rows[low:high] for low, high in zip([0, *cuts], [*cuts, len(rows)], strict=True)]


@pytest.fixture(params=["as it is", "crowded"])
def limits(request, monkeypatch):
    """The same with so few pairs and so small a sample kept that both run out."""
    if request.param == "crowded":
        monkeypatch.setattr(linking, "NEAREST", 3)
        monkeypatch.setattr(pairs, "SAMPLE", 12)
        monkeypatch.setattr(pairs, "WINDOW", 40)


@pytest.mark.usefixtures("limits")
@pytest.mark.parametrize("seed", range(4))
def test_parts_in_any_order_are_all_at_once(tmp_path, seed):
    with Case(tmp_path / "c.db") as case:
        for rows in parts(coverage(), seed):
            read(case, tmp_path, rows)
            assert told(case) == at_once(case)
        assert len(told(case)) > len(EVENTS)


@pytest.mark.usefixtures("limits")
def test_one_by_one_is_all_at_once(tmp_path):
    rows = coverage()[:24]
    random.Random(9).shuffle(rows)
    with Case(tmp_path / "c.db") as case:
        for row in rows:
            read(case, tmp_path, [row])
        assert told(case) == at_once(case)


@pytest.mark.usefixtures("limits")
@pytest.mark.parametrize("gone", [["round"], ["m1", "e20"], ["w0M", "w3S", "copy", "undated"]])
def test_removing_is_never_having_read(tmp_path, gone):
    with Case(tmp_path / "c.db") as case:
        read(case, tmp_path, coverage())
        case.remove(*gone)
        update(case)
        assert told(case) == at_once(case)
        assert not set(gone) & {key for story in told(case) for key, _ in story[4]}


def test_reading_the_same_again_changes_nothing(tmp_path):
    with Case(tmp_path / "c.db") as case:
        read(case, tmp_path, coverage())
        before = told(case)
        read(case, tmp_path, coverage())
        assert told(case) == before


def test_another_version_makes_its_own(tmp_path, monkeypatch):
    with Case(tmp_path / "c.db") as case:
        read(case, tmp_path, coverage())
        before = told(case)
        monkeypatch.setattr(linking, "LINK", 0.99)
        stories.find(case, case.stale("stories", "2"), "2")
        assert told(case) == at_once(case) != before


def test_a_case_emptied_and_filled_again(tmp_path):
    with Case(tmp_path / "c.db") as case:
        read(case, tmp_path, coverage()[:3])
        case.remove(*[document.id for document in case.documents()])
        update(case)
        assert case.stories() == []
        read(case, tmp_path, coverage()[:12])
        assert told(case) == at_once(case)
