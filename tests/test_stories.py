"""Stories: which documents tell of one event. All places and people are invented."""

import gzip
import importlib.util
import json
import random
from datetime import date, timedelta

import pytest

from tellings.blocks import blocks
from tellings.records import Copy, Dating, Document, Place, Reading
from tellings.stories import rows, stories
from tests import coverage

MILL = (
    """Two killed in Hask Mill shooting

Two men were shot dead outside the Copper Gull tavern in Hask Mill on Friday night, Sheriff Odile Brasc said.

The victims were Tam Orrel, 31, and Jory Vint, 28, both of Hask Mill. They were hit on Weir Street at 11:40 p.m.

A suspect, Lew Castran, 44, was arrested near the Dorn Bridge, Brasc said. He is held in the Lorne County jail.""",
    """Tavern gunman held after deaths of Orrel and Vint

HASK MILL: Deputies arrested Lew Castran near the Dorn Bridge hours after two men died outside the Copper Gull.

Sheriff Odile Brasc named the dead as Jory Vint and Tam Orrel. Castran, 44, had argued with Orrel over a boat.

Weir Street stayed closed on Saturday. The Copper Gull opened in 1963.""",
)
FERN = (
    """Two killed in Fernside shooting

Two men were shot dead outside a bakery in Fernside on Friday night, police chief Ansel Mott said.

The victims were Piet Hollen, 52, and his son Ruard Hollen, 19. They were hit on Quarry Lane at 9:15 p.m.

Nobody was arrested. Mott asked people who were at the Fernside market to call the Talle County police.""",
    """Police seek gunman in Fernside after father and son die

Talle County police looked on Saturday for whoever shot Piet and Ruard Hollen on Quarry Lane.

The two were closing the bakery in Fernside that the Hollen family has run since 1971, chief Ansel Mott said.""",
)
FOLLOW_UP = """Castran pleads not guilty in Copper Gull killings

Lew Castran pleaded not guilty on Monday to the murder of Tam Orrel and Jory Vint outside the Copper Gull in Hask Mill.

Judge Merle Santry set no bail. Sheriff Odile Brasc was in court in Lorne County, as was the family of Vint."""


def reading(name, text, day=None, outlet=None, title=None):
    document = Document(name, text, title=title, outlet=outlet, published=day, language="en")
    return Reading(document, blocks=blocks(document))


def grouped(found):
    """The documents of each story that have their main part there."""
    main = {
        row["document"]: row["story"]
        for row in rows(found, {t.document: t.document for s in found for t in s.tellings})
    }
    groups = {}
    for document, story in main.items():
        groups.setdefault(story, set()).add(document)
    return sorted(map(sorted, groups.values()))


def two_towns():
    return [
        reading("m1", MILL[0], "2031-05-03", "Lorne Post"),
        reading("m2", MILL[1], "2031-05-04", "Hask Mail"),
        reading("f1", FERN[0], "2031-05-03", "Lorne Post"),
        reading("f2", FERN[1], "2031-05-04", "Talle Echo"),
    ]


def test_two_like_events_on_one_day_in_two_towns_are_two_stories():
    assert grouped(stories(two_towns())) == [["f1", "f2"], ["m1", "m2"]]


def test_a_story_has_a_title_of_its_documents_its_days_and_a_reason():
    mill = next(story for story in stories(two_towns()) if story.id == "sm1")
    assert mill.title in {text.split("\n")[0] for text in MILL}
    assert (mill.first, mill.last) == ("2031-05-03", "2031-05-04")
    assert [(telling.document, telling.share) for telling in mill.tellings] == [("m1", 1), ("m2", 1)]
    assert "2 documents" in mill.why
    assert "Castran" in mill.why


def test_a_document_alone_is_a_story():
    (story,) = stories([reading("m1", MILL[0], "2031-05-03")])
    assert story.id == "sm1"
    assert story.title == "Two killed in Hask Mill shooting"
    assert story.why == "no other document at hand tells of it"


def test_no_documents_no_stories():
    assert stories([]) == ()


