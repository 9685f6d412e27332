"""In plain words: what the claims about an event do not agree on.

Every side's statement is told with the same verb; no side is corrected.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from homeward.model import Direction
from homeward.view.style import WAYS
from homeward.view.words import number, number_range

_CAPITALS = {"ukraine": "Kyiv", "russia": "Moscow"}
"""In this field a government is called by its capital; these names are no places."""

_TOPICS = {
    "count": "the number",
    "date": "the day",
    "place": "the place",
    "breakdown": "the breakdown",
    "nature": "what was agreed or done",
    "identity": "who the dead or the people are",
    "status": "whether it was carried out",
    "who": "who took part",
}


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
        return f"Kyiv and Moscow both count {number(told[0][1])}"
    if not told:
        return ""
    first, *others = (f"{name} counts {number(count)}" for name, count in told)
    return ", ".join([first, *(other.replace(" counts", "") for other in others)])


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
            else f"The number {where} is told as {number_range(int(low), int(high))}."
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
            sentences.append(f"{about}: {more} more among the claims below.")
    return sentences


def _speaker(claim: Any) -> str:
    name = claim.claimants or claim.claimant
    outlet = claim.publisher
    return f"{name} (in {outlet})" if outlet and outlet not in name else str(name)
