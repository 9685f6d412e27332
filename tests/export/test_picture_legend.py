"""The legend of a picture."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from pictures import MARK, draw, in_region

from homeward.export.drawing.legend import legend_blocks
from homeward.export.drawing.paper import Paper, text_width
from homeward.export.drawing.sheet import REPORT, draw_legend, map_frame
from homeward.export.picture import SIZES
from homeward.language import speaking
from homeward.model import GeoPrecision, Kind
from homeward.view.filters import Chooser, Filter
from homeward.view.marks import make_marks


def test_the_legend_explains_what_is_drawn_and_no_more(chooser: Chooser) -> None:
    def words(extent: str) -> str:
        svg = draw(chooser.choose(Filter()), format="svg", extent=extent)
        return "".join(ElementTree.fromstring(svg).itertext())

    assert "near the town" in words("east")
    assert "near the town" not in words("sumy-kursk")
    assert "country only" not in words("sumy-kursk")
    assert "People (area in proportion)" not in words("istanbul")


def test_the_legend_explains_what_is_drawn_of_areas(chooser: Chooser) -> None:
    root = ElementTree.fromstring(draw(chooser.choose(Filter()), format="svg"))
    words = " ".join(
        "".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")
    )
    for said in (
        "near the town, the ring as wide as",
        "oblast or region, by people:",
        "wider area",
    ):
        assert said in words
    assert "area whose number is not told" in words
    alone = replace(MARK, geo_precision=GeoPrecision.SETTLEMENT)
    assert len(legend_blocks([alone, in_region(kind=Kind.BODY_REPATRIATION)])) == 4
    assert len(legend_blocks([replace(alone, kind=Kind.BODY_REPATRIATION)])) == 3
    assert len(legend_blocks([in_region(kind=Kind.BODY_REPATRIATION)])) == 3, "no empty block"


@pytest.mark.parametrize("code", ["en", "uk"])
@pytest.mark.parametrize("size", [*SIZES, "report"])
def test_the_legend_keeps_within_its_column(chooser: Chooser, size: str, code: str) -> None:
    sheet = REPORT if size == "report" else SIZES[size]
    paper = Paper(sheet.width, sheet.height)
    with speaking(code):
        blocks = legend_blocks(make_marks(chooser.choose(Filter(regions=frozenset({"UA-14"})))))
        draw_legend(paper, blocks, map_frame(sheet, top=sheet.height - 60, bottom=60), sheet)
    for text in paper.axes.texts:
        wide = text_width(text.get_text(), size=text.get_fontsize())
        assert text.get_position()[0] + wide <= sheet.width - sheet.margin + 1
