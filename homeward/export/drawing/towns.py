"""Towns beside the base map's own few, for maps that show a small part of the earth."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from homeward.export.drawing.window import Window
from homeward.language import ENGLISH, cached_by_language, language

LEAST_PEOPLE = 30_000
"""Smaller places are many, and their spelling in the gazetteer is not always the current one."""

_NAMES = ["name", "name_uk"]
_COLUMNS = ["place_id", *_NAMES, "lat", "lon", "population"]


@lru_cache(maxsize=2)
def _settlements(data_folder: Path) -> pd.DataFrame:
    """Return the larger settlements by their ids, named as in ``places.csv`` where it has them."""
    path = data_folder / "geography" / "settlements.parquet"
    frame = pd.read_parquet(path, columns=_COLUMNS)
    large = frame[frame["population"] >= LEAST_PEOPLE].set_index("place_id")
    by_hand = pd.read_csv(
        data_folder / "places.csv", usecols=["place_id", *_NAMES], dtype=str, index_col="place_id"
    )
    large.update(by_hand)  # blank cells are absent in it and change nothing
    # A romanised soft sign or "Gorod" (town) is a transcription, not a name people know.
    odd = large["name"].str.contains("’", regex=False) | large["name"].str.startswith("Gorod ")
    return large[~odd].sort_values(["population", "name"], ascending=[False, True])


@cached_by_language(16)
def larger_towns(data_folder: Path, window: Window) -> tuple[dict[str, Any], ...]:
    """Return the settlements in a window as labels of kind town, most people first.

    In the language of the moment; one without a name in it is left out, since two alphabets
    on one map read badly. Raises FileNotFoundError without the gazetteer.
    """
    west, south, east, north = window.covered
    known = _settlements(data_folder)
    inside = known[known["lon"].between(west, east) & known["lat"].between(south, north)]
    own = "name" if language() == ENGLISH else f"name_{language()}"
    names = inside[own] if own in inside else inside["name"]
    return tuple(
        {"name": name, "lat": lat, "lon": lon, "kind": "town"}
        for name, lat, lon in zip(names, inside["lat"], inside["lon"], strict=True)
        if name
    )
