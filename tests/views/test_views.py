"""What the views say of a case, over the fiction and records put into the case by hand."""

from dataclasses import replace

import pytest

from tellings.case import Case
from tellings.errors import InputError, OptionError
from tellings.lookup import Found, Lookup, Wanted
from tellings.records import Document, Place
from tellings.views import VIEWS
from tellings.views.asking import EVERYTHING, MOST_ROWS, Ask, asked
from tellings.views.claims import claims
from tellings.views.disputes import disputes
from tellings.views.document import document
from tellings.views.documents import documents
from tellings.views.entities import entities
from tellings.views.evidence import bounds, named, quotes, shortening
from tellings.views.figures import figures
from tellings.views.lineages import lineages
from tellings.views.overview import overview
from tellings.views.said import said
from tellings.views.search import search
from tellings.views.stories import stories
from tellings.views.timeline import timeline
from tellings.views.wording import wording
from tests.fiction import write_pages
from tests.views.invented import by_name, told


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("views")
    with Case(folder / "c.db") as case:
        case.read(write_pages(folder / "pages"))
        told(case)
    with Lookup(folder / "c.db") as lookup:
        yield lookup


@pytest.fixture(scope="module")
def pages(case):
    return by_name(case)


def test_the_overview_counts_origins_not_articles(case):
    view = overview(case, Ask())
    assert (view.articles, view.lineages, view.origins) == (3, 1, 2)
    assert [row.claim.id for row in view.claims] == ["c1", "c2"], "numbers come first"
    assert [q.text for q in view.claims[0].quotes] == ["at least four people", "four people"]
    assert view.disputes[0].asserted.text == "Police reportedly searched a warehouse nearby"
    assert [entry.background for entry in view.entries] == [False, False, True]
    assert [table.referent for table in view.words] == ["the blast"]


def test_a_story_narrows_every_part_of_the_overview(case):
    view = overview(case, Ask(story="s2"))
    assert (view.story.title, view.articles, view.lineages) == ("Wool market", 1, 0)
    assert [row.claim.id for row in view.claims] == ["c2"]
    assert view.disputes == ()
    assert [entry.text for entry in view.entries] == ["The market opened"]


def test_documents_are_listed_by_day_and_filtered(case, pages):
    found = documents(case, Ask(limit=2)).documents
    assert (len(found.items), found.total) == (2, 3)
    other = documents(case, Ask(limit=2, offset=2)).documents
    assert {item.head.id for item in (*found.items, *other.items)} == {page.id for page in pages.values()}
    assert documents(case, Ask(filters={"language": "xx"})).documents.total == 0
    assert documents(case, Ask(story="s2")).documents.items[0].head.headline == "Wool market opens in Hask"


def test_a_document_has_its_lanes_notes_and_groups(case, pages):
    view = document(case, Ask(document=pages["quay.txt"].id))
    assert [lane.document for lane in view.lanes] == [pages["copy.txt"].id]
    for lane in view.lanes:
        for here, there in lane.places:
            assert (here.document, there.document) == (view.document.id, lane.document)
    assert "figures" in view.notes
    assert [title for _, title in view.stories] == ["Blast at the quay"]
    assert len(view.lineages) == 1
    assert "".join(s.text for b in view.blocks for s in b.segments) == view.document.text
    classes = {name for b in view.blocks for s in b.segments for name in s.layers.split()}
    assert {"figure", "said", "edit", "copy1"} <= classes


def test_a_document_is_found_by_path_too_and_none_is_an_error(case, pages):
    assert document(case, Ask(document=pages["quay.txt"].key)).document.id == pages["quay.txt"].id
    with pytest.raises(InputError):
        document(case, Ask(document="nowhere"))


def test_lineages_come_with_the_edits_along_their_edges(case):
    (view,) = lineages(case, Ask()).lineages.items
    assert [node.depth for node in view.nodes] == [0, 1]
    edge = view.nodes[1].edge
    assert any(item.edit.type == "hedge_dropped" or item.edit.type == "hedge_added" for item in edge.loud)
    for item in (*edge.loud, *edge.quiet):
        for shown, whole in ((item.left, item.edit.left_text), (item.right, item.edit.right_text)):
            assert whole == shown.text or (whole.startswith(f"{shown.text} ") and shown.cut and len(shown.text) <= 400)


def test_figures_are_told_by_role_with_their_range(case):
    view = figures(case, Ask())
    (group,) = [group for group in view.groups if group.role == "wounded"]
    assert (group.low, group.high) == (4, 4)
    assert group.origins == 1
    assert [row.relation.relation for row in view.relations.items] == ["compatible_range"]
    assert figures(case, Ask(filters={"role": "missing"})).groups == ()


def test_statements_are_told_once_with_all_who_carried_them(case):
    view = said(case, Ask())
    carried = {item.text: len(item.carriers) for group in view.groups for item in group.statements}
    assert any("two bangs" in text and n == 2 for text, n in carried.items())
    acts = {item.act for item in said(case, Ask(filters={"act": "says"})).found.items}
    assert acts <= {"says"}


def test_statements_can_be_paged(case):
    whole = said(case, EVERYTHING).found.items
    parts = [said(case, Ask(limit=1, offset=at)).found.items[0] for at in range(len(whole))]
    assert parts == list(whole)


