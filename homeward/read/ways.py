"""Give numbers told without a direction the one that the rest of the text lets conclude."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.model import Count, Direction, Kind, Side
from homeward.read.statements import Statement

_TO_UKRAINE_ONLY = 100


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
        paired = any(n.partner is not None for n in statement.sentence.numerals)
        if not (statement.sentence.has("act") or statement.sentence.dates or paired):
            # A headline of a name and a number tells of no handover.
            continue
        if len(best) == 1:
            statement.counts[Direction.TO_UKRAINE] = statement.undirected[0]
        elif len(best) == 2 and (statement.sentence.has("reverse") or paired):
            # "a thousand came by road and nineteen went the other way", "a thousand for nineteen"
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
