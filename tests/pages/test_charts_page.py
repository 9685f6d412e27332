"""The page of charts: it follows the filter of the map page and gives its numbers."""

from __future__ import annotations

from typing import Any

from homeward.settings import PROJECT_FOLDER


def charts_page(opened: Any) -> Any:
    opened.switch_page(str(PROJECT_FOLDER / "pages" / "charts.py")).run()
    assert not opened.exception, opened.exception
    return opened


def test_every_chart_has_words_a_table_and_three_files(open_map: Any) -> None:
    page = charts_page(open_map())
    assert [header.value for header in page.header] == [
        "People who went home, by month, kind and side",
        "Bodies handed over since the beginning of the period, by side",
        "Days between a promise and its delivery",
        "Places of recovery, by bodies told",
    ]
    assert len(page.dataframe) == 4
    assert len(page.get("download_button")) == 12


def test_the_filter_of_the_map_page_comes_along_and_stays_in_the_address(open_map: Any) -> None:
    page = charts_page(open_map(from_=["2025-06-01"], to=["2025-06-30"]))
    assert "6,057 bodies to Ukraine" in " ".join(text.value for text in page.markdown)
    assert page.query_params["from"] in ("2025-06-01", ["2025-06-01"])


def test_a_chart_without_anything_says_so(open_map: Any) -> None:
    page = charts_page(open_map(kind=["negotiation_round"]))
    assert len(page.info) == 4
    assert not page.dataframe
