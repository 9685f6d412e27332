"""Masks over the rows of frames: which rows hold a value, and how many a choice would leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Mask = npt.NDArray[np.bool_]


def days(column: pd.Series) -> npt.NDArray[np.datetime64]:
    """Return a column of moments as days; NaT where it is blank."""
    return column.to_numpy(dtype="datetime64[D]")


def equal(column: pd.Series, value: str) -> Mask:
    """Tell which rows hold a value."""
    return (column == str(value)).to_numpy(dtype=bool)


def any_of(options: Mapping[Any, Mask], chosen: Iterable[Any], size: int) -> Mask:
    """Tell which rows have one of the chosen options; all of them when none is chosen."""
    masks = [options[choice] for choice in chosen if choice in options]
    if not masks:
        return np.ones(size, dtype=np.bool_)
    chosen_rows: Mask = np.logical_or.reduce(masks)
    return chosen_rows


def counts(options: Mapping[Any, Mask], others: Mask) -> dict[Any, int]:
    """Count the rows that each option would leave, the others being as they are."""
    return {option: int((mask & others).sum()) for option, mask in options.items()}


def events_of(event: npt.NDArray[np.int64], places: Mask, size: int) -> Mask:
    """Tell which of so many events have a place among those chosen; ``event`` is each place's."""
    found = np.zeros(size, dtype=np.bool_)
    found[event[places]] = True
    return found


def event_counts(
    options: Mapping[Any, Mask], event: npt.NDArray[np.int64], places: Mask
) -> dict[Any, int]:
    """Count the events that have one of the places and an option, for each option."""
    return {option: len(np.unique(event[mask & places])) for option, mask in options.items()}
