"""Lines from places of recovery to the handover, where both are known for one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

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


@dataclass(frozen=True, kw_only=True)
class Lines:
    """Lines, and beside each the row of its event and the rows of its two places.

    The rows are those of ``frames.events`` and ``frames.event_places``.
    """

    lines: list[Line]
    event: npt.NDArray[np.int64]
    recovery: npt.NDArray[np.int64]
    handover: npt.NDArray[np.int64]
    one_sided: npt.NDArray[np.bool_]


def make_lines(shown: Shown) -> list[Line]:
    """Return the lines of the shown events, in the order of events.

    A filter by role leaves out the lines whose ends it leaves out.
    """
    found = all_lines(shown.frames)
    return [found.lines[at] for at in shown_lines(shown)]


def shown_lines(shown: Shown) -> npt.NDArray[np.int64]:
    """Return which of ``all_lines`` are shown."""
    found = all_lines(shown.frames)
    places = shown.event_places
    return np.flatnonzero(
        shown.events[found.event] & places[found.recovery] & places[found.handover]
    )


@lru_cache(maxsize=4)
def all_lines(frames: Frames) -> Lines:
    """Return every line of the store, in the order of events."""
    places = frames.event_places
    sides = _sides(frames.actors)
    wanted = places["role"].isin([str(Role.RECOVERY), str(Role.HANDOVER)]).to_numpy(dtype=bool)
    at_rows = np.flatnonzero(wanted)
    of_event: dict[int, dict[str, list[tuple[int, Any]]]] = defaultdict(lambda: defaultdict(list))
    for at, row in zip(at_rows, rows(places[wanted]), strict=True):
        of_event[row.event][row.role].append((int(at), row))
    made: list[tuple[int, int, int, Line]] = []
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
                made.append((event, recovery_row, handover_row, line))
    columns = [np.array([each[at] for each in made], dtype=np.int64) for at in range(3)]
    return Lines(
        lines=[each[3] for each in made],
        event=columns[0],
        recovery=columns[1],
        handover=columns[2],
        one_sided=np.array([each[3].one_sided for each in made], dtype=np.bool_),
    )


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
