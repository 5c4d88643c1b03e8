"""The first things that an editor sees: numbers of the event before those of its background, texts before phrases."""

from dataclasses import replace

import pytest

from tellings.case import Case
from tellings.lookup import Lookup
from tellings.records import Borrower, Claim, Document, Figure, Lineage, Place, Support
from tellings.views.asking import EVERYTHING, Ask
from tellings.views.claims import claims
from tellings.views.figures import figures
from tellings.views.overview import FIGURES, SLIGHT, overview

OLD_WAR = "The dam war killed 900. "
TODAY = "On Friday the flood killed 12 and wounded 30 in Hask. "
COMMON = "the harbour of Lorne was closed at dawn by order of the mayor "


def claim(id_, members, origins, number, background=False):
    support = Support(len(members), 0, 0, origins)
    return Claim(
        id_, f"claim {id_}", tuple(members), support, "undisputed", number, number, None, "", background=background
    )


def counted(document, words, scope, role="killed"):
    start = document.text.index(words)
    return Figure(
        document.id, start, start + len(words), words, int(words), int(words), "exact", role, "military", scope=scope
    )


def place(figure):
    return Place(figure.document, figure.start, figure.end)


@pytest.fixture
def filled(tmp_path):
    """Three articles that all tell of an old war; two count the dead of a flood, one of them as background."""
    pages = [Document(f"d{at}", f"{OLD_WAR}{TODAY}{COMMON * at}") for at in (1, 2, 3)]
    old = [counted(page, "900", "background") for page in pages]
    dead = [counted(page, "12", scope) for page, scope in zip(pages[:2], ("this_event", "background"), strict=True)]
    hurt = [counted(pages[2], "30", "sub_event", "wounded")]
    with Case(tmp_path / "c.db") as case:
        case.add(pages)
        with case.writing():
            for page in pages:
                case.put("figures", page, [f for f in (*old, *dead, *hurt) if f.document == page.id])
            told_by_all = claim("c-war", [place(figure) for figure in old], 3, 900, background=True)
            told_by_two = claim("c-flood", [place(figure) for figure in dead], 1, 12)
            told_by_one = claim("c-hurt", [place(figure) for figure in hurt], 1, 30)
            said = claim("c-said", [Place("d1", 0, 5)], 3, None)
            case.replace("claims", [told_by_all, told_by_two, told_by_one, said])
    return tmp_path / "c.db"


@pytest.fixture
def case(filled):
    with Lookup(filled) as lookup:
        yield lookup


def test_what_is_told_by_most_stands_behind_where_it_is_of_another_event(case):
    rows = overview(case, Ask()).claims
    assert [(row.claim.id, row.claim.background) for row in rows] == [
        ("c-flood", False),
        ("c-hurt", False),
        ("c-said", False),
        ("c-war", True),
    ]
    assert [row.counted for row in rows] == ["killed, military", "wounded, military", "", "killed, military"]


@pytest.mark.parametrize("ask", [Ask(), EVERYTHING, Ask(document="d2")])
def test_the_lists_of_claims_have_the_same_order(case, ask):
    numbered = [row.claim.id for row in claims(case, ask).claims.items if row.claim.low is not None]
    assert numbered == [id_ for id_ in ("c-flood", "c-hurt", "c-war") if ask.document is None or id_ != "c-hurt"]
    assert next(row.claim.id for row in figures(case, ask).claims.items) == "c-flood"


def test_numbers_of_the_background_leave_room_for_those_of_the_event(filled):
    with Case(filled) as case:
        event = [replace(found, id=f"{found.id}{at}") for found in case.claims()[:1] for at in range(2 * FIGURES)]
        assert event[0].id.startswith("c-flood")
        with case.writing():
            case.replace("claims", [*case.claims(), *event])
    with Lookup(filled) as lookup:
        shown = overview(lookup, Ask()).claims
    assert len(shown) == FIGURES
    assert [row.claim.background for row in shown] == [False] * (FIGURES - 1) + [True]


def test_a_phrase_that_two_articles_share_is_counted_and_has_no_column(filled):
    phrase, passage = SLIGHT - 1, SLIGHT + 1
    with Case(filled) as case, case.writing():
        texts = {page.id: page.text for page in case.documents()}
        case.replace(
            "lineages",
            [
                Lineage("l-phrase", (), _borrowers(), None, None, "a phrase", (), "", _passages(texts, phrase)),
                Lineage("l-passage", (), _borrowers(), None, None, "a passage", (), "", _passages(texts, passage)),
                Lineage("l-text", ("d1", "d2"), (), None, "d1", "a text", (), "most of it"),
            ],
        )
    with Lookup(filled) as lookup:
        view = overview(lookup, Ask())
    assert [lineage.id for lineage in view.columns] == ["l-text", "l-passage"]
    assert (view.lineages, view.short) == (3, 1)


def _borrowers():
    return (Borrower("d2", 0.1), Borrower("d3", 0.1))


def _passages(texts, words):
    start = len(f"{OLD_WAR}{TODAY}")
    end = start + len(" ".join((COMMON * 3).split()[:words]))
    return tuple(Place(id_, start, min(end, len(texts[id_]))) for id_ in ("d2", "d3"))
