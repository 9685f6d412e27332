"""The events of a document beside its text: accept, correct, join, keep apart or reject."""

from __future__ import annotations

import streamlit as st

from homeward.errors import DecisionRefused
from homeward.screen.documents import desk, event_lines, literal, say, undo
from homeward.screen.documents_correct import draw_corrections
from homeward.screen.documents_text import draw_event
from homeward.screen.documents_ties import draw_ties
from homeward.screen.loaders import chooser, engine
from homeward.store.decisions import read_decisions
from homeward.store.frames import store_state
from homeward.store.join import Facts, Match, clear_match, facts_of, known_facts, matches
from homeward.store.proposals import Proposal, State

_APART = "apart"
_OTHER = "other"
_MOST_SHOWN = 4


@st.cache_resource(show_spinner=False, max_entries=2)
def _known(state: str) -> list[Facts]:
    del state  # the key: another state of the store has other events
    with engine().connect() as connection:
        return known_facts(connection)


def draw_events(proposals: list[Proposal]) -> None:
    """Draw every event with what can be decided about it."""
    if not proposals:
        st.info(
            "No handover, exchange, round of talks or commitment was found in this text. "
            "The document is kept all the same."
        )
    for proposal in proposals:
        with st.container(border=True, key=f"box:{proposal.proposal_id.replace('.', '-')}"):
            draw_event(proposal)
            match proposal.state:
                case State.PROPOSED:
                    _draw_choice(proposal)
                case State.ACCEPTED:
                    _draw_accepted(proposal)
                case State.REJECTED:
                    _draw_settled(proposal, f"Rejected: {proposal.reason or 'no reason given'}")


def _draw_choice(proposal: Proposal) -> None:
    found = matches(
        facts_of(proposal.event, key=proposal.proposal_id), _known(store_state(engine()))
    )
    clear = clear_match(found)
    found = found[:_MOST_SHOWN]
    lines = event_lines([match.event_id for match in found])
    options = [*(match.event_id for match in found), _APART, _OTHER]
    # Nothing is chosen for the person where the choice is not clear.
    index = options.index(clear.event_id) if clear else None if found else len(found)
    if proposal.reason:
        st.caption(literal(proposal.reason))
    chosen = st.radio(
        "Is it a known event?",
        options,
        index=index,
        key=f"choice:{proposal.proposal_id}:{proposal.version}",
        format_func=lambda option: _option_words(option, lines),
        captions=[*(_reasons(match) for match in found), "a new one on the map", "search for it"],
    )
    if chosen == _OTHER:
        chosen = _draw_search(proposal)
    buttons = st.columns(2)
    buttons[0].button(
        "Accept" if chosen in (None, _APART) else f"Join to {chosen}",
        key=f"accept:{proposal.proposal_id}",
        type="primary",
        disabled=chosen is None,
        width="stretch",
        on_click=_accept,
        args=(proposal, None if chosen == _APART else chosen),
    )
    with buttons[1].popover("Reject", width="stretch"):
        reason = st.text_input(
            "Why", key=f"reason:{proposal.proposal_id}", placeholder="told by nobody, a plan, …"
        )
        st.button(
            "Reject this event",
            key=f"reject:{proposal.proposal_id}",
            on_click=_reject,
            args=(proposal, reason),
        )
    draw_corrections(proposal)


def _draw_search(proposal: Proposal) -> str | None:
    frames = chooser().frames
    same = frames.events[frames.events["kind"] == proposal.event.kind]
    lines = event_lines(list(same["event_id"]))
    chosen = st.selectbox(
        "Known event",
        list(reversed(lines)),
        index=None,
        key=f"other:{proposal.proposal_id}",
        format_func=lambda event_id: f"{event_id} · {lines[event_id]}",
        placeholder="date, number or id",
    )
    return str(chosen) if chosen else None


def _option_words(option: str, lines: dict[str, str]) -> str:
    if option == _APART:
        return "None of these: keep it apart"
    if option == _OTHER:
        return "Another known event"
    return literal(f"{option} · {lines.get(option, '')}")


def _reasons(match: Match) -> str:
    return literal(f"{match.score:.0%} · {' '.join(match.reasons)}")


def _draw_accepted(proposal: Proposal) -> None:
    line = event_lines([proposal.event_id or ""]).get(proposal.event_id or "", "")
    st.markdown(
        f"On the map as [{literal(proposal.event_id or '')}](./?event={proposal.event_id})"
        f"{' · ' + literal(line) if line else ''}"
    )
    _draw_settled(proposal, "")
    draw_ties(proposal)
    draw_corrections(proposal)


def _draw_settled(proposal: Proposal, words: str) -> None:
    standing = [
        each
        for each in read_decisions(engine(), document_id=proposal.document_id)
        if each.proposal_id == proposal.proposal_id and each.undone_at is None
    ]
    by = (
        f"decided by {standing[0].who}, {standing[0].decided_at:%Y-%m-%d %H:%M} UTC"
        if standing
        else "accepted by the rule"
    )
    columns = st.columns([3, 1], vertical_alignment="center")
    columns[0].caption(literal(" · ".join(part for part in (words, by) if part)))
    if standing:
        columns[1].button(
            "Undo",
            key=f"take_back:{proposal.proposal_id}",
            on_click=undo,
            args=(standing[0].decision_id,),
            width="stretch",
        )
    else:
        columns[1].button(
            "Reject",
            key=f"reject:{proposal.proposal_id}",
            on_click=_reject,
            args=(proposal, "Accepted by the rule, rejected by a person."),
            width="stretch",
        )


def _accept(proposal: Proposal, event_id: str | None) -> None:
    try:
        into = desk().accept(proposal, event_id=event_id)
    except DecisionRefused as error:
        say(str(error), error=True)
    else:
        say(f"Accepted: the event is on the map as {into}.")


def _reject(proposal: Proposal, reason: str) -> None:
    try:
        desk().reject(proposal, reason=reason)
    except DecisionRefused as error:
        say(str(error), error=True)
    else:
        say("The event is rejected; it stays listed with its reason.")
