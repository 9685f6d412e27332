from __future__ import annotations

import pytest

from homeward.geo.gazetteer import Gazetteer
from homeward.geo.geocoder import HomewardGeocoder
from homeward.geo.regions import Regions
from homeward.settings import PROJECT_FOLDER

DATA = PROJECT_FOLDER / "data"


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(DATA)


@pytest.fixture(scope="session")
def regions() -> Regions:
    return Regions.load(DATA)


@pytest.fixture(scope="session")
def geocoder(gazetteer: Gazetteer, regions: Regions) -> HomewardGeocoder:
    return HomewardGeocoder(gazetteer, regions=regions)
