"""Playing the map through time, in a real browser: the bar, and the sums behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, WebSocket, expect

from homeward.settings import PROJECT_FOLDER
from homeward.view.filters import Chooser, Filter
from homeward.view.lines import make_lines
from homeward.view.map import payload
from homeward.view.marks import make_marks
from homeward.view.playback import played, time_payload
from homeward.view.regions import recovered
from tests.browser.conftest import FRAME, Visit
from tests.view.strategies import filters

pytestmark = pytest.mark.browser

EPOCH = dt.date(1970, 1, 1)
SHOWN = (
    "map.homeward.marks._marks.map(m =>"
    " [m.place_id, m.kind, m.geo_precision, m.events, m.people, m.untold, m.in_region])"
)
PICTURE = "map.homeward.marks._container.toDataURL()"

GATHER = """
([sent, spans]) => {
  const [id, kind, precision] = [0, 2, 5];
  const known = sent.marks.map((row) => ({ key: [row[id], row[kind], row[precision]] }));
  const time = Homeward.readTime(sent.time.rows);
  const place = (row) => ({ place_id: row[id], lat: row[3], lon: row[4], admin1: row[6] });
  const marks = sent.marks.map(place);
  const beside = new Homeward.GatherLayers(sent.time.layers, time, marks);
  const gather = new Homeward.Gather(time, known.length, [beside]);
  return spans.map(([first, last]) => {
    gather.moveTo(first === null ? -Infinity : first, last);
    return [
      gather.count,
      gather.marks(known).map((m) => [...m.key, m.events, m.people, m.untold, m.in_region]),
      beside.regions(),
      beside.lines((event) => gather.touches(event))
        .map((line) => [line.event, line.recovery_id, line.handover_id, line.isOneSided]),
      beside.lineCount,
    ];
  });
}
"""


def numbers_of(chooser: Chooser, chosen: Filter) -> list[list[Any]]:
    return [
        [*map(str, mark.key), mark.events, mark.people, mark.untold, mark.in_region]
        for mark in make_marks(chooser.choose(chosen))
    ]


def regions_of(chooser: Chooser, chosen: Filter) -> dict[str, Any]:
    found = recovered(chooser.choose(chosen))
    rows = [[each.region, each.people, each.events, each.untold] for each in found.regions]
    return {"rows": rows, "told": found.told}


def lines_of(chooser: Chooser, chosen: Filter) -> list[list[Any]]:
    return [
        [line.event_id, line.recovery_id, line.handover_id, line.one_sided]
        for line in make_lines(chooser.choose(chosen))
    ]


def same(one: Any, other: Any) -> bool:
    return bool(sorted(one, key=str) == sorted(other, key=str))


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    """A page with nothing but the scripts that add up and count days."""
    page = browser.new_page()
    for name in ("gather.js", "gather_layers.js", "steps.js"):
        script = PROJECT_FOLDER / "homeward" / "assets" / name
        page.add_script_tag(content=script.read_text(encoding="utf-8"))
    yield page
    page.close()


@settings(max_examples=40)
@given(filters(), st.lists(st.tuples(st.floats(0, 1), st.none() | st.integers(1, 800)), max_size=6))
def test_the_browser_adds_up_as_the_server_does_wherever_the_date_jumps(
    chooser: Chooser, blank: Page, chosen: Filter, jumps: list[tuple[float, int | None]]
) -> None:
    shown = chooser.choose(chosen)
    marks = make_marks(shown)
    sent = payload(marks, selected=None, time=time_payload(shown, marks))
    first, last = sent["time"]["first_day"], sent["time"]["last_day"]
    if first is None:
        nothing = {"rows": [], "told": 0}
        assert blank.evaluate(GATHER, [sent, [[None, 0]]]) == [[0, [], nothing, [], 0]]
        return
    spans = []
    for share, window in [*jumps, (1.0, None)]:
        cursor = first + round(share * (last - first))
        spans.append([cursor - window + 1 if window else None, cursor])
    told = blank.evaluate(GATHER, [sent, spans])
    ids = [chooser.frames.events["event_id"][row] for row in played(shown)]
    for (begins, cursor), found in zip(spans, told, strict=True):
        count, numbers, regions, lines, line_count = found
        begins_on = EPOCH + dt.timedelta(days=begins) if begins is not None else dt.date.min
        period = replace(
            chosen,
            first_on=max(begins_on, chosen.first_on or dt.date.min),
            last_on=EPOCH + dt.timedelta(days=cursor),
        )
        assert count == chooser.choose(period).count
        assert same(numbers, numbers_of(chooser, period))
        assert regions == regions_of(chooser, period)
        assert line_count == len(lines)
        named = [[ids[event], *others] for event, *others in lines]
        assert same(named, lines_of(chooser, period))
    if sent["time"]["undated"] == 0:
        assert same(told[-1][1], numbers_of(chooser, chosen)), "the end is what the server shows"


def last_days(unit: str, first: dt.date, last: dt.date) -> list[dt.date]:
    days = [first + dt.timedelta(days=count) for count in range((last - first).days + 1)]
    if unit == "day":
        return days
    if unit == "week":
        return [day for day in days if day.isoweekday() == 7]
    return [day for day in days if (day + dt.timedelta(days=1)).day == 1]


@pytest.mark.parametrize(("unit", "length"), [("day", 92), ("week", 93), ("month", 801)])
def test_steps_stand_at_the_last_days_of_days_weeks_and_months(
    blank: Page, unit: str, length: int
) -> None:
    first, last = dt.date(2023, 12, 1), dt.date(2024, 3, 31)
    expected = [(day - EPOCH).days for day in last_days(unit, first, last)]
    script = """([length, day, count, way]) => {
      const steps = new Homeward.Steps(length);
      return [...Array(count)].map(() => (day = steps[way](day)));
    }"""
    count = len(expected)
    assert blank.evaluate(script, [length, (first - EPOCH).days - 1, count, "after"]) == expected
    back = blank.evaluate(script, [length, (last - EPOCH).days + 1, count, "before"])
    assert back == expected[::-1]


class Bar:
    """The playback bar in the dashboard's frame."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.inside = visit.page.frame_locator(FRAME)
        self.slider = self.inside.get_by_role("slider", name="Date")
        self.caption = self.inside.locator(".homeward-caption")

    def day(self) -> dt.date:
        return EPOCH + dt.timedelta(days=int(self.slider.input_value()))

    def click(self, name: str) -> None:
        self.inside.get_by_role("button", name=name, exact=True).click()

    def choose(self, label: str, value: str) -> None:
        self.inside.get_by_label(label).select_option(value)

    def wait_until(self, reached: str) -> None:
        """Wait for what a script says of the playback, ``p``."""
        for _ in range(200):
            if self.visit.in_map(f"((p) => {reached})(map.homeward.playback)"):
                return
            self.visit.page.wait_for_timeout(50)
        raise AssertionError(f"{reached}: {self.caption.text_content()}")

    def press(self, key: str, day: dt.date) -> None:
        self.visit.page.keyboard.press(key)
        self.wait_until(f"p._isOn && p._day === {(day - EPOCH).days}")


