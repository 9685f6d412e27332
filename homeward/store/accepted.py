"""From accepted proposals to rows of the store: events, their places, and claims.

The rows that documents bring follow from the accepted proposals alone, in whatever order
these came in or were decided: an event is deleted and made anew from all of its tellings.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from homeward.language import ENGLISH, speaking
from homeward.model import DatePrecision, Direction, Kind, Origin, Place, Role, interval
from homeward.read.findings import Event, EventPlace
from homeward.store import schema
from homeward.store.claim_rows import ClaimWriter, count_of
from homeward.store.claimants import Claimants, forget_unused
from homeward.store.load import place_row
from homeward.store.proposals import from_row
from homeward.store.tying import relink

_OURS = str(Origin.DOCUMENT)
_CHUNK = 200
_LONGEST_QUOTE = 280

_WEAK = {
    "parts_do_not_sum": "The parts that the text tells do not make its total.",
    "counts_disagree": "Speakers in one document give different numbers.",
}
_PRECISIONS = {4: DatePrecision.YEAR, 7: DatePrecision.MONTH, 10: DatePrecision.DAY}


def rebuild(
    connection: sa.Connection, event_ids: Collection[str], *, places: Mapping[str, Place]
) -> None:
    """Make anew what documents say of these events; one that nothing tells of now goes.

    Events of the record stay as they are and only have their claims from documents
    replaced. ``places`` is the gazetteer.
    """
    claimants = Claimants(connection)
    for event_id in sorted(event_ids):
        _clear(connection, event_id)
    # Only when all are cleared: a telling may have gone from one event to another.
    for event_id in sorted(event_ids):
        _write(connection, event_id, places, claimants)
    forget_unused(connection)
    with speaking(ENGLISH):  # the notes of ties are kept in the store, which has one language
        relink(connection, places=places)
    count_change(connection)


def count_change(connection: sa.Connection) -> None:
    """Note that what documents say of events has changed, for whoever keeps frames."""
    table = schema.counters
    raised = sa.update(table).where(table.c.name == "accepted").values(value=table.c.value + 1)
    if not connection.execute(raised).rowcount:
        connection.execute(sa.insert(table).values(name="accepted", value=1))


def _clear(connection: sa.Connection, event_id: str) -> None:
    claims, claim_actors = schema.claims, schema.claim_actors
    ours = sa.select(claims.c.claim_id).where(
        claims.c.event_id == event_id, claims.c.origin == _OURS
    )
    connection.execute(sa.delete(claim_actors).where(claim_actors.c.claim_id.in_(ours)))
    for table in (claims, schema.event_places, schema.events):
        connection.execute(
            sa.delete(table).where(table.c.event_id == event_id, table.c.origin == _OURS)
        )


@dataclass
class _Gathered:
    """What the tellings of one event have in common, gathered one after the other."""

    kind: Kind
    dates: Counter[str] = field(default_factory=Counter)
    plain_dates: set[str] = field(default_factory=set)
    best: dict[Direction, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    told: set[Direction] = field(default_factory=set)
    rounds: Counter[int] = field(default_factory=Counter)
    places: dict[tuple[str, Role], EventPlace] = field(default_factory=dict)
    unknown_places: set[str] = field(default_factory=set)
    flags: set[str] = field(default_factory=set)
    quote: str = ""
    source: str = ""
    added_at: dt.datetime | None = None

    def add(self, event: Event, document: Any, known_places: Mapping[str, Place]) -> None:
        if event.date:
            self.dates[event.date] += 1
            if "date_inferred" not in event.flags:
                self.plain_dates.add(event.date)
        for direction in Direction:
            if count := count_of(event, direction):
                self.told.add(direction)
                if count.best is not None:
                    self.best[direction][count.best] += 1
        if event.round:
            self.rounds[event.round] += 1
        for place in event.places:
            if place.place_id is None or place.place_id not in known_places:
                self.unknown_places.add(place.name)
                continue
            known = self.places.get((place.place_id, place.role))
            if known is None or (known.count is None and place.count is not None):
                self.places[place.place_id, place.role] = place
        self.flags.update(event.flags)
        if not self.quote and event.claims:
            self.quote = _telling_quote(event)
            self.source = ", ".join(filter(None, [document.publisher, _published(document)]))
        if self.added_at is None or document.added_at < self.added_at:
            self.added_at = document.added_at


def _telling_quote(event: Event) -> str:
    """Return the words that tell most: those with the event's own number, else the first."""
    wanted = {(way, count.best) for way in Direction if (count := count_of(event, way))}
    for claim in event.claims:
        counts = ((Direction.TO_UKRAINE, claim.to_ukraine), (Direction.TO_RUSSIA, claim.to_russia))
        if any(count and (way, count.best) in wanted for way, count in counts):
            return _shortened(claim.quote.exact)
    return _shortened(event.claims[0].quote.exact)


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1].rstrip() + "…"


def _published(document: Any) -> str:
    return str(document.published_from) if document.published_from == document.published_to and (
        document.published_from
    ) else ""  # fmt: skip


