from __future__ import annotations

import pandas as pd
from hypothesis import given
from strategies import filters

from homeward.model import Direction, Kind
from homeward.store.frames import Frames
from homeward.view.filters import Chooser, Filter
from homeward.view.summary import summarise, total


@given(filters())
def test_a_total_is_the_sum_of_its_shown_events_and_no_more(
    chooser: Chooser, chosen: Filter
) -> None:
    shown = chooser.choose(chosen)
    events = shown.event_rows()
    for each in summarise(shown).totals:
        of_kind = events[events["kind"] == each.kind]
        told = of_kind[of_kind[f"{each.direction}_best"].notna()]
        summed = told[told["summed"]]
        assert each.best == summed[f"{each.direction}_best"].sum()
        assert each.high == summed[f"{each.direction}_high"].sum()
        assert each.low == summed[f"{each.direction}_low"].sum()
        assert each.events == len(summed)
        assert each.left_out == len(told) - len(summed)


@given(filters())
def test_a_total_rises_from_low_to_high_and_holds_each_sides_count(
    chooser: Chooser, chosen: Filter
) -> None:
    for each in summarise(chooser.choose(chosen)).totals:
        assert 0 <= each.low <= each.best <= each.high
        assert each.low <= each.by_ukraine <= each.high
        assert each.low <= each.by_russia <= each.high
        assert (each.best == 0) or each.events


@given(filters())
def test_a_filter_never_shows_more_people_than_there_are(chooser: Chooser, chosen: Filter) -> None:
    everything = summarise(chooser.choose(Filter())).totals
    part = summarise(chooser.choose(chosen)).totals
    for few, all_ in zip(part, everything, strict=True):
        assert few.best <= all_.best


@given(filters())
def test_the_kinds_of_events_make_up_what_is_shown(chooser: Chooser, chosen: Filter) -> None:
    shown = chooser.choose(chosen)
    made = summarise(shown)
    events = shown.event_rows()
    handed = events["kind"].isin([Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE]).sum()
    assert made.shown == handed + made.rounds + made.indirect_rounds + made.commitments
    assert made.of == 177


def test_several_places_of_one_event_are_counted_once(chooser: Chooser) -> None:
    # 563 were found in three places; each place shows its share, the total 563.
    shown = chooser.choose(Filter(words="br-2024-11-08-none moskalkova"))
    assert shown.count == 0
    shown = chooser.choose(Filter(words="moskalkova il-76"))
    assert total(shown, Kind.BODY_REPATRIATION, Direction.TO_UKRAINE).best == 563


def test_exchanges_whose_number_was_withheld_are_counted_apart(
    chooser: Chooser, frames: Frames
) -> None:
    made = total(chooser.choose(Filter()), Kind.PRISONER_EXCHANGE, Direction.TO_UKRAINE)
    exchanges = frames.events[
        (frames.events["kind"] == Kind.PRISONER_EXCHANGE)
        & frames.events["direction"].isin(["to_ukraine", "both"])
    ]
    withheld = [number for number in exchanges["to_ukraine_best"] if pd.isna(number)]
    assert made.untold == len(withheld) == 10


def test_meetings_without_one_of_the_parties_are_no_rounds(chooser: Chooser) -> None:
    made = summarise(chooser.choose(Filter(kinds=frozenset({Kind.NEGOTIATION_ROUND}))))
    assert (made.rounds, made.indirect_rounds) == (16, 6)
