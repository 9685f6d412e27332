"""The columns of every file of the record, each with what reads its cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from homeward.model import (
    CommitmentStatus,
    DatePrecision,
    Direction,
    GeoPrecision,
    Kind,
    Relation,
    Role,
    Scope,
    Side,
    Stance,
    interval,
)

Parser = Callable[[str], Any]

PART_RELATIONS = frozenset({"part", "subset", "outside"})
"""How a number of a breakdown stands to the event's total."""

DIFFERENCES = frozenset(
    {"count", "date", "place", "breakdown", "nature", "identity", "status", "who"}
)
"""On what a claim may differ from the others about the same event."""

ACTOR_PARTS = frozenset({"claimant", "carrier"})
"""What an actor has to do with a claim: it is theirs, or they passed it on."""


def text(cell: str) -> str:
    """Read a cell of free text; a blank one is the empty text."""
    return cell


def required(cell: str) -> str:
    """Read a cell of free text that must not be blank."""
    if not cell:
        raise ValueError("is blank")
    return cell


def whole(cell: str) -> int | None:
    """Read a whole number of people; None for a blank cell."""
    if not cell:
        return None
    if not cell.isascii() or not cell.isdigit():
        raise ValueError(f"{cell!r} is not a whole number of people")
    return int(cell)


def _yes_no(cell: str) -> bool:
    if cell not in {"yes", "no"}:
        raise ValueError(f"{cell!r} is neither yes nor no")
    return cell == "yes"


def one_of(values: Any, *, blank: bool = False) -> Parser:
    """Make what reads a cell of a closed set, blank too if told."""
    allowed = [str(value) for value in values]

    def parse(cell: str) -> str:
        if (cell or not blank) and cell not in allowed:
            raise ValueError(f"{cell!r} is not one of {', '.join(sorted(allowed))}")
        return cell

    return parse


def _several_of(values: Any) -> Parser:
    parse_one = one_of(values)

    def parse(cell: str) -> str:
        return ";".join(parse_one(part.strip()) for part in cell.split(";")) if cell else ""

    return parse


def _date(cell: str) -> str:
    if cell:
        interval(cell)
    return cell


def _day(cell: str) -> dt.date | None:
    return dt.date.fromisoformat(cell) if cell else None


def _url(cell: str) -> str:
    if cell:
        parts = urlsplit(cell)
        if parts.scheme not in {"http", "https"} or not parts.hostname or cell != cell.strip():
            raise ValueError(f"{cell!r} is not an http(s) address")
    return cell


def _optional(cell: str) -> str | None:
    return cell or None


_COUNTS: Mapping[str, Parser] = {
    f"{direction}_{bound}": whole for direction in Direction for bound in ("low", "best", "high")
}

COLUMNS: Mapping[str, Mapping[str, Parser]] = {
    "actors": {
        "actor_id": required,
        "name": required,
        "side": one_of(Side),
        "kind": required,
        "aliases": text,
    },
    "events": {
        "event_id": required,
        "kind": one_of(Kind),
        "date": _date,
        "date_precision": one_of(DatePrecision, blank=True),
        "ends_on": _day,
        "date_inferred": _yes_no,
        "direction": one_of([*Direction, "both"], blank=True),
        "to_ukraine": whole,
        "to_russia": whole,
        "counted": _yes_no,
        "indirect": _yes_no,
        "round": text,
        "summary": required,
        "weakness": text,
    },
    "event_parts": {
        "event_id": required,
        "label": required,
        "direction": one_of(Direction),
        "people": whole,
        "relation": one_of(PART_RELATIONS),
        "category": required,
        "place_id": _optional,
    },
    "event_places": {
        "event_id": required,
        "place_id": required,
        "role": one_of(Role),
        "direction": one_of(Direction, blank=True),
        "people": whole,
        "geo_precision": one_of(GeoPrecision),
        "claimed_by": text,
        "inferred": _yes_no,
        "wording": text,
    },
    "event_actors": {"event_id": required, "actor_id": required, "part": required},
    "event_links": {
        "event_id": required,
        "relation": one_of(Relation),
        "other_event_id": required,
        "to_ukraine": whole,
        "to_russia": whole,
        "note": text,
    },
    "claims": {
        "claim_id": required,
        "event_id": required,
        "claimant": required,
        "stance": one_of(Stance),
        "scope": one_of(Scope),
        **_COUNTS,
        "differs_on": _several_of(DIFFERENCES),
        "said_on": _date,
        "statement": required,
        "publisher": text,
        "source_title": text,
        "title_from_slug": _yes_no,
        "source_url": _url,
        "published_on": _date,
        "republisher": _yes_no,
        "language": text,
        "note": text,
    },
    "claim_actors": {
        "claim_id": required,
        "actor_id": required,
        "part": one_of(ACTOR_PARTS),
        "to_ukraine": whole,
        "to_russia": whole,
    },
    "commitment_statuses": {
        "event_id": required,
        "status": one_of(CommitmentStatus),
        "as_of": _date,
        "said_by": text,
        "statement": required,
        "claim_id": text,
    },
    "known_events": {
        "known_event_id": required,
        "date": _date,
        "ends_on": _date,
        "date_precision": one_of(DatePrecision),
        "name": required,
        "names_other": text,
        "place_id": _optional,
        "claimed_by": text,
        "disputed_by": text,
        "statement": required,
        "source": required,
    },
}
"""Columns of every file of the record, in order, each with what reads its cells."""
