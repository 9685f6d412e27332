"""The page of its own, opened from disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, expect

from homeward.export.page import page
from homeward.model import Kind
from homeward.settings import Settings
from homeward.store.framing import read_frames
from homeward.view.filters import Chooser, Filter, Shown
from homeward.view.lines import make_lines
from homeward.view.marks import make_marks
from tests.hostile import DAY, FRIENDLY_URL, HOSTILE, HOSTILE_PLACE, insert_hostile

pytestmark = pytest.mark.browser

Opener = Callable[..., Any]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Open what is shown from disk; whatever it asks for or complains of fails the test."""
    wrong: list[str] = []
    context = browser.new_context()

    def open_page(shown: Shown, *, title: str = "", width: int = 1400, height: int = 900) -> Any:
        path = tmp_path / "page.html"
        made_on = dt.date(2026, 6, 1)
        written = page(shown, data_folder=Settings().data_folder, made_on=made_on, title=title)
        path.write_bytes(written)
        made = context.new_page()
        made.set_viewport_size({"width": width, "height": height})
        made.on("pageerror", lambda error: wrong.append(str(error)))
        made.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        made.on("dialog", lambda dialog: (wrong.append("a dialog"), dialog.dismiss()))
        made.on(
            "request",
            lambda request: (
                wrong.append(request.url)
                if not request.url.startswith((path.as_uri(), "data:,"))
                else None
            ),
        )
        made.goto(path.as_uri())
        made.wait_for_selector("html[data-ready=yes]")
        return made

    yield open_page
    context.close()
    assert wrong == []


def click_mark(made: Any, name: str) -> None:
    x, y = made.evaluate(
        "name => { const { map, marks } = Homeward.page.atlas;"
        "const found = marks._drawn.find(each => each.mark.name === name);"
        "const point = map.layerPointToContainerPoint([found.x, found.y]);"
        "return [point.x, point.y]; }",
        name,
    )
    made.locator("#map").hover(position={"x": x, "y": y}, force=True)
    made.locator("#map").click(position={"x": x, "y": y}, force=True)


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_it_opens_from_disk_and_shows_rows_and_marks(
    opened: Opener, chooser: Chooser, width: int, height: int
) -> None:
    made = opened(chooser.choose(Filter()), width=width, height=height)
    assert made.evaluate("document.documentElement.scrollWidth") <= width
    assert made.evaluate("getComputedStyle(document.querySelector('.hw-figure-value')).color") != (
        made.evaluate("getComputedStyle(document.body).color")
    ), "the policy lets the headline have its colours"
    made.locator("#table tbody button").filter(has_text="11 June 2025").click()
    card = made.locator("#card")
    assert "1,212" in card.locator(".hw-numbers dd").first.text_content()
    assert 0 <= card.bounding_box()["y"] < height / 2, "the card's head is in view"
    click_mark(made, "Belarus")
    card.get_by_role("heading", name="Belarus").wait_for()
    card.locator(".hw-list button").first.click()
    card.get_by_role("button", name="all events of this place").click()
    card.get_by_role("heading", name="Belarus").wait_for()
    assert made.evaluate("document.documentElement.scrollWidth") <= width


def test_the_table_sorts_by_its_heads(opened: Opener, chooser: Chooser) -> None:
    made = opened(chooser.choose(Filter()))
    date = made.get_by_role("columnheader", name="Date")
    assert date.get_attribute("aria-sort") == "descending"
    days = made.locator("#table tbody tr td:nth-child(1)").evaluate_all(
        "cells => cells.map(cell => cell.dataset.sort).filter(Boolean)"
    )
    assert days == sorted(days, reverse=True)
    head = made.get_by_role("columnheader", name="To Ukraine")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert date.get_attribute("aria-sort") is None
    cells = made.locator("#table tbody tr td:nth-child(3)")
    told = cells.all_text_contents()
    numbers = [int(text.replace(",", "")) for text in told if text]
    assert numbers == sorted(numbers)
    assert all(told[: len(numbers)]), "what is not told comes last"
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert cells.first.text_content() == "6,000"


