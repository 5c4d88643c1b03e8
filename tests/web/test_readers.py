"""Pages that are kept: made once, made again when somebody has written, and never by two at a time."""

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


def made(kept, address, text):
    with kept.making(address) as keep:
        keep(text)


def written(path, folder):
    (folder / "later.txt").write_text("The pier of Port Lorne was closed again on Friday, the harbour master said.")
    with Case(path) as case:
        case.read(folder / "later.txt", until="blocks")


def test_a_page_is_kept_under_its_address(kept):
    assert kept.found("/") is None
    made(kept, "/", "page 1")
    made(kept, "/figures", "page 2")
    assert kept.found("/") == kept.found("/") == "page 1"
    assert kept.found("/figures") == "page 2"


def test_a_page_is_made_again_when_the_case_has_changed_and_it_is_old(kept, path, tmp_path, monkeypatch):
    made(kept, "/", "page 1")
    written(path, tmp_path)
    assert kept.found("/") == "page 1", "while a read writes, the case changes all the time"
    monkeypatch.setattr(readers, "FRESH", 0.0)
    monkeypatch.setattr(readers, "SHARE", float("inf"))
    assert kept.found("/") is None
    made(kept, "/", "page 2")
    assert kept.found("/") == "page 2"


def test_while_one_makes_a_page_anew_others_get_it_as_it_was(kept, path, tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "FRESH", 0.0)
    monkeypatch.setattr(readers, "SHARE", float("inf"))
    made(kept, "/", "old")
    written(path, tmp_path)
    with kept.making("/") as keep:
        assert kept.found("/") == "old"
        keep("anew")
    assert kept.found("/") == "anew"


def test_a_page_that_could_not_be_made_is_asked_for_again(kept, path, tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "FRESH", 0.0)
    monkeypatch.setattr(readers, "SHARE", float("inf"))
    made(kept, "/", "old")
    written(path, tmp_path)
    with pytest.raises(OSError, match="the disk is gone"), kept.making("/"):
        raise OSError("the disk is gone")
    assert kept.found("/") is None


def test_no_more_pages_are_kept_than_may_be(kept):
    for number in range(readers.PAGES + 5):
        made(kept, f"/{number}", "x")
    assert kept.found("/0") is None
    assert kept.found(f"/{readers.PAGES + 4}") == "x"
