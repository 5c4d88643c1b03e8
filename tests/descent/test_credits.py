"""Agency credits in invented articles."""

import pytest

from tellings.blocks import blocks
from tellings.descent.credits import credit
from tellings.records import Block, Document, Reading

BODY = "Rain fell on the harbour all night, and by morning the lower streets were under a foot of brown water."


def credited(text: str) -> tuple[str, ...]:
    document = Document("d", text, language="en")
    return credit(Reading(document, blocks=blocks(document))).credited


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"SELBY, May 3 (Reuters) - {BODY}", "Reuters"),
        (f"SELBY (AP) — {BODY}", "AP"),
        (f"Selby (Norland) (AFP) \ufffd {BODY}", "AFP"),
        (f"SELBY, May 3. /TASS/. {BODY}", "TASS"),
        (f"By Ida Holm, Associated Press\n\n{BODY}", "AP"),
        (f"{BODY}\n\nSource: AFP", "AFP"),
        (f"{BODY}\n\n(With inputs from ANI)", "ANI"),
        (f"Copyright 2031 The Associated Press. All rights reserved\n\n{BODY}", "AP"),
        (f"{BODY}\n\nThe Associated Press contributed to this report.", "AP"),
    ],
)
def test_credits(text: str, agency: str) -> None:
    assert credited(text) == (agency,)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY} The mayor told Reuters that the pumps had failed.",
        f"{BODY} (AP Photo/Ida Holm)",
        f"The lower town. (Photo by Ida Holm/AFP)\n\n{BODY}",
        f"{BODY} A gap in the dyke was to blame, reporters said.",
    ],
)
def test_photo_credits_and_passing_names_are_no_credit(text: str) -> None:
    assert credited(text) == ()


def test_an_agency_that_no_list_has_is_known_by_its_name_or_byline() -> None:
    assert credited(f"SELBY (Fen Coast News Service/FCN)\n\n{BODY}") == ("Fen Coast News Service",)
    bylined = Document("d", BODY, byline="Northern Tide Press", outlet="The Selby Echo", language="en")
    assert credit(Reading(bylined)).credited == ("Northern Tide Press",)
    own = Document("d", BODY, byline="Northern Tide Press", outlet="Northern Tide Press", language="en")
    assert credit(Reading(own)).credited == ()


def test_a_bare_name_behind_a_caption_belongs_to_the_picture() -> None:
    text = f"The lower town under water.\nAFP\n{BODY}"
    caption, end = text.index("\n"), text.index(BODY)
    document = Document("d", text, language="en")
    parts = (
        Block("d", 0, caption, "caption", "test"),
        Block("d", caption, end, "credit", "test"),
        Block("d", end, len(text), "paragraph", "test"),
    )
    assert credit(Reading(document, blocks=parts)).credited == ()
    assert credit(Reading(document)).credited == ("AFP",)


def test_an_agency_named_again_and_again_is_the_source() -> None:
    text = f"A report by CNN says so. {BODY} The mayor told CNN that she knew nothing."
    found = credit(Reading(Document("d", text, language="en")))
    assert (found.credited, found.named) == ((), ("CNN",))
    assert found.said("CNN") == "A report by CNN"
    assert found.said("AP") == ""
