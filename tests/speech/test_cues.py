"""The printed forms of the words that ascribe."""

import pytest

from tellings.speech.acts import ACTS
from tellings.speech.cues import cues


@pytest.mark.parametrize(
    ("form", "word"),
    [("quipped", "quip"), ("denies", "deny"), ("swore", "swear"), ("admitting", "admit"), ("agreed", "agree")],
)
def test_forms_lead_to_their_word(form, word):
    found = cues("en")
    assert found is not None
    assert word in {cue.word for cue in found.verbs[form]}


def test_every_cue_does_an_act_there_is():
    found = cues("en")
    assert found is not None
    entries = [cue for many in found.verbs.values() for cue in many]
    assert {cue.act for cue in (*entries, *found.nouns.values(), *found.adjectives.values())} <= set(ACTS)


def test_a_language_without_a_list_has_no_cues():
    assert cues("fr") is None
