"""Events read from a document, as values for the screen.

Everything is text; nothing here becomes markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from homeward.language import N_, Words, _
from homeward.model import Count, Direction, Kind, Place, Role
from homeward.store.proposals import Proposal, State
from homeward.view import style
from homeward.view.words import date_words, number, number_range

STATE_NAMES = Words(
    {
        State.PROPOSED: N_("Waits for a decision"),
        State.ACCEPTED: N_("Accepted"),
        State.REJECTED: N_("Rejected"),
    }
)

FLAG_WORDS = Words(
    {
        "parts_do_not_sum": N_("The parts that the text tells do not make its total."),
        "counts_disagree": N_("Speakers in the text give different numbers."),
        "date_inferred": N_("The day was inferred from other dates."),
    }
)


def told(proposal: Proposal, *, places: Mapping[str, Place]) -> dict[str, Any]:
    """Return an event's values, each with the words that support it."""
    event = proposal.event
    kind = style.KIND_STYLES[event.kind]
    values = [_value(_("Date"), date_words(event.date, None), _date_quote(proposal))]
    if event.round:
        values.append(_value(_("Round"), str(event.round), None))
    for direction in Direction:
        count = count_of(proposal, direction)
        if count is not None:
            name = style.DIRECTION_NAMES[direction]
            if event.kind is Kind.COMMITMENT:
                name = _("Promised {way}").format(way=style.WAYS[direction])
            values.append(_value(name, count_words(count), _count_quote(proposal, direction)))
    for place in event.places:
        known = places.get(place.place_id) if place.place_id else None
        words = known.name if known else _("{name} (not in the gazetteer)").format(name=place.name)
        precision = style.GEO_PRECISION_NAMES[place.geo_precision]
        share = f", {number(place.count)}" if place.count is not None else ""
        values.append(
            _value(style.ROLE_NAMES[Role(place.role)], f"{words}{share} ({precision})", place.quote)
        )
    claims = [
        {
            "who": claim.claimant or _("The document itself"),
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
        "proposed_by": _("proposed by a language model ({name})").format(name=event.proposed_by)
        if event.proposed_by
        else "",
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
        return _("not told") if count.best is None else number(count.best)
    words = number_range(count.low, count.high)
    if count.best is not None and count.low != count.high and count.best != count.low:
        words += _(", best {count}").format(count=number(count.best))
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
    """Return the words that tell the date; none where no words do by themselves."""
    event = proposal.event
    if not event.date or proposal.found.date != event.date:
        return None  # a person's date has no words of its own
    return event.date_quote
