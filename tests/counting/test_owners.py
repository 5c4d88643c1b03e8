"""Whose a figure is. The names are invented."""

import pytest

from tellings.counting.owners import offices, one_owner, owner
from tellings.lang import pack
from tellings.records import Mention

WORDS = pack("en", "relations")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Interior Ministry", "the ministry", True),
        ("Velmish police", "Velm's police", True),
        ("the ministry", "doctors at the hospital", False),
        ("the Dovra Monitor", "the Lorne Observatory", None),
        ("officials", "police", None),
        ("Orsavia", "Tamuria", False),
        ("reportedly", "police", None),
    ],
)
def test_two_owners(one, other, same):
    assert one_owner(owner(one, WORDS), owner(other, WORDS)) is same
    assert one_owner(owner(other, WORDS), owner(one, WORDS)) is same


def test_a_person_is_known_by_the_office():
    director = Mention("d", 0, 9, "Mira Lund", "person", "Mira Lund", role="director of the Ashkel hospital")
    held = offices([director], WORDS)
    assert one_owner(owner("Lund", WORDS, held), owner("the hospital in Ashkel", WORDS)) is True


def test_hearsay_is_nobody():
    assert owner("reportedly", WORDS) is None
