"""The language of the pages: chosen there, kept in the address and from page to page."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from homeward.language import speaking
from homeward.settings import PROJECT_FOLDER


def captions(page: AppTest) -> str:
    return " ".join(caption.value for caption in page.caption)


def test_a_link_with_a_language_opens_the_page_in_it(open_map: Any, chooser: Any) -> None:
    page = open_map(lang=["uk"], kind=["negotiation_round"])
    count, of = int((chooser.frames.events["kind"] == "negotiation_round").sum()), 177
    assert f"Показано {count} з {of} подій" in captions(page)
    assert page.query_params["lang"] == "uk"


def test_the_language_is_chosen_on_the_page_and_the_filter_stays(open_map: Any) -> None:
    page = open_map(kind=["negotiation_round"])
    page.button_group(key="language_choice").set_value("uk").run()
    assert "Показано" in captions(page)
    assert page.query_params["lang"] == "uk"
    assert page.query_params["kind"] == "negotiation_round"
    with speaking("uk"):  # the test reads the choices of the page back in its own thread
        page.button_group(key="language_choice").set_value("en").run()
    assert "Shown" in captions(page)
    assert "lang" not in page.query_params


def test_the_language_goes_along_to_another_page(open_map: Any) -> None:
    page = open_map(lang=["uk"])
    with speaking("uk"):  # the test reads the choices of the page back in its own thread
        page.switch_page(str(PROJECT_FOLDER / "pages" / "sources.py")).run()
    assert page.title[0].value == "Джерела і метод"
    assert page.query_params["lang"] == "uk"


@pytest.mark.parametrize("code", ["xx", "<script>", "", "../uk"])
def test_a_language_that_is_not_offered_means_english(open_map: Any, code: str) -> None:
    page = open_map(lang=[code])
    assert "Shown" in captions(page)
    assert "lang" not in page.query_params


def test_an_english_page_does_not_say_that_the_record_is_english(open_map: Any) -> None:
    assert "in English" not in captions(open_map())
    assert "англійською" in captions(open_map(lang=["uk"]))
