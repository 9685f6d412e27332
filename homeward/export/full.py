"""Everything that is held about the shown events as JSON: for programs and for archives."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from homeward.export.about import about
from homeward.export.layers import Line, claim_lines, place_lines
from homeward.export.tables import event_lines
from homeward.store.frames import rows
from homeward.view.filters import Shown


def full_json(shown: Shown, *, made_on: dt.date, names: Mapping[str, str] | None = None) -> bytes:
    """Write the shown events, each with its places, claims, breakdown, links and statuses.

    ``homeward`` says what was chosen, licence and citation. None means: not told. A link
    may name an event that is not shown. The same input gives the same bytes.
    """
    whole = {
        "homeward": about(shown, made_on=made_on, names=names),
        "events": full_events(shown),
    }
    return json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=1).encode()


def full_events(shown: Shown) -> list[Line]:
    """Return the shown events as ``full_json`` holds them, in the order of their dates."""
    frames = shown.frames
    places, claims = _by_event(place_lines(shown)), _by_event(claim_lines(shown))
    parts = _by_event(
        _plain(frames.parts, ("label", "direction", "people", "relation", "category", "place_id"))
    )
    statuses = _by_event(
        _plain(frames.statuses, ("status", "as_of", "said_by", "statement", "claim_id"))
    )
    people = _by_event(_plain(frames.participants, ("name", "side", "part")))
    links = _by_event(
        _plain(frames.links, ("relation", "other_event_id", "to_ukraine", "to_russia", "note"))
    )
    events = []
    for line in event_lines(shown):
        event_id = line["event_id"]
        events.append(
            {
                **{name: value for name, value in line.items() if name != "places"},
                "claim_ids": line["claim_ids"].split(),
                "source_urls": line["source_urls"].split(),
                "places": places.get(event_id, []),
                "parts": parts.get(event_id, []),
                "participants": people.get(event_id, []),
                "links": links.get(event_id, []),
                "commitment_statuses": statuses.get(event_id, []),
                "claims": claims.get(event_id, []),
            }
        )
    return events


def _plain(frame: pd.DataFrame, columns: tuple[str, ...]) -> list[Line]:
    return [
        {"event_id": row.event_id, **{name: _value(getattr(row, name)) for name in columns}}
        for row in rows(frame)
    ]


def _value(value: Any) -> Any:
    if value is None or pd.isna(value):
        return None
    return int(value) if isinstance(value, float) else value


def _by_event(lines: list[Line]) -> dict[str, list[Line]]:
    grouped: dict[str, list[Line]] = {}
    for line in lines:
        kept = {name: value for name, value in line.items() if name != "event_id"}
        grouped.setdefault(line["event_id"], []).append(kept)
    return grouped
