"""Ties between events, kept: proposed, taken by the rule, decided by people, and undone.

The links that documents bring follow from what is accepted and from the decisions that
stand, in whatever order these came: they are deleted and made anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from homeward.errors import DecisionRefused
from homeward.language import _
from homeward.model import Kind, Origin, Place, Relation
from homeward.store import schema
from homeward.store.tie_facts import TRANSFERS, TieFacts, read_tie_facts
from homeward.store.ties import Tie, clear_tie, fulfilments, origins

_OURS = str(Origin.DOCUMENT)
_MOST_SHOWN = 4
Key = tuple[str, str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class TieDecision:
    """What a person decided about a tie, as it is kept."""

    tie_decision_id: int
    event_id: str
    relation: Relation
    other_event_id: str
    is_tied: bool
    reason: str
    who: str
    decided_at: dt.datetime
    undone_by: str
    undone_at: dt.datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposed:
    """A tie with what stands about it: linked or not, by the rule or by a person's decision."""

    tie: Tie
    is_linked: bool
    decision: TieDecision | None


def relink(connection: sa.Connection, *, places: Mapping[str, Place]) -> None:
    """Make anew the links that documents bring."""
    facts = read_tie_facts(connection)
    standing = {_key(each): each for each in _standing(connection)}
    wanted: dict[Key, str] = {
        key: _person_note(each)
        for key, each in standing.items()
        if each.is_tied and key[0] in facts.told and key[2] in facts.told
    }
    for event_id in sorted(facts.by_rule):
        tie = _by_rule(facts, event_id, places)
        if tie is not None and _key(tie) not in standing:
            wanted[_key(tie)] = _rule_note(tie)
    table = schema.event_links
    connection.execute(sa.delete(table).where(table.c.origin == _OURS))
    rows = [
        {"event_id": event, "relation": relation, "other_event_id": other, "to_ukraine": None,
         "to_russia": None, "note": note, "origin": _OURS}
        for (event, relation, other), note in sorted(wanted.items())
    ]  # fmt: skip
    if rows:
        connection.execute(sa.insert(table), rows)


def _by_rule(facts: TieFacts, event_id: str, places: Mapping[str, Place]) -> Tie | None:
    return clear_tie(_candidates(facts, event_id, places))


def _candidates(facts: TieFacts, event_id: str, places: Mapping[str, Place]) -> list[Tie]:
    """Return the ties that an event may have beside those of the record."""
    told = facts.told.get(event_id)
    if told is None:
        return []
    relation_known = {other for event, other in facts.linked if event == event_id}
    if told.facts.kind in TRANSFERS:
        found = fulfilments(told, facts.undertakings, places=places)
    elif told.facts.kind is Kind.COMMITMENT:
        if any(other in facts.told and facts.told[other].facts.kind is Kind.NEGOTIATION_ROUND
               for other in relation_known):  # fmt: skip
            return []
        found = origins(told, facts.rounds)
    else:
        return []
    return [tie for tie in found if tie.other_event_id not in relation_known]


def _key(each: Tie | TieDecision) -> Key:
    return each.event_id, str(each.relation), each.other_event_id


def _person_note(each: TieDecision) -> str:
    return f"{each.reason} Tied by {each.who}, {each.decided_at:%Y-%m-%d}."


def _rule_note(tie: Tie) -> str:
    return f"{_reason(tie)} Tied by the rule."


def _reason(tie: Tie) -> str:
    quoted = [f"“{tie.words}”."] if tie.words else []
    return " ".join([*quoted, *tie.reasons])


def read_ties(
    engine: sa.Engine,
    event_ids: Iterable[str],
    *,
    places: Mapping[str, Place],
    facts: TieFacts | None = None,
) -> dict[str, list[Proposed]]:
    """Return what may be, or is, tied to events through documents, best first.

    Ties of the record itself are not among them. ``facts`` are those of the store as it is,
    where the caller has read them already.
    """
    with engine.connect() as connection:
        facts = facts or read_tie_facts(connection)
        standing = _standing(connection)
        links = schema.event_links
        linked = {
            (row.event_id, row.relation, row.other_event_id)
            for row in connection.execute(sa.select(links).where(links.c.origin == _OURS))
        }
    decided = {_key(each): each for each in standing}
    found: dict[str, list[Proposed]] = {}
    for event_id in event_ids:
        ties = {_key(tie): tie for tie in _candidates(facts, event_id, places)[:_MOST_SHOWN]}
        for key, each in decided.items():
            if each.event_id == event_id and key not in ties and each.other_event_id in facts.told:
                ties[key] = Tie(
                    event_id=event_id, relation=each.relation, score=0.0,
                    other_event_id=each.other_event_id, reasons=(each.reason,),
                )  # fmt: skip
        if ties:
            found[event_id] = [
                Proposed(tie=tie, is_linked=key in linked, decision=decided.get(key))
                for key, tie in ties.items()
            ]
    return found


def _standing(connection: sa.Connection) -> list[TieDecision]:
    table = schema.tie_decisions
    query = sa.select(table).where(table.c.undone_at.is_(None)).order_by(table.c.tie_decision_id)
    return [_decision(row) for row in connection.execute(query)]


def _decision(row: Any) -> TieDecision:
    values = {column.name: getattr(row, column.name) for column in schema.tie_decisions.c}
    return TieDecision(**{**values, "relation": Relation(row.relation)})


def decide_tie(
    connection: sa.Connection, tie: Tie, *, is_tied: bool, who: str, now: dt.datetime
) -> None:
    """Keep a person's decision about a tie.

    Raises DecisionRefused when one stands already or when either event is gone.
    """
    table, events = schema.tie_decisions, schema.events
    if any(_key(each) == _key(tie) for each in _standing(connection)):
        raise DecisionRefused(_("Somebody else has decided about this tie meanwhile."))
    for event_id in (tie.event_id, tie.other_event_id):
        if not connection.scalar(sa.select(sa.func.count()).where(events.c.event_id == event_id)):
            raise DecisionRefused(
                _("The store holds no event {event_id}; it may have been undone.").format(
                    event_id=event_id
                )
            )
    connection.execute(
        sa.insert(table).values(
            event_id=tie.event_id, relation=str(tie.relation), other_event_id=tie.other_event_id,
            is_tied=is_tied, reason=_reason(tie), who=who, decided_at=now, undone_by="",
        )
    )  # fmt: skip


def undo_tie(
    connection: sa.Connection, tie_decision_id: int, *, who: str, now: dt.datetime
) -> None:
    """Take back a decision about a tie; raises DecisionRefused when it does not stand."""
    table = schema.tie_decisions
    undone = connection.execute(
        sa.update(table)
        .where(table.c.tie_decision_id == tie_decision_id, table.c.undone_at.is_(None))
        .values(undone_by=who, undone_at=now)
    )
    if not undone.rowcount:
        raise DecisionRefused(_("This decision has been undone already."))


def read_tie_decisions(engine: sa.Engine, event_ids: Iterable[str]) -> list[TieDecision]:
    """Return every decision about ties of events, the newest first, undone ones too."""
    table = schema.tie_decisions
    query = (
        sa.select(table)
        .where(table.c.event_id.in_(list(event_ids)))
        .order_by(table.c.tie_decision_id.desc())
    )
    with engine.connect() as connection:
        return [_decision(row) for row in connection.execute(query)]
