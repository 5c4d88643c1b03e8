"""The compare view in a real browser."""

import re

import pytest

from tests.browser.looking import follow, serious

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def two(page, reader):
    page.goto(f"{reader}/lineages")
    follow(page.get_by_role("link", name=re.compile("^compare .+ and ")).first)
    page.wait_for_selector(".comparing")
    return page


def test_keys_go_from_difference_to_difference(two):
    differing = two.locator(".row:not(.same, .heads)")
    assert differing.count() > 1
    two.keyboard.press("n")
    assert "here" in differing.nth(0).get_attribute("class")
    two.keyboard.press("n")
    assert "here" in differing.nth(1).get_attribute("class")
    two.keyboard.press("p")
    assert "here" in differing.nth(0).get_attribute("class")
    two.keyboard.press("p")
    assert "here" in differing.last.get_attribute("class")


def test_sides_are_let_go_and_taken_back(two):
    before = two.locator(".rows").inner_html()
    two.uncheck("#locked")
    assert two.locator(".pane.left .cell").count() == two.locator(".pane.right .cell").count() > 1
    two.locator(".pane.left").evaluate("pane => pane.scrollTop = 200")
    assert two.locator(".pane.right").evaluate("pane => pane.scrollTop") == 0
    two.check("#locked")
    assert two.locator(".rows").is_visible()
    assert two.locator(".rows .cell").count() == before.count('class="cell')


def test_a_changed_word_leads_to_its_characters(two):
    word = two.locator("a.change").first
    text = word.inner_text()
    follow(word)
    assert two.locator(":target").inner_text().split()[0] == text.split()[0]


def test_one_against_all(page, reader):
    page.goto(f"{reader}/compare")
    follow(page.locator(".others a").first)
    assert page.locator(".base a").count() > 0
    follow(page.get_by_role("link", name="side by side").first)
    assert page.locator(".comparing").is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1300, "dark")])
@pytest.mark.parametrize("path", ["/compare", "base", "pair"])
def test_it_fits_and_axe_finds_nothing_serious(browser, reader, path, width, scheme):
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(f"{reader}/compare")
    if path != "/compare":
        follow(page.locator(".others a").first)
    if path == "pair":
        follow(page.get_by_role("link", name="side by side").first)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious(page) == []
    page.close()
