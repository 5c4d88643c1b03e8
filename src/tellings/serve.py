"""The server of the reader: a case on this machine alone, until it is stopped."""

from __future__ import annotations

import os
import socket
import threading
from contextlib import ExitStack, suppress
from multiprocessing import get_context, parent_process
from pathlib import Path

from tellings.errors import OptionError
from tellings.lookup import Lookup

HOST = "127.0.0.1"
"""Other machines cannot reach it: a case may hold texts that must not leave the desk."""

PORT = 8765

WORKERS = 2
"""Processes that make pages: one makes one at a time, and a page that is dear should not hold up the others. More
bring little where one person looks (`bench/serve.py`)."""

ENDING = 5
"""Seconds that a process has to end."""


def serve(path: Path, port: int = PORT, workers: int = WORKERS) -> None:
    """Serve the pages and the API of a case at `http://127.0.0.1:PORT/`, read-only, until interrupted.

    Raises `CaseError` where there is no case, `OptionError` where the port is taken.
    """
    Lookup(path).close()
    with _bound(port) as listening, ExitStack() as stack:
        for _ in range(workers - 1):
            other = get_context("spawn").Process(target=_serve_beside, args=(path, listening), daemon=True)
            other.start()
            stack.callback(other.join, ENDING)
            stack.callback(other.terminate)
        _answer(path, listening)


def _serve_beside(path: Path, listening: socket.socket) -> None:
    """Answer in a process of its own, until the first one ends."""
    threading.Thread(target=_end_with_first, daemon=True).start()
    _answer(path, listening)


def _end_with_first() -> None:
    if first := parent_process():
        first.join()
    os._exit(0)  # who was killed could not say so


def _answer(path: Path, listening: socket.socket) -> None:
    import uvicorn

    from tellings.web.app import app

    config = uvicorn.Config(app(path), log_level="warning", access_log=False, server_header=False)
    with suppress(KeyboardInterrupt):  # the way to stop it, and nothing is lost
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
