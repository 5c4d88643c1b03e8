"""What counts as shared wording, on fiction."""

from hypothesis import given
from hypothesis import strategies as st

from tellings.blocks import blocks
from tellings.descent.kinship import Kinship, kinship, proses
from tellings.records import Block, Document, Reading

REPORT = (
    "The old tram depot on the hill burned to the ground in the small hours after sparks from a welding torch caught "
    "in the rafters. Two night watchmen climbed out through a skylight and were treated for smoke in their lungs. "
)
SPEECH = (
    '"I have driven these trams since I was nineteen and I shall not let a fire decide when they stop running for '
    'good, nor will anybody in this town who has ever been late for school," said the driver. '
)
OTHER = (
    "Flames tore through a transport museum before dawn, and a crowd in dressing gowns watched a hundred years of "
    "brass and varnish go up. Fire crews blamed careless repair work for what the curator called the end of an age. "
)


def reading(name: str, text: str) -> Reading:
    document = Document(name, text, language="en")
    return Reading(document, blocks=blocks(document))


def compared(left: Reading, right: Reading, *others: Reading) -> Kinship:
    texts = proses([left, right, *others])
    return kinship(texts[left.document.id], texts[right.document.id])


def test_a_shared_quotation_is_no_kinship() -> None:
    found = compared(reading("a", REPORT + SPEECH), reading("b", OTHER + SPEECH))
    assert found.kind is None
    assert found.shared <= 4


def test_what_is_quoted_elsewhere_counts_as_quoted_where_the_marks_are_missing() -> None:
    bare = SPEECH.replace('"', "")
    marked = [reading(name, OTHER.replace("dawn", name) + SPEECH) for name in ("c", "d", "e")]
    assert compared(reading("a", REPORT + bare), reading("b", OTHER + bare)).kind is not None
    assert compared(reading("a", REPORT + bare), reading("b", OTHER + bare), *marked).kind is None


def test_a_text_made_of_quotations_is_still_the_same_text() -> None:
    found = compared(reading("a", SPEECH), reading("b", SPEECH))
    assert (found.kind, found.left_share, found.right_share) == ("near", 1.0, 1.0)


def test_names_and_numbers_alone_are_no_kinship() -> None:
    names = "President Ana Maria Lopez Garcia, Prime Minister Jon Aas and Chancellor Eva Lind met on 12 May 2031."
    found = compared(reading("a", REPORT + names), reading("b", OTHER + names))
    assert found.kind is None


def test_captions_and_residue_take_no_part() -> None:
    text = REPORT + "\n\n" + OTHER
    document = Document("a", text, language="en")
    cut = len(REPORT) + 2
    marked = Reading(
        document, blocks=(Block("a", 0, cut, "caption", "test"), Block("a", cut, len(text), "paragraph", "test"))
    )
    assert compared(marked, reading("b", REPORT)).shared == 0
    assert compared(marked, reading("b", OTHER)).kind == "near"


def test_capitals_only_and_scripts_without_small_letters_count_all_words() -> None:
    assert compared(reading("a", REPORT.upper()), reading("b", REPORT.upper())).kind == "near"
    arabic = (
        "اندلع حريق كبير في مستودع الترام القديم على التل قبل الفجر وأصيب حارسان ليليان بالدخان أثناء خروجهما من السقف"
    )
    assert compared(reading("a", arabic), reading("b", arabic)).kind == "near"


@given(st.lists(st.sampled_from((REPORT + OTHER + SPEECH).split()), max_size=80), st.integers(0, 60))
def test_shares_are_shares_and_sides_do_not_matter(words: list[str], start: int) -> None:
    one, other = reading("a", " ".join(words)), reading("b", " ".join((REPORT + OTHER).split()[start:]))
    texts = proses([one, other])
    found = kinship(texts["a"], texts["b"])
    assert found == kinship(texts["b"], texts["a"])
    assert 0 <= found.left_share <= 1
    assert 0 <= found.right_share <= 1
    assert found.longest <= found.shared or found.shared == 0
    for document in ("a", "b"):
        assert all(0 <= s < e <= len(texts[document].hashes) for s, e in found.stretches(document))
