"""Taking away: every format is offered, and what a file leaves out is said before it is made."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from record_copy import DATA
from streamlit.testing.v1 import AppTest

from homeward.export import formats
from homeward.export.formats import FORMATS, Order
from homeward.screen import take_away
from homeward.view.filters import Chooser, Filter


@pytest.fixture
def orders(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Order]]:
    """The orders behind the buttons as the page draws them, the latest last."""
    noted: list[tuple[str, Order]] = []
    drawn = take_away._button

    def note(each: formats.Format, order: Order) -> None:
        noted.append((each.suffix, order))
        drawn(each, order)

    monkeypatch.setattr(take_away, "_button", note)
    return noted


def test_every_format_is_offered_and_none_is_made(
    open_map: Callable[..., AppTest],
    orders: list[tuple[str, Order]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(take_away, "_make", lambda *_: pytest.fail("nobody asked for a file"))
    open_map(unfolded=["take_away"])
    assert {suffix for suffix, _ in orders} == set(FORMATS)


def test_the_choices_reach_the_order(
    open_map: Callable[..., AppTest], orders: list[tuple[str, Order]]
) -> None:
    page = open_map(unfolded=["take_away"], kind=["body_repatriation"])
    page.selectbox(key="take:extent").set_value("sumy-kursk")
    page.selectbox(key="take:size").set_value("a4")
    page.selectbox(key="take:dpi").set_value("print")
    page.text_input(key="take:title").set_value(" For the desk ").run()
    assert not page.exception
    order = dict(orders)["png"]
    assert (order.extent, order.size, order.dpi) == ("sumy-kursk", "a4", 300)
    assert order.title == "For the desk"
    assert order.shown.chosen.to_parameters() == {"kind": ["body_repatriation"]}


def test_the_present_view_is_taken_over(
    open_map: Callable[..., AppTest], orders: list[tuple[str, Order]]
) -> None:
    page = open_map(unfolded=["take_away"])
    assert "The map's present view" not in page.selectbox(key="take:extent").options
    page.session_state["present_view"] = "30.0,46.0,40.0,50.0"
    page.run()
    page.selectbox(key="take:extent").set_value("view").run()
    assert dict(orders)["png"].extent == "30.0,46.0,40.0,50.0"


def test_a_view_that_cannot_be_drawn_is_not_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    from homeward.screen import present_view

    state: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", state)
    for sent in ("", "-180,-85,180,85", "north", None, "1,2,3"):
        state["take_view"] = {"extent": sent}
        present_view._taken()
        assert "take:extent" not in state
    state["take_view"] = {"extent": "30,46,40,50"}
    present_view._taken()
    assert state["take:extent"] == "view"
    assert present_view.present_view() == "30,46,40,50"


def test_what_is_left_out_is_said_before(
    open_map: Callable[..., AppTest], chooser: Chooser, monkeypatch: pytest.MonkeyPatch
) -> None:
    import dataclasses

    short = {
        suffix: dataclasses.replace(each, most_events=each.most_events and 5)
        for suffix, each in FORMATS.items()
    }
    monkeypatch.setattr(take_away, "FORMATS", short)
    told = [caption.value for caption in open_map(unfolded=["take_away"]).caption]
    said = [words for words in told if "the latest 5 of the 177 chosen events" in words]
    assert len(said) == 2  # beside the page and beside the reports


def test_a_file_is_the_same_wherever_it_is_made(
    open_map: Callable[..., AppTest], orders: list[tuple[str, Order]], chooser: Chooser
) -> None:
    open_map(unfolded=["take_away"], q=["Istanbul"])
    suffix, order = next(each for each in orders if each[0] == "geojson")
    made = take_away._make(FORMATS[suffix], order)
    elsewhere = Order(
        shown=chooser.choose(Filter(words="Istanbul")),
        data_folder=DATA,
        made_on=dt.datetime.now(dt.UTC).date(),
    )
    assert json.loads(made)["features"]
    assert made == FORMATS[suffix].make(elsewhere)
