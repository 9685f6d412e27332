"""Headline numbers of what is shown: how many went home, as ranges where claims differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from homeward.model import Direction, Kind
from homeward.store.frames import Frames
from homeward.view.filters import Shown
from homeward.view.masks import Mask


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
    columns = _columns(shown.frames)
    rounds = shown.events & columns.of_kind[Kind.NEGOTIATION_ROUND]
    return Summary(
        shown=shown.count,
        of=len(shown.events),
        totals=tuple(
            total(shown, kind, direction)
            for kind in (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE)
            for direction in Direction
        ),
        rounds=int((rounds & ~columns.indirect).sum()),
        indirect_rounds=int((rounds & columns.indirect).sum()),
        commitments=int((shown.events & columns.of_kind[Kind.COMMITMENT]).sum()),
    )


def total(shown: Shown, kind: Kind, direction: Direction) -> Total:
    """Add up one kind in one direction over what is shown."""
    columns = _columns(shown.frames)
    of_kind = shown.events & columns.of_kind[kind]
    best = columns.counts[direction, "best"]
    told = of_kind & ~np.isnan(best)
    summed = told & columns.summed

    def add(column: str) -> int:
        counts = columns.counts[direction, column][summed]
        return int(np.where(np.isnan(counts), best[summed], counts).sum())

    return Total(
        kind=kind,
        direction=direction,
        low=add("low"),
        best=add("best"),
        high=add("high"),
        by_ukraine=add("by_ukraine"),
        by_russia=add("by_russia"),
        events=int(summed.sum()),
        untold=int((of_kind & columns.goes[direction] & ~told).sum()),
        left_out=int((told & ~columns.summed).sum()),
    )


@dataclass(frozen=True, kw_only=True)
class _Columns:
    """What is added up, as arrays: picking rows out of frames would cost more than adding."""

    of_kind: Mapping[Kind, Mask]
    summed: Mask
    indirect: Mask
    counts: Mapping[tuple[Direction, str], npt.NDArray[np.float64]]
    goes: Mapping[Direction, Mask]


@lru_cache(maxsize=4)
def _columns(frames: Frames) -> _Columns:
    events = frames.events
    return _Columns(
        of_kind={kind: (events["kind"] == str(kind)).to_numpy(dtype=bool) for kind in Kind},
        summed=events["summed"].to_numpy(dtype=bool),
        indirect=events["indirect"].to_numpy(dtype=bool),
        counts={
            (way, column): events[f"{way}_{column}"].to_numpy(dtype=np.float64, na_value=np.nan)
            for way in Direction
            for column in ("low", "best", "high", "by_ukraine", "by_russia")
        },
        goes={
            way: events["direction"].isin([str(way), "both"]).to_numpy(dtype=bool)
            for way in Direction
        },
    )
