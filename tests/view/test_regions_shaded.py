from __future__ import annotations

import pandas as pd
import sqlalchemy as sa
from hypothesis import given
from strategies import filters

from homeward.store import schema
from homeward.view.filters import Chooser, Filter
from homeward.view.regions import CLASSES, recovered


def test_regions_hold_what_the_store_holds(chooser: Chooser, loaded: sa.Engine) -> None:
    places, of_event = schema.places, schema.event_places
    told = (
        sa.select(places.c.admin1, sa.func.sum(of_event.c.people).label("people"))
        .join_from(of_event, places)
        .join(schema.events)
        .where(of_event.c.role == "recovery", places.c.admin1 != "", schema.events.c.counted)
        .group_by(places.c.admin1)
    )
    with loaded.connect() as connection:
        sums = {row.admin1: row.people for row in connection.execute(told)}
        everywhere = connection.execute(
            sa.select(sa.func.sum(of_event.c.people)).where(of_event.c.role == "recovery")
        ).scalar()
    found = recovered(chooser.choose(Filter()))
    assert {total.region: total.people for total in found.regions} == sums
    assert found.told == everywhere
    assert sums["UA-14"] > 2_000


@given(filters())
def test_regions_add_up_over_the_shown_events_one_by_one(chooser: Chooser, chosen: Filter) -> None:
    shown = chooser.choose(chosen)
    places = chooser.frames.event_places
    summed = chooser.frames.events["summed"].to_numpy(dtype=bool)
    people: dict[str, int] = {}
    events: dict[str, set[int]] = {}
    told: dict[str, set[int]] = {}
    for place in places.itertuples():
        if place.role == "recovery" and place.admin1 and shown.events[place.event]:
            events.setdefault(place.admin1, set()).add(place.event)
            if pd.isna(place.share):
                continue
            if summed[place.event]:
                told.setdefault(place.admin1, set()).add(place.event)
                people[place.admin1] = people.get(place.admin1, 0) + int(place.share)
    found = {total.region: total for total in recovered(shown).regions}
    assert {code: total.events for code, total in found.items()} == {
        code: len(ids) for code, ids in events.items()
    }
    assert {code: total.people for code, total in found.items() if total.people is not None} == (
        people
    )
    for code, total in found.items():
        assert total.untold == len(events[code] - told.get(code, set()))


@given(filters())
def test_no_region_has_more_than_is_told_of_all(chooser: Chooser, chosen: Filter) -> None:
    found = recovered(chooser.choose(chosen))
    assert sum(total.people or 0 for total in found.regions) <= found.told


def test_nothing_shown_leaves_no_region(chooser: Chooser) -> None:
    found = recovered(chooser.choose(Filter(words="no such words")))
    assert (found.regions, found.told) == ([], 0)


def test_shades_rise() -> None:
    assert list(CLASSES) == sorted(set(CLASSES))
    assert CLASSES[0] == 1
