"""Pages made in processes of their own: the same pages, the same errors, and a killed process costs nobody a page."""

import multiprocessing
import os
import signal

import pytest

from tellings.case import Case
from tests.fiction import write_pages
from tests.web.serving import served


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    with Case(folder / "c.db") as case:
        case.read(write_pages(folder / "pages"))
    return folder / "c.db"


@pytest.mark.parametrize(
    "address", ["/", "/documents", "/search?q=quay", "/compare", "/documents/none", "/figures?at=x"]
)
def test_who_makes_a_page_is_not_seen(path, address):
    with served(path) as alone, served(path, workers=1) as beside:
        one, other = alone.get(address), beside.get(address)
    assert (one.status_code, one.text) == (other.status_code, other.text)


def test_a_killed_process_costs_nobody_a_page(path):
    with served(path, workers=2) as client:
        whole = client.get("/search?q=quay").text
        for process in multiprocessing.active_children():
            os.kill(process.pid, signal.SIGKILL)
        assert client.get("/search?q=quay").text == whole
        assert client.get("/search?q=market").status_code == 200
