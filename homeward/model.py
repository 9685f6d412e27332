"""The vocabulary of Homeward: closed sets and the records that pass between modules.

Everything here is immutable and knows neither files, databases nor screens. A date
is a *prefix date*: ``2025-06-11``, ``2025-06`` or ``2025``, as long as it is known.
Coordinates are WGS 84 degrees, always as ``lat, lon``.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What an event is."""

    BODY_REPATRIATION = "body_repatriation"
    PRISONER_EXCHANGE = "prisoner_exchange"
    NEGOTIATION_ROUND = "negotiation_round"
    COMMITMENT = "commitment"


class Direction(StrEnum):
    """To which side people or bodies went."""

    TO_UKRAINE = "to_ukraine"
    TO_RUSSIA = "to_russia"


class Role(StrEnum):
    """What a place has to do with an event."""

    RECOVERY = "recovery"
    HELD = "held"
    HANDOVER = "handover"
    VENUE = "venue"
    DESTINATION = "destination"


class GeoPrecision(StrEnum):
    """How finely a place is known, finest first."""

    EXACT = "exact"
    SETTLEMENT = "settlement"
    NEAR = "near"
    ADMIN1 = "admin1"
    AREA = "area"
    COUNTRY = "country"
    UNKNOWN = "unknown"


class DatePrecision(StrEnum):
    """How finely a date is known, finest first."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Stance(StrEnum):
    """What a claimant does with the statement."""

    ASSERTS = "asserts"
    DISPUTES = "disputes"
    DENIES = "denies"
    DECLINES = "declines"


class Side(StrEnum):
    """On whose side an actor speaks."""

    UKRAINE = "ukraine"
    RUSSIA = "russia"
    THIRD_PARTY = "third_party"
    MEDIA = "media"


class Scope(StrEnum):
    """What the numbers of a claim speak of."""

    EVENT = "event"
    PARTIAL = "partial"
    SERIES = "series"
    RUNNING_TOTAL = "running_total"
    OTHER = "other"
    NONE = "none"


class CommitmentStatus(StrEnum):
    """What became of a commitment."""

    OPEN = "open"
    PARTLY_MET = "partly_met"
    MET = "met"
    DISPUTED = "disputed"
    LAPSED = "lapsed"


class Relation(StrEnum):
    """How one event stands to another."""

    FULFILS = "fulfils"
    AGREED_AT = "agreed_at"
    CONTINUES = "continues"
    TOTAL_OF = "total_of"
    MAY_OVERLAP = "may_overlap"
    SAME_DAY = "same_day"


class Origin(StrEnum):
    """Where a row of the store came from."""

    RECORD = "record"
    DOCUMENT = "document"
    KEPT = "kept"
    """It left the record, and stays because a document refers to it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """A number of people as a range over what is claimed; ``None`` is an open end."""

    low: int | None = None
    best: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        known = [value for value in (self.low, self.best, self.high) if value is not None]
        if any(value < 0 for value in known):
            raise ValueError("a count of people cannot be negative")
        if known != sorted(known):
            raise ValueError(f"a count must rise from low to high, not {self}")

    @classmethod
    def exactly(cls, people: int) -> Count:
        """Make the count of a number that nobody disputes."""
        return cls(low=people, best=people, high=people)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A resolved point or area.

    ``place_id`` is ``geonames:N``, ``iso:UA-14``, ``iso:UA`` or ``own:slug``; ``country``
    is ISO 3166-1 alpha-2; ``admin1`` is ISO 3166-2 or None where the place has none.
    For an area, lat and lon are a point inside it at which a label reads well.
    """

    place_id: str
    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    geo_precision: GeoPrecision
    population: int = 0
    names: dict[str, str] = field(default_factory=dict, compare=False)

    def name_in(self, language: str) -> str:
        """Name the place in a language (ISO 639-1), falling back to the displayed name."""
        return self.names.get(language, self.name)


_PREFIX_DATE = re.compile(
    # matches 2025, 2025-06 and 2025-06-11; must not match 2025-6, 11.06.2025 or ٢٠٢٥
    r"\A([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z"
)


def interval(prefix_date: str, precision: DatePrecision | None = None) -> tuple[dt.date, dt.date]:
    """Return the first and last day that a prefix date may mean.

    With precision ``week`` a full date stands for the seven days that begin with it.
    Raises ValueError when the text is no prefix date or names a day that never was.
    """
    match = _PREFIX_DATE.match(prefix_date)
    if not match:
        raise ValueError(f"{prefix_date!r} is not a date like 2025-06-11, 2025-06 or 2025")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if day is None:
        if not 1 <= month <= 12:
            raise ValueError(f"{prefix_date!r} names a month that is not one")
        return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    first = dt.date(year, month, day)
    if precision is DatePrecision.WEEK:
        return first, first + min(dt.timedelta(days=6), dt.date.max - first)
    return first, first
