"""Pictures of the map, read back by other programs' eyes."""

from __future__ import annotations

import datetime as dt
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pypdf
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pyproj import Transformer
from record_copy import DATA

from homeward.errors import SettingsInvalid
from homeward.export.drawing.area_labels import draw_area_labels
from homeward.export.drawing.areas import (
    area_looks,
    draw_areas,
    draw_rings,
    home,
    shade_alpha,
    shade_of,
    take_areas,
)
from homeward.export.drawing.base import FOCUS, geography, labels, seen_countries, seen_regions
from homeward.export.drawing.labels import draw_labels, together
from homeward.export.drawing.legend import legend_blocks
from homeward.export.drawing.names import draw_names
from homeward.export.drawing.paper import Paper, text_width, wrapped, writable
from homeward.export.drawing.room import Room
from homeward.export.drawing.scale import place_scale
from homeward.export.drawing.sheet import REPORT, draw_legend, map_frame
from homeward.export.drawing.symbols import AREAS, lay_out
from homeward.export.drawing.towns import larger_towns
from homeward.export.drawing.window import EXTENTS, Window, read_extent
from homeward.export.picture import SIZES, map_picture
from homeward.language import speaking
from homeward.model import GeoPrecision, Kind
from homeward.view.filters import Chooser, Filter, Shown
from homeward.view.marks import Mark, make_marks

DAY = dt.date(2026, 6, 1)
BODIES = Filter(
    kinds=frozenset({Kind.BODY_REPATRIATION}),
    regions=frozenset({"UA-14"}),
    words="Бахмут",
    first_on=dt.date(2024, 1, 1),
)


MARK = Mark(
    place_id="own:edge",
    name="Edge",
    kind=Kind.COMMITMENT,
    lat=48.0,
    lon=30.0,
    geo_precision=GeoPrecision.COUNTRY,
    admin1="",
    country="UA",
    events=1,
    people=1,
    untold=0,
    in_region=True,
)


def draw(shown: Shown, **how: object) -> bytes:
    return map_picture(shown, data_folder=DATA, made_on=DAY, **how)  # type: ignore[arg-type]


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


def test_points_lie_where_proj_puts_them() -> None:
    window = Window(extent=EXTENTS["ukraine"], left=20, bottom=30, width=500, height=300)
    lon, lat = window.centre
    proj = Transformer.from_crs(
        "EPSG:4326",
        f"+proj=laea +lat_0={lat} +lon_0={lon} +R=6371008.8",
        always_xy=True,
    )
    cities = np.array([[30.5, 50.4], [37.8, 48.0], [24.0, 49.8], [34.1, 44.95]])
    ours = window.place(cities)
    theirs = np.column_stack(proj.transform(cities[:, 0], cities[:, 1])) * window.points_per_metre
    assert np.allclose(np.diff(ours, axis=0), np.diff(theirs, axis=0), atol=1e-6)


@given(st.floats(-150, 150), st.floats(-60, 70), st.floats(0.1, 50), st.floats(0.1, 14))
def test_the_whole_extent_lies_in_the_frame(
    west: float, south: float, wide: float, high: float
) -> None:
    extent = read_extent(f"{west},{south},{min(180.0, west + wide)},{south + high}")
    window = Window(extent=extent, left=0, bottom=0, width=400, height=300)
    for lon in (extent[0], extent[2]):
        for lat in (extent[1], extent[3]):
            ((x, y),) = window.place([(lon, lat)]).tolist()
            assert window.holds(x, y, -0.5)
    assert window.covered[1] <= extent[1] + 1e-6
    assert window.covered[3] >= extent[3] - 1e-6


