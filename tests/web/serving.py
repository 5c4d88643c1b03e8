"""A served case for tests: a real server on a port of its own, and a client that says exactly what it is told to."""

import http.client
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import uvicorn

from tellings.web.app import app


@dataclass
class Answer:
    status_code: int
    headers: Mapping[str, str]
    text: str

    def json(self) -> Any:
        return json.loads(self.text)


@dataclass
class Client:
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, address: str, params: Mapping[str, Any] | None = None, headers: Mapping[str, str] | None = None):
        return self.request("GET", f"{address}?{urlencode(params)}" if params else address, headers)

    def request(self, method: str, address: str, headers: Mapping[str, str] | None = None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, quote(address, safe="/?&=%<>:+,-.@"), headers=dict(headers or {}))
        answer = connection.getresponse()
        text = answer.read().decode("utf-8")
        connection.close()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, text)


@contextmanager
def served(path: Path, workers: int = 0) -> Iterator[Client]:
    """The case on a free port, until the block ends."""
    server = uvicorn.Server(uvicorn.Config(app(path, workers), host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            thread.join(0.01)
            assert thread.is_alive(), "the server did not start"
        yield Client(server.servers[0].sockets[0].getsockname()[1])
    finally:
        server.should_exit = True
        thread.join()
