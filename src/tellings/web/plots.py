"""Plots as SVG, drawn by Vega-Lite: text stays text, marks are links, and the page's own ink is used.

Colours that say who are those of Okabe and Ito, and each has a shape of its own. Nothing is fetched: the data are in
the specification.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from math import isfinite
from typing import Any

import msgspec
from markupsafe import Markup

from tellings.counting.told import soft
from tellings.records import Entry, Place
from tellings.views.evidence import Names
from tellings.views.figures import FigureRow, RoleGroup
from tellings.views.lineages import LineageView, Node
from tellings.web.skins import Skin

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#b0578d", "#8a6d00", "#3f8fc4", "#7a7a7a")
SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross", "triangle-right")
OTHERS = "others"
NOBODY = "no one named"

WIDTH = 820
STEP = 26
"""Pixels of a row: a line of text and some air."""

SPREAD = 40.0
"""From this ratio of the largest figure to the smallest on steps are even in ratio: else the small ones are a line."""

STRIP = 1160
"""Pixels of the strip of days: the width of the overview on a laptop."""

BASES: Mapping[str, str] = {
    "stated": "the day is stated",
    "inferred": "the day was inferred",
    "metadata": "by the page’s date",
}

DAY = 86_400_000
"""Milliseconds of a day, the unit of the library's time."""

HERE = "https://here.invalid"
"""A host for links within the page or the server while they are drawn: the library puts its own website in front of a
link that names none."""

_OWN_LINK = re.compile(r'"href":"(?=[/#])')
_EPOCH = date(1970, 1, 1)
_WORDY = re.compile(r' (?:aria-roledescription|pointer-events|stroke-miterlimit)="[^"]*"')
"""Attributes on each of hundreds of marks that say what its label says already."""

_PLACED = re.compile(r' (?:d|transform|[xy][12]?)="[^"]*"')
_PRECISE = re.compile(r"(\.\d\d)\d+")
"""Where a mark stands, to the hundredth of a pixel: a report has thousands."""

_INK: Mapping[str, Any] = {
    "background": None,
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "currentColor",
        "titleColor": "currentColor",
        "gridColor": "currentColor",
        "gridOpacity": 0.12,
        "domainColor": "currentColor",
        "domainOpacity": 0.4,
        "tickColor": "currentColor",
        "tickOpacity": 0.4,
        "labelFontSize": 12,
        "titleFontWeight": "normal",
        "titleFontSize": 12,
    },
    "legend": {"labelColor": "currentColor", "titleColor": "currentColor", "labelFontSize": 12, "labelLimit": 400},
    "text": {"color": "currentColor", "fontSize": 13},
}


def figures(group: RoleGroup, names: Names, skin: Skin) -> Markup:
    """The ranges of a role's figures over the days they are as of, by owner."""
    owners = _owners(group)
    rows = [_bar(row, owners, names, skin) for row in group.plotted]
    shown = sorted(dict.fromkeys(row["owner"] for row in rows), key=lambda owner: owner == OTHERS)
    days = [row["day"] for row in rows]
    apart = max(DAY * 14, max(days) - min(days)) / 120
    for row in rows:  # owners of one day stand side by side
        row["when"] = row["day"] + (shown.index(row["owner"]) - (len(shown) - 1) / 2) * apart
    x = {
        "field": "when",
        "type": "temporal",
        "scale": {"type": "utc", "domain": [min(days) - 8 * apart, max(days) + 8 * apart]},
        "axis": {
            "title": None,
            "format": "%-d %b %Y",
            "labelOverlap": True,
            "labelSeparation": 24,
            "tickCount": 8,
            "grid": False,
        },
    }
    y = {"type": "quantitative", **_counted([row[end] for row in rows for end in ("low", "high")], group.role)}
    who: dict[str, Any] = {"field": "owner", "type": "nominal", "legend": {"title": "Owner", "symbolOpacity": 1}}
    common: dict[str, Any] = {
        "x": x,
        "color": {**who, "scale": {"domain": shown, "range": COLOURS[: len(shown)]}},
        "href": {"field": "href"},
        "description": {"field": "what"},
    }
    ranges = {**common, "y": {"field": "low", **y}, "y2": {"field": "high"}}
    shape = {**who, "scale": {"domain": shown, "range": SHAPES[: len(shown)]}}
    dots = {
        **common,
        "y": {"field": "point", **y},
        "shape": shape,
        "fill": common["color"],
        "fillOpacity": {"field": "fill", "type": "quantitative", "scale": None},
    }
    layers = [
        {"mark": {"type": "rule", "strokeWidth": 5, "opacity": 0.4}, "encoding": ranges},
        {"mark": {"type": "point", "size": 60, "opacity": 1, "strokeWidth": 1.5}, "encoding": dots},
        {
            "mark": {"type": "text", "dy": -10, "aria": False},
            "encoding": {"x": x, "y": dots["y"], "text": {"field": "open"}},
        },
    ]
    return _svg({"width": WIDTH, "height": 220, "data": {"values": rows}, "layer": layers}, f"Figures: {group.role}")


