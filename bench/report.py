"""How large the report of a case is, and how long it takes to make and to open.

    python bench/report.py [DOCUMENTS]

Fills a case with that many documents (default 100) as `bench/serve.py` does, writes its report and opens the file five
times in a fresh window of Debian's Chromium (extra `browser`; without it the opening is left out). Opening is the time
from asking for the file until it is loaded and its first words are painted, whichever is later. The bars are 5 MB and
2 seconds.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from serve import fill

from tellings import demo
from tellings.case import Case

CHROMIUM = Path("/usr/bin/chromium")
TIMES = 5
LOADED = """() => new Promise(done => {
  const told = () => {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    const [page] = performance.getEntriesByType("navigation");
    if (paint && page.loadEventEnd) done([page.loadEventEnd, paint.startTime]); else setTimeout(told, 20);
  };
  told();
})"""


def opened(report: Path) -> list[tuple[float, float]]:
    """Milliseconds until the page was loaded and until something was painted, for each time it was opened."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = []
        for _ in range(TIMES):
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page()
            page.goto(report.as_uri())
            found.append(tuple(page.evaluate(LOADED)))
            browser.close()
        return found


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Case(folder / "coverage.db") as case:
            case.read(str(demo.PAGES), meta=str(demo.META))
        fill(folder / "case.db", folder / "coverage.db", count)
        started = time.perf_counter()
        with Case(folder / "case.db") as case:
            documents = case.count()
            case.report(folder / "report.html")
        took = time.perf_counter() - started
        size = (folder / "report.html").stat().st_size / 1e6
        print(f"report of {documents} documents: {size:.1f} MB, made in {took:.1f} s")
        try:
            times = opened(folder / "report.html")
        except ImportError:
            print("not opened: no Playwright")
            return
        loaded, painted = (statistics.median(one[part] for one in times) / 1000 for part in (0, 1))
        slowest = max(map(max, times)) / 1000
        print(
            f"opened in {max(loaded, painted):.2f} s: loaded {loaded:.2f}, painted {painted:.2f}; slowest {slowest:.2f}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
