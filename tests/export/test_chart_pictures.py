from __future__ import annotations

import csv
import datetime as dt
import io
from xml.etree import ElementTree

import pytest
from PIL import Image

from homeward.errors import SettingsInvalid
from homeward.export.chart_pictures import chart_csv, chart_picture
from homeward.view.chart import Chart, ChartKey
from homeward.view.charts import charts
from homeward.view.filters import Chooser, Filter

DAY = dt.date(2026, 6, 1)


def chart(chooser: Chooser, key: ChartKey, chosen: Filter | None = None) -> Chart:
    found = charts(chooser.choose(chosen or Filter()))
    return next(each for each in found if each.key == key)


def picture(drawn: Chart, suffix: str) -> bytes:
    return chart_picture(drawn, said=["Kind: Bodies"], made_on=DAY, version="2026.2", format=suffix)


@pytest.mark.parametrize("key", list(ChartKey))
def test_a_drawing_says_its_title_what_is_chosen_and_where_it_comes_from(
    chooser: Chooser, key: ChartKey
) -> None:
    drawn = chart(chooser, key)
    svg = picture(drawn, "svg")
    words = " ".join(ElementTree.fromstring(svg).itertext())
    assert drawn.title in words
    assert "Kind: Bodies" in words
    assert "Homeward, record version 2026.2, CC BY 4.0, made on 1 June 2026." in words
    assert svg == picture(drawn, "svg"), "the same numbers give the same bytes"


def test_a_picture_is_a_png_of_a_useful_size(chooser: Chooser) -> None:
    with Image.open(io.BytesIO(picture(chart(chooser, ChartKey.MONTHS), "png"))) as image:
        assert image.format == "PNG"
        assert image.width > 1200


def test_the_numbers_of_a_chart_go_into_its_file(chooser: Chooser) -> None:
    drawn = chart(chooser, ChartKey.RECOVERY)
    lines = list(csv.DictReader(io.StringIO(chart_csv(drawn).decode("utf-8-sig"))))
    assert len(lines) == len(drawn.numbers)
    assert lines[0] == {
        "place_id": "iso:UA-14",
        "name": "Donetsk Oblast",
        "precision": "admin1",
        "people": "2088",
        "events": "11",
        "untold": "3",
    }
    assert lines[-1]["people"] == "", "not told is a blank cell"


def test_an_empty_chart_and_another_format_are_refused_with_words(chooser: Chooser) -> None:
    nothing = chart(chooser, ChartKey.MONTHS, Filter(words="no such words anywhere"))
    with pytest.raises(SettingsInvalid, match="nothing to draw"):
        picture(nothing, "png")
    with pytest.raises(SettingsInvalid, match="png, svg"):
        picture(chart(chooser, ChartKey.MONTHS), "gif")
