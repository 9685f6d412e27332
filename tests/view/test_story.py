from __future__ import annotations

import pytest

from homeward.model import Kind, Role
from homeward.store.frames import Frames
from homeward.view.chart_numbers import places_of_recovery
from homeward.view.filters import Chooser, Filter
from homeward.view.markup import to_html
from homeward.view.story import Story, Stream, places_with_stories, story
from homeward.view.story_chart import chart_words, story_chart, story_numbers
from homeward.view.story_page import summary, timeline, what_it_is

BAKHMUT, SUMY, ISTANBUL, DONETSK = (
    "geonames:713174",
    "iso:UA-59",
    "geonames:745044",
    "iso:UA-14",
)
BODIES = Stream(role=Role.RECOVERY, kind=Kind.BODY_REPATRIATION)


def told(frames: Frames, place_id: str) -> Story:
    found = story(frames, place_id)
    assert found is not None
    return found


def test_from_bakhmut_56_89_and_71_were_recovered_and_five_events_tell_no_number(
    frames: Frames,
) -> None:
    entries = told(frames, BAKHMUT).entries
    running = [entry.running.low for entry in entries if entry.running and entry.amount.is_told]
    assert running == [56, 145, 216]
    total = told(frames, BAKHMUT).totals[BODIES]
    assert (total.low, total.high, total.told, total.untold) == (216, 216, 3, 5)


def test_sumy_oblast_was_a_place_of_recovery_and_of_handover(frames: Frames) -> None:
    totals = told(frames, SUMY).totals
    assert (totals[BODIES].low, totals[BODIES].told, totals[BODIES].untold) == (5, 1, 2)
    exchanges = totals[Stream(role=Role.HANDOVER, kind=Kind.PRISONER_EXCHANGE)]
    assert (exchanges.low, exchanges.high) == (5 + 1 + 75 + 75, 156)


def test_istanbul_has_the_rounds_in_its_palaces_and_what_was_agreed_there(frames: Frames) -> None:
    found = told(frames, ISTANBUL)
    assert {place.name for place in found.inside} == {
        "Dolmabahçe Palace, Istanbul",
        "Çırağan Palace, Istanbul",
    }
    agreed = {entry.event.event_id: entry.agreed for entry in found.entries}
    assert {each.event_id for each in agreed["NR-2025-06-02"]} == {
        "CM-2025-06-02-bodies",
        "CM-2025-06-02-pows",
    }
    assert not found.totals, "nobody is counted as moved by talks"
    assert not any(entry.event.event_id.startswith("CM-2025-06-02") for entry in found.entries)


def test_an_oblast_and_its_town_give_a_range_since_the_89_may_lie_inside_the_320(
    frames: Frames,
) -> None:
    entries = {entry.event.event_id: entry for entry in told(frames, DONETSK).entries}
    amount = entries["BR-2024-11-08"].amount
    assert amount is not None
    assert (amount.low, amount.high) == (320, 320 + 89)


def test_a_place_that_all_passed_through_takes_the_range_of_the_event(frames: Frames) -> None:
    found = told(frames, "iso:BY")
    entry = next(each for each in found.entries if each.event.event_id == "PX-2025-08-24")
    assert entry.amount is not None
    assert (entry.amount.low, entry.amount.high) == (146, 154)


def test_running_totals_never_fall_and_end_at_the_total(frames: Frames) -> None:
    for place_id in places_with_stories(frames):
        found = told(frames, place_id)
        last: dict[Stream, int] = {}
        for entry in found.entries:
            if entry.running is not None:
                assert entry.running.low >= last.get(entry.stream, 0)
                assert entry.running.low <= entry.running.high
                last[entry.stream] = entry.running.low
        assert last == {stream: total.low for stream, total in found.totals.items()}


def test_a_story_tells_as_many_bodies_as_the_ranking_of_places(
    frames: Frames, chooser: Chooser
) -> None:
    ranked = places_of_recovery(chooser.choose(Filter()))
    for row in ranked[ranked["people"].notna()].itertuples():
        found = told(frames, str(row.place_id))
        if not found.inside:
            assert found.totals[BODIES].low == row.people


def test_a_place_that_no_event_has_has_no_story(frames: Frames) -> None:
    assert story(frames, "geonames:1") is None
    assert story(frames, "") is None


def test_every_line_leads_to_its_event(frames: Frames) -> None:
    found = told(frames, BAKHMUT)
    page = to_html(timeline(found))
    for entry in found.entries:
        assert f"event={entry.event.event_id}" in page
    assert page.count("<li") == len(found.entries) == 8
    assert "Recovered from here: 89 bodies (of 563 to Ukraine)" in page
    assert "145 told by then" in page


def test_the_summary_says_what_is_lacking(frames: Frames) -> None:
    words = to_html(summary(told(frames, BAKHMUT)))
    assert "Recovered from here: 216 bodies in 8 events; 5 of them without a number" in words
    assert "6 rounds of talks; 6 commitments made here" in to_html(summary(told(frames, ISTANBUL)))
    assert what_it_is(told(frames, ISTANBUL)).startswith("town or village, with Dolmabahçe")


@pytest.mark.parametrize("place_id", [BAKHMUT, SUMY, ISTANBUL, "iso:BY"])
def test_the_chart_has_a_mark_for_every_line(frames: Frames, place_id: str) -> None:
    found = told(frames, place_id)
    assert len(story_numbers(found)) == len(found.entries)
    assert story_chart(found).to_dict()["height"] > 100
    assert chart_words(found)


def test_every_place_of_the_record_has_a_story_and_can_be_drawn(frames: Frames) -> None:
    for place_id, events in places_with_stories(frames).items():
        found = told(frames, place_id)
        assert events >= 1
        assert found.entries or found.place.place_id == place_id
        to_html(summary(found), timeline(found))
