"""The page that an editor gets."""

import re
from html.parser import HTMLParser

import pytest

from tellings.case import Case
from tellings.errors import InputError
from tellings.report import render_report
from tests.fiction import write_pages

HOSTILE = """<script>alert("title")</script> & <b>Port Lorne</b>

"><img src=x onerror=alert(1)> said the harbour master of Port Lorne on Tuesday, and nobody laughed.

READ MORE: </p></article><script src="//evil.invalid/x.js"></script>
"""


class Page(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.ids, self.links, self.text = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append((tag, attrs))
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.links += [attrs[name] for name in ("href", "xlink:href") if name in attrs]

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("report")


@pytest.fixture(scope="module")
def html(folder):
    pages = write_pages(folder / "pages")
    (pages / "hostile.txt").write_text(HOSTILE)
    (pages / "empty.txt").touch()
    with Case(folder / "c.db") as case:
        case.read(pages)
        return render_report(case)


@pytest.fixture(scope="module")
def page(html):
    return Page(html)


def test_the_page_needs_nothing_from_outside(page, html):
    assert not [tag for tag, _ in page.tags if tag in {"script", "img", "link", "iframe", "object", "form"}]
    assert not [link for link in page.links if not link.startswith("#")]
    assert "default-src 'none'" in html


def test_no_attribute_runs_anything(page):
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on") or name == "style"]


def test_hostile_text_is_shown_as_text(page):
    text = "".join(page.text)
    assert '<script>alert("title")</script>' in text
    assert "<img src=x onerror=alert(1)>" in text


def test_every_link_leads_somewhere_and_every_anchor_is_one_place(page):
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_residue_is_marked_and_explained(html):
    assert re.search(r'class="block teaser residue"', html)
    assert "READ MORE: Port Lorne fish prices" in html


def test_problems_are_listed(html):
    assert "empty.txt" in html


def test_the_same_case_gives_the_same_page(folder, html):
    with Case(folder / "c.db") as case:
        assert render_report(case) == html


def test_a_page_that_cannot_be_written_is_said(folder):
    with Case(folder / "c.db") as case, pytest.raises(InputError, match="cannot be written"):
        case.report(folder / "no" / "page.html")
