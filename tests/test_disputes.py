"""What is denied or told otherwise: each construction on own fiction, the bundled coverage, the seeds, floors."""

import importlib.util
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import parsing
from tellings.disputes import disputes
from tellings.entities import entities
from tellings.pipeline import analyse
from tellings.records import Document, Place, Reading, Relation
from tests import whole

parsed = pytest.mark.skipif(parsing.pipeline_name() is None, reason="no parser is installed")
EVAL = Path(__file__).resolve().parent.parent / "eval"


def read(text, name="a", published="2031-05-06", outlet="The Gull"):
    return analyse(Reading(Document(name, text, outlet=outlet, published=published, language="en")))


def told(*texts):
    """The disputes of these texts, as (form, what is asserted, what is denied, speakers)."""
    readings = [read(text, f"d{number}") for number, text in enumerate(texts)]
    printed = {reading.document.id: " ".join(reading.document.text.split()) for reading in readings}
    found = []
    for one in disputes(readings):
        sides = []
        for place in (one.asserted, one.denied):
            text = next(r.document.text for r in readings if r.document.id == place.document)
            sides.append(" ".join(text[place.start : place.end].split()))
            assert sides[-1] in printed[place.document]
        found.append((one.form, *sides, one.speakers))
    return found


def denial(*texts):
    """The one denial of these texts."""
    found = [one for one in told(*texts) if one[0] == "denial"]
    assert len(found) == 1, found
    return found[0]


def speakers(text):
    """Who speaks in the one denial of a text, by the names of the entities."""
    reading = read(text)
    named, referents = entities([reading])
    found = [one for one in disputes([reading], (), (), named, referents) if one.form == "denial"]
    assert len(found) == 1, found
    return found[0].speakers


@parsed
def test_a_people_is_no_name_for_those_who_speak_for_it():
    text = "Velmar said on Monday that gunners had shelled the harbour of Port Ilmar. Tarsian officials denied it."
    assert speakers(f"Velmar and Tarsia share a border. {text}") == ("Velmar", "Tarsian officials")


@parsed
def test_a_people_whose_claim_is_denied_is_named_by_its_country():
    text = "Velmar denied Tarsian accusations that its gunners had shelled the harbour of Port Ilmar."
    assert speakers(f"Tarsia and Velmar share a border. {text}") == ("Tarsia", "Velmar")


@parsed
@pytest.mark.parametrize(
    "reply",
    [
        "Velmar rejected as “an old slander” Tarsian claims that it had armed the hill clans.",
        "Velmar dismissed Tarsian claims that it had armed the hill clans as “a tale for children”.",
        "Velmar dismissed Tarsian claims that it had armed the hill clans as entirely baseless.",
    ],
)
def test_what_is_denied_stands_without_what_it_is_called(reply):
    _, asserted, _, _ = denial(reply)
    assert asserted == "Tarsian claims that it had armed the hill clans"


@pytest.mark.parametrize(
    "reply",
    [
        "Tarsia may deny it.",
        "The minister said he assumed that Tarsia would again deny the accusation.",
        "Tarsia's border challenge is older than that.",
        "Tarsia said little, hobbled by lasting challenges to its claims.",
        "Tarsia said it had no mandate to shell a harbour.",
        "Tarsia said that if its gunners did not shell the harbour Velmar would fire first.",
    ],
)
def test_what_somebody_may_deny_or_not_do_is_no_denial(reply):
    assert not [one for one in told(f"{CLAIM}\n\n{reply}") if one[0] == "denial"]


CLAIM = "Velmar said on Monday that Tarsian gunners had shelled the harbour of Port Ilmar."


def test_it_means_what_was_said_last():
    _, asserted, denied, speakers = denial(f"{CLAIM}\n\nTarsia denied it.")
    assert asserted == CLAIM
    assert denied == "Tarsia denied it."
    assert speakers == ("Velmar", "Tarsia")


