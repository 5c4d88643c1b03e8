"""The reader in a real browser: every view, the way from a figure to its characters, and pages that attack."""

import pytest

from tellings.views import VIEWS
from tests.browser.looking import follow, serious

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

NAMES = [view.name for view in VIEWS if not view.alone] + ["claims"]

LOOKS = ((360, "light"), (1300, "dark"))


def address(name):
    return "/" if name == "overview" else f"/{name}"


@pytest.mark.parametrize("name", [*NAMES, "search?q=dam"])
def test_every_view_opens_and_asks_nobody_else(page, reader, name):
    answer = page.goto(f"{reader}{address(name)}")
    assert answer.status == 200
    assert page.locator("h1").count() == 1
    assert all(url.startswith(f"{reader}/") for url in page.asked)


@pytest.mark.parametrize(("name", "width", "scheme"), [(name, *LOOKS[at % 2]) for at, name in enumerate(NAMES)])
def test_nothing_sticks_out_and_axe_finds_nothing_serious(browser, told_reader, name, width, scheme):
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(f"{told_reader}{address(name)}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious(page) == []
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1300, "light")])
def test_a_document_passes_too_with_all_layers_shown(browser, reader, width, scheme):
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(f"{reader}/search?q=dam")
    follow(page.locator(".hits .quote").first)
    for box in page.locator(".layers input").all():
        box.check()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious(page) == []
    page.close()


def test_a_figure_leads_to_its_characters_and_back(page, reader):
    page.goto(reader)
    follow(page.get_by_role("link", name="Figures", exact=True))
    quote = page.locator("td .quote").first
    words = quote.locator("mark").inner_text()
    follow(quote)
    target = page.locator(":target")
    assert words.startswith(target.inner_text())
    assert target.is_visible()
    assert words in page.locator("#cite").inner_text()


def test_a_dropped_hedge_is_three_clicks_away(page, reader):
    page.goto(reader)
    follow(page.locator("#o-who a"))
    edit = page.locator("tr:has(.type[class*=hedge]) a:has(del, ins)").first
    words = edit.locator("del, ins").inner_text()
    follow(edit)
    assert words.startswith(page.locator(":target").inner_text())


def test_search_from_any_page_leads_to_the_words(page, reader):
    page.goto(f"{reader}/documents")
    page.keyboard.press("/")
    page.keyboard.type("sluice gates")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    follow(page.locator(".hits mark").first)
    assert page.locator(":target").inner_text().lower() in ("sluice", "gates", "sluice gates")


def test_filters_narrow_the_search(page, reader):
    page.goto(f"{reader}/search?q=dam")
    every = page.locator(".hits > li").count()
    page.get_by_label("Outlet").select_option("Orsinform")
    follow(page.locator(".filters button"))
    assert 0 < page.locator(".hits > li").count() < every


def test_layers_stay_as_they_were_chosen(page, reader):
    page.goto(f"{reader}/search?q=dam")
    follow(page.locator(".hits .quote").first)
    page.get_by_label("names").check()
    page.get_by_label("who said what").uncheck()
    page.reload()
    assert page.get_by_label("names").is_checked()
    assert not page.get_by_label("who said what").is_checked()


def test_pointing_at_a_note_lights_its_words_and_the_other_way_round(page, reader):
    page.goto(f"{reader}/search?q=drowning")
    follow(page.locator(".hits .quote").first)
    note = page.locator(".notes details[open] ul a").first
    note.focus()
    lit = page.locator(".body .lit").first
    assert lit.inner_text()
    lit.hover()
    assert page.locator(".notes a.lit").count() > 0


def test_words_that_are_clicked_show_what_they_are_part_of(page, reader):
    page.goto(f"{reader}/search?q=drowning")
    follow(page.locator(".hits .quote").first)
    page.locator(".notes summary", has_text="Figures").click()
    figure = page.locator(".body .figure:not(.quantity)").first
    figure.click()
    note = page.locator(".notes a", has_text=figure.inner_text()).first
    note.wait_for()
    follow(note.locator("xpath=..").locator(".uses a").first)
    assert page.locator("tr:target").is_visible()


def test_what_is_selected_can_be_cited(page, reader):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{reader}/search?q=drowning")
    follow(page.locator(".hits .quote").first)
    page.locator(".block.paragraph p").nth(1).select_text()
    words = page.evaluate("getSelection().toString()")
    page.get_by_role("button", name="Cite selection").click()
    page.get_by_role("button", name="Copied").wait_for()
    cited = page.evaluate("navigator.clipboard.readText()")
    assert words.strip() in cited
    page.goto(cited.rpartition(" ")[2])
    assert page.locator(".passage .cite").inner_text().partition("“")[2][:60] in f"{words}”"


def test_a_quote_of_a_list_can_be_cited_where_it_stands(page, reader):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{reader}/disputes")
    words = page.locator(".side .quote mark").first.inner_text()
    page.locator(".cite-quote").first.click()
    page.get_by_role("button", name="Cite").first.wait_for()
    cited = page.evaluate("navigator.clipboard.readText()")
    assert f"“{words}”" in cited
    page.goto(cited.rpartition(" ")[2])
    assert words[:40] in page.locator(".passage .cite").inner_text()


