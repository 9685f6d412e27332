"""The three tables as CSV in one ZIP, with what they mean: a README and CSVW metadata.

CSVW is the W3C's "Metadata Vocabulary for Tabular Data" of 2015: programs learn from it the
columns' types, the keys that join the tables, the licence and the citation.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from homeward.export.about import about, about_lines
from homeward.export.layers import CLAIM_COLUMNS, PLACE_COLUMNS, claim_lines, place_lines
from homeward.export.packing import pack
from homeward.export.tables import COLUMNS, event_lines, to_csv
from homeward.view.filters import Shown

METADATA = "csv-metadata.json"
"""The name by which readers of CSVW look for metadata beside a table."""

_TABLES = {"events": COLUMNS, "places": PLACE_COLUMNS, "claims": CLAIM_COLUMNS}
_KEYS = {
    "events": ["event_id"],
    "places": ["event_id", "place_row"],
    "claims": ["claim_id"],
}
_HOW = (
    "How to read it\n"
    "  UTF-8 with a byte order mark, comma-separated, a header, one row a line (RFC 4180).\n"
    "  A blank cell means: not told, or does not apply. It is never zero.\n"
    "  A text that a spreadsheet would run as a formula (it begins with = + - @, plain or\n"
    "  wide, a tab or a line end) has an apostrophe in front, which is not part of it; other\n"
    "  texts and all numbers are as in the record.\n"
    "  event_id joins the tables. csv-metadata.json says the same to programs (W3C CSVW).\n"
)


def csv_bundle(
    shown: Shown, *, data_folder: Path, made_on: dt.date, names: Mapping[str, str] | None = None
) -> bytes:
    """Pack events.csv, places.csv, claims.csv, README.txt and csv-metadata.json.

    The tables are those of the formats of their own, byte for byte. The same input gives
    the same bytes. Raises FileNotFoundError without ``data/columns.csv``.
    """
    said = about(shown, made_on=made_on, names=names)
    lines = {
        "events": event_lines(shown),
        "places": place_lines(shown),
        "claims": claim_lines(shown),
    }
    meanings = column_meanings(data_folder)
    files = {
        "README.txt": _read_me(said, meanings, {name: len(each) for name, each in lines.items()}),
        **{f"{name}.csv": to_csv(lines[name], columns) for name, columns in _TABLES.items()},
        METADATA: _metadata(said, meanings),
    }
    return pack(files)


Meanings = Mapping[str, Sequence[Mapping[str, str]]]
"""For each table its columns: column, datatype, meaning."""


@lru_cache(maxsize=2)
def column_meanings(data_folder: Path) -> Meanings:
    """Return what the columns of each table mean, in their order."""
    found: dict[str, list[Mapping[str, str]]] = {}
    with (data_folder / "columns.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["table"], []).append(row)
    return found


def _read_me(said: Mapping[str, Any], meanings: Meanings, counts: Mapping[str, int]) -> bytes:
    parts = ["Homeward\n"]
    parts.append("\n".join(f"  {name}: {words}" for name, words in about_lines(said)) + "\n")
    parts.append(_HOW)
    for name, columns in meanings.items():
        parts.append(f"{name}.csv, {counts[name]} rows")
        told = [f"  {each['column']} ({each['datatype']}): {each['meaning']}" for each in columns]
        parts.append("\n".join(told) + "\n")
    return "\n".join(parts).encode()


def _metadata(said: Mapping[str, Any], meanings: Meanings) -> bytes:
    whole = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": said["title"],
        "dc:creator": said["author"],
        "dc:license": {"@id": said["licence_url"]},
        "dc:bibliographicCitation": said["citation"],
        "dc:created": {"@value": said["made_on"], "@type": "xsd:date"},
        "dc:provenance": "; ".join(said["filters"]) or "everything in the record",
        "dc:rights": said["attribution"],
        "dc:description": said["caution"],
        "schema:version": said["record_version"],
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tables": [
            {
                "url": f"{name}.csv",
                "dc:title": name,
                "tableSchema": {
                    "columns": [_column(each) for each in columns],
                    "primaryKey": _KEYS[name],
                    **({} if name == "events" else {"foreignKeys": [_TO_EVENTS]}),
                },
            }
            for name, columns in meanings.items()
        ],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


_TO_EVENTS = {
    "columnReference": "event_id",
    "reference": {"resource": "events.csv", "columnReference": "event_id"},
}


def _column(row: Mapping[str, str]) -> dict[str, Any]:
    datatype: Any = row["datatype"]
    if datatype == "yes or no":
        datatype = {"base": "boolean", "format": "yes|no"}
    return {
        "name": row["column"],
        "titles": row["column"],
        "datatype": datatype,
        "dc:description": row["meaning"],
    }
