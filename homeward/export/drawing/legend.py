"""The legend: kinds, sizes in people, and how finely a place is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from homeward.export.drawing.paper import QUIET, Paper, wrapped
from homeward.export.drawing.shapes import POINTS_PER_PIXEL, mark_path
from homeward.export.drawing.symbols import Symbol, draw_symbol
from homeward.language import N_, _
from homeward.model import GeoPrecision, Kind
from homeward.view import style
from homeward.view.marks import Mark
from homeward.view.words import number

Block = Callable[[Paper, float, float, float], float]
"""Draws at (left, top) in so much width and returns where the next block may begin."""

_SIZE = 7.4
_ROW = 13.0
_LINE = 9.2
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
_PRECISIONS = (
    (
        {GeoPrecision.EXACT, GeoPrecision.SETTLEMENT},
        replace(_SAMPLE),
        N_("town, village or exact spot"),
        5.0,
    ),
    (
        {GeoPrecision.NEAR},
        replace(_SAMPLE, geo_precision=GeoPrecision.NEAR),
        N_("near the town"),
        3.4,
    ),
    (
        {GeoPrecision.ADMIN1, GeoPrecision.AREA, GeoPrecision.UNKNOWN},
        replace(_SAMPLE, geo_precision=GeoPrecision.ADMIN1),
        N_("oblast, region or wider area"),
        5.0,
    ),
    (
        {GeoPrecision.COUNTRY},
        replace(_SAMPLE, geo_precision=GeoPrecision.COUNTRY),
        N_("country only"),
        3.4,
    ),
)
_UNTOLD = (replace(_SAMPLE, people=None, untold=1), N_("number not told for the place"), 5.0)


def legend_blocks(marks: Sequence[Mark]) -> list[Block]:
    """Return what has to be explained for these marks, a block each."""
    kinds = [kind for kind in Kind if any(mark.kind == kind for mark in marks)] or list(Kind)
    blocks = [_kinds(kinds, faded=any(not mark.in_region for mark in marks))]
    counted = [k for k in kinds if k in (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE)]
    if counted:
        blocks.append(_sizes(counted[0]))
        blocks.append(_precisions(counted[0], marks))
    return blocks


def _title(paper: Paper, x: float, top: float, width: float, words: str) -> float:
    looks = {"bold": True, "colour": "#454c52"}
    return paper.paragraph(x, top, words, width=width, size=_SIZE, **looks) - 2.4


def _row(
    paper: Paper, x: float, top: float, width: float, mark: Mark, radius: float, words: str
) -> float:
    """Draw a symbol with the words that explain it, over two lines where they are long."""
    middle = top - _ROW / 2
    draw_symbol(paper, Symbol(mark=mark, x=x + 8, y=middle, radius=radius), over=8)
    lines = wrapped(words, width=width - 20, size=_SIZE)
    for index, line in enumerate(lines):
        paper.text(x + 20, middle - _SIZE * 0.36 - index * _LINE, line, size=_SIZE)
    return top - _ROW - _LINE * (len(lines) - 1)


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
            paper.text(x, y - _SIZE, _("A number in a mark counts events"), size=6.6, colour=QUIET)
            y -= _ROW
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
            paper.text(middle + largest + 7, line - 2.6, number(people), size=_SIZE)
        return min(foot, lowest) - 6

    return draw


def _precisions(kind: Kind, marks: Sequence[Mark]) -> Block:
    seen = {mark.geo_precision for mark in marks} or set(GeoPrecision)
    wanted = [(mark, words, radius) for held, mark, words, radius in _PRECISIONS if held & seen]
    if not marks or any(mark.people is None and mark.untold for mark in marks):
        wanted.append(_UNTOLD)

    def draw(paper: Paper, x: float, top: float, width: float) -> float:
        y = _title(paper, x, top, width, _("How finely the place is known"))
        for mark, words, radius in wanted:
            y = _row(paper, x, y, width, replace(mark, kind=kind), radius, _(words))
        return y

    return draw
