"""The way back in a report: from a text to each line of the account that rests on it."""

import pytest

from tellings.case import Case
from tellings.lookup import Lookup
from tellings.report import render_report
from tellings.views import VIEWS
from tellings.views.asking import EVERYTHING
from tellings.views.lines import LABEL, back, lines
from tests.fiction import write_pages
from tests.test_report import Page
from tests.views.invented import by_name, told


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lines")
    with Case(folder / "c.db") as case:
        case.read(write_pages(folder / "pages"))
        told(case)
    return folder / "c.db"


@pytest.fixture(scope="module")
def shown(path):
    with Lookup(path) as lookup:
        yield [(view.title, view.build(lookup, EVERYTHING)) for view in VIEWS if not view.alone]


def test_every_line_has_an_anchor_in_the_report_and_a_short_name(path, shown):
    with Case(path) as case:
        ids = Page(render_report(case)).ids
    anchors = [line.anchor for _, view in shown for line in lines(view)]
    assert len(anchors) == len(set(anchors)) > 8
    assert set(anchors) <= set(ids)
    assert all(0 < len(line.label) <= LABEL + 1 for _, view in shown for line in lines(view))


def test_a_text_leads_to_what_rests_on_it_and_to_nothing_else(path, shown):
    with Lookup(path) as lookup:
        of = back(lookup, shown)
        found = {name: dict(of(document.id)) for name, document in by_name(lookup).items()}
    labels = {
        name: {title: [line.label for line in told] for title, told in grouped.items()}
        for name, grouped in found.items()
    }
    assert labels["quay.txt"]["Disputes"] == ["denial: Police · the harbour master"]
    assert labels["quay.txt"]["Timeline"] == ["2021-03-02: A blast closed the quay"]
    assert labels["quay.txt"]["Figures"] == ["4 or more", "compatible range: at least four people and four…"]
    assert labels["copy.txt"]["Wording"] == ["the blast"]
    assert labels["market.txt"]["Figures"] == ["the market opened"]
    assert "Port Lorne" in labels["quay.txt"]["Names"]
    assert not {"Disputes", "Wording"} & labels["market.txt"].keys()


def test_the_lines_of_a_text_stand_beside_it(path):
    with Case(path) as case:
        html = render_report(case)
        quay = by_name(case)["quay.txt"]
    beside = html.partition(f'<article class="document" id="{quay.id}"')[2].partition("</article>")[0]
    assert '<a href="#dispute-1">denial: Police · the harbour master</a>' in beside
    assert '<a href="#c1">4 or more' in beside