def test_crimea_is_ukraine_on_the_map(chooser: Chooser) -> None:
    known = geography(DATA)
    for lon, lat in ((34.10, 44.95), (33.60, 44.58)):
        holders = {
            name
            for name, land in zip(known.country_names["en"], known.countries, strict=True)
            if shapely.contains_xy(land, lon, lat)
        }
        assert holders == {"Ukraine"}
    shown = chooser.choose(Filter(words="no such words"))
    picture = Image.open(io.BytesIO(draw(shown, dpi=72, extent="33.9,45.0,34.4,45.4"))).convert(
        "RGB"
    )
    middle = picture.getpixel((200, picture.height // 2))
    assert "#{:02x}{:02x}{:02x}".format(*middle) == FOCUS


def test_every_mark_in_the_frame_is_laid_out_once(chooser: Chooser) -> None:
    window = Window(extent=EXTENTS["region"], left=0, bottom=0, width=700, height=500)
    marks = make_marks(chooser.choose(Filter()))
    points = window.place([(mark.lon, mark.lat) for mark in marks]).tolist()
    inside = [mark for mark, (x, y) in zip(marks, points, strict=True) if window.holds(x, y)]
    laid = [symbol.mark for spot in lay_out(marks, window) for symbol in spot.symbols]
    assert sorted(map(repr, laid)) == sorted(map(repr, inside))


@given(
    st.lists(
        st.tuples(st.floats(0, 300), st.floats(0, 200), st.floats(1, 90), st.floats(1, 20)),
        max_size=40,
    )
)
def test_no_two_labels_share_room(wanted: list[tuple[float, float, float, float]]) -> None:
    room = Room(Window(extent=EXTENTS["east"], left=0, bottom=0, width=400, height=250))
    placed: list[tuple[float, float, float, float]] = []
    for x, y, wide, high in wanted:
        box = (x, y, x + wide, y + high)
        if room.is_free(box):
            room.take(box)
            placed.append(box)
    for index, (left, bottom, right, top) in enumerate(placed):
        for other in placed[index + 1 :]:
            apart = right <= other[0] or left >= other[2] or top <= other[1] or bottom >= other[3]
            assert apart


@given(st.text(max_size=200))
def test_any_text_can_be_written_within_its_width(text: str) -> None:
    for line in wrapped(writable(text), width=120, size=9):
        assert text_width(line, size=9) <= 120 or len(line) <= 2


def test_a_screen_picture_is_1600_by_1000(chooser: Chooser) -> None:
    assert Image.open(io.BytesIO(draw(chooser.choose(BODIES)))).size == (1600, 1000)


def test_no_file_notes_when_it_was_written(chooser: Chooser) -> None:
    shown = chooser.choose(BODIES)
    pdf = pypdf.PdfReader(io.BytesIO(draw(shown, format="pdf"))).metadata
    assert pdf is not None
    assert not {"/CreationDate", "/ModDate"} & set(pdf)
    assert b"<dc:date" not in draw(shown, format="svg")
    assert not {"Creation Time", "date:create"} & set(Image.open(io.BytesIO(draw(shown))).info)


def test_the_mark_of_an_oblast_pushes_no_town_away(chooser: Chooser) -> None:
    window = Window(extent=EXTENTS["region"], left=0, bottom=0, width=700, height=500)
    spots = lay_out(make_marks(chooser.choose(Filter())), window)
    for spot in spots:
        assert len({symbol.mark.geo_precision in AREAS for symbol in spot.symbols}) == 1
    lone = [spot for spot in spots if len(spot.symbols) == 1 and spot.half_height < 20]
    inside = [spot for spot in lone if window.holds(spot.x, spot.y, 20)]
    assert len(inside) > 10
    for spot in inside:
        assert spot.symbols[0].x == pytest.approx(spot.x)


class Watched(Room):
    """Room that remembers where words stand."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.words: list[tuple[float, float, float, float]] = []

    def take_name(self, *boxes: tuple[float, float, float, float]) -> None:
        super().take_name(*boxes)
        self.words += boxes[:1]


@pytest.mark.parametrize("extent", EXTENTS)
def test_no_name_stands_over_a_name_or_a_mark(chooser: Chooser, extent: str) -> None:
    window = Window(extent=EXTENTS[extent], left=0, bottom=0, width=600, height=400)
    areas, points = take_areas(make_marks(chooser.choose(Filter())), data_folder=DATA)
    spots = lay_out(points, window)
    room, paper = Watched(window), Paper(600, 400)
    room.take(*(symbol.box for spot in spots for symbol in spot.symbols))
    named = draw_area_labels(paper, room, window, areas)
    named |= draw_labels(paper, room, spots)
    draw_names(
        paper,
        room,
        window,
        labels(DATA),
        countries=seen_countries(DATA, window),
        regions=seen_regions(DATA, window),
        towns=larger_towns(DATA, window),
        named=named,
    )
    marks = [
        shapely.box(
            each.x - each.reach, each.y - each.reach, each.x + each.reach, each.y + each.reach
        )
        for spot in spots
        for each in spot.symbols
    ]
    words = [shapely.box(*box) for box in room.words]
    assert len(words) > 5
    for index, box in enumerate(words):
        for other in [*words[index + 1 :], *marks]:
            assert box.intersection(other).area < 1e-6


def test_a_crowded_mark_is_named_at_the_end_of_a_line(chooser: Chooser) -> None:
    window = Window(extent=EXTENTS["east"], left=0, bottom=0, width=600, height=400)
    areas, points = take_areas(make_marks(chooser.choose(Filter())), data_folder=DATA)
    spots = lay_out(points, window)
    paper, room = Paper(600, 400), Room(window)
    room.take(*(symbol.box for spot in spots for symbol in spot.symbols))
    named = draw_area_labels(paper, room, window, areas)
    named |= draw_labels(paper, room, spots)
    assert {"Donetsk Oblast", "Avdiivka", "Marinka"} <= named
    assert len(paper.axes.lines) >= 2


def test_a_line_to_a_name_never_crosses_words() -> None:
    room = Room(Window(extent=EXTENTS["east"], left=0, bottom=0, width=400, height=250))
    room.take((10, 10, 20, 20))
    room.take_name((30, 10, 60, 20))
    across = np.array([[5.0, 15.0], [15.0, 15.0], [25.0, 15.0]])
    assert room.crossed(across) == 1
    assert room.crossed(across + np.array([20, 0])) is None
    assert room.crossed(across + np.array([0, 50])) == 0


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Donetsk Oblast"], "Donetsk Oblast"),
        (["Azovstal steelworks, Mariupol", "Mariupol"], "Azovstal steelworks, Mariupol"),
        (
            ["Çırağan Palace, Istanbul", "Dolmabahçe Palace, Istanbul"],
            "Çırağan Palace, Dolmabahçe Palace, Istanbul",
        ),
    ],
)
def test_names_of_one_spot_say_once_what_they_share(names: list[str], said: str) -> None:
    assert together(names) == said


def test_a_region_is_named_where_it_is_seen_and_not_only_at_its_middle(chooser: Chooser) -> None:
    root = ElementTree.fromstring(
        draw(chooser.choose(BODIES), format="svg", extent="sumy-kursk", title="-")
    )
    words = {"".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Belgorod Oblast", "Bryansk Oblast", "Poltava Oblast"} <= words
    assert {"Konotop", "Shostka"} <= words


def test_further_towns_are_sorted_by_people_and_bear_known_names() -> None:
    window = Window(extent=EXTENTS["sumy-kursk"], left=0, bottom=0, width=600, height=400)
    names = [town["name"] for town in larger_towns(DATA, window)]
    assert names[:3] == ["Kursk", "Belgorod", "Sumy"]
    assert not [name for name in names if "’" in name]


def test_the_legend_explains_what_is_drawn_and_no_more(chooser: Chooser) -> None:
    def words(extent: str) -> str:
        svg = draw(chooser.choose(Filter()), format="svg", extent=extent)
        return "".join(ElementTree.fromstring(svg).itertext())

    assert "near the town" in words("east")
    assert "near the town" not in words("sumy-kursk")
    assert "country only" not in words("sumy-kursk")
    assert "People (area in proportion)" not in words("istanbul")


def test_a_number_is_never_broken_at_its_thousands() -> None:
    words = "In all shown events: 23\N{NO-BREAK SPACE}332 to Ukraine and 6\N{NO-BREAK SPACE}084"
    for width in range(40, 300, 7):
        lines = wrapped(words, width=width, size=9)
        assert [line for line in lines if "23\N{NO-BREAK SPACE}332" in line]
        assert [line for line in lines if "6\N{NO-BREAK SPACE}084" in line]


def test_in_ukrainian_every_name_on_the_map_is(chooser: Chooser) -> None:
    shown = chooser.choose(BODIES)
    with speaking("uk"):
        root = ElementTree.fromstring(draw(shown, format="svg", extent="sumy-kursk", title="-"))
    words = {"".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Росія", "Бєлгородська область", "Курська область", "Шостка"} <= words
    assert not words & {"RUSSIA", "Belgorod Oblast", "Kursk Oblast", "Shostka"}


@pytest.mark.parametrize(("code", "name"), [("en", "Black Sea"), ("uk", "Чорне море")])
def test_seas_are_named_in_the_language_of_the_moment(code: str, name: str) -> None:
    with speaking(code):
        assert name in {str(each["name"]) for each in labels(DATA) if each["kind"] == "sea"}


def test_towns_are_spelt_as_the_project_spells_them() -> None:
    window = Window(extent=EXTENTS["east"], left=0, bottom=0, width=600, height=400)
    names = {town["name"] for town in larger_towns(DATA, window)}
    assert {"Kadiivka", "Chystiakove"} <= names
    assert not {"Kadiyivka", "Chystyakove", "Staryy Oskol"} & names


@pytest.mark.parametrize("size", [*SIZES, "report"])
@pytest.mark.parametrize("extent", ["ukraine", "east", "sumy-kursk", "istanbul"])
def test_no_mark_is_cut_at_the_edge_of_its_map(chooser: Chooser, extent: str, size: str) -> None:
    sheet = REPORT if size == "report" else SIZES[size]
    frame = map_frame(sheet, top=sheet.height - 60, bottom=60)
    window = Window(extent=EXTENTS[extent], **vars(frame))
    for spot in lay_out(make_marks(chooser.choose(Filter())), window):
        for symbol in spot.symbols:
            left, bottom, right, top = symbol.box
            assert window.holds(left, bottom)
            assert window.holds(right, top)


@given(lon=st.floats(22.0, 40.6), lat=st.floats(44.2, 53.0), people=st.integers(1, 9_000))
def test_a_mark_at_the_very_edge_is_seen_whole(lon: float, lat: float, people: int) -> None:
    frame = map_frame(SIZES["screen"], top=440, bottom=60)
    window = Window(extent=EXTENTS["ukraine"], **vars(frame))
    mark = replace(MARK, lon=lon, lat=lat, people=people)
    for spot in lay_out([mark], window):
        left, bottom, right, top = spot.symbols[0].box
        assert window.holds(left, bottom)
        assert window.holds(right, top)


def test_the_scale_goes_where_no_mark_lies() -> None:
    frame = map_frame(SIZES["screen"], top=440, bottom=60)
    window = Window(extent=EXTENTS["ukraine"], **vars(frame))
    right = place_scale(window, [])
    assert right.box[2] == pytest.approx(window.left + window.width - 3)
    left = place_scale(window, [right.box])
    assert left.box[2] < right.box[0]
    assert place_scale(window, [right.box, left.box]) == right


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


def in_region(**told: Any) -> Mark:
    return replace(MARK, **{"place_id": "iso:UA-14", "geo_precision": GeoPrecision.ADMIN1, **told})


def test_marks_are_areas_where_an_outline_is_known_and_else_points(chooser: Chooser) -> None:
    marks = make_marks(chooser.choose(Filter()))
    areas, points = take_areas(marks, data_folder=DATA)
    assert sorted([*points, *(mark for area in areas for mark in area.marks)], key=repr) == (
        sorted(marks, key=repr)
    )
    assert [area.precision for area in areas] == sorted(
        (area.precision for area in areas), key=["country", "area", "admin1"].index
    )
    assert {mark.geo_precision for mark in points} <= {
        GeoPrecision.EXACT, GeoPrecision.SETTLEMENT, GeoPrecision.NEAR, GeoPrecision.UNKNOWN
    }  # fmt: skip
    donetsk = next(area for area in areas if area.name == "Donetsk Oblast")
    assert shapely.contains_xy(donetsk.shape, 37.8, 48.0)


def test_an_area_without_an_outline_is_a_circle_of_its_radius() -> None:
    (area,), points = take_areas([replace(MARK, geo_precision=GeoPrecision.AREA)], data_folder=DATA)
    assert points == []
    assert shapely.contains_xy(area.shape, area.lon, area.lat)
    unknown = replace(MARK, geo_precision=GeoPrecision.UNKNOWN)
    assert take_areas([unknown], data_folder=DATA) == ([], [unknown])


def test_an_oblast_is_the_darker_the_more_people_and_hatched_without_a_number() -> None:
    alphas = []
    for people in (1, 60, 300, 700, 5_000):
        (fill, *_rest) = area_looks(GeoPrecision.ADMIN1, [in_region(people=people)])
        alphas.append(fill["facecolor"][1])
    assert alphas == sorted(set(alphas))
    assert alphas[0] == shade_alpha(shade_of(1) or 0)
    untold = area_looks(GeoPrecision.ADMIN1, [in_region(people=None, untold=1)])
    assert [bool(each.get("hatch")) for each in untold] == [True, False]
    for wide in (GeoPrecision.AREA, GeoPrecision.COUNTRY):
        (outline,) = area_looks(wide, [in_region()])
        assert outline["fill"] is False
        assert outline["linestyle"] != "solid"


def test_near_is_a_ring_as_wide_as_that_may_be() -> None:
    window = Window(extent=EXTENTS["east"], left=0, bottom=0, width=600, height=400)
    near = replace(
        MARK, place_id="geonames:713174", geo_precision=GeoPrecision.NEAR, lat=48.6, lon=38.0
    )
    paper = Paper(600, 400)
    spots = lay_out([near, replace(near, geo_precision=GeoPrecision.SETTLEMENT)], window)
    frame = paper.box(0, 0, 600, 400, fill=False)
    draw_rings(paper, window, spots, data_folder=DATA, clip=frame)
    rings = [patch for patch in paper.axes.patches if patch is not frame]
    assert len(rings) == 2, "one filled, one drawn, and none for what is in the town"
    wide = rings[0].get_path().get_extents().width
    north = window.place([(38.0, 48.6), (38.0, 48.6 + 15 / 111.19)])
    assert wide / 2 == pytest.approx(np.hypot(*(north[1] - north[0])), rel=0.02)


def test_an_area_whose_middle_is_off_the_map_is_labelled_where_it_is_seen() -> None:
    window = Window(extent=EXTENTS["ukraine"], left=0, bottom=0, width=600, height=400)
    far = replace(MARK, place_id="iso:RU", name="Russia", lat=62.0, lon=94.0)
    japan = replace(MARK, place_id="iso:JP", name="Japan", lat=36.0, lon=138.0)
    areas, _points = take_areas([far, japan], data_folder=DATA)
    seen = {area.name: home(area, window) for area in areas}
    assert seen["Japan"] is None
    assert seen["Russia"] is not None
    assert window.holds(*seen["Russia"])
    paper = Paper(600, 400)
    clip = paper.box(0, 0, 600, 400)
    assert [area.name for area in draw_areas(paper, window, areas, clip=clip)] == ["Russia"]
    assert draw_area_labels(paper, Room(window), window, areas) == {"Russia"}


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


def test_no_country_is_named_twice() -> None:
    window = Window(extent=EXTENTS["ukraine"], left=0, bottom=0, width=400, height=400)
    lon, lats = window.centre[0], np.linspace(30, 50, 2000)
    heights = window.place(np.column_stack([np.full_like(lats, lon), lats]))[:, 1]
    lat = float(lats[heights > 12][0])  # so near the edge that the base map's label may not fit
    edge = {"name": "Bulgaria", "kind": "country", "lat": lat, "lon": lon, "min_zoom": 3}
    paper = Paper(400, 400)
    draw_names(
        paper,
        Room(window),
        window,
        [edge],
        countries=(("Bulgaria", 200.0, 200.0),),
        regions=(),
        towns=(),
        named=set(),
    )
    written = [text.get_text() for text in paper.axes.texts if text.get_gid() == "halo"]
    assert written == ["BULGARIA"]


@pytest.mark.parametrize("file_format", ["png", "svg", "pdf"])
def test_signs_that_are_commands_and_no_letters_are_left_out(file_format: str) -> None:
    paper = Paper(200, 40)
    commands = "".join(map(chr, [*range(32), 0x7F, 0x85, 0xAD, 0x200F, 0x202E, 0x2067, 0xFEFF]))
    paper.text(5, 20, f"Їжак{commands} abc \ufffe\U0010fffd", size=8, halo=True)
    paper.write(file_format, dpi=72, title=commands)
    assert writable(f"Їжак{commands}abc") == "Їжак abc"
