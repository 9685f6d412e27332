"""Measure the playback in Chromium: frames a second while it plays and while it is dragged."""

from __future__ import annotations

import itertools
import statistics
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, Page, sync_playwright

from benchmarks.screen import percentile
from benchmarks.synthetic import make_store
from tests.serving import CHROMIUM, CHROMIUM_ARGUMENTS, dashboard

EVENTS = 10_000
PLAY_SECONDS = 8
LONGEST_SMOOTH_FRAME = 20.0
"""Milliseconds: 50 frames a second."""

# Notes when each frame begins and how long each drawing of a date takes.
WATCH = """
() => {
  const playback = map.homeward.playback;
  const draw = playback._draw.bind(playback);
  window.draws = [];
  window.frames = [];
  playback._draw = () => {
    const began = performance.now();
    draw();
    draws.push(performance.now() - began);
  };
  const note = (now) => { window.frames.push(now); requestAnimationFrame(note); };
  requestAnimationFrame(note);
}
"""


def open_map(page: Page, address: str) -> Frame:
    """Open the dashboard; return the frame of its map once the page is at rest."""
    page.goto(address)
    page.frame_locator("iframe").locator(".homeward-playback").wait_for(timeout=60_000)
    frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
    frame.wait_for_function("map.homeward && map.homeward.updates > 0", timeout=60_000)
    page.wait_for_timeout(4000)
    frame.evaluate(WATCH)
    return frame


def report(frame: Frame, name: str) -> None:
    """Print what was noted since the frame was last asked."""
    frames = frame.evaluate("window.frames.splice(0)")
    draws = frame.evaluate("window.draws.splice(0)")
    gaps = [after - before for before, after in itertools.pairwise(frames)]
    late = sum(gap > LONGEST_SMOOTH_FRAME for gap in gaps) / len(gaps)
    seconds = (frames[-1] - frames[0]) / 1000
    print(
        f"{name}: {len(gaps) / seconds:.0f} frames a second (to reach 50), median "
        f"{statistics.median(gaps):.1f} ms, p95 {percentile(gaps, 0.95):.1f} ms, "
        f"{late:.1%} above 20 ms; {len(draws)} dates drawn, each in a median of "
        f"{statistics.median(draws):.1f} ms"
    )


def forget(frame: Frame) -> None:
    """Begin noting anew."""
    frame.evaluate("(window.frames.length = 0, window.draws.length = 0)")


def switch_layers_on(frame: Frame) -> None:
    """Show the shaded regions and the lines, too."""
    frame.locator(".homeward-layers summary").click()
    for label in ("Recovered by oblast or region", "Lines from recovery to handover"):
        # Too many lines at this date: the box is closed to visitors, who find it open before.
        frame.get_by_label(label).evaluate(
            "each => { each.checked = true; each.dispatchEvent(new Event('change')); }"
        )


def play(page: Page, frame: Frame, spans: dict[str, int]) -> None:
    """Play each span of so many days (0: from the start), and report it by its name."""
    frame.evaluate("map.homeward.playback.play()")
    page.wait_for_timeout(500)
    for name, days in spans.items():
        frame.get_by_label("What is shown up to the date").select_option(str(days))
        forget(frame)
        page.wait_for_timeout(PLAY_SECONDS * 1000)
        report(frame, name)


def drag(page: Page, frame: Frame) -> None:
    """Drag the date to the left end and back again."""
    bar = frame.locator("input[type=range]")
    bar.scroll_into_view_if_needed()
    box: Any = bar.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] - 8, middle)
    page.mouse.down()
    forget(frame)
    for end in (box["x"] + 8, box["x"] + box["width"] - 8):
        page.mouse.move(end, middle, steps=200)
    page.mouse.up()


def main() -> None:
    """Print the figures of the playback."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        make_store(Path(folder), events=EVENTS)
        browser = player.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        with dashboard(Path(folder)) as address:
            page = browser.new_page(viewport={"width": 1400, "height": 900})
            frame = open_map(page, address)
            marks = frame.evaluate("map.homeward.marks._marks.length")
            print(f"{EVENTS:,} synthetic events at {marks:,} marks")
            play(page, frame, {"playing from the start": 0, "playing a window of 90 days": 90})
            frame.get_by_label("What is shown up to the date").select_option("0")
            drag(page, frame)
            report(frame, "dragging the date")
            switch_layers_on(frame)
            frame.evaluate("map.homeward.playback.showAll()")
            play(
                page,
                frame,
                {
                    "playing from the start, regions and lines on": 0,
                    "playing a window of 30 days, regions and lines on": 30,
                },
            )
            drag(page, frame)
            report(frame, "dragging the date over a window, regions and lines on")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
