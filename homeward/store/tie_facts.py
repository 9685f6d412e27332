"""What ties are weighed by, read from the store: commitments, rounds, and what documents say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

import sqlalchemy as sa

from homeward.model import CommitmentStatus, Direction, Kind, Origin, Relation
from homeward.read.findings import Agreement
from homeward.store import schema
from homeward.store.join import Facts, known_facts
from homeward.store.proposals import SettledBy, event_from
from homeward.store.ties import Told, Undertaking

TRANSFERS = frozenset({Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE})
_CLOSED = {str(CommitmentStatus.MET), str(CommitmentStatus.LAPSED)}
_BODIES = ("bodies", "remains", "the dead", "fallen")


@dataclass(kw_only=True)
class TieFacts:
    """The events of the store as ties are weighed by them; ``linked`` are the record's links."""

    told: dict[str, Told]
    by_rule: frozenset[str]
    undertakings: list[Undertaking]
    linked: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    @property
    def rounds(self) -> list[Told]:
        """Return the rounds of negotiation."""
        return [each for each in self.told.values() if each.facts.kind is Kind.NEGOTIATION_ROUND]


def read_tie_facts(connection: sa.Connection) -> TieFacts:
    """Read what every tie is weighed by."""
    known = {facts.key: facts for facts in known_facts(connection)}
    agreements: dict[str, list[Agreement]] = defaultdict(list)
    documents: dict[str, set[str]] = defaultdict(set)
    topics: dict[str, set[Kind]] = defaultdict(set)
    by_rule: set[str] = set()
    table = schema.proposals
    accepted = sa.select(table).where(table.c.event_id.is_not(None)).order_by(table.c.proposal_id)
    for row in connection.execute(accepted.execution_options(yield_per=500)):
        event = event_from(row.corrected or row.found)
        documents[row.event_id].add(row.document_id)
        agreements[row.event_id] += event.agreements
        if event.kind is Kind.COMMITMENT and event.topic is not Kind.COMMITMENT:
            topics[row.event_id].add(event.topic)
        if row.settled_by == str(SettledBy.RULE):
            by_rule.add(row.event_id)
    links = [
        (row.event_id, row.relation, row.other_event_id)
        for row in connection.execute(
            sa.select(schema.event_links).where(schema.event_links.c.origin != str(Origin.DOCUMENT))
        )
    ]
    told = {
        key: Told(
            facts=facts,
            agreements=tuple(agreements[key]),
            documents=frozenset(documents[key]),
        )
        for key, facts in known.items()
    }
    return TieFacts(
        told=told,
        by_rule=frozenset(by_rule),
        undertakings=_undertakings(connection, known, topics, links),
        linked=frozenset((event, other) for event, _, other in links),
    )


def _undertakings(
    connection: sa.Connection,
    known: dict[str, Facts],
    topics: dict[str, set[Kind]],
    links: Collection[tuple[str, str, str]],
) -> list[Undertaking]:
    events = schema.events
    rows = connection.execute(
        sa.select(events).where(events.c.kind == str(Kind.COMMITMENT)).order_by(events.c.event_id)
    ).all()
    statuses = schema.commitment_statuses
    closed = {
        row.event_id: row.as_of
        for row in connection.execute(sa.select(statuses).where(statuses.c.said_by == ""))
        if row.status in _CLOSED
    }
    made = []
    for row in rows:
        served = {
            known[event].kind for event, relation, other in links
            if other == row.event_id and relation == Relation.FULFILS and event in known
        }  # fmt: skip
        held = [known[row.event_id]] + [
            known[other] for event, relation, other in links
            if event == row.event_id and relation == Relation.AGREED_AT and other in known
        ]  # fmt: skip
        of_topic = topics[row.event_id] or served & TRANSFERS or _topic(row.summary)
        made.append(
            Undertaking(
                facts=known[row.event_id],
                topics=frozenset(of_topic),
                directions=_directions(row.direction),
                closed_on=closed.get(row.event_id, ""),
                venues=frozenset(place for each in held for place in each.names),
                made_at=tuple(point for each in held for point in each.points),
            )
        )
    return made


def _topic(summary: str) -> set[Kind]:
    """Tell what a commitment of the record is about, where no event serves it yet."""
    words = summary.lower()
    if any(word in words for word in _BODIES):
        return {Kind.BODY_REPATRIATION}
    return {Kind.PRISONER_EXCHANGE}


def _directions(told: str) -> frozenset[Direction]:
    if told == "both":
        return frozenset(Direction)
    return frozenset({Direction(told)}) if told else frozenset()
