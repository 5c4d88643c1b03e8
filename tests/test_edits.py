"""Typed edits: invented tellings of invented events."""

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotate.sentences import sentences
from tellings.blocks import blocks
from tellings.edits import edits
from tellings.records import Block, Copy, Document, Edit, Place, Reading

ROOT = Path(__file__).resolve().parent.parent
MIRROR = {
    "hedge_dropped": "hedge_added",
    "attribution_dropped": "attribution_added",
    "cut": "insertion",
}
MIRROR |= {b: a for a, b in MIRROR.items()}


def telling(text: str, name: str = "a", language: str = "en") -> Reading:
    document = Document(name, text, language=language)
    return Reading(document, sentences=sentences(document, [Block(name, 0, len(text), "paragraph", "")]))


def between(left: str, right: str, language: str = "en") -> tuple[Edit, ...]:
    return edits(telling(left, "a", language), telling(right, "b", language))


def short(left: str, right: str) -> list[tuple[str, str, str]]:
    return [(e.type, e.left_text, e.right_text) for e in between(left, right)]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "Norvish separatists in the breakaway Upper Tallow shelled the town of Brell on Sunday.",
            "Norvish troops in occupied Upper Tallow shelled the town of Brell on Sunday.",
            [("label_swap", "separatists", "troops"), ("label_swap", "the breakaway", "occupied")],
        ),
        (
            "The guards reportedly shelled the harbour town of Brell on Sunday night.",
            "The guards shelled the harbour town of Brell on Sunday night.",
            [("hedge_dropped", "reportedly", "")],
        ),
        (
            "The bridge over the Ister may reopen to lorries next spring.",
            "The bridge over the Ister will reopen to lorries next spring.",
            [("hedge_dropped", "may", "will")],
        ),
        (
            "The mayor said the dam at Ossel had burst before dawn.",
            "The mayor claimed the dam at Ossel had burst before dawn.",
            [("hedge_added", "said", "claimed")],
        ),
        (
            "At least 40 miners were trapped in the Garrow pit, officials said.",
            "At least 40 miners were trapped in the Garrow pit.",
            [("attribution_dropped", "officials said", "")],
        ),
        (
            "The ferry sank off the Lune islands with 60 people on board.",
            "According to the Lune Herald, the ferry sank off the Lune islands with 60 people on board.",
            [("attribution_added", "", "According to the Lune Herald")],
        ),
        (
            "More than 150 people have died since the floods reached Ossel.",
            "More than 170 people have died since the floods reached Ossel.",
            [("figure_changed", "150", "170")],
        ),
        (
            "The council of Brell has closed all schools along the river.",
            "The council of Brell has closed most schools along the river.",
            [("figure_changed", "all", "most")],
        ),
        (
            "The decree not only harms the growers of Tallow, it ruins them.",
            "The decree not harms the growers of Tallow, it ruins them.",
            [("negation_changed", "only", "")],
        ),
        (
            "The minister did say that the pipeline would be closed in June.",
            "The minister did not say that the pipeline would be closed in June.",
            [("negation_changed", "", "not")],
        ),
        (
            "The rebuilt health centre takes 10 percent of the patients of Ossel.",
            "The rebuilt health center takes 10 per cent of the patients of Ossel.",
            [("style", "centre", "center"), ("style", "percent", "per cent")],
        ),
        (
            "Seven divers searched the wreck off Garrow until Sept. 3, the navy said.",
            "7 divers searched the wreck off Garrow until September 3, the navy said.",
            [("style", "Seven", "7"), ("style", "Sept", "September")],
        ),
        (
            "The road was closed after Prime Minister Ilda Moreno visited the valley.",
            "The road was closed after Mr Moreno visited the valley.",
            [("name_variant", "Prime Minister Ilda", "Mr")],
        ),
        (
            "Voters in Ossel go to the polls. The president of Norvia will speak to the crowd at noon.",
            "Voters in Ossel go to the polls. He will speak to the crowd at noon.",
            [("label_swap", "The president of Norvia", "He")],
        ),
        (
            "He said “we shall fight on... (and) we shall see the last of them leave” on Tuesday.",
            "He said “we shall fight on […] (and) we shall see the last of them leave” on Tuesday.",
            [("style", "...", "[…]")],
        ),
        (
            "The president says “nothing bad will come of the talks in Ossel”.",
            "“Nothing bad will come of the talks in Ossel.”",
            [("attribution_dropped", "The president says", "")],
        ),
        (
            "A dozen officers of the Brell guard were charged, the court said.",
            "12 officers of the Brell guard were charged, the court said.",
            [("style", "A dozen", "12")],
        ),
        (
            "The dam at Ossel was wrecked by “terrorists” from the hills, the mayor said.",
            "The dam at Ossel was wrecked by terrorists from the hills, the mayor said.",
            [("other", "“terrorists”", "terrorists")],
        ),
        ("“We will stay,” he said to the crowd in Brell.", '"We will stay," he said to the crowd in Brell.', []),
    ],
)
def test_types(left: str, right: str, expected: list[tuple[str, str, str]]) -> None:
    assert short(left, right) == expected


