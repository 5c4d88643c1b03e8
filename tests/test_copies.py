"""Copies: against a brute-force oracle, in any order of arrival, and on the cases that the trade knows."""

import importlib.util
import random
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import copies as engine
from tellings.copies import copies
from tellings.copying.fingerprints import GRAM, WINDOW
from tellings.copying.passages import GAP, LEAST_DENSE, REPEATS, SEED, SHORTEST
from tellings.copying.postings import ARTICLES_OF_ALL
from tellings.records import Block, Copy, Document, Reading

LEXICON = [a + b + c for a in ("bra", "ke", "lo", "mi", "tu", "sna") for b in ("d", "lm", "r", "st") for c in "aeiou"]


def reading(name: str, text: str, outlet: str | None = None) -> Reading:
    return Reading(Document(name, text, outlet=outlet))


def prose(seed: object, count: int) -> str:
    """Words without sense that are the same for the same seed."""
    return " ".join(random.Random(repr(seed)).choices(LEXICON, k=count))


def places(found: Copy) -> tuple[str, str, int, int, int, int]:
    left, right = found.left, found.right
    return left.document, right.document, left.start, left.end, right.start, right.end


# The oracle: every common run by comparing every word with every word.


def common_runs(left: list[str], right: list[str]) -> list[tuple[int, int, int]]:
    def grams(text: list[str]) -> list[tuple[str, ...]]:
        return [tuple(text[at : at + SEED]) for at in range(len(text) - SEED + 1)]

    def numbered(text: list[str]) -> list[tuple[tuple[str, ...], int, int]]:
        """Each gram, how many times it stood before, and how often it stands."""
        found = grams(text)
        often = Counter(found)
        seen: Counter[tuple[str, ...]] = Counter()
        turns = []
        for gram in found:
            turns.append((gram, seen[gram], often[gram]))
            seen[gram] += 1
        return turns

    seeds = {
        (a, b)
        for a, (gram, turn, often) in enumerate(numbered(left))
        for b, (other, other_turn, other_often) in enumerate(numbered(right))
        if gram == other and (often * other_often <= REPEATS or (often == other_often and turn == other_turn))
    }
    found = []
    for a, b in sorted(seeds):
        if any((a - step, b - step) in seeds for step in range(1, SEED + 1)):
            continue
        length, gap = SEED, 0
        while gap < SEED:
            gap += 1
            if (a + length - SEED + gap, b + length - SEED + gap) in seeds:
                length, gap = length + gap, 0
        found.append((a, b, length))
    return found


