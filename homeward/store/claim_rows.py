"""The claims that documents add to an event, as rows of the store."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections import defaultdict
from typing import Any

import sqlalchemy as sa

from homeward.model import Count, Direction, Kind, Origin, Scope, Stance, interval
from homeward.read.findings import Claim, Event
from homeward.store import schema
from homeward.store.claimants import Claimants, folded
from homeward.store.proposals import Proposal

_OURS = str(Origin.DOCUMENT)
_BATCH = 500


def count_of(told: Event | Claim, direction: Direction) -> Count | None:
    """Return the count of a direction, None when there is none."""
    return told.to_ukraine if direction is Direction.TO_UKRAINE else told.to_russia


def _figures(count: Count | None) -> list[int]:
    if count is None:
        return []
    return [bound for bound in (count.low, count.best, count.high) if bound is not None]


def scope_of(claim: Claim, event: Event) -> Scope:
    """Tell what the numbers of a claim speak of, beside those of its event."""
    if event.kind is Kind.NEGOTIATION_ROUND:
        return Scope.NONE
    scope = Scope.NONE
    for direction in Direction:
        told, known = _figures(count_of(claim, direction)), _figures(count_of(event, direction))
        if not told:
            continue
        if known and max(told) < min(known):
            return Scope.PARTIAL
        if known and min(told) > max(known):
            return Scope.OTHER
        scope = Scope.EVENT
    return scope


def telling_claims(event: Event) -> list[tuple[int, Claim]]:
    """Return the claims worth keeping, numbered from 1.

    These are the ones with a number, or that do more than assert; where none is, all.
    """
    numbered = list(enumerate(event.claims, start=1))
    telling = [
        (number, claim)
        for number, claim in numbered
        if claim.to_ukraine or claim.to_russia or claim.stance is not Stance.ASSERTS
    ]
    return telling if any(claim.to_ukraine or claim.to_russia for _, claim in telling) else numbered


class ClaimWriter:
    """Writes the claims of one event, a document after the other.

    The same words of one publisher, or from one address, are one claim however often they
    come in; the same words of another publisher are marked as republished.
    """

    def __init__(self, connection: sa.Connection, event_id: str, claimants: Claimants) -> None:
        self._connection = connection
        self._event_id = event_id
        self._claimants = claimants
        self._seen: set[str] = set()
        self._words: set[str] = set()
        self._claims: list[dict[str, Any]] = []
        self._actors: list[dict[str, Any]] = []
        self._dates: dict[str, list[str]] = defaultdict(list)

    def add(self, proposal: Proposal, document: Any) -> None:
        """Add the claims of a proposal; ``document`` is a row with its document's columns."""
        event = proposal.event
        for number, claim in telling_claims(event):
            words = folded(claim.quote.exact)
            source = document.url or document.publisher or proposal.document_id
            key = _digest(source, words, claim.claimant or "")
            if key in self._seen:
                continue
            self._seen.add(key)
            self._write(f"{proposal.proposal_id}-c{number:02}", claim, proposal, document, words)
        if len(self._claims) >= _BATCH:
            self._flush()

    def _write(
        self, claim_id: str, claim: Claim, proposal: Proposal, document: Any, words: str
    ) -> None:
        event = proposal.event
        again = _digest("", words, "")
        counts, is_corrected = _corrected_counts(claim, proposal)
        row: dict[str, Any] = {
            "claim_id": claim_id,
            "event_id": self._event_id,
            "claimant": claim.claimant or document.publisher or "the document itself",
            "stance": str(claim.stance),
            "scope": str(scope_of(_with_counts(claim, counts), event)),
            "differs_on": "",
            "said_on": "",
            "statement": claim.quote.exact,
            "publisher": document.publisher,
            "source_title": document.title,
            "title_from_slug": False,
            "source_url": document.url,
            "published_on": _published_on(document),
            "republisher": again in self._words,
            "language": document.language,
            "note": "The number was corrected by a person." if is_corrected else "",
            "origin": _OURS,
        }
        for direction, count in counts.items():
            kept = count or Count()
            for bound in ("low", "best", "high"):
                # A round has no number of people.
                value = getattr(kept, bound) if row["scope"] != Scope.NONE else None
                row[f"{direction}_{bound}"] = value
        self._words.add(again)
        self._claims.append(row)
        if event.date:
            self._dates[event.date].append(claim_id)
        who = claim.claimant or document.publisher
        if who:
            side = claim.side if claim.claimant else None
            actor_id = self._claimants.actor(who, side)
            self._actors.append(
                {
                    "claim_id": claim_id,
                    "actor_id": actor_id,
                    "part": "claimant",
                    "origin": _OURS,
                }
            )

    def _flush(self) -> None:
        if self._claims:
            self._connection.execute(sa.insert(schema.claims), self._claims)
        if self._actors:
            self._connection.execute(sa.insert(schema.claim_actors), self._actors)
        self._claims, self._actors = [], []

    def finish(self, *, days: tuple[dt.date, dt.date] | None) -> None:
        """Write what is left, and mark the claims whose date cannot be one of the event's days."""
        self._flush()
        if days is None:
            return
        table = schema.claims
        for date, claim_ids in self._dates.items():
            first, last = interval(date)
            if first > days[1] or days[0] > last:
                for start in range(0, len(claim_ids), _BATCH):
                    chunk = claim_ids[start : start + _BATCH]
                    self._connection.execute(
                        sa.update(table)
                        .where(table.c.claim_id.in_(chunk))
                        .values(differs_on="date")
                    )


def _with_counts(claim: Claim, counts: dict[Direction, Count | None]) -> Claim:
    return dataclasses.replace(
        claim,
        to_ukraine=counts[Direction.TO_UKRAINE],
        to_russia=counts[Direction.TO_RUSSIA],
    )


def _corrected_counts(
    claim: Claim, proposal: Proposal
) -> tuple[dict[Direction, Count | None], bool]:
    """Return a claim's counts; one that told the number a person corrected tells the new one."""
    counts: dict[Direction, Count | None] = {}
    is_corrected = False
    for direction in Direction:
        told = count_of(claim, direction)
        before = count_of(proposal.found, direction)
        now = count_of(proposal.event, direction)
        if told is not None and before != now and told == before:
            told, is_corrected = now, True
        counts[direction] = told
    return counts, is_corrected


def _published_on(document: Any) -> str:
    """Write the day of publication as a prefix date, as finely as it is known."""
    first, last = document.published_from, document.published_to
    if first is None:
        return ""
    for prefix in (str(first), str(first)[:7], str(first)[:4]):
        days = interval(prefix)
        if days[0] <= first and last <= days[1]:
            return prefix
    return ""


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]
