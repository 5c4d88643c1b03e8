"""Two texts as rows of sentences."""

from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.sentences import sentences
from tellings.blocks import blocks
from tellings.editing.changes import aligned
from tellings.editing.side_by_side import rows
from tellings.records import Document, Reading

LEAD = "A barge struck the old toll bridge of Harnmouth on Tuesday."
CLOSED = "The council closed both lanes until the piers are looked at."
FERRY = "Ferries will run twice an hour between the two quays."
PILOT = "The pilot, who is 61, was taken to the infirmary with a broken arm."


def reading(text, name="a"):
    document = Document(name, text, language="en")
    tiles = blocks(document)
    return Reading(document, tiles, sentences(document, tiles))


def table(left, right):
    a, b = reading(left), reading(right, "b")
    found = rows(aligned(a, b))
    return [
        (r.left and left[r.left.start : r.left.end], r.right and right[r.right.start : r.right.end], r.moved)
        for r in found
    ]


def test_sentences_that_tell_the_same_stand_in_one_row():
    left = f"{LEAD} {CLOSED} {FERRY}"
    right = f"{LEAD} {PILOT} {CLOSED.replace('both lanes', 'the bridge')}"
    assert table(left, right) == [
        (LEAD, LEAD, False),
        (None, PILOT, False),
        (CLOSED, CLOSED.replace("both lanes", "the bridge"), False),
        (FERRY, None, False),
    ]


def test_a_sentence_that_was_split_is_one_row():
    left = f"{LEAD} The council closed both lanes of it and ferries will run between the quays."
    right = f"{LEAD} The council closed both lanes of it. Ferries will run between the quays."
    assert table(left, right)[1] == (left[len(LEAD) + 1 :], right[len(LEAD) + 1 :], False)


def test_a_sentence_that_stands_elsewhere_has_moved():
    found = table(f"{LEAD} {CLOSED} {FERRY} {PILOT}", f"{LEAD} {PILOT} {CLOSED} {FERRY}")
    assert [(left == right, moved) for left, right, moved in found] == [(True, False)] * 3 + [(True, True)]


@given(st.lists(st.sampled_from([LEAD, CLOSED, FERRY, PILOT, "“No,” he said.", "7 dead."]), max_size=7), st.data())
def test_every_word_of_both_sides_stands_in_just_one_row(said, data):
    other = data.draw(st.permutations(said))
    left, right = " ".join(said), "\n".join(other)
    pair = aligned(reading(left), reading(right, "b"))
    found = rows(pair)
    for text, spans in (
        (pair.left, [r.left for r in found if r.left]),
        (pair.right, [r.right for r in found if r.right]),
    ):
        for word in text.words:
            assert sum(span.start <= word.start and word.end <= span.end for span in spans) == 1
