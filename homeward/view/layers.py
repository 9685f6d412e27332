"""What the map shows beside its marks: regions, lines, context, and what was chosen on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from homeward.geo.outlines import radii
from homeward.language import N_, Words
from homeward.model import Kind, Role
from homeward.settings import PROJECT_FOLDER
from homeward.view import style
from homeward.view.context import ContextEvent
from homeward.view.filters import Shown
from homeward.view.lines import Line, make_lines
from homeward.view.regions import CLASSES, recovered

_DECIMALS = 5

MOST_LINES = 200
"""More lines than this are a thicket that nobody reads: then only those of what is selected."""

_WORDS = Words(
    {
        "layers": N_("Layers"),
        "layer_regions": N_("Recovered by oblast or region"),
        "layer_lines": N_("Lines from recovery to handover"),
        "lines_too_many": N_("Too many lines to read; choose an event or a place to see its own"),
        "layer_context": N_("Context: dated events of the war"),
        "only_view": N_("Only what is in view"),
        "role": N_("Role of the places shown"),
        "all_roles": N_("All roles of places"),
        "several_roles": N_("Several roles"),
        "draw_rectangle": N_("Filter by a rectangle drawn on the map"),
        "draw_outline": N_("Filter by an outline drawn on the map"),
        "draw_clear": N_("Remove the drawn area"),
        "hint_rectangle": N_("Drag a rectangle, or tap two of its corners. Escape leaves."),
        "hint_outline": N_(
            "Click the corners; a double click, Enter or the first corner closes. Escape leaves."
        ),
        "marks_list": N_("Marks on the map; the arrow keys go through them, Enter selects"),
        "marks_none": N_("No mark is shown."),
        "within": N_("within about {kilometres} km"),
        "region_none": N_("No place of recovery is told here."),
        "region_untold": N_("Bodies recovered here: number not told"),
        "region_people": N_(
            "Bodies recovered here: {people}, {share} of the {told} told for any place of recovery"
        ),
        "region_events": N_("Returns that name it: {events}; without a number for it: {untold}"),
        "region_choose": N_("Click to filter by it"),
        "region_leave": N_("Click to filter by it no more"),
        "legend_more": N_("How the marks are read"),
        "legend_near": N_("near the town, the ring as wide as that may be"),
        "legend_admin1": N_("oblast or region, the darker the more people"),
        "legend_untold_area": N_("area whose number is not told"),
        "legend_untold": N_("number not told"),
        "legend_regions": N_("Bodies recovered, the towns included"),
        "legend_line": N_("from recovery to handover"),
        "legend_line_one": N_("the same, as one side tells it"),
        "legend_context": N_("dated event of the war, no return"),
        "and_more": N_("{people} and more"),
    }
)


def layer_settings(
    *, context: Iterable[ContextEvent] = (), data_folder: Path = PROJECT_FOLDER / "data"
) -> dict[str, Any]:
    """Return what the layers' scripts need to know once; words are added to the map's own."""
    known = radii(data_folder)
    return {
        "classes": list(CLASSES),
        "most_lines": MOST_LINES,
        "region_colour": style.KIND_STYLES[Kind.BODY_REPATRIATION].colour,
        "roles": {str(role): style.ROLE_NAMES[role] for role in Role},
        "radii": {
            "told": {f"{place_id}|{fine}": km for (place_id, fine), km in known.told.items()},
            "default": {str(fine): km for fine, km in known.default.items()},
        },
        "context": [
            {
                "id": event.known_event_id,
                "name": event.name,
                "when": " · ".join(filter(None, (event.when(), event.place))),
                "first_on": event.first_on.isoformat(),
                "last_on": event.last_on.isoformat(),
                "lat": event.lat,
                "lon": event.lon,
                "details": event.details(),
            }
            for event in context
        ],
    }


def layer_words() -> dict[str, str]:
    """Return the words of the layers."""
    return dict(_WORDS)


def layer_payload(
    shown: Shown, *, event: str, place: str, first_on: dt.date, last_on: dt.date
) -> dict[str, Any]:
    """Return what the layers show of the shown events, and what is chosen on the map.

    ``event`` and ``place`` are the selected ones (blank: none); the two days are the period.
    """
    found = recovered(shown)
    chosen = shown.chosen
    lines = make_lines(shown)
    is_thicket = len(lines) > MOST_LINES
    if event or place or is_thicket:
        lines = [line for line in lines if _is_selected(line, event, place)][:MOST_LINES]
    return {
        "regions": [
            [total.region, total.people, total.events, total.untold] for total in found.regions
        ],
        "told": found.told,
        "lines": [
            [
                line.event_id,
                line.recovery_id,
                *(round(degrees, _DECIMALS) for degrees in line.recovery),
                line.handover_id,
                *(round(degrees, _DECIMALS) for degrees in line.handover),
                line.one_sided,
            ]
            for line in lines
        ],
        "too_many_lines": is_thicket,
        "period": [first_on.isoformat(), last_on.isoformat()],
        "selected": {"event": event, "place": place},
        "chosen": {
            "roles": [str(role) for role in Role if role in chosen.roles],
            "regions": sorted(chosen.regions),
            "area": [list(corner) for corner in chosen.area],
            "view": [list(corner) for corner in chosen.view],
        },
    }


def _is_selected(line: Line, event: str, place: str) -> bool:
    """Tell whether a line belongs to the selected event, else to the selected place."""
    if event:
        return line.event_id == event
    return bool(place) and place in (line.recovery_id, line.handover_id)
