"""Who makes a page: this process, or others beside it, so that the one that answers is never busy with a page.

The queue is one for all of them. Several servers at one port would each have their own, and one of them the longer.
"""

from __future__ import annotations

import gc
import signal
from asyncio import wrap_future
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from urllib.parse import quote as quoted
from urllib.parse import quote_plus

from fastapi.concurrency import run_in_threadpool

from tellings import __version__
from tellings.children import end_with_parent
from tellings.errors import CaseError
from tellings.lookup import Lookup
from tellings.records import Place
from tellings.views import DOCUMENT, VIEWS, View
from tellings.views.asking import Ask
from tellings.web.readers import Readers
from tellings.web.rendering import render
from tellings.web.skins import Skin

THRESHOLD = 20_000
"""New objects after which Python looks for what may go. A page makes and drops that many at once: looking at every 700,
as it does by itself, finds nothing."""

TRIES = 3
"""Times that a page is begun: a process may be killed for what others asked of it, and take this page with it."""

_VIEWS = {view.name: view for view in (*VIEWS, DOCUMENT)}


def _place(place: Place) -> str:
    stretch = f"{place.start}-{place.end}"
    return f"{_document(place.document)}?at={stretch}#{quoted(place.document)}-{stretch}"


def _document(id_: str) -> str:
    return f"/documents/{quoted(id_, safe='')}"


def _view(name: str, **parameters: Any) -> str:
    given = "&".join(f"{key}={_value(str(value))}" for key, value in parameters.items() if value is not None)
    path = "/" if name == "overview" else f"/{name}"
    return f"{path}?{given}" if given else path


@lru_cache(maxsize=4096)
def _value(text: str) -> str:
    """A value in an address: one page has a hundred links that name its document."""
    return quote_plus(text)


def _group(noun: str, id_: str) -> str:
    return _view("overview", story=id_) if noun == "stories" else f"{_view(noun, id=id_)}#{quoted(id_)}"


SKIN = Skin(_place, _document, _group, _view, live=True)


class Pages:
    """Makes pages of one case, in so many processes, or with none in the thread that asks."""

    def __init__(self, readers: Readers, workers: int = 0) -> None:
        self._readers, self._workers = readers, workers
        self._pool = self._started() if workers else None

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, get_context("spawn"), _begin)

    async def made(self, name: str, ask: Ask) -> str:
        """The page of one view, once those that were asked for before are made."""
        if self._pool is None:
            return await run_in_threadpool(self._made_here, name, ask)
        for _ in range(TRIES):
            pool = self._pool
            try:
                return await wrap_future(pool.submit(_made, self._readers.path, name, ask))
            except BrokenProcessPool:
                if self._pool is pool:
                    self._pool = self._started()
        raise CaseError("A process that makes pages was ended each time.", "Perhaps memory ran out; ask for less.")

    def _made_here(self, name: str, ask: Ask) -> str:
        with self._readers.one() as case:
            return page(_VIEWS[name], case.path.name, ask, _VIEWS[name].build(case, ask))

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """What interrupts the server interrupts these too: they leave it to the server to end them, or end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(THRESHOLD, 20, 20)
    end_with_parent()


@cache
def _lookup(path: Path) -> Lookup:
    return Lookup(path)


def _made(path: Path, name: str, ask: Ask) -> str:
    case = _lookup(path)
    with case.snapshot():
        return page(_VIEWS[name], path.name, ask, _VIEWS[name].build(case, ask))


def page(view: View, case: str, ask: Ask, shown: Any) -> str:
    """One view as a whole page."""
    context = {"name": view.name, "title": view.title, "scripts": view.scripts, "view": shown}
    return render("page.html.j2", SKIN, {**context, **framed(case, ask)})


def framed(case: str, ask: Ask) -> dict[str, Any]:
    """What every page says around its view."""
    return {"case": case, "ask": ask, "views": VIEWS, "version": __version__}