@pytest.mark.parametrize(
    ("view", "part"),
    [(disputes, "disputes"), (timeline, "entries"), (stories, "stories"), (claims, "claims"), (entities, "entities")],
)
def test_lists_are_paged_without_loss(case, view, part):
    whole: Found = getattr(view(case, EVERYTHING), part)
    assert whole.total == len(whole.items) > 0
    pieces = [getattr(view(case, Ask(limit=1, offset=at)), part).items for at in range(whole.total)]
    assert [item for piece in pieces for item in piece] == list(whole.items)


def test_wording_is_a_table_of_forms_and_outlets(case):
    (table,) = wording(case, Ask()).matrices.items
    assert set(table.forms) == {"blast", "two bangs"}
    assert table.tellers == ("Lorne Post", "Quay Echo")


def test_search_gives_places_whose_characters_match(case):
    view = search(case, Ask(query="PIER"))
    assert view.hits.total == 2
    for hit in view.hits.items:
        assert [q.text for q in hit.quotes] == ["pier"]
    assert search(case, Ask(query="  ")).hits.total == 0
    assert search(case, Ask(query="pier", filters={"language": "xx"})).hits.total == 0
    with pytest.raises(OptionError):
        search(case, Ask(query="AND"))


def test_a_search_finds_several_places_of_one_document(case, pages):
    view = search(case, Ask(query="quay"))
    hit = next(hit for hit in view.hits.items if hit.document == pages["quay.txt"].id)
    text = pages["quay.txt"].text
    assert hit.places == text.lower().count("quay")
    for q in hit.quotes:
        assert text[q.place.start : q.place.end].lower() == "quay"


def test_quotes_keep_whole_words_of_their_paragraph(case, pages):
    page = pages["quay.txt"]
    start = page.text.index("harbour master said")
    place = Place(page.id, start, start + 7)
    shown = quotes(case, [place], 30)[place]
    assert shown.text == "harbour"
    assert page.text[: place.start].endswith(shown.before)
    assert page.text[place.end :].startswith(shown.after)
    assert shown.after == " master said."


def test_reasons_name_documents_as_the_page_does(case, pages):
    names = named(case, [page.id for page in pages.values()])
    shorten = shortening(names)
    assert shorten(f"{pages['quay.txt'].key} has more") == "“Ferry quay at Port Lorne closed after blast” has more"
    assert shorten("nothing to name") == "nothing to name"


def test_who_states_no_outlet_is_called_by_website_title_or_key(tmp_path):
    long = "Ferry quay at Port Lorne closed after blast, harbour master says"
    told = [
        Document("d1", "One.", outlet="Quay Echo", url="https://www.echo.example/1"),
        Document("d2", "Two.", url="https://www.lorne.example/2?x=1", title=long),
        Document("d3", "Three.", title=long, caller_id="7"),
        Document("d4", "Four.", title=long, caller_id="8"),
        Document("d5", "Five.", url="javascript:alert(1)", caller_id="9"),
        Document("d6", "Six.", url="http://[broken", title="Short", caller_id="10"),
    ]
    with Case(tmp_path / "c.db") as case:
        case.add(told)
    with Lookup(tmp_path / "c.db") as lookup:
        names = named(lookup, [document.id for document in told])
    title = "“Ferry quay at Port Lorne closed after…”"
    assert {id_: item.name for id_, item in names.items()} == {
        "d1": "Quay Echo",
        "d2": "lorne.example",
        "d3": f"{title} (7)",
        "d4": f"{title} (8)",
        "d5": "9",
        "d6": "“Short”",
    }
    assert [names[id_].source for id_ in ("d2", "d3", "d5")] == ["lorne.example", title, "9"]


def test_every_view_takes_every_question(case):
    for view in VIEWS:
        for ask in (Ask(), EVERYTHING, Ask(story="s1"), Ask(story="none")):
            assert view.build(case, replace(ask, query="quay"))


def test_questions_are_read_from_addresses():
    ask = asked(
        {"story": "s", "limit": "5", "offset": "10", "role": "killed", "q": "", "at": "3-9", "x": "y"}, ("role",)
    )
    assert ask == Ask(story="s", limit=5, offset=10, filters={"role": "killed"}, at=(3, 9))
    assert ask.turned(15) == {"story": "s", "limit": "5", "role": "killed", "at": "3-9", "offset": "15"}
    assert asked({"limit": "99999"}).limit == MOST_ROWS


@pytest.mark.parametrize("wrong", [{"limit": "x"}, {"offset": "-1"}, {"at": "3"}, {"at": "a-b"}, {"limit": "9" * 30}])
def test_a_question_that_makes_no_sense_is_said(wrong):
    with pytest.raises(OptionError):
        asked(wrong)


def test_a_filter_that_is_no_column_is_refused(case):
    with pytest.raises(OptionError):
        case.page("figures", Wanted(equal={"role = 'x' OR 1": "1"}))


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(None, None, "not given"), (3, 3, "3"), (21, None, "21 or more"), (None, 1000, "up to 1,000"), (4, 6, "4 to 6")],
)
def test_ranges_in_words(low, high, words):
    assert bounds(low, high) == words


@pytest.mark.parametrize(
    ("low", "high", "modifier", "words"),
    [
        (None, 100, "nearly", "nearly 100"),
        (300, 300, "about", "about 300"),
        (24, None, "dozens", "dozens, 24 or more"),
        (21, None, "more_than", "21 or more"),
        (4, 6, "range", "4 to 6"),
    ],
)
def test_a_range_keeps_the_word_that_says_more(low, high, modifier, words):
    assert bounds(low, high, modifier) == words
