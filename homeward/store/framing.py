"""Reading the store into frames: tables joined, what follows from the claims beside them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pandas as pd
import sqlalchemy as sa

from homeward.model import Direction
from homeward.store import schema
from homeward.store.changes import decided_at
from homeward.store.deriving import DERIVED, derive, shares, summed
from homeward.store.frames import Frames, rows


def store_state(engine: sa.Engine) -> str:
    """Return a text that changes whenever what the frames hold may have changed."""
    versions, events, claims = schema.record_versions, schema.events, schema.claims
    counters = schema.counters
    with engine.connect() as connection:
        digest = connection.execute(
            sa.select(versions.c.digest).order_by(versions.c.loaded_at.desc()).limit(1)
        ).scalar()
        counts = connection.execute(
            sa.select(
                sa.select(sa.func.count()).select_from(events).scalar_subquery(),
                sa.select(sa.func.max(events.c.added_at)).scalar_subquery(),
                sa.select(sa.func.count()).select_from(claims).scalar_subquery(),
                # Raised by whatever documents change: a correction leaves the counts alike.
                sa.select(sa.func.coalesce(sa.func.max(counters.c.value), 0))
                .where(counters.c.name == "accepted")
                .scalar_subquery(),
            )
        ).one()
    return f"{digest}/{counts[0]}/{counts[1]}/{counts[2]}/{counts[3]}"


def read_frames(engine: sa.Engine) -> Frames:
    """Read the whole store; a store without a record gives empty frames."""
    with engine.connect() as connection:
        version = connection.execute(
            sa.select(schema.record_versions.c.version)
            .order_by(schema.record_versions.c.loaded_at.desc())
            .limit(1)
        ).scalar()

        def frame(table: sa.Table) -> pd.DataFrame:
            result = connection.execute(sa.select(table))
            read = pd.DataFrame(result.fetchall(), columns=list(result.keys()), dtype=object)
            # By key: a database need not keep rows in the order in which they came, and each
            # sorts text in a way of its own.
            keys = [column.name for column in table.primary_key]
            return read.sort_values(keys, ignore_index=True)

        actors = frame(schema.actors)
        claims = _claims(frame(schema.claims), frame(schema.claim_actors), actors)
        links = frame(schema.event_links)
        events = _events(frame(schema.events), claims, links)
        claims = _as_the_events(claims, events)
        events["changed_at"] = _changed_at(events, decided_at(connection))
        event_places = _event_places(frame(schema.event_places), frame(schema.places), events)
        event_places["share"] = shares(event_places, events)
        events["text"] = _search_text(events, claims, event_places)
        return Frames(
            version=version or "",
            events=events,
            event_places=event_places,
            claims=claims,
            parts=frame(schema.event_parts),
            links=links,
            statuses=frame(schema.commitment_statuses),
            participants=frame(schema.event_actors).merge(actors, on="actor_id", how="left"),
            actors=actors,
            known_events=frame(schema.known_events),
        )


def _as_the_events(claims: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Return the claims in the order of their events, those of one event by their ids."""
    row_of = dict(zip(events["event_id"], events.index, strict=True))
    order = claims["event_id"].map(row_of).to_numpy().argsort(kind="stable")
    return claims.iloc[order].reset_index(drop=True)


def _changed_at(events: pd.DataFrame, decided: Mapping[str, dt.datetime]) -> pd.Series:
    """Return when each event last changed: by a newer record, a document, or a decision."""
    own = pd.to_datetime(events["changed_at"], utc=True)
    by_documents = pd.to_datetime(events["event_id"].map(decided), utc=True)
    return own.where(by_documents.isna() | (own >= by_documents), by_documents)


def _claims(claims: pd.DataFrame, claim_actors: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    name = dict(zip(actors["actor_id"], actors["name"], strict=True))
    side = dict(zip(actors["actor_id"], actors["side"], strict=True))
    claimants: dict[str, list[str]] = defaultdict(list)
    carriers: dict[str, list[str]] = defaultdict(list)
    sides: dict[str, list[str]] = defaultdict(list)
    tellings: dict[str, list[tuple[str, dict[Direction, Any]]]] = defaultdict(list)
    for row in rows(claim_actors):
        if row.part == "carrier":
            carriers[row.claim_id].append(name[row.actor_id])
        else:
            claimants[row.claim_id].append(name[row.actor_id])
            own = {way: getattr(row, str(way)) for way in Direction}
            if any(not pd.isna(count) for count in own.values()):
                tellings[row.claim_id].append((side[row.actor_id], own))
            if side[row.actor_id] not in sides[row.claim_id]:
                sides[row.claim_id].append(side[row.actor_id])
    claims["claimants"] = ["; ".join(claimants[key]) for key in claims["claim_id"]]
    claims["carriers"] = ["; ".join(carriers[key]) for key in claims["claim_id"]]
    claims["sides"] = [tuple(sides[key]) for key in claims["claim_id"]]
    own_counts: list[Any] = [tuple(tellings[key]) for key in claims["claim_id"]]
    claims["own_counts"] = pd.Series(own_counts, index=claims.index, dtype=object)
    for direction in Direction:
        for bound in ("low", "best", "high"):
            column = f"{direction}_{bound}"
            claims[column] = claims[column].astype("Int64")
    return claims


def _events(events: pd.DataFrame, claims: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    events = events.sort_values(["starts_on", "event_id"], na_position="last", ignore_index=True)
    for column in ("starts_on", "ends_on"):
        events[column] = pd.to_datetime(events[column])
    events["added_at"] = pd.to_datetime(events["added_at"], utc=True)
    of_event: dict[str, list[Any]] = defaultdict(list)
    for row in rows(claims):
        of_event[row.event_id].append(row)
    derived = [derive(event, of_event[event.event_id]) for event in rows(events)]
    derived_frame = pd.DataFrame(derived, index=events.index, columns=list(DERIVED))
    for column, dtype in DERIVED.items():
        events[column] = derived_frame[column].astype(pd.api.types.pandas_dtype(dtype))
    events["summed"] = summed(events, links)
    for column in ("date_inferred", "counted", "indirect"):
        events[column] = events[column].astype(bool)
    return events


def _event_places(
    event_places: pd.DataFrame, places: pd.DataFrame, events: pd.DataFrame
) -> pd.DataFrame:
    joined = event_places.merge(
        places.drop(columns="origin").rename(columns={"geo_precision": "place_precision"}),
        on="place_id",
        how="left",
    )
    row_of = dict(zip(events["event_id"], events.index, strict=True))
    joined["event"] = [row_of[key] for key in joined["event_id"]]
    joined["event"] = joined["event"].astype("int64")
    joined["people"] = joined["people"].astype("Int64")
    joined["inferred"] = joined["inferred"].astype(bool)
    for column in ("lat", "lon"):
        joined[column] = joined[column].astype(float)
    for column in ("country", "admin1"):
        joined[column] = [value if isinstance(value, str) else "" for value in joined[column]]
    return joined


def _search_text(
    events: pd.DataFrame, claims: pd.DataFrame, event_places: pd.DataFrame
) -> list[str]:
    words: dict[str, list[str]] = defaultdict(list)
    for claim in rows(claims):
        words[claim.event_id] += [
            claim.statement,
            claim.claimant,
            claim.claimants,
            claim.publisher,
            claim.source_title,
            claim.source_url,
            claim.note,
        ]
    for place in rows(event_places):
        words[place.event_id] += [place.name, place.aliases, place.wording]
    return [
        "\n".join(
            [event.event_id, event.summary, event.weakness, *words[event.event_id]]
        ).casefold()
        for event in rows(events)
    ]
