"""The bundled coverage: one invented event as eight invented outlets told it, read by `tellings demo`.

`PAGES` is the folder of pages, `META` the table that says outlet, address, title and date of pages that do not state
them. What there is to read out of them is in `eval/gold/coverage.json`; who is who is in `docs/coverage.md`.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable

PAGES: Traversable = files(__name__) / "pages"
META: Traversable = files(__name__) / "meta.csv"
