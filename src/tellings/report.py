"""The report: one self-contained HTML page about a case. It needs no network, no script and no other file.

It shows the views that the server shows, with the same templates; every link leads to a place of the page itself.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from tellings import __version__
from tellings.errors import InputError
from tellings.files import replaced
from tellings.lookup import Lookup, Wanted
from tellings.records import Place
from tellings.views import VIEWS
from tellings.views.asking import EVERYTHING
from tellings.views.document import document
from tellings.views.lines import Grouped, back
from tellings.web.rendering import asset, render
from tellings.web.skins import Skin

if TYPE_CHECKING:
    from tellings.case import Case

ELSEWHERE: Mapping[str, str] = {"claims": "figures", "document": "texts", "search": "documents"}
"""Where the page shows what has no section of its own."""

_ABOUT = re.compile(r'(<summary>[^<]*)<span class="unseen">[^<]*</span>')
"""What a fold is about, for who cannot see what it stands behind: four hundredths of a large report."""

_HEADING = re.compile(r"<(/?)h([1-5])(?=[ >])")


@dataclass(frozen=True, slots=True)
class Section:
    """A view as a part of the page."""

    name: str
    title: str
    html: Markup


def write_report(case: Case, path: Path) -> None:
    """Write the page to `path`. Raises `InputError` where it cannot be written."""
    page = render_report(case)
    try:
        with replaced(path) as file:
            file.write(page.encode("utf-8"))
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}.") from error


def render_report(case: Case) -> str:
    """The page as text: the same for the same case."""
    linked: dict[str, set[tuple[int, int]]] = defaultdict(set)
    lookup = Lookup(case.path)
    try:
        with lookup.snapshot():
            sizes = lookup.sizes()
            skin = _skin(linked, sizes)
            shown = {view: view.build(lookup, EVERYTHING) for view in VIEWS if not view.alone}
            sections = [Section(view.name, view.title, _body(view.name, made, skin)) for view, made in shown.items()]
            resting = back(lookup, [(view.title, made) for view, made in shown.items()])
            for copy in lookup.iterate("copies"):  # texts lead to each other where they share words
                linked[copy.left.document].add((copy.left.start, copy.left.end))
                linked[copy.right.document].add((copy.right.start, copy.right.end))
            ids = lookup.list_documents(Wanted()).items
            texts = [_text(lookup, id_, sorted(linked.get(id_, ())), resting(id_), skin) for id_ in ids]
    finally:
        lookup.close()
    style = asset("reader.css")
    return render(
        "report.html.j2",
        skin,
        {
            "title": case.path.name,
            "version": __version__,
            "style": Markup(style),  # noqa: S704 - a file of ours
            "style_hash": base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            "sections": sections,
            "texts": texts,
        },
    )


def _skin(linked: dict[str, set[tuple[int, int]]], sizes: Mapping[str, int]) -> Skin:
    """Links within the page; the places that they lead to are noted, so that the texts have anchors there."""

    def place(to: Place) -> str:
        if to.start >= sizes.get(to.document, 0):
            return f"#{to.document}"  # what is missing at the very end of a text has no place of its own
        linked[to.document].add((to.start, to.end))
        return f"#{to.document}-{to.start}-{to.end}"

    return Skin(
        place,
        lambda id_: f"#{id_}",
        lambda noun, id_: f"#{id_}",
        lambda name, **_: f"#{ELSEWHERE.get(name, name)}",
        live=False,
    )


def _text(case: Lookup, id_: str, linked: Sequence[tuple[int, int]], resting: Grouped, skin: Skin) -> Markup:
    view = document(case, replace(EVERYTHING, document=id_), linked)
    return _body("document", view, skin, resting)


def _body(name: str, view: Any, skin: Skin, resting: Grouped = ()) -> Markup:
    html = render(f"{name}.html.j2", skin, {"view": view, "ask": EVERYTHING, "resting": resting})
    lowered = _HEADING.sub(lambda tag: f"<{tag[1]}h{int(tag[2]) + 1}", html)  # the page has a first heading already
    return Markup(_ABOUT.sub(r"\1", lowered))  # noqa: S704 - made by the templates
