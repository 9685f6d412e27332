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


def list_address(page: str, chosen: Filter, number: int) -> str:
    """Return the address of a page of a list, such as the second of "differences"."""
    return _address(f"./{page}", chosen, **({"page": str(number)} if number > 1 else {}))


def _address(path: str, chosen: Filter | None, **selection: str) -> str:
    parameters: dict[str, list[str]] = dict(chosen.to_parameters()) if chosen else {}
    parameters |= {name: [value] for name, value in selection.items()}
    if language() != ENGLISH:
        parameters["lang"] = [language()]
    return f"{path}?{urlencode(parameters, doseq=True)}"
