"""The files: every format of ``homeward.export``, the same bytes as from the command line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from homeward.api.filtering import FILTER, LANGUAGE
from homeward.api.operation import Answer, Call, Operation
from homeward.api.parameters import Parameter
from homeward.api.problems import Problem
from homeward.errors import SettingsInvalid
from homeward.export.drawing.around import SHOWN
from homeward.export.drawing.sheet import SIZES
from homeward.export.drawing.window import EXTENTS, read_extent
from homeward.export.formats import FORMATS, Format, Order
from homeward.language import N_

MOST_EVENTS = 20_000
"""A file of more events is for the command line: it takes minutes and much memory."""

_HIGHEST_DPI = 300
"""Finer pictures are for the command line: they take hundreds of megabytes to draw."""


def _extent(text: str) -> str:
    if text == SHOWN:
        return text
    try:
        read_extent(text)
    except SettingsInvalid as error:
        raise ValueError(str(error)) from error
    return text


EXTENT = Parameter(
    name="extent",
    says=f"What the map shows: {', '.join((*EXTENTS, SHOWN))}, or west,south,east,north in "
    "degrees; where it is left out Ukraine, and in a report of chosen regions what is shown.",
    schema={"type": "string", "maxLength": 80},
    example="east",
    read=_extent,
)
SIZE = Parameter(
    name="size",
    says="For what the sheet is.",
    schema={"type": "string", "enum": list(SIZES), "default": "screen"},
    example="a4",
)
DPI = Parameter(
    name="dpi",
    says="Dots an inch; the size's own where it is left out.",
    schema={"type": "number", "minimum": 50, "maximum": _HIGHEST_DPI},
    example="144",
)
TITLE = Parameter(
    name="title",
    says="A title of your own.",
    schema={"type": "string", "maxLength": 200, "default": ""},
    example="June 2025",
)

_BY_FIELD = {
    "extent": EXTENT,
    "size": SIZE,
    "dpi": DPI,
    "title": TITLE,
    "language": LANGUAGE,
}
"""The parameters by the fields of an order that they fill."""


def _make(chosen: Format, most: int, call: Call) -> Answer:
    shown = call.held.chooser.choose(call.asked.chosen)
    if shown.count > most:
        raise call.refusal(
            413,
            N_(
                "A .{suffix} of {count} events is too large to be made here; choose at most "
                "{most}, or use the command line."
            ),
            suffix=chosen.suffix,
            count=f"{shown.count:,}",
            most=f"{most:,}",
        )
    day = call.holder.today()
    asked: dict[str, Any] = {
        field: call.asked.values[_BY_FIELD[field].name]
        for field in chosen.takes
        if call.asked.values[_BY_FIELD[field].name] is not None
    }
    order = Order(shown=shown, data_folder=call.holder.data_folder, made_on=day, **asked)
    name = f"homeward-{day.isoformat()}.{chosen.suffix}"
    try:
        body = chosen.make(order)
    except SettingsInvalid as error:
        raise Problem(400, [str(error)]) from error
    return Answer(
        body=body,
        media_type=chosen.media_type,
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def operation(chosen: Format, *, most: int) -> Operation:
    """Return what makes files of a format, of at most so many events."""
    make: Callable[[Call], Answer] = partial(_make, chosen, most)
    return Operation(
        name=f"export_{chosen.suffix.replace('.', '_')}",
        path=f"/export.{chosen.suffix}",
        summary=f"A file of what fits: {chosen.holds}.",
        group="Files",
        make=make,
        parameters=(*FILTER, *(each for field, each in _BY_FIELD.items() if field in chosen.takes)),
        media_type=chosen.media_type,
        heavy=True,
        daily=True,
        example="kind=body_repatriation",
    )


OPERATIONS = tuple(operation(each, most=MOST_EVENTS) for each in FORMATS.values())
