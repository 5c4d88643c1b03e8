"""Processes that end with the one that made them.

A worker of a pool waits for work. When the process that made it is killed, nobody tells it: it would wait, and hold its
memory, forever.
"""

from __future__ import annotations

import os
from multiprocessing import parent_process
from threading import Thread


def end_with_parent() -> None:
    """To be called first in a worker (the `initializer` of a pool): end when the parent has ended, however it did."""
    Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
