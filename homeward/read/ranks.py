"""Add up those who are told by their ranks: "two officers and twenty privates" are 22."""

from __future__ import annotations

from homeward.model import Count
from homeward.read.heads import Tally
from homeward.read.lexicon import word_list
from homeward.read.sentences import Sentence

_JOINS = word_list("statements_joins") | {"ile"}
_REACH = 4
"""Words behind a number in which its rank stands."""


def adds_rank(sentence: Sentence, item: Tally, known: Count) -> bool:
    """Tell whether a number counts other ranks than the one before it, joined to it by "and".

    ``known`` is what was counted so far. Matches the 20 of "two officers and 20 privates"; not
    the 20 of "22 soldiers and 20 officers more", of "22, two officers and 20 privates" nor of
    "two officers arrived, and 20 privates left".
    """
    told = [n.best or 0 for n in sentence.numerals if n.first < item.numeral.first]
    return joins_rank(sentence, item) and known.best in (told[-1], sum(told))


def joins_rank(sentence: Sentence, item: Tally) -> bool:
    """Tell whether a number counts other ranks than the one before it, told in one breath."""
    ahead = [n for n in sentence.numerals if n.first < item.numeral.first]
    if item.part or not ahead or item.numeral.best is None:
        return False
    before = ahead[-1]
    between = sentence.tokens[before.last + 1 : item.numeral.first]
    if not between or between[-1].norm not in _JOINS or len(between) > _REACH + 1:
        return False
    theirs = _ranks(sentence, before.last, item.numeral.first)
    own = _ranks(sentence, item.numeral.last, item.numeral.last + 1 + _REACH)
    return bool(theirs) and bool(own) and not theirs & own


def _ranks(sentence: Sentence, first: int, last: int) -> set[str]:
    """Return the ranks named between two tokens."""
    return {m.value for m in sentence.between("rank", first + 1, last - 1)}
