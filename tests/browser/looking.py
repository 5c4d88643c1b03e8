"""What is looked for on every page."""

import pytest


def follow(link) -> None:
    """Click what leads to another page, and wait until that has all that it asks for: styles and scripts too."""
    with link.page.expect_event("load"):
        link.click()


def serious(page) -> list[tuple[str, str]]:
    """The serious findings of axe, with every fold open: the rule, and the first element that breaks it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe: pip install '.[browser]'")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = axe.Axe().run(page).response["violations"]
    return [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")]
