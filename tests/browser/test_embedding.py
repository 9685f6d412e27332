"""The embed form in a frame of another site, and all else kept out of such frames."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Another site: its address, and the folder whose pages it serves."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", tmp_path
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_offered_snippet_shows_the_map_alone_on_another_site(
    visit: Any, address: str, site: tuple[str, Path]
) -> None:
    page = visit.open(f"{address}/?kind=body_repatriation&region=UA-14")
    page.get_by_text("Link to this view, embed it, cite it").click()
    codes = page.get_by_test_id("stCode")
    codes.filter(has_text="<iframe").wait_for()
    texts = [code.inner_text() for code in codes.all()]
    assert texts[0] == f"{address}/?kind=body_repatriation&region=UA-14"
    (snippet,) = [text for text in texts if text.startswith("<iframe")]
    other, folder = site
    (folder / "page.html").write_text(f"<!DOCTYPE html><p>A report</p>{snippet}")

    page.goto(f"{other}/page.html")
    frame = page.frame_locator("iframe").first
    visit_map = frame.frame_locator('iframe[title="streamlit_folium.st_folium"]')
    visit_map.locator(".homeward-legend").wait_for(timeout=30_000)
    visit_map.get_by_text("of 177 events").first.wait_for()
    expect(visit_map.locator(".leaflet-control-attribution")).to_be_visible()
    link = frame.get_by_role("link", name="Open the full view")
    expect(link).to_have_attribute("href", f"{address}/?kind=body_repatriation&region=UA-14")
    expect(link).to_have_attribute("target", "_blank")
    for absent in ("stSidebar", "stDataFrame", "stDownloadButton", "stVegaLiteChart"):
        expect(frame.get_by_test_id(absent)).to_have_count(0)
    expect(frame.get_by_role("link", name="Documents")).to_have_count(0)


@pytest.mark.parametrize("path", ["/", "/?kind=body_repatriation", "/documents?embed=true"])
def test_nothing_else_can_be_framed(
    visit: Any, address: str, site: tuple[str, Path], path: str
) -> None:
    other, folder = site
    (folder / "page.html").write_text(f'<!DOCTYPE html><iframe src="{address}{path}"></iframe>')
    with visit.page.expect_event(
        "console", lambda message: "frame-ancestors" in message.text, timeout=15_000
    ):
        visit.page.goto(f"{other}/page.html")
