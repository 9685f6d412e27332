"""What each shown event brings to the layers beside the marks, for playing them in the browser."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from homeward.store.frames import Frames
from homeward.view.filters import Shown
from homeward.view.lines import all_lines, shown_lines
from homeward.view.marks import EventsAtMarks, mark_of_places
from homeward.view.regions import recoveries
from homeward.view.varints import pack

Numbers = npt.NDArray[np.int64]

SAME, UNTOLD, FIRST_PEOPLE = 0, 1, 2
"""What the code of people says: as the event's rows in the region have it; not told; a number."""


@dataclass(frozen=True, kw_only=True)
class PlayedRows:
    """The rows that the playback has of the marks, in the order in which they are sent.

    ``rank`` is the position in the playback of each row of ``frames.events`` (-1: not played),
    ``event`` that of each row sent. ``order`` points into ``brought``, whose marks rise within
    an event.
    """

    rank: Numbers
    event: Numbers
    brought: EventsAtMarks
    order: Numbers

    @property
    def events(self) -> int:
        """Return how many events are played."""
        return int((self.rank >= 0).sum())

    @property
    def mark(self) -> Numbers:
        """Return the mark of each row, as a position in ``brought.marks``."""
        return self.brought.mark[self.order]


def layers_in_time(shown: Shown, played: PlayedRows) -> dict[str, Any]:
    """Return what the played events bring to the regions and which lines they have.

    ``regions`` are codes of regions (a blank one: in none). ``rows`` holds whole numbers
    (`varints.pack`), column by column: the most lines of an event, plus 1; per event its number
    of regions times that, plus its number of lines; per region of an event the position of its
    code, plus the code of people times the number of regions: `SAME`, `UNTOLD`, or
    `FIRST_PEOPLE` + people; per line the positions of recovery and handover among the event's
    rows of marks, and whether one side alone tells it: (recovery × rows + handover) × 2 + 0 or 1.
    """
    codes, regions_of, region_codes = _regions(shown, played)
    lines_of, line_codes = _lines(shown, played)
    base = int(lines_of.max(initial=0)) + 1
    return {
        "regions": codes,
        "rows": pack([base], regions_of * base + lines_of, region_codes, line_codes),
    }


def _regions(shown: Shown, played: PlayedRows) -> tuple[list[str], Numbers, Numbers]:
    """Return the codes of regions, how many each event has, and the column of them."""
    found = recoveries(shown.frames)
    rank = played.rank[found.event]
    order = np.argsort(rank, kind="stable")
    order = order[rank[order] >= 0]
    used, region = np.unique(found.region[order], return_inverse=True)
    codes = [found.codes[at] for at in used]
    people = found.people[order]
    told = ~np.isnan(people)
    numbers = np.where(told, np.nan_to_num(people), 0).astype(np.int64)
    keys, sums = _sums_at_marks(shown.frames, played)
    same = np.zeros(len(order), dtype=np.bool_)
    if len(keys):
        own = rank[order] * len(found.codes) + found.region[order]
        at = np.minimum(np.searchsorted(keys, own), len(keys) - 1)
        same = told & (keys[at] == own) & (sums[at] == numbers)
    code = np.where(same, SAME, np.where(told, numbers + FIRST_PEOPLE, UNTOLD))
    per_event = np.bincount(rank[order], minlength=played.events)
    return codes, per_event, code * len(codes) + region


def _sums_at_marks(frames: Frames, played: PlayedRows) -> tuple[Numbers, Numbers]:
    """Return the people told at the marks of each event in each region.

    The keys are event × number of codes of `recoveries` + region, and rise.
    """
    region = _region_of_marks(frames)[played.mark]
    people = played.brought.people[played.order]
    counted = (region >= 0) & ~np.isnan(people)
    keys = played.event[counted] * len(recoveries(frames).codes) + region[counted]
    order = np.argsort(keys, kind="stable")
    keys, people = keys[order], people[counted][order]
    if not len(keys):
        return keys, keys
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    return keys[firsts], np.add.reduceat(people, firsts).astype(np.int64)


@lru_cache(maxsize=4)
def _region_of_marks(frames: Frames) -> Numbers:
    """Return the position of each mark's region in the codes of `recoveries`, -1 without one."""
    codes = recoveries(frames).codes
    position = {code: at for at, code in enumerate(codes)}
    mark = mark_of_places(frames)
    region = np.full(int(mark.max(initial=-1)) + 1, -1, dtype=np.int64)
    region[mark] = [position.get(code, -1) for code in frames.event_places["admin1"]]
    return region


def _lines(shown: Shown, played: PlayedRows) -> tuple[Numbers, Numbers]:
    """Return how many lines each event has, and the column of them."""
    found = all_lines(shown.frames)
    lines = shown_lines(shown)
    rank = played.rank[found.event[lines]]
    order = np.argsort(rank, kind="stable")
    order = order[rank[order] >= 0]
    lines, rank = lines[order], rank[order]
    size = len(played.brought.marks)
    keys = played.event * size + played.mark  # rising, as both are within an event
    firsts = np.searchsorted(played.event, np.arange(played.events + 1))
    mark = mark_of_places(shown.frames)
    recovery, handover = (
        np.searchsorted(keys, rank * size + mark[rows[lines]]) - firsts[rank]
        for rows in (found.recovery, found.handover)
    )
    code = (recovery * np.diff(firsts)[rank] + handover) * 2 + found.one_sided[lines]
    return np.bincount(rank, minlength=played.events), code
