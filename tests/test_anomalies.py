"""What goes wrong on real machines: killed runs, full disks, writers in the way, pages that were made to hurt."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from tests.test_casework import coverage

COMMAND = [sys.executable, "-m", "tellings"]


def run(*args, cwd, **options):
    return subprocess.run(
        [*COMMAND, *args], cwd=cwd, capture_output=True, text=True, check=False, timeout=120, **options
    )


def limited_run(command, folder):
    """A process with little room, for nobody's files but its own: what counts coverage would stumble first."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=env, timeout=120)


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rows")
    lines = [json.dumps({**row, "id": f"{seed}-{row['id']}"}) for seed in range(40) for row in coverage(seed)]
    (folder / "rows.jsonl").write_text("\n".join(lines))
    return folder / "rows.jsonl"


def exported(folder, name):
    done = run("export", f"{name}.db", "-o", f"{name}.json", cwd=folder)
    assert done.returncode == 0, done.stderr
    return (folder / f"{name}.json").read_bytes()


@pytest.fixture(scope="module")
def unbroken(rows, tmp_path_factory):
    folder = tmp_path_factory.mktemp("unbroken")
    started = time.monotonic()
    assert run("read", str(rows), "--case", "c.db", cwd=folder).returncode == 0
    return exported(folder, "c"), time.monotonic() - started


@pytest.mark.parametrize("seed", range(5))
def test_a_read_that_is_killed_is_whole_and_goes_on_to_the_same_end(rows, unbroken, tmp_path, seed):
    expected, seconds = unbroken
    process = subprocess.Popen([*COMMAND, "read", str(rows), "--case", "c.db"], cwd=tmp_path, stderr=subprocess.DEVNULL)
    time.sleep(random.Random(seed).uniform(0.1, max(seconds * 0.8, 0.5)))
    process.send_signal(signal.SIGKILL)
    process.wait()
    if (tmp_path / "c.db").exists():
        database = sqlite3.connect(tmp_path / "c.db")
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        database.close()
    assert run("read", str(rows), "--case", "c.db", cwd=tmp_path).returncode == 0
    assert exported(tmp_path, "c") == expected


def test_a_half_written_case_is_started_again(rows, tmp_path):
    """Killed between making the file and its tables: an empty database is no obstacle."""
    (tmp_path / "c.db").touch()
    assert run("read", str(rows), "--case", "c.db", cwd=tmp_path).returncode == 0


def test_a_full_disk_is_said_and_what_was_kept_is_whole(rows, unbroken, tmp_path):
    room = 600_000  # bytes: for a part of the case
    limited = (
        "import resource, sys; from tellings.read.languages import detect; from tellings.cli import main\n"
        "detect('The ferry of Port Lorne is late again, said nobody.')  # unpacks its model into a file\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
        f"main(['read', {str(rows)!r}, '--case', 'c.db'])"
    )
    done = limited_run([sys.executable, "-c", limited], tmp_path)
    assert done.returncode == 2, done.stderr
    assert "could not be written" in done.stderr
    assert "Traceback" not in done.stderr
    database = sqlite3.connect(tmp_path / "c.db")
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
    assert run("read", str(rows), "--case", "c.db", cwd=tmp_path).returncode == 0
    assert exported(tmp_path, "c") == unbroken[0]


