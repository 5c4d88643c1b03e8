"""What is shown of a case: plain functions from a case to frozen view records, one module for each view.

`VIEWS` lists them in the order of the navigation. The server and the report render the same records with the same
templates (`web/<name>.html.j2`), so that they cannot say different things. A view is a line here, a module, a template.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tellings.lookup import Lookup
from tellings.views import (
    claims,
    compare,
    disputes,
    document,
    documents,
    entities,
    figures,
    lineages,
    overview,
    problems,
    said,
    search,
    stories,
    timeline,
    wording,
)
from tellings.views.asking import ROWS, Ask


@dataclass(frozen=True, slots=True)
class View:
    """One view: its name in addresses, its title, and the columns that it may be narrowed by.

    `alone` views make no sense without a question or a document: the report leaves them out of its navigation.
    `rows` are those of a page where no number is asked for. `scripts` are files of `web/` that its page asks for
    besides `reader.js`.
    """

    name: str
    title: str
    build: Callable[[Lookup, Ask], Any]
    filters: tuple[str, ...] = ()
    alone: bool = False
    scripts: tuple[str, ...] = ()
    rows: int = ROWS


VIEWS: tuple[View, ...] = (
    View("overview", "Overview", overview.overview),
    View("documents", "Documents", documents.documents, ("outlet", "language")),
    View("lineages", "Lineages", lineages.lineages, ("id", "agency")),
    View("compare", "Compare", compare.compare, ("left", "right", "base"), scripts=("compare.js",)),
    View("said", "Who said what", said.said, ("act", "speaker", "kind")),
    View("figures", "Figures", figures.figures, ("role", "relation", "standing", "id", "beside")),
    View("disputes", "Disputes", disputes.disputes, ("form",)),
    View("timeline", "Timeline", timeline.timeline, ("basis",)),
    View("wording", "Wording", wording.wording, ("layer",)),
    View("names", "Names", entities.entities, ("kind", "id")),
    View("stories", "Stories", stories.stories),
    View("claims", "Claims", claims.claims, ("standing", "id"), alone=True),
    View("search", "Search", search.search, ("outlet", "language"), alone=True, rows=20),
    View("problems", "Problems", problems.problems, ("stage",)),
)
DOCUMENT = View("document", "Document", document.document, alone=True)
