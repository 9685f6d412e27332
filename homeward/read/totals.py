"""Tell running totals and counts of exchanges from the numbers of one happening."""

from __future__ import annotations

from homeward.read.dates import Form
from homeward.read.heads import Tally
from homeward.read.lexicon import word_list
from homeward.read.sentences import Sentence
from homeward.read.tokens import TokenKind

_EXACT = (Form.FULL, Form.MONTH_DAY, Form.DAY)
"""Forms of a day: "a total of 563 on 8 November" is the number of that day."""
_FIRST = ("first", "largest", "biggest", "перш", "перв", "ilk", "найбільш", "крупн")
_BRINGS = ("bring", "brought", "took", "taking", "довод", "довел", "довед", "довів", "довівш")
_DAYS = frozenset({Form.FULL, Form.MONTH_DAY, Form.DAY, Form.WEEKDAY})
_UNTIL = frozenset({"of", "by", "to", "на", "до", "until"})
_SUMS = frozenset({"total", "загалом", "всего", "усього", "всього", "toplam"})
_ORDINALS = frozenset({"th", "st", "nd", "rd", "й", "го", "м", "ий", "ый"})
_EXCHANGES = word_list("counting_exchanges")
_HELD = word_list("counting_held")


def is_cumulative(sentence: Sentence, item: Tally) -> bool:
    """Tell whether a number is a running total: "since …" in its own stretch between commas.

    Where that stretch holds no number, the words speak of every number of the sentence.
    """
    at = _exchanges_at(sentence)
    if at is not None and not _parted(sentence, at, item.numeral.first):
        return True
    since = [date.first for date in sentence.dates if date.since]
    exact = any(d.form in _EXACT and not d.since for d in sentence.dates)
    sums = [
        m.first for m in sentence.all("cumul")
        if not (exact and sentence.tokens[m.first].norm == "total")
    ]  # fmt: skip
    for at in [*sums, *since]:
        if sentence.tokens[at].norm.startswith(_BRINGS) and item.numeral.first < at:
            # "the 1,200 of Thursday brought the total to 6,057"
            continue
        if sentence.tokens[at].norm in _SUMS and _on_one_day(sentence):
            # As in: on Thursday they exchanged a total of 1,041.
            continue
        first, last = _stretch(sentence, at)
        inside = [n for n in sentence.numerals if first <= n.first <= last]
        ranked = bool(sentence.between("superlative", first, last)) or any(
            t.norm.startswith(_FIRST) for t in sentence.tokens[first : last + 1]
        )
        if ranked and (not inside or any(abs(at - s) <= 1 for s in since)):
            # as in: the first exchange since February, with 75 people each
            continue
        if _ranks_exchange(sentence, at):
            continue
        if item.numeral in inside:
            return True
        if any(t.norm in _HELD for t in sentence.tokens[first : last + 1]):
            # "soldiers, some of whom had been behind bars since 2014"
            continue
        if not inside and not _parted(sentence, at, item.numeral.first):
            return True
    return False


def goes_on_summing(sentence: Sentence, item: Tally, summed: Tally | None) -> bool:
    """Tell whether a number goes on with a total: "since June 12,000 went there, and 200 back".

    ``summed`` is the total told before; not so where a day or a semicolon stands between.
    """
    if summed is None or item.numeral.first < summed.numeral.first:
        return False
    first, last = summed.numeral.last, item.numeral.first
    dated = any(first < d.first < last and not d.since for d in sentence.dates)
    return not dated and not any(t.text in ";:" for t in sentence.tokens[first:last])


def _on_one_day(sentence: Sentence) -> bool:
    """Tell whether a sentence tells of a day: "on Thursday", not "as of Thursday"."""
    return any(
        date.form in _DAYS and not date.since
        and (not date.first or sentence.tokens[date.first - 1].norm not in _UNTIL)
        for date in sentence.dates
    )  # fmt: skip


def _ranks_exchange(sentence: Sentence, at: int) -> bool:
    """Tell whether "since …" only ranks an exchange: "the 66th swap since the war began freed 84".

    Not so in "84 freed since the war began".
    """
    if at and sentence.tokens[at - 1].norm in _ORDINALS:
        # "was the 67th since the invasion"
        return True
    return any(
        m.first > 0 and 0 < at - m.last <= 1 and sentence.tokens[m.first - 1].norm in _ORDINALS
        for m in sentence.all("noun")
    )


def _parted(sentence: Sentence, a: int, b: int) -> bool:
    """Tell whether a semicolon or colon stands between two tokens."""
    first, last = sorted((a, b))
    return any(t.text in ";:" for t in sentence.tokens[first:last])


def counts_exchanges(sentence: Sentence) -> bool:
    """Tell whether exchanges themselves are counted: "48 earlier swaps had freed 2,598 people".

    "The 48th swap" counts none, nor does "one exchange".
    """
    return _exchanges_at(sentence) is not None


def _exchanges_at(sentence: Sentence) -> int | None:
    """Return the token at which exchanges are counted; None where none are."""
    counted = {m.first for cls in ("people", "captive", "body", "dead") for m in sentence.all(cls)}
    for i, token in enumerate(sentence.tokens[:-1]):
        if token.kind is not TokenKind.NUMBER or not token.text.isdigit() or int(token.text) < 2:
            continue
        for k, behind in enumerate(sentence.tokens[i + 1 : i + 4], start=i + 1):
            if behind.kind is not TokenKind.WORD or k in counted:
                # "190 prisoners swapped"
                break
            if behind.norm in _EXCHANGES:
                return i
    return None


def _stretch(sentence: Sentence, at: int) -> tuple[int, int]:
    """Return the tokens between the commas around a token."""
    tokens = sentence.tokens
    first = next((i + 1 for i in range(at, -1, -1) if tokens[i].text in ",;:—–"), 0)
    last = next(
        (i - 1 for i in range(at, len(tokens)) if tokens[i].text in ",;:—–"), len(tokens) - 1
    )
    return first, last
