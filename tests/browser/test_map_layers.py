"""Areas, layers and choices made on the map itself, in a real browser."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from homeward.model import Role
from homeward.view.area import make_ring, parse_area
from homeward.view.filters import Chooser, Filter
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

MAP = 'iframe[title="streamlit_folium.st_folium"]'


def in_frame(visit: Any) -> Any:
    return visit.page.frame_locator(MAP)


def pixel(visit: Any, lat: float, lon: float) -> list[int]:
    """The colour that the marks' canvas holds at a place, as red, green, blue and opacity."""
    found = visit.in_map(
        "(() => { const { marks } = map.homeward; const p = map.latLngToLayerPoint"
        f"([{lat}, {lon}]).subtract(marks._bounds.min); const ratio = devicePixelRatio;"
        "return [...marks._context.getImageData(p.x * ratio, p.y * ratio, 1, 1).data]; })()"
    )
    assert isinstance(found, list)
    return found


def at(visit: Any, lat: float, lon: float) -> dict[str, float]:
    made = visit.in_map(
        f"(() => {{ const p = map.latLngToContainerPoint([{lat}, {lon}]);"
        "return { x: p.x, y: p.y }; })()"
    )
    assert isinstance(made, dict)
    return made


def open_layers(visit: Any) -> Any:
    panel = in_frame(visit).locator(".homeward-layers")
    panel.locator("summary").click()
    return panel


def wait_for_address(visit: Any, part: str) -> None:
    visit.page.wait_for_url(f"**{part}**", timeout=15_000)


def test_an_oblast_is_drawn_as_its_area_and_a_click_on_it_selects_it(
    visit: Any, address: str
) -> None:
    page = visit.open(f"{address}/?region=UA-09&role=recovery")
    visit.in_map("map.setView([48.9, 39.2], 7, { animate: false })")
    assert pixel(visit, 49.4, 39.4)[3] > 20, "Luhansk Oblast is shaded"
    assert pixel(visit, 49.4, 41.5)[3] == 0, "what lies beside it is not"
    in_frame(visit).locator("#map_div").click(position=at(visit, 49.4, 39.4), force=True)
    page.locator(".hw-card").get_by_role("heading", name="Luhansk Oblast").wait_for(timeout=15_000)


def test_near_is_a_ring_of_its_real_radius(visit: Any, address: str) -> None:
    visit.open(f"{address}/?region=UA-14")
    visit.in_map("map.setView([48.59, 38.0], 10, { animate: false })")
    ring, expected = visit.in_map(
        "(() => { const each = map.homeward.marks._drawn.find(each => "
        "each.mark.place_id === 'geonames:713174' && each.ring);"
        "const edge = map.latLngToLayerPoint([each.mark.lat + 15 / 111.32, each.mark.lon]);"
        "return [each.ring, Math.abs(edge.y - each.y)]; })()"
    )
    assert ring == pytest.approx(expected, rel=0.02)


def test_the_layer_of_regions_tells_the_store_s_sums_and_a_click_filters(
    visit: Any, address: str, chooser: Chooser
) -> None:
    page = visit.open(f"{address}/?from=2024-01-01")
    visit.settle()
    visit.in_map("window.stands = true")
    open_layers(visit).get_by_label("Recovered by oblast or region").check()
    told = visit.in_map("map.homeward.layers.regions.totals().map(t => [t.code, t.people])")
    assert dict(told)["UA-14"] > 2_000
    point = at(visit, 49.35, 39.2)
    in_frame(visit).locator("#map_div").hover(position=point, force=True)
    tip = in_frame(visit).locator(".homeward-tooltip").filter(has_text="Luhansk Oblast")
    expect(tip).to_contain_text("for any place of recovery")
    in_frame(visit).locator("#map_div").click(position=point, force=True)
    wait_for_address(visit, "region=UA-09")
    visit.expect_shown(
        chooser.choose(Filter(regions=frozenset({"UA-09"}), first_on=dt.date(2024, 1, 1))).count
    )
    assert visit.in_map("window.stands"), "the frame was rebuilt"
    assert visit.in_map("map.hasLayer(map.homeward.layers.regions)"), "the layer stays on"
    assert page.get_by_role("combobox", name="Region").count() == 1


class Hand:
    """What points at places of the map: a mouse, or a finger where the browser has touch."""

    def __init__(self, visit: Any, *, is_finger: bool = False) -> None:
        self.visit = visit
        self.is_finger = is_finger
        self.wire = visit.context.new_cdp_session(visit.page) if is_finger else None

    def spot(self, lon: float, lat: float) -> tuple[float, float]:
        box, point = (
            in_frame(self.visit).locator("#map_div").bounding_box(),
            at(self.visit, lat, lon),
        )
        return box["x"] + point["x"], box["y"] + point["y"]

    def click(self, lon: float, lat: float) -> None:
        tool = self.visit.page.touchscreen.tap if self.is_finger else self.visit.page.mouse.click
        tool(*self.spot(lon, lat))

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        (left, top), (right, bottom) = self.spot(*start), self.spot(*end)
        steps = [
            (left + (right - left) * part / 5, top + (bottom - top) * part / 5) for part in range(6)
        ]
        if self.wire is None:
            mouse = self.visit.page.mouse
            mouse.move(*steps[0])
            mouse.down()
            for step in steps[1:]:
                mouse.move(*step)
            mouse.up()
            return
        for number, (x, y) in enumerate(steps):
            kind = "touchMove" if number else "touchStart"
            touch = {"type": kind, "touchPoints": [{"x": x, "y": y}]}
            self.wire.send("Input.dispatchTouchEvent", touch)
        self.wire.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def area_told(visit: Any) -> Any:
    return visit.page.evaluate("new URL(location).searchParams.get('area')")


