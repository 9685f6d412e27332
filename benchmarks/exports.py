"""Measure every file: time and size, with the record and with 10,000 made-up events beside it.

Beside the time on the clock stands the processor's own, which other programs disturb less.
"""

from __future__ import annotations

import datetime as dt
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.synthetic import make_store
from homeward.export.formats import FORMATS, Order
from homeward.settings import Settings
from homeward.store.engine import open_store
from homeward.store.framing import read_frames
from homeward.view.filters import Chooser, Filter, Shown

RUNS = 3
MANY = 10_000
PICTURES = ("png", "svg", "pdf")


def main() -> None:
    """Print the first and the median time of each format, its processor time, and its size."""
    settings = Settings()
    for events in (0, MANY):
        runs = RUNS if not events else 1
        with tempfile.TemporaryDirectory() as folder:
            make_store(Path(folder), events=events)
            engine = open_store(Settings(home=Path(folder)).store_url())
            shown = Chooser(read_frames(engine)).choose(Filter())
            engine.dispose()
            print(f"{shown.count:,} events".ljust(24) + "first s  median s     CPU s        KB")
            for suffix in FORMATS:
                measure(suffix, shown, settings.data_folder, runs=runs)
            for size, dpi in (("a4", 300.0), ("slide", None), ("square", None)):
                measure("png", shown, settings.data_folder, size=size, dpi=dpi, runs=runs)


def measure(
    suffix: str,
    shown: Shown,
    data_folder: Path,
    *,
    runs: int,
    size: str = "screen",
    dpi: float | None = None,
) -> None:
    """Print one line."""
    day = dt.date(2026, 6, 1)
    order = Order(shown=shown, data_folder=data_folder, made_on=day, size=size, dpi=dpi)
    taken, busy = [], []
    for _ in range(runs + 1):
        began, worked = time.perf_counter(), time.process_time()
        made = FORMATS[suffix].make(order)
        taken.append(time.perf_counter() - began)
        busy.append(time.process_time() - worked)
    name = f"{suffix} {size} {dpi:.0f} dpi" if dpi else f"{suffix} {size}"
    name = name if suffix in PICTURES else suffix
    to_reach = "  (to reach 1.5 s)" if suffix in PICTURES else ""
    to_reach = "  (to reach 3,000 KB)" if suffix == "html" else to_reach
    print(
        f"  {name:<20} {taken[0]:>8.2f} {statistics.median(taken[1:]):>9.2f} "
        f"{statistics.median(busy[1:]):>9.2f} {len(made) / 1000:>9,.0f}{to_reach}",
        flush=True,
    )


if __name__ == "__main__":
    main()
