"""The marks on the paper that are points: laid out and drawn as on the dashboard (marks.js)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from homeward.export.drawing.paper import INK, Paper
from homeward.export.drawing.room import Box
from homeward.export.drawing.shapes import POINTS_PER_PIXEL, REACH, mark_path
from homeward.export.drawing.window import Window
from homeward.model import GeoPrecision
from homeward.view import style
from homeward.view.marks import Mark

FADED = "#9aa1a6"
AREAS = frozenset(
    {GeoPrecision.ADMIN1, GeoPrecision.AREA, GeoPrecision.COUNTRY, GeoPrecision.UNKNOWN}
)
_TALLEST = 1.1547
"""A triangle stands higher over its place than it is wide."""

_NEAR = 7 * POINTS_PER_PIXEL
"""Points within which two places count as one spot."""


@dataclass(frozen=True, kw_only=True)
class Symbol:
    """A mark with its place on the paper and its radius, all in points."""

    mark: Mark
    x: float
    y: float
    radius: float

    @property
    def reach(self) -> float:
        """Return how far the drawing goes sideways from its centre."""
        reach = self.radius * REACH[style.KIND_STYLES[self.mark.kind].shape]
        return reach + 0.6

    @property
    def box(self) -> Box:
        """Return the box around the drawing."""
        reach = self.reach
        return self.x - reach, self.y - reach, self.x + reach, self.y + reach


@dataclass(frozen=True, kw_only=True)
class Spot:
    """The symbols at one spot, side by side, and the spot's true point."""

    x: float
    y: float
    symbols: tuple[Symbol, ...]

    @property
    def left(self) -> float:
        """Return where the first symbol begins."""
        return min(each.x - each.reach for each in self.symbols)

    @property
    def right(self) -> float:
        """Return where the last symbol ends."""
        return max(each.x + each.reach for each in self.symbols)

    @property
    def half_height(self) -> float:
        """Return how far the tallest symbol goes up and down."""
        return max(each.reach for each in self.symbols)


def radius(mark: Mark) -> float:
    """Return a mark's radius in points, by the dashboard's rule."""
    if mark.people is not None:
        pixels = style.radius(mark.people)
    elif mark.untold:
        pixels = style.SMALLEST_RADIUS + 1
    else:
        pixels = style.SMALLEST_RADIUS + min(9.0, 2 * math.sqrt(mark.events))
    return pixels * POINTS_PER_PIXEL


def lay_out(marks: Sequence[Mark], window: Window) -> list[Spot]:
    """Place marks on the paper, those of one spot side by side; marks outside are left out.

    The mark of an oblast stands at its middle, which is no place of its own: it never shares
    a row with a town, lest the town be pushed away from where it is.
    """
    if not marks:
        return []
    points = window.place([(mark.lon, mark.lat) for mark in marks])
    found: list[tuple[float, float, list[Mark]]] = []
    cells: dict[tuple[int, int, bool], list[int]] = {}
    for mark, (x, y) in zip(marks, points.tolist(), strict=True):
        if not window.holds(x, y):
            continue
        column, line = round(x / _NEAR), round(y / _NEAR)
        is_area = mark.geo_precision in AREAS
        near = [
            index
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for index in cells.get((column + dx, line + dy, is_area), ())
            if math.hypot(found[index][0] - x, found[index][1] - y) <= _NEAR
        ]
        if near:
            found[near[0]][2].append(mark)
        else:
            cells.setdefault((column, line, is_area), []).append(len(found))
            found.append((x, y, [mark]))
    return [_spot(x, y, here, window) for x, y, here in found]


def _spot(x: float, y: float, marks: Sequence[Mark], window: Window) -> Spot:
    bare = [Symbol(mark=mark, x=0.0, y=y, radius=radius(mark)) for mark in marks]
    width = 2 * sum(each.reach for each in bare)
    half = max(each.reach for each in bare) * _TALLEST
    # A row at the frame's edge moves inside, so that it is seen whole.
    at = min(max(x - width / 2, window.left + 2), window.left + window.width - width - 2)
    y = min(max(y, window.bottom + half + 2), window.bottom + window.height - half - 2)
    symbols = []
    for each in bare:
        symbols.append(Symbol(mark=each.mark, x=at + each.reach, y=y, radius=each.radius))
        at += 2 * each.reach
    return Spot(x=x, y=y, symbols=tuple(symbols))


def draw_symbols(paper: Paper, spots: Sequence[Spot], *, clip: Any) -> None:
    """Draw all symbols, large ones under small ones."""
    symbols = [symbol for spot in spots for symbol in spot.symbols]
    for order, symbol in enumerate(sorted(symbols, key=lambda each: -each.radius)):
        over = 2 + order / (len(symbols) + 1)
        draw_symbol(paper, symbol, over=over, clip=clip)
        mark = symbol.mark
        if mark.people is None and not mark.untold and mark.events > 1:
            size = 7.5
            paper.text(
                symbol.x,
                symbol.y - size * 0.36,
                str(mark.events),
                size=size,
                bold=True,
                align="center",
                colour="#ffffff" if mark.in_region else INK,
                over=over + 0.001,
            )


def draw_symbol(paper: Paper, symbol: Symbol, *, over: float = 2.0, clip: Any = None) -> None:
    """Draw one symbol: filled where the number is told, hollow where not.

    Dashed where it stands for an area of which no outline is known.
    """
    mark, looks = symbol.mark, style.KIND_STYLES[symbol.mark.kind]
    is_area = mark.geo_precision in AREAS
    hollow = mark.people is None and mark.untold > 0
    colour = looks.colour if mark.in_region else FADED
    strength = 0.12 if hollow else 0.3 if is_area else 0.82
    lined = is_area or hollow
    patch = paper.shape(
        mark_path(looks.shape, symbol.x, symbol.y, symbol.radius),
        facecolor=(colour, strength if mark.in_region else strength * 0.45),
        edgecolor=(colour if lined else "#ffffff", 1.0 if mark.in_region else 0.6),
        linewidth=1.15 if lined else 0.7,
        linestyle=(0, (3, 2.2)) if is_area else "solid",
        zorder=over,
    )
    if clip is not None:
        patch.set_clip_path(clip)
