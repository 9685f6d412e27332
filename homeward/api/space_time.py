"""Where and when, as OGC API – Features asks: a box in degrees, an instant or an interval."""

from __future__ import annotations

import datetime as dt
import re

import numpy as np
import numpy.typing as npt

from homeward.api.parameters import Parameter
from homeward.language import _

Box = tuple[float, float, float, float]
"""West, south, east, north in WGS 84 degrees; west is greater where it crosses 180 degrees."""
Period = tuple[dt.date | None, dt.date | None]
"""The first and the last day; None is an open end."""
Mask = npt.NDArray[np.bool_]

_DEGREES = re.compile(
    # matches 22, -5.25 and 1e-05; must not match nan, inf, 0x10 or an empty text
    r"\A-?[0-9]{1,3}(?:\.[0-9]{1,20})?(?:[eE]-?[0-9]{1,2})?\Z"
)
_MOMENT = re.compile(
    # matches 2025-06-11, 2025-06-11T10:00:00Z and 2025-06-11T10:00:00.5+03:00; must not match
    # 20250611 or 2025-06
    r"\A([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:[Zz]|[+-][0-9]{2}:[0-9]{2}))?\Z"
)


def read_box(text: str) -> Box:
    """Read four degrees, or six with heights, which are left out; raises ValueError."""
    parts = text.split(",")
    if len(parts) not in (4, 6) or not all(_DEGREES.match(part) for part in parts):
        raise ValueError(_("it takes west,south,east,north in degrees, such as 22,44,41,53."))
    numbers = [float(part) for part in parts]
    west, south, east, north = numbers if len(numbers) == 4 else (*numbers[:2], *numbers[3:5])
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise ValueError(
            _(
                "longitudes lie between -180 and 180, latitudes between -90 and 90, south before "
                "north."
            )
        )
    return west, south, east, north


def read_period(text: str) -> Period:
    """Read a day, an instant, or an interval of them with open ends; raises ValueError."""
    ends = text.split("/")
    sentence = _("it takes a day or an interval such as 2025-06-01/2025-06-30 or 2025-06-01/..")
    if len(ends) > 2:
        raise ValueError(sentence)
    days = [_day(end, sentence, may_be_open=len(ends) == 2) for end in ends]
    first, last = days[0], days[-1]
    if first and last and first > last:
        raise ValueError(_("the interval runs backwards."))
    return first, last


def _day(text: str, sentence: str, *, may_be_open: bool) -> dt.date | None:
    if may_be_open and text in ("", ".."):
        return None
    found = _MOMENT.match(text)
    if not found:
        raise ValueError(sentence)
    try:
        if "T" in text.upper():
            # Events are known by the day: the day of the instant in UTC.
            moment = dt.datetime.fromisoformat(text.upper())
            return moment.astimezone(dt.UTC).date()
        return dt.date.fromisoformat(found[1])
    except (ValueError, OverflowError) as error:
        raise ValueError(sentence) from error


def in_box(box: Box, lons: npt.NDArray[np.float64], lats: npt.NDArray[np.float64]) -> Mask:
    """Tell which points lie in a box, its edges belonging to it."""
    west, south, east, north = box
    past_west, before_east = lons >= west, lons <= east
    across = past_west & before_east if west <= east else past_west | before_east
    inside: Mask = across & (lats >= south) & (lats <= north)
    return inside


BBOX = Parameter(
    name="bbox",
    says="Only what lies in this box: west,south,east,north in WGS 84 degrees.",
    schema={
        "type": "array",
        "items": {"type": "number"},
        "minItems": 4,
        "maxItems": 6,
    },
    example="33.6,46.3,40.6,50.4",
    read=read_box,
)
DATETIME = Parameter(
    name="datetime",
    says="Only what touches this day, instant or interval; .. is an open end.",
    schema={"type": "string", "maxLength": 100},
    example="2025-06-01/2025-06-30",
    read=read_period,
)
