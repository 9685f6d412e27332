"""The places and claims of the shown events as plain values, the same for every format.

Events are ``tables.event_lines``. A blank text or None means: not told. Coordinates are
WGS 84 degrees.
"""

from __future__ import annotations

from typing import Any

from homeward.export.tables import COLUMNS, day_words, event_lines
from homeward.model import Direction
from homeward.store.frames import rows, whole
from homeward.view.filters import Shown

Line = dict[str, Any]

PLACE_COLUMNS = (
    "event_id",
    "kind",
    "first_day",
    "last_day",
    "place_row",
    "role",
    "side",
    "place_id",
    "place_name",
    "place_name_uk",
    "country",
    "admin1",
    "lat",
    "lon",
    "geo_precision",
    "share",
    "people",
    "claimed_by",
    "inferred",
    "in_region",
    "record_version",
)

CLAIM_COLUMNS = (
    "claim_id",
    "event_id",
    "claimants",
    "carriers",
    "sides",
    "stance",
    "scope",
    *(f"{direction}_{bound}" for direction in Direction for bound in ("low", "best", "high")),
    "differs_on",
    "said_on",
    "statement",
    "publisher",
    "source_title",
    "title_from_slug",
    "source_url",
    "published_on",
    "republisher",
    "language",
    "note",
    "origin",
    "record_version",
)

WHOLE_COLUMNS = frozenset(
    {
        "place_row",
        "share",
        "people",
        "claims",
        *(name for name in (*COLUMNS, *CLAIM_COLUMNS) if name.startswith(("to_u", "to_r"))),
    }
)
"""The columns of events, places and claims that hold whole numbers."""


def place_lines(shown: Shown) -> list[Line]:
    """Return a line for each place of a shown event in a chosen role, by PLACE_COLUMNS.

    ``place_row`` counts an event's places from 1, over all that the record has. ``side`` is
    whose people the place concerns. ``share`` is how many people of the event the place
    stands for, ``people`` only what a source told for the place itself. ``in_region`` is
    "no" where the place lies outside the chosen regions and only belongs to a shown event.
    """
    places = shown.frames.event_places
    numbered = places.assign(
        place_row=places.groupby("event_id", sort=False).cumcount() + 1,
        in_region=shown.in_region,
    )
    ordered = numbered[shown.event_places].sort_values(["event", "place_row"], kind="stable")
    # Not from the lines of events, which take most of the time and are not needed here.
    events = shown.event_rows()
    days = {
        event_id: {"event_id": event_id, "kind": kind, "first_day": first, "last_day": last}
        for event_id, kind, first, last in zip(
            events["event_id"],
            events["kind"],
            day_words(events["starts_on"]),
            day_words(events["ends_on"]),
            strict=True,
        )
    }
    return [
        {
            **days[place.event_id],
            "place_row": int(place.place_row),
            "role": place.role,
            "side": place.direction,
            "place_id": place.place_id,
            "place_name": place.name,
            "place_name_uk": place.name_uk,
            "country": place.country,
            "admin1": place.admin1,
            "lat": float(place.lat),
            "lon": float(place.lon),
            "geo_precision": place.geo_precision,
            "share": whole(place.share),
            "people": whole(place.people),
            "claimed_by": place.claimed_by,
            "inferred": _yes_no(place.inferred),
            "in_region": _yes_no(place.in_region),
            "record_version": shown.frames.version,
        }
        for place in rows(ordered)
    ]


def claim_lines(shown: Shown) -> list[Line]:
    """Return a line for each claim about a shown event, in the order of the events.

    By CLAIM_COLUMNS; several claimants, carriers or sides are joined by "; ".
    """
    order = {event_id: index for index, event_id in enumerate(shown.event_rows()["event_id"])}
    claims = shown.frames.claims
    found = claims[claims["event_id"].isin(order)]
    found = found.iloc[found["event_id"].map(order).argsort(kind="stable")]
    return [
        {
            "claim_id": claim.claim_id,
            "event_id": claim.event_id,
            "claimants": claim.claimants or claim.claimant,
            "carriers": claim.carriers,
            "sides": "; ".join(claim.sides),
            "stance": claim.stance,
            "scope": claim.scope,
            **{
                f"{direction}_{bound}": whole(getattr(claim, f"{direction}_{bound}"))
                for direction in Direction
                for bound in ("low", "best", "high")
            },
            "differs_on": claim.differs_on,
            "said_on": claim.said_on,
            "statement": claim.statement,
            "publisher": claim.publisher,
            "source_title": claim.source_title,
            "title_from_slug": _yes_no(claim.title_from_slug),
            "source_url": claim.source_url,
            "published_on": claim.published_on,
            "republisher": _yes_no(claim.republisher),
            "language": claim.language,
            "note": claim.note,
            "origin": claim.origin,
            "record_version": shown.frames.version,
        }
        for claim in rows(found)
    ]


def placed_events(shown: Shown) -> list[Line]:
    """Return each event once a place, with the place's values; once without where it has none.

    The values of GeoJSON's features, in their order, by the same rule.
    """
    places: dict[str, list[Line]] = {}
    for place in place_lines(shown):
        places.setdefault(place["event_id"], []).append(place)
    nowhere = dict.fromkeys(PLACE_COLUMNS)
    return [
        {**place, **event, "places": event["places"]}
        for event in event_lines(shown)
        for place in places.get(event["event_id"], [nowhere])
    ]


def _yes_no(value: Any) -> str:
    return "yes" if value else "no"
