"""From a round to what became of it: commitments, the events that serve them, running totals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from homeward.model import CommitmentStatus, Direction, Kind, Origin, Relation, Side
from homeward.store.frames import Frames, bounds, rows, whole


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """An event that serves a commitment, with how many it adds to one direction.

    ``people`` is None where nobody told the number. ``by_side`` holds what each
    government counts, ``total`` and ``total_by_side`` run up to and including it.
    """

    event: Any
    note: str
    is_from_document: bool
    people: int | None
    by_side: dict[Side, int]
    total: int
    total_by_side: dict[Side, int]


@dataclass(frozen=True, kw_only=True)
class Promise:
    """What a commitment promised in one direction, and what was delivered.

    ``promised_on`` is the first day on which the promise may have been made.
    """

    direction: Direction
    promised_on: pd.Timestamp | None
    low: int | None
    best: int | None
    high: int | None
    deliveries: tuple[Delivery, ...]

    @property
    def delivered(self) -> int:
        """Return how many were delivered in all, by the best figures."""
        return self.deliveries[-1].total if self.deliveries else 0

    @property
    def share(self) -> float | None:
        """Return the part that was delivered; None where no number was promised."""
        return self.delivered / self.best if self.best else None


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """A firm undertaking: the event, what it promised, and what each side says of it."""

    event: Any
    promises: tuple[Promise, ...]
    statuses: tuple[Any, ...]

    @property
    def status(self) -> CommitmentStatus | None:
        """Return the status over all views; None where the record gives none."""
        for view in self.statuses:
            if not view.said_by:
                return CommitmentStatus(view.status)
        return CommitmentStatus(self.statuses[0].status) if self.statuses else None


@dataclass(frozen=True, kw_only=True)
class Round:
    """A round of negotiation with the commitments made there.

    ``event`` is None for the commitments that the record ties to no round.
    """

    event: Any | None
    commitments: tuple[Commitment, ...]


def rounds(frames: Frames) -> list[Round]:
    """Return every round, newest first, each with its commitments; last those of no round."""
    events = {event.event_id: event for event in rows(frames.events)}
    links = rows(frames.links)
    agreed_at = {
        link.event_id: link.other_event_id
        for link in links
        if link.relation == Relation.AGREED_AT and link.other_event_id in events
    }
    commitments = {
        event.event_id: _commitment(frames, event, events, links)
        for event in events.values()
        if event.kind == Kind.COMMITMENT
    }
    made = [
        Round(
            event=event,
            commitments=tuple(
                commitment
                for event_id, commitment in commitments.items()
                if agreed_at.get(event_id) == event.event_id
            ),
        )
        for event in events.values()
        if event.kind == Kind.NEGOTIATION_ROUND
    ]
    made.reverse()
    of_no_round = tuple(
        commitment for event_id, commitment in commitments.items() if event_id not in agreed_at
    )
    if of_no_round:
        made.append(Round(event=None, commitments=of_no_round))
    return made


def _commitment(frames: Frames, event: Any, events: dict[str, Any], links: list[Any]) -> Commitment:
    serving = sorted(
        (
            (events[link.event_id], link)
            for link in links
            if link.relation == Relation.FULFILS
            and link.other_event_id == event.event_id
            and link.event_id in events
        ),
        key=lambda pair: (str(pair[0].starts_on), pair[0].event_id),
    )
    statuses = frames.statuses[frames.statuses["event_id"] == event.event_id]
    return Commitment(
        event=event,
        promises=tuple(
            promise
            for direction in Direction
            if (promise := _promise(event, direction, serving)) is not None
        ),
        statuses=tuple(rows(statuses)),
    )


def _promise(event: Any, direction: Direction, serving: list[tuple[Any, Any]]) -> Promise | None:
    low, best, high = bounds(event, direction)
    if best is None and event.direction not in (direction, "both"):
        return None
    total = 0
    total_by_side = {Side.UKRAINE: 0, Side.RUSSIA: 0}
    deliveries = []
    for served, link in serving:
        own = whole(getattr(link, str(direction)))
        people = own if own is not None else whole(getattr(served, f"{direction}_best"))
        by_side = {}
        for side, name in ((Side.UKRAINE, "by_ukraine"), (Side.RUSSIA, "by_russia")):
            count = own if own is not None else whole(getattr(served, f"{direction}_{name}"))
            if count is not None and own is None:
                by_side[side] = count
            total_by_side[side] += count if count is not None else people or 0
        total += people or 0
        deliveries.append(
            Delivery(
                event=served,
                note=link.note,
                is_from_document=link.origin == Origin.DOCUMENT,
                people=people,
                by_side=by_side,
                total=total,
                total_by_side=dict(total_by_side),
            )
        )
    promised_on = None if pd.isna(event.starts_on) else event.starts_on
    return Promise(
        promised_on=promised_on,
        direction=direction,
        low=low,
        best=best,
        high=high,
        deliveries=tuple(deliveries),
    )
