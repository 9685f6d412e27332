"""Take the README's screenshot of the real page: ``make screenshot``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.serving import CHROMIUM, CHROMIUM_ARGUMENTS, dashboard

VIEW = "?from=2024-01-01&event=BR-2024-11-08"


def main() -> None:
    """Open the page at VIEW and save what a visitor sees."""
    with (
        tempfile.TemporaryDirectory() as home,
        dashboard(Path(home)) as address,
        sync_playwright() as player,
    ):
        browser = player.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        page = browser.new_page(viewport={"width": 1500, "height": 1000})
        page.goto(f"{address}/{VIEW}")
        frame = page.frame_locator('iframe[title="streamlit_folium.st_folium"]')
        frame.locator(".homeward-legend").wait_for(timeout=60_000)
        page.locator(".hw-card h3").wait_for(timeout=60_000)
        page.wait_for_timeout(3000)
        page.screenshot(path=sys.argv[1])
        browser.close()


if __name__ == "__main__":
    main()
