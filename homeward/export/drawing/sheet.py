"""The sheet around the map: title, what is shown, legend, attribution; all in points."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from homeward.export.about import ATTRIBUTION, filter_words
from homeward.export.drawing.legend import Block
from homeward.export.drawing.paper import INK, QUIET, Paper, text_width, wrapped
from homeward.language import N_, Words, _, ngettext
from homeward.model import Direction, Kind
from homeward.view.chosen import Filter, without_period
from homeward.view.filters import Shown
from homeward.view.headline import shown_words
from homeward.view.style import WAYS
from homeward.view.summary import summarise
from homeward.view.timeline import FIRST_DAY
from homeward.view.words import counted, day, number, number_range, span

MARGIN = 20.0
LEGEND_WIDTH = 152.0
_GAP = 10.0


@dataclass(frozen=True, kw_only=True)
class SheetSize:
    """A sheet in points, the resolution it is drawn at on a screen, and where its legend goes.

    A bare one is a part of a page that tells title, period, numbers and licences itself.
    """

    width: float
    height: float
    dpi: float
    legend_below: bool = False
    bare: bool = False

    @property
    def margin(self) -> float:
        """Return how much stays white around all that is drawn."""
        return 1.0 if self.bare else MARGIN


SIZES = {
    "screen": SheetSize(width=800, height=500, dpi=144),
    "a4": SheetSize(width=841.89, height=595.28, dpi=300),
    "slide": SheetSize(width=960, height=540, dpi=144),
    "square": SheetSize(width=600, height=600, dpi=144, legend_below=True),
}
"""The sizes that can be asked for by name."""

REPORT = SheetSize(width=560, height=396, dpi=250, bare=True)
"""The map within a report: small enough that its letters are still read on a page of A4."""

_TITLE_SIZES = (15.0, 14.0, 13.0, 12.0, 11.0)

_TITLES = Words(
    {
        Kind.BODY_REPATRIATION: N_("repatriations of bodies"),
        Kind.PRISONER_EXCHANGE: N_("prisoner exchanges"),
        Kind.NEGOTIATION_ROUND: N_("negotiation rounds"),
        Kind.COMMITMENT: N_("commitments"),
    }
)


def title_words(chosen: Filter) -> str:
    """Return the title of a map: the kinds that are chosen, and between whom."""
    kinds = [_TITLES[kind] for kind in Kind if kind in chosen.kinds]
    if not kinds or len(kinds) == len(_TITLES):
        kinds = [_TITLES[Kind.BODY_REPATRIATION], _TITLES[Kind.PRISONER_EXCHANGE]]
        kinds.append(_("negotiations"))
    said = _("{what} between Ukraine and Russia").format(what=_listed(kinds))
    return f"{said[0].upper()}{said[1:]}"


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def period_words(chosen: Filter, *, made_on: dt.date) -> str:
    """Return the period; open ends are the war's first day and the day of making."""
    first, last = chosen.first_on or FIRST_DAY, chosen.last_on or made_on
    return span(first, last) if first <= last else _("until {day}").format(day=day(last))


