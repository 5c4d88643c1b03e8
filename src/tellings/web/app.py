"""The pages of a case, made from the views and templates that the report uses."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from tellings import __version__
from tellings.errors import InputError, OptionError, TellingsError
from tellings.views import DOCUMENT, VIEWS, View
from tellings.views.asking import Ask, asked
from tellings.web import api
from tellings.web.guard import Guard
from tellings.web.pages import SKIN, Pages, framed
from tellings.web.readers import READERS, Kept, Readers
from tellings.web.rendering import asset, render

ASSETS: Mapping[str, str] = {
    "reader.css": "text/css",
    "reader.js": "text/javascript",
    "compare.js": "text/javascript",
}
"""Files that pages ask for."""

CHEAP = frozenset({"search", "compare", "document"})
"""Views with too many addresses to keep their pages, and answered from an index."""


def app(path: Path, workers: int = 0) -> FastAPI:
    """The application; so many `workers` are processes that make its pages, none: this one does.

    Raises `CaseError` where there is no case.
    """
    readers, kept = Readers(path), Kept(path)
    pages = Pages(readers, workers)

    @asynccontextmanager
    async def open_while(_: FastAPI) -> AsyncIterator[None]:
        if not workers:  # threads that make pages at the same time only take the interpreter from each other
            current_default_thread_limiter().total_tokens = READERS
        yield
        pages.close()
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
        made.get(address, include_in_schema=False)(_page(view, pages, kept))
    made.get("/documents/{document}", include_in_schema=False)(_page(DOCUMENT, pages, kept))
    return made


def _page(view: View, pages: Pages, kept: Kept) -> Callable[..., Awaitable[HTMLResponse]]:
    async def endpoint(request: Request) -> HTMLResponse:
        ask = asked({**request.query_params, **request.path_params}, view.filters, view.rows)
        if view.name in CHEAP:
            return HTMLResponse(await pages.made(view.name, ask))
        address = str(request.url)
        text = kept.found(address)
        if text is None:
            with kept.making(address) as keep:
                text = await pages.made(view.name, ask)
                keep(text)
        return HTMLResponse(text)

    return endpoint


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
    frame = framed(request.app.state.title, Ask())
    return HTMLResponse(render("error.html.j2", SKIN, {**context, **frame}), status)
