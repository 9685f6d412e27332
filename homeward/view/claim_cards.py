"""A claim on the card of its event, as plain values."""

from __future__ import annotations

from typing import Any

from homeward.language import N_, Words, _
from homeward.model import Direction, Origin, Scope, Side, Stance
from homeward.store.frames import bounds
from homeward.view import style
from homeward.view.differences import topic
from homeward.view.event_words import Card
from homeward.view.words import date_words, number, number_range

_SCOPE_NOTES = Words(
    {
        Scope.SERIES: N_("numbers are of the whole series"),
        Scope.RUNNING_TOTAL: N_("number is a running total"),
        Scope.PARTIAL: N_("number is a part of the event"),
        Scope.OTHER: N_("number is not of this event"),
    }
)


def claim_line(claim: Any) -> Card:
    """Return a claim as its card has it."""
    notes = []
    if claim.origin == Origin.DOCUMENT:
        notes.append(_("added from a document by a user"))
    if claim.scope in _SCOPE_NOTES:
        notes.append(_SCOPE_NOTES[Scope(claim.scope)])
    if claim.republisher:
        notes.append(_("republished text"))
    if claim.differs_on:
        notes.append(
            _("differs on {topics}").format(
                topics=", ".join(topic(word) for word in claim.differs_on.split(";") if word)
            )
        )
    return {
        "claim_id": claim.claim_id,
        "claimant": claim.claimants or claim.claimant,
        "carrier": claim.carriers,
        "sides": [style.SIDE_NAMES[Side(side)] for side in claim.sides],
        "stance": style.STANCE_NAMES[Stance(claim.stance)],
        "numbers": _claim_numbers(claim),
        "statement": claim.statement,
        "publisher": claim.publisher or _("publisher not told"),
        "title": claim.source_title,
        "published": date_words(claim.published_on, None) if claim.published_on else "",
        "url": claim.source_url,
        "notes": notes,
        "remark": claim.note,
    }


def _claim_numbers(claim: Any) -> str:
    told = []
    for direction in Direction:
        low, best, high = bounds(claim, direction)
        if low is None and best is None and high is None:
            continue
        told.append(f"{_claimed_range(low, best, high)} {style.WAYS[direction]}")
    return ", ".join(told)


def _claimed_range(low: int | None, best: int | None, high: int | None) -> str:
    if low is None and high is None and best is not None:
        return number(best)
    return number_range(low, high)
