"""The case as JSON under `/api`: every noun as pages of records, described by OpenAPI, errors in one shape.

{"items": […], "total": 812, "offset": 60, "limit": 60, "next": "/api/figures?offset=120"}
{"error": {"status": 404, "message": "…", "hint": "…"}}
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import Parameter, Signature
from typing import Annotated, Any, Generic, TypeVar

import msgspec
from fastapi import APIRouter, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from tellings import __version__
from tellings.case import CASE_NOUNS, EACH_NOUNS
from tellings.errors import InputError, TellingsError
from tellings.lookup import Found, Head, Lookup, Wanted
from tellings.records import Dating, Problem, Reading
from tellings.views.asking import MOST_ROWS, ROWS, Ask, asked
from tellings.views.overview import Overview, overview
from tellings.views.search import HitView, search
from tellings.web.readers import Readers

T = TypeVar("T")

FILTERS: Mapping[str, tuple[str, ...]] = {
    "blocks": ("kind",),
    "sentences": (),
    "mentions": ("kind", "entity"),
    "times": ("type", "value"),
    "attributions": ("kind", "act", "polarity", "speaker"),
    "figures": ("role", "victims", "scope", "modifier"),
    "quantities": ("unit",),
    "entities": ("kind", "name"),
    "datings": ("value",),
    "copies": ("relation",),
    "lineages": ("agency",),
    "edits": ("type",),
    "stories": (),
    "claims": ("standing",),
    "relations": ("relation",),
    "disputes": ("form",),
    "timeline": ("basis", "precision"),
    "wording": ("layer", "referent", "outlet"),
}
"""The columns that each noun may be narrowed by."""

UNPLACED = frozenset({"entities"})
"""Nouns whose records name no document."""

IDENTIFIED = ("entities", "lineages", "stories", "claims")
"""Nouns that can be asked for one by one."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of the records asked for, how many there are in all, and where the next ones are."""

    items: tuple[T, ...]
    total: int
    offset: int
    limit: int
    next: str | None


@dataclass(frozen=True, slots=True)
class Contents:
    """What a case holds: the records of each noun."""

    case: str
    version: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Error:
    """What went wrong, and what to do about it."""

    status: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Failure:
    """The one shape of an error."""

    error: Error


def error_of(error: Exception, status: int) -> dict[str, Any]:
    """An error in the one shape."""
    if isinstance(error, TellingsError):
        return {"status": status, "message": Exception.__str__(error), "hint": error.hint}
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        return {"status": status, "message": f"{first['loc'][-1]}: {first['msg']}", "hint": "See /api/openapi.json."}
    message = error.detail if isinstance(error, HTTPException) else str(error)
    return {"status": status, "message": message, "hint": "/api/openapi.json lists what there is."}


def router(readers: Readers) -> APIRouter:
    """The addresses under `/api`."""
    made = APIRouter(
        prefix="/api", responses={400: {"model": Failure}, 404: {"model": Failure}, 500: {"model": Failure}}
    )

    def add(address: str, model: Any, summary: str, parameters: list[Parameter], answer: Answer) -> None:
        def endpoint(request: Request, **_: Any) -> Response:
            with readers.one() as case:
                found = answer(case, {**request.query_params, **request.path_params})
            if isinstance(found, Found):
                found = _paged(found, request)
            return Response(msgspec.json.encode(found), media_type="application/json")

        fixed = Parameter("request", Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)
        endpoint.__signature__ = Signature([fixed, *parameters])  # type: ignore[attr-defined]
        made.get(address, response_model=model, summary=summary, name=address)(endpoint)

    add("", Contents, "What the case holds", [], lambda case, _: _contents(case))
    add("/overview", Overview, "The account in one screen", [_text("story")], _overview)
    add("/documents", Page[Head], "Documents by day, without their texts", _DOCUMENTS, _documents)
    add("/documents/{document}", Reading, "A document and all that was read out of it", [_PATH], _document)
    add("/documents/{document}/dating", Dating, "When it was published, and why", [_PATH], _dating)
    add("/search", Page[HitView], "Full-text search, best first", [_text("q"), *_DOCUMENTS], _search)
    add("/problems", Page[Problem], "What was dropped or failed", [*_PAGED, _text("stage")], _problems)
    for noun, record in {**EACH_NOUNS, **CASE_NOUNS}.items():
        filters = [*_PAGED, *(_text(name) for name in FILTERS[noun])]
        narrowed = filters if noun in UNPLACED else [*filters, _text("document"), _text("story")]
        add(f"/{noun}", Page[record], f"The {noun} of the case", narrowed, _lister(noun))  # type: ignore[valid-type]
    for noun in IDENTIFIED:
        add(f"/{noun}/{{id}}", CASE_NOUNS[noun], f"One of the {noun}", [_ID], _one(noun))
    return made


