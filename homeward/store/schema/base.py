"""What the tables of the store share: their metadata and the columns they have in common."""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def reference(column: str) -> sa.ForeignKey:
    """Return a foreign key that is checked when a transaction ends."""
    return sa.ForeignKey(column, deferrable=True, initially="DEFERRED")


def origin() -> sa.Column[str]:
    """Return the column of whose a row is."""
    return sa.Column("origin", sa.String, nullable=False, index=True)


def count(direction: str) -> list[sa.Column[int]]:
    """Return the columns of a number of people in a direction."""
    return [sa.Column(f"{direction}_{bound}", sa.Integer) for bound in ("low", "best", "high")]
