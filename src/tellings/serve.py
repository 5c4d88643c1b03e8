"""The server of the reader: a case on this machine alone, until it is stopped."""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path

from tellings.errors import OptionError

HOST = "127.0.0.1"
"""Other machines cannot reach it: a case may hold texts that must not leave the desk."""

PORT = 8765


def serve(path: Path, port: int = PORT) -> None:
    """Serve the pages and the API of a case at `http://127.0.0.1:PORT/`, read-only, until interrupted.

    Raises `CaseError` where there is no case, `OptionError` where the port is taken.
    """
    import uvicorn

    from tellings.web.app import app

    _check_free(port)
    made = app(path)
    config = uvicorn.Config(made, host=HOST, port=port, log_level="warning", access_log=False, server_header=False)
    with suppress(KeyboardInterrupt):  # the way to stop it, and nothing is lost
        uvicorn.Server(config).run()


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise OptionError(f"Port {port} cannot be used: {error.strerror}.", "Name another with --port.") from error