def test_an_empty_page_is_a_story_of_its_own():
    found = stories([*two_towns(), reading("e", ""), reading("d", "-- --", "2031-05-03")])
    assert {"d", "e"} <= {document for group in grouped(found) if len(group) == 1 for document in group}


@pytest.mark.parametrize("weeks", [1, 3, 6])
def test_a_follow_up_weeks_later_belongs_to_its_story(weeks):
    day = (date(2031, 5, 4) + timedelta(weeks=weeks)).isoformat()
    found = stories([*two_towns(), reading("m3", FOLLOW_UP, day)])
    assert ["m1", "m2", "m3"] in grouped(found)
    assert next(story for story in found if story.id == "sm1").last == day


def test_a_page_without_a_date_goes_where_its_names_are():
    found = stories([*two_towns()[:3], reading("f2", FERN[1])])
    assert grouped(found) == [["f1", "f2"], ["m1", "m2"]]
    assert next(story for story in found if story.id == "sf1").last == "2031-05-03"


def test_nothing_dated_at_all():
    found = stories([reading(r.document.id, r.document.text) for r in two_towns()])
    assert grouped(found) == [["f1", "f2"], ["m1", "m2"]]
    assert {(story.first, story.last) for story in found} == {(None, None)}


def test_an_inferred_date_is_an_interval():
    open_ = Dating("m2", None, "inferred", "2031-05-02", "2031-05-06", ("two times",))
    items = [
        reading(r.document.id, r.document.text, r.document.published if r.document.id != "m2" else None)
        for r in two_towns()
    ]
    found = stories(items, datings=[open_])
    assert grouped(found) == [["f1", "f2"], ["m1", "m2"]]
    mill = next(story for story in found if "m1" in {telling.document for telling in story.tellings})
    assert (mill.first, mill.last) == ("2031-05-02", "2031-05-06")


def test_a_date_that_is_none_counts_as_unknown():
    (story,) = stories([reading("m1", MILL[0], "last Tuesday")])
    assert story.first is None


def round_up(*paragraphs):
    return "Five nights of violence\n\nIt was a bad week for the county towns.\n\n" + "\n\n".join(paragraphs)


EVENTS = [
    ("Ostmere", "Bram Tolvey", "Halla Reef", "Gannet Road"),
    ("Pellow Cross", "Ivo Strand", "Nell Quarrie", "Tanner Row"),
    ("Uldbeck", "Sorrel Haim", "Dag Welling", "Signal Hill"),
    ("Carrow Vale", "Wim Lusk", "Petra Oake", "Ropewalk Street"),
    ("Nethering", "Kit Amador", "Lena Brosk", "Sluice Avenue"),
]


def event(number, teller):
    town, victim, officer, street = EVENTS[number]
    if teller == 0:
        return (
            f"Man dies on {street} in {town}\n\nPolice found {victim} dead on {street} in {town} late on Tuesday."
            f"\n\nLieutenant {officer} said that {victim} had been shot. {officer} asked for witnesses from {town}."
        )
    return (
        f"{town} mourns {victim.split()[1]}\n\nNeighbours of {victim} laid flowers on {street} while"
        f" lieutenant {officer} went from door to door.\n\nIn {town} nobody had heard a shot, said {officer}."
    )


def week():
    items = [
        reading(f"e{number}{teller}", event(number, teller), f"2031-09-{10 + number}")
        for number in range(5)
        for teller in (0, 1)
    ]
    brief = [
        f"In {town}, {victim} was found shot on {street}; {officer} leads the inquiry into it."
        for town, victim, officer, street in EVENTS
    ]
    brief[2] += " Haim, who kept bees, had come to Uldbeck from Signal Hill, and Welling knew him well, Welling said."
    return [*items, reading("round", round_up(*brief), "2031-09-16")]


def test_a_round_up_has_one_main_story_and_others_beside_it():
    found = stories(week())
    assert len(found) == 5
    (row,) = rows(found, {"round": "round"})
    assert row["story"] == "se20"
    assert [item["story"] for item in sorted(row["also"], key=lambda item: item["story"])] == [
        "se00",
        "se10",
        "se30",
        "se40",
    ]
    assert all(0.05 <= item["share"] <= 0.25 for item in row["also"])
    shares = [telling.share for story in found for telling in story.tellings if telling.document == "round"]
    assert sum(shares) == pytest.approx(1, abs=0.005)
    assert max(shares) == next(t.share for s in found if s.id == "se20" for t in s.tellings if t.document == "round")


