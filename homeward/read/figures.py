"""Choose the low, best and high figure of an event, and flag what does not agree."""

from __future__ import annotations

import re
from collections.abc import Sequence

from homeward.model import Count, Direction, Kind, Side, Stance
from homeward.read.drafts import Draft
from homeward.read.statements import Statement

_TO_UKRAINE_ONLY = 100
_DIGITS = re.compile(r"\d+")  # matches 318; not "three"


def settle(draft: Draft) -> None:
    """Choose low, best and high of each direction, and flag speakers who disagree."""
    for way in Direction:
        figures = draft.figures(way)
        if not figures:
            continue
        if draft.kind is not Kind.COMMITMENT:
            figures = _sure(draft, way) or _without_formulas(draft, way)
            figures = _without_both_ways(draft, way, figures)
        if not figures:
            continue
        total = _receivers_figure(draft, way, figures) or _whole(draft, figures) or _total(figures)
        draft.counts[way] = total
    for way in Direction:
        if way in draft.counts or draft.kind is Kind.COMMITMENT:
            continue
        shares = [
            item.numeral.count
            for s in draft.statements for item, ways in s.parts
            if ways == frozenset({way}) and not item.civilian
        ]  # fmt: skip
        if shares and (draft.counts or len(shares) == 1):
            # "909 went to Ukraine, 43 of them to Russia": a share that alone went that way.
            draft.counts[way] = shares[0]
    _add_extras(draft)
    _drop_mirrored(draft)
    _flag_disagreement(draft)


def _add_extras(draft: Draft) -> None:
    """Add what came on top of an even exchange: 175 each, and 22 wounded besides, is 197."""
    best = {way: count.best for way, count in draft.counts.items()}
    even = len(best) == 2 and len(set(best.values())) == 1
    for statement in draft.statements:
        if not statement.extra:
            continue
        for way, count in statement.counts.items():
            known = draft.counts.get(way)
            if known is None:
                draft.counts[way] = count
            elif (
                (even or statement.civilians) and known.best is not None
                and count.best is not None and count.best < known.best
            ):  # fmt: skip
                draft.counts[way] = Count.exactly(known.best + count.best)


def _sure(draft: Draft, way: Direction) -> list[Count]:
    """Return the figures that have this direction by their own words, where others only may."""
    told = [s for s in draft.statements if way in s.counts and not s.extra]
    if not any(s.supposed for s in told):
        return []
    return [s.counts[way] for s in told if not s.supposed and not s.formula]


def _without_formulas(draft: Draft, way: Direction) -> list[Count]:
    """Leave out the "1000 for 1000" of a deal where the text counts otherwise: "303 are free"."""
    plain = {
        c.best for s in draft.statements if not s.formula and not s.extra
        for c in s.counts.values()
    }  # fmt: skip
    here = any(way in s.counts and not s.formula and not s.extra for s in draft.statements)
    return [
        s.counts[way] for s in draft.statements
        if way in s.counts and not s.extra
        and (
            not s.formula or not any(_rivals(p, s.counts[way]) for p in plain)
            or (s.counts[way].best in plain and not here)
        )
    ]  # fmt: skip


def _rivals(plain: int | None, count: Count) -> bool:
    """Tell whether a number may be the count of what a formula names: 303 of "1000 for 1000"."""
    return plain is not None and count.best is not None and plain * 5 >= count.best


def _without_both_ways(draft: Draft, way: Direction, figures: list[Count]) -> list[Count]:
    """Leave out "three hundred went home" where 150 went each way."""
    other = next(d for d in Direction if d is not way)
    here = {c.best for c in figures if c.best is not None}
    there = {c.best for c in draft.figures(other) if c.best is not None}
    sums = {a + b for a in here for b in there}
    return [c for c in figures if c.best not in sums] or figures


