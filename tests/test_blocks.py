"""Blocks: they tile any text, mark what a page leaves behind, and lose no sentence of an article."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.blocks import blocks
from tellings.records import RESIDUE, Document

BODY = (
    "The council of Velmar voted on Tuesday to close the northern bridge after two lorries fell into the river.",
    "Mayor Ines Okoro said the crossing had been inspected in spring and that no crack had been found at the time.",
    "Engineers from the province began to cut the steel on Wednesday, and traffic was sent round by Dorn and Halle.",
    "A spokesman for the drivers' union said its members had warned of the bridge for years without an answer.",
)


def read(text: str, **fields: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end].strip()) for block in blocks(Document("d", text, **fields))]


def page(*lines: str, gap: str = "\n\n") -> str:
    return gap.join(("Velmar closes its northern bridge", *BODY[:2], *lines, *BODY[2:]))


def kind_of(line: str) -> str:
    return {quote: kind for kind, quote in read(page(line))}[line]


ANY_TEXT = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [*BODY, "READ MORE: x", "AFP", "###", "", " ", "Loading...", "(AP) -", "\ufffd", "\u2028", "-"]
        ),
        max_size=30,
    ).flatmap(lambda lines: st.sampled_from(["\n", "\n\n", " ### ", "\r\n", "\x0b"]).map(lambda gap: gap.join(lines))),
)


@given(ANY_TEXT, st.one_of(st.none(), st.text(max_size=40)), st.sampled_from(["en", "und", "de", "xx", "zh"]))
@settings(max_examples=300, deadline=None)
def test_blocks_tile_any_text(text: str, title: str | None, language: str) -> None:
    found = blocks(Document("d", text, title=title, language=language))
    assert "".join(text[block.start : block.end] for block in found) == text
    assert all(block.start < block.end and block.why for block in found)
    assert [block.start for block in found[1:]] == [block.end for block in found[:-1]]


def test_an_empty_text_has_no_blocks() -> None:
    assert blocks(Document("d", "")) == ()


@pytest.mark.parametrize("gap", ["\n\n", "\n", " ### ", "\r\n\r\n"])
def test_an_article_alone_has_no_residue(gap: str) -> None:
    kinds = [kind for kind, quote in read(page(gap=gap)) if quote != "###"]
    assert kinds == ["title", "paragraph", "paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: Dorn ferry to sail twice a day",
        "READ MORE:\xa0Dorn ferry to sail twice a day",
        "Also read: Dorn ferry to sail twice a day",
        "ALSO READ | Dorn ferry to sail twice a day",
        "Also see: Dorn ferry, a history",
        "Related: Dorn ferry to sail twice a day",
        "Click here to read the full report",
        "https://velmar-courier.example/bridge",
    ],
)
def test_links_to_other_stories_are_teasers(line: str) -> None:
    assert kind_of(line) in ("teaser", "furniture")


@pytest.mark.parametrize(
    "line",
    [
        "Loading...",
        "Advertisement",
        "Advertisement 3",
        "Article content",
        "Share story",
        "Facebook Twitter WhatsApp Email",
        "FacebookEmail Twitter Google+ LinkedIn Pinterest",
        "toggle caption",
        "more_vert",
        "Image 2 of 14",
        "Sign up for our daily newsletter and get the best of the Courier in your inbox.",
        "This site uses cookies to improve your experience.",
        "By clicking on the sign up button you consent to receive the above newsletter.",
        "Follow us on Twitter and Facebook for updates",
        "4 min read",
        "Tags: Velmar, bridges, Dorn",
        "3 hours ago",
        "* * *",
    ],
)
def test_what_the_page_says_of_itself_is_furniture(line: str) -> None:
    assert kind_of(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "AFP",
        "Source: News Agencies",
        "Photo: Ana Lindt / Reuters",
        "Ana Lindt/AFP",
        "REUTERS/Ana Lindt",
        "Copyright 2031 The Velmar Courier. All rights reserved.",
        "(Reporting by Ana Lindt in Dorn; editing by Jo Marr)",
        "Ana Lindt in Dorn contributed to this report.",
    ],
)
def test_credits(line: str) -> None:
    assert kind_of(line) == "credit"


PAGE_NOTICES = """
Comments (14) | Sort by: Newest | You must be logged in to post a comment. | Be the first to comment on this story
Notify me of new comments via email | 1.2K views | 3-minute read | Views: 1,204 | Listen to this article · 6 min
Playback speed | 0:00 / 4:32 | Your browser does not support the audio element. | This is a modal window.
To view this video please enable JavaScript | Find us wherever you get your podcasts
Was this article helpful? | Thank you for your feedback | Spotted an error? Let us know | Report this comment
Our Standards: The Courier Trust Principles. | Corrections policy | Send a letter to the editor
This live blog is now closed | 1 new update | 12m ago | We value your privacy | Manage preferences
Do not sell my personal information | This embedded content is not available in your region. | Are you over 18?
This video contains content that some viewers may find disturbing | This article is for subscribers only
To continue reading, please subscribe | Already have an account? Sign in | You've read 3 of 5 free articles
Get Lantern Plus: first month free | Save 50% on your first year | From $2 a month | Cancel anytime
Support independent journalism | Get it on Google Play | Join our WhatsApp channel | Our Telegram channel
Follow the Dorn Lantern on every channel | Follow Dorn Lantern on social media | Twitter: @dornlantern | @dornlantern
Print · Email | Home > World > Norland | Home › News › Region | You are here: Home > World
Something went wrong. Please try again later. | Check your inbox to confirm your subscription
Advertisement · Scroll to continue | View image in fullscreen | Remove ads with Lantern Plus | More to follow
This is a developing story. Please check back for updates. | For the latest news, follow us on Facebook
Reproduction in whole or part without permission is prohibited.
When this material is used, a reference to Dornpress is obligatory.
Any use of materials is allowed only with a hyperlink to dornpress.example.
The views expressed in this article are the author's own and do not necessarily reflect the editorial policy.
The post Velmar closes its northern bridge appeared first on Dorn Lantern.
A version of this article appears in print on March 4, 2031, with the headline: Bridge Shut.
This article was originally published on The Conversationist. Read the original article.
Republished with permission from Dorn Gazette | Source: Dornpress | Via Dornpress | With inputs from Dornpress
[Ana Lindt/Dornpress] | (Representational image) | Courier with agencies | Contact the writer: alindt@lantern.example
Contact Ana Lindt at alindt@lantern.example
"""


@pytest.mark.parametrize("line", [x.strip() for x in PAGE_NOTICES.replace("\n", " | ").split(" | ") if x.strip()])
def test_notices_of_pages_everywhere_are_residue(line: str) -> None:
    assert kind_of(line) in RESIDUE


def test_rows_of_buttons() -> None:
    for line in (
        "Share: Print | E-mail | Copy link",
        "Print Email Share",
        "Facebook · Twitter · Email",
        "Save | Print",
    ):
        assert kind_of(line) == "furniture"
    assert kind_of("Print and paper") == kind_of("Copy the enemy") == "heading"


NO_NOTICES = """
Key events | What we know so far | Follow the money | Comments on the bridge | Get Dorn a new bridge | Join the union
Police with dogs | Rebels and agencies | Sources of income | “Agencies with no money cannot act.” | Written by hand
Reporting by the union found 34 cracks. | Save the bridge | Share the burden | Become a member of the council
Language unclear on who pays, experts find. | The reference to war was obligatory. | With Friends Like These
Video of the fall | View of the bridge | Two months free | 12:40 | Stay at home
Home > he wrote, was where the heart is. | Data and lies | Wounded: 34
1,204 people watched. | 12 votes decided it. | Warning: the ice is thin, a sign reads. | This is a developing country.
The article was originally published in 1994, the court heard. | An earlier version of this story gave a wrong day.
Make a donation of blood, doctors urged | You must be joking | Contact with the crew was lost | Edited by censors
Ana Lindt is a reporter who was jailed in Dorn in 2030.
"""


@pytest.mark.parametrize("line", [x.strip() for x in NO_NOTICES.replace("\n", " | ").split(" | ") if x.strip()])
def test_lines_that_only_look_like_notices_stay(line: str) -> None:
    assert kind_of(line) not in RESIDUE


@pytest.mark.parametrize(
    "elsewhere",
    [
        "Snow fell on the river. [File: Dornpress via Halle Images]",
        "© Dornpress 2031",
        "VELMAR, 3 March (Dornpress) – ",
    ],
)
def test_an_agency_that_the_page_itself_names(elsewhere: str) -> None:
    lines = [f"{elsewhere}{BODY[0]}"] if elsewhere.endswith("– ") else [elsewhere, BODY[0]]
    text = "\n\n".join(("Velmar closes its northern bridge", *lines, *BODY[1:3], "Dornpress", BODY[3]))
    assert ("credit", "Dornpress") in read(text)
    assert ("credit", "Dornpress") not in read(text.replace(elsewhere, ""))


def test_the_outlet_alone_on_a_line() -> None:
    for line in ("Dorn Lantern", "The Dorn Lantern", "Dorn Lantern and agencies", "Follow Dorn Lantern"):
        kinds = {quote: kind for kind, quote in read(page(line), outlet="Dorn Lantern")}
        assert kinds[line] in RESIDUE
        assert kind_of(line) not in RESIDUE


def test_a_name_between_two_printings_of_a_caption() -> None:
    caption = "Workers cut the steel of the northern bridge in Velmar on March 3, 2031."
    text = "\n".join(("Velmar closes its northern bridge", caption, "Dornpress", caption, *BODY))
    assert [kind for kind, _ in read(text)][:4] == ["title", "caption", "credit", "caption"]


def test_one_name_as_the_last_line() -> None:
    assert read(page("Bridges", "Dornpress said no more.") + "\n\nDornpress")[-1] == ("credit", "Dornpress")


def test_who_helped_and_who_the_author_is_at_the_end() -> None:
    bio = "Ana Lindt is a reporter for the Dorn Lantern and writes about bridges."
    text = "\n\n".join(("Velmar closes its northern bridge", "By Ana Lindt", *BODY, bio, "With Jo Marr and Piet Oss"))
    assert [kind for kind, _ in read(text)][-2:] == ["credit", "credit"]
    assert [kind for kind, _ in read(text.replace("By Ana Lindt", "By Jo Marr"))][-2:] == ["paragraph", "credit"]


@pytest.mark.parametrize(
    "line",
    [
        "He wept.",
        "No one answered.",
        "“Share your bread,” she told them.",
        "The agency Reuters said on Friday that it had closed its office in Dorn after the storm.",
        "Read the sentence again: it says that the bridge was safe, and the mayor signed it, the union said.",
        "The newsletter was sent to subscribers on Monday, the company said, and asked them to sign up for a protest.",
        "Follow the money, the prosecutor told the court.",
        "Q. What did you see?",
        "Velmar 3, Dorn 1",
        "Gold closed at 1,902.10, up 0.4 percent",
        "Ana Lindt, 34, of Dorn",
    ],
)
def test_short_and_odd_lines_of_an_article_stay(line: str) -> None:
    assert kind_of(line) not in RESIDUE


def test_headings_inside() -> None:
    assert kind_of("'Not a safe bridge'") == "heading"
    assert kind_of("Union warned for years") == "heading"


HEADLINES = (
    "Pop Star Mira Vale Sells Seaside Mansion After Split",
    "Actor Tom Brandt Reveals New Look For Space Film",
    "Royal Cousin Spotted At Secret Winter Festival",
    "Singer Lola Fenn Denies Rumours Of Tour Delay",
    "Phone Maker Tests Foldable Screen With Hidden Camera",
)


@pytest.mark.parametrize("end", ["", " -"])
def test_headlines_at_the_end_that_share_no_word_are_teasers(end: str) -> None:
    text = page() + "\n-\n" + "\n".join(line + end for line in HEADLINES)
    kinds = {quote: kind for kind, quote in read(text)}
    assert all(kinds[line + end] == "teaser" for line in HEADLINES)
    assert all(kinds[line] == "paragraph" for line in BODY)


def test_a_list_of_links_ends_at_the_next_paragraph() -> None:
    text = page("Most read in Region", *HEADLINES[:3])
    kinds = {quote: kind for kind, quote in read(text)}
    assert [kinds[line] for line in ("Most read in Region", *HEADLINES[:3])] == ["teaser"] * 4
    assert all(kinds[line] == "paragraph" for line in BODY)


def test_a_heading_alone_at_the_end() -> None:
    assert read(page() + "\n\nRelated posts")[-1] == ("teaser", "Related posts")
    assert read(page() + "\n\nRoute 9")[-1] == ("furniture", "Route 9")


def test_a_list_in_the_article_stays() -> None:
    names = ("Ana Lindt, 34", "Jo Marr, 51", "Piet Oss, 19", "Mira Vale, 8", "Tom Brandt, 77")
    text = page() + "\n\nThe dead were named as:\n\n" + "\n".join(names)
    assert not [quote for kind, quote in read(text) if kind in RESIDUE]


def test_a_poem_stays() -> None:
    verse = "The river keeps no bridge it did not build,\nand every plank remembers where it grew;\n" * 3
    verse += "O Velmar, Velmar, when the bells are stilled,\nwho rings for you?"
    assert not [quote for kind, quote in read("The Bridge\n\n" + verse) if kind in RESIDUE]


def test_an_interview_stays() -> None:
    turns = ("COURIER: When did you know?", "OKORO: In March.", "COURIER: And you told no one?", "OKORO: Nobody asked.")
    assert not [quote for kind, quote in read("A talk with the mayor\n\n" + "\n".join(turns)) if kind in RESIDUE]


def test_a_caption_printed_twice() -> None:
    caption = "Workers cut the steel of the northern bridge in Velmar on March 3, 2031."
    text = "\n\n".join(("Velmar closes its northern bridge", caption, "AFP", caption, *BODY))
    assert [kind for kind, _ in read(text)][:4] == ["title", "caption", "credit", "caption"]


def test_highlights_that_the_article_repeats() -> None:
    text = "\n\n".join(("Velmar closes its northern bridge", "Story highlights", BODY[1].rstrip("."), *BODY))
    assert [kind for kind, _ in read(text)] == ["title", "furniture", "furniture", *["paragraph"] * 4]


def test_a_credit_behind_a_caption_is_cut_off() -> None:
    text = "\n\n".join(("Velmar bridge", "The northern bridge on Monday [File: Ana Lindt via AFP]", *BODY))
    assert read(text)[1:3] == [
        ("caption", "The northern bridge on Monday"),
        ("credit", "[File: Ana Lindt via AFP]"),
    ]


def test_two_credits_behind_a_caption_are_cut_off() -> None:
    caption = "The northern bridge stands empty on Monday after the council voted to close it."
    text = "\n\n".join(("Velmar bridge", f"{caption} (AP Photo/Ana Lindt) Ana Lindt AP", *BODY))
    assert ("credit", "(AP Photo/Ana Lindt) Ana Lindt AP") in read(text)


@pytest.mark.parametrize(
    "opening", ["VELMAR: ", "VELMAR (AFP) - ", "VELMAR, Norland, March 3 (AFP) — ", "(AFP) -- ", "Velmar (AFP) – "]
)
def test_the_dateline_in_the_first_line_is_cut_off(opening: str) -> None:
    text = "\n\n".join(("Velmar closes its northern bridge", opening + BODY[0], *BODY[1:]))
    assert read(text)[1:3] == [("dateline", opening.strip()), ("paragraph", BODY[0])]


def test_speakers_of_a_transcript_are_no_datelines() -> None:
    text = f"OKORO: {BODY[0]}\nHOST: {BODY[1]}\nOKORO: {BODY[2]}"
    assert "dateline" not in [kind for kind, _ in read(text)]


def test_lines_above_the_article() -> None:
    text = "\n\n".join(
        ("Velmar closes its northern bridge", "Courier Web Team", "Velmar Published: Mar 03, 2031, 08.42 AM", *BODY)
    )
    assert [kind for kind, _ in read(text)][:4] == ["title", "byline", "dateline", "paragraph"]


def test_the_title_of_the_page_is_the_title() -> None:
    text = "World\n\nVelmar closes its bridge.\n\n" + "\n\n".join(BODY)
    assert ("title", "Velmar closes its bridge.") in read(text, title="Velmar closes its bridge")


def test_wrapped_lines_are_joined() -> None:
    wrapped = "\n\n".join(
        "\n".join(" ".join(words[i : i + 9]) for i in range(0, len(words), 9))
        for words in (line.split() for line in BODY)
    )
    assert [kind for kind, _ in read("Velmar closes its northern bridge\n\n" + wrapped)] == [
        "title",
        *["paragraph"] * 4,
    ]


def test_a_paragraph_broken_in_mid_sentence_is_one_block() -> None:
    broken = BODY[0].replace("after two", "after\ntwo")
    assert ("paragraph", broken) in read("\n".join(("Velmar closes its northern bridge", broken, *BODY[1:])))


@pytest.mark.parametrize(
    "text", ["\n" * 300_000, "a" * 300_000, " " * 300_000, "- \n" * 20_000, "### " * 20_000, "(" * 300_000]
)
def test_degenerate_texts_end(text: str) -> None:
    assert blocks(Document("d", text))[-1].end == len(text)


def test_floors_on_hand_marked_pages(shared) -> None:
    spec = spec_from_file_location("eval_blocks", Path(__file__).resolve().parent.parent / "eval" / "blocks.py")
    measure = module_from_spec(spec)
    spec.loader.exec_module(measure)
    gold = measure.rows("blocks/dev")
    figures = measure.score(gold, errors=False)
    assert figures["F"] >= 0.88
    assert figures["lost"] <= 0.002


def test_leftovers_of_the_seeds(shared) -> None:
    expected = {"000": 9, "001": 1, "002": 17, "003": 7, "004": 2}
    for path in sorted((shared / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        residue = [quote for kind, quote in read(text, language="en") if kind in RESIDUE]
        assert len(residue) == expected[path.name[:3]], (path.name, residue)


@pytest.mark.parametrize(
    ("language", "title", "body", "leftovers"),
    [
        (
            "de",
            "Velmar sperrt die Nordbrücke",
            "Der Rat von Velmar hat am Dienstag beschlossen, die nördliche Brücke nach dem Unfall zu sperren.",
            (
                "Lesen Sie auch: Fähre fährt öfter",
                "Foto: Ana Lindt",
                "Das könnte Sie auch interessieren",
                "Anzeige",
                "Jetzt abonnieren",
                "Folgen Sie uns auf WhatsApp",
                "Lesezeit: 3 Minuten",
                "Mit Material der Dornpress",
            ),
        ),
        (
            "fr",
            "Velmar ferme son pont du nord",
            "Le conseil de Velmar a décidé mardi de fermer le pont du nord après la chute de deux camions.",
            (
                "À lire aussi : Le bac passera deux fois par jour",
                "Crédit photo : Ana Lindt",
                "Publicité",
                "Les plus lus",
                "Article réservé aux abonnés",
                "Rejoignez-nous sur WhatsApp",
                "Temps de lecture : 3 min",
            ),
        ),
        (
            "es",
            "Velmar cierra su puente del norte",
            "El consejo de Velmar decidió el martes cerrar el puente del norte tras la caída de dos camiones al río.",
            (
                "Lea también: El ferri saldrá dos veces al día",
                "Foto: Ana Lindt",
                "Publicidad",
                "Únete a nuestro canal de WhatsApp",
                "Solo para suscriptores",
                "Prohibida la reproducción total o parcial",
                "Lo más leído",
            ),
        ),
        (
            "ru",
            "Вельмар закрывает северный мост",
            "Совет Вельмара во вторник решил закрыть северный мост после того, как в реку упали два грузовика.",
            (
                "Читайте также: Паром будет ходить чаще",
                "Фото: Ана Линдт",
                "Реклама",
                "Мы в Telegram",
                "При использовании материалов ссылка обязательна",
                "Материалы по теме",
            ),
        ),
    ],
)
def test_other_languages(language: str, title: str, body: str, leftovers: tuple[str, ...]) -> None:
    text = "\n\n".join((title, body, leftovers[0], f"{title}. {body}", *leftovers[1:]))
    found = {quote: kind for kind, quote in read(text, language=language)}
    assert all(found[line] in RESIDUE for line in leftovers), found
    assert found[body] == "paragraph"


@pytest.mark.parametrize(
    "cycle", ["photo: )(", "_a", "file )\xa0(", "1", "updated: ", "- )updated: |", "a.", "#a ", "x@", "A, ", "from "]
)
def test_no_pattern_runs_away(cycle: str) -> None:
    for start in ("via ", "sign up ", "(", "by "):
        line = start + cycle * (310 // len(cycle))
        assert blocks(Document("d", f"A title of some words\n\n{line}!\n\n{line}"))[-1].why
