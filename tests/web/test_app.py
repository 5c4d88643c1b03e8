"""The server: pages, JSON, and what it refuses."""

import json
import re

import pytest

from tellings.case import Case
from tellings.errors import CaseError
from tellings.records import Problem
from tellings.views import VIEWS
from tellings.web.app import app
from tests.fiction import write_pages
from tests.test_report import HOSTILE, Page
from tests.web.serving import served


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("app")
    pages = write_pages(folder / "pages")
    (pages / "hostile.txt").write_text(HOSTILE)
    row = {
        "id": "<i>",
        "text": "Wool burnt.",
        "outlet": "<script>o</script>",
        "url": "javascript:alert(1)",
        "title": "&<b>",
    }
    (pages / "row.jsonl").write_text(json.dumps(row))
    with Case(folder / "quay.db") as case:
        case.read(pages)
        case.add([Problem("lost<b>.txt", "read", "is <empty>")])
    return folder / "quay.db"


@pytest.fixture(scope="module")
def client(path):
    with served(path) as client:
        yield client


@pytest.fixture(scope="module")
def documents(client):
    return client.get("/api/documents").json()["items"]


ADDRESSES = [("/" if view.name == "overview" else f"/{view.name}") for view in VIEWS if not view.alone]


@pytest.mark.parametrize("address", [*ADDRESSES, "/search", "/search?q=quay"])
def test_every_view_is_a_page_whose_links_lead_somewhere(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    page = Page(answer.text)
    assert [tag for tag, _ in page.tags].count("h1") == 1
    assert len(page.ids) == len(set(page.ids))
    assert all(link.startswith(("/", "#")) for link in page.links), "a link leads to another host"
    for link in {link.partition("#")[0] for link in page.links if link.startswith("/")}:
        assert client.get(link).status_code == 200, link


def test_a_place_in_a_document_has_an_anchor_and_a_citation(client, documents):
    (quay,) = [item for item in documents if item["key"].endswith("quay.txt")]
    page = Page(client.get(f"/documents/{quay['id']}?at=0-10").text)
    assert f"{quay['id']}-0-10" in page.ids
    assert "“Ferry quay”" in "".join(page.text)


def test_the_raw_source_has_the_place_lit_and_an_anchor_there(client, documents):
    for item in documents:
        text = client.get(f"/api/documents/{item['id']}").json()["document"]["text"]
        for start, end in ((0, len(text)), (2, 3), (len(text) // 2, len(text) // 2), (1, len(text) - 1)):
            html = client.get(f"/documents/{item['id']}?at={start}-{end}").text
            assert f'href="#raw-{start}-{end}"' in html
            raw = html.partition("<pre")[2].partition("</pre>")[0].partition(">")[2]
            assert "".join(Page(raw).text) == text
            lit = re.findall(r'<mark class="at".*?>(.*?)</mark>', raw, re.DOTALL)
            assert "".join("".join(Page(part).text) for part in lit) == text[start:end]
            assert Page(raw).ids == [f"raw-{start}-{end}"]


def test_a_place_that_the_text_does_not_have_is_no_passage(client, documents):
    answer = client.get(f"/documents/{documents[0]['id']}?at=10-999999")
    assert answer.status_code == 200
    assert 'class="passage"' not in answer.text


def test_the_text_of_a_document_stands_on_its_page_unchanged(client, documents):
    for item in documents:
        text = client.get(f"/api/documents/{item['id']}").json()["document"]["text"]
        page = client.get(f"/documents/{item['id']}").text
        blocks = re.findall(r'<div class="block.*?<p>(.*?)</p></div>', page, re.DOTALL)
        assert "".join("".join(Page(block).text) for block in blocks) == text


def test_what_strangers_wrote_is_shown_and_never_run(client, documents):
    pages = [
        client.get(address).text for address in [*ADDRESSES, "/search?q=quay", "/search?q=<script>alert(1)</script>"]
    ]
    pages += [client.get(f"/documents/{item['id']}").text for item in documents]
    for html in pages:
        page = Page(html)
        assert all(attrs.get("src", "").startswith("/static/") for tag, attrs in page.tags if tag == "script")
        assert not [tag for tag, _ in page.tags if tag in {"img", "i", "iframe", "object"} - {"i"}]
        assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on") or name == "style"]
        assert not [link for link in page.links if link.startswith("javascript")]


def test_search_finds_marks_and_filters(client):
    found = client.get("/api/search", params={"q": "pier"}).json()
    assert found["total"] == 2
    assert {hit["quotes"][0]["text"] for hit in found["items"]} == {"pier"}
    assert client.get("/api/search", params={"q": "wool", "outlet": "<script>o</script>"}).json()["total"] == 1
    assert client.get("/search", params={"q": "pier"}).text.count("<mark>pier</mark>") == 2


def test_a_query_that_asks_for_nothing_is_refused_in_words(client):
    answer = client.get("/search", params={"q": "NOT"})
    assert answer.status_code == 400
    assert "Cannot search for" in answer.text


def test_pages_of_a_list_put_together_are_the_list(client):
    whole = client.get("/api/sentences", params={"limit": 500}).json()
    assert whole["next"] is None
    items, address = [], "/api/sentences?limit=5"
    while address:
        part = client.get(address).json()
        items += part["items"]
        address = part["next"]
    assert items == whole["items"]
    assert len(items) == whole["total"] > 5


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/documents/none", 404),
        ("/api/lineages/none", 404),
        ("/api/nothing", 404),
        ("/api/figures?limit=0", 400),
        ("/api/figures?offset=x", 400),
        ("/api/search?q=NOT", 400),
    ],
)
def test_errors_have_one_shape(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert error["status"] == status
    assert error["message"]
    assert error["hint"]


def test_the_api_describes_itself(client):
    described = client.get("/api/openapi.json").json()
    assert {"/api/documents", "/api/figures", "/api/lineages/{id}", "/api/search"} <= set(described["paths"])
    for address, methods in described["paths"].items():
        assert set(methods) == {"get"}, address
        if "{" not in address:
            assert client.get(address, params={"q": "quay"}).status_code == 200, address


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "", "127.0.0.2"])
def test_another_hosts_name_is_refused(client, host):
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "quay" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:1", "localhost", "[::1]:8765"])
def test_this_machines_names_are_answered(client, host):
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_nothing_but_reading_is_answered(client, method):
    assert client.request(method, "/api/documents").status_code == 405


