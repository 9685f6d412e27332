"""From what is claimed to what an event's number is: a range, and each side's own count.

The method, in words: only claims about the event itself that assert or dispute a number
take part. Numbers told by officials (of either side or a third party) make the range;
what an outlet says in its own voice is shown beside them but widens the range only when
no official gave a number. The best figure is the record's; without one, the number told
most often, and of equally frequent ones the lowest. A side's own count is the best
figure if that side told it, else the number that side told most often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from homeward.model import Count, Scope, Side, Stance

_SPEAKING = {Stance.ASSERTS, Stance.DISPUTES}


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """One claim's number for one direction, with the sides of those who tell it.

    A claim that reports two parties' differing numbers is two tellings.
    """

    sides: frozenset[Side]
    stance: Stance
    scope: Scope
    count: Count


@dataclass(frozen=True, kw_only=True, slots=True)
class Reconciled:
    """What an event's number is, and how many each side counts (absent: it gave none)."""

    count: Count | None
    by_side: Mapping[Side, int]


def reconcile(best: int | None, tellings: Iterable[Telling]) -> Reconciled:
    """Reconcile the claims about one number of one event; ``best`` is the record's figure.

    The count is None when nobody gave a number.
    """
    speaking = [
        telling
        for telling in tellings
        if telling.scope is Scope.EVENT
        and telling.stance in _SPEAKING
        and _figure(telling.count) is not None
    ]
    official = [telling for telling in speaking if telling.sides - {Side.MEDIA}]
    heard = official or speaking
    if best is None:
        best = _most_told([telling.count for telling in heard])
    bounds = [] if best is None else [best]
    for telling in heard:
        bounds += [bound for bound in _bounds(telling.count) if bound is not None]
    count = Count(low=min(bounds), best=best, high=max(bounds)) if bounds else None
    by_side = {}
    for side in (Side.UKRAINE, Side.RUSSIA, Side.THIRD_PARTY):
        figure = _count_of(side, official, best)
        if figure is not None:
            by_side[side] = figure
    return Reconciled(count=count, by_side=by_side)


def _bounds(count: Count) -> Collection[int | None]:
    return (count.low, count.best, count.high)


def _figure(count: Count) -> int | None:
    for bound in (count.best, count.low, count.high):
        if bound is not None:
            return bound
    return None


def _count_of(side: Side, official: list[Telling], best: int | None) -> int | None:
    told = [telling.count for telling in official if side in telling.sides]
    if best is not None and any(_figure(count) == best for count in told):
        return best
    return _most_told(told)


def _most_told(counts: Iterable[Count]) -> int | None:
    times = Counter(figure for count in counts if (figure := _figure(count)) is not None)
    if not times:
        return None
    return min(times, key=lambda figure: (-times[figure], figure))
