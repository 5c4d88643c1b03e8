import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.quotation import quotations


def quoted(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The mayor said "no." Then "yes" again', ['"no."', '"yes"']),
        ("“The bridge is gone,” he said. “All of it.”", ["“The bridge is gone,”", "“All of it.”"]),
        ("« Le pont », »Brücke« und „Brücke“", ["« Le pont »", "»Brücke«", "„Brücke“"]),
        ("``It was loud,'' said a guard. ``We ran,'' he", ["``It was loud,''", "``We ran,''"]),
        ("Hon sade ”ja” och ”nej”.", ["”ja”", "”nej”"]),
        ("「橋「が」」と", ["「橋「が」」"]),
        ('("mud") ["water"]—"ice"—', ['"mud"', '"water"', '"ice"']),
        ('He said:"We have".', ['"We have"']),
        ('" spaced out " he said', ['" spaced out "']),
    ],
)
def test_marks_of_every_house(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the boys' room and 'the dogs' barked' he said", ["'the dogs' barked'"]),
        ("‘The boys’ room is big,’ he said. It’s late.", ["‘The boys’ room is big,’"]),
        ("in the ’90s and the '90s they didn't tell 'em", []),
        ("Velm ‘determined’ to fight, and Orsk’s reply", ["‘determined’"]),
        ("Orsk stands 'on the field, at the table'\n", ["'on the field, at the table'"]),
        ("the workers' union and the miners' leader", []),
    ],
)
def test_apostrophes_open_nothing(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He said “no” to me,” she told us", ["“He said “no” to me,”"]),
        ("\"He told me, 'I won't go,' and left,\" she said", ["\"He told me, 'I won't go,' and left,\""]),
        ("‘He told me, “I won’t go,” and left,’ she said", ["‘He told me, “I won’t go,” and left,’"]),
    ],
)
def test_nested_quotations_give_the_outermost(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One. Two.\n\n“Three. Four.”\n\nDone.", ["“One. Two.", "“Three. Four.”"]),
        ('"One. Two.\n\n"Three," he said. "Four."', ['"One. Two.', '"Three,"', '"Four."']),
        ("“One.\n“Two.\nThe mayor left.\nHe said “three”.", ["“One.", "“Two.", "“three”"]),
        ("“Never closed at all. He left.\n\nNext.", ["“Never closed at all. He left."]),
        ('"Never closed.\nThe next line.\n"Second," he said.', ['"Never closed.', '"Second,"']),
        ("“Lost its end, he said. “Another,” he said.", ["“Lost its end, he said.", "“Another,”"]),
        ("lost its start” he said. “Fine,” she said.", ["“Fine,”"]),
        ("a hard\nwrapped “quotation that\nruns on” here", ["“quotation that\nruns on”"]),
    ],
)
def test_paragraphs_and_unbalanced_marks(text, expected):
    assert quoted(text) == expected


def test_marks_that_an_encoding_broke():
    assert quoted("\ufffdWe won,\ufffd he said. Don\ufffdt.") == ["\ufffdWe won,\ufffd"]
    assert quoted("?We have won,? he said.") == ["?We have won,?"]
    assert quoted("Why? Nobody knows. Who? No answer.") == []


def test_inches_are_no_quotation():
    assert quoted('a 3" pipe, a 5\'10" man and a "real" one') == ['"real"']


def test_a_range_is_scanned_alone():
    text = '"one" and "two" and "three"'
    assert [text[s.start : s.end] for s in quotations(text, 6, 15)] == ['"two"']


@given(st.text(alphabet="ab sS.,?\n\"“”‘’'«»„`\ufffd", max_size=120))
def test_spans_are_ordered_disjoint_and_inside(text):
    last = 0
    for span in quotations(text):
        assert last <= span.start < span.end <= len(text)
        last = span.end


@given(st.text(alphabet="ab s.,\n\"“”'", max_size=60), st.text(alphabet="ab s.,\n\"“”'", max_size=60))
def test_paragraphs_are_independent(one, two):
    joined = one.rstrip() + "\n\n" + two.lstrip()
    shift = len(joined) - len(two.lstrip())
    left = [(s.start, s.end) for s in quotations(one.rstrip())]
    right = [(s.start + shift, s.end + shift) for s in quotations(two.lstrip())]
    assert [(s.start, s.end) for s in quotations(joined)] == left + right
