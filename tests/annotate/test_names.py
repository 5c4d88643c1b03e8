"""Names in one document, in own fiction; the seeds where they are at hand."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotate.names import names
from tellings.annotate.sentences import sentences
from tellings.blocks import blocks
from tellings.records import Block, Document, Mention, Sentence


def read(text: str, language: str = "en") -> tuple[Mention, ...]:
    """Each paragraph's sentences, as the pipeline gives them."""
    document = Document("d", text, language=language)
    kinds = blocks(document)
    return names(document, kinds, sentences(document, kinds))


def line(text: str) -> tuple[Mention, ...]:
    """One sentence by itself."""
    return names(
        Document("d", text, language="en"),
        (Block("d", 0, len(text), "paragraph", ""),),
        (Sentence("d", 0, len(text)),),
    )


def kinds(text: str) -> dict[str, str]:
    return {mention.head: mention.kind for mention in line(text)}


def only(text: str, head: str) -> Mention:
    found = [mention for mention in line(text) if mention.head == head]
    assert len(found) == 1, [mention.head for mention in line(text)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "head", "role"),
    [
        ("He met Turkish Foreign Minister Selim Aksoylu on Monday.", "Selim Aksoylu", "Turkish Foreign Minister"),
        ("President Orla Venn spoke.", "Orla Venn", "President"),
        ("The defence ministry spokeswoman Tal Imbrey denied it.", "Tal Imbrey", "defence ministry spokeswoman"),
        ("Tal Imbrey, a spokeswoman for the port, denied it.", "Tal Imbrey", "spokeswoman for the port"),
        ("The mayor, Ketta Brune, resigned.", "Ketta Brune", "mayor"),
        ("Former Secretary of State Dorin Vask is dead.", "Dorin Vask", "Former Secretary of State"),
        ("Norland's President Orla Venn spoke.", "Orla Venn", "Norland's President"),
        ("Gen. J. R. Hollin was named.", "J. R. Hollin", "Gen"),
        ("Mr Brune shrugged.", "Brune", "Mr"),
        ("It was the policy of President Venn.", "Venn", "President"),
    ],
)
def test_roles_stand_before_a_name_or_behind_it(text, head, role):
    mention = only(text, head)
    assert mention.kind == "person"
    assert mention.role == role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks between Azerbaijan and Turkey broke down in Georgia.", {"Azerbaijan", "Turkey", "Georgia"}),
        ("They left for the U.S. and the UK in May.", {"U.S.", "UK"}),
        ("The town of Kelbrin and the village of Osh-Tar fell.", {"Kelbrin", "Osh-Tar"}),
        ("Rescuers near Pellandra reached the Ister Valley.", {"Pellandra", "Ister Valley"}),
        ("The river Arn burst its banks in self-governing Drovia.", {"Arn", "Drovia"}),
        ("He flew from St. Petersburg to St Louis.", {"St. Petersburg", "St Louis"}),
        ("Residents of Ostrow said so.", {"Ostrow"}),
        ("Snow fell on Mount Quell and on Upper Tarn.", {"Mount Quell", "Upper Tarn"}),
    ],
)
def test_places(text, expected):
    assert kinds(text) == dict.fromkeys(expected, "place")


def test_countries_are_no_persons_however_they_speak():
    found = kinds("Armenia said it was ready. Chad told reporters so. Jordan denied it, and Georgia, who lost, wept.")
    assert set(found) == {"Armenia", "Chad", "Jordan", "Georgia"}
    assert set(found.values()) == {"place"}


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Reporters asked the League of Upland Mills about it.", "League of Upland Mills"),
        ("The Department of Health and Human Services closed.", "Department of Health and Human Services"),
        ("It was bought by the firm Corvane in spring.", "Corvane"),
        ("Norland's foreign ministry said so.", "Norland's foreign ministry"),
        ("The Armenian Defence Ministry said so.", "Armenian Defence Ministry"),
        ("The interior ministry said so.", "interior ministry"),
        ("He told the UN Security Council.", "UN Security Council"),
        ("The news agency Velpress reported it.", "Velpress"),
    ],
)
def test_organisations(text, head):
    assert only(text, head).kind == "organisation"


def test_a_ministry_keeps_its_country_inside():
    found = [(mention.head, mention.kind) for mention in line("The Armenian defence ministry said so.")]
    assert found == [("Armenian defence ministry", "organisation"), ("Armenian", "group")]


def test_nations_that_no_list_has():
    found = kinds("Velmaria mobilised. In Velmaria, troops marched. Velmarian tanks followed, and Velmarians cheered.")
    assert found == {"Velmaria": "place", "Velmarian": "group", "Velmarians": "group"}


def test_listed_names_inside_compounds():
    found = kinds("The Armenian-held hills, the Russia-brokered truce and pro-Turkish crowds.")
    assert found == {"Armenian": "group", "Russia": "place", "Turkish": "group"}


@pytest.mark.parametrize(
    "text", ["I may go in May.", "Officials said so on Monday.", "Nearly 100 people died.", "Who knew?"]
)
def test_ordinary_words_are_no_names(text):
    assert line(text) == ()


def test_one_referent_for_full_name_surname_and_title():
    found = line("Orla Venn arrived. Venn spoke to Tal Imbrey. President Venn left; Mr Imbrey stayed.")
    by_entity = [(mention.head, mention.entity) for mention in found]
    assert by_entity == [
        ("Orla Venn", "d:0"),
        ("Venn", "d:0"),
        ("Tal Imbrey", "d:1"),
        ("Venn", "d:0"),
        ("Imbrey", "d:1"),
    ]


def test_two_people_of_one_surname_stay_two():
    found = line(
        "Defence Minister Anso Tarlow spoke. Yuna Tarlow, the head of the hospital, laughed. Dr Tarlow left. "
        "Minister Tarlow stayed."
    )
    assert [mention.entity for mention in found] == ["d:0", "d:1", "d:1", "d:0"]


def test_a_bare_surname_is_the_person_the_text_is_about():
    found = line("Orla Venn spoke. Venn left. His brother Ketto Venn stayed. Venn waved from the car.")
    assert [mention.entity for mention in found] == ["d:0", "d:0", "d:1", "d:0"]


def test_a_surname_that_is_a_month_and_a_father_that_is_no_surname():
    found = line("Orla May left. May said so. Prince Omar bin Rashad wrote to King Rashad in May.")
    assert [mention.entity for mention in found] == ["d:0", "d:0", "d:1", "d:2"]


def test_a_title_in_the_plural_belongs_to_no_name():
    assert kinds("She met Presidents Orla Venn and Tal Imbrey.") == {"Orla Venn": "person", "Tal Imbrey": "person"}


def test_an_acronym_in_brackets_is_its_words():
    found = line("The League of Upland Mills (LUM) met. Later LUM adjourned, and the League left.")
    assert {mention.entity for mention in found} == {"d:0"}


def test_a_text_can_say_that_two_names_are_one():
    found = line("He was born in Upper Drovia, also known as Drovia-Kest, and left Upper Drovia late.")
    assert {mention.entity for mention in found} == {"d:0"}


def test_the_ministry_is_the_last_one_named():
    found = line("The Interior Ministry moved. The Defence Ministry said so. According to the Ministry, it was over.")
    assert [mention.entity for mention in found] == ["d:0", "d:1", "d:1"]


def test_a_headline_takes_its_names_from_the_text():
    text = (
        "Venn Rejects Truce As Battle Widens\n\nPresident Orla Venn rejected a truce on Monday.\n\n"
        "“Never,” Venn said. The battle goes on."
    )
    found = read(text)
    assert [(mention.head, mention.start) for mention in found][:2] == [("Venn", 0), ("Orla Venn", text.index("Orla"))]
    assert {mention.entity for mention in found} == {"d:0"}


def test_a_name_broken_over_two_lines():
    mention = only("He saw Orla\nVenn, who waved.", "Orla Venn")
    assert mention.text == "Orla\nVenn"


@pytest.mark.parametrize(
    "name", ["Luuk van der Vest", "Samir al-Tarrafi", "Omar bin Rashad", "Sean O'Dwyer", "Ana-Maria Vest"]
)
def test_particles_hyphens_and_apostrophes(name):
    assert only(f"She wrote to {name}, 45, in spring.", name).kind == "person"


def test_residue_is_left_out():
    text = "READ MORE: Orla Venn in Paris"
    document = Document("d", text, language="en")
    assert names(document, (Block("d", 0, len(text), "teaser", ""),), ()) == ()


def test_a_language_without_lists_has_no_names():
    assert read("Orla Venn ist in Paris.", language="xx") == ()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            """Orla Venn said the Armenian 's ministry of Defence and Paris , . “ ” ( ) \n \n\n U.S. al-Tar - President
            J. Council River in Velmarian Velmaria's \u200b \ufffd de O’Dwyer MAY 12 É ḧ""".split(" ")
        ),
        max_size=40,
    ).map(" ".join)
)
def test_spans_are_exact_ordered_and_cross_nowhere(text):
    found = line(text)
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
        assert mention.text == mention.text.strip()
        assert mention.why
        assert mention.entity
    assert [m.start for m in found] == sorted(m.start for m in found)
    for left, right in pairwise(found):
        assert right.start >= left.end or (left.kind == "organisation" and right.end <= left.end)
    assert found == line(text)


def test_seeds(shared):
    kinds_of: dict[str, set[str]] = {}
    people: dict[tuple[str, str], set[str]] = {}
    for path in sorted((shared / "seeds").glob("*.txt")):
        document = Document(path.stem, path.read_text(encoding="utf-8"), language="en")
        marked = blocks(document)
        for mention in names(document, marked, sentences(document, marked)):
            kinds_of.setdefault(mention.head, set()).add(mention.kind)
            if mention.kind == "person":
                people.setdefault((path.stem, mention.head.split()[-1]), set()).add(mention.entity or "")
    assert all(
        kinds_of[name] == {"place"} for name in ("Azerbaijan", "Armenia", "Nagorno-Karabakh", "Karabakh", "Turkey")
    )
    assert all(kinds_of[name] == {"group"} for name in ("Armenian", "Azerbaijani", "Azeri"))
    assert kinds_of["Ilham Aliyev"] == {"person"}
    assert people
    assert all(len(entities) == 1 for entities in people.values())
