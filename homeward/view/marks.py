"""Marks: what the map shows, one a place, kind and precision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from homeward.model import GeoPrecision, Kind
from homeward.store.frames import rows
from homeward.view.filters import Shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """What is shown at one place, of one kind and one precision.

    ``people`` is the sum of the shares told for this place (None where nobody told any,
    and for meetings); ``untold`` counts the events whose share is not told; ``in_region``
    is false for places that only belong to a shown event, outside the chosen regions.
    """

    place_id: str
    name: str
    kind: Kind
    lat: float
    lon: float
    geo_precision: GeoPrecision
    admin1: str
    country: str
    events: int
    people: int | None
    untold: int
    in_region: bool


_PLACE = ["place_id", "kind", "geo_precision"]


def make_marks(shown: Shown) -> list[Mark]:
    """Gather the places of what is shown, most people first (so that small ones lie on top).

    An event counts once at a place, however many roles the place has in it: the shares
    of both directions are added, then the largest role is taken. Events that do not
    enter totals count among ``events`` but bring no people.
    """
    chosen = shown.event_places
    places = shown.frames.event_places[chosen]
    if places.empty:
        return []
    events = shown.frames.events
    at = places["event"].to_numpy()
    summed = events["summed"].to_numpy(dtype=bool)[at]
    share = places["share"].to_numpy(dtype=np.float64, na_value=np.nan)
    cells = pd.DataFrame(
        {
            "place_id": places["place_id"].to_numpy(),
            "kind": events["kind"].to_numpy()[at],
            "geo_precision": places["geo_precision"].to_numpy(),
            "event": at,
            "role": places["role"].to_numpy(),
            "share": np.where(summed, share, np.nan),
            "in_region": shown.in_region[chosen],
        }
    )
    by_role = cells.groupby([*_PLACE, "event", "role"], sort=False)
    of_roles = by_role["share"].sum(min_count=1).to_frame()
    of_roles["in_region"] = by_role["in_region"].any()
    of_events = of_roles.groupby([*_PLACE, "event"], sort=False).max()
    by_place = of_events.groupby(_PLACE, sort=False)
    of_places = by_place["share"].agg(events="size", told="count", people="sum")
    of_places["in_region"] = by_place["in_region"].any()
    facts = {row.place_id: row for row in rows(places.drop_duplicates("place_id"))}
    marks = [_mark(row, facts[row.place_id]) for row in rows(of_places.reset_index())]
    return sorted(marks, key=lambda mark: (-(mark.people or 0), mark.place_id, mark.kind))


def _mark(row: Any, place: Any) -> Mark:
    kind = Kind(row.kind)
    counts_people = kind in (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE)
    return Mark(
        place_id=row.place_id,
        name=place.name,
        kind=kind,
        lat=place.lat,
        lon=place.lon,
        geo_precision=GeoPrecision(row.geo_precision),
        admin1=place.admin1,
        country=place.country,
        events=int(row.events),
        people=int(row.people) if row.told and counts_people else None,
        untold=int(row.events - row.told) if counts_people else 0,
        in_region=bool(row.in_region),
    )
