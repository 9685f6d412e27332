"""Lines from places of recovery to the handover, where both are known for one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from homeward.model import Role
from homeward.store.frames import Frames, rows
from homeward.view.filters import Shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """From a place of recovery to the handover of one event.

    ``one_sided`` is true where only one side says of one of the two places what it was.
    """

    event_id: str
    recovery_id: str
    recovery: tuple[float, float]
    """Latitude and longitude."""
    handover_id: str
    handover: tuple[float, float]
    one_sided: bool


def make_lines(shown: Shown) -> list[Line]:
    """Return the lines of the shown events, in the order of events.

    A filter by role leaves out the lines whose ends it leaves out.
    """
    lines = []
    kept = {(at, row) for at, row in _pairs(shown) if shown.events[at]}
    for at, (recovery_row, handover_row, line) in _all_lines(shown.frames):
        if (at, recovery_row) in kept and (at, handover_row) in kept:
            lines.append(line)
    return lines


def _pairs(shown: Shown) -> Iterable[tuple[int, int]]:
    event = shown.frames.event_places["event"].to_numpy()
    candidates = {row for _, (one, other, _) in _all_lines(shown.frames) for row in (one, other)}
    return [(int(event[row]), row) for row in candidates if shown.event_places[row]]


@lru_cache(maxsize=4)
def _all_lines(frames: Frames) -> list[tuple[int, tuple[int, int, Line]]]:
    """Return every line of the store with its event's row and the rows of its two places."""
    places = frames.event_places
    sides = _sides(frames.actors)
    wanted = places["role"].isin([str(Role.RECOVERY), str(Role.HANDOVER)]).to_numpy(dtype=bool)
    at_rows = np.flatnonzero(wanted)
    of_event: dict[int, dict[str, list[tuple[int, Any]]]] = defaultdict(lambda: defaultdict(list))
    for at, row in zip(at_rows, rows(places[wanted]), strict=True):
        of_event[row.event][row.role].append((int(at), row))
    made = []
    for event, by_role in sorted(of_event.items()):
        for recovery_row, recovery in by_role[str(Role.RECOVERY)]:
            for handover_row, handover in by_role[str(Role.HANDOVER)]:
                if recovery.direction and handover.direction not in ("", recovery.direction):
                    continue  # the dead of one side do not pass where only the other's did
                line = Line(
                    event_id=recovery.event_id,
                    recovery_id=recovery.place_id,
                    recovery=(recovery.lat, recovery.lon),
                    handover_id=handover.place_id,
                    handover=(handover.lat, handover.lon),
                    one_sided=any(
                        _is_one_sided(place.claimed_by, sides) for place in (recovery, handover)
                    ),
                )
                made.append((event, (recovery_row, handover_row, line)))
    return made


def _sides(actors: Any) -> Mapping[str, str]:
    """Return the side of every actor by each of its names."""
    return {
        name.strip(): actor.side
        for actor in rows(actors)
        for name in (actor.name, *actor.aliases.split("|"))
        if name.strip()
    }


def _is_one_sided(claimed_by: str, sides: Mapping[str, str]) -> bool:
    """Tell whether fewer than two sides say so; a blank means that several do.

    A name that no actor bears speaks for itself only.
    """
    names = [name.strip() for name in claimed_by.split(";") if name.strip()]
    return bool(names) and len({sides.get(name, name) for name in names}) < 2