@pytest.mark.parametrize(
    "reply",
    [
        "Tarsia has always denied the accusation.",
        "Tarsia's defence ministry rejected the allegation.",
        "Tarsia's defence ministry dismissed the claim as “pure invention”.",
        "The Tarsian government has denied any involvement.",
        "Tarsia denied that its gunners had shelled the harbour.",
        "Tarsia says its army has not shelled the harbour.",
        "“We have not fired a single shell,” said a Tarsian army spokesman.",
        "Tarsia called the claim “a sailor's tale”.",
    ],
)
def test_ways_to_deny(reply):
    _, asserted, denied, _ = denial(f"{CLAIM} Two cranes were damaged.\n\n{reply}")
    assert asserted == CLAIM
    assert denied.rstrip(".”") in reply


@parsed
def test_a_passive_denies():
    text = "It was reported that the militia had lost forty men at the ford, but this report was denied by the militia."
    _, asserted, denied, speakers = denial(text)
    assert "had lost forty men" in asserted
    assert denied.startswith("this report was denied")
    assert speakers[1].endswith("militia")


@parsed
def test_a_denial_in_the_same_sentence():
    _, asserted, denied, speakers = denial("Velmar accuses Tarsia of arming the hill clans; Tarsia has denied it.")
    assert asserted == "Velmar accuses Tarsia of arming the hill clans"
    assert denied.startswith("Tarsia has denied it")
    assert speakers == ("Velmar", "Tarsia")


@parsed
def test_what_nobody_else_tells_is_known_from_its_denial():
    _, asserted, denied, speakers = denial("The operator, Gull Ferries, denied that the ship was overdue for a check.")
    assert asserted == "the ship was overdue for a check"
    assert denied.startswith("The operator, Gull Ferries, denied")
    assert speakers[0] == "not named"


@parsed
def test_who_makes_the_denied_claim_is_named_where_the_denial_names_it():
    _, asserted, _, speakers = denial("The council rejected Tarsian claims that it had mined the channel.")
    assert asserted == "Tarsian claims that it had mined the channel"
    assert speakers[0] == "Tarsian"


@pytest.mark.parametrize(
    "text",
    [
        "Velmar and Tarsia rejected calls for a truce on Monday. Mediators had called for talks.",
        "The judge denied him bail. Police said he had shot a man.",
        "The ministry declined to give numbers. Officials said the harbour was closed.",
        "The court dismissed an appeal. Prosecutors said the clerk had stolen the seal.",
        "Tarsia did not deny that its gunners had shelled the harbour.",
        "Tarsia didn't deny that its gunners had shelled the harbour.",
        "Tarsia has never denied that its gunners had shelled the harbour.",
        "Tarsia no longer denies that its gunners had shelled the harbour.",
        "Police said they did not know who had opened fire. Two men were hurt, they said.",
        "“My daughter is not dead,” said Ada Venn. Doctors said the crash had killed two people.",
    ],
)
def test_a_refusal_is_no_denial(text):
    assert [one for one in told(text) if one[0] == "denial"] == []


@parsed
def test_who_denies_accuses_in_turn():
    text = (
        "Tarsian officials accused Velmar of shelling the town of Osk overnight. The mayor was hurt.\n\n"
        "Velmar's defence ministry, in turn, rejected the allegation of shelling the town and accused Tarsian troops"
        " of firing at its posts on the border."
    )
    forms = {form: (asserted, denied) for form, asserted, denied, _ in told(text)}
    assert set(forms) == {"denial", "counter_accusation"}
    assert forms["denial"][0] == forms["counter_accusation"][0]
    assert forms["counter_accusation"][1].startswith("accused Tarsian troops")


@parsed
def test_who_denies_tells_of_another_doer():
    text = (
        "The ministry said rebels had blown up the bridge.\n\nThe rebels denied it and said an army shell had hit it."
    )
    forms = {form: (asserted, denied) for form, asserted, denied, _ in told(text)}
    assert forms["denial"][1] == "The rebels denied it"
    assert forms["different_perpetrator"] == (
        "The ministry said rebels had blown up the bridge.",
        "said an army shell had hit it.",
    )


