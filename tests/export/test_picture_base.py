"""What a picture shows beneath its marks: land, regions, towns, seas and their names."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import numpy as np
import pytest
import shapely
from pictures import BODIES, draw
from PIL import Image
from record_copy import DATA

from homeward.export.drawing.base import FOCUS, geography, labels
from homeward.export.drawing.names import draw_names
from homeward.export.drawing.paper import Paper
from homeward.export.drawing.room import Room
from homeward.export.drawing.towns import larger_towns
from homeward.export.drawing.window import EXTENTS, Window
from homeward.language import speaking
from homeward.view.filters import Chooser, Filter


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


def test_towns_are_spelt_as_the_project_spells_them() -> None:
    window = Window(extent=EXTENTS["east"], left=0, bottom=0, width=600, height=400)
    names = {town["name"] for town in larger_towns(DATA, window)}
    assert {"Kadiivka", "Chystiakove"} <= names
    assert not {"Kadiyivka", "Chystyakove", "Staryy Oskol"} & names


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
