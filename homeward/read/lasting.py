"""Tell on which day a sitting of several days began: "finished two days of talks on Saturday"."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

from homeward.read.calendars import Almanac, When
from homeward.read.sentences import Sentence
from homeward.read.sittings import exact_days

_ENDED = (
    "wound",
    "complet",
    "finish",
    "end",
    "conclud",
    "clos",
    "wrap",
    "заверш",
    "законч",
    "закінч",
    "tamaml",
)
_LASTING = (
    # matches "two-day", "two days of", "двухдневные"; must not match "in two days"
    (
        2,
        re.compile(
            r"(?i)\btwo[- ]days? (?!ago)(?:of |talks|meeting|session)|двухдневн|дводенн|iki gün"
            r"|(?:шли|длились|продолжались|проходили|тривали|йшли)[^.]{0,40} (?:два дня|два дні)"
            r"|lasted two days|for two days"
        ),
    ),
    (
        3,
        re.compile(
            r"(?i)\bthree[- ]days? (?!ago)(?:of |talks|meeting|session)|трехдневн|триденн|üç gün"
        ),
    ),
)
_LATER = (
    # matches "the second day of talks", "второй день переговоров"; must not match "two days"
    (
        2,
        re.compile(
            r"(?i)\b(?:second|2nd) day\b|втор(?:ой|ого|ым) д(?:ень|ня|нем)"
            r"|друг(?:ий|ого|им) д(?:ень|ня|нем)|ikinci gün"
        ),
    ),
    # matches "on their third day"; must not match "three days"
    (
        3,
        re.compile(
            r"(?i)\b(?:third|3rd) day\b|трет(?:ий|ьего|ьим) д(?:ень|ня|нем)"
            r"|трет(?:ій|ього|ім) д(?:ень|ня|нем)|üçüncü gün"
        ),
    ),
)
_DAY = dt.timedelta(days=1)


def is_later_day(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of the second or third day of something."""
    return any(pattern.search(sentence.text) for _, pattern in _LATER)


def ends_later(sentence: Sentence) -> bool:
    """Tell whether a sitting of several days is told of from its end: "the two-day talks ended"."""
    if is_later_day(sentence):
        return True
    ended = any(t.norm.startswith(_ENDED) for t in sentence.tokens)
    return ended and any(pattern.search(sentence.text) for _, pattern in _LASTING)


def first_day(sentence: Sentence, when: When, *, almanac: Almanac) -> When:
    """Go back to the first day: "finished two days of talks on Saturday" began on Friday.

    So did what is told of "yesterday for six hours, today for two".
    """
    days = {day for _, day in exact_days(sentence, almanac=almanac)}
    if when.days[0] - _DAY in days and not (sentence.has("noun") or sentence.has("act")):
        return _back(when, 1)
    for number, pattern in _LATER:
        if pattern.search(sentence.text) and len(days) < 2:
            return _back(when, number - 1)
    if any(t.norm.startswith(_ENDED) for t in sentence.tokens):
        for number, pattern in _LASTING:
            if pattern.search(sentence.text):
                return _back(when, number - 1)
    return when


def _back(when: When, days: int) -> When:
    first = when.days[0] - days * _DAY
    return dataclasses.replace(when, days=(first, first))