def test_a_dropped_passage_is_one_edit() -> None:
    kept = "The dam at Ossel burst before dawn on Monday. ", "Three villages were flooded within the hour. "
    dropped = "The operator had ignored two warnings in May. A third warning was never sent. "
    (edit,) = between(kept[0] + dropped + kept[1], kept[0] + kept[1])
    assert (edit.type, edit.left_text, edit.right_text) == ("cut", dropped.strip(), "")
    assert edit.right.start == len(kept[0])


def test_a_moved_sentence_is_not_cut() -> None:
    a, b, c = (
        "The dam at Ossel burst before dawn on Monday.",
        "Three villages were flooded within the hour.",
        "The operator had ignored two warnings in May.",
    )
    assert between(f"{a} {b} {c}", f"{a} {c} {b}") == ()


def test_a_split_sentence_is_not_cut() -> None:
    found = between(
        "The dam at Ossel burst before dawn on Monday, and the water reached three villages within the hour.",
        "The dam at Ossel burst before dawn on Monday. The water reached three villages within the hour.",
    )
    assert [(e.type, e.left_text) for e in found] == [("other", "and")]


def test_residue_and_captions_take_no_part() -> None:
    text = "The dam at Ossel burst before dawn.\n\nREAD MORE: Ten lakes to see this summer\n\nA lake. Photo: N. N."
    cuts = [0, text.index("READ"), text.index("A lake"), len(text)]
    kinds = "paragraph", "teaser", "caption"
    blocks = tuple(Block("a", s, e, k, "") for s, e, k in zip(cuts, cuts[1:], kinds, strict=False))
    plain = telling("The dam at Ossel burst before dawn.", "b")
    assert edits(Reading(Document("a", text, language="en"), blocks), plain) == ()


def test_partial_copies_bound_the_comparison_by_sentences() -> None:
    shared = "The dam at Ossel burst before dawn on Monday"
    left = telling(f"Growers in Tallow fear for the harvest of pears. {shared}, officials said.", "a")
    right = telling(f"The navy of Norvia has a new flagship from today. {shared}.", "b")
    start = left.document.text.index(shared), right.document.text.index(shared)
    places = Place("a", start[0], start[0] + len(shared)), Place("b", start[1], start[1] + len(shared))
    copy = Copy(*places, 9, 0, 0.8, "partial")
    assert {e.type for e in edits(left, right)} == {"cut", "insertion", "attribution_dropped"}
    assert [e.type for e in edits(left, right, [copy])] == ["attribution_dropped"]
    assert [e.type for e in edits(right, left, [copy])] == ["attribution_added"]
    assert edits(left, right, [replace(copy, relation="near_duplicate")]) == edits(left, right)


def test_letters_lost_by_a_broken_encoding_are_no_other_word() -> None:
    found = short("Mayor Ilda S\ufffdnchez didn\ufffdt answer.", "Mayor Ilda Sánchez didn’t answer.")
    assert found == [("name_variant", "S\ufffdnchez", "Sánchez")]


