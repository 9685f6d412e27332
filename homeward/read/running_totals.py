"""Leave out the numbers that sum up many handovers where the news is one of them."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.read.dates import Form
from homeward.read.lexicon import word_list
from homeward.read.statements import Statement

_TOTAL_DAYS = 100
_TOTALS = word_list("merge_totals")
_SUMMED = 3
"""How often the news goes into a total that is that of many handovers."""
_SAME_TOTAL = 50
"""Two sides' accounts of one total differ by a fiftieth at most."""


def is_total(statement: Statement) -> bool:
    """Tell whether a number is that of months or years: "last year Ukraine got back 3,700"."""
    when = statement.when
    if any(date.form is Form.WEEKDAY for date in statement.sentence.dates):
        # "on Saturday", in a text that does not tell its own day
        return False
    return when is not None and (when.days[1] - when.days[0]).days > _TOTAL_DAYS


def without_running_totals(statements: Sequence[Statement]) -> list[Statement]:
    """Leave out "more than 500 have been returned" where the news is "17 more the day before"."""
    fresh = [
        count.best
        for s in statements if s.another and s.when is not None
        for count in s.counts.values() if count.best is not None
    ]  # fmt: skip
    if not fresh:
        return list(statements)
    summed = {
        count.best
        for s in statements
        if not s.another and (s.when is None or s.when.weak or s.sentence.has("speech"))
        for count in (*s.counts.values(), *s.undirected)
        if count.best is not None and count.best > _SUMMED * max(fresh) and _sums_up(s)
    }  # fmt: skip

    def running(s: Statement) -> bool:
        best = [c.best for c in (*s.counts.values(), *s.undirected) if c.best is not None]
        if not s.another and any(abs(b - t) <= t // _SAME_TOTAL for b in best for t in summed):
            # "6,060 in all, and 78 the other way", and the 6,057 of the other side's account
            return True
        return bool(s.counts) and all(
            c.high is None and c.best is not None and c.best > 5 * max(fresh)
            for c in s.counts.values()
        )

    return [s for s in statements if not running(s)]


def _sums_up(statement: Statement) -> bool:
    """Tell whether a sentence gives a total: "6,060 bodies in total", not "1,245 more"."""
    return any(t.norm in _TOTALS for t in statement.sentence.tokens)
