"""The data inside the page of its own: marks, cards and time, as JSON that cannot break out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from homeward.export.page_context import context_shown, span
from homeward.geo.outlines import drawn_map
from homeward.language import _
from homeward.view import map as atlas
from homeward.view.cards import CARD_WORDS, event_card, place_cards
from homeward.view.compact import compact_json
from homeward.view.filters import Shown
from homeward.view.headline import shown_words
from homeward.view.layers import layer_payload
from homeward.view.marks import make_marks
from homeward.view.playback import playback_settings, played, time_payload


def page_data(shown: Shown, data_folder: Path) -> dict[str, Any]:
    """Return all that the page's scripts show, as plain values; text stays text in them.

    ``played`` holds the ids of the dated events in the order of the playback, by which the
    table follows it.
    """
    marks = make_marks(shown)
    known = shown.frames.events["event_id"].tolist()
    ids = list(shown.event_rows()["event_id"])
    return {
        "centre": list(atlas.CENTRE),
        "zoom": atlas.ZOOM,
        "fit": not shown.chosen.is_empty,
        "settings": atlas.settings(
            context=context_shown(shown, data_folder), data_folder=data_folder
        ),
        "sent": atlas.payload(
            marks,
            selected=None,
            caption=shown_words(shown),
            time=time_payload(shown, marks),
            layers=_layers(shown),
        ),
        "events": {event_id: event_card(shown.frames, event_id) for event_id in ids},
        "places": place_cards(shown),
        "playback": playback_settings(),
        "played": [known[row] for row in played(shown)],
        "words": dict(CARD_WORDS),
        "back": {
            "place": _("← all events of this place"),
            "event": _("← the event before"),
            "table": _("← the table"),
            "map": _("← the map"),
        },
    }


def _layers(shown: Shown) -> dict[str, Any]:
    """Return the shaded regions and the lines; an open period ends with its last event."""
    first_on, last_on = span(shown)
    return layer_payload(shown, event="", place="", first_on=first_on, last_on=last_on)


def dump(value: Any) -> str:
    """Write a value as compact JSON that is inert inside a script element."""
    return inert(compact_json(value))


def inert(text: str) -> str:
    """Write the characters with which a script element could be left as JSON escapes."""
    for character, escaped in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(character, escaped)
    return text


@cache
def boundaries(data_folder: Path) -> str:
    """Return the boundaries of the base map as inert JSON."""
    return inert(drawn_map(data_folder).decode())
