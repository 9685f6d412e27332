"""Headline numbers of what is shown: how many went home, as ranges where claims differ."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from homeward.model import Direction, Kind
from homeward.view.filters import Shown


@dataclass(frozen=True, kw_only=True)
class Total:
    """A sum over the shown events of one kind in one direction.

    ``events`` were added up; ``untold`` are of the kind and direction but nobody gave
    their number; ``left_out`` may lie inside others and are kept out of the sum.
    ``by_ukraine`` and ``by_russia`` add up that side's own count where it gave one and
    the record's best figure where it did not.
    """

    kind: Kind
    direction: Direction
    low: int
    best: int
    high: int
    by_ukraine: int
    by_russia: int
    events: int
    untold: int
    left_out: int


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The headline of what is shown."""

    shown: int
    of: int
    totals: tuple[Total, ...]
    rounds: int
    indirect_rounds: int
    commitments: int


def summarise(shown: Shown) -> Summary:
    """Add up the shown events; no handover counts twice (see ``Frames.events.summed``)."""
    events = shown.event_rows()
    rounds = events["kind"] == Kind.NEGOTIATION_ROUND
    return Summary(
        shown=len(events),
        of=len(shown.frames.events),
        totals=tuple(
            total(events, kind, direction)
            for kind in (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE)
            for direction in Direction
        ),
        rounds=int((rounds & ~events["indirect"]).sum()),
        indirect_rounds=int((rounds & events["indirect"]).sum()),
        commitments=int((events["kind"] == Kind.COMMITMENT).sum()),
    )


def total(events: pd.DataFrame, kind: Kind, direction: Direction) -> Total:
    """Add up one kind in one direction over rows of ``Frames.events``."""
    of_kind = events[events["kind"] == kind]
    told = of_kind[f"{direction}_best"].notna()
    goes = told | of_kind["direction"].isin([str(direction), "both"])
    summed = of_kind[told & of_kind["summed"]]

    def add(column: str) -> int:
        return int(summed[f"{direction}_{column}"].fillna(summed[f"{direction}_best"]).sum())

    return Total(
        kind=kind,
        direction=direction,
        low=add("low"),
        best=add("best"),
        high=add("high"),
        by_ukraine=add("by_ukraine"),
        by_russia=add("by_russia"),
        events=len(summed),
        untold=int((goes & ~told).sum()),
        left_out=int((told & ~of_kind["summed"]).sum()),
    )
