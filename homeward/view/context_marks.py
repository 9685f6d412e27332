"""The context beside the timeline: quiet pennants over the histogram, and a list to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from homeward.language import _, ngettext
from homeward.view.context import ContextEvent
from homeward.view.markup import Node, element

_GREY = "#5f666c"
_PENNANT = "M-0.5,1L-0.5,-1L0.9,-0.45L-0.5,0.1"
"""The map's sign of the context, as a path in a box from -1 to 1."""


def with_context(
    spec: dict[str, Any], events: Iterable[ContextEvent], *, chosen: tuple[dt.date, dt.date]
) -> dict[str, Any]:
    """Return the histogram with the events of the context above its bars.

    They stand at their first day and enter no bar; outside the chosen period they are pale.
    """
    bars = {name: spec[name] for name in ("data", "mark", "encoding")}
    pennants = {
        "data": {"values": [_value(event, chosen) for event in events]},
        "mark": {
            "type": "point",
            "shape": _PENNANT,
            "size": 70,
            "filled": True,
            "fill": "#ffffff",
            "stroke": _GREY,
            "strokeWidth": 1.2,
        },
        "encoding": {
            "x": {"field": "day", "type": "temporal"},
            "y": {"value": 6},
            "opacity": {"condition": {"test": "datum.chosen", "value": 1}, "value": 0.35},
            "tooltip": [
                {"field": name, "title": title}
                for name, title in (
                    ("name", _("Context")),
                    ("when", _("When")),
                    ("place", _("Place")),
                    ("claimed_by", _("Claimed by")),
                    ("disputed_by", _("Disputed by")),
                    ("source", _("Source")),
                )
            ],
        },
    }
    rest = {name: value for name, value in spec.items() if name not in bars}
    return rest | {"layer": [bars, pennants]}


def context_title(events: Sequence[ContextEvent]) -> str:
    """Say how many events of the context there are in a period."""
    return ngettext(
        "Context: {count} dated event in this period",
        "Context: {count} dated events in this period",
        len(events),
    ).format(count=len(events))


def context_list(events: Iterable[ContextEvent]) -> Node:
    """Return the events as a list: day, name and place, then what is told and by whom."""
    return element(
        "ol",
        *(
            element(
                "li",
                element("strong", event.name),
                " · ".join(filter(None, (" ", event.when(), event.place))),
                *(element("div", line) for line in event.details()),
            )
            for event in events
        ),
        class_="hw-context",
    )


def _value(event: ContextEvent, chosen: tuple[dt.date, dt.date]) -> dict[str, Any]:
    untold = _("not told")
    return {
        "day": event.first_on.isoformat(),
        "name": event.name,
        "when": event.when(),
        "place": event.place or untold,
        "claimed_by": event.claimed_by or untold,
        "disputed_by": event.disputed_by or untold,
        "source": event.source,
        "chosen": event.last_on >= chosen[0] and event.first_on <= chosen[1],
    }
