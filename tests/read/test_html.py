"""Web pages: the article, what the page says about itself, and pages made to break a reader."""

import json
from pathlib import Path

import pytest

from tellings.read import read
from tellings.records import Document, Problem

PARAGRAPHS = [
    "The harbour of Velmora was closed on Tuesday after a fire that killed at least 14 dockers, officials said.",
    "“Nobody opened the gates,” said the port’s director, Ilse Tarvane, who arrived from the café quarter at noon.",
    "The cause of the fire is not known. An inquiry will begin on Thursday, the ministry told the Velmora Wire.",
    "Ships were sent to the neighbouring island of Quessel, where the quays are too short for the larger ones.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Not this"},
        {
            "@type": ["NewsArticle"],
            "headline": "Fire closes harbour",
            "datePublished": "2031-03-04T18:20:00+02:00",
            "publisher": {"@type": "Organization", "name": "Isle Courier"},
            "author": [{"@type": "Person", "name": "Marten Osk"}],
            "articleBody": " ".join(PARAGRAPHS),
        },
    ],
}


def markup(head: str = "", body: str = BODY) -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Fire</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Fire closes harbour</h1>{body}</article><footer>About us</footer></body></html>"
    )


def page(tmp_path: Path, content: str | bytes) -> Document:
    (document,) = outcome(tmp_path, content)
    assert isinstance(document, Document)
    return document


def outcome(tmp_path: Path, content: str | bytes) -> list[Document | Problem]:
    (tmp_path / "a.html").write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read([str(tmp_path / "a.html")]))


def test_the_article_is_taken_and_not_what_stands_around_it(tmp_path: Path) -> None:
    document = page(tmp_path, markup())
    assert all(paragraph in document.text for paragraph in PARAGRAPHS)
    assert "About us" not in document.text
    assert (document.title, document.language) == ("Fire closes harbour", "en")


def test_what_a_page_states_in_json_ld(tmp_path: Path) -> None:
    document = page(tmp_path, markup(f"<script type='application/ld+json'>{json.dumps(LINKED)}</script>"))
    assert document.outlet == "Isle Courier"
    assert document.byline == "Marten Osk"
    assert document.published == "2031-03-04T18:20:00+02:00"


def test_what_a_page_states_in_meta(tmp_path: Path) -> None:
    document = page(
        tmp_path,
        markup(
            "<meta property='og:site_name' content='tass-like post'><meta name='author' content='Marten Osk'>"
            "<link rel='canonical' href='/news/fire.html'><meta property='og:url' content='https://post.example/x?y=1'>"
            "<meta property='article:published_time' content='2031-03-04'>"
        ),
    )
    assert document.outlet == "tass-like post"
    assert document.url == "https://post.example/news/fire.html"
    assert document.published == "2031-03-04"


def test_a_canonical_link_to_the_home_page_is_not_the_articles_address(tmp_path: Path) -> None:
    head = (
        "<link rel='canonical' href='https://post.example/'><meta property='og:url' content='https://post.example/a'>"
    )
    assert page(tmp_path, markup(head)).url == "https://post.example/a"


@pytest.mark.parametrize(
    "dated",
    [
        "<p>March</p><time datetime='2031-03'>March</time>",
        "<p class='date'>September 14</p>",
        "<footer>Copyright 2031</footer>",
        "<meta name='date' content='03/04/2031'>",
    ],
)
def test_an_incomplete_date_is_not_filled_from_the_clock(tmp_path: Path, dated: str) -> None:
    assert page(tmp_path, markup(dated, BODY + dated)).published is None


def test_an_article_that_only_json_ld_holds_is_read_from_there(tmp_path: Path) -> None:
    script = f"<script type='application/ld+json'>{json.dumps(LINKED)}</script>"
    document = page(tmp_path, f"<html><head>{script}</head><body><div id='root'></div></body></html>")
    assert PARAGRAPHS[0] in document.text