@parsed
def test_two_doers_of_one_thing():
    text = "An army shell struck the mill before dawn. The ministry claimed that militants had blown up the mill."
    assert [form for form, *_ in told(text)] == ["different_perpetrator"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (
            "Velmar blamed Tarsia for the strike on the mill. Tarsia said a Velmarian missile was responsible.",
            "counter_accusation",
        ),
        (
            "Activists in Osk said government helicopters had dropped bombs on the market. Velmar blamed it on rebels.",
            "different_perpetrator",
        ),
        ("The militia said it had shot down a jet near Osk. The air force said there had been no such loss.", "denial"),
        ("Rebels said they had captured the airport. The army said the airport remained under its control.", "denial"),
        ("Prosecutors say Jon Marlow shot his brother on May 3. Marlow has pleaded not guilty.", "denial"),
        ("Velmar accused Tarsia of sending drones across the border, an accusation Tarsia rejects.", "denial"),
        ("The company said the leak had been stopped. Local fishermen disputed that.", "denial"),
    ],
)
@parsed
def test_other_ways_to_tell_it_otherwise(text, form):
    found = told(text)
    assert [one[0] for one in found] == [form]
    assert not set(found[0][1].split(". ")) & set(found[0][2].split(". "))


@parsed
def test_two_tolls_of_one_sentence_stand_apart():
    text = "The opposition said at least 60 people were killed in the raid, while the government said 14 had died."
    assert [(form, asserted, denied) for form, asserted, denied, _ in told(text)] == [
        (
            "different_figure",
            "The opposition said at least 60 people were killed in the raid",
            "the government said 14 had died.",
        )
    ]


@parsed
def test_two_owners_of_different_tolls():
    text = (
        "By midnight 34 people had died in the fire, according to Ada Marsh, who heads the hospital.\n\n"
        "The interior ministry still puts the toll at 23 dead."
    )
    found = [one for one in told(text) if one[0] == "different_figure"]
    assert [speakers[0] for *_, speakers in found] == ["Ada Marsh"]
    assert "34" in found[0][1]
    assert "23" in found[0][2]


@pytest.mark.parametrize(
    "text",
    [
        "Police said 12 people died in the fire. Another blaze elsewhere killed three people, the mayor said.",
        "Velmar says it has lost nine soldiers. The council says it has lost four fighters.",
        "Police said 12 people died, including three children. The hospital said three children had died.",
        "The region says 40 civilians have died since May. The envoy said all deaths were nearing 3,000.",
    ],
)
def test_numbers_of_different_things_are_no_dispute(text):
    assert [one for one in told(text) if one[0] == "different_figure"] == []


@parsed
def test_a_denial_meets_what_another_outlet_tells():
    seizure = (
        "Militants of the Marsh Council seized the Lorne sluice at dawn on Thursday, killing two guards and taking nine"
        " keepers hostage, the Velmar interior ministry said."
    )
    reply = (
        "The militants of the Marsh Council, who seized the Lorne sluice on Thursday, insist that they killed nobody,"
        " their spokesman said."
    )
    other = "A bakery burned down in Hask on Thursday, killing two cats, the fire brigade said."
    asserted, denied = next(one[1:3] for one in told(seizure, reply, other) if one[0] == "denial")
    assert "killing two guards" in asserted
    assert "killed nobody" in denied


@parsed
def test_documents_months_apart_do_not_meet():
    first = read("Militants of the Marsh Council seized the Lorne sluice on Thursday, killing two guards.", "a")
    text = (
        "The militants of the Marsh Council, who seized the Lorne sluice on Thursday, insist that they killed nobody."
    )
    later = read(text, "b", published="2032-03-01")
    assert not [one for one in disputes([first, later]) if one.asserted.document != one.denied.document]


