"""Pages that are kept: made once, made again when somebody has written, and never by two at a time."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tellings.case import Case
from tellings.web import readers
from tellings.web.readers import Kept
from tests.fiction import write_pages


@pytest.fixture
def path(tmp_path):
    with Case(tmp_path / "c.db") as case:
        case.read(write_pages(tmp_path / "pages"), until="blocks")
    return tmp_path / "c.db"


@pytest.fixture
def kept(path):
    kept = Kept(path)
    yield kept
    kept.close()


def counting():
    made = []

    def make():
        made.append(1)
        return f"page {len(made)}"

    return made, make


def written(path, folder):
    (folder / "later.txt").write_text("The pier of Port Lorne was closed again on Friday, the harbour master said.")
    with Case(path) as case:
        case.read(folder / "later.txt", until="blocks")


def test_a_page_is_made_once(kept):
    made, make = counting()
    assert kept.found("/") is None
    assert kept.page("/", make) == kept.page("/", make) == kept.found("/") == "page 1"
    assert kept.page("/figures", make) == "page 2"
    assert len(made) == 2


def test_a_page_is_made_again_when_the_case_has_changed_and_it_is_old(kept, path, tmp_path, monkeypatch):
    _, make = counting()
    kept.page("/", make)
    written(path, tmp_path)
    assert kept.found("/") == "page 1", "while a read writes, the case changes all the time"
    monkeypatch.setattr(readers, "FRESH", 0.0)
    monkeypatch.setattr(readers, "SHARE", float("inf"))
    assert kept.found("/") is None
    assert kept.page("/", make) == kept.found("/") == "page 2"


def test_while_one_makes_a_page_anew_others_get_it_as_it_was(kept, path, tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "FRESH", 0.0)
    monkeypatch.setattr(readers, "SHARE", float("inf"))
    kept.page("/", lambda: "old")
    written(path, tmp_path)
    begun, may_end = threading.Event(), threading.Event()

    def slowly():
        begun.set()
        assert may_end.wait(20)
        return "anew"

    with ThreadPoolExecutor() as pool:
        making = pool.submit(kept.page, "/", slowly)
        assert begun.wait(20)
        assert kept.found("/") == "old"
        assert kept.page("/", lambda: pytest.fail("two make one page")) == "old"
        may_end.set()
        assert making.result() == "anew"
    assert kept.found("/") == "anew"


def test_a_page_that_could_not_be_made_is_asked_for_again(kept):
    def fails():
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        kept.page("/", fails)
    assert kept.page("/", lambda: "made") == "made"


def test_no_more_pages_are_kept_than_may_be(kept):
    for number in range(readers.PAGES + 5):
        kept.page(f"/{number}", lambda: "x")
    assert kept.found("/0") is None
    assert kept.found(f"/{readers.PAGES + 4}") == "x"
