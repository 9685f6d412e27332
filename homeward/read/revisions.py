"""Follow a number that is set right: "187 were freed; the figure was later corrected to 189"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from homeward.model import Direction
from homeward.read.heads import Tally
from homeward.read.lexicon import Mark
from homeward.read.numbers import Numeral
from homeward.read.sentences import Sentence
from homeward.read.statements import Statement

_NEAR = 4
_REACH = 6
"""Words behind "corrected" in which the right number stands."""


def revised(sentence: Sentence, counted: Sequence[Tally]) -> list[Tally]:
    """Return what a sentence counts with the number that it sets right itself.

    In "the ministry first named 94 bodies and later corrected the number to 93" the 93 stands
    for the 94; sentences that set nothing right are returned as they are.
    """
    right = _right(sentence)
    if right is None:
        return list(counted)
    mark, number = right
    wrong = [item for item in counted if item.numeral.first < mark.first]
    if not wrong:
        return list(counted)
    last = wrong[-1]
    corrected = replace(last, numeral=replace(last.numeral, count=number.count))
    return [
        corrected if item is last else item
        for item in counted if item.numeral.first != number.first
    ]  # fmt: skip


def revise(told: Statement | None, sentence: Sentence) -> bool:
    """Set right what was told before: "An hour later the ministry corrected the number to 189".

    Returns whether the sentence did so: then its number counts nobody besides.
    """
    right = _right(sentence)
    if right is None or told is None or sentence.index - told.sentence.index > _NEAR:
        return False
    mark, number = right
    if any(n.first < mark.first and not n.weak for n in sentence.numerals):
        return False
    way = _nearest(told, number)
    if way is None:
        return False
    told.counts[way] = number.count
    return True


def _right(sentence: Sentence) -> tuple[Mark, Numeral] | None:
    """Return the words that set a number right and the right number."""
    for mark in sentence.all("revised"):
        behind = [n for n in sentence.numerals if 0 < n.first - mark.last <= _REACH]
        if behind and behind[0].best is not None:
            return mark, behind[0]
    return None


def _nearest(told: Statement, number: Numeral) -> Direction | None:
    """Return the direction whose number is nearly the right one."""
    apart = {
        way: abs(count.best - (number.best or 0)) / count.best
        for way, count in told.counts.items() if count.best
    }  # fmt: skip
    way = min(apart, key=lambda w: apart[w], default=None)
    return way if way is not None and apart[way] < 0.5 else None