def _counted(numbers: Sequence[int], title: str) -> dict[str, Any]:
    """Scale and axis for people: even steps, or even ratios where small and large figures stand together."""
    axis: dict[str, Any] = {"title": title, "format": ",d"}
    least, most = max(1, min(numbers)), max(numbers)
    if most <= SPREAD * least:
        return {"scale": {"zero": True}, "axis": {**axis, "tickCount": 5, "tickMinStep": 1}}
    ticks = [step * 10**power for power in range(8) for step in (1, 2, 5)]
    inside = [tick for tick in ticks if least / 2.5 <= tick <= most * 2.5]
    domain = [inside[0], inside[-1]]
    return {"scale": {"type": "log", "domain": domain, "clamp": True}, "axis": {**axis, "values": inside}}


def days(entries: Sequence[Entry], skin: Skin) -> Markup:
    """What happened when as a strip: a mark for each entry, above those of the same days; several days are a bar.

    A day that is stated is a filled disc, one that was inferred a hollow diamond, that of the page a hollow square.
    """
    rows = _stacked(sorted(entries, key=lambda entry: (entry.earliest or "", entry.latest or "")), skin)
    first, last = min(row["from"] for row in rows), max(row["to"] for row in rows)
    air = max(DAY, (last - first) // 40)
    levels = max(row["level"] for row in rows) + 1
    known = [basis for basis in BASES.values() if any(row["basis"] == basis for row in rows)]
    order = {basis: at for at, basis in enumerate(BASES.values())}
    which = [order[basis] for basis in known]
    x = {
        "field": "from",
        "type": "temporal",
        "scale": {"type": "utc", "domain": [first - air, last + air]},
        "axis": {
            "title": None,
            "format": "%-d %b %Y",
            "labelOverlap": True,
            "labelSeparation": 24,
            "tickCount": 10,
            "grid": True,
        },
    }
    y = {"field": "level", "type": "quantitative", "axis": None, "scale": {"domain": [-0.6, levels - 0.4]}}
    legend = {"title": None, "orient": "top", "symbolOpacity": 1, "columnPadding": 60, "offset": 4}
    who = {"field": "basis", "type": "nominal", "legend": legend}
    colour = {**who, "scale": {"domain": known, "range": [COLOURS[at] for at in which]}}
    dots = {
        "x": x,
        "y": y,
        "color": colour,
        "shape": {**who, "scale": {"domain": known, "range": [("circle", "diamond", "square")[at] for at in which]}},
        "fill": colour,
        "fillOpacity": {"field": "fill", "type": "quantitative", "scale": None},
        "href": {"field": "href"},
        "description": {"field": "what"},
    }
    bars = {"x": x, "x2": {"field": "to"}, "y": y, "color": colour}
    layers = [
        {"mark": {"type": "rule", "strokeWidth": 4, "opacity": 0.35, "aria": False}, "encoding": bars},
        {"mark": {"type": "point", "size": 70, "opacity": 1, "strokeWidth": 1.5}, "encoding": dots},
    ]
    spec = {"width": STRIP, "height": 13 * levels + 8, "data": {"values": rows}, "layer": layers}
    return _svg(spec, "Timeline")


def _stacked(entries: Sequence[Entry], skin: Skin) -> list[dict[str, Any]]:
    """Entries with the lowest level on which nothing stands in their days."""
    free: list[int] = []
    rows = []
    for entry in entries:
        begin, end = _day(entry.earliest or ""), _day(entry.latest or entry.earliest or "")
        level = next((at for at, until in enumerate(free) if until < begin), len(free))
        free[level : level + 1] = [end]
        basis = BASES[entry.basis]
        rows.append(
            {
                "from": begin,
                "to": end,
                "level": level,
                "basis": basis,
                "fill": 1 if entry.basis == "stated" else 0,
                "href": skin.place(entry.members[0]),
                "what": f"{entry.earliest}, {basis}: {entry.text[:80]}",
            }
        )
    return rows


def _day(day: str) -> int:
    return (date.fromisoformat(day) - _EPOCH).days * DAY


def _owners(group: RoleGroup) -> set[str]:
    named = [owner for owner, _ in group.owners if owner]
    return {*named[: len(COLOURS) - 2], NOBODY}


def _bar(row: FigureRow, owners: set[str], names: Names, skin: Skin) -> dict[str, Any]:
    figure = row.figure
    owner = figure.attributed_to or NOBODY
    low, high = soft(figure)
    high = high if isfinite(high) else low
    point = figure.low if figure.low is not None else figure.high
    return {
        "owner": owner if owner in owners else OTHERS,
        "day": _day(row.day or ""),
        "low": low,
        "high": high,
        "point": point,
        "fill": 1 if figure.scope == "this_event" and figure.part_of is None else 0,
        "href": skin.place(Place(figure.document, figure.start, figure.end)),
        "open": "↑" if figure.high is None else "",
        "what": f"{figure.text}, {owner}, {names[figure.document].name}",
    }


def descent(lineage: LineageView, names: Names, skin: Skin) -> Markup:
    """A lineage as a tree from left to right: who hangs on whom, since when, with which share of the words."""
    nodes = [_node(row, node, names, skin) for row, node in enumerate(lineage.nodes)]
    steps = [step for row, node in enumerate(lineage.nodes) for step in _step(row, node, lineage.nodes)]
    deepest = max(node.depth for node in lineage.nodes)
    reach = WIDTH / 34
    x = {"type": "quantitative", "axis": None, "scale": {"domain": [-0.3, reach - 0.3], "nice": False}}
    y = {"type": "quantitative", "axis": None, "scale": {"domain": [len(nodes) - 0.4, -0.6], "nice": False}}
    at = {"x": {"field": "x", **x}, "y": {"field": "y", **y}}
    dash = {"field": "dash", "scale": {"domain": [0, 1], "range": [[4, 3], [1, 0]]}, "legend": None}
    line = {"type": "line", "aria": False, "color": "currentColor", "opacity": 0.6, "strokeWidth": 1.5}
    links = {"href": {"field": "href"}, "description": {"field": "label"}}
    label = {"type": "text", "align": "left", "baseline": "middle", "dx": 12}
    layers = [
        {
            "data": {"values": steps},
            "mark": line,
            "encoding": {**at, "detail": {"field": "step"}, "order": {"field": "order"}, "strokeDash": dash},
        },
        {
            "mark": {"type": "point", "filled": True, "size": 90, "color": COLOURS[0], "opacity": 1},
            "encoding": {**at, **links},
        },
        {"mark": label, "encoding": {**at, **links, "text": {"field": "label"}}},
        {
            "mark": {**label, "align": "right", "dx": 0, "opacity": 0.75},
            "encoding": {"y": at["y"], "x": {"datum": reach - 1.8, **x}, "text": {"field": "day"}},
        },
        {
            "mark": {**label, "align": "right", "dx": 0, "opacity": 0.75},
            "encoding": {"y": at["y"], "x": {"datum": reach - 0.4, **x}, "text": {"field": "share"}},
        },
    ]
    spec = {"width": WIDTH + 24 * max(0, deepest - 4), "height": STEP * len(nodes), "data": {"values": nodes}}
    return _svg({**spec, "layer": layers}, f"Descent of {lineage.lineage.name}")


def _node(row: int, node: Node, names: Names, skin: Skin) -> dict[str, Any]:
    known = names[node.document]
    inferred = " (inf.)" if known.head.basis == "inferred" and known.head.published else ""
    return {
        "x": node.depth,
        "y": row,
        "label": known.name,
        "day": f"{known.head.published or 'date not known'}{inferred}",
        "share": f"{node.edge.edge.share:.0%}" if node.edge else "",
        "href": skin.document(node.document),
    }


def _step(row: int, node: Node, nodes: Sequence[Node]) -> list[dict[str, Any]]:
    """An elbow from what a node hangs on down to its row, and across to it."""
    if node.above is None or node.edge is None:
        return []
    above = nodes[node.above]
    points = ((above.depth, node.above), (above.depth, row), (node.depth, row))
    dash = int(node.edge.edge.directed)
    return [{"x": x, "y": y, "step": row, "order": order, "dash": dash} for order, (x, y) in enumerate(points)]


def _svg(spec: Mapping[str, Any], title: str) -> Markup:
    encoded = msgspec.json.encode({**spec, "config": _INK, "description": title}).decode()
    drawn = _drawn(_OWN_LINK.sub(f'"href":"{HERE}', encoded))
    return Markup(drawn.replace(f'href="{HERE}', 'href="'))  # noqa: S704


@lru_cache(maxsize=64)
def _drawn(spec: str) -> str:
    import vl_convert

    # The library escapes what it prints, and refuses links that are no addresses of pages.
    svg: str = vl_convert.vegalite_to_svg(spec, vl_version="5.20", allowed_base_urls=[])
    svg = _PLACED.sub(lambda attribute: _PRECISE.sub(r"\1", attribute[0]), _WORDY.sub("", svg))
    return svg.replace('role="graphics-symbol"', 'role="img"')
