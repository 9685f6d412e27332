"""Numbers, dates and ranges as people read them."""

from __future__ import annotations

import calendar
import datetime as dt

from homeward.model import DatePrecision, interval

_MONTHS = calendar.month_name[1:]  # English whatever the machine's locale: never set here


def number(people: int) -> str:
    """Write a whole number with its thousands apart."""
    return f"{people:,}"


def number_range(low: int | None, high: int | None) -> str:
    """Write a range; one number when its ends agree, "not told" when there is none."""
    if low is None and high is None:
        return "not told"
    if low is None:
        return f"up to {number(high or 0)}"
    if high is None:
        return f"at least {number(low)}"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def day(date: dt.date) -> str:
    """Write a day, such as 11 June 2025."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def date_words(date: str | None, precision: str | None, last: dt.date | None = None) -> str:
    """Write a prefix date as finely as it is known; ``last`` is the last day if there are more.

    Without a precision a date is as fine as it is long.
    """
    if not date:
        return "date not told"
    first, end = interval(date)
    if not precision and end > first:
        return (
            str(first.year)
            if end.month > first.month
            else f"{_MONTHS[first.month - 1]} {first.year}"
        )
    match precision:
        case DatePrecision.YEAR:
            return f"{first.year}, day not told"
        case DatePrecision.MONTH:
            return f"{_MONTHS[first.month - 1]} {first.year}, day not told"
        case DatePrecision.WEEK:
            return f"week of {day(first)}"
    if last and last > end:
        return f"{span(first, last)}"
    return day(first)


def span(first: dt.date, last: dt.date) -> str:
    """Write a span of days, saying month and year once where they agree."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: "1 event", "2 events"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"
