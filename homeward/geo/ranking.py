"""Score the places that bear a name: how the name matched, then context, then population.

Scores are points on one additive scale; they order candidates of one question and
mean nothing across questions. Matching counts for more than any context together
with population can, except that a wrong country weighs as much as a lesser match.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum

from homeward.geo.forms import Meaning
from homeward.model import GeoPrecision, Place


class Match(IntEnum):
    """How a folded name belongs to a place, best first."""

    OWN = 0
    PREFERRED = 1
    INFLECTED = 2
    OTHER = 3
    CORE = 4
    """The place is named after the bearer: Donetsk Oblast for "Donetsk"."""


_MATCH_POINTS = {
    Match.OWN: 1.0,
    Match.PREFERRED: 0.95,
    Match.INFLECTED: 0.93,
    Match.OTHER: 0.75,
    Match.CORE: 0.45,
}
_MATCH_WORDS = {
    Match.OWN: "its own name",
    Match.PREFERRED: "a well-known name of it",
    Match.INFLECTED: "an inflected form of its name",
    Match.OTHER: "one of its other names",
    Match.CORE: "the town it is named after",
}

AMBIGUITY_MARGIN = 0.05
"""Two candidates closer than this are not told apart by what was asked."""

_MEANT_KIND = 0.6
_COUNTRY = 0.3
_REGION = 0.2
_NEARBY = 0.25
_NEARBY_KM = 120.0
_POPULATION = 0.02  # per power of ten
_UKRAINE = 0.04  # the atlas is about this country: a tie-breaker, below any match or context
_BY_HAND = 0.06  # places.csv lists what this war made known: more than any margin
_EARTH_RADIUS_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean, its score and, in words, why."""

    place: Place
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a name: a point, countries (alpha-2) and regions (ISO 3166-2)."""

    near: tuple[float, float] | None = None
    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    prefer: GeoPrecision | None = None


def is_settled(candidates: list[Candidate]) -> bool:
    """Tell whether the first candidate leads by more than `AMBIGUITY_MARGIN`."""
    if len(candidates) < 2:
        return bool(candidates)
    return candidates[0].score - candidates[1].score >= AMBIGUITY_MARGIN


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance in kilometres between two ``lat, lon`` points."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    haversine = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * _EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, haversine)))


def score(
    place: Place, match: Match, meaning: Meaning | None, context: Context, *, by_hand: bool
) -> Candidate:
    """Score one place for one reading of a name; ``by_hand`` when ``places.csv`` lists it."""
    points = _MATCH_POINTS[match]
    is_adjective = match is Match.CORE and place.geo_precision is GeoPrecision.SETTLEMENT
    reasons = ["the adjective of its name" if is_adjective else _MATCH_WORDS[match]]
    wanted = _wanted(meaning, context)
    if wanted:
        fits = place.geo_precision in wanted
        points += _MEANT_KIND if fits else -_MEANT_KIND / 2
        if fits:
            reasons.append(f"the {meaning or 'preferred'} form asks for {place.geo_precision}")
    if context.countries:
        fits = place.country in context.countries
        points += _COUNTRY if fits else -_COUNTRY
        if fits:
            reasons.append(f"in {place.country} as the context")
    if context.regions and place.admin1 in context.regions:
        points += _REGION
        reasons.append(f"in {place.admin1} as the context")
    if context.near is not None:
        kilometres = distance_km(context.near, (place.lat, place.lon))
        points += _NEARBY * math.exp(-kilometres / _NEARBY_KM)
        reasons.append(f"{kilometres:,.0f} km from the given point")
    points += _POPULATION * math.log10(place.population + 1)
    if place.population:
        reasons.append(f"{place.population:,} inhabitants")
    if place.country == "UA":
        points += _UKRAINE
    if by_hand:
        points += _BY_HAND
        reasons.append("listed among the places of the war")
    return Candidate(place, round(points, 6), "; ".join(reasons))


def _wanted(meaning: Meaning | None, context: Context) -> frozenset[GeoPrecision]:
    if meaning in (Meaning.OBLAST, Meaning.DIRECTION):
        return frozenset({GeoPrecision.ADMIN1})
    if meaning in (Meaning.SETTLEMENT, Meaning.DISTRICT):
        return frozenset({GeoPrecision.SETTLEMENT})
    if meaning is Meaning.COUNTRY:
        return frozenset({GeoPrecision.COUNTRY})
    return frozenset({context.prefer}) if context.prefer else frozenset()
