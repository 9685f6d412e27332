"""What axe-core finds on the pages: nothing serious in Homeward's own markup.

Streamlit's own pieces that Homeward cannot change are named in `STREAMLITS`, each with why.
"""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import FRAME, Visit

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

STREAMLITS = {
    # The parts of a date field are narrow; the whole field is one target of full height.
    "target-size": '[role="spinbutton"]',
    # The side bar scrolls by keyboard through the fields within it.
    "scrollable-region-focusable": '[data-testid="stSidebarContent"]',
}


def findings(page: Page) -> list[str]:
    """Return a line for each serious finding, in the page and in the map's frame."""
    for frame in page.frames:
        frame.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(
        "(rules) => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })", RULES
    )
    return [
        f"{rule['id']}: {node['html'][:200]} at {node['target']}"
        for rule in found["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
        if not _is_streamlits(page, rule["id"], node)
    ]


def _is_streamlits(page: Page, rule: str, node: Any) -> bool:
    selector = STREAMLITS.get(rule)
    if selector is None or len(node["target"]) != 1:
        return False
    return bool(
        page.evaluate(
            "([at, selector]) => document.querySelector(at)?.matches(selector)",
            [node["target"][0], selector],
        )
    )


@pytest.mark.browser
def test_axe_finds_nothing_serious_on_the_map_page_with_an_event_open(
    visit: Visit, address: str
) -> None:
    page = visit.open(f"{address}/?event=BR-2024-11-08")
    page.get_by_text("320").first.wait_for()
    visit.settle()  # what is about to be replaced is faded
    assert findings(page) == []


@pytest.mark.browser
def test_axe_finds_nothing_serious_in_ukrainian_on_a_telephone(narrow: Visit, address: str) -> None:
    page = narrow.open(f"{address}/?lang=uk&place=geonames:745044")
    page.wait_for_function("document.documentElement.lang === 'uk'")
    narrow.settle()
    assert findings(page) == []


@pytest.mark.browser
@pytest.mark.parametrize("path", ["documents", "rounds", "differences", "sources"])
def test_axe_finds_nothing_serious_on_the_other_pages(
    path: str, visit: Visit, address: str
) -> None:
    page = visit.page
    page.goto(f"{address}/{path}")
    page.locator("h1").first.wait_for(timeout=30_000)
    visit.settle()
    page.wait_for_timeout(1500)  # charts and tables draw after the texts
    assert findings(page) == []


@pytest.mark.browser
def test_the_check_sees_what_is_wrong_also_inside_the_map(visit: Visit, address: str) -> None:
    page = visit.open(address)
    frame = page.frame_locator(FRAME).locator("body")
    frame.evaluate("body => { const made = document.createElement('button'); body.append(made); }")
    assert any(line.startswith("button-name") for line in findings(page))
