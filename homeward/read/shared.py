"""Tell numbers of both sides together, numbers repeated and numbers taken of an offer."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.read.heads import Tally
from homeward.read.lexicon import Mark, word_list
from homeward.read.sentences import Sentence
from homeward.read.sides import gives_each_other, is_of_speakers
from homeward.read.tokens import TokenKind

_OF = frozenset({"of", "из", "з", "із"})
_WEAK_EXTRA = word_list("shared_weak_extra")
_NAMED = 3
_ROUND = 100
"""Deals are struck in hundreds; who comes "also" on top of 175 for 175 is counted with them."""
_REPEATING = word_list("counting_repeating")


def is_taken_of(sentence: Sentence, item: Tally) -> bool:
    """Tell whether a number is what was accepted of an offer: "279 of the 935 offered"."""
    if not (sentence.has("offer") or sentence.has("agree")):
        return False
    behind = [t.norm for t in sentence.tokens[item.numeral.last + 1 : item.numeral.last + 3]]
    nested = any(
        n.first - item.numeral.last in (2, 3) for n in sentence.numerals if n is not item.numeral
    )
    return nested and bool(behind) and behind[0] in _OF


def names_deal(sentence: Sentence, item: Tally, counted: Sequence[Tally]) -> bool:
    """Tell whether an "N for N" only names the deal that others are counted in.

    Matches the 1,000 of "the second day of the 1,000-for-1,000 swap: 307 were freed on each
    side"; not the 246 of "246 for 246, plus 31 for 15" nor "they agreed on 1,000 for 1,000".
    """
    if item.numeral.partner is None or item.numeral.best is None:
        return False
    if sentence.numerals[item.numeral.partner].best != item.numeral.best:
        return False
    if any(not _names_pair(sentence, m) for m in sentence.all("agree")):
        return False
    last = max(item.numeral.last, sentence.numerals[item.numeral.partner].last)
    return any(
        other.numeral.partner is None and not other.part and not other.numeral.weak
        and other.numeral.best is not None and other.numeral.best < item.numeral.best
        and not is_on_top(sentence, other, last)
        and (item.numeral.best % _ROUND == 0 or not any(
            last < m.first < other.numeral.first
            for cls in ("extra", "another") for m in sentence.all(cls)
        ))
        for other in counted
    )  # fmt: skip


def _names_pair(sentence: Sentence, agree: Mark) -> bool:
    """Tell whether a word of agreeing stands right before an "N for N" as its name."""
    return any(0 < n.first - agree.last <= _NAMED and n.partner is not None
               for n in sentence.numerals)  # fmt: skip


def is_on_top(sentence: Sentence, item: Tally, base: int = -1) -> bool:
    """Tell whether words between a base number and this one say that it comes on top.

    Matches the 31 and the 15 of "246 for 246, in addition 31 for 15"; words such as "also" and
    "another" do not tell.
    """
    first = base if base >= 0 else min((n.last for n in sentence.numerals), default=0)
    return any(
        first < m.first and m.last < item.numeral.first
        and not all(t.norm in _WEAK_EXTRA for t in sentence.tokens[m.first : m.last + 1])
        for m in sentence.all("extra")
    )  # fmt: skip


def is_mutual(sentence: Sentence, item: Tally) -> bool:
    """Tell whether a number adds up both directions: "returned almost 1,000 to each other"."""
    if item.nation is not None or not sentence.has("mutual") or sentence.has("halved"):
        return False
    if any(not is_of_speakers(sentence, m) for m in sentence.all("each")):
        return False
    if gives_each_other(sentence, item):
        return False
    return len([n for n in sentence.numerals if not n.weak]) == 1


def is_repeated(sentence: Sentence, equal: Mark) -> bool:
    """Tell whether a speaker only repeats a number: "gave the same figure to the agency"."""
    before = sentence.tokens[max(0, equal.first - 2) : equal.first]
    behind = sentence.tokens[equal.last + 1 : equal.last + 3]
    for words in (before[::-1], behind):
        for token in words:
            if token.kind is TokenKind.SIGN:
                break
            if token.norm in _REPEATING:
                return True
    return False
