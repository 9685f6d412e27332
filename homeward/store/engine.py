"""Opening the store: the folder, the connection, and the newest schema."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from homeward.errors import StoreUnavailable

_MIGRATIONS = Path(__file__).parent / "migrations"
_WRITERS = 0x686F6D65
"""The number of the lock that writers take; any would do that nobody else takes."""

_BUSY_SECONDS = 30  # two people may load or decide at once; one waits for the other


def open_store(url: str) -> sa.Engine:
    """Open the store at a SQLAlchemy URL and bring its schema to the newest version.

    Raises StoreUnavailable when the address makes no sense, the folder cannot be
    written, or the database does not answer.
    """
    try:
        address = make_url(url)
        if address.get_backend_name() == "sqlite" and address.database:
            _prepare_folder(Path(address.database))
        engine = sa.create_engine(address)
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
        raise StoreUnavailable(
            f"The store's address is not one that can be opened ({error}); "
            "set HOMEWARD_DATABASE_URL to a SQLAlchemy URL or leave it out."
        ) from error
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _configure_sqlite)
        sa.event.listen(engine, "begin", _begin_at_once)
    elif engine.dialect.name == "postgresql":
        sa.event.listen(engine, "begin", _begin_in_turn)
    try:
        _migrate(engine)
    except CommandError as error:
        engine.dispose()
        raise StoreUnavailable(
            f"The store at {address.render_as_string(hide_password=True)} was made by a newer "
            "Homeward; install that version or set HOMEWARD_HOME to another folder."
        ) from error
    except (SQLAlchemyError, OSError) as error:
        engine.dispose()
        raise StoreUnavailable(
            f"The store at {address.render_as_string(hide_password=True)} cannot be opened: "
            f"{str(error).splitlines()[0]}"
        ) from error
    return engine


def _prepare_folder(database: Path) -> None:
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(
            f"The data folder {database.parent} cannot be made ({error.strerror}); "
            "set HOMEWARD_HOME to a folder that you may write to."
        ) from error


def _configure_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where SQLAlchemy says so
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_at_once(connection: sa.Connection) -> None:
    # A reader that turns writer in mid-transaction cannot wait for another writer
    # (SQLite refuses at once); a writer that says so from the beginning can.
    immediate = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _begin_in_turn(connection: sa.Connection) -> None:
    """Let PostgreSQL do what SQLite does by itself: one writer at a time, readers undisturbed.

    Who decides looks first at what is decided; two who looked at once would both decide. A
    reader sees the store as it was when it began, however many tables it reads.
    """
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_BUSY_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _migrate(engine: sa.Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with (
        engine.connect().execution_options(writes=True) as connection,
        _foreign_keys_off(connection),
        connection.begin(),
    ):
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def _foreign_keys_off(connection: sa.Connection) -> Iterator[None]:
    """Let SQLite make a table anew under the rows that point at it (its own advice).

    A migration keeps the rows, so that what pointed at them does so afterwards as well.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    # The setting has no effect within a transaction, and the driver's is not begun yet.
    raw = connection.connection.dbapi_connection
    assert raw is not None
    raw.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys = ON")


def writing(engine: sa.Engine) -> sa.Engine:
    """Return the same store for a transaction that is going to write."""
    return engine.execution_options(writes=True)
