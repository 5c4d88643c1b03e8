"""Records that no text gave: claims, disputes, a timeline, wording and stories over the fiction of `tests/fiction.py`.

They stand in the case through the case's own methods, so that views can be tested whatever the stages read.
"""

from tellings.case import Case
from tellings.records import (
    Claim,
    Dispute,
    Document,
    Entry,
    Place,
    Relation,
    Story,
    Support,
    Telling,
    Wording,
)


def by_name(case: Case) -> dict[str, Document]:
    return {document.key.rpartition("/")[2]: document for document in case.documents()}


def place(document: Document, quote: str) -> Place:
    start = document.text.index(quote)
    return Place(document.id, start, start + len(quote))


def told(case: Case) -> None:
    """Fill the tables of what follows from documents together."""
    pages = by_name(case)
    quay, copy, market = pages["quay.txt"], pages["copy.txt"], pages["market.txt"]
    both = Support(2, 2, 1, 1)
    four = Claim(
        "c1",
        "four wounded at the quay",
        (place(quay, "at least four people"), place(copy, "four people")),
        both,
        "disputed",
        4,
        None,
        "at_least",
        "same role, same day",
    )
    market_claim = Claim(
        "c2", "the market opened", (place(market, "came to the wool market"),), Support(1, 1, 0, 1), "undisputed"
    )
    relation = Relation(
        place(quay, "at least four people"), place(copy, "four people"), "compatible_range", "at least 4 holds 4"
    )
    dispute = Dispute(
        place(quay, "Police reportedly searched a warehouse nearby"),
        place(copy, "The cause was not known"),
        "denial",
        ("Police", "the harbour master"),
        "the denial names the search",
    )
    entries = [
        Entry(
            "2021-03-02",
            "2021-03-02",
            "day",
            "stated",
            False,
            "A blast closed the quay",
            (place(quay, "A blast"),),
            both,
            "Tuesday",
        ),
        Entry(
            "2021-02-01",
            "2021-02-28",
            "month",
            "inferred",
            False,
            "The market opened",
            (place(market, "on Friday"),),
            both,
            "Friday",
        ),
        Entry(
            "1991-01-01",
            "1991-12-31",
            "year",
            "inferred",
            True,
            "The bridge was rebuilt",
            (),
            Support(1, 1, 0, 1),
            "background",
        ),
    ]
    words = [
        Wording(
            "label",
            "the blast",
            "blast",
            "Lorne Post",
            2,
            (place(quay, "blast"), place(copy, "Blast")),
            "same passage",
            "s1",
        ),
        Wording("label", "the blast", "two bangs", "Quay Echo", 1, (place(copy, "two bangs"),), "same passage", "s1"),
    ]
    stories = [
        Story(
            "s1",
            "Blast at the quay",
            "2021-03-02",
            "2021-03-03",
            (Telling(quay.id, 1.0), Telling(copy.id, 0.8)),
            "shared words",
        ),
        Story("s2", "Wool market", None, None, (Telling(market.id, 1.0),), "on its own"),
    ]
    with case.writing():
        case.replace("claims", [four, market_claim])
        case.replace("relations", [relation])
        case.replace("disputes", [dispute])
        case.replace("timeline", entries)
        case.replace("wording", words)
        case.replace("stories", stories)
