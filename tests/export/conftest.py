from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from hostile_text import BAD_ADDRESS, HOSTILE
from record_copy import DATA

from homeward.geo.gazetteer import Gazetteer
from homeward.store import schema
from homeward.store.engine import open_store, writing
from homeward.store.framing import read_frames
from homeward.store.load import load_record
from homeward.view.filters import Chooser, Filter, Shown
from tests.hostile import hostile_row


@pytest.fixture(scope="session")
def hostile(
    tmp_path_factory: pytest.TempPathFactory,
    gazetteer: Gazetteer,
    now: Callable[[], dt.datetime],
) -> Shown:
    """What is shown of a store in which one event, its place and its claim are hostile."""
    engine = open_store(f"sqlite:///{tmp_path_factory.mktemp('hostile') / 'homeward.sqlite3'}")
    load_record(engine, DATA / "record", places=gazetteer, now=now)
    day = dt.date(2025, 6, 11)
    known = {"event_id": "hostile", "origin": "document"}
    rows = (
        (schema.actors, {"actor_id": "hostile", "side": "media", "origin": "document"}),
        (
            schema.places,
            {
                "place_id": "own:hostile",
                "country": "UA",
                "admin1": "UA-14",
                "lat": 48.5,
                "lon": 38.0,
                "geo_precision": "settlement",
                "origin": "document",
            },
        ),
        (
            schema.events,
            known
            | {
                "kind": "body_repatriation",
                "date": "2025-06-11",
                "date_precision": "day",
                "starts_on": day,
                "ends_on": day,
                "direction": "to_ukraine",
                "to_ukraine": 5,
                "counted": True,
                "added_at": dt.datetime(2026, 6, 1, tzinfo=dt.UTC),
            },
        ),
        (
            schema.event_places,
            known
            | {
                "place_id": "own:hostile",
                "role": "recovery",
                "direction": "to_ukraine",
                "people": 5,
                "geo_precision": "settlement",
            },
        ),
        (
            schema.claims,
            known
            | {
                "claim_id": "hostile-c01",
                "stance": "asserts",
                "scope": "event",
                "differs_on": "date",
                "said_on": "",
                "source_url": BAD_ADDRESS,
                "published_on": "2025-06-12",
                "language": "en",
            },
        ),
        (
            schema.claim_actors,
            {
                "claim_id": "hostile-c01",
                "actor_id": "hostile",
                "part": "claimant",
                "origin": "document",
            },
        ),
    )
    with writing(engine).begin() as connection:
        for table, values in rows:
            connection.execute(sa.insert(table), [hostile_row(table, text=HOSTILE, **values)])
    frames = read_frames(engine)
    engine.dispose()
    return Chooser(frames).choose(Filter(words="hostile"))
