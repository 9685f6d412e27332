"""``homeward export``: write what a filter shows to a file, as the dashboard does."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from homeward.errors import SettingsInvalid
from homeward.export.drawing.window import EXTENTS
from homeward.export.formats import FORMATS, Order, format_of
from homeward.export.limits import latest, left_out_words
from homeward.export.whole_file import write_whole
from homeward.geo.gazetteer import Gazetteer
from homeward.language import ENGLISH, languages
from homeward.settings import Settings
from homeward.store.framing import read_frames
from homeward.store.session import open_homeward
from homeward.view.filters import Chooser, parse_filter
from homeward.view.words import events_counted

_EXTENTS = ", ".join((*EXTENTS, "shown"))
_ENDINGS = ", ".join(f".{suffix} ({each.holds})" for suffix, each in FORMATS.items())


@click.command(epilog=f"Endings: {_ENDINGS}.")
@click.option("--kind", multiple=True, metavar="KIND", help="Kind of event; may be repeated.")
@click.option("--region", multiple=True, metavar="CODE", help="ISO code such as UA-14 or UA.")
@click.option("--role", multiple=True, metavar="ROLE", help="Role of a place.")
@click.option("--direction", multiple=True, metavar="WAY", help="to_ukraine or to_russia.")
@click.option("--status", multiple=True, metavar="STATUS", help="How the sources agree.")
@click.option("--dispute", multiple=True, metavar="DISPUTE", help="On what the claims differ.")
@click.option("--q", metavar="WORDS", help="Words that every event must hold.")
@click.option("--from", "first", metavar="DAY", help="First day, as 2025-06-11.")
@click.option("--to", "last", metavar="DAY", help="Last day, as 2025-06-16.")
@click.option("--area", metavar="CORNERS", help='As "37.9,48.4; 38.2,48.7", or more corners.')
@click.option("--view", metavar="CORNERS", help="A rectangle in the same form, as the map had it.")
@click.option(
    "--extent",
    default="",
    help=f"Of a map: {_EXTENTS} or west,south,east,north; ukraine by default, and in a report of "
    "chosen regions what is shown.",
)
@click.option("--size", default="screen", help="Of a picture: screen, a4, slide or square.")
@click.option("--dpi", type=float, help="Dots an inch of a PNG; the size's own by default.")
@click.option("--title", default="", help="A title of your own for map, page or report.")
@click.option("--language", default=ENGLISH, help="Of a map, page or report: en or uk.")
@click.option("--made-on", metavar="DAY", help="The day written into the file; today by default.")
@click.option("--output", required=True, metavar="FILE", help="Where to; the ending says what.")
def command(
    *,
    kind: tuple[str, ...],
    region: tuple[str, ...],
    role: tuple[str, ...],
    direction: tuple[str, ...],
    status: tuple[str, ...],
    dispute: tuple[str, ...],
    q: str | None,
    first: str | None,
    last: str | None,
    area: str | None,
    view: str | None,
    extent: str,
    size: str,
    dpi: float | None,
    title: str,
    language: str,
    made_on: str | None,
    output: str,
) -> None:
    """Write the events that fit to FILE: a table, a map, a page or a report, by its ending."""
    target = Path(output)
    if language not in languages():
        raise SettingsInvalid(
            f"{language[:20]!r} is no language of Homeward; it is one of {', '.join(languages())}."
        )
    chosen_format = format_of(target.name)
    day = _day(made_on) if made_on else dt.datetime.now(dt.UTC).date()
    settings = Settings()
    engine = open_homeward(settings, gazetteer=Gazetteer.load(settings.data_folder))
    try:
        chooser = Chooser(read_frames(engine), data_folder=settings.data_folder)
    finally:
        engine.dispose()
    asked = {
        "kind": kind,
        "region": region,
        "role": role,
        "direction": direction,
        "status": status,
        "dispute": dispute,
        "q": (q,) if q else (),
        "from": (first,) if first else (),
        "to": (last,) if last else (),
        "area": (area,) if area else (),
        "view": (view,) if view else (),
    }
    chosen, notes = parse_filter(asked, known_regions=chooser.regions)
    if notes:
        # A file that holds more than was asked for would mislead; a page can say so, a file not.
        raise SettingsInvalid(f"Nothing was written. {' '.join(notes)}")
    shown = chooser.choose(chosen)
    made = chosen_format.make(
        Order(
            shown=shown,
            data_folder=settings.data_folder,
            made_on=day,
            extent=extent,
            size=size,
            dpi=dpi,
            title=title,
            language=language,
        )
    )
    write_whole(target, made)
    if chosen_format.most_events:
        left_out = left_out_words(shown, latest(shown, chosen_format.most_events))
        if left_out:
            click.echo(left_out, err=True)
    click.echo(f"{events_counted(shown.count)} written to {target} ({len(made):,} bytes).")


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise SettingsInvalid(f"--made-on {text[:40]} is no day such as 2026-06-01.") from error
