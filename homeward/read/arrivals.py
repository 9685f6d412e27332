"""Date a handover by the sentence behind it: "Ten are back. They set foot in Kyiv on Friday"."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from homeward.model import Kind
from homeward.read.calendars import Almanac, When
from homeward.read.lexicon import word_list
from homeward.read.sentences import Sentence
from homeward.read.statements import Statement

_THEY = word_list("arrivals_they")
_IT = word_list("arrivals_it")
_HELD = ("took", "was", "відбу", "прой", "состо", "прош", "gerçekleş", "yapil")
_OPENING = 2
_WEEK = 7
_NEXT = 2
_TRANSFERS = (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE)


def date_by_arrival(
    told: Sequence[Statement], found: Sequence[Statement], sentence: Sentence, almanac: Almanac
) -> None:
    """Give an undated handover the day on which the next sentence says that they came.

    Matches "Ten are back. They arrived in Kyiv on Friday"; not "Ten are back. They will be
    flown on Friday" nor "Ten are back. The mayor arrived on Friday".
    """
    if len(sentence.dates) != 1 or sentence.numerals or not sentence.tokens:
        return
    if sentence.has("plan") or sentence.has("refuse") or sentence.has("speech"):
        return
    if sentence.tokens[0].norm not in _THEY or not sentence.has("act", "home"):
        return
    if any(s.counts or s.undirected for s in found):
        return
    when = almanac.when(sentence, near=None)
    if when is None or when.days[0] != when.days[1]:
        return
    for statement in told:
        beside = sentence.index - statement.sentence.index == 1
        if beside and statement.kind in _TRANSFERS and statement.when is None:
            statement.when = when


def date_by_report(
    told: Sequence[Statement], found: Sequence[Statement], sentence: Sentence, almanac: Almanac
) -> None:
    """Date an undertaking by its report: "They agreed on … . He wrote this on Saturday"."""
    held = _tells_of_its_holding(sentence)
    reports = sentence.has("this") and sentence.has("speech") and sentence.dates
    if found or not (reports or held):
        return
    when = almanac.when(sentence, near=None)
    last = next(
        (s for s in reversed(told) if s.kind in _TRANSFERS and (s.counts or s.undirected)), None
    )
    if when is not None and when.days[0] == when.days[1] and last is not None:
        near = sentence.index - last.sentence.index <= _NEXT
        if near and held and (last.when is None or last.when.weak):
            last.when = dataclasses.replace(when, weak=False)
        elif near and reports and last.when is None and _is_lately(when, almanac):
            last.when = dataclasses.replace(when, weak=True)
    for statement in told:
        before = sentence.index - statement.sentence.index == 1
        if before and statement.when is None and statement.kind is Kind.COMMITMENT and when:
            statement.when = dataclasses.replace(when, weak=True)


def _is_lately(when: When, almanac: Almanac) -> bool:
    """Tell whether a time lies in the week before a publication whose day is known."""
    news = almanac.of_the_news()
    return news is not None and 0 <= (news.days[0] - when.days[0]).days < _WEEK


def _tells_of_its_holding(sentence: Sentence) -> bool:
    """Tell whether a sentence dates what was told before: "It took place on Thursday"."""
    if not sentence.tokens or sentence.has("talks") or sentence.has("delegates"):
        return False
    it = sentence.tokens[0].norm in _IT and len(sentence.dates) == 1
    return it and any(t.norm.startswith(_HELD) for t in sentence.tokens[1 : _OPENING + 1])


def date_by_paragraph(
    found: Sequence[Statement],
    sentence: Sentence,
    told: tuple[int, When] | None,
    almanac: Almanac,
    *,
    recalled: bool,
) -> tuple[int, When] | None:
    """Date what follows in a paragraph that opens with a day: "Friday brought relief. 95 …".

    Returns the day that the paragraph has after this sentence, with the paragraph's number.
    """
    for statement in found:
        undated = statement.when is None and statement.kind in _TRANSFERS and statement.counts
        if undated and told is not None and told[0] == sentence.paragraph:
            statement.when = told[1]
    if found or recalled or sentence.has("speech") or sentence.has("plan"):
        return None
    when = almanac.when(sentence, near=None)
    if when is None or when.days[0] != when.days[1] or len(sentence.dates) != 1:
        return None
    return sentence.paragraph, dataclasses.replace(when, weak=True)
