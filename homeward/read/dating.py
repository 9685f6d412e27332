"""Find the day a document was published, or the interval in which it must have been.

In this order: given by the caller, told by the file's own metadata, written in its first
lines, solved from relative dates about known events. What remains open stays an interval.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from homeward.model import interval
from homeward.read.date_finder import find_dates
from homeward.read.dates import (
    DateExpression,
    Days,
    Form,
    absolute,
    day_exists,
    month_days,
    prefix_date,
    year_days,
)
from homeward.read.lexicon import TABLES, load_lexicon
from homeward.read.paragraphs import Standing
from homeward.read.sentences import Sentence
from homeward.read.tokens import FOLD, fold, tokenise

_DAY = dt.timedelta(days=1)
_WAR_BEGINS = dt.date(2014, 1, 1)
_INVASION = dt.date(2022, 2, 24)
"""The day that every later text may recall: it tells nothing of when a text was written."""
_HEAD_LINES = 4
_WAR_YEARS = 5
"""Years within which a weekday tells the year of a day and month."""


class Method(StrEnum):
    """How a publication date came to be known."""

    GIVEN = "given"
    METADATA = "metadata"
    DATELINE = "dateline"
    SOLVED = "solved"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The days on which a document may have been published; None where nothing tells."""

    days: Days | None
    method: Method

    @property
    def value(self) -> str | None:
        """The finest prefix date that holds the interval."""
        return prefix_date(self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    days: Days
    words: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=2)
def known_events(folder: Path = TABLES) -> tuple[_Known, ...]:
    """Return the dated events by which an undated text can be dated."""
    with (folder / "known_events.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            _Known(
                days=interval(row["date"]),
                words=tuple(
                    tuple(fold(word) for word in group.split("&"))
                    for group in row["words"].split("+")
                ),
            )
            for row in csv.DictReader(file)
        )


def dateline(text: str, sentences: Sequence[Sentence], *, language: str) -> Days | None:
    """Return the full date that stands in a short line at the head of the text, or before "–"."""
    lines = [line for line in text.splitlines() if line.strip()][:_HEAD_LINES]
    lexicons = [load_lexicon(language)] + ([load_lexicon("en")] if language != "en" else [])

    for line in lines:
        head = line[:70]
        tokens = tokenise(head)
        for expression in (
            e for lexicon in lexicons for e in find_dates(tokens, lexicon.marks(tokens), head)
        ):
            if expression.form is Form.FULL and (len(line) < 90 or expression.last < 12):
                if len(line) >= 90 and expression.first > 6:
                    continue
                return absolute(expression)
    return None


def solve(sentences: Sequence[Sentence]) -> Days | None:
    """Narrow the publication to the days that agree with every dated hint; None without any.

    Every hint is a relative date beside a known event ("Bakhmut, captured in May last year").
    A hint that contradicts the ones before it is left out.
    """
    low, high = dt.date.min, dt.date.max
    lowered = [(s, s.text.translate(FOLD).lower()) for s in sentences if s.dates]
    found = False
    for first, last in _hints(lowered):
        if first <= high and last >= low:
            low, high = max(low, first), min(high, last)
            found = True
    full = [
        days
        for s in sentences
        for e in s.dates
        if e.form in (Form.FULL, Form.MONTH_YEAR) and not e.since
        and (days := absolute(e)) is not None and days[0] >= _WAR_BEGINS
        and not days[0] <= _INVASION <= days[1]
    ]  # fmt: skip
    counted = [
        e.year
        for s in sentences
        for e in s.dates
        if e.form is Form.YEAR
        and not e.since
        and e.year
        and e.year > _INVASION.year
        and s.has("noun")
    ]
    weekdays = [day for s in sentences for e in s.dates for day in _days_named(e)]
    years = [
        e.year for s in sentences for e in s.dates if e.form is Form.YEAR and e.since and e.year
    ]
    if not found and full:
        latest = max(full)
        low, high, found = latest[0], dt.date(latest[0].year, 12, 31), True
    elif not found and weekdays:
        latest_day = max(weekdays)
        low, high, found = latest_day, dt.date(latest_day.year, 12, 31), True
    elif not found and counted:
        # "its twelfth repatriation of 2025"
        low, high = year_days(max(counted))
        found = True
    elif not found and years and max(years) > 2022:
        low, high = year_days(max(years))
        found = True
    if not found or low == dt.date.min or high == dt.date.max:
        return None
    return _narrow_by_week(sentences, (low, high))


