"""Where the returned were recovered, region by region, of the events that are shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from homeward.model import Role
from homeward.store.frames import Frames
from homeward.view.filters import Shown

CLASSES = (1, 50, 200, 500, 2_000)
"""The least number of people of each shade, light to dark.

They stay as they are while the period moves, so that a shade always means the same.
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionTotal:
    """What was recovered in a first-level region, its towns included.

    ``people`` is None where no share was told; ``events`` counts those that name a place of
    recovery in the region, ``untold`` those of them whose share is not told.
    """

    region: str
    people: int | None
    events: int
    untold: int


@dataclass(frozen=True, kw_only=True)
class Recovered:
    """The regions, most people first, and how many people any place of recovery stands for."""

    regions: list[RegionTotal]
    told: int
    """People told of any place of recovery, also of wider areas outside all regions."""


def recovered(shown: Shown) -> Recovered:
    """Add up the shares told for places of recovery, by region, over the shown events.

    Roles, regions and areas choose events here, never single places: the layer says where
    the dead of the shown events were recovered. Shares are added as told; where a text
    leaves open whether a town's number lies inside its oblast's, both are in (the record
    reads the 89 near Bakhmut beside the 320, as the Coordination Headquarters does).
    Events kept out of totals bring no people.
    """
    found = recoveries(shown.frames)
    chosen = shown.events[found.event]
    told = chosen & ~np.isnan(found.people)
    size = len(found.codes)
    events = np.bincount(found.region[chosen], minlength=size)
    tellings = np.bincount(found.region[told], minlength=size)
    people = np.bincount(found.region[told], weights=found.people[told], minlength=size)
    regions = [
        RegionTotal(
            region=code,
            people=int(people[at]) if tellings[at] else None,
            events=int(events[at]),
            untold=int(events[at] - tellings[at]),
        )
        for at, code in enumerate(found.codes)
        if code and events[at]
    ]
    return Recovered(
        regions=sorted(regions, key=lambda total: (-(total.people or 0), total.region)),
        told=int(people.sum()),
    )


@dataclass(frozen=True, kw_only=True)
class Recoveries:
    """Each event in each region in which something was recovered, one row each.

    ``event`` is a row of ``frames.events``, ``region`` points into ``codes`` (a blank code: in no
    region), ``people`` is NaN where nobody told any or the event is kept out of totals.
    """

    codes: list[str]
    event: npt.NDArray[np.int64]
    region: npt.NDArray[np.int64]
    people: npt.NDArray[np.float64]


@lru_cache(maxsize=4)
def recoveries(frames: Frames) -> Recoveries:
    """Return what was recovered where, of every event."""
    places = frames.event_places
    of_recovery = places[(places["role"] == str(Role.RECOVERY)).to_numpy(dtype=bool)]
    summed = frames.events["summed"].to_numpy(dtype=bool)[of_recovery["event"].to_numpy()]
    cells: Any = pd.DataFrame(
        {
            "admin1": of_recovery["admin1"],
            "event": of_recovery["event"],
            "share": np.where(
                summed, of_recovery["share"].to_numpy(dtype=np.float64, na_value=np.nan), np.nan
            ),
        }
    )
    added = cells.groupby(["admin1", "event"], as_index=False)["share"].sum(min_count=1)
    codes, region = np.unique(added["admin1"].to_numpy(dtype=str), return_inverse=True)
    return Recoveries(
        codes=codes.tolist(),
        event=added["event"].to_numpy(dtype=np.int64),
        region=region.astype(np.int64),
        people=added["share"].to_numpy(dtype=np.float64),
    )
