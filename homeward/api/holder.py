"""The record as the interface holds it: read once for a state of the store, shared by all."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from homeward.api.contents import Contents
from homeward.view.filters import Chooser


@dataclass(frozen=True, kw_only=True)
class Held:
    """What is held for one state of the store."""

    state: str
    chooser: Chooser
    contents: Contents


class Holder:
    """Hand out what belongs to the store as it is now; safe for many threads.

    ``state`` tells the state of the store, ``chooser`` makes or finds the chooser of a state,
    so that the dashboard and the interface hold the same frames. What was looked at less than
    ``fresh_seconds`` ago is not looked at again: many may ask at once.
    """

    def __init__(
        self,
        *,
        state: Callable[[], str],
        chooser: Callable[[str], Chooser],
        data_folder: Path,
        today: Callable[[], dt.date],
        fresh_seconds: float = 1.0,
    ) -> None:
        self.data_folder = data_folder
        self.today = today
        self._state = state
        self._chooser = chooser
        self._lock = threading.Lock()
        self._held: Held | None = None
        self._fresh_seconds = fresh_seconds
        self._looked_at = float("-inf")

    def now(self) -> Held:
        """Return what is held of the store as it is now, reading it anew when it changed."""
        held, looked_at = self._held, time.monotonic()
        if held is not None and looked_at - self._looked_at < self._fresh_seconds:
            return held
        state = self._state()
        if held is not None and held.state == state:
            self._looked_at = looked_at
            return held
        with self._lock:
            if self._held is None or self._held.state != state:
                chooser = self._chooser(state)
                contents = Contents(chooser, data_folder=self.data_folder)
                self._looked_at = looked_at
                self._held = Held(state=state, chooser=chooser, contents=contents)
            return self._held
