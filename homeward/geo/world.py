"""The world's smaller towns, regions, areas and short names, which only mentions ask for.

The gazetteer holds what events need and loads at once; this is ten times as many places
for a text from anywhere. Nothing of it is a `Place` until it is asked for.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import pyarrow.parquet as parquet

from homeward.geo.names import normalise
from homeward.model import GeoPrecision, Place


class WorldKind(IntEnum):
    """What a row of the world is."""

    TOWN = 0
    REGION = 1
    DISTRICT = 2
    AREA = 3


@dataclass(frozen=True, slots=True)
class ShortName:
    """A written form that only counts as it is written: "U.S.", or "Ill." after a comma."""

    place_id: str
    after_comma: bool


_PRECISION = {
    WorldKind.TOWN: GeoPrecision.SETTLEMENT,
    WorldKind.REGION: GeoPrecision.ADMIN1,
    WorldKind.DISTRICT: GeoPrecision.AREA,
    WorldKind.AREA: GeoPrecision.AREA,
}


class WorldPlaces:
    """Rows of places by folded name; loaded once, never changed."""

    def __init__(self) -> None:
        self.index: dict[str, int | list[int]] = {}
        self.short_names: dict[str, ShortName] = {}
        self.other_names: dict[str, str] = {}
        self.points: dict[str, tuple[float, float]] = {}
        self.capitals: frozenset[str] = frozenset()
        self._columns: dict[str, list[object]] = {}
        self._by_id: dict[str, int] = {}
        self._made: dict[int, Place] = {}

    @classmethod
    def load(cls, geography: Path) -> WorldPlaces:
        """Load from the folder ``geography`` of the data folder.

        Raises FileNotFoundError when one of its files is not there.
        """
        world = cls()
        world._columns = parquet.ParquetFile(geography / "world_places.parquet").read().to_pydict()
        areas = list(_rows(geography / "world_areas.csv"))
        for column, values in world._columns.items():
            values.extend(_area_value(area, column) for area in areas)
        world._fill_index()
        for row in _rows(geography / "world_names.csv"):
            if row["where"] == "name":
                world.other_names.setdefault(normalise(row["form"]), row["place_id"])
                continue
            name = ShortName(row["place_id"], after_comma=row["where"] == "after")
            world.short_names[row["form"]] = name
        world.capitals = frozenset(row["place_id"] for row in _rows(geography / "capitals.csv"))
        for row in _rows(geography / "country_points.csv"):
            world.points[row["place_id"]] = (float(row["lat"]), float(row["lon"]))
        return world

    def _fill_index(self) -> None:
        index = self.index
        columns = self._columns
        named = zip(columns["name"], columns["keys"], strict=True)
        for row, (name, keys) in enumerate(named):
            own = _folded(str(name))
            for key in (own, *str(keys).split("|")) if keys else (own,):
                held = index.get(key)
                if held is None:
                    index[key] = row
                elif isinstance(held, list):
                    held.append(row)
                else:
                    index[key] = [held, row]
        self._by_id = {str(place_id): row for row, place_id in enumerate(columns["place_id"])}

    def rows(self, key: str) -> list[int]:
        """Return the rows that bear a folded name, most populous first."""
        held = self.index.get(key, [])
        return held if isinstance(held, list) else [held]

    def row_of(self, place_id: str) -> int | None:
        """Return the row of a place id, or None where the world does not hold it."""
        return self._by_id.get(place_id)

    def kind(self, row: int) -> WorldKind:
        """Return what a row is."""
        return WorldKind(int(str(self._columns["kind"][row])))

    def is_word(self, row: int) -> bool:
        """Tell whether the name of a row is a common English word as well."""
        return bool(self._columns["word"][row])

    def admin1(self, place_id: str) -> str | None:
        """Return the first-level region (ISO 3166-2) of a place where the world tells it."""
        row = self._by_id.get(place_id)
        return None if row is None else str(self._columns["admin1"][row]) or None

    def place(self, row: int) -> Place:
        """Return the place of a row, making it on first use."""
        made = self._made.get(row)
        if made is None:
            value = {name: column[row] for name, column in self._columns.items()}
            made = self._made[row] = Place(
                place_id=str(value["place_id"]),
                name=str(value["name"]),
                country=str(value["country"]) or None,
                admin1=str(value["admin1"]) or None,
                lat=round(float(str(value["lat"])), 4),
                lon=round(float(str(value["lon"])), 4),
                geo_precision=_PRECISION[self.kind(row)],
                population=int(str(value["population"])),
            )
        return made


def _folded(name: str) -> str:
    """Fold a name as `normalise` does, in a tenth of the time for plain letters."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return name.lower()
    return normalise(name)


def _area_value(area: dict[str, str], column: str) -> object:
    if column == "keys":
        return "|".join(normalise(alias) for alias in area["aliases"].split("|") if alias)
    if column in ("lat", "lon"):
        return float(area[column])
    fixed = {"admin1": "", "population": 0, "kind": int(WorldKind.AREA), "word": False}
    return fixed[column] if column in fixed else area[column]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
