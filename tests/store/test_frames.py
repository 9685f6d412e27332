from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
import sqlalchemy as sa

from homeward.model import Role
from homeward.store import schema
from homeward.store.engine import writing
from homeward.store.frames import Frames
from homeward.store.framing import read_frames, store_state
from homeward.view.filters import Chooser, Filter
from homeward.view.marks import make_marks
from homeward.view.summary import summarise


def event(frames: Frames, event_id: str) -> pd.Series:
    return frames.events.set_index("event_id").loc[event_id]


def add_event(engine: sa.Engine, event_id: str, **cells: object) -> None:
    """Add a user's event that nobody claims yet."""
    row = {
        "event_id": event_id,
        "kind": "body_repatriation",
        "date": "2025-06-20",
        "date_precision": "day",
        "starts_on": dt.date(2025, 6, 20),
        "ends_on": dt.date(2025, 6, 20),
        "date_inferred": False,
        "direction": "to_ukraine",
        "counted": True,
        "indirect": False,
        "summary": "From a document.",
        "added_at": dt.datetime(2026, 7, 1, tzinfo=dt.UTC),
        "origin": "document",
    }
    with writing(engine).begin() as connection:
        connection.execute(sa.insert(schema.events), row | cells)


def test_a_store_without_a_record_gives_empty_frames_that_can_be_shown(engine: sa.Engine) -> None:
    frames = read_frames(engine)
    assert frames.version == ""
    assert len(frames.events) == len(frames.claims) == len(frames.event_places) == 0
    shown = Chooser(frames).choose(Filter(words="anything", roles=frozenset({Role.HELD})))
    assert shown.count == 0
    assert make_marks(shown) == []
    assert all(total.best == 0 for total in summarise(shown).totals)


def test_events_are_ordered_by_date_and_numbered(frames: Frames) -> None:
    assert list(frames.events.index) == list(range(177))
    assert frames.events["starts_on"].is_monotonic_increasing


def test_each_governments_count_stands_beside_the_range(frames: Frames) -> None:
    last = event(frames, "BR-2025-06-16")
    assert (last["to_ukraine_low"], last["to_ukraine_high"]) == (1245, 1248)
    assert (last["to_ukraine_by_ukraine"], last["to_ukraine_by_russia"]) == (1245, 1248)
    assert last["status"] == "disputed"
    assert "count" in last["differs_on"].split(";")


def test_a_joint_claim_gives_each_of_its_speakers_their_own_number(frames: Frames) -> None:
    exchange = event(frames, "PX-2024-12-30")
    assert (exchange["to_ukraine_by_ukraine"], exchange["to_ukraine_by_russia"]) == (189, 150)


def test_a_number_that_only_an_outlet_tells_is_no_governments_count(frames: Frames) -> None:
    exchange = event(frames, "PX-2026-03-06")
    assert exchange["to_russia_by_ukraine"] == 300
    assert exchange["to_russia_low"] == 300


def test_a_text_that_contradicts_itself_gives_no_number(frames: Frames) -> None:
    assert pd.isna(event(frames, "BR-2023-08-04")["to_russia_best"])


def test_an_event_that_rests_on_one_claim_says_so(frames: Frames) -> None:
    assert event(frames, "BR-2023-09-15")["status"] == "single_source"
    alone = frames.events[frames.events["status"] == "single_source"]
    assert set(alone["claims"]) == {1}


def test_a_difference_about_another_event_does_not_make_an_event_disputed(frames: Frames) -> None:
    assert event(frames, "BR-2022-11-22")["status"] == "undisputed"


def test_an_event_is_as_long_as_its_date_is_uncertain(frames: Frames) -> None:
    spans = {
        "BR-2025-06-RET3": ("2025-06-01", "2025-06-30"),
        "PX-2023-04-16": ("2023-04-10", "2023-04-16"),
        "NR-2025-11-15": ("2025-11-11", "2025-11-15"),
        "BR-2025-06-11": ("2025-06-11", "2025-06-11"),
    }
    for event_id, (first, last) in spans.items():
        row = event(frames, event_id)
        assert (row["starts_on"], row["ends_on"]) == (pd.Timestamp(first), pd.Timestamp(last))


