from __future__ import annotations

import pytest

from homeward.read.places import Places
from homeward.settings import PROJECT_FOLDER


@pytest.fixture(scope="session")
def places() -> Places:
    return Places.load(PROJECT_FOLDER / "data")
