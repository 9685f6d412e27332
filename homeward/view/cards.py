"""Cards: everything known about an event or a place, as plain values for a script to show.

A card holds text only, never markup. The dashboard and the standalone page show the
same cards with the same script.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from homeward.language import N_, Words, _
from homeward.model import (
    CommitmentStatus,
    Direction,
    GeoPrecision,
    Kind,
    Relation,
    Role,
)
from homeward.store.frames import Frames, bounds, rows
from homeward.view import style
from homeward.view.claim_cards import claim_line
from homeward.view.differences import differences, side_counts
from homeward.view.event_words import Card, event_line, weak_spots
from homeward.view.filters import Shown
from homeward.view.words import (
    events_counted,
    number,
    number_range,
    place_name,
)

_RELATIONS = {
    Relation.FULFILS: (N_("Fulfils"), N_("Fulfilled by")),
    Relation.AGREED_AT: (N_("Agreed at"), N_("Agreed here")),
    Relation.CONTINUES: (N_("Continues"), N_("Continued by")),
    Relation.TOTAL_OF: (N_("Total of"), N_("Part of the total")),
    Relation.MAY_OVERLAP: (N_("May overlap with"), N_("May overlap with")),
    Relation.SAME_DAY: (N_("Same day as"), N_("Same day as")),
}

CARD_WORDS = Words(
    {
        "nothing_chosen": N_(
            "Choose a mark on the map or a row of the table to see what is known, "
            "who says so, and where."
        ),
        "back": "",
        "best": N_("best figure"),
        "not_told": N_("not told"),
        "promised": N_("Promised"),
        "status": N_("What became of it"),
        "differ": N_("Where the sources differ"),
        "places": N_("Places"),
        "according_to": N_("according to"),
        "inferred": N_("inferred"),
        "breakdown": N_("Breakdown"),
        "weak": N_("What is weak"),
        "related": N_("Related events"),
        "claims": N_("Claims"),
        "via": N_("via"),
        "no_address": N_("no address"),
        "undated": N_("undated"),
        "participants": N_("Took part or were named"),
        "event_id": N_("Event"),
    }
)
"""The words of a card, for its script; ``back`` is blank where there is no way back."""


def as_script(module: str) -> str:
    """Turn the card's module into part of a script: its function is no longer exported.

    The one place where it is done: the dashboard's component and the standalone page
    both put the function into a script of their own.
    """
    return module.replace("export function", "function", 1)


@dataclass(frozen=True, kw_only=True)
class _ByEvent:
    """The rows of the frames by the event they belong to; looking through frames is slow."""

    events: Mapping[str, Any]
    claims: Mapping[str, list[Any]]
    places: Mapping[str, list[Any]]
    parts: Mapping[str, list[Any]]
    participants: Mapping[str, list[Any]]
    statuses: Mapping[str, list[Any]]
    links: Mapping[str, list[Any]]


@lru_cache(maxsize=4)
def _by_event(frames: Frames) -> _ByEvent:
    links: dict[str, list[Any]] = {}
    for link in rows(frames.links):
        for event_id in dict.fromkeys((link.event_id, link.other_event_id)):
            links.setdefault(event_id, []).append(link)
    return _ByEvent(
        events={event.event_id: event for event in rows(frames.events)},
        claims=_grouped(frames.claims),
        places=_grouped(frames.event_places),
        parts=_grouped(frames.parts),
        participants=_grouped(frames.participants),
        statuses=_grouped(frames.statuses),
        links=links,
    )


def _grouped(frame: pd.DataFrame) -> dict[str, list[Any]]:
    grouped: dict[str, list[Any]] = {}
    for row in rows(frame):
        grouped.setdefault(row.event_id, []).append(row)
    return grouped


def place_card(shown: Shown, place_id: str) -> Card | None:
    """Return the card of a place: the shown events there, newest first.

    None when no shown event has the place.
    """
    places = shown.frames.event_places
    here = places[shown.event_places & (places["place_id"] == place_id).to_numpy()]
    return None if here.empty else _place_card(shown.frames, rows(here))


def place_cards(shown: Shown) -> dict[str, Card]:
    """Return the cards of all places that a shown event has, by their ids."""
    of_place: dict[str, list[Any]] = {}
    for row in rows(shown.frames.event_places[shown.event_places]):
        of_place.setdefault(row.place_id, []).append(row)
    return {place_id: _place_card(shown.frames, here) for place_id, here in of_place.items()}


def _place_card(frames: Frames, here: list[Any]) -> Card:
    events = _by_event(frames).events
    roles: dict[tuple[int, str], list[str]] = {}
    for row in here:
        words = style.ROLE_NAMES[Role(row.role)]
        if not pd.isna(row.share) and row.role != Role.VENUE:
            words = f"{words}: {number(int(row.share))}"
        roles.setdefault((row.event, row.event_id), []).append(words)
    lines = [
        {**event_line(events[event_id]), "roles": "; ".join(dict.fromkeys(told))}
        for (_, event_id), told in sorted(roles.items(), reverse=True)
    ]
    first = here[0]
    return {
        "card": "place",
        "place_id": first.place_id,
        "name": place_name(first),
        "precision": style.GEO_PRECISION_NAMES[GeoPrecision(first.place_precision)],
        "count": events_counted(len(lines)),
        "events": lines,
    }


def event_card(frames: Frames, event_id: str) -> Card | None:
    """Return the card of an event; None when the store has no such event."""
    known = _by_event(frames)
    event = known.events.get(event_id)
    if event is None:
        return None
    claims = known.claims.get(event_id, [])
    kind = Kind(event.kind)
    return {
        "card": "event",
        **event_line(event),
        "text_colour": style.KIND_STYLES[kind].text_colour,
        "round": event.round,
        "numbers": [] if kind is Kind.NEGOTIATION_ROUND else _numbers(event),
        "promised": kind is Kind.COMMITMENT,
        "summary": event.summary,
        "statuses": _statuses(known.statuses.get(event_id, [])),
        "weak_spots": weak_spots(event),
        "differences": differences(event, claims),
        "places": _places(known.places.get(event_id, [])),
        "parts": _parts(known.parts.get(event_id, [])),
        "participants": _participants(known.participants.get(event_id, [])),
        "related": _related(known, event_id),
        "claims": [claim_line(claim) for claim in claims],
    }


def _numbers(event: Any) -> list[Card]:
    made = []
    for direction in Direction:
        low, best, high = bounds(event, direction)
        made.append(
            {
                "direction": style.DIRECTION_NAMES[direction],
                "range": number_range(low, high),
                "best": number(best) if best is not None and low != high else "",
                "sides": side_counts(event, direction),
            }
        )
    return made


def _places(places: list[Any]) -> list[Card]:
    made = []
    for role in Role:
        of_role = [
            {
                "place_id": row.place_id,
                "name": place_name(row),
                "precision": style.GEO_PRECISION_NAMES[GeoPrecision(row.geo_precision)],
                "direction": style.DIRECTION_NAMES[Direction(row.direction)]
                if row.direction
                else "",
                "people": "" if pd.isna(row.people) else number(int(row.people)),
                "claimed_by": row.claimed_by,
                "inferred": bool(row.inferred),
            }
            for row in places
            if row.role == role
        ]
        if of_role:
            made.append({"role": style.ROLE_NAMES[role], "places": of_role})
    return made


def _parts(parts: list[Any]) -> list[Card]:
    relations = {"part": "", "subset": _("among them"), "outside": _("not in the total")}
    return [
        {
            "label": row.label,
            "direction": style.DIRECTION_NAMES[Direction(row.direction)],
            "people": "" if pd.isna(row.people) else number(int(row.people)),
            "relation": relations[row.relation],
        }
        for row in parts
    ]


def _participants(participants: list[Any]) -> list[str]:
    return list(dict.fromkeys(f"{row.name} ({row.part})" for row in participants))


def _statuses(statuses: list[Any]) -> list[Card]:
    return [
        {
            "status": style.COMMITMENT_STATUS_NAMES[CommitmentStatus(row.status)],
            "said_by": row.said_by,
            "as_of": row.as_of,
            "statement": row.statement,
        }
        for row in statuses
    ]


def _related(known: _ByEvent, event_id: str) -> list[Card]:
    related = []
    for link in known.links.get(event_id, []):
        forwards = link.event_id == event_id
        other = known.events.get(link.other_event_id if forwards else link.event_id)
        if other is None:
            continue
        related.append(
            {
                "relation": _(_RELATIONS[Relation(link.relation)][0 if forwards else 1]),
                "note": link.note,
                **event_line(other),
            }
        )
    return sorted(related, key=lambda each: (each["relation"], each["event_id"]))
