"""Find the expressions of time in a sentence: what is written, not yet what it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from homeward.read.dates import DateExpression, Form, day_exists
from homeward.read.lexicon import LANGUAGES, Mark, number_words, word_list
from homeward.read.months import is_since, month_expression, small_number, year_at
from homeward.read.tokens import Token, TokenKind
from homeward.read.weekdays import weekday_expression

_NUMERIC = re.compile(
    # matches 11.06.2025, 07.06.2025, 11/06/2025; must not match 1.212.000 or 14:35
    r"(?<![\d.,])(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>(?:19|20)\d{2})(?![\d.]\d)"
    # matches 2025-06-11; must not match 2025-6
    r"|(?<!\d)(?P<yy>20\d{2})-(?P<mm>\d{2})-(?P<dd>\d{2})(?!\d)"
)
_APPOSED = 3
_SMALL_WORD = 3
_SAME_MONTH = 25
"""Words between a month and a day of it named later in the sentence."""
_STEPS_ON = frozenset({"daylater", "weeklater", "monthlater"})
_THROUGH = frozenset({"через"})
_LOCATIVES = frozenset({"unde", "ünde", "unda", "inde", "inda", "sinde", "sinda"})
_DAY_ENDINGS = frozenset({"го", "е", "те"})
_EVE_OF = word_list("date_eve_of")
_THAN_WHICH = word_list("date_than_which")
_FROM = frozenset({"after", "before", "після", "до", "после", "перед"})
_FEASTS = frozenset({"independence", "newyearseve", "christmaseve"})
_DAYS = (Form.FULL, Form.MONTH_DAY, Form.DAY)


def _amount(tokens: Sequence[Token], i: int) -> int | None:
    """Return the number of "3 days ago" and "two days ago"; None when there is none."""
    digits = small_number(tokens, i)
    if digits is not None or not 0 <= i < len(tokens):
        return digits
    word = tokens[i].norm
    return next((words[word] for lang in LANGUAGES if word in (words := number_words(lang))), None)


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
            if covered and day_exists(written, month, day):
                keep(
                    DateExpression(
                        first=covered[0], last=covered[-1], form=Form.FULL,
                        year=written, month=month, day=day,
                    )
                )  # fmt: skip
    for named in _days_of_the_month(tokens, marks):
        keep(named)
    for mark in marks:
        if mark.cls == "month":
            expression = month_expression(tokens, mark, marks)
            if expression is not None:
                keep(expression)
    for mark in marks:
        if mark.cls == "weekday" and (weekday := weekday_expression(tokens, mark, marks)):
            keep(weekday)
    for mark in marks:
        if mark.cls == "rel" and not _is_eve_of(tokens, mark):
            keep(
                DateExpression(
                    first=mark.first, last=mark.last, form=Form.RELATIVE, word=mark.value
                )
            )
        elif mark.cls == "ago":
            amount = _amount(tokens, mark.first - 1)
            first = mark.first if amount is None else mark.first - 1
            word = mark.value
            if word == "day" and first and tokens[first - 1].norm in _THAN_WHICH:
                # "takastan iki gün önce": counted from the exchange
                word = "dayearlier"
            if (
                mark.value in _STEPS_ON
                and mark.last == mark.first
                and not (first and tokens[first - 1].norm in _THROUGH)
            ):
                # only "через два дні" is two days later, not "два дні" alone
                continue
            keep(
                DateExpression(
                    first=first, last=mark.last, form=Form.AGO, word=word, amount=amount or 1
                )
            )
    for i, token in enumerate(tokens):
        ordinal = None if i in taken else _elliptic_day(tokens, i)
        dated = [e for e in found if e.month and e.day and e.last < i] if ordinal else []
        if dated:
            # "14 червня — 1200, 15-го — знову 1200"
            keep(replace(dated[-1], first=i - 1, last=i + 1, day=ordinal, last_day=None))
        year = year_at(tokens, i)
        if year is not None and i not in taken and 2014 <= year <= 2039 and len(token.text) == 4:
            head = i + 1 < len(tokens) and any(
                m.first in (i + 1, i + 2) and m.cls in {"people", "body", "dead", "captive"}
                for m in marks
            )
            if not head:
                keep(
                    DateExpression(
                        first=i, last=i, form=Form.YEAR, year=year, since=is_since(tokens, i, i)
                    )
                )
    return _without_apposed(tokens, sorted(found, key=lambda e: e.first))


def _is_eve_of(tokens: Sequence[Token], mark: Mark) -> bool:
    """Tell whether it is the eve of a feast or of talks: "on the eve of Easter", not "накануне"."""
    behind = tokens[mark.last + 1].norm if mark.last + 1 < len(tokens) else ""
    return mark.value == "eve" and behind in _EVE_OF


def _counts_from(tokens: Sequence[Token], last: DateExpression, expression: DateExpression) -> bool:
    """Tell whether it is told from what a date just named counts: "24 July, a day after …"."""
    behind = tokens[expression.last + 1].norm if expression.last + 1 < len(tokens) else ""
    stepped = expression.form is Form.AGO or expression.word in {"dayafter", "daybefore"}
    before = tokens[expression.last].norm in _FROM
    return stepped and (behind in _FROM or before) and expression.first - last.last <= 2


def _is_beside(tokens: Sequence[Token], one: DateExpression, other: DateExpression) -> bool:
    """Tell whether only a comma or a small word parts two dates: "the 14th, on a Saturday"."""
    between = tokens[one.last + 1 : other.first]
    return len(between) <= _APPOSED and all(
        t.kind is TokenKind.SIGN or len(t.text) <= _SMALL_WORD for t in between
    )


def _without_apposed(tokens: Sequence[Token], found: list[DateExpression]) -> list[DateExpression]:
    """Make one of a date and the weekday beside it: "the 14th, a Saturday", "Monday, June 2"."""
    joined: list[DateExpression] = []
    for expression in found:
        last = joined[-1] if joined else None
        if last is not None and _counts_from(tokens, last, expression):
            continue
        if last is None or not _is_beside(tokens, last, expression):
            joined.append(expression)
        elif expression.form is Form.AGO and (last.form in _DAYS or last.word in _FEASTS):
            # "on Independence Day, a week ago"
            continue
        elif expression.form is Form.WEEKDAY and last.form in _DAYS:
            joined[-1] = replace(last, last=expression.last, weekday=expression.weekday)
        elif last.form is Form.WEEKDAY and expression.form in _DAYS:
            joined[-1] = replace(expression, first=last.first, weekday=last.weekday)
        else:
            joined.append(expression)
    return joined


def _days_of_the_month(tokens: Sequence[Token], marks: Sequence[Mark]) -> list[DateExpression]:
    """Read "on the 14th", "19-го числа", "ayın 23'ünde", with the month named just before."""
    found = []
    for i, token in enumerate(tokens[:-1]):
        day = small_number(tokens, i)
        if day is None or not 1 <= day <= 31 or not token.text.isdigit():
            continue
        before = [t.norm for t in tokens[max(0, i - 2) : i]]
        behind = tokens[i + 1]
        last = i
        if before == ["on", "the"] and behind.norm in {"st", "nd", "rd", "th"}:
            last = i + 1
        elif before[-1:] == ["ayin"] and behind.text in "'’":
            last = min(i + 2, len(tokens) - 1)
        elif any(t.norm in {"числа", "числу"} for t in tokens[i + 1 : i + 4]):
            last = next(k for k in range(i + 1, i + 4) if tokens[k].norm in {"числа", "числу"})
        else:
            continue
        months = [m for m in marks if m.cls == "month" and 0 < i - m.last <= 5]
        if not months and not any(m.cls == "rel" for m in marks):
            # "In February … who met in Riyadh on the 18th"
            far = [m for m in marks if m.cls == "month" and 0 < i - m.last <= _SAME_MONTH]
            if far and month_expression(tokens, far[-1], marks) is not None:
                found.append(
                    DateExpression(
                        first=i, last=last, form=Form.DAY, day=day, month=int(far[-1].value)
                    )
                )
                continue
        relative = [m for m in marks if m.cls == "rel" and m.value == "lastmonth" and m.last < i]
        first = months[-1].first if months else relative[-1].first if relative else i
        found.append(
            DateExpression(
                first=first, last=last, form=Form.DAY, day=day,
                month=int(months[-1].value) if months else None,
                modifier="lastmonth" if relative and i - relative[-1].last <= 3 else "",
            )
        )  # fmt: skip
    return found


def _elliptic_day(tokens: Sequence[Token], i: int) -> int | None:
    """Return the day whose month was told before: "15-го"; None for "65-го обміну"."""
    if i + 1 >= len(tokens):
        return None
    if tokens[i].text in "'’" and tokens[i + 1].norm in _LOCATIVES:
        # "11 Haziran'da 1212, 13'ünde 1200"
        day = small_number(tokens, i - 1)
        return day if day is not None and 1 <= day <= 31 else None
    if tokens[i].text != "-" or tokens[i + 1].norm not in _DAY_ENDINGS:
        return None
    day = small_number(tokens, i - 1)
    behind = tokens[i + 2] if i + 2 < len(tokens) else None
    ends = behind is None or behind.kind is TokenKind.SIGN
    return day if day is not None and 1 <= day <= 31 and ends else None