def test_playing_pausing_and_stepping_ask_the_server_nothing(
    visit: Visit, address: str, chooser: Chooser
) -> None:
    sent: list[Any] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: sent.append(frame))

    visit.page.on("websocket", listen)
    chosen = Filter(first_on=dt.date(2025, 6, 1), last_on=dt.date(2025, 6, 30))
    page = visit.open(f"{address}/?from=2025-06-01&to=2025-06-30")
    visit.expect_shown(chooser.choose(chosen).count)
    visit.settle()
    for _ in range(20):  # the frame tells its height when it is drawn, sometimes twice
        sent.clear()
        page.wait_for_timeout(1000)
        if not sent:
            break
    visit.in_map("window.stands = true")
    url, updates = page.url, visit.in_map("map.homeward.updates")
    bar = Bar(visit)
    before = bar.caption.text_content()
    bar.click("Play")
    bar.wait_until("p._isPlaying && p._day > p._first + 1 && p._day < p._last")
    bar.click("Pause")
    stands = bar.day()
    page.wait_for_timeout(600)
    assert bar.day() == stands
    visit.wait_in_map("map.homeward.marks._isBrief === false")
    at_rest = visit.in_map(PICTURE)
    visit.in_map("(map.homeward.marks.show(map.homeward.marks._marks), 0)")
    assert visit.in_map(PICTURE) == at_rest, "what stands still is drawn as finely as ever"
    expect(bar.inside.locator("[aria-live]")).to_have_text(bar.caption.text_content() or "")

    bar.slider.focus()
    bar.press("Home", dt.date(2025, 6, 1))
    bar.press("ArrowRight", dt.date(2025, 6, 2))
    bar.press("PageUp", dt.date(2025, 6, 8))
    bar.press("ArrowLeft", dt.date(2025, 6, 7))
    bar.click("Step forward")
    bar.wait_until("p._day === p._first + 7")
    up_to = replace(chosen, last_on=dt.date(2025, 6, 8))
    assert same(visit.in_map(SHOWN), numbers_of(chooser, up_to))
    shown, everything = chooser.choose(up_to).count, chooser.choose(chosen).count
    expect(bar.caption).to_have_text(f"Up to 8 June 2025: {shown} of {everything} events")
    expect(bar.slider).to_have_attribute("aria-valuetext", "8 June 2025")

    bar.choose("What is shown up to the date", "30")
    bar.press("End", dt.date(2025, 6, 30))
    assert same(visit.in_map(SHOWN), numbers_of(chooser, chosen))
    bar.choose("What is shown up to the date", "0")
    bar.wait_until("p._window === 0 && !p._isStale")
    assert same(visit.in_map(SHOWN), numbers_of(chooser, chosen)), "the end is the server's"

    bar.choose("Speed", "4")
    bar.click("Repeat")
    bar.click("Play")
    bar.wait_until("p._day > p._last - 4")
    bar.wait_until("p._isPlaying && p._day < p._last - 20")
    visit.in_map("map.getContainer().focus()")
    page.keyboard.press("k")
    bar.wait_until("!p._isPlaying")
    page.keyboard.press("[")
    expect(bar.inside.get_by_label("Speed")).to_have_value("2")
    page.keyboard.press("Space")
    bar.wait_until("p._isPlaying")
    bar.click("Show all")
    expect(bar.caption).to_have_text(before or "")
    assert visit.in_map(SHOWN) == numbers_of(chooser, chosen)
    assert (page.url, visit.in_map("map.homeward.updates")) == (url, updates)
    assert visit.in_map("window.stands")
    assert sent == []


