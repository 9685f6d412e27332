"""A geopy geocoder over the gazetteer: offline, deterministic, the same answer every time."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from homeward.geo.gazetteer import Gazetteer
from homeward.geo.ranking import Candidate, is_settled
from homeward.geo.regions import Regions
from homeward.model import Place

REVERSE_KM = 50.0
"""Further than this from every settlement, a point is only in its region."""


class HomewardGeocoder(Geocoder):
    """Geocode with the gazetteer alone; a drop-in for any other geopy geocoder.

    A location's ``raw`` holds place_id, name, names, country, admin1, geo_precision,
    population, kind, source, and for an answer to a name: reason, score and
    is_settled (False when another place is about as likely; ask for all then).
    """

    def __init__(self, gazetteer: Gazetteer, *, regions: Regions | None = None) -> None:
        super().__init__(user_agent="homeward (offline)")
        self.gazetteer = gazetteer
        self.regions = regions

    def geocode(
        self,
        query: str,
        exactly_one: bool = True,
        *,
        near: tuple[float, float] | Place | None = None,
        country: str | None = None,
        context: Collection[str] = (),
        timeout: Any = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """Return the place that a name means, or all candidates, best first.

        None when nothing bears the name. ``country`` (alpha-2) keeps only places in
        it; ``near`` (``lat, lon`` or a place) and ``context`` weigh. ``timeout`` is
        there for geopy's sake and does nothing.
        """
        found = self.gazetteer.candidates(query, near=near, country=country, context=context)
        if country:
            found = [each for each in found if each.place.country == country.upper()]
        if not found:
            return None
        locations = [self._location(each, is_settled(found)) for each in found]
        return locations[0] if exactly_one else locations

    def reverse(
        self,
        query: Any,
        exactly_one: bool = True,
        *,
        timeout: Any = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """Return the settlement or site nearest to a point, on the same side of the border.

        ``query`` is a geopy point: ``(lat, lon)``, a Point or "lat, lon". Beyond
        `REVERSE_KM` of any settlement the answer is the region; at sea it is None.
        ``raw`` has distance_km. Raises GeocoderQueryError for what is no point.
        """
        try:
            point = Point(query if query is not None else "")
        except (TypeError, ValueError, UserWarning) as error:  # geopy warns, then refuses
            raise GeocoderQueryError(f"{query!r} is no point like (48.59, 38.0)") from error
        region_id, country = (
            self.regions.locate(point.latitude, point.longitude) if self.regions else (None, None)
        )
        near = self.gazetteer.nearest(
            point.latitude, point.longitude, within_km=REVERSE_KM, country=country
        )
        locations = [self._around(place, kilometres) for place, kilometres in near]
        if not locations and region_id and (region := self.gazetteer.get(region_id)):
            locations = [self._around(region, 0.0)]
        if not locations:
            return None
        return locations[0] if exactly_one else locations

    def _location(self, candidate: Candidate, settled: bool) -> Location:
        raw = self._raw(candidate.place)
        raw |= {"reason": candidate.reason, "score": candidate.score, "is_settled": settled}
        return self._made(candidate.place, raw)

    def _around(self, place: Place, kilometres: float) -> Location:
        return self._made(place, self._raw(place) | {"distance_km": round(kilometres, 3)})

    def _made(self, place: Place, raw: dict[str, Any]) -> Location:
        return Location(self.gazetteer.address(place), (place.lat, place.lon), raw)

    def _raw(self, place: Place) -> dict[str, Any]:
        return {
            "place_id": place.place_id,
            "name": place.name,
            "names": dict(place.names),
            "country": place.country,
            "admin1": place.admin1,
            "geo_precision": str(place.geo_precision),
            "population": place.population,
            **self.gazetteer.facts(place.place_id),
        }
