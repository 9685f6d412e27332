"""The story of a place: chosen in a list, or by an address that names it."""

from __future__ import annotations

from typing import Any

from homeward.settings import PROJECT_FOLDER


def place_page(opened: Any, **parameters: str) -> Any:
    for name, value in parameters.items():
        opened.query_params[name] = value
    opened.switch_page(str(PROJECT_FOLDER / "pages" / "place.py")).run()
    assert not opened.exception, opened.exception
    return opened


def words(page: Any) -> str:
    return " ".join(block.proto.body for block in page.get("html"))


def test_an_address_tells_the_story_of_its_place(open_map: Any) -> None:
    page = place_page(open_map(), place="geonames:713174")
    assert [header.value for header in page.header] == ["Bakhmut"]
    assert "Recovered from here: 216 bodies" in words(page)


def test_choosing_another_place_tells_its_story_and_changes_the_address(open_map: Any) -> None:
    page = place_page(open_map(), place="geonames:713174")
    page.selectbox(key="story_place").set_value("geonames:745044").run()
    assert [header.value for header in page.header] == ["Istanbul"]
    assert page.query_params["place"] in ("geonames:745044", ["geonames:745044"])


def test_the_place_selected_on_the_map_comes_along(open_map: Any) -> None:
    page = open_map(place=["iso:UA-59"])
    del page.query_params["place"]
    assert [header.value for header in place_page(page).header] == ["Sumy Oblast"]


def test_without_a_place_one_is_asked_for(open_map: Any) -> None:
    page = place_page(open_map())
    assert "Choose a place" in page.info[0].value


def test_a_place_that_is_not_known_is_said_to_be_so(open_map: Any) -> None:
    page = place_page(open_map(), place="geonames:1<script>")
    assert "does not hold" in page.warning[0].value


def test_the_card_of_a_place_leads_to_its_story(open_map: Any) -> None:
    assert 'href="./place?place=geonames%3A713174"' in words(open_map(place=["geonames:713174"]))
    assert "./place?" not in words(open_map(event=["BR-2024-11-08"]))