def test_another_filter_while_playing_goes_on_at_the_date(
    visit: Visit, address: str, chooser: Chooser
) -> None:
    page = visit.open(f"{address}/?from=2024-01-01&to=2025-12-31")
    visit.settle()
    bar = Bar(visit)
    bar.choose("Speed", "0.5")
    visit.in_map("map.homeward.playback._go(map.homeward.playback._first + 500)")
    bar.click("Play")
    bar.wait_until("p._isPlaying && p._day > p._first + 510")
    updates = visit.in_map("map.homeward.updates")
    before = bar.day()
    page.get_by_text("Prisoner exchange ·").click()
    visit.wait_for_map(updates=updates + 1)
    bar.wait_until("p._isPlaying")
    assert before <= bar.day() < before + dt.timedelta(days=300)
    bar.click("Pause")
    bar.wait_until("!p._isPlaying && !p._isStale")
    expected = chooser.choose(Filter(first_on=dt.date(2024, 1, 1), last_on=bar.day()))
    kinds = {mark.kind for mark in make_marks(expected)}
    shown = visit.in_map("map.homeward.marks._marks.map(mark => mark.kind)")
    assert len(kinds) > 1
    assert set(shown) == {"prisoner_exchange"}
    updates = visit.in_map("map.homeward.updates")
    page.get_by_role("textbox", name="Search").fill("no such words")
    page.keyboard.press("Enter")
    visit.wait_for_map(updates=updates + 1)
    expect(bar.slider).to_be_disabled()
    bar.inside.get_by_text("No event shown here has a date.").wait_for()


