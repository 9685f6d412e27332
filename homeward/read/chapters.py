"""Follow the chapters of a review: "Captives. Five releases …", "Sport. In the fifth round …"."""

from __future__ import annotations

from dataclasses import dataclass

from homeward.model import Kind
from homeward.read.sentences import Sentence
from homeward.read.topics import sentence_kind

_WORDS = 3
"""Words that the name of a chapter has at most, its full stop or colon not counted."""


@dataclass(slots=True, kw_only=True)
class Chapters:
    """Know of what a paragraph speaks that opens with the name of its chapter."""

    topic: Kind | None
    """What the document as a whole is about."""
    _paragraph: int = -1
    kind: Kind | None = None
    """What the present chapter is about; None where it has no such name."""
    _other: bool = False

    def read(self, sentence: Sentence) -> tuple[Kind | None, bool]:
        """Return what a sentence speaks of, and whether its chapter is of another matter.

        Matches "The fallen. A thousand came back", "Sport. The fifth round"; not "The fallen
        came back" nor "Sport helps the freed".
        """
        if sentence.paragraph != self._paragraph:
            self._paragraph = sentence.paragraph
            self.kind, self._other = None, False
            named = _is_name(sentence)
            self.kind = sentence_kind(sentence) if named else None
            self._other = named and sentence.has("otherhead")
        return self.kind or self.topic, self._other


def _is_name(sentence: Sentence) -> bool:
    """Tell whether a sentence is only the name of a chapter: "The fallen.", "Спорт:"."""
    words = [t for t in sentence.tokens if t.norm[:1].isalpha()]
    closed = bool(sentence.tokens) and sentence.tokens[-1].text in ".:"
    return closed and 0 < len(words) <= _WORDS and not sentence.numerals and not sentence.dates