def parted(runs: list[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    for side in (0, 1):
        ordered = sorted(runs, key=lambda run: run[side])
        reach = 0
        for at, run in enumerate(ordered):
            if at and run[side] > reach + GAP:
                return parted(ordered[:at]) + parted(ordered[at:])
            reach = max(reach, run[side] + run[2])
    return [runs] if runs else []


def oracle(left: list[str], right: list[str]) -> list[tuple[int, int, int, int, int]]:
    found = []
    for cluster in parted(common_runs(left, right)):
        sides = [{at for run in cluster for at in range(run[side], run[side] + run[2])} for side in (0, 1)]
        spans = [(min(side), max(side) + 1) for side in sides]
        shared = min(map(len, sides))
        longest = max(end - start for start, end in spans)
        if shared >= SHORTEST and shared >= LEAST_DENSE * longest:
            found.append((*spans[0], *spans[1], shared))
    return sorted(found)


@st.composite
def related_texts(draw: st.DrawFn) -> list[str]:
    pool = [prose(("pool", draw(st.integers(0, 5))), draw(st.integers(3, 45))) for _ in range(3)]
    pool.append("la le li lo lu " * 3)
    piece = st.one_of(
        st.sampled_from(pool),
        st.builds(prose, st.integers(6, 40), st.integers(1, 50)),
        st.builds(lambda text, cut: " ".join(text.split()[cut:]), st.sampled_from(pool), st.integers(0, 20)),
    )
    return [" ".join(draw(st.lists(piece, max_size=6))) for _ in range(draw(st.integers(2, 4)))]


@given(related_texts())
@settings(max_examples=40, deadline=None)
def test_alignment_agrees_with_brute_force(texts: list[str]) -> None:
    body = engine.bodies([reading(str(at), text) for at, text in enumerate(texts)])
    pairs = np.array(list(combinations(range(len(texts)), 2)), dtype=np.int64)
    found = engine.align(body, np.zeros(len(body.hashes), dtype=np.bool_), pairs)
    for number, (one, two) in enumerate(pairs.tolist()):
        mine = [
            (*found.left[row].tolist(), *found.right[row].tolist(), int(found.words[row]))
            for row in np.flatnonzero(found.pairs == number)
        ]
        assert sorted(mine) == oracle(texts[one].split(), texts[two].split())


@given(related_texts())
@settings(max_examples=30, deadline=None)
def test_no_long_common_run_is_passed_over(texts: list[str]) -> None:
    found = {(c.left.document, c.right.document) for c in copies([reading(str(a), t) for a, t in enumerate(texts)])}
    for one, two in combinations(range(len(texts)), 2):
        runs = common_runs(texts[one].split(), texts[two].split())
        if any(length >= GRAM + 2 * WINDOW - 1 for _, _, length in runs):
            assert (str(one), str(two)) in found
        if not oracle(texts[one].split(), texts[two].split()):
            assert (str(one), str(two)) not in found


# Any order, and one by one.


def corpus() -> list[Reading]:
    story, other = prose("story", 200), prose("other", 200)
    found = [
        reading("a", story, "North Post"),
        reading("b", story[:600] + prose("b", 40), "South Post"),
        reading("c", prose("c", 150) + " " + story[300:700] + " " + prose("c2", 90), "West Post"),
        reading("d", other, "North Post"),
        reading("e", other + " " + story[:300], "East Post"),
    ]
    found += [reading(f"f{at}", prose(at, 120) + " " + prose("colophon", 40), "North Post") for at in range(12)]
    found.append(reading("g", prose("g", 100) + " " + prose("colophon", 40), "West Post"))
    return found


def one_by_one(ordered: list[Reading]) -> tuple[Copy, ...]:
    """As a case does it: fingerprints kept, each new document looked up, raw passages kept, judged at the end."""
    names = sorted(r.document.id for r in ordered)
    everything = sorted(ordered, key=lambda r: r.document.id)
    body = engine.bodies(everything)
    prints, houses = engine.fingerprints(body), engine.outlets(everything)
    holders = np.repeat(np.arange(len(names)), np.diff(prints.offsets))
    arrived: set[int] = set()
    aligned: set[tuple[int, int]] = set()
    boiler: set[int] = set()
    for document in ordered:
        new = names.index(document.document.id)
        arrived.add(new)
        asked = np.isin(prints.hashes, prints.hashes[holders == new]) & np.isin(holders, sorted(arrived))
        hashes, documents = prints.hashes[asked], holders[asked]
        boiler.update(engine.boilerplate(hashes, documents, houses, prints.signatures).tolist())
        known = np.array(sorted(boiler), dtype=np.uint64)
        aligned.update((a, b) for a, b in engine.candidates(hashes, documents, known).tolist() if new in (a, b))
    known = np.array(sorted(boiler), dtype=np.uint64)
    pairs = np.array(sorted(aligned), dtype=np.int64).reshape(-1, 2)
    pairs = pairs[engine.votes(prints, pairs, known) >= engine.VOTES]
    passages = engine.align(body, engine.quoted(everything, body, np.unique(pairs)), pairs)
    return tuple(engine.records(everything, body, pairs, passages, engine.judge(passages, pairs, prints, known)))


@pytest.mark.parametrize("seed", range(4))
def test_order_of_arrival_changes_nothing(seed: int) -> None:
    expected = copies(corpus())
    shuffled = corpus()
    random.Random(seed).shuffle(shuffled)
    assert copies(shuffled) == expected
    assert one_by_one(shuffled) == expected
    assert [places(c) for c in expected] == sorted(places(c) for c in expected)


def test_fingerprints_are_each_documents_own() -> None:
    everything = engine.fingerprints(engine.bodies(corpus()))
    for number, document in enumerate(corpus()):
        alone = engine.fingerprints(engine.bodies([document]))
        low, high = everything.offsets[number : number + 2]
        assert everything.hashes[low:high].tolist() == alone.hashes.tolist()
        assert everything.positions[low:high].tolist() == alone.positions.tolist()
        assert everything.signatures[number] == alone.signatures[0]
        gaps = [b - a for a, b in pairwise(alone.positions.tolist())]
        assert max(gaps) <= WINDOW
        assert alone.positions[0] == 0


# What the trade knows.


def test_furniture_of_an_outlet_is_no_copy() -> None:
    found = {(c.left.document, c.right.document) for c in copies(corpus())}
    assert found == {("a", "b"), ("a", "c"), ("a", "e"), ("b", "c"), ("b", "e"), ("d", "e")}


def test_twelve_printings_of_one_story_in_one_outlet_are_copies() -> None:
    found = copies([reading(f"p{at:02}", prose("wire", 150), "North Post") for at in range(12)])
    assert len(found) == 66
    assert {c.relation for c in found} == {"near_duplicate"}


NEWS = (
    'The mayor of Quell said on Monday that the long bridge over the Tarn would stay closed. "We cannot let a single '
    'lorry over it until every pier has been looked at," she told the Quell Courier, and added that the counter-offer '
    "of the builders, who had put in didn’t-even-look estimates, was being read by the town’s lawyers in Ostrand."
)


def test_house_style_and_hard_wraps_do_not_break_a_passage() -> None:
    other = NEWS.replace('"', "”").replace("’", "'").replace("counter-offer", "counteroffer").replace(" the ", "\nthe ")
    (found,) = copies([reading("a", NEWS), reading("b", other)])
    assert (found.left.start, found.left.end, found.right.end) == (0, len(NEWS) - 1, len(other) - 1)
    assert found.similarity == 1.0
    assert found.relation == "near_duplicate"


def test_quoted_words_are_counted_apart() -> None:
    (found,) = copies([reading("a", NEWS), reading("b", NEWS.replace('"', ""))])
    assert found.quoted == 0
    (found,) = copies([reading("a", NEWS), reading("b", prose(1, 30) + " " + NEWS)])
    assert found.quoted == len("We cannot let a single lorry over it until every pier has been looked at".split())


def test_swaps_cuts_and_insertions_leave_one_passage() -> None:
    text = prose("long", 200).split()
    edited = [word for at, word in enumerate(text) if not 60 <= at < 75]
    edited[100:100] = prose("insertion", 12).split()
    edited[20], edited[150] = "changed", "altered"
    (found,) = copies([reading("a", " ".join(text)), reading("b", " ".join(edited))])
    assert found.similarity > 0.85


def test_moved_paragraphs_stay_whole() -> None:
    one, two, three = (prose(("paragraph", at), 70) for at in range(3))
    (found,) = copies([reading("a", "\n".join((one, two, three))), reading("b", "\n".join((three, one, two)))])
    assert found.words == 210


def test_a_passage_in_another_article_is_partial_and_exact() -> None:
    passage = prose("borrowed", 40)
    left, right = prose(1, 200) + " xx " + passage, "yy " + passage + " zz " + prose(2, 250)
    (found,) = copies([reading("b", right), reading("a", left)])
    assert left[found.left.start : found.left.end] == passage
    assert right[found.right.start : found.right.end] == passage
    assert found.relation == "partial"


def test_residue_captions_and_titles_take_no_part() -> None:
    shared, own = prose("teaser", 40), prose("own", 60)
    text = f"{shared}\n{own}"

    def marked(name: str, kind: Any, text: str) -> Reading:
        blocks = (Block(name, 0, len(shared) + 1, kind, ""), Block(name, len(shared) + 1, len(text), "paragraph", ""))
        return Reading(Document(name, text), blocks)

    other = reading("b", prose("else", 50) + " " + shared)
    for kind in ("teaser", "furniture", "credit", "caption", "title"):
        assert copies([marked("a", kind, text), other]) == ()
    assert len(copies([marked("a", "paragraph", text), other])) == 1


def test_a_teaser_in_the_middle_does_not_break_a_passage() -> None:
    one, two, teaser = prose(1, 60), prose(2, 60), prose("teaser", 50)
    text = f"{one}\n{teaser}\n{two}"
    cut = (0, len(one) + 1, len(one) + len(teaser) + 2, len(text))
    kinds: list[Any] = ["paragraph", "teaser", "paragraph"]
    blocks = tuple(Block("a", s, e, kind, "") for (s, e), kind in zip(pairwise(cut), kinds, strict=True))
    (found,) = copies([Reading(Document("a", text), blocks), reading("b", f"{one}\n{two}")])
    assert found.words == 120


def test_notices_that_differ_in_names_and_numbers_are_no_copies() -> None:
    def notice(name: str, close: str, change: str, day: str, volume: str, low: str) -> str:
        return (
            f"Shares of {name} closed at {close} marks on the exchange in Ostrand on {day}, a change of {change} "
            f"percent from the day before. Trading volume was {volume} shares. The low was {low} marks, seen by {name} "
            f"shortly after {day} noon, when {volume} shares had been traded at {close} marks or at {low} marks."
        )

    one = notice("Varn Holding", "41.20", "1.7", "Monday", "12,400", "40.85")
    two = notice("Quell Motors", "7.95", "0.4", "Friday", "903,100", "7.60")
    assert copies([reading("a", one), reading("b", two)]) == ()


@given(st.lists(st.sampled_from(["la le li lo", "Tarn bridge", "x"]), min_size=20, max_size=60))
@settings(max_examples=30, deadline=None)
def test_a_text_equals_itself(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = copies([reading("a", text), reading("b", text)])
    assert not found or found[0].similarity == 1.0
    assert found or len(set(text.split())) == 1


@pytest.mark.parametrize("count", [15, 16, 17, 18, 19])
def test_short_notices_that_are_the_same_are_copies(count: int) -> None:
    for seed in range(20):
        assert copies([reading("a", prose(seed, count)), reading("b", prose(seed, count))])


def test_nothing_and_little() -> None:
    assert copies([]) == ()
    assert copies([reading("a", ""), reading("b", "Two words"), reading("c", "Two words")]) == ()


def evaluation() -> Any:
    spec = importlib.util.spec_from_file_location("evaluation", Path(__file__).parent.parent / "eval" / "copies.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_quality_on_made_edits_of_real_news(shared: Path) -> None:
    module = evaluation()
    gold = module.rows("copies/newsdup12k.jsonl.gz")
    found = copies(module.readings(gold))
    passages = module.scorer().passages(gold, module.as_rows(found))
    assert passages["precision"] >= 0.97
    assert passages["embedded_found"] >= 0.98
    assert module.scorer().families(gold, module.components(found))["pairwise"]["F"] >= 0.95


def test_quality_on_text_alignment(shared: Path) -> None:
    module = evaluation()
    found = copies(module.readings(module.rows("copies/pan13_a.jsonl.gz")))
    result = module.scorer().copies(module.rows("copies/pan13_a_gold.jsonl.gz"), module.as_rows(found))
    assert result["plagdet"] >= 0.9
    assert result["granularity"] <= 1.02


def packed(columns: list[list[int]]) -> Any:
    """Signatures of documents from their least hashes under each shuffle."""
    found = np.zeros(len(columns[0]), dtype=np.uint64)
    for draw, values in enumerate(columns):
        found |= np.array(values, dtype=np.uint64) << np.uint64(16 * draw)
    return found


@pytest.mark.parametrize(("different", "expected"), [(1, False), (2, True), (4, True)])
def test_what_all_print_is_boilerplate_where_more_than_one_shuffle_says_so(different: int, expected: bool) -> None:
    """The few words that the printings of one dispatch have of their own may come first in one of the shuffles."""
    count = ARTICLES_OF_ALL + 10
    columns = [list(range(1, count + 1)) if draw < different else [7] * count for draw in range(4)]
    hashes, documents = np.full(count, 5, dtype=np.uint64), np.arange(count)
    found = engine.boilerplate(hashes, documents, np.arange(count), packed(columns))
    assert (found.tolist() == [5]) is expected
