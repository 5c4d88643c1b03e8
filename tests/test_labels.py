"""Short names of documents."""

from tellings.labels import labels
from tellings.records import Document, Source


def document(id_, path=None, outlet=None, caller_id=None):
    sources = (Source(path, "text/plain", "utf-8"),) if path else ()
    return Document(id_, "text", outlet=outlet, caller_id=caller_id, sources=sources)


def test_an_outlet_with_one_document_names_it():
    assert labels([document("d1", "p/a.txt", "The Gull")]) == {"d1": "The Gull"}


def test_several_of_one_outlet_are_told_apart_by_what_differs_in_their_paths():
    found = labels([document("d1", "/x/p/a.txt", "The Gull"), document("d2", "/x/p/q/b.txt", "The Gull")])
    assert found == {"d1": "The Gull (a.txt)", "d2": "The Gull (q/b.txt)"}


def test_without_an_outlet_the_key_is_the_name():
    rows = [document("d1", "rows.jsonl#1", caller_id="7"), document("d2", "a.txt"), document("d3", "/b.txt")]
    assert labels(rows) == {"d1": "7", "d2": "a.txt", "d3": "/b.txt"}


def test_a_document_that_came_from_nowhere_has_its_id():
    assert labels([document("d1")]) == {"d1": "d1"}
