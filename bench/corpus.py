"""A corpus of short articles in invented words, with known lineages, and as lopsided as real ones.

    python bench/corpus.py FOLDER [--documents N] [--seed S] [--form jsonl|parquet]

A wire story runs in two to some dozen outlets, cut and edited; other articles embed a passage of one. One outlet has
half of all articles and one day a tenth; a third of all articles end with one and the same paragraph, each outlet has
a colophon, and one article in twenty is a market notice that differs from the others in its numbers alone. One article
in a hundred tells of one event that runs for twelve days, in words of its own. `cluster` names the wire story that a
row is a copy of, `passage` the one that it embeds a passage of, `event` says that it tells of that event.
"""

import argparse
import json
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

Row = dict[str, Any]
DAYS = 30
FIRST = date(2026, 3, 1)
FOOT = (
    "Readers who wish to receive the morning letter of this house may leave their address at the counter of any branch"
    " office or with the carrier who brings the paper to their door before noon."
)
FRAMES = (
    "The {a} of {B} said on {day} that the {c} had {verb} the {d} near {E}.",
    "At least {n} people were {harm} when the {c} {verb} a {d} in {B}, the {a} said.",
    "“The {c} will be {verb} before the {d} is over,” {P} told the {a} in {E}.",
    "{P}, who has led the {c} of {B} for {n} years, {verb} the {d} and the {a}.",
    "A {d} of {n} tonnes of {c} was {verb} at {E}, according to the {a}.",
    "Nobody had {verb} the {c} since the {d} of {B}, where {n} houses stood empty.",
)
VERBS = ("opened", "closed", "moved", "searched", "blocked", "repaired", "counted", "left", "crossed", "burned")
EVENT = (
    "{P} said on {day} that the siege of {A} had entered another day and that {n} people had left for {B}.",
    "Shells fell on the {c} of {A} as {Q} called on the {d} to leave the bridge at {B}.",
    "At least {n} people were {harm} in {A} on {day}, the {a} of {B} said.",
    "{Q} told the {a} that the {c} of {A} would be {verb} before talks with {P} could begin.",
    "In {B}, where those who fled {A} are housed, the {d} was {verb} by order of {P}.",
)
"""Sentences of the event: two towns and two persons, the same in all of them."""
SHARE = 0.025
"""How often the next article is of the event: one in a hundred, since the wire stories run in several outlets each."""
HARM = ("killed", "wounded", "displaced", "detained")
NAMES_OF_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Writer:
    """Makes sentences and stories out of one stream of chance."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        parts = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "il")]
        self.words = ["".join(self.draw.choices(parts, k=self.draw.randint(2, 4))) for _ in range(30_000)]

    def word(self) -> str:
        """A word, the first of the list oftener than the last."""
        return self.words[int(len(self.words) * self.draw.random() ** 2)]

    def sentence(self) -> str:
        """A sentence as news has them."""
        draw = self.draw
        return draw.choice(FRAMES).format(
            a=self.word(), B=self.word().title(), c=self.word(), d=self.word(), E=self.word().title(),
            P=f"{self.word().title()} {self.word().title()}", n=draw.randint(2, 90), verb=draw.choice(VERBS),
            harm=draw.choice(HARM), day=draw.choice(NAMES_OF_DAYS),
        )  # fmt: skip

    def telling(self) -> list[str]:
        """An article of its own about the event."""
        draw = self.draw
        named = {"A": "Vastorel", "B": "Quenmark", "P": "Idra Molvane", "Q": "Teodric Hasp"}
        lines = [
            draw.choice(EVENT).format(
                **named, a=self.word(), c=self.word(), d=self.word(), n=draw.randint(2, 90), verb=draw.choice(VERBS),
                harm=draw.choice(HARM), day=draw.choice(NAMES_OF_DAYS),
            )
            for _ in range(4)
        ]  # fmt: skip
        return [*lines, self.sentence(), self.sentence()]

    def story(self) -> list[str]:
        """The sentences of a story."""
        return [self.sentence() for _ in range(self.draw.randint(6, 11))]

    def edited(self, story: list[str]) -> list[str]:
        """The story as another house prints it: some of its sentences, some of their words changed."""
        draw = self.draw
        kept = story[: draw.randint(max(4, len(story) - 3), len(story))]
        rate = draw.choice((0.0, 0.0, 0.03, 0.08))
        return [" ".join(w if draw.random() >= rate else self.word() for w in line.split(" ")) for line in kept]

    def notice(self) -> list[str]:
        """A market notice: numbers in a form."""
        numbers = [self.draw.randint(100, 999) for _ in range(9)]
        return [
            "Prices at the wool market of Hask in the week under review, as the exchange gave them out:"
            " first clip {}, second clip {}, lambs {}, carded {}, combed {}; a bale of {} pounds went at {},"
            " against {} a week ago and {} a year ago.".format(*numbers)
        ]


def rows(count: int, seed: int = 1) -> list[Row]:
    """`count` articles, in an order of chance."""
    writer = Writer(seed)
    draw = writer.draw
    found: list[Row] = []
    stories: list[list[str]] = []
    while len(found) < count:
        if draw.random() < 0.05:
            found.append({"text": writer.notice(), "day": draw.randrange(DAYS)})
            continue
        if draw.random() < SHARE:
            found.append({"text": writer.telling(), "day": 10 + draw.randrange(12), "event": True})
            continue
        story, day = writer.story(), 7 if draw.random() < 0.08 else draw.randrange(DAYS)
        cluster = f"s{len(stories)}"
        stories.append(story)
        copies = min(int(draw.paretovariate(1.3)), 60) if draw.random() < 0.5 else 1
        for at in range(copies):
            text = writer.edited(story) if at else story
            row: Row = {"text": text, "cluster": cluster, "day": min(day + draw.choice((0, 0, 0, 1, 2)) * bool(at), 29)}
            if draw.random() < 0.06:
                other = draw.randrange(max(len(stories) - 400, 0), len(stories))
                row["text"] = [*text[:3], *stories[other][:3], *text[3:]]
                row["passage"] = f"s{other}"
            found.append(row)
    found = found[:count]
    draw.shuffle(found)
    return [_published(row, number, draw) for number, row in enumerate(found)]


def printings(count: int, seed: int = 1) -> list[Row]:
    """One dispatch that so many outlets print on one day, every second one with a line of its own."""
    story = Writer(seed).story()
    found: list[Row] = []
    for at in range(count):
        own = [f"The Bell of the {at}th valley has this dispatch from its own desk, which is open on {at} days."]
        text = "\n\n".join([*story, *(own if at % 2 else [])])
        told = {"id": f"p{at}", "outlet": f"Bell {at}", "title": f"Dispatch {at}", "text": text, "cluster": "printings"}
        found.append({**told, "published": FIRST.isoformat()})
    return found


def _published(row: Row, number: int, draw: random.Random) -> Row:
    outlet = 0 if draw.random() < 0.5 else draw.randint(1, 300)
    lines = list(row["text"])
    if draw.random() < 0.2:
        lines.append(f"The {outlet} Courier is printed at its own works behind the old customs house, third quay.")
    if draw.random() < 1 / 3:
        lines.append(FOOT)
    told: Row = {"id": f"c{number}", "outlet": f"Courier {outlet}", "title": f"Number {number}: {row['text'][0][:40]}"}
    told["text"] = "\n\n".join(lines)
    if draw.random() > 0.02:
        told["published"] = (FIRST + timedelta(days=row["day"])).isoformat()
    return {**told, **{name: row[name] for name in ("cluster", "passage", "event") if name in row}}


def write(folder: Path, made: list[Row], form: str = "jsonl", each: int = 2000) -> None:
    """The rows as files of `each` rows."""
    folder.mkdir(parents=True, exist_ok=True)
    for at in range(0, len(made), each):
        part = made[at : at + each]
        path = folder / f"part-{at // each:04}.{form}"
        if form == "jsonl":
            path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in part), encoding="utf-8")
        else:
            import pyarrow as pa
            import pyarrow.parquet as pq

            pq.write_table(pa.Table.from_pylist(part), path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--form", choices=("jsonl", "parquet"), default="jsonl")
    given = parser.parse_args()
    write(given.folder, rows(given.documents, given.seed), given.form)
    print(f"{given.documents} articles in {given.folder}")


if __name__ == "__main__":
    main()
