"""A workbook (XLSX) with events, places and claims, a sheet each, and a page about the file."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from homeward.export.about import about, about_lines
from homeward.export.layers import CLAIM_COLUMNS, PLACE_COLUMNS, Line, claim_lines, place_lines
from homeward.export.tables import COLUMNS, event_lines
from homeward.view.filters import Shown

_WIDTHS = {
    "summary": 60,
    "statement": 60,
    "weak_spots": 40,
    "places": 40,
    "source_urls": 40,
    "source_url": 40,
    "source_title": 40,
    "note": 40,
    "claimants": 30,
    "place_name": 26,
    "claim_ids": 24,
    "event_id": 20,
    "claim_id": 22,
    "kind": 20,
}
_LONGEST_CELL = 32_767
"""More characters than this a cell cannot hold; a longer text ends in an ellipsis."""

_DAYS = {"first_day", "last_day"}


def workbook(shown: Shown, *, made_on: dt.date, names: Mapping[str, str] | None = None) -> bytes:
    """Write the shown events with their places and claims as a workbook.

    Sheets: Read me, Events (columns ``tables.COLUMNS``), Places, Claims. Text is always
    stored as text: nothing in it is run as a formula or turned into a link. first_day and
    last_day are dates, counts are numbers, an empty cell means: not told. The same input
    gives the same bytes.
    """
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(out, options)
    said = about(shown, made_on=made_on, names=names)
    made = dt.datetime(made_on.year, made_on.month, made_on.day)  # noqa: DTZ001 (a day, no instant)
    book.set_properties(
        {
            "title": said["title"],
            "author": "Homeward",
            "comments": f"{said['citation']} {said['licence']}",
            "created": made,
        }
    )
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    _read_me(book, [("Homeward", ""), *about_lines(said)])
    for name, columns, lines in (
        ("Events", COLUMNS, event_lines(shown)),
        ("Places", PLACE_COLUMNS, place_lines(shown)),
        ("Claims", CLAIM_COLUMNS, claim_lines(shown)),
    ):
        _sheet(book, name, columns, lines, head=head, day=day)
    book.close()
    return out.getvalue()


def _read_me(book: Any, lines: Sequence[tuple[str, str]]) -> None:
    sheet = book.add_worksheet("Read me")
    sheet.set_column(0, 0, 22, book.add_format({"bold": True, "valign": "top"}))
    sheet.set_column(1, 1, 100, book.add_format({"text_wrap": True, "valign": "top"}))
    for row, (name, words) in enumerate(lines):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, _fitting(words))


def _sheet(
    book: Any, name: str, columns: Sequence[str], lines: Sequence[Line], *, head: Any, day: Any
) -> None:
    sheet = book.add_worksheet(name)
    for column, title in enumerate(columns):
        sheet.write_string(0, column, title, head)
        sheet.set_column(column, column, _WIDTHS.get(title, 13))
    for row, line in enumerate(lines, start=1):
        for column, title in enumerate(columns):
            value = line[title]
            if value is None or value == "":
                continue
            if title in _DAYS:
                sheet.write_datetime(row, column, dt.datetime.fromisoformat(value), day)
            elif isinstance(value, str):
                sheet.write_string(row, column, _fitting(value))
            else:
                sheet.write_number(row, column, value)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(lines)), len(columns) - 1)


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"
