"""Everything that the interface tells, as plain values, made once for a state of the store.

The values are those of the files: the lines of events, places and claims come from
``homeward.export``. A request only chooses among them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from homeward.export.about import area_names
from homeward.export.full import full_events
from homeward.export.layers import claim_lines, place_lines
from homeward.model import Role, Side
from homeward.store.frames import rows
from homeward.view.commitments import Commitment, Promise, rounds
from homeward.view.filters import Chooser, Filter, Shown

Values = dict[str, Any]
Rows = npt.NDArray[np.int64]
Made = TypeVar("Made")

_FEW = 200
"""Events that are made for one who asks for no more, as long as not all are made."""

_ONLY_ALONE = ("parts", "participants", "related", "commitment_statuses", "claims")
"""What is told of an event only where it is asked for alone."""


class Contents:
    """The plain values of one chooser's frames, each sort made when it is first asked for."""

    def __init__(self, chooser: Chooser, *, data_folder: Path) -> None:
        self.chooser = chooser
        self.frames = chooser.frames
        self.data_folder = data_folder
        self._lock = threading.Lock()
        self._locks: dict[Callable[[Any], Any], threading.RLock] = {}
        self._made: dict[Callable[[Any], Any], Any] = {}
        self._is_making = False

    def once(self, make: Callable[[Contents], Made]) -> Made:
        """Return what a function makes of the contents, made once however many ask at once."""
        if make not in self._made:
            with self._lock:
                # A lock for each: what is quickly made must not wait for what takes long.
                own = self._locks.setdefault(make, threading.RLock())
            with own:
                if make not in self._made:
                    self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @cached_property
    def everything(self) -> Shown:
        """All events, as a filter would show them that chooses everything."""
        return self.chooser.choose(Filter())

    @property
    def full(self) -> list[Values]:
        """Every event with all that is held about it, in the order of ``frames.events``."""
        return self.once(_full)

    @property
    def events(self) -> list[Values]:
        """Every event with its places, in the order of ``frames.events``."""
        return self.once(_events)

    def events_at(self, found: Rows) -> list[Values]:
        """Return the events of some rows, in the order of the rows, as `events` has them."""
        if _full not in self._made:
            return [_without_claims(event) for event in self.full_at(found)]
        every = self.events
        return [every[row] for row in found]

    def full_at(self, found: Rows) -> list[Values]:
        """Return the events of some rows with all that is held, in the order of the rows.

        Of many events all take seconds to make. Whoever asks for a few meanwhile gets those
        few made for him, while a thread makes all of them for those who come later.
        """
        if _full not in self._made and 0 < len(found) <= _FEW < len(self.frames.events):
            if not self._is_making:
                self._is_making = True
                threading.Thread(target=lambda: self.full, name="contents", daemon=True).start()
            made = {event["event_id"]: event for event in _full(self, found)}
            return [made[event_id] for event_id in self.frames.events["event_id"].iloc[found]]
        every = self.full
        return [every[row] for row in found]

    @property
    def row_of(self) -> dict[str, int]:
        """The row of every event in ``frames.events`` by its id."""
        return self.once(_row_of)

    @property
    def claims(self) -> tuple[list[Values], Rows]:
        """Every claim in the order of the events, and the row of the event of each."""
        return self.once(_claims)

    @property
    def commitments(self) -> list[Values]:
        """Every commitment with what was promised and delivered, newest first."""
        return self.once(_commitments)

    @property
    def place_lines(self) -> list[Values]:
        """Every place of every event, as in the files (``layers.PLACE_COLUMNS``)."""
        return self.once(_place_lines)

    def places(self, shown: Shown) -> list[Values]:
        """Return the places of shown events, by name, with the number of events by role."""
        found: dict[str, Values] = {}
        events: dict[str, set[int]] = {}
        for row in rows(self.frames.event_places[shown.in_region]):
            place = found.setdefault(row.place_id, _place(row))
            events.setdefault(row.place_id, set()).add(row.event)
            place["roles"].setdefault(row.role, set()).add(row.event)
        for place_id, place in found.items():
            place["events"] = len(events[place_id])
            place["roles"] = {
                str(role): len(place["roles"][role]) for role in Role if role in place["roles"]
            }
        return sorted(found.values(), key=lambda place: (place["name"], place["place_id"]))

    def regions(self, shown: Shown) -> list[Values]:
        """Return the regions of the record, by code, with how many events each would show."""
        names = area_names(self.data_folder)
        return [
            {
                "region": code,
                "name": names.get(code, code),
                "level": "admin1" if "-" in code else "country",
                "country": code.split("-")[0],
                "events": count,
            }
            for code, count in sorted(shown.facets.regions.items())
        ]


