"""The charts, the differing claims and the story of a place in a real browser, offline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


def test_the_filter_goes_from_map_to_charts_to_differences_and_back(
    visit: Any, address: str, downloads: Path
) -> None:
    chosen = "kind=body_repatriation&from=2025-06-01&to=2025-06-30"
    warnings: list[str] = []
    visit.page.on(
        "console",
        lambda message: warnings.append(message.text) if message.text.startswith("WARN") else None,
    )
    page = visit.open(f"{address}/?{chosen}")
    page.get_by_role("link", name="Charts", exact=True).click()
    page.get_by_text("6,057 bodies to Ukraine").first.wait_for(timeout=30_000)
    page.wait_for_url(f"**/charts?{chosen}")
    page.locator('[data-testid="stVegaLiteChart"] svg.marks').nth(1).wait_for()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Drawing (SVG)").first.click()
    taken.value.save_as(downloads / "chart.svg")
    assert "Period: from 1 June 2025 to 30 June 2025" in (downloads / "chart.svg").read_text(
        "utf-8"
    )

    page.get_by_role("link", name="Where claims differ", exact=True).click()
    page.get_by_text("1,245 and 1,248 to Ukraine differ by 3").first.wait_for(timeout=30_000)
    page.wait_for_url(f"**/differences?{chosen}")
    page.get_by_role("link", name="16 June 2025").first.click()
    visit.wait_for_map()
    page.wait_for_url(f"**/?{chosen}&event=BR-2025-06-16")
    visit.expect_shown(6)
    assert warnings == [], "Vega has nothing to complain of"


def test_the_card_of_a_place_leads_to_its_story_and_the_story_to_an_event(
    visit: Any, address: str
) -> None:
    page = visit.open(f"{address}/?place=geonames:713174")
    page.get_by_role("link", name="The story of this place").click()
    page.get_by_text("216 bodies in 8 events").wait_for(timeout=30_000)
    page.get_by_text("145 told by then").wait_for()
    page.get_by_role("link", name="8 November 2024").click()
    visit.wait_for_map()
    page.get_by_text("Event BR-2024-11-08", exact=True).wait_for(timeout=30_000)
