"""Tell what a date beside a handover belongs to: the report, talks or an agreement."""

from __future__ import annotations

from homeward.read.dates import DateExpression, Form
from homeward.read.distances import comma_between, distance, steps_between
from homeward.read.sentences import Sentence

_AGREED_REACH = 5
_DATELINE_WORDS = 4
_BESIDE_TALKS = frozenset({"daybefore", "dayafter"})
_DATELINE_SIGNS = frozenset("-–—./:(")


def is_dateline(sentence: Sentence, expression: DateExpression) -> bool:
    """Tell whether a date only opens the report: "KYIV, Dec 31 – …", "ISTANBUL, June 2. /…/"."""
    if expression.form not in (Form.MONTH_DAY, Form.FULL) or expression.first > _DATELINE_WORDS:
        return False
    tokens = sentence.tokens
    before = tokens[: expression.first]
    if not before or not before[0].text[:1].isupper() or len(tokens) <= expression.last + 1:
        return False
    capital = all(t.text[:1].isupper() or not t.text[:1].isalpha() for t in before)
    return capital and tokens[expression.last + 1].text in _DATELINE_SIGNS


def is_beside_talks(sentence: Sentence, expression: DateExpression) -> bool:
    """Tell whether a day is that before or after talks: "за день до переговоров"."""
    behind = expression.last + 1
    return expression.word in _BESIDE_TALKS and bool(sentence.between("talks", behind, behind + 2))


def is_of_agreement(sentence: Sentence, expression: DateExpression, *, fresh: bool) -> bool:
    """Tell whether a date is that of the agreeing: "an exchange agreed in Istanbul on 2 June"."""
    for mark in sentence.all("agree"):
        if sentence.is_framed(mark.first):
            # What is behind the name of the agreement is no part of it.
            continue
        if 0 < expression.first - mark.last <= _AGREED_REACH and not comma_between(
            sentence, mark.last, expression.first
        ):
            held = any(m.first < mark.first for m in sentence.all("met"))
            if held and fresh and len(sentence.dates) == 1:
                # "held one more of the exchanges agreed on in Istanbul on Friday"
                return False
            return not any(mark.last < a.first < expression.first for a in sentence.all("act"))
    return False


def is_of_talks(sentence: Sentence, expression: DateExpression) -> bool:
    """Tell whether a date is that of talks named beside it: "the Istanbul talks of 2 June"."""
    if expression.word in _BESIDE_TALKS:
        # "the day before the talks" is a day without them.
        return False
    marks = [
        m for m in sentence.all("talks")
        if not steps_between(sentence, expression.last + 1, m.first)
    ]  # fmt: skip
    if any(0 < m.first - expression.last <= 4 for m in marks):
        # "last week's direct peace talks"
        return True
    talks = distance(expression, [m for m in marks if m.value != "round"])
    doing = distance(
        expression, [m for cls in ("act", "noun", "body", "captive") for m in sentence.all(cls)]
    )
    return talks <= 7 and talks < doing
