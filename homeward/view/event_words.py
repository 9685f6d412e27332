"""What is told of an event in a line: its kind, date, numbers and weak spots."""

from __future__ import annotations

from typing import Any

import pandas as pd

from homeward.language import _
from homeward.model import Direction, Kind, Origin
from homeward.view import style
from homeward.view.words import counted, date_words, number_range

Card = dict[str, Any]
"""A card, or a line of one: plain values, text only."""


def event_line(event: Any) -> Card:
    """Return an event in one line: id, kind, date and numbers, for lists."""
    kind = Kind(event.kind)
    return {
        "event_id": event.event_id,
        "kind": style.KIND_STYLES[kind].name,
        "colour": style.KIND_STYLES[kind].colour,
        "shape": style.KIND_STYLES[kind].shape,
        "date": event_date(event),
        "numbers": numbers_in_short(event),
    }


def event_date(event: Any) -> str:
    """Write the date of a row of ``Frames.events`` as finely as it is known."""
    last = None if pd.isna(event.ends_on) else event.ends_on.date()
    return date_words(event.date, event.date_precision, last)


def numbers_in_short(event: Any) -> str:
    """Write the numbers of an event in one line; blank for a round of negotiation."""
    if event.kind == Kind.NEGOTIATION_ROUND:
        return _("Round {round}").format(round=event.round) if event.round else ""
    told = []
    for direction in Direction:
        low, high = getattr(event, f"{direction}_low"), getattr(event, f"{direction}_high")
        if not pd.isna(low):
            told.append(f"{number_range(int(low), int(high))} {style.WAYS[direction]}")
    return ", ".join(told) or _("number not told")


def weak_spots(event: Any) -> list[str]:
    """Return what is weak about an event, a sentence each, for people to see."""
    spots = []
    if event.origin == Origin.DOCUMENT:
        spots.append(_("Added from a document by a user; not part of the bundled record."))
    if event.origin == Origin.KEPT:
        spots.append(_("No longer in the record; kept because a document refers to it."))
    if event.status == "single_source":
        spots.append(_("Rests on a single source."))
    if event.date_inferred:
        spots.append(_("The date was inferred, not given."))
    if event.indirect:
        spots.append(_("Indirect: a meeting without one of the two parties."))
    if not event.summed and event.kind != Kind.COMMITMENT:
        spots.append(_("Kept out of totals."))
    if event.claims_without_url:
        spots.append(
            counted(
                "{count} claim without an address.",
                "{count} claims without an address.",
                event.claims_without_url,
            )
        )
    if event.claims_without_date:
        spots.append(
            counted(
                "{count} claim without a date of publication.",
                "{count} claims without a date of publication.",
                event.claims_without_date,
            )
        )
    if event.weakness:
        spots.append(event.weakness)
    return spots
