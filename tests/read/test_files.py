"""Files, folders and globs, and all that can stand in their way."""

import json
import os
import socket
from pathlib import Path

import pytest

from tellings.errors import InputError
from tellings.read import identity, read
from tellings.read import page as pages
from tellings.records import Document, Problem

STORY = "The harbour of Velmora was closed on Tuesday after the fire, the port authority said.\n"
BINARY = {
    "a.jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
    "a.pdf": (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    "a.zip": (b"PK\x03\x04\x14\x00", "ZIP"),
    "a.html": (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
    "a.txt": (b"SQLite format 3\x00\x10", "SQLite"),
    "b.txt": (b"\x01\x00\x02\x07\x00\x00\x00\x99\xfe" * 50, "zero bytes"),
}


def documents(*sources: Path | str) -> list[Document]:
    return [item for item in read([str(source) for source in sources]) if isinstance(item, Document)]


def problems(*sources: Path | str) -> list[Problem]:
    return [item for item in read([str(source) for source in sources]) if isinstance(item, Problem)]


def only_problem(source: Path) -> str:
    (item,) = read([str(source)])
    assert isinstance(item, Problem)
    assert item.stage == "read"
    assert item.document.startswith(pages.shown(source))
    return item.why


def test_a_folder_is_read_in_order_of_names_with_all_below_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/z.txt", "a.txt"):
        (tmp_path / name).write_text(STORY + name)
    assert [d.sources[0].path for d in documents(tmp_path)] == [
        f"{tmp_path}/{n}" for n in ("a.txt", "b/z.txt", "c.txt")
    ]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    assert len(documents(tmp_path / "a.txt", tmp_path, f"{tmp_path}/*.txt", f"{tmp_path}/./a.txt")) == 1


def test_a_glob_reaches_below_folders(tmp_path: Path) -> None:
    (tmp_path / "x" / "y").mkdir(parents=True)
    (tmp_path / "x" / "y" / "deep.txt").write_text(STORY)
    assert len(documents(f"{tmp_path}/**/*.txt")) == 1


def test_a_name_that_looks_like_a_glob_is_taken_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "report [1].txt").write_text(STORY)
    assert len(documents(tmp_path / "report [1].txt")) == 1


@pytest.mark.parametrize("missing", ["nowhere.txt", "no*.txt"])
def test_a_source_that_names_nothing_is_an_error_before_anything_is_read(tmp_path: Path, missing: str) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    with pytest.raises(InputError, match="Check the"):
        read([str(tmp_path / "a.txt"), str(tmp_path / missing)])


def test_no_source_is_an_error() -> None:
    with pytest.raises(InputError):
        read([])


def test_the_same_page_under_two_paths_has_one_identity_and_two_outlets_two(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_bytes(STORY.replace("\n", "\r\n").encode())
    first, second = documents(tmp_path)
    assert first.id == second.id
    assert first.sources != second.sources
    assert identity(STORY, "Velmora Post", None, None) != identity(STORY, "Isle Courier", None, None)


def test_identity_tells_parts_apart_however_they_are_spelled() -> None:
    spelled = [("a", "b", "c", None), ("a", "bc", None, None), ("ab", "c", None, None), ("a", "b", None, "c"),
               ("a1:b", "c", None, None), ("a", "", "bc", None), ("a", None, "bc", None),]  # fmt: skip
    assert len({identity(*parts) for parts in spelled}) == len(spelled)
    assert len(identity("a", None, None, None)) == 20


@pytest.mark.parametrize("empty", [b"", b" \r\n\t\n ", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", ["txt", "html", "jsonl", "json"])
def test_empty_files_are_problems(tmp_path: Path, empty: bytes, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(empty)
    assert only_problem(path)


@pytest.mark.parametrize("name", BINARY)
def test_binary_files_are_problems_that_say_what_they_are(tmp_path: Path, name: str) -> None:
    data, kind = BINARY[name]
    (tmp_path / name).write_bytes(data)
    assert kind in only_problem(tmp_path / name)


def test_binary_named_as_json_lines_is_one_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"%PDF-1.7\n\xe2\n\xe3\n\xe4\n")
    assert "PDF" in only_problem(path)


@pytest.mark.parametrize("ending", ["txt", "html"])
def test_a_page_of_100_megabytes_is_a_problem_and_is_not_loaded(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    with path.open("wb") as stream:
        stream.write(b"<html>a story ")
        stream.truncate(100_000_000)
    assert "100.0 MB, over the limit of 20 MB" in only_problem(path)


def test_a_pipe_a_socket_and_a_device_are_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        kinds = [problem.why.split(",")[0] for problem in problems(tmp_path)]
    assert kinds == ["a pipe", "a socket"]
    assert "a device" in only_problem(Path("/dev/zero"))


def test_links_in_a_circle_end_and_are_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(STORY)
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    assert len(documents(tmp_path)) == 1
    assert [p.document.rpartition("/")[2] for p in problems(tmp_path)] == ["up", "self"]


def test_a_link_that_points_nowhere_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to("moved.txt")
    assert "points nowhere: moved.txt" in only_problem(tmp_path / "gone.txt")


def test_a_link_to_a_file_or_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "a.txt").write_text(STORY)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "b").symlink_to(tmp_path / "kept")
    (tmp_path / "pages" / "c.txt").symlink_to(tmp_path / "kept" / "a.txt")
    assert len(documents(tmp_path / "pages")) == 2


@pytest.fixture
def unprivileged(tmp_path: Path):
    """Root may read all: be nobody meanwhile, where the folders above can be entered."""
    if os.geteuid() != 0:
        yield
        return
    opened = [folder for folder in tmp_path.parents if folder.stat().st_mode & 0o055 != 0o055]
    modes = [(folder, folder.stat().st_mode) for folder in [tmp_path, *opened]]
    list(read([__file__]))  # loads what is loaded late
    for folder, mode in modes:
        folder.chmod(mode | 0o055)
    os.seteuid(65534)
    yield
    os.seteuid(0)
    for folder, mode in modes:
        folder.chmod(mode)


@pytest.fixture
def locked(tmp_path: Path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "b.txt").chmod(0)
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "d.txt").write_text(STORY)
    (tmp_path / "c").chmod(0)
    yield tmp_path
    (tmp_path / "c").chmod(0o700)


def test_a_folder_and_a_file_without_permission_are_problems(locked: Path, unprivileged: None) -> None:
    assert [d.sources[0].path for d in documents(locked)] == [f"{locked}/a.txt"]
    assert [p.document for p in problems(locked)] == [f"{locked}/b.txt", f"{locked}/c"]
    assert all("Permission denied" in p.why for p in problems(locked))


@pytest.mark.parametrize(
    "name",
    [
        *(".DS_Store", ".a.txt.swp", "a.txt~", "a.bak", "~$a.txt", "#a.txt#", "Thumbs.db", "war.db", "war.db-wal"),
        *("__MACOSX/a.txt", ".git/a.txt"),
    ],
)
def test_junk_in_a_folder_is_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(STORY)
    assert list(read([str(tmp_path)])) == []


def test_the_folder_that_a_browser_saves_with_a_page_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "Fire_files").mkdir()
    (tmp_path / "Fire_files" / "advert.html").write_text("<html><p>Buy</p></html>")
    (tmp_path / "Fire.html").write_text(f"<html><body><article><p>{STORY * 3}</p></article></body></html>")
    assert len(list(read([str(tmp_path)]))) == 1


def test_an_unknown_ending_in_a_folder_is_a_problem_and_named_is_read(tmp_path: Path) -> None:
    (tmp_path / "notes.rst").write_text(STORY)
    (problem,) = problems(tmp_path)
    assert "no reader for .rst" in problem.why
    assert len(documents(tmp_path / "notes.rst")) == 1


def test_a_page_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    markup = f"<!DOCTYPE html><html><body><article><p>{STORY * 3}</p></article></body></html>"
    for name in ("story.php?id=3", "a.txt", "story"):
        (tmp_path / name).write_text(markup)
    assert [d.sources[0].media for d in documents(tmp_path)] == ["text/html"] * 3


def test_a_name_that_is_not_utf8_is_shown_in_escapes(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/f\xfcr\n.txt")).write_text(STORY)
    (document,) = documents(tmp_path)
    assert document.sources[0].path.endswith("/f\\xfcr\\n.txt")


def test_paths_are_shown_as_given_and_folded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(STORY)
    assert documents("./a.txt")[0].key == "a.txt"


def test_reading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "text": STORY}) + "\n{broken\n")
    (tmp_path / "b.txt").write_text(STORY)
    stream = read([str(tmp_path)])
    assert isinstance(next(stream), Document)
    (tmp_path / "b.txt").unlink()
    assert [type(item) for item in stream] == [Problem, Problem]
