"""Documents of the store in lists: found by words, by what waits, by what was rejected."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from homeward.store import schema
from homeward.store.proposals import (
    Proposal,
    State,
    from_row,
)


def read_rejected(engine: sa.Engine, *, limit: int = 200) -> list[tuple[Proposal, str]]:
    """Return rejected proposals with the titles of their documents, the newest documents first."""
    proposals, documents = schema.proposals, schema.documents
    query = (
        sa.select(proposals, documents.c.title)
        .join(documents, documents.c.document_id == proposals.c.document_id)
        .where(proposals.c.state == str(State.REJECTED))
        .order_by(documents.c.added_at.desc(), proposals.c.proposal_id)
        .limit(limit)
    )
    with engine.connect() as connection:
        rows = connection.execute(query).mappings().all()
    return [(from_row(row), str(row["title"])) for row in rows]


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A document in a list, with how many of its events are in which state."""

    document_id: str
    title: str
    publisher: str
    added_at: dt.datetime
    proposed: int
    accepted: int
    rejected: int


def list_documents(
    engine: sa.Engine, *, words: str = "", state: State | None = None, limit: int = 200
) -> tuple[list[Listed], int]:
    """Return the newest documents and how many there are in all.

    ``words`` must occur in title, publisher, name or text; ``state`` keeps the documents
    with an event in that state.
    """
    table, proposals = schema.documents, schema.proposals
    where: list[sa.ColumnElement[bool]] = []
    for word in words.split()[:10]:
        # SQLite folds the case of Latin letters only; other alphabets are tried as written.
        forms = {word, word.lower(), word.capitalize(), word.upper()}
        columns = (table.c.title, table.c.publisher, table.c.name, table.c.text)
        where.append(
            sa.or_(
                *(column.icontains(form, autoescape=True) for column in columns for form in forms)
            )
        )
    if state is not None:
        having = sa.select(proposals.c.document_id).where(proposals.c.state == str(state))
        where.append(table.c.document_id.in_(having))
    query = (
        sa.select(table.c.document_id, table.c.title, table.c.publisher, table.c.added_at)
        .where(*where)
        .order_by(table.c.added_at.desc(), table.c.document_id)
        .limit(limit)
    )
    with engine.connect() as connection:
        found = connection.execute(query).mappings().all()
        total = connection.scalar(sa.select(sa.func.count()).select_from(table).where(*where))
        counts = _states(connection, [row["document_id"] for row in found])
    listed = [
        Listed(
            **row,
            proposed=counts.get((row["document_id"], State.PROPOSED), 0),
            accepted=counts.get((row["document_id"], State.ACCEPTED), 0),
            rejected=counts.get((row["document_id"], State.REJECTED), 0),
        )
        for row in found
    ]
    return listed, total or 0


def _states(connection: sa.Connection, ids: list[str]) -> dict[tuple[str, State], int]:
    table = schema.proposals
    query = (
        sa.select(table.c.document_id, table.c.state, sa.func.count().label("events"))
        .where(table.c.document_id.in_(ids))
        .group_by(table.c.document_id, table.c.state)
    )
    return {(row.document_id, State(row.state)): row.events for row in connection.execute(query)}
