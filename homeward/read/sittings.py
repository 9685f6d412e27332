"""Find the other sittings that a sentence dates: enumerated, by their number, or days apart."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from homeward.model import Kind
from homeward.read.calendars import Almanac, When
from homeward.read.dates import DateExpression, Form, other_days
from homeward.read.lexicon import LANGUAGES, Mark, number_words, ordinals, word_list
from homeward.read.sentences import Sentence
from homeward.read.statements import Statement
from homeward.read.tokens import Token

_LINKS = word_list("sittings_links")
_AFTER = word_list("sittings_after")
_BEFORE = word_list("sittings_before")
_ARTICLES = word_list("sittings_articles")
_UNITS = {1: word_list("sittings_days"), 7: word_list("sittings_weeks")}
_REACH = 8
_APART = 8
"""Words between "a day after" and the sitting: "a day after he had talked with mediators"."""
_FEW = 31
_PLACED = 9
"""Words that a place and a joining word may take between two days."""
_AND = word_list("companions_and") | {",", ";"}
_BESIDE = 3
_TIMES = word_list("sittings_times")


def is_ordinal(word: str, language: str) -> bool:
    """Tell whether a word is "second" rather than "two", which both may number a round."""
    return word in ordinals(language) and word not in number_words(language)


def exact_days(sentence: Sentence, *, almanac: Almanac) -> list[tuple[DateExpression, dt.date]]:
    """Return the days that a sentence names, "3 and 7 March" as two."""
    found = []
    for date in sentence.dates:
        days = None if date.since else almanac.days(date)
        if days is None:
            continue
        if date.last_day is not None:
            # A sitting of several days began on the first.
            days = (days[0], days[0])
        if days[0] == days[1]:
            found.append((date, days[0]))
            found += [(date, day) for day in other_days(date, days)]
    return found


def is_enumerated(sentence: Sentence, dated: Sequence[object], talks: Sequence[Mark]) -> bool:
    """Tell whether as many days are told as sittings are counted: "met three times: on …"."""
    if len(dated) < 2:
        return False
    many = [n for n in sentence.numerals if n.best == len(dated)]
    return any(t.norm in _TIMES for t in sentence.tokens) or any(
        0 < m.first - n.last <= 2 for n in many for m in talks
    )


def further_rounds(
    sentence: Sentence,
    told: Statement,
    talks: Sequence[Mark],
    *,
    almanac: Almanac,
    language: str,
) -> list[Statement]:
    """Return the other sittings of a sentence, each with its own day and number.

    Matches "on June 2, after a first meeting on May 16" and "on 16 May and again on 2 June";
    not "talks on 16 May brought an exchange on 25 May".
    """
    found: list[Statement] = []
    before: DateExpression | None = None
    dated = exact_days(sentence, almanac=almanac)
    counted = is_enumerated(sentence, dated, talks)
    linked = _chain(sentence, dated, told, talks, language)
    for i, (date, day) in enumerate(dated):
        if told.when is None or day == told.when.days[0]:
            before = date
            continue
        number = _numbered(sentence, date, talks, language)
        if number is None and i not in linked and not counted:
            continue
        if number is None and not counted and abs((day - told.when.days[0]).days) == 1:
            # "sat together on Wednesday and Thursday": one sitting
            continue
        if before is not date:
            number = number or _ordinal_between(sentence, date, language)
        before = date
        when = When(days=(day, day), form=date.form)
        found.append(dataclasses.replace(told, when=when, round=number))
    return found


def _chain(
    sentence: Sentence,
    dated: Sequence[tuple[DateExpression, dt.date]],
    told: Statement,
    talks: Sequence[Mark],
    language: str,
) -> set[int]:
    """Return which of the days are joined to the one told: "on 16 May, 2 June and 23 July"."""
    if told.when is None:
        return set()
    here = next((i for i, (_, day) in enumerate(dated) if day == told.when.days[0]), None)
    if here is None:
        return set()
    found: set[int] = set()
    for i in range(here + 1, len(dated)):
        before, date = dated[i - 1][0], dated[i][0]
        if before is not date and not _is_linked(sentence, before, date, talks, language):
            break
        found.add(i)
    for i in range(here - 1, -1, -1):
        date, behind = dated[i][0], dated[i + 1][0]
        deeds = [
            m for cls in ("act", "noun") for m in sentence.between(cls, date.first - 5, date.first)
        ]
        if date is not behind and (deeds or not _is_linked(sentence, date, behind, (), language)):
            break
        found.add(i)
    return found


def _numbered(
    sentence: Sentence, date: DateExpression, talks: Sequence[Mark], language: str
) -> int | None:
    """Return the number of the sitting that a date stands behind: "a first meeting on May 16"."""
    behind = [m for m in talks if 0 < date.first - m.last <= _REACH]
    if not behind or any(behind[-1].last < d.first < date.first for d in sentence.dates):
        return None
    numbers = ordinals(language)
    words = sentence.tokens[max(0, behind[-1].first - 3) : behind[-1].first]
    return next((numbers[t.norm] for t in words if is_ordinal(t.norm, language)), None)


def _ordinal_between(sentence: Sentence, date: DateExpression, language: str) -> int | None:
    words = sentence.tokens[max(0, date.first - 4) : date.first]
    numbers = ordinals(language)
    return next((numbers[t.norm] for t in words if is_ordinal(t.norm, language)), None)


def _is_linked(
    sentence: Sentence,
    before: DateExpression,
    date: DateExpression,
    talks: Sequence[Mark],
    language: str,
) -> bool:
    """Tell whether only "and again on" or "the second –" stands between two dates."""
    between = range(before.last + 1, date.first)
    if _only_places(sentence, before.last + 1, date.first):
        return True
    return all(
        sentence.tokens[i].norm in _LINKS
        or is_ordinal(sentence.tokens[i].norm, language)
        or any(m.first <= i <= m.last for m in talks)
        for i in between
    )


def _only_places(sentence: Sentence, first: int, end: int) -> bool:
    """Tell whether two days are joined, with the place of the first between them.

    Matches "on 28 February [in Gomel region and on] 3 March"; not "… in Istanbul, and 84 men
    were freed on …".
    """
    words = sentence.tokens[first:end]
    if not words or len(words) > _PLACED or not any(t.norm in _AND for t in words[-3:]):
        return False
    inside = [
        m for cls in ("act", "noun", "speech", "met", "agree", "people", "captive", "body")
        for m in sentence.between(cls, first, end - 1)
    ]  # fmt: skip
    return not inside and not any(first <= n.first < end for n in sentence.numerals)


def days_apart(sentence: Sentence, near: Mark, *, almanac: Almanac) -> When | None:
    """Return the day of a sitting told by another day: "on Saturday, a day after talks with …".

    None where the sentence names no other day.
    """
    for i in range(near.first - 1, max(0, near.first - 2 - _APART), -1):
        word = sentence.tokens[i].norm
        if word == "," or word not in _AFTER | _BEFORE:
            if word in ",;:—–":
                return None
            continue
        step = _step(sentence.tokens, i)
        if step is None:
            return None
        base = _base(sentence, i, almanac)
        if base is None:
            return None
        day = base - dt.timedelta(days=step if word in _AFTER else -step)
        return When(days=(day, day), form=Form.AGO)
    return None


def _step(tokens: Sequence[Token], at: int) -> int | None:
    """Return how many days "three days" or "the day" before token ``at`` are; None for none."""
    unit = next((n for n, words in _UNITS.items() if at and tokens[at - 1].norm in words), None)
    if unit is None:
        return None
    word = tokens[at - 2] if at > 1 else None
    if word is None or word.norm in _ARTICLES:
        return unit
    if word.text.isdigit() and int(word.text) <= _FEW:
        return unit * int(word.text)
    amounts = (number_words(language).get(word.norm) for language in LANGUAGES)
    return unit * next((n for n in amounts if n is not None), 1)


def _base(sentence: Sentence, at: int, almanac: Almanac) -> dt.date | None:
    for date in reversed([d for d in sentence.dates if d.last < at]):
        if date.word in {"dayafter", "daybefore"} or date.form is Form.AGO:
            continue
        days = almanac.days(date)
        if days is not None and days[0] == days[1]:
            return days[0]
    return None


def only_of_talks(statement: Statement, sitting: Statement) -> bool:
    """Tell whether a handover without numbers is only what the talks were about or brought.

    Not so where it is said to have been held: "talks on Monday, and a swap took place".
    """
    sentence = statement.sentence
    if statement.kind is Kind.NEGOTIATION_ROUND or statement.kind is Kind.COMMITMENT:
        return False
    if statement.counts or statement.undirected or statement.parts or statement.when is None:
        return False
    if sitting.when is None or statement.when.days != sitting.when.days:
        return False
    if any(m.value != "exchange" for m in sentence.all("act")):
        return False
    named = [m for m in sentence.all("noun") if m.value != "operation"]
    return not any(
        abs(m.first - n.last) <= _BESIDE or abs(n.first - m.last) <= _BESIDE
        for m in sentence.all("met")
        for n in named
    )
