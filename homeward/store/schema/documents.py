"""The tables of documents, of what they propose and of what people decide, and what is counted."""

from __future__ import annotations

import sqlalchemy as sa

from homeward.store.schema.base import metadata, reference

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
    sa.Column(
        "document_id", sa.String, reference("documents.document_id"), nullable=False, index=True
    ),
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
    sa.Column(
        "proposal_id", sa.String, reference("proposals.proposal_id"), nullable=False, index=True
    ),
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
