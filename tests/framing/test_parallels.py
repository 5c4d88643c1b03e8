"""Sentences that tellings share."""

from tellings.annotate.sentences import sentences
from tellings.blocks import blocks
from tellings.framing.parallels import COMMON, parallels
from tellings.framing.scene import scene
from tellings.framing.texts import texts
from tellings.records import Document, Reading


def groups(*pages):
    readings = []
    for number, text in enumerate(pages):
        document = Document(f"d{number:03}", text, language="en")
        tiles = blocks(document)
        readings.append(Reading(document, tiles, sentences(document, tiles)))
    found = parallels(scene(texts(readings, []), [], {}))
    return [[text.cut(text.tokens[s[0]].start, text.tokens[s[1] - 1].end) for text, s in group] for group in found]


WIRE = "Rescuers in boats reportedly pulled a family of four from the roof of a school."
CHANGED = "Rescuers in army boats pulled a family of four from the roof of a mill."


def test_a_changed_sentence_stands_beside_its_other_telling():
    assert groups(f"{WIRE} The mayor wept.", f"{CHANGED} Nobody was hurt.") == [[WIRE[:-1], CHANGED[:-1]]]


def test_other_sentences_do_not():
    assert groups("The mayor of the town wept at the quay.", "The mayor of the town laughed in the mill.") == []


def test_a_much_copied_sentence_is_no_set_phrase():
    (group,) = groups(*[WIRE] * (COMMON + 5), CHANGED)
    assert len(group) == COMMON + 6


def test_a_group_takes_one_sentence_of_a_document():
    found = groups(f"{WIRE} {CHANGED}", WIRE)
    assert found == [[WIRE[:-1], WIRE[:-1]]]
