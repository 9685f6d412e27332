"""Marks: what the map shows, one a place, kind and precision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from homeward.language import cached_by_language
from homeward.model import GeoPrecision, Kind
from homeward.store.frames import Frames, rows
from homeward.view.filters import Shown
from homeward.view.words import place_name

_WITH_PEOPLE = (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE)
"""The kinds of event that bring people to a place; meetings and promises bring none."""

DECIMALS = 5
"""Of a mark's degrees: a metre, finer than any place here is known."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What is shown at one place, of one kind and one precision.

    ``people`` is the sum of the shares told for this place (None where nobody told any,
    and for meetings); ``untold`` counts the events whose share is not told; ``in_region``
    is false for places that only belong to a shown event, outside the chosen regions.
    """

    place_id: str
    name: str
    kind: Kind
    lat: float
    lon: float
    geo_precision: GeoPrecision
    admin1: str
    country: str
    events: int
    people: int | None
    untold: int
    in_region: bool

    @property
    def key(self) -> tuple[str, Kind, GeoPrecision]:
        """Return what tells this mark from every other."""
        return self.place_id, self.kind, self.geo_precision


@dataclass(frozen=True, kw_only=True)
class EventsAtMarks:
    """What each shown event brings to each of its marks: one row an event and mark.

    ``marks`` holds every mark there can be, still empty; ``mark`` points into it and ``event``
    into the rows of ``frames.events``. ``people`` is NaN where nobody told any and for what
    brings none; ``untold`` and ``in_region`` are true or false.
    """

    marks: list[Mark]
    mark: npt.NDArray[np.int64]
    event: npt.NDArray[np.int64]
    people: npt.NDArray[np.float64]
    untold: npt.NDArray[np.bool_]
    in_region: npt.NDArray[np.bool_]


def events_at_marks(shown: Shown) -> EventsAtMarks:
    """Tell what each shown event brings to its marks.

    An event counts once at a place, however many roles the place has in it: the shares
    of both directions are added, then the largest role is taken. Events that do not
    enter totals bring no people.
    """
    stations = _stations(shown.frames)
    chosen = shown.event_places[stations.first_row]
    mark, event = stations.mark[chosen], stations.event[chosen]
    # Rows are sorted by mark and event: a run is one event at one mark, in several roles.
    starts = _run_starts(mark, event) if len(mark) else np.zeros(0, dtype=np.int64)
    in_region = shown.in_region[stations.first_row][chosen]
    at = mark[starts]
    counts_people = stations.counts_people[at]
    people = np.fmax.reduceat(stations.share[chosen], starts) if len(mark) else np.zeros(0)
    return EventsAtMarks(
        marks=stations.marks,
        mark=at,
        event=event[starts],
        people=np.where(counts_people, people, np.nan),
        untold=counts_people & np.isnan(people),
        in_region=np.logical_or.reduceat(in_region, starts) if len(mark) else in_region,
    )


def make_marks(shown: Shown) -> list[Mark]:
    """Gather the places of what is shown, most people first (so that small ones lie on top).

    Events that do not enter totals count among ``events`` but bring no people.
    """
    brought = events_at_marks(shown)
    at, size = brought.mark, len(brought.marks)
    told = ~np.isnan(brought.people)
    events = np.bincount(at, minlength=size)
    tellings = np.bincount(at[told], minlength=size)
    people = np.bincount(at, weights=np.nan_to_num(brought.people), minlength=size)
    untold = np.bincount(at[brought.untold], minlength=size)
    regional = np.bincount(at[brought.in_region], minlength=size)
    filled = np.flatnonzero(events)
    marks = [
        _filled(
            brought.marks[index],
            events=of_mark,
            people=int(sum_told) if is_told else None,
            untold=of_untold,
            in_region=is_regional,
        )
        for index, of_mark, sum_told, is_told, of_untold, is_regional in zip(
            filled.tolist(),
            events[filled].tolist(),
            people[filled].tolist(),
            (tellings[filled] > 0).tolist(),
            untold[filled].tolist(),
            (regional[filled] > 0).tolist(),
            strict=True,
        )
    ]
    return sorted(marks, key=lambda mark: (-(mark.people or 0), mark.place_id, mark.kind))


def _filled(mark: Mark, **values: int | bool | None) -> Mark:
    """Return a copy of a mark with other values; ``dataclasses.replace`` takes ten times as long.

    Thousands are made at every move of the slider.
    """
    made = object.__new__(Mark)
    made.__dict__.update(mark.__dict__, **values)
    return made


def mark_of_places(frames: Frames) -> npt.NDArray[np.int64]:
    """Return the mark of each row of ``frames.event_places``, as in `events_at_marks`."""
    return _stations(frames).mark_of_row


def _run_starts(*columns: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    changes = np.ones(len(columns[0]), dtype=bool)
    changes[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return np.flatnonzero(changes)


@dataclass(frozen=True, kw_only=True)
class _Stations:
    """Every event at every place in every role, as arrays sorted by mark and event.

    ``marks`` holds every mark there can be, still empty; ``mark`` points into it;
    ``first_row`` is a row of ``Frames.event_places`` (rows that differ only in their
    direction are one station, and a filter treats them alike); ``counts_people`` tells
    of each mark whether its kind of event brings people; ``mark_of_row`` is the mark of each
    row of ``Frames.event_places``.
    """

    marks: list[Mark]
    counts_people: npt.NDArray[np.bool_]
    mark: npt.NDArray[np.int64]
    event: npt.NDArray[np.int64]
    first_row: npt.NDArray[np.int64]
    share: npt.NDArray[np.float64]
    mark_of_row: npt.NDArray[np.int64]


@cached_by_language(4)
def _stations(frames: Frames) -> _Stations:
    places = frames.event_places
    at = places["event"].to_numpy(dtype=np.int64)
    cells = pd.DataFrame(
        {
            "place_id": places["place_id"],
            "kind": frames.events["kind"].to_numpy()[at],
            "geo_precision": places["geo_precision"],
            "event": at,
            "role": places["role"],
            "row": np.arange(len(places)),
            "share": np.where(
                frames.events["summed"].to_numpy(dtype=bool)[at],
                places["share"].to_numpy(dtype=np.float64, na_value=np.nan),
                np.nan,
            ),
        }
    )
    keys = ["place_id", "kind", "geo_precision"]
    stations = cells.groupby([*keys, "event", "role"], as_index=False).agg(
        row=("row", "first"), share=("share", "sum"), told=("share", "count")
    )
    stations["mark"] = stations.groupby(keys).ngroup()
    stations = stations.sort_values(["mark", "event"], kind="stable")
    facts = {row.place_id: row for row in rows(places.drop_duplicates("place_id"))}
    first_of_mark = stations.drop_duplicates("mark")
    marks = [_empty_mark(row, facts[row.place_id]) for row in rows(first_of_mark)]
    return _Stations(
        marks=marks,
        counts_people=np.array([mark.kind in _WITH_PEOPLE for mark in marks], dtype=np.bool_),
        mark=stations["mark"].to_numpy(dtype=np.int64),
        event=stations["event"].to_numpy(dtype=np.int64),
        first_row=stations["row"].to_numpy(dtype=np.int64),
        share=np.where(stations["told"] > 0, stations["share"], np.nan),
        mark_of_row=cells.groupby(keys).ngroup().to_numpy().astype(np.int64),
    )


def _empty_mark(row: Any, place: Any) -> Mark:
    return Mark(
        place_id=row.place_id,
        name=place_name(place),
        kind=Kind(row.kind),
        lat=round(place.lat, DECIMALS),
        lon=round(place.lon, DECIMALS),
        geo_precision=GeoPrecision(row.geo_precision),
        admin1=place.admin1,
        country=place.country,
        events=0,
        people=None,
        untold=0,
        in_region=False,
    )
