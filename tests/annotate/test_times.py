import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.sentences import sentences
from tellings.annotate.times import resolve, times
from tellings.records import Block, Document, TimeExpression

WEDNESDAY = "2021-03-10"


def read(text: str, published: str | None = WEDNESDAY, language: str = "en") -> tuple[TimeExpression, ...]:
    document = Document("d", text, published=published, language=language)
    blocks = [Block("d", 0, len(text), "paragraph", "")]
    return times(document, blocks, sentences(document, blocks))


def found(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str, str]]:
    return [(t.text, t.type, t.value) for t in read(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Velm fell on Monday.", ("Monday", "DATE", "2021-03-08")),
        ("Orsk said Wednesday it won.", ("Wednesday", "DATE", "2021-03-10")),
        ("The envoys will meet on Friday.", ("Friday", "DATE", "2021-03-12")),
        ("They met last Wednesday.", ("last Wednesday", "DATE", "2021-03-03")),
        ("They meet next Wednesday.", ("next Wednesday", "DATE", "2021-03-17")),
        ("They left yesterday.", ("yesterday", "DATE", "2021-03-09")),
        ("Shells fell on Monday night.", ("Monday night", "TIME", "2021-03-08TNI")),
        ("Earlier today, they left.", ("Earlier today", "DATE", "2021-03-10")),
        ("It rained last weekend in Orsk.", ("last weekend", "DATE", "2021-W09-WE")),
        ("It rained last week in Orsk.", ("last week", "DATE", "2021-W09")),
        ("It has gone on since July.", ("July", "DATE", "2020-07")),
        ("The vote is due in May.", ("May", "DATE", "2021-05")),
        ("The clash on July 12 killed two.", ("July 12", "DATE", "2020-07-12")),
        ("The deadline is 2 April.", ("2 April", "DATE", "2021-04-02")),
        ("He died on 3 January 1987.", ("3 January 1987", "DATE", "1987-01-03")),
        ("He died on Sunday, Jan. 3, 2021.", ("Sunday, Jan. 3, 2021", "DATE", "2021-01-03")),
        ("It fell in the third quarter.", ("the third quarter", "DATE", "2020-Q3")),
        ("It began last summer.", ("last summer", "DATE", "2020-SU")),
        ("The war in the 1990s was long.", ("the 1990s", "DATE", "199X")),
        ("It began in the early 1990s.", ("the early 1990s", "DATE", "199X")),
        ("He left three months ago.", ("three months ago", "DATE", "2020-12")),
        ("He left ten days ago.", ("ten days ago", "DATE", "2021-02-28")),
        ("It failed for three decades.", ("three decades", "DURATION", "P30Y")),
        ("They hid for two and a couple of weeks.", ("a couple of weeks", "DURATION", "P2W")),
        ("A 12-hour truce held.", ("12-hour", "DURATION", "PT12H")),
        ("It has not happened in recent years.", ("recent years", "DURATION", "PXY")),
        ("They march every Friday.", ("every Friday", "SET", "XXXX-WXX-5")),
        ("They march every day.", ("every day", "SET", "P1D")),
        ("They met at 10 p.m. Tuesday.", ("10 p.m. Tuesday", "TIME", "2021-03-09T22:00")),
        ("It opens at 9:30 a.m. GMT on Friday.", ("9:30 a.m. GMT on Friday", "TIME", "2021-03-12T09:30")),
        ("Orsk is now free.", ("now", "DATE", "PRESENT_REF")),
        ("Talks failed recently.", ("recently", "DATE", "PAST_REF")),
        ("Snow closed the road at Christmas.", ("Christmas", "DATE", "2020-12-25")),
        ("It was signed in nineteen eighty-seven.", ("nineteen eighty-seven", "DATE", "1987")),
    ],
)
def test_one_expression(text, expected):
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The 27-year-old soldier, aged 27, left.",
        "He may march on Velm and may win.",
        "Flight 1990B carried 2,010 people for $1995.",
        "Orsk beat Velm 3-2 and took 45 percent.",
        "The fall of Velm hurt.",
    ],
)
def test_what_is_no_time(text):
    assert found(text) == []


def test_expressions_that_rest_on_the_one_before():
    text = "The bridge fell on 3 May 2019. The following day Velm closed the road. A year later it reopened."
    assert [t.value for t in read(text)] == ["2019-05-03", "2019-05-04", "2020"]


