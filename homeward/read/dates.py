"""Expressions of time, and the days they may mean on a day of publication.

An expression keeps what was written; ``resolve`` turns it into the first and last day that
it may mean. Weekdays are the latest such day up to and including the publication.
"""

from __future__ import annotations

import calendar
import dataclasses
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

_WEEK = 7
Days = tuple[dt.date, dt.date]


class Form(StrEnum):
    """How a date is written."""

    FULL = "full"
    MONTH_DAY = "month_day"
    DAY = "day"
    MONTH_YEAR = "month_year"
    MONTH = "month"
    YEAR = "year"
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    AGO = "ago"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateExpression:
    """A date as written, at tokens ``first`` to ``last``.

    ``last_day`` closes a range of days ("11–16 June"); ``modifier`` is last, lastyear or
    thisyear beside a month; ``word`` and ``amount`` carry the relative forms.
    """

    first: int
    last: int
    form: Form
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    modifier: str = ""
    word: str = ""
    amount: int = 0
    since: bool = False
    others: tuple[int, ...] = ()
    """The further days of "9, 10 and 12 June"; ``day`` is the first."""


def day_exists(year: int, month: int, day: int) -> bool:
    """Tell whether a year, a month and a day name a day of the calendar."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def month_days(year: int, month: int) -> Days:
    """Return the first and last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def year_days(year: int) -> Days:
    """Return the first and last day of a year."""
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def resolve(expression: DateExpression, published: dt.date, anchor: dt.date | None) -> Days | None:
    """Return the days that an expression may mean in a text published on a given day.

    ``anchor`` is the last day that the text named before: "the day before" counts from it.
    Returns None where the expression tells nothing (a day that never was).
    """
    e = expression
    match e.form:
        case Form.FULL | Form.MONTH_YEAR | Form.YEAR:
            return absolute(e)
        case Form.MONTH_DAY:
            return _month_day(e, published)
        case Form.DAY:
            return _day_of_month(e, published, anchor)
        case Form.MONTH:
            return _bare_month(e, published)
        case Form.WEEKDAY:
            assert e.weekday is not None
            if e.modifier == "the" and anchor and (published - anchor).days > _WEEK:
                # "the third on the Sunday": of the week told, not of the publication.
                day = anchor + dt.timedelta(days=(e.weekday - anchor.weekday()) % _WEEK)
                return day, day
            day = _weekday(e.weekday, e.modifier, published)
            return day, day
        case Form.AGO:
            return _ago(e, published, anchor)
        case _:
            return _relative(e.word, published, anchor)


def absolute(e: DateExpression) -> Days | None:
    """Return the days of an expression that needs no publication date; None for the others."""
    if e.form is Form.FULL:
        assert e.year
        assert e.month
        assert e.day
        day = dt.date(e.year, e.month, e.day)
        if e.last_day and day_exists(e.year, e.month, e.last_day):
            return day, dt.date(e.year, e.month, e.last_day)
        return day, day
    if e.form is Form.MONTH_YEAR:
        assert e.year
        assert e.month
        return month_days(e.year, e.month)
    if e.form is Form.YEAR:
        assert e.year
        return year_days(e.year)
    return None


def _month_day(e: DateExpression, published: dt.date) -> Days | None:
    assert e.month
    assert e.day
    year = published.year
    if e.modifier == "lastyear":
        year -= 1
    elif (e.modifier != "thisyear" and day_exists(year, e.month, e.day)) and (
        dt.date(year, e.month, e.day) > published + dt.timedelta(days=45)
    ):
        # A date a few weeks ahead is announced; one further ahead belongs to last year.
        year -= 1
    if not day_exists(year, e.month, e.day):
        return None
    first = dt.date(year, e.month, e.day)
    if e.last_day and day_exists(year, e.month, e.last_day):
        return first, dt.date(year, e.month, e.last_day)
    return first, first


def _day_of_month(e: DateExpression, published: dt.date, anchor: dt.date | None) -> Days | None:
    """Resolve "the 14th": of the month named beside it or before, else the latest such day."""
    assert e.day
    if e.month is not None:
        return _month_day(dataclasses.replace(e, form=Form.MONTH_DAY), published)
    base = anchor or published
    if e.modifier == "lastmonth":
        base = published.replace(day=1) - dt.timedelta(days=1)
    year, month = base.year, base.month
    if anchor is None and not e.modifier and e.day > published.day:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    if not day_exists(year, month, e.day):
        return None
    day = dt.date(year, month, e.day)
    return day, day