def test_everything_is_reached_by_keyboard(opened: Opener, chooser: Chooser) -> None:
    made = opened(chooser.choose(Filter()))
    row = made.locator("#table tbody button").filter(has_text="11 June 2025")
    row.focus()
    made.keyboard.press("Enter")
    assert made.evaluate("document.activeElement.id") == "card"
    made.locator("#card .hw-list button").first.focus()
    made.keyboard.press("Enter")
    made.locator("#card").get_by_role("button", name="the event before").wait_for()
    made.keyboard.press("Escape")
    assert "1,212" in made.locator("#card .hw-numbers dd").first.text_content()
    made.keyboard.press("Escape")
    assert row.evaluate("button => button === document.activeElement")
    head = made.get_by_role("columnheader", name="Claims").get_by_role("button")
    head.focus()
    made.keyboard.press("Space")
    assert made.locator("th[aria-sort=ascending]").text_content() == "Claims"
    click_mark(made, "Istanbul")
    made.locator("#card").get_by_role("button", name="the map").press("Enter")
    assert made.evaluate("document.activeElement.id") == "map"
    made.locator("#card .hw-empty").wait_for()


def test_what_is_not_in_the_page_stays_text(opened: Opener, chooser: Chooser) -> None:
    made = opened(chooser.choose(Filter(kinds=frozenset({Kind.COMMITMENT}))))
    made.locator("#table tbody button").filter(has_text="2 June 2025").first.click()
    card = made.locator("#card")
    absent = card.locator(".hw-list .hw-stays")
    assert absent.filter(has_text="Negotiation round").count() > 0
    shown = set(made.evaluate("Object.keys(Homeward.page.data.events)"))
    linked = card.locator(".hw-list button").evaluate_all("all => all.map(e => e.dataset.event)")
    assert set(linked) <= shown


def shown_rows(made: Any) -> set[str]:
    rows = made.locator("#table tbody tr:visible")
    return set(rows.evaluate_all("all => all.map(row => row.dataset.event)"))


def ids_of(shown: Shown) -> set[str]:
    return set(shown.event_rows()["event_id"])


def wait_for_rows(made: Any, shown: Shown) -> None:
    """The table follows the map a little later: wait until it holds what is shown."""
    rows = made.locator("#table tbody tr:visible")
    expect(rows).to_have_count(shown.count)
    assert shown_rows(made) == ids_of(shown)


def scrub(made: Any, day: dt.date) -> None:
    made.get_by_role("slider", name="Date").evaluate(
        "(slider, value) => { slider.value = value; slider.dispatchEvent(new Event('input')); }",
        (day - dt.date(1970, 1, 1)).days,
    )


MARKS = (
    "Homeward.page.atlas.marks._marks.map(mark => [mark.place_id, mark.kind, mark.geo_precision,"
    " mark.events, mark.people, mark.untold, mark.in_region])"
)


def marks_of(shown: Shown) -> list[list[Any]]:
    return [
        [*map(str, mark.key), mark.events, mark.people, mark.untold, mark.in_region]
        for mark in make_marks(shown)
    ]


def test_time_goes_on_and_the_table_follows(opened: Opener, chooser: Chooser) -> None:
    made = opened(chooser.choose(Filter()))
    caption = made.locator(".homeward-caption")
    told_before = caption.text_content()
    day = dt.date(2024, 11, 20)
    scrub(made, day)
    up_to = chooser.choose(Filter(last_on=day))
    slider = made.get_by_role("slider", name="Date")
    expect(caption).to_have_text(f"Up to 20 November 2024: {up_to.count} of 177 events")
    expect(slider).to_have_attribute("aria-valuetext", "20 November 2024")
    wait_for_rows(made, up_to)
    assert sorted(made.evaluate(MARKS), key=str) == sorted(marks_of(up_to), key=str)

    made.get_by_label("What is shown up to the date").select_option("30")
    window = chooser.choose(Filter(first_on=dt.date(2024, 10, 22), last_on=day))
    expect(caption).to_have_text(
        f"22 October 2024 – 20 November 2024: {window.count} of 177 events"
    )
    wait_for_rows(made, window)
    assert sorted(made.evaluate(MARKS), key=str) == sorted(marks_of(window), key=str)

    made.locator("#table tbody button:visible").first.click()
    made.locator("#card .hw-claim").first.wait_for()
    wait_for_rows(made, window)  # looking at an event keeps the date
    made.get_by_role("button", name="Show all").click()
    expect(caption).to_have_text(told_before)
    wait_for_rows(made, chooser.choose(Filter()))
    assert made.evaluate(MARKS) == marks_of(chooser.choose(Filter()))


