from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from homeward.errors import StoreUnavailable
from homeward.store import engine as engine_module
from homeward.store import schema
from homeward.store.engine import open_store, writing
from tests.database_server import SERVER

MIGRATIONS = Path(engine_module.__file__).parent / "migrations"


@contextmanager
def opened(url: str) -> Iterator[sa.Engine]:
    engine = open_store(url)
    try:
        yield engine
    finally:
        engine.dispose()


def test_a_new_store_is_made_with_its_folder(tmp_path: Path) -> None:
    database = tmp_path / "a" / "b" / "homeward.sqlite3"
    with opened(f"sqlite:///{database}"):
        assert database.exists()


def test_opening_a_store_again_changes_nothing(store_url: str) -> None:
    for _ in range(2):
        with opened(store_url) as engine, engine.connect() as connection:
            assert connection.scalar(sa.text("select count(*) from alembic_version")) == 1


def test_the_migrations_make_exactly_the_tables_of_the_schema(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, schema.metadata) == []


@pytest.mark.skipif(bool(SERVER), reason="what a file says of itself")
def test_the_store_waits_writes_ahead_and_holds_foreign_keys(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        assert connection.scalar(sa.text("pragma journal_mode")) == "wal"
        assert connection.scalar(sa.text("pragma foreign_keys")) == 1
        assert int(connection.scalar(sa.text("pragma busy_timeout")) or 0) >= 10_000


def test_a_row_that_points_at_nothing_cannot_be_stored(engine: sa.Engine) -> None:
    row = {"event_id": "nothing", "actor_id": "nobody", "part": "party", "origin": "document"}
    with pytest.raises(sa.exc.IntegrityError), writing(engine).begin() as connection:
        connection.execute(sa.insert(schema.event_actors), row)


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "",
        "://",
        "sqlite",
        "oracle-of-delphi:///x",
        "postgresql+nodriver://localhost/x",
        "http://localhost:notaport/x",
    ],
)
def test_an_address_that_makes_no_sense_says_what_to_do(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreUnavailable, match=r"HOMEWARD_DATABASE_URL|cannot be opened"):
        open_store(url).dispose()


def test_a_folder_that_cannot_be_made_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    with pytest.raises(StoreUnavailable, match="HOMEWARD_HOME"):
        open_store(f"sqlite:///{tmp_path / 'taken' / 'homeward.sqlite3'}")


def test_a_folder_in_place_of_the_database_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        open_store(f"sqlite:///{tmp_path}")


def test_a_file_that_is_no_database_cannot_be_opened_and_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "homeward.sqlite3"
    path.write_text("a letter, not a database " * 100)
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        open_store(f"sqlite:///{path}")
    assert path.read_text().startswith("a letter")


def test_a_password_in_the_address_is_never_told() -> None:
    with pytest.raises(StoreUnavailable) as caught:
        open_store("postgresql+nodriver://me:secret@localhost/homeward")
    assert "secret" not in str(caught.value)


def test_a_store_of_a_newer_homeward_is_refused_and_left_alone(store_url: str) -> None:
    with opened(store_url) as engine, writing(engine).begin() as connection:
        connection.execute(sa.text("update alembic_version set version_num = '9999'"))
    with pytest.raises(StoreUnavailable, match="newer"):
        open_store(store_url)
    plain = sa.create_engine(store_url)
    with plain.connect() as connection:
        assert connection.scalar(sa.text("select version_num from alembic_version")) == "9999"
    plain.dispose()


def test_an_older_store_with_a_record_in_it_is_brought_up_to_date(loaded: sa.Engine) -> None:
    events = sa.select(sa.func.count()).select_from(schema.events)
    with loaded.connect() as connection:
        held = connection.scalar(events)
        connection.rollback()
        is_file = connection.dialect.name == "sqlite"
        if is_file:
            connection.connection.dbapi_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with connection.begin():
            config.attributes["connection"] = connection
            command.downgrade(config, "0002")
    loaded.dispose()
    url = loaded.url.render_as_string(hide_password=False)
    with opened(url) as engine, engine.connect() as connection:
        assert connection.scalar(events) == held
        if is_file:
            assert connection.execute(sa.text("pragma foreign_key_check")).all() == []
            assert connection.scalar(sa.text("pragma foreign_keys")) == 1
