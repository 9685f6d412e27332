"""The timeline in a report: its axis, and what it says of itself."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.export.drawing.chart import axis_labels, timeline_picture
from homeward.export.drawing.paper import text_width
from homeward.language import speaking
from homeward.model import Kind
from homeward.view.filters import Chooser, Filter

JUNE = Filter(first_on=dt.date(2025, 6, 1), last_on=dt.date(2025, 6, 30))
DAY = dt.date(2026, 7, 20)


def drawn(chooser: Chooser, chosen: Filter) -> str:
    return timeline_picture(chooser.choose(chosen), made_on=DAY, format="svg").decode()


def test_one_month_has_a_label_for_every_week_or_finer() -> None:
    labels = axis_labels(dt.date(2025, 6, 1), dt.date(2025, 6, 30), width=460)
    assert [words for _, words in labels][:2] == ["1 Jun", "8 Jun"]


@pytest.mark.parametrize("days", [1, 2, 9, 31, 62, 100, 180, 365, 499, 700, 1_600, 30_000])
def test_any_period_has_labels_that_stand_apart(days: int) -> None:
    first = dt.date(2022, 2, 24)
    last = first + dt.timedelta(days=days - 1)
    check(first, last, width=460.0)
    assert len(axis_labels(first, last, width=460.0)) >= min(2, days)


def check(first: dt.date, last: dt.date, *, width: float) -> None:
    labels = axis_labels(first, last, width=width)
    assert labels
    length = (last - first).days + 1
    places = [(width * (day - first).days / length, words) for day, words in labels]
    for (x, words), (after, _) in pairwise(places):
        assert x + text_width(words, size=7.4) < after
    assert all(first <= day <= last for day, _ in labels)


@given(
    first=st.dates(dt.date(2014, 1, 1), dt.date(2030, 1, 1)),
    days=st.integers(3, 9_000),
    width=st.floats(250, 900),
    code=st.sampled_from(["en", "uk"]),
)
def test_labels_never_overlap(first: dt.date, days: int, width: float, code: str) -> None:
    with speaking(code):
        check(first, first + dt.timedelta(days=days), width=width)


def test_the_legend_names_only_kinds_that_are_drawn(chooser: Chooser) -> None:
    chosen = Filter(kinds=frozenset({Kind.BODY_REPATRIATION}))
    svg = drawn(chooser, chosen)
    assert "Repatriations of bodies" in svg
    assert "Prisoner exchanges" not in svg


def test_the_chart_says_how_long_a_bar_is_and_what_it_leaves_out(chooser: Chooser) -> None:
    assert "events a day; 1 not drawn: its date is less fine" in drawn(chooser, JUNE)
    assert "events a month" in drawn(chooser, Filter())