@pytest.mark.parametrize(
    ("declared", "actual"),
    [("utf-8", "cp1252"), ("iso-8859-1", "utf-8"), ("iso-8859-1", "cp1252"), ("windows-1251", "utf-8"),
     ("x-unknown", "cp1252"), ("utf-16", "utf-8"), ("utf-16", "cp1252"), ("utf-8", "utf-16")],
)  # fmt: skip
def test_mislabelled_pages_come_out_right(tmp_path: Path, declared: str, actual: str) -> None:
    document = page(tmp_path, markup(f"<meta charset='{declared}'>").encode(actual))
    assert PARAGRAPHS[1] in document.text


def test_a_declared_encoding_is_followed_where_the_bytes_fit(tmp_path: Path) -> None:
    text = "Порт Вельморы был закрыт во вторник после пожара, сообщило управление порта. "
    document = page(tmp_path, markup("<meta charset=koi8-r>", f"<p>{text * 4}</p>").encode("koi8-r", "ignore"))
    assert text.strip() in document.text
    assert document.sources[0].encoding == "koi8-r"


def test_a_page_with_no_article_is_a_problem(tmp_path: Path) -> None:
    (problem,) = outcome(tmp_path, "<!DOCTYPE html><html><head><title>x</title></head><body></body></html>")
    assert isinstance(problem, Problem)
    assert problem.why == "no article text was found in the page"


def test_plain_text_called_html_is_text(tmp_path: Path) -> None:
    assert page(tmp_path, "Velmora: no tags here.\r\n").text == "Velmora: no tags here.\n"


def test_a_fragment_without_html_or_body_is_read(tmp_path: Path) -> None:
    assert PARAGRAPHS[0] in page(tmp_path, BODY).text


def test_pages_do_not_change_each_other(tmp_path: Path) -> None:
    repeated = markup(body=BODY + "".join(f"<p>{PARAGRAPHS[0]} {i}</p>" for i in range(3)))
    alone = page(tmp_path, repeated)
    for number in range(6):
        page(tmp_path, markup(body=BODY + f"<p>{number}</p>"))
    assert page(tmp_path, repeated) == alone


HOSTILE = {
    "deep nesting": "<html><body>" + "<div>" * 19_000 + "text" + "</div>" * 5,
    "deep tables": "<html><body>" + "<table><tr><td>" * 6_000 + "text",
    "deep lists": "<html><body>" + "<ul><li>" * 9_000 + "text",
    "many paragraphs": "<html><body><article>" + "<p>A line of the story, number one of many.</p>" * 19_000,
    "never closed": "<html><body><p>A story <b>that <i>never <a href='x>ends" + BODY,
    "entities": "<!DOCTYPE html [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY a{i} '&a{i-1};&a{i-1};'>" for i in range(1, 40))
    + "]><html><body><p>&a39;</p>" + BODY + "</body></html>",
    "bad references": "<html><body><p>&#0; &#xD800; &#x110000; &#999999999999;</p>" + BODY + "</body></html>",
    "control letters": "<html><body><p>\x01\x02\x1b[31m</p>" + BODY + "</body></html>",
    "script in title": "<html><head><title><script>alert(1)</script></title></head><body>" + BODY + "</body></html>",
    "json bomb": "<html><head><script type='application/ld+json'>" + "[" * 200_000 + "</script></head><body>" + BODY,
    "odd json": "<html><head><script type='application/ld+json'>[1, null, {\"@graph\": 3, \"@type\": \"NewsArticle\","
    "\"publisher\": [], \"mainEntityOfPage\": 5, \"datePublished\": {}}]</script></head><body>" + BODY,
    "odd links": "<html><head><link rel=canonical href='http://[::1'><base href='//[x'></head><body>" + BODY,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end_in_a_document_or_a_problem(tmp_path: Path, name: str) -> None:
    items = outcome(tmp_path, HOSTILE[name])
    assert items
    for item in items:
        if isinstance(item, Document):
            item.text.encode("utf-8")
            assert "\x00" not in item.text
        else:
            assert "could not be read" not in item.why


def test_more_elements_than_any_page_has_are_a_problem(tmp_path: Path) -> None:
    (problem,) = outcome(tmp_path, "<html><body>" + "<b>" * 21_000)
    assert isinstance(problem, Problem)
    assert "elements, over the limit" in problem.why
