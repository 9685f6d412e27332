"""What every file says of itself: filters, record version, licence, citation, day made."""

from __future__ import annotations

import datetime as dt
from typing import Any

from homeward.export.citation import LICENCE, LICENCE_URL, apa
from homeward.view import style
from homeward.view.filters import Filter, Shown
from homeward.view.words import day, plural

ATTRIBUTION = (
    "Record: Homeward (CC BY 4.0). Boundaries: DCW-GMT (LGPL 3 or later), Natural Earth (public "
    "domain). Places: GeoNames (CC BY 4.0)."
)


def about(shown: Shown, *, made_on: dt.date) -> dict[str, Any]:
    """Return what a file says of itself, as plain values."""
    version = shown.frames.version
    return {
        "title": "Homeward",
        "events": shown.count,
        "of": len(shown.frames.events),
        "filters": filter_words(shown.chosen, region_names(shown)),
        "parameters": shown.chosen.to_parameters(),
        "record_version": version,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "attribution": ATTRIBUTION,
        "citation": apa(version=version, accessed_on=made_on),
        "made_on": made_on.isoformat(),
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
    )
    said += [f"{name}: {', '.join(values)}" for name, values in fields if values]
    if chosen.words:
        said.append(f"Search: {chosen.words}")
    return said


def shown_words(shown: Shown) -> str:
    """Say how much a file holds: "62 of 177 events"."""
    return f"{shown.count} of {plural(len(shown.frames.events), 'event')}"
