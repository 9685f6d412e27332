"""Addresses of pages within the atlas, relative, so that they hold under any base path."""

from __future__ import annotations

from urllib.parse import urlencode

from homeward.language import ENGLISH, language
from homeward.view.filters import Filter


def event_address(event_id: str, chosen: Filter | None = None) -> str:
    """Return the address of an event's card on the map page, with a filter and the language."""
    return _address("./", chosen, event=event_id)


def place_address(place_id: str) -> str:
    """Return the address of the story of a place."""
    return _address("./place", None, place=place_id)


def _address(page: str, chosen: Filter | None, **selection: str) -> str:
    parameters: dict[str, list[str]] = dict(chosen.to_parameters()) if chosen else {}
    parameters |= {name: [value] for name, value in selection.items()}
    if language() != ENGLISH:
        parameters["lang"] = [language()]
    return f"{page}?{urlencode(parameters, doseq=True)}"
