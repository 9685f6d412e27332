"""Find the words that tie a happening to an agreement: "under the Istanbul agreements".

What the words tell of the agreement is kept as hints: where it was made, on which day, for
how many. Which commitment is meant is decided where the known ones are (``store.ties``).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from homeward.model import Kind
from homeward.read.accords import agreement_words, clause_end, counted_between, linked_pair
from homeward.read.dates import DateExpression, Form
from homeward.read.findings import Agreement, Event, Quote
from homeward.read.places import Places
from homeward.read.sentences import Sentence

_TRANSFERS = (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE)


def with_agreements(
    events: Sequence[Event], sentences: Sequence[Sentence], *, places: Places, language: str
) -> list[Event]:
    """Return the events, each done one with the agreements that its text ties it to.

    Words in a sentence that an event relies on belong to that event; elsewhere they belong
    to the news, if it is one handover or exchange.
    """
    found = [
        (sentence, agreement)
        for sentence in sentences
        if (agreement := read_agreement(sentence, places=places, language=language))
    ]
    news = [event for event in events if event.focus and event.kind in _TRANSFERS]
    tied: dict[int, list[Agreement]] = {}
    for sentence, agreement in found:
        owners = [
            event for event in events
            if event.kind in _TRANSFERS and not _is_day_of(agreement, event) and any(
                claim.quote.start < sentence.end and claim.quote.end > sentence.start
                for claim in event.claims
            )
        ]  # fmt: skip
        for event in owners or (news if len(news) == 1 else []):
            tied.setdefault(id(event), []).append(agreement)
    return [
        dataclasses.replace(event, agreements=tuple(tied[id(event)]))
        if id(event) in tied
        else event
        for event in events
    ]


def _is_day_of(agreement: Agreement, event: Event) -> bool:
    """Tell whether an event's date is the agreement's: nothing is fulfilled on that day."""
    return bool(agreement.day and event.date) and str(event.date).endswith(
        agreement.day.removeprefix("-")
    )


def read_agreement(sentence: Sentence, *, places: Places, language: str) -> Agreement | None:
    """Return the agreement that a sentence says something is done under, None if none.

    Matches "in line with the agreements reached in Istanbul on 2 June" and "within the 6,000
    agreed on 2 June"; must not match "the sides agreed on a swap" (nothing is done under it).
    """
    if not sentence.tokens:
        return None
    marks = agreement_words(language).marks(sentence.tokens)
    pair = linked_pair(sentence, marks)
    if pair is None:
        return None
    first, last = pair
    last_hint = clause_end(sentence, last)
    dates = [
        date for date in sentence.dates
        if first <= date.first and date.last <= last_hint
        and date.form in (Form.FULL, Form.MONTH_DAY, Form.MONTH_YEAR)
    ]  # fmt: skip
    mentions = [
        mention for mention in places.mentions(sentence)
        if first <= mention.first and mention.last <= last_hint
        and mention.place is not None and mention.kind in ("town", "capital", "site", "other")
    ]  # fmt: skip
    end = max([last, *(date.last for date in dates), *(mention.last for mention in mentions)])
    begin, stop = sentence.tokens[first].start, sentence.tokens[end].end
    return Agreement(
        quote=Quote(
            exact=sentence.text[begin - sentence.start : stop - sentence.start],
            start=begin, end=stop,
        ),
        venues=tuple(dict.fromkeys(each.place.place_id for each in mentions if each.place)),
        day=_day(dates[0]) if dates else "",
        people=counted_between(sentence, first, last),
    )  # fmt: skip


def _day(date: DateExpression) -> str:
    """Write a day as ``2025-06-02``, ``--06-02`` (the year not told) or ``2025-06``."""
    if date.form is Form.MONTH_YEAR:
        return f"{date.year}-{date.month:02}"
    year = str(date.year) if date.form is Form.FULL else "-"
    return f"{year}-{date.month:02}-{date.day:02}"
