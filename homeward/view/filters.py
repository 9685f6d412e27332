"""Choosing events: what a filter shows, and how many each other choice would show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from homeward.model import Direction, Kind, Role
from homeward.settings import PROJECT_FOLDER
from homeward.store.frames import Frames
from homeward.view.chosen import (
    PARAMETERS,
    Dispute,
    Filter,
    Status,
    parse_filter,
    without_period,
)
from homeward.view.ground import Ground
from homeward.view.masks import Mask, any_of, counts, days, equal, event_counts, events_of

__all__ = [
    "PARAMETERS", "Chooser", "Dispute", "Facets", "Filter", "Shown", "Status", "parse_filter",
    "without_period",
]  # fmt: skip


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
    in a chosen region and area.
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

    def __init__(self, frames: Frames, *, data_folder: Path = PROJECT_FOLDER / "data") -> None:
        events, places = frames.events, frames.event_places
        self.frames = frames
        self._size = len(events)
        self._text: list[str] = list(events["text"])
        self._starts = days(events["starts_on"])
        self._ends = days(events["ends_on"])
        self._kinds = {kind: equal(events["kind"], kind) for kind in Kind}
        self._statuses = {status: equal(events["status"], status) for status in Status}
        differing = [frozenset(words.split(";")) for words in events["differs_on"]]
        self._disputes = {
            dispute: np.fromiter((dispute in each for each in differing), np.bool_, self._size)
            for dispute in Dispute
        }
        self._directions = {way: self._goes(way) for way in Direction}
        self._place_event = places["event"].to_numpy(dtype=np.int64)
        self._roles = {role: equal(places["role"], role) for role in Role}
        self._regions: dict[str, Mask] = {}
        for column in ("country", "admin1"):
            for code in sorted(set(places[column]) - {""}):
                self._regions[code] = equal(places[column], code)
        self._ground = Ground(frames, data_folder)
        self._matching_words = lru_cache(maxsize=64)(self._match_words)

    @property
    def regions(self) -> frozenset[str]:
        """Return the codes of the regions in which the record has a place."""
        return frozenset(self._regions)

    def choose(self, chosen: Filter) -> Shown:
        """Apply a filter and count what each other choice would show."""
        kinds = any_of(self._kinds, chosen.kinds, self._size)
        directions = any_of(self._directions, chosen.directions, self._size)
        of_status = any_of(self._statuses, chosen.statuses, self._size)
        disputed = any_of(self._disputes, chosen.disputes, self._size)
        statuses = of_status & disputed
        words = self._matching_words(chosen.words.casefold())
        period = self._in_period(chosen.first_on, chosen.last_on)
        rows = len(self._place_event)
        roles = any_of(self._roles, chosen.roles, rows)
        regions = any_of(self._regions, chosen.regions, rows)
        around = self._ground.within_all(chosen.area, chosen.view)
        inside = regions & around
        placed = np.ones(self._size, dtype=np.bool_)
        if chosen.roles or chosen.regions or chosen.area or chosen.view:
            placed = events_of(self._place_event, roles & inside, self._size)
        plain = words & period  # what every facet narrows alike
        any_period = kinds & directions & statuses & words & placed
        events = any_period & period
        at = self._place_event
        unplaced = plain & kinds & directions & statuses
        facets = Facets(
            kinds=counts(self._kinds, plain & directions & statuses & placed),
            directions=counts(self._directions, plain & kinds & statuses & placed),
            statuses=counts(self._statuses, plain & kinds & directions & disputed & placed),
            disputes=counts(self._disputes, plain & kinds & directions & of_status & placed),
            regions=event_counts(self._regions, at, roles & around & unplaced[at]),
            roles=event_counts(self._roles, at, inside & unplaced[at]),
        )
        of_events = events[self._place_event]
        return Shown(
            frames=self.frames,
            chosen=chosen,
            events=events,
            in_any_period=any_period,
            event_places=of_events & roles,
            in_region=of_events & roles & inside,
            facets=facets,
        )

    def _goes(self, direction: Direction) -> Mask:
        events = self.frames.events
        told = events[f"{direction}_high"].notna().to_numpy() & (
            events[f"{direction}_high"].fillna(0) > 0
        ).to_numpy(dtype=bool)
        return told | equal(events["direction"], direction) | equal(events["direction"], "both")

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
