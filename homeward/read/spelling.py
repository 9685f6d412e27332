"""Name an office as the text itself does, and tell names from what they own."""

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


def is_possessive(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a capital only owns people: "Kyiv's soldiers", who are not the government."""
    return sentence.tokens[last].norm.endswith("'s") and bool(
        sentence.between("people", last + 1, last + 3)
    )
