"""The bundled record as plain files: their columns, and reading them into typed rows.

A file is a UTF-8 CSV with a header; a blank cell is an absent value. Rows are counted
as a spreadsheet counts them, the header being row 1.
"""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from homeward.errors import RecordFaulty
from homeward.store.columns import COLUMNS, Parser

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Record:
    """The record as read: rows by file name, with the row number under ``"row"``."""

    version: str
    digest: str
    tables: Mapping[str, list[Row]]


def read_record(folder: Path) -> Record:
    """Read every file of the record in a folder.

    Raises RecordFaulty with every fault found: a missing file or column, a cell that
    is not what its column holds. What rows owe to each other is checked elsewhere.
    """
    faults: list[str] = []
    tables = {
        name: read_rows(folder / f"{name}.csv", columns, faults)
        for name, columns in COLUMNS.items()
    }
    version = _read_version(folder / "record.toml", faults)
    if faults:
        raise RecordFaulty(faults)
    return Record(version=version, digest=_digest(folder), tables=tables)


def _read_version(path: Path, faults: list[str]) -> str:
    try:
        version = tomllib.loads(path.read_text(encoding="utf-8"))["version"]
    except (OSError, ValueError, KeyError) as error:
        faults.append(f"{path.name}: no version can be read ({error})")
        return ""
    return str(version)


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in sorted([*(f"{table}.csv" for table in COLUMNS), "record.toml"]):
        digest.update(name.encode() + b"\0" + (folder / name).read_bytes() + b"\0")
    return f"sha256:{digest.hexdigest()}"


def read_rows(path: Path, parsers: Mapping[str, Parser], faults: list[str]) -> list[Row]:
    """Read a CSV file with exactly these columns; add what is wrong with it to ``faults``.

    A row carries its number, as a spreadsheet counts, under ``"row"``.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            cells = list(reader)
    except OSError as error:
        faults.append(f"{path.name}: cannot be read ({error.strerror})")
        return []
    except (UnicodeDecodeError, csv.Error) as error:
        faults.append(f"{path.name}: is not a UTF-8 CSV file ({error})")
        return []
    if header != list(parsers):
        missing = [column for column in parsers if column not in header]
        unknown = [column for column in header if column not in parsers]
        faults.append(
            f"{path.name}, row 1: the columns must be {', '.join(parsers)}"
            + (f"; missing {', '.join(missing)}" if missing else "")
            + (f"; unknown {', '.join(unknown)}" if unknown else "")
        )
        return []
    rows = []
    for number, line in enumerate(cells, start=2):
        if len(line) != len(parsers):
            faults.append(f"{path.name}, row {number}: has {len(line)} cells, not {len(parsers)}")
            continue
        row: Row = {"row": number}
        for (column, parse), cell in zip(parsers.items(), line, strict=True):
            try:
                row[column] = parse(cell.strip())
            except ValueError as error:
                faults.append(f"{path.name}, row {number}: {column} {error}")
                row[column] = None
        rows.append(row)
    return rows
