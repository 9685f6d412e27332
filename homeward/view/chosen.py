"""What is chosen: the filter as a value, and its form in an address.

One filter serves the pages, the files and the interface for programs; its parameters
are named here once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from homeward.errors import AreaNotUnderstood
from homeward.language import _
from homeward.model import Direction, Kind, Role
from homeward.view.area import Ring, parse_area, parse_view, write_area

Choice = TypeVar("Choice", bound=StrEnum)


class Status(StrEnum):
    """How an event stands between its sources."""

    UNDISPUTED = "undisputed"
    DISPUTED = "disputed"
    SINGLE_SOURCE = "single_source"


class Dispute(StrEnum):
    """On what the claims about an event differ."""

    COUNT = "count"
    DATE = "date"
    PLACE = "place"
    BREAKDOWN = "breakdown"
    NATURE = "nature"
    IDENTITY = "identity"
    STATUS = "status"
    WHO = "who"


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What is chosen; an empty set or text, or no day, chooses everything.

    Choices within one field widen it, fields narrow each other. ``regions`` holds
    ISO 3166 codes: ``UA-14`` or ``UA``. Both days are inside the period. ``area`` is an
    outline that somebody drew, ``view`` what a map had in view (see `area`, `ground`).
    """

    kinds: frozenset[Kind] = frozenset()
    regions: frozenset[str] = frozenset()
    roles: frozenset[Role] = frozenset()
    directions: frozenset[Direction] = frozenset()
    statuses: frozenset[Status] = frozenset()
    disputes: frozenset[Dispute] = frozenset()
    words: str = ""
    first_on: dt.date | None = None
    last_on: dt.date | None = None
    area: Ring = ()
    view: Ring = ()

    def to_parameters(self) -> dict[str, list[str]]:
        """Return the filter as address parameters, only what is chosen, in a fixed order."""
        chosen: dict[str, list[str]] = {
            "kind": [kind for kind in Kind if kind in self.kinds],
            "region": sorted(self.regions),
            "role": [role for role in Role if role in self.roles],
            "direction": [way for way in Direction if way in self.directions],
            "status": [status for status in Status if status in self.statuses],
            "dispute": [dispute for dispute in Dispute if dispute in self.disputes],
            "q": [self.words] if self.words else [],
            "from": [self.first_on.isoformat()] if self.first_on else [],
            "to": [self.last_on.isoformat()] if self.last_on else [],
            "area": [write_area(self.area)] if self.area else [],
            "view": [write_area(self.view)] if self.view else [],
        }
        return {name: [str(value) for value in values] for name, values in chosen.items() if values}

    @property
    def is_empty(self) -> bool:
        """Tell whether everything is chosen."""
        return self == Filter()


PARAMETERS = (
    "kind", "region", "role", "direction", "status", "dispute", "q", "from", "to", "area", "view",
)  # fmt: skip
"""The names of a filter's address parameters."""

_LONGEST_SEARCH = 200


def parse_filter(
    parameters: Mapping[str, Sequence[str]],
    *,
    known_regions: Iterable[str],
    refusing: bool = False,
) -> tuple[Filter, list[str]]:
    """Read a filter from address parameters; return it with a sentence for each bad value.

    A bad value is left out, the rest holds. ``refusing``: nothing is shown where there is any,
    so that no sentence says that something was left out.
    """
    notes: list[str] = []
    regions = set(known_regions)

    def not_understood(name: str, value: str, allowed: Sequence[str]) -> str:
        words = (
            _("{parameter} is not understood; it takes {allowed}.")
            if refusing
            else _("{parameter} is not understood and was left out; it takes {allowed}.")
        )
        return words.format(parameter=f"{name}={_shortened(value)}", allowed=", ".join(allowed))

    def choices(name: str, kinds: type[Choice]) -> frozenset[Choice]:
        chosen = set()
        for value in parameters.get(name, ()):
            try:
                chosen.add(kinds(value))
            except ValueError:
                notes.append(not_understood(name, value, [str(kind) for kind in kinds]))
        return frozenset(chosen)

    def day(name: str) -> dt.date | None:
        values = parameters.get(name, ())
        if not values:
            return None
        try:
            return dt.date.fromisoformat(values[-1])
        except ValueError:
            notes.append(not_understood(name, values[-1], [_("a day such as 2025-06-11")]))
            return None

    def ring(name: str, read: Callable[[str], Ring]) -> Ring:
        text = " ".join(parameters.get(name, ("",))[-1:]).strip()
        try:
            return read(text) if text else ()
        except AreaNotUnderstood as error:
            words = (
                _("{parameter} is not understood: {reason}")
                if refusing
                else _("{parameter} was left out: {reason}")
            )
            notes.append(words.format(parameter=f"{name}={_shortened(text)}", reason=error))
            return ()

    known = frozenset(value for value in parameters.get("region", ()) if value in regions)
    notes += [
        not_understood("region", value, [_("a region of the record such as UA-14")])
        for value in parameters.get("region", ())
        if value not in regions
    ]
    first_on, last_on = day("from"), day("to")
    if first_on and last_on and first_on > last_on:
        words = (
            _("The period from {first} to {last} runs backwards.")
            if refusing
            else _("The period from {first} to {last} runs backwards and was left out.")
        )
        notes.append(words.format(first=first_on, last=last_on))
        first_on = last_on = None
    words = " ".join(parameters.get("q", ("",))[-1:]).strip()
    if len(words) > _LONGEST_SEARCH:
        notes.append(
            _("The search was cut to its first {count} characters.").format(count=_LONGEST_SEARCH)
        )
        words = words[:_LONGEST_SEARCH]
    chosen = Filter(
        kinds=choices("kind", Kind),
        regions=known,
        roles=choices("role", Role),
        directions=choices("direction", Direction),
        statuses=choices("status", Status),
        disputes=choices("dispute", Dispute),
        words=words,
        first_on=first_on,
        last_on=last_on,
        area=ring("area", parse_area),
        view=ring("view", parse_view),
    )
    return chosen, notes


def _shortened(value: str) -> str:
    return value if len(value) <= 40 else value[:40] + "…"


def without_period(chosen: Filter) -> Filter:
    """Return the same filter over all time."""
    return replace(chosen, first_on=None, last_on=None)
