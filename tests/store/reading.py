"""Documents of a test's own, and what the store holds of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from homeward.model import Origin
from homeward.read.places import Places
from homeward.store import schema
from homeward.store.documents import Added, add_document, find_document
from homeward.store.proposals import Proposal

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
FIRST_HANDOVER = (SAMPLES / "first_handover_june_2025.txt").read_bytes()
HANDOVER_2024 = (SAMPLES / "five_hundred_sixty_three.txt").read_bytes()


def clock() -> dt.datetime:
    return dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)


def add(engine: sa.Engine, places: Places, text: str | bytes, **given: Any) -> Added:
    data = text.encode() if isinstance(text, str) else text
    return add_document(engine, data, given.pop("name", "a.txt"), places=places, now=clock, **given)


def proposals(engine: sa.Engine, document_id: str) -> list[Proposal]:
    found = find_document(engine, document_id)
    assert found is not None
    return found[1]


def first(engine: sa.Engine, places: Places, text: str | bytes, **given: Any) -> Proposal:
    return proposals(engine, add(engine, places, text, **given).document_id)[0]


def from_documents(engine: sa.Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row that documents brought, sorted, without numbers of rows."""
    tables = (schema.events, schema.event_places, schema.claims, schema.claim_actors,
              schema.actors, schema.places, schema.event_links)  # fmt: skip
    held = {}
    with engine.connect() as connection:
        for table in tables:
            columns = [
                column for column in table.c
                if not (column.primary_key and isinstance(column.type, sa.Integer))
            ]  # fmt: skip
            rows = connection.execute(
                sa.select(*columns).where(table.c.origin == str(Origin.DOCUMENT))
            )
            held[table.name] = sorted((tuple(row) for row in rows), key=repr)
    return held


def everything(engine: sa.Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of the store, sorted."""
    with engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
            for table in schema.metadata.sorted_tables
        }
