"""Text that came in a document stays text on every part of the screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import sqlalchemy as sa

from homeward.geo.gazetteer import Gazetteer
from homeward.settings import Settings
from homeward.store import schema
from homeward.store.engine import writing
from homeward.store.session import open_homeward
from tests.hostile import hostile_row
from tests.serving import dashboard

pytestmark = pytest.mark.browser

HOSTILE = (
    '<img src=x onerror="top.hurt=1"></script><script>top.hurt=1</script>'
    "'\"`${top.hurt=1}`{{ 'map_div' }}{% raw %}\\u0022\u2028 :smile: **bold** $x^2$ =1+1"
)


@pytest.fixture(scope="module")
def hostile_address(
    tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer
) -> Iterator[str]:
    home: Path = tmp_path_factory.mktemp("hostile")
    engine = open_homeward(Settings(home=home), gazetteer=gazetteer)
    day = dt.date(2025, 6, 11)
    origin = "document"
    with writing(engine).begin() as connection:
        for table, known in (
            (schema.actors, {"actor_id": "hostile", "side": "media"}),
            (
                schema.places,
                {
                    "place_id": "own:hostile",
                    "country": "UA",
                    "admin1": "UA-14",
                    "lat": 48.5,
                    "lon": 38.0,
                    "geo_precision": "settlement",
                },
            ),
            (
                schema.events,
                {
                    "event_id": HOSTILE,
                    "kind": "body_repatriation",
                    "date": "2025-06-11",
                    "date_precision": "day",
                    "starts_on": day,
                    "ends_on": day,
                    "counted": True,
                    "direction": "to_ukraine",
                    "to_ukraine": 5,
                    "added_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
                },
            ),
            (
                schema.event_places,
                {
                    "event_id": HOSTILE,
                    "place_id": "own:hostile",
                    "role": "recovery",
                    "direction": "to_ukraine",
                    "people": 5,
                    "geo_precision": "settlement",
                },
            ),
            (
                schema.event_parts,
                {
                    "event_id": HOSTILE,
                    "direction": "to_ukraine",
                    "people": 5,
                    "relation": "part",
                    "category": "other",
                    "place_id": None,
                },
            ),
            (schema.event_actors, {"event_id": HOSTILE, "actor_id": "hostile"}),
            (
                schema.claims,
                {
                    "claim_id": HOSTILE,
                    "event_id": HOSTILE,
                    "stance": "asserts",
                    "scope": "event",
                    "to_ukraine_best": 5,
                    "said_on": "",
                    "published_on": "",
                    "source_url": "javascript:top.hurt=1",
                    "differs_on": "count",
                },
            ),
            (
                schema.claim_actors,
                {"claim_id": HOSTILE, "actor_id": "hostile", "part": "claimant"},
            ),
        ):
            connection.execute(
                sa.insert(table), hostile_row(table, text=HOSTILE, origin=origin, **known)
            )
    engine.dispose()
    with dashboard(home) as served:
        yield served


def test_hostile_text_stays_text_on_map_card_table_and_sources(
    visit: Any, hostile_address: str
) -> None:
    page = visit.open(f"{hostile_address}/?from=2025-06-11&to=2025-06-11&q=top.hurt")
    visit.expect_shown(1)
    (mark,) = visit.marks()
    assert mark["name"] == HOSTILE
    page.frame_locator('iframe[title="streamlit_folium.st_folium"]').locator("#map_div").hover(
        position={"x": mark["x"], "y": mark["y"]}, force=True
    )
    visit.click_mark(HOSTILE)
    card = page.locator(".hw-card")
    card.get_by_role("heading", name="<img").wait_for(timeout=15_000)
    card.get_by_role("button").first.click()
    card.get_by_text("Claims (1)").wait_for(timeout=15_000)
    visit.settle()
    assert card.locator("a").count() == 0, "only http(s) addresses become links"
    assert card.locator("img, script").count() == 0
    page.goto(f"{hostile_address}/sources")
    page.get_by_role("heading", name="How to cite").wait_for(timeout=20_000)
    assert page.evaluate("typeof top.hurt") == "undefined"


def test_hostile_text_in_the_address_stays_text(visit: Any, hostile_address: str) -> None:
    page = visit.open(f"{hostile_address}/?kind={quote(HOSTILE)}&event={quote(HOSTILE[:30])}")
    page.get_by_text("is not understood").wait_for(timeout=15_000)
    assert page.evaluate("typeof top.hurt") == "undefined"
