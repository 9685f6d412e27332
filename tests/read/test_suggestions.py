"""Of what a language model proposes only what the text's own words bear out is kept."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.errors import ModelUnavailable
from homeward.geo.gazetteer import Gazetteer
from homeward.model import Count, Kind
from homeward.read.asking import LONGEST_TEXT, messages_about
from homeward.read.places import Places
from homeward.read.suggestions import Suggestions, suggestions_in

TEXT = (
    "Sumy, Tuesday. Volunteers who drive the white lorries say that 517 of the fallen came home "
    "near Sumy on Monday, twelve of them unnamed. Officials in Kyiv gave no number."
)
DAY = dt.date(2026, 5, 5)
GOOD: dict[str, Any] = {
    "kind": "body_repatriation",
    "date": {"value": "2026-05-04", "quote": "on Monday"},
    "to_ukraine": {"value": 517, "quote": "517 of the fallen came home"},
    "to_russia": None,
    "places": [{"name": "Sumy", "role": "handover", "quote": "near Sumy"}],
    "claims": [
        {"claimant": "Volunteers", "stance": "asserts", "quote": "517 of the fallen came home"}
    ],
}


@pytest.fixture(scope="session")
def places(gazetteer: Gazetteer) -> Places:
    return Places(gazetteer)


def check(answer: object, places: Places) -> Suggestions:
    told = answer if isinstance(answer, str) else json.dumps({"events": [answer]})
    return suggestions_in(told, TEXT, model="m", published=(DAY, DAY), language="en", places=places)


def test_what_the_words_bear_out_is_kept_and_marked(places: Places) -> None:
    found = check(GOOD, places)
    (event,) = found.events
    assert found.dropped == 0
    assert (event.kind, event.date, event.proposed_by) == (
        Kind.BODY_REPATRIATION, "2026-05-04", "m",
    )  # fmt: skip
    assert event.to_ukraine == Count.exactly(517)
    assert event.places[0].place_id is not None
    assert event.claims[0].to_ukraine == Count.exactly(517)
    quote = event.claims[0].quote
    assert TEXT[quote.start : quote.end] == quote.exact


@pytest.mark.parametrize(
    "change",
    [
        {"to_ukraine": {"value": 517, "quote": "517 bodies came home"}},
        {"to_ukraine": {"value": 17, "quote": "517 of the fallen came home"}},
        {"to_ukraine": {"value": 51, "quote": "517 of the fallen"}},
        {"to_ukraine": {"value": "517", "quote": "517 of the fallen"}},
        {"to_ukraine": {"value": True, "quote": "517 of the fallen"}},
        {"to_ukraine": {"value": -517, "quote": "517 of the fallen"}},
        {"to_ukraine": 517},
        {"date": {"value": "2026-05-03", "quote": "on Monday"}},
        {"date": {"value": "2026-05-04", "quote": "near Sumy"}},
        {"date": {"value": "Monday", "quote": "on Monday"}},
        {"places": [{"name": "Kharkiv", "role": "handover", "quote": "near Sumy"}]},
        {"places": [{"name": "Sumy", "role": "battle", "quote": "near Sumy"}]},
        {"places": ["Sumy"]},
    ],
)
def test_a_value_without_its_words_is_dropped_and_counted(
    change: dict[str, Any], places: Places
) -> None:
    found = check({**GOOD, **change}, places)
    (event,) = found.events
    assert found.dropped == 1
    name = next(iter(change))
    assert not getattr(event, name)


def test_a_number_word_bears_out_its_number(places: Places) -> None:
    told = {**GOOD, "to_ukraine": {"value": 12, "quote": "twelve of them unnamed"}}
    assert check(told, places).events[0].to_ukraine == Count.exactly(12)


def test_an_event_without_any_words_is_dropped(places: Places) -> None:
    invented = {"kind": "prisoner_exchange", "claims": [{"quote": "300 came home."}]}
    assert check(invented, places) == Suggestions(events=(), dropped=2)
    assert check({"kind": "battle"}, places) == Suggestions(events=(), dropped=1)


@pytest.mark.parametrize(
    "answer",
    ["", "I cannot help with that.", "[1, 2]", '{"events": 3}', "{" * 5000, '{"a":' * 90_000,
     '{"events": [', "[" * 90_000, "null"],
)  # fmt: skip
def test_an_answer_that_is_no_answer_is_one_clear_error(answer: str, places: Places) -> None:
    with pytest.raises(ModelUnavailable, match="answer is") as raised:
        check(answer, places)
    assert "\n" not in str(raised.value)


def test_talk_around_the_object_is_passed_over(places: Places) -> None:
    answer = "Here you are:\n```json\n" + json.dumps({"events": [GOOD]}) + "\n```\nAnything else?"
    assert len(check(answer, places).events) == 1


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["body_repatriation", "asserts", "517 of the fallen", "near Sumy", "Sumy"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from([*GOOD, "value", "quote", "name", "role", "claimant", "stance"]), inner,
        max_size=4,
    ),
    max_leaves=20,
)  # fmt: skip


@given(told=st.dictionaries(st.sampled_from(list(GOOD)), anything, max_size=6))
def test_no_answer_breaks_the_check_and_every_quote_is_in_the_text(
    told: dict[str, Any], places: Places
) -> None:
    for event in check({"kind": "body_repatriation", **told}, places).events:
        quotes = [claim.quote for claim in event.claims] + [place.quote for place in event.places]
        assert all(TEXT[quote.start : quote.end] == quote.exact for quote in quotes)
        assert event.proposed_by == "m"


def test_a_long_text_is_sent_only_in_part() -> None:
    system, user = messages_about("a" * (LONGEST_TEXT + 9))
    assert system["role"] == "system"
    assert len(user["content"]) == LONGEST_TEXT
