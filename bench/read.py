"""Speed of reading, each as a ratio to a peer in the same run.

JSON lines against parsing the same lines with `json` alone; language detection against py3langid on whole texts; pages
against `trafilatura.extract` on the same pages. `--hostile` times the pages that the element limit is set by.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import py3langid
import trafilatura

from tellings.read import html, read
from tellings.read.languages import detect
from tellings.read.page import Page

ROWS = 10_000
WORDS = "harbour fire port officials said the a of in on was closed Tuesday director island ships quays inquiry".split()
HOSTILE = {
    "list items": "<li>an item of the list</li>",
    "nested blocks": "<div><div>text of the block</div></div>",
    "paragraphs": "<p>A line of the story, one of many.</p>",
    "links": "<a href='/x'>link text</a> ",
}


def story(words: int) -> str:
    return " ".join(random.choices(WORDS, k=words)) + "."


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def report(name: str, count: int, ours: float, peer: float) -> None:
    print(f"{name}: {count / ours:.0f}/s, peer {count / peer:.0f}/s, {ours / peer:.2f} of the peer's time")


def rows(folder: Path) -> None:
    path = folder / "rows.jsonl"
    path.write_text("".join(json.dumps({"id": str(n), "text": story(500)}) + "\n" for n in range(ROWS)))
    texts = [json.loads(line)["text"] for line in path.read_text().splitlines()[:1000]]
    detect(texts[0])
    py3langid.classify(texts[0])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    ours = seconds(lambda: sum(1 for _ in read([str(path)])))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    peer = seconds(lambda: sum(1 for line in path.open() if json.loads(line)))
    report("JSON lines", ROWS, ours, peer)
    print(f"memory grown while reading {ROWS} rows: {grown / 1024:.1f} MB")
    found = seconds(lambda: [detect(text) for text in texts])
    report("languages", len(texts), found, seconds(lambda: [py3langid.classify(text) for text in texts]))


def pages() -> None:
    made = [
        f"<html><head><title>Fire {n}</title></head><body><nav><a href='/'>Home</a></nav><article><h1>Fire {n}</h1>"
        + "".join(f"<p>{story(60)}</p>" for _ in range(12))
        + "</article></body></html>"
        for n in range(200)
    ]
    trafilatura.extract(made[0])
    ours = seconds(lambda: [list(html.read(Page("page", page.encode()))) for page in made])
    report("pages", len(made), ours, seconds(lambda: [trafilatura.extract(page) for page in made]))


def hostile() -> None:
    for name, unit in HOSTILE.items():
        page = f"<html><body><article><p>{story(20)}</p></article>"
        page += unit * ((html.ELEMENT_LIMIT - 10) // unit.count("</"))
        taken = seconds(lambda page=page: list(html.read(Page("page", page.encode()))))
        print(f"{html.ELEMENT_LIMIT} elements of {name}: {taken:.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hostile", action="store_true")
    random.seed(7)
    if parser.parse_args().hostile:
        hostile()
        return
    with tempfile.TemporaryDirectory() as folder:
        rows(Path(folder))
    pages()


if __name__ == "__main__":
    main()
