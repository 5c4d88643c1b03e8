"""How outlets word the same thing."""

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings import parsing
from tellings.case import Case
from tellings.casework import wording as driver
from tellings.edits import edits
from tellings.entities import entities
from tellings.framing.texts import folded, named
from tellings.pipeline import analyse
from tellings.records import Claim, Document, Lineage, Place, Reading, Story, Support, Telling
from tellings.wording import matrices, wording

ROOT = Path(__file__).resolve().parent.parent

HARBOUR = (
    "Rebels of the Lorne Quay League hold the disputed Gull Islands, and troops reportedly closed in on Tuesday. The"
    " harbour ministry said the rebels had burned the pilot station. A docker was killed near the fish market, the"
    " harbour ministry said."
)
TIDE = (
    "Terrorists of the Lorne Quay League hold the occupied Gull Islands, and troops closed in on Tuesday. The harbour"
    " ministry claimed the terrorists had burned the pilot station. The terrorists killed a docker near the fish"
    " market, the harbour ministry said."
)
OWN = (
    "Fighters of the Lorne Quay League walked along the pier at noon. “We will not leave the islands to terrorists,”"
    " said Mayor Odile Brasc. The breakaway Gull Islands were quiet on Wednesday."
)


def reading(key, text, outlet):
    return analyse(Reading(Document(key, text, outlet=outlet, language="en", caller_id=key)))


def compared(*readings, lineages=(), stories=(), claims=(), parse=None):
    found, entity = entities(readings)
    ready = named(readings, entity)
    pairs = [(a, b) for a in ready for b in ready if a.document.id < b.document.id]
    changes = [edit for a, b in pairs if lineages for edit in edits(a, b)]
    return wording(ready, found, lineages, changes, claims, stories, parse=parse)


def wire(*keys):
    return Lineage("l1", keys, (), None, None, "one text", ())


def forms(rows, layer, outlet=None):
    return {folded(row.form) for row in rows if row.layer == layer and outlet in (None, row.outlet)}


@pytest.fixture(scope="module")
def told():
    return [reading("a", HARBOUR, "Gull"), reading("b", TIDE, "Tide"), reading("c", OWN, "Hask Mail")]


@pytest.fixture(scope="module")
def rows(told):
    return compared(*told, lineages=[wire("a", "b")])


def test_a_side_is_labelled_by_outlet(rows):
    assert forms(rows, "label", "Gull") == {"rebels", "disputed"}
    assert forms(rows, "label", "Tide") == {"terrorists", "occupied"}
    assert {"fighters", "breakaway"} <= forms(rows, "label", "Hask Mail")


def test_rulers_are_called_otherwise():
    rows = compared(
        reading("a", "President Marek Ostrov spoke in Kelvar. The Ukrainian government met on Monday.", "Gull"),
        reading("b", "Strongman Marek Ostrov spoke in Kelvar. The Ukrainian regime met on Monday.", "Tide"),
    )
    assert forms(rows, "label", "Gull") == {"government"}
    assert forms(rows, "label", "Tide") == {"regime"}


def test_what_is_quoted_is_the_speakers_word(rows):
    row = next(row for row in rows if row.outlet == "Hask Mail" and row.form == "terrorists")
    assert row.why.startswith("inside quotation marks")


def test_a_swap_in_one_sentence_is_the_evidence(rows):
    swapped = {row.form.casefold() for row in rows if row.layer == "label" and "same sentence" in row.why}
    assert {"rebels", "terrorists", "disputed", "occupied"} <= swapped


def test_reporting_verbs_are_told_by_speaker(rows):
    assert {(row.outlet, row.form) for row in rows if row.layer == "report_verb"} == {
        ("Gull", "said"),
        ("Tide", "claimed"),
    }


LEAGUE = (
    "The mill on the river was held by men of the Reed League (RL), a {} that wants a share of the toll for itself."
)


def test_a_word_in_apposition_is_what_the_one_named_before_it_is_called():
    pages = [reading(key, f"{LEAGUE.format(word)} {OWN}", key) for key, word in (("a", "movement"), ("b", "gang"))]
    found = [row for row in compared(*pages, lineages=[wire("a", "b")]) if row.form in ("movement", "gang")]
    assert {row.form for row in found} == {"movement", "gang"}
    assert {row.referent for row in found} == {"Reed League: what it is called"}


@pytest.mark.skipif(parsing.pipeline_name() is None, reason="needs the extra tellings[parser]")
def test_a_reporting_verb_is_of_who_is_named_and_not_of_a_pronoun():
    text = "The villagers said they still held the mill on the river and {} the report of the harbour office."
    pages = [reading(key, text.format(verb), key) for key, verb in (("a", "dismissed"), ("b", "rejected"))]
    found = compared(*pages, lineages=[wire("a", "b")])
    assert {row.referent for row in found if row.layer == "report_verb"} == {"The villagers"}


