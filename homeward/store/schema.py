"""The tables of the store.

Every row that the record or a user may own carries ``origin``; a newer record replaces
the rows of the record only. Foreign keys are checked when a transaction ends, so that
the record's rows can be replaced while a user's claims still point at its events.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _to(column: str) -> sa.ForeignKey:
    return sa.ForeignKey(column, deferrable=True, initially="DEFERRED")


def _origin() -> sa.Column[str]:
    return sa.Column("origin", sa.String, nullable=False, index=True)


def _count(direction: str) -> list[sa.Column[int]]:
    return [sa.Column(f"{direction}_{bound}", sa.Integer) for bound in ("low", "best", "high")]


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
    _origin(),
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
    _origin(),
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
    _origin(),
)

event_parts = sa.Table(
    "event_parts",
    metadata,
    sa.Column("part_id", sa.Integer, primary_key=True),
    sa.Column("event_id", sa.String, _to("events.event_id"), nullable=False, index=True),
    sa.Column("label", sa.String, nullable=False),
    sa.Column("direction", sa.String, nullable=False),
    sa.Column("people", sa.Integer),
    sa.Column("relation", sa.String, nullable=False),
    sa.Column("category", sa.String, nullable=False),
    sa.Column("place_id", sa.String, _to("places.place_id")),
    _origin(),
)

event_places = sa.Table(
    "event_places",
    metadata,
    sa.Column("event_place_id", sa.Integer, primary_key=True),
    sa.Column("event_id", sa.String, _to("events.event_id"), nullable=False, index=True),
    sa.Column("place_id", sa.String, _to("places.place_id"), nullable=False, index=True),
    sa.Column("role", sa.String, nullable=False),
    sa.Column("direction", sa.String, nullable=False, default=""),
    sa.Column("people", sa.Integer),
    sa.Column("geo_precision", sa.String, nullable=False),
    sa.Column("claimed_by", sa.String, nullable=False, default=""),
    sa.Column("inferred", sa.Boolean, nullable=False),
    sa.Column("wording", sa.String, nullable=False, default=""),
    _origin(),
)

event_actors = sa.Table(
    "event_actors",
    metadata,
    sa.Column("event_actor_id", sa.Integer, primary_key=True),
    sa.Column("event_id", sa.String, _to("events.event_id"), nullable=False, index=True),
    sa.Column("actor_id", sa.String, _to("actors.actor_id"), nullable=False),
    sa.Column("part", sa.String, nullable=False),
    _origin(),
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
    _origin(),
    comment="How events stand to each other; of a fulfilment, the people it counts for "
    "where these are fewer than the event's.",
)

claims = sa.Table(
    "claims",
    metadata,
    sa.Column("claim_id", sa.String, primary_key=True),
    sa.Column("event_id", sa.String, _to("events.event_id"), nullable=False, index=True),
    sa.Column("claimant", sa.String, nullable=False),
    sa.Column("stance", sa.String, nullable=False),
    sa.Column("scope", sa.String, nullable=False),
    *_count("to_ukraine"),
    *_count("to_russia"),
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
    _origin(),
)

claim_actors = sa.Table(
    "claim_actors",
    metadata,
    sa.Column("claim_actor_id", sa.Integer, primary_key=True),
    sa.Column("claim_id", sa.String, _to("claims.claim_id"), nullable=False, index=True),
    sa.Column("actor_id", sa.String, _to("actors.actor_id"), nullable=False),
    sa.Column("part", sa.String, nullable=False),
    sa.Column("to_ukraine", sa.Integer),
    sa.Column("to_russia", sa.Integer),
    _origin(),
    comment="Who speaks in a claim, with their own number where a claim reports several.",
)

commitment_statuses = sa.Table(
    "commitment_statuses",
    metadata,
    sa.Column("status_id", sa.Integer, primary_key=True),
    sa.Column("event_id", sa.String, _to("events.event_id"), nullable=False, index=True),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("as_of", sa.String, nullable=False, default=""),
    sa.Column("said_by", sa.String, nullable=False, default=""),
    sa.Column("statement", sa.String, nullable=False),
    sa.Column("claim_id", sa.String, nullable=False, default=""),
    _origin(),
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
    _origin(),
)

geocoder_answers = sa.Table(
    "geocoder_answers",
    metadata,
    sa.Column("query", sa.String, primary_key=True),
    sa.Column("answer", sa.JSON, nullable=False),
    sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
    comment="What an online geocoder answered, kept so that it is asked once.",
)

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("document_id", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("media_type", sa.String, nullable=False),
    sa.Column("language", sa.String, nullable=False),
    sa.Column("published_from", sa.Date),
    sa.Column("published_to", sa.Date),
    sa.Column("published_method", sa.String, nullable=False),
    sa.Column("publisher", sa.String, nullable=False),
    sa.Column("url", sa.String, nullable=False, index=True),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("added_at", sa.DateTime(timezone=True), nullable=False, index=True),
    sa.Column("marks", sa.JSON(none_as_null=True)),
    comment="Texts as received; the id is sha256: and the digest of the bytes.",
)

proposals = sa.Table(
    "proposals",
    metadata,
    sa.Column("proposal_id", sa.String, primary_key=True),
    sa.Column("document_id", sa.String, _to("documents.document_id"), nullable=False, index=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("found", sa.JSON, nullable=False),
    sa.Column("corrected", sa.JSON(none_as_null=True)),
    sa.Column("state", sa.String, nullable=False, index=True),
    sa.Column("settled_by", sa.String, nullable=False, index=True),
    sa.Column("event_id", sa.String, index=True),
    sa.Column("reason", sa.String, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    comment="Events read from documents. found is what reading gave, corrected what a person "
    "made of it; event_id is the event that an accepted one tells of.",
)

decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("decision_id", sa.Integer, primary_key=True),
    sa.Column("proposal_id", sa.String, _to("proposals.proposal_id"), nullable=False, index=True),
    sa.Column("what", sa.String, nullable=False),
    sa.Column("who", sa.String, nullable=False),
    sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("before", sa.JSON, nullable=False),
    sa.Column("after", sa.JSON, nullable=False),
    sa.Column("undone_by", sa.String, nullable=False, default=""),
    sa.Column("undone_at", sa.DateTime(timezone=True)),
    comment="What people decided about proposals; nothing is ever deleted from it.",
)

tie_decisions = sa.Table(
    "tie_decisions",
    metadata,
    sa.Column("tie_decision_id", sa.Integer, primary_key=True),
    sa.Column("event_id", sa.String, nullable=False, index=True),
    sa.Column("relation", sa.String, nullable=False),
    sa.Column("other_event_id", sa.String, nullable=False, index=True),
    sa.Column("is_tied", sa.Boolean, nullable=False),
    sa.Column("reason", sa.String, nullable=False),
    sa.Column("who", sa.String, nullable=False),
    sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("undone_by", sa.String, nullable=False, default=""),
    sa.Column("undone_at", sa.DateTime(timezone=True)),
    comment="What people decided about ties of events to commitments and of commitments to "
    "rounds; nothing is ever deleted from it.",
)

unread_documents = sa.Table(
    "unread_documents",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("reason", sa.String, nullable=False),
    sa.Column("tried_at", sa.DateTime(timezone=True), nullable=False),
    comment="Files and addresses that could not be read, until they can be.",
)

counters = sa.Table(
    "counters",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", sa.Integer, nullable=False),
    comment="How often something changed, so that what was made of it can be made anew.",
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
