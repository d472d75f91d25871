"""Charts as inline SVG: drawn by Vega-Lite without a browser or a network, coloured by the page's own style.

Text is `currentColor` and bars are CSS variables, so that light and dark are one drawing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

import vl_convert

from reports.content import ALARMING, CategoryLine, Histogram, Run
from reports.explain import day, percent

WIDTH: Final = 380  # px of the drawing; it shrinks to 330 on a phone, where 13 px letters are still read
LABELS: Final = 165  # px of it at most for the names of categories
CATEGORIES: Final = 40
TRENDS: Final = 6  # categories that are followed over the runs
_FONT: Final = "system-ui, sans-serif"
_COLOURS: Final = {  # group of categories -> CSS variable of the page
    "injection": "var(--bad)",
    "spam": "var(--bad)",
    "hidden": "var(--warn)",
    "farm": "var(--warn)",
    "cloak": "var(--cloak)",
    "corruption": "var(--mend)",
    "pii": "var(--mask)",
}
_CONFIG: Final = {
    "background": None,
    "font": _FONT,
    "padding": 2,
    "view": {"stroke": None},
    "text": {"color": "currentColor", "fontSize": 13},
    "axis": {
        "labelColor": "currentColor",
        "titleColor": "currentColor",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": "currentColor",
        "gridOpacity": 0.12,
        "domainColor": "currentColor",
        "domainOpacity": 0.35,
        "ticks": False,
    },
}
_FOREIGN: Final = re.compile(
    r"<(?:script|image|foreignObject|a|use|style)\b|\bon\w+=|\b(?:xlink:)?href=|url\((?!#)|\bstyle=", re.IGNORECASE
)


def by_category(lines: Sequence[CategoryLine]) -> str:
    """A bar for each category: pages that carry it."""
    lines = lines[:CATEGORIES]
    rows = [{"label": c.label, "pages": c.pages, "colour": _colour(c.group)} for c in lines]
    labels = min(max(_width(c.label) for c in lines) + 10, LABELS)
    bar = {"mark": {"type": "bar", "height": 14}, "encoding": {"color": {"field": "colour", "type": "nominal", "scale": None}}}
    figure = {
        "mark": {"type": "text", "align": "left", "dx": 5},
        "encoding": {"text": {"field": "pages", "type": "quantitative", "format": ","}},
    }
    encoding = {
        "y": {
            "field": "label",
            "type": "nominal",
            "sort": None,
            "axis": {"title": None, "domain": False, "labelLimit": labels, "minExtent": labels, "labelPadding": 8, "labelFontSize": 13},
        },
        "x": {"field": "pages", "type": "quantitative", "axis": None, "scale": {"domainMin": 0}},
    }
    return draw(
        "categories", {"width": WIDTH - labels - 45, "height": {"step": 25}, "encoding": encoding, "layer": [bar, figure], **_data(rows)}
    )


def by_run(runs: Sequence[Run], title: str) -> str:
    """Share of all known pages that was flagged after each run."""
    counted = [run for run in runs if run.pages_after]
    rows = [
        {"n": n, "share": run.flagged_after / run.pages_after, "said": percent(run.flagged_after / run.pages_after)}  # type: ignore[operator]
        for n, run in enumerate(counted)
    ]
    encoding = {
        "x": _runs(counted),
        "y": {
            "field": "share",
            "type": "quantitative",
            "scale": {"domainMin": 0},
            "axis": {"title": title, "format": "%", "tickCount": 4, "domain": False},
        },
    }
    area = {"mark": {"type": "area", "color": "var(--bad)", "opacity": 0.12}}
    line = {"mark": {"type": "line", "color": "var(--bad)", "strokeWidth": 2}}
    dots = {"mark": {"type": "point", "filled": True, "size": 40, "color": "var(--bad)", "opacity": 1}}
    layers: list[dict[str, Any]] = [area, line, dots]
    if len(rows) <= 8:
        layers.append({"mark": {"type": "text", "dy": -11, "fontSize": 12}, "encoding": {"text": {"field": "said"}}})
    return draw("runs", {"width": WIDTH - 60, "height": 150, "encoding": encoding, "layer": layers, **_data(rows)})


def by_category_and_run(lines: Sequence[CategoryLine], runs: Sequence[Run]) -> str:
    """One small drawing above the other: pages with each alarming category after each run, each on a scale of its own."""
    chosen = [line for line in lines if line.trend and line.group in ALARMING][:TRENDS]
    counted = runs[-len(chosen[0].trend) :]
    labels = min(max(_width(line.label) for line in chosen) + 8, LABELS)
    drawings = [_trend(line, counted, labels, last=line is chosen[-1]) for line in chosen]
    return draw("trends", {"vconcat": drawings, "spacing": 12})


def _trend(line: CategoryLine, runs: Sequence[Run], labels: int, *, last: bool) -> dict[str, Any]:
    rows = [{"n": n, "pages": pages} for n, pages in enumerate(line.trend)]
    axis = {"title": None, "labels": False, "values": [0], "minExtent": labels, "domain": False, "grid": False}
    name = {
        "mark": {"type": "text", "align": "right", "x": -8, "y": 20, "baseline": "middle", "limit": labels, "text": line.label},
        "data": {"values": [{}]},
    }
    encoding = {
        "x": _runs(runs) if last else {"field": "n", "type": "ordinal", "axis": None},
        "y": {"field": "pages", "type": "quantitative", "scale": {"domainMin": 0, "domainMax": max(*line.trend, 1)}, "axis": axis},
    }
    area = {
        "mark": {"type": "area", "color": _colour(line.group), "opacity": 0.2, "line": {"color": _colour(line.group), "strokeWidth": 1.5}}
    }
    figure = {
        "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 12},
        "transform": [{"filter": f"datum.n == {len(rows) - 1}"}],
        "encoding": {"text": {"field": "pages", "type": "quantitative", "format": ","}},
    }
    drawn = {"encoding": encoding, "layer": [area, figure], **_data(rows)}
    return {"width": WIDTH - labels - 45, "height": 28, "layer": [drawn, name]}


def _runs(runs: Sequence[Run]) -> dict[str, Any]:
    """The axis of runs: the day of each, as many as have room."""
    labels = ",".join(f"'{day(run.started)[5:]}'" for run in runs)
    axis = {
        "title": None,
        "labelExpr": f"[{labels}][datum.value]",
        "labelAngle": 0,
        "labelPadding": 8,
        "labelOverlap": True,
        "labelSeparation": 8,
        "domain": False,
    }
    return {"field": "n", "type": "ordinal", "axis": axis, "scale": {"padding": 0.4}}


def of_scores(scores: Histogram, pages: str, score: str) -> str:
    """Scores in bins of a twentieth, the policy's limits as dashed lines."""
    step = 1 / len(scores.bins)
    rows = [{"low": round(n * step, 4), "high": round((n + 1) * step, 4), "pages": count} for n, count in enumerate(scores.bins)]
    encoding = {
        "x": {
            "field": "low",
            "type": "quantitative",
            "bin": {"binned": True},
            "scale": {"domain": [0, 1]},
            "axis": {"title": score, "values": [0, 0.2, 0.4, 0.6, 0.8, 1], "format": ".1f", "grid": False},
        },
        "x2": {"field": "high"},
        "y": {"field": "pages", "type": "quantitative", "axis": {"title": pages, "tickMinStep": 1, "tickCount": 4, "domain": False}},
    }
    bars = {"mark": {"type": "bar", "color": "var(--gold)", "binSpacing": 1}, "encoding": encoding}
    limits = {
        "data": {"values": [{"limit": limit} for limit in scores.thresholds]},
        "mark": {"type": "rule", "color": "var(--bad)", "strokeDash": [5, 4], "strokeWidth": 2},
        "encoding": {"x": {"field": "limit", "type": "quantitative"}},
    }
    layers = [bars, limits] if scores.thresholds else [bars]
    return draw("scores", {"width": WIDTH - 50, "height": 170, "layer": layers, **_data(rows)})


def draw(name: str, spec: dict[str, Any]) -> str:
    """One drawing as SVG without addresses, scripts or styles; its ids begin with `name`, so that several fit on one page."""
    whole = {"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "config": _CONFIG, **spec}
    svg: str = vl_convert.vegalite_to_svg(whole, allowed_base_urls=[])
    svg = svg.replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "").replace('version="1.1" class="marks"', 'class="chart" role="img"')
    ids = {found: f"{name}-{n}" for n, found in enumerate(dict.fromkeys(re.findall(r' id="([^"]+)"', svg)))}
    for old, new in ids.items():
        svg = svg.replace(f'id="{old}"', f'id="{new}"').replace(f"url(#{old})", f"url(#{new})")
    if _FOREIGN.search(svg):
        raise ValueError(f"the drawing {name} holds what a report must not hold")
    return svg


def _data(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"data": {"values": rows}}


def _width(label: str) -> int:
    """About how wide a label of 13 px is: Chinese characters are square, Latin letters hardly more than half of that."""
    return round(sum(13 if ord(character) > 0x2E80 else 7.4 for character in label))


def _colour(group: str) -> str:
    return _COLOURS.get(group, "var(--quiet)")
