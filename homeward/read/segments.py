"""Part a sentence that tells of several days: "On 8 November 563 came back, and in October 501"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from homeward.model import Direction
from homeward.read.calendars import Almanac, When
from homeward.read.dates import DateExpression, Days, Form
from homeward.read.heads import Tally
from homeward.read.lexicon import word_list
from homeward.read.sentences import Sentence
from homeward.read.statements import Statement

_FORMS = (Form.FULL, Form.MONTH_DAY, Form.DAY, Form.MONTH, Form.MONTH_YEAR, Form.WEEKDAY)
_DAYWORDS = frozenset({"today", "yesterday", "beforeyesterday"})
_PARTERS = frozenset({",", ";", "–", "—"}) | word_list("segments_and")
_LONG_DAYS = 31
_APART_DAYS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """The tokens ``first`` to ``last`` of a sentence that one of its days belongs to."""

    first: int
    last: int
    when: When

    def holds(self, at: int) -> bool:
        """Tell whether a token stands in the segment."""
        return self.first <= at <= self.last


def segments(sentence: Sentence, counted: Sequence[Tally], *, almanac: Almanac) -> list[Segment]:
    """Return the segments of a sentence that has several days with numbers of their own.

    Matches "on 4 February 116 came back, and on 8 January fifty" and "1,212 on 11 June, 1,200 on
    the 13th"; nothing in "on Thursday 84 came home, the ministry said on Friday", nor where a day
    has no number or the days are one after the other.
    """
    numbers = sorted(item.numeral.first for item in counted)
    dated = [(e, days) for e in sentence.dates if (days := _days(sentence, e, almanac))]
    dated = [
        (e, days) for e, days in dated
        if days[0] == days[1]
        or not any(days[0] <= d[0] <= d[1] <= days[1] for o, d in dated if o is not e)
    ]  # fmt: skip
    if len(dated) < 2 or len(numbers) < 2:
        return []
    firsts = [days[0] for _, days in dated]
    if len(set(firsts)) < len(firsts) or (max(firsts) - min(firsts)).days < _APART_DAYS:
        return []
    leading = dated[0][0].first < numbers[0]
    cuts = _cuts(sentence, [e for e, _ in dated], leading=leading)
    bounds = [0, *cuts, len(sentence.tokens)]
    found = [
        Segment(
            first=bounds[i], last=bounds[i + 1] - 1,
            when=When(days=days, form=expression.form, recalled=False),
        )
        for i, (expression, days) in enumerate(dated)
    ]  # fmt: skip
    return found if all(any(s.holds(n) for n in numbers) for s in found) else []


def only_way(sentence: Sentence, done: Sequence[Statement]) -> frozenset[Direction]:
    """Return where all of a list went: "given to Ukraine: 1,212 on 11 June, 1,200 on the 13th".

    ``done`` is what the list told before: who was exchanged one for one is so further on.
    """
    if done and done[-1].symmetric:
        return frozenset(Direction)
    named = {m.value for cls in ("to", "side") for m in sentence.all(cls)}
    to = {m.value for m in sentence.all("to")}
    if len(named) > 1 or not to or sentence.has("from") or sentence.has("reverse"):
        return frozenset()
    return frozenset({Direction.TO_UKRAINE if to == {"ukraine"} else Direction.TO_RUSSIA})


def _days(sentence: Sentence, expression: DateExpression, almanac: Almanac) -> Days | None:
    """Return the days of a date that can be a handover's own; None for others."""
    told = expression.form in _FORMS or expression.word in _DAYWORDS
    if not told or expression.since or sentence.is_framed(expression.first):
        return None
    if almanac.is_weak(sentence, expression):
        return None
    days = almanac.days(expression)
    return days if days is not None and (days[1] - days[0]).days <= _LONG_DAYS else None


def _cuts(sentence: Sentence, dates: Sequence[DateExpression], *, leading: bool) -> list[int]:
    """Return the tokens at which the second and later segments begin."""
    cuts = []
    for before, date in pairwise(dates):
        between = range(before.last + 1, date.first)
        parters = [i for i in between if sentence.tokens[i].text in _PARTERS]
        parters = parters or [i for i in between if sentence.tokens[i].norm in _PARTERS]
        if leading:
            cuts.append(parters[-1] if parters else date.first)
        else:
            cuts.append(parters[0] if parters else before.last + 1)
    return cuts


def has_other_day(
    statement: Statement, item: Tally, ways: frozenset[Direction], *, almanac: Almanac
) -> bool:
    """Tell whether a number has another day of its own than those before it."""
    if statement.when is None or item.part or len(statement.sentence.dates) < 2:
        return False
    when = almanac.when(statement.sentence, near=item.numeral.first)
    if when is None or when.weak or when.days == statement.when.days:
        return False
    exact = when.days[0] == when.days[1]
    told = bool(ways & set(statement.counts)) or (not ways and bool(statement.undirected))
    return exact and told
