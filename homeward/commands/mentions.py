"""`python -m homeward mentions`: print the places that documents name, one object a line."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from homeward.errors import DocumentUnreadable
from homeward.geo.gazetteer import Gazetteer
from homeward.geo.world import WorldPlaces
from homeward.read.formats import load
from homeward.read.mentions import MentionFinder, PlaceMention
from homeward.settings import Settings


@click.command()
@click.option("--lang", help="The language of the documents: en, uk, ru, tr or another.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def command(lang: str | None, paths: tuple[Path, ...]) -> None:
    """Print every place that documents name, of any country, one JSON object a line.

    Exits with 3 when a file could not be read; its line then says why.
    """
    folder = Settings().data_folder
    finder = MentionFinder(Gazetteer.load(folder), WorldPlaces.load(folder / "geography"))
    failed = False
    for path in paths:
        line: dict[str, Any] = {"path": str(path)}
        try:
            text = load(path.read_bytes(), path.name).text
            line["mentions"] = [_mention(mention) for mention in finder.find(text, language=lang)]
        except (DocumentUnreadable, OSError) as error:
            failed = True
            line["error"] = str(error)
            click.echo(f"{path}: {error}", err=True)
        click.echo(json.dumps(line, ensure_ascii=False))
    if failed:
        sys.exit(3)


def _mention(mention: PlaceMention) -> dict[str, Any]:
    best = mention.candidates[0]
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "place_id": best.place.place_id,
        "name": best.place.name,
        "country": best.place.country,
        "lat": best.place.lat,
        "lon": best.place.lon,
        "geo_precision": best.place.geo_precision.value,
        "score": round(best.score, 3),
        "candidates": [
            {
                "place_id": candidate.place.place_id,
                "name": candidate.place.name,
                "country": candidate.place.country,
                "score": round(candidate.score, 3),
            }
            for candidate in mention.candidates
        ],
    }
