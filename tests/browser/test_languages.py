"""The dashboard in Ukrainian, in a real browser: words, numbers, the map and its names."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from homeward.view.filters import Chooser, Filter
from homeward.view.marks import make_marks
from tests.browser.conftest import FRAME, Visit

# matches a word in Latin letters such as "Legend"; must not match "CC BY" or "Легенда"
LATIN = re.compile(r"\b[A-Za-z][a-z]{2,}\b")

SAME_EVERYWHERE = {
    "Skip",
    "main",
    "content",
    "Record",
    "English",
    "Homeward",
    "Leaflet",
    "Natural",
    "Earth",
    "GeoNames",
    "Excel",
    "GeoPackage",
    "GeoParquet",
    "BibTeX",
}
"""Names, and Streamlit's own link for keyboards."""

OWN_WORDS = """
() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement;
    const skipped = 'script, style, [lang="en"], canvas, [data-testid="stDataFrame"]';
    if (!at || at.closest(skipped)) continue;
    if (at.checkVisibility && !at.checkVisibility()) continue;
    found.push(walker.currentNode.textContent.trim());
  }
  return found.filter(Boolean);
}
"""


@pytest.mark.browser
def test_choosing_ukrainian_changes_every_word_and_leaves_what_is_shown(
    visit: Visit, address: str, chooser: Chooser
) -> None:
    page = visit.open(f"{address}/?kind=negotiation_round&kind=commitment")
    before = {(mark["place_id"], mark["events"]) for mark in visit.marks()}
    page.get_by_text("Українська").click()
    page.get_by_text("Показано").first.wait_for(timeout=30_000)
    page.wait_for_url("**lang=uk**")
    # The words are part of the frame, so the language makes it anew: the old one leaves.
    page.wait_for_function("(frame) => document.querySelectorAll(frame).length === 1", arg=FRAME)
    visit.wait_for_map()
    page.frame_locator(FRAME).get_by_text("Легенда").wait_for(timeout=30_000)
    visit.settle()
    expect(page).to_have_url(re.compile("kind=commitment"))
    assert {(mark["place_id"], mark["events"]) for mark in visit.marks()} == before
    names = {mark["name"] for mark in visit.marks()}
    assert "Стамбул" in names
    own = [
        *page.evaluate(OWN_WORDS),
        *page.frame_locator(FRAME).locator("body").evaluate(f"() => ({OWN_WORDS})()"),
    ]
    english = {text: left for text in own if (left := set(LATIN.findall(text)) - SAME_EVERYWHERE)}
    assert english == {}
    assert len(make_marks(chooser.choose(Filter()))) >= len(before)


@pytest.mark.browser
def test_what_was_chosen_in_a_list_stays_chosen_in_the_other_language(
    visit: Visit, address: str
) -> None:
    page = visit.open(address)
    page.get_by_text(re.compile("Take away these")).click()
    box = page.get_by_role("combobox", name=re.compile("Part of the map"))
    box.click()
    page.get_by_role("option", name="The east of Ukraine").click()
    wait_for_choice(page, box, "The east of Ukraine")
    page.wait_for_timeout(1500)  # the choice reaches the server
    visit.settle()
    page.get_by_text("Українська").click()
    page.get_by_text(re.compile("Забрати з собою")).click(timeout=30_000)
    box = page.get_by_role("combobox", name=re.compile("Частина карти"))
    box.wait_for()
    wait_for_choice(page, box, "Схід України")


def wait_for_choice(page: Page, box: Locator, name: str) -> None:
    """Wait until a list says what is chosen in it, in its field or beside it."""
    for _ in range(200):
        shown = box.input_value() or page.locator(".stSelectbox").first.inner_text()
        if name in shown:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{shown} instead of {name}")
