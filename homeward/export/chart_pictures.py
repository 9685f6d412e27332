"""The charts as files: drawn to PNG or SVG on this machine, their numbers as CSV.

Drawn from the same numbers as on the screen, with matplotlib, which the map's pictures
need anyway: an engine for the screen's own charts would be eighty megabytes more.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.dates import AutoDateLocator, DateFormatter, YearLocator
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from homeward.errors import SettingsInvalid
from homeward.export.drawing.paper import FAMILY, INK, QUIET
from homeward.export.tables import to_csv
from homeward.language import _
from homeward.model import Direction, Kind
from homeward.store.frames import rows
from homeward.view import style
from homeward.view.chart import NOT_TOLD, PEOPLE, Chart, ChartKey, promise_labels
from homeward.view.chart_numbers import RETURNS
from homeward.view.chart_style import DASHES, MOST_PLACES, SIDE_COLOURS, time_steps
from homeward.view.words import day, number

CHART_FORMATS = ("png", "svg")
_GRID = "#e7ebed"
_MARKERS = {"circle": "o", "square": "s", "diamond": "D", "triangle": "^"}


def chart_csv(chart: Chart) -> bytes:
    """Return the numbers of a chart as CSV, a blank cell where nobody told a number."""
    lines = []
    for row in rows(chart.numbers):
        line = {name: _plain(value) for name, value in row._asdict().items()}
        lines.append(line)
    return to_csv(lines, list(chart.numbers.columns))


def _plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else value


def chart_picture(
    chart: Chart,
    *,
    said: list[str],
    made_on: dt.date,
    version: str,
    format: str = "png",  # noqa: A002
) -> bytes:
    """Draw a chart with its title, what is chosen (``said``), its note, and where it comes from.

    The same input gives the same bytes. Raises SettingsInvalid for another format and for a
    chart with nothing in it.
    """
    if format not in CHART_FORMATS:
        raise SettingsInvalid(f"{format!r} is no chart; it is one of {', '.join(CHART_FORMATS)}.")
    if chart.is_empty:
        raise SettingsInvalid("The chosen filter leaves nothing to draw.")
    figure = Figure(figsize=(9.6, 6.2), facecolor="white", layout="constrained")
    draw = {
        ChartKey.MONTHS: _months,
        ChartKey.CUMULATIVE: _cumulative,
        ChartKey.DAYS: _days,
        ChartKey.RECOVERY: _recovery,
    }[chart.key]
    draw(figure, chart)
    figure.suptitle(chart.title, x=0.01, ha="left", fontsize=13, fontweight="bold", color=INK,
                    family=FAMILY)  # fmt: skip
    foot = _("Homeward, record version {version}, CC BY 4.0, made on {day}.").format(
        version=version, day=day(made_on)
    )
    lines = [*(said or [_("Everything is shown.")]), *_wrapped(chart.note), foot]
    figure.supxlabel("\n".join(lines), x=0.01, ha="left", fontsize=7.5, color=QUIET, family=FAMILY)
    output = io.BytesIO()
    if format == "svg":
        FigureCanvasSVG(figure)
        figure.savefig(output, format="svg", metadata={"Date": None, "Title": chart.title})
    else:
        FigureCanvasAgg(figure)
        figure.savefig(output, format="png", dpi=150, metadata={"Title": chart.title})
    return output.getvalue()


def _wrapped(words: str, most: int = 130) -> list[str]:
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) >= most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [line for line in lines if line]


def _tidy(axes: Any, *, days: pd.Series | None = None, by_month: bool = False) -> None:
    """Quieten the frame; with the days of a time axis, write them as on the screen."""
    axes.grid(axis="x" if days is None else "y", color=_GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=8, colors=QUIET)
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set_color("#c5cbcf")
    if days is not None:
        form, step = time_steps(days.min(), days.max(), by_month=by_month)
        locator = YearLocator if step == "year" else AutoDateLocator
        axes.xaxis.set_major_locator(locator())
        axes.xaxis.set_major_formatter(DateFormatter(form))  # type: ignore[no-untyped-call]
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _at: number(abs(round(value)))))


def _legend(axes: Any) -> None:
    axes.legend(fontsize=8, frameon=False, loc="upper left", ncols=2)


def _months(figure: Figure, chart: Chart) -> None:
    known = chart.numbers[chart.numbers["month"].notna()]
    kinds = [kind for kind in RETURNS if known.loc[known["kind"] == kind, "people"].any()]
    panels = figure.subplots(max(len(kinds), 1), 1, sharex=True, squeeze=False)[:, 0]
    for axes, kind in zip(panels, kinds, strict=False):
        for way, sign in ((Direction.TO_UKRAINE, 1), (Direction.TO_RUSSIA, -1)):
            of = known[(known["kind"] == kind) & (known["direction"] == way)]
            axes.bar(of["month"], sign * of["people"], width=25, align="edge",
                     color=SIDE_COLOURS[way], label=style.DIRECTION_NAMES[way])  # fmt: skip
        axes.axhline(0, color=QUIET, linewidth=0.8)
        axes.set_title(style.KIND_STYLES[kind].plural, loc="left", fontsize=9, color=INK)
        axes.set_ylabel(PEOPLE[kind], fontsize=8, color=QUIET)
        _legend(axes)
        _tidy(axes, days=known["month"], by_month=True)


def _cumulative(figure: Figure, chart: Chart) -> None:
    axes = figure.subplots()
    for way in Direction:
        of = chart.numbers[chart.numbers["direction"] == way]
        if of.empty:
            continue
        axes.fill_between(of["day"], of["low"], of["high"], step="post", alpha=0.3,
                          color=SIDE_COLOURS[way], linewidth=0)  # fmt: skip
        axes.step(of["day"], of["best"], where="post", color=SIDE_COLOURS[way], linewidth=1.6,
                  dashes=DASHES[way] if way is Direction.TO_RUSSIA else (None, None),
                  marker="o", markersize=2.6, label=style.DIRECTION_NAMES[way])  # fmt: skip
    axes.set_ylabel(_("bodies in all"), fontsize=8, color=QUIET)
    _legend(axes)
    _tidy(axes, days=chart.numbers["day"])


def _days(figure: Figure, chart: Chart) -> None:
    axes = figure.subplots()
    labels = promise_labels(chart)
    order = list(labels)
    for kind in RETURNS:
        looks = style.KIND_STYLES[kind]
        of = chart.numbers[chart.numbers["kind"] == kind]
        heights = [len(order) - order.index(event_id) for event_id in of["commitment"]]
        for told, face in ((True, looks.colour), (False, "none")):
            chosen = [
                (high, height)
                for high, height, people in zip(of["days_high"], heights, of["people"], strict=True)
                if pd.notna(people) == told
            ]
            if chosen:
                name = looks.name if told else f"{looks.name}, {_(NOT_TOLD)}"
                axes.scatter(
                    [at for at, _height in chosen],
                    [height for _at, height in chosen],
                    marker=_MARKERS[looks.shape],
                    s=46,
                    facecolors=face,
                    edgecolors=looks.colour,
                    label=name,
                    zorder=3,
                )
        axes.hlines(heights, of["days_low"], of["days_high"], color=looks.colour, linewidth=4,
                    alpha=0.5)  # fmt: skip
    axes.set_yticks([len(order) - at for at in range(len(order))], [labels[each] for each in order])
    axes.set_ylim(0.4, len(order) + 1.2)
    axes.set_xlabel(_("days after the promise"), fontsize=8, color=QUIET)
    _legend(axes)
    _tidy(axes)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))


def _recovery(figure: Figure, chart: Chart) -> None:
    axes = figure.subplots()
    top = chart.numbers.head(MOST_PLACES).iloc[::-1]
    people = [0 if pd.isna(each) else int(each) for each in top["people"]]
    bars = axes.barh([chart.labels[each] for each in top["place_id"]], people,
                     color=style.KIND_STYLES[Kind.BODY_REPATRIATION].colour)  # fmt: skip
    words = [_(NOT_TOLD) if pd.isna(each) else number(int(each)) for each in top["people"]]
    axes.bar_label(bars, words, padding=3, fontsize=7.5, color=INK)
    axes.set_xlabel(_("bodies told for the place"), fontsize=8, color=QUIET)
    axes.margins(x=0.12)
    _tidy(axes)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _at: number(round(value))))
