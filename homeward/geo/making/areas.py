"""Make ``areas.csv``: first-level regions and countries as places with a label point."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely
from babel import Locale

# Natural Earth 5.1 names each of these as the other; code and area agree, the rest is swapped.
SWAPPED_NAMES = {"RU-MOS": "RU-MOW", "RU-MOW": "RU-MOS"}
# City regions that the source leaves inside the region around them as well.
_ENCLAVES = {"RU-MOS": "RU-MOW", "RU-LEN": "RU-SPE"}
_ENGLISH_ENDING = {"BY": "Region", "TR": "Province", "RU": "Oblast", "MD": "District"}
_SOURCE = "Natural Earth 5.1 admin-1 and DCW-GMT 2.1.1; country names from Unicode CLDR"
_LANGUAGES = ("en", "uk", "ru", "tr")


def read_admin1(source: Path) -> gpd.GeoDataFrame:
    """Return the first-level regions: columns iso, country, names, geometry; EPSG:4326."""
    found = gpd.read_file(source / "admin1_region_dcw_ne.geojson")
    names = found.columns.difference(["iso", "geometry"])
    said = found.set_index("iso")[names]
    for code, other in SWAPPED_NAMES.items():
        found.loc[found["iso"] == code, names] = said.loc[[other]].to_numpy()
    found["size"] = found.to_crs("ESRI:54009").area
    found = found.sort_values("size", ascending=False)
    merged = found.dissolve("iso", as_index=False, sort=True)
    shapes = merged.set_index("iso").geometry
    for around, city in _ENCLAVES.items():
        merged.loc[merged["iso"] == around, "geometry"] = shapes[around].difference(shapes[city])
    return merged.drop(columns="size")


def read_countries(source: Path) -> gpd.GeoDataFrame:
    """Return the world's countries: columns iso_a2, geometry; EPSG:4326, one row a country."""
    world = gpd.read_file(source / "countries_world_ne10m_dissolved.geojson")
    world = world[world["iso_a2"] != "-1"]
    return world[["iso_a2", "geometry"]].dissolve("iso_a2", as_index=False, sort=True)


def make_areas(
    admin1: gpd.GeoDataFrame, countries: gpd.GeoDataFrame, *, geonames_ids: dict[str, str]
) -> pd.DataFrame:
    """Return one row an area: the columns of ``places.csv`` and geonames_id, wikidata_id."""
    rows = [_region_row(row) for row in admin1.itertuples(index=False)]
    rows += [_country_row(row) for row in countries.itertuples(index=False)]
    made = pd.DataFrame(rows).sort_values("place_id", ignore_index=True)
    return made.assign(geonames_id=made["place_id"].map(geonames_ids).fillna(""), source=_SOURCE)


def _region_row(row: object) -> dict[str, object]:
    iso, country = row.iso, row.iso_a2  # type: ignore[attr-defined]
    english = row.name_en or row.name  # type: ignore[attr-defined]
    russian = row.name_ru or ""  # type: ignore[attr-defined]
    ending = _ENGLISH_ENDING.get(country, "")
    takes_ending = country == "TR" or "област" in russian or "район" in russian
    if ending and takes_ending and not english.endswith(("Oblast", "Region", ending)):
        english = f"{english} {ending}"
    point = label_point(row.geometry)  # type: ignore[attr-defined]
    return {
        "place_id": f"iso:{iso}",
        "name": english,
        "name_uk": row.name_uk or "",  # type: ignore[attr-defined]
        "name_ru": russian.replace("\u0301", ""),
        "aliases": "",
        "country": country,
        "admin1": iso,
        "lat": round(point.y, 3),
        "lon": round(point.x, 3),
        "geo_precision": "admin1",
        "kind": "region",
        "wikidata_id": row.wikidataid or "",  # type: ignore[attr-defined]
    }


def _country_row(row: object) -> dict[str, object]:
    code = row.iso_a2  # type: ignore[attr-defined]
    names = {
        language: Locale(language).territories.get(code, "").replace("’", "'")
        for language in _LANGUAGES
    }
    point = label_point(row.geometry)  # type: ignore[attr-defined]
    return {
        "place_id": f"iso:{code}",
        "name": names["en"],
        "name_uk": names["uk"],
        "name_ru": names["ru"],
        "aliases": names["tr"] if names["tr"] != names["en"] else "",
        "country": code,
        "admin1": "",
        "lat": round(point.y, 3),
        "lon": round(point.x, 3),
        "geo_precision": "country",
        "kind": "country",
        "wikidata_id": "",
    }


def label_point(geometry: shapely.Geometry) -> shapely.Point:
    """Return the middle of the largest circle that fits the area's largest part."""
    parts = shapely.get_parts(geometry)
    largest = max(parts, key=lambda part: part.area)
    circle = shapely.maximum_inscribed_circle(largest.simplify(0.01), tolerance=0.05)
    return shapely.Point(circle.coords[0])