def _receivers_figure(draft: Draft, way: Direction, figures: Sequence[Count]) -> Count | None:
    """Return the exact figure of the side that received, where the two sides' figures differ."""
    side = Side.UKRAINE if way is Direction.TO_UKRAINE else Side.RUSSIA
    told: dict[Side | None, Count] = {
        v.side: s.counts[way]
        for s in draft.statements
        if way in s.counts and s.counts[way] in figures and s.counts[way].low == s.counts[way].high
        for v in s.voices[:1]
        if v.side in (Side.UKRAINE, Side.RUSSIA) and v.stance is Stance.ASSERTS
    }
    if len(told) == 2 and len({c.best for c in told.values()}) == 2:
        return told[side]
    return None


def _drop_mirrored(draft: Draft) -> None:
    """Drop a direction that is only likely when its number is another direction's for certain."""
    if any(s.symmetric for s in draft.statements):
        return
    for way in list(draft.counts):
        sure = any(way in s.counts and way not in s.likely for s in draft.statements)
        other = next(d for d in Direction if d is not way)
        if (
            not sure
            and other in draft.counts
            and draft.counts[other].best == draft.counts[way].best
        ) and any(other in s.counts and other not in s.likely for s in draft.statements):
            del draft.counts[way]


def _whole(draft: Draft, figures: Sequence[Count]) -> Count | None:
    """Return the figure that the text's other numbers add up to: 254 of 221, 25, 4 and 4.

    A share may be told twice, in a title and in the text; a whole is told once at least.
    """
    if draft.kind is Kind.COMMITMENT:
        return None
    largest = max(figures, key=lambda f: f.best or 0)
    told = [
        number.best for s in draft.statements for number in s.sentence.numerals
        if number.best is not None
    ]  # fmt: skip
    parts = [n for n in told if largest.best is not None and n < largest.best]
    if largest.best is None or len(set(told)) < 3:
        return None
    for first in range(len(parts)):
        reached = 0
        for last in range(first, len(parts)):
            reached += parts[last]
            if reached == largest.best and last > first + 1:
                return largest
    return None


def _total(figures: Sequence[Count]) -> Count:
    """Return the figure told most often; on a tie the one told first, exact before vague."""
    tally: dict[int | None, int] = {}
    for figure in figures:
        tally[figure.best] = tally.get(figure.best, 0) + 1
    ranked = sorted(
        figures,
        key=lambda f: (-tally[f.best], f.low != f.high, figures.index(f)),
    )
    first = figures[0]
    if tally[ranked[0].best] == tally[first.best] and (
        first.low == first.high or ranked[0].low != ranked[0].high
    ):
        return first
    return ranked[0]


def _flag_disagreement(draft: Draft) -> None:
    """Widen the range where different speakers give different totals."""
    for way, chosen in list(draft.counts.items()):
        rivals = [
            s.counts[way]
            for s in draft.statements
            if way in s.counts and not s.extra and s.counts[way].best not in (None, chosen.best)
            and s.counts[way].low == s.counts[way].high and chosen.low == chosen.high
            and s.counts[way].best != _both_ways(draft)
            and _is_rival(draft, s, way, chosen)
        ]  # fmt: skip
        if not rivals or chosen.best is None:
            continue
        values = [chosen.best, *(r.best for r in rivals if r.best is not None)]
        draft.counts[way] = Count(low=min(values), best=chosen.best, high=max(values))
        draft.flags.add("counts_disagree")


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
    backers = {
        v.name for s in draft.statements for v in s.voices
        if way in s.counts and s.counts[way].best == chosen.best
    }  # fmt: skip
    speakers = {v.name for v in statement.voices}
    return bool(speakers) and bool(backers) and not speakers & backers


def _wording(statement: Statement) -> str:
    """Return a sentence's words without its digits."""
    return _DIGITS.sub("", statement.sentence.text)


def flag_parts(draft: Draft, shares: Sequence[tuple[int, bool]]) -> None:
    """Flag a breakdown that, read as told, does not give the total.

    ``shares`` are the numbers told as parts, in order, with whether each is told as a part of
    the one before ("of those, 89"). Both readings are kept: the parts stand as they are told.
    """
    totals = {c.best for c in draft.counts.values() if c.best is not None}
    if len(totals) != 1 or len(shares) < 2:
        return
    (total,) = totals
    plain = sum(share for share, _ in shares)
    told = sum(share for share, nested in shares if not nested)
    if told != total and (plain == total or told > total):
        draft.flags.add("parts_do_not_sum")


