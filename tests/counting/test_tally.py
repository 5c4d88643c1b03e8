"""How many were killed and wounded, as several documents tell it. The texts are invented."""

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.claims import toll
from tellings.counting.headlines import headed
from tellings.pipeline import analyse
from tellings.records import Document, Reading

STAGES = ("blocks", "sentences", "times", "figures")


def read(text: str, title: str | None = None, key: str = "a", published: str = "2021-03-10") -> Reading:
    return analyse(Reading(Document(key, text, title=title, published=published, language="en")), STAGES)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("1 dead, 3 hurt in Velm", [("killed", 1), ("wounded", 3)]),
        ("Four shot at a Velm quay party", [("other", 4)]),
        ("Two dead, 3 hospitalized following Velm quarrel", [("killed", 2), ("wounded", 3)]),
        ("Gunman kills 3, self", [("killed", 3), ("killed", 1)]),
        ("Five wounded, 1 critically, in Velm", [("wounded", 5)]),
        ("Ferry late again - Velm Post", []),
        ("Clerk killed, man hurt in Velm", [("killed", 1), ("wounded", 1)]),
    ],
)
def test_a_headline_counts(title, expected):
    assert [(one.role, one.number) for one in headed(title, "en")] == expected


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("Six people were shot at a mill, one fatally.", 1, 5),
        ("A clerk was killed and two drivers were wounded.", 1, 2),
        ("One of the five people hospitalized after a quarrel at the mill has died.", 1, 4),
        ("A miller killed three clerks before killing himself.", 4, 0),
        ("Nobody was hurt.", 0, 0),
    ],
)
def test_one_page(text, killed, wounded):
    found = toll([read(text)])
    assert found is not None
    assert (found.killed.best, found.wounded.best) == (killed, wounded)


def test_most_pages_decide_and_what_one_tells_in_passing_does_not():
    pages = [
        read("Two people were killed and five wounded at the mill.", key="a"),
        read("The quarrel killed two people. Five others were wounded.", key="b"),
        read("The mill reopened. A clerk was wounded last month.", key="c"),
    ]
    found = toll(pages)
    assert found is not None
    assert (found.killed.best, found.wounded.best) == (2, 5)
    assert found.killed.low <= 2 <= found.killed.high


def test_copies_of_one_text_share_a_voice():
    wire = [read("Three people were killed at the mill.", key=key) for key in "abc"]
    own = [read("Four people were killed at the mill.", key=key) for key in "de"]
    alone, together = (
        toll([*wire, *own]),
        toll([*wire, *own], lambda document: "wire" if document in "abc" else document),
    )
    assert alone is not None
    assert together is not None
    assert (alone.killed.best, together.killed.best) == (3, 4)


def test_without_documents_there_is_no_toll():
    assert toll([]) is None


PAGES = [
    read("Two people were killed at the mill.", key="a"),
    read("Three people were killed and one wounded at the mill.", key="b", published="2021-03-11"),
    read("Five people were shot at the mill.", key="c"),
]


@given(st.permutations(PAGES))
def test_the_order_of_documents_does_not_matter(pages):
    assert toll(pages) == toll(PAGES)


def test_floors_on_registered_incidents(shared):
    """A sample of eval/claims.py gva, which measured .86 of the killed and .74 of the wounded exactly right."""
    with gzip.open(shared / "eval" / "stories" / "gva_to2015.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    incidents: dict[str, list[dict]] = {}
    for row in rows:
        if row["incident"]["num_killed"] is not None:
            incidents.setdefault(row["story"], []).append(row)
    some = [incidents[story] for story in sorted(incidents)[::12]]
    killed = wounded = covered = 0
    for group in some:
        found = toll([read(row["text"], row["title"], row["id"], row["published"]) for row in group])
        true = group[0]["incident"]
        killed += found.killed.best == true["num_killed"]
        wounded += found.wounded.best == true["num_injured"]
        covered += found.killed.low <= true["num_killed"] <= found.killed.high
    assert killed / len(some) >= 0.75
    assert wounded / len(some) >= 0.65
    assert covered / len(some) >= 0.9
