"""Joining with what is known: which event of the store an event read from a document may be.

Comparing looks at two sets of facts only and is the same both ways, so what it says does
not depend on which document came first.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from homeward.geo.ranking import distance_km
from homeward.language import _, ngettext
from homeward.model import (
    Count,
    DatePrecision,
    Direction,
    GeoPrecision,
    Kind,
    Origin,
    Scope,
    Stance,
    interval,
)
from homeward.read.findings import Event
from homeward.store import schema

JOIN = 0.7
"""From this score on two tellings are taken for one event without asking a person."""

DOUBT = 0.4
"""From this score on they may be one event: only a person can tell."""

_FARTHEST_DAYS = 3
"""Two governments may tell of one handover this many days apart."""

_NEAR_SHARE = 0.02
_NEAR_PEOPLE = 3
"""1,245 and 1,248 may count one handover; so may 9 and 12, but not 1,212 and 1,245."""

_POINTS = {GeoPrecision.EXACT, GeoPrecision.SETTLEMENT, GeoPrecision.NEAR}
_SAME_TOWN_KILOMETRES = 25.0
"""A palace in Istanbul and Istanbul are one venue."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What two tellings are compared by.

    ``days`` is the first and last day the event may have happened, None when nothing tells.
    ``counts`` are the lowest and highest number told for a direction; ``names`` the names of
    the places by id, ``points`` lat and lon of those that are towns or finer.
    """

    key: str
    kind: Kind
    days: tuple[dt.date, dt.date] | None
    counts: Mapping[Direction, tuple[int, int]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    points: tuple[tuple[float, float], ...] = ()
    round: int | None = None

    @property
    def width(self) -> int:
        """How many days the event may have happened on."""
        return (self.days[1] - self.days[0]).days + 1 if self.days else 100_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """How well an event fits a known one (0 to 1), and why, in sentences for people."""

    event_id: str
    score: float
    reasons: tuple[str, ...]


def facts_of(event: Event, *, key: str) -> Facts:
    """Return what an event read from a document is compared by."""
    counts = {}
    for direction, count in ((Direction.TO_UKRAINE, event.to_ukraine),
                             (Direction.TO_RUSSIA, event.to_russia)):  # fmt: skip
        if bounds := _bounds(count):
            counts[direction] = (min(bounds), max(bounds))
    places = {place.place_id: place.name for place in event.places if place.place_id}
    return Facts(
        key=key,
        kind=event.kind,
        days=interval(event.date) if event.date else None,
        counts=counts,
        names=places,
        points=tuple(
            (place.lat, place.lon)
            for place in event.places
            if place.geo_precision in _POINTS and place.lat is not None and place.lon is not None
        ),
        round=event.round,
    )


def _bounds(count: Count | None) -> list[int]:
    if count is None:
        return []
    return [bound for bound in (count.low, count.best, count.high) if bound is not None]


def known_facts(connection: sa.Connection, *, of_record: bool = False) -> list[Facts]:
    """Return what the events of the store are compared by.

    ``of_record`` leaves out whatever documents brought, so that the answer does not depend
    on what was added before.
    """
    events, claims, places = schema.events, schema.claims, schema.event_places
    not_ours = str(Origin.DOCUMENT)
    where = [events.c.origin != not_ours] if of_record else []
    rows = connection.execute(sa.select(events).where(*where).order_by(events.c.event_id)).all()
    numbers: dict[tuple[str, Direction], list[int]] = defaultdict(list)
    speaking = sa.and_(
        claims.c.scope == str(Scope.EVENT),
        claims.c.stance.in_([str(Stance.ASSERTS), str(Stance.DISPUTES)]),
        *([claims.c.origin != not_ours] if of_record else []),
    )
    for claim in connection.execute(sa.select(claims).where(speaking)).mappings():
        for direction in Direction:
            bounds = (claim[f"{direction}_{bound}"] for bound in ("low", "best", "high"))
            numbers[claim["event_id"], direction] += [each for each in bounds if each is not None]
    named: dict[str, dict[str, str]] = defaultdict(dict)
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    joined = sa.select(places.c.event_id, schema.places).join(
        schema.places, schema.places.c.place_id == places.c.place_id
    )
    for place in connection.execute(joined):
        named[place.event_id][place.place_id] = place.name
        if place.geo_precision in _POINTS:
            points[place.event_id].append((place.lat, place.lon))
    return [_known(row, numbers, named[row.event_id], tuple(points[row.event_id])) for row in rows]


def _known(
    row: sa.Row[tuple[object, ...]],
    numbers: Mapping[tuple[str, Direction], list[int]],
    named: Mapping[str, str],
    points: tuple[tuple[float, float], ...],
) -> Facts:
    counts = {}
    for direction in Direction:
        best = getattr(row, str(direction))
        told = [*numbers.get((row.event_id, direction), ()), *([] if best is None else [best])]
        if told:
            counts[direction] = (min(told), max(told))
    days = None
    if row.date:
        first, last = interval(
            row.date, DatePrecision(row.date_precision) if row.date_precision else None
        )
        days = (first, max(last, row.ends_on or last))
    ending = row.round.rsplit(" ", 1)[-1]
    return Facts(
        key=row.event_id,
        kind=Kind(row.kind),
        days=days,
        counts=counts,
        names=named,
        points=points,
        round=int(ending) if ending.isascii() and ending.isdigit() else None,
    )


def matches(facts: Facts, known: Iterable[Facts], *, least: float = 0.3) -> list[Match]:
    """Return the known events that a telling may be about, best first."""
    found = (compare(facts, each) for each in known)
    return sorted(
        (match for match in found if match and match.score >= least),
        key=lambda match: (-match.score, match.event_id),
    )


def clear_match(found: list[Match]) -> Match | None:
    """Return the match that needs no person: good enough, and clearly the best."""
    if not found or found[0].score < JOIN:
        return None
    second = found[1].score if len(found) > 1 else 0.0
    return found[0] if found[0].score - second >= 0.1 else None


def compare(facts: Facts, known: Facts) -> Match | None:
    """Compare two tellings; None when they cannot be of one event."""
    if facts.kind is not known.kind:
        return None
    reasons: list[str] = []
    score = _days(facts, known, reasons)
    if score is None:
        return None
    score += _numbers(facts, known, reasons) + _places(facts, known, reasons)
    if facts.kind is Kind.NEGOTIATION_ROUND and facts.round and known.round:
        same = facts.round == known.round
        score += 0.1 if same else -0.1
        told = _("Round {round} is told.") if same else _("Round {round} is told, not {other}.")
        reasons.append(told.format(round=facts.round, other=known.round))
    return Match(
        event_id=known.key, score=round(min(max(score, 0.0), 1.0), 2), reasons=tuple(reasons)
    )


def _days(facts: Facts, known: Facts, reasons: list[str]) -> float | None:
    """Weigh the days; None when they are too far apart."""
    if facts.days is None or known.days is None:
        reasons.append(_("The day is not told."))
        return 0.0
    gap = max((facts.days[0] - known.days[1]).days, (known.days[0] - facts.days[1]).days)
    width = max(facts.width, known.width)
    if gap > 0:
        # Days apart are compared only where both are known well: 2024 is not 2025.
        if gap > _FARTHEST_DAYS or width > 7:
            return None
        reasons.append(ngettext("{count} day apart.", "{count} days apart.", gap).format(count=gap))
        return 0.25 if gap == 1 else 0.15
    if width == 1:
        reasons.append(_("The same day."))
        return 0.5 if facts.kind is Kind.NEGOTIATION_ROUND else 0.45
    reasons.append(
        _("The dates overlap; one is known only within {count} days.").format(count=width)
    )
    return 0.4 if width <= 7 else 0.3 if width <= 31 else 0.15


def _numbers(facts: Facts, known: Facts, reasons: list[str]) -> float:
    """Weigh the numbers of both directions; the direction that tells most decides."""
    weights = []
    for direction in Direction:
        ours, theirs = facts.counts.get(direction), known.counts.get(direction)
        if ours is None or theirs is None:
            continue
        way = _("to Ukraine") if direction is Direction.TO_UKRAINE else _("to Russia")
        told, kept = _range(ours), _range(theirs)
        if ours[0] <= theirs[1] and theirs[0] <= ours[1]:
            reasons.append(_("The numbers {way} agree ({told}).").format(way=way, told=told))
            weights.append(_distinct(max(ours[0], theirs[0])))
        elif _gap(ours, theirs) <= max(_NEAR_PEOPLE, _NEAR_SHARE * max(ours[1], theirs[1])):
            words = _("The numbers {way} are near each other ({told} and {kept}).")
            reasons.append(words.format(way=way, told=told, kept=kept))
            weights.append(0.25 if max(ours[1], theirs[1]) >= 20 else 0.1)
        else:
            words = _("The numbers {way} differ ({told} and {kept}).")
            reasons.append(words.format(way=way, told=told, kept=kept))
            weights.append(-0.05)
    if not weights:
        return 0.0
    if min(weights) < 0:
        return max(weights) / 2  # one direction that differs keeps the other from deciding alone
    both = len(weights) == 2 and len(set(facts.counts.values())) == 2
    return max(weights) + (0.15 if both else 0.0)


def _distinct(people: int) -> float:
    """Weigh an equal number: 1,212 says more than 1,000, and that more than 5."""
    if people < 20:
        return 0.25
    return 0.35 if people % 100 == 0 else 0.45


def _gap(ours: tuple[int, int], theirs: tuple[int, int]) -> int:
    return max(ours[0] - theirs[1], theirs[0] - ours[1])


def _range(bounds: tuple[int, int]) -> str:
    low, high = bounds
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def _places(facts: Facts, known: Facts, reasons: list[str]) -> float:
    weight = 0.3 if facts.kind is Kind.NEGOTIATION_ROUND else 0.15
    shared = sorted(name for place, name in known.names.items() if place in facts.names)
    if shared:
        reasons.append(_("Both name {places}.").format(places=", ".join(shared)))
        return weight
    if any(
        distance_km(here, there) <= _SAME_TOWN_KILOMETRES
        for here in facts.points
        for there in known.points
    ):
        reasons.append(_("The places lie in or beside one town."))
        return weight
    return 0.0
