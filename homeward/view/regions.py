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
from homeward.view.masks import Mask

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
    found = _recoveries(shown.frames)
    chosen = shown.events[found.event]
    told = ~np.isnan(found.people)
    regions = [_total(code, found, mask & chosen, told) for code, mask in found.regions.items()]
    regions = [total for total in regions if total.events]
    return Recovered(
        regions=sorted(regions, key=lambda total: (-(total.people or 0), total.region)),
        told=int(found.people[chosen & told].sum()),
    )


@dataclass(frozen=True, kw_only=True)
class _Recoveries:
    """Each event in each region in which something was recovered (a blank region: in none)."""

    event: npt.NDArray[np.int64]
    people: npt.NDArray[np.float64]
    regions: dict[str, Mask]


@lru_cache(maxsize=4)
def _recoveries(frames: Frames) -> _Recoveries:
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
    return _Recoveries(
        event=added["event"].to_numpy(dtype=np.int64),
        people=added["share"].to_numpy(dtype=np.float64),
        regions={
            code: (added["admin1"] == code).to_numpy(dtype=bool)
            for code in sorted(set(added["admin1"]) - {""})
        },
    )


def _total(code: str, found: _Recoveries, chosen: Mask, told: Mask) -> RegionTotal:
    counted = chosen & told
    return RegionTotal(
        region=code,
        people=int(found.people[counted].sum()) if counted.any() else None,
        events=int(chosen.sum()),
        untold=int((chosen & ~told).sum()),
    )
