"""Read the day, the year and the words around a month name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from homeward.read.dates import DateExpression, Form, day_exists
from homeward.read.lexicon import LANGUAGES, Mark, number_words, ordinals, word_list
from homeward.read.tokens import Token, TokenKind

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
_VERY = {"самого", "самої", "самой", "early", "late", "mid"}
_START = {"start", "beginning", "початку", "начала", "outset"}
_SINCE_AFTER = {"beri", "yana"}
_ENGLISH_MONTHS = word_list("date_english_months")
"""Only behind an English month stands its day: "June 11", but "şubatta 31 bin"."""
_DAY_NOUNS = {"of", "день", "дня"}
_ORDINAL_ENDINGS = {"го", "е", "th", "rd", "nd", "st"}
_RANGE = {"-", "–", "—", "to", "through", "по", "до"}
_BETWEEN = {"between", "між", "между"}
_AND = {"and", "та", "і", "й", "и", "ile", "ve"}


def small_number(tokens: Sequence[Token], i: int) -> int | None:
    """Return the small whole number at token i, also "2nd" and "11-го"; None when there is none."""
    if 0 <= i < len(tokens) and tokens[i].kind is TokenKind.NUMBER and tokens[i].text.isdigit():
        value = int(tokens[i].text)
        return value if value < 3000 else None
    return None


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


def day_in_words(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
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


def year_at(tokens: Sequence[Token], i: int) -> int | None:
    """Return the year written at token i; None when none is."""
    if 0 <= i < len(tokens) and _YEAR.match(tokens[i].text):
        return int(tokens[i].text)
    return None


def is_since(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a date only begins a stretch of time: "since June", "mayıstan beri"."""
    before = [t.norm for t in tokens[max(0, first - 5) : first]]
    if before and before[-1] in _VERY:
        # "с самого февраля"
        before = before[:-1]
    if before and before[-1] in {"since", "з", "від", "с", "із"}:
        return True
    if len(before) > 1 and (before[-1] in _START or (before[-1] == "of" and before[-2] in _START)):
        return bool({"since", "з", "від", "с", "із", "from"} & set(before))
    after = {t.norm for t in tokens[last + 1 : last + 4]}
    return bool(after & _SINCE_AFTER)


def month_expression(
    tokens: Sequence[Token], mark: Mark, marks: Sequence[Mark]
) -> DateExpression | None:
    """Read the day, the year and the words around a month name."""
    i, month = mark.first, int(mark.value)
    first, last = i, mark.last
    day = last_day = None
    others: tuple[int, ...] = ()
    before = small_number(tokens, i - 1)
    if before is None and i >= 3 and tokens[i - 1].norm in _ORDINAL_ENDINGS | {"of"}:
        k = i - 2 if tokens[i - 2].kind is TokenKind.NUMBER else i - 3
        before = small_number(tokens, k)
        if before is not None and 1 <= before <= 31:
            first = k
    at = i - 1
    if at > 0 and tokens[at].norm in _DAY_NOUNS:
        # "во второй день июня", "the second of June"
        at -= 1
    worded = day_in_words(tokens, at) if before is None else None
    if worded is not None:
        before, first = worded
    if before is not None and 1 <= before <= 31:
        day = before
        first = min(first, i - 1)
        listed, begins = _listed_before(tokens, first, day)
        earlier = small_number(tokens, first - 2)
        if listed and tokens[begins - 1].norm in _BETWEEN and begins:
            last_day, day, first = day, listed[0], begins
        elif listed:
            day, others, first = listed[0], (*listed[1:], day), begins
        elif earlier and tokens[first - 1].norm in _RANGE and 1 <= earlier < day:
            last_day, day, first = day, earlier, first - 2
        elif (
            first > 2 and tokens[first - 1].norm in _RANGE
            and tokens[first - 2].norm in _ORDINAL_ENDINGS
            and (opens := small_number(tokens, first - 3)) and 1 <= opens < day
        ):  # fmt: skip
            # "23rd-24th January"
            last_day, day, first = day, opens, first - 3
    else:
        english = tokens[i].norm.removesuffix("'s") in _ENGLISH_MONTHS
        dotted = mark.last + 1 < len(tokens) and tokens[mark.last + 1].text == "."
        behind = mark.last + (2 if dotted else 1)  # "Oct. 2"
        after = small_number(tokens, behind) if english else None
        if after is not None and 1 <= after <= 31 and tokens[behind].text.isdigit():
            day, last = after, behind
            if last + 1 < len(tokens) and tokens[last + 1].norm in {"th", "st", "nd", "rd"}:
                last += 1
            listed, ends = _listed_behind(tokens, last, day)
            if listed:
                others, last = listed, ends
            later = small_number(tokens, last + 2)
            if (
                not listed
                and later
                and tokens[last + 1].text in {"-", "–", "—", "to"}
                and day < later <= 31
            ):
                last_day, last = later, last + 2
    if not _month_is_meant(tokens, i, day, last):
        return None
    year = year_at(tokens, last + 1)
    if year is not None:
        last += 1
    elif (last + 1 < len(tokens) and tokens[last + 1].text == ",") or (
        last + 1 < len(tokens) and tokens[last + 1].norm == "of"
    ):
        year = year_at(tokens, last + 2)
        if year is not None:
            last += 2
    if year is None and (year := year_at(tokens, first - 1)) is not None:
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
        modifier=modifier, since=last_day is None and is_since(tokens, first, last), others=others,
    )  # fmt: skip


def _listed_before(tokens: Sequence[Token], first: int, day: int) -> tuple[tuple[int, ...], int]:
    """Return the days told before "12 June" in "9, 10 and 12 June", and where they begin.

    Nothing for the range of "9 – 12 June" nor for "300, 12 June".
    """
    days: list[int] = []
    at, limit = first, day
    while at >= 2 and (tokens[at - 1].text == "," or tokens[at - 1].norm in _AND):
        value = small_number(tokens, at - 2)
        if value is None or not 1 <= value < limit or tokens[at - 2].text != str(value):
            break
        days.insert(0, value)
        at, limit = at - 2, value
    joined = tokens[first - 1].norm in _AND
    return (tuple(days), at) if days and joined else ((), first)


def _listed_behind(tokens: Sequence[Token], last: int, day: int) -> tuple[tuple[int, ...], int]:
    """Return the days told behind "June 9" in "June 9, 10 and 12", and where they end."""
    days: list[int] = []
    at, limit = last, day
    joined = False
    while at + 2 < len(tokens) and (tokens[at + 1].text == "," or tokens[at + 1].norm in _AND):
        value = small_number(tokens, at + 2)
        if value is None or not limit < value <= 31 or tokens[at + 2].text != str(value):
            break
        joined = tokens[at + 1].norm in _AND
        days.append(value)
        at, limit = at + 2, value
        if joined:
            break
    return (tuple(days), at) if days and joined else ((), last)


def _month_is_meant(tokens: Sequence[Token], i: int, day: int | None, last: int) -> bool:
    """Tell a month from the verb "may", the verb "march" and short names."""
    norm = tokens[i].norm
    if norm not in _CAPITAL_MONTHS:
        return True
    if not tokens[i].text[:1].isupper():
        return False
    if day is not None or year_at(tokens, last + 1) is not None:
        return True
    return i > 0 and tokens[i - 1].norm in _BEFORE_MONTH
