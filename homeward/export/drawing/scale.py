"""The scale bar, in a lower corner of the map where no mark lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from homeward.export.drawing.paper import INK, Paper, text_width
from homeward.export.drawing.room import Box
from homeward.export.drawing.window import Window
from homeward.language import _

_SIZE = 7.0
_FROM_EDGE = 8.0
_LONGEST = 0.22
"""Of the map's width."""


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A bar that holds in the middle of the map: its words, its length and its panel in points."""

    words: str
    length: float
    box: Box


def place_scale(window: Window, taken: Sequence[Box]) -> Scale:
    """Return the scale bar, to the right or, where a mark lies there and none there, to the left.

    ``taken`` are the boxes of the marks.
    """
    longest = window.width * _LONGEST / window.points_per_metre / 1000
    kilometres = max(
        step * 10**power
        for power in range(-1, 5)
        for step in (1, 2, 5)
        if step * 10**power <= longest
    )
    words = _("{number} km").format(number=f"{kilometres:g}")
    length = kilometres * 1000 * window.points_per_metre
    wide, low = max(length, text_width(words, size=_SIZE)) + 10, window.bottom + _FROM_EDGE - 4
    right = window.left + window.width - _FROM_EDGE + 5
    left = window.left + _FROM_EDGE - 5
    corners = [(right - wide, low, right, low + 19), (left, low, left + wide, low + 19)]
    free = [box for box in corners if not any(_over(box, mark) for mark in taken)]
    return Scale(words=words, length=length, box=(free or corners)[0])


def draw_scale(paper: Paper, scale: Scale) -> None:
    """Draw the bar on a pale panel."""
    left, low, right, high = scale.box
    paper.box(
        left, low, right - left, high - low, facecolor=("#ffffff", 0.8), linewidth=0, zorder=7
    )
    middle, bottom = (left + right) / 2, low + 4
    first, last = middle - scale.length / 2, middle + scale.length / 2
    paper.axes.plot(
        [first, first, last, last],
        [bottom + 3, bottom, bottom, bottom + 3],
        color=INK,
        lw=0.9,
        zorder=9,
        solid_joinstyle="miter",
    )
    paper.text(middle, bottom + 5, scale.words, size=_SIZE, align="center")


def _over(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]