OTHER = """Boy hurt by stray bullet at Ostmere fair

A boy of nine, Jute Farrow, was hurt on Saturday when a bullet went through a tent at the fair of Ostmere.

His mother, Asa Farrow, held him on Pier Street until nurse Brita Colm came with the ambulance of Saint Orm Hospital.

Lieutenant Halla Reef said that the bullet came from the Wendle Heights, where soldiers of the Tarn Barracks train."""


def test_two_crimes_that_share_a_town_and_its_police_do_not_touch_each_other():
    (row,) = rows(stories([*week(), reading("other", OTHER, "2031-09-12")]), {"other": "other"})
    assert row == {"document": "other", "story": "sother", "also": []}


CAST = ("General Oro Vash", "Prime Minister Sela Dunt", "the Korrin Front", "the Brakka Pass", "Envoy Lise Amary")
DAYS = [
    ("Shells fell on Tivel", "Tivel", "Doctor Hana Pree"),
    ("A convoy burned at Ossim", "Ossim", "Driver Yoll Teach"),
    ("The bridge of Mandry was blown up", "Mandry", "Engineer Koss Belder"),
    ("Thousands left Quent", "Quent", "Mayor Ferro Lind"),
    ("A truce failed in Harrat", "Harrat", "Monitor Gwen Asker"),
    ("Drones struck the depot of Lissa", "Lissa", "Captain Ruy Molden"),
    ("Bread ran out in Sarmet", "Sarmet", "Baker Ilse Thorne"),
]


def war():
    draw = random.Random(5)
    items = []
    for number, (what, town, witness) in enumerate(DAYS):
        for outlet in ("Morning Tide", "Straits Bell"):
            who = draw.sample(CAST, 4)
            text = (
                f"{what}\n\n{what} on the day of fighting that {who[0]} had announced, officials said.\n\n"
                f"It was for {who[1]} to answer, {witness} told reporters in {town}, while {who[2]} kept silent.\n\n"
                f"The war over Korrin began when troops of Ulmaria crossed into Zarvia. {witness} saw {who[3]} there."
            )
            items.append(reading(f"w{number}{outlet[0]}", text, f"2031-03-{1 + 3 * number:02}", outlet))
    return items


def test_a_war_of_three_weeks_is_one_story():
    assert len(grouped(stories(war()))) == 1


def test_a_war_takes_no_crime_of_the_same_weeks():
    crimes = [reading(r.document.id, r.document.text, "2031-03-08") for r in two_towns()]
    assert len(grouped(stories([*war(), *crimes]))) == 3


def copied(left, right, relation):
    return Copy(Place(left, 0, 40), Place(right, 0, 40), 30, 0, 0.9, relation)


def test_copies_belong_together_whatever_their_dates():
    late = reading("z", MILL[0], "2033-01-01")
    assert ["z"] in grouped(stories([*two_towns(), late]))
    assert ["m1", "m2", "z"] in grouped(stories([*two_towns(), late], copies=[copied("m1", "z", "near_duplicate")]))


def test_a_borrowed_passage_makes_no_story():
    assert grouped(stories(two_towns(), copies=[copied("f1", "m1", "partial")])) == [["f1", "f2"], ["m1", "m2"]]


def test_furniture_of_an_outlet_makes_no_story():
    foot = "\n\nGet the Lorne Post app. The Lorne Post is printed in Port Lorne by Lorne Post Company."
    items = [
        reading("a", MILL[0] + foot, "2031-05-03", "Lorne Post"),
        reading("b", FERN[0] + foot, "2031-05-03", "Lorne Post"),
    ]
    assert grouped(stories(items)) == [["a"], ["b"]]


