"""Documents in the store: reading one in, in one transaction, and finding it again."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

from homeward.errors import DocumentUnreadable
from homeward.read.places import Places
from homeward.read.reading import Reading, read_document
from homeward.store import schema
from homeward.store.engine import writing
from homeward.store.marks import Marks, marks_of, marks_of_text
from homeward.store.proposals import (
    Proposal,
    SettledBy,
    State,
    proposal_id,
    read_proposals,
    values_of,
)

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A document as it is kept; ``published`` is the first and last day it may be from."""

    document_id: str
    name: str
    media_type: str
    language: str
    published: tuple[dt.date, dt.date] | None
    published_method: str
    publisher: str
    url: str
    title: str
    text: str
    added_at: dt.datetime
    marks: Marks


@dataclass(frozen=True, kw_only=True, slots=True)
class Added:
    """What came of adding a document; ``is_new`` is false when the store held it already."""

    document_id: str
    is_new: bool
    events: int


def document_id(data: bytes) -> str:
    """Name a document after its bytes."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def add_document(
    engine: sa.Engine,
    data: bytes,
    name: str,
    *,
    places: Places,
    now: Callable[[], dt.datetime],
    published: dt.date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    reads_as: str | None = None,
    by_rule: bool = False,
) -> Added:
    """Read a document and keep it with the events found in it, all or nothing.

    ``name`` is what people know it by; ``reads_as`` a file name whose ending tells its type
    where ``name`` does not.

    A document that the store holds (the same bytes, or the same text from the same
    address) changes nothing, except that ``by_rule`` hands its undecided events to the
    rule that accepts without a person. Raises DocumentUnreadable; `note_unread` then keeps
    the reason.
    """
    reads_as, name = reads_as or name, _writable(name)
    key = document_id(data)
    known = _known(engine, key, by_rule=by_rule, name=name)
    if known is not None:
        return known
    try:
        reading = read_document(
            data, reads_as, places=places, published=published, publisher=publisher, url=url
        )
        reading.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DocumentUnreadable("The text holds characters that no file can hold.") from error
    except DocumentUnreadable:
        raise
    except Exception as error:
        # A fault of ours in one document must not keep the others from being read.
        _LOGGER.exception("Reading %s failed", name)
        raise DocumentUnreadable(
            f"Reading it failed ({type(error).__name__}: {error}); please report this."
        ) from error
    with writing(engine).begin() as connection:
        table = schema.documents
        again = table.c.document_id == key
        if reading.url:
            again |= (table.c.url == reading.url) & (table.c.text == reading.text)
        stored = connection.scalar(sa.select(table.c.document_id).where(again))
        if stored is None:
            connection.execute(sa.insert(table), _document_row(key, name, reading, now()))
            rows = [
                {
                    "proposal_id": proposal_id(key, position),
                    "document_id": key,
                    "position": position,
                    "found": values_of(event),
                    "corrected": None,
                    "state": str(State.PROPOSED),
                    "settled_by": str(SettledBy.RULE if by_rule else SettledBy.NOBODY),
                    "event_id": None,
                    "reason": "",
                    "version": 1,
                }
                for position, event in enumerate(reading.events, start=1)
            ]
            if rows:
                connection.execute(sa.insert(schema.proposals), rows)
        _forget_unread(connection, name)
    return Added(document_id=stored or key, is_new=stored is None, events=len(reading.events))


def _writable(name: str) -> str:
    """Write a file name with what a database can hold; bytes that are no text become "?"."""
    return name.encode("utf-8", "replace").decode("utf-8").replace("\0", "?")


def _known(engine: sa.Engine, key: str, *, by_rule: bool, name: str) -> Added | None:
    """Return what is known of a document already in the store, without reading it again."""
    documents, proposals, unread = schema.documents, schema.proposals, schema.unread_documents
    undecided = (proposals.c.document_id == key) & (proposals.c.settled_by == SettledBy.NOBODY)
    with engine.connect() as connection:
        if not connection.scalar(sa.select(sa.func.count()).where(documents.c.document_id == key)):
            return None
        events = connection.scalar(sa.select(sa.func.count()).where(proposals.c.document_id == key))
        waiting = by_rule and connection.scalar(sa.select(sa.func.count()).where(undecided))
        was_unread = connection.scalar(sa.select(sa.func.count()).where(unread.c.name == name))
    if waiting or was_unread:
        with writing(engine).begin() as connection:
            if by_rule:
                connection.execute(
                    sa.update(proposals).where(undecided).values(settled_by=str(SettledBy.RULE))
                )
            _forget_unread(connection, name)
    return Added(document_id=key, is_new=False, events=events or 0)


def _document_row(key: str, name: str, reading: Reading, now: dt.datetime) -> dict[str, object]:
    days = reading.published.days
    return {
        "document_id": key,
        "name": name,
        "media_type": reading.media_type,
        "language": reading.language,
        "published_from": days[0] if days else None,
        "published_to": days[1] if days else None,
        "published_method": str(reading.published.method),
        "publisher": reading.publisher or "",
        "url": _web_address(reading.url),
        "title": reading.title or _first_line(reading.text),
        "text": reading.text,
        "added_at": now,
        "marks": marks_of(reading).as_values(),
    }


def _web_address(url: str | None) -> str:
    return url if url and url.lower().startswith(("http://", "https://")) else ""


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip("\ufeff \t")), "")
    return line if len(line) <= 160 else line[:159].rstrip() + "…"


def note_unread(
    engine: sa.Engine, name: str, reason: str, *, now: Callable[[], dt.datetime]
) -> None:
    """Keep the reason why a file or an address could not be read; the same one changes nothing."""
    table, name, reason = schema.unread_documents, _writable(name), _writable(reason)
    with writing(engine).begin() as connection:
        known = connection.scalar(sa.select(table.c.reason).where(table.c.name == name))
        if known == reason:
            return
        _forget_unread(connection, name)
        connection.execute(sa.insert(table).values(name=name, reason=reason, tried_at=now()))


def _forget_unread(connection: sa.Connection, name: str) -> None:
    table = schema.unread_documents
    connection.execute(sa.delete(table).where(table.c.name == name))


def forget_unread(engine: sa.Engine, name: str) -> None:
    """Take a file off the list of those that could not be read."""
    with writing(engine).begin() as connection:
        _forget_unread(connection, name)


def read_unread(engine: sa.Engine) -> list[tuple[str, str, dt.datetime]]:
    """Return name, reason and time of what could not be read, the newest first."""
    table = schema.unread_documents
    with engine.connect() as connection:
        query = sa.select(table).order_by(table.c.tried_at.desc(), table.c.name)
        return [(row.name, row.reason, row.tried_at) for row in connection.execute(query)]


def find_document(engine: sa.Engine, key: str) -> tuple[Document, list[Proposal]] | None:
    """Return a document with its proposals, None when the store has none of that id."""
    table = schema.documents
    with engine.connect() as connection:
        row = connection.execute(sa.select(table).where(table.c.document_id == key)).first()
        if row is None:
            return None
        proposals = read_proposals(connection, schema.proposals.c.document_id == key)
    published = (row.published_from, row.published_to) if row.published_from else None
    values = {
        column: getattr(row, column)
        for column in ("document_id", "name", "media_type", "language", "published_method",
                       "publisher", "url", "title", "text", "added_at")
    }  # fmt: skip
    marks = Marks.from_values(row.marks) if row.marks else marks_of_text(row.text)
    return Document(published=published, marks=marks, **values), proposals
