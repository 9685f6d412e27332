"""The numbers behind the charts, as frames that follow the filter and add up to its totals.

An event enters where it enters totals (``Frames.events.summed``); those whose number nobody
told are counted beside, never guessed.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from homeward.model import Direction, Kind, Role
from homeward.store.frames import Frames, rows
from homeward.view.commitments import rounds
from homeward.view.filters import Shown

RETURNS = (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE)
"""The kinds whose people are counted."""


def per_month(shown: Shown) -> pd.DataFrame:
    """Add up the people who went home by month, kind and direction.

    Columns: ``month`` (its first day; NaT for events without any date), ``kind``,
    ``direction``, ``people`` (best figures), ``low``, ``high``, ``events`` (added up) and
    ``untold`` (events of the month without a number). An event that is known by its year
    alone counts in the first month in which it may have been.
    """
    made = []
    events = shown.event_rows()
    for kind in RETURNS:
        for way in Direction:
            of_kind = events[(events["kind"] == kind) & events["summed"]]
            told = of_kind[f"{way}_best"].notna()
            goes = of_kind["direction"].isin([str(way), "both"])
            relevant = of_kind[told | goes]
            if relevant.empty:
                continue
            cells = pd.DataFrame(
                {
                    "month": relevant["starts_on"].dt.to_period("M").dt.to_timestamp(),
                    "people": relevant[f"{way}_best"].fillna(0),
                    "low": relevant[f"{way}_low"].fillna(0),
                    "high": relevant[f"{way}_high"].fillna(0),
                    "events": told[relevant.index].astype("int64"),
                    "untold": (~told[relevant.index]).astype("int64"),
                }
            )
            summed = cells.groupby("month", dropna=False, as_index=False).sum()
            made.append(summed.assign(kind=str(kind), direction=str(way)))
    columns = ["month", "kind", "direction", "people", "low", "high", "events", "untold"]
    if not made:
        return pd.DataFrame(columns=columns)
    whole = pd.concat(made, ignore_index=True)[columns]
    whole[columns[3:]] = whole[columns[3:]].astype("int64")
    return whole.sort_values(["month", "kind", "direction"], ignore_index=True)


def cumulative_bodies(shown: Shown) -> pd.DataFrame:
    """Run the bodies handed over up by day and direction.

    Columns: ``day``, ``direction``, ``low``, ``best``, ``high`` (the sums up to and with that
    day), ``events`` (added up by then). Events without any date are left out; ``per_month``
    has them.
    """
    events = shown.event_rows()
    bodies = events[
        (events["kind"] == Kind.BODY_REPATRIATION) & events["summed"] & events["starts_on"].notna()
    ]
    made = []
    for way in Direction:
        told = bodies[bodies[f"{way}_best"].notna()]
        if told.empty:
            continue
        days = told.groupby("starts_on").agg(
            low=(f"{way}_low", "sum"),
            best=(f"{way}_best", "sum"),
            high=(f"{way}_high", "sum"),
            events=("event_id", "size"),
        )
        running = days.cumsum().astype("int64").rename_axis("day").reset_index()
        made.append(running.assign(direction=str(way)))
    columns = ["day", "direction", "low", "best", "high", "events"]
    if not made:
        return pd.DataFrame(columns=columns)
    return pd.concat(made, ignore_index=True)[columns]


def promise_to_delivery(shown: Shown) -> pd.DataFrame:
    """Count the days from a commitment to each shown event that serves it.

    Columns: ``commitment`` and ``delivery`` (ids), ``promised_on``, ``delivered_on``,
    ``days_low`` and ``days_high`` (they differ where the day of the commitment or of the
    delivery is not known), ``kind`` (of the delivery), ``people`` (of both directions that
    count towards it; NA where nobody told). Ordered by commitment, then delivery.
    """
    visible = set(shown.event_rows()["event_id"])
    made = []
    for commitment, delivery, people in _served(shown.frames):
        if delivery.event_id not in visible:
            continue
        if pd.isna(commitment.starts_on) or pd.isna(delivery.starts_on):
            continue
        made.append(
            {
                "commitment": commitment.event_id,
                "delivery": delivery.event_id,
                "promised_on": commitment.starts_on,
                "delivered_on": delivery.starts_on,
                "days_low": max(0, (delivery.starts_on - commitment.ends_on).days),
                "days_high": (delivery.ends_on - commitment.starts_on).days,
                "kind": delivery.kind,
                "people": people,
            }
        )
    columns = [
        "commitment", "delivery", "promised_on", "delivered_on",
        "days_low", "days_high", "kind", "people",
    ]  # fmt: skip
    frame = pd.DataFrame(made, columns=columns)
    frame["people"] = frame["people"].astype("Int64")
    return frame.sort_values(["promised_on", "commitment", "delivered_on"], ignore_index=True)


def _served(frames: Frames) -> list[tuple[Any, Any, int | None]]:
    """Return each commitment with each delivery once, its people of both directions added."""
    made = []
    for each in rounds(frames):
        for commitment in each.commitments:
            people: dict[str, list[int]] = {}
            events: dict[str, Any] = {}
            for promise in commitment.promises:
                for delivery in promise.deliveries:
                    events[delivery.event.event_id] = delivery.event
                    told = people.setdefault(delivery.event.event_id, [])
                    if delivery.people is not None:
                        told.append(delivery.people)
            made += [
                (commitment.event, events[key], sum(told) if told else None)
                for key, told in people.items()
            ]
    return made


def places_of_recovery(shown: Shown) -> pd.DataFrame:
    """Rank the places where the dead were found or had fought by the bodies told for them.

    Columns: ``place_id``, ``name``, ``precision``, ``people`` (NA where nobody told a number
    for the place), ``events``, ``untold`` (events that name the place without a number). Most
    people first. An oblast and a town in it are separate places, as they are told.
    """
    frames = shown.frames
    places = frames.event_places[
        shown.event_places & (frames.event_places["role"] == Role.RECOVERY)
    ]
    at = places["event"].to_numpy()
    is_body = (frames.events["kind"] == Kind.BODY_REPATRIATION).to_numpy()[at]
    summed = frames.events["summed"].to_numpy(dtype=bool)[at]
    places = places[is_body & summed]
    columns = ["place_id", "name", "precision", "people", "events", "untold"]
    if places.empty:
        return pd.DataFrame(columns=columns)
    of_event = places.groupby(["place_id", "event"], as_index=False).agg(
        name=("name", "first"),
        precision=("geo_precision", "first"),
        people=("share", lambda shares: shares.sum(min_count=1)),
    )
    ranked = of_event.groupby("place_id", as_index=False).agg(
        name=("name", "first"),
        precision=("precision", "first"),
        people=("people", lambda people: people.sum(min_count=1)),
        events=("event", "size"),
        untold=("people", lambda people: int(people.isna().sum())),
    )
    ranked["people"] = ranked["people"].astype("Int64")
    order = np.lexsort((ranked["name"], -ranked["events"], -ranked["people"].fillna(-1)))
    ordered: pd.DataFrame = ranked.iloc[order].reset_index(drop=True)[columns]
    return ordered


def names_of_events(shown: Shown) -> dict[str, Any]:
    """Return the rows of ``Frames.events`` by id, to name events in charts."""
    return {event.event_id: event for event in rows(shown.frames.events)}
