"""Measure the gazetteer: loading, memory of the index, and 10,000 look-ups by name.

Run as ``python -m benchmarks.gazetteer`` or ``python benchmarks/gazetteer.py``. Each
run is a fresh process; the figures are medians over the runs.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
RUNS = 5
LOOK_UPS = 10_000
MOST = {"load_seconds": 0.6, "index_megabytes": 250.0, "look_up_seconds": 0.5}


def resident_megabytes() -> float:
    """Return the memory that this process holds, from /proc."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def measure() -> dict[str, float]:
    """Load and ask once, in this process."""
    sys.path.insert(0, str(PROJECT))
    from homeward.geo.gazetteer import Gazetteer

    held = resident_megabytes()
    began = time.perf_counter()
    gazetteer = Gazetteer.load(PROJECT / "data")
    loaded = time.perf_counter() - began
    grown = resident_megabytes() - held
    known = sorted({name for name, _ in gazetteer.names()})
    asked = random.Random(0).sample(known, LOOK_UPS)
    began = time.perf_counter()
    for name in asked:
        gazetteer.candidates(name)
    return {
        "load_seconds": loaded,
        "index_megabytes": grown,
        "look_up_seconds": time.perf_counter() - began,
    }


def main() -> None:
    """Print the medians and whether they keep to what is meant."""
    runs = [
        json.loads(
            subprocess.run(
                [sys.executable, __file__, "once"], capture_output=True, check=True, text=True
            ).stdout
        )
        for _ in range(RUNS)
    ]
    for figure, most in MOST.items():
        values = [run[figure] for run in runs]
        middle = statistics.median(values)
        verdict = "ok" if middle <= most else "TOO MUCH"
        print(
            f"{figure:16} {middle:8.3f}  (of {RUNS}: {min(values):.3f}–{max(values):.3f}; "
            f"at most {most:g}) {verdict}"
        )


if __name__ == "__main__":
    if sys.argv[1:] == ["once"]:
        print(json.dumps(measure()))
    else:
        main()
