"""Who does what to whom, by trees and by the order of words."""

import pytest

from tellings import parsing
from tellings.annotate.sentences import sentences
from tellings.blocks import blocks
from tellings.framing.clauses import clauses, shown
from tellings.framing.texts import texts
from tellings.framing.voice import verbs
from tellings.records import Document, Reading


def told(text, parse):
    document = Document("d", text, language="en")
    tiles = blocks(document)
    page = texts([Reading(document, tiles, sentences(document, tiles))], [])[0]
    found = clauses([page], verbs, parse)["d"]
    return [(c.lemma, c.voice, shown(page, c.verb), shown(page, c.agent), shown(page, c.patient)) for c in found]


SIMPLE = [
    ("Rebels killed two pilots on Monday.", ("kill", "active", "killed", "Rebels", "two pilots")),
    ("Two pilots were killed on Monday.", ("kill", "passive", "were killed", "", "Two pilots")),
    ("Two pilots were killed by a shell.", ("kill", "passive", "were killed", "a shell", "Two pilots")),
]
HARDER = [
    ("A gang held the quay, killing two guards.", ("kill", "active", "killing", "A gang", "two guards")),
    ("One of its gates was destroyed.", ("destroy", "passive", "was destroyed", "", "One of its gates")),
    ("They mourned the gate that the rebels blew up.", ("blow", "active", "blew up", "the rebels", "the gate")),
    ("The army accused the rebels of ambushing a convoy.", ("ambush", "active", "ambushing", "the rebels", "a convoy")),
    ("LORNE QUAY, 3 May (Gull) – Rebels shot a docker.", ("shoot", "active", "shot", "Rebels", "a docker")),
]


@pytest.mark.parametrize(("text", "clause"), SIMPLE)
def test_the_order_of_words_tells_simple_clauses(text, clause):
    assert told(text, None) == [clause]


@pytest.mark.skipif(parsing.pipeline_name() is None, reason="needs the extra tellings[parser]")
@pytest.mark.parametrize(("text", "clause"), SIMPLE + HARDER)
def test_trees_tell_who_does_what_to_whom(text, clause):
    assert told(text, parsing.parse) == [clause]


@pytest.mark.skipif(parsing.pipeline_name() is None, reason="needs the extra tellings[parser]")
def test_a_verb_that_needs_an_object_and_has_none_is_short_for_a_passive():
    found = told("The minister said that 42 rebels had been killed and 17 wounded.", parsing.parse)
    assert [(lemma, voice) for lemma, voice, *_ in found] == [("kill", "passive"), ("wound", "passive")]


@pytest.mark.skipif(parsing.pipeline_name() is None, reason="needs the extra tellings[parser]")
@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("On 3 May 2014 soldiers opened fire on a march, killing 31 people.", "soldiers"),
        ("The hills fought a long war against the crown in the 1990s that killed some 900 people.", "a long war"),
        ("Toll rises to 27 as water from seized dam drowns Velmish villages", ""),
    ],
)
def test_who_does_it_is_no_day_no_pronoun_and_of_the_same_clause(text, agent):
    assert [found[3] for found in told(text, parsing.parse)] == [agent]


def test_a_noun_is_no_clause():
    assert told("The attack on the harbour and a strike at the mill came at dawn.", None) == []