@pytest.mark.skipif(parsing.pipeline_name() is None, reason="needs the extra tellings[parser]")
def test_a_pronoun_is_nobodys_name_as_an_agent():
    one = "The villagers were there at noon. They killed a docker near the fish market, she said."
    other = "A docker was killed near the fish market by rebels, she said."
    found = compared(reading("a", one, "Gull"), reading("b", other, "Tide"), parse=parsing.parse)
    assert {row.form.casefold() for row in found if row.layer == "agent"} == {"rebels"}


def test_a_hedge_stands_beside_the_sentence_without_it(rows, told):
    hedges = [row for row in rows if row.layer == "hedge"]
    assert {(row.outlet, row.form) for row in hedges} == {("Gull", "reportedly"), ("Tide", "")}
    (empty,) = next(row.members for row in hedges if not row.form)
    assert TIDE[empty.start :].startswith("closed in")


@pytest.mark.parametrize("parse", [None, lambda texts: [None] * len(texts)])
def test_voice_tells_agent_and_patient(told, parse):
    rows = compared(*told, parse=parse)
    docker = {row.outlet: (row.form, row.why) for row in rows if row.layer == "voice" and row.referent == "docker"}
    assert docker["Gull"][0] == "was killed"
    assert docker["Gull"][1].startswith("passive, no agent")
    assert docker["Tide"][1].startswith("active, agent: The terrorists")


def test_agents_are_compared_with_those_who_name_none(rows):
    assert {(row.outlet, row.form) for row in rows if row.layer == "agent" and row.referent == "docker"} == {
        ("Gull", ""),
        ("Tide", "The terrorists"),
    }


def test_copies_of_one_text_count_once():
    rows = compared(
        reading("a", HARBOUR, "Gull"),
        reading("b", HARBOUR, "Gull"),
        reading("c", TIDE, "Tide"),
        lineages=[wire("a", "b")],
    )
    row = next(row for row in rows if row.form.casefold() == "rebels" and row.outlet == "Gull")
    assert (row.count, len(row.members)) == (1, 4)


def test_an_unchanged_copy_is_no_difference():
    rows = compared(reading("a", HARBOUR, "Gull"), reading("b", HARBOUR, "Tide"), lineages=[wire("a", "b")])
    assert not [row for row in rows if row.layer not in ("voice", "agent")]


def test_house_style_is_no_difference():
    british = "The defence ministry said the harbour centre was organised on 3 March by the Lorne Labour Organisation."
    american = "The defense ministry said the harbor center was organized on March 3 by the Lorne Labor Organization."
    rows = compared(reading("a", british, "Gull"), reading("b", american, "Tide"), lineages=[wire("a", "b")])
    assert not [row for row in rows if row.layer in ("label", "name", "report_verb", "hedge", "absent")]


def test_one_outlet_alone_differs_from_nobody():
    assert compared(reading("a", HARBOUR, "Gull"), reading("b", TIDE, "Gull")) == ()


def test_stories_are_compared_each_for_itself(told):
    apart = [Story("s1", "one", None, None, (Telling("a", 1.0),)), Story("s2", "two", None, None, (Telling("b", 1.0),))]
    assert compared(*told, stories=apart) == ()
    together = Story("s3", "both", None, None, (Telling("a", 1.0), Telling("b", 1.0)))
    assert {row.story for row in compared(*told, stories=[together])} == {"s3"}


def test_a_claim_that_an_outlet_lacks_is_absent_not_withheld(told):
    places = (Place("a", HARBOUR.index("A docker"), HARBOUR.index(" near the")), Place("b", 0, 10))
    claim = Claim("k1", "a docker was killed", places, Support(2, 2, 1, 1), "undisputed")
    lacking = [row for row in compared(*told, claims=[claim]) if row.layer == "absent" and not row.form]
    assert [(row.outlet, row.count, row.referent) for row in lacking] == [("Hask Mail", 0, "a docker was killed")]
    assert "does not mean withheld" in lacking[0].why


def test_a_claim_of_one_text_or_of_few_is_missed_by_nobody(told):
    more = [reading(f"m{n}", f"The market at the mill was calm on day {n}.", f"Mail {n}") for n in range(3)]
    places = (Place("a", 0, 6), Place("b", 0, 10))
    claim = Claim("k1", "the league holds the islands", places, Support(2, 2, 2, 2), "undisputed")
    assert [row for row in compared(*told, claims=[claim]) if row.layer == "absent"]
    assert not [row for row in compared(*told, *more, claims=[claim]) if row.layer == "absent"]
    copied = compared(*told, lineages=[wire("a", "b")], claims=[claim])
    assert not [row for row in copied if row.referent == "the league holds the islands"]


