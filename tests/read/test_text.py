"""Bytes to text: encodings, line ends, what is kept."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.read import read
from tellings.read.encodings import decode, larger
from tellings.records import Document

ENGLISH = "“Nearly 100 dead” – the café’s owner in Zürich said on Wednesday that help was late.\n" * 4


def text_of(tmp_path: Path, data: bytes, name: str = "a.txt") -> Document:
    (tmp_path / name).write_bytes(data)
    (document,) = read([str(tmp_path / name)])
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ENGLISH.encode(), "utf-8"),
        (ENGLISH.encode("utf-8-sig"), "utf-8"),
        (codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"), "utf-16-be"),
        (ENGLISH.encode("utf-16-le"), "utf-16-le"),
        (ENGLISH.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + ENGLISH.encode("utf-32-le"), "utf-32-le"),
        (ENGLISH.encode("cp1252"), "cp1252"),
    ],
)
def test_encodings_come_out_right(tmp_path: Path, data: bytes, encoding: str) -> None:
    document = text_of(tmp_path, data)
    assert document.text == ENGLISH
    assert document.sources[0].encoding == encoding


UNDECLARED = {
    "cp1252": "Le café de l’hôtel a été fermé à huit heures – le maire l’a dit.",
    "iso8859-1": "Die Straße über den Fluß wurde gesperrt, sagte der Bürgermeister.",
    "cp1250": "Minister řekl, že v Plzni a Šumperku zemřelo 15 lidí, příčina není známa.",
    "iso8859-2": "Minister řekl, že v Plzni a Šumperku zemřelo 15 lidí, příčina není známa.",
    "cp1254": "Bakan dün İstanbul'da on beş kişinin öldüğünü ve çok sayıda yaralı olduğunu söyledi.",
    "cp1251": "Министр заявил, что погибли пятнадцать человек, причина пожара неизвестна.",
    "koi8-r": "Министр заявил, что погибли пятнадцать человек, причина пожара неизвестна.",
    "cp1253": "Ο υπουργός δήλωσε ότι σκοτώθηκαν δεκαπέντε άτομα στη φωτιά.",
    "cp1256": "قال الوزير إن خمسة عشر شخصا قتلوا في العاصمة يوم الأربعاء.",
    "gb18030": "部长说有十五人死亡，消息来自首都的报道，火灾原因不明。",
    "shift_jis": "大臣は水曜日に十五人が死亡したと述べた。原因は不明である。",
    "euc-kr": "장관은 수요일에 15명이 사망했다고 말했다. 원인은 알려지지 않았다.",
}


@pytest.mark.parametrize("encoding", UNDECLARED)
def test_undeclared_encodings_are_told_by_their_letters(encoding: str) -> None:
    text = UNDECLARED[encoding] * 4
    assert decode(text.encode(encoding))[0] == text


def test_a_single_accent_in_an_undeclared_text_is_western() -> None:
    assert decode("The café was closed on Tuesday, the owner said.".encode("cp1252"))[0].count("café") == 1


def test_a_few_broken_bytes_in_utf8_are_replaced_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ENGLISH.encode() + b"\xe2\x80 end")
    problem, document = read([str(tmp_path / "a.txt")])
    assert isinstance(document, Document)
    assert document.text == ENGLISH + "\ufffd end"
    assert "replaced 1 bytes" in problem.why  # type: ignore[union-attr]


def test_line_ends_become_newlines_and_nothing_else_changes(tmp_path: Path) -> None:
    odd = "One\u00a0line\u200b  hard\r\nwrapped\rtext\u2028with\u000bodd\x85 spaces \u202f\t.  \r\n\r\n"
    assert text_of(tmp_path, odd.encode()).text == odd.replace("\r\n", "\n").replace("\r", "\n")


@given(
    st.binary(max_size=400),
    st.sampled_from([None, "utf-8", "latin-1", "x-nonsense", "rot13", "utf-16", "hex", "", "idna", "punycode"]),
)
def test_any_bytes_with_any_label_decode_to_storable_text(data: bytes, label: str | None) -> None:
    text, encoding, broken = decode(data, label)
    text.encode("utf-8")
    assert codecs.lookup(encoding)
    assert broken >= 0


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), max_size=200))
def test_utf8_comes_back_as_it_went(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8", 0)


def test_labels_stand_for_the_encodings_that_browsers_take_them_for() -> None:
    assert [larger(label) for label in ("ISO-8859-1", "gb2312", "us-ascii", "no-such", "rot13", None)] == [
        "cp1252", "gb18030", "cp1252", None, None, None]  # fmt: skip
