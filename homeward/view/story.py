"""The story of a place: what was recovered from there, held, handed over and agreed there.

Every event at the place in the order of time, with the people it adds for each role of the
place, as a range where claims differ, and what they add up to by then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians
from typing import Any

import pandas as pd

from homeward.model import Direction, GeoPrecision, Kind, Relation, Role
from homeward.store.frames import Frames, bounds, rows

_INSIDE_KM = 25.0
"""How near an exact spot lies to the settlement that it counts as a part of."""

_KM_PER_DEGREE = 111.2


@dataclass(frozen=True, kw_only=True)
class Amount:
    """How many people an event adds in one role; both None where nobody told a number.

    They differ where claims differ, and where an area and a place in it are told side by side
    and may lie inside one another.
    """

    low: int | None
    high: int | None

    @property
    def is_told(self) -> bool:
        """Tell whether there is a number."""
        return self.low is not None


@dataclass(frozen=True, kw_only=True)
class Stream:
    """What is added up: people of one kind of event in one role of the place."""

    role: Role
    kind: Kind


@dataclass(frozen=True, kw_only=True)
class Running:
    """A running total: the sums of the lowest and the highest numbers, and what they lack."""

    low: int = 0
    high: int = 0
    told: int = 0
    untold: int = 0

    def plus(self, amount: Amount) -> Running:
        """Return the total with an event more."""
        if amount.low is None or amount.high is None:
            return Running(low=self.low, high=self.high, told=self.told, untold=self.untold + 1)
        return Running(
            low=self.low + amount.low,
            high=self.high + amount.high,
            told=self.told + 1,
            untold=self.untold,
        )


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One event in one role of the place.

    ``amount`` and ``running`` are None for meetings and commitments, which move nobody, and
    ``running`` also where the event is kept out of totals. ``ways`` are the directions that the
    place has to do with; ``places`` names the places inside
    the place that are told; ``agreed`` holds the commitments made at a round.
    """

    event: Any
    stream: Stream
    amount: Amount | None
    running: Running | None
    ways: tuple[Direction, ...]
    places: tuple[Any, ...]
    agreed: tuple[Any, ...]


@dataclass(frozen=True, kw_only=True)
class Story:
    """The story of a place; ``inside`` are the other places that count as parts of it."""

    place: Any
    inside: tuple[Any, ...]
    entries: tuple[Entry, ...]
    totals: Mapping[Stream, Running]


def story(frames: Frames, place_id: str) -> Story | None:
    """Return the story of a place, oldest event first; None when no event has the place."""
    known = _places(frames)
    place = known.get(place_id)
    if place is None:
        return None
    inside = tuple(other for other in known.values() if _lies_in(other, place))
    ids = {place_id, *(other.place_id for other in inside)}
    events = dict(enumerate(rows(frames.events)))
    of_event: dict[tuple[int, Role], list[Any]] = {}
    for row in rows(frames.event_places[frames.event_places["place_id"].isin(ids)]):
        of_event.setdefault((row.event, Role(row.role)), []).append(row)
    agreed = _agreed_at(frames)
    at_a_round = {each.event_id for made in agreed.values() for each in made}
    entries, totals = [], dict[Stream, Running]()
    for (at, role), here in sorted(of_event.items(), key=lambda each: (each[0][0], each[0][1])):
        event = events[at]
        kind = Kind(event.kind)
        if kind is Kind.COMMITMENT and event.event_id in at_a_round:
            continue  # told with the round at which it was made
        stream = Stream(role=role, kind=kind)
        amount = running = None
        if kind in (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE):
            amount = _amount(event, here, place_id)
            if event.summed:
                running = totals[stream] = totals.get(stream, Running()).plus(amount)
        entries.append(
            Entry(
                event=event,
                stream=stream,
                amount=amount,
                running=running,
                ways=_ways(here),
                places=tuple(
                    {row.place_id: row for row in here if row.place_id != place_id}.values()
                ),
                agreed=tuple(agreed.get(event.event_id, ())),
            )
        )
    return Story(place=place, inside=inside, entries=tuple(entries), totals=totals)


def places_with_stories(frames: Frames) -> dict[str, int]:
    """Return the ids of all places with their numbers of events, most events first."""
    counted = frames.event_places.drop_duplicates(["place_id", "event"])["place_id"].value_counts()
    ids = sorted(counted.index, key=lambda each: (-counted[each], each))
    return {str(place_id): int(counted[place_id]) for place_id in ids}


def _ways(here: list[Any]) -> tuple[Direction, ...]:
    told = {row.direction for row in here}
    return tuple(way for way in Direction if way in told or told & {"", None})


def _amount(event: Any, here: list[Any], place_id: str) -> Amount:
    own = [_share(event, row) for row in here if row.place_id == place_id]
    inner = [_share(event, row) for row in here if row.place_id != place_id]
    of_place, of_parts = _added(own), _added(inner)
    if of_place is None or of_parts is None:
        told = of_place or of_parts
        return Amount(low=told[0], high=told[1]) if told else Amount(low=None, high=None)
    # "Donetsk 320, Bakhmut 89": the 89 may lie beside the 320 or inside them.
    return Amount(low=max(of_place[0], of_parts[0]), high=of_place[1] + of_parts[1])


def _added(shares: list[tuple[int, int] | None]) -> tuple[int, int] | None:
    told = [share for share in shares if share is not None]
    return (sum(low for low, _ in told), sum(high for _, high in told)) if told else None


def _share(event: Any, row: Any) -> tuple[int, int] | None:
    """Return how many people of the event the place stands for, as a range."""
    if pd.isna(row.share):
        return None
    if not pd.isna(row.people):
        return int(row.people), int(row.people)
    # The whole event passed here: its range is the place's.
    ways = [Direction(row.direction)] if row.direction else list(Direction)
    ranges = [bounds(event, way) for way in ways]
    lows = [low for low, _best, _high in ranges if low is not None]
    highs = [high for _low, _best, high in ranges if high is not None]
    return sum(lows), sum(highs)


def _lies_in(other: Any, place: Any) -> bool:
    if other.place_id == place.place_id:
        return False
    code = place.place_id.removeprefix("iso:")
    if place.place_precision == GeoPrecision.ADMIN1:
        return bool(other.admin1 == code)
    if place.place_precision == GeoPrecision.COUNTRY:
        return bool(other.country == code)
    if place.place_precision != GeoPrecision.SETTLEMENT:
        return False
    if other.place_precision != GeoPrecision.EXACT or other.country != place.country:
        return False
    north = other.lat - place.lat
    east = (other.lon - place.lon) * cos(radians(place.lat))
    return hypot(north, east) * _KM_PER_DEGREE <= _INSIDE_KM


@lru_cache(maxsize=4)
def _places(frames: Frames) -> Mapping[str, Any]:
    return {row.place_id: row for row in rows(frames.event_places.drop_duplicates("place_id"))}


@lru_cache(maxsize=4)
def _agreed_at(frames: Frames) -> Mapping[str, list[Any]]:
    """Return the commitments made at each round."""
    events = {event.event_id: event for event in rows(frames.events)}
    made: dict[str, list[Any]] = {}
    for link in rows(frames.links):
        if link.relation == Relation.AGREED_AT and link.event_id in events:
            made.setdefault(link.other_event_id, []).append(events[link.event_id])
    return made
