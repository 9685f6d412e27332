"""Context: dated events of the war and of the talks, shown beside the returns, never among them.

They come from ``data/record/known_events.csv``. The rounds of talks in it are events of the
record as well and are left out here: they have marks of their own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from homeward.language import _, language
from homeward.model import DatePrecision, Kind, Place, interval
from homeward.store.frames import Frames, rows
from homeward.view.words import date_words

_TALKS = (str(Kind.NEGOTIATION_ROUND), str(Kind.COMMITMENT))


@dataclass(frozen=True, kw_only=True)
class ContextEvent:
    """A dated event around the returns: who claims it, who disputes it, where it is told.

    ``lat`` and ``lon`` are None where it has no place. The two days are the first and last
    on which it may have been.
    """

    known_event_id: str
    name: str
    first_on: dt.date
    last_on: dt.date
    date: str
    date_precision: str
    ends_on: dt.date | None
    place: str
    lat: float | None
    lon: float | None
    claimed_by: str
    disputed_by: str
    statement: str
    source: str

    def when(self) -> str:
        """Say when it was, as finely as it is known."""
        return date_words(self.date, self.date_precision, self.ends_on)

    def details(self) -> list[str]:
        """Say what is told of it, a sentence each: statement, claimant, dispute, source."""
        told = [self.statement]
        if self.claimed_by:
            told.append(_("Claimed by: {who}").format(who=self.claimed_by))
        if self.disputed_by:
            told.append(_("Disputed by: {who}").format(who=self.disputed_by))
        told.append(_("Source: {source}").format(source=self.source))
        return told


def context_events(frames: Frames, places: Mapping[str, Place]) -> list[ContextEvent]:
    """Return the events of the context in the order of their days."""
    return sorted(
        (_context_event(row, source, places) for row, source in _told(frames)),
        key=lambda event: (event.first_on, event.known_event_id),
    )


@lru_cache(maxsize=4)
def _told(frames: Frames) -> list[tuple[Any, str]]:
    """Return the rows of known events that are no events of the record, with their sources."""
    of_claim = {claim.claim_id: claim for claim in rows(frames.claims)}
    held = set(frames.events["event_id"][frames.events["kind"].isin(_TALKS)])
    told = []
    for row in rows(frames.known_events):
        claims = [of_claim[key] for key in _ids(row.source) if key in of_claim]
        if not claims or not all(claim.event_id in held for claim in claims):
            source = "; ".join(dict.fromkeys(_told_in(claim) for claim in claims))
            told.append((row, source or row.source))
    return told


def in_period(
    events: Iterable[ContextEvent], first_on: dt.date, last_on: dt.date
) -> list[ContextEvent]:
    """Return the events that touch a period."""
    return [each for each in events if each.last_on >= first_on and each.first_on <= last_on]


def _context_event(row: Any, source: str, places: Mapping[str, Place]) -> ContextEvent:
    precision = DatePrecision(row.date_precision)
    first_on, last_on = interval(row.date, precision)
    ends_on = interval(row.ends_on)[1] if row.ends_on else None
    place = places[row.place_id] if row.place_id and row.place_id in places else None
    return ContextEvent(
        known_event_id=row.known_event_id,
        name=row.name,
        first_on=first_on,
        last_on=max(last_on, ends_on or last_on),
        date=row.date,
        date_precision=row.date_precision,
        ends_on=ends_on,
        place=place.name_in(language()) if place else "",
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        claimed_by=row.claimed_by,
        disputed_by=row.disputed_by,
        statement=row.statement,
        source=source,
    )


def _told_in(claim: Any) -> str:
    return ", ".join(filter(None, (claim.publisher, claim.source_title, claim.published_on)))


def _ids(source: str) -> list[str]:
    return [part.strip() for part in source.split(";")]
