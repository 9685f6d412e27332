"""Read a weekday with the words that say of which week it is: "last Friday", "в среду на …"."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.read.dates import DateExpression, Form
from homeward.read.lexicon import Mark, word_list
from homeward.read.tokens import Token

_LAST = word_list("weekdays_last")
_BETWEEN = word_list("weekdays_between")
_ANY = word_list("weekdays_any")
_SINCE = frozenset({"since", "з", "із", "від", "с", "со"})
_REACH = 3
"""Words between a weekday and its week at most: "on Wednesday of the last week"."""


def weekday_expression(
    tokens: Sequence[Token], mark: Mark, marks: Sequence[Mark]
) -> DateExpression | None:
    """Return a weekday with the words of its week; None where no certain day is meant.

    "on one Thursday" and "every Friday" are no certain days; nor are "sun" and "sat" days as
    they stand. ``modifier`` is lastweek or thisweek where the week is named beside the day,
    last for "last Friday", the for "the Sunday".
    """
    before = tokens[mark.first - 1].norm if mark.first else ""
    if before in _ANY or tokens[mark.first].norm in {"sun", "sat"}:
        return None
    since = before in _SINCE
    first, last, modifier = mark.first, mark.last, "the" if before == "the" else ""
    if before in _LAST:
        first, modifier = mark.first - 1, "last"
    for week in marks:
        if week.cls != "rel" or week.value not in {"lastweek", "thisweek"}:
            continue
        between = tokens[mark.last + 1 : week.first] if week.first > mark.last else None
        if between is None:
            between = tokens[week.last + 1 : mark.first]
        if len(between) <= _REACH and all(t.norm in _BETWEEN for t in between):
            first, last = min(first, week.first), max(last, week.last)
            modifier = week.value
            break
    return DateExpression(
        first=first, last=last, form=Form.WEEKDAY, weekday=int(mark.value), modifier=modifier,
        since=since,
    )  # fmt: skip
