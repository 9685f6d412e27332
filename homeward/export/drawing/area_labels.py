"""Labels of areas: a small box with the name and, kind by kind, the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from homeward.export.drawing.areas import DASHES, Area, home
from homeward.export.drawing.paper import INK, QUIET, Paper, text_width
from homeward.export.drawing.room import Box, Room
from homeward.export.drawing.symbols import Symbol, draw_symbol
from homeward.export.drawing.window import Window
from homeward.model import GeoPrecision
from homeward.view.marks import Mark
from homeward.view.words import number

_SIZE = 7.2
_LINE = 10.0
_SIGN = 3.2
_PAD = 3.0
_STEPS = [(0.0, 0.0)] + [
    (x * far, y * far)
    for far in (1.4, 2.8, 4.2, 5.6, 7.0)
    for x, y in (
        (0, 1), (0, -1), (1.6, 0), (-1.6, 0), (1.3, 1), (-1.3, 1), (1.3, -1), (-1.3, -1)
    )
]  # fmt: skip
"""Where a label may stand, the nearest first, in lines from its area's middle."""

_LED = 2.8 * _LINE
"""Points from the middle beyond which a thin line leads to the label."""


@dataclass(frozen=True, kw_only=True)
class _Label:
    area: Area
    name: str
    numbers: tuple[tuple[Mark, str], ...]

    @property
    def row(self) -> float:
        """Return how wide the row of signs and numbers is."""
        return sum(_part(words) for _, words in self.numbers)

    @property
    def width(self) -> float:
        name = text_width(self.name, size=_SIZE) if self.name else 0.0
        return max(name, self.row) + 2 * _PAD

    @property
    def height(self) -> float:
        return (2 if self.name else 1) * _LINE + _PAD


def draw_area_labels(paper: Paper, room: Room, window: Window, areas: Sequence[Area]) -> set[str]:
    """Label the areas that are seen; return the names for which there was room.

    Oblasts come first; where there is no room for one's name, its numbers stand alone.
    """
    named = set()
    for area in reversed(areas):
        at = home(area, window)
        if at is None:
            continue
        for label in _labels(area):
            box = _find(room, label, at)
            if box is not None:
                room.take_name(box)
                _write(paper, label, box, at)
                named |= {label.name} - {""}
                break
    return named


def _labels(area: Area) -> list[_Label]:
    numbers = tuple((mark, _words(mark)) for mark in area.marks)
    whole = _Label(area=area, name=area.name, numbers=numbers)
    alone = [replace(whole, name="")] if area.precision is GeoPrecision.ADMIN1 else []
    return [whole, *alone]


def _words(mark: Mark) -> str:
    """Say how many people, else how many events; nothing where the number is not told."""
    if mark.people is not None:
        return number(mark.people)
    return "" if mark.untold else number(mark.events)


def _part(words: str) -> float:
    return 2 * _SIGN + 4 + (text_width(words, size=_SIZE) + 3 if words else 0)


def _find(room: Room, label: _Label, at: tuple[float, float]) -> Box | None:
    width, height = label.width, label.height
    for dx, dy in _STEPS:
        x, y = at[0] + dx * _LINE, at[1] + dy * _LINE
        box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        if room.is_free(box):
            return box
    return None


def _write(paper: Paper, label: _Label, box: Box, at: tuple[float, float]) -> None:
    left, bottom, right, top = box
    area = label.area
    middle = (left + right) / 2
    if abs(middle - at[0]) > 1.6 * _LED or abs((bottom + top) / 2 - at[1]) > _LED:
        # From the area's middle to the nearest edge of the box.
        end = (min(max(at[0], left), right), min(max(at[1], bottom), top))
        paper.axes.plot([at[0], end[0]], [at[1], end[1]], color=QUIET, lw=0.6, zorder=5)
    paper.box(
        left,
        bottom,
        right - left,
        top - bottom,
        facecolor=("#ffffff", 0.9 if area.in_region else 0.65),
        edgecolor="#aeb4b8",
        linewidth=0.6,
        linestyle=DASHES.get(area.precision, "solid"),
        zorder=5.5,
    )
    colour = INK if area.in_region else QUIET
    if label.name:
        y = top - _LINE + _SIZE * 0.2
        paper.text(middle, y, label.name, size=_SIZE, colour=colour, align="center", over=6)
    x = middle - label.row / 2
    y = bottom + _PAD / 2 + _LINE / 2 - 0.5
    for mark, words in label.numbers:
        sign = replace(mark, geo_precision=GeoPrecision.SETTLEMENT)
        draw_symbol(paper, Symbol(mark=sign, x=x + _SIGN + 2, y=y, radius=_SIGN), over=6)
        if words:
            place = x + 2 * _SIGN + 4
            paper.text(place, y - _SIZE * 0.36, words, size=_SIZE, colour=colour, over=6)
        x += _part(words)
