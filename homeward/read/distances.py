"""Measure how near a date stands to the words that it may belong to."""

from __future__ import annotations

from homeward.read.dates import DateExpression
from homeward.read.lexicon import Mark, word_list
from homeward.read.sentences import Sentence

_COMMA = 8
_QUOTES = frozenset('"“”«»')
_OPENING = 2
_STEPS = word_list("sittings_after") | word_list("sittings_before")
_HELD = 12
_PARTS = frozenset(",;:—–")
_DEEDS = ("act", "noun", "met", "talks", "meet", "agree")


def is_set_off(sentence: Sentence, expression: DateExpression, speech: Mark) -> bool:
    """Tell whether a comma parts a date from the saying behind it: "arrived on Friday, said …".

    Not so in "On Friday, the ministry said": what opens a sentence may belong to either.
    """
    between = sentence.tokens[expression.last + 1 : speech.first]
    return (
        expression.first > _OPENING
        and speech.first > expression.last
        and any(t.text == "," for t in between)
    )


def is_of_saying(sentence: Sentence, expression: DateExpression) -> bool:
    """Tell whether a date stands between commas with a verb of saying and with no deed.

    Matches ", the ministry of defence reported late on Friday"; not "on Friday 84 men came home".
    """
    tokens = sentence.tokens
    first = next((i for i in range(expression.first, -1, -1) if tokens[i].text in _PARTS), -1)
    last = next(
        (i for i in range(expression.last, len(tokens)) if tokens[i].text in _PARTS), len(tokens)
    )
    if first < 0 and last == len(tokens):
        return False
    deeds = any(sentence.between(cls, first + 1, last - 1) for cls in _DEEDS)
    return not deeds and bool(sentence.between("speech", first + 1, last - 1))


def is_quoted(sentence: Sentence, expression: DateExpression) -> bool:
    """Tell whether a date stands within quotation marks that close in the sentence."""
    before = sum(t.text in _QUOTES for t in sentence.tokens[: expression.first])
    behind = sum(t.text in _QUOTES for t in sentence.tokens[expression.last + 1 :])
    return before % 2 == 1 and behind > 0


def gap(sentence: Sentence, expression: DateExpression, near: int | None) -> int:
    """Return how far a date is from a token, a comma between counting as eight words."""
    if near is None:
        return expression.first
    first, last = sorted((expression.first, near))
    commas = sum(t.text in ",;" for t in sentence.tokens[first:last])
    return last - first + _COMMA * commas


def comma_between(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a comma stands between two tokens."""
    return any(t.text == "," for t in sentence.tokens[first:last])


def distance(expression: DateExpression, marks: list[Mark]) -> int:
    """Return how many words a date is from the nearest of some marks; 99 where there is none."""
    return min(
        (min(abs(expression.first - m.last), abs(m.first - expression.last)) for m in marks),
        default=99,
    )


def steps_between(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether "after" or "before" stands between two tokens: "24 July, a day after talks"."""
    return any(t.norm in _STEPS for t in sentence.tokens[first:last])


def talks_told(sentence: Sentence, sub: Mark) -> list[Mark]:
    """Return the talks that a clause goes on about: "talks with Russia in Abu Dhabi, where …"."""
    return [
        m for m in sentence.between("talks", sub.first - _HELD, sub.first - 1)
        if not comma_between(sentence, m.last, sub.first - 1)
    ]  # fmt: skip


def tells_otherwise(sentence: Sentence, sub: Mark, expression: DateExpression) -> bool:
    """Tell whether a clause dates another matter: "the veteran who was killed last month"."""
    if not sub.first < expression.first:
        return False
    inside = sentence.tokens[sub.first : expression.first]
    if any(t.text in ",;" for t in inside):
        return False
    others = sentence.between("else", sub.first, expression.first - 1)
    return bool(others) and not sentence.between("act", sub.first, expression.first - 1)
