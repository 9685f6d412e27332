"""What people decide about events read from documents, kept with who and when, and undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from homeward.errors import DecisionRefused
from homeward.language import _
from homeward.model import Place
from homeward.read.findings import Event
from homeward.store import schema
from homeward.store.accepted import count_change, rebuild
from homeward.store.engine import writing
from homeward.store.proposals import (
    Proposal,
    SettledBy,
    State,
    event_from,
    from_row,
    own_event_id,
    values_of,
)
from homeward.store.ties import Tie
from homeward.store.tying import decide_tie, relink, undo_tie


class What(StrEnum):
    """What was decided."""

    ACCEPT = "accept"
    JOIN = "join"
    REJECT = "reject"
    CORRECT = "correct"


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """A decision as it is kept; ``event_id`` is what a proposal was accepted into.

    ``before`` and ``after`` are the corrected events on either side of it, None where what
    was read held.
    """

    decision_id: int
    proposal_id: str
    what: What
    who: str
    decided_at: dt.datetime
    event_id: str | None
    reason: str
    undone_by: str
    undone_at: dt.datetime | None
    before: Event | None
    after: Event | None


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Where a person decides: the store, the gazetteer, the clock, and their name.

    Every method raises DecisionRefused when the name is blank or when the proposal is no
    longer as the person saw it.
    """

    engine: sa.Engine
    places: Mapping[str, Place]
    now: Callable[[], dt.datetime]
    who: str

    def accept(self, proposal: Proposal, *, event_id: str | None = None) -> str:
        """Accept an event: as one that is known (``event_id``) or apart; return its id."""
        into = event_id or own_event_id(proposal.proposal_id)
        what = What.JOIN if event_id else What.ACCEPT
        with writing(self.engine).begin() as connection:
            if event_id is not None:
                self._check_known(connection, event_id, proposal)
            self._decide(
                connection, proposal, what, {"state": str(State.ACCEPTED), "event_id": into,
                                             "reason": ""},
            )  # fmt: skip
        return into

    def reject(self, proposal: Proposal, *, reason: str) -> None:
        """Reject an event with a reason; it leaves the map if it was there."""
        with writing(self.engine).begin() as connection:
            after = {"state": str(State.REJECTED), "event_id": None, "reason": reason.strip()}
            self._decide(connection, proposal, What.REJECT, after)

    def correct(self, proposal: Proposal, event: Event) -> None:
        """Put a person's values in place of what was read; what was read is kept beside."""
        if event == proposal.event:
            return
        with writing(self.engine).begin() as connection:
            corrected = None if event == proposal.found else values_of(event)
            self._decide(connection, proposal, What.CORRECT, {"corrected": corrected})

    def undo(self, decision_id: int) -> None:
        """Take back the latest decision about a proposal.

        Raises DecisionRefused when it was taken back already or a later one stands.
        """
        table = schema.decisions
        with writing(self.engine).begin() as connection:
            row = connection.execute(
                sa.select(table).where(table.c.decision_id == decision_id)
            ).first()
            if row is None or row.undone_at is not None:
                raise DecisionRefused(_("This decision has been undone already."))
            later = connection.scalar(
                sa.select(sa.func.count()).where(
                    table.c.proposal_id == row.proposal_id,
                    table.c.decision_id > decision_id,
                    table.c.undone_at.is_(None),
                )
            )
            if later:
                raise DecisionRefused(_("A later decision stands on this one; undo that first."))
            _row, proposal = self._current(connection, row.proposal_id)
            before = dict(row.before)
            # The rule must not take up again what a person has taken back.
            before["settled_by"] = str(SettledBy.PERSON)
            self._apply(connection, proposal, before)
            connection.execute(
                sa.update(table)
                .where(table.c.decision_id == decision_id)
                .values(undone_by=self._name(), undone_at=self.now())
            )

    def tie(self, tie: Tie, *, is_tied: bool) -> None:
        """Tie an event to a commitment, or a commitment to a round; or keep them apart."""
        with writing(self.engine).begin() as connection:
            decide_tie(connection, tie, is_tied=is_tied, who=self._name(), now=self.now())
            relink(connection, places=self.places)
            count_change(connection)

    def undo_tie(self, tie_decision_id: int) -> None:
        """Take back a decision about a tie."""
        with writing(self.engine).begin() as connection:
            undo_tie(connection, tie_decision_id, who=self._name(), now=self.now())
            relink(connection, places=self.places)
            count_change(connection)

    def _name(self) -> str:
        name = " ".join(self.who.split())[:80]
        if not name:
            raise DecisionRefused(_("Say who decides: write your name first."))
        return name

    def _check_known(self, connection: sa.Connection, event_id: str, proposal: Proposal) -> None:
        events = schema.events
        kind = connection.scalar(sa.select(events.c.kind).where(events.c.event_id == event_id))
        if kind is None:
            raise DecisionRefused(
                _("The store holds no event {event_id}; it may have been undone.").format(
                    event_id=event_id
                )
            )
        if kind != proposal.event.kind:
            raise DecisionRefused(
                _("{event_id} is of another kind; correct the kind first.").format(
                    event_id=event_id
                )
            )
        alone = connection.scalar(
            sa.select(sa.func.count()).where(
                schema.proposals.c.event_id == event_id,
                schema.proposals.c.proposal_id != proposal.proposal_id,
            )
        )
        if event_id == proposal.event_id and event_id.startswith("DE-") and not alone:
            raise DecisionRefused(_("An event cannot be joined to itself."))

    def _current(self, connection: sa.Connection, key: str) -> tuple[dict[str, Any], Proposal]:
        table = schema.proposals
        row = connection.execute(sa.select(table).where(table.c.proposal_id == key)).mappings()
        found = row.one()
        fields = ("state", "settled_by", "event_id", "reason", "corrected")
        return {name: found[name] for name in fields}, from_row(found)

    def _decide(
        self, connection: sa.Connection, seen: Proposal, what: What, after: dict[str, Any]
    ) -> None:
        name = self._name()
        before, proposal = self._current(connection, seen.proposal_id)
        if proposal.version != seen.version:
            raise DecisionRefused(
                _("Somebody else has decided about this event meanwhile; look at it again.")
            )
        after = {**before, **after, "settled_by": str(SettledBy.PERSON)}
        self._apply(connection, proposal, after)
        connection.execute(
            sa.insert(schema.decisions).values(
                proposal_id=proposal.proposal_id, what=str(what), who=name,
                decided_at=self.now(), before=before, after=after,
            )
        )  # fmt: skip

    def _apply(self, connection: sa.Connection, proposal: Proposal, values: dict[str, Any]) -> None:
        table = schema.proposals
        connection.execute(
            sa.update(table)
            .where(table.c.proposal_id == proposal.proposal_id)
            .values(**values, version=table.c.version + 1)
        )
        touched = {key for key in (proposal.event_id, values["event_id"]) if key}
        if touched:
            rebuild(connection, touched, places=self.places)


def read_decisions(
    engine: sa.Engine, *, document_id: str | None = None, limit: int = 200
) -> list[Decision]:
    """Return the newest decisions, of one document if told."""
    table, proposals = schema.decisions, schema.proposals
    query = sa.select(table).order_by(table.c.decision_id.desc()).limit(limit)
    if document_id is not None:
        query = query.join(proposals, proposals.c.proposal_id == table.c.proposal_id).where(
            proposals.c.document_id == document_id
        )
    with engine.connect() as connection:
        return [
            Decision(
                decision_id=row.decision_id,
                proposal_id=row.proposal_id,
                what=What(row.what),
                who=row.who,
                decided_at=row.decided_at,
                event_id=row.after["event_id"],
                reason=row.after["reason"],
                undone_by=row.undone_by,
                undone_at=row.undone_at,
                before=_corrected(row.before),
                after=_corrected(row.after),
            )
            for row in connection.execute(query)
        ]


def _corrected(values: dict[str, Any]) -> Event | None:
    return event_from(values["corrected"]) if values.get("corrected") else None
