"""Gather the places that bear a name, from the gazetteer and from the world."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from functools import lru_cache

from homeward.geo.gazetteer import Gazetteer
from homeward.geo.names import normalise
from homeward.geo.world import WorldKind, WorldPlaces
from homeward.model import GeoPrecision, Place
from homeward.read.mention_names import NameMatch
from homeward.read.mention_rules import Standing
from homeward.read.mention_words import mention_words

MOST_BEARERS = 40
_MILLION = 1_000_000
_LARGE = 50_000
_SIZEABLE = 10_000

_COUNTRY = 7.5
_AREA = 6.5
_REGION = 5.5
_SMALL_REGION = 4.3  # of a country whose regions the news seldom name
_DISTRICT = 3.3
_LEAST = 1.5
_OTHER_NAME = 2.0  # how much less a name counts that is not the place's own
_BY_HAND = 0.3
_CAPITAL = 0.7
_CITY_REGION = 2.0  # a city that is a region as well is the city
_REGIONAL = (GeoPrecision.ADMIN1, GeoPrecision.AREA)
_WAR = "listed among the places of the war"
_OTHER_REASON = "one of its other names"


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place that bears a name and how likely it is meant when nothing else is known.

    ``prior`` is on the scale of powers of ten of inhabitants. ``own``: the name is its own
    or a well-known one.
    """

    place: Place
    prior: float
    standing: Standing
    own: bool
    reason: str


class Bearers:
    """The bearers of names, most likely first; remembers what was asked."""

    def __init__(self, gazetteer: Gazetteer, world: WorldPlaces) -> None:
        self._gazetteer = gazetteer
        self._world = world
        self._ask = lru_cache(maxsize=20_000)(self._gather)

    def of(self, match: NameMatch) -> tuple[Bearer, ...]:
        """Return the bearers of a name as written; empty when there are none."""
        return self._ask(match.text, match.key, match.place_id, match.regional)

    def is_word(self, match: NameMatch) -> bool:
        """Tell whether a name is a common word that is a town as well."""
        if match.place_id is not None:
            return False
        if self._gazetteer.is_word(match.key):
            return True
        return any(
            self._world.is_word(row) and normalise(self._world.place(row).name) == match.key
            for row in self._world.rows(match.key)
        )

    def standing(self, match: NameMatch, *, english: bool) -> Standing:
        """Return how well known the best known bearer is.

        In an English text a name that is only another one (Napoli) makes nothing well known.
        """
        return max(
            (each.standing for each in self.of(match) if each.own or not english),
            default=Standing.SMALL,
        )

    def _gather(
        self, written: str, key: str, place_id: str | None, regional: bool
    ) -> tuple[Bearer, ...]:
        if place_id is not None:
            return (
                Bearer(self._by_id(place_id), _COUNTRY, Standing.MAJOR, True, "a short name of it"),
            )
        found: dict[str, Bearer] = {}
        asked = written if normalise(written) == key else key
        for candidate in self._gazetteer.candidates(asked)[:MOST_BEARERS]:
            other = candidate.reason.startswith(_OTHER_REASON)
            bearer = self._bearer(candidate.place, other=other, war=_WAR in candidate.reason)
            found[bearer.place.place_id] = dataclasses.replace(bearer, reason=candidate.reason)
        named = self._world.other_names.get(key)
        if named is not None and named not in found:
            found[named] = self._bearer(self._by_id(named), other=False)
        for row in self._world.rows(key)[:MOST_BEARERS]:
            place = self._world.place(row)
            if place.place_id not in found:
                other = normalise(place.name) != key
                found[place.place_id] = self._bearer(place, other=other, row=row)
        if regional:
            regions = {i: b for i, b in found.items() if b.place.geo_precision in _REGIONAL}
            found = regions or found
        ranked = sorted(found.values(), key=lambda each: (-each.prior, each.place.place_id))
        return tuple(ranked[:MOST_BEARERS])

    def _by_id(self, place_id: str) -> Place:
        row = self._world.row_of(place_id)
        place = self._world.place(row) if row is not None else self._gazetteer[place_id]
        return self._placed(place)

    def _placed(self, place: Place) -> Place:
        """Return a place with what the world tells of it: a country's middle, a town's state."""
        point = self._world.points.get(place.place_id)
        if point is not None:
            return dataclasses.replace(place, lat=point[0], lon=point[1])
        if place.admin1 is None and (admin1 := self._world.admin1(place.place_id)):
            return dataclasses.replace(place, admin1=admin1)
        return place

    def _bearer(
        self, place: Place, *, other: bool, row: int | None = None, war: bool = False
    ) -> Bearer:
        place = self._placed(place)
        prior = self._prior(place, row) - (_OTHER_NAME if other else 0.0)
        reason = _OTHER_REASON if other else "its own name"
        if place.population:
            reason += f"; {place.population:,} inhabitants"
        return Bearer(place, prior, self._standing(place, row, war=war), not other, reason)

    def _standing(self, place: Place, row: int | None, *, war: bool) -> Standing:
        if place.geo_precision in (GeoPrecision.COUNTRY, GeoPrecision.ADMIN1):
            return Standing.MAJOR
        kind = None if row is None else self._world.kind(row)
        if kind is WorldKind.AREA or place.population >= _MILLION:
            return Standing.MAJOR
        if kind is WorldKind.DISTRICT:
            # a name that says itself what it is: Walker County
            told = place.name.rpartition(" ")[2] in mention_words("district_words")
            return Standing.LARGE if told else Standing.SIZEABLE
        if war or place.population >= _LARGE:
            return Standing.LARGE
        return Standing.SIZEABLE if place.population >= _SIZEABLE else Standing.SMALL

    def _prior(self, place: Place, row: int | None) -> float:
        if place.geo_precision is GeoPrecision.COUNTRY:
            return _COUNTRY
        if place.geo_precision is GeoPrecision.ADMIN1 and place.name.endswith(" (city)"):
            return _REGION - _CITY_REGION
        if place.geo_precision is GeoPrecision.ADMIN1:
            return _REGION if row is None or place.country in ("US", "CA", "AU") else _SMALL_REGION
        if row is not None and self._world.kind(row) is WorldKind.DISTRICT:
            return _DISTRICT
        if place.geo_precision is GeoPrecision.AREA:
            return _AREA
        capital = _CAPITAL if place.place_id in self._world.capitals else 0.0
        by_hand = _BY_HAND if row is None and not place.place_id.startswith("geonames:") else 0.0
        return max(_LEAST, math.log10(place.population + 1)) + by_hand + capital