def test_regions_and_lines_follow_the_date(visit: Visit, address: str, chooser: Chooser) -> None:
    visit.open(f"{address}/?from=2024-01-01&to=2025-12-31")
    visit.settle()
    bar = Bar(visit)
    bar.inside.locator(".homeward-layers summary").click()
    bar.inside.get_by_label("Recovered by oblast or region").check()
    bar.inside.get_by_label("Lines from recovery to handover").check()
    at = visit.in_map(
        "(() => { const p = map.latLngToContainerPoint([49.35, 39.2]); return [p.x, p.y]; })()"
    )
    assert isinstance(at, list)
    bar.inside.locator("#map_div").hover(position={"x": at[0], "y": at[1]}, force=True)
    tip = bar.inside.locator(".homeward-tooltip").filter(has_text="Luhansk Oblast")
    expect(tip).to_be_visible()
    updates = visit.in_map("map.homeward.updates")
    for day in (dt.date(2024, 5, 31), dt.date(2024, 11, 8)):
        number = (day - EPOCH).days
        visit.in_map(f"map.homeward.playback._go({number})")
        bar.wait_until(f"p._isOn && p._day === {number} && !p._isStale")
        period = Filter(first_on=dt.date(2024, 1, 1), last_on=day)
        expected = regions_of(chooser, period)
        shown = visit.in_map(
            "map.homeward.layers.regions.totals().map(t => [t.code, t.people, t.events, t.untold])"
        )
        assert shown == expected["rows"]
        people = next((row[1] for row in expected["rows"] if row[0] == "UA-09"), None)
        if people is not None:
            expect(tip).to_contain_text(f"{people:,}, {people / expected['told']:.1%}"[:-2])
        drawn = visit.in_map(
            "map.homeward.layers.context.lines().map(l => [l.recovery_id, l.handover_id])"
        )
        assert same(drawn, [line[1:3] for line in lines_of(chooser, period)])
    assert len(drawn) > 0
    bar.click("Show all")
    whole = Filter(first_on=dt.date(2024, 1, 1), last_on=dt.date(2025, 12, 31))
    everything = visit.in_map("map.homeward.layers.regions.totals().map(t => [t.code, t.people])")
    assert everything == [row[:2] for row in regions_of(chooser, whole)["rows"]]
    assert visit.in_map("map.homeward.updates") == updates


def test_every_control_of_the_bar_has_a_name_and_fits_a_telephone(
    narrow: Visit, address: str
) -> None:
    narrow.open(address)
    bar = Bar(narrow)
    controls = bar.inside.locator(".homeward-playback").locator("button, input, select")
    expect(controls).to_have_count(8)
    for control in controls.all():
        assert control.get_attribute("aria-label")
        box = control.bounding_box()
        assert min(box["height"], box["width"]) >= 24, "WCAG 2.2, 2.5.8"
    narrow.wait_in_map("document.documentElement.scrollWidth <= window.innerWidth")
    bottom = "document.querySelector('.homeward-playback').getBoundingClientRect().bottom"
    narrow.wait_in_map(f"{bottom} <= innerHeight")  # the bar lies inside the frame


def test_where_motion_is_not_wanted_it_goes_by_whole_steps(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    visit = Visit(context)
    visit.open(f"{address}/?from=2024-01-01&to=2025-12-31")
    visit.page.wait_for_timeout(500)
    assert visit.in_map("map.homeward.playback._isOn") is False, "it never starts by itself"
    bar = Bar(visit)
    visit.in_map("window.days = []")
    visit.in_map(
        "(map.homeward.playback.on('moved', () => days.push(map.homeward.playback._day)), 0)"
    )
    bar.choose("Speed", "4")
    bar.click("Play")
    bar.wait_until("new Set(days).size > 4")
    bar.click("Pause")
    days = visit.in_map("[...new Set(days)]")
    assert isinstance(days, list)
    on = [EPOCH + dt.timedelta(days=day) for day in days]
    assert on[0] == dt.date(2024, 1, 1)
    assert all(day.isoweekday() == 7 for day in on[1:]), "two years go by weeks"
    context.close()
    assert visit.errors == []
