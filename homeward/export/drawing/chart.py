"""The timeline as a picture: how many events, by week or month, stacked by kind."""

from __future__ import annotations

import datetime as dt

from homeward.export.drawing.paper import INK, QUIET, Paper, text_width
from homeward.export.drawing.shapes import mark_path
from homeward.language import _
from homeward.model import Kind
from homeward.store.frames import rows
from homeward.view.filters import Shown
from homeward.view.style import KIND_STYLES
from homeward.view.timeline import FIRST_DAY, histogram

WIDTH, HEIGHT = 720.0, 150.0
_LEFT, _RIGHT, _FOOT, _HEAD = 26.0, 8.0, 18.0, 22.0


def timeline_picture(shown: Shown, *, made_on: dt.date, format: str, dpi: float = 144.0) -> bytes:  # noqa: A002
    """Draw the timeline of what is shown, from the period's first to its last day.

    PNG, SVG or PDF, 720 by 150 points. The same input gives the same bytes.
    """
    first, last = period(shown, made_on=made_on)
    counted = rows(histogram(shown, first_on=first, last_on=last))
    highest = max((bar.below + bar.events for bar in counted), default=1)
    paper = Paper(WIDTH, HEIGHT)
    width, height = WIDTH - _LEFT - _RIGHT, HEIGHT - _FOOT - _HEAD
    days = max(1, (last - first).days + 1)

    def across(day: dt.date) -> float:
        inside = min(max((day - first).days, 0), days)
        return _LEFT + width * inside / days

    for level in _levels(highest):
        y = _FOOT + height * level / highest
        paper.axes.plot([_LEFT, WIDTH - _RIGHT], [y, y], color="#e3e7ea", lw=0.6, zorder=1)
        paper.text(_LEFT - 4, y - 2.5, str(level), size=7, colour=QUIET, align="right")
    for bar in counted:
        left, right = across(bar.first_on), across(bar.until)
        paper.box(
            left,
            _FOOT + height * bar.below / highest,
            max(0.8, right - left - 0.6),
            height * bar.events / highest,
            facecolor=KIND_STYLES[Kind(bar.kind)].colour,
            linewidth=0,
            zorder=2,
        )
    paper.axes.plot([_LEFT, WIDTH - _RIGHT], [_FOOT, _FOOT], color="#8d949a", lw=0.8, zorder=3)
    _days(paper, first, last, across)
    x = _LEFT
    for looks in KIND_STYLES.values():
        paper.shape(
            mark_path(looks.shape, x + 4, HEIGHT - 10, 3.4), facecolor=looks.colour, linewidth=0
        )
        paper.text(x + 11, HEIGHT - 12.6, looks.plural, size=7.4)
        x += 24 + text_width(looks.plural, size=7.4)
    return paper.write(format, dpi=dpi, title=_("Events over time"))


def period(shown: Shown, *, made_on: dt.date) -> tuple[dt.date, dt.date]:
    """Return the days between which events are shown; open ends are the war's and the making's."""
    first = shown.chosen.first_on or FIRST_DAY
    return first, max(first, shown.chosen.last_on or made_on)


def _levels(highest: int) -> list[int]:
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10**9) if highest <= 4 * step)
    return list(range(step, highest + 1, step))


def _days(paper: Paper, first: dt.date, last: dt.date, across: object) -> None:
    assert callable(across)
    long = (last - first).days > 500
    marks = [
        dt.date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in ((1,) if long else range(1, 13))
        if first <= dt.date(year, month, 1) <= last
    ]
    while len(marks) > 12:
        marks = marks[::2]
    for day in marks or [first]:
        x = across(day)
        paper.axes.plot([x, x], [_FOOT - 3, _FOOT], color="#8d949a", lw=0.6, zorder=3)
        words = str(day.year) if long else f"{day:%m}.{day.year}"
        paper.text(x + 1, 4, words, size=7.4, colour=INK)
