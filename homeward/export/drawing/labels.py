"""Names on the map: as many as fit, the most important first, none over another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from homeward.export.drawing.base import Seen
from homeward.export.drawing.paper import INK, QUIET, Paper, text_width
from homeward.export.drawing.shapes import mark_path
from homeward.export.drawing.symbols import Spot
from homeward.export.drawing.window import Window
from homeward.view import style
from homeward.view.words import number

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""

_GAP = 2.5
_LINE = 1.22
"""Height of a line as a part of the size of its letters."""

_MOST_NAMED_SPOTS = 80
"""More would not fit on a sheet; what is left unnamed is small."""


class Room:
    """What of the map is taken: nothing may be written over it."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._taken: npt.NDArray[np.float64] = np.empty((0, 4))

    def take(self, *boxes: Box) -> None:
        """Take boxes, whether or not they are free."""
        self._taken = np.vstack([self._taken, np.array(boxes).reshape(-1, 4)])

    def is_free(self, box: Box) -> bool:
        """Tell whether a box lies inside the map and over nothing."""
        left, bottom, right, top = box
        inside = self._window.holds(left, bottom, 2) and self._window.holds(right, top, 2)
        taken = self._taken
        over = (
            (taken[:, 0] < right)
            & (taken[:, 2] > left)
            & (taken[:, 1] < top)
            & (taken[:, 3] > bottom)
        )
        return inside and not bool(over.any())


@dataclass(frozen=True, kw_only=True)
class _Piece:
    """Words in one look, on the same line as their neighbours."""

    words: str
    colour: str
    bold: bool = False


@dataclass(frozen=True, kw_only=True)
class _Label:
    lines: tuple[tuple[_Piece, ...], ...]
    size: float

    @property
    def width(self) -> float:
        return max(self.line_width(line) for line in self.lines)

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * _LINE

    def line_width(self, line: tuple[_Piece, ...]) -> float:
        return sum(text_width(each.words, size=self.size, bold=each.bold) for each in line)


def draw_labels(
    paper: Paper,
    window: Window,
    spots: Sequence[Spot],
    base: Sequence[Mapping[str, Any]],
    *,
    countries: Seen,
    regions: Seen,
    towns: Sequence[Mapping[str, Any]],
) -> None:
    """Name the marked spots, then countries, seas, towns and regions where there is room.

    ``base`` are the base map's labels, ``countries`` and ``regions`` those seen and where they
    are seen best, ``towns`` further ones for maps on which there is much room.
    """
    room = Room(window)
    room.take(
        *(
            (
                symbol.x - symbol.reach,
                symbol.y - symbol.reach,
                symbol.x + symbol.reach,
                symbol.y + symbol.reach,
            )
            for spot in spots
            for symbol in spot.symbols
        )
    )
    named = set()
    by_size = sorted(spots, key=lambda spot: -max(each.radius for each in spot.symbols))
    for spot in by_size[:_MOST_NAMED_SPOTS]:
        if _name_spot(paper, room, spot):
            named |= {symbol.mark.name for symbol in spot.symbols}
    for name, x, y in countries:
        if name not in named and not _label_inside(base, window, name):
            _name_area(paper, room, name, "country", x, y)
    named |= _name_base(paper, room, window, base, named)
    for name, x, y in regions:
        if name not in named and not _label_inside(base, window, name):
            _name_area(paper, room, name, "region", x, y)
    if _zoom(window) >= _ROOMY_ZOOM:
        _name_further(paper, room, window, towns, named)


def _name_spot(paper: Paper, room: Room, spot: Spot) -> bool:
    names = list(dict.fromkeys(symbol.mark.name for symbol in spot.symbols))
    name = together(names) if len(names) < 3 else f"{names[0]} and {len(names) - 1} more"
    numbers: list[_Piece] = []
    for symbol in spot.symbols:
        mark = symbol.mark
        if mark.people is not None:
            colour = style.KIND_STYLES[mark.kind].text_colour if mark.in_region else QUIET
            if numbers:
                numbers.append(_Piece(words=" · ", colour=QUIET))
            numbers.append(_Piece(words=number(mark.people), colour=colour, bold=True))
    first = (_Piece(words=name, colour=INK),)
    size = 7.6
    choices = [_Label(lines=(first,), size=size)]
    if numbers:
        choices.insert(0, _Label(lines=(first, tuple(numbers)), size=size))
    for label in choices:
        for box in _around(spot, label):
            if room.is_free(box):
                room.take(box)
                _write(paper, label, box, over=6)
                return True
    return False


def together(names: Sequence[str]) -> str:
    """Return names as one, saying once what they share: "Çırağan Palace, Dolmabahçe, Istanbul"."""
    parts = [name.split(", ") for name in names]
    shared = list(dict.fromkeys(tail for _, *tails in parts for tail in tails))
    own = [first for first, *_ in parts if first not in shared]
    return ", ".join(dict.fromkeys([*own, *shared]))


def _around(spot: Spot, label: _Label) -> list[Box]:
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


def _write(paper: Paper, label: _Label, box: Box, *, over: float) -> None:
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


