"""KML as an XML reader and GDAL see it."""

from __future__ import annotations

import datetime as dt
import html
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pyogrio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.export.kml import FIELDS, kml, kmz, xml_text
from homeward.export.layers import placed_events
from homeward.view.filters import Chooser, Filter, Shown

DAY = dt.date(2026, 6, 1)
KML = "{http://www.opengis.net/kml/2.2}"


def placemarks(shown: Shown) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(kml(shown, made_on=DAY)).iter(f"{KML}Placemark"))


def values(mark: ElementTree.Element) -> dict[str | None, str | None]:
    return {each.get("name"): each.text for each in mark.iter(f"{KML}SimpleData")}


@pytest.mark.parametrize("chosen", [Filter(), Filter(words="no such words")])
def test_every_value_is_the_store_s(chooser: Chooser, chosen: Filter) -> None:
    shown = chooser.choose(chosen)
    read = {
        (held["event_id"], held.get("place_row")): (mark, held)
        for mark in placemarks(shown)
        for held in [values(mark)]
    }
    lines = placed_events(shown)
    assert len(read) == len(lines)
    for line in lines:
        row = line["place_row"]
        mark, held = read[line["event_id"], None if row is None else str(row)]
        assert held == {
            name: str(line[name]) for name in FIELDS if line[name] is not None and line[name] != ""
        }
        told = html.unescape(mark.findtext(f"{KML}description") or "")
        for name in ("summary", "weak_spots", "source_urls"):
            assert line[name] in told
        where = mark.findtext(f"{KML}Point/{KML}coordinates")
        assert where == (None if row is None else f"{line['lon']},{line['lat']}")
        assert mark.findtext(f"{KML}TimeSpan/{KML}begin") == line["first_day"]


def test_the_file_says_what_it_holds_and_what_its_fields_are(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(words="Istanbul"))
    document = ElementTree.fromstring(kml(shown, made_on=DAY)).find(f"{KML}Document")
    assert document is not None
    said = html.unescape(document.findtext(f"{KML}description") or "")
    for words in (shown.frames.version, "CC BY 4.0", "Search: Istanbul", "Cite as"):
        assert words in said
    fields = [each.get("name") for each in document.iter(f"{KML}SimpleField")]
    assert tuple(fields) == FIELDS
    assert {"event_id", "geo_precision", "date_precision", "claim_ids", "source_urls"} <= set(
        FIELDS
    )


def test_gdal_reads_times_and_values(chooser: Chooser, tmp_path: Path) -> None:
    shown = chooser.choose(Filter(words="Istanbul"))
    path = tmp_path / "homeward.kml"
    path.write_bytes(kml(shown, made_on=DAY))
    read = pd.concat(
        pyogrio.read_dataframe(path, layer=name) for name, _ in pyogrio.list_layers(path).tolist()
    )
    lines = placed_events(shown)
    assert sorted(read["event_id"]) == sorted(line["event_id"] for line in lines)
    begins = {line["event_id"]: line["first_day"] for line in lines}
    for event_id, begin in zip(read["event_id"], read["begin"], strict=True):
        assert str(begin)[:10] == begins[event_id]


def test_the_packed_file_holds_the_same(chooser: Chooser, tmp_path: Path) -> None:
    shown = chooser.choose(Filter())
    path = tmp_path / "homeward.kmz"
    path.write_bytes(kmz(shown, made_on=DAY))
    with zipfile.ZipFile(path) as packed:
        assert packed.namelist() == ["doc.kml"]
        assert packed.read("doc.kml") == kml(shown, made_on=DAY)
    layers = [name for name, _ in pyogrio.list_layers(path).tolist()]
    assert sum(len(pyogrio.read_dataframe(path, layer=name)) for name in layers) == len(
        placed_events(shown)
    )


def test_gdal_reads_the_points(chooser: Chooser, tmp_path: Path) -> None:
    shown = chooser.choose(Filter())
    path = tmp_path / "homeward.kml"
    path.write_bytes(kml(shown, made_on=DAY))
    read = [
        pyogrio.read_dataframe(path, layer=name) for name, _ in pyogrio.list_layers(path).tolist()
    ]
    points = {(p.x, p.y) for frame in read for p in frame.geometry if p is not None}
    places = shown.frames.event_places
    assert points == set(zip(places["lon"], places["lat"], strict=True))


def test_a_description_holds_no_markup_of_others(hostile: Shown) -> None:
    (mark,) = placemarks(hostile)
    description = mark.findtext(f"{KML}description") or ""
    assert "<script" not in description
    assert "<img" not in description
    assert "<script>alert(1)</script>" in html.unescape(description)
    assert "href" not in description


def test_the_same_choice_gives_the_same_bytes(chooser: Chooser) -> None:
    shown = chooser.choose(Filter())
    assert kml(shown, made_on=DAY) == kml(shown, made_on=DAY)


@given(st.text())
def test_any_text_makes_xml(text: str) -> None:
    element = ElementTree.Element("a")
    element.text = xml_text(text)
    back = ElementTree.fromstring(ElementTree.tostring(element, encoding="utf-8")).text or ""
    assert back == xml_text(text).replace("\r\n", "\n").replace("\r", "\n")
