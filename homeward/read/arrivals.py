"""Date a handover by the sentence behind it: "Ten are back. They set foot in Kyiv on Friday"."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.model import Kind
from homeward.read.calendars import Almanac
from homeward.read.lexicon import word_list
from homeward.read.sentences import Sentence
from homeward.read.statements import Statement

_THEY = word_list("arrivals_they")
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
