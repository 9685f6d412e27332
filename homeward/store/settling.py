"""Accepting without a person: what ``ingest --accept`` may do, and what it leaves to people.

All proposals handed to the rule are looked at together, the most definite first, against
the record and the events that people made. So the outcome follows from the set of
documents, whatever order they came in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import sqlalchemy as sa

from homeward.language import ENGLISH, speaking
from homeward.model import Direction, Kind, Place
from homeward.store import schema
from homeward.store.accepted import rebuild
from homeward.store.engine import writing
from homeward.store.join import DOUBT, Facts, Match, clear_match, facts_of, known_facts, matches
from homeward.store.proposals import SettledBy, State, event_from, own_event_id

_LONGEST_DAYS = 7
"""An event may found its own place on the map only when its day is known this finely."""

_LONGEST_MONTHS = 62
_MARGIN_DAYS = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What the rule made of the proposals handed to it."""

    joined: int
    founded: int
    left: int


@dataclass(kw_only=True)
class _Shelf:
    """Known events by kind and month, and by number, so that few need comparing."""

    by_month: dict[tuple[Kind, int], list[Facts]] = field(default_factory=lambda: defaultdict(list))
    by_number: dict[tuple[Kind, Direction, int], list[Facts]] = field(
        default_factory=lambda: defaultdict(list)
    )
    vague: dict[Kind, list[Facts]] = field(default_factory=lambda: defaultdict(list))

    def put(self, facts: Facts) -> None:
        for number in _numbers(facts):
            self.by_number[number].append(facts)
        if facts.width > _LONGEST_MONTHS:
            self.vague[facts.kind].append(facts)
            return
        for month in _months(facts):
            self.by_month[facts.kind, month].append(facts)

    def near(self, facts: Facts) -> Iterable[Facts]:
        # Without a day, only an equal number can make two tellings one event.
        groups = (
            [self.by_number[number] for number in _numbers(facts)]
            if facts.width > _LONGEST_MONTHS
            else [self.by_month[facts.kind, month] for month in _months(facts)]
        )
        found = {id(each): each for group in [*groups, self.vague[facts.kind]] for each in group}
        return found.values()


def _numbers(facts: Facts) -> Iterator[tuple[Kind, Direction, int]]:
    for direction, bounds in facts.counts.items():
        for number in sorted(set(bounds)):
            yield facts.kind, direction, number


def _months(facts: Facts) -> Iterator[int]:
    assert facts.days is not None
    first = (facts.days[0].toordinal() - _MARGIN_DAYS) // 30
    last = (facts.days[1].toordinal() + _MARGIN_DAYS) // 30
    yield from range(first, last + 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Waiting:
    proposal_id: str
    state: State
    event_id: str | None
    reason: str
    facts: Facts


def settle(engine: sa.Engine, *, places: Mapping[str, Place]) -> Outcome:
    """Accept what the rule may accept of the proposals handed to it, in one transaction.

    A proposal joins the known event that it clearly fits. One that fits none founds an
    event if its day is known within a week. Whatever is in doubt waits for a person, with
    the reason. Doing it again changes nothing.
    """
    # Reasons are kept in the store, which has one language whoever asks.
    with speaking(ENGLISH), writing(engine).begin() as connection:
        waiting = list(_waiting(connection))
        if not waiting:
            return Outcome(joined=0, founded=0, left=0)
        shelf = _Shelf()
        for facts in [*known_facts(connection, of_record=True), *_made_by_people(connection)]:
            shelf.put(facts)
        touched: set[str] = set()
        joined = founded = left = 0
        for each in sorted(waiting, key=_definiteness):
            event_id, reason = _place(each, shelf)
            if event_id is None:
                left += 1
            elif event_id == own_event_id(each.proposal_id):
                founded += 1
                shelf.put(replace(each.facts, key=event_id))
            else:
                joined += 1
            touched |= _move(connection, each, event_id, reason)
        if touched:
            rebuild(connection, touched, places=places)
    return Outcome(joined=joined, founded=founded, left=left)


def _waiting(connection: sa.Connection) -> Iterator[_Waiting]:
    table = schema.proposals
    query = sa.select(table).where(table.c.settled_by == str(SettledBy.RULE))
    for row in connection.execute(query.execution_options(yield_per=200)):
        event = event_from(row.corrected or row.found)
        yield _Waiting(
            proposal_id=row.proposal_id,
            state=State(row.state),
            event_id=row.event_id,
            reason=row.reason,
            facts=facts_of(event, key=row.proposal_id),
        )


def _made_by_people(connection: sa.Connection) -> Iterator[Facts]:
    """Yield the facts of events that people accepted and that are not of the record."""
    table = schema.proposals
    query = sa.select(table).where(
        table.c.settled_by == str(SettledBy.PERSON),
        table.c.state == str(State.ACCEPTED),
        table.c.event_id.startswith("DE-"),
    )
    for row in connection.execute(query.order_by(table.c.proposal_id)).all():
        yield facts_of(event_from(row.corrected or row.found), key=row.event_id)


def _definiteness(each: _Waiting) -> tuple[int, int, str]:
    return each.facts.width, -len(each.facts.counts), each.proposal_id


def _place(each: _Waiting, shelf: _Shelf) -> tuple[str | None, str]:
    """Return the event that a proposal is to join or found, or None and the reason."""
    found = _best_of_each(matches(each.facts, shelf.near(each.facts), least=DOUBT))
    clear = clear_match(found)
    if clear is not None:
        return clear.event_id, " ".join(clear.reasons)
    if found:
        known = " or ".join(match.event_id for match in found[:3])
        return None, f"It may be {known}: {' '.join(found[0].reasons)}"
    if each.facts.width > _LONGEST_DAYS:
        return None, "Its day is not known within a week."
    if not each.facts.counts and each.facts.kind in (Kind.BODY_REPATRIATION,
                                                     Kind.PRISONER_EXCHANGE):  # fmt: skip
        return None, "No number of people is told."
    return own_event_id(each.proposal_id), "No known event fits."


def _best_of_each(found: list[Match]) -> list[Match]:
    best: dict[str, Match] = {}
    for match in found:
        best.setdefault(match.event_id, match)
    return list(best.values())


def _move(connection: sa.Connection, each: _Waiting, event_id: str | None, reason: str) -> set[str]:
    """Write where a proposal belongs now; return the events that this touches."""
    state = State.PROPOSED if event_id is None else State.ACCEPTED
    if (each.state, each.event_id, each.reason) == (state, event_id, reason):
        return set()
    table = schema.proposals
    connection.execute(
        sa.update(table)
        .where(table.c.proposal_id == each.proposal_id)
        .values(state=str(state), event_id=event_id, reason=reason, version=table.c.version + 1)
    )
    if (each.state, each.event_id) == (state, event_id):
        return set()
    return {key for key in (each.event_id, event_id) if key}
