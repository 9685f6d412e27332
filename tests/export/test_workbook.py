"""The workbook as openpyxl reads it (XlsxWriter wrote it)."""

from __future__ import annotations

import datetime as dt
import io
import time
import zipfile

import openpyxl
import pytest

from homeward.export.layers import CLAIM_COLUMNS, PLACE_COLUMNS, claim_lines, place_lines
from homeward.export.tables import COLUMNS, event_lines
from homeward.export.workbook import workbook
from homeward.model import Kind
from homeward.view.filters import Chooser, Filter, Shown

DAY = dt.date(2026, 6, 1)
SHEETS = {
    "Events": (COLUMNS, event_lines),
    "Places": (PLACE_COLUMNS, place_lines),
    "Claims": (CLAIM_COLUMNS, claim_lines),
}


def as_read(value: object) -> object:
    return value.date().isoformat() if isinstance(value, dt.datetime) else value


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(
    "chosen", [Filter(), Filter(kinds=frozenset({Kind.COMMITMENT})), Filter(words="no such words")]
)
def test_every_cell_is_the_store_s(chooser: Chooser, sheet: str, chosen: Filter) -> None:
    shown = chooser.choose(chosen)
    columns, lines = SHEETS[sheet]
    read = openpyxl.load_workbook(io.BytesIO(workbook(shown, made_on=DAY)))[sheet]
    head, *body = read.iter_rows(values_only=True)
    assert head == columns
    held = [tuple(None if v == "" else v for v in line.values()) for line in lines(shown)]
    assert [tuple(map(as_read, row)) for row in body] == held


def test_it_says_what_it_holds(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(regions=frozenset({"TR-34"})))
    names = {"TR-34": "Istanbul Province"}
    book = openpyxl.load_workbook(io.BytesIO(workbook(shown, made_on=DAY, names=names)))
    said = {row[0]: row[1] for row in book["Read me"].iter_rows(values_only=True)}
    assert said["Holds"] == f"{shown.count} of 177 events"
    assert said["Chosen"] == "Region: Istanbul Province"
    assert said["As parameters"] == "region=TR-34"
    assert said["Record version"] == shown.frames.version
    assert "CC BY 4.0" in said["Licence"]


def test_a_formula_is_only_text(hostile: Shown) -> None:
    made = workbook(hostile, made_on=DAY)
    cells = [
        cell
        for sheet in openpyxl.load_workbook(io.BytesIO(made))
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert [cell for cell in cells if str(cell.value).startswith("=")]
    assert not [cell for cell in cells if cell.hyperlink]
    # openpyxl takes any text with "=" for a formula; the file itself has none.
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name)


def test_the_same_choice_gives_the_same_bytes(chooser: Chooser) -> None:
    shown = chooser.choose(Filter())
    first = workbook(shown, made_on=DAY)
    time.sleep(2.1)  # ZIP notes times in steps of two seconds
    assert first == workbook(shown, made_on=DAY)
