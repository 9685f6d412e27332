"""Tell numbers of both sides together, numbers repeated and numbers taken of an offer."""

from __future__ import annotations

from homeward.read.heads import Tally
from homeward.read.lexicon import Mark, word_list
from homeward.read.sentences import Sentence
from homeward.read.sides import is_of_speakers
from homeward.read.tokens import TokenKind

_OF = frozenset({"of", "из", "з", "із"})
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


def is_mutual(sentence: Sentence, item: Tally) -> bool:
    """Tell whether a number adds up both directions: "returned almost 1,000 to each other"."""
    if item.nation is not None or not sentence.has("mutual"):
        return False
    if any(not is_of_speakers(sentence, m) for m in sentence.all("each")):
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