@parsed
def test_conflicts_between_documents_are_disputes_of_their_owners():
    readings = [
        read("The army said 40 rebels were killed in the raid on the camp at Osk.", "a"),
        read("Rebels said nine of their men were killed in the raid on the camp at Osk.", "b"),
        read("Rebels said 12 people were killed in a fire in Hask.", "c"),
    ]
    numbers = [Place(r.document.id, f.start, f.end) for r in readings for f in r.figures]
    assert len(numbers) == 3
    close = Relation(numbers[0], numbers[1], "conflict", "40 and 9 on one day")
    assert disputes(readings, [close]) == ()
    readings[0] = read("The army said 20 rebels were killed in the raid on the camp at Osk.", "a")
    assert [(one.form, one.why) for one in disputes(readings, [close])] == [("different_figure", close.why)]
    elsewhere = Relation(numbers[0], numbers[2], "conflict", "20 and 12")
    assert disputes(readings, [elsewhere]) == ()
    assert disputes(readings, [Relation(numbers[0], numbers[1], "same", "")]) == ()


def test_residue_disputes_nothing():
    text = f"{CLAIM}\n\nREAD MORE: Tarsia denied it\n\nThe harbour was closed. Boats lay at anchor off the mole."
    assert [one for one in told(text) if "READ" in one[2] or "READ" in one[1]] == []


# --- gold and seeds ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def evaluation():
    sys.path.insert(0, str(EVAL))
    spec = importlib.util.spec_from_file_location("evaluate_disputes", EVAL / "disputes.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    sys.path.remove(str(EVAL))
    return module


@parsed
def test_the_bundled_coverage(evaluation):
    figures = evaluation.figures(*evaluation.covered())
    assert figures["found"] >= 0.6
    assert figures["in the right form"] >= 0.6
    assert figures["others a document"] <= 0.8


@parsed
def test_the_shared_texts(shared, evaluation):
    figures = evaluation.figures(*evaluation.shared(every=5))
    assert figures["found"] >= 0.6
    assert figures["others a document"] <= 0.6


@pytest.fixture(scope="module")
def seeds(shared):
    known = whole.pages(str(shared / "seeds"))
    texts = {r.document.id: r.document.text for r in known.readings}
    found = disputes(known.readings, (), known.datings, known.entities, known.referents)
    return [
        (
            one.form,
            texts[one.asserted.document][one.asserted.start : one.asserted.end],
            texts[one.denied.document][one.denied.start : one.denied.end],
            one.speakers,
        )
        for one in found
    ]


@parsed
@pytest.mark.parametrize(
    ("asserted", "denied", "speakers", "form"),
    [
        ("the town of Jabrail", "yet another fabrication", ("Ilham Aliyev", "Shushan Stepanyan"), "denial"),
        ("city of Mingachevir", "denied the Azeri claim", ("Azerbaijan", "defence ministries"), "denial"),
        ("the town of Martuni", "rejected the allegation", ("Nagorno-Karabakh", "defence ministry"), "denial"),
        ("the town of Martuni", "accused Armenian forces", ("Nagorno-Karabakh", ""), "counter_accusation"),
    ],
)
def test_the_seeds(seeds, asserted, denied, speakers, form):
    found = [one for one in seeds if one[0] == form and asserted in one[1] and denied in one[2]]
    assert len(found) == 1
    assert all(part in name for part, name in zip(speakers, found[0][3], strict=True))


@parsed
def test_different_owners_and_scopes_are_no_contradiction(seeds):
    assert not [one for one in seeds if "5,000" in one[1] + one[2]]


# --- what always holds ---------------------------------------------------------------------------------------------


def test_the_order_of_documents_does_not_matter():
    readings = list(whole.bundled().readings)
    expected = disputes(readings)
    assert expected
    Random(7).shuffle(readings)
    assert disputes(readings) == expected


WORDS = st.sampled_from(
    "Velmar Tarsia denied rejected the claim it that said accused of shelling killed 12 nine people not never"
    " nobody fired called “lies” . , ; but and by was blamed army rebels \n\n".split(" ")
)


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_every_place_is_inside_its_text(text):
    reading = read(text)
    for one in disputes([reading]):
        for place in (one.asserted, one.denied):
            assert 0 <= place.start < place.end <= len(reading.document.text)
            assert reading.document.text[place.start : place.end].strip()
        assert len(one.speakers) == 2
        assert one.why


@settings(max_examples=40)
@given(st.text(max_size=200))
def test_no_text_breaks_it(text):
    disputes([read(text)])
