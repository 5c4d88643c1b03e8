"""Lineages on fiction: an island strike, told by invented agencies and papers."""

import gzip
import itertools
import json
import random
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.blocks import blocks
from tellings.copies import copies
from tellings.lineages import components, lineages, origin, origins, solve
from tellings.records import Document, Lineage, Place, Reading
from tests.coverage import documents, gold

LEAD = "Dock workers on the island of Marrowsay walked off the quays at dawn on Tuesday, leaving nine ferries tied up"
WIRE = [
    f"{LEAD} and thousands of summer visitors stranded in the little harbour town.",
    "The stoppage follows two months of fruitless talks about night pay, which the port company had wanted to halve.",
    '"We have carried this harbour through three winters and we will not be robbed of our sleep," said Odile Brandt.',
    "Shopkeepers along the front reported that bread and milk were sold out before nine in the morning.",
    "The coast guard put two cutters at the disposal of the hospital so that patients could reach the mainland.",
    "Economists reckon that every day without ferries costs the island about a tenth of what it earns in a week.",
    "A mediator appointed by the regional court is expected to hear both sides behind closed doors on Thursday.",
    "The last time the quays stood still for longer than a day was in the spring of the great flood.",
]
RIVAL = [
    "Nine ferries stayed in port and hotels filled beyond their last bed after crews of quay hands laid down work.",
    "Management called the action reckless and said a revised offer had been on the table since the weekend.",
    '"We have carried this harbour through three winters and we will not be robbed of our sleep," said Odile Brandt.',
    "Tourists queued around the customs shed for water that volunteers of the sailing club handed out for free.",
    "Insurance brokers expect claims for spoiled fish to be filed as soon as the cold store runs out of power.",
    "In the pubs behind the slipway the talk was of little else, and most of it took the side of the strikers.",
    "Parliament in the capital will debate whether ports belong among the services that must always be manned.",
]
OWN = [
    "Our reporter walked the length of the pier and counted forty idle forklifts and one very bored policeman.",
    "A baker gave away yesterday's rolls, saying that she would rather feed strangers than seagulls.",
    "By evening a brass band had settled on the ramp where lorries normally roll aboard.",
    "Children fished for crabs between the hulls, delighted with a harbour that belonged to them alone.",
    "Nobody we asked remembered a quieter night, and several admitted that they had slept rather well.",
    "The vicar opened the hall to stranded families and found, to her surprise, that the piano had been tuned.",
]


def reading(
    name: str,
    sentences: Sequence[str],
    *,
    credit: str = "",
    outlet: str | None = None,
    published: str | None = None,
) -> Reading:
    text = "\n\n".join([credit + sentences[0], *sentences[1:]])
    document = Document(name, text, outlet=outlet, published=published, language="en", caller_id=name)
    return Reading(document, blocks=blocks(document))


def solved(*readings: Reading) -> tuple[Lineage, ...]:
    return lineages(readings, copies(readings))


def members(found: Sequence[Lineage]) -> set[tuple[str, ...]]:
    return {lineage.members for lineage in found if lineage.members}


def reworded(sentences: Sequence[str]) -> list[str]:
    changes = [("stranded", "stuck"), ("reported", "said"), ("about a tenth", "roughly a tenth"), ("expected", "due")]
    text = "\n".join(sentences)
    for old, new in changes:
        text = text.replace(old, new)
    return text.split("\n")


def test_copies_of_one_story_are_members_of_one_lineage_named_after_the_credited_agency() -> None:
    found = solved(
        reading("a", WIRE, credit="MARROWSAY (AFP) - "),
        reading("b", reworded(WIRE)),
        reading("c", WIRE[:4]),
    )
    assert members(found) == {("a", "b", "c")}
    assert found[0].agency == "AFP"
    assert found[0].name == "AFP text known from three copies"
    assert "MARROWSAY (AFP)" in found[0].why
    assert len(found[0].edges) == 2


