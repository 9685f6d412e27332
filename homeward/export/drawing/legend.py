"""The legend: kinds, sizes in people, and how finely a place is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from homeward.export.drawing.area_legend import (
    ROW,
    SIZE,
    area_rows,
    draw_area_row,
    draw_ring_row,
    draw_shades,
    row_words,
)
from homeward.export.drawing.paper import QUIET, Paper
from homeward.export.drawing.shapes import POINTS_PER_PIXEL, mark_path
from homeward.export.drawing.symbols import AREAS, Symbol, draw_symbol
from homeward.language import _
from homeward.model import GeoPrecision, Kind
from homeward.view import style
from homeward.view.marks import Mark
from homeward.view.words import number

Block = Callable[[Paper, float, float, float], float]
"""Draws at (left, top) in so much width and returns where the next block may begin."""

_SAMPLE = Mark(
    place_id="",
    name="",
    kind=Kind.BODY_REPATRIATION,
    lat=0.0,
    lon=0.0,
    geo_precision=GeoPrecision.SETTLEMENT,
    admin1="",
    country="",
    events=1,
    people=1,
    untold=0,
    in_region=True,
)


def legend_blocks(marks: Sequence[Mark]) -> list[Block]:
    """Return what has to be explained for these marks, a block each."""
    kinds = [kind for kind in Kind if any(mark.kind == kind for mark in marks)] or list(Kind)
    blocks = [_kinds(kinds, faded=any(not mark.in_region for mark in marks))]
    counted = [k for k in kinds if k in (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE)]
    if counted:
        blocks.append(_sizes(counted[0]))
    sample = replace(_SAMPLE, kind=(counted or kinds)[0])
    if not marks or any(mark.geo_precision not in AREAS - {GeoPrecision.UNKNOWN} for mark in marks):
        blocks.append(_points(sample, marks))
    if any(mark.geo_precision in AREAS - {GeoPrecision.UNKNOWN} for mark in marks):
        blocks.append(_areas(sample, marks))
    return blocks


def _title(paper: Paper, x: float, top: float, width: float, words: str) -> float:
    looks = {"bold": True, "colour": "#454c52"}
    return paper.paragraph(x, top, words, width=width, size=SIZE, **looks) - 2.4


def _row(
    paper: Paper, x: float, top: float, width: float, mark: Mark, radius: float, words: str
) -> float:
    """Draw a symbol with the words that explain it, over two lines where they are long."""
    middle = top - ROW / 2
    draw_symbol(paper, Symbol(mark=mark, x=x + 8, y=middle, radius=radius), over=8)
    return row_words(paper, x, top, width, words)


def _kinds(kinds: Sequence[Kind], *, faded: bool) -> Block:
    def draw(paper: Paper, x: float, top: float, width: float) -> float:
        y = _title(paper, x, top, width, _("Kinds of events"))
        for kind in kinds:
            name = style.KIND_STYLES[kind].plural
            y = _row(paper, x, y, width, replace(_SAMPLE, kind=kind), 4.5, name)
        if faded:
            outside = replace(_SAMPLE, kind=kinds[0], in_region=False)
            y = _row(paper, x, y, width, outside, 4.5, _("outside the chosen regions"))
        meetings = {Kind.NEGOTIATION_ROUND, Kind.COMMITMENT} & set(kinds)
        if meetings:
            paper.text(x, y - SIZE, _("A number in a mark counts events"), size=6.6, colour=QUIET)
            y -= ROW
        return y

    return draw


def _sizes(kind: Kind) -> Block:
    looks = style.KIND_STYLES[kind]

    def draw(paper: Paper, x: float, top: float, width: float) -> float:
        y = _title(paper, x, top, width, _("People (area in proportion)"))
        radii = [style.radius(people) * POINTS_PER_PIXEL for people in style.SIZE_LEGEND]
        largest = max(radii)
        foot, middle = y - 2 * largest - 4, x + largest + 1
        lowest = y + 99.0
        for people, radius in sorted(
            zip(style.SIZE_LEGEND, radii, strict=True), key=lambda pair: -pair[1]
        ):
            paper.shape(
                mark_path(looks.shape, middle, foot + radius, radius),
                facecolor=(looks.colour, 0.22),
                edgecolor=looks.colour,
                linewidth=0.8,
                zorder=8,
            )
            edge = foot + 2 * radius
            line = min(edge, lowest - 9.5)
            lowest = line
            paper.axes.plot(
                [middle, middle + largest + 5], [edge, line], color="#9aa1a6", lw=0.5, zorder=9
            )
            paper.text(middle + largest + 7, line - 2.6, number(people), size=SIZE)
        return min(foot, lowest) - 6

    return draw


def _points(sample: Mark, marks: Sequence[Mark]) -> Block:
    seen = {mark.geo_precision for mark in marks} or set(GeoPrecision)
    points = [mark for mark in marks if mark.geo_precision not in AREAS]

    def draw(paper: Paper, x: float, top: float, width: float) -> float:
        y = _title(paper, x, top, width, _("How finely the place is known"))
        if seen & {GeoPrecision.EXACT, GeoPrecision.SETTLEMENT}:
            y = _row(paper, x, y, width, sample, 5.0, _("town, village or exact spot"))
        if GeoPrecision.NEAR in seen:
            words = _("near the town, the ring as wide as that may be")
            y = draw_ring_row(paper, x, y, width, sample, words)
        if GeoPrecision.UNKNOWN in seen:
            unknown = replace(sample, geo_precision=GeoPrecision.UNKNOWN)
            y = _row(paper, x, y, width, unknown, 5.0, _("precision unknown"))
        if not marks or any(mark.people is None and mark.untold for mark in points):
            untold = replace(sample, people=None, untold=1)
            y = _row(paper, x, y, width, untold, 5.0, _("number not told for the place"))
        return y

    return draw


def _areas(sample: Mark, marks: Sequence[Mark]) -> Block:
    told = any(
        mark.geo_precision is GeoPrecision.ADMIN1 and mark.people is not None for mark in marks
    )

    def draw(paper: Paper, x: float, top: float, width: float) -> float:
        y = _title(paper, x, top, width, _("Known as an area only"))
        if told:
            y = draw_shades(paper, x, y, width, style.KIND_STYLES[sample.kind].colour)
        for looks, words in area_rows(sample, marks):
            y = draw_area_row(paper, x, y, width, looks, words)
        return y

    return draw
