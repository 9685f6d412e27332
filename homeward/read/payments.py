"""Find what was given for what: "за 1000 тіл Київ віддав Москві 31"."""

from __future__ import annotations

from homeward.read.heads import Tally, tally
from homeward.read.lexicon import word_list
from homeward.read.sentences import Sentence

_PAID = word_list("directions_paid")
_PAID_PHRASES = (["in", "return", "for"], ["in", "exchange", "for"])
_PAID_BEHIND = frozenset({"karşiliğinda", "karşilik"})


def paid_with(sentence: Sentence, item: Tally) -> Tally | None:
    """Return what was given for the counted: the 31 of "за 1000 тіл Київ віддав Москві 31"."""
    first = item.numeral.first
    numbers = [n for n in sentence.numerals if n.best is not None and n is not item.numeral]
    if len(numbers) != 1 or numbers[0].first < first or numbers[0].partner is not None:
        return None
    before = [t.norm for t in sentence.tokens[max(0, first - 3) : first]]
    behind = {t.norm for t in sentence.tokens[item.last + 1 : item.last + 3]}
    paid = bool(before) and (before[-1] in _PAID or before in _PAID_PHRASES)
    if not paid and not behind & _PAID_BEHIND:
        return None
    other = tally(sentence, numbers[0])
    return other if other.nation is None else None
