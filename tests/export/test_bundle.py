"""The packed tables as a ZIP reader, a CSV reader and a reader of CSVW see them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import time
import zipfile

import pytest
from record_copy import DATA

from homeward.export.bundle import METADATA, column_meanings, csv_bundle
from homeward.export.layers import CLAIM_COLUMNS, PLACE_COLUMNS, claim_lines, place_lines
from homeward.export.tables import COLUMNS, event_lines, events_csv
from homeward.view.filters import Chooser, Filter, Shown

DAY = dt.date(2026, 6, 1)
TABLES = {
    "events": (COLUMNS, event_lines),
    "places": (PLACE_COLUMNS, place_lines),
    "claims": (CLAIM_COLUMNS, claim_lines),
}
CHOICES = [Filter(), Filter(words="Istanbul"), Filter(words="no such words")]


def unpacked(shown: Shown) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(csv_bundle(shown, data_folder=DATA, made_on=DAY))) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


@pytest.mark.parametrize("chosen", CHOICES)
def test_the_tables_are_the_store_s(chooser: Chooser, chosen: Filter) -> None:
    shown = chooser.choose(chosen)
    files = unpacked(shown)
    assert files["events.csv"] == events_csv(shown)
    for name, (columns, lines) in TABLES.items():
        read = csv.reader(io.StringIO(files[f"{name}.csv"].decode("utf-8-sig"), newline=""))
        assert next(read) == list(columns)
        held = [
            ["" if value is None else str(value) for value in line.values()]
            for line in lines(shown)
        ]
        assert list(read) == held


@pytest.mark.parametrize("table", TABLES)
def test_every_column_has_a_meaning_in_the_order_of_the_table(table: str) -> None:
    meanings = column_meanings(DATA)[table]
    assert tuple(each["column"] for each in meanings) == TABLES[table][0]
    assert all(each["meaning"] for each in meanings)


def test_the_readme_says_what_the_file_holds(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(words="Istanbul"))
    words = unpacked(shown)["README.txt"].decode()
    for said in (
        f"{shown.count} of {len(shown.frames.events)} events",
        "Search: Istanbul",
        "q=Istanbul",
        shown.frames.version,
        "CC BY 4.0",
        "Accessed 1 June 2026",
        "apostrophe",
        f"events.csv, {shown.count} rows",
    ):
        assert said in words


def test_the_metadata_describe_the_tables(chooser: Chooser) -> None:
    """Every value reads back by the datatype that the metadata give it."""
    files = unpacked(chooser.choose(Filter()))
    said = json.loads(files[METADATA])
    assert said["dc:license"]["@id"].startswith("https://creativecommons.org/licenses/by/")
    for table in said["tables"]:
        columns = table["tableSchema"]["columns"]
        text = files[table["url"]].decode(said["dialect"]["encoding"]).removeprefix("\ufeff")
        read = list(csv.DictReader(io.StringIO(text, newline="")))
        assert read
        keys = [tuple(row[key] for key in table["tableSchema"]["primaryKey"]) for row in read]
        assert len(set(keys)) == len(keys)
        for row in read:
            assert list(row) == [column["name"] for column in columns]
            for column in columns:
                assert_fits(row[column["name"]], column["datatype"])


def assert_fits(value: str, datatype: str | dict[str, str]) -> None:
    if value == "":
        return
    match datatype:
        case "integer":
            int(value)
        case "decimal":
            float(value)
        case "date":
            dt.date.fromisoformat(value)
        case {"base": "boolean"}:
            assert value in ("yes", "no")
        case _:
            assert datatype in ("string", "anyURI")


def test_hostile_text_stays_text(hostile: Shown) -> None:
    files = unpacked(hostile)
    json.loads(files[METADATA])
    for row in csv.reader(io.StringIO(files["claims.csv"].decode("utf-8-sig"), newline="")):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_the_same_choice_gives_the_same_bytes(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(words="Istanbul"))
    first = csv_bundle(shown, data_folder=DATA, made_on=DAY)
    time.sleep(2.1)  # ZIP notes times in steps of two seconds
    assert first == csv_bundle(shown, data_folder=DATA, made_on=DAY)