def drawn_area(visit: Any, before: str = "") -> Any:
    """Wait for another area in the address than before; return it."""
    visit.page.wait_for_function(
        "before => { const area = new URL(location).searchParams.get('area');"
        " return area && area !== before; }",
        arg=before,
        timeout=15_000,
    )
    return parse_area(area_told(visit))


CORNERS = [(37.0, 47.5), (39.5, 47.3), (39.8, 49.6), (37.2, 49.2)]


def test_a_rectangle_drawn_on_the_map_filters_and_ends_in_the_address(
    visit: Any, address: str, chooser: Chooser
) -> None:
    page = visit.open(address)
    visit.in_map("window.stands = true")
    in_frame(visit).get_by_role("button", name="Filter by a rectangle drawn on the map").click()
    Hand(visit).drag((36.6, 49.3), (38.9, 47.2))
    ring = drawn_area(visit)
    assert ring[0] == pytest.approx((36.6, 47.2), abs=0.15)
    shown = chooser.choose(Filter(area=ring))
    assert 0 < shown.count < 177
    visit.expect_shown(shown.count)
    expect(page.get_by_role("textbox", name="Area of the map")).not_to_have_value("")
    assert visit.in_map("window.stands"), "the frame was rebuilt"
    in_frame(visit).get_by_role("button", name="Remove the drawn area").click()
    visit.expect_shown(177)
    expect(page).not_to_have_url(re.compile("area="))


def test_an_outline_drawn_corner_by_corner_filters(
    visit: Any, address: str, chooser: Chooser
) -> None:
    page = visit.open(address)
    outline = in_frame(visit).get_by_role("button", name="Filter by an outline drawn on the map")
    outline.click()
    hand = Hand(visit)
    for corner in CORNERS:
        hand.click(*corner)
    page.keyboard.press("Enter")
    ring = drawn_area(visit)
    for corner, asked in zip(ring, CORNERS, strict=True):
        assert corner == pytest.approx(asked, abs=0.1)
    visit.expect_shown(chooser.choose(Filter(area=ring)).count)
    assert visit.in_map("!map.homeward.draw.isDrawing() && map.dragging.enabled()")
    assert page.locator(".hw-card h3").count() == 0, "no corner selects what lies under it"
    before = area_told(visit)
    outline.click()
    for corner in CORNERS[:3]:
        hand.click(*corner)
    hand.click(*CORNERS[0])
    assert len(drawn_area(visit, before)) == 3, "the first corner closes"
    outline.click()
    hand.click(*CORNERS[0])
    page.keyboard.press("Escape")
    expect(outline).to_have_attribute("aria-pressed", "false")


def test_a_finger_draws_rectangles_and_outlines(
    narrow: Visit, address: str, chooser: Chooser
) -> None:
    page = narrow.open(address)
    page.locator(MAP).evaluate("each => each.scrollIntoView({ block: 'center' })")
    hand = Hand(narrow, is_finger=True)
    inside = in_frame(narrow)
    rectangle = inside.get_by_role("button", name="Filter by a rectangle drawn on the map")
    rectangle.tap()
    hand.drag((36.6, 49.3), (38.9, 47.2))
    ring = drawn_area(narrow)
    assert ring[0] == pytest.approx((36.6, 47.2), abs=0.3)
    narrow.expect_shown(chooser.choose(Filter(area=ring)).count)
    before = area_told(narrow)
    rectangle.tap()
    for corner in ((35.5, 46.5), (39.9, 50.2)):
        hand.click(*corner)
    ring = drawn_area(narrow, before)
    assert ring[0] == pytest.approx((35.5, 46.5), abs=0.3), "two taps make one, too"
    narrow.expect_shown(chooser.choose(Filter(area=ring)).count)
    before = area_told(narrow)
    inside.get_by_role("button", name="Filter by an outline drawn on the map").tap()
    for corner in (*CORNERS, CORNERS[0]):
        hand.click(*corner)
    ring = drawn_area(narrow, before)
    assert len(ring) == len(CORNERS)
    narrow.expect_shown(chooser.choose(Filter(area=ring)).count)


