"""Room for names on the map, and names that are written into it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from homeward.export.drawing.paper import Paper, text_width
from homeward.export.drawing.window import Window

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""

_LINE = 1.22
"""Height of a line as a part of the size of its letters."""


class Room:
    """What of the map is taken: nothing may be written over it."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._taken: npt.NDArray[np.float64] = np.empty((0, 4))
        self._names: npt.NDArray[np.float64] = np.empty((0, 4))

    def take(self, *boxes: Box) -> None:
        """Take boxes, whether or not they are free."""
        self._taken = np.vstack([self._taken, np.array(boxes).reshape(-1, 4)])

    def take_name(self, *boxes: Box) -> None:
        """Take boxes that hold words, which no line may cross either."""
        self.take(*boxes)
        self._names = np.vstack([self._names, np.array(boxes).reshape(-1, 4)])

    def is_free(self, box: Box) -> bool:
        """Tell whether a box lies inside the map and over nothing."""
        left, bottom, right, top = box
        inside = self._window.holds(left, bottom, 2) and self._window.holds(right, top, 2)
        return inside and not bool(_over(self._taken, box).any())

    def crossed(self, points: npt.NDArray[np.float64]) -> int | None:
        """Count what a line of points goes over; None where it goes over words."""
        if any(_over(self._names, (x, y, x, y)).any() for x, y in points):
            return None
        met = np.zeros(len(self._taken), dtype=bool)
        for x, y in points:
            met |= _over(self._taken, (x, y, x, y))
        return int(met.sum())


def _over(boxes: npt.NDArray[np.float64], box: Box) -> npt.NDArray[np.bool_]:
    left, bottom, right, top = box
    over: npt.NDArray[np.bool_] = (
        (boxes[:, 0] < right) & (boxes[:, 2] > left) & (boxes[:, 1] < top) & (boxes[:, 3] > bottom)
    )
    return over


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Words in one look, on the same line as their neighbours."""

    words: str
    colour: str
    bold: bool = False


@dataclass(frozen=True, kw_only=True)
class Label:
    """Lines of pieces, each line centred."""

    lines: tuple[tuple[Piece, ...], ...]
    size: float

    @property
    def width(self) -> float:
        """Return the width in points."""
        return max(self.line_width(line) for line in self.lines)

    @property
    def height(self) -> float:
        """Return the height in points."""
        return len(self.lines) * self.size * _LINE

    def line_width(self, line: tuple[Piece, ...]) -> float:
        """Return the width of one of the lines in points."""
        return sum(text_width(each.words, size=self.size, bold=each.bold) for each in line)


def write_label(paper: Paper, label: Label, box: Box, *, over: float) -> None:
    """Write a label into its box."""
    left, _, right, top = box
    for index, line in enumerate(label.lines):
        width = label.line_width(line)
        x = (left + right) / 2 - width / 2
        y = top - (index + 1) * label.size * _LINE + label.size * 0.28
        for piece in line:
            paper.text(
                x,
                y,
                piece.words,
                size=label.size,
                colour=piece.colour,
                bold=piece.bold,
                halo=True,
                over=over,
            )
            x += text_width(piece.words, size=label.size, bold=piece.bold)
