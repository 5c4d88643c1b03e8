"""The measure of the reader: three clicks from the overview to the characters that an editor asks for."""

import pytest

from tellings.case import Case
from tests.browser.looking import follow
from tests.web.serving import served

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def reader(shared, tmp_path_factory):
    path = tmp_path_factory.mktemp("seeds") / "war.db"
    with Case(path) as case:
        case.read(shared / "seeds")
    with served(path) as client:
        yield client.url


@pytest.fixture
def overview(page, reader):
    page.goto(reader)
    return page


def test_five_articles_and_three_origins(overview):
    lead = overview.locator(".lead").inner_text()
    assert "5 articles" in lead
    assert "3 origins" in lead


@pytest.mark.parametrize("word", ["reportedly", "breakaway", "occupied"])
def test_the_words_that_the_copies_changed(overview, word):
    follow(overview.locator("#o-who a"))
    changed = overview.locator("table.edits a:has(:is(del, ins))")
    follow(changed.filter(has=overview.locator("del, ins", has_text=word)).first)
    assert word in overview.locator(":target").inner_text()
    assert word in "".join(overview.locator(".body .edit").all_inner_texts())


def test_the_characters_behind_each_key_figure(overview):
    figures = overview.locator(".claims td.num a").count()
    assert figures > 3
    for at in range(figures):
        follow(overview.locator(".claims td.num a").nth(at))
        assert overview.locator(":target").inner_text().strip()
        overview.go_back()


def test_the_claim_and_the_denial_of_a_capture(overview):
    follow(overview.locator("#o-disputes a"))
    dispute = overview.locator(".dispute", has_text="captured the town").first
    follow(dispute.locator(".side .quote").first)
    assert "captured the town" in overview.locator(".passage").inner_text()
    overview.go_back()
    follow(dispute.locator(".side .quote").nth(1))
    assert "fabrication" in overview.locator(".passage").inner_text()


def test_wording_is_shown_although_no_page_states_its_outlet(page, reader):
    page.goto(f"{reader}/wording?layer=label")
    forms = page.locator(".contest tbody th .word").all_inner_texts()
    assert {"troops", "separatists", "breakaway", "occupied"} <= {word for form in forms for word in form.split(" / ")}
