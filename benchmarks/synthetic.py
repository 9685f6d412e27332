"""Stores with many made-up events, for measuring only; they never touch a user's store."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import sqlalchemy as sa

from homeward.geo.gazetteer import Gazetteer
from homeward.model import GeoPrecision, Kind, Origin, Role
from homeward.settings import Settings
from homeward.store import schema
from homeward.store.engine import writing
from homeward.store.load import place_row
from homeward.store.session import open_homeward

_FIRST = dt.date(2022, 2, 24)


def make_store(home: Path, *, events: int, seed: int = 7) -> None:
    """Make a store in a folder with the record and so many made-up events beside it."""
    settings = Settings(home=home)
    gazetteer = Gazetteer.load(settings.data_folder)
    engine = open_homeward(settings, gazetteer=gazetteer)
    fill(engine, gazetteer, events=events, seed=seed)
    engine.dispose()


def fill(engine: sa.Engine, gazetteer: Gazetteer, *, events: int, seed: int = 7) -> None:
    """Add so many made-up events, each with one to three places and one or two claims."""
    chance = random.Random(seed)
    settled = sorted(
        place_id
        for place_id in gazetteer
        if place_id.startswith("geonames:") and gazetteer[place_id].country in ("UA", "RU", "BY")
    )
    chosen = chance.sample(settled, k=min(1000, len(settled)))
    kinds = [Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE]
    lines: dict[str, list[dict[str, object]]] = {
        name: [] for name in ("events", "event_places", "claims", "claim_actors")
    }
    for index in range(events):
        event_id = f"made-up-{index:06d}"
        day = _FIRST + dt.timedelta(days=chance.randrange(1650))
        people = chance.randrange(1, 900)
        lines["events"].append(
            {
                "event_id": event_id,
                "kind": str(chance.choice(kinds)),
                "date": day.isoformat(),
                "date_precision": "day",
                "starts_on": day,
                "ends_on": day,
                "date_inferred": False,
                "direction": "both",
                "to_ukraine": people,
                "to_russia": people // 2,
                "counted": True,
                "indirect": False,
                "round": "",
                "summary": f"Made up for measuring, number {index}.",
                "weakness": "",
                "added_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
                "origin": str(Origin.DOCUMENT),
            }
        )
        for place_id in chance.sample(chosen, k=chance.randrange(1, 4)):
            lines["event_places"].append(
                {
                    "event_id": event_id,
                    "place_id": place_id,
                    "direction": "to_ukraine",
                    "role": str(chance.choice([Role.RECOVERY, Role.HANDOVER])),
                    "people": people // 3,
                    "geo_precision": str(GeoPrecision.SETTLEMENT),
                    "claimed_by": "",
                    "inferred": False,
                    "wording": "",
                    "origin": str(Origin.DOCUMENT),
                }
            )
        for number in range(chance.randrange(1, 3)):
            claim_id = f"{event_id}-c{number}"
            told = people + number
            lines["claims"].append(
                {
                    "claim_id": claim_id,
                    "event_id": event_id,
                    "claimant": "made up",
                    "stance": "asserts",
                    "scope": "event",
                    "to_ukraine_low": told,
                    "to_ukraine_best": told,
                    "to_ukraine_high": told,
                    "to_russia_low": None,
                    "to_russia_best": None,
                    "to_russia_high": None,
                    "differs_on": "",
                    "said_on": "",
                    "statement": f"{told} people.",
                    "publisher": "Nobody",
                    "source_title": "",
                    "title_from_slug": False,
                    "source_url": "https://example.org/made-up",
                    "published_on": "",
                    "republisher": False,
                    "language": "en",
                    "note": "",
                    "origin": str(Origin.DOCUMENT),
                }
            )
            lines["claim_actors"].append(
                {
                    "claim_id": claim_id,
                    "actor_id": "ua-koordshtab",
                    "part": "claimant",
                    "origin": str(Origin.DOCUMENT),
                }
            )
    with writing(engine).begin() as connection:
        held = set(connection.execute(sa.select(schema.places.c.place_id)).scalars())
        places = [
            place_row(gazetteer[place_id], Origin.DOCUMENT)
            for place_id in chosen
            if place_id not in held
        ]
        if places:
            connection.execute(sa.insert(schema.places), places)
        for name, rows in lines.items():
            if rows:
                connection.execute(sa.insert(schema.metadata.tables[name]), rows)
