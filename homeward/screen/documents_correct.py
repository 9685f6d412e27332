"""Correcting an event read from a document: kind, date, numbers, places, and who says it."""

from __future__ import annotations

import dataclasses

import streamlit as st

from homeward.errors import DecisionRefused
from homeward.language import _
from homeward.model import Count, Direction, Kind, interval
from homeward.read.findings import Claim, Event, EventPlace
from homeward.screen.documents import desk, say
from homeward.screen.documents_claims import draw_claims
from homeward.screen.documents_places import draw_places, options_of
from homeward.store.proposals import Proposal
from homeward.view import style
from homeward.view.proposals import count_of
from homeward.view.words import counted

_MOST_PEOPLE = 1_000_000
_TRANSFERS = (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Fields:
    """What a person wrote into the fields of a correction."""

    kind: Kind
    topic: Kind
    date: str
    counts: dict[Direction, tuple[int | None, ...]]
    is_swapped: bool
    places: tuple[EventPlace, ...]
    claims: tuple[Claim, ...]


def draw_corrections(proposal: Proposal, text: str) -> None:
    """Draw an event's values as fields; saving keeps them beside what was read.

    ``text`` is the document's: an added place is quoted from it where it names the place.
    """
    unsure = sum(len(options_of(place)) > 1 for place in proposal.event.places)
    words = _("Correct it")
    if unsure:
        words += " · " + counted(
            "{count} place with other candidates", "{count} places with other candidates", unsure
        )
    with st.expander(words):
        key = f"{proposal.proposal_id}:{proposal.version}"
        kind, topic, date = _draw_what(proposal, key)
        counts, is_swapped = _draw_counts(proposal, key)
        _title(_("Places"))
        places = draw_places(proposal, text, key)
        _title(_("Who says it"))
        fields = Fields(
            kind=kind, topic=topic, date=date, counts=counts, is_swapped=is_swapped,
            places=places, claims=draw_claims(proposal, key),
        )  # fmt: skip
        columns = st.columns(2)
        columns[0].button(
            _("Save the correction"),
            key=f"save:{key}",
            on_click=_save,
            args=(proposal, fields),
            type="primary",
            width="stretch",
        )
        if proposal.corrected is not None:
            columns[1].button(
                _("Back to what was read"),
                key=f"as_read:{key}",
                on_click=_correct,
                args=(proposal, proposal.found),
                width="stretch",
            )


def _title(words: str) -> None:
    st.markdown(f"**{words}**")


def _draw_what(proposal: Proposal, key: str) -> tuple[Kind, Kind, str]:
    columns = st.columns(2)
    kind = columns[0].selectbox(
        _("Kind"),
        list(Kind),
        index=list(Kind).index(proposal.event.kind),
        format_func=lambda each: style.KIND_STYLES[each].name,
        key=f"kind:{key}",
    )
    date = columns[1].text_input(
        _("Date"),
        value=proposal.event.date or "",
        placeholder=_("2025-06-11, 2025-06 or 2025; blank where not told"),
        max_chars=10,
        key=f"date:{key}",
    )
    topic = kind
    if kind is Kind.COMMITMENT:
        told = proposal.event.topic
        topic = columns[0].selectbox(
            _("What was promised"),
            _TRANSFERS,
            index=_TRANSFERS.index(told) if told in _TRANSFERS else 0,
            format_func=lambda each: style.KIND_STYLES[each].plural,
            key=f"topic:{key}",
        )
    return Kind(str(kind)), Kind(str(topic)), date


def _draw_counts(
    proposal: Proposal, key: str
) -> tuple[dict[Direction, tuple[int | None, ...]], bool]:
    counts = {way: _draw_count(proposal, way, key) for way in Direction}
    is_swapped = st.checkbox(
        _("The other way round: swap the directions of all numbers"), key=f"swap:{key}"
    )
    return counts, is_swapped


def _draw_count(proposal: Proposal, way: Direction, key: str) -> tuple[int | None, ...]:
    count = count_of(proposal, way) or Count()
    columns = st.columns(3)
    bounds = ((_("lowest"), count.low), (_("best"), count.best), (_("highest"), count.high))
    return tuple(
        column.number_input(
            f"{style.DIRECTION_NAMES[way]}, {name}",
            min_value=0,
            max_value=_MOST_PEOPLE,
            value=value,
            step=1,
            key=f"{way}:{number}:{key}",
        )
        for number, (column, (name, value)) in enumerate(zip(columns, bounds, strict=True))
    )


def _save(proposal: Proposal, fields: Fields) -> None:
    date = fields.date.strip()
    try:
        if date:
            interval(date)
        to_ukraine, to_russia = (_count(fields.counts[way]) for way in Direction)
    except ValueError as error:
        say(_("Not saved: {reason}.").format(reason=error), error=True)
        return
    claims = fields.claims
    if fields.is_swapped:
        to_ukraine, to_russia = to_russia, to_ukraine
        claims = tuple(
            dataclasses.replace(claim, to_ukraine=claim.to_russia, to_russia=claim.to_ukraine)
            for claim in claims
        )
    corrected = dataclasses.replace(
        proposal.event,
        kind=fields.kind,
        topic=fields.topic,
        date=date or None,
        to_ukraine=to_ukraine,
        to_russia=to_russia,
        places=fields.places,
        claims=claims,
    )
    if corrected.kind is proposal.event.kind and corrected.kind is not Kind.COMMITMENT:
        corrected = dataclasses.replace(corrected, topic=proposal.event.topic)
    _correct(proposal, corrected)


def _count(bounds: tuple[int | None, ...]) -> Count | None:
    low, best, high = bounds
    if low is best is high is None:
        return None
    return Count(low=low, best=best, high=high)


def _correct(proposal: Proposal, event: Event) -> None:
    if event == proposal.event:
        say(_("Nothing was changed."))
        return
    try:
        desk().correct(proposal, event)
    except DecisionRefused as error:
        say(str(error), error=True)
    else:
        say(_("The correction is kept beside what was read."))
