"""The commands as a person runs them: a process, its output, its exit code."""

import json
import os
import pty
import subprocess
import sys

import pytest

from tellings import __version__
from tellings.compiled import described
from tests.fiction import PAGES, write_pages


def run(*args, cwd, **options):
    command = [sys.executable, "-m", "tellings", *map(str, args)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, check=False, **options)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli")
    write_pages(folder / "pages")
    done = run("read", "pages", "--case", "c.db", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stderr == "c.db: 3 documents new, 0 known, 3 in all\n"
    return folder


def test_version(folder):
    assert run("--version", cwd=folder).stdout == f"tellings, version {__version__} ({described()})\n"


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="the system knows no priorities")
def test_a_read_gives_way_to_other_programs(tmp_path):
    write_pages(tmp_path / "pages")
    code = "import os, tellings.cli as c; c.main(standalone_mode=False); print(os.getpriority(os.PRIO_PROCESS, 0))"
    words = [sys.executable, "-c", code, "read", "pages", "--case", "c.db", "--until", "blocks"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert int(done.stdout) >= 10


def test_starting_loads_nothing_heavy(folder):
    heavy = "numpy trafilatura jinja2 rich msgspec"
    code = f"import tellings.cli, sys; print([m for m in {heavy.split()} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_show_documents(folder):
    done = run("show", "documents", "c.db", cwd=folder)
    assert all(f"pages/{name}" in done.stdout for name in PAGES)


@pytest.mark.parametrize(
    "what", "blocks sentences mentions times copies lineages edits entities figures problems".split()
)
def test_show_anything(folder, what):
    done = run("show", what, "c.db", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_show_of_one_document(folder):
    done = run("show", "blocks", "c.db", "--document", "pages/market.txt", cwd=folder)
    assert "wool market" in done.stdout
    assert "quay" not in done.stdout


def test_search(folder):
    done = run("search", "c.db", "harbour", "master", cwd=folder)
    assert "2 found" in done.stdout


def test_report_and_export(folder):
    assert run("report", "c.db", "-o", "r.html", cwd=folder).returncode == 0
    assert "<!doctype html>" in (folder / "r.html").read_text()
    assert run("export", "c.db", "-o", "e.json", cwd=folder).returncode == 0
    assert len(json.loads((folder / "e.json").read_bytes())["documents"]) == 3
    assert run("export", "c.db", "--format", "csv", "-o", "tables", cwd=folder).returncode == 0
    assert (folder / "tables" / "documents.csv").exists()


def test_remove(folder):
    run("read", "pages", "--case", "d.db", cwd=folder)
    done = run("remove", "d.db", "pages/copy.txt", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "d.db: 1 document removed\n")


def test_annotate_from_lines_to_lines(folder):
    rows = [{"id": "a", "text": PAGES["quay.txt"]}, {"id": "b", "text": PAGES["market.txt"]}]
    (folder / "in.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert run("annotate", "in.jsonl", "-o", "out.jsonl", cwd=folder).returncode == 0
    found = [json.loads(line) for line in (folder / "out.jsonl").read_text().splitlines()]
    assert [row["id"] for row in found] == ["a", "b"]
    for row, given in zip(found, rows, strict=True):
        assert "".join(given["text"][b["start"] : b["end"]] for b in row["blocks"]) == given["text"]
        assert set(row) == {"id", *"blocks sentences mentions times attributions figures quantities".split()}
    assert run("annotate", "in.jsonl", cwd=folder).stdout == (folder / "out.jsonl").read_text()


@pytest.mark.parametrize("command", ["copies", "lineages", "edits"])
def test_what_is_shared_from_lines_to_lines(folder, command):
    rows = [{"id": name, "text": text} for name, text in PAGES.items()]
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    done = run(command, "rows.jsonl", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert all(isinstance(json.loads(line), dict) for line in done.stdout.splitlines())
    assert "quay.txt" in done.stdout


def read_all(terminal):
    try:
        while part := os.read(terminal, 4096):
            yield part.decode(errors="replace")
    except OSError:  # how Linux says that the other side has gone
        pass
    os.close(terminal)


def test_a_terminal_gets_a_progress_bar(folder):
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "tellings", "read", "pages", "--case", "bar.db"]
    with subprocess.Popen(command, cwd=folder, stderr=theirs) as process:
        os.close(theirs)
        shown = "".join(read_all(ours))
    assert process.returncode == 0
    assert "reading" in shown
    assert "━" in shown


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("show", "documents", "absent.db"), "There is no case absent.db"),
        (("read", "nowhere", "--case", "n.db"), "nowhere"),
        (("export", "c.db", "--format", "docx", "-o", "x"), "The formats are json, csv"),
        (("search", "c.db", "…"), "Cannot search"),
        (("read", "pages", "--case", "pages/quay.txt"), "not a case"),
        (("read", "pages", "--case", "c.db", "--until", "soup"), "no stage soup"),
        (("show", "blocks", "c.db", "--document", "x.txt"), "no document x.txt"),
        (("soup",), "No such command"),
    ],
)
def test_wrong_usage_is_two_and_one_line_says_why(folder, args, message):
    done = run(*args, cwd=folder)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_done_with_problems_is_three_and_lists_them(folder):
    (folder / "bad").mkdir()
    write_pages(folder / "bad")
    (folder / "bad" / "empty.txt").touch()
    done = run("read", "bad", "--case", "bad.db", cwd=folder)
    assert done.returncode == 3
    assert "1 problem:" in done.stderr
    assert "bad/empty.txt" in done.stderr
    assert "bad/empty.txt" in run("show", "problems", "bad.db", cwd=folder).stdout


def test_demo(folder):
    done = run("demo", "--out", "demo", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert (folder / "demo" / "demo.html").exists()
    assert "demo.html" in done.stdout


def test_a_closed_pipe_is_no_accident(folder):
    command = f"{sys.executable} -m tellings show blocks c.db | head -n 1"
    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, check=False, env=os.environ)
    assert "Traceback" not in done.stderr
