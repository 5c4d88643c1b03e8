"""The table of stages and what one failing stage does."""

from dataclasses import replace

import pytest

from tellings import pipeline
from tellings.errors import OptionError
from tellings.pipeline import STAGES, Stage, analyse, batched, stamp
from tellings.records import Document, Reading
from tests.fiction import QUAY


def reading(text=QUAY, language="en"):
    return Reading(Document("d1", text, language=language))


def test_a_stage_takes_only_what_stands_above_it_in_the_table():
    given = {"document", "documents"}
    for stage in STAGES:
        assert set(stage.takes) <= given, stage.name
        given |= set(stage.gives)


def test_each_noun_comes_from_one_stage():
    nouns = [noun for stage in STAGES for noun in stage.gives]
    assert len(nouns) == len(set(nouns))


def test_analyse_fills_the_lists_of_the_stages():
    found = analyse(reading())
    assert found.blocks
    assert found.sentences
    assert not found.problems


def test_a_stage_that_fails_is_a_problem_and_the_next_one_runs(monkeypatch):
    def broken(document):
        raise ValueError("no vowels")

    table = tuple(replace(stage, run=broken) if stage.name == "blocks" else stage for stage in pipeline.EACH)
    monkeypatch.setattr(pipeline, "EACH", table)
    found = analyse(reading())
    assert found.blocks == ()
    assert next((p.stage, p.why) for p in found.problems) == ("blocks", "ValueError: no vowels")


def test_a_language_without_word_lists_leaves_a_stage_out_and_says_so(monkeypatch):
    table = (
        *pipeline.EACH[:1],
        Stage("times", "each", 1, ("document",), ("times",), lambda document: 1 / 0, "residue"),
    )
    monkeypatch.setattr(pipeline, "EACH", table)
    found = analyse(reading(language="tlh"))
    assert [(p.stage, p.why) for p in found.problems] == [("times", "no word lists for the language 'tlh'")]


def test_a_stamp_changes_with_the_stage_and_with_what_it_rests_on(monkeypatch):
    before = stamp("sentences")
    monkeypatch.setattr(
        pipeline,
        "STAGES",
        tuple(replace(stage, version=99) if stage.name == "blocks" else stage for stage in STAGES),
    )
    pipeline.stamp.cache_clear()
    after = stamp("sentences")
    pipeline.stamp.cache_clear()
    assert before != after


def test_an_unknown_stage_is_refused_with_the_known_ones():
    with pytest.raises(OptionError, match=r"no stage soup.*blocks, sentences"):
        pipeline.check_until("soup")


def test_batches_keep_the_order():
    assert list(batched(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert list(batched([], 2)) == []
