"""How the owner of a number is named."""

import pytest

from tellings import parsing
from tellings.annotate.attributions import attributions
from tellings.annotate.figures import figures
from tellings.annotate.names import names
from tellings.annotate.sentences import sentences
from tellings.annotate.times import times
from tellings.blocks import blocks
from tellings.counting.naming import party, plain
from tellings.lang import pack
from tellings.records import Document, Figure


def read(text: str) -> tuple[Figure, ...]:
    document = Document("d", text, published="2021-03-10", language="en")
    tiles = blocks(document)
    split = sentences(document, tiles)
    said = attributions(document, tiles, split, names(document, tiles, split))
    return figures(document, tiles, split, times(document, tiles, split), said)[0]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("The harbour ministry still", "The harbour ministry"),
        ("The guards of the Reed League, who took the bridge on Friday", "The guards of the Reed League"),
        ("Meanwhile the  monitor\nand", "the monitor"),
        ("the U.N.", "the U.N."),
        ("a body which counts the drowned", "a body"),
        ("he", None),
        ("who", None),
    ],
)
def test_an_owner_is_printed_without_what_stands_around_its_name(printed, name):
    assert plain(printed, pack("en", "figures")) == name


@pytest.mark.parametrize(
    ("owner", "whose"),
    [
        ("Velmark officials", "Velmark"),
        ("the Velmish defence ministry", "Velmish"),
        ("Velmark’s army", "Velmark"),
        ("the army", "the army"),
        ("Velmark", "Velmark"),
        ("officials in Velmark", "officials in Velmark"),
    ],
)
def test_those_whom_an_owner_calls_its_own_are_of_its_party(owner, whose):
    assert party(owner, pack("en", "figures")) == whose


def test_those_of_an_owner_are_of_the_side_that_it_speaks_for():
    found = read("According to Velmark officials, 912 of their troops and 31 civilians have been killed.")
    assert [(one.text, one.attributed_to, one.side) for one in found] == [
        ("912", "Velmark officials", "Velmark"),
        ("31", "Velmark officials", None),
    ]


@pytest.mark.skipif(parsing.pipeline_name() is None, reason="no parser is installed")
def test_the_owner_of_a_number_is_who_a_pronoun_stands_for():
    found = read(
        "Velmark’s president, Ada Marsh, blamed the storm. “It has been a hard week,” she added, referring to the "
        "deaths of three ferrymen and the wounding of two others."
    )
    assert [one.attributed_to for one in found] == ["Velmark’s president, Ada Marsh"] * 2


def test_a_pronoun_for_somebody_without_a_name_stands_for_the_description():
    found = read("Doctors at the quay hospital said seven people had died. Another 19 were wounded, they said.")
    assert [one.attributed_to for one in found] == ["Doctors at the quay hospital"] * 2
