"""The tables that the record fills, and which versions of it were loaded."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from homeward.store.schema.base import count, metadata, origin, reference


def _added_at(context: Any) -> object:
    """Return when a new event was added, which is when it changed last."""
    return context.get_current_parameters()["added_at"]


record_versions = sa.Table(
    "record_versions",
    metadata,
    sa.Column("digest", sa.String, primary_key=True),
    sa.Column("version", sa.String, nullable=False),
    sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
    comment="Which records were loaded; the newest loaded_at is the one in the store.",
)

actors = sa.Table(
    "actors",
    metadata,
    sa.Column("actor_id", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("side", sa.String, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("aliases", sa.String, nullable=False, default=""),
    origin(),
)

places = sa.Table(
    "places",
    metadata,
    sa.Column("place_id", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("name_uk", sa.String, nullable=False, default=""),
    sa.Column("aliases", sa.String, nullable=False, default=""),
    sa.Column("country", sa.String),
    sa.Column("admin1", sa.String),
    sa.Column("lat", sa.Float, nullable=False),
    sa.Column("lon", sa.Float, nullable=False),
    sa.Column("geo_precision", sa.String, nullable=False),
    origin(),
)

events = sa.Table(
    "events",
    metadata,
    sa.Column("event_id", sa.String, primary_key=True),
    sa.Column("kind", sa.String, nullable=False, index=True),
    sa.Column("date", sa.String),
    sa.Column("date_precision", sa.String),
    sa.Column("starts_on", sa.Date),
    sa.Column("ends_on", sa.Date),
    sa.Column("date_inferred", sa.Boolean, nullable=False),
    sa.Column("direction", sa.String, nullable=False, default=""),
    sa.Column("to_ukraine", sa.Integer),
    sa.Column("to_russia", sa.Integer),
    sa.Column("counted", sa.Boolean, nullable=False),
    sa.Column("indirect", sa.Boolean, nullable=False),
    sa.Column("round", sa.String, nullable=False, default=""),
    sa.Column("summary", sa.String, nullable=False),
    sa.Column("weakness", sa.String, nullable=False, default=""),
    sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False, default=_added_at),
    origin(),
)

event_parts = sa.Table(
    "event_parts",
    metadata,
    sa.Column("part_id", sa.Integer, primary_key=True),
    sa.Column("event_id", sa.String, reference("events.event_id"), nullable=False, index=True),
    sa.Column("label", sa.String, nullable=False),
    sa.Column("direction", sa.String, nullable=False),
    sa.Column("people", sa.Integer),
    sa.Column("relation", sa.String, nullable=False),
    sa.Column("category", sa.String, nullable=False),
    sa.Column("place_id", sa.String, reference("places.place_id")),
    origin(),
)

event_places = sa.Table(
    "event_places",
    metadata,
    sa.Column("event_place_id", sa.Integer, primary_key=True),
    sa.Column("event_id", sa.String, reference("events.event_id"), nullable=False, index=True),
    sa.Column("place_id", sa.String, reference("places.place_id"), nullable=False, index=True),
    sa.Column("role", sa.String, nullable=False),
    sa.Column("direction", sa.String, nullable=False, default=""),
    sa.Column("people", sa.Integer),
    sa.Column("geo_precision", sa.String, nullable=False),
    sa.Column("claimed_by", sa.String, nullable=False, default=""),
    sa.Column("inferred", sa.Boolean, nullable=False),
    sa.Column("wording", sa.String, nullable=False, default=""),
    origin(),
)

event_actors = sa.Table(
    "event_actors",
    metadata,
    sa.Column("event_actor_id", sa.Integer, primary_key=True),
    sa.Column("event_id", sa.String, reference("events.event_id"), nullable=False, index=True),
    sa.Column("actor_id", sa.String, reference("actors.actor_id"), nullable=False),
    sa.Column("part", sa.String, nullable=False),
    origin(),
)

event_links = sa.Table(
    "event_links",
    metadata,
    sa.Column("link_id", sa.Integer, primary_key=True),
    sa.Column("event_id", sa.String, nullable=False, index=True),
    sa.Column("relation", sa.String, nullable=False),
    sa.Column("other_event_id", sa.String, nullable=False, index=True),
    sa.Column("to_ukraine", sa.Integer),
    sa.Column("to_russia", sa.Integer),
    sa.Column("note", sa.String, nullable=False, default=""),
    origin(),
    comment="How events stand to each other; of a fulfilment, the people it counts for "
    "where these are fewer than the event's.",
)

claims = sa.Table(
    "claims",
    metadata,
    sa.Column("claim_id", sa.String, primary_key=True),
    sa.Column("event_id", sa.String, reference("events.event_id"), nullable=False, index=True),
    sa.Column("claimant", sa.String, nullable=False),
    sa.Column("stance", sa.String, nullable=False),
    sa.Column("scope", sa.String, nullable=False),
    *count("to_ukraine"),
    *count("to_russia"),
    sa.Column("differs_on", sa.String, nullable=False, default=""),
    sa.Column("said_on", sa.String, nullable=False, default=""),
    sa.Column("statement", sa.String, nullable=False),
    sa.Column("publisher", sa.String, nullable=False, default=""),
    sa.Column("source_title", sa.String, nullable=False, default=""),
    sa.Column("title_from_slug", sa.Boolean, nullable=False),
    sa.Column("source_url", sa.String, nullable=False, default=""),
    sa.Column("published_on", sa.String, nullable=False, default=""),
    sa.Column("republisher", sa.Boolean, nullable=False),
    sa.Column("language", sa.String, nullable=False, default=""),
    sa.Column("note", sa.String, nullable=False, default=""),
    origin(),
)

claim_actors = sa.Table(
    "claim_actors",
    metadata,
    sa.Column("claim_actor_id", sa.Integer, primary_key=True),
    sa.Column("claim_id", sa.String, reference("claims.claim_id"), nullable=False, index=True),
    sa.Column("actor_id", sa.String, reference("actors.actor_id"), nullable=False),
    sa.Column("part", sa.String, nullable=False),
    sa.Column("to_ukraine", sa.Integer),
    sa.Column("to_russia", sa.Integer),
    origin(),
    comment="Who speaks in a claim, with their own number where a claim reports several.",
)

commitment_statuses = sa.Table(
    "commitment_statuses",
    metadata,
    sa.Column("status_id", sa.Integer, primary_key=True),
    sa.Column("event_id", sa.String, reference("events.event_id"), nullable=False, index=True),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("as_of", sa.String, nullable=False, default=""),
    sa.Column("said_by", sa.String, nullable=False, default=""),
    sa.Column("statement", sa.String, nullable=False),
    sa.Column("claim_id", sa.String, nullable=False, default=""),
    origin(),
)

known_events = sa.Table(
    "known_events",
    metadata,
    sa.Column("known_event_id", sa.String, primary_key=True),
    sa.Column("date", sa.String, nullable=False),
    sa.Column("ends_on", sa.String, nullable=False, default=""),
    sa.Column("date_precision", sa.String, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("names_other", sa.String, nullable=False, default=""),
    sa.Column("place_id", sa.String),
    sa.Column("claimed_by", sa.String, nullable=False, default=""),
    sa.Column("disputed_by", sa.String, nullable=False, default=""),
    sa.Column("statement", sa.String, nullable=False),
    sa.Column("source", sa.String, nullable=False),
    origin(),
)

RECORD_TABLES: tuple[sa.Table, ...] = (
    actors,
    places,
    events,
    event_parts,
    event_places,
    event_actors,
    event_links,
    claims,
    claim_actors,
    commitment_statuses,
    known_events,
)
"""The tables that the record fills, parents before children."""
