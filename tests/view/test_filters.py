from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import REGIONS, filters

from homeward.model import Direction, Kind, Role
from homeward.store.columns import DIFFERENCES
from homeward.store.frames import Frames
from homeward.view.filters import (
    PARAMETERS,
    Chooser,
    Dispute,
    Filter,
    parse_filter,
    without_period,
)


def ids(chooser: Chooser, chosen: Filter) -> set[str]:
    return set(chooser.choose(chosen).event_rows()["event_id"])


def test_an_empty_filter_shows_everything(chooser: Chooser) -> None:
    assert Filter().is_empty
    assert chooser.choose(Filter()).count == 177


@given(filters(), filters())
def test_adding_to_a_filter_shows_a_part_of_what_it_showed(
    chooser: Chooser, one: Filter, other: Filter
) -> None:
    wider = ids(chooser, one)
    for name in ("kinds", "directions", "statuses", "disputes"):
        if not getattr(one, name):
            assert ids(chooser, replace(one, **{name: getattr(other, name)})) <= wider
    if not (one.regions or one.roles):
        assert ids(chooser, replace(one, regions=other.regions, roles=other.roles)) <= wider
    assert wider <= ids(chooser, without_period(one))
    assert wider <= ids(chooser, replace(one, words=""))


@given(filters(), filters())
def test_choosing_more_within_one_field_shows_more(
    chooser: Chooser, one: Filter, other: Filter
) -> None:
    for name in ("kinds", "directions", "statuses", "disputes", "regions", "roles"):
        if getattr(one, name):
            both = getattr(one, name) | getattr(other, name)
            assert ids(chooser, one) <= ids(chooser, replace(one, **{name: both}))


@settings(max_examples=40)
@given(filters())
def test_the_number_beside_a_choice_is_what_choosing_it_shows(
    chooser: Chooser, chosen: Filter
) -> None:
    facets = chooser.choose(chosen).facets
    for name in ("kinds", "regions", "roles", "directions", "statuses", "disputes"):
        for option, events in getattr(facets, name).items():
            alone = replace(chosen, **{name: frozenset({option})})
            assert events == chooser.choose(alone).count, f"{name} {option}"


def test_every_region_of_the_record_has_its_number(chooser: Chooser) -> None:
    facets = chooser.choose(Filter()).facets
    assert facets.regions.keys() == chooser.regions
    assert {"UA", "UA-14", "RU", "RU-KRS", "BY", "BY-HO", "TR"} <= chooser.regions
    assert min(facets.regions.values()) > 0


@given(filters())
def test_the_shown_places_are_those_of_shown_events_with_a_chosen_role(
    chooser: Chooser, frames: Frames, chosen: Filter
) -> None:
    shown = chooser.choose(chosen)
    places = frames.event_places[shown.event_places]
    assert set(places["event"]) <= set(shown.event_rows().index)
    if chosen.roles:
        assert set(places["role"]) <= {str(role) for role in chosen.roles}
    inside = frames.event_places[shown.in_region]
    assert set(inside.index) <= set(places.index)
    if chosen.regions:
        codes = set(chosen.regions)
        assert all(codes & {row.country, row.admin1} for row in inside.itertuples())
        assert set(inside["event"]) == set(shown.event_rows().index)


@given(filters())
def test_a_filter_survives_its_way_through_an_address(chosen: Filter) -> None:
    assert parse_filter(chosen.to_parameters(), known_regions=REGIONS) == (chosen, [])


NONSENSE = st.dictionaries(
    st.sampled_from([*PARAMETERS, "other"]),
    st.lists(
        st.text(max_size=300)
        | st.sampled_from(["2025-06-11", "2025-6-1", "9999-99-99", "UA-14", "body_repatriation"]),
        max_size=4,
    ),
)


@given(NONSENSE)
def test_nonsense_in_an_address_never_raises(
    chooser: Chooser, parameters: dict[str, list[str]]
) -> None:
    chosen, notes = parse_filter(parameters, known_regions=chooser.regions)
    chooser.choose(chosen)
    assert all((note and "\n" not in note.strip()) or len(note) < 400 for note in notes)
    again, complaints = parse_filter(chosen.to_parameters(), known_regions=chooser.regions)
    assert again == chosen
    assert complaints == []


