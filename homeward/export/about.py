"""What every file says of itself: filters, record version, licence, citation, day made."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from homeward.export.citation import AUTHOR, LICENCE, LICENCE_URL, apa
from homeward.language import _
from homeward.view import style
from homeward.view.area import area_words
from homeward.view.filters import Filter, Shown
from homeward.view.words import day

ATTRIBUTION = (
    "Record: Homeward (CC BY 4.0). Boundaries: DCW-GMT (LGPL 3 or later), Natural Earth (public "
    "domain). Places: GeoNames (CC BY 4.0)."
)


CAUTION = (
    "Counts follow published claims and are no statistic of casualties; bodies include "
    "unidentified and misattributed remains. A blank is not a zero: no source was seen."
)


def about(
    shown: Shown, *, made_on: dt.date, names: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return what a file says of itself, as plain values; ``names`` are those of regions."""
    version = shown.frames.version
    return {
        "title": "Homeward",
        "author": AUTHOR,
        "events": shown.count,
        "of": len(shown.frames.events),
        "filters": filter_words(shown.chosen, region_names(shown) | dict(names or {})),
        "parameters": shown.chosen.to_parameters(),
        "record_version": version,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "attribution": ATTRIBUTION,
        "caution": CAUTION,
        "citation": apa(version=version, accessed_on=made_on),
        "made_on": made_on.isoformat(),
    }


def about_lines(said: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the same as lines of a name and words, for people to read."""
    chosen = "; ".join(said["filters"]) or "everything in the record"
    address = "&".join(
        f"{name}={quote(value)}" for name, values in said["parameters"].items() for value in values
    )
    return [
        ("Holds", f"{said['events']} of {said['of']} events"),
        ("Chosen", chosen),
        ("As parameters", address),
        ("Record version", said["record_version"]),
        ("Made on", said["made_on"]),
        ("Licence", f"{said['licence']}, {said['licence_url']}"),
        ("Sources of the map", said["attribution"]),
        ("Cite as", said["citation"]),
        ("Mind", said["caution"]),
    ]


@lru_cache(maxsize=4)
def area_names(data_folder: Path) -> Mapping[str, str]:
    """Return the names of all countries and first-level regions by their ISO 3166 codes.

    Raises FileNotFoundError without the geography.
    """
    path = data_folder / "geography" / "areas.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            row["place_id"].removeprefix("iso:"): row["name"]
            for row in csv.DictReader(lines)
            if row["place_id"].startswith("iso:")
        }


def region_names(shown: Shown) -> dict[str, str]:
    """Return the names of regions by code, as far as places of the record bear them."""
    places = shown.frames.event_places
    return {
        place_id.removeprefix("iso:"): name
        for place_id, name in zip(places["place_id"], places["name"], strict=True)
        if place_id.startswith("iso:")
    }


def filter_words(chosen: Filter, names: dict[str, str]) -> list[str]:
    """Say what is chosen, a sentence a field; empty when everything is."""
    said = []
    if chosen.first_on or chosen.last_on:
        first = f"from {day(chosen.first_on)}" if chosen.first_on else ""
        last = f"to {day(chosen.last_on)}" if chosen.last_on else ""
        said.append(f"Period: {' '.join(part for part in (first, last) if part)}")
    fields = (
        ("Kind", [style.KIND_STYLES[kind].name for kind in sorted(chosen.kinds)]),
        ("Region", [names.get(code, code) for code in sorted(chosen.regions)]),
        ("Role of place", [style.ROLE_NAMES[role] for role in sorted(chosen.roles)]),
        ("Side", [style.DIRECTION_NAMES[way] for way in sorted(chosen.directions)]),
        ("Status", [style.STATUS_NAMES[status] for status in sorted(chosen.statuses)]),
        ("Dispute about", [style.DISPUTE_NAMES[dispute] for dispute in sorted(chosen.disputes)]),
    )
    said += [f"{name}: {', '.join(values)}" for name, values in fields if values]
    if chosen.words:
        said.append(f"Search: {chosen.words}")
    if chosen.area:
        said.append(_("Area: {corners} (degrees)").format(corners=area_words(chosen.area)))
    if chosen.view:
        said.append(_("In view: {corners} (degrees)").format(corners=area_words(chosen.view)))
    return said
