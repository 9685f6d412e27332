"""The timeline as a picture: how many events, by day, week or month, stacked by kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from homeward.export.drawing.paper import INK, QUIET, Paper, text_width
from homeward.export.drawing.shapes import mark_path
from homeward.language import N_, Words, _
from homeward.model import Kind
from homeward.view.filters import Shown
from homeward.view.period_bars import PeriodBars, Unit, period_bars
from homeward.view.style import KIND_STYLES
from homeward.view.timeline import FIRST_DAY
from homeward.view.words import counted, day_and_month, month

WIDTH, HEIGHT = 720.0, 150.0
_LEFT, _RIGHT, _FOOT, _HEAD = 26.0, 8.0, 18.0, 22.0
_SIZE, _NOTE_SIZE = 7.4, 6.6
_APART = 10.0
"""Points between two words on a line."""

_UNITS = Words(
    {
        Unit.DAY: N_("events a day"),
        Unit.WEEK: N_("events a week"),
        Unit.MONTH: N_("events a month"),
    }
)

Label = tuple[dt.date, str]
Across = Callable[[dt.date], float]


def timeline_picture(
    shown: Shown,
    *,
    made_on: dt.date,
    format: str,  # noqa: A002
    dpi: float = 144.0,
    width: float = WIDTH,
    height: float = HEIGHT,
) -> bytes:
    """Draw the timeline of what is shown, from the period's first to its last day.

    PNG, SVG or PDF of so many points. The same input gives the same bytes.
    """
    first, last = period(shown, made_on=made_on)
    told = period_bars(shown, first_on=first, last_on=last)
    highest = max((bar.below + bar.events for bar in told.bars), default=1)
    paper = Paper(width, height)
    wide, high = width - _LEFT - _RIGHT, height - _FOOT - _HEAD
    days = (last - first).days + 1

    def across(day: dt.date) -> float:
        return _LEFT + wide * min(max((day - first).days, 0), days) / days

    for level in _levels(highest):
        y = _FOOT + high * level / highest
        paper.axes.plot([_LEFT, width - _RIGHT], [y, y], color="#e3e7ea", lw=0.6, zorder=1)
        paper.text(_LEFT - 4, y - 2.5, str(level), size=7, colour=QUIET, align="right")
    for bar in told.bars:
        left, right = across(bar.first_on), across(bar.until)
        paper.box(
            left + 0.3,
            _FOOT + high * bar.below / highest,
            max(0.8, right - left - 0.6),
            high * bar.events / highest,
            facecolor=KIND_STYLES[bar.kind].colour,
            linewidth=0,
            zorder=2,
        )
    paper.axes.plot([_LEFT, width - _RIGHT], [_FOOT, _FOOT], color="#8d949a", lw=0.8, zorder=3)
    for day, words in axis_labels(first, last, width=wide):
        x = across(day)
        paper.axes.plot([x, x], [_FOOT - 3, _FOOT], color="#8d949a", lw=0.6, zorder=3)
        paper.text(x + 1, 4, words, size=_SIZE, colour=INK)
    _draw_head(paper, told)
    return paper.write(format, dpi=dpi, title=_("Events over time"))


def period(shown: Shown, *, made_on: dt.date) -> tuple[dt.date, dt.date]:
    """Return the days between which events are shown; open ends are the war's and the making's."""
    first = shown.chosen.first_on or FIRST_DAY
    return first, max(first, shown.chosen.last_on or made_on)


def axis_labels(first: dt.date, last: dt.date, *, width: float) -> list[Label]:
    """Return the days to be labelled under an axis of so many points, as many as have room.

    The finest of days, weeks, months, quarters and years whose names stand apart; the first
    day itself where not even one of those lies in the period with room for its name.
    """
    days = (last - first).days + 1
    for labels in _scales(first, last):
        places = [(width * (day - first).days / days, words) for day, words in labels]
        ends = [x + 1 + text_width(words, size=_SIZE) for x, words in places]
        apart = all(end + _APART <= x for end, (x, _words) in zip(ends, places[1:], strict=False))
        if apart and labels:
            # A name that would run out of the picture is left out; its neighbours tell enough.
            kept = [each for each, end in zip(labels, ends, strict=True) if end <= width + _RIGHT]
            if kept:
                return kept
    return [(first, day_and_month(first))]


def _scales(first: dt.date, last: dt.date) -> list[list[Label]]:
    """Return what could be labelled, finest first."""
    length = (last - first).days + 1
    scales: list[list[Label]] = []
    if length <= 120:
        for step in (1, 2, 7, 14):
            days = [first + dt.timedelta(days=each) for each in range(0, length, step)]
            scales.append([(day, day_and_month(day)) for day in days])
    months = [
        dt.date(year, number, 1)
        for year in range(first.year, last.year + 1)
        for number in range(1, 13)
        if first <= dt.date(year, number, 1) <= last
    ]
    for step in (1, 2, 3, 6):
        chosen = [day for day in months if (day.month - 1) % step == 0]
        scales.append([(day, month(day)) for day in chosen])
    years = [day for day in months if day.month == 1]
    scales += [
        [(day, str(day.year)) for day in years if day.year % step == 0]
        for step in (1, 2, 5, 10, 20, 50, 100)
    ]
    return scales


def _draw_head(paper: Paper, told: PeriodBars) -> None:
    """Tell above the bars what their colours are, how long a bar is and what is not drawn."""
    y = paper.height - 10
    x = _LEFT
    for kind in [kind for kind in Kind if any(bar.kind == kind for bar in told.bars)]:
        looks = KIND_STYLES[kind]
        paper.shape(mark_path(looks.shape, x + 4, y, 3.4), facecolor=looks.colour, linewidth=0)
        paper.text(x + 11, y - 2.6, looks.plural, size=_SIZE)
        x += 24 + text_width(looks.plural, size=_SIZE)
    notes = [_UNITS[told.unit]]
    if told.undrawn:
        notes.append(
            counted(
                "{count} not drawn: its date is less fine",
                "{count} not drawn: their dates are less fine",
                told.undrawn,
            )
        )
    words = "; ".join(notes)
    right = paper.width - _RIGHT
    if x + text_width(words, size=_NOTE_SIZE) <= right:
        paper.text(right, y - 2.6, words, size=_NOTE_SIZE, colour=QUIET, align="right")
    else:
        paper.text(right, y - 11, words, size=_NOTE_SIZE, colour=QUIET, align="right")


def _levels(highest: int) -> list[int]:
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10**9) if highest <= 4 * step)
    return list(range(step, highest + 1, step))
