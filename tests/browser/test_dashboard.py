"""The real page in a real browser, with the network off but for 127.0.0.1."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import expect

from homeward.model import Kind
from homeward.view.filters import Chooser, Filter
from homeward.view.marks import make_marks

pytestmark = pytest.mark.browser


def places_of(visit: Any) -> set[tuple[str, str]]:
    return {(mark["place_id"], mark["kind"]) for mark in visit.marks()}


def test_the_map_shows_a_mark_for_every_place_and_kind_of_the_record(
    visit: Any, address: str, chooser: Chooser
) -> None:
    visit.open(address)
    expected = make_marks(chooser.choose(Filter()))
    drawn = visit.marks()
    assert len(drawn) == len(expected)
    people = {
        (mark.place_id, str(mark.kind), str(mark.geo_precision)): mark.people for mark in expected
    }
    for mark in drawn:
        assert mark["people"] == people[mark["place_id"], mark["kind"], mark["geo_precision"]]


def test_moving_the_slider_repaints_the_same_frame(
    visit: Any, address: str, chooser: Chooser
) -> None:
    page = visit.open(f"{address}/?to=2025-06-16")
    visit.in_map("window.stands = true")
    view = visit.in_map("[map.getCenter().lat, map.getCenter().lng, map.getZoom()]")
    before = visit.in_map("map.homeward.updates")
    page.locator('[data-testid="stSlider"] input[type=range]').last.focus()
    page.keyboard.press("ArrowLeft")
    shown = chooser.choose(Filter(last_on=dt.date(2025, 6, 15)))
    visit.expect_shown(shown.count)
    visit.wait_for_map(updates=before + 1)
    visit.settle()
    assert visit.in_map("window.stands"), "the frame was rebuilt"
    assert visit.in_map("[map.getCenter().lat, map.getCenter().lng, map.getZoom()]") == view
    visit.wait_in_map("window.feature_group.length === 1")
    expect(page).to_have_url(re.compile("to=2025-06-15"))
    assert places_of(visit) == {(mark.place_id, mark.kind) for mark in make_marks(shown)}


def test_many_updates_leave_nothing_behind_in_the_frame(visit: Any, address: str) -> None:
    page = visit.open(address)
    layers = visit.in_map("Object.keys(map._layers).length")
    page.locator('[data-testid="stSlider"] input[type=range]').last.focus()
    for _ in range(20):
        before = visit.in_map("map.homeward.updates")
        page.keyboard.press("ArrowLeft")
        visit.wait_for_map(updates=before + 1)
    visit.settle()
    visit.wait_in_map("window.feature_group.length === 1")
    assert visit.in_map("Object.keys(map._layers).length") == layers
    assert visit.in_map("document.querySelectorAll('canvas.homeward-canvas').length") == 3


def test_dragging_the_slider_chooses_a_period(visit: Any, address: str, chooser: Chooser) -> None:
    page = visit.open(address)
    before = visit.in_map("map.homeward.updates")
    handle = page.locator('[data-testid="stSlider"] input[type=range]').first
    visit.settle()  # what is drawn below the map until then moves the slider
    handle.scroll_into_view_if_needed()
    box = page.locator('[data-testid="stSlider"]').bounding_box()
    thumb = handle.locator("xpath=../..").bounding_box()
    page.mouse.move(thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, thumb["y"] + thumb["height"] / 2, steps=8)
    page.mouse.up()
    page.wait_for_url("**from=*")
    visit.wait_for_map(updates=before + 1)
    visit.settle()
    first = dt.date.fromisoformat(page.url.split("from=")[1][:10])
    assert dt.date(2024, 1, 1) < first < dt.date(2025, 1, 1)
    visit.expect_shown(chooser.choose(Filter(first_on=first)).count)


def choose_region(visit: Any, name: str) -> None:
    box = visit.page.get_by_role("combobox", name="Region")
    box.click()
    box.fill(name)
    visit.page.get_by_role("option").filter(has_text=name).first.click()


def test_filtering_by_donetsk_sumy_and_kursk_oblast(
    visit: Any, address: str, chooser: Chooser
) -> None:
    page = visit.open(address)
    chosen: set[str] = set()
    for name, code in (
        ("Donetsk Oblast", "UA-14"),
        ("Sumy Oblast", "UA-59"),
        ("Kursk Oblast", "RU-KRS"),
    ):
        choose_region(visit, name)
        chosen.add(code)
        shown = chooser.choose(Filter(regions=frozenset(chosen)))
        visit.expect_shown(shown.count)
        page.keyboard.press("Escape")
    for code in chosen:
        expect(page).to_have_url(re.compile(f"region={code}"))
    visit.settle()
    inside = {mark["admin1"] for mark in visit.marks() if mark["in_region"]}
    assert inside == chosen


def test_clicking_istanbul_shows_its_events_and_an_event_its_words(
    visit: Any, address: str
) -> None:
    page = visit.open(f"{address}/?kind=commitment")
    visit.click_mark("Istanbul")
    card = page.locator(".hw-card")
    card.get_by_role("heading", name="Istanbul").wait_for(timeout=15_000)
    page.wait_for_url("**place=geonames**", timeout=5_000)
    card.get_by_role("button").filter(has_text="6,000 to Ukraine").click()
    card.get_by_text("Where the sources differ").wait_for(timeout=15_000)
    page.wait_for_url("**event=CM-2025-06-02-bodies**", timeout=5_000)
    links = card.locator("a")
    expect(links.nth(3)).to_be_attached()
    for index in range(links.count()):
        assert links.nth(index).get_attribute("href").startswith("http")
        assert links.nth(index).get_attribute("rel") == "noopener noreferrer"
    card.get_by_role("button", name="all events of this place").click()
    card.get_by_role("heading", name="Istanbul").wait_for(timeout=15_000)


def test_a_row_of_the_table_selects_its_event(visit: Any, address: str) -> None:
    page = visit.open(f"{address}/?q=1,212&kind=body_repatriation&from=2025-06-11&to=2025-06-11")
    table = page.get_by_test_id("stDataFrame").last
    table.wait_for()
    visit.settle()
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] + 52)
    page.locator(".hw-card").get_by_text("Event BR-2025-06-11").wait_for(timeout=15_000)
    page.wait_for_url("**event=BR-2025-06-11**", timeout=5_000)


def test_a_shared_link_shows_the_same(visit: Any, address: str, chooser: Chooser) -> None:
    link = f"{address}/?kind=body_repatriation&region=UA-14&from=2024-01-01&event=BR-2024-11-08"
    page = visit.open(link)
    shown = chooser.choose(
        Filter(
            kinds=frozenset({Kind.BODY_REPATRIATION}),
            regions=frozenset({"UA-14"}),
            first_on=dt.date(2024, 1, 1),
        )
    )
    visit.expect_shown(shown.count)
    page.locator(".hw-card").get_by_text("8 November 2024").first.wait_for()
    expect(page).to_have_url(link)


def test_going_back_restores_the_filter_before(visit: Any, address: str, chooser: Chooser) -> None:
    page = visit.open(f"{address}/?kind=negotiation_round")
    visit.expect_shown(chooser.choose(Filter(kinds=frozenset({Kind.NEGOTIATION_ROUND}))).count)
    page.get_by_text("Commitment ·").click()
    both = Filter(kinds=frozenset({Kind.NEGOTIATION_ROUND, Kind.COMMITMENT}))
    visit.expect_shown(chooser.choose(both).count)
    page.go_back()
    visit.expect_shown(chooser.choose(Filter(kinds=frozenset({Kind.NEGOTIATION_ROUND}))).count)


def test_the_filter_survives_a_look_at_another_page(
    visit: Any, address: str, chooser: Chooser
) -> None:
    page = visit.open(f"{address}/?kind=negotiation_round")
    page.get_by_role("link", name="Sources and method").click()
    page.get_by_role("heading", name="Sources and method").wait_for(timeout=15_000)
    page.get_by_role("link", name="Map", exact=True).click()
    visit.expect_shown(chooser.choose(Filter(kinds=frozenset({Kind.NEGOTIATION_ROUND}))).count)


def save(visit: Any, name: str, folder: Path) -> bytes:
    with visit.page.expect_download(timeout=60_000) as waiting:
        visit.page.get_by_role("button", name=name).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path.read_bytes()


def test_an_opened_part_stays_open_when_a_filter_changes_its_label(
    visit: Any, address: str
) -> None:
    page = visit.open(address)
    page.get_by_text("79 events not on the map").click()
    tables = page.get_by_test_id("stDataFrame")
    expect(tables).to_have_count(2)
    page.get_by_role("checkbox", name="Repatriation of bodies").check(force=True)
    expect(page.get_by_text("26 events not on the map")).to_be_visible()
    page.wait_for_timeout(1_000)  # a part that lost its state would close now
    expect(tables).to_have_count(2)


def test_every_file_holds_exactly_what_is_shown(
    visit: Any, address: str, chooser: Chooser, downloads: Path
) -> None:
    page = visit.open(f"{address}/?kind=body_repatriation&region=UA-14&from=2025-01-01")
    shown = chooser.choose(
        Filter(
            kinds=frozenset({Kind.BODY_REPATRIATION}),
            regions=frozenset({"UA-14"}),
            first_on=dt.date(2025, 1, 1),
        )
    )
    ids = set(shown.event_rows()["event_id"])
    page.get_by_text("Take away these").click()

    lines = list(
        csv.DictReader(io.StringIO(save(visit, "Events (CSV)", downloads).decode("utf-8-sig")))
    )
    assert {line["event_id"] for line in lines} == ids

    places = json.loads(save(visit, "Places (GeoJSON)", downloads))
    assert {feature["properties"]["event_id"] for feature in places["features"]} == ids

    picture = Image.open(io.BytesIO(save(visit, "Picture (PNG)", downloads)))
    assert picture.width > 1000

    standalone = save(visit, "Page (HTML)", downloads)
    (downloads / "page.html").write_bytes(standalone)
    other = visit.context.new_page()
    other.goto((downloads / "page.html").as_uri())
    other.locator(".homeward-legend").wait_for(timeout=15_000)
    assert all(event_id in standalone.decode() for event_id in ids)


def test_on_a_telephone_nothing_is_wider_than_the_screen(narrow: Any, address: str) -> None:
    page = narrow.open(address)
    expect(page.locator(".hw-figure").first).to_be_visible()
    narrow.settle()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_text("Prisoner exchange ·").wait_for(timeout=10_000)


def test_the_page_can_be_worked_by_keyboard(visit: Any, address: str, chooser: Chooser) -> None:
    page = visit.open(address)
    visit.settle()  # an element that is drawn anew loses the focus
    page.get_by_role("textbox", name="Search").focus()
    for _ in range(30):
        page.keyboard.press("Tab")
        label = page.evaluate("document.activeElement.getAttribute('aria-label') || ''")
        if label.startswith("Repatriation of bodies"):
            break
    page.keyboard.press("Space")
    visit.expect_shown(chooser.choose(Filter(kinds=frozenset({Kind.BODY_REPATRIATION}))).count)


def test_assets_come_with_headers_that_shut_other_machines_out(visit: Any, address: str) -> None:
    answer = visit.context.request.get(address)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy.replace("https:", "")
    assert answer.headers["x-content-type-options"] == "nosniff"
