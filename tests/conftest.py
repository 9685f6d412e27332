from __future__ import annotations

import csv
import datetime as dt
import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
import sqlalchemy as sa

from homeward.geo.gazetteer import Gazetteer
from homeward.settings import PROJECT_FOLDER
from homeward.store.engine import open_store
from homeward.store.frames import Frames, read_frames
from homeward.store.load import load_record
from homeward.view.filters import Chooser

DATA = PROJECT_FOLDER / "data"

# A slow machine is no fault of the code; speed has its own benchmarks.
hypothesis.settings.register_profile("homeward", deadline=None)
hypothesis.settings.load_profile("homeward")

Cells = dict[str, str]


class RecordCopy:
    """A copy of the real record whose rows a test may change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self, table: str) -> list[Cells]:
        with self._path(table).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def write(self, table: str, rows: list[Cells], *, columns: list[str] | None = None) -> None:
        header = columns or list(self.rows(table)[0])
        with self._path(table).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def row_of(self, table: str, **wanted: str) -> int:
        """Return the number of the first row with these cells, the header being row 1."""
        for number, row in enumerate(self.rows(table), start=2):
            if wanted.items() <= row.items():
                return number
        raise AssertionError(f"{table}.csv has no row with {wanted}")

    def change(self, table: str, number: int, /, **cells: str) -> None:
        rows = self.rows(table)
        assert cells.keys() <= rows[0].keys()
        rows[number - 2].update(cells)
        self.write(table, rows)

    def add(self, table: str, **cells: str) -> int:
        """Add a row and return its number; columns that are not given are blank."""
        rows = self.rows(table)
        assert cells.keys() <= rows[0].keys()
        rows.append({column: cells.get(column, "") for column in rows[0]})
        self.write(table, rows)
        return len(rows) + 1

    def drop(self, table: str, **wanted: str) -> None:
        rows = self.rows(table)
        kept = [row for row in rows if not wanted.items() <= row.items()]
        assert len(kept) < len(rows)
        self.write(table, kept, columns=list(rows[0]))

    def drop_event(self, event_id: str) -> None:
        """Take an event and all that hangs on it out of the record."""
        claims = {row["claim_id"] for row in self.rows("claims") if row["event_id"] == event_id}
        for path in self.folder.glob("*.csv"):
            rows = self.rows(path.stem)
            kept = [
                row
                for row in rows
                if event_id not in (row.get("event_id"), row.get("other_event_id"))
                and row.get("claim_id") not in claims
            ]
            self.write(path.stem, kept, columns=list(rows[0]))

    def raise_version(self, version: str = "next") -> None:
        (self.folder / "record.toml").write_text(f'version = "{version}"\n', encoding="utf-8")

    def _path(self, table: str) -> Path:
        return self.folder / f"{table}.csv"


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(DATA)


@pytest.fixture
def record(tmp_path: Path) -> RecordCopy:
    return RecordCopy(Path(shutil.copytree(DATA / "record", tmp_path / "record")))


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'store' / 'homeward.sqlite3'}"


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
