"""Every data file but the bare tables says what was chosen, of which record, by which licence."""

from __future__ import annotations

import datetime as dt
import io
import json
import sqlite3
import zipfile
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from record_copy import DATA

from homeward.export.formats import FORMATS, Group, Order
from homeward.view.filters import Chooser, Filter

BARE = {"csv", "places.csv", "claims.csv"}
DATA_FORMATS = [
    each.suffix for each in FORMATS.values() if each.group is Group.DATA and each.suffix not in BARE
]


def said(suffix: str, made: bytes, folder: Path) -> str:
    """What a file says of itself, as a reader of its format finds it."""
    if suffix in ("geojson", "json"):
        return json.dumps(json.loads(made)["homeward"], ensure_ascii=False)
    if suffix == "parquet":
        return pq.read_schema(io.BytesIO(made)).metadata[b"homeward"].decode()
    if suffix == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(made))
        return " ".join(str(cell.value) for row in book["Read me"].iter_rows() for cell in row)
    if suffix in ("csv.zip", "kmz"):
        with zipfile.ZipFile(io.BytesIO(made)) as packed:
            return packed.read("README.txt" if suffix == "csv.zip" else "doc.kml").decode()
    if suffix == "gpkg":
        (folder / "o.gpkg").write_bytes(made)
        connection = sqlite3.connect(folder / "o.gpkg")
        lines = connection.execute("select words from about").fetchall()
        connection.close()
        return " ".join(words for (words,) in lines)
    return made.decode()


@pytest.mark.parametrize("suffix", DATA_FORMATS)
def test_it_names_filter_version_licence_and_citation(
    chooser: Chooser, tmp_path: Path, suffix: str
) -> None:
    shown = chooser.choose(Filter(words="Istanbul"))
    order = Order(
        shown=shown, data_folder=DATA, made_on=dt.date(2026, 6, 1), language="uk", title="-"
    )
    words = said(suffix, FORMATS[suffix].make(order), tmp_path)
    for told in ("Istanbul", shown.frames.version, "CC BY 4.0", "Accessed 1 June 2026"):
        assert told in words
    # Data are the same in every language.
    english = Order(shown=shown, data_folder=DATA, made_on=dt.date(2026, 6, 1))
    assert FORMATS[suffix].make(english) == FORMATS[suffix].make(order)
