"""Tell where speakers give different numbers of one event, and widen its range to theirs."""

from __future__ import annotations

import re

from homeward.model import Count, Direction, Side, Stance
from homeward.read.drafts import Draft
from homeward.read.statements import Statement

_DIGITS = re.compile(r"\d+")  # matches 318; not "three"
_SIDES = (Side.UKRAINE, Side.RUSSIA)


def flag_disagreement(draft: Draft) -> None:
    """Widen the range where different speakers give different totals."""
    for way, chosen in list(draft.counts.items()):
        rivals = [
            s.counts[way]
            for s in draft.statements
            if way in s.counts and not s.extra and s.counts[way].best not in (None, chosen.best)
            and s.counts[way].low == s.counts[way].high and chosen.low == chosen.high
            and s.counts[way].best != _both_ways(draft)
            and not _is_completed(draft, s.counts[way].best, chosen.best)
            and _is_rival(draft, s, way, chosen)
        ]  # fmt: skip
        if not rivals or chosen.best is None:
            continue
        values = [chosen.best, *(r.best for r in rivals if r.best is not None)]
        draft.counts[way] = Count(low=min(values), best=chosen.best, high=max(values))
        draft.flags.add("counts_disagree")


def _is_completed(draft: Draft, part: int | None, whole: int | None) -> bool:
    """Tell whether what came on top is told and makes a number whole: 185 and 20, beside 205."""
    if part is None or whole is None:
        return False
    return any(
        n.best == abs(whole - part) for s in draft.statements for n in s.sentence.numerals
        if s.counts or s.extra
    )  # fmt: skip


def _both_ways(draft: Draft) -> int | None:
    """Return how many went both ways together, when both numbers are known."""
    best = [c.best for c in draft.counts.values() if c.best is not None]
    return sum(best) if len(best) == 2 else None


def _is_rival(draft: Draft, statement: Statement, way: Direction, chosen: Count) -> bool:
    """Tell whether another figure is another speaker's total rather than a detail of the same.

    The same sentence told again with another digit is a rival too.
    """
    best = statement.counts[way].best
    if any(
        s is not statement and way in s.counts and s.counts[way].best == chosen.best
        and _wording(s) == _wording(statement)
        for s in draft.statements
    ):  # fmt: skip
        return True
    if not best or not chosen.best or not 0.5 <= best / chosen.best <= 2:
        return False
    added = [
        {n.best for n in s.sentence.numerals} for s in draft.statements
        if way in s.counts and s.counts[way].best == chosen.best
    ]  # fmt: skip
    if any(best in numbers and chosen.best not in numbers for numbers in added):
        # "55 soldiers and Viktor Medvedchuk", and the ministry's 55
        return False
    told = [
        v for s in draft.statements for v in s.voices
        if way in s.counts and s.counts[way].best == chosen.best
    ]  # fmt: skip
    backers = {v.name for v in told}
    speakers = {v.name for v in statement.voices}
    sides = {v.side for v in (*told, *statement.voices)}
    if backers and len(sides) == 1 and sides <= set(_SIDES):
        # An office and its head speak of one thing.
        return False
    if not backers:
        # The publisher tells the one, a side the other: "got 997; Moscow says it gave 1,000".
        sided = any(v.side in _SIDES and v.stance is Stance.ASSERTS for v in statement.voices)
        return sided and way not in statement.likely and not statement.supposed
    return bool(speakers) and not speakers & backers


def _wording(statement: Statement) -> str:
    """Return a sentence's words without its digits."""
    return _DIGITS.sub("", statement.sentence.text)
