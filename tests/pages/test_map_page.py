"""The map page without a browser: what it shows follows from its widgets and its address."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from homeward.model import Kind, Role
from homeward.view.filters import Chooser, Filter


def shown_words(page: AppTest) -> str:
    return next(caption.value for caption in page.caption if "Shown" in caption.value)


def headline(page: AppTest) -> str:
    return " ".join(block.proto.body for block in page.get("html"))


def table(page: AppTest) -> Any:
    return page.dataframe[-1].value


def card(page: AppTest) -> dict[str, Any]:
    sent = [json.loads(each.proto.json) for each in page.get("bidi_component")]
    (found,) = [each["card"] for each in sent if "card" in each]
    return dict(found)


def test_the_whole_record_is_shown_first(open_map: Any, chooser: Chooser) -> None:
    page = open_map()
    events = len(chooser.frames.events)
    assert f"Shown {events} of {events} events" in shown_words(page)
    assert len(table(page)) == events
    assert not page.query_params


def test_a_tick_box_narrows_the_page_and_says_how_many_it_would_show(
    open_map: Any, chooser: Chooser
) -> None:
    page = open_map()
    rounds = chooser.choose(Filter(kinds=frozenset({Kind.NEGOTIATION_ROUND}))).count
    box = page.checkbox(key="kind:negotiation_round")
    assert box.label.endswith(f"· {rounds}")
    box.check().run()
    assert f"Shown {rounds} of" in shown_words(page)
    assert page.query_params["kind"] == "negotiation_round"
    assert set(table(page)["Kind"]) == {"Negotiation round"}


def test_counts_on_the_boxes_follow_the_period(open_map: Any) -> None:
    page = open_map()
    page.slider(key="period").set_value((dt.date(2025, 6, 11), dt.date(2025, 6, 16))).run()
    assert page.checkbox(key="kind:body_repatriation").label.endswith("· 6")
    assert page.checkbox(key="kind:negotiation_round").label.endswith("· 0")
    assert page.query_params["from"] == "2025-06-11"
    assert page.query_params["to"] == "2025-06-16"


def test_june_2025_reads_both_governments_counts(open_map: Any) -> None:
    page = open_map(kind=["body_repatriation"], from_=["2025-06-11"], to=["2025-06-16"])
    text = headline(page)
    assert "6,057" in text
    assert "Kyiv's count 6,057, Moscow's 6,060" in text


def test_a_region_keeps_its_choice_when_the_counts_in_its_label_change(open_map: Any) -> None:
    page = open_map(region=["UA-14"])
    before = shown_words(page)
    page.slider(key="period").set_value((dt.date(2024, 1, 1), dt.date(2024, 12, 31))).run()
    assert page.query_params["region"] == "UA-14"
    assert list(page.session_state["region"]) == ["UA-14"]
    assert shown_words(page) != before
    page.slider(key="period").set_value((dt.date(2022, 2, 24), dt.date(2022, 3, 1))).run()
    assert page.query_params["region"] == "UA-14"


def test_a_link_restores_filters_period_and_selection(open_map: Any, chooser: Chooser) -> None:
    page = open_map(
        kind=["body_repatriation"],
        region=["UA-14", "RU-KRS"],
        role=["recovery"],
        from_=["2025-01-01"],
        event=["BR-2025-06-11"],
    )
    assert page.checkbox(key="kind:body_repatriation").value
    assert page.checkbox(key="role:recovery").value
    assert sorted(page.multiselect(key="region").value) == ["RU-KRS", "UA-14"]
    assert page.session_state["period"][0] == dt.date(2025, 1, 1)
    assert card(page)["event_id"] == "BR-2025-06-11"
    expected = chooser.choose(
        Filter(
            kinds=frozenset({Kind.BODY_REPATRIATION}),
            regions=frozenset({"UA-14", "RU-KRS"}),
            roles=frozenset({Role.RECOVERY}),
            first_on=dt.date(2025, 1, 1),
        )
    )
    assert f"Shown {expected.count} of" in shown_words(page)
    assert not page.warning


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("kind", "party", "kind=party is not understood"),
        ("region", "XX-99", "region=XX-99 is not understood"),
        ("from", "yesterday", "from=yesterday is not understood"),
        ("event", "BR-1999-01-01", "an event that the store does not hold"),
        ("colour", "blue", "The link holds colour"),
    ],
)
def test_nonsense_in_a_link_is_left_out_with_a_note(
    open_map: Any, chooser: Chooser, name: str, value: str, said: str
) -> None:
    page = open_map(**{name: [value], "status": ["disputed"]})
    assert any(
        said in warning.value.replace("\\", "").replace("\u200b", "") for warning in page.warning
    )
    assert page.checkbox(key="status:disputed").value
    assert name not in page.query_params


def test_reset_shows_everything_again(open_map: Any, chooser: Chooser) -> None:
    page = open_map(kind=["commitment"], q=["Istanbul"], event=["CM-2025-06-02-bodies"])
    page.button(key="reset").click().run()
    events = len(chooser.frames.events)
    assert f"Shown {events} of" in shown_words(page)
    assert not page.query_params
    assert page.text_input(key="words").value == ""


def test_exact_days_and_presets_move_the_slider(open_map: Any) -> None:
    page = open_map()
    page.date_input(key="first_day").set_value(dt.date(2025, 6, 2)).run()
    assert page.slider(key="period").value[0] == dt.date(2025, 6, 2)
    page.button_group(key="preset").set_value("2024").run()
    assert page.slider(key="period").value == (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    assert page.query_params["from"] == "2024-01-01"


def test_the_card_tells_the_claims_side_by_side_and_where_they_differ(open_map: Any) -> None:
    page = open_map(event=["BR-2025-06-16"])
    shown = card(page)
    assert shown["numbers"][0]["range"] == "1,245–1,248"
    assert "Kyiv counts 1,245, Moscow 1,248 to Ukraine." in shown["differences"]
    sides = {side for claim in shown["claims"] for side in claim["sides"]}
    assert {"Ukraine", "Russia"} <= sides
    assert all(claim["url"].startswith("http") for claim in shown["claims"])


def test_a_place_shows_its_events(open_map: Any) -> None:
    page = open_map(place=["geonames:745044"])
    shown = card(page)
    assert shown["name"] == "Istanbul"
    assert "CM-2025-06-02-bodies" in {event["event_id"] for event in shown["events"]}


def test_what_has_no_place_or_no_day_is_counted_in_the_tray(
    open_map: Any, chooser: Chooser
) -> None:
    page = open_map(unfolded=["tray"])
    placed = set(chooser.frames.event_places["event_id"])
    placeless = sum(event not in placed for event in chooser.frames.events["event_id"])
    (tray,) = [each for each in page.expander if "not on the map" in each.label]
    assert tray.label.startswith(f"{placeless} events not on the map")
    assert "no place told" in set(tray.dataframe[0].value["Why"])


def test_what_is_folded_away_is_drawn_only_when_opened(open_map: Any) -> None:
    closed = open_map()
    folds = [each for each in closed.expander if not each.children]
    assert len(folds) == 4, "the context, the tray, the files and the links"
    opened = open_map(unfolded=["context", "links", "take_away", "tray"])
    assert not [each for each in opened.expander if not each.children]


def test_a_part_stays_open_when_its_label_changes(open_map: Any) -> None:
    page = open_map(unfolded=["tray"])
    page.checkbox(key="kind:body_repatriation").check().run()
    (tray,) = [each for each in page.expander if "not on the map" in each.label]
    assert len(tray.dataframe) == 1


def test_an_empty_choice_says_why_and_offers_the_way_out(open_map: Any) -> None:
    page = open_map(q=["no such words anywhere"])
    assert any("No event fits" in info.value for info in page.info)
    assert any("Reset" in button.label for button in page.button)


def test_hostile_words_in_a_link_stay_text(open_map: Any) -> None:
    hostile = "<img src=x onerror=alert(1)> **bold** :smile: $x$ `${1}`"
    page = open_map(kind=[hostile])
    (note,) = [warning.value for warning in page.warning]
    assert "\\<img" in note
    assert "\\*\\*bold" in note
    assert ":smile:" not in note.replace("\\", "")
