"""Name an office as the text itself does."""

from __future__ import annotations

from homeward.read.sentences import Sentence
from homeward.read.tokens import fold

_ALIKE = 4
"""Letters that two ways of writing one office have in common at least."""


def slavic_office(sentence: Sentence, name: str, first: int, last: int) -> str:
    """Return the text's own words where they are others: Міністерство реінтеграції.

    The known name stays where both share a word: "Координаційному штабі" is its штаб.
    """
    written = [t.text for t in sentence.tokens[first : last + 1]]
    alike = any(fold(a)[:_ALIKE] == fold(b)[:_ALIKE] for a in written for b in name.split())
    return name if alike or len(written) == 1 else " ".join(written)
