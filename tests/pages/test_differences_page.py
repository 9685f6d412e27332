"""The page of differing claims: it follows the filter, and its address keeps it."""

from __future__ import annotations

import re
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


def sections(page: Any) -> int:
    return words(page).count("<article")


def test_every_disputed_event_stands_on_one_of_the_pages_with_its_arithmetic(opened: Any) -> None:
    page = opened()
    seen, counts = words(page), [sections(page)]
    for number in (2, 3):
        page.pagination(key="list_page").set_value(number).run()
        assert not page.exception
        assert page.query_params["page"] in (str(number), [str(number)])
        seen += words(page)
        counts.append(sections(page))
    assert counts == [20, 20, 14]
    assert "320 + 89 + 154 = 563" in seen
    assert "1,245 and 1,248 to Ukraine differ by 3" in seen
    titles = re.findall(r"event=([^&\"]+)", seen)
    assert len(set(titles)) == 54, "no event stands on two pages, none on none"


def test_a_link_to_a_page_opens_it_with_its_filter(open_map: Any) -> None:
    page = open_map()
    page.switch_page(str(PROJECT_FOLDER / "pages" / "differences.py"))
    page.query_params["kind"] = ["body_repatriation", "prisoner_exchange"]
    page.query_params["page"] = ["2"]
    page.run()
    assert not page.exception
    assert page.pagination(key="list_page").value == 2
    assert "Shown here: 21–" in " ".join(each.value for each in page.markdown)
    links = re.findall(r'href="(\./differences[^"]*)"', words(page))
    assert [("page=" in link, "kind=" in link) for link in links] == [(False, True), (True, True)]
    assert not page.warning
    page.multiselect(key="dispute").set_value(["count"]).run()
    assert "page" not in page.query_params, "another filter begins at the first page"


def test_a_page_that_the_list_has_not_is_its_last(open_map: Any) -> None:
    page = open_map()
    page.switch_page(str(PROJECT_FOLDER / "pages" / "differences.py"))
    page.query_params["page"] = ["99"]
    page.run()
    assert sections(page) == 14
    assert page.query_params["page"] in ("3", ["3"])


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
    assert 0 < sections(page) < 20
    assert not page.get("pagination"), "what fits one page has no pages"
    assert page.query_params["dispute"] in ("identity", ["identity"])


def test_nothing_disputed_is_said_plainly(opened: Any) -> None:
    page = opened(status=["undisputed"])
    assert "differ on none of the shown events" in page.info[0].value