Answer = Callable[[Lookup, Mapping[str, str]], Any]


def _text(name: str) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=str | None)


def _number(name: str, default: int, least: int, most: int) -> Parameter:
    annotation = Annotated[int, Query(ge=least, le=most)]
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


_PAGED = [_number("offset", 0, 0, 10**9), _number("limit", ROWS, 1, MOST_ROWS)]
_DOCUMENTS = [*_PAGED, *map(_text, ("outlet", "language", "since", "until", "story"))]
_PATH = Parameter("document", Parameter.KEYWORD_ONLY, annotation=Annotated[str, Path()])
_ID = Parameter("id", Parameter.KEYWORD_ONLY, annotation=Annotated[str, Path()])


def _paged(found: Found[Any], request: Request) -> Page[Any]:
    limit = found.limit or len(found.items)
    after = found.offset + len(found.items)
    more = request.url.include_query_params(offset=after, limit=limit) if after < found.total else None
    return Page(found.items, found.total, found.offset, limit, f"{more.path}?{more.query}" if more else None)


def _contents(case: Lookup) -> Contents:
    names = ("documents", *EACH_NOUNS, *CASE_NOUNS, "problems")
    return Contents(case.path.name, __version__, {name: case.count(name) for name in names})


def _overview(case: Lookup, given: Mapping[str, str]) -> Overview:
    return overview(case, asked(given))


def _documents(case: Lookup, given: Mapping[str, str]) -> Found[Head]:
    ask = asked(given, ("outlet", "language"))
    found = case.list_documents(ask.wanted, since=ask.since, until=ask.until)
    heads = case.heads(found.items)
    return Found(tuple(heads[id_] for id_ in found.items), found.total, found.offset, found.limit)


def _document(case: Lookup, given: Mapping[str, str]) -> Reading:
    return case.readings([case.document(given["document"]).id])[0]


def _dating(case: Lookup, given: Mapping[str, str]) -> Dating:
    id_ = case.document(given["document"]).id
    found: Dating | None = next(case.iterate("datings", "WHERE document = ?", (id_,)), None)
    return found or Dating(id_, None, None, None, None)


def _search(case: Lookup, given: Mapping[str, str]) -> Found[HitView]:
    return search(case, asked(given, ("outlet", "language"))).hits


def _problems(case: Lookup, given: Mapping[str, str]) -> Found[Problem]:
    return case.problems_of(asked(given, ("stage",)).wanted)


def _lister(noun: str) -> Answer:
    def answer(case: Lookup, given: Mapping[str, str]) -> Found[Any]:
        ask: Ask = asked(given, FILTERS[noun])
        wanted = Wanted(equal=ask.filters, limit=ask.limit, offset=ask.offset) if noun in UNPLACED else ask.wanted
        return case.page(noun, wanted, _order(noun))

    return answer


def _order(noun: str) -> str:
    if noun in EACH_NOUNS:
        return "document, position"
    return {"timeline": "position", "wording": "position"}.get(noun, "1, 2, 3")


def _one(noun: str) -> Answer:
    def answer(case: Lookup, given: Mapping[str, str]) -> Any:
        found = case.one(noun, given["id"])
        if found is None:
            raise InputError(f"{case.path.name} has no {noun} {given['id'][:80]}.", f"/api/{noun} lists them.")
        return found

    return answer
