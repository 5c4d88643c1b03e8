"""The names that people import."""

import pytest

import tellings


def test_every_public_name_is_there():
    for name in tellings.__all__:
        assert getattr(tellings, name) is not None


def test_a_name_that_is_not_there_is_said():
    with pytest.raises(AttributeError, match="has no attribute 'soup'"):
        tellings.soup  # noqa: B018


def test_the_readmes_example(tmp_path):
    (tmp_path / "page.txt").write_text(
        "A ferry sank at Port Lorne on Monday, the harbour master said in the evening.\n"
    )
    with tellings.Case(tmp_path / "war.db") as case:
        case.read(tmp_path / "page.txt")
        assert case.edits() == []
        assert [document.key for document in case.documents()] == [str(tmp_path / "page.txt")]
