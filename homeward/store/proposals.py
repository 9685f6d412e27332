"""Events read from documents, as they wait in the store for a decision."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from homeward.model import Count, GeoPrecision, Kind, Role, Side, Stance
from homeward.read.findings import Agreement, Claim, Event, EventPlace, Quote
from homeward.store import schema

Values = dict[str, Any]


class State(StrEnum):
    """What became of an event read from a document."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class SettledBy(StrEnum):
    """Who may move a proposal: nobody yet, the rule of ``ingest --accept``, or a person.

    What a language model proposed waits for a person, whatever the rule is handed.
    """

    NOBODY = ""
    RULE = "rule"
    MODEL = "model"
    PERSON = "person"


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """An event read from a document.

    ``found`` is what reading gave; ``event`` what holds now, with a person's corrections.
    ``event_id`` is the event that an accepted proposal tells of. ``version`` rises with
    every decision, so that nobody decides about what somebody else has changed.
    """

    proposal_id: str
    document_id: str
    position: int
    found: Event
    corrected: Event | None
    state: State
    settled_by: SettledBy
    event_id: str | None
    reason: str
    version: int

    @property
    def event(self) -> Event:
        """What the proposal says now."""
        return self.corrected or self.found


def proposal_id(document_id: str, position: int) -> str:
    """Name a proposal after its document and its place there."""
    return f"{document_id.removeprefix('sha256:')[:20]}.{position}"


def own_event_id(of_proposal: str) -> str:
    """Name the event that a proposal founds when it is joined to none that is known."""
    digest, position = of_proposal.split(".")
    return f"DE-{digest[:12]}-{position}"


def read_proposals(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> list[Proposal]:
    """Return proposals in the order of their documents and places there."""
    table = schema.proposals
    query = sa.select(table).where(*where).order_by(table.c.document_id, table.c.position)
    return [from_row(row) for row in connection.execute(query).mappings()]


def from_row(row: Any) -> Proposal:
    """Make a proposal of a row of the table."""
    return Proposal(
        proposal_id=row["proposal_id"],
        document_id=row["document_id"],
        position=row["position"],
        found=event_from(row["found"]),
        corrected=event_from(row["corrected"]) if row["corrected"] else None,
        state=State(row["state"]),
        settled_by=SettledBy(row["settled_by"]),
        event_id=row["event_id"],
        reason=row["reason"],
        version=row["version"],
    )


def values_of(event: Event) -> Values:
    """Return an event as plain values for JSON."""
    return dataclasses.asdict(event)


def event_from(values: Values) -> Event:
    """Make an event of the values that `values_of` gave."""
    return Event(
        kind=Kind(values["kind"]),
        topic=Kind(values["topic"]),
        focus=values["focus"],
        date=values["date"],
        round=values["round"],
        to_ukraine=_count(values["to_ukraine"]),
        to_russia=_count(values["to_russia"]),
        places=tuple(_place(place) for place in values["places"]),
        claims=tuple(_claim(claim) for claim in values["claims"]),
        flags=tuple(values["flags"]),
        # Proposals of an earlier version have none of these.
        date_quote=_quote(values["date_quote"]) if values.get("date_quote") else None,
        agreements=tuple(_agreement(each) for each in values.get("agreements", ())),
        proposed_by=values.get("proposed_by", ""),
    )


def _agreement(values: Values) -> Agreement:
    return Agreement(
        quote=_quote(values["quote"]),
        venues=tuple(values["venues"]),
        day=values["day"],
        people=values["people"],
    )


def _count(values: Values | None) -> Count | None:
    return Count(**values) if values else None


def _quote(values: Values) -> Quote:
    return Quote(exact=values["exact"], start=values["start"], end=values["end"])


def _place(values: Values) -> EventPlace:
    return EventPlace(
        name=values["name"],
        place_id=values["place_id"],
        country=values["country"],
        role=Role(values["role"]),
        geo_precision=GeoPrecision(values["geo_precision"]),
        lat=values["lat"],
        lon=values["lon"],
        count=values["count"],
        quote=_quote(values["quote"]),
        candidates=tuple(values["candidates"]),
    )


def _claim(values: Values) -> Claim:
    return Claim(
        claimant=values["claimant"],
        side=Side(values["side"]) if values["side"] else None,
        stance=Stance(values["stance"]),
        quote=_quote(values["quote"]),
        to_ukraine=_count(values["to_ukraine"]),
        to_russia=_count(values["to_russia"]),
    )
