"""Speed of stories beside a plain single pass over TF-IDF vectors, on the same documents, in one process, on one core.

    python bench/stories.py [--documents N] [--case N]

Prints documents per second of both at a quarter of N and at N documents (default 4,000), a stream of the same density
that is four times as long: the cost of a document stays the same. The quality of both stands beside it. The peer is
what topic detection began with (Yang, Pierce and Carbonell 1998): TF-IDF with frequencies counted so far, each document
to the most similar one of the last weeks, or a story of its own. `--case N` fills a case with N documents and prints
what one document more takes. The documents are made here from invented words: a town, people, streets and an agency's
stock phrases for each event, told one to five times within days, follow-ups weeks later.
"""

import argparse
import math
import random
import tempfile
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from tellings.blocks import blocks
from tellings.case import Case
from tellings.casework import stories as driver
from tellings.records import Document, Reading
from tellings.stories import rows as told
from tellings.stories import stories

A_DAY = 12
"""Documents of a day."""
PEER_WINDOW = 30
PEER_THRESHOLD = 0.35


def made(count: int, seed: int = 1) -> tuple[list[Reading], list[str]]:
    """Documents of invented events in order of day, and the event of each."""
    draw = random.Random(seed)
    syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "il")]
    common = ["".join(draw.choices(syllables, k=draw.randint(1, 3))) for _ in range(6000)]
    weights = [1 / (rank + 5) for rank in range(len(common))]
    towns = [_name(draw, syllables) for _ in range(400)]
    items: list[tuple[int, str, str]] = []
    event = 0
    while len(items) < count:
        day = len(items) // A_DAY
        cast = [draw.choice(towns), *(_name(draw, syllables) for _ in range(7))]
        for _ in range(draw.choice([1, 1, 1, 2, 2, 3, 5])):
            later = draw.choice([0, 0, 1, 2, 20])
            items.append((day + later, str(event), _text(draw, common, weights, [*cast, draw.choice(towns)])))
        event += 1
    items.sort(key=lambda item: item[0])
    readings = []
    for number, (day, _, text) in enumerate(items[:count]):
        when = (date(2031, 1, 1) + timedelta(days=day)).isoformat()
        document = Document(f"d{number:06}", text, published=when, language="en")
        readings.append(Reading(document, blocks=blocks(document)))
    return readings, [name for _, name, _ in items[:count]]


def _name(draw: random.Random, syllables: list[str]) -> str:
    return "".join(draw.choices(syllables, k=draw.randint(2, 4))).capitalize()


def _text(draw: random.Random, common: list[str], weights: list[float], cast: list[str]) -> str:
    sentences = []
    for _ in range(draw.randint(8, 24)):
        words = draw.choices(common, weights, k=draw.randint(8, 20))
        for name in draw.sample(cast, draw.randint(1, 3)):
            words.insert(draw.randint(1, len(words)), name)
        sentences.append(" ".join([words[0].capitalize(), *words[1:]]) + ".")
    return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))


def peer(readings: list[Reading]) -> list[str]:
    """The story of each document by one pass."""
    seen: Counter[str] = Counter()
    shelf: list[tuple[int, dict[str, float], str]] = []
    found = []
    for number, reading in enumerate(readings):
        counts = Counter(reading.document.text.lower().replace(".", "").split())
        seen.update(counts.keys())
        weights = {w: (1 + math.log(c)) * math.log((number + 2) / seen[w]) for w, c in counts.items()}
        length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        vector = {word: weight / length for word, weight in weights.items()}
        day = date.fromisoformat(reading.document.published or "").toordinal()
        shelf = [item for item in shelf if day - item[0] <= PEER_WINDOW]
        best = max(((_dot(vector, other), story) for _, other, story in shelf), default=(0.0, ""))
        story = best[1] if best[0] >= PEER_THRESHOLD else str(number)
        shelf.append((day, vector, story))
        found.append(story)
    return found


def _dot(one: dict[str, float], other: dict[str, float]) -> float:
    small, large = (one, other) if len(one) < len(other) else (other, one)
    return sum(weight * large[word] for word, weight in small.items() if word in large)


def bcubed(gold: list[str], found: list[str]) -> float:
    by_gold, by_found = Counter(gold), Counter(found)
    both = Counter(zip(gold, found, strict=True))
    precision = sum(n * n / by_found[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / by_gold[g] for (g, _), n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def ours(readings: list[Reading]) -> list[str]:
    of = {row["document"]: str(row["story"]) for row in told(stories(readings), _keys(readings))}
    return [of[reading.document.id] for reading in readings]


def _keys(readings: list[Reading]) -> dict[str, str]:
    return {reading.document.id: reading.document.id for reading in readings}


def compare(count: int) -> None:
    ours(made(50)[0])  # what is loaded once is not the cost of a document
    for size in (count // 4, count):
        readings, gold = made(size)
        started = time.process_time()
        found = ours(readings)
        took = time.process_time() - started
        started = time.process_time()
        other = peer(readings)
        peer_took = time.process_time() - started
        print(
            f"{size:6} documents: {size / took:6.0f}/s, BCubed F {bcubed(gold, found):.3f}"
            f"   single pass {size / peer_took:6.0f}/s, {bcubed(gold, other):.3f}   {peer_took / took:.1f} times"
        )


def grow(count: int, more: int = 9) -> None:
    """What one document more takes in a case."""
    readings, _ = made(count + more)
    last = readings[count // 2 :: count // (2 * more)][:more]
    chosen = {reading.document.id for reading in last}
    first = [reading for reading in readings if reading.document.id not in chosen]
    with tempfile.TemporaryDirectory() as folder, Case(Path(folder) / "bench.db") as case:
        started = time.process_time()
        _add(case, first)
        print(f"{len(first)} documents in a case at once: {len(first) / (time.process_time() - started):.0f}/s")
        times = []
        for reading in last:
            started = time.process_time()
            _add(case, [reading])
            times.append(time.process_time() - started)
        times.sort()
        print(f"one more: {times[len(times) // 2]:.2f} s in the middle, {times[-1]:.2f} s at most")


def _add(case: Case, readings: list[Reading]) -> None:
    case.add([reading.document for reading in readings])
    case.keep(readings, {"blocks": ("blocks",)}, {"blocks": "bench"})
    driver.find(case, [reading.document.id for reading in readings], "bench")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=4000)
    parser.add_argument("--case", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.case:
        grow(arguments.case)
    else:
        compare(arguments.documents)


if __name__ == "__main__":
    main()