def test_two_agencies_that_quote_one_speaker_share_nothing() -> None:
    assert (
        solved(reading("a", WIRE, credit="MARROWSAY (AFP) - "), reading("b", RIVAL, credit="MARROWSAY (AP) - ")) == ()
    )


def test_a_page_that_mixes_two_wires_does_not_join_their_copies() -> None:
    mixed = [*WIRE[:4], *RIVAL[3:]]
    found = solved(
        reading("a1", WIRE),
        reading("a2", reworded(WIRE)),
        reading("mix", mixed),
        reading("z1", RIVAL),
        reading("z2", RIVAL),
    )
    wires = [lineage for lineage in found if len(lineage.members) > 1]
    assert not any({"a1", "z1"} <= set(lineage.members) for lineage in wires)
    touched = [lineage for lineage in wires if "mix" in (*lineage.members, *(b.document for b in lineage.borrowers))]
    assert len(touched) == 2


def test_head_and_tail_of_one_story_are_joined_by_the_whole() -> None:
    found = solved(reading("head", WIRE[:4]), reading("tail", WIRE[4:]), reading("whole", WIRE))
    assert members(found) == {("head", "tail", "whole")}


def test_a_running_file_carries_two_briefs_without_joining_them() -> None:
    other = [sentence.replace("ferries", "trams") for sentence in OWN]
    file = [*other, *WIRE[3:6], *OWN, *RIVAL[3:6], *(f"Live at {n}: {s}" for n, s in enumerate(map(str.upper, OWN)))]
    found = solved(reading("one", WIRE[3:6]), reading("two", RIVAL[3:6]), reading("file", file))
    assert members(found) == {("file", "one"), ("file", "two")}
    assert all(place.document == "file" for lineage in found for place in lineage.passages)


def test_a_passage_in_an_article_of_its_own_makes_a_borrower_with_its_share_and_place() -> None:
    borrower = reading("own", [*OWN[:3], WIRE[4], *OWN[3:]])
    (found,) = solved(reading("a", WIRE), reading("b", reworded(WIRE)), borrower)
    assert found.members == ("a", "b")
    assert [b.document for b in found.borrowers] == ["own"]
    assert 0.05 < found.borrowers[0].share < 0.3
    (place,) = found.passages
    assert "put two cutters at the disposal of the hospital" in borrower.document.text[place.start : place.end]
    (loan,) = [edge for edge in found.edges if edge.relation == "partial"]
    assert "own" in (loan.source, loan.to)


def test_a_passage_that_two_articles_of_their_own_share_is_a_lineage_without_members() -> None:
    (found,) = solved(reading("a", [*OWN, WIRE[4]]), reading("b", [RIVAL[0], WIRE[4], *RIVAL[1:]]))
    assert found.members == ()
    assert [b.document for b in found.borrowers] == ["a", "b"]
    assert found.archetype is None
    assert "two articles" in found.name


def test_a_sentence_that_two_members_print_at_different_places_and_the_third_lacks_is_another_lineage() -> None:
    extra = "Quarrels had broken out on the slipway late on Sunday when guards shut the gate on the night shift."
    found = solved(
        reading("a", [*WIRE[:2], extra, *WIRE[2:]]), reading("b", [*WIRE[:6], *OWN[:3], extra]), reading("c", WIRE)
    )
    assert members(found) == {("a", "b", "c")}
    (passage,) = [lineage for lineage in found if not lineage.members]
    assert [b.document for b in passage.borrowers] == ["a", "b"]


def test_captions_and_photo_credits_neither_join_nor_name() -> None:
    caption = "A ferry lies idle at the quay of Marrowsay on a grey Tuesday morning in July. (Photo by Lin Aro/AFP)"
    found = solved(reading("a", [caption, *OWN]), reading("b", [caption, *RIVAL[3:]]))
    assert found == ()
    (named,) = solved(reading("c", [WIRE[0], caption, *WIRE[1:]]), reading("d", reworded(WIRE)))
    assert named.agency is None
    assert named.why == "no credit found in these texts"
    assert named.name == "wire text known from two copies"


