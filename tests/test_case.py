"""A case: written once, read by many, never half."""

import json
import random
import shutil
import sqlite3
from dataclasses import replace

import pytest

from tellings import pipeline
from tellings.case import CASE_NOUNS, EACH_NOUNS, Case
from tellings.errors import CaseError, InputError, OptionError
from tellings.records import Mention, Problem, Span
from tests.fiction import PAGES, QUAY, write_pages


@pytest.fixture
def pages(tmp_path):
    return write_pages(tmp_path / "pages")


@pytest.fixture
def case(tmp_path, pages):
    with Case(tmp_path / "quay.db") as case:
        case.read(pages)
        yield case


def exported(path, *sources, workers=1):
    with Case(path) as case:
        for source in sources:
            case.read(source, workers=workers)
        case.export("json", path.with_suffix(".json"))
    return path.with_suffix(".json").read_bytes()


def test_reading_fills_the_case(case):
    assert case.count() == len(PAGES)
    assert {b.kind for b in case.blocks()} >= {"title", "paragraph", "teaser"}
    assert case.sentences()
    assert case.problems() == []


def test_reading_again_changes_nothing(case, pages, tmp_path):
    case.export("json", tmp_path / "a.json")
    changes = case.read(pages)
    case.export("json", tmp_path / "b.json")
    assert (changes.added, changes.known) == (0, len(PAGES))
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_reading_again_runs_no_stage(case, pages, monkeypatch):
    monkeypatch.setattr(pipeline, "analyse", lambda *_: pytest.fail("a stage ran again"))
    case.read(pages)


def test_a_new_version_of_a_stage_runs_again_and_what_rests_on_it(case, pages, monkeypatch):
    ran = []
    table = tuple(replace(s, version=s.version + 1) if s.name == "sentences" else s for s in pipeline.STAGES)
    monkeypatch.setattr(pipeline, "STAGES", table)
    monkeypatch.setattr(pipeline, "EACH", tuple(s for s in table if s.shape == "each"))
    analyse = pipeline.analyse
    monkeypatch.setattr(pipeline, "analyse", lambda r, names: ran.append(names) or analyse(r, names))
    pipeline.stamp.cache_clear()
    try:
        case.read(pages)
    finally:
        pipeline.stamp.cache_clear()
    assert len(ran) == 2 * len(PAGES)
    assert ran[: len(PAGES)] == [("sentences", "names", "times", "attributions")] * len(PAGES)
    assert ran[len(PAGES) :] == [("figures",)] * len(PAGES)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_reading_does_not_matter(tmp_path, pages, seed):
    files = sorted(pages.iterdir())
    expected = exported(tmp_path / "a.db", pages)
    random.Random(seed).shuffle(files)
    assert exported(tmp_path / "b.db", *files) == expected


def test_the_number_of_processes_does_not_matter(tmp_path, pages):
    assert exported(tmp_path / "a.db", pages) == exported(tmp_path / "b.db", pages, workers=2)


def test_until_stops_early_and_a_later_read_goes_on(tmp_path, pages):
    expected = exported(tmp_path / "a.db", pages)
    with Case(tmp_path / "b.db") as case:
        case.read(pages, until="blocks")
        assert case.blocks()
        assert not case.sentences()
    assert exported(tmp_path / "b.db", pages) == expected


def test_one_page_under_two_paths_is_one_document_with_two_sources(case, pages):
    shutil.copy(pages / "quay.txt", pages / "again.txt")
    case.read(pages)
    assert case.count() == len(PAGES)
    document = case.document(str(pages / "again.txt"))
    assert [source.path for source in document.sources] == [str(pages / "again.txt"), str(pages / "quay.txt")]


def test_a_page_met_again_under_an_earlier_path_ends_as_if_read_so_at_first(tmp_path, pages):
    shutil.copytree(pages, tmp_path / "again")
    expected = exported(tmp_path / "a.db", tmp_path / "again", pages)
    assert exported(tmp_path / "b.db", pages, tmp_path / "again") == expected


def test_one_text_in_two_outlets_is_two_documents(tmp_path):
    rows = [{"id": "1", "text": QUAY, "outlet": "The Gull"}, {"id": "1", "text": QUAY, "outlet": "Lorne Post"}]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    with Case(tmp_path / "c.db") as case:
        case.read(tmp_path / "rows.jsonl")
        assert sorted(d.outlet for d in case.documents()) == ["Lorne Post", "The Gull"]


