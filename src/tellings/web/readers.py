"""Open connections to a case, handed out one request at a time, and pages kept until somebody writes."""

from __future__ import annotations

import queue
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tellings.lookup import Lookup

READERS = 2
"""Connections: pages made at the same time. Python makes one at a time anyway; SQLite works beside it."""

PAGES = 64
"""Pages kept: each part of each view once or twice; documents and searches are too many and too cheap to keep."""

FRESH = 2.0
"""Seconds for which a page is shown although the case has changed: while a `read` writes, it changes all the time."""

SHARE = 0.05
"""The most of its time that a server spends on making one page again and again: what is dear is shown for longer."""


class Readers:
    """The connections to one case."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._free: queue.SimpleQueue[Lookup] = queue.SimpleQueue()
        self._all = [Lookup(path) for _ in range(READERS)]
        for lookup in self._all:
            self._free.put(lookup)

    @contextmanager
    def one(self) -> Iterator[Lookup]:
        """A connection that sees the case as it is at this moment."""
        lookup = self._free.get()
        try:
            with lookup.snapshot():
                yield lookup
        finally:
            self._free.put(lookup)

    def close(self) -> None:
        """Close all of them."""
        for lookup in self._all:
            lookup.close()


@dataclass(slots=True)
class _Page:
    text: str
    version: int
    made: float
    cost: float

    def is_fresh(self, now: float) -> bool:
        """Whether it may be shown although the case has changed."""
        return now - self.made < max(FRESH, self.cost / SHARE)


class Kept:
    """Pages that are made again only when the case has changed, and then not more often than they may."""

    def __init__(self, path: Path) -> None:
        self._watch = Lookup(path)
        self._pages: OrderedDict[str, _Page] = OrderedDict()
        self._making: set[str] = set()
        self._lock = threading.Lock()

    def found(self, address: str) -> str | None:
        """The page at this address where it need not be made; while one makes it anew, others get it as it was."""
        with self._lock:
            old = self._pages.get(address)
            if old is None:
                return None
            current = old.is_fresh(time.monotonic()) or old.version == self._watch.version()
            if not current and address not in self._making:
                return None
            self._pages.move_to_end(address)
            return old.text

    @contextmanager
    def making(self, address: str) -> Iterator[Callable[[str], None]]:
        """While a page is made; what comes takes it to be kept."""
        started = time.monotonic()
        with self._lock:
            version = self._watch.version()
            self._making.add(address)

        def keep(text: str) -> None:
            ended = time.monotonic()
            with self._lock:
                self._pages[address] = _Page(text, version, ended, ended - started)
                while len(self._pages) > PAGES:
                    self._pages.popitem(last=False)

        try:
            yield keep
        finally:
            with self._lock:
                self._making.discard(address)

    def close(self) -> None:
        """Close the connection that watches for changes."""
        self._watch.close()
