"""What a language model proposes about a document of the store, kept for a person to decide."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from homeward.read.asking import Ask, messages_about
from homeward.read.findings import Event
from homeward.read.places import Places
from homeward.read.suggestions import suggestions_in
from homeward.store import schema
from homeward.store.documents import find_document
from homeward.store.engine import writing
from homeward.store.join import JOIN, compare, facts_of
from homeward.store.proposals import Proposal, SettledBy, State, proposal_id, values_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggested:
    """How many events a model added, how many were known, and how many values were dropped."""

    added: int = 0
    known: int = 0
    dropped: int = 0


def suggest_events(
    engine: sa.Engine, document_id: str, *, ask: Ask, model: str, places: Places
) -> Suggested:
    """Ask a model about a document and keep the events that reading has not found.

    They wait for a person; no rule accepts them. A document about which the model has
    proposed something is not asked about again. Raises ModelUnavailable; what reading found
    stays as it is.
    """
    found = find_document(engine, document_id)
    if found is None:
        return Suggested()
    document, proposals = found
    if any(each.found.proposed_by == model for each in proposals):
        return Suggested()
    suggestions = suggestions_in(
        ask(messages_about(document.text)), document.text, model=model,
        published=document.published, language=document.language, places=places,
    )  # fmt: skip
    fresh = [event for event in suggestions.events if not _is_known(event, proposals)]
    with writing(engine).begin() as connection:
        table = schema.proposals
        of_document = table.c.document_id == document_id
        last = connection.scalar(sa.select(sa.func.max(table.c.position)).where(of_document)) or 0
        if last != len(proposals):
            return Suggested()  # somebody else asked at the same time
        rows = [
            {
                "proposal_id": proposal_id(document_id, position),
                "document_id": document_id,
                "position": position,
                "found": values_of(event),
                "corrected": None,
                "state": str(State.PROPOSED),
                "settled_by": str(SettledBy.MODEL),
                "event_id": None,
                "reason": "",
                "version": 1,
            }
            for position, event in enumerate(fresh, start=last + 1)
        ]
        if rows:
            connection.execute(sa.insert(table), rows)
    return Suggested(
        added=len(fresh),
        known=len(suggestions.events) - len(fresh),
        dropped=suggestions.dropped,
    )


def _is_known(event: Event, proposals: list[Proposal]) -> bool:
    """Tell whether reading found the same: then the model's telling adds nothing."""
    facts = facts_of(event, key="model")
    for proposal in proposals:
        match = compare(facts, facts_of(proposal.found, key=proposal.proposal_id))
        if match is not None and match.score >= JOIN:
            return True
        same = (event.kind, event.to_ukraine, event.to_russia, event.date)
        read = proposal.found
        if same == (read.kind, read.to_ukraine, read.to_russia, read.date):
            return True
    return False
