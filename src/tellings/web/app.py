"""The pages of a case, made from the views and templates that the report uses."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote as quoted
from urllib.parse import quote_plus

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from tellings import __version__
from tellings.errors import InputError, OptionError, TellingsError
from tellings.records import Place
from tellings.views import DOCUMENT, VIEWS, View
from tellings.views.asking import Ask, asked
from tellings.web import api
from tellings.web.guard import Guard
from tellings.web.readers import READERS, Kept, Readers
from tellings.web.rendering import asset, render
from tellings.web.skins import Skin

ASSETS: Mapping[str, str] = {
    "reader.css": "text/css",
    "reader.js": "text/javascript",
    "compare.js": "text/javascript",
}
"""Files that pages ask for."""

CHEAP = frozenset({"search", "compare", "document"})
"""Views with too many addresses to keep their pages, and answered from an index."""


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


def app(path: Path) -> FastAPI:
    """The application. Raises `CaseError` where there is no case."""
    readers, kept = Readers(path), Kept(path)

    @asynccontextmanager
    async def open_while(_: FastAPI) -> AsyncIterator[None]:
        # Threads that make pages at the same time only take the interpreter from each other; they wait in a queue.
        current_default_thread_limiter().total_tokens = READERS
        yield
        readers.close()
        kept.close()

    made = FastAPI(
        title="Tellings",
        version=__version__,
        description="One case, read-only: what is printed, and where.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=open_while,
    )
    made.add_middleware(Guard)
    made.add_exception_handler(TellingsError, _failed)
    made.add_exception_handler(HTTPException, _failed)
    made.add_exception_handler(RequestValidationError, _failed)
    made.state.title = path.name
    made.include_router(api.router(readers))
    made.get("/favicon.ico", include_in_schema=False)(lambda: Response(status_code=204))
    made.get("/static/{name}", include_in_schema=False)(_asset)
    for view in VIEWS:
        address = "/" if view.name == "overview" else f"/{view.name}"
        made.get(address, include_in_schema=False)(_page(view, readers, kept))
    made.get("/documents/{document}", include_in_schema=False)(_page(DOCUMENT, readers, kept))
    return made


def _page(view: View, readers: Readers, kept: Kept) -> Callable[..., Awaitable[HTMLResponse]]:
    async def endpoint(request: Request) -> HTMLResponse:
        ask = asked({**request.query_params, **request.path_params}, view.filters, view.rows)

        def make() -> str:
            with readers.one() as case:
                return page(view, readers.path.name, ask, view.build(case, ask))

        address = str(request.url)
        if view.name in CHEAP:
            return HTMLResponse(await run_in_threadpool(make))
        return HTMLResponse(kept.found(address) or await run_in_threadpool(kept.page, address, make))

    return endpoint


def page(view: View, case: str, ask: Ask, shown: Any) -> str:
    """One view as a whole page."""
    context = {"name": view.name, "title": view.title, "scripts": view.scripts, "view": shown}
    return render("page.html.j2", SKIN, {**context, **_frame(case, ask)})


def _frame(case: str, ask: Ask) -> dict[str, Any]:
    return {"case": case, "ask": ask, "views": VIEWS, "version": __version__}


async def _asset(name: str) -> Response:
    if name not in ASSETS:
        raise HTTPException(404, f"There is no {name}.")
    return Response(asset(name), media_type=ASSETS[name])


STATUS: Mapping[type[Exception], int] = {OptionError: 400, InputError: 404, RequestValidationError: 400}


async def _failed(request: Request, error: Exception) -> Response:
    """An error in one shape: a page for people, an object for programs."""
    status = error.status_code if isinstance(error, HTTPException) else STATUS.get(type(error), 500)
    found = api.error_of(error, status)
    if request.url.path.startswith("/api"):
        return JSONResponse({"error": found}, status)
    context = {"name": "", "title": "Not found" if status == 404 else "Not answered", "error": found}
    frame = _frame(request.app.state.title, Ask())
    return HTMLResponse(render("error.html.j2", SKIN, {**context, **frame}), status)
