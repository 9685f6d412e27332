"""The page of its own, opened from disk."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from homeward.export.page import page
from homeward.settings import Settings
from homeward.view.filters import Chooser, Filter

pytestmark = pytest.mark.browser


@pytest.fixture
def written(chooser: Chooser, tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    shown = chooser.choose(Filter())
    path.write_bytes(page(shown, data_folder=Settings().data_folder, made_on=dt.date(2026, 6, 1)))
    return path.as_uri()


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_it_opens_from_disk_without_a_request(
    browser: Browser, written: str, width: int, height: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    asked: list[str] = []
    errors: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    opened: Any = context.new_page()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    opened.goto(written)
    opened.wait_for_selector("html[data-ready=yes]")
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    opened.locator("#table tbody button").filter(has_text="11 June 2025").click()
    card = opened.locator("#card")
    assert "1,212" in card.locator(".hw-numbers dd").first.text_content()
    opened.evaluate(
        "(() => { const marks = Homeward.page.atlas.marks;"
        "const found = marks._drawn.find(each => each.mark.name === 'Istanbul');"
        "marks.fire('chosen', { mark: found.mark }); })()"
    )
    card.get_by_role("heading", name="Istanbul").wait_for()
    card.get_by_role("button").first.click()
    card.get_by_role("button", name="all events of this place").wait_for()
    assert errors == []
    context.close()


def test_the_table_sorts_by_its_heads(browser: Browser, written: str) -> None:
    opened: Any = browser.new_page()
    opened.goto(written)
    head = opened.get_by_role("columnheader", name="To Ukraine")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    cells = opened.locator("#table tbody tr td:nth-child(3)")
    numbers = [int(text.replace(",", "")) for text in cells.all_text_contents() if text]
    assert numbers == sorted(numbers)
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert opened.locator("#table tbody tr td:nth-child(3)").first.text_content() == "6,000"
    opened.close()