def _days_named(expression: DateExpression) -> list[dt.date]:
    """Return the day of "Friday, 2 August" in the only year of the war in which it was one."""
    e = expression
    if e.form is not Form.MONTH_DAY or e.weekday is None or not e.month or not e.day:
        return []
    days = [
        dt.date(year, e.month, e.day)
        for year in range(_INVASION.year, _INVASION.year + _WAR_YEARS)
        if day_exists(year, e.month, e.day)
    ]
    fitting = [day for day in days if day.weekday() == e.weekday and day >= _INVASION]
    return fitting if len(fitting) == 1 else []


def _hints(lowered: Sequence[tuple[Sentence, str]]) -> Iterator[Days]:
    """Yield the publication days that each relative date beside a known event allows."""
    for sentence, text in lowered:
        for known in known_events():
            if not any(all(word in text for word in group) for group in known.words):
                continue
            for expression in sentence.dates:
                days = _allowed(expression, known.days)
                if days is not None:
                    yield days


def _allowed(expression: DateExpression, known: Days) -> Days | None:
    """Return when a text may have appeared that dates a known event by this expression."""
    first, last = known
    e = expression
    if e.form is Form.MONTH and e.month == first.month:
        if e.modifier == "lastyear":
            return year_days(first.year + 1)
        if e.modifier == "thisyear":
            return last, dt.date(first.year, 12, 31)
        end = month_days(first.year, first.month)[1]
        return (end + _DAY if e.modifier == "last" else first), _year_later(first) - _DAY
    if e.form is Form.MONTH_DAY and e.month == first.month and e.day == first.day:
        return first, _year_later(first) - _DAY
    if e.form is Form.RELATIVE:
        match e.word:
            case "lastyear":
                return year_days(first.year + 1)
            case "thisyear":
                return last, dt.date(first.year, 12, 31)
            case "lastmonth":
                after = month_days(first.year, first.month)[1] + _DAY
                return month_days(after.year, after.month)
            case "lastweek" if first == last:
                monday = first - _DAY * first.weekday() + 7 * _DAY
                return monday, monday + 6 * _DAY
            case "today" if first == last:
                return first, first
            case "yesterday" if first == last:
                return first + _DAY, first + _DAY
    return None


def _year_later(day: dt.date) -> dt.date:
    return day.replace(year=day.year + 1) if (day.month, day.day) != (2, 29) else day + 365 * _DAY


def _narrow_by_week(sentences: Sequence[Sentence], days: Days) -> Days:
    """Use "last week's talks" with the talks' own date, then the weekday of the news itself."""
    low, high = days
    talks = [
        dt.date(year, e.month, e.day)
        for s in sentences if s.has("talks")
        for e in s.dates if e.form in (Form.MONTH_DAY, Form.FULL) and e.month and e.day
        for year in ({e.year} if e.year else {low.year, high.year})
        if year and low - 120 * _DAY <= dt.date(year, e.month, e.day) <= high
    ]  # fmt: skip
    week = None
    for sentence in sentences:
        for expression in sentence.dates:
            if expression.word == "lastweek" and sentence.has("talks") and talks:
                latest = max(talks)
                monday = latest - _DAY * latest.weekday() + 7 * _DAY
                if monday <= high and monday + 6 * _DAY >= low:
                    week = (max(low, monday), min(high, monday + 6 * _DAY))
    if week is None:
        return low, high
    low, high = week
    for sentence in sentences[:3]:
        for expression in sentence.dates:
            if expression.form is Form.WEEKDAY and expression.weekday is not None:
                monday = low - _DAY * low.weekday()
                day = monday + _DAY * expression.weekday
                if low < day <= high:
                    low = day
    return low, high


def publication(
    text: str,
    sentences: Sequence[Sentence],
    *,
    language: str,
    given: dt.date | None = None,
    metadata: dt.date | None = None,
) -> Published:
    """Return the publication date of a document with the method that found it."""
    if given is not None:
        return Published(days=(given, given), method=Method.GIVEN)
    if metadata is not None:
        return Published(days=(metadata, metadata), method=Method.METADATA)
    body = [s for s in sentences if s.standing is not Standing.REPEAT]
    written = dateline(text, body, language=language)
    if written is not None:
        return Published(days=written, method=Method.DATELINE)
    solved = solve(body)
    if solved is not None:
        return Published(days=solved, method=Method.SOLVED)
    return Published(days=None, method=Method.UNKNOWN)
