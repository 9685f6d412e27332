"""What a bounded file keeps, and that it says what it leaves out."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from record_copy import DATA

from homeward.export import page as page_module
from homeward.export import report as report_module
from homeward.export.limits import latest, left_out_words
from homeward.export.page import page
from homeward.export.report_html import report_html
from homeward.view.filters import Chooser, Filter
from homeward.view.summary import summarise

DAY = dt.date(2026, 6, 1)


def test_the_latest_are_kept_with_their_places(chooser: Chooser) -> None:
    shown = chooser.choose(Filter())
    kept = latest(shown, 20)
    assert kept.count == 20
    left = shown.event_rows()[~shown.event_rows()["event_id"].isin(kept.event_rows()["event_id"])]
    assert left["starts_on"].max() <= kept.event_rows()["starts_on"].min()
    held = kept.frames.event_places[kept.event_places]
    assert set(held["event_id"]) <= set(kept.event_rows()["event_id"])
    assert np.array_equal(
        kept.event_places,
        shown.event_places
        & shown.frames.event_places["event_id"].isin(kept.event_rows()["event_id"]).to_numpy(),
    )


@pytest.mark.parametrize("most", [177, 5000])
def test_what_fits_is_left_alone_and_nothing_is_said(chooser: Chooser, most: int) -> None:
    shown = chooser.choose(Filter())
    assert latest(shown, most) is shown
    assert left_out_words(shown, shown) == ""


def test_the_words_name_both_numbers_and_the_day(chooser: Chooser) -> None:
    shown = chooser.choose(Filter())
    kept = latest(shown, 3)
    words = left_out_words(shown, kept)
    assert "the latest 3 of the 177 chosen events" in words
    assert "174 events are left out" in words
    assert "CSV" in words


def test_a_cut_page_says_so_and_holds_the_latest(
    chooser: Chooser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "PAGE_EVENTS", 5)
    shown = chooser.choose(Filter())
    kept = latest(shown, 5)
    made = page(shown, data_folder=DATA, made_on=DAY).decode()
    assert left_out_words(shown, kept) in made
    assert "Shown: 5 of 177 events" in made
    for event_id in shown.event_rows()["event_id"]:
        assert (f'data-event="{event_id}"' in made) == (
            event_id in set(kept.event_rows()["event_id"])
        )


def test_a_cut_report_counts_all_and_lists_the_latest(
    chooser: Chooser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_module, "REPORT_EVENTS", 5)
    shown = chooser.choose(Filter())
    report = report_module.make_report(shown, data_folder=DATA, made_on=DAY)
    kept = latest(shown, 5)
    assert [event.event_id for event in report.events] == list(kept.event_rows()["event_id"])
    assert report.figures[0].value == f"{summarise(shown).totals[0].best:,}"
    assert report.left_out == left_out_words(shown, kept)
    assert report.left_out in report_html(shown, data_folder=DATA, made_on=DAY).decode()
    cited = {number for event in report.events for number in event.references}
    assert cited == {reference.number for reference in report.references}
