"""A corpus gives what a case gives, whoever does the work, however often it was stopped."""

import gzip
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import numpy as np
import pytest

pytest.importorskip("pyarrow", reason="needs the extra `scale`")
pytest.importorskip("scipy", reason="needs the extra `scale`")

import pyarrow as pa
import pyarrow.parquet as pq

from bench.cluster import descendants
from bench.corpus import rows
from tellings.case import CASE_NOUNS, EACH_NOUNS, Case
from tellings.copies import PRINTINGS
from tellings.errors import CaseError, InputError, OptionError
from tellings.pipeline import STAGES
from tellings.scale import Log, cut, descending, estimate, run
from tellings.scale import inputs as inputs_of
from tellings.scale.columns import to_records
from tellings.scale.folder import WORK, Folder
from tellings.scale.linking import CAST, RANGES, plan_pairs
from tellings.scale.running import problems_of

COUNT = 120
STORIES = [stage.name for stage in STAGES if stage.name == "stories"]
PART = 10


def made(folder, documents, each=30):
    """Files of JSON lines."""
    folder.mkdir(parents=True, exist_ok=True)
    for at in range(0, len(documents), each):
        lines = "".join(json.dumps(row) + "\n" for row in documents[at : at + each])
        (folder / f"part-{at // each:03}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def contents(folder):
    """Every file of a finished run, by name."""
    top = Path(folder)
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()}


def records(folder, noun):
    record = {**EACH_NOUNS, **CASE_NOUNS}[noun]
    tables = Folder(str(folder))
    return [item for name in tables.names(noun) for item in to_records(record, tables.read(name))]


def spelled(items):
    return sorted(map(msgspec.json.encode, items))


@pytest.fixture(scope="module")
def coverage():
    """Dated throughout: an undated page takes its day from others in a case, and from itself alone in a corpus."""
    return [{"published": "2026-03-09", "language": "en", **row} for row in rows(COUNT, seed=4)]


@pytest.fixture(scope="module")
def inputs(tmp_path_factory, coverage):
    return made(tmp_path_factory.mktemp("inputs") / "in", coverage)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory, inputs):
    """A finished run in one process, with every stage."""
    out = tmp_path_factory.mktemp("corpus") / "out"
    run([str(inputs)], str(out), part=PART)
    return out


@pytest.fixture(scope="module")
def lineages(tmp_path_factory, inputs):
    """A finished run in one process, up to lineages."""
    out = tmp_path_factory.mktemp("lineages") / "out"
    run([str(inputs)], str(out), part=PART, stages=["lineages"])
    return out


# What comes out


def test_a_corpus_gives_what_a_case_gives(tmp_path, inputs, corpus):
    with Case(tmp_path / "c.db") as case:
        case.read(inputs, until="edits")
        for noun in ("blocks", "sentences", "mentions", "times", "attributions", "figures", "quantities"):
            found = [item for reading in case.readings(None, (noun,)) for item in getattr(reading, noun)]
            assert spelled(records(corpus, noun)) == spelled(found), noun
        for noun in ("copies", "lineages", *STORIES, "edits"):
            assert case.all_of(noun), noun
            assert spelled(records(corpus, noun)) == spelled(case.all_of(noun)), noun


def test_a_text_that_hundreds_print_gives_what_a_case_gives(tmp_path, coverage):
    """Printings that stand for others, and near-duplicates of them, over several partitions and days."""
    notice = coverage[0]["text"]
    shouted = [
        {"id": f"n{at}", "text": notice, "outlet": f"Bell {at}", "published": f"2026-03-{9 + at % 3:02}"}
        for at in range(PRINTINGS + 20)
    ]
    source = made(tmp_path / "in", [*coverage[:30], *shouted])
    for workers in (1, 2):
        run([str(source)], str(tmp_path / f"out{workers}"), part=PART, stages=["stories", "edits"], workers=workers)
    assert contents(tmp_path / "out1") == contents(tmp_path / "out2")
    with Case(tmp_path / "c.db") as case:
        case.read(source, until="edits")
        for noun in ("copies", "lineages", *STORIES, "edits"):
            assert spelled(records(tmp_path / "out1", noun)) == spelled(case.all_of(noun)), noun
        assert any(len(lineage.members) > PRINTINGS + 20 for lineage in case.lineages())


def test_tables_lie_by_day_and_are_counted(corpus, coverage):
    manifest = json.loads((corpus / "manifest.json").read_text())
    assert manifest["counts"]["documents"] == len(coverage)
    days = {row["published"] for row in coverage}
    assert {path.name.removeprefix("day=") for path in (corpus / "documents").iterdir()} == days
    for noun, count in manifest["counts"].items():
        assert sum(pq.read_metadata(path).num_rows for path in (corpus / noun).rglob("*.parquet")) == count
    assert not (corpus / WORK).exists()


