"""Make ``world_regions.csv`` from the ISO 3166-2 table of PyPI ``iso3166-2`` (MIT).

``python -m homeward.geo.making.world_regions iso3166-2.json`` writes it; the package itself is
not needed to run Homeward.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path
from typing import Any

from homeward.geo.gazetteer import Gazetteer
from homeward.geo.names import normalise
from homeward.model import GeoPrecision
from homeward.settings import PROJECT_FOLDER

COLUMNS = ("place_id", "name", "aliases", "country", "admin1", "lat", "lon")
_CODES = (
    "AF,AM,AR,AT,AU,BE,BR,CA,CH,CL,CN,CO,CZ,DE,EG,ES,ET,FI,FR,GB,GE,GR,HU,ID,IL,IN,IQ,IR,IT,JP,KR,"
    "KZ,LB,MM,MX,MY,NG,NL,NO,PE,PH,PK,RO,RS,SA,SD,SE,SY,US,VE,YE,ZA"
    ","
)
COUNTRIES = frozenset(_CODES.split(","))
_PLAIN = {"US", "GB", "CA", "AU", "NG", "ZA", "FR", "MX", "BR", "IN"}
_ENGLISH = re.compile(r"([^,()]+) \(eng\)")  # matches "Bavaria (eng)"; not "Bayern (deu)"
_NICKNAME = re.compile(r"\b(The|State|Land|Gateway|Heart|Free|Region|Republic)\b")
_TOWNLIKE = re.compile(r"city|municipal|capital|district$|dependency|outlying", re.IGNORECASE)
_GENERIC = re.compile(
    # matches the last word of "Guangdong Sheng"; must not match "North Carolina"
    r"\s+(Sheng|Shi|Zizhiqu|Oblast'?|Region|Province)\Z"
)


def rows(table: dict[str, dict[str, Any]], gazetteer: Gazetteer) -> list[dict[str, str]]:
    """Return the rows of first-level regions, without those that share a name with a town."""
    found: list[dict[str, str]] = []
    for country in sorted(COUNTRIES):
        for code, region in sorted(table[country].items()):
            if region["parentCode"] or not region["latLng"] or _TOWNLIKE.search(region["type"]):
                continue
            plain, english = region_names(region, generic=_GENERIC, nickname=_NICKNAME)
            name = plain if country in _PLAIN else [*english, plain][0]
            names = dict.fromkeys([name, plain, *english[:2]])
            free = [n for n in names if not _is_taken(n, country, gazetteer)]
            if name not in free:
                continue
            lat, lon = region["latLng"]
            found.append(
                {
                    "place_id": f"iso:{code}", "name": name, "aliases": "|".join(free[1:]),
                    "country": country, "admin1": code, "lat": str(lat), "lon": str(lon),
                }
            )  # fmt: skip
    return found


def region_names(
    region: dict[str, Any], *, generic: re.Pattern[str], nickname: re.Pattern[str]
) -> tuple[str, list[str]]:
    """Return a region's name without its kind, and its English names.

    ``generic`` finds the word for the kind at the end of the name; English names in which
    ``nickname`` is found are left out.
    """
    told = (region["localOtherName"] or "").split(", ")
    english = [m.group(1) for part in told if (m := _ENGLISH.fullmatch(part))]
    plain = generic.sub("", region["name"])
    return plain, [name for name in english if not nickname.search(name)]


def _is_taken(name: str, country: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a country or a town of the same country bears the name already."""
    if len(normalise(name)) < 4 or gazetteer.is_word(name):
        return True
    return any(
        c.place.geo_precision is GeoPrecision.COUNTRY
        or (c.place.country == country and normalise(c.place.name) == normalise(name))
        for c in gazetteer.candidates(name)
        if c.place.place_id.startswith("geonames:") or c.place.geo_precision is GeoPrecision.COUNTRY
    )


def main() -> None:
    """Write ``data/geography/world_regions.csv``."""
    folder = PROJECT_FOLDER / "data"
    table = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    target = folder / "geography" / "world_regions.csv"
    target.write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    made = rows(table, Gazetteer.load(folder))
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(made)


if __name__ == "__main__":
    main()