def test_a_cut_text_points_back_to_the_one_that_goes_on() -> None:
    (found,) = solved(reading("short", WIRE[:4]), reading("whole", WIRE))
    (edge,) = found.edges
    assert (edge.source, edge.to, edge.directed) == ("whole", "short", True)
    assert "short ends where whole goes on" in edge.why
    assert edge.share > 0.95
    assert found.archetype == "whole"


def test_publication_gives_a_direction_and_disagreement_takes_it() -> None:
    (by_time,) = solved(
        reading("a", reworded(WIRE), published="2031-07-02"), reading("b", WIRE, published="2031-07-01")
    )
    assert (by_time.edges[0].source, by_time.edges[0].directed) == ("b", True)
    assert "published earlier" in by_time.edges[0].why
    assert by_time.id == "lb"
    (torn,) = solved(reading("a", WIRE[:4], published="2031-07-01"), reading("b", WIRE, published="2031-07-02"))
    assert not torn.edges[0].directed
    assert "disagrees" in torn.edges[0].why


def test_seconds_apart_are_no_direction() -> None:
    stamps = "2031-07-01T10:00:00+00:00", "2031-07-01T10:00:09+00:00"
    (found,) = solved(reading("a", WIRE, published=stamps[0]), reading("b", reworded(WIRE), published=stamps[1]))
    assert not found.edges[0].directed
    assert "direction unknown" in found.edges[0].why


def test_the_agencys_own_page_is_the_original() -> None:
    (found,) = solved(reading("z", WIRE, outlet="AFP"), reading("b", reworded(WIRE), credit="MARROWSAY (AFP) - "))
    assert found.archetype == "z"
    assert found.edges[0].source == "z"
    assert "own page" in found.edges[0].why


def test_two_takes_of_an_agency_are_told_as_such() -> None:
    early = reading("early", [*WIRE[:5], *OWN[:2]], credit="MARROWSAY (AFP) - ")
    late = reading("late", [WIRE[0], *RIVAL[3:5], *WIRE[1:]], credit="MARROWSAY (AFP) - ")
    (found,) = solved(early, late)
    assert "version of the agency's own story" in found.edges[0].why


def test_origins_count_a_lineage_once_and_a_borrowed_passage_with_its_lenders() -> None:
    readings = [
        reading("a", WIRE),
        reading("b", reworded(WIRE)),
        reading("own", [*OWN[:3], WIRE[4], *OWN[3:]]),
        reading("alone", RIVAL),
    ]
    found = lineages(readings, copies(readings))
    text = readings[2].document.text
    borrowed = text.index("two cutters")
    assert origins([Place(name, 0, 20) for name in ("a", "b", "own", "alone")], found) == 3
    assert origin(Place("own", borrowed, borrowed + 5), found) == found[0].id
    assert origins([Place("a", 0, 9), Place("own", borrowed, borrowed + 5)], found) == 1


def test_components_are_solved_alone() -> None:
    readings = [reading("a", WIRE), reading("b", WIRE[:5]), reading("x", RIVAL), reading("y", RIVAL[:5])]
    links = [link for link in copies(readings) if {link.left.document, link.right.document} in ({"a", "b"}, {"x", "y"})]
    assert components(links) == (("a", "b"), ("x", "y"))
    alone = solve(readings[:2], [link for link in links if link.left.document == "a"])
    assert lineages(readings, links)[0] == alone[0]


@settings(deadline=None, max_examples=15)
@given(st.data())
def test_order_changes_nothing(data: st.DataObject) -> None:
    pool = [*WIRE, *RIVAL, *OWN]
    texts = data.draw(
        st.lists(st.lists(st.sampled_from(pool), min_size=3, max_size=9, unique=True), min_size=3, max_size=6)
    )
    readings = [reading(f"d{index}", text) for index, text in enumerate(texts)]
    links = list(copies(readings))
    expected = lineages(readings, links)
    shuffled, turned = readings[:], links[:]
    chance = random.Random(7)
    chance.shuffle(shuffled)
    chance.shuffle(turned)
    assert lineages(shuffled, turned) == expected
    check(expected, {r.document.id: r.document.text for r in readings})