def test_two_sources_that_state_different_things_are_joined_alike_in_any_order(tmp_path):
    text = "Port Lorne has a new ferry. It is green, and it was late on its first day."
    rows = [{"text": text, "id": "1", "published": "2031-05-03"}, {"text": text, "id": "1", "title": "A ferry"}]
    seen = set()
    for order in (rows, rows[::-1]):
        folder = tmp_path / str(len(seen))
        folder.mkdir()
        for at, row in enumerate(order):
            (folder / f"{at}.jsonl").write_text(json.dumps(row))
        with Case(folder / "c.db") as case:
            case.read(folder / "0.jsonl")
            case.read(folder / "1.jsonl")
            (document,) = case.documents()
            seen.add((document.title, document.published))
    assert seen == {("A ferry", "2031-05-03")}


def test_a_page_that_was_bad_and_is_mended_is_no_problem_any_more(case, pages):
    (pages / "new.txt").write_bytes(b"")
    assert case.read(pages).problems == 1
    (pages / "new.txt").write_text(QUAY.replace("Port Lorne", "Port Issel"))
    case.read(pages)
    assert case.problems() == []


def test_removing_a_document_takes_what_rests_on_it(case, tmp_path, pages):
    (pages / "copy.txt").unlink()
    expected = exported(tmp_path / "b.db", pages)
    (gone,) = case.remove(str(pages / "copy.txt"))
    assert gone.text.startswith("Blast shuts")
    case.export("json", tmp_path / "quay.json")
    assert (tmp_path / "quay.json").read_bytes() == expected
    assert case.search("shuts") == []


def test_removing_all_copies_but_one_leaves_no_lineage_behind(case, pages, tmp_path):
    case.remove(str(pages / "copy.txt"), str(pages / "quay.txt"))
    assert case.lineages() == []
    case.report(tmp_path / "r.html")


def test_removing_runs_no_stage_that_had_not_run(tmp_path, pages):
    with Case(tmp_path / "b.db") as case:
        case.read(pages, until="blocks")
        case.remove(str(pages / "copy.txt"))
        assert not case.sentences()


@pytest.mark.parametrize("table_first", [True, False])
def test_a_page_whose_outlet_a_table_tells_sooner_or_later_is_one_document(tmp_path, pages, table_first):
    (tmp_path / "meta.csv").write_text("file,outlet\nquay.txt,The Gull\n")
    with Case(tmp_path / "b.db") as case:
        for meta in (tmp_path / "meta.csv", None) if table_first else (None, tmp_path / "meta.csv"):
            case.read(pages, meta=meta)
        assert case.count() == len(PAGES)
        assert case.document(str(pages / "quay.txt")).outlet == "The Gull"


def test_what_was_mended_in_a_page_stays_a_problem(tmp_path, pages):
    (pages / "broken.txt").write_bytes(b"The ferry of Port Lorne sank on Monday, \x00 the harbour master said.\n" * 3)
    with Case(tmp_path / "b.db") as case:
        first = case.read(pages).problems
        assert case.read(pages).problems == 0
        assert len(case.problems()) == first == 1


def test_removing_everything_leaves_an_empty_case(case):
    case.remove(*(document.id for document in case.documents()))
    assert [noun for noun in (*EACH_NOUNS, *CASE_NOUNS) if case.count(noun)] == []


def test_removing_what_is_not_there_removes_nothing(case, pages):
    with pytest.raises(InputError, match="no document nowhere"):
        case.remove(str(pages / "quay.txt"), "nowhere")
    assert case.count() == len(PAGES)


def test_readers_read_while_a_writer_writes(case):
    with case.writing(), Case(case.path, create=False) as reader:
        assert reader.count() == len(PAGES)
        assert reader.search("harbour")


def test_a_second_writer_is_told_to_wait(case, pages):
    with Case(case.path) as second, pytest.raises(CaseError, match="written by another process"):
        second.read(pages)


def test_the_lock_goes_with_the_writer_and_one_file_is_left(tmp_path, pages):
    with Case(tmp_path / "one.db") as case:
        case.read(pages)
    assert [path.name for path in tmp_path.glob("one.db*")] == ["one.db"]