def test_a_denial_left_out_of_a_copy_is_absent():
    denial = " The league denied that anybody had been near the station."
    rows = compared(reading("a", HARBOUR + denial, "Gull"), reading("b", HARBOUR, "Tide"), lineages=[wire("a", "b")])
    assert {(row.outlet, bool(row.form)) for row in rows if row.layer == "absent"} == {("Gull", True), ("Tide", False)}


def test_forms_of_one_name_are_compared_and_short_forms_are_not():
    first = reading("a", "Mayor Odile Brasc spoke in Kelvar. Brasc left at noon, Odile Brasc said.", "Gull")
    other = reading("b", "Mayor Odile Brask spoke in Kelvar. Brask left at noon, Odile Brask said.", "Tide")
    assert forms(compared(first, other), "name") == {"odile brasc", "odile brask"}
    same = reading("c", "Brasc spoke in Kelvar, Mayor Odile Brasc said.", "Tide")
    assert forms(compared(first, same), "name") == set()


def test_people_of_one_number_are_called_otherwise():
    rows = compared(
        reading("a", "The 14 pilots and dock workers trapped in the tower were fed on Monday.", "Gull"),
        reading("b", "Fourteen hostages sat in the tower on Monday, the mayor said.", "Tide"),
    )
    assert forms(rows, "label") == {"workers", "hostages"}


PLACES = (
    "pier market yard chapel mill quarry bridge inn depot wharf tower lock weir forge smithy tannery dairy brewery"
    " bakery laundry stable orchard meadow causeway"
).split()


def test_words_set_an_outlet_apart_only_over_many_texts():
    texts = [
        reading(f"{outlet}{n}", f"The {word} at the {place} was loud, dockers and traders told us.", outlet)
        for n, place in enumerate(PLACES)
        for outlet, word in (("Gull", "riot"), ("Tide", "protest"))
    ]
    found = [(row.outlet, row.form, row.count) for row in compared(*texts) if row.layer == "distinctive"]
    assert found == [("Gull", "riot", 24), ("Tide", "protest", 24)]
    few = [(row.outlet, row.form) for row in compared(*texts[:8]) if row.layer == "distinctive"]
    assert few == []


def test_a_language_without_word_lists_has_names_alone():
    french = reading("b", "Les rebelles tiennent les îles depuis mardi, a dit le ministère du port de Lorne.", "Tide")
    assert not [row for row in compared(reading("a", HARBOUR, "Gull"), french) if row.layer == "label"]


def test_a_matrix_has_outlets_as_rows_and_forms_as_columns(rows):
    side = next(m for m in matrices(rows) if m.referent == "Lorne Quay League: armed people")
    cells = dict(zip(side.tellers, side.cells, strict=True))
    forms = [form.casefold() for form in side.forms]
    assert set(side.tellers) == {"Gull", "Hask Mail", "Tide"}
    assert cells["Tide"][forms.index("terrorists")].count == 1
    assert cells["Gull"][forms.index("terrorists")].count == 0
    assert cells["Hask Mail"][forms.index("terrorists")].count == 0
    assert cells["Hask Mail"][forms.index("terrorists")].quoted


@given(st.permutations(["a", "b", "c"]))
def test_the_order_of_documents_is_irrelevant(order):
    by_key = {"a": ("Gull", HARBOUR), "b": ("Tide", TIDE), "c": ("Hask Mail", OWN)}
    first = compared(*(reading(key, by_key[key][1], by_key[key][0]) for key in "abc"), lineages=[wire("a", "b")])
    again = compared(*(reading(key, by_key[key][1], by_key[key][0]) for key in order), lineages=[wire("a", "b")])
    assert again == first


SENTENCES = (
    "Armed rebels of the Lorne Quay League burned the quay on Monday",
    "Separatists of the Lorne Quay League reportedly seized the Gull Islands",
    "The so-called Lorne Quay League denied it",
    "Mayor Odile Brasc claimed 14 hostages were held",
    "Mayor Odile Brasc said “14 workers were held” in the disputed Gull Islands",
    "A docker was killed, the mayor said",
)