def test_a_total_of_a_series_does_not_count_beside_its_single_handovers(
    loaded: sa.Engine,
) -> None:
    before = summarise(Chooser(read_frames(loaded)).choose(Filter())).totals
    add_event(loaded, "series", to_ukraine=6057)
    link = {"event_id": "series", "relation": "total_of", "origin": "document"}
    with writing(loaded).begin() as connection:
        for day in (11, 13, 14, 15, 16):
            handover = {"other_event_id": f"BR-2025-06-{day}"}
            connection.execute(sa.insert(schema.event_links), link | handover)
    frames = read_frames(loaded)
    assert not event(frames, "series")["summed"]
    after = summarise(Chooser(frames).choose(Filter())).totals
    assert [total.best for total in after] == [total.best for total in before]
    assert after[0].left_out == before[0].left_out + 1


def test_a_total_whose_handovers_are_not_in_the_store_counts(loaded: sa.Engine) -> None:
    add_event(loaded, "series", to_ukraine=6057)
    link = {"event_id": "series", "relation": "total_of", "other_event_id": "gone"}
    with writing(loaded).begin() as connection:
        connection.execute(sa.insert(schema.event_links), link | {"origin": "document"})
    assert event(read_frames(loaded), "series")["summed"]


def test_an_event_that_nobody_dated_comes_last_and_is_only_in_an_open_period(
    loaded: sa.Engine,
) -> None:
    add_event(loaded, "undated", date=None, date_precision=None, starts_on=None, ends_on=None)
    frames = read_frames(loaded)
    assert frames.events.iloc[-1]["event_id"] == "undated"
    chooser = Chooser(frames)
    assert chooser.choose(Filter()).events[-1]
    assert not chooser.choose(Filter(first_on=dt.date(2000, 1, 1))).events[-1]
    assert not chooser.choose(Filter(last_on=dt.date(2100, 1, 1))).events[-1]


def test_a_single_place_of_handover_stands_for_everybody_and_a_place_of_recovery_does_not(
    frames: Frames,
) -> None:
    places = frames.event_places.set_index(["event_id", "place_id", "role"])["share"]
    assert places["BR-2024-11-08", "iso:BY", "handover"] == 563 + 37
    assert places["BR-2024-11-08", "iso:UA-14", "recovery"] == 320
    assert pd.isna(places["BR-2022-06-02", "own:azovstal-mariupol", "recovery"])


def test_several_places_without_told_shares_get_none(frames: Frames) -> None:
    stages = frames.event_places[
        (frames.event_places["event_id"] == "PX-2022-09-21")
        & (frames.event_places["role"] == "handover")
    ]
    assert len(stages) == 5
    assert stages["share"].isna().all()


def test_the_shares_of_recovery_never_exceed_their_event(frames: Frames) -> None:
    told = frames.event_places[frames.event_places["share"].notna()]
    of_dead = told[told["role"].isin(["recovery", "held"])]
    for (row, direction), shares in of_dead.groupby(["event", "direction"])["share"]:
        assert shares.sum() <= frames.events.loc[row, f"{direction}_high"]


def test_every_place_of_an_event_has_a_name_and_a_point(frames: Frames) -> None:
    assert frames.event_places[["name", "lat", "lon"]].notna().all().all()
    assert frames.event_places["lat"].between(-90, 90).all()


def test_what_is_searched_holds_claims_sources_and_other_names_of_places(frames: Frames) -> None:
    text = event(frames, "BR-2024-11-08")["text"]
    for words in ("dnewsinfo", "br-2024-11-08", "moskalkova", "https://", "бахмут"):
        assert words in text


@pytest.mark.parametrize("table", ["events", "claims"])
def test_the_state_changes_when_a_user_adds_something(loaded: sa.Engine, table: str) -> None:
    before = store_state(loaded)
    assert store_state(loaded) == before
    if table == "events":
        add_event(loaded, "mine")
    else:
        with loaded.connect() as connection:
            claim = dict(connection.execute(sa.select(schema.claims)).mappings().first() or {})
        with writing(loaded).begin() as connection:
            claim |= {"claim_id": "mine", "origin": "document"}
            connection.execute(sa.insert(schema.claims), claim)
    assert store_state(loaded) != before
