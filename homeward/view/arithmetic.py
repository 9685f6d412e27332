"""What addition says about numbers that differ: parts side by side, or one inside another.

Plain numbers in, plain numbers out; the sentences are made in ``explanations``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

_MOST_TOGETHER = 3
"""How many parts may explain a difference together: of many, some always fit by chance."""

_MOST_PARTS = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One way to add up the parts of a number.

    ``inside`` is the position of the part that is read as lying inside another, None where
    all stand side by side; ``total`` is what the others make.
    """

    inside: int | None
    total: int


def readings(parts: Sequence[int]) -> list[Reading]:
    """Return the sum of the parts side by side, then with each that fits inside another.

    A part fits inside another that is at least as large. Empty without parts; parts of
    nobody are passed over.
    """
    if not parts:
        return []
    whole = sum(parts)
    made = [Reading(inside=None, total=whole)]
    for position, part in enumerate(parts):
        others = [other for at, other in enumerate(parts) if at != position]
        if part and others and part <= max(others):
            made.append(Reading(inside=position, total=whole - part))
    return made


def makes(target: int, parts: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the fewest parts that add up to a number, every way of it, as their positions.

    At most three parts together, of at most twelve; empty when none do, and for a target
    of zero.
    """
    known = [(at, part) for at, part in enumerate(parts) if part > 0][:_MOST_PARTS]
    if target <= 0:
        return []
    for size in range(1, _MOST_TOGETHER + 1):
        found = [
            tuple(at for at, _ in chosen)
            for chosen in combinations(known, size)
            if sum(part for _, part in chosen) == target
        ]
        if found:
            return found
    return []


def is_rounded(exact: int, told: int) -> bool:
    """Tell whether a number may be another one rounded to hundreds or thousands.

    Rounding by more than a twentieth is left out, and so are tens: such small numbers are counted.
    """
    return (
        told != exact
        and 20 * abs(told - exact) <= exact
        and any(told == (exact + step // 2) // step * step for step in (100, 1000))
    )


_DATES = re.compile(
    # matches "8 November", "11-16 June", "June 2025" and "2 August 2024"; must not match
    # "320 Donetsk" or "89 near May"
    r"\b(?:\d{1,2}(?:[-–]\d{1,2})? )?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"\b(?: \d{4}\b)?"
)
_NUMBERS = re.compile(
    # matches 563 and 1,212; must not match the 57 of Il-76, the 2 of 2.5 or the 63 of 63rd
    r"(?<![\w.,-])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.,-])\d+(?![\w-]|[.,]\d)"
)


def numbers_of(words: str) -> list[int]:
    """Return the whole numbers that a text names, in order, without those of English dates."""
    return [
        int(found.group().replace(",", "")) for found in _NUMBERS.finditer(_DATES.sub(" ", words))
    ]


def varied(parts: Sequence[int], told: Sequence[int]) -> tuple[int, int] | None:
    """Return the one part that a breakdown of as many numbers tells otherwise: (own, told).

    None unless all parts but exactly one are told alike and that one is less than twice or more
    than half as large: a number of another size tells of something else.
    """
    if len(told) != len(parts) or len(parts) < 2:
        return None
    mine, others = list(parts), []
    for number in told:
        if number in mine:
            mine.remove(number)
        else:
            others.append(number)
    if len(mine) != 1 or len(others) != 1 or not mine[0] < 2 * others[0] < 4 * mine[0]:
        return None
    return mine[0], others[0]
