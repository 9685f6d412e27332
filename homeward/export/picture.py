"""The map as a picture: PNG, SVG with real text, or PDF with its fonts in it.

``map_picture(shown, *, data_folder, made_on, format="png", extent="ukraine",
size="screen", dpi=None, title="") -> bytes``
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from homeward.errors import SettingsInvalid
from homeward.export.about import area_names
from homeward.export.drawing.area_labels import draw_area_labels
from homeward.export.drawing.areas import Area, draw_areas, draw_rings, home, take_areas
from homeward.export.drawing.around import SHOWN, around
from homeward.export.drawing.base import (
    BORDER,
    draw_base,
    labels,
    seen_countries,
    seen_regions,
)
from homeward.export.drawing.labels import draw_labels
from homeward.export.drawing.legend import legend_blocks
from homeward.export.drawing.names import draw_names
from homeward.export.drawing.paper import FORMATS, Paper
from homeward.export.drawing.room import Room
from homeward.export.drawing.scale import draw_scale, place_scale
from homeward.export.drawing.sheet import (
    SIZES,
    SheetSize,
    draw_foot,
    draw_head,
    draw_legend,
    foot_lines,
    map_frame,
    title_words,
)
from homeward.export.drawing.symbols import draw_symbols, lay_out
from homeward.export.drawing.towns import larger_towns
from homeward.export.drawing.window import EXTENTS, Degrees, Window, check_extent, read_extent
from homeward.view.filters import Shown
from homeward.view.marks import Mark, make_marks

__all__ = ["EXTENTS", "FORMATS", "SHOWN", "SIZES", "map_picture"]

_HIGHEST_DPI = 600.0


def map_picture(
    shown: Shown,
    *,
    data_folder: Path,
    made_on: dt.date,
    format: str = "png",  # noqa: A002  (what it is called wherever pictures are written)
    extent: str | Degrees = "ukraine",
    size: str | SheetSize = "screen",
    dpi: float | None = None,
    title: str = "",
) -> bytes:
    """Draw what is shown on a sheet with title, period, filters, legend, scale and sources.

    ``extent`` is a name of `EXTENTS`, "shown" (around what is shown), "west,south,east,north"
    or such degrees; the map is widened until it fills its frame. ``size`` is a name of
    `SIZES` or a sheet of one's own. ``dpi`` counts for PNG only and is the size's own when
    None. The same input gives the same bytes. Raises SettingsInvalid, with what is allowed,
    for anything else.
    """
    if format not in FORMATS:
        raise SettingsInvalid(f"{format!r} is no picture; it is one of {', '.join(FORMATS)}.")
    if isinstance(size, str) and size not in SIZES:
        raise SettingsInvalid(f"{size!r} is no size; it is one of {', '.join(SIZES)}.")
    sheet = SIZES[size] if isinstance(size, str) else size
    dpi = sheet.dpi if dpi is None else dpi
    if not 50 <= dpi <= _HIGHEST_DPI:
        raise SettingsInvalid(f"A picture has 50 to {_HIGHEST_DPI:.0f} dots an inch, not {dpi:g}.")
    marks = make_marks(shown)
    if extent == SHOWN:
        asked = around(marks)
    else:
        asked = read_extent(extent) if isinstance(extent, str) else check_extent(extent)
    title = title or title_words(shown.chosen)

    areas, points = take_areas(marks, data_folder=data_folder)
    paper = Paper(sheet.width, sheet.height)
    top = sheet.height - sheet.margin
    if not sheet.bare:
        top = draw_head(paper, shown, title=title, made_on=made_on, names=area_names(data_folder))
    # The foot names what lies outside the map, and how high it is decides how high the map
    # is; so the map is fitted once without and once with it.
    frame = map_frame(sheet, top=top, bottom=60.0)
    outside = _outside(points, areas, Window(extent=asked, **vars(frame)))
    foot = foot_lines(paper, shown, outside=outside, made_on=made_on, sheet=sheet)
    frame = map_frame(sheet, top=top, bottom=draw_foot(paper, foot, sheet=sheet))
    window = Window(extent=asked, **vars(frame))

    clip = draw_base(paper, window, data_folder=data_folder)
    seen = draw_areas(paper, window, areas, clip=clip)
    spots = lay_out(points, window)
    draw_rings(paper, window, spots, data_folder=data_folder, clip=clip)
    draw_symbols(paper, spots, clip=clip)
    room = Room(window)
    scale = place_scale(window, [symbol.box for spot in spots for symbol in spot.symbols])
    room.take_name(scale.box)
    room.take(*(symbol.box for spot in spots for symbol in spot.symbols))
    named = draw_area_labels(paper, room, window, areas)
    named |= draw_labels(paper, room, spots)
    draw_names(
        paper,
        room,
        window,
        labels(data_folder),
        countries=seen_countries(data_folder, window),
        regions=seen_regions(data_folder, window),
        towns=larger_towns(data_folder, window),
        named=named,
    )
    draw_scale(paper, scale)
    paper.box(
        frame.left,
        frame.bottom,
        frame.width,
        frame.height,
        fill=False,
        edgecolor=BORDER,
        linewidth=0.8,
        zorder=9,
    )
    drawn = [symbol.mark for spot in spots for symbol in spot.symbols]
    drawn += [mark for area in seen for mark in area.marks]
    draw_legend(paper, legend_blocks(drawn), frame, sheet)
    return paper.write(format, dpi=dpi, title=title)


def _outside(points: Sequence[Mark], areas: Sequence[Area], window: Window) -> list[str]:
    places = window.place([(mark.lon, mark.lat) for mark in points]).tolist() if points else []
    away = [
        mark.name for mark, (x, y) in zip(points, places, strict=True) if not window.holds(x, y)
    ]
    away += [area.name for area in areas if home(area, window) is None]
    return list(dict.fromkeys(away))
