"""Tell who came besides the soldiers exchanged: "Two civilians returned together with them"."""

from __future__ import annotations

from homeward.model import Kind
from homeward.read.heads import Tally
from homeward.read.lexicon import word_list
from homeward.read.sentences import Sentence
from homeward.read.statements import Statement

_SOLDIERS = tuple(word_list("besides_soldiers"))
_NEAR = 9
"""Sentences from the soldiers to those who came besides."""


def counts_soldiers(statement: Statement) -> bool:
    """Tell whether an exchange is told of soldiers alone: "300 servicemen", not "205 people".

    Not where civilians are named with them: "185 soldiers and 20 civilians".
    """
    sentence = statement.sentence
    if statement.kind is not Kind.PRISONER_EXCHANGE or sentence.has("people", "civilian"):
        return False
    if not statement.counts and not statement.undirected:
        return False
    return any(t.norm.startswith(_SOLDIERS) for t in sentence.tokens)


def comes_besides(base: Statement | None, sentence: Sentence, item: Tally) -> bool:
    """Tell whether civilians come on top of the soldiers told before.

    Matches "300 servicemen each … Two civilians returned to Ukraine"; not "two of them are
    civilians" nor two civilians behind "300 people".
    """
    if base is None or item.part or not counts_soldiers(base):
        return False
    told = [c.best for c in (*base.counts.values(), *base.undirected) if c.best is not None]
    if item.numeral.best is None or any(item.numeral.best >= best for best in told):
        # "150 for 150 … Zelensky speaks of 189, counting civilians"
        return False
    if not 0 < sentence.index - base.sentence.index <= _NEAR:
        return False
    if not (item.civilian or _is_of_borderland(sentence, item)):
        return False
    return all(n is item.numeral or n.weak for n in sentence.numerals)


def _is_of_borderland(sentence: Sentence, item: Tally) -> bool:
    """Tell whether inhabitants of a border region are counted: "семь жителей Курской области"."""
    return item.nation is not None and any(
        m.last - m.first > 1 and item.numeral.last < m.first for m in sentence.all("national")
    )
