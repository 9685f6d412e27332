"""The places of the shown events as GeoJSON (RFC 7946): WGS 84, longitude before latitude."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from homeward.export.about import about
from homeward.export.tables import event_lines
from homeward.store.frames import rows, whole
from homeward.view.compact import compact_json
from homeward.view.filters import Shown


def geojson(shown: Shown, *, made_on: dt.date, names: Mapping[str, str] | None = None) -> bytes:
    """Return a feature for each shown place of each shown event; the same input, the same bytes.

    A feature's properties are the event's (see ``tables.COLUMNS``) and the place's:
    place_id, place_name, role, side (whose people the place concerns), share (people
    that the place stands for, null where not told), geo_precision, claimed_by,
    inferred, country, admin1, in_region (false where it lies outside the chosen regions and
    only belongs to a shown event). An event without a place is a feature with a null
    geometry. The member ``homeward`` says what the file holds.
    """
    collection = {
        "type": "FeatureCollection",
        "homeward": about(shown, made_on=made_on, names=names),
        "features": features(shown),
    }
    return compact_json(collection).encode()


def features(shown: Shown) -> list[dict[str, Any]]:
    """Return the features of ``geojson``, in the order of the events."""
    places: dict[str, list[Any]] = {}
    held = shown.frames.event_places.assign(in_region=shown.in_region)
    for row in rows(held[shown.event_places]):
        places.setdefault(row.event_id, []).append(row)
    made = []
    for line in event_lines(shown):
        event = event_properties(line)
        of_event = places.get(line["event_id"], [])
        made += [
            feature(
                {"type": "Point", "coordinates": position(row.lat, row.lon)}, event | _place(row)
            )
            for row in of_event
        ]
        if not of_event:
            made.append(feature(None, event))
    return made


def event_properties(line: dict[str, Any]) -> dict[str, Any]:
    """Return a line of ``tables.event_lines`` as the properties of a feature, without places."""
    event = {name: value for name, value in line.items() if name != "places"}
    event["source_urls"] = line["source_urls"].split()
    event["claim_ids"] = line["claim_ids"].split()
    return event


def feature(geometry: dict[str, Any] | None, properties: dict[str, Any]) -> dict[str, Any]:
    """Make a feature of a geometry, None where there is none, and what it says."""
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def position(lat: float, lon: float) -> list[float]:
    """Turn latitude and longitude into a GeoJSON position: the only place where they swap."""
    return [round(lon, 6), round(lat, 6)]


def _place(row: Any) -> dict[str, Any]:
    return {
        "place_id": row.place_id,
        "place_name": row.name,
        "role": row.role,
        "side": row.direction or None,
        "share": whole(row.share),
        "geo_precision": row.geo_precision,
        "claimed_by": row.claimed_by or None,
        "inferred": bool(row.inferred),
        "country": row.country or None,
        "admin1": row.admin1 or None,
        "in_region": bool(row.in_region),
    }