def test_a_history_takes_the_year_told_last():
    text = (
        "War began on 4 June 1931. On 9 July the town fell. In August 1931 rain came. In October they met. "
        "Peace came on 2 February 1932. In March they left."
    )
    assert [t.value for t in read(text)] == ["1931-06-04", "1931-07-09", "1931-08", "1931-10", "1932-02-02", "1932-03"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Sunday", "XXXX-WXX-7"),
        ("on July 12", "XXXX-07-12"),
        ("since July", "XXXX-07"),
        ("seen yesterday", "XXXX-XX-XX"),
        ("seen last week", "XXXX-WXX"),
        ("seen on Sunday night", "XXXX-WXX-7TNI"),
        ("in the 1990s", "199X"),
    ],
)
def test_without_an_anchor_nothing_is_guessed(text, value):
    (only,) = read(f"Smoke was seen {text}.".replace("seen seen", "seen"), published=None)
    assert only.value == value
    assert (only.earliest is None) == ("X" in value and value != "199X")


def test_days_that_values_mean():
    text = "It began in the 1990s, in March 2019, in the third quarter, last weekend and on Monday, for two weeks."
    assert [(t.earliest, t.latest) for t in read(text)] == [
        ("1990-01-01", "1999-12-31"),
        ("2019-03-01", "2019-03-31"),
        ("2020-07-01", "2020-09-30"),
        ("2021-03-06", "2021-03-07"),
        ("2021-03-08", "2021-03-08"),
        (None, None),
    ]


def test_a_date_that_does_not_exist_has_no_days():
    (only,) = read("It was dated February 30, 2019.")
    assert (only.value, only.earliest) == ("2019-02-30", None)


def test_wording_is_found_across_hard_wraps_and_capitals():
    assert found("Velm fell on Monday\nnight.")[0] == ("Monday\nnight", "TIME", "2021-03-08TNI")
    assert found("Last week Velm fell.")[0][2] == "2021-W09"


def test_lines_without_sentences_are_scanned_and_residue_is_not():
    text = "ORSK, March 3\nREAD MORE: the 2019 war\nRain came."
    blocks = [Block("d", 0, 14, "dateline", ""), Block("d", 14, 38, "teaser", ""), Block("d", 38, 48, "paragraph", "")]
    document = Document("d", text, published=WEDNESDAY, language="en")
    assert [t.value for t in times(document, blocks, sentences(document, blocks))] == ["2021-03-03"]


def test_languages_without_rules_give_nothing():
    assert read("Am Montag fiel Velm im Jahr 2019.", language="de") == ()


PHRASES = st.sampled_from(
    [
        "on Monday", "the following day", "in May", "a year earlier", "last summer", "on 3 May 2019", "two weeks ago",
        "that month", "the latest quarter", "by July 4", "at 10 p.m.", "in 1987", "last night", "over the weekend",
        "at Easter", "on Thanksgiving", "three days later", "every Friday", "in the 1990s", "the third quarter",
    ]
)  # fmt: skip
DAYS = st.none() | st.dates().map(lambda day: day.isoformat())


@given(st.lists(PHRASES, min_size=1, max_size=6), DAYS, DAYS)
def test_resolving_again_gives_the_same(phrases, first, second):
    text = " and ".join(f"they left {phrase}" for phrase in phrases) + "."
    read_first = read(text, first)
    assert resolve(read_first, first) == read_first
    assert resolve(resolve(read_first, second), first) == read_first
    assert resolve(read_first, second) == read(text, second)


@given(st.text(alphabet="MonJuly 19205thedayslastweek.,'\n", max_size=80), DAYS)
def test_any_text_gives_exact_disjoint_spans(text, published):
    last = 0
    for expression in read(text, published):
        assert last <= expression.start < expression.end
        assert text[expression.start : expression.end] == expression.text
        last = expression.end


@pytest.mark.parametrize(("name", "floor"), [("timebank", 0.78), ("aquaint", 0.755)])
def test_value_f_on_the_gold_sets(shared, name, floor):
    with gzip.open(shared / "eval" / "times" / f"{name}.jsonl.gz", "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    hits = gold = made = 0
    for row in rows:
        values = {(t.start, t.value): t for t in read(row["text"], row["published"])}
        gold, made = gold + len(row["times"]), made + len(values)
        for g in row["times"]:
            hits += any(t.start < g["end"] and g["start"] < t.end and t.value == g["value"] for t in values.values())
    assert 2 * hits / (gold + made) >= floor
