from __future__ import annotations

import datetime as dt
import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
import sqlalchemy as sa
from record_copy import DATA, RecordCopy

from homeward.geo.gazetteer import Gazetteer
from homeward.store.engine import open_store
from homeward.store.frames import Frames
from homeward.store.framing import read_frames
from homeward.store.load import load_record
from homeward.view.filters import Chooser
from tests.database_server import SERVER, fresh_database

# A slow machine is no fault of the code; speed has its own benchmarks.
hypothesis.settings.register_profile("homeward", deadline=None)
hypothesis.settings.load_profile("homeward")


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(DATA)


@pytest.fixture
def record(tmp_path: Path) -> RecordCopy:
    return RecordCopy(Path(shutil.copytree(DATA / "record", tmp_path / "record")))


@pytest.fixture
def store_url(tmp_path: Path) -> Iterator[str]:
    if not SERVER:
        yield f"sqlite:///{tmp_path / 'store' / 'homeward.sqlite3'}"
        return
    with fresh_database(SERVER) as url:
        yield url


@pytest.fixture
def engine(store_url: str) -> Iterator[sa.Engine]:
    opened = open_store(store_url)
    yield opened
    opened.dispose()


@pytest.fixture(scope="session")
def now() -> Callable[[], dt.datetime]:
    """A clock that goes on by a minute whenever it is looked at."""
    minutes = itertools.count()
    return lambda: dt.datetime(2026, 6, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=next(minutes))


@pytest.fixture
def loaded(engine: sa.Engine, gazetteer: Gazetteer, now: Callable[[], dt.datetime]) -> sa.Engine:
    """A store with the real record in it."""
    assert load_record(engine, DATA / "record", places=gazetteer, now=now)
    return engine


@pytest.fixture(scope="session")
def frames(
    tmp_path_factory: pytest.TempPathFactory,
    gazetteer: Gazetteer,
    now: Callable[[], dt.datetime],
) -> Frames:
    """The real record as frames, which nobody may change."""
    engine = open_store(f"sqlite:///{tmp_path_factory.mktemp('frames') / 'homeward.sqlite3'}")
    load_record(engine, DATA / "record", places=gazetteer, now=now)
    read = read_frames(engine)
    engine.dispose()
    return read


@pytest.fixture(scope="session")
def chooser(frames: Frames) -> Chooser:
    return Chooser(frames)