def _is_nearly(best: int, count: Count) -> bool:
    """Tell whether a number is another's report of a count: 1245 of 1248, 230 of "over 200"."""
    if count.best is None:
        return False
    if count.high is None and count.best <= best <= count.best + count.best // 2:
        return True
    return abs(best - count.best) <= max(1, best // 20)


def _settle_by_nearness(statements: Sequence[Statement]) -> None:
    """Give a number without a direction that of nearly the same number: 1245 beside 1248."""
    for statement in statements:
        if statement.counts or len(statement.undirected) != 1 or statement.recalled:
            continue
        best = statement.undirected[0].best
        near = {
            way for s in statements for way, count in s.counts.items()
            if best and count.best and _is_nearly(best, count)
        }  # fmt: skip
        if len(near) == 1:
            statement.counts[near.pop()] = statement.undirected[0]


def _settle_by_home(statements: Sequence[Statement], home: Side | None) -> None:
    """Direct "we met 49 people" home, where the text's own side is known."""
    if home is None:
        return
    way = Direction.TO_UKRAINE if home is Side.UKRAINE else Direction.TO_RUSSIA
    for statement in statements:
        acts = {m.value for m in statement.sentence.all("act")}
        mixed = acts & {"exchange", "give"} or statement.sentence.has("mutual")
        if statement.counts or len(statement.undirected) != 1 or mixed or not acts:
            continue
        statement.counts[way] = statement.undirected[0]
        statement.likely |= {way}


def _settle_by_size(statements: Sequence[Statement]) -> None:
    """Send a hundred bodies and more to Ukraine: no handover to Russia ever came near that."""
    for statement in statements:
        if statement.kind is not Kind.BODY_REPATRIATION or statement.counts:
            continue
        best = [c.best or c.low or 0 for c in statement.undirected]
        if not best or max(best) < _TO_UKRAINE_ONLY or statement.sentence.has("mutual"):
            continue
        if not (statement.sentence.has("act") or statement.sentence.dates):
            # A headline of a name and a number tells of no handover.
            continue
        if len(best) == 1:
            statement.counts[Direction.TO_UKRAINE] = statement.undirected[0]
        elif len(best) == 2 and statement.sentence.has("reverse"):
            # "a thousand came by road and nineteen went the other way"
            more, fewer = sorted(statement.undirected, key=lambda c: -(c.best or 0))
            statement.counts[Direction.TO_UKRAINE] = more
            statement.counts[Direction.TO_RUSSIA] = fewer
        else:
            continue
        statement.likely |= set(statement.counts)
        statement.supposed = True


def settle_directions(
    statements: Sequence[Statement], *, speakers: set[Side], home: Side | None = None
) -> None:
    """Give numbers told without a direction the one that the text's other numbers have.

    Where no number has one and only Ukraine speaks, its own dead and captives are meant;
    ``home`` is the side whose people a text welcomes without naming it.
    """
    _settle_by_nearness(statements)
    _settle_by_home(statements, home)
    _settle_by_size(statements)
    ways = [way for s in statements for way in s.counts if len(s.counts) == 1]
    ways = ways or [s.towards for s in statements if s.towards is not None]
    usual = max(set(ways), key=ways.count) if ways else None
    if not any(s.counts for s in statements):
        usual = Direction.TO_UKRAINE if speakers == {Side.UKRAINE} else usual
        ways = [usual] if usual else []
    if usual is None or ways.count(usual) < 0.75 * len(ways):
        return
    for statement in statements:
        if not statement.counts and statement.undirected:
            statement.counts[usual] = statement.undirected[0]
            statement.likely |= {usual}
            statement.supposed = True


def settle_as(statements: Sequence[Statement], others: Sequence[Statement]) -> None:
    """Direct numbers as the other kind's go, where those all go one way."""
    ways = {way for s in others if not s.recalled for way in s.counts}
    if len(ways) != 1:
        return
    for statement in statements:
        if not statement.counts and len(statement.undirected) == 1 and not statement.recalled:
            statement.counts[next(iter(ways))] = statement.undirected[0]
