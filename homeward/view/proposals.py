"""Events read from a document, as values for the screen: what is marked, what is told.

Everything is text; nothing here becomes markup.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from homeward.model import Count, Direction, Kind, Place, Role
from homeward.store.proposals import Proposal, State
from homeward.view import style
from homeward.view.words import date_words, number_range

LONGEST_TEXT = 200_000
"""Characters of a document that are shown; longer ones are cut, with a note."""

STATE_NAMES = {
    State.PROPOSED: "Waits for a decision",
    State.ACCEPTED: "Accepted",
    State.REJECTED: "Rejected",
}

FLAG_WORDS = {
    "parts_do_not_sum": "The parts that the text tells do not make its total.",
    "counts_disagree": "Speakers in the text give different numbers.",
    "date_inferred": "The day was inferred from other dates.",
}


def segments(text: str, proposals: Sequence[Proposal]) -> list[dict[str, Any]]:
    """Cut a text where a quote begins or ends.

    Each piece has its text, ``start`` and ``end`` in characters, the colours of the kinds of
    events that rely on it (none for plain text), and ``place`` where it is a place's name.
    """
    text = text[:LONGEST_TEXT]
    spans = [
        (claim.quote.start, claim.quote.end, style.KIND_STYLES[proposal.event.kind].colour, False)
        for proposal in proposals
        for claim in proposal.event.claims
    ] + [
        (place.quote.start, place.quote.end, style.KIND_STYLES[proposal.event.kind].colour, True)
        for proposal in proposals
        for place in proposal.event.places
    ]
    spans = [span for span in spans if 0 <= span[0] < span[1] <= len(text)]
    borders = sorted({0, len(text), *(span[0] for span in spans), *(span[1] for span in spans)})
    opening = sorted(spans)
    pieces, open_spans, at = [], [], 0
    for start, end in pairwise(borders):
        while at < len(opening) and opening[at][0] <= start:
            open_spans.append(opening[at])
            at += 1
        open_spans = [span for span in open_spans if span[1] > start]
        pieces.append(
            {
                "text": text[start:end],
                "start": start,
                "end": end,
                "colours": list(dict.fromkeys(span[2] for span in open_spans if not span[3])),
                "place": next((span[2] for span in open_spans if span[3]), ""),
            }
        )
    return pieces


def legend(proposals: Sequence[Proposal]) -> list[dict[str, str]]:
    """Return the colours of the kinds of events in a text, with their names."""
    kinds = {proposal.event.kind for proposal in proposals}
    return [
        {"name": known.name, "colour": known.colour}
        for kind, known in style.KIND_STYLES.items()
        if kind in kinds
    ]


def told(proposal: Proposal, *, places: Mapping[str, Place]) -> dict[str, Any]:
    """Return an event's values, each with the words that support it."""
    event = proposal.event
    kind = style.KIND_STYLES[event.kind]
    values = [_value("Date", date_words(event.date, None), _date_quote(proposal))]
    if event.round:
        values.append(_value("Round", str(event.round), None))
    for direction in Direction:
        count = count_of(proposal, direction)
        if count is not None:
            name = style.DIRECTION_NAMES[direction]
            if event.kind is Kind.COMMITMENT:
                name = f"Promised {style.WAYS[direction]}"
            values.append(_value(name, count_words(count), _count_quote(proposal, direction)))
    for place in event.places:
        known = places.get(place.place_id) if place.place_id else None
        words = known.name if known else f"{place.name} (not in the gazetteer)"
        precision = style.GEO_PRECISION_NAMES[place.geo_precision]
        share = f", {place.count:,}" if place.count is not None else ""
        values.append(
            _value(style.ROLE_NAMES[Role(place.role)], f"{words}{share} ({precision})", place.quote)
        )
    claims = [
        {
            "who": claim.claimant or "The document itself",
            "side": style.SIDE_NAMES[claim.side] if claim.side else "",
            "stance": style.STANCE_NAMES[claim.stance],
            "exact": claim.quote.exact,
            "start": claim.quote.start,
            "end": claim.quote.end,
        }
        for claim in event.claims
    ]
    return {
        "kind": kind.name,
        "colour": kind.colour,
        "text_colour": kind.text_colour,
        "shape": kind.shape,
        "state": STATE_NAMES[proposal.state],
        "recalled": not event.focus,
        "corrected": proposal.corrected is not None,
        "values": values,
        "claims": claims,
        "notes": [FLAG_WORDS[flag] for flag in event.flags if flag in FLAG_WORDS],
    }


def count_of(proposal: Proposal, direction: Direction) -> Count | None:
    """Return the number of a direction that a proposal tells."""
    event = proposal.event
    return event.to_ukraine if direction is Direction.TO_UKRAINE else event.to_russia


def count_words(count: Count) -> str:
    """Write a count as a range, with its best figure where that says more."""
    if count.low is None and count.high is None:
        return "not told" if count.best is None else f"{count.best:,}"
    words = number_range(count.low, count.high)
    if count.best is not None and count.low != count.high and count.best != count.low:
        words += f", best {count.best:,}"
    return words


def heading(proposal: Proposal) -> str:
    """Say an event in one line: kind, date and numbers."""
    event = proposal.event
    numbers = [
        f"{count_words(count)} {style.WAYS[direction]}"
        for direction in Direction
        if (count := count_of(proposal, direction)) is not None
    ]
    parts = [style.KIND_STYLES[event.kind].name, date_words(event.date, None), ", ".join(numbers)]
    return " · ".join(part for part in parts if part)


def _value(name: str, words: str, quote: Any) -> dict[str, Any]:
    at = {"start": quote.start, "end": quote.end, "exact": quote.exact} if quote else {}
    return {"name": name, "value": words, **at}


def _count_quote(proposal: Proposal, direction: Direction) -> Any:
    """Return the words with a number: those with the event's own, else any with one."""
    wanted = (
        proposal.found.to_ukraine if direction is Direction.TO_UKRAINE else proposal.found.to_russia
    )
    counted = [
        (claim.to_ukraine if direction is Direction.TO_UKRAINE else claim.to_russia, claim.quote)
        for claim in proposal.event.claims
    ]
    told = [(count, quote) for count, quote in counted if count is not None]
    for count, quote in told:
        if wanted is not None and count.best == wanted.best:
            return quote
    return told[0][1] if told else None


def _date_quote(proposal: Proposal) -> Any:
    """Return the first words of the event: the reader keeps no quote for a date alone."""
    event = proposal.event
    return event.claims[0].quote if event.claims and event.date else None
