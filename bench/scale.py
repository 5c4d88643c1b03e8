"""What a corpus costs: time and memory of each step, one process beside two beside a Ray cluster, and killed nodes.

    python bench/scale.py [--documents N] [--stages NAMES] [--engines one,two,ray] [--kill TIMES] [--cut SIZE]
        [--printings N]

Makes a lopsided corpus (`bench/corpus.py`), runs `tellings scale run` on it with each engine in processes of their own,
and compares the tables byte by byte. Memory is the most that any one process held (resident, shared pages counted),
asked for five times a second; processor time is that of all processes together, which says more than the clock on a
machine that others use. `--kill` kills a node of the cluster at random moments, so many runs, and compares again.
`--printings` adds one dispatch that so many outlets print, every second one with a line of its own. `--cut` cuts the
story with about so many documents out, times it, and compares its export with that of a case into which these documents
alone were read.
"""

import argparse
import filecmp
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from cluster import Cluster, descendants, started
from corpus import printings, rows, write

from tellings import parsing, pipeline
from tellings.case import Case
from tellings.read import read
from tellings.records import Document

ENGINES = ("one", "two", "ray")
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Watch:
    """Memory and processor time of a tree of processes, as far as they can be seen from outside."""

    roots: list[int]
    most: int = 0
    seconds: dict[int, float] = field(default_factory=dict)
    stop: threading.Event = field(default_factory=threading.Event)

    def look(self) -> None:
        """Until told to stop."""
        while not self.stop.wait(0.2):
            for process in {pid for root in self.roots for pid in (root, *descendants(root))}:
                try:
                    stat = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
                    name = Path(f"/proc/{process}/cmdline").read_bytes()
                except OSError:
                    continue
                self.seconds[process] = (int(stat[11]) + int(stat[12])) / TICKS
                if b"raylet" not in name and b"gcs_server" not in name:
                    self.most = max(self.most, int(stat[21]) * os.sysconf("SC_PAGE_SIZE"))


@dataclass
class Result:
    """What one run took."""

    wall: float
    processor: float
    memory: int
    steps: dict[str, float]


def measured(
    source: Path, out: Path, stages: str, partition: int, *more: str, cluster: Cluster | None = None
) -> Result:
    """Run once, into a folder of its own."""
    shutil.rmtree(out, ignore_errors=True)
    words = [sys.executable, "-m", "tellings", "scale", "run", str(source), "--out", str(out), "--stages", stages]
    environment = cluster.environment if cluster else dict(os.environ)
    start = time.perf_counter()
    process = subprocess.Popen(
        [*words, "--partition", str(partition), *more], env=environment, stderr=subprocess.PIPE, text=True
    )
    watch = Watch([process.pid, *(node.pid for node in cluster.nodes)] if cluster else [process.pid])
    thread = threading.Thread(target=watch.look)
    thread.start()
    steps: dict[str, float] = {}
    last, began = "start", start
    for line in process.stderr or ():
        step = re.match(r"(\w+): ", line)
        if step and step[1] != last:
            now = time.perf_counter()
            steps[last] = now - began
            last, began = step[1], now
    process.wait()
    wall = time.perf_counter() - start
    watch.stop.set()
    thread.join()
    if process.returncode not in (0, 3):
        raise SystemExit(f"the run failed: {process.returncode}")
    return Result(wall, sum(watch.seconds.values()), watch.most, steps)


def same(one: Path, other: Path) -> bool:
    """Whether two runs gave the same files with the same bytes."""
    names = [sorted(p.relative_to(top).as_posix() for p in top.rglob("*") if p.is_file()) for top in (one, other)]
    return names[0] == names[1] and all(filecmp.cmp(one / name, other / name, shallow=False) for name in names[0])


def told(name: str, count: int, found: Result) -> None:
    steps = ", ".join(f"{step} {seconds:.1f}" for step, seconds in found.steps.items())
    print(
        f"{name:6} {count:7,} documents  {found.wall:7.1f} s  {found.processor:7.1f} s of processors "
        f"({found.processor / count * 1000:.2f} ms a document)  {found.memory / 1e6:6.0f} MB\n       {steps}",
        flush=True,
    )


