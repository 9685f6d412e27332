"""In plain words: what the claims about an event do not agree on.

Every side's statement is told with the same verb; no side is corrected.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from homeward.language import N_, Words, _, ngettext
from homeward.model import Direction
from homeward.view.style import WAYS
from homeward.view.words import number, number_range

_CAPITALS = Words({"ukraine": N_("Kyiv"), "russia": N_("Moscow")})
"""In this field a government is called by its capital; these names are no places."""

_TOPICS = Words(
    {
        "count": N_("the number"),
        "date": N_("the day"),
        "place": N_("the place"),
        "breakdown": N_("the breakdown"),
        "nature": N_("what was agreed or done"),
        "identity": N_("who the dead or the people are"),
        "status": N_("whether it was carried out"),
        "who": N_("who took part"),
    }
)


_MOST_SPEAKERS = 4
"""How many differing claims about one topic are told in full above the list of claims."""


def topic(word: str) -> str:
    """Name what a kind of dispute is about."""
    return _TOPICS.get(word, word)


def side_counts(event: Any, direction: Direction) -> str:
    """Say each government's count: "Kyiv counts 1,245, Moscow 1,248"; blank if neither told."""
    told = [
        (_CAPITALS[side], int(count))
        for side in _CAPITALS
        if not pd.isna(count := getattr(event, f"{direction}_by_{side}"))
    ]
    if len(told) == 2 and told[0][1] == told[1][1]:
        return _("Kyiv and Moscow both count {count}").format(count=number(told[0][1]))
    if not told:
        return ""
    name, count = told[0]
    first = _("{capital} counts {count}").format(capital=name, count=number(count))
    return ", ".join([first, *(f"{name} {number(count)}" for name, count in told[1:])])


def differences(
    event: Any, claims: Iterable[Any], *, most_speakers: int = _MOST_SPEAKERS
) -> list[str]:
    """Return a sentence for each thing the claims about an event do not agree on.

    ``event`` is a row of ``Frames.events``, ``claims`` the event's rows of
    ``Frames.claims``; of each topic at most ``most_speakers`` are told in full. Empty when
    nothing differs.
    """
    claims = list(claims)
    sentences = []
    for direction in Direction:
        low, high = getattr(event, f"{direction}_low"), getattr(event, f"{direction}_high")
        if pd.isna(low) or low == high:
            continue
        where = WAYS[direction]
        sides = side_counts(event, direction)
        sentences.append(
            f"{sides} {where}."
            if ", " in sides
            else _("The number {where} is told as {range}.").format(
                where=where, range=number_range(int(low), int(high))
            )
        )
    for word in (word for word in event.differs_on.split(";") if word):
        others = [claim for claim in claims if word in claim.differs_on.split(";")]
        about = topic(word)
        about = about[0].upper() + about[1:]
        sentences += [
            f"{about}: {_speaker(claim)} — {claim.statement}" for claim in others[:most_speakers]
        ]
        if len(others) > most_speakers:
            more = len(others) - most_speakers
            sentences.append(
                ngettext(
                    "{about}: {count} more among the claims below.",
                    "{about}: {count} more among the claims below.",
                    more,
                ).format(about=about, count=number(more))
            )
    return sentences


def _speaker(claim: Any) -> str:
    name = claim.claimants or claim.claimant
    outlet = claim.publisher
    return (
        _("{claimant} (in {outlet})").format(claimant=name, outlet=outlet)
        if outlet and outlet not in name
        else str(name)
    )
