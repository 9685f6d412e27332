"""Find the expressions of time in a sentence and resolve them against a publication date.

An expression keeps what was written; ``resolve`` turns it into the first and last day that
it may mean. Weekdays are the latest such day up to and including the publication.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from homeward.read.lexicon import LANGUAGES, Mark, number_words
from homeward.read.tokens import Token, TokenKind

Days = tuple[dt.date, dt.date]


class Form(StrEnum):
    """How a date is written."""

    FULL = "full"
    MONTH_DAY = "month_day"
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


_NUMERIC = re.compile(
    # matches 11.06.2025, 07.06.2025, 11/06/2025; must not match 1.212.000 or 14:35
    r"(?<![\d.,])(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>(?:19|20)\d{2})(?![\d.]\d)"
    # matches 2025-06-11; must not match 2025-6
    r"|(?<!\d)(?P<yy>20\d{2})-(?P<mm>\d{2})-(?P<dd>\d{2})(?!\d)"
)
_YEAR = re.compile(r"(?:19|20)\d{2}\Z")  # matches 2025; must not match 1212 or 2,025
_CAPITAL_MONTHS = {"may", "march", "mar", "jan", "sep", "sept", "dec", "nov", "oct", "aug"}
_BEFORE_MONTH = {
    "in",
    "last",
    "since",
    "of",
    "by",
    "early",
    "late",
    "mid",
    "until",
    "this",
    "from",
    "next",
    "during",
    "after",
    "before",
    "till",
    "late-",
    "between",
    "and",
    "to",
    "through",
}
_SINCE = {"since", "from", "з", "від", "с", "із", "so", "by"}
_START = {"start", "beginning", "початку", "начала", "outset"}
_SINCE_AFTER = {"beri", "yana"}
_RANGE = {"-", "–", "—", "to", "through", "по", "до", "and", "та", "і", "и", "ile"}


def _number(tokens: Sequence[Token], i: int) -> int | None:
    """Return the small whole number at token i, also "2nd" and "11-го"; None when there is none."""
    if 0 <= i < len(tokens) and tokens[i].kind is TokenKind.NUMBER and tokens[i].text.isdigit():
        value = int(tokens[i].text)
        return value if value < 3000 else None
    return None


def _amount(tokens: Sequence[Token], i: int) -> int | None:
    """Return the number of "3 days ago" and "two days ago"; None when there is none."""
    digits = _number(tokens, i)
    if digits is not None or not 0 <= i < len(tokens):
        return digits
    word = tokens[i].norm
    return next((words[word] for lang in LANGUAGES if word in (words := number_words(lang))), None)


def _year_at(tokens: Sequence[Token], i: int) -> int | None:
    if 0 <= i < len(tokens) and _YEAR.match(tokens[i].text):
        return int(tokens[i].text)
    return None


def find_dates(tokens: Sequence[Token], marks: Sequence[Mark], text: str) -> list[DateExpression]:
    """Return the date expressions of a sentence, in order and without overlap."""
    found: list[DateExpression] = []
    taken: set[int] = set()

    def keep(expression: DateExpression) -> None:
        span = set(range(expression.first, expression.last + 1))
        if not span & taken:
            taken.update(span)
            found.append(expression)

    if tokens:
        for match in _NUMERIC.finditer(text, tokens[0].start, tokens[-1].end):
            covered = [
                i for i, t in enumerate(tokens) if t.start < match.end() and t.end > match.start()
            ]
            written = int(match["y"] or match["yy"])
            month, day = int(match["m"] or match["mm"]), int(match["d"] or match["dd"])
            if covered and _day_exists(written, month, day):
                keep(
                    DateExpression(
                        first=covered[0], last=covered[-1], form=Form.FULL,
                        year=written, month=month, day=day,
                    )
                )  # fmt: skip
    for mark in marks:
        if mark.cls == "month":
            expression = _month_expression(tokens, mark, marks)
            if expression is not None:
                keep(expression)
    for mark in marks:
        if mark.cls == "rel":
            keep(
                DateExpression(
                    first=mark.first, last=mark.last, form=Form.RELATIVE, word=mark.value
                )
            )
        elif mark.cls == "weekday" and tokens[mark.first].norm not in {"sun", "sat"}:
            keep(
                DateExpression(
                    first=mark.first, last=mark.last, form=Form.WEEKDAY, weekday=int(mark.value)
                )
            )
        elif mark.cls == "ago":
            amount = _amount(tokens, mark.first - 1)
            first = mark.first if amount is None else mark.first - 1
            keep(
                DateExpression(
                    first=first, last=mark.last, form=Form.AGO, word=mark.value, amount=amount or 1
                )
            )
    for i, token in enumerate(tokens):
        year = _year_at(tokens, i)
        if year is not None and i not in taken and 2014 <= year <= 2039 and len(token.text) == 4:
            head = i + 1 < len(tokens) and any(
                m.first in (i + 1, i + 2) and m.cls in {"people", "body", "dead", "captive"}
                for m in marks
            )
            if not head:
                keep(
                    DateExpression(
                        first=i, last=i, form=Form.YEAR, year=year, since=_since(tokens, i, i)
                    )
                )
    return sorted(found, key=lambda e: e.first)


def _since(tokens: Sequence[Token], first: int, last: int) -> bool:
    before = [t.norm for t in tokens[max(0, first - 5) : first]]
    if before and before[-1] in {"since", "з", "від", "с", "із"}:
        return True
    if len(before) > 1 and (before[-1] in _START or (before[-1] == "of" and before[-2] in _START)):
        return bool({"since", "з", "від", "с", "із", "from"} & set(before))
    after = {t.norm for t in tokens[last + 1 : last + 4]}
    return bool(after & _SINCE_AFTER)


def _month_expression(
    tokens: Sequence[Token], mark: Mark, marks: Sequence[Mark]
) -> DateExpression | None:
    """Read the day, the year and the words around a month name."""
    i, month = mark.first, int(mark.value)
    first, last = i, mark.last
    day = last_day = None
    before = _number(tokens, i - 1)
    if (
        before is None
        and i >= 3
        and tokens[i - 1].norm in {"го", "е", "th", "rd", "nd", "st", "of"}
    ):
        k = i - 2 if tokens[i - 2].kind is TokenKind.NUMBER else i - 3
        before = _number(tokens, k)
        if before is not None and 1 <= before <= 31:
            first = k
    if before is not None and 1 <= before <= 31:
        day = before
        first = min(first, i - 1)
        earlier = _number(tokens, first - 2)
        if earlier and tokens[first - 1].norm in _RANGE and 1 <= earlier < day:
            last_day, day, first = day, earlier, first - 2
    else:
        after = _number(tokens, mark.last + 1)
        if after is not None and 1 <= after <= 31 and tokens[mark.last + 1].text.isdigit():
            day, last = after, mark.last + 1
            if last + 1 < len(tokens) and tokens[last + 1].norm in {"th", "st", "nd", "rd"}:
                last += 1
            later = _number(tokens, last + 2)
            if later and tokens[last + 1].text in {"-", "–", "—", "to"} and day < later <= 31:
                last_day, last = later, last + 2
    if not _month_is_meant(tokens, i, day, last):
        return None
    year = _year_at(tokens, last + 1)
    if year is not None:
        last += 1
    elif (last + 1 < len(tokens) and tokens[last + 1].text == ",") or (
        last + 1 < len(tokens) and tokens[last + 1].norm == "of"
    ):
        year = _year_at(tokens, last + 2)
        if year is not None:
            last += 2
    if year is None and (year := _year_at(tokens, first - 1)) is not None:
        first -= 1
    modifier = ""
    if first > 0 and tokens[first - 1].norm in {
        "last",
        "geçen",
        "прошлого",
        "минулого",
        "прошлом",
        "минулому",
    }:
        modifier = "last"
    for other in marks:
        if (other.cls == "rel" and other.value in {"lastyear", "thisyear"}) and (
            other.first - last in (1, 2) or first - other.last == 1
        ):
            modifier = other.value
            first, last = min(first, other.first), max(last, other.last)
    if year is not None and day is not None and _day_exists(year, month, day):
        form = Form.FULL
    elif year is not None:
        form = Form.MONTH_YEAR
    elif day is not None:
        form = Form.MONTH_DAY
    else:
        form = Form.MONTH
    return DateExpression(
        first=first, last=last, form=form, year=year, month=month, day=day, last_day=last_day,
        modifier=modifier, since=_since(tokens, first, last),
    )  # fmt: skip


def _month_is_meant(tokens: Sequence[Token], i: int, day: int | None, last: int) -> bool:
    """Tell a month from the verb "may", the verb "march" and short names."""
    norm = tokens[i].norm
    if norm not in _CAPITAL_MONTHS:
        return True
    if not tokens[i].text[:1].isupper():
        return False
    if day is not None or _year_at(tokens, last + 1) is not None:
        return True
    return i > 0 and tokens[i - 1].norm in _BEFORE_MONTH


def _day_exists(year: int, month: int, day: int) -> bool:
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
        case Form.MONTH:
            return _bare_month(e, published)
        case Form.WEEKDAY:
            assert e.weekday is not None
            back = (published.weekday() - e.weekday) % 7
            day = published - dt.timedelta(days=back)
            return day, day
        case Form.AGO:
            return _ago(e, published)
        case _:
            return _relative(e.word, published, anchor)


def absolute(e: DateExpression) -> Days | None:
    """Return the days of an expression that needs no publication date; None for the others."""
    if e.form is Form.FULL:
        assert e.year
        assert e.month
        assert e.day
        day = dt.date(e.year, e.month, e.day)
        if e.last_day and _day_exists(e.year, e.month, e.last_day):
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
    elif (e.modifier != "thisyear" and _day_exists(year, e.month, e.day)) and (
        dt.date(year, e.month, e.day) > published + dt.timedelta(days=45)
    ):
        # A date a few weeks ahead is announced; one further ahead belongs to last year.
        year -= 1
    if not _day_exists(year, e.month, e.day):
        return None
    first = dt.date(year, e.month, e.day)
    if e.last_day and _day_exists(year, e.month, e.last_day):
        return first, dt.date(year, e.month, e.last_day)
    return first, first


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


def _ago(e: DateExpression, published: dt.date) -> Days:
    if e.word == "day":
        day = published - dt.timedelta(days=e.amount)
        return day, day
    if e.word == "week":
        day = published - dt.timedelta(weeks=e.amount)
        return day - dt.timedelta(days=3), day + dt.timedelta(days=3)
    if e.word == "month":
        months = published.year * 12 + published.month - 1 - e.amount
        return month_days(months // 12, months % 12 + 1)
    return year_days(published.year - e.amount)


def _relative(word: str, published: dt.date, anchor: dt.date | None) -> Days | None:
    day = dt.timedelta(days=1)
    monday = published - dt.timedelta(days=published.weekday())
    base = anchor or published
    before_this_month = published.replace(day=1) - day
    table: dict[str, Days | None] = {
        "today": (published, published),
        "yesterday": (published - day, published - day),
        "daybefore": (base - day, base - day),
        "dayafter": (anchor + day, anchor + day) if anchor else None,
        "sameday": (base, base),
        "lastweek": (monday - 7 * day, monday - day),
        "thisweek": (monday, published),
        "weekend": (monday - 2 * day, monday - day),
        "thismonth": (published.replace(day=1), published),
        "lastmonth": month_days(before_this_month.year, before_this_month.month),
        "thisyear": (dt.date(published.year, 1, 1), published),
        "lastyear": year_days(published.year - 1),
        "nextweek": (monday + 7 * day, monday + 13 * day),
        "tomorrow": (published + day, published + day),
    }
    if word == "weekend" and published.weekday() >= 5:
        return monday + 5 * day, published
    return table.get(word)


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