@pytest.mark.parametrize(
    ("view", "line"), [("said", ".carriers li"), ("wording", ".matrix tbody tr"), ("names", ".carriers li")]
)
def test_a_line_of_a_list_offers_its_citation_when_it_is_pointed_at(page, reader, view, line):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{reader}/{view}")
    first = page.locator(line).first
    button = first.locator(".cite-quote")
    assert button.evaluate("each => getComputedStyle(each).opacity") == "0"
    first.hover()
    assert button.evaluate("each => getComputedStyle(each).opacity") == "1"
    button.click()
    first.get_by_role("button", name="Cite").wait_for()
    cited = page.evaluate("navigator.clipboard.readText()")
    words = cited.partition("“")[2].rpartition("”")[0].strip("…")
    page.goto(cited.rpartition(" ")[2])
    shown = page.locator(":target").inner_text().split()
    assert shown
    assert " ".join(shown) in " ".join(words.split())


def in_pane(page, words) -> bool:
    """Whether what is lit in the raw source are these words, and is seen in its pane."""
    lit = page.locator(".raw .at").first
    pane, box = page.locator(".raw pre").bounding_box(), lit.bounding_box()
    inside = box and pane["y"] <= box["y"] <= pane["y"] + pane["height"] - box["height"]
    return bool(inside) and lit.inner_text() == words


def low_down(page, reader) -> str:
    """Go to a place that is not on the first screen of its text, as a list leads there; its words."""
    page.goto(f"{reader}/search?q=%22highland+war%22+OR+%22three-year%22")
    place = page.locator(".hits .quote").first
    words = place.locator("mark").inner_text()
    follow(place)
    return words


def test_the_raw_source_goes_to_the_words_that_were_asked_for(page, reader):
    page.set_viewport_size({"width": 1300, "height": 500})
    words = low_down(page, reader)
    page.get_by_role("checkbox", name="raw source").check()
    assert in_pane(page, words)
    page.get_by_role("checkbox", name="raw source").uncheck()
    page.get_by_role("link", name="in the raw source").click()
    assert page.get_by_role("checkbox", name="raw source").is_checked()
    assert in_pane(page, words)
    assert page.locator(".body .at").first.is_visible()
    page.reload()
    assert in_pane(page, words)


def test_the_raw_source_goes_to_what_is_clicked_in_the_text(page, reader):
    page.set_viewport_size({"width": 1300, "height": 500})
    low_down(page, reader)
    page.get_by_role("checkbox", name="raw source").check()
    page.evaluate("document.querySelector('.raw pre').scrollTop = 0")
    page.locator(".body .figure").last.click()
    assert page.evaluate("document.querySelector('.raw pre').scrollTop") > 0
    (asked,) = page.evaluate("[...CSS.highlights.get('asked')].map(String)")
    assert asked.split() == page.locator(".body .figure").last.inner_text().split()


def test_the_raw_source_goes_there_without_a_script_too(browser, reader):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1300, "height": 500})
    page = context.new_page()
    words = low_down(page, reader)
    assert not page.locator(".raw").is_visible()
    page.get_by_role("link", name="in the raw source").click()
    assert in_pane(page, words)
    context.close()


def test_every_page_works_without_scripts(browser, reader):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{reader}/search?q=dam")
    follow(page.locator(".hits .quote").first)
    residue = page.locator(".block.residue").first
    page.get_by_label("residue").uncheck()
    assert not residue.is_visible()
    assert page.locator(".passage .cite").is_visible()
    context.close()


def test_a_page_that_attacks_is_shown_as_text(page, reader):
    for view in ("documents", "search?q=quay", "said", "figures", "names"):
        page.goto(f"{reader}/{view}")
        assert page.locator("img, iframe, main script, main style, main a[href^='javascript']").count() == 0
    page.goto(f"{reader}/search?q=reopens")
    follow(page.locator(".hits h2 a").first)
    text = page.locator(".body").inner_text()
    assert '<script>alert("text")</script>' in text
    assert "onerror=alert(1)" in text
    assert "alert('outlet')" in page.locator(".meta").inner_text()
    assert page.locator("a[href^='javascript'], img, iframe, main script").count() == 0


def test_the_printed_page_has_the_text_and_no_furniture(page, reader):
    page.goto(f"{reader}/search?q=dam")
    follow(page.locator(".hits .quote").first)
    page.emulate_media(media="print")
    assert page.locator(".body").is_visible()
    assert not page.locator(".layers").is_visible()
    assert not page.locator(".find").is_visible()


def test_the_overview_is_one_screen_of_a_laptop(browser, reader):
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(reader)
    for part in ("o-figures", "o-disputes", "o-who", "o-words", "o-time"):
        assert page.locator(f"section[aria-labelledby={part}] h2").bounding_box()["y"] < 800
    strip = page.locator("section[aria-labelledby=o-time] svg").bounding_box()
    assert strip["y"] + strip["height"] <= 820
    page.close()


def test_a_mark_of_the_strip_leads_to_its_words(page, reader):
    page.goto(f"{reader}/timeline")
    marks = page.locator(".plot svg a:has(path)")
    assert marks.count() > 10
    follow(marks.first)
    assert page.locator(".passage .cite").is_visible()