def test_a_bad_value_is_left_out_with_a_note_and_the_rest_holds() -> None:
    chosen, notes = parse_filter(
        {"kind": ["body_repatriation", "airlift"], "region": ["UA-14", "MARS"], "to": ["soon"]},
        known_regions=["UA-14"],
    )
    assert chosen == Filter(kinds=frozenset({Kind.BODY_REPATRIATION}), regions=frozenset({"UA-14"}))
    assert [note.split(" ")[0] for note in notes] == ["region=MARS", "to=soon", "kind=airlift"]


def test_a_period_that_runs_backwards_is_left_out_with_a_note() -> None:
    chosen, notes = parse_filter({"from": ["2025-06-16"], "to": ["2025-06-11"]}, known_regions=[])
    assert chosen.is_empty
    assert len(notes) == 1
    assert "backwards" in notes[0]


def test_a_long_search_is_cut_with_a_note() -> None:
    chosen, notes = parse_filter({"q": ["x" * 1000]}, known_regions=[])
    assert len(chosen.words) == 200
    assert "cut" in notes[0]


@pytest.mark.parametrize(
    ("event_id", "first_on", "last_on", "inside"),
    [
        ("BR-2025-06-11", "2025-06-11", "2025-06-11", True),
        ("BR-2025-06-11", "2025-06-12", "2025-06-30", False),
        ("BR-2025-06-RET3", "2025-06-30", "2025-07-30", True),
        ("BR-2025-06-RET3", "2025-07-01", "2025-07-30", False),
        ("PX-2023-04-16", "2023-04-16", "2023-04-16", True),
        ("PX-2023-04-16", "2023-04-17", "2023-04-30", False),
        ("NR-2026-01-23", "2026-01-24", "2026-01-24", True),
    ],
)
def test_an_event_is_in_a_period_when_it_may_have_been_on_one_of_its_days(
    chooser: Chooser, event_id: str, first_on: str, last_on: str, inside: bool
) -> None:
    chosen = Filter(
        first_on=dt.date.fromisoformat(first_on), last_on=dt.date.fromisoformat(last_on)
    )
    assert (event_id in ids(chooser, chosen)) is inside


def test_search_finds_all_words_wherever_they_stand_and_however_written(
    chooser: Chooser,
) -> None:
    assert ids(chooser, Filter(words="MOSKALKOVA il-76")) == {"BR-2024-11-08"}
    assert "BR-2024-11-08" in ids(chooser, Filter(words="Бахмут"))
    assert ids(chooser, Filter(words="   ")) == ids(chooser, Filter())
    assert ids(chooser, Filter(words="$&*")) == set()


def test_a_region_finds_places_of_any_role_and_a_role_narrows_it(chooser: Chooser) -> None:
    sumy = frozenset({"UA-59"})
    handovers = ids(chooser, Filter(regions=sumy, roles=frozenset({Role.HANDOVER})))
    assert handovers == {"PX-2022-03-01", "PX-2024-05-31"}
    assert handovers < ids(chooser, Filter(regions=sumy))


def test_a_region_and_a_role_must_hold_for_the_same_place(chooser: Chooser) -> None:
    # The dead of 8 November 2024 were found in Donetsk oblast and handed over in Belarus.
    donetsk = frozenset({"UA-14"})
    assert "BR-2024-11-08" in ids(chooser, Filter(regions=donetsk))
    assert "BR-2024-11-08" not in ids(
        chooser, Filter(regions=donetsk, roles=frozenset({Role.HANDOVER}))
    )


def test_a_direction_shows_events_that_went_that_way(chooser: Chooser, frames: Frames) -> None:
    shown = chooser.choose(Filter(directions=frozenset({Direction.TO_RUSSIA}))).event_rows()
    assert "BR-2025-06-RET3" in set(shown["event_id"])
    assert "BR-2025-06-13" not in set(shown["event_id"])
    only_ukraine = frames.events.drop(shown.index)
    assert all(pd.isna(n) or n == 0 for n in only_ukraine["to_russia_best"])


def test_a_kind_of_dispute_chooses_the_events_whose_claims_differ_on_it(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(disputes=frozenset({Dispute.BREAKDOWN})))
    assert "BR-2024-11-08" in set(shown.event_rows()["event_id"])
    assert "BR-2025-06-16" not in set(shown.event_rows()["event_id"])
    assert set(shown.event_rows()["status"]) == {"disputed"}


def test_every_kind_of_dispute_of_the_record_can_be_chosen() -> None:
    assert {str(dispute) for dispute in Dispute} == set(DIFFERENCES)
