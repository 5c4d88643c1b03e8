"""A case looked at: one moment of it, narrowed, in pages, from indexes."""

import pytest

from tellings.case import Case
from tellings.errors import CaseError, OptionError
from tellings.lookup import RANKED, Lookup, Wanted
from tellings.records import Document
from tellings.views.claims import BY_SCOPE, BY_SUPPORT
from tellings.views.evidence import BY_TELLINGS
from tellings.views.overview import BY_DAY, BY_FORM, BY_SIZE
from tests.fiction import write_pages
from tests.views.invented import by_name, told


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lookup")
    with Case(folder / "c.db") as case:
        case.read(write_pages(folder / "pages"))
        told(case)
    return folder / "c.db"


@pytest.fixture
def lookup(path):
    with Lookup(path) as lookup:
        yield lookup


def test_nothing_is_written_and_nothing_made(lookup, tmp_path):
    with pytest.raises(CaseError), lookup.writing():
        lookup.note("a", "b")
    with pytest.raises(CaseError):
        Lookup(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_a_snapshot_stays_as_it_was_while_another_writes(tmp_path):
    with Case(tmp_path / "c.db") as case, Lookup(tmp_path / "c.db") as lookup:
        case.add([Document("d1", "one")])
        before = lookup.version()
        with lookup.snapshot():
            assert lookup.count() == 1
            case.add([Document("d2", "two")])
            assert lookup.count() == 1
        assert lookup.count() == 2
        assert lookup.version() != before


@pytest.mark.parametrize(
    ("noun", "order"),
    [
        ("lineages", BY_SIZE),
        ("stories", BY_TELLINGS),
        ("claims", BY_SCOPE),
        ("claims", BY_SUPPORT),
        ("disputes", BY_FORM),
        ("timeline", BY_DAY),
    ],
)
def test_the_first_rows_of_long_lists_are_not_sorted_for(lookup, noun, order):
    plan = lookup._ask(f"EXPLAIN QUERY PLAN SELECT * FROM {noun} ORDER BY {order} LIMIT 5")
    assert not [step for *_, step in plan if "TEMP B-TREE" in step]


@pytest.mark.parametrize(
    "noun", ["lineages", "stories", "claims", "timeline", "wording", "copies", "edits", "relations"]
)
def test_what_touches_a_document_is_found_and_nothing_else(lookup, noun):
    quay = by_name(lookup)["quay.txt"]
    found = lookup.page(noun, Wanted(document=quay.id)).items
    every = lookup.all_of(noun)
    assert set(map(repr, found)) == {repr(item) for item in every if quay.id in repr(item)}
    assert found


def test_groups_forget_documents_that_go(tmp_path):
    with Case(tmp_path / "c.db") as case:
        case.read(write_pages(tmp_path / "pages"), until="lineages")
        quay = by_name(case)["quay.txt"]
        with Lookup(tmp_path / "c.db") as lookup:
            assert lookup.resting_on(quay.id, "lineages")
            with case.writing():
                case.replace("lineages", [])
            assert not lookup.resting_on(quay.id, "lineages")


def test_values_are_listed_once_in_order(lookup, tmp_path):
    assert lookup.values_of("language") == ["en"]
    with Case(tmp_path / "c.db") as case, Lookup(tmp_path / "c.db") as other:
        case.add(Document(f"d{at}", str(at), outlet=outlet) for at, outlet in enumerate(["b", None, "a", "b"]))
        assert other.values_of("outlet") == ["a", "b"]
        assert other.tally("outlet") == [("b", 2), (None, 1), ("a", 1)]
    with pytest.raises(OptionError):
        lookup.values_of("text")


def test_counts_add_up(lookup):
    assert sum(n for _, n in lookup.counts("mentions", "kind")) == lookup.count("mentions")
    with pytest.raises(OptionError):
        lookup.counts("mentions", "no column")


def test_a_search_for_what_is_everywhere_says_so(tmp_path):
    with Case(tmp_path / "c.db") as case, Lookup(tmp_path / "c.db") as lookup:
        case.add(Document(f"d{at}", f"wool {at}") for at in range(RANKED + 5))
        found = lookup.find("wool", Wanted(limit=2))
        assert found.total == RANKED + 1
        assert [item.document for item in found.items] == [f"d{RANKED + 4}", f"d{RANKED + 3}"]
        assert lookup.find("wool 7", Wanted(limit=2)).total == 1


def test_heads_say_what_a_list_needs(lookup):
    pages = by_name(lookup)
    heads = lookup.heads([*(page.id for page in pages.values()), "gone"])
    assert set(heads) == {page.id for page in pages.values()}
    assert heads[pages["market.txt"].id].headline == "Wool market opens in Hask"
