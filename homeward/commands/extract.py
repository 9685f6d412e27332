"""`python -m homeward extract`: print what documents say, one JSON object a line."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import click

from homeward.errors import DocumentUnreadable
from homeward.read.contract import as_contract
from homeward.read.formats import read_file
from homeward.read.places import Places
from homeward.read.reading import read_document
from homeward.settings import Settings


@click.command()
@click.option(
    "--published",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    help="The day of publication (YYYY-MM-DD), when you know it.",
)
@click.option("--publisher", help="Who published the documents.")
@click.option("--url", help="Where they were published.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def command(
    published: dt.datetime | None, publisher: str | None, url: str | None, paths: tuple[Path, ...]
) -> None:
    """Print the events that documents tell of, one JSON object a line.

    Exits with 3 when a file could not be read; its line then says why.
    """
    places = Places.load(Settings().data_folder)
    failed = False
    for path in paths:
        try:
            reading = read_document(
                read_file(path),
                path.name,
                places=places,
                published=published.date() if published else None,
                publisher=publisher,
                url=url,
            )
            line = as_contract(str(path), reading)
        except DocumentUnreadable as error:
            failed = True
            line = {"path": str(path), "error": str(error)}
            click.echo(f"{path}: {error}", err=True)
        click.echo(json.dumps(line, ensure_ascii=False))
    if failed:
        sys.exit(3)
