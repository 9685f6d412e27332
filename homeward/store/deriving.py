"""What follows from the claims about events: numbers, status, shares, what is summed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from homeward.model import Count, Direction, Kind, Origin, Relation, Role, Scope, Side, Stance
from homeward.reconcile import Telling, reconcile
from homeward.store.frames import bounds, rows, whole

DERIVED = {
    **{
        f"{direction}_{what}": "Int64"
        for direction in Direction
        for what in ("low", "best", "high", "by_ukraine", "by_russia")
    },
    "status": "object",
    "differs_on": "object",
    "claims": "int64",
    "claims_without_url": "int64",
    "claims_without_date": "int64",
    "source_urls": "object",
}
"""The columns that follow from the claims, with their types."""


def derive(event: Any, claims: list[Any]) -> dict[str, Any]:
    """Return the columns of ``DERIVED`` for an event and its claims."""
    derived: dict[str, Any] = {}
    differing = {word for claim in claims for word in claim.differs_on.split(";") if word}
    for direction in Direction:
        best = getattr(event, str(direction))
        reconciled = reconcile(whole(best), _tellings(claims, direction))
        count = reconciled.count or Count()
        derived[f"{direction}_low"] = count.low
        derived[f"{direction}_best"] = count.best
        derived[f"{direction}_high"] = count.high
        derived[f"{direction}_by_ukraine"] = reconciled.by_side.get(Side.UKRAINE)
        derived[f"{direction}_by_russia"] = reconciled.by_side.get(Side.RUSSIA)
        if count.low != count.high:
            differing.add("count")
    contested = any(claim.stance in (Stance.DISPUTES, Stance.DENIES) for claim in claims)
    if differing or contested:
        status = "disputed"
    elif len({_source(claim) for claim in claims}) == 1:
        status = "single_source"
    else:
        status = "undisputed"
    return derived | {
        "status": status,
        "differs_on": ";".join(sorted(differing)),
        "claims": len(claims),
        "claims_without_url": sum(not claim.source_url for claim in claims),
        "claims_without_date": sum(not claim.published_on for claim in claims),
        "source_urls": " ".join(
            dict.fromkeys(claim.source_url for claim in claims if claim.source_url)
        ),
    }


def _source(claim: Any) -> str:
    """Return what tells two sources apart: all claims of one document are one source."""
    if claim.origin == Origin.DOCUMENT:
        return str(claim.claim_id).split(".")[0]
    return str(claim.claim_id)


def _tellings(claims: list[Any], direction: Direction) -> Iterable[Telling]:
    for claim in claims:
        low, best, high = bounds(claim, direction)
        stance, scope = Stance(claim.stance), Scope(claim.scope)
        own = [(side, counts[direction]) for side, counts in claim.own_counts]
        for side, count in own:
            if not pd.isna(count):
                yield Telling(
                    sides=frozenset({Side(side)}),
                    stance=stance,
                    scope=scope,
                    count=Count.exactly(int(count)),
                )
        if any(not pd.isna(count) for _, count in own):
            continue
        yield Telling(
            sides=frozenset(Side(side) for side in claim.sides),
            stance=stance,
            scope=scope,
            count=Count(low=low, best=best, high=high),
        )


def summed(events: pd.DataFrame, links: pd.DataFrame) -> pd.Series:
    """Tell which events enter totals.

    A commitment is a promise, not a return. A total of a series does not count beside
    its single handovers, and an event that may lie inside another does not count twice.
    """
    present = set(events["event_id"])
    totals = links[
        (links["relation"] == Relation.TOTAL_OF) & links["other_event_id"].isin(present)
    ]["event_id"]
    return (
        events["counted"].astype(bool)
        & (events["kind"] != Kind.COMMITMENT)
        & ~events["event_id"].isin(set(totals))
    )


def shares(event_places: pd.DataFrame, events: pd.DataFrame) -> pd.Series:
    """Return the people each place of an event stands for.

    The told share. Where none is told, a handover, a destination or a venue that is the
    only one of its role and direction stands for the whole event: everybody passed there.
    A place of recovery or a morgue does not: that a text names one does not say that all
    came from it. Several places without told shares get none: dividing is guessing.
    """
    alone = ~event_places.duplicated(["event_id", "role", "direction"], keep=False)
    best = {way: events[f"{way}_best"] for way in Direction}
    shares: list[int | None] = []
    for row, is_alone in zip(rows(event_places), alone, strict=True):
        ways = [Direction(row.direction)] if row.direction else list(Direction)
        counts = [best[way][row.event] for way in ways]
        known = [int(count) for count in counts if not pd.isna(count)]
        if not pd.isna(row.people):
            shares.append(int(row.people))
        elif is_alone and row.role not in (Role.RECOVERY, Role.HELD):
            shares.append(sum(known) if known else None)
        else:
            shares.append(None)
    return pd.Series(shares, index=event_places.index, dtype="Int64")