_AREA_LOOKS = {
    "country": (8.6, "#6a7278", True),
    "sea": (7.4, "#7d99a8", False),
    "region": (6.8, "#868d91", False),
}
_TOWN_LOOKS = (6.8, "#5d646a", False)
_SEAS = (
    {"name": "Black Sea", "lat": 43.6, "lon": 33.8, "kind": "sea"},
    {"name": "Sea of Azov", "lat": 46.05, "lon": 36.6, "kind": "sea"},
    {"name": "Sea of Marmara", "lat": 40.75, "lon": 28.4, "kind": "sea"},
    # Where the Black Sea is seen on a map of Istanbul.
    {"name": "Black Sea", "lat": 41.4, "lon": 28.95, "kind": "sea", "min_zoom": 8},
)

_ROOMY_ZOOM = 7.4
"""From this zoom on there is room for more towns than the base map names."""

_MOST_FURTHER_TOWNS = 24
_APART = 26.0
"""Points between two further towns: nobody wants every suburb."""


def _name_base(
    paper: Paper,
    room: Room,
    window: Window,
    base: Sequence[Mapping[str, Any]],
    named: set[str],
) -> set[str]:
    """Write the base map's names; return those for which there was room."""
    zoom = _zoom(window)
    seen = [each for each in [*base, *_SEAS] if each.get("min_zoom", 0) <= zoom]
    order = {"country": 0, "sea": 1, "town": 2, "region": 3}
    wanted = sorted(seen, key=lambda each: order.get(str(each["kind"]), 2))
    written: set[str] = set()
    if not wanted:
        return written
    points = window.place([(each["lon"], each["lat"]) for each in wanted]).tolist()
    for each, (x, y) in zip(wanted, points, strict=True):
        name, kind = str(each["name"]), str(each["kind"])
        if not window.holds(x, y) or name in named | written:
            continue
        if kind in _AREA_LOOKS:
            done = _name_area(paper, room, name, kind, x, y)
        else:
            done = _name_town(paper, room, name, x, y)
        if done:
            written.add(name)
    return written


def _name_further(
    paper: Paper,
    room: Room,
    window: Window,
    towns: Sequence[Mapping[str, Any]],
    named: set[str],
) -> None:
    """Name further towns, the largest first, away from each other and from all that is named."""
    if not towns:
        return
    kept: list[tuple[float, float]] = []
    points = window.place([(each["lon"], each["lat"]) for each in towns]).tolist()
    for each, (x, y) in zip(towns, points, strict=True):
        if len(kept) == _MOST_FURTHER_TOWNS:
            return
        near = any(np.hypot(x - other_x, y - other_y) < _APART for other_x, other_y in kept)
        around = (x - 9, y - 9, x + 9, y + 9)
        if near or str(each["name"]) in named or not room.is_free(around):
            continue
        if _name_town(paper, room, str(each["name"]), x, y):
            kept.append((x, y))


def _label_inside(base: Sequence[Mapping[str, Any]], window: Window, name: str) -> bool:
    places = [(each["lon"], each["lat"]) for each in base if each["name"] == name]
    if not places:
        return False
    x, y = window.place(places[:1])[0].tolist()
    return window.holds(x, y, 30)


def _name_area(paper: Paper, room: Room, name: str, kind: str, x: float, y: float) -> bool:
    size, colour, bold = _AREA_LOOKS[kind]
    words = name.upper() if kind == "country" else name
    label = _Label(lines=((_Piece(words=words, colour=colour, bold=bold),),), size=size)
    w, h = label.width, label.height
    for shift in (0.0, h, -h, 2 * h, -2 * h):
        box = (x - w / 2, y - h / 2 + shift, x + w / 2, y + h / 2 + shift)
        if room.is_free(box):
            room.take(box)
            _write(paper, label, box, over=4)
            return True
    return False


def _name_town(paper: Paper, room: Room, name: str, x: float, y: float) -> bool:
    size, colour, bold = _TOWN_LOOKS
    label = _Label(lines=((_Piece(words=name, colour=colour, bold=bold),),), size=size)
    w, h = label.width, label.height
    dot = (x - 1.5, y - 1.5, x + 1.5, y + 1.5)
    if not room.is_free(dot):
        return False
    corners = [
        (x + 3, y - h / 2),
        (x - 3 - w, y - h / 2),
        (x - w / 2, y + 2),
        (x - w / 2, y - 2 - h),
    ]
    for left, bottom in corners:
        box = (left, bottom, left + w, bottom + h)
        if room.is_free(box):
            room.take(box, dot)
            _write(paper, label, box, over=4)
            _dot(paper, x, y)
            return True
    return False


def _dot(paper: Paper, x: float, y: float) -> None:
    paper.shape(mark_path("circle", x, y, 1.3), facecolor="#5d646a", linewidth=0, zorder=1.5)


def _zoom(window: Window) -> float:
    """Return the zoom of a web map of the same scale on a screen, by which names come in."""
    metres_per_pixel = 0.75 / window.points_per_metre
    at_equator = 156_543.03 * np.cos(np.radians(window.centre[1]))
    return float(np.log2(at_equator / metres_per_pixel)) + 0.6
