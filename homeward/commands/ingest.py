"""`python -m homeward ingest`: read documents into the store."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import click

from homeward.errors import AddressRefused, DocumentUnreadable, ModelUnavailable, PageUnavailable
from homeward.geo.gazetteer import Gazetteer
from homeward.read.formats import read_file
from homeward.read.places import Places
from homeward.screen.chat import asked_model
from homeward.screen.fetch import fetch
from homeward.settings import Settings
from homeward.store.documents import Added, add_document, note_unread
from homeward.store.session import open_homeward
from homeward.store.settling import settle
from homeward.store.suggested import Suggested, suggest_events
from homeward.view.words import counted, events_counted

_MOST_NAMED = 1000


@dataclass
class _Tally:
    """What came of the documents; readings themselves are not kept."""

    new: int = 0
    known: int = 0
    events: int = 0
    proposed: int = 0
    dropped: int = 0
    failed: list[str] = field(default_factory=list)

    def add(self, added: Added) -> None:
        self.new += added.is_new
        self.known += not added.is_new
        self.events += added.events if added.is_new else 0


@click.command()
@click.option(
    "--accept",
    is_flag=True,
    help="Accept events that clearly are a known one, or clearly are none of them; "
    "the others wait on the Documents page.",
)
@click.option(
    "--propose",
    is_flag=True,
    help="Also ask the language model of HOMEWARD_LLM_URL and HOMEWARD_LLM_MODEL; what it "
    "proposes waits on the Documents page, also with --accept.",
)
@click.option(
    "--published",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    help="The day of publication (YYYY-MM-DD), when you know it.",
)
@click.option("--publisher", help="Who published the documents.")
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL|FOLDER…")
def command(
    accept: bool,
    propose: bool,
    published: dt.datetime | None,
    publisher: str | None,
    sources: tuple[str, ...],
) -> None:
    """Read documents into the store, with the events that they tell of.

    Events wait for a decision on the Documents page, unless --accept is given. Doing it
    again changes nothing; after an interruption it goes on where it was. Exits with 3
    when something could not be read; each is named with its reason.
    """
    settings = Settings()
    model = asked_model(settings) if propose else None
    places = Places(Gazetteer.load(settings.data_folder))
    engine = open_homeward(settings, gazetteer=places.gazetteer)
    tally = _Tally()
    found = list(_expand(sources))
    with click.progressbar(found, label="Reading", file=sys.stderr, show_pos=True) as bar:
        for source in bar:
            try:
                data, reads_as, url = _load(source)
                added = add_document(
                    engine, data, source, places=places, now=_now, url=url, by_rule=accept,
                    reads_as=reads_as,
                    published=published.date() if published else None, publisher=publisher,
                )  # fmt: skip
                tally.add(added)
                if model is not None:
                    ask, name = model
                    suggest = partial(suggest_events, engine, ask=ask, model=name, places=places)
                    _propose(suggest, source, added, tally)
            except (DocumentUnreadable, AddressRefused, PageUnavailable) as error:
                tally.failed.append(f"{source}: {error}")
                note_unread(engine, source, str(error), now=_now)
    for line in tally.failed[:_MOST_NAMED]:
        click.echo(line, err=True)
    if len(tally.failed) > _MOST_NAMED:
        click.echo(f"… and {len(tally.failed) - _MOST_NAMED} more, on the Documents page", err=True)
    documents = counted("{count} document", "{count} documents", tally.new)
    click.echo(
        f"{documents} new with {events_counted(tally.events)}, "
        f"{tally.known} known already, {len(tally.failed)} not read."
    )
    if model is not None:
        dropped = counted(
            "{count} value was dropped: the text has no such words.",
            "{count} values were dropped: the text has no such words.",
            tally.dropped,
        )
        click.echo(f"{model[1]} proposed {events_counted(tally.proposed)} beside these; {dropped}")
    if accept:
        outcome = settle(engine, places=places.gazetteer)
        click.echo(
            f"Of the events given to the rule, {outcome.joined} are joined to known ones, "
            f"{outcome.founded} are new on the map, {outcome.left} wait for a person."
        )
    engine.dispose()
    if tally.failed:
        sys.exit(3)


def _propose(suggest: Callable[[str], Suggested], source: str, added: Added, tally: _Tally) -> None:
    """Ask a model about a document; where it fails, what reading found stays."""
    try:
        suggested = suggest(added.document_id)
    except ModelUnavailable as error:
        click.echo(f"{source}: {error}", err=True)
        return
    tally.proposed += suggested.added
    tally.dropped += suggested.dropped


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _expand(sources: tuple[str, ...]) -> Iterator[str]:
    """Yield addresses and files; of a folder all files in it, hidden ones left out."""
    for source in sources:
        path = Path(source)
        if _is_address(source) or not path.is_dir():
            yield source
            continue
        for each in sorted(path.rglob("*")):
            inside = each.relative_to(path).parts
            if each.is_file() and not any(part.startswith(".") for part in inside):
                yield str(each)


def _is_address(source: str) -> bool:
    return "://" in source[:12]


def _load(source: str) -> tuple[bytes, str, str | None]:
    """Return bytes, a name whose ending tells the type, and the address if there is one."""
    if _is_address(source):
        page = fetch(source)
        return page.data, page.name, page.url
    return read_file(Path(source)), source, None
