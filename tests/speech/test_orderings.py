"""Sources, negation and contents by the order of words, on invented sentences."""

import pytest

from tellings.speech.cues import cues
from tellings.speech.orderings import ordered_frames

ENGLISH = cues("en")


def read(text):
    """Source, cue, contents, head word and whether it is negated, of each ascription."""
    part = lambda span: text[span.start : span.end] if span else None  # noqa: E731
    return [
        (part(one.source), part(one.cue), [part(piece) for piece in one.content], one.head, one.negated)
        for one in ordered_frames(text, (), ENGLISH)
    ]


@pytest.mark.parametrize(
    ("text", "source", "head"),
    [
        ("The harbour ministry said the crane had fallen.", "The harbour ministry", "ministry"),
        ("Mayor Ada Venn said the crane had fallen.", "Mayor Ada Venn", "Venn"),
        ("Doctors at the hospital in Osk said nine were hurt.", "Doctors at the hospital in Osk", "Doctors"),
        ("The huts, the oldest in town, were washed away, residents said.", "residents", "residents"),
    ],
)
def test_the_head_of_a_source(text, source, head):
    [(found, _, _, at, _)] = read(text)
    assert found == source
    assert text[at:].startswith(head)


@pytest.mark.parametrize("auxiliary", ["did not", "didn't", "has never", "no longer", "does not"])
def test_a_negated_verb_keeps_its_source(auxiliary):
    [(source, _, _, _, negated)] = read(f"Tarsia {auxiliary} deny that its gunners had shelled the harbour.")
    assert (source, negated) == ("Tarsia", True)


def test_nobody_says_nothing():
    assert read("Nobody said that the pier was safe.")[0][4]
    assert not read("Velmar said that nobody was safe.")[0][4]


def test_a_clause_behind_an_aside():
    [(source, cue, content, _, _)] = read("Velmar claimed, without showing any proof, that the pier was safe.")
    assert (source, cue, content) == ("Velmar", "claimed", ["that the pier was safe"])


def test_a_quotation_inside_what_is_said_is_a_part_of_it():
    text = 'She claimed at least nine fighters had been killed in the last three days and that "dozens" lay dead.'
    [(source, _, content, _, _)] = read(text)
    assert source == "She"
    assert content == [text[len("She claimed ") : -1]]


def test_who_is_said_to_have_done_something_says_nothing():
    assert read("Ada Venn was said to have left.") == []
    assert read("It was reported that two men were lost.")[0][0] is None
