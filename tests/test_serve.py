"""The server as it is started and stopped."""

import http.client
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing

import pytest

from tellings.case import Case
from tellings.errors import CaseError, OptionError
from tellings.serve import HOST, serve
from tests.fiction import write_pages


@pytest.fixture
def case(tmp_path):
    with Case(tmp_path / "c.db") as case:
        case.read(write_pages(tmp_path / "pages"), until="blocks")
    return tmp_path / "c.db"


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def answered(port):
    for _ in range(400):
        with closing(http.client.HTTPConnection(HOST, port, timeout=5)) as connection:
            try:
                connection.request("GET", "/")
                return connection.getresponse().read().decode()
            except OSError:
                time.sleep(0.05)
    raise AssertionError("the server did not answer")


def started(case, port, workers):
    words = ["serve", str(case), "--port", str(port), "--workers", str(workers)]
    return subprocess.Popen([sys.executable, "-m", "tellings", *words], stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("workers", [1, 2])
def test_it_serves_until_it_is_interrupted(case, workers):
    port = free_port()
    server = started(case, port, workers)
    try:
        assert "c.db" in answered(port)
        server.send_signal(signal.SIGINT)
        _, said = server.communicate(timeout=20)
    finally:
        server.kill()
    assert server.returncode == 0
    assert said.startswith(f"http://127.0.0.1:{port}/")
    assert "Traceback" not in said


def test_all_processes_end_with_the_first(case):
    port = free_port()
    server = started(case, port, 2)
    answered(port)
    time.sleep(2)  # until the other process is there too
    server.kill()
    server.communicate()
    for _ in range(200):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                time.sleep(0.05)
            else:
                return
    raise AssertionError("a process still holds the port")


def test_a_port_that_is_taken_is_said(case):
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        with pytest.raises(OptionError, match="cannot be used"):
            serve(case, other.getsockname()[1])


def test_there_must_be_a_case(tmp_path):
    with pytest.raises(CaseError):
        serve(tmp_path / "none.db", free_port())
