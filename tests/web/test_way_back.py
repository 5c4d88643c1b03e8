"""From a text to the account: every line that rests on a stretch of a document can be reached from the document."""

import pytest

from tellings.case import Case
from tellings.lookup import Lookup
from tellings.views.asking import Ask
from tellings.views.document import document
from tests.fiction import write_pages
from tests.test_report import Page
from tests.views.invented import by_name, told
from tests.web.serving import served


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("back")
    with Case(folder / "c.db") as case:
        case.read(write_pages(folder / "pages"))
        told(case)
    return folder / "c.db"


@pytest.fixture(scope="module")
def client(path):
    with served(path) as client:
        yield client


@pytest.fixture(scope="module")
def case(path):
    with Lookup(path) as lookup:
        yield lookup


def uses(case, name, layer, words):
    view = document(case, Ask(document=by_name(case)[name].id))
    return {use.view: use for note in view.notes[layer] if note.text == words for use in note.uses}


def test_a_figure_leads_back_to_its_claim_and_to_the_figures_beside_it(case, client):
    found = uses(case, "quay.txt", "figures", "at least four")
    assert found["claims"].parameters == {"id": "c1"}
    assert found["claims"].text == "claim 4 or more: 2 articles, 1 origin, disputed"
    assert found["figures"].text == "beside other figures: compatible range 1"
    page = client.get("/figures", params=found["figures"].parameters).text
    assert "<mark>four people</mark>" in page
    assert "the wool market" not in page


def test_a_name_leads_back_to_its_forms(case, client):
    view = document(case, Ask(document=by_name(case)["quay.txt"].id))
    leading = [use for note in view.notes["names"] for use in note.uses]
    assert len(leading) == len(view.notes["names"])
    for use in leading:
        assert f'<tr id="{use.parameters["id"]}">' in client.get("/names", params=use.parameters).text


def test_every_attribution_leads_back_to_the_one_statement_that_it_tells(case, client):
    for page in by_name(case).values():
        view = document(case, Ask(document=page.id))
        for note in view.notes.get("who said what", ()):
            (use,) = [use for use in note.uses if use.view == "said"]
            links = Page(client.get("/said", params=use.parameters).text).links
            at = f"at={note.place.start}-{note.place.end}"
            assert any(link.startswith(f"/documents/{page.id}?{at}#") for link in links)


def test_a_statement_of_one_document_has_all_who_carried_it(case, client):
    pages = by_name(case)
    html = client.get("/said", params={"document": pages["copy.txt"].id}).text
    assert f"/documents/{pages['quay.txt'].id}?at=" in html


def test_a_word_leads_back_to_what_others_say(case, client):
    found = uses(case, "copy.txt", "words others put otherwise", "two bangs")
    html = client.get("/wording", params=found["wording"].parameters).text
    assert "the blast" in html
    assert html.count('class="contest"') == 1


def test_the_place_that_a_link_led_to_says_what_rests_on_it(client, case):
    quay = by_name(case)["quay.txt"]
    start = quay.text.index("A blast")
    html = client.get(f"/documents/{quay.id}?at={start}-{start + 7}").text
    assert "timeline: 2021-03-02" in html
    start = quay.text.index("Police reportedly")
    html = client.get(f"/documents/{quay.id}?at={start}-{start + 6}").text
    assert "disputes: denial 1" in html


@pytest.mark.parametrize(
    ("view", "words", "there", "other"),
    [
        ("timeline", "A blast", "A blast closed the quay", "The market opened"),
        ("disputes", "Police reportedly", "reportedly searched", "Nobody here"),
        ("claims", "at least four", "four wounded at the quay", "the market opened"),
    ],
)
def test_a_view_is_narrowed_to_what_rests_on_a_stretch(client, case, view, words, there, other):
    quay = by_name(case)["quay.txt"]
    start = quay.text.index(words)
    html = client.get(f"/{view}", params={"document": quay.id, "at": f"{start}-{start + 3}"}).text
    assert there in html
    assert other not in html
    assert f"<mark>{quay.text[start : start + 3]}</mark>" in html


def test_what_no_line_rests_on_is_an_empty_view_and_no_error(client, case):
    quay = by_name(case)["quay.txt"]
    for view in ("timeline", "disputes", "claims", "figures", "wording", "said"):
        for at in ("0-0", "99999-100000"):
            assert client.get(f"/{view}", params={"document": quay.id, "at": at}).status_code == 200
        assert client.get(f"/{view}", params={"document": "none", "at": "0-5"}).status_code == 200


def test_a_relation_has_an_address_that_shows_it_alone(client):
    page = Page(client.get("/figures").text)
    (link,) = {link for link in page.links if "beside=" in link}
    alone = client.get(link).text
    assert "compatible range" in alone
    assert "<h2>Wounded</h2>" not in alone
    assert "<mark>four people</mark>" in alone
    start = link.rpartition("-")[0]
    assert "compatible range" not in client.get(f"{start}-99999").text.partition("<tbody>")[2]
    assert client.get(f"{start}-x").status_code == 200


@pytest.mark.parametrize("view", ["said", "wording", "names", "figures", "claims", "disputes", "timeline", "lineages"])
def test_the_lines_of_every_view_can_be_cited_and_linked_to(client, case, view):
    page = Page(client.get(f"/{view}").text)
    cited = [attrs for tag, attrs in page.tags if tag == "a" and "data-cite" in attrs]
    assert cited
    texts = case.texts(document.id for document in by_name(case).values())
    for attrs in cited:
        document, _, at = attrs["href"].removeprefix("/documents/").partition("?at=")
        start, end = map(int, at.partition("#")[0].split("-"))
        words = texts[document][start:end]
        assert words
        assert " ".join(words.split())[:200] in " ".join(attrs.get("data-words", words).split())
    if view != "lineages":
        assert any(tag == "a" and attrs.get("class") == "line" for tag, attrs in page.tags)
