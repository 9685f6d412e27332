"""Find the earlier happenings that a phrase only recalls: "after the handover of 1,200 on 6 June".

Such a phrase has a day of its own, and the numbers in it are not those of the news.
"""

from __future__ import annotations

from dataclasses import dataclass

from homeward.read.dates import DateExpression, Form
from homeward.read.lexicon import Mark, word_list
from homeward.read.sentences import Sentence

_BEFORE = word_list("asides_before")
_BEHIND = word_list("asides_behind")
_WHEN = word_list("asides_when")
_SAME = word_list("asides_same")
_AMONG = word_list("asides_among")
_FIRST = ("first", "перш", "перв", "ilk")
_OPENS = 2
_BESIDE = 2
_LEAD = 8
"""Words between "since" and the noun: "since the last large prisoner exchange"."""
_TAIL = 7
"""Words between the noun and its day: "the exchange of 390 people from each side on 23 May"."""
_STOPS = frozenset(",;:—–()")
_DAYS = (Form.FULL, Form.MONTH_DAY, Form.MONTH, Form.MONTH_YEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A phrase at tokens ``first`` to ``last`` that recalls a happening of another day.

    ``noun`` is its word for the happening; None where only the day is named: "on 6 June, when …".
    """

    first: int
    last: int
    date: DateExpression
    noun: Mark | None = None
    among: bool = False
    """Whether somebody is told to be among those who came then."""

    def holds(self, at: int) -> bool:
        """Tell whether a token stands in the phrase."""
        return self.first <= at <= self.last


def find_asides(sentence: Sentence) -> list[Aside]:
    """Return the phrases of a sentence that recall another happening, in order.

    Matches "since the exchange in May", "fewer than in the swap of 2 April", "17 Temmuz'daki
    takastan bu yana", "the largest since May, when 1,000 came home"; not "after the exchange"
    (no day), "the exchange on 6 June" nor "after talks in May".
    """
    found: list[Aside] = []
    for expression in sentence.dates:
        if expression.form not in _DAYS:
            continue
        aside = (
            _behind_preposition(sentence, expression)
            or _before_postposition(sentence, expression)
            or _with_clause(sentence, expression)
            or _recalled_clause(sentence, expression)
            or _first_since(sentence, expression)
            or _among(sentence, expression)
        )
        if aside is not None and not (found and found[-1].holds(aside.first)):
            found.append(aside)
    return found


def is_of_handover(sentence: Sentence, first: int) -> bool:
    """Tell whether a number is that of a handover: "the transfer of 1,200"; not "of 1,200 km"."""
    of = first > 0 and sentence.tokens[first - 1].norm == "of"
    return of and any(m.last == first - 2 for m in sentence.all("noun"))


def is_among(sentence: Sentence, first: int) -> bool:
    """Tell whether a number is of those among whom somebody came: "one of the 1,212 returned"."""
    return any(aside.first == first and aside.noun is None for aside in find_asides(sentence))


def recalls_handover(sentence: Sentence) -> bool:
    """Tell whether a sentence recalls a handover of a day: "The previous one, in May, brought 528".

    Not so where it names no day or nothing that was handed over.
    """
    if sentence.has("else") or not sentence.has("noun"):
        return False
    if sentence.has("recall") and any(d.form in _DAYS for d in sentence.dates):
        return True
    return dated_noun(sentence) is not None


def dated_noun(sentence: Sentence) -> Mark | None:
    """Return the handover that bears a day of its own: "the July 17 handover", "обмін 17 липня"."""
    days = [d for d in sentence.dates if d.form in (Form.FULL, Form.MONTH_DAY) and not d.since]
    for noun in sentence.all("noun"):
        for day in days:
            apart = day.first - noun.last if day.first > noun.last else noun.first - day.last
            if noun.value != "operation" and 0 < apart <= _BESIDE:
                return noun
    return None


def _nouns(sentence: Sentence) -> list[Mark]:
    """Return the words for a happening, "that of" among them where one was named before."""
    nouns = [m for m in sentence.all("noun") if m.value != "operation"]
    own = [
        Mark("noun", "same", i, i)
        for i, token in enumerate(sentence.tokens)
        if token.norm in _SAME and any(m.last < i for m in nouns)
    ]
    return sorted(nouns + own, key=lambda m: m.first)


def _behind_preposition(sentence: Sentence, expression: DateExpression) -> Aside | None:
    """Read "since the exchange in May" and "after the May 23 exchange"."""
    tokens = sentence.tokens
    for noun in reversed(_nouns(sentence)):
        if noun.last < expression.first:
            between = tokens[noun.last + 1 : expression.first]
        elif expression.last < noun.first:
            between = tokens[expression.last + 1 : noun.first]
        else:
            continue
        if len(between) > _TAIL or any(t.text in _STOPS for t in between):
            continue
        if any(noun.last < m.first < expression.first for m in sentence.all("act")):
            continue
        head = min(noun.first, expression.first)
        for i in range(head - 1, max(-1, head - 2 - _LEAD), -1):
            if tokens[i].text in _STOPS:
                break
            if tokens[i].norm in _BEFORE:
                last = _numbers_end(sentence, max(noun.last, expression.last))
                return Aside(first=i, last=last, date=expression, noun=noun)
    return None


def _before_postposition(sentence: Sentence, expression: DateExpression) -> Aside | None:
    """Read the Turkish "17 Temmuz'daki takastan bu yana"."""
    tokens = sentence.tokens
    for noun in _nouns(sentence):
        behind = noun.last + 1
        if not 0 < noun.first - expression.last <= _TAIL or behind >= len(tokens):
            continue
        if tokens[behind].norm in _BEHIND:
            return Aside(first=expression.first, last=behind, date=expression, noun=noun)
    return None


def _with_clause(sentence: Sentence, expression: DateExpression) -> Aside | None:
    """Read "the largest since May, when the sides swapped 1,000 each"."""
    tokens, behind = sentence.tokens, expression.last + 1
    if not expression.since or behind + 1 >= len(tokens) or tokens[behind].text != ",":
        return None
    if tokens[behind + 1].norm not in _WHEN:
        return None
    return Aside(first=expression.first, last=len(tokens) - 1, date=expression)


def _recalled_clause(sentence: Sentence, expression: DateExpression) -> Aside | None:
    """Read "…; the last swap had been on July 23" and "… than in the previous one, on July 23".

    Only behind the news of another day: alone, such words are a sentence of their own.
    """
    if not any(d.last < expression.first for d in sentence.dates):
        return None
    for noun in _nouns(sentence):
        if not 0 < expression.first - noun.last <= _TAIL:
            continue
        for mark in sentence.all("recall"):
            opens = mark.first <= noun.first and noun.first - mark.last <= _OPENS
            if opens and any(d.last < mark.first for d in sentence.dates):
                return Aside(
                    first=mark.first, last=len(sentence.tokens) - 1, date=expression, noun=noun
                )
    return None


def _first_since(sentence: Sentence, expression: DateExpression) -> Aside | None:
    """Read "the first swap since June 26": there was one on that day.

    Not so in "the first since the invasion of 24 February" nor "since June".
    """
    nouns = _nouns(sentence)
    exact = expression.form in (Form.FULL, Form.MONTH_DAY)
    if not nouns or not exact or not expression.since or _is_invasion(expression):
        return None
    near = sentence.tokens[max(0, expression.first - _LEAD) : expression.last + _LEAD]
    if not any(t.norm.startswith(_FIRST) for t in near):
        return None
    return Aside(
        first=expression.first, last=expression.last, date=expression,
        noun=Mark("noun", nouns[0].value, expression.first, expression.last),
    )  # fmt: skip


def _is_invasion(expression: DateExpression) -> bool:
    return (expression.month, expression.day) == (2, 24)


def _among(sentence: Sentence, expression: DateExpression) -> Aside | None:
    """Read "was among the 1,212 that Ukraine received on 11 June": they are recalled."""
    tokens = sentence.tokens
    if len(sentence.dates) != 1 or expression.since:
        return None
    for numeral in sentence.numerals:
        before = {t.norm for t in tokens[max(0, numeral.first - 3) : numeral.first]}
        if numeral.best is None or not _AMONG & before or expression.first < numeral.last:
            continue
        acts = [m.last for m in sentence.all("act") if numeral.last < m.first]
        if not acts:
            continue
        end = max(acts[0], expression.last)
        last = next((i for i in range(end, len(tokens)) if tokens[i].text in _STOPS), len(tokens))
        return Aside(first=numeral.first, last=last - 1, date=expression, among=True)
    return None


def _numbers_end(sentence: Sentence, last: int) -> int:
    """Return where a phrase ends that goes on with its number: "on 6 June of 1,200 bodies"."""
    tokens = sentence.tokens
    for numeral in sentence.numerals:
        between = tokens[last + 1 : numeral.first]
        if numeral.first > last and len(between) <= 2 and any(t.norm == "of" for t in between):
            return numeral.last
    return last
