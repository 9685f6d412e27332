from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from strategies import filters

from homeward.language import speaking
from homeward.view.chart import Chart, ChartKey, promise_labels
from homeward.view.chart_specs import chart_specs
from homeward.view.charts import charts
from homeward.view.filters import Chooser, Filter


def chart(chooser: Chooser, key: ChartKey, chosen: Filter | None = None) -> Chart:
    found = charts(chooser.choose(chosen or Filter()))
    return next(each for each in found if each.key == key)


def test_each_chart_says_in_words_what_it_shows(chooser: Chooser) -> None:
    assert "23,335 bodies to Ukraine" in chart(chooser, ChartKey.MONTHS).summary
    assert "The largest month: June 2025" in chart(chooser, ChartKey.MONTHS).summary
    assert "23,335 to Ukraine by 26 February 2026 (23,332–23,348 over the claims)" in (
        chart(chooser, ChartKey.CUMULATIVE).summary
    )
    assert chart(chooser, ChartKey.DAYS).summary.endswith("the longest wait was 92 days.")
    assert "Donetsk Oblast: 2,088" in chart(chooser, ChartKey.RECOVERY).summary


def test_what_is_not_told_is_said(chooser: Chooser) -> None:
    assert "26 numbers were not told" in chart(chooser, ChartKey.MONTHS).note
    assert "not told" in set(chart(chooser, ChartKey.RECOVERY).table["Bodies"])


@settings(max_examples=25)
@given(filters())
def test_a_chart_has_a_row_in_its_table_for_every_number_and_can_be_drawn(
    chooser: Chooser, chosen: Filter
) -> None:
    for each in charts(chooser.choose(chosen)):
        assert len(each.table) == len(each.numbers)
        if not each.is_empty:
            assert each.summary
            for spec in chart_specs(each):
                json.dumps(spec.to_dict())


@pytest.mark.parametrize("key", list(ChartKey))
def test_charts_tell_in_ukrainian_what_they_are(chooser: Chooser, key: ChartKey) -> None:
    with speaking("uk"):
        found = chart(chooser, key)
        assert chart_specs(found)
        assert "23,335" not in found.summary


def test_commitments_of_one_day_are_told_apart(chooser: Chooser) -> None:
    labels = promise_labels(chart(chooser, ChartKey.DAYS))
    assert labels["CM-2025-06-02-bodies"] == "2 June 2025, bodies"
    assert labels["CM-2025-06-02-pows"] == "2 June 2025, prisoners"
    assert len(set(labels.values())) == len(labels)


def test_bars_of_the_months_point_up_to_ukraine_and_down_to_russia(chooser: Chooser) -> None:
    bodies, _prisoners = chart_specs(chart(chooser, ChartKey.MONTHS))
    values = next(iter(bodies.to_dict()["datasets"].values()))
    assert max(row["people"] for row in values if row["side"] == "To Ukraine") == 6057
    assert all(row["people"] <= 0 for row in values if row["side"] == "To Russia")


def test_a_month_without_any_told_number_is_not_called_nobody(chooser: Chooser) -> None:
    chosen = Filter(first_on=dt.date(2025, 6, 1), last_on=dt.date(2025, 6, 30))
    found = chart(chooser, ChartKey.MONTHS, chosen)
    assert "not told how many prisoners to Ukraine" in found.summary
    assert len(chart_specs(found)) == 1
