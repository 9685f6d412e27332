"""The real record, and a copy of it whose rows a test may change."""

from __future__ import annotations

import csv
from pathlib import Path

from homeward.settings import PROJECT_FOLDER

DATA = PROJECT_FOLDER / "data"

Cells = dict[str, str]


class RecordCopy:
    """A copy of the real record whose rows a test may change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self, table: str) -> list[Cells]:
        with self._path(table).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def write(self, table: str, rows: list[Cells], *, columns: list[str] | None = None) -> None:
        header = columns or list(self.rows(table)[0])
        with self._path(table).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def row_of(self, table: str, **wanted: str) -> int:
        """Return the number of the first row with these cells, the header being row 1."""
        for number, row in enumerate(self.rows(table), start=2):
            if wanted.items() <= row.items():
                return number
        raise AssertionError(f"{table}.csv has no row with {wanted}")

    def change(self, table: str, number: int, /, **cells: str) -> None:
        rows = self.rows(table)
        assert cells.keys() <= rows[0].keys()
        rows[number - 2].update(cells)
        self.write(table, rows)

    def add(self, table: str, **cells: str) -> int:
        """Add a row and return its number; columns that are not given are blank."""
        rows = self.rows(table)
        assert cells.keys() <= rows[0].keys()
        rows.append({column: cells.get(column, "") for column in rows[0]})
        self.write(table, rows)
        return len(rows) + 1

    def drop(self, table: str, **wanted: str) -> None:
        rows = self.rows(table)
        kept = [row for row in rows if not wanted.items() <= row.items()]
        assert len(kept) < len(rows)
        self.write(table, kept, columns=list(rows[0]))

    def drop_event(self, event_id: str) -> None:
        """Take an event and all that hangs on it out of the record."""
        claims = {row["claim_id"] for row in self.rows("claims") if row["event_id"] == event_id}
        for path in self.folder.glob("*.csv"):
            rows = self.rows(path.stem)
            kept = [
                row
                for row in rows
                if event_id not in (row.get("event_id"), row.get("other_event_id"))
                and row.get("claim_id") not in claims
            ]
            self.write(path.stem, kept, columns=list(rows[0]))

    def raise_version(self, version: str = "next") -> None:
        (self.folder / "record.toml").write_text(f'version = "{version}"\n', encoding="utf-8")

    def _path(self, table: str) -> Path:
        return self.folder / f"{table}.csv"
