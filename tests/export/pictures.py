"""What the tests of pictures share: a choice, a mark, and drawing as an order does."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from record_copy import DATA

from homeward.export.picture import map_picture
from homeward.model import GeoPrecision, Kind
from homeward.view.filters import Filter, Shown
from homeward.view.marks import Mark

DAY = dt.date(2026, 6, 1)
BODIES = Filter(
    kinds=frozenset({Kind.BODY_REPATRIATION}),
    regions=frozenset({"UA-14"}),
    words="Бахмут",
    first_on=dt.date(2024, 1, 1),
)


MARK = Mark(
    place_id="own:edge",
    name="Edge",
    kind=Kind.COMMITMENT,
    lat=48.0,
    lon=30.0,
    geo_precision=GeoPrecision.COUNTRY,
    admin1="",
    country="UA",
    events=1,
    people=1,
    untold=0,
    in_region=True,
)


def draw(shown: Shown, **how: object) -> bytes:
    return map_picture(shown, data_folder=DATA, made_on=DAY, **how)  # type: ignore[arg-type]


def in_region(**told: Any) -> Mark:
    return replace(MARK, **{"place_id": "iso:UA-14", "geo_precision": GeoPrecision.ADMIN1, **told})
