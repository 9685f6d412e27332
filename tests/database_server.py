"""A database server to test the store on, where one is told of; see ``docs/architecture.md``."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.engine import make_url

SERVER = os.environ.get("HOMEWARD_TEST_SERVER", "")
"""A SQLAlchemy URL of a PostgreSQL database from which others may be made; blank: none."""


@contextmanager
def fresh_database(server: str) -> Iterator[str]:
    """Make an empty database, yield its URL, and drop it in the end."""
    name = f"homeward_test_{uuid.uuid4().hex[:12]}"
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
        with engine.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        engine.dispose()
