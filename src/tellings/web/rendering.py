"""Views to HTML: one set of templates for the report and the server, which differ in where links lead."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup, escape

from tellings.lookup import RANKED
from tellings.marks import Segment
from tellings.records import Block, Place
from tellings.views import VIEWS
from tellings.views.document import BlockView, DocumentView
from tellings.views.evidence import Quote, bounds, shortening, valued
from tellings.web import plots
from tellings.web.skins import Skin

_ODD = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
"""Characters that are not seen, or look like a space and are none."""


@cache
def environment() -> jinja2.Environment:
    """The templates, with the filters that they use; every value is escaped."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("tellings", "web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(
        words_of=lambda name: str(name).replace("_", " "),
        sentence=sentence,
        capitalised=lambda name: f"{name[:1].upper()}{name[1:]}",
        percent=lambda share: f"{share:.0%}",
        n=lambda number: f"{number:,}",
        ending=ending,
        lit=lit,
        in_context=in_context,
        is_web=lambda url: str(url).startswith(("http://", "https://")),
    )
    made.globals.update(
        bounds=bounds,
        valued=valued,
        count=count,
        plots=plots,
        marked=marked,
        raw=raw,
        ranked=RANKED,
        known=frozenset(view.name for view in VIEWS),
    )
    return made


def render(template: str, skin: Skin, context: Mapping[str, Any]) -> str:
    """A template with a skin."""
    shortened = shortening(getattr(context.get("view"), "names", {}))
    return environment().get_template(template).render(skin=skin, shortened=shortened, **context)


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 document", "1,204 documents"."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def sentence(why: str) -> str:
    """A reason as a sentence."""
    return f"{why[0].upper()}{why[1:].removesuffix('.')}." if why else ""


def ending(text: str, most: int) -> str:
    """The last words of a text, in no more than so many characters."""
    if len(text) <= most:
        return text
    _, space, words = text[-most:].partition(" ")
    return f"…{words}" if space else f"…{text[-most:]}"


def lit(text: str, found: Quote) -> Markup:
    """A sentence with the place lit that a quote of it is: of words that stand there twice, those behind the same."""
    words, before = (" ".join(part.split()) for part in (found.text, found.before))
    if not words or words == text:
        return escape(text)
    for match in re.finditer(re.escape(words), text):
        ahead = text[: match.start()].strip()
        if ahead.endswith(before) or before.endswith(ahead):
            return Markup("{}<mark>{}</mark>{}").format(text[: match.start()], words, text[match.end() :])
    return escape(text)


def in_context(found: Quote) -> str:
    """A quote as a citation has it: with the words around it, and dots where they go on."""
    words = f"{found.before}{found.text}{found.after}".strip()
    return f"{'…' if found.goes_on[0] else ''}{words}{'…' if found.goes_on[1] or found.cut else ''}"


def raw(text: str, block: Block, at: Place | None) -> Markup:
    """A block of a text as it is, with characters that are not seen named beside themselves.

    What lies in it of the place that the reader was led to is lit; where the place begins is its anchor.
    """
    start, end = block.start, block.end
    if at is None or not max(start, at.start) < min(end, max(at.end, at.start + 1)):
        return Markup(_seen(text[start:end]))  # noqa: S704 - escaped
    first, last = max(start, at.start), min(end, at.end)
    anchor = f' id="raw-{at.start}-{at.end}"' if first == at.start else ""
    lighted = f'<mark class="at"{anchor}>{_seen(text[first:last])}</mark>'
    return Markup(f"{_seen(text[start:first])}{lighted}{_seen(text[last:end])}")  # noqa: S704 - escaped piece by piece


def _seen(text: str) -> str:
    return _ODD.sub(_named, html.escape(text))


def _named(match: re.Match[str]) -> str:
    return f'<span class="odd" data-name="U+{ord(match[0]):04X}">{match[0]}</span>'


def marked(view: DocumentView, block: BlockView, live: bool) -> Markup:
    """A block's text with its layers and anchors.

    On a page of its own every mark has an anchor and says on each of its segments what it is. In a report, which has
    all texts at once, only what is linked to has an anchor, and a mark says once what it is, where it begins.
    """
    id_ = view.document.id
    parts: list[str] = []
    for segment in block.segments:
        anchors = _anchors(segment) if live else [anchor for anchor in segment.anchors if anchor in view.linked]
        text = _written(segment.text, last=segment is block.segments[-1])
        if not segment.marks and not anchors:
            parts.append(text)
            continue
        parts += [f'<a id="{id_}-{start}-{end}"></a>' for start, end in anchors[1:]]
        why = segment.why if live else _begun(segment)
        attributes = [f'id="{id_}-{anchors[0][0]}-{anchors[0][1]}"'] if anchors else []
        attributes += [f'{name}="{html.escape(value)}"' for name, value in _told(segment, why) if value]
        parts.append(f"<span {' '.join(attributes)}>{text}</span>" if attributes else text)
    return Markup("".join(parts))  # noqa: S704 - escaped piece by piece


def _anchors(segment: Segment) -> list[tuple[int, int]]:
    """Where links lead that begin here; the stretch that the reader was led to is the element itself."""
    led = {(mark.start, mark.end) for mark in segment.marks if mark.layer == "at"}
    return sorted(segment.anchors, key=lambda anchor: anchor not in led)


def _written(text: str, last: bool) -> str:
    """A stretch as HTML; the lines left empty behind a block are there, to be selected and counted, and not seen."""
    ink = text.rstrip() if last else text
    gap = f'<span class="gap">{html.escape(text[len(ink) :])}</span>' if "\n" in text[len(ink) :] else text[len(ink) :]
    return html.escape(ink) + gap


def _begun(segment: Segment) -> str:
    """What begins here; which documents share the words is said beside the text already."""
    begun = (mark.why for mark in segment.marks if mark.start == segment.start and not mark.layer.startswith("copy"))
    return "; ".join(dict.fromkeys(filter(None, begun)))


def _told(segment: Segment, why: str) -> tuple[tuple[str, str], ...]:
    return ("class", segment.layers), ("title", why), ("data-act", segment.opens)


def asset(name: str) -> str:
    """A style sheet or a script of the package."""
    return files("tellings.web").joinpath(name).read_text(encoding="utf-8")
