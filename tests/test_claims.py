"""Claims: what is told by many is one, with its support and its standing. The texts are invented, the seeds are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings import claims as stage
from tellings.case import Case
from tellings.copies import copies
from tellings.lineages import lineages
from tellings.pipeline import analyse
from tellings.records import Claim, Dispute, Document, Place, Reading
from tellings.relations import relations
from tests import coverage

STAGES = ("blocks", "sentences", "names", "times", "attributions", "figures")
WHERE = "It happened near Velm, in the Orsavian highlands of Dovra and Kestrin."


def read(key: str, text: str, outlet: str, published: str = "2021-03-10") -> Reading:
    document = Document(key, f"{text} {WHERE}", published=published, language="en", outlet=outlet)
    return analyse(Reading(document), STAGES)


PAGES = (
    read("a", "The blast killed 14 people, police said.", "Gull"),
    read("b", "Fourteen people died in the blast, police said.", "Post"),
    read("c", "Fourteen people died, according to doctors.", "Post"),
    read("d", "The blast killed 19 people, police said.", "Mail", "2021-03-11"),
    read("e", "Witnesses said 40 people were killed.", "Mail"),
)


def told(pages=PAGES, disputes=()) -> dict[int | None, Claim]:
    return {claim.low: claim for claim in stage.claims(pages, relations(pages), disputes)}


def test_the_same_number_is_one_claim_of_all_who_tell_it():
    claim = told()[14]
    assert {place.document for place in claim.members} == {"a", "b", "c"}
    assert (claim.support.documents, claim.support.outlets, claim.support.lineages) == (3, 2, 3)


def test_those_who_asked_the_same_owner_are_one_origin():
    assert told()[14].support.origins == 2  # the police and the doctors


def test_a_claim_is_told_in_the_words_of_its_first_member_and_named_after_it():
    claim = told()[14]
    assert claim.text == "The blast killed 14 people, police said."
    assert claim.id == f"c{claim.members[0].document}@{claim.members[0].start}"


LONG = "The ferry had been overdue for repairs since the spring and its crew had warned the harbour office twice"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{LONG}, Orla Venn said.", f"{LONG}, Orla Venn said"),
        (
            "Port Ilmar and Velmark rejected foreign calls for a halt to the fighting on the river.",
            "Port Ilmar and Velmark rejected foreign calls for a halt to the fighting on the river",
        ),
        (
            f"Minister Orla Venn went to the quay. She said {LONG.lower()}.",
            f"[Orla Venn] said {LONG.lower()}",
        ),
    ],
)
def test_a_statement_is_told_with_who_makes_it(text, told):
    pages = [read(key, text, outlet) for key, outlet in (("a", "Gull"), ("b", "Post"))]
    assert told in [claim.text for claim in stage.claims(pages, (), (), (), copies(pages))]


def test_the_reason_of_a_claim_says_each_thing_once_and_not_everything():
    days = [f"2021-03-{day}" for day in range(10, 24)]
    pages = [
        read(f"p{at}", f"The flood killed {40 + at} people, police said.", "Gull", day) for at, day in enumerate(days)
    ]
    reasons = told(pages)[40].why.split("; ")
    assert len(set(reasons)) == len(reasons)
    assert any("more like these" in reason for reason in reasons)


def test_a_claim_that_its_owner_replaced_is_updated_and_one_that_others_contradict_disputed():
    found = told()
    assert found[14].standing == "updated"
    assert "19" in found[14].why
    assert found[19].standing == "disputed"


def test_a_denial_makes_a_claim_denied():
    place = Place("e", 0, 30)
    denial = Dispute(place, Place("d", 0, 10), "denial", ("witnesses", "police"), "“denied it” points at the sentence")
    found = told(disputes=[denial])
    assert found[40].standing == "denied"
    assert "points at" in found[40].why


def test_what_one_page_tells_and_somebody_denies_is_a_claim():
    page = read("z", "Orsavia said its army had taken the upper dam. The council denied it.", "Gull")
    start = page.document.text.index("its army")
    place = Place("z", start, start + len("its army had taken the upper dam"))
    dispute = Dispute(place, Place("z", 47, 68), "denial", ("Orsavia", "the council"), "“denied” points at it")
    (claim,) = stage.claims([page], (), [dispute])
    assert (claim.text, claim.standing) == ("its army had taken the upper dam", "denied")
    assert claim.why.startswith("says: Orsavia")


def test_what_adds_up_is_said_with_the_total():
    page = read(
        "s", "Doctors found the bodies of 34 people, 15 in Lower Varo, 12 in Pireh and seven in Tolmen.", "Gull"
    )
    claims = stage.claims([page], relations([page]))
    assert "15 + 12 + 7 = 34: agrees with" in next(claim.why for claim in claims if claim.low == 34)


def test_a_statement_that_two_pages_carry_is_one_claim():
    said = "“We will open the lower gates of the dam when the last of the soldiers has left the valley of Dovra,” "
    pages = [
        read("p", said + "said Governor Mira Lund. Rain is forecast for the week.", "Gull"),
        read("q", "Nobody slept. " + said + "Governor Mira Lund told reporters.", "Post"),
    ]
    found = stage.claims(pages, (), copies=copies(pages))
    statement = next(claim for claim in found if "lower gates" in claim.text)
    assert statement.support.documents == 2
    assert (statement.low, statement.high) == (None, None)
    assert "Lund" in statement.why


@given(st.permutations(PAGES))
def test_the_order_of_documents_does_not_matter(pages):
    assert stage.claims(pages, relations(pages)) == stage.claims(PAGES, relations(PAGES))


@given(st.lists(st.sampled_from(PAGES), min_size=1, unique_by=lambda page: page.document.id))
def test_there_are_never_more_origins_than_lineages_nor_lineages_than_documents(pages):
    for claim in stage.claims(pages, relations(pages)):
        support = claim.support
        assert 1 <= support.origins <= support.lineages <= support.documents
        assert support.documents == len({place.document for place in claim.members})


# -- the bundled coverage ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bundled() -> tuple[Claim, ...]:
    readings = [analyse(Reading(document), STAGES) for document in coverage.documents().values()]
    shared = copies(readings)
    return stage.claims(readings, relations(readings), (), lineages(readings, shared), shared)


def overlap(one: Place, other: Place) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


def test_the_bundled_claims_hold_together(bundled):
    """Of the members that an editor puts into one claim, most stand in one claim here."""
    together = wanted = 0
    for item in coverage.gold()["claims"]:
        if item["low"] is None or len(item["members"]) < 2:
            continue
        places = [coverage.place(member) for member in item["members"]]
        most = max(sum(any(overlap(p, m) for m in claim.members) for p in places) for claim in bundled)
        together, wanted = together + most, wanted + len(places)
    assert together / wanted >= 0.7


# -- the seeds ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def seeds(shared, tmp_path_factory):
    with Case(tmp_path_factory.mktemp("seeds") / "seeds.db") as case:
        case.read(shared / "seeds")
        readings = case.readings(
            None, ("sentences", "mentions", "times", "attributions", "figures", "quantities", "dating")
        )
        related = relations(readings)
        found = stage.claims(readings, related, (), case.lineages(), case.copies())
        texts = {document.id: document.text for document in case.documents()}
        number = {document.id: document.key.rsplit("/", 1)[-1][:3] for document in case.documents()}
        yield readings, related, found, texts, number


def member(seeds, document: str, words: str) -> Claim:
    _, _, found, texts, number = seeds
    return next(
        claim
        for claim in found
        for place in claim.members
        if number[place.document] == document and texts[place.document][place.start : place.end].lower() == words
    )


def between(seeds, one: tuple[str, str], other: tuple[str, str]) -> set[str]:
    _, related, _, texts, number = seeds

    def is_(place: Place, wanted: tuple[str, str]) -> bool:
        quote = texts[place.document][place.start : place.end].lower()
        return (number[place.document], quote) == wanted

    return {r.relation for r in related if (is_(r.a, one) and is_(r.b, other)) or (is_(r.a, other) and is_(r.b, one))}


def test_nearly_a_hundred_dead_is_one_claim_of_three_pages_and_one_origin(seeds):
    claim = member(seeds, "000", "nearly 100")
    assert {seeds[4][place.document] for place in claim.members} == {"000", "001", "002"}
    assert claim.support.documents == 3
    assert claim.support.origins == 1
    assert claim.support.outlets == 0, "none of the pages states its outlet"
    assert (claim.low, claim.high, claim.modifier) == (None, 100, "nearly")


@pytest.mark.parametrize("document", ["000", "001", "002", "003"])
def test_the_war_of_the_1990s_is_background(seeds, document):
    words = "some 30,000" if document == "003" else "30,000"
    claim = member(seeds, document, words)
    assert {seeds[4][place.document] for place in claim.members} == {"000", "001", "002", "003"}
    assert "background" in claim.why


@pytest.mark.parametrize("part", ["18", "24", "two"])
def test_civilians_of_three_counts_agree_with_their_total(seeds, part):
    assert between(seeds, ("003", part), ("003", "more than 40")) == {"part_of"}
    assert "18 + 24 + 2 = 44" in member(seeds, "003", "more than 40").why


@pytest.mark.parametrize(
    ("one", "other"),
    [("1,166", "45"), ("1,166", "at least 91"), ("45", "at least 91"), ("1,166", "nearing 5,000")],
)
def test_the_losses_of_two_sides_are_different_groups(seeds, one, other):
    assert between(seeds, ("004", one), ("004", other)) == {"different_group"}


def test_nothing_on_the_last_page_contradicts_another_page(seeds):
    _, related, _, _, number = seeds
    assert not [
        r for r in related if r.relation == "conflict" and "004" in (number[r.a.document], number[r.b.document])
    ]


def test_the_soldiers_of_july_are_background(seeds):
    for words in ("three", "four others"):
        assert "background" in member(seeds, "001", words).why


@pytest.mark.parametrize("unit", ["websites", "regions", "resolutions", "km"])
def test_websites_regions_resolutions_and_distances_are_no_casualties(seeds, unit):
    readings, _, _, texts, _ = seeds
    for reading in readings:
        for figure in reading.figures:
            behind = texts[figure.document][figure.end : figure.end + 25].lower()
            assert unit not in behind.split(".")[0]
