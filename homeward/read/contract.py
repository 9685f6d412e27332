"""Write a reading as the JSON object of the extraction contract."""

from __future__ import annotations

from typing import Any

from homeward.model import Count
from homeward.read.findings import Claim, Event, EventPlace
from homeward.read.reading import Reading


def as_contract(path: str, reading: Reading) -> dict[str, Any]:
    """Return the object that ``extract`` prints for a file that could be read."""
    days = reading.published.days
    return {
        "path": path,
        "document": {
            "language": reading.language,
            "published": {
                "value": reading.published.value,
                "earliest": days[0].isoformat() if days else None,
                "latest": days[1].isoformat() if days else None,
                "method": reading.published.method.value,
            },
        },
        "events": [event_as_contract(event) for event in reading.events],
    }


def event_as_contract(event: Event) -> dict[str, Any]:
    """Return an event as the contract has it."""
    return {
        "kind": event.kind.value,
        "focus": event.focus,
        "date": event.date,
        "round": event.round,
        "to_ukraine": _count(event.to_ukraine),
        "to_russia": _count(event.to_russia),
        "places": [_place(place) for place in event.places],
        "claims": [_claim(claim) for claim in event.claims],
        "flags": list(event.flags),
    }


def _count(count: Count | None) -> dict[str, int | None] | None:
    return None if count is None else {"low": count.low, "best": count.best, "high": count.high}


def _place(place: EventPlace) -> dict[str, Any]:
    return {
        "name": place.name,
        "place_id": place.place_id,
        "country": place.country,
        "role": place.role.value,
        "geo_precision": place.geo_precision.value,
        "lat": place.lat,
        "lon": place.lon,
        "count": place.count,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "claimant": claim.claimant,
        "stance": claim.stance.value,
        "quote": {"exact": claim.quote.exact, "start": claim.quote.start, "end": claim.quote.end},
    }
