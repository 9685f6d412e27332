from __future__ import annotations

import datetime as dt
import json

from hypothesis import given
from hypothesis import strategies as st

from homeward.geo.gazetteer import Gazetteer
from homeward.view.context import context_events, in_period
from homeward.view.context_marks import context_list, with_context
from homeward.view.filters import Chooser, Filter
from homeward.view.markup import to_html
from homeward.view.timeline import FIRST_DAY, histogram, histogram_spec

DAYS = st.dates(min_value=dt.date(2022, 1, 1), max_value=dt.date(2026, 12, 31))
LAST_DAY = dt.date(2026, 12, 31)


def test_the_context_holds_the_war_and_leaves_the_rounds_to_the_record(
    chooser: Chooser, gazetteer: Gazetteer
) -> None:
    events = context_events(chooser.frames, gazetteer)
    ids = [event.known_event_id for event in events]
    known = chooser.frames.known_events
    assert set(ids) < set(known["known_event_id"])
    assert {"KE-2024-08-06-kursk", "KE-2025-04-26-kursk-gerasimov"} <= set(ids)
    assert not [key for key in ids if key.startswith("KE-NR-2025-06-02")]
    assert [event.first_on for event in events] == sorted(event.first_on for event in events)


def test_who_claims_who_disputes_and_the_source_are_told(
    chooser: Chooser, gazetteer: Gazetteer
) -> None:
    events = context_events(chooser.frames, gazetteer)
    (marinka,) = [each for each in events if each.known_event_id == "KE-2023-12-25-marinka"]
    assert marinka.place == "Marinka"
    assert marinka.when() == "25 December 2023"
    told = marinka.details()
    assert "Claimed by: Ministry of Defence of Russia" in told
    assert "Disputed by: Ukrainian military" in told
    assert told[-1].startswith("Source: ")
    assert all(event.source for event in events)
    read = to_html(context_list([marinka]))
    assert all(line.replace("'", "&#x27;") in read or line in read for line in told)


@given(DAYS, DAYS)
def test_a_period_holds_what_touches_it(
    chooser: Chooser, gazetteer: Gazetteer, one: dt.date, other: dt.date
) -> None:
    first_on, last_on = sorted((one, other))
    events = context_events(chooser.frames, gazetteer)
    inside = in_period(events, first_on, last_on)
    for event in events:
        days = {event.first_on + dt.timedelta(days=n) for n in range(400)}
        touches = any(first_on <= day <= last_on for day in days if day <= event.last_on)
        assert (event in inside) == touches


def test_the_pennants_change_no_bar(chooser: Chooser, gazetteer: Gazetteer) -> None:
    counted = histogram(chooser.choose(Filter()), first_on=FIRST_DAY, last_on=LAST_DAY)
    chosen = (dt.date(2024, 8, 1), dt.date(2024, 8, 31))
    spec = histogram_spec(counted, first_on=FIRST_DAY, last_on=LAST_DAY, chosen=chosen)
    events = context_events(chooser.frames, gazetteer)
    layered = json.loads(json.dumps(with_context(spec, events, chosen=chosen)))
    bars, pennants = layered["layer"]
    assert bars["data"] == spec["data"]
    assert bars["encoding"] == spec["encoding"]
    values = pennants["data"]["values"]
    assert len(values) == len(events)
    assert {value["name"] for value in values if value["chosen"]} == {
        event.name for event in in_period(events, *chosen)
    }