def test_playing_goes_on_until_it_is_stopped(opened: Opener, chooser: Chooser) -> None:
    made = opened(chooser.choose(Filter(first_on=dt.date(2025, 6, 1), last_on=dt.date(2025, 6, 9))))
    slider = made.get_by_role("slider", name="Date")
    first, last = int(slider.get_attribute("min")), int(slider.get_attribute("max"))
    assert int(slider.input_value()) == last
    made.get_by_role("button", name="Play").click()
    for _ in range(100):  # the page's policy forbids the waiting that evaluates text
        if first + 2 <= int(slider.input_value()) < last:
            break
        made.wait_for_timeout(50)
    made.get_by_role("button", name="Pause").click()
    before = int(slider.input_value())
    assert first + 2 <= before < last
    made.wait_for_timeout(700)
    assert int(slider.input_value()) == before


def test_oblasts_are_shaded_when_their_layer_is_on(opened: Opener, chooser: Chooser) -> None:
    made = opened(chooser.choose(Filter()))
    made.get_by_text("Layers").click()
    made.get_by_label("Recovered by oblast or region").check()
    codes = made.evaluate("[...window.Homeward.page.atlas.layers.regions.codes()]")
    assert "iso:UA-14" in codes


def test_the_context_stands_on_the_map_when_its_layer_is_on(
    opened: Opener, chooser: Chooser
) -> None:
    made = opened(
        chooser.choose(Filter(first_on=dt.date(2024, 7, 1), last_on=dt.date(2024, 12, 31)))
    )
    drawn = "Homeward.page.atlas.layers.context.events().map(each => each.name)"
    assert made.evaluate(drawn) == []
    made.get_by_text("Layers").click()
    made.get_by_label("Context: dated events of the war").check()
    names = made.evaluate(drawn)
    assert "Ukrainian incursion into Kursk oblast begins" in names
    made.get_by_text("dated events in this period").click()
    listed = made.locator(".hw-context strong")
    expect(listed.first).to_be_visible()
    assert set(names) <= set(listed.all_text_contents())


def test_the_lines_of_a_chosen_event_are_drawn(opened: Opener, chooser: Chooser) -> None:
    made = opened(chooser.choose(Filter()))
    lines = "Homeward.page.atlas.layers.context.lines().length"
    assert made.evaluate(lines) == 0
    made.locator("#table tr[data-event='BR-2024-12-20'] button").click()
    expect(made.locator("#card .hw-claim").first).to_be_visible()
    ends = [line for line in make_lines(chooser.choose(Filter())) if "12-20" in line.event_id]
    assert made.evaluate(lines) == len(ends) > 0
    scrub(made, dt.date(2024, 12, 19))
    expect(made.locator(".homeward-caption")).to_contain_text("Up to 19 December 2024")
    assert made.evaluate(lines) == 0
    scrub(made, dt.date(2024, 12, 20))
    expect(made.locator(".homeward-caption")).to_contain_text("Up to 20 December 2024")
    assert made.evaluate(lines) == len(ends)


def test_hostile_text_stays_text_in_every_part(opened: Opener, loaded: sa.Engine) -> None:
    insert_hostile(loaded)
    shown = Chooser(read_frames(loaded)).choose(Filter(words="alert", first_on=DAY, last_on=DAY))
    assert shown.count == 2
    made = opened(shown, title=HOSTILE)
    assert made.locator("h1").text_content() == HOSTILE
    assert made.title().startswith("<img src=x")
    click_mark(made, HOSTILE)
    assert made.locator(".homeward-tooltip-place").text_content() == HOSTILE
    card = made.locator("#card")
    assert card.locator("h3").text_content() == HOSTILE
    card.locator(".hw-list button").first.click()
    card.get_by_text("Claims (2)").wait_for()
    assert card.locator(".hw-summary").text_content() == HOSTILE
    links = card.locator("a").evaluate_all("all => all.map(link => link.getAttribute('href'))")
    assert links == [FRIENDLY_URL], "only http(s) addresses become links"
    card.locator(".hw-list button").first.click()
    card.get_by_text("What became of it").wait_for()
    for event_id in ("__proto__", "toString", "no such place"):
        made.evaluate("id => Homeward.report({ place_id: id })", event_id)
        card.locator(".hw-empty").wait_for()
    made.evaluate("id => Homeward.report({ place_id: id })", HOSTILE_PLACE)
    made.locator("#table tbody button").first.click()
    for head in made.locator("#table thead button").all():
        head.click()
    assert made.locator("img, iframe, object, embed").count() == 0
    assert made.locator("script").count() == 3
