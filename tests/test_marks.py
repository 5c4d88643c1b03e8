"""Layers over a text."""

from hypothesis import given
from hypothesis import strategies as st

from tellings.marks import Mark, segments

TEXT = "The harbour master of Port Lorne said nothing on Tuesday."


def test_overlapping_layers_cut_the_text_where_they_begin_and_end():
    marks = [Mark(4, 32, "name", "a role and a place"), Mark(22, 40, "claim", "")]
    cut = segments(TEXT, 0, len(TEXT), marks)
    assert [(s.text, [m.layer for m in s.marks]) for s in cut] == [
        ("The ", []),
        ("harbour master of ", ["name"]),
        ("Port Lorne", ["name", "claim"]),
        (" said no", ["claim"]),
        ("thing on Tuesday.", []),
    ]
    assert cut[2].anchors == ((22, 40),)


def test_a_point_is_an_anchor_of_what_begins_there():
    (_, after) = segments(TEXT, 0, len(TEXT), [Mark(4, 4, "place", "")])
    assert (after.text[:7], after.marks, after.anchors) == ("harbour", (), ((4, 4),))


@given(
    st.integers(0, len(TEXT)).flatmap(lambda a: st.tuples(st.just(a), st.integers(a, len(TEXT)))),
    st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))),
)
def test_segments_are_the_text_and_know_what_lies_over_them(window, pairs):
    marks = [Mark(min(p), max(p), "l", "") for p in pairs]
    cut = segments(TEXT, *window, marks)
    assert "".join(s.text for s in cut) == TEXT[slice(*window)]
    for segment in cut:
        for at in range(segment.start, segment.start + len(segment.text)):
            assert {m for m in marks if m.start <= at < m.end} == set(segment.marks)
