"""The door to the parser: trees in order, kept packed, and nothing for what is no sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import parsing

parsed = pytest.mark.skipif(parsing.pipeline_name() is None, reason="no parser is installed")


@parsed
def test_trees_come_in_the_order_of_the_sentences():
    texts = ["The ferry sank.", "Nobody knew.", "The ferry sank."]
    assert [" ".join(tree.words) for tree in parsing.parse(texts)] == [
        "The ferry sank .",
        "Nobody knew .",
        "The ferry sank .",
    ]


@parsed
@settings(deadline=None, max_examples=30)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_a_tree_that_was_kept_is_the_tree_that_was_made(text):
    parsing.forget()
    (made,) = parsing.parse([text])
    (kept,) = parsing.parse([text])
    assert kept == made
    assert made is None or all(text[a:b] == word for a, b, word in zip(made.starts, made.ends, made.words, strict=True))


@parsed
@pytest.mark.parametrize("text", ["word " * parsing.LONGEST, "half a \ud800 character"])
def test_what_is_no_sentence_has_no_tree(text):
    assert parsing.parse([text]) == [None]


@parsed
def test_the_oldest_trees_go_first(monkeypatch):
    parsing.forget()
    monkeypatch.setattr(parsing, "KEPT", 2)
    parsing.parse(["One came.", "Two came.", "Three came."])
    assert len(parsing._trees) == 2
    assert parsing._key("en", "One came.") not in parsing._trees


def test_a_language_without_a_pipeline_has_no_trees():
    assert parsing.pipeline_name("fr") is None
    assert parsing.parse(["Le bac a coulé."], "fr") == [None]


def test_what_hangs_on_a_word_follows_from_the_heads():
    tree = parsing.built((0, 2, 5), (1, 4, 7), ("a", "bc", "de"), ("X",) * 3, ("d",) * 3, (1, 1, 1))
    assert tree.children == ((), (0, 2), ())
    assert (tree.lefts, tree.rights) == ((0, 0, 2), (0, 2, 2))