def test_two_processes_write_the_same_bytes(tmp_path, inputs, lineages):
    run([str(inputs)], str(tmp_path / "out"), part=PART, stages=["lineages"], workers=2)
    assert contents(tmp_path / "out") == contents(lineages)


def test_parquet_and_packed_lines_give_the_same_documents(tmp_path, coverage, lineages):
    (tmp_path / "in").mkdir()
    pq.write_table(pa.Table.from_pylist(coverage[:50]), tmp_path / "in" / "a.parquet", row_group_size=7)
    with gzip.open(tmp_path / "in" / "b.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("".join(json.dumps(row) + "\n" for row in coverage[50:]))
    uri = (tmp_path / "in").as_uri()
    for at, source in enumerate((str(tmp_path / "in"), uri)):
        run([source], str(tmp_path / f"out{at}"), part=PART, stages=["copies"])
        assert spelled(records(tmp_path / f"out{at}", "copies")) == spelled(records(lineages, "copies"))
        table = pq.read_table(tmp_path / f"out{at}" / "documents")
        paths = {source["path"] for sources in table["sources"].to_pylist() for source in sources}
        top = uri if at else (tmp_path / "in").as_posix()
        assert paths == {f"{top}/a.parquet#{n}" for n in range(1, 51)} | {f"{top}/b.jsonl.gz#{n}" for n in range(1, 71)}


def test_a_file_of_lines_is_cut_between_lines(tmp_path, monkeypatch):
    text = {"text": "The pier of Port Lorne was closed on Monday, the harbour master said."}
    lines = [json.dumps(text | {"id": f"row {number}"}) for number in range(40)]
    lines[7:7] = ["", "not a row"]
    lines[20] = json.dumps(text | {"id": "long", "text": "A long telling. " * 400})
    path = tmp_path / "rows.jsonl"
    path.write_bytes("\r\n".join(lines).encode())
    whole, _ = inputs_of.pieces([str(path)])
    expected = [item for piece in whole for item in inputs_of.documents(piece)]
    monkeypatch.setattr(inputs_of, "STRETCH", 500)
    monkeypatch.setattr(inputs_of, "CHUNK", 130)
    parts, _ = inputs_of.pieces([str(path)])
    assert len(whole) == 1
    assert len(parts) > 6
    assert [item for piece in parts for item in inputs_of.documents(piece)] == expected
    assert len(expected) == 41


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_lines_that_end_otherwise_are_not_cut(tmp_path, monkeypatch, encoding):
    monkeypatch.setattr(inputs_of, "STRETCH", 500)
    path = tmp_path / "rows.jsonl"
    path.write_bytes(
        "\n".join(json.dumps({"id": f"{n}", "text": "The pier was closed."}) for n in range(40)).encode(encoding)
    )
    parts, _ = inputs_of.pieces([str(path)])
    assert [piece.kind for piece in parts] == ["files"]
    assert len(list(inputs_of.documents(parts[0]))) == 40


def test_a_document_met_twice_is_one_as_in_a_case(tmp_path):
    text = "The harbour master of Port Lorne closed the quay after a blast on the pier."
    row = {"id": "q", "outlet": "Lorne Post", "text": text}
    for name, more in (
        ("a", {"title": "Quay closed", "published": "2026-03-09T10:00:00"}),
        ("b", {"title": "Blast", "published": "2026-03-08"}),
        ("c", {"byline": "Odile Brasc"}),
    ):
        made(tmp_path / name, [{**row, **more}])
    sources = [str(tmp_path / name) for name in "abc"]
    run(sources, str(tmp_path / "out"), stages=["blocks"])
    (found,) = pq.read_table(tmp_path / "out" / "documents").to_pylist()
    with Case(tmp_path / "c.db") as case:
        case.read(*sources, until="blocks")
        (document,) = case.documents()
    for name in ("id", "text", "title", "byline", "language"):
        assert found[name] == getattr(document, name)
    assert found["moment"] == document.published
    assert [source["path"] for source in found["sources"]] == [source.path for source in document.sources]
    assert found["day"] == "2026-03-08"


def test_what_a_house_prints_below_everything_is_told_within_one_partition(tmp_path):
    foot = "Letters to this house are opened by the night clerk at the old customs house and answered within a week."
    found = [row for row in rows(200, seed=9) if "cluster" in row]
    documents = [
        {**row, "text": f"{row['text']}\n\n{foot}", "outlet": "Lorne Post", "published": "2026-03-09"} for row in found
    ]
    folder = made(tmp_path / "in", documents)
    run([str(folder)], str(tmp_path / "out"), stages=["copies"], part=20)
    copies = records(tmp_path / "out", "copies")
    with Case(tmp_path / "c.db") as case:
        case.read(folder, until="copies")
        texts = {document.id: document.text for document in case.documents()}
        assert spelled(copies) == spelled(case.copies())
    assert copies
    assert not [copy for copy in copies if texts[copy.left.document][copy.left.start :].startswith(foot)]


def test_votes_are_dealt_out_so_that_no_bucket_has_too_many():
    counts = [0] * RANGES
    counts[3], counts[700] = 5 * CAST, CAST // 2
    plan = plan_pairs([counts])
    assert plan[3] == (0, 5) or plan[3][1] == 5
    assert plan[700][1] == 1
    assert plan[2][0] <= plan[3][0] < plan[4][0] <= plan[700][0]


# Stopping and going on


class StoppedError(Exception):
    pass


def stopping(step, times):
    left = [times]

    def progress(told, done, total):
        left[0] -= told == step
        if left[0] < 0:
            raise StoppedError

    return progress


@pytest.mark.parametrize(("step", "times"), [("documents", 3), ("annotate", 5), ("prints", 1), ("align", 1)])
def test_a_stopped_run_goes_on_and_does_nothing_twice(tmp_path, inputs, lineages, step, times):
    out = tmp_path / "out"
    options = {"part": PART, "stages": ["lineages"]}
    with pytest.raises(StoppedError):
        run([str(inputs)], str(out), progress=stopping(step, times), **options)
    assert not (out / "manifest.json").exists()
    assert not (out / "documents").exists()
    kept = {path: path.stat().st_mtime_ns for path in (out / WORK / "receipts").rglob("*.json")}
    seen = {}

    def progress(told, done, total):
        seen.setdefault(told, done)
        for path, when in kept.items():
            assert not path.exists() or path.stat().st_mtime_ns == when

    run([str(inputs)], str(out), progress=progress, **options)
    assert seen[step] > 0 or step in ("prints", "align")
    assert contents(out) == contents(lineages)


def test_a_killed_run_goes_on(tmp_path, inputs, lineages):
    out = tmp_path / "out"
    code = "import sys; from tellings.scale import run; run([sys.argv[1]], sys.argv[2], part=10, stages=['lineages'])"
    with subprocess.Popen([sys.executable, "-c", code, str(inputs), str(out)]) as process:
        while len(list((out / WORK / "receipts" / "annotate").glob("*.json"))) < 3 and process.poll() is None:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    assert not (out / "documents").exists()
    run([str(inputs)], str(out), part=PART, stages=["lineages"])
    assert contents(out) == contents(lineages)


def test_workers_end_with_the_run_that_was_killed(tmp_path, inputs):
    words = [sys.executable, "-m", "tellings", "scale", "run", str(inputs), "--out", str(tmp_path / "out")]
    with subprocess.Popen([*words, "--workers", "2", "--partition", "5"], stderr=subprocess.DEVNULL) as process:
        while not (tmp_path / "out" / WORK / "receipts" / "annotate").exists() and process.poll() is None:
            time.sleep(0.02)
        workers = descendants(process.pid)
        process.kill()
    for _ in range(200):
        left = [worker for worker in workers if Path(f"/proc/{worker}").exists()]
        if not left:
            break
        time.sleep(0.1)
    assert len(workers) >= 2
    assert not left


def test_a_finished_run_is_not_made_again(lineages, inputs):
    before = contents(lineages)
    found = run([str(inputs)], str(lineages), part=PART, stages=["lineages"], progress=stopping("read", 0))
    assert found.counts["documents"] == COUNT
    assert contents(lineages) == before


def test_other_sources_or_stages_do_not_mix(tmp_path, inputs, lineages):
    with pytest.raises(OptionError, match="other sources or stages"):
        run([str(inputs)], str(lineages), part=PART, stages=["copies"])
    out = tmp_path / "out"
    with pytest.raises(StoppedError):
        run([str(inputs)], str(out), part=PART, stages=["lineages"], progress=stopping("read", 1))
    with pytest.raises(OptionError, match="other sources, stages or versions"):
        run([str(inputs)], str(out), part=PART, stages=["blocks"])


# What goes wrong


def test_bad_rows_and_files_are_problems(tmp_path):
    folder = made(tmp_path / "in", [{"id": "a", "text": "The quay was closed."}])
    (folder / "b.jsonl").write_text('{"id": "b"}\nnot a row\n{"id": "c", "text": "The ferry waited."}\n')
    (folder / "c.parquet").write_bytes(b"PAR1 and nothing behind it")
    pq.write_table(pa.table({"body": ["x"]}), folder / "d.parquet")
    (folder / "e.warc").write_bytes(b"no archive")
    found = run([str(folder)], str(tmp_path / "out"), stages=["blocks"])
    assert found.counts["documents"] == 2
    problems = list(problems_of(Folder(str(tmp_path / "out"))))
    assert sum(found.problems.values()) == len(problems) == 5
    told = {Path(problem.document).name: problem.why for problem in problems}
    assert told["b.jsonl#1"].startswith("a row without text")
    assert told["b.jsonl#2"].startswith("not a row of JSON")
    assert told["c.parquet"].startswith("no Parquet file")
    assert told["d.parquet"] == "a table without text; it has body"
    assert told["e.warc"] == "holds no records"


@pytest.mark.parametrize("source", ["nowhere/at/all", "nosuch://bucket/key", "file:///nowhere/at/all.jsonl"])
def test_sources_that_are_not_there_are_told_before_anything_is_made(tmp_path, source):
    with pytest.raises(InputError):
        run([source], str(tmp_path / "out"))
    assert not (tmp_path / "out").exists() or not contents(tmp_path / "out")


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path, inputs):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("mine")
    with pytest.raises(OptionError, match="is not empty"):
        run([str(inputs)], str(tmp_path / "out"))


