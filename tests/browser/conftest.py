from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from tests.serving import CHROMIUM, CHROMIUM_ARGUMENTS, dashboard


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real dashboard on the real record."""
    with dashboard(tmp_path_factory.mktemp("browser-home")) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as player:
        opened = player.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield opened
        opened.close()


class Visit:
    """A tab whose requests to any other machine are refused and noted."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.strangers: list[str] = []
        self.errors: list[str] = []
        context.route("**/*", self._pass_on)
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.errors.append("a dialog"), dialog.dismiss()))

    def _pass_on(self, route: Route) -> None:
        parts = urlsplit(route.request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            self.strangers.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    def open(self, address: str) -> Page:
        self.page.goto(address)
        self.wait_for_map()
        return self.page

    def wait_for_map(self, updates: int = 1) -> None:
        self.page.frame_locator(FRAME).locator(".homeward-legend").wait_for(timeout=60_000)
        for _ in range(200):
            if self.in_map("(window.map && map.homeward && map.homeward.updates) || 0") >= updates:
                return
            self.page.wait_for_timeout(50)
        raise AssertionError("the map was not painted")

    def settle(self) -> None:
        """Wait until the page's script has run and nothing of the run before is left."""
        self.page.locator('[data-test-script-state="notRunning"]').wait_for(timeout=60_000)
        expect(self.page.locator('[data-stale="true"]')).to_have_count(0)

    def wait_in_map(self, script: str) -> None:
        """Wait until a script in the map's frame gives something true."""
        for _ in range(200):
            if self.in_map(script):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never true: {script}")

    def in_map(self, script: str) -> object:
        """Evaluate a script in the map's frame."""
        frames = [frame for frame in self.page.frames if "streamlit_folium" in frame.url]
        assert len(frames) == 1, "there is one map, and its frame stands"
        return frames[0].evaluate(script)

    def marks(self) -> list[dict[str, object]]:
        """The marks as drawn: the mark and its place in the frame, in pixels."""
        made = self.in_map(
            "map.homeward.marks._drawn.map(each => { const p = map.layerPointToContainerPoint("
            "[each.x, each.y]); return { ...each.mark, x: p.x, y: p.y, r: each.r }; })"
        )
        assert isinstance(made, list)
        return made

    def click_mark(self, name: str) -> None:
        mark = next(mark for mark in self.marks() if mark["name"] == name)
        self.page.frame_locator(FRAME).locator("#map_div").click(
            position={"x": mark["x"], "y": mark["y"]}, force=True
        )

    def expect_shown(self, count: int) -> None:
        self.page.get_by_text(f"Shown {count} of").wait_for(timeout=15_000)


FRAME = 'iframe[title="streamlit_folium.st_folium"]'


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, accept_downloads=True)
    made = Visit(context)
    yield made
    context.close()
    assert made.strangers == [], "no request may leave the machine"
    assert made.errors == []


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Visit]:
    """A tab of a telephone's width."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    made = Visit(context)
    yield made
    context.close()
    assert made.strangers == []
    assert made.errors == []


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    return tmp_path
