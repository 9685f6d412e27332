"""Choosing events: the filter, its form in an address, and how many each choice would show.

One filter serves the pages, the files and the interface for programs; its parameters
are named here once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from homeward.language import _
from homeward.model import Direction, Kind, Role
from homeward.store.frames import Frames

Mask = npt.NDArray[np.bool_]
Choice = TypeVar("Choice", bound=StrEnum)


class Status(StrEnum):
    """How an event stands between its sources."""

    UNDISPUTED = "undisputed"
    DISPUTED = "disputed"
    SINGLE_SOURCE = "single_source"


class Dispute(StrEnum):
    """On what the claims about an event differ."""

    COUNT = "count"
    DATE = "date"
    PLACE = "place"
    BREAKDOWN = "breakdown"
    NATURE = "nature"
    IDENTITY = "identity"
    STATUS = "status"
    WHO = "who"


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What is chosen; an empty set or text, or no day, chooses everything.

    Choices within one field widen it, fields narrow each other. ``regions`` holds
    ISO 3166 codes: ``UA-14`` or ``UA``. Both days are inside the period.
    """

    kinds: frozenset[Kind] = frozenset()
    regions: frozenset[str] = frozenset()
    roles: frozenset[Role] = frozenset()
    directions: frozenset[Direction] = frozenset()
    statuses: frozenset[Status] = frozenset()
    disputes: frozenset[Dispute] = frozenset()
    words: str = ""
    first_on: dt.date | None = None
    last_on: dt.date | None = None

    def to_parameters(self) -> dict[str, list[str]]:
        """Return the filter as address parameters, only what is chosen, in a fixed order."""
        chosen: dict[str, list[str]] = {
            "kind": [kind for kind in Kind if kind in self.kinds],
            "region": sorted(self.regions),
            "role": [role for role in Role if role in self.roles],
            "direction": [way for way in Direction if way in self.directions],
            "status": [status for status in Status if status in self.statuses],
            "dispute": [dispute for dispute in Dispute if dispute in self.disputes],
            "q": [self.words] if self.words else [],
            "from": [self.first_on.isoformat()] if self.first_on else [],
            "to": [self.last_on.isoformat()] if self.last_on else [],
        }
        return {name: [str(value) for value in values] for name, values in chosen.items() if values}

    @property
    def is_empty(self) -> bool:
        """Tell whether everything is chosen."""
        return self == Filter()


PARAMETERS = ("kind", "region", "role", "direction", "status", "dispute", "q", "from", "to")
"""The names of a filter's address parameters."""

_LONGEST_SEARCH = 200


def parse_filter(
    parameters: Mapping[str, Sequence[str]], *, known_regions: Iterable[str]
) -> tuple[Filter, list[str]]:
    """Read a filter from address parameters; return it with a sentence for each bad value.

    A bad value is left out, the rest holds.
    """
    notes: list[str] = []
    regions = set(known_regions)

    def choices(name: str, kinds: type[Choice]) -> frozenset[Choice]:
        chosen = set()
        for value in parameters.get(name, ()):
            try:
                chosen.add(kinds(value))
            except ValueError:
                notes.append(_not_understood(name, value, [str(kind) for kind in kinds]))
        return frozenset(chosen)

    def day(name: str) -> dt.date | None:
        values = parameters.get(name, ())
        if not values:
            return None
        try:
            return dt.date.fromisoformat(values[-1])
        except ValueError:
            notes.append(_not_understood(name, values[-1], [_("a day such as 2025-06-11")]))
            return None

    known = frozenset(value for value in parameters.get("region", ()) if value in regions)
    notes += [
        _not_understood("region", value, [_("a region of the record such as UA-14")])
        for value in parameters.get("region", ())
        if value not in regions
    ]
    first_on, last_on = day("from"), day("to")
    if first_on and last_on and first_on > last_on:
        notes.append(
            _("The period from {first} to {last} runs backwards and was left out.").format(
                first=first_on, last=last_on
            )
        )
        first_on = last_on = None
    words = " ".join(parameters.get("q", ("",))[-1:]).strip()
    if len(words) > _LONGEST_SEARCH:
        notes.append(
            _("The search was cut to its first {count} characters.").format(count=_LONGEST_SEARCH)
        )
        words = words[:_LONGEST_SEARCH]
    chosen = Filter(
        kinds=choices("kind", Kind),
        regions=known,
        roles=choices("role", Role),
        directions=choices("direction", Direction),
        statuses=choices("status", Status),
        disputes=choices("dispute", Dispute),
        words=words,
        first_on=first_on,
        last_on=last_on,
    )
    return chosen, notes


def _not_understood(name: str, value: str, allowed: Sequence[str]) -> str:
    shown = value if len(value) <= 40 else value[:40] + "…"
    return _("{parameter} is not understood and was left out; it takes {allowed}.").format(
        parameter=f"{name}={shown}", allowed=", ".join(allowed)
    )


