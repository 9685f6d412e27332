"""The Documents page in a real browser: marks, words and values linked, the map, hostile text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.serving import dashboard

pytestmark = pytest.mark.browser

HOSTILE = (
    "<img src=x onerror=alert(1)> Kyiv, 5 May 2026\n\nUkraine received the bodies of 523 soldiers "
    "on Monday 4 May 2026, a `${alert(1)}` spokesman said </mark><script>alert(1)</script>."
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard of its own: what is accepted here must not be on the maps of other tests."""
    with dashboard(tmp_path_factory.mktemp("documents-home")) as served:
        yield served


def open_documents(visit: Visit, address: str) -> Page:
    visit.page.goto(f"{address}/documents")
    visit.page.get_by_text("Try a sample").wait_for(timeout=60_000)
    return visit.page


def decide(page: Page, name: str) -> None:
    field = page.get_by_role("textbox", name="Your name")
    field.fill(name)
    field.press("Enter")


def test_a_sample_is_read_its_words_are_shown_and_what_is_accepted_is_on_the_map(
    visit: Visit, address: str
) -> None:
    page = open_documents(visit, address)
    page.get_by_text("Try a sample").click()
    page.get_by_role("button", name="The first handover of June 2025").click()
    page.locator(".hw-event").first.wait_for(timeout=30_000)
    expect(page.locator(".hw-reader mark").nth(5)).to_be_attached()
    page.locator(".hw-words", has_text="the bodies of 1,212 fallen").first.click()
    expect(page.locator("mark.hw-shown").first).to_be_visible()
    expect(page.locator("mark.hw-shown").filter(has_text="1,212").first).to_be_attached()
    decide(page, "Olena")
    page.get_by_role("button", name="Join to BR-2025-06-11").click()
    link = page.get_by_role("link", name="BR-2025-06-11")
    expect(link).to_have_attribute("href", "./?event=BR-2025-06-11", timeout=30_000)
    page.get_by_role("button", name="Undo").first.click()
    page.get_by_role("button", name="Join to BR-2025-06-11").wait_for(timeout=30_000)
    assert visit.strangers == []
    assert visit.errors == []


def test_hostile_text_stays_text(visit: Visit, address: str) -> None:
    page = open_documents(visit, address)
    page.get_by_label("Text of the article").fill(HOSTILE)
    page.get_by_role("button", name="Read it").click()
    page.locator(".hw-event").first.wait_for(timeout=30_000)
    assert page.locator(".hw-reader").text_content() == HOSTILE
    visit.settle()
    expect(page.locator(".hw-reader img, .hw-event img, .hw-event script")).to_have_count(0)
    assert visit.errors == []


def test_files_are_uploaded_and_the_bad_one_is_named(
    visit: Visit, address: str, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.docx"
    good.write_text("6 May 2026. Ukraine and Russia exchanged 205 prisoners each on Wednesday.")
    bad.write_bytes(b"PK\x03\x04 not a document")
    page = open_documents(visit, address)
    page.get_by_text("Upload files").click()
    page.locator('input[type="file"]').set_input_files([good, bad])
    page.get_by_text("bad.docx").wait_for(timeout=30_000)
    page.get_by_role("button", name="Read them").click()
    page.locator(".hw-event").first.wait_for(timeout=30_000)
    expect(page.get_by_text("bad.docx:").first).to_be_attached(timeout=30_000)
    assert visit.errors == []


WITHIN = (
    "Kyiv, 4 June 2026\n\nUkraine received the bodies of 517 soldiers on Thursday, within the "
    "6,000 agreed on 2 June 2025, the Coordination Headquarters said.\n\nThe weather was fine in "
    "every town of the region.\n\nThe weather was fine in every town of the region."
)


def test_marks_have_a_legend_and_a_tie_is_taken_into_the_chain(visit: Visit, address: str) -> None:
    page = open_documents(visit, address)
    page.get_by_label("Text of the article").fill(WITHIN)
    page.get_by_role("button", name="Read it").click()
    page.locator(".hw-reader mark").first.wait_for(timeout=30_000)
    assert page.locator(".hw-reader").text_content() == WITHIN, "nothing is deleted"
    expect(page.locator(".hw-reader mark.hw-repeat")).to_have_text(
        "The weather was fine in every town of the region."
    )
    expect(page.locator(".hw-reader mark.hw-date")).to_have_text(["4 June 2026", "Thursday"])
    legend = page.get_by_role("list", name="What is marked")
    expect(legend.get_by_role("listitem")).to_have_count(3)
    decide(page, "Olena")
    page.get_by_role("button", name="Accept", exact=True).click()
    page.get_by_role("link", name="DE-").wait_for(timeout=30_000)
    visit.settle()
    page.get_by_role("button", name="Tie it").first.click()
    page.get_by_text("Tied by Olena").wait_for(timeout=30_000)
    page.get_by_role("link", name="Negotiation rounds").click()
    page.get_by_text("added from a document").first.wait_for(state="attached", timeout=30_000)
    assert visit.errors == []
