"""``homeward geocode NAME…``: print what a name means and why."""

from __future__ import annotations

import datetime as dt
import json
import re

import click

from homeward.errors import SettingsInvalid
from homeward.geo.gazetteer import Gazetteer
from homeward.geo.ranking import Candidate, is_settled
from homeward.settings import Settings

MOST_SHOWN = 5

# matches "48.59,38.0" and "-1.5, 30"; must not match "Bakhmut, Ukraine"
_POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*")


@click.command()
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("--near", metavar="LAT,LON|NAME", help="Prefer places near a point or a place.")
@click.option("--country", metavar="CODE", help="Prefer a country, as UA, RU or BY.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a name.")
def command(names: tuple[str, ...], near: str | None, country: str | None, as_json: bool) -> None:
    """Find places by name in the gazetteer, and say why.

    A name's own form counts: "Donetsk Oblast", "Donetsk direction", "near Bakhmut",
    "Donetsk, Rostov Oblast". Exits with 1 when a name is not found.
    """
    settings = Settings()
    gazetteer = Gazetteer.load(settings.data_folder)
    point = _point(near, gazetteer) if near else None
    if country and f"iso:{country.upper()}" not in gazetteer:
        raise SettingsInvalid(f"{country!r} is no country code like UA, RU or BY.")
    missing = []
    for name in names:
        found = gazetteer.candidates(name, near=point, country=country)
        if not found and settings.online_geocoder:
            if not _ask_online(name, settings, gazetteer, near=point, country=country):
                missing.append(name)
            continue
        if not found:
            missing.append(name)
        if as_json:
            click.echo(json.dumps(_as_json(name, found), ensure_ascii=False))
        elif found:
            click.echo(_in_words(name, found, gazetteer))
    if missing:
        quoted = ", ".join(f"“{name}”" for name in missing)
        click.echo(f"The gazetteer knows no place called {quoted}.", err=True)
        raise click.exceptions.Exit(1)


def _ask_online(
    name: str,
    settings: Settings,
    gazetteer: Gazetteer,
    *,
    near: tuple[float, float] | None,
    country: str | None,
) -> bool:
    """Ask the switched-on service, its answers kept in the store; return whether it knew."""
    # Imported here: the offline answer, the usual one, needs neither store nor network.
    from homeward.geo.geocoder import HomewardGeocoder
    from homeward.geo.online import OnlineGeocoder, nominatim
    from homeward.store.answers import StoredAnswers
    from homeward.store.engine import open_store

    engine = open_store(settings.store_url())
    geocoder = OnlineGeocoder(
        HomewardGeocoder(gazetteer),
        nominatim(
            domain=settings.nominatim_domain,
            user_agent=settings.user_agent,
            scheme=settings.nominatim_scheme,
        ),
        StoredAnswers(engine, now=lambda: dt.datetime.now(dt.UTC)),
    )
    answer = geocoder.geocode(name, near=near, country=country)
    engine.dispose()
    if answer.note:
        click.echo(answer.note, err=True)
    if answer.location is None:
        return False
    where = answer.location
    click.echo(
        f"{where.address}  {where.latitude:.4f}, {where.longitude:.4f}  "
        f"(not in the gazetteer; from {answer.origin})"
    )
    return True


def _point(near: str, gazetteer: Gazetteer) -> tuple[float, float]:
    if match := _POINT.fullmatch(near):
        lat, lon = float(match[1]), float(match[2])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise SettingsInvalid(f"{near!r} is no point: latitude comes first, up to 90 degrees.")
        return lat, lon
    found = gazetteer.candidates(near)
    if not found:
        raise SettingsInvalid(f"--near: the gazetteer knows no place called {near!r}.")
    return found[0].place.lat, found[0].place.lon


def _in_words(name: str, found: list[Candidate], gazetteer: Gazetteer) -> str:
    if is_settled(found):
        return _line(found[0], gazetteer)
    shown = [f"  {_line(each, gazetteer)}" for each in found[:MOST_SHOWN]]
    more = len(found) - len(shown)
    tail = [f"  and {more} more"] if more > 0 else []
    return "\n".join([f"{name}: not sure, one of", *shown, *tail])


def _line(candidate: Candidate, gazetteer: Gazetteer) -> str:
    place = candidate.place
    return (
        f"{gazetteer.address(place)}  {place.lat:.4f}, {place.lon:.4f}  "
        f"[{place.geo_precision}]  {place.place_id}  ({candidate.reason})"
    )


def _as_json(name: str, found: list[Candidate]) -> dict[str, object]:
    return {
        "query": name,
        "is_settled": is_settled(found),
        "candidates": [
            {
                "place_id": each.place.place_id,
                "name": each.place.name,
                "names": each.place.names,
                "country": each.place.country,
                "admin1": each.place.admin1,
                "lat": each.place.lat,
                "lon": each.place.lon,
                "geo_precision": str(each.place.geo_precision),
                "population": each.place.population,
                "score": each.score,
                "reason": each.reason,
            }
            for each in found
        ],
    }
