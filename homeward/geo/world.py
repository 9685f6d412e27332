"""The world's smaller towns, regions, areas and short names, which only mentions ask for.

The gazetteer holds what events need and loads at once; this is ten times as many places
for a text from anywhere. Nothing of it is a `Place` until it is asked for.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as compute
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


_LONGEST_SHORT = 4
_PLACE_COLUMNS = ("place_id", "name", "country", "admin1", "lat", "lon", "population")
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
        self._table: pa.Table = pa.table({})
        self._made: dict[int, Place] = {}
        self.row_of = lru_cache(maxsize=20_000)(self._row_of)

    @classmethod
    def load(cls, geography: Path) -> WorldPlaces:
        """Load from the folder ``geography`` of the data folder.

        Raises FileNotFoundError when one of its files is not there.
        """
        world = cls()
        towns = parquet.ParquetFile(geography / "world_places.parquet").read()
        areas = list(_rows(geography / "world_areas.csv"))
        added = pa.table(
            {name: [_area_value(area, name) for area in areas] for name in towns.column_names},
            schema=towns.schema,
        )
        world._table = pa.concat_tables([towns, added]).combine_chunks()
        world._fill_index()
        for row in _rows(geography / "world_names.csv"):
            if row["where"] == "name" or (row["where"] == "any" and _is_long(row["form"])):
                world.other_names.setdefault(normalise(row["form"]), row["place_id"])
            if row["where"] == "name":
                continue
            name = ShortName(row["place_id"], after_comma=row["where"] == "after")
            world.short_names[row["form"]] = name
        world.capitals = frozenset(row["place_id"] for row in _rows(geography / "capitals.csv"))
        for row in _rows(geography / "country_points.csv"):
            world.points[row["place_id"]] = (float(row["lat"]), float(row["lon"]))
        return world

    def _fill_index(self) -> None:
        index = self.index
        names, others = (self._table.column(name).to_pylist() for name in ("name", "keys"))
        for row, (name, keys) in enumerate(zip(names, others, strict=True)):
            own = _folded(name)
            for key in (own, *keys.split("|")) if keys else (own,):
                held = index.get(key)
                if held is None:
                    index[key] = row
                elif isinstance(held, list):
                    held.append(row)
                else:
                    index[key] = [held, row]

    def rows(self, key: str) -> list[int]:
        """Return the rows that bear a folded name, most populous first."""
        held = self.index.get(key, [])
        return held if isinstance(held, list) else [held]

    def _row_of(self, place_id: str) -> int | None:
        """Return the row of a place id, or None where the world does not hold it."""
        row: int = compute.index(self._table.column("place_id"), place_id).as_py()
        return None if row < 0 else row

    def kind(self, row: int) -> WorldKind:
        """Return what a row is."""
        return WorldKind(self._table.column("kind")[row].as_py())

    def is_word(self, row: int) -> bool:
        """Tell whether the name of a row is a common English word as well."""
        return bool(self._table.column("word")[row].as_py())

    def admin1(self, place_id: str) -> str | None:
        """Return the first-level region (ISO 3166-2) of a place where the world tells it."""
        row = self.row_of(place_id)
        return None if row is None else self._table.column("admin1")[row].as_py() or None

    def place(self, row: int) -> Place:
        """Return the place of a row, making it on first use."""
        made = self._made.get(row)
        if made is None:
            value = {name: self._table.column(name)[row].as_py() for name in _PLACE_COLUMNS}
            made = self._made[row] = Place(
                place_id=value["place_id"],
                name=value["name"],
                country=value["country"] or None,
                admin1=value["admin1"] or None,
                lat=round(value["lat"], 4),
                lon=round(value["lon"], 4),
                geo_precision=_PRECISION[self.kind(row)],
                population=value["population"],
            )
        return made


def _is_long(form: str) -> bool:
    """Tell names that count in capitals as well (NEW YORK) from abbreviations (US)."""
    return len(form) > _LONGEST_SHORT and "." not in form and not form.isupper()


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
