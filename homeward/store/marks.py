"""What a document's text is marked with beside its events: what was left aside, its date."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from homeward.read.date_words import solving_words
from homeward.read.paragraphs import Paragraph, Standing, split_paragraphs
from homeward.read.reading import Reading

Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Marks:
    """Stretches of a text, in characters from the first to after the last.

    ``boilerplate`` and ``repeats`` were left aside in reading and stay in the text;
    ``published`` are the words that tell the day of publication, None where none do;
    ``solving`` those it was worked out from, which are looked for only when asked.
    """

    boilerplate: tuple[Span, ...] = ()
    repeats: tuple[Span, ...] = ()
    published: Span | None = None
    solving: tuple[Span, ...] = ()

    def as_values(self) -> dict[str, Any]:
        """Return the marks as plain values for JSON."""
        return {
            "boilerplate": [list(span) for span in self.boilerplate],
            "repeats": [list(span) for span in self.repeats],
            "published": list(self.published) if self.published else None,
        }

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> Marks:
        """Make marks of the values that `as_values` gave."""
        published = values["published"]
        return cls(
            boilerplate=tuple((first, last) for first, last in values["boilerplate"]),
            repeats=tuple((first, last) for first, last in values["repeats"]),
            published=(published[0], published[1]) if published else None,
        )


def marks_of(reading: Reading) -> Marks:
    """Return what reading left aside in a text, and where its date stands."""
    quote = reading.published_quote
    return _marks(reading.paragraphs, (quote.start, quote.end) if quote else None)


def marks_of_text(text: str) -> Marks:
    """Return the marks of a text that was kept before marks were."""
    return _marks(split_paragraphs(text), None)


def with_solving_words(marks: Marks, text: str, *, language: str) -> Marks:
    """Return the marks with the words from which the day of publication was worked out."""
    quotes = solving_words(text, language=language)
    return dataclasses.replace(marks, solving=tuple((each.start, each.end) for each in quotes))


def _marks(paragraphs: list[Paragraph], published: Span | None) -> Marks:
    def of(standing: Standing) -> tuple[Span, ...]:
        return tuple((each.start, each.end) for each in paragraphs if each.standing is standing)

    return Marks(
        boilerplate=of(Standing.BOILERPLATE), repeats=of(Standing.REPEAT), published=published
    )
