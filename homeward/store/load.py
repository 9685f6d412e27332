"""Loading the record into the store: one transaction, all or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from homeward.errors import RecordFaulty
from homeward.model import DatePrecision, Origin, Place, interval
from homeward.store import schema
from homeward.store.changes import digests, note_changes
from homeward.store.checks import check_record
from homeward.store.engine import writing
from homeward.store.record import Record, Row, read_record

_RECORD = str(Origin.RECORD)
_KEPT = str(Origin.KEPT)
_OURS = (_RECORD, _KEPT)
"""Origins of rows that a newer record replaces; all others are a user's."""


def load_record(
    engine: sa.Engine,
    folder: Path,
    *,
    places: Mapping[str, Place],
    now: Callable[[], dt.datetime],
) -> bool:
    """Bring the record in a folder into the store; return whether anything changed.

    ``places`` is the gazetteer. A record with the digest of the one in the store
    changes nothing. Raises RecordFaulty with every fault, and then the store is as it
    was. What a user added (``origin`` document) is never touched; a row that left the
    record while a user's row points at it stays as ``kept``.
    """
    record = read_record(folder)
    if stored_version(engine) == (record.version, record.digest):
        return False
    faults = check_record(record, known_places=places.keys())
    if faults:
        raise RecordFaulty(faults)
    loaded_at = now()
    with writing(engine).begin() as connection:
        if _version(connection) == (record.version, record.digest):
            return False  # another process loaded it while this one was reading
        _replace(connection, record, places, loaded_at)
    return True


def stored_version(engine: sa.Engine) -> tuple[str, str] | None:
    """Return version and digest of the record in the store, None before the first load."""
    with engine.connect() as connection:
        return _version(connection)


def _version(connection: sa.Connection) -> tuple[str, str] | None:
    table = schema.record_versions
    row = connection.execute(
        sa.select(table.c.version, table.c.digest).order_by(table.c.loaded_at.desc()).limit(1)
    ).first()
    return (row.version, row.digest) if row else None


def _replace(
    connection: sa.Connection, record: Record, places: Mapping[str, Place], loaded_at: dt.datetime
) -> None:
    before = {table.name: _rows_by_key(connection, table) for table in _PARENTS}
    said_before = digests(connection, _OURS)
    for table in reversed(schema.RECORD_TABLES):
        connection.execute(sa.delete(table).where(table.c.origin.in_(_OURS)))
    for table in schema.RECORD_TABLES:
        rows = _new_rows(table, record, places, before["events"], loaded_at)
        if table in _PARENTS:
            users = _rows_by_key(connection, table)
            rows = [row for row in rows if row[_key(table).name] not in users]
        if rows:
            connection.execute(sa.insert(table), rows)
    _restore_what_users_need(connection, before)
    note_changes(connection, said_before, origins=_OURS, loaded_at=loaded_at)
    versions = schema.record_versions
    connection.execute(sa.delete(versions).where(versions.c.digest == record.digest))
    connection.execute(
        sa.insert(versions).values(
            digest=record.digest, version=record.version, loaded_at=loaded_at
        )
    )


_PARENTS = (schema.actors, schema.places, schema.events)
"""The tables that rows of a user may point at."""


def _key(table: sa.Table) -> sa.Column[Any]:
    (key,) = table.primary_key.columns
    return key


def _rows_by_key(connection: sa.Connection, table: sa.Table) -> dict[str, Row]:
    return {
        row[_key(table).name]: dict(row) for row in connection.execute(sa.select(table)).mappings()
    }


def _restore_what_users_need(
    connection: sa.Connection, before: Mapping[str, Mapping[str, Row]]
) -> None:
    """Put back rows that left the record while a user's row points at them."""
    for parent in _PARENTS:
        needed: set[str] = set()
        for table in schema.RECORD_TABLES:
            for column in table.c:
                if column.references(_key(parent)):
                    of_users = sa.select(column).where(
                        table.c.origin.not_in(_OURS), column.is_not(None)
                    )
                    needed.update(connection.execute(of_users).scalars())
        missing = needed - _rows_by_key(connection, parent).keys()
        rows = [{**before[parent.name][key], "origin": _KEPT} for key in sorted(missing)]
        if rows:
            connection.execute(sa.insert(parent), rows)


def _new_rows(
    table: sa.Table,
    record: Record,
    places: Mapping[str, Place],
    events_before: Mapping[str, Row],
    loaded_at: dt.datetime,
) -> list[Row]:
    if table is schema.places:
        return _place_rows(record, places)
    rows = [_plain_row(row) for row in record.tables[table.name]]
    if table is schema.events:
        for row in rows:
            before = events_before.get(row["event_id"])
            noted = before or {"added_at": loaded_at, "changed_at": loaded_at}
            row.update(_event_interval(row))
            row.update({name: noted[name] for name in ("added_at", "changed_at")})
    return rows


def _plain_row(row: Row) -> Row:
    return {**{key: value for key, value in row.items() if key != "row"}, "origin": _RECORD}


def _event_interval(row: Row) -> Row:
    if not row["date"]:
        return {"date": None, "date_precision": None, "starts_on": None, "ends_on": None}
    first, last = interval(row["date"], DatePrecision(row["date_precision"]))
    return {"starts_on": first, "ends_on": max(last, row["ends_on"] or last)}


def _place_rows(record: Record, places: Mapping[str, Place]) -> list[Row]:
    used = {
        row["place_id"]
        for table in ("event_places", "event_parts", "known_events")
        for row in record.tables[table]
        if row["place_id"]
    }
    return [place_row(places[place_id], Origin.RECORD) for place_id in sorted(used)]


def place_row(place: Place, origin: Origin) -> Row:
    """Return a place as a row of the store's table of places."""
    return {
        "place_id": place.place_id,
        "name": place.name,
        "name_uk": place.names.get("uk", ""),
        "aliases": "|".join(sorted(set(place.names.values()))),
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "geo_precision": str(place.geo_precision),
        "origin": str(origin),
    }
