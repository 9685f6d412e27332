"""The tables of the store.

Every row that the record or a user may own carries ``origin``; a newer record replaces
the rows of the record only. Foreign keys are checked when a transaction ends, so that
the record's rows can be replaced while a user's claims still point at its events.
"""

from __future__ import annotations

from homeward.store.schema.base import metadata
from homeward.store.schema.documents import (
    counters,
    decisions,
    documents,
    geocoder_answers,
    proposals,
    tie_decisions,
    unread_documents,
)
from homeward.store.schema.record import (
    RECORD_TABLES,
    actors,
    claim_actors,
    claims,
    commitment_statuses,
    event_actors,
    event_links,
    event_parts,
    event_places,
    events,
    known_events,
    places,
    record_versions,
)

__all__ = [
    "RECORD_TABLES",
    "actors",
    "claim_actors",
    "claims",
    "commitment_statuses",
    "counters",
    "decisions",
    "documents",
    "event_actors",
    "event_links",
    "event_parts",
    "event_places",
    "events",
    "geocoder_answers",
    "known_events",
    "metadata",
    "places",
    "proposals",
    "record_versions",
    "tie_decisions",
    "unread_documents",
]
