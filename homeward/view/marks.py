"""Marks: what the map shows, one a place, kind and precision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from homeward.language import cached_by_language
from homeward.model import GeoPrecision, Kind
from homeward.store.frames import Frames, rows
from homeward.view.filters import Shown
from homeward.view.words import place_name


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


def make_marks(shown: Shown) -> list[Mark]:
    """Gather the places of what is shown, most people first (so that small ones lie on top).

    An event counts once at a place, however many roles the place has in it: the shares
    of both directions are added, then the largest role is taken. Events that do not
    enter totals count among ``events`` but bring no people.
    """
    stations = _stations(shown.frames)
    chosen = shown.event_places[stations.first_row]
    if not chosen.any():
        return []
    mark = stations.mark[chosen]
    share = stations.share[chosen]
    # Rows are sorted by mark and event: a run is one event at one mark, in several roles.
    starts = _run_starts(mark, stations.event[chosen])
    at = mark[starts]
    people = np.fmax.reduceat(share, starts)
    in_region = np.logical_or.reduceat(shown.in_region[stations.first_row][chosen], starts)
    size = len(stations.marks)
    events = np.bincount(at, minlength=size)
    told = np.bincount(at[~np.isnan(people)], minlength=size)
    sums = np.bincount(at, weights=np.nan_to_num(people), minlength=size)
    regional = np.bincount(at, weights=in_region, minlength=size) > 0
    marks = [
        _mark(
            stations.marks[index],
            int(events[index]),
            int(told[index]),
            int(sums[index]),
            bool(regional[index]),
        )
        for index in np.flatnonzero(events)
    ]
    return sorted(marks, key=lambda mark: (-(mark.people or 0), mark.place_id, mark.kind))


def _mark(known: Mark, events: int, told: int, people: int, in_region: bool) -> Mark:
    counts_people = known.kind in (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE)
    return replace(
        known,
        events=events,
        people=people if told and counts_people else None,
        untold=events - told if counts_people else 0,
        in_region=in_region,
    )


def _run_starts(*columns: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    changes = np.ones(len(columns[0]), dtype=bool)
    changes[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return np.flatnonzero(changes)


@dataclass(frozen=True, kw_only=True)
class _Stations:
    """Every event at every place in every role, as arrays sorted by mark and event.

    ``marks`` holds every mark there can be, still empty; ``mark`` points into it;
    ``first_row`` is a row of ``Frames.event_places`` (rows that differ only in their
    direction are one station, and a filter treats them alike).
    """

    marks: list[Mark]
    mark: npt.NDArray[np.int64]
    event: npt.NDArray[np.int64]
    first_row: npt.NDArray[np.int64]
    share: npt.NDArray[np.float64]


@cached_by_language(4)
def _stations(frames: Frames) -> _Stations:
    places = frames.event_places
    at = places["event"].to_numpy(dtype=np.int64)
    cells = pd.DataFrame(
        {
            "place_id": places["place_id"],
            "kind": frames.events["kind"].to_numpy()[at],
            "geo_precision": places["geo_precision"],
            "event": at,
            "role": places["role"],
            "row": np.arange(len(places)),
            "share": np.where(
                frames.events["summed"].to_numpy(dtype=bool)[at],
                places["share"].to_numpy(dtype=np.float64, na_value=np.nan),
                np.nan,
            ),
        }
    )
    keys = ["place_id", "kind", "geo_precision"]
    stations = cells.groupby([*keys, "event", "role"], as_index=False).agg(
        row=("row", "first"), share=("share", "sum"), told=("share", "count")
    )
    stations["mark"] = stations.groupby(keys).ngroup()
    stations = stations.sort_values(["mark", "event"], kind="stable")
    facts = {row.place_id: row for row in rows(places.drop_duplicates("place_id"))}
    first_of_mark = stations.drop_duplicates("mark")
    return _Stations(
        marks=[_empty_mark(row, facts[row.place_id]) for row in rows(first_of_mark)],
        mark=stations["mark"].to_numpy(dtype=np.int64),
        event=stations["event"].to_numpy(dtype=np.int64),
        first_row=stations["row"].to_numpy(dtype=np.int64),
        share=np.where(stations["told"] > 0, stations["share"], np.nan),
    )


def _empty_mark(row: Any, place: Any) -> Mark:
    return Mark(
        place_id=row.place_id,
        name=place_name(place),
        kind=Kind(row.kind),
        lat=place.lat,
        lon=place.lon,
        geo_precision=GeoPrecision(row.geo_precision),
        admin1=place.admin1,
        country=place.country,
        events=0,
        people=None,
        untold=0,
        in_region=False,
    )
