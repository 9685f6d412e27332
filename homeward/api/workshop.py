"""Where files are made: few at a time, each once however many ask for it, in threads of its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from homeward.api.kept import Kept
from homeward.api.problems import Problem
from homeward.language import _

WAIT_SECONDS = 5
"""After how long one who was sent away may come again."""


class Workshop:
    """Make heavy answers: ``workers`` at once, ``queue`` more may wait, others are sent away."""

    def __init__(self, *, workers: int = 2, queue: int = 4) -> None:
        self._most = workers + queue
        self._threads = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="files")
        self._making: dict[str, Future[Kept]] = {}
        self._lock = threading.Lock()

    async def make(self, key: str, work: Callable[[], Kept]) -> Kept:
        """Return what the work makes; the same key at the same time is made once.

        Raises Problem (503, with Retry-After) when too much is being made already, and
        whatever the work raises.
        """
        with self._lock:
            future = self._making.get(key)
            if future is None:
                if len(self._making) >= self._most:
                    words = _("Too many files are being made; try again in {count} seconds.")
                    raise Problem(
                        503,
                        [words.format(count=WAIT_SECONDS)],
                        headers={"Retry-After": str(WAIT_SECONDS)},
                    )
                future = self._threads.submit(work)
                self._making[key] = future
                begun = True
            else:
                begun = False
        if begun:  # outside the lock: work that is done already calls back at once
            future.add_done_callback(lambda _: self._forget(key))
        # One who leaves must not stop the work of the others who wait for it.
        return await asyncio.shield(asyncio.wrap_future(future))

    @property
    def busy(self) -> int:
        """Return how many answers are being made or wait for it."""
        return len(self._making)

    def _forget(self, key: str) -> None:
        with self._lock:
            self._making.pop(key, None)
