"""Read the geography files into columns and an index of folded names.

Fifteen thousand settlements stay in plain columns; a `Place` is made when asked for,
so that loading costs a fraction of a second.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as parquet

from homeward.geo.forms import FormTable, Meaning
from homeward.geo.names import normalise
from homeward.geo.ranking import Match
from homeward.model import GeoPrecision, Place

_FACTS = ("kind", "radius_km", "source", "geonames_id", "wikidata_id")
_SETTLEMENT_COLUMNS = (
    "name", "name_uk", "name_ru", "country", "admin1", "lat", "lon", "population",
)  # fmt: skip
_SETTLEMENT_SOURCE = "GeoNames (geonames.org), CC BY 4.0"
_WORLD_REGION = {
    "name_uk": "", "name_ru": "", "geo_precision": "admin1", "kind": "region",
    "source": "ISO 3166-2 by way of PyPI iso3166-2 1.8.4, MIT",
}  # fmt: skip
_KM_PER_DEGREE = 111.1  # a little less than any, so that no point is missed
_POINTS = frozenset({GeoPrecision.EXACT, GeoPrecision.SETTLEMENT, GeoPrecision.NEAR})
Row = tuple[str, str, str, str, str, float, float, int]
"""A settlement: name, name_uk, name_ru, country, admin1, lat, lon, population."""
Record = dict[str, str] | Row
Bearers = list[tuple[int, Match]]


@dataclass(slots=True)
class Shelf:
    """All places as rows, and who bears which folded name."""

    ids: list[str] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    made: dict[int, Place] = field(default_factory=dict)
    index: dict[str, Bearers] = field(default_factory=dict)
    by_hand: set[int] = field(default_factory=set)
    compounds: list[tuple[str, int]] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()

    def add(self, place_id: str, record: Record) -> int:
        """Put a place on the shelf, in the stead of an earlier one with its id."""
        row = self.rows.get(place_id)
        if row is None:
            row = self.rows[place_id] = len(self.ids)
            self.ids.append(place_id)
            self.records.append(record)
        else:
            self.records[row] = record
        return row

    def bear(self, key: str, row: int, match: Match) -> None:
        """Note that a place bears a folded name; its best match stands."""
        bearers = self.index.setdefault(key, [])
        for position, (known, earlier) in enumerate(bearers):
            if known == row:
                bearers[position] = (row, min(earlier, match))
                return
        bearers.append((row, match))

    def place(self, place_id: str) -> Place | None:
        """Return the place with an id, or None."""
        row = self.rows.get(place_id)
        return None if row is None else self.place_at(row)

    def place_at(self, row: int) -> Place:
        """Return the place of a row, making it on first use."""
        place = self.made.get(row)
        if place is None:
            place = self.made[row] = _make_place(self.ids[row], self.records[row])
        return place

    def points_around(self, lat: float, lon: float, within_km: float) -> Iterator[int]:
        """Yield the rows of points (no areas) in a box that holds a circle."""
        reach = within_km / _KM_PER_DEGREE
        widening = max(0.02, math.cos(math.radians(min(89.0, abs(lat) + reach))))
        for row, record in enumerate(self.records):
            if isinstance(record, tuple):
                north, east = record[5], record[6]
            elif record["geo_precision"] in _POINTS:
                north, east = float(record["lat"]), float(record["lon"])
            else:
                continue
            apart = abs(east - lon)
            if abs(north - lat) <= reach and min(apart, 360 - apart) * widening <= reach:
                yield row

    def facts(self, place_id: str) -> dict[str, str]:
        """Return the known facts of a place that `Place` has no room for."""
        record = self.records[self.rows[place_id]]
        if isinstance(record, tuple):
            return {"kind": "settlement", "source": _SETTLEMENT_SOURCE}
        return {fact: record[fact] for fact in _FACTS if record.get(fact)}


def _make_place(place_id: str, record: Record) -> Place:
    record = _as_record(record)
    names = {"uk": record["name_uk"], "ru": record["name_ru"]}
    return Place(
        place_id=place_id,
        name=record["name"],
        country=record["country"] or None,
        admin1=record["admin1"] or None,
        lat=float(record["lat"]),
        lon=float(record["lon"]),
        geo_precision=GeoPrecision(record["geo_precision"]),
        population=int(record.get("population") or 0),
        names={language: spelled for language, spelled in names.items() if spelled},
    )


def read_shelf(folder: Path, forms: FormTable) -> Shelf:
    """Read ``places.csv`` and ``geography/`` from the data folder."""
    geography = folder / "geography"
    shelf = Shelf()
    _add_settlements(shelf, geography / "settlements.parquet")
    for record in _rows(geography / "areas.csv"):
        _add_record(shelf, record, forms)
    world = geography / "world_regions.csv"
    for record in _rows(world) if world.exists() else ():
        _add_record(shelf, _WORLD_REGION | record, forms)
    for record in _rows(folder / "places.csv"):
        shelf.by_hand.add(_add_record(shelf, record, forms))
    for form in _rows(geography / "inflections.csv"):
        if (row := shelf.rows.get(form["place_id"])) is not None:
            if form["kind"] == "compound":
                shelf.compounds.append((form["form"], row))
            else:
                match = Match.CORE if form["kind"] == "adjective" else Match.INFLECTED
                shelf.bear(form["form"], row, match)
    shelf.words = frozenset(normalise(row["word"]) for row in _rows(geography / "words.csv"))
    shelf.endings = frozenset(row["ending"] for row in _rows(geography / "endings.csv"))
    return shelf


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _add_settlements(shelf: Shelf, path: Path) -> None:
    # ParquetFile, because read_table also imports the machinery for data sets: 0.2 s
    columns = parquet.ParquetFile(path).read().to_pydict()
    place_ids: list[str] = columns["place_id"]
    records = zip(
        *(columns[name] for name in _SETTLEMENT_COLUMNS),
        strict=True,
    )
    shelf.ids.extend(place_ids)
    shelf.records.extend(records)
    shelf.rows.update((place_id, row) for row, place_id in enumerate(place_ids))
    index = shelf.index
    for column, match in (("keys", Match.OWN), ("other_keys", Match.OTHER)):
        for row, joined in enumerate(columns[column]):
            bearer = (row, match)
            for key in joined.split("|"):
                if key in index:
                    index[key].append(bearer)
                else:
                    index[key] = [bearer]
    index.pop("", None)


def _add_record(shelf: Shelf, record: dict[str, str], forms: FormTable) -> int:
    place_id = record["place_id"]
    known = shelf.rows.get(place_id)
    if known is not None:  # a later row fills or corrects an earlier one, field by field
        record = {**_as_record(shelf.records[known]), **{k: v for k, v in record.items() if v}}
    row = shelf.add(place_id, record)
    for own in (record["name"], record["name_uk"], record["name_ru"]):
        if key := normalise(own):
            shelf.bear(key, row, Match.OWN)
    for alias in (record.get("aliases") or "").split("|"):
        if key := normalise(alias):
            shelf.bear(key, row, Match.PREFERRED)
    if record["geo_precision"] == GeoPrecision.ADMIN1:
        _add_region_forms(shelf, row, record, forms)
    return row


def _as_record(record: Record) -> dict[str, str]:
    if isinstance(record, dict):
        return record
    facts = {"kind": "settlement", "geo_precision": "settlement", "source": _SETTLEMENT_SOURCE}
    return {**dict(zip(_SETTLEMENT_COLUMNS, map(str, record), strict=True)), **facts}


def _add_region_forms(shelf: Shelf, row: int, record: dict[str, str], forms: FormTable) -> None:
    """Let a region be found as "Donetsk region", and, as a namesake, as "Donetsk"."""
    words = forms.words_for(Meaning.OBLAST, Meaning.DIRECTION)
    latin = [word for word in words if word.isascii()]
    for spelled in (record["name"], *(record.get("aliases") or "").split("|")):
        reading = forms.readings(normalise(spelled))[-1]
        if reading.meaning is not Meaning.OBLAST:
            continue
        shelf.bear(reading.key, row, Match.CORE)
        for word in latin:
            shelf.bear(f"{reading.key} {word}", row, Match.PREFERRED)
