"""A real browser (Debian's Chromium, driven by Playwright) and real pages for it. Skipped where either is absent."""

import json
from pathlib import Path

import pytest

from tellings import demo
from tellings.case import Case
from tests.fiction import write_pages
from tests.views.invented import told
from tests.web.serving import served

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]

HOSTILE = {
    "id": '"><script>alert("id")</script>',
    "title": "<script>alert('title')</script><h1>Quay</h1>",
    "outlet": "<img src=x onerror=alert('outlet')>",
    "url": "javascript:alert('url')",
    "byline": "{{ 7*7 }}<svg onload=alert(1)>",
    "text": 'Quay reopens </p></article><script>alert("text")</script>\n\n"><img src=x onerror=alert(1)> at least 40 '
    "people were killed, said <iframe src=javascript:alert(1)> the harbour master of Port Lorne on Tuesday.\n\n"
    "READ MORE: <style>*{display:none}</style>",
}


@pytest.fixture(scope="session")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs Playwright: pip install '.[browser]'")
    if not CHROMIUM.exists():
        pytest.skip(f"needs {CHROMIUM} (Debian's package chromium)")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    """A page that fails the test when it runs a script of strangers, breaks the policy or asks for another host."""
    page = browser.new_page()
    page.set_default_timeout(10_000)
    page.said, page.asked = [], []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("dialog", lambda dialog: pytest.fail(f"a page ran a script: {dialog.message}"))
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    page.close()
    assert page.said == []


@pytest.fixture(scope="session")
def coverage_case(tmp_path_factory):
    """The bundled coverage, with one page that attacks its readers."""
    folder = tmp_path_factory.mktemp("coverage")
    (folder / "hostile.jsonl").write_text(json.dumps(HOSTILE))
    with Case(folder / "coverage.db") as case:
        case.read(str(demo.PAGES), folder / "hostile.jsonl", meta=str(demo.META))
    return folder / "coverage.db"


@pytest.fixture(scope="session")
def told_case(tmp_path_factory):
    """A small case in which every table has something."""
    folder = tmp_path_factory.mktemp("told")
    with Case(folder / "told.db") as case:
        case.read(write_pages(folder / "pages"))
        told(case)
    return folder / "told.db"


@pytest.fixture(scope="session")
def reader(coverage_case):
    with served(coverage_case) as client:
        yield client.url


@pytest.fixture(scope="session")
def told_reader(told_case):
    with served(told_case) as client:
        yield client.url
