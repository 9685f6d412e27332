"""The part of the legend that explains areas and rings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from matplotlib.path import Path

from homeward.export.drawing.areas import area_looks, ring_looks, shade_alpha
from homeward.export.drawing.paper import Paper, wrapped
from homeward.export.drawing.symbols import Symbol, draw_symbol
from homeward.language import _
from homeward.model import GeoPrecision
from homeward.view import style
from homeward.view.marks import Mark
from homeward.view.regions import CLASSES
from homeward.view.words import number

SIZE = 7.4
ROW = 13.0
LINE = 9.2

_PATCH = [(-7, 3), (-1, 5), (8, 2.5), (7, -5), (-5, -4.5)]
"""The corners of a made-up area around its middle, in points; y points up."""


def area_rows(sample: Mark, marks: Sequence[Mark]) -> list[tuple[list[dict[str, Any]], str]]:
    """Return what has to be explained of the areas among the marks: looks and words."""
    rows: list[tuple[list[dict[str, Any]], str]] = []
    seen = {mark.geo_precision for mark in marks}
    oblasts = [mark for mark in marks if mark.geo_precision is GeoPrecision.ADMIN1]
    if any(mark.people is None for mark in oblasts):
        untold = area_looks(GeoPrecision.ADMIN1, [replace(sample, people=None, untold=1)])
        rows.append((untold, _("area whose number is not told")))
    for precision in (GeoPrecision.AREA, GeoPrecision.COUNTRY):
        if precision in seen:
            looks = area_looks(precision, [sample])
            rows.append((looks, style.GEO_PRECISION_NAMES[precision]))
    return rows


def draw_area_row(
    paper: Paper, x: float, top: float, width: float, looks: Sequence[Mapping[str, Any]], words: str
) -> float:
    """Draw a made-up area with the words that explain it; return where the next row begins."""
    middle = top - ROW / 2
    ring = [(x + 8 + dx, middle + dy) for dx, dy in _PATCH]
    for index, each in enumerate(looks):
        paper.shape(Path([*ring, ring[0]], closed=True), zorder=8 + index / 10, **each)
    return row_words(paper, x, top, width, words)


def row_words(paper: Paper, x: float, top: float, width: float, words: str) -> float:
    """Write the words beside a sample, over more lines where they are long."""
    lines = wrapped(words, width=width - 20, size=SIZE)
    for index, line in enumerate(lines):
        paper.text(x + 20, top - ROW / 2 - SIZE * 0.36 - index * LINE, line, size=SIZE)
    return top - ROW - LINE * (len(lines) - 1)


def draw_ring_row(
    paper: Paper, x: float, top: float, width: float, sample: Mark, words: str
) -> float:
    """Draw a point in its ring with the words that explain it."""
    middle = top - ROW / 2
    for looks in ring_looks(sample):
        paper.shape(Path.circle((x + 8, middle), 6), zorder=8, **looks)
    draw_symbol(paper, Symbol(mark=sample, x=x + 8, y=middle, radius=2.4), over=8.2)
    return row_words(paper, x, top, width, words)


def draw_shades(paper: Paper, x: float, top: float, width: float, colour: str) -> float:
    """Draw the shades of oblasts, each with the least number of people that has it."""
    y = row_words(paper, x - 20, top, width + 20, _("oblast or region, by people:"))
    step = min(width / len(CLASSES), 28.0)
    for index, least in enumerate(CLASSES):
        paper.box(
            x + index * step,
            y - 8,
            step,
            9,
            facecolor=(colour, shade_alpha(index)),
            edgecolor=colour,
            linewidth=0.4,
            zorder=8,
        )
        paper.text(x + index * step + 1, y - 16, number(least), size=6.6)
    return y - 20