def _full(contents: Contents, found: Rows | None = None) -> list[Values]:
    shown, events = contents.everything, contents.frames.events
    if found is not None:
        mask = np.zeros(len(events), dtype=np.bool_)
        mask[found] = True
        of_event = mask[contents.frames.event_places["event"].to_numpy()]
        shown = replace(
            shown,
            events=mask,
            event_places=shown.event_places & of_event,
            in_region=shown.in_region & of_event,
        )
        events = events[mask]
    made = full_events(shown)
    for event, added, changed in zip(made, events["added_at"], events["changed_at"], strict=True):
        event["related"] = event.pop("links")  # ``links`` are addresses, in every answer
        event["added_at"], event["changed_at"] = instant(added), instant(changed)
        # Of everything, every place lies in a chosen region: it says nothing here.
        event["places"] = [
            {name: value for name, value in place.items() if name not in _OF_FILE}
            for place in event["places"]
        ]
        event["claims"] = [
            {name: value for name, value in claim.items() if name != "record_version"}
            for claim in event["claims"]
        ]
    return made


_OF_FILE = ("in_region", "record_version", "kind", "first_day", "last_day")
"""Columns of a place in a file that its event already tells, or that only a filter gives."""


def instant(moment: pd.Timestamp) -> str:
    """Write an instant as in RFC 3339, to the second, in UTC."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _events(contents: Contents) -> list[Values]:
    return [_without_claims(event) for event in contents.full]


def _without_claims(event: Values) -> Values:
    return {name: value for name, value in event.items() if name not in _ONLY_ALONE}


def _row_of(contents: Contents) -> dict[str, int]:
    return {event_id: row for row, event_id in enumerate(contents.frames.events["event_id"])}


def _claims(contents: Contents) -> tuple[list[Values], Rows]:
    lines = claim_lines(contents.everything)
    row_of = contents.row_of
    for line in lines:
        del line["record_version"]
    return lines, np.array([row_of[line["event_id"]] for line in lines], dtype=np.int64)


def _place_lines(contents: Contents) -> list[Values]:
    return place_lines(contents.everything)


def _place(row: Any) -> Values:
    return {
        "place_id": row.place_id,
        "name": row.name,
        "name_uk": row.name_uk,
        "country": row.country or None,
        "admin1": row.admin1 or None,
        "lat": float(row.lat),
        "lon": float(row.lon),
        "geo_precision": row.place_precision,
        "events": 0,
        "roles": {},
    }


def _commitments(contents: Contents) -> list[Values]:
    return [
        _commitment(contents, commitment, each.event.event_id if each.event else None)
        for each in rounds(contents.frames)
        for commitment in each.commitments
    ]


def _commitment(contents: Contents, commitment: Commitment, round_id: str | None) -> Values:
    event_id = commitment.event.event_id
    event = contents.full[contents.row_of[event_id]]
    return {
        **{name: event[name] for name in ("event_id", "date", "date_precision", "summary")},
        "agreed_at": round_id,
        "status": str(commitment.status) if commitment.status else None,
        "statuses": event["commitment_statuses"],
        "promises": [_promise(promise) for promise in commitment.promises],
    }


def _promise(promise: Promise) -> Values:
    return {
        "direction": str(promise.direction),
        "low": promise.low,
        "best": promise.best,
        "high": promise.high,
        "delivered": promise.delivered,
        "deliveries": [
            {
                "event_id": delivery.event.event_id,
                "date": delivery.event.date,
                "people": delivery.people,
                "by_ukraine": delivery.by_side.get(Side.UKRAINE),
                "by_russia": delivery.by_side.get(Side.RUSSIA),
                "total": delivery.total,
                "note": delivery.note,
            }
            for delivery in promise.deliveries
        ],
    }