def test_a_folder_that_cannot_be_made(tmp_path, inputs):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises((InputError, CaseError)):
        run([str(inputs)], str(tmp_path / "file" / "out"))


def test_a_stage_that_is_not_known(tmp_path, inputs):
    with pytest.raises(OptionError, match="no stage horoscopes"):
        run([str(inputs)], str(tmp_path / "out"), stages=["horoscopes"])


FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
from tellings.errors import CaseError
from tellings.scale import run
try:
    run([sys.argv[1]], sys.argv[2], part=10, stages=["lineages"])
except CaseError as error:
    sys.exit(f"told: {error}")
"""


def test_a_disk_that_takes_no_more_is_told_and_leaves_nothing_half(tmp_path, inputs, lineages):
    out = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(inputs), str(out), "6000"], capture_output=True, text=True, check=False
    )
    assert done.stderr.startswith("told: ")
    assert "what was done is kept" in done.stderr
    assert not (out / "documents").exists()
    assert not [path for path in out.rglob("*.parquet") if not pq.ParquetFile(path).metadata.num_row_groups]
    run([str(inputs)], str(out), part=PART, stages=["lineages"])
    assert contents(out) == contents(lineages)


# Cutting


def exported(path, target):
    with Case(path, create=False) as case:
        case.export("json", target)
    return target.read_bytes()


@pytest.fixture(scope="module")
def single(tmp_path_factory, coverage):
    """The same articles, each in a file of its own, so that some can be read alone under the same paths."""
    return made(tmp_path_factory.mktemp("single") / "in", coverage[:40], each=1)


@pytest.fixture(scope="module")
def small(tmp_path_factory, single):
    out = tmp_path_factory.mktemp("small") / "out"
    run([str(single)], str(out), part=5)
    return out


def read_alone(path, single, wanted):
    """A case of these documents, read out of their own files."""
    files = {}
    for file in sorted(single.iterdir()):
        files[json.loads(file.read_text())["id"]] = file
    with Case(path) as case:
        case.read(*(files[key] for key in wanted))


def keys(folder, ids):
    table = pq.read_table(folder / "documents", columns=["id", "key"]).to_pylist()
    return sorted(row["key"] for row in table if row["id"] in ids)


def test_a_lineage_cut_out_is_a_case_of_its_documents(tmp_path, single, small):
    lineage = max(records(small, "lineages"), key=lambda lineage: len(lineage.members))
    found = cut(str(small), tmp_path / "cut.db", lineage=lineage.id)
    wanted = {*lineage.members, *(borrower.document for borrower in lineage.borrowers)}
    assert found.documents == len(wanted) > 1
    assert lineage.id in found.lineages
    read_alone(tmp_path / "alone.db", single, keys(small, wanted))
    assert exported(tmp_path / "cut.db", tmp_path / "cut.json") == exported(
        tmp_path / "alone.db", tmp_path / "alone.json"
    )
    with Case(tmp_path / "cut.db") as case:
        labels = json.loads(case.state("corpus"))
    assert set(lineage.members) <= set(labels["documents"])


@pytest.mark.skipif(not STORIES, reason="no stage finds stories")
def test_a_story_cut_out_is_a_case_of_its_documents(tmp_path, single, small):
    story = max(records(small, "stories"), key=lambda story: len(story.tellings))
    found = cut(str(small), tmp_path / "cut.db", story=story.id)
    assert found.documents == len(story.tellings) > 1
    assert story.id in found.stories
    read_alone(tmp_path / "alone.db", single, keys(small, {telling.document for telling in story.tellings}))
    assert exported(tmp_path / "cut.db", tmp_path / "cut.json") == exported(
        tmp_path / "alone.db", tmp_path / "alone.json"
    )


def test_a_search_cut_out_is_a_case_of_what_it_finds(tmp_path, single, small):
    with Case(tmp_path / "all.db") as case:
        case.read(single, until="blocks")
        wanted = {hit.document for hit in case.search('"people were" killed')}
    assert 0 < len(wanted) < 40
    assert cut(str(small), tmp_path / "cut.db", query='"people were" killed').documents == len(wanted)
    read_alone(tmp_path / "alone.db", single, keys(small, wanted))
    assert exported(tmp_path / "cut.db", tmp_path / "cut.json") == exported(
        tmp_path / "alone.db", tmp_path / "alone.json"
    )


def test_what_cannot_be_cut_is_said(tmp_path, small):
    with pytest.raises(InputError, match="no lineage lnone"):
        cut(str(small), tmp_path / "c.db", lineage="lnone")
    with pytest.raises(InputError, match="fits 'zzzzqq'"):
        cut(str(small), tmp_path / "c.db", query="zzzzqq")
    with pytest.raises(OptionError, match="One of a story"):
        cut(str(small), tmp_path / "c.db")
    with pytest.raises(OptionError, match="no finished run"):
        cut(str(tmp_path), tmp_path / "c.db", query="quay")
    (tmp_path / "there.db").write_text("")
    with pytest.raises(OptionError, match="there already"):
        cut(str(small), tmp_path / "there.db", query="quay")


# Before and meanwhile


def test_an_estimate_counts_documents_and_keeps_nothing(tmp_path, inputs):
    before = contents(inputs)
    found = estimate([str(inputs)], stages=["blocks"])
    assert found.sampled == found.documents == COUNT
    assert found.seconds > 0 < found.disk
    assert contents(inputs) == before
    assert estimate([str(inputs)], stages=["blocks"], workers=2).disk == found.disk


def test_a_log_says_how_fast_and_how_long():
    lines, now = [], [0.0]
    log = Log(lines.append, lambda: now[0])
    for at, done in ((0, 0), (4, 40), (10, 100), (20, 200), (21, 400)):
        now[0] = float(at)
        log("annotate", done, 400)
    assert lines == [
        "annotate: 0 of 400 documents",
        "annotate: 100 of 400 documents, 10.0 a second, about 30 seconds left",
        "annotate: 200 of 400 documents, 10.0 a second, about 20 seconds left",
        "annotate: 400 of 400 documents, 19.0 a second",
    ]


def test_the_commands(tmp_path, inputs):
    tellings = [sys.executable, "-m", "tellings", "scale"]
    out = str(tmp_path / "out")
    done = subprocess.run(
        [*tellings, "run", str(inputs), "--out", out, "--stages", "copies"], capture_output=True, text=True, check=True
    )
    assert f"{COUNT} documents" in done.stderr
    done = subprocess.run(
        [*tellings, "cut", out, "--lineage", "l0", "--case", str(tmp_path / "c.db")], capture_output=True, check=False
    )
    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


# What is too large


def test_a_component_too_large_is_taken_apart_along_near_duplicates(monkeypatch):
    monkeypatch.setattr(descending, "GIANT", 4)
    left, right = np.array([1, 2, 3, 4, 5, 8]), np.array([2, 3, 4, 5, 6, 9])
    near = np.array([True, True, False, True, True, False])
    numbers, found, giant = descending.components(left, right, near)
    groups = dict(zip(numbers.tolist(), found.tolist(), strict=True))
    assert giant == 6
    assert groups[1] == groups[2] == groups[3] != groups[4]
    assert groups[4] == groups[5] == groups[6] != groups[8]
    assert groups[8] == groups[9]
    assert descending.components(left, right, near, light=[1, 2])[2] == 0


def test_what_is_small_is_solved_together_and_what_is_large_alone():
    sizes = np.array([300, 600, 200, 5000, 10, 20])
    assert descending.packed(sizes) == [0, 0, 1, 2, 3, 3]