def test_a_script_without_capitals():
    texts = {
        "a1": "قتل رجلان في بلدة هاسكميل ليلة الجمعة قرب جسر دورن وقال الشريف براسك إن كاستران اعتقل",
        "a2": "اعتقل كاستران قرب جسر دورن بعد مقتل رجلين في هاسكميل كما قال الشريف براسك للصحفيين",
        "b1": "افتتح سوق الصوف في وادي تالين وجاء التجار من تسعة قرى كما ذكرت صحيفة الوادي",
    }
    assert grouped(stories([reading(key, text, "2031-05-03") for key, text in texts.items()])) == [["a1", "a2"], ["b1"]]


def test_a_script_without_spaces():
    texts = {
        "a1": "哈斯米尔镇星期五夜间发生枪击,两人死亡。治安官布拉斯克说,嫌犯卡斯特兰在多恩桥附近被捕。",
        "a2": "嫌犯卡斯特兰在多恩桥附近被捕,治安官布拉斯克表示,哈斯米尔镇枪击造成两人死亡。",
        "b1": "塔林山谷的羊毛市场开张,来自九个村庄的商人参加,价格与春天相同。",
    }
    assert grouped(stories([reading(key, text, "2031-05-03") for key, text in texts.items()])) == [["a1", "a2"], ["b1"]]


@pytest.mark.parametrize("seed", range(5))
def test_any_order_gives_the_same_stories(seed):
    items = [*week(), *two_towns(), reading("m3", FOLLOW_UP)]
    expected = stories(items)
    random.Random(seed).shuffle(items)
    assert stories(items) == expected


def test_rows_come_in_the_order_asked_for_with_the_callers_names():
    found = stories(two_towns())
    keys = {"m2": "second", "f1": "other", "m1": "first"}
    assert rows(found, keys) == [
        {"document": "second", "story": "sm1", "also": []},
        {"document": "other", "story": "sf1", "also": []},
        {"document": "first", "story": "sm1", "also": []},
    ]


@pytest.mark.parametrize("undated", [set(), {"straits_border.txt", "lavoz_flood.txt"}])
def test_the_bundled_coverage_is_one_running_event_and_a_cable_car(undated):
    documents = coverage.documents()
    found = stories(
        [Reading(document, blocks=blocks(document)) for document in documents.values()],
        datings=[
            Dating(documents[page["key"]].id, page["published"]["value"], "stated", None, None)
            for page in coverage.gold()["pages"]
            if page["key"] not in undated
        ],
    )
    key = {document.id: key for key, document in documents.items()}
    groups = [{key[id_] for id_ in group} for group in grouped(found)]
    for story in coverage.gold()["stories"]:
        sure = set(story["documents"]) - set(story["borderline"])
        assert any(sure <= group <= set(story["documents"]) for group in groups), story["name"]


@pytest.fixture(scope="module")
def stream(shared):
    """The gun-violence stream: its rows, and the documents read."""
    with gzip.open(shared / "eval" / "stories" / "gva_to2015.jsonl.gz", "rt", encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    items = [reading(row["id"], row["text"], row["published"], title=row["title"]) for row in gold]
    return gold, items


def test_the_gun_violence_stream(shared, stream):
    gold, items = stream
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    found = score.stories(gold, rows(stories(items), {item.document.id: item.document.id for item in items}))
    assert found["bcubed"]["F"] > 0.945
    assert found["pairwise"]["F"] > 0.84


def test_a_mixed_stream_mixes_no_sources(shared, stream):
    with gzip.open(shared / "eval" / "copies" / "helsinki.jsonl.gz", "rt", encoding="utf-8") as lines:
        summit = [json.loads(line) for line in lines]
    items = {
        "crimes": stream[1],
        "summit": [reading(row["id"], row["text"], row["published"]) for row in summit],
        "seeds": [reading(path.name, path.read_text(encoding="utf-8")) for path in (shared / "seeds").iterdir()],
        "coverage": [Reading(document, blocks=blocks(document)) for document in coverage.documents().values()],
    }
    source = {item.document.id: name for name, found in items.items() for item in found}
    mixed = [item for found in items.values() for item in found]
    random.Random(11).shuffle(mixed)
    groups = grouped(stories(mixed))
    assert not [group for group in groups if len({source[id_] for id_ in group}) > 1]
    assert sum("seeds" in {source[id_] for id_ in group} for group in groups) == 1
