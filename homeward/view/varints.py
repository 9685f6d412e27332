"""Whole numbers in few bytes, as the scripts read them (`assets/gather.js`)."""

from __future__ import annotations

import base64
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


def pack(*columns: npt.NDArray[np.int64] | Sequence[int]) -> str:
    """Return columns of whole numbers from 0, one after the other, as base64 of `varints`."""
    joined = np.concatenate([np.asarray(column, dtype=np.int64) for column in columns])
    return base64.b64encode(varints(joined)).decode("ascii")


def varints(values: npt.NDArray[np.int64]) -> bytes:
    """Write whole numbers from 0 with seven bits a byte, lowest first, the eighth: more follow."""
    sizes = np.ones(len(values), dtype=np.int64)
    for bits in range(7, 63, 7):
        sizes += values >= (1 << bits)
    at = np.cumsum(sizes) - sizes
    written = np.zeros(int(sizes.sum()), dtype=np.uint8)
    for place in range(int(sizes.max(initial=0))):
        longer = sizes > place
        part = (values[longer] >> (7 * place)) & 0x7F
        written[at[longer] + place] = part | ((sizes[longer] > place + 1) << 7)
    return written.tobytes()
