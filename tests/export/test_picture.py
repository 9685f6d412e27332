"""Pictures of the map as files, read back by other programs' eyes."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import pypdf
import pytest
from pictures import BODIES, draw
from PIL import Image

from homeward.errors import SettingsInvalid
from homeward.export.drawing.window import EXTENTS
from homeward.export.picture import SIZES
from homeward.view.filters import Chooser, Filter, Shown


@pytest.mark.parametrize("size", SIZES)
def test_a_png_has_the_size_that_was_asked_for(chooser: Chooser, size: str) -> None:
    sheet = SIZES[size]
    picture = Image.open(io.BytesIO(draw(chooser.choose(BODIES), size=size, dpi=100)))
    assert picture.format == "PNG"
    assert abs(picture.width - sheet.width / 72 * 100) <= 1
    assert abs(picture.height - sheet.height / 72 * 100) <= 1
    assert picture.info["dpi"][0] == pytest.approx(100, abs=0.1)


def test_an_a4_sheet_is_drawn_for_print(chooser: Chooser) -> None:
    picture = Image.open(io.BytesIO(draw(chooser.choose(BODIES), size="a4")))
    assert picture.size == (3507, 2480)
    assert picture.info["dpi"][0] == pytest.approx(300, abs=0.1)


def test_a_screen_picture_is_1600_by_1000(chooser: Chooser) -> None:
    assert Image.open(io.BytesIO(draw(chooser.choose(BODIES)))).size == (1600, 1000)


def test_an_svg_holds_its_words_as_text(chooser: Chooser) -> None:
    root = ElementTree.fromstring(draw(chooser.choose(BODIES), format="svg"))
    words = " ".join(
        "".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")
    )
    assert "Repatriations of bodies between Ukraine and Russia" in words
    assert "1 January 2024 – 1 June 2026" in words
    assert "Region: Donetsk Oblast" in words
    assert "Бахмут" in words
    assert "Donetsk Oblast" in words
    assert "km" in words
    assert "Record version" in words
    assert "Made on 1 June 2026" in words


def test_a_pdf_has_its_fonts_in_it(chooser: Chooser) -> None:
    page = pypdf.PdfReader(io.BytesIO(draw(chooser.choose(BODIES), format="pdf"))).pages[0]
    assert "Бахмут" in page.extract_text()
    assert "Repatriations of bodies" in page.extract_text()
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        described = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        assert "/FontFile2" in described["/FontDescriptor"]
        assert "DejaVu" in font["/BaseFont"]


@pytest.mark.parametrize("file_format", ["png", "svg", "pdf"])
def test_the_same_choice_gives_the_same_bytes(chooser: Chooser, file_format: str) -> None:
    shown = chooser.choose(BODIES)
    first = draw(shown, format=file_format)
    assert first == draw(shown, format=file_format)


def test_no_file_notes_when_it_was_written(chooser: Chooser) -> None:
    shown = chooser.choose(BODIES)
    pdf = pypdf.PdfReader(io.BytesIO(draw(shown, format="pdf"))).metadata
    assert pdf is not None
    assert not {"/CreationDate", "/ModDate"} & set(pdf)
    assert b"<dc:date" not in draw(shown, format="svg")
    assert not {"Creation Time", "date:create"} & set(Image.open(io.BytesIO(draw(shown))).info)


def test_threads_do_not_disturb_each_other(chooser: Chooser) -> None:
    shown = chooser.choose(BODIES)
    formats = ["png", "svg", "pdf"] * 3
    alone = {each: draw(shown, format=each) for each in set(formats)}
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda each: draw(shown, format=each), formats))
    assert together == [alone[each] for each in formats]


@pytest.mark.parametrize("extent", [*EXTENTS, "30,50,31,51", (-160.0, 55.0, -140.0, 65.0)])
def test_every_extent_can_be_drawn(chooser: Chooser, extent: object) -> None:
    assert draw(chooser.choose(Filter()), extent=extent, dpi=50).startswith(b"\x89PNG")


def test_nothing_shown_is_a_map_all_the_same(chooser: Chooser) -> None:
    root = ElementTree.fromstring(draw(chooser.choose(Filter(words="no such words")), format="svg"))
    assert "0 of 177 events" in "".join(root.itertext())


@pytest.mark.parametrize(
    "how",
    [
        {"format": "gif"},
        {"size": "a0"},
        {"dpi": 10_000},
        {"dpi": float("nan")},
        {"extent": "mars"},
        {"extent": "1,2,3"},
        {"extent": "40,50,30,51"},
        {"extent": "-170,-80,170,80"},
        {"extent": "30,50,30.001,50.001"},
        {"extent": "nan,1,2,3"},
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(chooser: Chooser, how: object) -> None:
    with pytest.raises(SettingsInvalid, match=r"\.$"):
        draw(chooser.choose(BODIES), **how)  # type: ignore[arg-type]


def test_hostile_text_stays_text(hostile: Shown) -> None:
    root = ElementTree.fromstring(draw(hostile, format="svg", title="$x^2$ <b>Їжак</b> \x01 漢"))
    tags = {each.tag.split("}")[1] for each in root.iter()}
    assert not tags & {"script", "img", "foreignObject", "a", "b"}
    assert "$x^2$ <b>Їжак</b> �" in "".join(root.itertext())
