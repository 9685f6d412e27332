from __future__ import annotations

from pathlib import Path

import pytest
from record_copy import DATA, RecordCopy

from homeward.errors import RecordFaulty
from homeward.geo.gazetteer import Gazetteer
from homeward.settings import Settings
from homeward.store.framing import read_frames, store_state
from homeward.store.session import open_homeward


def test_the_first_start_loads_the_record_and_the_second_finds_it(
    tmp_path: Path, gazetteer: Gazetteer
) -> None:
    settings = Settings(home=tmp_path / "home", data_folder=DATA, database_url="")
    states = []
    for _ in range(2):
        engine = open_homeward(settings, gazetteer=gazetteer)
        assert len(read_frames(engine).events) == 177
        states.append(store_state(engine))
        engine.dispose()
    assert states[0] == states[1]
    assert (tmp_path / "home" / "homeward.sqlite3").exists()


def test_a_faulty_record_is_reported_and_not_shown(
    record: RecordCopy, tmp_path: Path, gazetteer: Gazetteer
) -> None:
    record.change("events", 2, kind="airlift")
    settings = Settings(home=tmp_path / "home", data_folder=tmp_path, database_url="")
    with pytest.raises(RecordFaulty, match=r"events\.csv, row 2: kind 'airlift'"):
        open_homeward(settings, gazetteer=gazetteer)
