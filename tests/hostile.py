"""A store whose every text tries to become markup, script or a formula."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa

from homeward.store import schema
from homeward.store.engine import writing

HOSTILE = (
    '<img src=x onerror="alert(1)"></script></title></style><script>alert(2)</script><!--'
    "'\"`${alert(3)}`{{ 7*7 }}{% raw %}\\u0022\\u003cb\u2028\u2029 &lt;b&gt; =1+1"
)
HOSTILE_URL = "javascript:alert(4)//https://a.example"
HOSTILE_PLACE = "own:hostile"
FRIENDLY_URL = 'https://a.example/"><img src=x onerror=alert(5)>?a=1&b=2'
DAY = dt.date(2025, 6, 11)
OTHER_EVENT = "constructor"
"""An id by which a script finds something that is no event, if it looks in a plain object."""


def hostile_row(table: sa.Table, *, text: str = HOSTILE, **known: Any) -> dict[str, Any]:
    """A row whose every text is hostile, unless its value is given."""
    row: dict[str, Any] = {"origin": "document"} if "origin" in table.columns else {}
    for column in table.columns:
        if column.name not in known and column.name != "origin":
            if isinstance(column.type, sa.Boolean):
                row[column.name] = False
            elif isinstance(column.type, sa.String):
                row[column.name] = text
    return row | known


def insert_hostile(engine: sa.Engine) -> None:
    """Add a place, an actor, two linked events with everything an event can have."""
    event = {
        "kind": "body_repatriation",
        "date": DAY.isoformat(),
        "date_precision": "day",
        "starts_on": DAY,
        "ends_on": DAY,
        "counted": True,
        "direction": "to_ukraine",
        "to_ukraine": 5,
        "added_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
    }
    claim = {
        "event_id": HOSTILE,
        "stance": "asserts",
        "scope": "event",
        "to_ukraine_best": 5,
        "said_on": "",
        "published_on": "",
        "differs_on": "count",
    }
    place = {"country": "UA", "admin1": "UA-14", "lat": 48.5, "lon": 38.0}
    at = {"role": "recovery", "direction": "to_ukraine", "people": 5}
    part = {"direction": "to_ukraine", "people": 5, "relation": "part", "category": "other"}
    inserts: list[tuple[sa.Table, dict[str, Any]]] = [
        (schema.actors, {"actor_id": "hostile", "side": "media"}),
        (
            schema.places,
            {"place_id": HOSTILE_PLACE, "geo_precision": "settlement", **place},
        ),
        (schema.events, {"event_id": HOSTILE, **event}),
        (schema.events, {"event_id": OTHER_EVENT, **event, "kind": "commitment"}),
        (
            schema.event_places,
            {
                "event_id": HOSTILE,
                "place_id": HOSTILE_PLACE,
                "geo_precision": "settlement",
                **at,
            },
        ),
        (schema.event_parts, {"event_id": HOSTILE, "place_id": None, **part}),
        (schema.event_actors, {"event_id": HOSTILE, "actor_id": "hostile"}),
        (
            schema.event_links,
            {"event_id": HOSTILE, "relation": "fulfils", "other_event_id": OTHER_EVENT},
        ),
        (schema.claims, {"claim_id": HOSTILE, "source_url": HOSTILE_URL, **claim}),
        (schema.claims, {"claim_id": "friendly", "source_url": FRIENDLY_URL, **claim}),
        (schema.claim_actors, {"claim_id": HOSTILE, "actor_id": "hostile", "part": "claimant"}),
        (
            schema.commitment_statuses,
            {"event_id": OTHER_EVENT, "status": "open", "as_of": "2025-06-11", "claim_id": ""},
        ),
    ]
    with writing(engine).begin() as connection:
        for table, known in inserts:
            connection.execute(sa.insert(table), hostile_row(table, **known))
