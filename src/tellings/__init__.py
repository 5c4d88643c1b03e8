"""*One event, many tellings*: an account of what many outlets wrote, every line checkable at its source."""

from __future__ import annotations

__version__ = "0.1.0"
