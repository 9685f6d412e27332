"""What the answers hold, as JSON Schema; null means: not told."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from homeward.model import (
    CommitmentStatus,
    DatePrecision,
    Direction,
    GeoPrecision,
    Kind,
    Origin,
    Relation,
    Role,
    Scope,
    Stance,
)
from homeward.view.filters import Status

Schema = Mapping[str, Any]

TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
WHOLE: Schema = {"type": "integer"}
WHOLE_OR_NULL: Schema = {"type": ["integer", "null"]}
NUMBER: Schema = {"type": "number"}
YES_NO: Schema = {"enum": ["yes", "no"]}
INSTANT: Schema = {"type": "string", "format": "date-time"}
DAY_OR_NULL: Schema = {"type": ["string", "null"], "format": "date"}
ADDRESS: Schema = {"type": "string", "format": "uri"}


def choice(kinds: type[StrEnum], *, blank: bool = False, null: bool = False) -> Schema:
    """Return the schema of a closed set, with the blank text or null where it may be left out."""
    values: list[str | None] = [str(kind) for kind in kinds]
    return {"enum": values + [""] * blank + [None] * null}


def list_of(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def thing(**properties: Schema) -> Schema:
    """Return the schema of an object that has exactly these members."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


def _counts(*what: str) -> dict[str, Schema]:
    return {f"{way}_{each}": WHOLE_OR_NULL for way in Direction for each in what}


_CLAIM = {
    "claim_id": TEXT,
    "claimants": TEXT,
    "carriers": TEXT,
    "sides": TEXT,
    "stance": choice(Stance),
    "scope": choice(Scope),
    **_counts("low", "best", "high"),
    "differs_on": TEXT,
    "said_on": TEXT,
    "statement": TEXT,
    "publisher": TEXT,
    "source_title": TEXT,
    "title_from_slug": YES_NO,
    "source_url": TEXT,
    "published_on": TEXT,
    "republisher": YES_NO,
    "language": TEXT,
    "note": TEXT,
    "origin": choice(Origin),
}
CLAIM = thing(**_CLAIM, event_id=TEXT)

EVENT_PLACE = thing(
    place_row=WHOLE,
    role=choice(Role),
    side=choice(Direction, blank=True),
    place_id=TEXT,
    place_name=TEXT,
    place_name_uk=TEXT,
    country=TEXT_OR_NULL,
    admin1=TEXT_OR_NULL,
    lat=NUMBER,
    lon=NUMBER,
    geo_precision=choice(GeoPrecision),
    share=WHOLE_OR_NULL,
    people=WHOLE_OR_NULL,
    claimed_by=TEXT,
    inferred=YES_NO,
)

EVENT_ALONE: dict[str, Schema] = {
    "event_id": TEXT,
    "kind": choice(Kind),
    "date": TEXT_OR_NULL,
    "date_precision": choice(DatePrecision, null=True),
    "first_day": DAY_OR_NULL,
    "last_day": DAY_OR_NULL,
    "date_inferred": YES_NO,
    **_counts("low", "best", "high", "by_ukraine", "by_russia"),
    "in_totals": YES_NO,
    "status": choice(Status),
    "differs_on": TEXT,
    "summary": TEXT,
    "weak_spots": TEXT,
    "claim_ids": list_of(TEXT),
    "source_urls": list_of(TEXT),
    "origin": choice(Origin),
    "record_version": TEXT,
}
_EVENT = {
    **EVENT_ALONE,
    "added_at": INSTANT,
    "changed_at": INSTANT,
    "places": list_of(EVENT_PLACE),
}
EVENT = thing(**_EVENT)

_STATUS = thing(
    status=choice(CommitmentStatus),
    as_of=TEXT,
    said_by=TEXT,
    statement=TEXT,
    claim_id=TEXT,
)

FULL_EVENT = thing(
    **_EVENT,
    claims=list_of(thing(**_CLAIM)),
    parts=list_of(
        thing(
            label=TEXT,
            direction=choice(Direction, blank=True),
            people=WHOLE_OR_NULL,
            relation=TEXT,
            category=TEXT,
            place_id=TEXT_OR_NULL,
        )
    ),
    participants=list_of(thing(name=TEXT, side=TEXT, part=TEXT)),
    links=thing(self=ADDRESS, dashboard=ADDRESS, collection=ADDRESS),
    related=list_of(
        thing(
            relation=choice(Relation),
            other_event_id=TEXT,
            to_ukraine=WHOLE_OR_NULL,
            to_russia=WHOLE_OR_NULL,
            note=TEXT,
        )
    ),
    commitment_statuses=list_of(_STATUS),
    licence=TEXT,
    licence_url=ADDRESS,
)

PLACE = thing(
    place_id=TEXT,
    name=TEXT,
    name_uk=TEXT,
    country=TEXT_OR_NULL,
    admin1=TEXT_OR_NULL,
    lat=NUMBER,
    lon=NUMBER,
    geo_precision=choice(GeoPrecision),
    events=WHOLE,
    roles={
        "type": "object",
        "propertyNames": choice(Role),
        "additionalProperties": WHOLE,
        "description": "How many of the events the place has in each role.",
    },
)

REGION = thing(
    region=TEXT, name=TEXT, level={"enum": ["admin1", "country"]}, country=TEXT, events=WHOLE
)

COMMITMENT = thing(
    event_id=TEXT,
    date=TEXT_OR_NULL,
    date_precision=choice(DatePrecision, null=True),
    summary=TEXT,
    agreed_at=TEXT_OR_NULL,
    status=choice(CommitmentStatus, null=True),
    statuses=list_of(_STATUS),
    promises=list_of(
        thing(
            direction=choice(Direction),
            low=WHOLE_OR_NULL,
            best=WHOLE_OR_NULL,
            high=WHOLE_OR_NULL,
            delivered=WHOLE,
            deliveries=list_of(
                thing(
                    event_id=TEXT,
                    date=TEXT_OR_NULL,
                    people=WHOLE_OR_NULL,
                    by_ukraine=WHOLE_OR_NULL,
                    by_russia=WHOLE_OR_NULL,
                    total=WHOLE,
                    note=TEXT,
                )
            ),
        )
    ),
)

PAGE_LINKS: Schema = {
    "type": "object",
    "additionalProperties": False,
    "required": ["self"],
    "properties": {"self": ADDRESS, "next": ADDRESS, "prev": ADDRESS},
}


def page_of(name: str, each: Schema) -> Schema:
    """Return the schema of a page of a list."""
    return thing(
        total=WHOLE,
        limit=WHOLE,
        offset=WHOLE,
        record_version=TEXT,
        licence=TEXT,
        licence_url=ADDRESS,
        links=PAGE_LINKS,
        **{name: list_of(each)},
    )
