"""Measure one rerun of the map page's script on the server, the bundled record loaded."""

from __future__ import annotations

import datetime as dt
import logging
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

RUNS = 40


def main() -> None:
    """Print the median time of a rerun after the slider moved."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOMEWARD_HOME"] = folder
        logging.disable(logging.WARNING)  # a script outside a server makes Streamlit warn
        import streamlit.runtime.scriptrunner.script_runner as runner
        from streamlit.testing.v1 import AppTest

        from homeward.screen import atlas

        taken: list[float] = []
        original = runner.exec_func_with_error_handling

        def timed(*arguments: Any) -> Any:
            began = time.perf_counter()
            try:
                return original(*arguments)
            finally:
                taken.append(time.perf_counter() - began)

        runner.exec_func_with_error_handling = timed
        entry = Path(__file__).resolve().parent.parent / "homeward" / "screen" / "entry.py"
        page = AppTest.from_file(str(entry), default_timeout=60).run()
        for index in range(RUNS):
            first = dt.date(2022, 3, 1) + dt.timedelta(days=index)
            page.slider(key="period").set_value((first, dt.date(2026, 1, 1)))
            page.run()
        median = statistics.median(taken[2:])
        pause = atlas.PAINT_SECONDS
        print(
            f"server time of one rerun: median {1000 * median:.0f} ms "
            f"({1000 * (median - pause):.0f} ms of work, {1000 * pause:.0f} ms waiting for the "
            "map to be painted; to reach 60)"
        )


if __name__ == "__main__":
    main()