def test_an_export_that_finds_no_room_leaves_the_old_one(rows, tmp_path):
    run("read", str(rows), "--case", "c.db", cwd=tmp_path)
    (tmp_path / "c.json").write_text("the old one")
    limited = f"ulimit -f 8; exec {' '.join(COMMAND)} export c.db -o c.json"
    done = limited_run(["bash", "-c", limited], tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert (tmp_path / "c.json").read_text() == "the old one"
    assert not list(tmp_path.glob(".*.part"))


def test_a_second_writer_is_refused_and_the_first_one_ends_well(rows, tmp_path):
    holder = (
        "import sys, tellings.case as c; case = c.Case('c.db')\n"
        "with case.writing(): print('held', flush=True); sys.stdin.read()\n"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", holder], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert first.stdout.readline() == "held\n"
    done = run("read", str(rows), "--case", "c.db", cwd=tmp_path)
    assert done.returncode == 2
    assert "written by another process" in done.stderr
    assert run("show", "documents", "c.db", cwd=tmp_path).returncode == 0
    first.communicate("")
    assert first.returncode == 0
    assert run("read", str(rows), "--case", "c.db", cwd=tmp_path).returncode == 0


def test_no_room_for_temporary_files_is_said(rows, tmp_path):
    limited = f"ulimit -f 8; exec {' '.join(COMMAND)} annotate {rows} -o out.jsonl"
    done = limited_run(["bash", "-c", limited], tmp_path)
    assert done.returncode == 2
    assert "TMPDIR" in done.stderr


def test_stopped_by_hand_is_one_line(rows, tmp_path):
    process = subprocess.Popen([*COMMAND, "read", str(rows), "--case", "c.db"], cwd=tmp_path, stderr=subprocess.PIPE)
    time.sleep(0.6)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate()
    assert b"Traceback" not in error
    if process.returncode:
        assert process.returncode == 130
        assert b"goes on from there" in error


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_read_only_case_can_be_read_and_says_that_it_cannot_be_written(rows, tmp_path):
    run("read", str(rows), "--case", "c.db", cwd=tmp_path)
    database = sqlite3.connect(tmp_path / "c.db")
    database.execute("PRAGMA query_only = ON")
    database.close()
    (tmp_path / "c.db").chmod(0o444)
    assert run("show", "documents", "c.db", cwd=tmp_path).returncode == 0


def test_a_hostile_page_is_read_and_shown_as_text(tmp_path):
    body = "<div>" * 3000 + "<p>The ferry of Port Lorne sank on Monday, the harbour master said in a statement.</p>" * 3
    (tmp_path / "deep.html").write_text(f"<html><title></title><script>x</script></html>{body}")
    (tmp_path / "long.txt").write_text("a" * 3_000_000)
    (tmp_path / "lines.txt").write_text("\n" * 500_000 + "Port Lorne has a ferry.")
    (tmp_path / "marks.txt").write_text("“" * 50_000 + ' said "' * 20_000)
    done = run("read", ".", "--case", "c.db", cwd=tmp_path)
    assert done.returncode in (0, 3), done.stderr
    assert "Traceback" not in done.stderr
    assert run("report", "c.db", "-o", "r.html", cwd=tmp_path).returncode == 0


def test_output_goes_into_a_pipe_and_leaves_it_one(rows, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    reader = subprocess.Popen(["cat", tmp_path / "pipe"], stdout=subprocess.PIPE)
    assert run("copies", str(rows), "-o", "pipe", cwd=tmp_path).returncode == 0
    assert reader.communicate(timeout=30)[0].startswith(b'{"left"')
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize("command", [("report", "c.db", "-o", "c.db"), ("export", "c.db", "-o", "c.db")])
def test_a_case_is_not_overwritten_by_its_own_report(rows, tmp_path, command):
    run("read", str(rows), "--case", "c.db", "--until", "blocks", cwd=tmp_path)
    done = run(*command, cwd=tmp_path)
    assert (done.returncode, "not overwritten" in done.stderr) == (2, True)
    assert run("show", "documents", "c.db", cwd=tmp_path).returncode == 0


def test_a_folder_as_output_is_said(rows, tmp_path):
    run("read", str(rows), "--case", "c.db", "--until", "blocks", cwd=tmp_path)
    done = run("report", "c.db", "-o", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_case_among_its_own_sources_is_passed_over(tmp_path):
    (tmp_path / "page.txt").write_text("The ferry of Port Lorne sank on Monday, the harbour master said.\n")
    for _ in range(2):
        done = run("read", ".", "--case", "war.case", cwd=tmp_path)
        assert (done.returncode, "1 in all" in done.stderr) == (0, True), done.stderr


def test_a_terminal_that_knows_few_letters_is_no_obstacle(rows, tmp_path):
    run("read", str(rows), "--case", "c.db", cwd=tmp_path)
    poor = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = run("show", "lineages", "c.db", cwd=tmp_path, env=poor)
    assert done.returncode == 0, done.stderr


def test_an_argument_that_is_no_utf_8_is_looked_for_all_the_same(rows, tmp_path):
    run("read", str(rows), "--case", "c.db", "--until", "blocks", cwd=tmp_path)
    done = subprocess.run([*COMMAND, "search", "c.db", b"caf\xff"], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


def test_rows_come_from_standard_input(rows, tmp_path):
    with rows.open("rb") as file:
        done = subprocess.run([*COMMAND, "copies", "-"], stdin=file, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b'{"left"')


def test_a_table_that_was_dropped_from_outside_is_said(rows, tmp_path):
    run("read", str(rows), "--case", "c.db", "--until", "blocks", cwd=tmp_path)
    database = sqlite3.connect(tmp_path / "c.db")
    database.execute("DROP TABLE referents")
    database.close()
    done = run("export", "c.db", "-o", "c.json", cwd=tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_no_case_is_made_for_sources_that_are_not_there(tmp_path):
    assert run("read", "nowhere", "--case", "c.db", cwd=tmp_path).returncode == 2
    assert not (tmp_path / "c.db").exists()