def test_an_outline_may_be_written_for_the_keyboard(
    visit: Any, address: str, chooser: Chooser
) -> None:
    page = visit.open(address)
    field = page.get_by_role("textbox", name="Area of the map")
    field.fill("37.9, 48.5; 38.3, 48.5; 38.1, 48.8")
    field.press("Enter")
    ring = make_ring([(37.9, 48.5), (38.3, 48.5), (38.1, 48.8)])
    visit.expect_shown(chooser.choose(Filter(area=ring)).count)
    expect(page).to_have_url(re.compile(re.escape("area=37.9_48.5~38.3_48.5~38.1_48.8")))


def test_only_what_is_in_view_follows_the_map(visit: Any, address: str, chooser: Chooser) -> None:
    page = visit.open(address)
    visit.in_map("map.setView([41.0, 29.0], 8, { animate: false })")
    open_layers(visit).get_by_label("Only what is in view").check()
    wait_for_address(visit, "view=")
    visit.settle()
    before = page.url
    ring = parse_area(before.split("view=")[1].split("&")[0])
    visit.expect_shown(chooser.choose(Filter(view=ring)).count)
    visit.in_map("map.setView([48.6, 38.0], 8, { animate: false })")
    page.wait_for_function("before => location.href !== before", arg=before, timeout=15_000)
    visit.settle()
    ring = parse_area(page.url.split("view=")[1].split("&")[0])
    visit.expect_shown(chooser.choose(Filter(view=ring)).count)
    page.get_by_role("button", name="Show the whole map").click()
    visit.expect_shown(177)


def test_one_switch_shows_one_role_or_all(visit: Any, address: str, chooser: Chooser) -> None:
    page = visit.open(address)
    switch = in_frame(visit).get_by_role("combobox", name="Role of the places shown")
    switch.select_option("handover")
    wait_for_address(visit, "role=handover")
    visit.expect_shown(chooser.choose(Filter(roles=frozenset({Role.HANDOVER}))).count)
    expect(page.get_by_role("checkbox", name="Place of handover")).to_be_checked()
    switch.select_option("")
    visit.expect_shown(177)


def test_marks_are_reached_and_chosen_by_keyboard(visit: Any, address: str) -> None:
    page = visit.open(f"{address}/?kind=commitment")
    marks = in_frame(visit).get_by_role("listbox")
    marks.focus()
    said = set()
    for _ in range(12):
        option = in_frame(visit).locator("#homeward-mark")
        said.add(option.text_content())
        if option.text_content().startswith("Istanbul"):
            break
        page.keyboard.press("ArrowDown")
    assert any(words.startswith("Istanbul. Commitments: ") for words in said)
    page.keyboard.press("Enter")
    page.locator(".hw-card").get_by_role("heading", name="Istanbul").wait_for(timeout=15_000)


def test_context_and_lines_stand_on_the_map_only_when_asked(visit: Any, address: str) -> None:
    page = visit.open(f"{address}/?from=2024-07-01&to=2024-12-31")
    assert visit.in_map("map.homeward.layers.context.events().length") == 0
    panel = open_layers(visit)
    panel.get_by_label("Context: dated events of the war").check()
    names = visit.in_map("map.homeward.layers.context.events().map(each => each.name)")
    assert "Ukrainian incursion into Kursk oblast begins" in names
    assert not [name for name in names if "Mariupol" in name], "only of the period"
    assert visit.in_map("map.homeward.layers.context.lines().length") == 0
    panel.get_by_label("Lines from recovery to handover").check()
    lines = visit.in_map("map.homeward.layers.context.lines().map(each => each.isOneSided)")
    assert lines == [True] * 5
    page.get_by_text("dated events in this period").click()
    page.get_by_text("Ukrainian incursion into Kursk oblast begins").wait_for(timeout=10_000)


UNDER_CONTROLS = """
(() => {
  const { marks } = map.homeward;
  const corner = map.containerPointToLayerPoint([0, 0]);
  const boxes = Homeward.controlBoxes(map);
  const isUnder = ([left, top, right, bottom]) => boxes.some((box) =>
    left - corner.x < box[2] && right - corner.x > box[0] &&
    top - corner.y < box[3] && bottom - corner.y > box[1]);
  const { _labels } = marks.areas;
  return [_labels.length, _labels.filter((each) => isUnder(each.box)).map((each) => each.name)];
})()
"""


def test_no_label_lies_under_a_control_at_the_first_view(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    visit = Visit(context)
    visit.open(address)
    visit.page.wait_for_function(
        f"() => document.querySelector('{MAP}').contentWindow.map.homeward.marks._labelled.length"
    )
    count, under = visit.in_map(UNDER_CONTROLS)
    assert count > 10
    assert under == []
    context.close()


def test_on_a_telephone_the_layers_and_the_legend_never_lie_over_one_another(
    narrow: Visit, address: str
) -> None:
    narrow.open(address)
    inside = in_frame(narrow)
    layers, legend = inside.locator(".homeward-layers"), inside.locator(".homeward-legend")
    for opened in (layers, legend, inside.locator(".homeward-legend-more")):
        opened.locator("summary").first.click()
        expect(opened).to_have_js_property("open", True)
        above, below = layers.bounding_box(), legend.bounding_box()
        assert above["y"] + above["height"] <= below["y"]
    assert legend.bounding_box()["height"] > 100
