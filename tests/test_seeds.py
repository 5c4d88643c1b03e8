"""The five pages that the whole thing is for. Their texts stay outside the project: only what is read out is here."""

import pytest

from tellings import parsing
from tellings.case import Case
from tellings.records import RESIDUE
from tellings.statements import statements


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


@pytest.fixture(scope="module")
def said(case, number):
    """Every attribution as (page, speaker's name, side's name, act, polarity, kind, content)."""
    if parsing.pipeline_name() is None:
        pytest.skip("no parser is installed")
    names = {entity.id: entity.name for entity in case.entities()}
    texts = {document.id: document.text for document in case.documents()}
    return [
        (
            number[one.document],
            names.get(one.speaker),
            names.get(one.side),
            one.act,
            one.polarity,
            one.kind,
            " … ".join(" ".join(texts[one.document][s.start : s.end].split()) for s in one.content),
        )
        for one in case.attributions()
    ]


MACRON, CAVUSOGLU = "Emmanuel Macron", "Mevlut Cavusoglu"
QUOTED = [
    ("000", "Ilham Aliyev", "We only have one condition"),
    ("000", "Ilham Aliyev", "fighting and bloodshed will end"),
    ("000", CAVUSOGLU, "Where in the world are the occupied"),
    ("000", CAVUSOGLU, "ability to liberate"),
    ("000", CAVUSOGLU, "we will stand by Azerbaijan"),
    ("000", CAVUSOGLU, "hasn't worked for 30 years"),
    ("000", CAVUSOGLU, "find its courage"),
    ("000", CAVUSOGLU, "muster up this courage"),
    ("000", CAVUSOGLU, "not a proper approach"),
    ("000", CAVUSOGLU, "right both morally and legally"),
    ("001", MACRON, "I wanted these attacks to end"),
    ("001", MACRON, "happening since July"),
    ("001", MACRON, "attacks on Sunday came from"),
    ("001", MACRON, "comply with the cease-fire"),
    ("001", MACRON, "inconsiderate and risky"),
    ("001", MACRON, "warlike messages"),
    ("003", "Ilham Aliyev", "not in words but in deeds"),
    ("003", "Artsrun Hovhannisyan", "any risk for Yerevan"),
    ("003", "Turkey", "targeting civilians"),
    ("003", "Turkey", "one nation, two states"),
    ("003", "Armenia", "of any kind"),
    ("003", "Shushan Stepanyan", "yet another fabrication"),
    ("003", "Arayik Harutyunyan", "a military airbase in Ganja"),
    ("004", "Ilham Aliyev", "go to the end"),
    ("004", "Ilham Aliyev", "no basis"),
    ("004", "Ilham Aliyev", "restore our territorial integrity"),
    ("004", "Vladimir Putin", "nearing 5,000"),
]


@pytest.mark.parametrize(("page", "name", "phrase"), QUOTED)
def test_every_quotation_has_its_speaker(said, page, name, phrase):
    speakers = {one[1] for one in said if one[0] == page and phrase in one[-1].replace("’", "'")}
    assert name in speakers


@pytest.mark.parametrize(
    ("page", "phrase", "country"),
    [
        ("000", "resolutely determined", "Azerbaijan"),
        ("003", "unlawful attitude", "Turkey"),
        ("004", "all assistance", "Russia"),
    ],
)
def test_a_ministry_speaks_for_its_country_and_is_not_its_minister(said, page, phrase, country):
    speaker, side = next(one[1:3] for one in said if one[0] == page and phrase in one[-1])
    assert "ministry" in speaker.lower()
    assert side == country


@pytest.mark.parametrize(
    ("page", "phrase", "name", "act", "polarity"),
    [
        ("000", "starting the fighting", "Armenia", "denies", "denied"),
        ("000", "de-escalation in fighting between", "Sergei Lavrov", "calls for", "affirmed"),
        ("000", "host negotiations", "Sergei Lavrov", "offers", "affirmed"),
        ("003", "retaliate by destroying", "Azerbaijan", "threatens", "affirmed"),
        ("003", "of any kind", "Armenia", "denies", "denied"),
        ("003", "yet another fabrication", "Shushan Stepanyan", "rejects", "denied"),
        ("003", "ready to help seek a solution", "Sergei Lavrov", "offers", "affirmed"),
        ("004", "the town of Martuni", "Nagorno-Karabakh", "accuses", "affirmed"),
    ],
)
def test_acts_and_their_polarity(said, page, phrase, name, act, polarity):
    assert (name, act, polarity) in {(o[1], o[3], o[4]) for o in said if o[0] == page and phrase in o[-1]}


@pytest.mark.parametrize(("page", "phrase"), [("003", "had risen to 18"), ("001", "for the outbreak of violence")])
def test_who_is_not_named_stays_so(said, page, phrase):
    assert next(one[1] for one in said if one[0] == page and phrase in one[-1]) is None


def test_each_statement_is_told_once_with_all_who_carried_it(case, number, said):
    found = statements(
        case.readings(nouns=("attributions",)), case.copies(), case.lineages(), case.entities(), case.referents()
    )
    carried = {one.text: sorted(number[carrier.document] for carrier in one.carriers) for one in found}
    condition = [pages for text, pages in carried.items() if "We only have one condition" in text]
    assert condition == [["000", "001", "002"]]
    ministry = [pages for text, pages in carried.items() if "resolutely determined" in text]
    assert ministry == [["000", "001", "002"]]
