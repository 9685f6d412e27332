"""The events of a document beside its text: accept, correct, join, keep apart or reject."""

from __future__ import annotations

import streamlit as st

from homeward.errors import DecisionRefused
from homeward.language import _
from homeward.screen.documents import desk, event_lines, literal, say, undo
from homeward.screen.documents_correct import draw_corrections
from homeward.screen.documents_text import draw_event
from homeward.screen.documents_ties import draw_ties
from homeward.screen.loaders import chooser, engine
from homeward.store.decisions import read_decisions
from homeward.store.framing import store_state
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


def draw_events(proposals: list[Proposal], text: str) -> None:
    """Draw every event with what can be decided about it; ``text`` is the document's."""
    if not proposals:
        st.info(
            _(
                "No handover, exchange, round of talks or commitment was found in this text. "
                "The document is kept all the same."
            )
        )
    for proposal in proposals:
        with st.container(border=True, key=f"box:{proposal.proposal_id.replace('.', '-')}"):
            draw_event(proposal)
            match proposal.state:
                case State.PROPOSED:
                    _draw_choice(proposal, text)
                case State.ACCEPTED:
                    _draw_accepted(proposal, text)
                case State.REJECTED:
                    _draw_settled(
                        proposal,
                        _("Rejected: {reason}").format(
                            reason=proposal.reason or _("no reason given")
                        ),
                    )


def _draw_choice(proposal: Proposal, text: str) -> None:
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
        _("Is it a known event?"),
        options,
        index=index,
        key=f"choice:{proposal.proposal_id}:{proposal.version}",
        format_func=lambda option: _option_words(option, lines),
        captions=[
            *(_reasons(match) for match in found),
            _("a new one on the map"),
            _("search for it"),
        ],
    )
    if chosen == _OTHER:
        chosen = _draw_search(proposal)
    buttons = st.columns(2)
    buttons[0].button(
        _("Accept")
        if chosen in (None, _APART)
        else _("Join to {event_id}").format(event_id=chosen),
        key=f"accept:{proposal.proposal_id}",
        type="primary",
        disabled=chosen is None,
        width="stretch",
        on_click=_accept,
        args=(proposal, None if chosen == _APART else chosen),
    )
    with buttons[1].popover(_("Reject"), width="stretch"):
        reason = st.text_input(
            _("Why"),
            key=f"reason:{proposal.proposal_id}",
            placeholder=_("told by nobody, a plan, …"),
        )
        st.button(
            _("Reject this event"),
            key=f"reject:{proposal.proposal_id}",
            on_click=_reject,
            args=(proposal, reason),
        )
    draw_corrections(proposal, text)


def _draw_search(proposal: Proposal) -> str | None:
    frames = chooser().frames
    same = frames.events[frames.events["kind"] == proposal.event.kind]
    lines = event_lines(list(same["event_id"]))
    chosen = st.selectbox(
        _("Known event"),
        list(reversed(lines)),
        index=None,
        key=f"other:{proposal.proposal_id}",
        format_func=lambda event_id: f"{event_id} · {lines[event_id]}",
        placeholder=_("date, number or id"),
    )
    return str(chosen) if chosen else None


def _option_words(option: str, lines: dict[str, str]) -> str:
    if option == _APART:
        return _("None of these: keep it apart")
    if option == _OTHER:
        return _("Another known event")
    return literal(f"{option} · {lines.get(option, '')}")


def _reasons(match: Match) -> str:
    return literal(f"{match.score:.0%} · {' '.join(match.reasons)}")


def _draw_accepted(proposal: Proposal, text: str) -> None:
    line = event_lines([proposal.event_id or ""]).get(proposal.event_id or "", "")
    words = _("On the map as")
    link = f"[{literal(proposal.event_id or '')}](./?event={proposal.event_id})"
    st.markdown(f"{words} {link}{' · ' + literal(line) if line else ''}")
    _draw_settled(proposal, "")
    draw_ties(proposal)
    draw_corrections(proposal, text)


def _draw_settled(proposal: Proposal, words: str) -> None:
    standing = [
        each
        for each in read_decisions(engine(), document_id=proposal.document_id)
        if each.proposal_id == proposal.proposal_id and each.undone_at is None
    ]
    by = (
        _("decided by {who}, {when}").format(
            who=standing[0].who, when=f"{standing[0].decided_at:%Y-%m-%d %H:%M} UTC"
        )
        if standing
        else _("accepted by the rule")
    )
    columns = st.columns([3, 1], vertical_alignment="center")
    columns[0].caption(literal(" · ".join(part for part in (words, by) if part)))
    if standing:
        columns[1].button(
            _("Undo"),
            key=f"take_back:{proposal.proposal_id}",
            on_click=undo,
            args=(standing[0].decision_id,),
            width="stretch",
        )
    else:
        columns[1].button(
            _("Reject"),
            key=f"reject:{proposal.proposal_id}",
            on_click=_reject,
            args=(proposal, _("Accepted by the rule, rejected by a person.")),
            width="stretch",
        )


def _accept(proposal: Proposal, event_id: str | None) -> None:
    try:
        into = desk().accept(proposal, event_id=event_id)
    except DecisionRefused as error:
        say(str(error), error=True)
    else:
        say(_("Accepted: the event is on the map as {event_id}.").format(event_id=into))


def _reject(proposal: Proposal, reason: str) -> None:
    try:
        desk().reject(proposal, reason=reason)
    except DecisionRefused as error:
        say(str(error), error=True)
    else:
        say(_("The event is rejected; it stays listed with its reason."))
