"""The collections of features: the events' places, the events, the regions."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely

from homeward.api.contents import Contents, Rows, Values
from homeward.api.space_time import Box, Mask, Period, in_box
from homeward.export.geofiles import region_outlines
from homeward.export.geojson import feature, features, position
from homeward.store.frames import rows
from homeward.view.filters import Shown


@dataclass(frozen=True, kw_only=True)
class Collection:
    """A collection of features.

    ``features`` are all of them, in a fixed order, each with its ``id``. ``fits`` tells which
    a filter, a box and a period let through; a feature without a place is in no box, one
    without a day in no period.
    """

    name: str
    title: str
    says: str
    features: Callable[[Contents], list[Values]]
    fits: Callable[[Contents, Shown, Box | None, Period | None], Mask]
    finish: Callable[[Contents, Shown, Rows, list[Values]], list[Values]] | None = None
    timed: bool = True


def _in_period(shown: Shown, period: Period | None) -> Mask:
    events = shown.frames.events
    inside = np.ones(len(events), dtype=np.bool_)
    if period is not None:
        starts = events["starts_on"].to_numpy(dtype="datetime64[D]")
        ends = events["ends_on"].to_numpy(dtype="datetime64[D]")
        first, last = period
        inside &= ~np.isnat(starts)
        if first:
            inside &= ends >= np.datetime64(first)
        if last:
            inside &= starts <= np.datetime64(last)
    return inside


def _place_order(contents: Contents) -> Rows:
    """Return the rows of ``frames.event_places`` in the order of the features."""
    of_event = contents.frames.event_places["event"].to_numpy(dtype=np.int64)
    return np.argsort(of_event, kind="stable")


def _place_features(contents: Contents) -> list[Values]:
    made = [each for each in features(contents.everything) if each["geometry"]]
    places = contents.frames.event_places
    # Counted as place_row is in the files: over all places that the record has of an event.
    numbers = (places.groupby("event_id", sort=False).cumcount() + 1).to_numpy()
    return [
        {"id": f"{each['properties']['event_id']}.{number}", **each}
        for number, each in zip(numbers[contents.once(_place_order)], made, strict=True)
    ]


def _places_fit(contents: Contents, shown: Shown, box: Box | None, period: Period | None) -> Mask:
    places = contents.frames.event_places
    inside = shown.event_places & _in_period(shown, period)[places["event"].to_numpy(np.int64)]
    if box is not None:
        inside &= _points_in(box, places)
    fitting: Mask = inside[contents.once(_place_order)]
    return fitting


def _points_in(box: Box, places: pd.DataFrame) -> Mask:
    return in_box(box, places["lon"].to_numpy(np.float64), places["lat"].to_numpy(np.float64))


def _in_region(contents: Contents, shown: Shown, found: Rows, made: list[Values]) -> list[Values]:
    """Tell of each place whether it lies in a chosen region, as the files do."""
    inside = shown.in_region[contents.once(_place_order)][found]
    return [
        {**each, "properties": {**each["properties"], "in_region": bool(is_in)}}
        for each, is_in in zip(made, inside, strict=True)
    ]


def _event_features(contents: Contents) -> list[Values]:
    points: dict[int, list[list[float]]] = {}
    for place in rows(contents.frames.event_places):
        point = position(place.lat, place.lon)
        if point not in points.setdefault(place.event, []):
            points[place.event].append(point)
    return [
        {
            "id": event["event_id"],
            **feature(
                {"type": "MultiPoint", "coordinates": points[row]} if row in points else None,
                {name: value for name, value in event.items() if name != "places"},
            ),
        }
        for row, event in enumerate(contents.events)
    ]


def _events_fit(contents: Contents, shown: Shown, box: Box | None, period: Period | None) -> Mask:
    fitting = shown.events & _in_period(shown, period)
    if box is not None:
        places = contents.frames.event_places
        here = np.zeros(len(fitting), dtype=np.bool_)
        here[places["event"].to_numpy(np.int64)[_points_in(box, places)]] = True
        fitting &= here
    return fitting


def _outlines(contents: Contents) -> Any:
    return region_outlines(contents.place_lines, contents.data_folder)


def _region_features(contents: Contents) -> list[Values]:
    frame = contents.once(_outlines)
    # To a hundred metres: the outlines are no finer, and the answers stay small.
    # Outer rings run counter-clockwise, as GeoJSON has it.
    geometries = shapely.orient_polygons(shapely.set_precision(frame.geometry.values, 0.001))
    return [
        {
            "id": row.region_id.removeprefix("iso:"),
            **feature(
                json.loads(shapely.to_geojson(geometry)),
                {
                    "region": row.region_id.removeprefix("iso:"),
                    "name": row.name,
                    "name_uk": row.name_uk,
                    "level": row.level,
                    "country": row.country,
                    "events": int(row.events),
                },
            ),
        }
        for row, geometry in zip(rows(frame), geometries, strict=True)
    ]


def _regions_fit(contents: Contents, shown: Shown, box: Box | None, period: Period | None) -> Mask:
    del period  # a region has no time
    frame = contents.once(_outlines)
    counts = shown.facets.regions
    fitting = np.array(
        [bool(counts.get(code.removeprefix("iso:"))) for code in frame["region_id"]], np.bool_
    )
    if chosen := shown.chosen.regions:
        fitting &= np.array(
            [code.removeprefix("iso:") in chosen for code in frame["region_id"]], np.bool_
        )
    if box is not None:
        west, south, east, north = box
        halves = (
            [box] if west <= east else [(west, south, 180.0, north), (-180.0, south, east, north)]
        )
        here = [frame.intersects(shapely.box(*half)).to_numpy(np.bool_) for half in halves]
        fitting &= np.logical_or.reduce(here)
    return fitting


COLLECTIONS = {
    each.name: each
    for each in (
        Collection(
            name="places-of-events",
            title="Places of events",
            says="A point for each place of each event, with its role and the event's values.",
            features=_place_features,
            fits=_places_fit,
            finish=_in_region,
        ),
        Collection(
            name="events",
            title="Events",
            says="The events; the geometry holds all places of one, null where none is told.",
            features=_event_features,
            fits=_events_fit,
        ),
        Collection(
            name="regions",
            title="Regions",
            says="The outlines of the oblasts and countries in which an event has a place.",
            features=_region_features,
            fits=_regions_fit,
            timed=False,
        ),
    )
}
