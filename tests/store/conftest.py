from __future__ import annotations

import pytest
import sqlalchemy as sa
from reading import clock

from homeward.geo.gazetteer import Gazetteer
from homeward.read.places import Places
from homeward.store.decisions import Desk


@pytest.fixture(scope="session")
def places(gazetteer: Gazetteer) -> Places:
    return Places(gazetteer)


@pytest.fixture
def desk(loaded: sa.Engine, gazetteer: Gazetteer) -> Desk:
    return Desk(engine=loaded, places=gazetteer, now=clock, who="Olena")
