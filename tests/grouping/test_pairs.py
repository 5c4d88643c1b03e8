"""Scores of pairs."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from tellings.grouping import pairs
from tellings.grouping.traits import traits
from tellings.records import Document, Reading

TOWNS = ["Hask", "Lorne", "Talle", "Ostmere", "Uldbeck", "Pellow", "Carrow", "Nethering"]
PEOPLE = ["Brasc", "Vint", "Orrel", "Castran", "Hollen", "Mott", "Tolvey", "Reef", "Strand", "Quarrie", "Haim", "Lusk"]


def texts(count, seed=3):
    """Events by twos: a town and four people each, told twice."""
    draw = np.random.default_rng(seed)
    made = []
    for number in range(count):
        if number % 2 == 0:
            town, people = draw.choice(TOWNS), draw.permutation(PEOPLE)[:4]
        made.append(
            f"in {town} we met {people[0]}{number // 2} and {people[1]} and {people[2]} and {people[3]} at last"
        )
    return made


def vectors(made, days):
    found = traits([Reading(Document(str(at), text)) for at, text in enumerate(made)])
    first, last = pairs.days(days, days)
    return pairs.vectors(found, first, last, pairs.background(found, first, len(made)))


def scored(made, days, rows=None):
    found = vectors(made, days)
    chosen = np.arange(len(made)) if rows is None else np.array(rows)
    left, right, score = pairs.scores(found, chosen, np.arange(len(made)), 1000)
    return {
        (one, other): value for one, other, value in zip(left.tolist(), right.tolist(), score.tolist(), strict=True)
    }


DAYS = sorted([None] * 6 + [100 + 7 * at for at in range(34)], key=lambda day: day or 0)


@pytest.mark.parametrize("rows", [[0], [5, 6, 39], [20], list(range(10, 30))])
def test_scores_of_some_rows_are_those_of_all(rows):
    made = texts(40)
    every = scored(made, DAYS)
    assert len(every) > 20
    assert scored(made, DAYS, rows) == {pair: value for pair, value in every.items() if set(pair) & set(rows)}


def test_of_all_documents_only_the_best_pairs_are_kept():
    made = texts(40)
    found, places = vectors(made, DAYS), np.arange(40)
    left, right, score = (column.tolist() for column in pairs.scores(found, places, places, 1000))
    best = {
        (-value, other, at) for a, b, value in zip(left, right, score, strict=True) for at, other in ((a, b), (b, a))
    }
    first_two = [item for at in range(40) for item in sorted(item for item in best if item[2] == at)[:2]]
    kept = pairs.scores(found, places, places, 2)
    assert set(zip(kept[0].tolist(), kept[1].tolist(), strict=True)) == {
        (min(other, at), max(other, at)) for _, other, at in first_two
    }
    assert len(kept[0]) < len(left)


def test_cosines_are_those_of_every_pair_multiplied_out():
    made = [f"{text} beside Tarn Quay where {17 + at // 3} boats lay" for at, text in enumerate(texts(40))]
    found = vectors(made, DAYS)
    held = [
        dict(zip(found.terms[low:high].tolist(), found.weights[low:high].tolist(), strict=True))
        for low, high in pairwise(found.offsets.tolist())
    ]
    expected = {}
    for one, other in combinations(range(40), 2):
        cosines = [0.0] * 4
        for term in sorted(held[one].keys() & held[other].keys()):
            cosines[term & 3] += held[one][term] * held[other][term]
        days = [int(found.first[at]) for at in (one, other)]
        if cosines[0] >= pairs.LEAST_NAMES and (0 in days or abs(days[0] - days[1]) <= pairs.WINDOW):
            expected[one, other] = cosines
    left, right, cosines_of = pairs.compared(found)
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == sorted(expected)
    assert np.allclose(cosines_of.T, [expected[pair] for pair in sorted(expected)])
    assert (cosines_of > 0).any(axis=1).tolist()[:3] == [True, True, True]
    assert 20 < len(expected) < 780


def test_a_small_table_gives_the_same_scores(monkeypatch):
    made = texts(40)
    every = scored(made, DAYS)
    monkeypatch.setattr(pairs, "AT_ONCE", 64)
    assert scored(made, DAYS) == every


def test_the_same_names_count_less_the_more_days_lie_between():
    made = texts(2)
    found = [scored(made, [1000, 1000 + apart]).get((0, 1), 0.0) for apart in (0, 2, 10, pairs.WINDOW)]
    assert found == sorted(found, reverse=True)
    assert found[0] > 0.9
    assert not scored(made, [1000, 1001 + pairs.WINDOW])


def test_a_document_without_a_date_is_compared_with_all():
    assert (0, 1) in scored(texts(2), [None, 5000])


def test_a_date_that_is_too_open_is_none():
    first, last = pairs.days([10, 10, None, 12], [10, 11 + pairs.VAGUE, None, None])
    assert first.tolist() == [10, 0, 0, 0]
    assert last.tolist() == [10, 0, 0, 0]


def test_an_interval_is_as_far_as_its_nearer_end_and_a_part_of_its_width():
    found = vectors(texts(2), [100, 110])
    found.last[0] = 108
    assert pairs.apart(found, np.array([0]), np.array([1])).tolist() == [2 + 8 / 4]


def test_what_everybody_names_weighs_little():
    found = traits([Reading(Document(str(at), f"we went to Hask with Vint{at} again")) for at in range(3000)])
    behind = pairs.background(found, np.zeros(3000), 3000)
    common, rare = sorted(pairs.rarity(found.terms[:2], behind)[0])
    assert common < 1 < rare


def test_in_a_small_case_what_everybody_names_still_weighs_much():
    found = traits([Reading(Document(str(at), f"we went to Hask with Vint{at} again")) for at in range(8)])
    assert pairs.rarity(found.terms[:2], pairs.background(found, np.zeros(8), 8))[0].min() > 4


@pytest.mark.parametrize(("span", "between"), [(0, 2.5), (7, 2.5), (12, 5), (30, 10), (60, 20), (4000, 20)])
def test_an_undated_document_is_as_far_away_as_the_days_of_the_case_allow(span, between):
    found = vectors(
        texts(40), sorted([None] * 20 + [5000 + span * at // 15 for at in range(20)], key=lambda day: day or 0)
    )
    assert pairs.apart(found, np.array([0]), np.array([30])).tolist() == [between]


def test_where_nothing_is_dated_undated_documents_are_far_apart():
    assert pairs.apart(vectors(texts(2), [None, None]), np.array([0]), np.array([1])).tolist() == [20]


def test_the_lottery_for_the_sample_is_by_id_alone():
    assert pairs.draw("a") == pairs.draw("a") != pairs.draw("b")
    assert 0 <= pairs.draw("\udcff") < 1 << 63
