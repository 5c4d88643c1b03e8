"""How figures of two documents, and of one, stand to each other. The texts are invented."""

import gzip
import json
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.pipeline import analyse
from tellings.records import Document, Place, Reading, Relation, Story, Telling
from tellings.relations import relations
from tests import coverage

STAGES = ("blocks", "sentences", "names", "times", "figures")
VELM = "Velm, in the Orsavian highlands of Dovra and Kestrin"


def read(text: str, key: str = "a", published: str = "2021-03-10") -> Reading:
    return analyse(Reading(Document(key, text, published=published, language="en")), STAGES)


def said(one: str, other: str, days: tuple[str, str] = ("2021-03-10", "2021-03-10")) -> list[tuple[str, str, str]]:
    """Relations between the first figures of two pages about one place: number, number, relation."""
    pages = [
        read(f"{text} It happened near {VELM}.", key, day)
        for key, text, day in zip("ab", (one, other), days, strict=True)
    ]
    texts = {page.document.id: page.document.text for page in pages}
    story = Story("s", "the ferry", None, None, (Telling("a", 1.0), Telling("b", 1.0)))
    return [
        (texts[r.a.document][r.a.start : r.a.end], texts[r.b.document][r.b.start : r.b.end], r.relation)
        for r in relations(pages, [story])
        if r.a.document != r.b.document
    ]


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("The blast killed 14 people, police said.", "At least 14 people were killed, police said.", "same"),
        ("The blast killed 14 people.", "More than a dozen people were killed.", "compatible_range"),
        ("Nearly 40 people were killed.", "The blast killed 38 people.", "compatible_range"),
        ("The blast killed 14 people, police said.", "The blast killed 19 people, police said.", "update"),
        ("The blast killed 14 people, police said.", "Doctors said that 31 people were killed.", "conflict"),
        ("The blast killed 14 people.", "Since January 310 people have been killed in Dovra.", "different_scope"),
        ("The blast killed 14 people.", "A blast last year killed 52 people.", "different_scope"),
        ("The blast killed 14 people.", "The blast killed six children.", "different_group"),
        ("The raid killed 14 soldiers.", "The raid killed 23 civilians.", "different_group"),
    ],
)
def test_two_pages_about_one_event(one, other, relation):
    assert [found for _, _, found in said(one, other)] == [relation]


def test_nothing_is_said_of_different_effects():
    assert said("The blast killed 14 people.", "The blast wounded 14 people.") == []


def test_an_update_leads_from_the_earlier_count_to_the_later():
    days = ("2021-03-11", "2021-03-10")
    assert said("The blast killed 19 people, police said.", "The blast killed 14 people, police said.", days) == [
        ("14", "19", "update")
    ]


def test_a_part_on_one_page_is_no_rival_of_the_whole_on_the_other():
    found = said("The blast killed 14 people, including five children.", "The blast killed 14 people.")
    assert ("five", "14", "different_group") in found
    assert ("14", "14", "same") in found


def test_a_soldier_told_of_alone_is_no_toll():
    assert said("A soldier was killed on Wednesday.", "Three soldiers were killed.") == [
        ("A soldier", "Three", "different_scope")
    ]


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("A shepherd and his daughter were wounded.", "Rebel leader Jon Orbay was wounded.", "different_group"),
        ("A shepherd and his daughter were wounded.", "A shepherd and his daughter were wounded.", "same"),
        ("Constable Mira Lund was killed.", "Mira Lund was killed.", "same"),
        ("Mira Lund was killed.", "A constable was killed.", "same"),
    ],
)
def test_persons_told_of_one_by_one_are_one_where_nothing_tells_them_apart(one, other, relation):
    assert relation in {found[2] for found in said(one, other)}


def test_a_person_is_not_another_one_who_was_wounded_with_him():
    found = said("A shepherd and his daughter were wounded.", "A shepherd and his daughter were wounded.")
    assert {(one, other) for one, other, relation in found if relation == "same"} == {
        ("A shepherd", "A shepherd"),
        ("his daughter", "his daughter"),
    }


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("Two guards were killed on Tuesday.", "Two guards were killed on Saturday.", ("2021-03-10", "2021-03-14")),
        ("Two guards were killed on Tuesday.", "Two guards were killed, he said.", ("2021-03-10", "2021-03-18")),
    ],
)
def test_a_small_number_comes_again_on_another_day(one, other, days):
    assert {found[2] for found in said(one, other, days)} == {"different_scope"}


def test_a_large_number_is_told_again_for_days():
    days = ("2021-03-10", "2021-03-15")
    assert {found[2] for found in said("On Tuesday 212 people died.", "It killed 212 people.", days)} == {"same"}