@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True), min_size=2, max_size=4))
def test_every_member_is_the_form_as_printed(pages):
    readings = [reading(f"d{n}", ". ".join(page) + ".", f"Outlet {n}") for n, page in enumerate(pages)]
    texts = {r.document.id: r.document.text for r in readings}
    rows = compared(*readings, lineages=[wire(*texts)])
    for row in rows:
        assert {folded(texts[p.document][p.start : p.end]) for p in row.members} == {folded(row.form)}
        assert len(row.members) >= row.count


@given(st.lists(st.text(alphabet="aB .,“”\n-'’1é\u200b", max_size=60), min_size=2, max_size=3))
def test_any_text_is_read(pages):
    readings = [reading(f"d{n}", page, f"Outlet {n}") for n, page in enumerate(pages)]
    rows = compared(*readings, lineages=[wire(*(r.document.id for r in readings))])
    assert all(row.members for row in rows)


# In a case


def kept(case):
    driver.find(case, [document.id for document in case.documents()], "1")
    return case.wording()


def write(folder, pages):
    for key, outlet, text in pages:
        (folder / f"{key}.jsonl").write_text(
            f'{{"id": "{key}", "outlet": "{outlet}", "text": "{text}"}}', encoding="utf-8"
        )


PAGES = (("a", "Gull", HARBOUR), ("b", "Tide", TIDE), ("c", "Hask Mail", OWN))


def test_a_case_that_grows_ends_as_one_read_at_once(tmp_path):
    write(tmp_path, PAGES)
    with Case(tmp_path / "once.db") as case:
        case.read(*(tmp_path / f"{key}.jsonl" for key in "abc"), until="edits")
        at_once = kept(case)
    with Case(tmp_path / "slow.db") as case:
        for key in "cab":
            case.read(tmp_path / f"{key}.jsonl", until="edits")
            found = kept(case)
    assert at_once
    assert found == at_once


def test_nothing_is_compared_again_without_need(tmp_path):
    write(tmp_path, PAGES)
    with Case(tmp_path / "c.db") as case:
        case.read(*(tmp_path / f"{key}.jsonl" for key in "abc"), until="edits")
        first = kept(case)
        driver.find(case, [], "1")
        assert case.wording() == first
        case.remove("b")
        assert {row.outlet for row in kept(case)} <= {"Gull", "Hask Mail"}


# Over the bundled coverage

FLOORS = {"label": 0.95, "name": 0.95, "report_verb": 0.9, "hedge": 0.95, "voice": 0.9}
BY_ORDER = {**FLOORS, "label": 0.9, "voice": 0.7}
"""Where no parser is installed."""


def test_what_is_planted_in_the_bundled_coverage_is_found():
    spec = importlib.util.spec_from_file_location("evaluate_wording", ROOT / "eval" / "wording.py")
    evaluation = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(evaluation)
    results, _ = evaluation.found(evaluation.rows())
    for layer, floor in (FLOORS if parsing.pipeline_name() else BY_ORDER).items():
        right = [is_found for kind, _, is_found in results if kind == layer]
        assert sum(right) >= floor * len(right), layer


# Over the five pages


@pytest.fixture(scope="module")
def seeds(shared, tmp_path_factory):
    with Case(tmp_path_factory.mktemp("wording") / "seeds.db") as case:
        case.read(shared / "seeds", until="edits")
        number = {document.id: document.key.rsplit("/", 1)[-1][:3] for document in case.documents()}
        found = wording(named(case.readings(), case.referents()), case.entities(), case.lineages(), case.edits())
        yield [(row.layer, row.referent, folded(row.form), number[row.members[0].document]) for row in found]


@pytest.mark.parametrize(
    ("form", "documents"),
    [
        ("occupied", {"000"}),
        ("armenian-occupied", {"001"}),
        ("breakaway", {"001", "002", "003"}),
        ("disputed", {"001", "002", "004"}),
        ("separatists", {"001", "002"}),
        ("troops", {"000", "001", "002"}),
        ("forces", {"000", "001", "003", "004"}),
        ("nagorny karabakh", {"001", "002"}),
        ("nagorno-karabakh", {"000", "001", "003", "004"}),
        ("upper karabakh", {"000", "001"}),
        ("azeri", {"003"}),
        ("azerbaijani", {"000", "001", "002", "003", "004"}),
        ("reportedly", {"001"}),
    ],
)
def test_the_contested_forms_stand_in_the_right_pages(seeds, form, documents):
    assert {number for layer, _, given, number in seeds if given == form} == documents


def test_the_contested_referents_are_these(seeds):
    assert {referent for layer, referent, *_ in seeds if layer in ("label", "name")} == {
        "Armenian: armed people",
        "Nagorno-Karabakh: what it is called",
        "Nagorno-Karabakh",
        "Azerbaijani",
    }
