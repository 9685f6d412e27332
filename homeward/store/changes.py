"""When events changed: what a newer record says otherwise, and what people decided."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from typing import Any

import sqlalchemy as sa

from homeward.store import schema

_OF_EVENT = (
    schema.events,
    schema.event_parts,
    schema.event_places,
    schema.event_actors,
    schema.event_links,
    schema.claims,
    schema.commitment_statuses,
)
_NOT_SAID = {"added_at", "changed_at", "origin"}
"""What the store notes of a row, which no record says."""


def digests(connection: sa.Connection, origins: tuple[str, ...]) -> dict[str, str]:
    """Return a digest over everything that rows of these origins say of each event, by its id."""
    said: dict[str, list[str]] = defaultdict(list)
    for table in _OF_EVENT:
        for row in _rows(connection, sa.select(table), table, origins):
            said[row["event_id"]].append(_words(table, row))
    claims, actors = schema.claims, schema.claim_actors
    speakers = sa.select(actors, claims.c.event_id).join(
        claims, claims.c.claim_id == actors.c.claim_id
    )
    for row in _rows(connection, speakers, actors, origins):
        said[row["event_id"]].append(_words(actors, row))
    return {
        event_id: hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
        for event_id, lines in said.items()
    }


def _rows(
    connection: sa.Connection, query: sa.Select[Any], table: sa.Table, origins: tuple[str, ...]
) -> list[dict[str, Any]]:
    found = connection.execute(query.where(table.c.origin.in_(origins))).mappings()
    return [dict(row) for row in found]


def _words(table: sa.Table, row: dict[str, Any]) -> str:
    said = {
        column.name: row[column.name]
        for column in table.c
        # Numbers that the store itself gives to rows differ from load to load.
        if column.name not in _NOT_SAID
        and not (column.primary_key and isinstance(column.type, sa.Integer))
    }
    return f"{table.name} {json.dumps(said, sort_keys=True, default=str)}"


def note_changes(
    connection: sa.Connection,
    before: dict[str, str],
    *,
    origins: tuple[str, ...],
    loaded_at: dt.datetime,
) -> None:
    """Set ``changed_at`` of the events about which other things are said than before."""
    events = schema.events
    now = digests(connection, origins)
    changed = [
        event_id
        for event_id, said in now.items()
        if event_id in before and before[event_id] != said
    ]
    if changed:
        connection.execute(
            sa.update(events)
            .where(events.c.event_id == sa.bindparam("of"))
            .values(changed_at=loaded_at),
            [{"of": event_id} for event_id in sorted(changed)],
        )


def decided_at(connection: sa.Connection) -> dict[str, dt.datetime]:
    """Return when a document was last added to an event, or a decision about one taken.

    By the ids of the events that accepted proposals tell of; others are absent.
    """
    proposals, documents, decisions = schema.proposals, schema.documents, schema.decisions
    added = (
        sa.select(proposals.c.event_id, sa.func.max(documents.c.added_at).label("at"))
        .join(documents, documents.c.document_id == proposals.c.document_id)
        .where(proposals.c.event_id.is_not(None))
        .group_by(proposals.c.event_id)
    )
    decided = (
        sa.select(proposals.c.event_id, sa.func.max(decisions.c.decided_at).label("at"))
        .join(decisions, decisions.c.proposal_id == proposals.c.proposal_id)
        .where(proposals.c.event_id.is_not(None))
        .group_by(proposals.c.event_id)
    )
    found: dict[str, dt.datetime] = {}
    for query in (added, decided):
        for event_id, at in connection.execute(query):
            found[event_id] = max(at, found.get(event_id, at))
    return found
