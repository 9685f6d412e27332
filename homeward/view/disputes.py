"""Every disputed event that is shown: who tells what, side by side, and what addition says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from homeward.language import N_, Words, _
from homeward.model import Direction, Side
from homeward.store.frames import Frames, bounds, rows, whole
from homeward.view.explanations import Explanation, explanations
from homeward.view.filters import Dispute, Shown, Status
from homeward.view.style import WAYS
from homeward.view.words import date_words, number, number_range

COLUMNS = Words(
    {
        Side.UKRAINE: N_("Ukrainian side"),
        Side.RUSSIA: N_("Russian side"),
        Side.THIRD_PARTY: N_("Third parties"),
        Side.MEDIA: N_("Outlets in their own voice"),
    }
)
"""Whose statements stand in one column, from left to right."""


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What one or several claims of one side tell alike.

    ``numbers`` is blank where they tell none about the event itself; ``about`` names on what
    they differ from the others (blank: on nothing); ``statement`` is blank for plain numbers.
    """

    numbers: str
    speakers: tuple[str, ...]
    about: str
    statement: str


@dataclass(frozen=True, kw_only=True)
class DisputedEvent:
    """A disputed event with what each side tells of it.

    ``spread`` says how far the numbers lie apart, a sentence a direction; empty where they agree.
    """

    event: Any
    disputes: tuple[Dispute, ...]
    columns: Mapping[Side, tuple[Telling, ...]]
    spread: tuple[str, ...]
    explanations: tuple[Explanation, ...]


def disputed_events(shown: Shown) -> list[DisputedEvent]:
    """Return the shown events on which the sources differ, newest first.

    With kinds of dispute chosen, only events disputed on one of them are shown at all.
    """
    claims = claims_by_event(shown.frames)
    return [
        _disputed(shown.frames, event, claims.get(event.event_id, []))
        for event in reversed(rows(shown.event_rows()))
        if event.status == Status.DISPUTED
    ]


@lru_cache(maxsize=4)
def claims_by_event(frames: Frames) -> Mapping[str, list[Any]]:
    """Return the rows of ``Frames.claims`` by the event they are about."""
    grouped: dict[str, list[Any]] = {}
    for claim in rows(frames.claims):
        grouped.setdefault(claim.event_id, []).append(claim)
    return grouped


def _disputed(frames: Frames, event: Any, claims: Sequence[Any]) -> DisputedEvent:
    words = event.differs_on.split(";")
    return DisputedEvent(
        event=event,
        disputes=tuple(dispute for dispute in Dispute if dispute in words),
        columns=tellings(frames, claims),
        spread=tuple(_spread(event)),
        explanations=tuple(explanations(frames, event, claims)),
    )


def tellings(frames: Frames, claims: Iterable[Any]) -> dict[Side, tuple[Telling, ...]]:
    """Return what each side tells: numbers alike together, differing statements each on its own.

    A claim that reports two parties stands in both columns, each with its own number. A column
    is absent where that side tells nothing.
    """
    side_of = _side_of(frames)
    alike: dict[Side, dict[str, list[tuple[str, str]]]] = {}
    differing: dict[Side, list[Telling]] = {}
    for claim in claims:
        names = [name for name in claim.claimants.split("; ") if name] or [claim.claimant]
        sides = [side for side in COLUMNS if side in claim.sides] or [Side.MEDIA]
        for side in sides:
            speakers = [name for name in names if side_of.get(name, side) == side] or names
            numbers = claimed_numbers(claim, side)
            told = [(name, _said(claim)) for name in speakers]
            about = set(claim.differs_on.split(";")) - {""}
            if about - {Dispute.COUNT} or (about and not numbers):
                differing.setdefault(side, []).append(_differing(claim, numbers, told))
            elif numbers:
                alike.setdefault(side, {}).setdefault(numbers, []).extend(told)
    made: dict[Side, tuple[Telling, ...]] = {}
    for side in COLUMNS:
        plain = [
            Telling(numbers=numbers, speakers=_speakers(told), about="", statement="")
            for numbers, told in alike.get(side, {}).items()
        ]
        if found := (*plain, *differing.get(side, [])):
            made[side] = found
    return made


def _differing(claim: Any, numbers: str, told: list[tuple[str, str]]) -> Telling:
    about = ";".join(word for word in claim.differs_on.split(";") if word)
    return Telling(
        numbers=numbers, speakers=_speakers(told), about=about, statement=str(claim.statement)
    )


def _speakers(told: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Name each speaker once, with the days on which it spoke."""
    days: dict[str, dict[str, None]] = {}
    for name, day in told:
        days.setdefault(name, {})[day] = None
    return tuple(f"{name} ({', '.join(said)})" for name, said in days.items())


def claimed_numbers(claim: Any, side: Side) -> str:
    """Write the numbers that a side tells in a claim about the event itself; blank without any."""
    if claim.scope not in ("event", "series"):
        return ""
    told = []
    own = next((counts for teller, counts in claim.own_counts if teller == side), None)
    for direction in Direction:
        mine = whole(own[direction]) if own else None
        low, best, high = bounds(claim, direction) if mine is None else (mine, mine, mine)
        if low is None and high is None and best is None:
            continue
        words = number_range(low, high) if (low, high) != (None, None) else number(best or 0)
        told.append(f"{words} {WAYS[direction]}")
    if told and claim.scope == "series":
        told.append(_("in the whole series"))
    return ", ".join(told)


def _said(claim: Any) -> str:
    date = claim.said_on or claim.published_on
    return date_words(date, None) if date else _("undated")


def _spread(event: Any) -> Iterable[str]:
    for direction in Direction:
        low, best, high = bounds(event, direction)
        if low is None or high is None or low == high:
            continue
        words = _("{range} {way}: {gap} apart, {share} of the best figure.")
        yield words.format(
            range=number_range(low, high),
            way=WAYS[direction],
            gap=number(high - low),
            share=f"{100 * (high - low) / best:.1f} %" if best else _("no part"),
        )


@lru_cache(maxsize=4)
def _side_of(frames: Frames) -> Mapping[str, str]:
    return dict(zip(frames.actors["name"], frames.actors["side"], strict=True))
