"""The report in a real browser: Debian's Chromium, driven by Playwright. Skipped where either is absent."""

from pathlib import Path

import pytest

from tellings.case import Case
from tests.fiction import write_pages
from tests.test_report import HOSTILE

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]

sync_api = pytest.importorskip("playwright.sync_api", reason="needs Playwright: pip install '.[browser]'")
pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"needs {CHROMIUM} (Debian's package chromium)"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    folder = tmp_path_factory.mktemp("browser")
    pages = write_pages(folder / "pages")
    (pages / "hostile.txt").write_text(HOSTILE)
    with Case(folder / "c.db") as case:
        case.read(pages)
        case.report(folder / "r.html")
    return (folder / "r.html").as_uri()


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser, url):
    page = browser.new_page()
    page.said = []
    page.asked = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("dialog", lambda dialog: pytest.fail(f"a page ran a script: {dialog.message}"))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(url)
    yield page
    page.close()


def test_the_page_asks_for_nothing_and_breaks_no_policy(page, url):
    assert page.asked == [url]
    assert page.said == []
    assert page.locator("script, img").count() == 0


def test_an_edit_leads_to_its_characters(page):
    page.locator("table.edits a :is(del, ins)", has_text="reportedly").first.click()
    target = page.locator(":target")
    assert target.inner_text() == "reportedly"
    assert target.is_visible()
    assert "Police reportedly searched" in page.locator("article:has(:target)").inner_text()


def test_layers_are_switched_without_a_script(page):
    residue = page.locator(".residue").first
    assert residue.is_visible()
    page.get_by_label("residue").uncheck()
    assert not residue.is_visible()


def test_the_keyboard_reaches_everything(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#documents")


@pytest.mark.parametrize("width", [360, 1300])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_sticks_out_and_axe_finds_nothing_serious(browser, url, width, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe: pip install '.[browser]'")
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(url)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = axe.Axe().run(page).response["violations"]
    page.close()
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")] == []
