"""What reading yields: events with their claims and places, as plain records."""

from __future__ import annotations

from dataclasses import dataclass

from homeward.model import Count, GeoPrecision, Kind, Role, Side, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The words relied on: ``exact`` is the text from ``start`` to ``end``."""

    exact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one passage asserts; ``claimant`` is None for the publisher's own voice."""

    claimant: str | None
    side: Side | None
    stance: Stance
    quote: Quote
    to_ukraine: Count | None = None
    to_russia: Count | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """A place with its role in an event; ``count`` is its share where the text gives one."""

    name: str
    place_id: str | None
    country: str | None
    role: Role
    geo_precision: GeoPrecision
    lat: float | None
    lon: float | None
    count: int | None
    quote: Quote
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The words that tie a happening to an agreement, and what they tell of it.

    ``venues`` are ids of places named there; ``day`` is ``2025-06-02``, ``--06-02`` where
    no year is told, ``2025-06``, or blank; ``people`` how many were agreed.
    """

    quote: Quote
    venues: tuple[str, ...] = ()
    day: str = ""
    people: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What a document lets one conclude happened, or was undertaken.

    ``date`` is a prefix date or None; ``topic`` says what a commitment is about;
    ``date_quote`` are the words that tell the date, None where none do by themselves;
    ``proposed_by`` names the language model that proposed the event, blank for the rules.
    """

    kind: Kind
    topic: Kind
    focus: bool
    date: str | None
    round: int | None
    to_ukraine: Count | None
    to_russia: Count | None
    places: tuple[EventPlace, ...]
    claims: tuple[Claim, ...]
    flags: tuple[str, ...]
    date_quote: Quote | None = None
    agreements: tuple[Agreement, ...] = ()
    proposed_by: str = ""
