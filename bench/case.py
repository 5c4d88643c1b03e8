"""How fast documents get into a case, against a plain pass of the same file through the standard library.

    python bench/case.py [DOCUMENTS]

Writes that many generated documents (default 10,000) as JSON lines into a temporary folder, then reads them in fresh
processes: once as `tellings read --until sentences`, once as a loop that parses each row, stores it in a new SQLite
file and counts its words. Prints documents per second, their ratio, and peak memory for a tenth, for half and for all
of them: flat memory is the point.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEER = """
import json, sqlite3, sys
db = sqlite3.connect(sys.argv[2]); db.execute("CREATE TABLE d (id TEXT, text TEXT, words INTEGER)")
for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    db.execute("INSERT INTO d VALUES (?, ?, ?)", (row["id"], row["text"], len(row["text"].split())))
db.commit()
"""
OPENINGS = "The ministry said Officials of Police in Residents near A spokesman for Nobody at The council of".split(" ")
WORDS = """harbour wool bridge market council ferry tide lamp orchard quarry signal mill depot ledger ravine chapel
granary sluice causeway pilot gull barley winter clerk magistrate lantern copper saddle was were closed opened sold
the of and in to a for with on that had been""".split()


def article(rng: random.Random) -> str:
    paragraphs = []
    for _ in range(rng.randint(6, 14)):
        sentences = [" ".join([rng.choice(OPENINGS), *rng.choices(WORDS, k=rng.randint(8, 26))]) for _ in range(3)]
        paragraphs.append(". ".join(sentences) + ".")
    return "\n\n".join([" ".join(rng.choices(WORDS, k=7)).capitalize(), *paragraphs, "READ MORE: " + rng.choice(WORDS)])


def generate(path: Path, count: int) -> None:
    rng = random.Random(7)
    with path.open("w", encoding="utf-8") as file:
        for at in range(count):
            file.write(json.dumps({"id": str(at), "text": article(rng), "outlet": f"Outlet {at % 40}"}) + "\n")


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds of a process, and its peak memory in MB."""
    code = (
        "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:], stderr=subprocess.DEVNULL);"
        " print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024); sys.exit(done.returncode)"
    )
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=True)
    return time.perf_counter() - started, float(done.stdout)


def main() -> None:
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in (total // 10, total // 2, total):
            rows = folder / f"{count}.jsonl"
            generate(rows, count)
            command = [sys.executable, "-m", "tellings", "read", str(rows), "--until", "sentences", "--case"]
            seconds, memory = timed([*command, str(folder / f"{count}.db")])
            peer, _ = timed([sys.executable, "-c", PEER, str(rows), str(folder / f"{count}-peer.db")])
            print(
                f"{count:6,} documents: {count / seconds:6,.0f} documents/s, peak {memory:4.0f} MB;"
                f" plain pass {count / peer:7,.0f} documents/s; ratio {seconds / peer:.1f}"
            )


if __name__ == "__main__":
    main()
