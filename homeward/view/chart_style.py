"""How the charts look wherever they are drawn."""

from __future__ import annotations

import datetime as dt

from homeward.model import Direction

SIDE_COLOURS = {Direction.TO_UKRAINE: "#0072B2", Direction.TO_RUSSIA: "#D55E00"}
"""Okabe and Ito's blue and vermilion; the lines also have dashes of their own."""

DASHES = {Direction.TO_UKRAINE: [1, 0], Direction.TO_RUSSIA: [6, 3]}

MOST_PLACES = 20
"""How many places are ranked in a drawing; the table and the file have all."""


def time_steps(first: dt.date, last: dt.date, *, by_month: bool = False) -> tuple[str, str]:
    """Return how a time axis writes its labels (as strftime does), and from what to what they step.

    Written in digits, labels read alike in every language.
    """
    days = (last - first).days
    if days <= 62 and not by_month:
        return "%Y-%m-%d", "day"
    return ("%Y-%m", "month") if days <= 800 else ("%Y", "year")
