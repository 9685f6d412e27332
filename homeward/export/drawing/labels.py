"""Names and numbers at the marks: beside them, or at the end of a thin line where it is crowded."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from homeward.export.drawing.paper import INK, QUIET, Paper
from homeward.export.drawing.room import Box, Label, Piece, Room, write_label
from homeward.export.drawing.symbols import Spot
from homeward.language import ngettext
from homeward.view import style
from homeward.view.words import number

_GAP = 2.5
_SIZE = 7.6

_MOST_NAMED_SPOTS = 80
"""More would not fit on a sheet; what is left unnamed is small."""

_MOST_LINES = 12
_LINE_LENGTHS = (8.0, 14.0, 20.0, 28.0, 36.0)
_DIRECTIONS = 16
_CROSSING = 12.0
"""A line over a mark is as bad as one so many points longer."""

_WORST_LINE = 52.0
"""Worse ones would be hard to follow; then the spot stays without a name."""


def draw_labels(paper: Paper, room: Room, spots: Sequence[Spot]) -> set[str]:
    """Name the marked spots, large ones first; return the names for which there was room.

    The marks themselves have taken their room before.
    """
    named: set[str] = set()
    crowded = []
    by_size = sorted(spots, key=lambda spot: -max(each.radius for each in spot.symbols))
    for spot in by_size[:_MOST_NAMED_SPOTS]:
        if _name_beside(paper, room, spot):
            named |= {symbol.mark.name for symbol in spot.symbols}
        else:
            crowded.append(spot)
    counted = [spot for spot in crowded if any(each.mark.people for each in spot.symbols)]
    for spot in counted[:_MOST_LINES]:
        if _name_apart(paper, room, spot):
            named |= {symbol.mark.name for symbol in spot.symbols}
    return named


def _labels(spot: Spot) -> list[Label]:
    """Return what may be written at a spot, best first: its name with numbers, or alone."""
    names = list(dict.fromkeys(symbol.mark.name for symbol in spot.symbols))
    name = together(names) if len(names) < 3 else _more(names)
    numbers: list[Piece] = []
    for symbol in spot.symbols:
        mark = symbol.mark
        if mark.people is not None:
            colour = style.KIND_STYLES[mark.kind].text_colour if mark.in_region else QUIET
            if numbers:
                numbers.append(Piece(words="\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}", colour=QUIET))
            numbers.append(Piece(words=number(mark.people), colour=colour, bold=True))
    first = (Piece(words=name, colour=INK),)
    choices = [Label(lines=(first,), size=_SIZE)]
    if numbers:
        choices.insert(0, Label(lines=(first, tuple(numbers)), size=_SIZE))
    return choices


def _more(names: Sequence[str]) -> str:
    left = len(names) - 1
    words = ngettext("{name} and {count} more", "{name} and {count} more", left)
    return words.format(name=names[0], count=number(left))


def _name_beside(paper: Paper, room: Room, spot: Spot) -> bool:
    for label in _labels(spot):
        for box in _around(spot, label):
            if room.is_free(box):
                room.take_name(box)
                write_label(paper, label, box, over=6)
                return True
    return False


def _name_apart(paper: Paper, room: Room, spot: Spot) -> bool:
    """Write a spot's label some way off, where there is room, with a line that leads to it."""
    for label in _labels(spot):
        found = [
            (length + _CROSSING * crossed, box, line)
            for length in _LINE_LENGTHS
            for step in range(_DIRECTIONS)
            for box, line in [_led(spot, label, length, 2 * np.pi * step / _DIRECTIONS)]
            if room.is_free(box) and (crossed := room.crossed(line)) is not None
        ]
        worth, box, line = min(found, key=lambda each: each[0], default=_NOWHERE)
        if worth <= _WORST_LINE:
            room.take_name(box)
            room.take(*((x - 1, y - 1, x + 1, y + 1) for x, y in line.tolist()))
            paper.axes.plot(line[[0, -1], 0], line[[0, -1], 1], color=QUIET, lw=0.6, zorder=5)
            write_label(paper, label, box, over=6)
            return True
    return False


_NOWHERE: tuple[float, Box, npt.NDArray[np.float64]] = (np.inf, (0, 0, 0, 0), np.empty((0, 2)))


def _led(
    spot: Spot, label: Label, length: float, angle: float
) -> tuple[Box, npt.NDArray[np.float64]]:
    """Return the box in a direction from a spot, and points along the line to it."""
    along = np.array([np.cos(angle), np.sin(angle)])
    symbol = max(spot.symbols, key=lambda each: each.x * along[0])
    centre = np.array([symbol.x, symbol.y])
    start = centre + along * symbol.reach
    end = centre + along * (symbol.reach + length)
    w, h = label.width, label.height
    left = end[0] + 1.5 - (w + 3) * (1 - np.sign(np.round(along[0], 1))) / 2
    bottom = end[1] - h / 2 + np.sign(np.round(along[1], 1)) * h / 2 * abs(along[1])
    points = start + np.linspace(0, 1, 12)[:, None] * (end - start)
    return (float(left), float(bottom), float(left + w), float(bottom + h)), points


def together(names: Sequence[str]) -> str:
    """Return names as one, saying once what they share: "Çırağan Palace, Dolmabahçe, Istanbul"."""
    parts = [name.split(", ") for name in names]
    shared = list(dict.fromkeys(tail for _, *tails in parts for tail in tails))
    own = [first for first, *_ in parts if first not in shared]
    return ", ".join(dict.fromkeys([*own, *shared]))


def _around(spot: Spot, label: Label) -> list[Box]:
    """Return the boxes in which a spot's label may stand, best first: right, left, over, under."""
    w, h = label.width, label.height
    top, bottom = spot.y + spot.half_height, spot.y - spot.half_height
    middle_x = (spot.left + spot.right) / 2
    corners = [
        (spot.right + _GAP, spot.y - h / 2),
        (spot.left - _GAP - w, spot.y - h / 2),
        (middle_x - w / 2, top + 1),
        (middle_x - w / 2, bottom - h - 1),
        (spot.right + 0.5, top - h * 0.35),
        (spot.right + 0.5, bottom - h * 0.65),
        (spot.left - 0.5 - w, top - h * 0.35),
        (spot.left - 0.5 - w, bottom - h * 0.65),
        (middle_x + 1, top + 1),
        (middle_x - w - 1, top + 1),
        (middle_x + 1, bottom - h - 1),
        (middle_x - w - 1, bottom - h - 1),
    ]
    return [(x, y, x + w, y + h) for x, y in corners]
