"""Make the geography files: ``python -m homeward.geo.build --source FOLDER``."""

from __future__ import annotations

import csv
from pathlib import Path

import click
import geopandas as gpd
import pandas as pd

from homeward.geo.making.area_outlines import write_area_outlines
from homeward.geo.making.areas import make_areas, read_admin1, read_countries
from homeward.geo.making.basemap import make_basemap, write_basemap
from homeward.geo.making.boundaries import country_areas, make_regions
from homeward.geo.making.inflections import LEAST_POPULATION, make_inflections
from homeward.geo.making.settlements import make_settlements, records_of
from homeward.settings import PROJECT_FOLDER

# Whose regions texts inflect; those of the other neighbours occur in the base form only.
_INFLECTED_COUNTRIES = ("UA", "BY", "RU")


@click.command()
@click.option(
    "--source",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="The folder with the published sources.",
)
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=PROJECT_FOLDER / "data",
    help="The data folder to write into.",
)
def main(source: Path, data: Path) -> None:
    """Make data/geography from the published sources and the hand-written tables."""
    folder = data / "geography"
    hand = pd.read_csv(data / "places.csv", dtype=str, keep_default_na=False)
    settlements = make_settlements(source, folder)
    settlements.to_parquet(folder / "settlements.parquet", compression="zstd", index=False)
    admin1, world = read_admin1(source), read_countries(source)
    detailed = gpd.read_file(source / "countries_region_dcw.geojson")
    countries = country_areas(admin1, world, detailed)
    areas = make_areas(admin1, countries, geonames_ids=_geonames_ids(folder))
    areas.to_csv(folder / "areas.csv", index=False, lineterminator="\n")
    named = apply_by_hand(areas, hand)
    regions = make_regions(named, admin1, countries)
    regions.to_parquet(folder / "regions.parquet", compression="zstd", index=False)
    places = pd.concat([named, apply_by_hand(settlements, hand)], ignore_index=True)
    towns = pd.read_csv(folder / "basemap_towns.csv")
    write_basemap(make_basemap(source, regions, places, towns), folder / "basemap.json")
    write_area_outlines(data)
    large = settlements[
        (settlements["country"] == "UA") & (settlements["population"] >= LEAST_POPULATION)
    ]
    known = areas[areas["country"].isin(_INFLECTED_COUNTRIES) | (areas["kind"] == "country")]
    forms = make_inflections(records_of(large), records_of(known), records_of(hand), folder)
    with (folder / "inflections.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(forms[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(forms)
    click.echo(f"{len(settlements):,} settlements, {len(regions)} regions, {len(forms):,} forms")


def apply_by_hand(made: pd.DataFrame, hand: pd.DataFrame) -> pd.DataFrame:
    """Return the made rows with the names that ``places.csv`` gives in their stead."""
    written = hand.set_index("place_id")
    named = made.copy()
    for column in ("name", "name_uk", "name_ru"):
        better = named["place_id"].map(written[column])
        named[column] = better.where(better.notna() & (better != ""), named[column])
    return named


def _geonames_ids(folder: Path) -> dict[str, str]:
    table = pd.read_csv(folder / "region_geonames_ids.csv", dtype=str)
    return dict(zip(table["place_id"], table["geonames_id"], strict=True))


if __name__ == "__main__":
    main()
