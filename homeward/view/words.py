"""Numbers, dates and ranges as people read them, in the language of the moment."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from homeward.language import _, language, locale, ngettext
from homeward.model import DatePrecision, interval


def number(people: int) -> str:
    """Write a whole number with its thousands apart."""
    return _number(people, locale())


@lru_cache(maxsize=20_000)
def _number(people: int, locale: str) -> str:
    return format_decimal(people, locale=locale)


def number_range(low: int | None, high: int | None) -> str:
    """Write a range; one number when its ends agree, "not told" when there is none."""
    if low is None and high is None:
        return _("not told")
    if low is None:
        return _("up to {count}").format(count=number(high or 0))
    if high is None:
        return _("at least {count}").format(count=number(low))
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def day(date: dt.date) -> str:
    """Write a day, such as 11 June 2025."""
    return _date(date, "d MMMM y")


def day_and_month(date: dt.date) -> str:
    """Write a day without its year, such as 11 Jun, where the year is plain from beside it."""
    return _date(date, "d MMM")


def month(date: dt.date) -> str:
    """Write the month of a day, such as June 2025."""
    return _date(date, "LLLL y")


def _date(date: dt.date, pattern: str) -> str:
    return _formatted(date, pattern, locale())


@lru_cache(maxsize=20_000)
def _formatted(date: dt.date, pattern: str, locale: str) -> str:
    return format_date(date, pattern, locale=locale)


def date_words(date: str | None, precision: str | None, last: dt.date | None = None) -> str:
    """Write a prefix date as finely as it is known; ``last`` is the last day if there are more.

    Without a precision a date is as fine as it is long.
    """
    if not date:
        return _("date not told")
    first, end = interval(date)
    if not precision and end > first:
        return str(first.year) if end.month > first.month else month(first)
    match precision:
        case DatePrecision.YEAR:
            return _("{date}, day not told").format(date=first.year)
        case DatePrecision.MONTH:
            return _("{date}, day not told").format(date=month(first))
        case DatePrecision.WEEK:
            return _("week of {day}").format(day=day(first))
    if last and last > end:
        return span(first, last)
    return day(first)


def span(first: dt.date, last: dt.date) -> str:
    """Write a span of days, saying month and year once where they agree."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{_date(first, 'd MMMM')} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def counted(one: str, many: str, count: int) -> str:
    """Write a count in its words, as in ``counted("{count} event", "{count} events", 2)``."""
    return ngettext(one, many, count).format(count=number(count))


def events_counted(count: int) -> str:
    """Write a number of events: "1 event", "2 events"."""
    return counted("{count} event", "{count} events", count)


def place_name(place: object) -> str:
    """Name a place, a row with ``name`` and ``name_uk`` and the like, in the chosen language."""
    own: str = getattr(place, f"name_{language()}", "") or getattr(place, "name", "")
    return own
