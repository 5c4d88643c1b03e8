"""Whom a source that is a pronoun stands for."""

import pytest

from tellings import parsing
from tellings.annotate.attributions import attributions
from tellings.annotate.names import names
from tellings.annotate.sentences import sentences
from tellings.blocks import blocks
from tellings.records import Document, Reading
from tellings.speech.pronouns import meanings, name_of


def meant(text: str) -> dict[str, str]:
    document = Document("d", text, language="en")
    tiles = blocks(document)
    split = sentences(document, tiles)
    mentions = names(document, tiles, split)
    said = attributions(document, tiles, split, mentions)
    reading = Reading(document, tiles, split, mentions, attributions=said)
    return {text[a.start : a.end]: name_of(reading, b) for a, b in meanings(reading).items()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Minister Orla Venn said the bridge was safe. She said the ferry would sail again on Monday.",
            {"She": "Minister Orla Venn"},
        ),
        (
            "Rescuers in the valley said the mill had burnt down. They said the road was open again.",
            {"They": "Rescuers in the valley"},
        ),
        (
            "An official who asked not to be named said the gate was shut. He said nobody had a key to it.",
            {"He": "An official"},
        ),
        pytest.param(
            "The villagers said they still held the mill and called the report a lie.",
            {"they": "The villagers"},
            marks=pytest.mark.skipif(parsing.pipeline_name() is None, reason="no parser is installed"),
        ),
        ("Rescuers in the valley said the mill had burnt. He said the road was open again.", {}),
        ("They said the road was open again.", {}),
    ],
)
def test_a_pronoun_stands_for_the_last_source_that_it_agrees_with(text, found):
    assert meant(text) == found