def _bare_month(e: DateExpression, published: dt.date) -> Days:
    assert e.month
    year = published.year
    if e.modifier == "lastyear":
        year -= 1
    elif e.modifier == "last":
        if e.month >= published.month:
            year -= 1
    elif e.modifier != "thisyear" and e.month > published.month + 1:
        year -= 1
    return month_days(year, e.month)


def _weekday(weekday: int, modifier: str, published: dt.date) -> dt.date:
    """Return the latest such day up to and including the publication, or of the week named."""
    back = (published.weekday() - weekday) % _WEEK
    if modifier == "lastweek":
        back = published.weekday() + _WEEK - weekday
    elif modifier == "last" and back == 0:
        # On a Friday, "last Friday" is the one a week before.
        back = _WEEK
    return published - dt.timedelta(days=back)


def _ago(e: DateExpression, published: dt.date, anchor: dt.date | None) -> Days | None:
    if e.word in {"daylater", "weeklater", "monthlater"}:
        # "two days later": nothing without the day named before.
        return _later(e.word, e.amount, anchor)
    if e.word in {"dayearlier", "weekearlier"}:
        # "two days earlier": counted from the day named before, not from the publication.
        step = dt.timedelta(days=1 if e.word == "dayearlier" else 7)
        day = (anchor or published) - step * e.amount
        return day, day
    if e.word == "day":
        day = published - dt.timedelta(days=e.amount)
        return day, day
    if e.word == "week":
        day = published - dt.timedelta(weeks=e.amount)
        if e.amount == 1:
            # "a week ago" is that day; "three weeks ago" only about it.
            return day, day
        month = month_days(day.year, day.month)
        around = dt.timedelta(days=3)
        return max(day - around, month[0]), min(day + around, month[1])
    if e.word == "month":
        months = published.year * 12 + published.month - 1 - e.amount
        return month_days(months // 12, months % 12 + 1)
    return year_days(published.year - e.amount)


def _later(word: str, amount: int, anchor: dt.date | None) -> Days | None:
    if anchor is None:
        return None
    if word == "monthlater":
        months = anchor.year * 12 + anchor.month - 1 + amount
        return month_days(months // 12, months % 12 + 1)
    day = anchor + dt.timedelta(days=amount * (1 if word == "daylater" else _WEEK))
    return day, day


def _relative(word: str, published: dt.date, anchor: dt.date | None) -> Days | None:
    day = dt.timedelta(days=1)
    monday = published - dt.timedelta(days=published.weekday())
    base = anchor or published
    before_this_month = published.replace(day=1) - day
    # "Накануне" is the day before the news, or before a day long past that was just told of.
    eve = anchor if anchor and (published - anchor).days > _WEEK else published
    table: dict[str, Days | None] = {
        "today": (published, published),
        "yesterday": (published - day, published - day),
        "beforeyesterday": (published - 2 * day, published - 2 * day),
        "daybefore": (base - day, base - day),
        "eve": (eve - day, eve - day),
        "dayafter": (anchor + day, anchor + day) if anchor else None,
        "sameday": (base, base),
        "samepost": (base, base),
        "lastweek": (monday - 7 * day, monday - day),
        "thisweek": (monday, published),
        "weekend": (monday - 2 * day, monday - day),
        "thismonth": (published.replace(day=1), published),
        "lastmonth": month_days(before_this_month.year, before_this_month.month),
        "thisyear": (dt.date(published.year, 1, 1), published),
        "lastyear": year_days(published.year - 1),
        "nextweek": (monday + 7 * day, monday + 13 * day),
        "tomorrow": (published + day, published + day),
        "independence": _feast(8, 24, published),
        "newyearseve": _feast(12, 31, published),
        "christmaseve": _feast(12, 24, published),
    }
    if word == "weekend" and published.weekday() >= 5:
        return monday + 5 * day, published
    return table.get(word)


def _feast(month: int, day: int, published: dt.date) -> Days:
    """Return the latest such day up to the publication: Ukraine's 24 August, New Year's Eve."""
    found = dt.date(published.year, month, day)
    if found > published:
        found = found.replace(year=published.year - 1)
    return found, found


def other_days(e: DateExpression, days: Days) -> list[dt.date]:
    """Return the further days of "9, 10 and 12 June", whose first day is known."""
    year, month = days[0].year, days[0].month
    return [dt.date(year, month, day) for day in e.others if day_exists(year, month, day)]


def prefix_date(days: Days | None) -> str | None:
    """Write an interval as the finest prefix date that holds it; None when it spans years."""
    if days is None:
        return None
    first, last = days
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.year:04d}" if first.year == last.year else None
