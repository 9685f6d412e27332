"""Frames: the tables of the store as they are, and what follows from the claims.

Nothing here filters or draws. Frames are made once for a state of the store and must
not be changed by whoever gets them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from homeward.model import Direction


@dataclass(frozen=True, kw_only=True, eq=False)
class Frames:
    """The store as frames; two are equal only if they are the same object.

    Columns:

    ``events`` — one row an event, indexed 0…n-1, ordered by date: the columns of the
    table; ``to_ukraine_low|best|high`` and ``to_russia_…`` (Int64, NA where nobody gave
    a number); ``to_ukraine_by_ukraine``, ``to_ukraine_by_russia``, and for to_russia
    likewise (Int64, NA where that side gave none); ``summed`` (bool: enters totals);
    ``added_at`` and ``changed_at`` (UTC: into this store, and last in it);
    ``status`` (disputed, single_source, undisputed); ``differs_on``; ``claims``,
    ``claims_without_url``, ``claims_without_date`` (int); ``source_urls`` and ``text``.
    ``event_places`` — one row a place of an event: the columns of the table, those of
    the place, ``event`` (its row in ``events``) and ``share`` (Int64: how many people of
    the event the place stands for; NA where nobody told, and for meetings).
    ``claims`` — the columns of the table, ``claimants``, ``carriers``, ``sides`` and
    ``own_counts`` (pairs of a side and its numbers where a claim reports several).
    """

    version: str
    events: pd.DataFrame
    event_places: pd.DataFrame
    claims: pd.DataFrame
    parts: pd.DataFrame
    links: pd.DataFrame
    statuses: pd.DataFrame
    participants: pd.DataFrame
    actors: pd.DataFrame
    known_events: pd.DataFrame


def rows(frame: pd.DataFrame) -> list[Any]:
    """Return the rows of a frame as named tuples; their cells are of any type."""
    return list(frame.itertuples(index=False))


def whole(value: Any) -> int | None:
    """Return a cell that counts people as a number, None where it is absent."""
    return None if value is None or pd.isna(value) else int(value)


def bounds(row: Any, direction: Direction) -> tuple[int | None, int | None, int | None]:
    """Return low, best and high of a row of events or claims in a direction."""
    low, best, high = (
        whole(getattr(row, f"{direction}_{bound}")) for bound in ("low", "best", "high")
    )
    return low, best, high
