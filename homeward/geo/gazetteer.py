"""The gazetteer: every place that Homeward knows, by id and by any of its names."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from homeward.errors import HomewardError
from homeward.geo.forms import FormTable, Meaning, Reading
from homeward.geo.names import normalise
from homeward.geo.ranking import Candidate, Context, Match, distance_km, score
from homeward.geo.shelf import Shelf, read_shelf
from homeward.model import GeoPrecision, Place

# matches the bracket of "Kursk region (Russia)"; must not match "Kursk region, Russia"
_BRACKETED = re.compile(r"\s*\(([^()]*)\)")
_NEAR_MEANINGS = frozenset({Meaning.NEAR, Meaning.DIRECTION, Meaning.DISTRICT})


class PlaceUnknown(HomewardError, KeyError):
    """A place id that the gazetteer does not hold."""

    def __init__(self, place_id: str) -> None:
        super().__init__(place_id)
        self.place_id = place_id

    def __str__(self) -> str:
        return f"No place has the id {self.place_id!r}; add it to data/places.csv."


class Gazetteer(Mapping[str, Place]):
    """Places by id (a mapping) and by name (`candidates`); loaded once, never changed."""

    def __init__(self, shelf: Shelf, forms: FormTable) -> None:
        self._shelf = shelf
        self._forms = forms

    @classmethod
    def load(cls, folder: Path) -> Gazetteer:
        """Load the gazetteer from the data folder (the one that holds ``places.csv``).

        Raises FileNotFoundError when ``places.csv`` or ``geography/`` is not there.
        """
        forms = FormTable.load(folder / "geography")
        return cls(read_shelf(folder, forms), forms)

    def __getitem__(self, place_id: str) -> Place:
        place = self._shelf.place(place_id)
        if place is None:
            raise PlaceUnknown(place_id)
        return place

    def __contains__(self, place_id: object) -> bool:
        return place_id in self._shelf.rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._shelf.rows)

    def __len__(self) -> int:
        return len(self._shelf.rows)

    def place(self, place_id: str) -> Place:
        """Return the place with an id; raises PlaceUnknown, which is a KeyError."""
        return self[place_id]

    def facts(self, place_id: str) -> dict[str, str]:
        """Return what else is known: kind, radius_km, source, geonames_id, wikidata_id.

        Unknown facts are left out. Raises PlaceUnknown.
        """
        if place_id not in self:
            raise PlaceUnknown(place_id)
        return self._shelf.facts(place_id)

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield every folded name with the id of a place that bears it.

        Names are as `normalise` and `fold_text` give them, with the inflected forms of
        the names of the war, with oblasts' forms ("donetsk region") and with directions
        and districts in Cyrillic ("бахмутскому напрямку"), whose precision `candidates`
        tells. One name may come with several ids. Words that are also towns ("may",
        "war") are left out, and so are names that a bearer is only named after.
        """
        for key, bearers in self._shelf.index.items():
            if key in self._shelf.words:
                continue
            for row, match in bearers:
                if match is not Match.CORE:
                    yield key, self._shelf.ids[row]
        for key, row in self._shelf.compounds:
            yield key, self._shelf.ids[row]

    def is_word(self, name: str) -> bool:
        """Tell whether a name is a common word or a person's name that is a town as well."""
        return normalise(name) in self._shelf.words

    def nearest(
        self, lat: float, lon: float, *, within_km: float, country: str | None = None
    ) -> list[tuple[Place, float]]:
        """Return the points (no areas) around a point with their distance in km, nearest first."""
        points = self._shelf.points_around(lat, lon, within_km)
        found = [
            (place, distance_km((lat, lon), (place.lat, place.lon)))
            for place in map(self._shelf.place_at, points)
            if country is None or place.country == country
        ]
        near = [(place, kilometres) for place, kilometres in found if kilometres <= within_km]
        return sorted(near, key=lambda pair: (pair[1], pair[0].place_id))

    def oblast_named_after(self, place: Place) -> Place | None:
        """Return the first-level region that bears a town's name and holds it, or None.

        A bare list of oblast capitals as areas of fighting means the oblasts.
        """
        for name in (place.name, *place.names.values()):
            for row, match in self._shelf.index.get(normalise(name), ()):
                region = self._shelf.place_at(row)
                if match is Match.CORE and region.admin1 and region.admin1 == place.admin1:
                    return region
        return None

    def address(self, place: Place, *, language: str = "en") -> str:
        """Write a place with its region and country: "Bakhmut, Donetsk Oblast, Ukraine".

        Names are those of the language (ISO 639-1) where they are known.
        """
        parts = [place.name_in(language)]
        for code in (place.admin1, place.country):
            around = self.get(f"iso:{code}") if code else None
            if (
                around
                and around.place_id != place.place_id
                and around.name_in(language) not in parts
            ):
                parts.append(around.name_in(language))
        return ", ".join(parts)

    def candidates(
        self,
        name: str,
        *,
        near: tuple[float, float] | Place | None = None,
        country: str | None = None,
        prefer: GeoPrecision | None = None,
        context: Collection[str] = (),
    ) -> list[Candidate]:
        """Return the places that a name may mean, best first; empty when none bears it.

        ``near`` is ``lat, lon`` in degrees or a place. ``country`` (alpha-2) and
        ``context`` (names, place ids, country codes said nearby) weigh, they do not
        exclude. Words around the name count: "Donetsk direction" is the oblast, "near
        Bakhmut" the town with precision ``near``. What follows a comma or stands in
        brackets is context.
        """
        if normalise(name) not in self._shelf.index:
            name = _BRACKETED.sub(r", \1", name)
        head, *tail = name.split(",")
        found = self._surroundings(near, country, prefer, [*tail, *context])
        key = normalise(_without_turkish_ending(head, self._shelf.endings))
        if not key:
            return []
        best: dict[str, Candidate] = {}
        for reading in self._forms.readings(key):
            for candidate in self._read(reading, found):
                known = best.get(candidate.place.place_id)
                if known is None or known.score < candidate.score:
                    best[candidate.place.place_id] = candidate
            if best and reading.meaning is None:
                break  # the name as it stands is known: "New York" is not a new "York"
        return sorted(best.values(), key=lambda each: (-each.score, each.place.place_id))

    def _read(self, reading: Reading, context: Context) -> Iterator[Candidate]:
        regional = reading.meaning in (Meaning.OBLAST, Meaning.DIRECTION, Meaning.DISTRICT)
        wants_region = context.prefer is GeoPrecision.ADMIN1
        for row, match in self._shelf.index.get(reading.key, ()):
            place = self._shelf.place_at(row)
            if match is Match.CORE and not (regional or wants_region):
                continue
            by_hand = row in self._shelf.by_hand
            candidate = score(place, match, reading.meaning, context, by_hand=by_hand)
            if reading.meaning in _NEAR_MEANINGS and place.geo_precision is GeoPrecision.SETTLEMENT:
                nearby = dataclasses.replace(place, geo_precision=GeoPrecision.NEAR)
                candidate = Candidate(nearby, candidate.score, candidate.reason)
            yield candidate

    def _surroundings(
        self,
        near: tuple[float, float] | Place | None,
        country: str | None,
        prefer: GeoPrecision | None,
        said: Collection[str],
    ) -> Context:
        countries = {country.upper()} if country else set()
        regions: set[str] = set()
        for word in said:
            for place in self._meant_by(word.strip()):
                if place.geo_precision is GeoPrecision.COUNTRY or place.admin1:
                    countries.add(place.country or "")
                if place.admin1:
                    regions.add(place.admin1)
        point = (near.lat, near.lon) if isinstance(near, Place) else near
        return Context(point, frozenset(countries - {""}), frozenset(regions), prefer)

    def _meant_by(self, word: str) -> list[Place]:
        for place_id in (word, f"iso:{word}"):
            if place_id in self:
                return [self[place_id]]
        found = self.candidates(word) if word and "," not in word else []
        return [found[0].place] if found else []


def _without_turkish_ending(name: str, endings: frozenset[str]) -> str:
    """Take off a Turkish case ending set off by an apostrophe, as in İstanbul'da."""
    for apostrophe in "'’":
        stem, found, ending = name.rpartition(apostrophe)
        if found and ending in endings:
            return stem
    return name
