"""A chart: its key, title, numbers, summary in words and table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from homeward.language import N_, Words
from homeward.model import Kind

NOT_TOLD = N_("not told")


class ChartKey(StrEnum):
    """Which chart; also the name of its file."""

    MONTHS = "per-month"
    CUMULATIVE = "cumulative-bodies"
    DAYS = "days-to-delivery"
    RECOVERY = "places-of-recovery"


TITLES = Words(
    {
        ChartKey.MONTHS: N_("People who went home, by month, kind and side"),
        ChartKey.CUMULATIVE: N_("Bodies handed over since the beginning of the period, by side"),
        ChartKey.DAYS: N_("Days between a promise and its delivery"),
        ChartKey.RECOVERY: N_("Places of recovery, by bodies told"),
    }
)

PEOPLE = Words({Kind.BODY_REPATRIATION: N_("bodies"), Kind.PRISONER_EXCHANGE: N_("prisoners")})


@dataclass(frozen=True, kw_only=True)
class Chart:
    """One chart: ``numbers`` is what is drawn and downloaded, ``table`` the same for reading.

    ``summary`` says in words what the chart shows, ``note`` what it leaves out or cannot know.
    ``labels`` names the rows' things (events, places) by id in the language of the moment.
    """

    key: ChartKey
    title: str
    summary: str
    note: str
    numbers: pd.DataFrame
    table: pd.DataFrame
    labels: dict[str, str]

    @property
    def is_empty(self) -> bool:
        """Tell whether the filter leaves nothing to draw."""
        return self.numbers.empty


def promise_labels(chart: Chart) -> dict[str, str]:
    """Name the commitments of the chart of days by their day, those of one day told apart."""
    kinds = dict(zip(chart.numbers["commitment"], chart.numbers["kind"], strict=True))
    days = [chart.labels[event_id] for event_id in kinds]
    labels: dict[str, str] = {}
    for event_id, kind in kinds.items():
        label = chart.labels[event_id]
        if days.count(label) > 1:
            label = f"{label}, {PEOPLE[Kind(kind)]}"
        if label in labels.values():
            label = f"{label} ({event_id})"
        labels[event_id] = label
    return labels
