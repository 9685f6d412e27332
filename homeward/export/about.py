"""What every file says of itself: filters, record version, licence, citation, day made."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from homeward.export.citation import AUTHOR, LICENCE, LICENCE_URL, apa
from homeward.language import N_, _, cached_by_language, language, ngettext
from homeward.store.frames import rows
from homeward.view import style
from homeward.view.area import area_words
from homeward.view.filters import Filter, Shown
from homeward.view.words import day, number, place_name

ATTRIBUTION = N_(
    "Record: Homeward (CC BY 4.0). Boundaries: DCW-GMT (LGPL 3 or later), Natural Earth (public "
    "domain). Places: GeoNames (CC BY 4.0)."
)


CAUTION = N_(
    "Counts follow published claims and are no statistic of casualties; bodies include "
    "unidentified and misattributed remains. A blank is not a zero: no source was seen."
)


def about(
    shown: Shown, *, made_on: dt.date, names: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return what a file says of itself, as plain values; ``names`` are those of regions."""
    version = shown.frames.version
    return {
        "title": "Homeward",
        "author": AUTHOR,
        "events": shown.count,
        "of": len(shown.frames.events),
        "filters": filter_words(shown.chosen, region_names(shown) | dict(names or {})),
        "parameters": shown.chosen.to_parameters(),
        "record_version": version,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "attribution": _(ATTRIBUTION),
        "caution": _(CAUTION),
        "citation": apa(version=version, accessed_on=made_on),
        "made_on": made_on.isoformat(),
    }


def about_lines(said: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the same as lines of a name and words, for people to read."""
    chosen = "; ".join(said["filters"]) or _("everything in the record")
    address = "&".join(
        f"{name}={quote(value)}" for name, values in said["parameters"].items() for value in values
    )
    return [
        (_("Holds"), held_words(said)),
        (_("Chosen"), chosen),
        (_("As parameters"), address),
        (_("Record version"), said["record_version"]),
        (_("Made on"), said["made_on"]),
        (_("Licence"), f"{said['licence']}, {said['licence_url']}"),
        (_("Sources of the map"), said["attribution"]),
        (_("Cite as"), said["citation"]),
        (_("Mind"), said["caution"]),
    ]


def held_words(said: Mapping[str, Any]) -> str:
    """Say how many events a file holds, of how many: "62 of 177 events"."""
    words = ngettext("{shown} of {count} event", "{shown} of {count} events", said["of"])
    return words.format(shown=number(said["events"]), count=number(said["of"]))


@cached_by_language(4)
def area_names(data_folder: Path) -> Mapping[str, str]:
    """Return the names of all countries and first-level regions by their ISO 3166 codes.

    In the language of the moment, in English where they have no name in it.

    Raises FileNotFoundError without the geography.
    """
    path, own = data_folder / "geography" / "areas.csv", f"name_{language()}"
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            row["place_id"].removeprefix("iso:"): row.get(own) or row["name"]
            for row in csv.DictReader(lines)
            if row["place_id"].startswith("iso:")
        }


def region_names(shown: Shown) -> dict[str, str]:
    """Return the names of regions by code, as far as places of the record bear them."""
    return {
        place.place_id.removeprefix("iso:"): place_name(place)
        for place in rows(shown.frames.event_places.drop_duplicates("place_id"))
        if place.place_id.startswith("iso:")
    }


def filter_words(chosen: Filter, names: dict[str, str]) -> list[str]:
    """Say what is chosen, a sentence a field; empty when everything is."""
    said = []
    if chosen.first_on or chosen.last_on:
        said.append(_period(chosen))
    fields = (
        (_("Kind"), [style.KIND_STYLES[kind].name for kind in sorted(chosen.kinds)]),
        (_("Region"), [names.get(code, code) for code in sorted(chosen.regions)]),
        (_("Role of place"), [style.ROLE_NAMES[role] for role in sorted(chosen.roles)]),
        (_("Side"), [style.DIRECTION_NAMES[way] for way in sorted(chosen.directions)]),
        (_("Status"), [style.STATUS_NAMES[status] for status in sorted(chosen.statuses)]),
        (_("Dispute about"), [style.DISPUTE_NAMES[dispute] for dispute in sorted(chosen.disputes)]),
    )
    said += [f"{name}: {', '.join(values)}" for name, values in fields if values]
    if chosen.words:
        said.append(_("Search: {words}").format(words=chosen.words))
    if chosen.area:
        said.append(_("Area: {corners} (degrees)").format(corners=area_words(chosen.area)))
    if chosen.view:
        said.append(_("In view: {corners} (degrees)").format(corners=area_words(chosen.view)))
    return said


def _period(chosen: Filter) -> str:
    first = day(chosen.first_on) if chosen.first_on else ""
    last = day(chosen.last_on) if chosen.last_on else ""
    if first and last:
        return _("Period: from {first} to {last}").format(first=first, last=last)
    if first:
        return _("Period: from {first}").format(first=first)
    return _("Period: to {last}").format(last=last)
