from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from record_copy import DATA

from homeward.errors import SettingsInvalid
from homeward.export.formats import FORMATS, Order, format_of
from homeward.view.filters import Chooser, Filter, Shown

DAY = dt.date(2026, 6, 1)
BEGINNINGS = {
    "csv": b"\xef\xbb\xbfevent_id,",
    "places.csv": b"\xef\xbb\xbfevent_id,",
    "claims.csv": b"\xef\xbb\xbfclaim_id,",
    "csv.zip": b"PK",
    "kmz": b"PK",
    "xlsx": b"PK",
    "geojson": b'{"type":"FeatureCollection"',
    "gpkg": b"SQLite format 3\x00",
    "parquet": b"PAR1",
    "kml": b"<?xml",
    "json": b'{\n "homeward"',
    "png": b"\x89PNG",
    "svg": b"<?xml",
    "pdf": b"%PDF",
    "html": b"<!DOCTYPE html>",
    "report.html": b"<!DOCTYPE html>",
    "report.pdf": b"%PDF",
}


@pytest.mark.parametrize("suffix", FORMATS)
def test_each_format_makes_its_file(chooser: Chooser, hostile: Shown, suffix: str) -> None:
    for shown in (chooser.choose(Filter(words="Antalya")), hostile):
        order = Order(shown=shown, data_folder=DATA, made_on=DAY)
        made = FORMATS[suffix].make(order)
        assert made.startswith(BEGINNINGS[suffix])
        assert FORMATS[suffix].make(order) == made


def test_threads_do_not_disturb_each_other(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(words="Istanbul"))
    order = Order(shown=shown, data_folder=DATA, made_on=DAY)
    names = ["report.pdf", "gpkg", "xlsx", "gpkg", "svg", "report.pdf", "parquet", "gpkg"]
    alone = {name: FORMATS[name].make(order) for name in set(names)}
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda name: FORMATS[name].make(order), names))
    assert together == [alone[name] for name in names]


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("homeward.csv", "csv"),
        ("homeward.claims.csv", "claims.csv"),
        ("claims.csv", "claims.csv"),
        ("my-claims.csv", "csv"),
        ("June.REPORT.PDF", "report.pdf"),
        ("map.pdf", "pdf"),
    ],
)
def test_a_name_s_longest_ending_decides(name: str, suffix: str) -> None:
    assert format_of(name).suffix == suffix


@pytest.mark.parametrize("name", ["", "csv.", "homeward", "homeward.docx", "homewardcsv"])
def test_another_ending_is_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(SettingsInvalid, match=r"may end in \.csv.*\.$"):
        format_of(name)
