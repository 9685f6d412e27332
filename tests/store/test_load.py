from __future__ import annotations

import datetime as dt
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from record_copy import DATA, RecordCopy

from homeward.geo.gazetteer import Gazetteer
from homeward.settings import PROJECT_FOLDER
from homeward.store import schema
from homeward.store.engine import open_store, writing
from homeward.store.framing import read_frames
from homeward.store.load import load_record, stored_version

Load = Callable[[Path], bool]

EVENT = "BR-2024-06-14"


@pytest.fixture
def load(engine: sa.Engine, gazetteer: Gazetteer, now: Callable[[], dt.datetime]) -> Load:
    return lambda folder: load_record(engine, folder, places=gazetteer, now=now)


def contents(engine: sa.Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of the store, without the ids that the store counts up itself."""
    with engine.connect() as connection:
        return {
            table.name: [
                tuple(row)
                for row in connection.execute(
                    sa.select(
                        *(
                            column
                            for column in table.c
                            if not (column.primary_key and isinstance(column.type, sa.Integer))
                        )
                    )
                )
            ]
            for table in schema.metadata.sorted_tables
        }


def add(engine: sa.Engine, table: sa.Table, rows: Iterable[dict[str, Any]]) -> None:
    with writing(engine).begin() as connection:
        for row in rows:
            blank = {
                column.name: False if isinstance(column.type, sa.Boolean) else ""
                for column in table.c
                if not column.nullable and not column.primary_key and column.default is None
            }
            connection.execute(sa.insert(table), {**blank, "origin": "document", **row})


def origins(engine: sa.Engine, event_id: str) -> list[str]:
    with engine.connect() as connection:
        query = sa.select(schema.events.c.origin).where(schema.events.c.event_id == event_id)
        return list(connection.execute(query).scalars())


USER_CLAIM = {
    "claim_id": "document-1-c1",
    "event_id": EVENT,
    "claimant": "A reader",
    "stance": "asserts",
    "scope": "event",
    "to_ukraine_best": 255,
    "statement": "255 were returned.",
}


def add_users_claim(engine: sa.Engine) -> None:
    add(engine, schema.claims, [USER_CLAIM])
    add(
        engine,
        schema.claim_actors,
        [{"claim_id": "document-1-c1", "actor_id": "ua-kotenko", "part": "claimant"}],
    )


def test_the_first_load_fills_an_empty_store(engine: sa.Engine, load: Load) -> None:
    assert stored_version(engine) is None
    assert load(DATA / "record")
    counts = {name: len(rows) for name, rows in contents(engine).items()}
    assert counts["events"] == 177
    assert counts["claims"] == 622
    assert min(counts[table.name] for table in schema.RECORD_TABLES) > 0


def test_the_store_is_stamped_with_the_records_version(
    engine: sa.Engine, load: Load, record: RecordCopy
) -> None:
    record.raise_version("2031.4")
    load(record.folder)
    stamped = stored_version(engine)
    assert stamped is not None
    assert stamped[0] == "2031.4"
    assert stamped[1].startswith("sha256:")
    assert read_frames(engine).version == "2031.4"


def test_loading_the_same_record_again_changes_nothing(engine: sa.Engine, load: Load) -> None:
    assert load(DATA / "record")
    before = contents(engine)
    assert not load(DATA / "record")
    assert contents(engine) == before


@settings(max_examples=5)
@given(order=st.lists(st.sampled_from(["old", "new"]), min_size=1, max_size=4))
def test_whatever_was_loaded_before_the_store_holds_the_last_record(
    order: list[str],
    gazetteer: Gazetteer,
    now: Callable[[], dt.datetime],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("loads")
    newer = RecordCopy(Path(shutil.copytree(DATA / "record", folder / "record")))
    newer.raise_version("new")
    newer.drop_event(EVENT)
    folders = {"old": DATA / "record", "new": newer.folder}
    held = []
    for name, steps in (("many", order), ("one", order[-1:])):
        engine = open_store(f"sqlite:///{folder / name}.sqlite3")
        for step in steps:
            load_record(engine, folders[step], places=gazetteer, now=now)
            assert not load_record(engine, folders[step], places=gazetteer, now=now)
        rows = contents(engine)
        del rows["record_versions"]
        held.append({name: [_without_moments(row) for row in rows[name]] for name in rows})
        engine.dispose()
    assert held[0] == held[1]


def _without_moments(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(cell for cell in row if not isinstance(cell, dt.datetime))


def test_a_changed_row_reaches_the_store_though_the_version_was_not_raised(
    engine: sa.Engine, load: Load, record: RecordCopy
) -> None:
    load(record.folder)
    row = record.row_of("events", event_id=EVENT)
    record.change("events", row, summary="Told otherwise now.")
    assert load(record.folder)
    frames = read_frames(engine)
    (summary,) = frames.events[frames.events["event_id"] == EVENT]["summary"]
    assert summary == "Told otherwise now."


def test_an_event_that_leaves_the_record_leaves_the_store(
    engine: sa.Engine, load: Load, record: RecordCopy
) -> None:
    load(DATA / "record")
    record.drop_event(EVENT)
    load(record.folder)
    assert origins(engine, EVENT) == []


def test_an_event_keeps_the_moment_it_was_added_over_newer_records(
    engine: sa.Engine, load: Load, record: RecordCopy
) -> None:
    def moments() -> set[tuple[str, dt.datetime]]:
        with engine.connect() as connection:
            query = sa.select(schema.events.c.event_id, schema.events.c.added_at)
            return {(row.event_id, row.added_at) for row in connection.execute(query)}

    load(DATA / "record")
    before = moments()
    record.raise_version()
    assert load(record.folder)
    assert moments() == before


def test_an_event_tells_when_a_newer_record_last_said_something_else_of_it(
    engine: sa.Engine, load: Load, record: RecordCopy
) -> None:
    def changed() -> dict[str, pd.Timestamp]:
        events = read_frames(engine).events
        return dict(zip(events["event_id"], events["changed_at"], strict=True))

    load(DATA / "record")
    before = changed()
    record.raise_version()
    assert load(record.folder)
    assert changed() == before, "a record that says the same changes nothing"
    record.change("claims", record.row_of("claims", event_id=EVENT), note="Looked up again.")
    assert load(record.folder)
    after = changed()
    assert {event_id for event_id in after if after[event_id] != before[event_id]} == {EVENT}
    assert after[EVENT] > before[EVENT]


def test_a_users_claim_on_an_event_of_the_record_survives_a_newer_record(
    engine: sa.Engine, load: Load, record: RecordCopy
) -> None:
    load(DATA / "record")
    add_users_claim(engine)
    record.raise_version()
    assert load(record.folder)
    frames = read_frames(engine)
    claims = frames.claims.set_index("claim_id")
    assert claims.loc["document-1-c1", "claimants"] == "Oleh Kotenko"
    (event,) = frames.events[frames.events["event_id"] == EVENT].itertuples()
    assert event.origin == "record"
    assert (event.to_ukraine_low, event.to_ukraine_high) == (254, 255)


def test_a_users_claim_survives_a_record_in_which_its_event_and_actor_are_gone(
    engine: sa.Engine, load: Load, record: RecordCopy
) -> None:
    load(DATA / "record")
    add_users_claim(engine)
    record.drop_event(EVENT)
    for table in ("claim_actors", "event_actors"):
        for row in record.rows(table):
            if row["actor_id"] == "ua-kotenko":
                record.drop(table, **row)
    for claim in {row["claim_id"] for row in record.rows("claims")} - {
        row["claim_id"] for row in record.rows("claim_actors") if row["part"] == "claimant"
    }:
        record.add("claim_actors", claim_id=claim, actor_id="ua-minre", part="claimant")
    record.drop("actors", actor_id="ua-kotenko")
    assert load(record.folder)
    assert origins(engine, EVENT) == ["kept"]
    frames = read_frames(engine)
    (event,) = frames.events[frames.events["event_id"] == EVENT].itertuples()
    assert event.claims == 1
    assert event.to_ukraine_best == 254
    assert frames.claims.set_index("claim_id").loc["document-1-c1", "claimants"] == "Oleh Kotenko"
    assert frames.event_places[frames.event_places["event_id"] == EVENT].empty


def test_an_event_that_comes_back_into_the_record_is_the_records_again(
    engine: sa.Engine, load: Load, record: RecordCopy
) -> None:
    load(DATA / "record")
    before = read_frames(engine).events.set_index("event_id").loc[EVENT]
    add_users_claim(engine)
    record.drop_event(EVENT)
    load(record.folder)
    load(DATA / "record")
    assert origins(engine, EVENT) == ["record"]
    after = read_frames(engine).events.set_index("event_id").loc[EVENT]
    assert after["weakness"] == before["weakness"]
    assert after["claims"] == before["claims"] + 1


def test_an_event_is_kept_no_longer_than_a_user_needs_it(
    engine: sa.Engine, load: Load, record: RecordCopy
) -> None:
    load(DATA / "record")
    add_users_claim(engine)
    record.drop_event(EVENT)
    load(record.folder)
    with writing(engine).begin() as connection:
        for table in (schema.claim_actors, schema.claims):
            connection.execute(sa.delete(table).where(table.c.origin == "document"))
    record.raise_version("later")
    load(record.folder)
    assert origins(engine, EVENT) == []


def test_a_users_own_event_survives_with_its_place(
    engine: sa.Engine, load: Load, record: RecordCopy
) -> None:
    load(DATA / "record")
    add(
        engine,
        schema.events,
        [
            {
                "event_id": "document-1-e1",
                "kind": "body_repatriation",
                "date": "2026-05-20",
                "date_precision": "day",
                "starts_on": dt.date(2026, 5, 20),
                "ends_on": dt.date(2026, 5, 20),
                "counted": True,
                "summary": "From a document.",
                "added_at": dt.datetime(2026, 6, 1, tzinfo=dt.UTC),
            }
        ],
    )
    add(engine, schema.claims, [{**USER_CLAIM, "event_id": "document-1-e1"}])
    place = {"event_id": "document-1-e1", "place_id": "iso:UA-14", "role": "recovery"}
    add(engine, schema.event_places, [{**place, "geo_precision": "admin1"}])
    record.raise_version()
    assert load(record.folder)
    frames = read_frames(engine)
    event = frames.events.set_index("event_id").loc["document-1-e1"]
    assert event["origin"] == "document"
    places = frames.event_places[frames.event_places["event_id"] == "document-1-e1"]
    assert list(places["name"]) == ["Donetsk Oblast"]


def test_a_users_event_is_not_overwritten_by_one_of_the_record_with_its_id(
    engine: sa.Engine, load: Load, record: RecordCopy
) -> None:
    record.drop_event(EVENT)
    load(record.folder)
    mine = {"event_id": EVENT, "kind": "body_repatriation", "summary": "Mine.", "counted": True}
    add(engine, schema.events, [{**mine, "added_at": dt.datetime(2026, 6, 1, tzinfo=dt.UTC)}])
    load(DATA / "record")
    assert origins(engine, EVENT) == ["document"]
    assert read_frames(engine).events.set_index("event_id").loc[EVENT, "summary"] == "Mine."


LOADER = """
import datetime as dt, os, signal, sys
from pathlib import Path
import sqlalchemy as sa
from homeward.geo.gazetteer import Gazetteer
from homeward.store.engine import open_store
from homeward.store.load import load_record

url, folder, data, fatal = sys.argv[1:]
places = Gazetteer.load(Path(data))

def die(connection, cursor, statement, *rest):
    if fatal and statement.startswith(fatal):
        os.kill(os.getpid(), signal.SIGKILL)

engine = open_store(url)
sa.event.listen(engine, "before_cursor_execute", die)
print("ready", flush=True)
sys.stdin.readline()
load_record(engine, Path(folder), places=places, now=lambda: dt.datetime.now(dt.UTC))
engine.dispose()
"""


def start_loader(url: str, folder: Path, *, fatal: str = "") -> subprocess.Popen[str]:
    """Start a process that opens the store and loads when a line comes in."""
    process = subprocess.Popen(
        [sys.executable, "-c", LOADER, url, str(folder), str(DATA), fatal],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT_FOLDER)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_two_processes_that_load_at_once_end_with_one_record(store_url: str) -> None:
    processes = [start_loader(store_url, DATA / "record") for _ in range(2)]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        _, complaints = process.communicate(timeout=60)
        assert process.returncode == 0, complaints
    engine = open_store(store_url)
    held = contents(engine)
    engine.dispose()
    assert len(held["events"]) == 177
    assert len(held["claims"]) == 622
    assert len(held["record_versions"]) == 1


@pytest.mark.parametrize(
    "fatal", ["DELETE FROM events", "INSERT INTO claims", "INSERT INTO record_versions"]
)
def test_a_process_killed_in_mid_load_leaves_the_old_record(
    loaded: sa.Engine, store_url: str, record: RecordCopy, load: Load, fatal: str
) -> None:
    before = contents(loaded)
    record.raise_version()
    record.drop_event(EVENT)
    process = start_loader(store_url, record.folder, fatal=fatal)
    process.communicate("go\n", timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert contents(loaded) == before
    with loaded.connect() as connection:
        if connection.dialect.name == "sqlite":
            assert connection.scalar(sa.text("pragma integrity_check")) == "ok"
    assert load(record.folder)
    assert origins(loaded, EVENT) == []