def test_other_sites_may_link_here_and_nothing_else(client):
    cross = {"sec-fetch-site": "cross-site"}
    assert client.get("/api", headers={**cross, "sec-fetch-mode": "no-cors"}).status_code == 403
    framed = {**cross, "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}
    assert client.get("/", headers=framed).status_code == 403
    linked = {**cross, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert client.get("/", headers=linked).status_code == 200


def test_every_answer_carries_the_policy(client):
    for address in ("/", "/api", "/static/reader.css", "/nothing"):
        headers = client.get(address).headers
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers


def test_only_our_own_files_are_given(client):
    assert client.get("/static/reader.css").headers["content-type"].startswith("text/css")
    for name in ("app.py", "..%2fschema.sql", "page.html.j2"):
        assert client.get(f"/static/{name}").status_code == 404


def test_a_case_that_grows_is_shown_grown(tmp_path):
    pages = write_pages(tmp_path / "pages")
    with Case(tmp_path / "c.db") as case:
        case.read(pages / "quay.txt")
        with served(tmp_path / "c.db") as client:
            assert client.get("/api").json()["counts"]["documents"] == 1
            case.read(pages)
            assert client.get("/api").json()["counts"]["documents"] == 3


def test_there_must_be_a_case(tmp_path):
    with pytest.raises(CaseError):
        app(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
