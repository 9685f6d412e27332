"""Filters of every sort, for properties that hold for all of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from homeward.errors import AreaNotUnderstood
from homeward.model import Direction, Kind, Role
from homeward.view.area import make_ring
from homeward.view.filters import Dispute, Filter, Status

REGIONS = ["UA", "UA-14", "UA-59", "RU", "RU-KRS", "BY", "TR", "AE", "XX"]
WORDS = ["", "azovstal", "бахмут", "medinsky 563", "no such words", "Istanbul"]
DAYS = st.dates(min_value=dt.date(2022, 1, 1), max_value=dt.date(2026, 12, 31))
LON = st.floats(min_value=20, max_value=45).map(lambda degrees: round(degrees, 3))
LAT = st.floats(min_value=40, max_value=58).map(lambda degrees: round(degrees, 3))


def _is_outline(corners: list[tuple[float, float]]) -> bool:
    try:
        make_ring(corners)
    except AreaNotUnderstood:
        return False
    return True


RINGS = (
    st.lists(st.tuples(LON, LAT), min_size=2, max_size=5, unique=True)
    .filter(_is_outline)
    .map(make_ring)
)
"""Outlines over the region of the war; two corners make a rectangle."""


def some(values: Any) -> st.SearchStrategy[frozenset[Any]]:
    return st.frozensets(st.sampled_from(list(values)), max_size=3)


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    first_on, last_on = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if first_on and last_on and first_on > last_on:
        first_on, last_on = last_on, first_on
    return Filter(
        kinds=draw(some(Kind)),
        regions=draw(some(REGIONS[:-1])),
        roles=draw(some(Role)),
        directions=draw(some(Direction)),
        statuses=draw(some(Status)),
        disputes=draw(some(Dispute)),
        words=draw(st.sampled_from(WORDS) | st.text(max_size=30).map(str.strip)),
        first_on=first_on,
        last_on=last_on,
        area=draw(st.just(()) | RINGS),
    )
