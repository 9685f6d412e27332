"""Opening Homeward: the store at its address, with the bundled record in it."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from homeward.geo.gazetteer import Gazetteer
from homeward.settings import Settings
from homeward.store.engine import open_store
from homeward.store.load import load_record


def open_homeward(settings: Settings, *, gazetteer: Gazetteer) -> sa.Engine:
    """Open the store and load the bundled record if the store does not hold it yet.

    Raises StoreUnavailable or RecordFaulty, each with a sentence that says what to do.
    """
    engine = open_store(settings.store_url())
    load_record(
        engine,
        settings.data_folder / "record",
        places=gazetteer,
        now=lambda: dt.datetime.now(dt.UTC),
    )
    return engine
