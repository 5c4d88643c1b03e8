"""Groups from scores."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tellings.grouping.linking import LINK, NEAREST, RUNNING, Known, components, groups, nearest

UNKNOWN = Known(0, 0, {})


def linked(pairs, known=None):
    scores = nearest(pairs)
    documents = sorted({id_ for pair in scores for id_ in pair})
    known = {id_: (known or {}).get(id_, UNKNOWN) for id_ in documents}
    return sorted(story for part in components(documents, scores) for story in groups(part, scores, known))


def clique(names, score):
    return [(left, right, score) for left, right in itertools.combinations(names, 2)]


def test_two_alike_are_one():
    assert linked([("a", "b", 0.9)]) == [["a", "b"]]


def test_two_unlike_are_two():
    assert linked([("a", "b", LINK - 0.01)]) == [["a"], ["b"]]


def test_one_bridge_does_not_join_two_groups():
    pairs = [*clique("abc", 0.9), *clique("xyz", 0.9), ("c", "x", 0.8)]
    assert linked(pairs) == [["a", "b", "c"], ["x", "y", "z"]]


def test_many_weak_ties_join_two_groups():
    pairs = [*clique("abc", 0.9), *clique("xyz", 0.9), *[(a, x, LINK + 0.01) for a in "abc" for x in "xyz"]]
    assert linked(pairs) == [["a", "b", "c", "x", "y", "z"]]


CAST = dict.fromkeys(range(10), 1.0)
LARGE = [f"w{number}" for number in range(RUNNING)]


def event(first, names, ids):
    return {id_: Known(first, first, names) for id_ in ids}


def running(fragment):
    pairs = [*clique(LARGE, 0.9), ("f1", "f2", 0.9), (LARGE[0], "f1", 0.6)]
    return linked(pairs, event(100, CAST, LARGE) | event(*fragment, ["f1", "f2"]))


def test_a_fragment_with_the_same_cast_belongs_to_a_running_event():
    assert len(running((103, dict.fromkeys(range(2, 12), 1.0)))) == 1


def test_a_group_with_another_cast_does_not():
    assert len(running((103, dict.fromkeys(range(8, 20), 1.0)))) == 2


def test_nor_does_one_long_after():
    assert len(running((120, CAST))) == 2


def test_nor_one_without_a_date():
    assert len(running((0, CAST))) == 2


def test_nor_with_few_names():
    assert len(running((103, {0: 1.0, 1: 1.0}))) == 2


def test_a_fragment_finds_its_event_through_another_fragment():
    pairs = [
        *clique(LARGE, 0.9),
        *clique(["f1", "f2"], 0.9),
        *clique(["g1", "g2"], 0.9),
        (LARGE[0], "f1", 0.6),
        ("f1", "g1", 0.6),
    ]
    known = event(100, CAST, LARGE) | event(103, CAST | {10: 1.0, 11: 1.0}, ["f1", "f2"])
    known |= event(109, dict.fromkeys(range(6, 14), 1.0), ["g1", "g2"])
    assert len(linked(pairs, known)) == 1


def star(centre, leaf, score):
    return [(centre, f"{leaf}{number:03}", score) for number in range(NEAREST)]


def test_a_pair_that_is_among_the_best_of_neither_side_is_not_kept():
    crowded = [*star("a", "x", 0.9), *star("b", "y", 0.9)]
    assert ("a", "b") not in nearest([*crowded, ("a", "b", 0.8)])
    assert ("a", "b") in nearest([*crowded, ("a", "b", 0.95)])
    assert ("a", "b") in nearest([*star("a", "x", 0.9), ("a", "b", 0.8)])


def test_what_is_sure_is_kept_whatever_its_score():
    assert nearest([("a", "b", 0.1)], [("b", "a"), ("d", "c")]) == {("a", "b"): 1.0, ("c", "d"): 1.0}


names = st.sampled_from("abcdefghij")
scored = st.tuples(names, names, st.integers(0, 20).map(lambda value: value / 20)).filter(
    lambda pair: pair[0] < pair[1]
)


@given(st.lists(scored, unique_by=lambda pair: pair[:2]), st.randoms())
def test_the_order_of_pairs_says_nothing(pairs, rng):
    shuffled = list(pairs)
    rng.shuffle(shuffled)
    assert linked(shuffled) == linked(pairs)


@given(st.lists(scored, unique_by=lambda pair: pair[:2]))
def test_every_document_is_in_one_group(pairs):
    found = [id_ for group in linked(pairs) for id_ in group]
    assert sorted(found) == sorted({id_ for left, right, _ in pairs for id_ in (left, right)})
