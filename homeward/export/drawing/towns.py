"""Towns beside the base map's own few, for maps that show a small part of the earth."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from homeward.export.drawing.window import Window

LEAST_PEOPLE = 30_000
"""Smaller places are many, and their spelling in the gazetteer is not always the current one."""

_COLUMNS = ["name", "lat", "lon", "population"]


@lru_cache(maxsize=2)
def _settlements(data_folder: Path) -> pd.DataFrame:
    path = data_folder / "geography" / "settlements.parquet"
    frame = pd.read_parquet(path, columns=_COLUMNS)
    large = frame[frame["population"] >= LEAST_PEOPLE]
    # A romanised soft sign or "Gorod" (town) is a transcription, not a name people know.
    odd = large["name"].str.contains("’", regex=False) | large["name"].str.startswith("Gorod ")
    return large[~odd].sort_values(["population", "name"], ascending=[False, True])


@lru_cache(maxsize=16)
def larger_towns(data_folder: Path, window: Window) -> tuple[dict[str, Any], ...]:
    """Return the settlements in a window as labels of kind town, most people first.

    Raises FileNotFoundError without the gazetteer.
    """
    west, south, east, north = window.covered
    known = _settlements(data_folder)
    inside = known[known["lon"].between(west, east) & known["lat"].between(south, north)]
    return tuple(
        {"name": name, "lat": lat, "lon": lon, "kind": "town"}
        for name, lat, lon in zip(inside["name"], inside["lat"], inside["lon"], strict=True)
    )