def number_words(shown: Shown) -> str:
    """Return how many went home by what is shown, as ranges where claims differ."""
    summary = summarise(shown)
    people = {Kind.BODY_REPATRIATION: _("bodies"), Kind.PRISONER_EXCHANGE: _("prisoners")}
    said = []
    for kind, name in people.items():
        ways = [
            f"{number_range(total.low, total.high)} {WAYS[total.direction]}"
            for total in summary.totals
            if total.kind is kind and total.events and total.direction in Direction
        ]
        if ways:
            said.append(f"{name} {_listed(ways)}")
    if summary.rounds:
        said.append(
            counted("{count} negotiation round", "{count} negotiation rounds", summary.rounds)
        )
    words = "; ".join(said)
    return _("In all shown events: {words}").format(words=words) if words else ""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Where the map lies on the sheet, in points."""

    left: float
    bottom: float
    width: float
    height: float


def draw_head(
    paper: Paper, shown: Shown, *, title: str, made_on: dt.date, names: Mapping[str, str]
) -> float:
    """Write the title, the period, the filters and the numbers; return where they end."""
    width = paper.width - 2 * MARGIN
    fitting = (size for size in _TITLE_SIZES if text_width(title, size=size, bold=True) <= width)
    size = next(fitting, _TITLE_SIZES[-1])
    y = paper.paragraph(
        MARGIN, paper.height - MARGIN + 3, title, width=width, size=size, bold=True, colour=INK
    )
    filters = filter_words(without_period(shown.chosen), dict(names))
    period = period_words(shown.chosen, made_on=made_on)
    said = " · ".join([period, shown_words(shown), *filters])
    y = paper.paragraph(MARGIN, y - 2, said, width=width, size=9, colour=INK)
    numbers = number_words(shown)
    if numbers:
        y = paper.paragraph(MARGIN, y - 1, numbers, width=width, size=9, colour=QUIET)
    return y - 4


def foot_lines(
    paper: Paper, shown: Shown, *, outside: Sequence[str], made_on: dt.date, sheet: SheetSize
) -> list[str]:
    """Return the lines under the map: what it does not show, how it is drawn, whose it is."""
    frames = shown.frames
    placed = set(frames.event_places["event"][shown.event_places])
    placeless = shown.count - len(placed)
    missing = []
    if placeless:
        missing.append(
            counted(
                "{count} shown event without a place told",
                "{count} shown events without a place told",
                placeless,
            )
        )
    if outside:
        named = ", ".join(outside[:_MOST_NAMED])
        left = len(outside) - _MOST_NAMED
        words = (
            ngettext(
                "outside this map: {names} and {count} more",
                "outside this map: {names} and {count} more",
                left,
            )
            if left > 0
            else _("outside this map: {names}")
        )
        missing.append(words.format(names=named, count=number(left)))
    parts = [_("Not drawn: {what}.").format(what="; ".join(missing))] if missing else []
    parts.append(
        _(
            "Counts follow published claims; they are no statistic of casualties. Ranges stand "
            "where claims differ."
        )
    )
    made = _("Record version {version}. Made on {day}.").format(
        version=frames.version or _("none"), day=day(made_on)
    )
    if not sheet.bare:
        parts.append(f"{_(ATTRIBUTION)} {made}")
    width = paper.width - 2 * sheet.margin
    return [line for part in parts for line in wrapped(part, width=width, size=_FOOT)]


_FOOT = 6.4
_MOST_NAMED = 8
"""Places outside the map that its foot names; the others are counted."""


def draw_foot(paper: Paper, lines: Sequence[str], *, sheet: SheetSize) -> float:
    """Write the lines at the foot of the sheet; return the height at which the map may begin."""
    step = _FOOT * 1.35
    y = max(sheet.margin - 6, 2.0) + step * (len(lines) - 1)
    top = y + _FOOT + 6
    for line in lines:
        paper.text(sheet.margin, y, line, size=_FOOT, colour=QUIET)
        y -= step
    return top


def map_frame(size: SheetSize, *, top: float, bottom: float) -> Frame:
    """Return where the map goes between head and foot, beside or above the legend."""
    if size.legend_below:
        below = _LEGEND_HEIGHT + _GAP
        return Frame(
            left=size.margin,
            bottom=bottom + below,
            width=size.width - 2 * size.margin,
            height=top - bottom - below,
        )
    return Frame(
        left=size.margin,
        bottom=bottom,
        width=size.width - 2 * size.margin - LEGEND_WIDTH - _GAP,
        height=top - bottom,
    )


_LEGEND_HEIGHT = 86.0


def draw_legend(paper: Paper, blocks: Sequence[Block], frame: Frame, size: SheetSize) -> None:
    """Draw the blocks of the legend in a column beside the map, or in a row below it."""
    if size.legend_below:
        step = frame.width / max(3, len(blocks))
        for index, block in enumerate(blocks):
            block(paper, frame.left + index * step, frame.bottom - _GAP, step - 6)
        return
    y = frame.bottom + frame.height
    for block in blocks:
        y = block(paper, frame.left + frame.width + _GAP + 2, y, LEGEND_WIDTH - 2) - 8
