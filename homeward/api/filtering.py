"""The dashboard's own filter as parameters, and those by which a list is paged."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from homeward.api.parameters import Parameter
from homeward.language import ENGLISH, languages
from homeward.model import Direction, Kind, Role
from homeward.view.filters import PARAMETERS, Dispute, Status

MOST_ON_A_PAGE = 1000
_FURTHEST = 1_000_000


def _choices(kinds: type[StrEnum]) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string", "enum": [str(kind) for kind in kinds]}}


_TEXTS: dict[str, Any] = {"type": "array", "items": {"type": "string", "maxLength": 40}}

_DESCRIBED: dict[str, tuple[str, dict[str, Any], str]] = {
    "kind": ("What the events are.", _choices(Kind), "body_repatriation"),
    "region": (
        "ISO 3166 codes of oblasts or countries in which an event has a place; "
        "/api/regions lists them.",
        _TEXTS,
        "UA-14",
    ),
    "role": ("What a place has to do with the event.", _choices(Role), "recovery"),
    "direction": ("To which side people or bodies went.", _choices(Direction), "to_ukraine"),
    "status": ("How an event stands between its sources.", _choices(Status), "disputed"),
    "dispute": ("On what the claims differ.", _choices(Dispute), "count"),
    "q": (
        "Words that the event, its claims or its places hold, in any order.",
        {"type": "string", "maxLength": 200},
        "Istanbul",
    ),
    "from": ("The first day of the period.", {"type": "string", "format": "date"}, "2025-06-01"),
    "area": (
        "An area of the map in which an event has a place: corners in degrees, longitude first; "
        "two are those of a rectangle.",
        {"type": "string", "maxLength": 2000},
        "37.9,48.4; 38.2,48.7",
    ),
    "view": (
        "The same for what a map has in view: two corners of a rectangle.",
        {"type": "string", "maxLength": 2000},
        "22,44; 41,53",
    ),
    "to": ("The last day of the period.", {"type": "string", "format": "date"}, "2025-06-30"),
}


def _filter_parameter(name: str) -> Parameter:
    # A filter that is new and not described yet works all the same.
    says, schema, example = _DESCRIBED.get(name, (f"The dashboard's {name}.", _TEXTS, ""))
    return Parameter(
        name=name,
        says=says,
        schema=schema,
        example=example,
        many=schema["type"] == "array",
        of_filter=True,
    )


FILTER = tuple(_filter_parameter(name) for name in PARAMETERS)
"""The filter of the dashboard: choices of one parameter widen it, parameters narrow each other."""


def limit(default: int, most: int = MOST_ON_A_PAGE) -> Parameter:
    """Return the parameter that says how many a page holds."""
    return Parameter(
        name="limit",
        says="How many a page holds at most.",
        schema={"type": "integer", "minimum": 1, "maximum": most, "default": default},
        example="50",
    )


OFFSET = Parameter(
    name="offset",
    says="How many to leave out before the page; the links next and prev hold it.",
    schema={"type": "integer", "minimum": 0, "maximum": _FURTHEST, "default": 0},
    example="100",
)

PAGING = (limit(100), OFFSET)

REFUSALS_LANGUAGE = Parameter(
    name="lang",
    says="In which language refusals are told; the answer is the same in every language.",
    schema={"type": "string", "enum": list(languages()), "default": ENGLISH},
    example="uk",
)

LANGUAGE = Parameter(
    name="lang",
    says="In which language our own words are told; texts of the record stay as they are.",
    schema={"type": "string", "enum": list(languages()), "default": ENGLISH},
    example="uk",
)
