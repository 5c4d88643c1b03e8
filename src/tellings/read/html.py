"""Web pages: the article's text by trafilatura, what the page says about itself from its metadata.

Text is what trafilatura 2 gives (Barbaresi 2021), without comments. Its search for dates is not used: where a date is
incomplete it is filled from the clock. Only a publication date that the page states in its metadata is taken.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from tellings.read.dates import published
from tellings.read.documents import STAGE, from_row
from tellings.read.encodings import decode
from tellings.read.page import HEAD, Page
from tellings.read.text import unix_lines
from tellings.records import Document, Problem, Source

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

MEDIA = "text/html"
ELEMENT_LIMIT = 20_000
"""Elements of one page. The heaviest news pages, running files among them, have about 10,000. The extractor's time
grows with the square of list items or nested blocks: 20,000 took 25 to 30 s (`bench/read.py --hostile`)."""
_ELEMENT = re.compile("<[a-zA-Z]")
_CHARSET = re.compile(rb"""(?:charset\s*=|<\?xml[^>]{0,100}encoding\s*=)\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_FAR_DAY = "2100-01-01"
_NO_TEXT = "no article text was found in the page"
_ARTICLE = re.compile(r"Article|Posting|Report")
_DATE_METAS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "citation_publication_date",
    "date",
)


def read(page: Page, url: str | None = None, charset: str | None = None) -> Iterator[Document | Problem]:
    """The page's article, or a problem where there is none or the page is out of all proportion.

    `url` and `charset` are what the server said that sent the page; they hold where the page itself says nothing.
    """
    markup, encoding, broken = decode(page.data, declared(page.data) or charset)
    source = Source(page.name, MEDIA, encoding)
    elements = sum(1 for _ in _ELEMENT.finditer(markup))
    if elements > ELEMENT_LIMIT:
        yield Problem(page.name, STAGE, f"{elements} elements, over the limit of {ELEMENT_LIMIT} for one page")
        return
    if broken:
        yield Problem(page.name, STAGE, f"replaced {broken} bytes that are not {encoding} by U+FFFD")
    if "<" not in markup:
        yield from from_row({"text": unix_lines(markup)}, Source(page.name, "text/plain", encoding))
        return
    row = _row(markup)
    row["url"] = row.get("url") or url
    yield from from_row(row, source) if row.get("text") else iter([Problem(page.name, STAGE, _NO_TEXT)])


def declared(data: bytes) -> str | None:
    """The encoding that a page declares in its first bytes."""
    found = _CHARSET.search(data[:HEAD])
    return found[1].decode("ascii", "replace") if found else None


def _row(markup: str) -> dict[str, object]:
    trafilatura = _trafilatura()
    tree = trafilatura.load_html(markup)
    if tree is None:
        tree = trafilatura.load_html(f"<html><body>{markup}</body></html>")
    if tree is None:
        return {}
    linked = _linked(tree)
    metas = _metas(tree)
    page = trafilatura.bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        deduplicate=False,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": _FAR_DAY},
    )
    body = str(linked.get("articleBody") or "")
    return {
        "text": (page.text if page and page.text else body) or None,
        "title": page and page.title,
        "outlet": metas.get("og:site_name") or _name(linked.get("publisher")) or (page and page.sitename),
        "byline": page and page.author,
        "url": _url(tree, metas, linked),
        "published": _published(tree, metas, linked),
    }


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The first content of each `meta`, by its name, property or itemprop in small letters."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked(tree: HtmlElement) -> Mapping[str, Any]:
    """The page's JSON-LD object (schema.org) that is an article, empty where it has none."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            nodes = list(_nodes(json.loads(script.text or "", strict=False)))
        except (ValueError, RecursionError):
            continue
        for node in nodes:
            if _ARTICLE.search(str(node.get("@type"))):
                return node
    return {}


def _nodes(value: object) -> Iterator[Mapping[str, Any]]:
    """The objects of a JSON-LD script: itself, those of a list, those of its `@graph`."""
    for node in value if isinstance(value, list) else [value]:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (member for member in graph if isinstance(member, dict)) if isinstance(graph, list) else ()


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) and value.strip() else None


def _url(tree: HtmlElement, metas: Mapping[str, str], linked: Mapping[str, Any]) -> str | None:
    """The canonical address; one that is only the home page's is a mistake of the site's template."""
    shared = metas.get("og:url", "")
    links = [link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower()]
    main = linked.get("mainEntityOfPage")
    main = main.get("@id") if isinstance(main, dict) else main
    stated = [*(_joined(shared, link) for link in links[:1]), shared, main, linked.get("url")]
    return next((address for address in stated if isinstance(address, str) and _is_article(address)), None)


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return ""


def _is_article(address: str) -> bool:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and bool(parts.path.strip("/") or parts.query)


def _published(tree: HtmlElement, metas: Mapping[str, str], linked: Mapping[str, Any]) -> str | None:
    """The first date of publication stated: JSON-LD, then `meta`, then `time` elements marked as it."""
    stated = [str(linked.get("datePublished") or ""), *(metas.get(name, "") for name in _DATE_METAS)]
    stated += [time.get("datetime") or time.text_content() for time in tree.iter("time") if _of_publication(time)]
    return next((day for day in map(published, stated) if day), None)


def _of_publication(time: HtmlElement) -> bool:
    return time.get("pubdate") is not None or "datepublished" in (time.get("itemprop") or "").lower()


@cache
def _trafilatura() -> ModuleType:
    """The library, loaded when the first page needs it, its complaints left to whoever wants to hear them."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura
