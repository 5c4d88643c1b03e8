import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.sentences import sentences
from tellings.records import Block, Document


def split(text: str, language: str = "en") -> list[str]:
    document = Document("d", text, language=language)
    return [text[s.start : s.end] for s in sentences(document, [Block("d", 0, len(text), "paragraph", "all")])]


@pytest.mark.parametrize(
    "expected",
    [
        ["J. K. Orwin met U.S. officials in Velm, D.C. on Tuesday.", "They talked."],
        ["Gen. Ivo Marr and Lt. Col. Ann Bex left.", "No. 4 company stayed."],
        ["It rose 3.5 percent in Sept. 2019 at 9 a.m. on Monday.", "Orsk Inc. bought it."],
        ["ORSK (NPA) — The bridge fell.", "No one died."],
        ["He lives in the U.S.", "The house is big."],
        ["The meeting ended at 5 p.m.", "Talks resume Friday."],
        ["It begins at 5 p.m. Friday.", "Doors open at 4 p.m. EST."],
        ["The price at www.orsk.example rose to $3.50.", "See orsk.example."],
        ["Mr. Bell, Mrs. Orr, and St. Mary's vs. Jr. High."],
        ["He is a Ph.D. student at approx. 5 km. away from Fig. 3."],
        ["It ended in 1994.", "In 1995 it resumed."],
        ["1. Orsk falls.", "2. Velm answers."],
        ["The answer was no.", "The talks failed."],
    ],
)
def test_abbreviations_initials_and_numbers(expected):
    assert split(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ['"Stop." he said.', '"We go now."', "She left."],
        ["“We won.", "We lost.”", "He left."],
        ["“We have one condition: leave,” he said.", "“Otherwise,” he said, “we go … we go to the end.”"],
        ["“What?” she asked.", "“No!” Marr shouted.", "“Never.”", "Marr smiled."],
        ["The Velm council met.", "(Some left.)", "Others stayed."],
        ["Velm! shares fell.", "Why?", "Nobody knew!"],
    ],
)
def test_quotations_and_brackets(expected):
    assert split(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["He waited... then he left.", "Nobody came…", "It was late."],
        ["Orsk...are a new thing.", "We condemn."],
        ["A line that is hard\nwrapped goes on.", "Second\nhere."],
    ],
)
def test_ellipses_and_hard_wraps(expected):
    assert split(" ".join(expected)) == expected


def test_no_space_behind_the_full_stop():
    assert split("The road ended.Next came rain.”Why?") == ["The road ended.", "Next came rain.”", "Why?"]


def test_blank_lines_and_separators_end_sentences():
    assert split("One goes\n\non\n \t\ntwo ### three") == ["One goes", "on", "two", "three"]


def test_residue_holds_no_sentences_and_blocks_are_not_crossed():
    text = "Orsk falls\nThe town fell. It burned.\nREAD MORE: Velm"
    blocks = [
        Block("d", 29, 37, "caption", ""),
        Block("d", 0, 11, "title", ""),
        Block("d", 11, 29, "paragraph", ""),
        Block("d", 37, len(text), "teaser", ""),
    ]
    document = Document("d", text, language="en")
    found = [text[s.start : s.end] for s in sentences(document, blocks)]
    assert found == ["Orsk falls", "The town fell.", "It", "burned."]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", ["Der Ort fiel.", "Niemand kam um!"]),
        ("ar", ["هل سقط الجسر؟", "نعم سقط."]),
        ("hi", ["पुल गिर गया।", "कोई नहीं मरा।"]),
        ("und", ["Mayor M. Orr left.", "Nobody came."]),
    ],
)
def test_languages_without_a_pack(language, expected):
    assert split(" ".join(expected), language) == expected


def test_scripts_without_spaces():
    assert split("橋が落ちた。誰も死ななかった！", "ja") == ["橋が落ちた。", "誰も死ななかった！"]


@given(st.text(alphabet="ab AB.?!\n\"”“'’…1 \u200b(。", max_size=100))
def test_every_visible_character_is_in_one_sentence(text):
    document = Document("d", text, language="en")
    spans = [(s.start, s.end) for s in sentences(document, [Block("d", 0, len(text), "paragraph", "")])]
    assert spans == sorted(spans)
    covered = [i for start, end in spans for i in range(start, end)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace() and c != "\u200b"} <= set(covered)
    assert all(text[s:e] == text[s:e].strip() for s, e in spans)
