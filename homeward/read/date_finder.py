"""Find the expressions of time in a sentence: what is written, not yet what it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from homeward.read.dates import DateExpression, Form, day_exists
from homeward.read.lexicon import LANGUAGES, Mark, number_words, ordinals, word_list
from homeward.read.tokens import Token, TokenKind

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
_APPOSED = 3
_DAYS = (Form.FULL, Form.MONTH_DAY, Form.DAY)
_SINCE_AFTER = {"beri", "yana"}
_ENGLISH_MONTHS = word_list("date_english_months")
"""Only behind an English month stands its day: "June 11", but "şubatta 31 bin"."""
_DAY_NOUNS = {"of", "день", "дня"}
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


@lru_cache(maxsize=1)
def _day_words() -> dict[str, tuple[int, dict[str, int]]]:
    """Return the ordinals of all languages that can number a day, with their cardinals."""
    found: dict[str, tuple[int, dict[str, int]]] = {}
    for language in LANGUAGES:
        cardinals = number_words(language)
        for word, value in ordinals(language).items():
            if word not in cardinals:
                found.setdefault(word, (value, cardinals))
    return found


def _day_in_words(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """Return the day that ends at token i and where it begins: "twenty-ninth", "второго".

    None for "two" and other cardinals, which count rather than number.
    """
    if not 0 <= i < len(tokens) or (word := _day_words().get(tokens[i].norm)) is None:
        return None
    value, cardinals = word
    tens = i - 2 if i > 1 and tokens[i - 1].text == "-" else i - 1
    if value < 10 and tens >= 0 and cardinals.get(tokens[tens].norm) in (20, 30):
        return cardinals[tokens[tens].norm] + value, tens
    return value, i


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
                    first=mark.first,
                    last=mark.last,
                    form=Form.WEEKDAY,
                    weekday=int(mark.value),
                    modifier="the" if mark.first and tokens[mark.first - 1].norm == "the" else "",
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
    return _without_apposed(sorted(found, key=lambda e: e.first))


def _without_apposed(found: list[DateExpression]) -> list[DateExpression]:
    """Make one of a date and the weekday beside it: "the 14th, a Saturday", "Monday, June 2"."""
    joined: list[DateExpression] = []
    for expression in found:
        last = joined[-1] if joined else None
        if last is None or expression.first - last.last > _APPOSED:
            joined.append(expression)
        elif expression.form is Form.WEEKDAY and last.form in _DAYS:
            joined[-1] = replace(last, last=expression.last)
        elif last.form is Form.WEEKDAY and expression.form in _DAYS:
            joined[-1] = replace(expression, first=last.first)
        else:
            joined.append(expression)
    return joined


def _days_of_the_month(tokens: Sequence[Token], marks: Sequence[Mark]) -> list[DateExpression]:
    """Read "on the 14th", "19-го числа", "ayın 23'ünde", with the month named just before."""
    found = []
    for i, token in enumerate(tokens[:-1]):
        day = _number(tokens, i)
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
    at = i - 1
    if at > 0 and tokens[at].norm in _DAY_NOUNS:
        # "во второй день июня", "the second of June"
        at -= 1
    worded = _day_in_words(tokens, at) if before is None else None
    if worded is not None:
        before, first = worded
    if before is not None and 1 <= before <= 31:
        day = before
        first = min(first, i - 1)
        earlier = _number(tokens, first - 2)
        if earlier and tokens[first - 1].norm in _RANGE and 1 <= earlier < day:
            last_day, day, first = day, earlier, first - 2
    else:
        english = tokens[i].norm.removesuffix("'s") in _ENGLISH_MONTHS
        after = _number(tokens, mark.last + 1) if english else None
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
    if year is not None and day is not None and day_exists(year, month, day):
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
