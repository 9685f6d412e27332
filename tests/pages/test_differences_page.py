"""The page of differing claims: it follows the filter, and its address keeps it."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from homeward.settings import PROJECT_FOLDER


def words(page: Any) -> str:
    return " ".join(block.proto.body for block in page.get("html"))


@pytest.fixture
def opened(open_map: Any) -> Any:
    def go(**parameters: list[str]) -> AppTest:
        page = open_map(**parameters)
        page.switch_page(str(PROJECT_FOLDER / "pages" / "differences.py")).run()
        assert not page.exception, page.exception
        return page

    return go


def test_every_disputed_event_stands_there_with_its_arithmetic(opened: Any) -> None:
    text = words(opened())
    assert "320 + 89 + 154 = 563" in text
    assert "1,245 and 1,248 to Ukraine differ by 3" in text
    assert text.count("<article") == 54


def test_the_filter_of_the_map_page_comes_along(opened: Any) -> None:
    page = opened(dispute=["breakdown"], kind=["body_repatriation"])
    text = words(page)
    assert "320 + 89 + 154 = 563" in text
    assert "1,245 and 1,248" not in text
    assert page.query_params["dispute"] in ("breakdown", ["breakdown"])


def test_choosing_a_kind_of_dispute_narrows_the_list_and_the_address(opened: Any) -> None:
    page = opened()
    page.multiselect(key="dispute").set_value(["identity"]).run()
    assert not page.exception
    assert words(page).count("<article") < 54
    assert page.query_params["dispute"] in ("identity", ["identity"])


def test_nothing_disputed_is_said_plainly(opened: Any) -> None:
    page = opened(status=["undisputed"])
    assert "differ on none of the shown events" in page.info[0].value