def check(found: Sequence[Lineage], texts: dict[str, str]) -> None:
    assert len({lineage.id for lineage in found}) == len(found)
    for lineage in found:
        known = {*lineage.members, *(b.document for b in lineage.borrowers)}
        assert len(known) == len(lineage.members) + len(lineage.borrowers) > 1
        assert all(0 <= b.share <= 1 for b in lineage.borrowers)
        assert all({edge.source, edge.to} <= known and 0 <= edge.share <= 1 and edge.why for edge in lineage.edges)
        assert all(texts[p.document][p.start : p.end].strip() for p in lineage.passages)


def rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def test_judged_coverage_keeps_its_descent(shared: Path) -> None:
    folder = shared / "eval" / "lineages"
    readings = [gold_reading(row) for row in rows(folder / "dev.jsonl.gz")]
    found = lineages(readings, copies(readings))
    member = {m: lineage.id for lineage in found for m in lineage.members}
    kinds = {"same_text": "descent", "edited_copy": "descent", "partial_reuse": "partial"}
    right = {"descent": 0, "none": 0}
    total = {"descent": 0, "none": 0}
    for pair in rows(folder / "dev_pairs.jsonl.gz"):
        kind = kinds.get(pair["relation"], "none")
        if kind != "partial":
            joined = member.get(pair["a"], "-") == member.get(pair["b"], "--")
            total[kind] += 1
            right[kind] += joined == (kind == "descent")
    assert right["descent"] / total["descent"] >= 0.97
    assert right["none"] / total["none"] >= 0.99


def gold_reading(row: dict[str, str]) -> Reading:
    document = Document(row["id"], row["text"], outlet=row.get("outlet"), language="en", caller_id=row["id"])
    return Reading(document, blocks=blocks(document))


def test_seeds(shared: Path) -> None:
    readings = []
    for path in sorted((shared / "seeds").glob("*.txt")):
        document = Document(path.name[:3], path.read_text("utf8"), language="en")
        readings.append(Reading(document, blocks=blocks(document)))
    found = lineages(readings, copies(readings))
    assert members(found) == {("000", "001", "002")}
    (passage,) = [lineage for lineage in found if not lineage.members]
    assert [b.document for b in passage.borrowers] == ["000", "001"]
    assert all(
        re.search("civilian settlements", readings[int(p.document)].document.text[p.start : p.end])
        for p in passage.passages
    )


@pytest.mark.parametrize("pair", list(itertools.combinations(["AFP", "AP", "Reuters"], 2)))
def test_no_lineage_joins_texts_of_two_agencies(pair: tuple[str, str]) -> None:
    one = reading("a", WIRE, credit=f"MARROWSAY ({pair[0]}) - ")
    other = reading("b", [*WIRE[:4], *RIVAL[3:]], credit=f"MARROWSAY ({pair[1]}) - ")
    assert not members(solved(one, other))


def test_the_bundled_coverage_comes_to_the_lineages_that_it_was_written_with() -> None:
    pages = documents()
    names = {document.id: key for key, document in pages.items()}
    read = [Reading(document, blocks=blocks(document)) for document in pages.values()]
    found = [lineage for lineage in lineages(read, copies(read)) if lineage.members]
    said = {
        frozenset(names[m] for m in lineage.members): {names[b.document] for b in lineage.borrowers}
        for lineage in found
    }
    written = {
        frozenset(row["members"]): set(row["borrowers"]) for row in gold()["lineages"] if len(row["members"]) > 1
    }
    assert said == written
    assert "Meridian Press" in {lineage.agency for lineage in found}
