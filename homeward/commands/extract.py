"""`python -m homeward extract`: print what documents say, one JSON object a line."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import click

from homeward.errors import DocumentUnreadable, ModelUnavailable
from homeward.read.asking import Ask, messages_about
from homeward.read.contract import as_contract, event_as_contract
from homeward.read.formats import read_file
from homeward.read.places import Places
from homeward.read.reading import Reading, read_document
from homeward.read.suggestions import suggestions_in
from homeward.screen.chat import asked_model
from homeward.settings import Settings


@click.command()
@click.option(
    "--published",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    help="The day of publication (YYYY-MM-DD), when you know it.",
)
@click.option("--publisher", help="Who published the documents.")
@click.option("--url", help="Where they were published.")
@click.option(
    "--propose",
    is_flag=True,
    help="Also ask the language model of HOMEWARD_LLM_URL and HOMEWARD_LLM_MODEL; what it "
    "proposes is printed apart, under “proposed”.",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def command(
    published: dt.datetime | None,
    publisher: str | None,
    url: str | None,
    propose: bool,
    paths: tuple[Path, ...],
) -> None:
    """Print the events that documents tell of, one JSON object a line.

    Exits with 3 when a file could not be read; its line then says why.
    """
    settings = Settings()
    model = asked_model(settings) if propose else None
    places = Places.load(settings.data_folder)
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
            if model is not None:
                line["proposed"] = _proposed(reading, *model, places=places)
        except DocumentUnreadable as error:
            failed = True
            line = {"path": str(path), "error": str(error)}
            click.echo(f"{path}: {error}", err=True)
        click.echo(json.dumps(line, ensure_ascii=False))
    if failed:
        sys.exit(3)


def _proposed(reading: Reading, ask: Ask, model: str, *, places: Places) -> dict[str, object]:
    """Return what a model proposes about a reading, or the reason why it does not."""
    try:
        suggestions = suggestions_in(
            ask(messages_about(reading.text)), reading.text, model=model,
            published=reading.published.days, language=reading.language, places=places,
        )  # fmt: skip
    except ModelUnavailable as error:
        return {"model": model, "error": str(error)}
    events = [event_as_contract(event) for event in suggestions.events]
    return {"model": model, "events": events, "dropped": suggestions.dropped}
