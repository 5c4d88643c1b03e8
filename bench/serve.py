"""How fast the reader answers ten people at once while a `read` writes to the same case.

    python bench/serve.py [DOCUMENTS] [--keep FOLDER]

Fills a case with that many documents (default 20,000): the bundled coverage as it was read, again and again, each copy
with a paragraph of its own. With --keep the case stays in that folder, and the next run serves it as it is. Then a
fresh process serves it, another reads generated articles into it, and ten
clients ask for overview, documents, searches and pairs to compare, each for the next as soon as it has the last.
Prints, for each kind of page, milliseconds at the median and the 95th percentile, and those of a file of the same size
that the same server gives under the same load: the ratio is what the pages cost. The bar is 100 ms at the 95th
percentile.
"""

from __future__ import annotations

import argparse
import http.client
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import fields, replace
from pathlib import Path

from case import WORDS, generate

from tellings import demo, pipeline
from tellings.case import CASE_NOUNS, EACH_NOUNS, Case
from tellings.records import Block, Place, Reading, Source

CLIENTS = 10
SECONDS = 20
PORT = 8799
KINDS = ("overview", "document", "search", "compare", "file")


def fill(path: Path, coverage: Path, count: int) -> None:
    """A case of `count` documents that has everything the bundled coverage has, over and over."""
    rng = random.Random(11)
    with Case(coverage) as source, Case(path) as target:
        readings = source.readings()
        groups = {noun: source.all_of(noun) for noun in CASE_NOUNS}
        referents = source.referents()
        gave = {stage.name: stage.gives for stage in pipeline.EACH}
        stamps = {stage.name: pipeline.stamp(stage.name) for stage in pipeline.EACH}
        times = -(-count // len(readings))
        for start in range(0, times, 20):
            copied = [clone(r, turn, rng) for turn in range(start, min(start + 20, times)) for r in readings]
            target.add(reading.document for reading in copied)
            target.keep(copied, gave, stamps)
        ids = {reading.document.id for reading in readings}
        with target.writing():
            target.insert("entities", groups.pop("entities"))
            target.put_referents(referents)
            for noun, items in groups.items():
                target.insert(noun, (moved(item, turn, ids) for turn in range(times) for item in items))
            every = [f"{id_}{turn}" for id_ in ids for turn in range(times)]
            for stage in pipeline.case_stage_names():
                target.mark(every, stage, pipeline.stamp(stage))


def clone(reading: Reading, turn: int, rng: random.Random) -> Reading:
    own = f"\n\nItem {turn}: {' '.join(rng.choices(WORDS, k=30))}."
    old = reading.document
    text = old.text + own
    id_ = f"{old.id}{turn}"
    document = replace(
        old,
        id=id_,
        text=text,
        caller_id=f"{turn}/{Path(old.key).name}",
        sources=(Source(f"{id_}.txt", "text/plain", "utf-8"),),
    )
    lists = {noun: tuple(replace(item, document=id_) for item in getattr(reading, noun)) for noun in EACH_NOUNS}
    lists["blocks"] += (Block(id_, len(old.text), len(text), "paragraph", "made for the bench"),)
    return Reading(document, **lists)


def moved(item: object, turn: int, ids: set[str]) -> object:
    """A record about copies of the documents that it was about; identifiers of groups go with them."""
    if isinstance(item, str):
        return f"{item}{turn}" if item in ids else item
    if isinstance(item, Place):
        return Place(f"{item.document}{turn}", item.start, item.end)
    if isinstance(item, tuple):
        return tuple(moved(part, turn, ids) for part in item)
    if not hasattr(item, "__dataclass_fields__"):
        return item
    changed = {field.name: moved(getattr(item, field.name), turn, ids) for field in fields(item)}
    for name in {"id", "story"} & changed.keys():
        changed[name] = changed[name] and f"{changed[name]}-{turn}"
    return replace(item, **changed)


def ask(addresses: dict[str, list[str]], took: dict[str, list[float]], seed: int, until: float) -> None:
    rng = random.Random(seed)
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    while time.monotonic() < until:
        kind = rng.choice([kind for kind in KINDS if addresses.get(kind)])
        started = time.perf_counter()
        connection.request("GET", rng.choice(addresses[kind]))
        answer = connection.getresponse()
        answer.read()
        took[kind].append(time.perf_counter() - started)
        if answer.status != 200:
            raise SystemExit(f"{kind}: {answer.status}")


def wait_for_server() -> None:
    for _ in range(600):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)
            connection.request("GET", "/")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not start")


