"""The store on PostgreSQL, where a server is told of (``HOMEWARD_TEST_SERVER``).

With it the other tests of the store run there too.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator

import pandas as pd
import pytest
import sqlalchemy as sa
from record_copy import DATA

from homeward.geo.gazetteer import Gazetteer
from homeward.store import schema
from homeward.store.engine import open_store, writing
from homeward.store.frames import Frames
from homeward.store.framing import read_frames
from homeward.store.load import load_record
from tests.database_server import SERVER, fresh_database

pytestmark = pytest.mark.skipif(not SERVER, reason="no server is told of")

NOT_COMPARED = ["added_at", "changed_at"]


@pytest.fixture(scope="module")
def server(gazetteer: Gazetteer, now: Callable[[], dt.datetime]) -> Iterator[sa.Engine]:
    with fresh_database(SERVER) as url:
        engine = open_store(url)
        load_record(engine, DATA / "record", places=gazetteer, now=now)
        yield engine
        engine.dispose()


def test_it_is_read_as_it_is_from_a_file(server: sa.Engine, frames: Frames) -> None:
    read = read_frames(server)
    for name, frame in vars(frames).items():
        if isinstance(frame, pd.DataFrame):
            kept = [column for column in frame if column not in NOT_COMPARED]
            pd.testing.assert_frame_equal(getattr(read, name)[kept], frame[kept])
        else:
            assert getattr(read, name) == frame


def test_rows_that_moved_within_the_database_are_read_in_the_same_order(
    server: sa.Engine, frames: Frames
) -> None:
    # An update writes a row anew, at another place of the table.
    with writing(server).begin() as connection:
        connection.execute(sa.update(schema.claims).values(note=schema.claims.c.note))
        connection.execute(
            sa.update(schema.events)
            .where(schema.events.c.event_id < "N")
            .values(summary=schema.events.c.summary)
        )
    read = read_frames(server)
    assert list(read.claims["claim_id"]) == list(frames.claims["claim_id"])
    assert list(read.events["event_id"]) == list(frames.events["event_id"])


def test_one_writer_waits_for_another_and_a_reader_for_none(server: sa.Engine) -> None:
    count = sa.select(sa.func.count()).select_from(schema.counters)
    is_written, order = threading.Event(), []

    def write_second() -> None:
        is_written.wait(20)
        with writing(server).begin() as connection:
            order.append(connection.scalar(count))

    second = threading.Thread(target=write_second)
    second.start()
    with server.connect() as reader:
        before = reader.scalar(count)
        with writing(server).begin() as connection:
            connection.execute(sa.insert(schema.counters), {"name": "test", "value": 1})
            is_written.set()
            second.join(0.5)
            assert order == []  # it waits for this one to end
            with server.connect() as other:
                assert other.scalar(count) == before
        second.join(20)
        assert order == [before + 1]
        # What was begun sees the store as it was then, through all of its tables.
        assert reader.scalar(count) == before
