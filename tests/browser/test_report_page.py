"""The report in a real browser."""

import pytest

from tellings.case import Case
from tests.browser.looking import serious

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def url(coverage_case, tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "r.html"
    with Case(coverage_case) as case:
        case.report(path)
    return path.as_uri()


@pytest.fixture
def report(page, url):
    page.goto(url)
    return page


def test_the_page_asks_for_nothing_and_breaks_no_policy(report, url):
    assert report.asked == [url]
    assert report.locator("script, img, iframe").count() == 0


def test_an_edit_leads_to_its_characters(report):
    edit = report.locator("tr:has(.type[class*=hedge]) a:has(del, ins)").first
    words = edit.locator("del, ins").inner_text()
    edit.click()
    target = report.locator(":target")
    assert target.is_visible()
    assert words.startswith(target.inner_text())


def test_a_figure_leads_to_its_characters(report):
    figure = report.locator("#figures td .quote mark").first
    words = figure.inner_text()
    figure.click()
    assert words.startswith(report.locator(":target").inner_text())


def test_layers_are_switched_without_a_script(report):
    residue = report.locator(".block.residue").first
    assert residue.is_visible()
    report.get_by_label("residue").uncheck()
    assert not residue.is_visible()


def test_the_keyboard_reaches_everything(report):
    report.keyboard.press("Tab")
    assert report.evaluate("document.activeElement.className") == "skip"
    report.keyboard.press("Enter")
    assert report.url.endswith("#main")


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1300, "light")])
def test_nothing_sticks_out_and_axe_finds_nothing_serious(browser, told_case, tmp_path, width, scheme):
    with Case(told_case) as case:
        case.report(tmp_path / "r.html")
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto((tmp_path / "r.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious(page) == []
    page.close()


def test_texts_beside_each_other_have_the_width_of_the_page(report):
    rows = report.locator("#compare .rows").first
    assert rows.bounding_box()["width"] > report.locator("#compare").bounding_box()["width"] * 0.9