def test_an_earlier_count_says_of_which():
    assert ("37", "41", "update") in inside("Doctors raised the toll of the dead to 41 from 37.")


def inside(text: str) -> set[tuple[str, str, str]]:
    page = read(text)
    return {
        (page.document.text[r.a.start : r.a.end], page.document.text[r.b.start : r.b.end], r.relation)
        for r in relations([page])
    }


def test_rival_owners_on_one_page_contradict_each_other():
    assert ("23", "61", "conflict") in inside(
        "The interior ministry put the toll at 23. Doctors at the hospital said 61 people had died."
    )


def test_a_raised_count_replaces_the_one_before():
    assert ("37", "41", "update") in inside("The ministry raised the death toll to 41 from 37.")


def test_parts_that_add_up_are_parts_of_the_total_and_the_sum_is_said():
    page = read("The bodies of 34 people were found, 15 in Lower Varo, 12 in Pireh and seven in Tolmen, doctors said.")
    sums = {r.why for r in relations([page]) if r.relation == "part_of"}
    assert any("15 + 12 + 7 = 34: agrees with" in why for why in sums)


def test_pages_that_share_no_names_are_not_compared():
    one = read("A quarry wall fell in Tolmen and killed 14 people near Lake Ashkel in Upper Varo.", "a")
    other = read("Fourteen people died when a kiln burst in Porto Lind on the Cape of Rhenn.", "b")
    assert relations([one, other]) == ()


TEXTS = (
    f"The blast killed 14 people near {VELM}, police said. Five of them were children.",
    f"At least 14 people died near {VELM}. Doctors said 20 people were wounded.",
    f"The toll of the blast near {VELM} rose to 19, police said. Since January 310 people have died.",
    f"Nearly 20 people were killed near {VELM}. A soldier was among the dead.",
)
PAGES = tuple(read(text, str(at), f"2021-03-1{at}") for at, text in enumerate(TEXTS))


@given(st.permutations(PAGES))
def test_the_order_of_documents_does_not_matter(pages):
    assert relations(pages) == relations(PAGES)


@given(st.sampled_from(list(combinations(range(4), 2))))
def test_a_relation_is_the_same_from_either_side(pair):
    """Renaming the documents so that they come in the other order changes no relation."""
    a, b = (PAGES[at] for at in pair)
    swapped = [
        read(b.document.text, "0", b.document.published or ""),
        read(a.document.text, "1", a.document.published or ""),
    ]
    plain = [
        read(a.document.text, "0", a.document.published or ""),
        read(b.document.text, "1", b.document.published or ""),
    ]
    assert _meant(relations(plain), flip=False) == _meant(relations(swapped), flip=True)


def _meant(found: tuple[Relation, ...], *, flip: bool) -> set[object]:
    name = {"0": "1", "1": "0"} if flip else {"0": "0", "1": "1"}
    return {
        (frozenset({(name[r.a.document], r.a.start), (name[r.b.document], r.b.start)}), r.relation)
        for r in found
        if r.a.document != r.b.document
    }


@pytest.fixture(scope="module")
def bundled() -> tuple[Relation, ...]:
    readings = [analyse(Reading(document), STAGES) for document in coverage.documents().values()]
    return relations(readings)


def overlap(one, other) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


def test_most_relations_of_the_bundled_coverage_are_right(bundled):
    right = 0
    for item in coverage.gold()["relations"]:
        a, b = coverage.place(item["a"]), coverage.place(item["b"])
        right += any(
            r.relation == item["relation"]
            and ((overlap(r.a, a) and overlap(r.b, b)) or (overlap(r.a, b) and overlap(r.b, a)))
            for r in bundled
        )
    # 74 of 94 at the time of writing; what is missing are figures that are not read (eval/claims.py lists them).
    assert right >= 70


def test_every_relation_says_why(bundled):
    assert bundled
    assert all(relation.why for relation in bundled)


def test_floor_on_relations_read_by_hand(shared):
    """eval/claims.py relations measured .86; two readers agree on .92."""
    texts = _rows(shared / "eval" / "figures" / "dev.jsonl.gz")
    readings = [read(row["text"], row["id"], row["published"]) for row in texts]
    found = relations(readings)
    gold = _rows(shared / "eval" / "figures" / "dev_relations.jsonl.gz")
    right = 0
    for item in gold:
        a, b = Place(**item["a"]), Place(**item["b"])
        right += any(
            r.relation == item["relation"]
            and ((overlap(r.a, a) and overlap(r.b, b)) or (overlap(r.a, b) and overlap(r.b, a)))
            for r in found
        )
    assert right / len(gold) >= 0.8


def _rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
