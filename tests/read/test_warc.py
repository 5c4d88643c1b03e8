"""Web archives: pages come out, what is none is counted, a broken record costs itself alone."""

import gzip
import io

import pytest

from tellings.read import read, warc
from tellings.records import Document, Problem

PAGE = """<html><head><title>Quay {at}</title></head><body><article><p>The harbour master of Port Lorne said on Tuesday
that quay {at} was closed after a blast, and that nobody was on the boat when the pier went down into the water.</p>
<p>Traders from nine valleys came to the market, said Ime Tollan, who has sold there for thirty years.</p></article>
</body></html>"""
ANSWERS = (
    ("200 OK", "text/html"),
    ("404 Not Found", "text/html"),
    ("200 OK", "text/html; charset=windows-1252"),
    ("200 OK", "image/png"),
    ("200 OK", "text/html"),
)


def record(kind, body, headers):
    """One record, as ISO 28500 spells it."""
    fields = {"WARC-Type": kind, "Content-Length": len(body), **headers}
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + body + b"\r\n\r\n"


def archive(*, packed=True, page=PAGE, encoding="utf-8"):
    """The bytes of an archive with these answers, and where each of their records begins."""
    records = [record("warcinfo", b"software: made for a test\r\n", {"Content-Type": "application/warc-fields"})]
    for at, (status, kind) in enumerate(ANSWERS):
        body = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + page.format(at=at).encode(encoding)
        headers = {"WARC-Target-URI": f"https://lorne.example/quay/{at}", "Content-Type": "application/http"}
        records.append(record("response", body, headers))
    pieces = [gzip.compress(piece, mtime=0) if packed else piece for piece in records]
    places = [sum(map(len, pieces[:at])) for at in range(1, len(pieces))]
    return b"".join(pieces), places


def found(data, low=0, high=None):
    items = list(warc.pages(io.BytesIO(data), "quay.warc", low, high))
    documents = [item for item in items if isinstance(item, Document)]
    return documents, [item for item in items if isinstance(item, Problem)]


@pytest.mark.parametrize("packed", [True, False])
def test_every_answer_that_is_a_page_is_a_document(packed):
    data, places = archive(packed=packed)
    documents, problems = found(data)
    assert [d.sources[0].path for d in documents] == [f"quay.warc#{places[at]}" for at in (0, 2, 4)]
    assert [d.url for d in documents] == [f"https://lorne.example/quay/{at}" for at in (0, 2, 4)]
    assert all("nobody was on the boat" in d.text for d in documents)
    assert [p.why for p in problems] == ["left out 2 records that are no pages: image/png 1, status 404 1"]


def test_the_encoding_that_the_server_names_holds_where_the_page_names_none():
    data, _ = archive(page=PAGE.replace("Ime Tollan", "Imé Tollan"), encoding="windows-1252")
    documents, _ = found(data)
    assert "Imé Tollan" in documents[1].text


@pytest.mark.parametrize("packed", [True, False])
def test_stretches_that_tile_a_file_give_what_the_whole_gives(packed):
    data, _ = archive(packed=packed)
    whole = found(data)[0]
    for cut in (1, 100, len(data) // 3, len(data) // 2, len(data) - 2):
        assert found(data, 0, cut)[0] + found(data, cut)[0] == whole


@pytest.mark.parametrize("packed", [True, False])
def test_a_broken_record_is_a_problem_and_the_next_is_read(packed):
    data, places = archive(packed=packed)
    broken = data[: places[2]] + b"\0" * 12 + data[places[2] + 12 :]
    documents, problems = found(broken)
    assert [d.url[-1] for d in documents] == ["0", "4"]
    assert problems[0].document == f"quay.warc#{places[2]}"
    assert problems[0].why.startswith("a broken record: ")


@pytest.mark.parametrize("length", [7, 3000, 99_999_999])
def test_a_record_that_lies_about_its_length_swallows_no_other(length):
    data, places = archive(packed=False)
    at = data.index(b"Content-Length: ", places[2])
    lying = data[:at] + f"Content-Length: {length}".encode() + data[data.index(b"\r\n", at) :]
    documents, problems = found(lying)
    assert [d.url[-1] for d in documents] == ["0", "4"]
    assert problems[0].document == f"quay.warc#{places[2]}"
    assert problems[0].why.startswith("a broken record: ")


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_ends_too_early_keeps_what_came_before(packed):
    data, places = archive(packed=packed)
    documents, problems = found(data[: places[4] + 90])
    assert [d.url[-1] for d in documents] == ["0", "2"]
    assert any(p.document == f"quay.warc#{places[4]}" for p in problems)


@pytest.mark.parametrize("data", [b"", b"no archive at all " * 50])
def test_what_holds_no_record_says_so(data):
    assert found(data) == ([], [Problem("quay.warc", "read", "holds no records")])


@pytest.mark.parametrize("name", ["quay.warc", "quay.warc.gz"])
def test_archives_are_read_beside_other_files(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(archive(packed=name.endswith(".gz"))[0])
    documents = [item for item in read([str(tmp_path)]) if isinstance(item, Document)]
    assert [d.sources[0].path.rpartition("#")[0] for d in documents] == [path.as_posix()] * 3