def addresses_of(path: Path) -> dict[str, list[str]]:
    with Case(path) as case:
        ids = [row[0] for row in case._ask("SELECT id FROM documents ORDER BY id")]
        pairs = case._ask("SELECT left_document, right_document FROM copies GROUP BY 1, 2 LIMIT 2000")
    rng = random.Random(5)
    words = ["dam", "water ministry", '"sluice gates"', "killed OR drowned", "harbour wool", "Kelmet", "minist*"]
    from tellings.views import VIEWS

    return {
        "overview": ["/"],
        "document": [f"/documents/{id_}" for id_ in rng.sample(ids, min(2000, len(ids)))],
        "search": [f"/search?q={'+'.join(word.split())}" for word in words],
        "compare": [f"/compare?left={a}&right={b}" for a, b in pairs] if "compare" in {v.name for v in VIEWS} else [],
        "file": ["/static/reader.css"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=int, nargs="?", default=20_000)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    with ExitStack() as stack:
        folder = given.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "large.db").exists():
            filled(folder, given.documents)
        # What a read adds would make the next run serve a larger case; a killed one leaves its journal behind.
        for old in folder.glob("served.db*"):
            old.unlink()
        shutil.copyfile(folder / "large.db", folder / "served.db")
        loaded(folder / "served.db", folder)


def filled(folder: Path, count: int) -> None:
    """Make the case to be served; its name is given to it when it is whole."""
    with Case(folder / "coverage.db") as case:
        case.read(str(demo.PAGES), meta=str(demo.META))
    started = time.perf_counter()
    fill(folder / "filling.db", folder / "coverage.db", count)
    (folder / "filling.db").rename(folder / "large.db")
    print(f"a case of {count} documents: {(folder / 'large.db').stat().st_size / 1e6:.0f} MB,", end=" ")
    print(f"{time.perf_counter() - started:.0f} s")


def loaded(path: Path, folder: Path) -> None:
    """Ask for pages of a case that is being written to, and print how long they took."""
    generate(folder / "more.jsonl", 20_000)
    addresses = addresses_of(path)
    tellings = [sys.executable, "-m", "tellings"]
    serve = [*tellings, "serve", str(path), "--port", str(PORT)]
    read = [*tellings, "read", str(folder / "more.jsonl"), "--case", str(path), "--until", "sentences"]
    server = subprocess.Popen(serve, stderr=subprocess.DEVNULL)
    writer = None
    try:
        wait_for_server()
        writer = subprocess.Popen(read, stderr=subprocess.DEVNULL)
        time.sleep(3)
        took: dict[str, list[float]] = defaultdict(list)
        until = time.monotonic() + SECONDS
        clients = [threading.Thread(target=ask, args=(addresses, took, seed, until)) for seed in range(CLIENTS)]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        when = "while a read writes" if writer.poll() is None else "after a read has written"
        print(f"{CLIENTS} clients for {SECONDS} s, {when}:")
    finally:
        server.terminate()
        server.wait()
        if writer:
            writer.kill()
    floor = percentile(took["file"], 0.95)
    for kind in KINDS:
        if took[kind]:
            middle, high = percentile(took[kind], 0.5), percentile(took[kind], 0.95)
            speed = f"{middle:7.1f} ms {high:7.1f} ms at p95, {high / floor:5.1f} × a file"
            print(f"{kind:10}{len(took[kind]):6} answers {speed}")


def percentile(seconds: list[float], share: float) -> float:
    return sorted(seconds)[min(len(seconds) - 1, int(share * len(seconds)))] * 1000


if __name__ == "__main__":
    main()
