"""Progress in lines, for logs: how far, how fast, how much is left."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tellings.scale.estimating import duration

EVERY = 10.0
"""Seconds between two lines about one step."""


@dataclass(slots=True)
class Log:
    """Says in lines what it is told (`records.Progress`): each new step, and every ten seconds where it is."""

    say: Callable[[str], None]
    clock: Callable[[], float] = time.monotonic
    _step: str = ""
    _began: float = 0.0
    _first: int = 0
    _told: float = field(default=0.0)

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """Take note of where a step is."""
        now = self.clock()
        if step != self._step:
            self._step, self._began, self._first, self._told = step, now, done, now
            self.say(f"{step}: {_of(done, total)}")
        elif now - self._told >= EVERY or (done == total and now > self._told):
            self._told = now
            self.say(f"{step}: {_of(done, total)}{self._pace(done, total, now - self._began)}")

    def _pace(self, done: int, total: int | None, seconds: float) -> str:
        rate = (done - self._first) / seconds if seconds > 0 else 0.0
        if rate <= 0:
            return ""
        left = f", about {duration((total - done) / rate)} left" if total and total > done else ""
        return f", {rate:,.1f} a second{left}"


def _of(done: int, total: int | None) -> str:
    return f"{done:,} of {total:,} documents" if total else f"{done:,} documents"
