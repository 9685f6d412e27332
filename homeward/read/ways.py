"""Give numbers told without a direction the one that the rest of the text lets conclude."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.model import Count, Direction, Side
from homeward.read.statements import Statement


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


def _settle_by_elimination(statements: Sequence[Statement]) -> None:
    """Direct a number to Ukraine where all that the text says to have gone to Russia is another.

    As in: 1,245 bodies were handed over on Monday. Fifty-one went to Russia. Both directions
    together ("they exchanged 1,296") are no such number.
    """
    now = [s for s in statements if not s.recalled and not s.extra]
    told = [(way, count.best) for s in now for way, count in s.counts.items()]
    if not told or any(way is not Direction.TO_RUSSIA for way, _ in told):
        return
    largest = max(best or 0 for _, best in told)
    for statement in now:
        both = statement.sentence.has("act", "exchange") or statement.sentence.has("mutual")
        if statement.counts or len(statement.undirected) != 1 or both:
            continue
        best = statement.undirected[0].best
        if best is not None and best > largest:
            statement.counts[Direction.TO_UKRAINE] = statement.undirected[0]
            statement.likely |= {Direction.TO_UKRAINE}
            statement.supposed = True


def _settle_pairs(statements: Sequence[Statement]) -> None:
    """Direct a pair by one of its numbers: "Bodies: 909 for 34 … Ukraine received 909"."""
    told = {(way, count.best) for s in statements for way, count in s.counts.items()}
    for statement in statements:
        pair = [n.best for n in statement.sentence.numerals if n.partner is not None]
        best = [c.best for c in statement.undirected]
        if statement.counts or len(pair) != 2 or best != pair or best[0] == best[1]:
            continue
        for way in Direction:
            other = next(d for d in Direction if d is not way)
            for i, number in enumerate(best):
                if (way, number) in told and (other, number) not in told:
                    statement.counts = {
                        way: statement.undirected[i], other: statement.undirected[1 - i],
                    }  # fmt: skip
        if statement.counts:
            statement.undirected.clear()


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


def settle_directions(
    statements: Sequence[Statement], *, speakers: set[Side], home: Side | None = None
) -> None:
    """Give numbers told without a direction the one that the text's other numbers have.

    Where no number has one and only Ukraine speaks, its own dead and captives are meant;
    ``home`` is the side whose people a text welcomes without naming it.
    """
    _settle_pairs(statements)
    _settle_by_home(statements, home)
    _settle_by_nearness(statements)
    _settle_by_elimination(statements)
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
