"""The server of the reader: a case on this machine alone, until it is stopped."""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path

from tellings.errors import OptionError

HOST = "127.0.0.1"
"""Other machines cannot reach it: a case may hold texts that must not leave the desk."""

PORT = 8765

WORKERS = 2
"""Processes that make pages: a page that is dear should not hold up the others, and more bring little where one person
looks (`bench/serve.py`)."""


def serve(path: Path, port: int = PORT, workers: int = WORKERS) -> None:
    """Serve the pages and the API of a case at `http://127.0.0.1:PORT/`, read-only, until interrupted.

    `workers` processes make the pages.

    Raises `CaseError` where there is no case, `OptionError` where the port is taken.
    """
    import uvicorn

    from tellings.web.app import app

    config = uvicorn.Config(app(path, workers), log_level="warning", access_log=False, server_header=False)
    with _bound(port) as listening, suppress(KeyboardInterrupt):  # the way to stop it, and nothing is lost
        uvicorn.Server(config).run(sockets=[listening])


def _bound(port: int) -> socket.socket:
    """A socket of this machine at a port.

    It says that it speaks TCP, without which asyncio leaves Nagle's algorithm on: a page then waits 40 ms behind its
    headers, for the browser to say that it has them.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        raise OptionError(f"Port {port} cannot be used: {error.strerror}.", "Name another with --port.") from error
    return listening