def test_what_is_not_a_case_is_refused(tmp_path):
    (tmp_path / "page.html").write_text("<p>not a database, and longer than sixteen bytes")
    with pytest.raises(CaseError, match="not a case"):
        Case(tmp_path / "page.html")
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE t (a)")
    other.close()
    with pytest.raises(CaseError, match="another program"):
        Case(tmp_path / "other.db")
    with pytest.raises(CaseError, match="folder"):
        Case(tmp_path)
    with pytest.raises(CaseError, match="There is no case"):
        Case(tmp_path / "absent.db", create=False)
    with pytest.raises(CaseError, match="cannot be opened"):
        Case(tmp_path / "no" / "folder.db")
    (tmp_path / "empty.db").touch()
    with pytest.raises(CaseError, match="empty"):
        Case(tmp_path / "empty.db", create=False)


@pytest.mark.parametrize(("version", "advice"), [(0, "new case"), (99, "Upgrade")])
def test_another_schema_version_is_refused_with_advice(case, version, advice):
    case.close()
    database = sqlite3.connect(case.path)
    database.execute(f"PRAGMA user_version = {version}")
    database.close()
    with pytest.raises(CaseError, match=advice):
        Case(case.path)


def test_a_damaged_case_is_said_to_be(case):
    case.close()
    data = bytearray(case.path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    case.path.write_bytes(data)
    with pytest.raises(CaseError), Case(case.path) as damaged:
        damaged.documents()


def test_a_quote_that_its_text_does_not_have_is_not_written(case):
    document = case.documents()[0]
    wrong = Mention(document.id, 0, 4, "Not this", "person", "Not this")
    with pytest.raises(CaseError, match="does not have 'Not this'"), case.writing():
        case.put("mentions", document, [wrong])
    assert "Not this" not in {mention.text for mention in case.mentions()}


def test_a_quote_that_was_changed_from_outside_is_not_shown(case):
    document = case.documents()[0]
    with case.writing():
        case.put("mentions", document, [Mention(document.id, 0, 4, document.text[:4], "person", "x")])
    database = sqlite3.connect(case.path)
    database.execute("UPDATE mentions SET start = 1")
    database.commit()
    database.close()
    with pytest.raises(CaseError, match="changed from outside"):
        case.mentions()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("harbour", 2),
        ("PORT lorne", 2),
        ('"harbour master"', 2),
        ('"master harbour"', 0),
        ("whare*", 0),
        ("ware*", 2),
        ("wool OR harbour", 3),
        ("wool NOT bridge", 0),
        ("port-lorne", 2),
        ("o'clock", 0),
    ],
)
def test_search_takes_what_people_type(case, query, found):
    hits = case.search(query)
    assert len(hits) == found
    for hit in hits:
        text = case.documents([hit.document])[0].text
        assert text[hit.start : hit.end] == hit.match
        assert hit.before + hit.match + hit.after in text


@pytest.mark.parametrize("query", ["", "…", '"', "AND", "NOT wool"])
def test_a_query_that_asks_for_nothing_is_refused(case, query):
    with pytest.raises(OptionError, match="Cannot search"):
        case.search(query)


def test_a_case_opens_in_other_tools(case):
    database = sqlite3.connect(f"file:{case.path}?mode=ro", uri=True)
    assert database.execute("SELECT count(*) FROM documents").fetchone() == (len(PAGES),)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


def test_problems_are_kept_once(case):
    problem = Problem("x.txt", "read", "empty")
    case.add([problem, problem])
    assert case.problems() == [problem]


def test_a_span_is_a_pair():
    assert Span(1, 2) == (1, 2)


def test_a_stage_that_fails_over_the_case_is_a_problem_until_it_works(pages, tmp_path, monkeypatch):
    table = pipeline.STAGES

    def broken(*_):
        raise ValueError("a slip of ours")

    slip = tuple(replace(stage, run=broken) if stage.name == "lineages" else stage for stage in table)
    with Case(tmp_path / "c.db") as case:
        monkeypatch.setattr(pipeline, "STAGES", slip)
        case.read(pages)
        assert [(p.stage, p.why) for p in case.problems()] == [("lineages", "ValueError: a slip of ours")]
        assert case.copies()
        assert case.entities()
        monkeypatch.setattr(pipeline, "STAGES", table)
        case.read(pages)
        assert case.problems() == []
        assert case.lineages()