@dataclass(frozen=True, kw_only=True)
class Facets:
    """How many events each choice would show, everything else being as it is."""

    kinds: Mapping[Kind, int]
    regions: Mapping[str, int]
    roles: Mapping[Role, int]
    directions: Mapping[Direction, int]
    statuses: Mapping[Status, int]
    disputes: Mapping[Dispute, int]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a filter shows.

    ``events`` is a mask over the rows of ``frames.events``; ``in_any_period`` the same
    with the period left open; ``event_places`` a mask over ``frames.event_places``: the
    places of shown events that have a chosen role; ``in_region`` those of them that lie
    in a chosen region.
    """

    frames: Frames
    chosen: Filter
    events: Mask
    in_any_period: Mask
    event_places: Mask
    in_region: Mask
    facets: Facets = field(repr=False)

    @property
    def count(self) -> int:
        """Return how many events are shown."""
        return int(self.events.sum())

    def event_rows(self) -> pd.DataFrame:
        """Return the shown rows of ``frames.events``, with their index."""
        return self.frames.events[self.events]


class Chooser:
    """Apply filters to frames; made once for a state of the store."""

    def __init__(self, frames: Frames) -> None:
        events, places = frames.events, frames.event_places
        self.frames = frames
        self._size = len(events)
        self._text: list[str] = list(events["text"])
        self._starts = _days(events["starts_on"])
        self._ends = _days(events["ends_on"])
        self._kinds = {kind: _equal(events["kind"], kind) for kind in Kind}
        self._statuses = {status: _equal(events["status"], status) for status in Status}
        differing = [frozenset(words.split(";")) for words in events["differs_on"]]
        self._disputes = {
            dispute: np.fromiter((dispute in each for each in differing), np.bool_, self._size)
            for dispute in Dispute
        }
        self._directions = {way: self._goes(way) for way in Direction}
        self._place_event = places["event"].to_numpy(dtype=np.int64)
        self._roles = {role: _equal(places["role"], role) for role in Role}
        self._regions: dict[str, Mask] = {}
        for column in ("country", "admin1"):
            for code in sorted(set(places[column]) - {""}):
                self._regions[code] = _equal(places[column], code)
        self._matching_words = lru_cache(maxsize=64)(self._match_words)

    @property
    def regions(self) -> frozenset[str]:
        """Return the codes of the regions in which the record has a place."""
        return frozenset(self._regions)

    def choose(self, chosen: Filter) -> Shown:
        """Apply a filter and count what each other choice would show."""
        kinds = _any_of(self._kinds, chosen.kinds, self._size)
        directions = _any_of(self._directions, chosen.directions, self._size)
        of_status = _any_of(self._statuses, chosen.statuses, self._size)
        disputed = _any_of(self._disputes, chosen.disputes, self._size)
        statuses = of_status & disputed
        words = self._matching_words(chosen.words.casefold())
        period = self._in_period(chosen.first_on, chosen.last_on)
        rows = len(self._place_event)
        roles = _any_of(self._roles, chosen.roles, rows)
        regions = _any_of(self._regions, chosen.regions, rows)
        placed = self._with_place(roles & regions, needed=bool(chosen.roles or chosen.regions))
        plain = words & period  # what every facet narrows alike
        any_period = kinds & directions & statuses & words & placed
        events = any_period & period
        facets = Facets(
            kinds=_counts(self._kinds, plain & directions & statuses & placed),
            directions=_counts(self._directions, plain & kinds & statuses & placed),
            statuses=_counts(self._statuses, plain & kinds & directions & disputed & placed),
            disputes=_counts(self._disputes, plain & kinds & directions & of_status & placed),
            regions=self._place_counts(self._regions, roles, plain & kinds & directions & statuses),
            roles=self._place_counts(self._roles, regions, plain & kinds & directions & statuses),
        )
        of_events = events[self._place_event]
        return Shown(
            frames=self.frames,
            chosen=chosen,
            events=events,
            in_any_period=any_period,
            event_places=of_events & roles,
            in_region=of_events & roles & regions,
            facets=facets,
        )

    def _goes(self, direction: Direction) -> Mask:
        events = self.frames.events
        told = events[f"{direction}_high"].notna().to_numpy() & (
            events[f"{direction}_high"].fillna(0) > 0
        ).to_numpy(dtype=bool)
        return told | _equal(events["direction"], direction) | _equal(events["direction"], "both")

    def _match_words(self, words: str) -> Mask:
        wanted = words.split()
        return np.fromiter(
            (all(word in text for word in wanted) for text in self._text),
            dtype=np.bool_,
            count=self._size,
        )

    def _in_period(self, first_on: dt.date | None, last_on: dt.date | None) -> Mask:
        """Tell which events touch the period; one without a date is only in an open one."""
        inside = np.ones(self._size, dtype=np.bool_)
        if first_on:
            inside &= self._ends >= np.datetime64(first_on)  # NaT compares as False
        if last_on:
            inside &= self._starts <= np.datetime64(last_on)
        return inside

    def _with_place(self, rows: Mask, *, needed: bool) -> Mask:
        if not needed:
            return np.ones(self._size, dtype=np.bool_)
        found = np.zeros(self._size, dtype=np.bool_)
        found[self._place_event[rows]] = True
        return found

    def _place_counts(
        self, options: Mapping[Any, Mask], others: Mask, events: Mask
    ) -> dict[Any, int]:
        allowed = others & events[self._place_event]
        return {
            option: len(np.unique(self._place_event[rows & allowed]))
            for option, rows in options.items()
        }


def without_period(chosen: Filter) -> Filter:
    """Return the same filter over all time."""
    return replace(chosen, first_on=None, last_on=None)


def _days(column: pd.Series) -> npt.NDArray[np.datetime64]:
    return column.to_numpy(dtype="datetime64[D]")


def _equal(column: pd.Series, value: str) -> Mask:
    return (column == str(value)).to_numpy(dtype=bool)


def _any_of(options: Mapping[Any, Mask], chosen: Iterable[Any], size: int) -> Mask:
    masks = [options[choice] for choice in chosen if choice in options]
    if not masks:
        return np.ones(size, dtype=np.bool_)
    chosen_rows: Mask = np.logical_or.reduce(masks)
    return chosen_rows


def _counts(options: Mapping[Any, Mask], others: Mask) -> dict[Any, int]:
    return {option: int((mask & others).sum()) for option, mask in options.items()}
