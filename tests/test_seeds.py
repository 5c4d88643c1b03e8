"""The five pages that the whole thing is for. Their texts stay outside the project: only what is read out is here."""

import pytest

from tellings.case import Case
from tellings.records import RESIDUE


@pytest.fixture(scope="module")
def case(shared, tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds")
    with Case(folder / "seeds.db") as case:
        case.read(shared / "seeds")
        case.report(folder / "seeds.html")
        yield case


@pytest.fixture(scope="module")
def number(case):
    return {document.id: document.key.rsplit("/", 1)[-1][:3] for document in case.documents()}


def test_nothing_goes_wrong(case):
    assert case.count() == 5
    assert case.problems() == []


def test_three_descend_from_one_text_and_two_from_neither(case, number):
    members = [{number[m] for m in lineage.members} for lineage in case.lineages() if lineage.members]
    assert members == [{"000", "001", "002"}]


def test_the_sentence_that_two_of_them_share_is_a_lineage_of_its_own(case, number):
    passages = [lineage for lineage in case.lineages() if not lineage.members]
    assert [{number[b.document] for b in lineage.borrowers} for lineage in passages] == [{"000", "001"}]


def test_the_hedge_is_missing_in_one_copy(case, number):
    edit = next(
        edit
        for edit in case.edits()
        if edit.type.startswith("hedge") and "reportedly" in edit.left_text + edit.right_text
    )
    sides = {number[edit.left.document]: edit.left_text, number[edit.right.document]: edit.right_text}
    assert sides == {"000": "", "001": "reportedly"}


@pytest.mark.parametrize("words", [{"troops", "separatists"}, {"occupied", "breakaway"}])
def test_labels_are_swapped(case, words):
    swaps = [
        {e.left_text.removeprefix("the "), e.right_text.removeprefix("the ")}
        for e in case.edits()
        if e.type == "label_swap"
    ]
    assert words in swaps


def test_every_page_has_its_date(case, number):
    dated = {number[dating.document]: (dating.value, dating.basis) for dating in case.datings()}
    assert dated == {
        "000": ("2020-09-30", "inferred"),
        "001": ("2020-09-30", "inferred"),
        "002": ("2020-09-30", "inferred"),
        "003": ("2020-10-05", "stated"),
        "004": ("2020-11-01", "inferred"),
    }
    assert all(len(dating.why) >= 3 for dating in case.datings() if dating.basis == "inferred")


def test_times_follow_from_the_dates(case, number):
    values = {(number[time.document], time.text, time.value) for time in case.times()}
    assert ("003", "Sunday", "2020-10-04") in values
    assert ("004", "Thursday", "2020-10-29") in values
    assert {value for _, text, value in values if text.endswith("1990s")} == {"199X"}


def test_no_country_or_region_is_a_person_and_each_person_is_one(case):
    persons = {
        entity.name: {form.form for form in entity.forms} for entity in case.entities() if entity.kind == "person"
    }
    assert not {"Azerbaijan", "Karabakh", "Nagorno-Karabakh", "Armenia", "Baku"} & set().union(*persons.values())
    surnames = [name.split()[-1] for name in persons]
    assert len(surnames) == len(set(surnames))


def test_the_forms_of_the_region_are_one_place(case):
    places = [{form.form for form in entity.forms} for entity in case.entities() if entity.kind == "place"]
    region = next(forms for forms in places if "Nagorno-Karabakh" in forms)
    assert {"Nagorny Karabakh", "Upper Karabakh"} <= region


def test_the_trailing_headlines_are_residue(case, number):
    texts = {document.id: document.text for document in case.documents()}
    left = [b for b in case.blocks() if number[b.document] == "002" and b.kind in RESIDUE]
    words = sum(len(texts[b.document][b.start : b.end].split()) for b in left)
    assert len(left) >= 16
    assert words > 100


def test_the_dead_and_wounded_of_july_are_the_past_although_the_page_prints_no_date(case, number):
    of_july = [figure for figure in case.figures() if figure.as_of and figure.as_of.startswith("July")]
    of_july += [
        figure
        for figure in case.figures()
        for other in of_july
        if figure.document == other.document and 0 < abs(figure.start - other.start) < 60
    ]
    assert {(figure.low, figure.role, figure.scope) for figure in of_july} == {
        (3, "killed", "background"),
        (4, "wounded", "background"),
    }
