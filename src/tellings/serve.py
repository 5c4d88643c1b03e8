"""The server of the reader: a case on this machine alone, until it is stopped."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from pathlib import Path

from tellings.errors import OptionError

HOST = "127.0.0.1"
"""Other machines cannot reach it: a case may hold texts that must not leave the desk."""

PORT = 8765

CASE = "TELLINGS_CASE"
"""The variable of the environment by which each process of the server learns which case it serves."""


def serve(path: Path, port: int = PORT, workers: int = 1) -> None:
    """Serve the pages and the API of a case at `http://127.0.0.1:PORT/`, read-only, until interrupted.

    One process makes one page at a time; `workers` are as many processes.

    Raises `CaseError` where there is no case, `OptionError` where the port is taken.
    """
    import uvicorn

    from tellings.lookup import Lookup

    _check_free(port)
    Lookup(path).close()
    os.environ[CASE] = str(path.resolve())
    with suppress(KeyboardInterrupt):  # the way to stop it, and nothing is lost
        uvicorn.run(
            "tellings.web.app:named",
            factory=True,
            host=HOST,
            port=port,
            workers=workers,
            log_level="warning",
            access_log=False,
            server_header=False,
        )


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise OptionError(f"Port {port} cannot be used: {error.strerror}.", "Name another with --port.") from error