def _write(
    connection: sa.Connection, event_id: str, places: Mapping[str, Place], claimants: Claimants
) -> None:
    of_record = connection.execute(
        sa.select(schema.events).where(schema.events.c.event_id == event_id)
    ).first()
    writer = ClaimWriter(connection, event_id, claimants)
    gathered: _Gathered | None = None
    for row in _tellings(connection, event_id):
        proposal = from_row(row._mapping)
        writer.add(proposal, row)
        if of_record is None:
            gathered = gathered or _Gathered(kind=proposal.event.kind)
            gathered.add(proposal.event, row, places)
    if gathered is not None:
        connection.execute(sa.insert(schema.events), _event_row(event_id, gathered))
        _write_places(connection, event_id, gathered, places)
    if of_record is not None:
        days = (of_record.starts_on, of_record.ends_on) if of_record.starts_on else None
    else:
        date = _date(gathered) if gathered else None
        days = interval(date) if date else None
    writer.finish(days=days)


def _tellings(connection: sa.Connection, event_id: str) -> Iterator[sa.Row[Any]]:
    """Yield the accepted proposals of an event with their documents, in a fixed order."""
    proposals, documents = schema.proposals, schema.documents
    joined = (
        sa.select(proposals.c.proposal_id)
        .join(documents, documents.c.document_id == proposals.c.document_id)
        .where(proposals.c.event_id == event_id)  # only accepted ones have one
        .order_by(
            documents.c.published_from.is_(None),
            documents.c.published_from,
            documents.c.document_id,
            proposals.c.position,
        )
    )
    ids = list(connection.execute(joined).scalars())
    about = [column for column in documents.c if column.name not in ("document_id", "text")]
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        found = connection.execute(
            sa.select(proposals, *about)
            .join(documents, documents.c.document_id == proposals.c.document_id)
            .where(proposals.c.proposal_id.in_(chunk))
        ).all()
        by_id = {row.proposal_id: row for row in found}
        yield from (by_id[each] for each in chunk)


def _date(gathered: _Gathered) -> str | None:
    """Choose the finest date; of equally fine ones that told most often, then the earliest."""
    if not gathered.dates:
        return None
    return min(gathered.dates, key=lambda date: (-len(date), -gathered.dates[date], date))


def _most_told(told: Counter[int]) -> int | None:
    return min(told, key=lambda each: (-told[each], each)) if told else None


def _event_row(event_id: str, gathered: _Gathered) -> dict[str, object]:
    date = _date(gathered)
    first, last = interval(date) if date else (None, None)
    ways = sorted(str(way) for way in gathered.told)
    weakness = [_WEAK[flag] for flag in sorted(gathered.flags) if flag in _WEAK]
    if gathered.unknown_places:
        names = ", ".join(sorted(gathered.unknown_places))
        weakness.append(f"Not in the gazetteer and so not on the map: {names}.")
    source = f" ({gathered.source})" if gathered.source else ""
    number = _most_told(gathered.rounds)
    counts: dict[Direction, int | None] = {
        way: _most_told(gathered.best[way]) if gathered.kind is not Kind.NEGOTIATION_ROUND else None
        for way in Direction
    }
    return {
        "event_id": event_id,
        "kind": str(gathered.kind),
        "date": date,
        "date_precision": str(_PRECISIONS[len(date)]) if date else None,
        "starts_on": first,
        "ends_on": last,
        "date_inferred": bool(date) and date not in gathered.plain_dates,
        "direction": "both" if len(ways) == 2 else "".join(ways),
        "to_ukraine": counts[Direction.TO_UKRAINE],
        "to_russia": counts[Direction.TO_RUSSIA],
        "counted": True,
        "indirect": False,
        "round": str(number) if number else "",
        "summary": f"“{gathered.quote}”{source}" if gathered.quote else "No words told it.",
        "weakness": " ".join(weakness),
        "added_at": gathered.added_at,
        "origin": _OURS,
    }


def _write_places(
    connection: sa.Connection, event_id: str, gathered: _Gathered, places: Mapping[str, Place]
) -> None:
    if not gathered.places:
        return
    table = schema.places
    wanted = {place_id for place_id, _ in gathered.places}
    stored = set(
        connection.execute(
            sa.select(table.c.place_id).where(table.c.place_id.in_(wanted))
        ).scalars()
    )
    if missing := sorted(wanted - stored):
        rows = [place_row(places[place_id], Origin.DOCUMENT) for place_id in missing]
        connection.execute(sa.insert(table), rows)
    only = next(iter(gathered.told)) if len(gathered.told) == 1 else None
    connection.execute(
        sa.insert(schema.event_places),
        [
            {
                "event_id": event_id,
                "place_id": place_id,
                "role": str(role),
                "direction": str(only) if place.count is not None and only else "",
                # People whose direction nobody tells would be counted on both sides.
                "people": place.count if only else None,
                "geo_precision": str(place.geo_precision),
                "claimed_by": "",
                "inferred": False,
                "wording": _shortened(place.quote.exact),
                "origin": _OURS,
            }
            for (place_id, role), place in sorted(gathered.places.items())
        ],
    )
