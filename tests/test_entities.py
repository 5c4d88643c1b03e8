"""Names across documents, in own fiction; the seeds where they are at hand."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotate.names import names
from tellings.annotate.sentences import sentences
from tellings.blocks import blocks
from tellings.entities import entities
from tellings.records import Document, Entity, Reading

ROOT = Path(__file__).resolve().parent.parent


def reading(key: str, text: str, outlet: str | None = None) -> Reading:
    document = Document(key, text, outlet=outlet, language="en")
    marked = blocks(document)
    lines = sentences(document, marked)
    return Reading(document, marked, lines, names(document, marked, lines))


def case(*texts: str) -> list[Reading]:
    return [reading(f"d{index}", text, f"Outlet {index}") for index, text in enumerate(texts)]


def entity(found: tuple[Entity, ...], form: str) -> Entity:
    having = [one for one in found if any(f.form == form for f in one.forms)]
    assert len(having) == 1, [(one.name, one.why) for one in having]
    return having[0]


def forms(one: Entity) -> set[str]:
    return {form.form for form in one.forms}


def test_spellings_of_an_unlisted_place():
    found, _ = entities(case("They met in Mekhidar.", "They met in Mekhidar.", "Snow fell near Mehidar on Monday."))
    assert forms(entity(found, "Mekhidar")) == {"Mekhidar", "Mehidar"}
    assert "spellings" in entity(found, "Mehidar").why


def test_names_that_one_document_tells_apart_stay_apart():
    found, _ = entities(case("They left Mekhidar and reached Mehidar on Monday.", "He lives in Mekhidar."))
    assert forms(entity(found, "Mekhidar")) == {"Mekhidar"}


def test_listed_names_are_not_confused_by_their_letters():
    found, _ = entities(case("He flew to Niger.", "She flew to Nigeria.", "They flew to Austria and Australia."))
    assert len(found) == 4


def test_a_longer_form_of_an_unlisted_region():
    found, _ = entities(
        case("War raged in Zagorno-Pelluk.", "War raged in Pelluk.", "War raged in Zagorny Pelluk again.")
    )
    assert forms(entity(found, "Pelluk")) == {"Zagorno-Pelluk", "Pelluk", "Zagorny Pelluk"}


def test_demonyms_are_one_group_beside_their_country():
    found, _ = entities(
        case("Azeri troops marched.", "Azerbaijani tanks followed in Azerbaijan.", "Azerbaijanis cheered.")
    )
    group = entity(found, "Azeri")
    assert forms(group) == {"Azeri", "Azerbaijani", "Azerbaijanis"}
    assert group.kind == "group"
    assert entity(found, "Azerbaijan").kind == "place"


def test_a_body_and_its_acronym_listed_or_defined():
    found, _ = entities(
        case(
            "The OSCE met. The US left.",
            "The Organization for Security and Cooperation in Europe met. The United States left, the U.S. said.",
            "The League of Upland Mills (LUM) met. The LUM left.",
            "Reporters asked the LUM about it.",
        )
    )
    assert forms(entity(found, "OSCE")) == {"OSCE", "Organization for Security and Cooperation in Europe"}
    assert forms(entity(found, "US")) == {"US", "U.S.", "United States"}
    lum = entity(found, "LUM")
    assert lum.name == "League of Upland Mills"
    assert {(f.form, f.outlet): f.count for f in lum.forms}["LUM", "Outlet 2"] == 2


def test_two_people_of_one_surname_stay_two():
    found, stands = entities(
        case(
            "Anso Tarlow spoke in Kelbrin. Tarlow left.",
            "Yuna Tarlow spoke in Kelbrin. Tarlow left.",
            "President Tarlow spoke in Kelbrin.",
        )
    )
    assert forms(entity(found, "Anso Tarlow")) == {"Anso Tarlow", "Tarlow"}
    assert forms(entity(found, "Yuna Tarlow")) == {"Yuna Tarlow", "Tarlow"}
    assert len({stands["d0:0"], stands["d1:0"], stands["d2:0"]}) == 3


def test_a_lone_surname_joins_the_only_bearer_in_company():
    found, stands = entities(
        case(
            "President Orla Venn spoke in Kelbrin.",
            "President Venn was in Kelbrin.",
            "Mr Venn, a plumber from Ostrow, laughed.",
        )
    )
    assert forms(entity(found, "Orla Venn")) == {"Orla Venn", "Venn"}
    assert len(set(stands.values())) == 4
    assert entity(found, "Orla Venn").roles == ("President",)


def test_spellings_of_a_person():
    found, _ = entities(case("Besar Kolluk spoke.", "Bessar Qolluk spoke.", "Besim Kolluk spoke."))
    assert forms(entity(found, "Besar Kolluk")) == {"Besar Kolluk", "Bessar Qolluk"}
    assert forms(entity(found, "Besim Kolluk")) == {"Besim Kolluk"}


def test_ministries_by_concern_and_country():
    found, _ = entities(
        case(
            "Azerbaijan's foreign ministry said so.",
            "The Azerbaijani Foreign Ministry said so.",
            "Baku's foreign ministry said so.",
            "Armenia's foreign ministry said so.",
            "Azerbaijan's defence ministry said so.",
        )
    )
    assert forms(entity(found, "Baku's foreign ministry")) == {
        "Azerbaijan's foreign ministry",
        "Azerbaijani Foreign Ministry",
        "Baku's foreign ministry",
    }
    assert len([one for one in found if one.kind == "organisation"]) == 3


def test_a_ministry_is_named_with_its_country():
    found, _ = entities(
        case(
            "The interior ministry said so. The interior ministry said no more.",
            "The interior ministry said so. Velmark's interior ministry said no more.",
            "The interior ministry said so.",
        )
    )
    assert entity(found, "Velmark's interior ministry").name == "Velmark's interior ministry"


def test_a_paper_speaks_of_itself():
    texts = ("A clerk told the Courier so.", "The Kelbrin Courier was told so.")
    found, _ = entities([reading(f"d{i}", text, "Kelbrin Courier") for i, text in enumerate(texts)])
    assert forms(entity(found, "Courier")) == {"Courier", "Kelbrin Courier"}


def test_a_lone_reading_is_overruled_by_the_case():
    texts = ["They met in Tamoria and left Tamoria."] * 4
    found, _ = entities(case(*texts, "Tamoria told reporters that he was ready."))
    assert entity(found, "Tamoria").kind == "place"


def test_an_id_stays_when_later_documents_come():
    texts = ("Orla Venn spoke in Kelbrin.", "Orla Venn left Kelbrin.", "Orla Venn slept near Kelbrin.")
    before, _ = entities(case(*texts[:2]))
    after, _ = entities(case(*texts))
    assert [one.id for one in before] == [one.id for one in after]


TEXTS = (
    "President Orla Venn met Besar Kolluk in Zagorno-Pelluk. Venn left. The League of Upland Mills (LUM) met.",
    "Bessar Qolluk spoke of Pelluk. Venn listened, the LUM said. Velmarian troops reached Velmaria.",
    "Azeri and Azerbaijani troops met. The US foreign ministry and the U.N. spoke of Zagorny Pelluk.",
    "O. Venn spoke. Otto Venn spoke. Velmarians cheered. The interior ministry said so.",
    "Dr Venn spoke of the Pelluk Valley. Velmaria's interior ministry said so.",
)


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(TEXTS))))
def test_the_order_of_documents_is_of_no_matter(order):
    readings = case(*TEXTS)
    found, stands = entities(readings)
    assert entities([readings[i] for i in order]) == (found, stands)
    mentions = [mention for one in readings for mention in one.mentions]
    assert sum(form.count for one in found for form in one.forms) == len(mentions)
    assert {mention.entity for mention in mentions} == set(stands)
    assert set(stands.values()) == {one.id for one in found}
    assert all(one.why and one.name in forms(one) for one in found)


def test_seeds(shared):
    paths = sorted((shared / "seeds").glob("*.txt"))
    found, _ = entities([reading(path.stem, path.read_text(encoding="utf-8"), path.stem) for path in paths])
    karabakh = entity(found, "Karabakh")
    assert forms(karabakh) == {"Karabakh", "Nagorno-Karabakh", "Nagorny Karabakh", "Upper Karabakh"}
    assert forms(entity(found, "Azeri")) >= {"Azeri", "Azerbaijani"}
    people = [one.name for one in found if one.kind == "person"]
    assert len({name.split()[-1] for name in people}) == len(people)


def test_the_bundled_coverage_stays_as_well_read_as_it_was():
    """Floors a little below what eval/names.py printed: recall .978, typed right .992, persons 1, BCubed .982."""
    path = ROOT / "eval" / "names.py"
    spec = spec_from_file_location("eval_names", path)
    assert spec is not None
    assert spec.loader is not None
    measure = module_from_spec(spec)
    spec.loader.exec_module(measure)
    found = measure.score(measure.pages([str(measure.PAGES)]), errors=False)
    assert found["recall"] > 0.95
    assert found["precision"] > 0.95
    assert found["typed right"] > 0.97
    assert found["persons that are one entity"] == 1
    assert found["entities BCubed F"] > 0.96
