"""A document's text cut into pieces, each with what it is marked as; and the legend of the marks.

Everything is text; nothing here becomes markup. Nothing rests on colour alone: each kind of
event underlines in its own way, and the legend shows every mark as it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from homeward.language import N_, Words
from homeward.model import Kind
from homeward.store.marks import Marks
from homeward.store.proposals import Proposal
from homeward.view import style

LONGEST_TEXT = 200_000
"""Characters of a document that are shown; longer ones are cut, with a note."""

LINES = {
    Kind.BODY_REPATRIATION: "solid",
    Kind.PRISONER_EXCHANGE: "double",
    Kind.NEGOTIATION_ROUND: "dashed",
    Kind.COMMITMENT: "dotted",
}
"""How the words of a kind are underlined (CSS ``text-decoration-style``)."""

_MARK_NAMES = Words(
    {
        "place": N_("Name of a place"),
        "date": N_("Words of a date"),
        "solving": N_("What the day of publication was worked out from"),
        "boilerplate": N_("Left aside: not of the article"),
        "repeat": N_("Left aside: told before"),
    }
)

_Span = tuple[int, int, str]


def segments(
    text: str, proposals: Sequence[Proposal], marks: Marks | None = None
) -> list[dict[str, Any]]:
    """Cut a text wherever a mark begins or ends.

    Each piece has its ``text``, ``start`` and ``end`` in characters, ``kinds`` (of the events
    whose claims rely on it: their colours and lines) and ``marks``, the names of what else it
    is: place, date, solving, boilerplate, repeat.
    """
    text = text[:LONGEST_TEXT]
    spans = [span for span in _spans(proposals, marks or Marks()) if 0 <= span[0] < span[1]]
    spans = [(start, min(end, len(text)), name) for start, end, name in spans if start < len(text)]
    borders = sorted({0, len(text), *(span[0] for span in spans), *(span[1] for span in spans)})
    opening = sorted(spans)
    pieces: list[dict[str, Any]] = []
    open_spans: list[_Span] = []
    at = 0
    for start, end in pairwise(borders):
        while at < len(opening) and opening[at][0] <= start:
            open_spans.append(opening[at])
            at += 1
        open_spans = [span for span in open_spans if span[1] > start]
        names = list(dict.fromkeys(span[2] for span in open_spans))
        pieces.append(
            {
                "text": text[start:end],
                "start": start,
                "end": end,
                "kinds": [_look(kind) for kind in Kind if kind in names],
                "marks": [name for name in _MARK_NAMES if name in names],
            }
        )
    return pieces


def _spans(proposals: Sequence[Proposal], marks: Marks) -> Iterator[_Span]:
    for proposal in proposals:
        event = proposal.event
        for claim in event.claims:
            yield claim.quote.start, claim.quote.end, str(event.kind)
        for place in event.places:
            yield place.quote.start, place.quote.end, "place"
        if event.date_quote is not None:
            yield event.date_quote.start, event.date_quote.end, "date"
    if marks.published is not None:
        yield (*marks.published, "date")
    for span in marks.solving:
        yield (*span, "solving")
    for span in marks.boilerplate:
        yield (*span, "boilerplate")
    for span in marks.repeats:
        yield (*span, "repeat")


def _look(kind: Kind) -> dict[str, str]:
    return {"colour": style.KIND_STYLES[kind].colour, "line": LINES[kind]}


def legend(pieces: Sequence[dict[str, Any]], proposals: Sequence[Proposal]) -> list[dict[str, Any]]:
    """Return the marks that a text shows, each with its name and how it is drawn."""
    kinds = {proposal.event.kind for proposal in proposals}
    shown = {name for piece in pieces for name in piece["marks"]}
    return [
        {"name": style.KIND_STYLES[kind].name, "kinds": [_look(kind)], "marks": []}
        for kind in Kind
        if kind in kinds
    ] + [
        {"name": words, "kinds": [], "marks": [name]}
        for name, words in _MARK_NAMES.items()
        if name in shown
    ]
