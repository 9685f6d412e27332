"""Measure the screen in Chromium: slider to repainted map, first map, memory of the frame."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.synthetic import make_store
from tests.serving import CHROMIUM, CHROMIUM_ARGUMENTS, dashboard

MOVES = 40

# Runs in every frame before its own scripts. The clock is the same in all of them.
WATCH = """
(() => {
  if (self === top) {
    top.keyPressedAt = 0;
    top.mapPainted = [];
    top.framesMade = 0;
    document.addEventListener("keydown", () => { top.keyPressedAt = Date.now(); }, true);
    return;
  }
  const note = () => top.mapPainted.push(Date.now());
  const painted = () => requestAnimationFrame(() => setTimeout(note, 0));
  const wait = setInterval(() => {
    if (!window.map || !window.map._layers) return;
    const own = window.map.homeward;
    if (own && own.updates > 0) {
      clearInterval(wait);
      top.framesMade += 1;
      painted();
      const show = own.marks.show.bind(own.marks);
      own.marks.show = (...sent) => { const made = show(...sent); painted(); return made; };
    } else if (!own && Object.keys(window.map._layers).length > 1) {
      clearInterval(wait);
      top.framesMade += 1;
      painted();
    }
  }, 4);
})();
"""


def open_page(page: Page, address: str) -> float:
    """Open the dashboard; return the seconds until its map was painted."""
    began = time.time()
    page.goto(address)
    page.wait_for_function("top.mapPainted.length > 0", timeout=40_000)
    return float(page.evaluate("top.mapPainted[0]")) / 1000 - began


def move_slider(page: Page, *, moves: int, settle_seconds: float) -> list[float]:
    """Press the right thumb of the slider so many days back; return seconds to each repaint."""
    page.wait_for_timeout(2500)
    page.locator('[data-testid="stSlider"] input[type=range]').last.focus()
    taken = []
    for _ in range(moves):
        before = page.evaluate("top.mapPainted.length")
        page.keyboard.press("ArrowLeft")
        page.wait_for_function(f"top.mapPainted.length > {before}", timeout=40_000)
        taken.append(
            (page.evaluate("top.mapPainted.at(-1)") - page.evaluate("top.keyPressedAt")) / 1000
        )
        page.wait_for_timeout(settle_seconds * 1000)
    return taken


def percentile(values: list[float], share: float) -> float:
    """Return the value below which a share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def frame_bytes(page: Page) -> float:
    """Return the JavaScript heap in use after a collection (the frame shares the page's)."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")["usedSize"]
    session.detach()
    return float(used)


def new_page(browser: Any) -> Page:
    """Open a tab that notes when the map is painted."""
    page: Page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.add_init_script(WATCH)
    return page


def main() -> None:
    """Print the figures of the screen."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        homes = {size: Path(folder, str(size)) for size in (0, 2_000, 10_000)}
        for size, home in homes.items():
            make_store(home, events=size)

        starts = []
        for _ in range(3):
            began = time.time()
            with dashboard(homes[0]) as address:
                page = new_page(browser)
                open_page(page, address)
                starts.append(page.evaluate("top.mapPainted[0]") / 1000 - began)
                page.close()
        print(f"server start → first map painted: {statistics.median(starts):.2f} s (to reach 5)")

        for size, most in ((0, (0.15, 0.3)), (10_000, (0.4, 0.8))):
            with dashboard(homes[size]) as address:
                page = new_page(browser)
                open_page(page, address)
                taken = move_slider(page, moves=MOVES, settle_seconds=0.4)
                frames = page.evaluate("top.framesMade")
                name = f"{size:,} synthetic events" if size else "bundled record"
                print(
                    f"slider → map repainted, {name}: median {statistics.median(taken):.3f} s, "
                    f"p95 {percentile(taken, 0.95):.3f} s (to reach {most[0]} / {most[1]}); "
                    f"frames built {frames}"
                )
                page.close()

        with dashboard(homes[2_000]) as address:
            page = new_page(browser)
            open_page(page, address)
            ours = statistics.median(move_slider(page, moves=MOVES, settle_seconds=0.4))
            frames = page.evaluate("top.framesMade")
            page.close()
        with dashboard(homes[2_000], script="benchmarks/plain_app.py") as address:
            page = new_page(browser)
            open_page(page, address)
            plain = statistics.median(move_slider(page, moves=6, settle_seconds=4))
            page.close()
        print(
            f"2,000 events against one marker per event: {ours:.3f} s against {plain:.3f} s, "
            f"{plain / ours:.1f} times faster (to reach 20); frames built {frames}"
        )

        with dashboard(homes[0]) as address:
            page = new_page(browser)
            open_page(page, address)
            move_slider(page, moves=20, settle_seconds=0.1)
            after_20 = frame_bytes(page)
            move_slider(page, moves=480, settle_seconds=0.02)
            page.wait_for_timeout(2000)
            after_500 = frame_bytes(page)
            frames = page.evaluate("top.framesMade")
            page.close()
        print(
            f"memory after 500 updates against after 20: {after_500 / after_20:.2f} times "
            f"({after_20 / 1e6:.1f} → {after_500 / 1e6:.1f} MB; to reach 1.2); "
            f"frames built {frames}"
        )
        browser.close()


if __name__ == "__main__":
    main()
