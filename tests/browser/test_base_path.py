"""The server below a base path, as behind the gate of another site: map, interface and feeds."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Visit
from tests.serving import dashboard


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with dashboard(tmp_path_factory.mktemp("below"), base="/sites/atlas") as served:
        yield served


def test_everything_lies_below_the_base_path(below: str, browser: Browser) -> None:
    with urllib.request.urlopen(f"{below}/", timeout=60) as answer:
        assert "</sites/atlas/api/feed.atom>" in answer.headers["link"]
    with urllib.request.urlopen(f"{below}/api", timeout=60) as answer:
        assert answer.url == f"{below}/api/"
        assert b"Interface for programs" in answer.read()
    with urllib.request.urlopen(f"{below}/api/events?limit=1", timeout=60) as answer:
        found = json.load(answer)
    assert found["links"]["self"] == f"{below}/api/events?limit=1"
    with urllib.request.urlopen(
        f"{below}/api/events/{found['events'][0]['event_id']}", timeout=60
    ) as answer:
        links = json.load(answer)["links"]
    assert links["dashboard"].startswith(f"{below}/?event=")
    assert links["collection"] == f"{below}/api/events"

    visit = Visit(browser.new_context())
    visit.open(f"{below}/")
    assert visit.in_map("Object.keys(window.HOMEWARD_BOUNDARIES).length") > 0
    assert visit.errors == []
    assert visit.strangers == []
    visit.context.close()


def test_nothing_of_it_lies_beside_the_base_path(below: str) -> None:
    outside = below.removesuffix("/sites/atlas")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{outside}/api/events", timeout=60)
