from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from homeward.model import Kind
from homeward.store import schema
from homeward.store.engine import writing
from homeward.store.frames import Frames
from homeward.store.framing import read_frames
from homeward.view.cards import event_card, place_card, place_cards
from homeward.view.filters import Chooser, Filter


def card_of(frames: Frames, event_id: str) -> dict[str, Any]:
    card = event_card(frames, event_id)
    assert card is not None
    return card


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)
    elif isinstance(value, str):
        yield value


def test_every_event_has_a_card_of_plain_values(frames: Frames) -> None:
    for event_id in frames.events["event_id"]:
        card = card_of(frames, event_id)
        assert json.loads(json.dumps(card)) == card
        assert card["summary"]
        assert card["claims"]
        assert not [text for text in texts(card) if text in ("nan", "None", "<NA>", "NaT")]


def test_a_card_shows_ranges_and_whose_count_it_is(frames: Frames) -> None:
    card = card_of(frames, "BR-2025-06-16")
    assert card["date"] == "16 June 2025"
    assert card["numbers"] == [
        {
            "direction": "To Ukraine",
            "range": "1,245–1,248",
            "best": "1,245",
            "sides": "Kyiv counts 1,245, Moscow 1,248",
        },
        {"direction": "To Russia", "range": "51", "best": "", "sides": "Moscow counts 51"},
    ]


def test_a_card_shows_places_by_role_with_who_says_so(frames: Frames) -> None:
    card = card_of(frames, "BR-2024-11-08")
    places = {each["role"]: each["places"] for each in card["places"]}
    (belarus,) = places["Place of handover"]
    assert belarus["claimed_by"] == "Tatyana Moskalkova; Dmytro Lubinets"
    donetsk, bakhmut = places["Place of recovery"]
    assert (donetsk["people"], bakhmut["people"]) == ("320", "89")
    assert bakhmut["precision"] == "near the town"
    assert places["Held (morgue or captivity)"][0]["people"] == "154"


def test_a_card_shows_the_claims_side_by_side(frames: Frames) -> None:
    claims = card_of(frames, "BR-2025-06-16")["claims"]
    assert [claim["claim_id"][-3:] for claim in claims] == ["c01", "c02", "c03", "c04"]
    moscow = claims[1]
    assert moscow["claimant"] == "Ministry of Defence of Russia"
    assert moscow["sides"] == ["Russia"]
    assert moscow["stance"] == "says"
    assert moscow["numbers"] == "1,248 to Ukraine, 51 to Russia"
    assert moscow["url"].startswith("http")


def test_a_round_shows_no_numbers_and_a_commitment_says_that_it_is_promised(
    frames: Frames,
) -> None:
    assert card_of(frames, "NR-2025-06-02")["numbers"] == []
    assert card_of(frames, "CM-2025-06-02-bodies")["promised"] is True
    assert card_of(frames, "BR-2025-06-11")["promised"] is False


def test_a_commitment_shows_each_sides_view_of_how_it_was_met(frames: Frames) -> None:
    views = card_of(frames, "CM-2025-06-02-pows")["statuses"]
    assert ("Met", "Vladimir Medinsky") in [(v["status"], v["said_by"]) for v in views]
    assert ("Disputed", "") in [(v["status"], v["said_by"]) for v in views]


def test_related_events_are_named_from_both_ends(frames: Frames) -> None:
    promise = card_of(frames, "CM-2025-06-02-bodies")["related"]
    assert {each["event_id"] for each in promise if each["relation"] == "Fulfilled by"} == {
        f"BR-2025-06-{day}" for day in (11, 13, 14, 15, 16)
    }
    handover = card_of(frames, "BR-2025-06-11")["related"]
    assert ("Fulfils", "CM-2025-06-02-bodies") in [
        (each["relation"], each["event_id"]) for each in handover
    ]


@pytest.mark.parametrize(
    ("event_id", "words"),
    [
        ("BR-2023-09-15", "Rests on a single source."),
        ("PX-2022-10-26", "The date was inferred, not given."),
        ("BR-2022-06-U25", "Kept out of totals"),
        ("NR-2025-02-18", "without one of the two parties"),
        ("BR-2024-11-29", "1 claim without an address."),
        ("BR-2025-01-24", "Forbes Russia"),
    ],
)
def test_what_is_weak_about_an_event_is_said(frames: Frames, event_id: str, words: str) -> None:
    assert any(words in spot for spot in card_of(frames, event_id)["weak_spots"])


@pytest.mark.parametrize(
    ("origin", "words"),
    [("document", "Added from a document"), ("kept", "No longer in the record")],
)
def test_what_is_not_of_the_record_says_so(loaded: sa.Engine, origin: str, words: str) -> None:
    with writing(loaded).begin() as connection:
        connection.execute(
            sa.update(schema.events)
            .where(schema.events.c.event_id == "BR-2025-06-14")
            .values(origin=origin)
        )
    (spot, *_) = card_of(read_frames(loaded), "BR-2025-06-14")["weak_spots"]
    assert spot.startswith(words)


def test_an_unknown_event_has_no_card(frames: Frames) -> None:
    assert event_card(frames, "nothing") is None
    assert event_card(frames, "") is None


def test_a_places_card_lists_its_shown_events_newest_first(chooser: Chooser) -> None:
    card = place_card(chooser.choose(Filter()), "geonames:713174")
    assert card is not None
    assert card["name"] == "Bakhmut"
    dates = [event["date"].split()[-1] for event in card["events"]]
    assert dates == sorted(dates, reverse=True)
    assert card["count"] == f"{len(dates)} events"


def test_a_places_card_holds_only_what_the_filter_shows(chooser: Chooser) -> None:
    period = Filter(first_on=dt.date(2024, 11, 1), last_on=dt.date(2024, 11, 30))
    card = place_card(chooser.choose(period), "geonames:713174")
    assert card is not None
    assert [event["event_id"] for event in card["events"]] == ["BR-2024-11-08"]
    assert card["events"][0]["roles"] == "Place of recovery: 89"


def test_a_place_without_a_shown_event_has_no_card(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(words="no such words"))
    assert place_card(shown, "geonames:713174") is None
    assert place_card(chooser.choose(Filter()), "own:nowhere") is None


HOSTILE = "</script><img src=x onerror=alert(1)>`${alert(1)}`\"'&"


def test_hostile_text_stays_the_text_it_is(loaded: sa.Engine) -> None:
    with writing(loaded).begin() as connection:
        for table, column in ((schema.events, "summary"), (schema.claims, "statement")):
            connection.execute(sa.update(table).values({column: HOSTILE}))
    card = card_of(read_frames(loaded), "BR-2024-11-08")
    assert card["summary"] == HOSTILE
    assert {claim["statement"] for claim in card["claims"]} == {HOSTILE}


def test_the_cards_of_all_places_are_the_cards_of_each(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(kinds=frozenset({Kind.BODY_REPATRIATION})))
    cards = place_cards(shown)
    assert len(cards) > 10
    assert cards == {place_id: place_card(shown, place_id) for place_id in cards}
    named = shown.frames.event_places[shown.event_places]["place_id"]
    assert set(cards) == set(named)
