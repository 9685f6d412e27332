"""The store read into frames: the tables as they are, and what follows from the claims.

Nothing here filters or draws. Frames are made once for a state of the store and must
not be changed by whoever gets them.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import sqlalchemy as sa

from homeward.model import Count, Direction, Kind, Origin, Relation, Role, Scope, Side, Stance
from homeward.reconcile import Telling, reconcile
from homeward.store import schema
from homeward.store.changes import decided_at


@dataclass(frozen=True, kw_only=True, eq=False)
class Frames:
    """The store as frames; two are equal only if they are the same object.

    Columns:

    ``events`` — one row an event, indexed 0…n-1, ordered by date: the columns of the
    table; ``to_ukraine_low|best|high`` and ``to_russia_…`` (Int64, NA where nobody gave
    a number); ``to_ukraine_by_ukraine``, ``to_ukraine_by_russia``, and for to_russia
    likewise (Int64, NA where that side gave none); ``summed`` (bool: enters totals);
    ``added_at`` and ``changed_at`` (UTC: into this store, and last in it);
    ``status`` (disputed, single_source, undisputed); ``differs_on``; ``claims``,
    ``claims_without_url``, ``claims_without_date`` (int); ``source_urls`` and ``text``.
    ``event_places`` — one row a place of an event: the columns of the table, those of
    the place, ``event`` (its row in ``events``) and ``share`` (Int64: how many people of
    the event the place stands for; NA where nobody told, and for meetings).
    ``claims`` — the columns of the table, ``claimants``, ``carriers``, ``sides`` and
    ``own_counts`` (pairs of a side and its numbers where a claim reports several).
    """

    version: str
    events: pd.DataFrame
    event_places: pd.DataFrame
    claims: pd.DataFrame
    parts: pd.DataFrame
    links: pd.DataFrame
    statuses: pd.DataFrame
    participants: pd.DataFrame
    actors: pd.DataFrame
    known_events: pd.DataFrame


def rows(frame: pd.DataFrame) -> list[Any]:
    """Return the rows of a frame as named tuples; their cells are of any type."""
    return list(frame.itertuples(index=False))


def whole(value: Any) -> int | None:
    """Return a cell that counts people as a number, None where it is absent."""
    return None if value is None or pd.isna(value) else int(value)


def bounds(row: Any, direction: Direction) -> tuple[int | None, int | None, int | None]:
    """Return low, best and high of a row of events or claims in a direction."""
    low, best, high = (
        whole(getattr(row, f"{direction}_{bound}")) for bound in ("low", "best", "high")
    )
    return low, best, high


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
            return pd.DataFrame(result.fetchall(), columns=list(result.keys()), dtype=object)

        actors = frame(schema.actors)
        claims = _claims(frame(schema.claims), frame(schema.claim_actors), actors)
        links = frame(schema.event_links)
        events = _events(frame(schema.events), claims, links)
        events["changed_at"] = _changed_at(events, decided_at(connection))
        event_places = _event_places(frame(schema.event_places), frame(schema.places), events)
        event_places["share"] = _shares(event_places, events)
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
    derived = [_derive(event, of_event[event.event_id]) for event in rows(events)]
    derived_frame = pd.DataFrame(derived, index=events.index, columns=list(_DERIVED))
    for column, dtype in _DERIVED.items():
        events[column] = derived_frame[column].astype(pd.api.types.pandas_dtype(dtype))
    events["summed"] = _summed(events, links)
    for column in ("date_inferred", "counted", "indirect"):
        events[column] = events[column].astype(bool)
    return events


_DERIVED = {
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


def _derive(event: Any, claims: list[Any]) -> dict[str, Any]:
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


def _summed(events: pd.DataFrame, links: pd.DataFrame) -> pd.Series:
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


def _shares(event_places: pd.DataFrame, events: pd.DataFrame) -> pd.Series:
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