def test_a_language_without_lists_still_compares() -> None:
    found = between("Вчера мост в городе закрыли на ремонт до весны.", "Вчера мост в деревне закрыли на ремонт.", "xx")
    assert [(e.type, e.left_text, e.right_text) for e in found] == [
        ("label_swap", "городе", "деревне"),
        ("cut", "до весны", ""),
    ]


def test_every_edit_says_why() -> None:
    for edit in between("Nearly 90 troops fell in Brell, he said.", "About 90 soldiers fell in Brell."):
        assert edit.why
        assert edit.why.endswith(".")


VOCABULARY = """the a not only may said officials he Brell Ossel Moreno 40 150 two reportedly killed troops rebels.
according to . , “ ” ’ ... ### Mr centre center per cent percent S\ufffdnchez Sánchez U.S. US and""".split()
texts = st.lists(st.sampled_from(VOCABULARY), max_size=40).map(" ".join) | st.text(max_size=80)


@settings(max_examples=300, deadline=None)
@given(texts, texts)
def test_edits_quote_their_texts_and_mirror_each_other(left: str, right: str) -> None:
    a, b = telling(left, "a"), telling(right, "b")
    there, back = edits(a, b), edits(b, a)
    for edit in there:
        assert left[edit.left.start : edit.left.end] == edit.left_text
        assert right[edit.right.start : edit.right.end] == edit.right_text
        assert edit.left_text or edit.right_text
    mirrored = {(e.right, e.left, MIRROR.get(e.type, e.type)) for e in back}
    assert {(e.left, e.right, e.type) for e in there} == mirrored


@settings(max_examples=200, deadline=None)
@given(texts)
def test_a_text_has_no_edits_against_itself(text: str) -> None:
    assert edits(telling(text, "a"), telling(text, "b")) == ()


@settings(max_examples=200, deadline=None)
@given(texts, texts)
def test_what_is_not_edited_is_equal(left: str, right: str) -> None:
    """Every word of a text lies in an edit or has the same word in the other text."""
    from tellings.editing.house_style import words

    found = edits(telling(left, "a"), telling(right, "b"))
    other = {word.fold.replace("\ufffd", "a") for word in words(right, 0, len(right), "en")}
    for word in words(left, 0, len(left), "en"):
        inside = any(e.left.start <= word.start and word.end <= e.left.end for e in found)
        assert inside or word.fold.replace("\ufffd", "a") in other or "\ufffd" in word.fold or "?" in word.fold


def test_the_gold_edits_are_found(shared: Path) -> None:
    """Floors a little under what `eval/edits.py` measures."""
    spec = importlib.util.spec_from_file_location("evaluation", ROOT / "eval" / "edits.py")
    assert spec is not None
    assert spec.loader is not None
    evaluation = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(evaluation)
    result = evaluation.measured()
    assert result["found"] >= 0.94
    assert result["type_right"] >= 0.88


def test_the_seeds_are_edited_as_a_desk_editor_sees_it(shared: Path) -> None:
    pages = {path.name[:3]: path.read_text(encoding="utf8") for path in (shared / "seeds").glob("00[012]_*")}
    readings = {}
    for name, text in pages.items():
        document = Document(name, text, language="en")
        tiles = blocks(document)
        readings[name] = Reading(document, tiles, sentences(document, tiles))
    found = {(e.type, e.left_text, e.right_text) for e in edits(readings["001"], readings["000"])}
    assert {
        ("hedge_dropped", "reportedly", ""),
        ("label_swap", "separatists", "troops"),
        ("label_swap", "the breakaway", "occupied"),
        ("style", "today", "Wednesday"),
        ("style", "counter-offensive", "counteroffensive"),
        ("style", "[…]", "..."),
    } <= found
    between_copies = edits(readings["001"], readings["002"])
    assert {e.type for e in between_copies} <= {"style", "cut", "insertion"}
    assert sum(e.type == "cut" and len(e.left_text) > 1000 for e in between_copies) == 1
