"""The base map's names: countries, seas, towns and regions, where marks leave room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from homeward.export.drawing.base import Seen
from homeward.export.drawing.paper import Paper
from homeward.export.drawing.room import Label, Piece, Room, write_label
from homeward.export.drawing.shapes import mark_path
from homeward.export.drawing.window import Window

_AREA_LOOKS = {
    "country": (8.6, "#6a7278", True),
    "sea": (7.4, "#7d99a8", False),
    "region": (6.8, "#868d91", False),
}
_TOWN_LOOKS = (6.8, "#5d646a", False)

_GAP = 2.5

_ROOMY_ZOOM = 7.4
"""From this zoom on there is room for more towns than the base map names."""

_MOST_FURTHER_TOWNS = 24
_APART = 26.0
"""Points between two further towns: nobody wants every suburb."""


def draw_names(
    paper: Paper,
    room: Room,
    window: Window,
    base: Sequence[Mapping[str, Any]],
    *,
    countries: Seen,
    regions: Seen,
    towns: Sequence[Mapping[str, Any]],
    named: set[str],
) -> None:
    """Name countries, then seas, towns and regions.

    ``base`` are the base map's labels and the seas, ``countries`` and ``regions`` those seen
    and where they are seen best, ``towns`` further ones for maps on which there is much room;
    what is in ``named`` is named already.
    """
    named = set(named)
    for name, x, y in countries:
        if (
            name not in named
            and not _label_inside(base, window, name)
            and _name_area(paper, room, name, "country", x, y)
        ):
            named.add(name)
    named |= _name_base(paper, room, window, base, named)
    for name, x, y in regions:
        if name not in named and not _label_inside(base, window, name):
            _name_area(paper, room, name, "region", x, y)
    if _zoom(window) >= _ROOMY_ZOOM:
        _name_further(paper, room, window, towns, named)


def _name_base(
    paper: Paper,
    room: Room,
    window: Window,
    base: Sequence[Mapping[str, Any]],
    named: set[str],
) -> set[str]:
    """Write the base map's names; return those for which there was room."""
    zoom = _zoom(window)
    seen = [each for each in base if each.get("min_zoom", 0) <= zoom]
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
    label = Label(lines=((Piece(words=words, colour=colour, bold=bold),),), size=size)
    w, h = label.width, label.height
    for shift in (0.0, h, -h, 2 * h, -2 * h):
        box = (x - w / 2, y - h / 2 + shift, x + w / 2, y + h / 2 + shift)
        if room.is_free(box):
            room.take_name(box)
            write_label(paper, label, box, over=4)
            return True
    return False


def _name_town(paper: Paper, room: Room, name: str, x: float, y: float) -> bool:
    size, colour, bold = _TOWN_LOOKS
    label = Label(lines=((Piece(words=name, colour=colour, bold=bold),),), size=size)
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
        # Without a gap two names in a row would read as one.
        if room.is_free((left - _GAP, bottom, left + w + _GAP, bottom + h)):
            room.take_name(box, dot)
            write_label(paper, label, box, over=4)
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
