"""Ask Nominatim for places that the gazetteer does not know, when a user switched that on.

The service is never needed: when it is down, slow, over quota or talks nonsense, the
answer is the offline one or none, with a note that says what happened.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from geopy.adapters import URLLibAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderTimedOut,
    GeopyError,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from homeward.geo.geocoder import HomewardGeocoder

SECONDS_BETWEEN_REQUESTS = 1.0
"""Nominatim's usage policy: at most one request a second."""

QUIET_SECONDS = 60.0
"""After a failure the service is left alone for this long."""


# What geopy raises for a service that fails, and what it lets through for one that talks
# nonsense (it warns of a point off the globe before refusing it).
_FAILURES = (GeopyError, KeyError, TypeError, ValueError, AttributeError, UserWarning)


class AnswerCache(Protocol):
    """What remembers the service's answers, one JSON text a query.

    The text ``null`` says that the service knows no such place; it is an answer too.
    """

    def get(self, query: str) -> str | None:
        """Return the remembered answer, or None when the query was never answered."""

    def put(self, query: str, answer: str) -> None:
        """Remember an answer; a later one takes its place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """A location or None, where it came from, and a note when something went amiss.

    ``origin`` is gazetteer, nominatim, cache, or blank when there is no location.
    """

    location: Location | None
    origin: str = ""
    note: str | None = None


def nominatim(
    *, domain: str, user_agent: str, scheme: str = "https", timeout_seconds: float = 5.0
) -> Nominatim:
    """Make the client of a Nominatim service; it asks nothing yet."""
    return Nominatim(
        domain=domain,
        user_agent=user_agent,
        scheme=scheme,
        timeout=timeout_seconds,
        adapter_factory=URLLibAdapter,  # the other adapter tries three times, each to the timeout
    )


class OnlineGeocoder:
    """The gazetteer first, the service for what it does not know, the cache in between."""

    def __init__(
        self,
        offline: HomewardGeocoder,
        service: Geocoder,
        cache: AnswerCache,
        *,
        seconds_between: float = SECONDS_BETWEEN_REQUESTS,
        quiet_seconds: float = QUIET_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._offline = offline
        self._cache = cache
        self._quiet_seconds = quiet_seconds
        self._clock = clock
        self._quiet_until = float("-inf")
        self._ask = RateLimiter(
            service.geocode,
            min_delay_seconds=seconds_between,
            max_retries=0,  # a user is waiting; the pause after a failure does the rest
            swallow_exceptions=False,
        )

    def geocode(
        self,
        query: str,
        *,
        near: tuple[float, float] | None = None,
        country: str | None = None,
    ) -> Answer:
        """Find a place; never raises for anything that the service does."""
        known = self._offline.geocode(query, near=near, country=country)
        if known is not None:
            return Answer(location=known, origin="gazetteer")
        words = " ".join(query.split())
        if not words:
            return Answer(location=None)
        key = f"{country or ''}|{words.casefold()}"
        remembered = self._cache.get(key)
        if remembered is not None:
            location = _read(remembered)
            return Answer(location=location, origin="cache" if location else "")
        if self._clock() < self._quiet_until:
            return Answer(location=None, note="The online geocoder failed a moment ago; it rests.")
        return self._ask_service(words, key, country)

    def _ask_service(self, words: str, key: str, country: str | None) -> Answer:
        limits = {"country_codes": country.lower()} if country else {}
        try:
            found = self._ask(words, exactly_one=True, language="en", **limits)
            answer = _write(found)
        except _FAILURES as error:
            self._quiet_until = self._clock() + self._quiet_seconds
            return Answer(location=None, note=_note(error))
        self._cache.put(key, answer)
        location = _read(answer)
        return Answer(location=location, origin="nominatim" if location else "")


def _note(error: Exception) -> str:
    if isinstance(error, GeocoderTimedOut):
        return "The online geocoder took too long; only the gazetteer was asked."
    if isinstance(error, GeocoderQuotaExceeded | GeocoderRateLimited):
        return "The online geocoder wants fewer requests; only the gazetteer was asked."
    if isinstance(error, GeocoderParseError) or not isinstance(error, GeopyError):
        return "The online geocoder gave an answer that makes no sense; only the gazetteer counts."
    return "The online geocoder cannot be reached; only the gazetteer was asked."


def _write(location: Location | None) -> str:
    """Keep of an answer what may be kept: its words, its point and its own id.

    Raises ValueError when the point is none on the globe.
    """
    if location is None:
        return "null"
    if not (-90 <= location.latitude <= 90 and -180 <= location.longitude <= 180):
        raise ValueError("the service gave a point that is not on the globe")
    raw: dict[str, Any] = location.raw
    kept = {
        "address": str(location.address),
        "lat": location.latitude,
        "lon": location.longitude,
        "osm_type": raw.get("osm_type"),
        "osm_id": raw.get("osm_id"),
        "kind": raw.get("type"),
        "licence": raw.get("licence"),
    }
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def _read(answer: str) -> Location | None:
    try:
        kept = json.loads(answer)
        return Location(kept["address"], (kept["lat"], kept["lon"]), kept) if kept else None
    except (KeyError, TypeError, ValueError):
        return None  # a cache row from another version: as good as none