def killed(cluster: Cluster, source: Path, out: Path, given: argparse.Namespace, wall: float) -> bool:
    """A run in which a node is killed at a random moment, another taking its place."""
    shutil.rmtree(out, ignore_errors=True)
    words = [sys.executable, "-m", "tellings", "scale", "run", str(source), "--out", str(out), "--stages", given.stages]
    process = subprocess.Popen(
        [*words, "--partition", str(given.partition), "--address", cluster.address],
        env=cluster.environment,
        stderr=subprocess.DEVNULL,
    )
    moment = random.uniform(2, wall * 0.9)
    time.sleep(moment)
    cluster.kill(random.choice(cluster.nodes[1:]))
    cluster.start_node()
    process.wait()
    print(f"killed a node after {moment:.1f} s: exit {process.returncode}", end=", ", flush=True)
    return process.returncode in (0, 3)


def cutting(out: Path, size: int, top: Path) -> None:
    """Cut out the story, or where there are none the lineage, with about so many documents."""
    import pyarrow.parquet as pq

    kind, noun, parts = (
        ("--story", "stories", "tellings") if (out / "stories").exists() else ("--lineage", "lineages", "members")
    )
    table = pq.read_table(out / noun, columns=["id", parts]).to_pylist()
    chosen = min(table, key=lambda row: abs(len(row[parts]) - size))
    command = [sys.executable, "-m", "tellings", "scale", "cut", str(out), kind, chosen["id"]]
    for name in ("cut.db", "alone.db"):
        (top / name).unlink(missing_ok=True)
    start = time.perf_counter()
    subprocess.run([*command, "--case", str(top / "cut.db")], check=True, stderr=subprocess.DEVNULL)
    print(f"cut {noun} {chosen['id']}, {len(chosen[parts])} documents: {time.perf_counter() - start:.1f} s", flush=True)
    print("      ", "the same export" if cut_as_read(top) else "ANOTHER EXPORT", "as of a case of these documents")


def cut_as_read(top: Path) -> bool:
    """Whether the case that was cut out exports the same bytes as one into which its documents are read."""
    with Case(top / "cut.db") as cut:
        wanted = {document.id for document in cut.documents()}
        cut.export("json", top / "cut.json")
    with Case(top / "alone.db") as alone:
        alone.add(item for item in read([str(top / "in")]) if isinstance(item, Document) and item.id in wanted)
        pipeline.run(alone)
        with alone.writing():
            alone.note("model", parsing.model() or "")
        alone.export("json", top / "alone.json")
    return filecmp.cmp(top / "cut.json", top / "alone.json", shallow=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--stages", default="lineages")
    parser.add_argument("--partition", type=int, default=1000)
    parser.add_argument("--engines", default="one,two,ray")
    parser.add_argument("--kill", type=int, default=0)
    parser.add_argument("--cut", type=int, default=0)
    parser.add_argument("--printings", type=int, default=0, help="Outlets that print one dispatch besides.")
    parser.add_argument("--keep", type=Path, help="A folder to work in, which stays.")
    given = parser.parse_args()
    with ExitStack() as stack:
        top = given.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tellings-")))
        write(top / "in", [*rows(given.documents), *printings(given.printings)])
        engines = [name for name in ENGINES if name in given.engines.split(",")]
        cluster = stack.enter_context(started(2)) if "ray" in engines or given.kill else None
        wall = 0.0
        for name in engines:
            more = {"one": (), "two": ("--workers", "2"), "ray": ("--address", cluster.address if cluster else "")}[
                name
            ]
            found = measured(
                top / "in", top / name, given.stages, given.partition, *more, cluster=cluster if name == "ray" else None
            )
            told(name, given.documents + given.printings, found)
            wall = found.wall
            if name != engines[0]:
                print("       the same tables" if same(top / engines[0], top / name) else "       OTHER TABLES")
        for _ in range(given.kill):
            assert cluster is not None
            done = killed(cluster, top / "in", top / "killed", given, wall)
            print("the same tables" if done and same(top / engines[0], top / "killed") else "OTHER TABLES", flush=True)
        if given.cut:
            cutting(top / engines[0], given.cut, top)
        print(json.dumps(json.loads((top / engines[0] / "manifest.json").read_text())["counts"]))


if __name__ == "__main__":
    main()
