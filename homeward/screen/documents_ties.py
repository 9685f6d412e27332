"""Which commitment an accepted event serves: proposed with reasons, tied, kept apart, undone."""

from __future__ import annotations

import streamlit as st

from homeward.errors import DecisionRefused
from homeward.language import _, language
from homeward.model import Relation
from homeward.screen.documents import desk, event_lines, literal, say
from homeward.screen.loaders import engine, gazetteer
from homeward.store.framing import store_state
from homeward.store.proposals import Proposal
from homeward.store.tie_facts import TieFacts, read_tie_facts
from homeward.store.ties import Tie
from homeward.store.tying import Proposed, read_ties
from homeward.view.ties import relation_words


@st.cache_resource(show_spinner=False, max_entries=64)
def _ties(state: str, event_id: str, code: str) -> list[Proposed]:
    del code  # the reasons are told in a language
    return read_ties(engine(), [event_id], places=gazetteer(), facts=_facts(state)).get(
        event_id, []
    )


@st.cache_resource(show_spinner=False, max_entries=2)
def _facts(state: str) -> TieFacts:
    del state  # the key: another state of the store has other events
    with engine().connect() as connection:
        return read_tie_facts(connection)


def draw_ties(proposal: Proposal) -> None:
    """Draw what an accepted event may be tied to, each with its reasons and what was decided."""
    if proposal.event_id is None:
        return
    found = _ties(store_state(engine()), proposal.event_id, language())
    if not found:
        return
    waiting = [each for each in found if not each.is_linked and each.decision is None]
    settled = [each for each in found if each not in waiting]
    lines = event_lines([each.tie.other_event_id for each in found])
    is_made_there = found[0].tie.relation is Relation.AGREED_AT
    title = _("Made at which round?") if is_made_there else _("Does it fulfil a commitment?")
    st.markdown(f"**{title}**")
    for each in settled:
        _draw_settled(proposal, each, lines)
    for each in waiting:
        _draw_waiting(proposal, each, lines)


def _draw_waiting(proposal: Proposal, each: Proposed, lines: dict[str, str]) -> None:
    tie = each.tie
    st.text(_line(tie, lines))
    words = [f"“{tie.words}”"] if tie.words else []
    st.caption(literal(" ".join([*words, *tie.reasons])))
    key = f"{proposal.proposal_id}:{tie.other_event_id}"
    columns = st.columns(2)
    columns[0].button(
        _("Tie it"), key=f"tie:{key}", on_click=_decide, args=(tie, True), width="stretch"
    )
    columns[1].button(
        _("Not this one"), key=f"untie:{key}", on_click=_decide, args=(tie, False), width="stretch"
    )


def _draw_settled(proposal: Proposal, each: Proposed, lines: dict[str, str]) -> None:
    tie, decision = each.tie, each.decision
    columns = st.columns([3, 1], vertical_alignment="center")
    with columns[0]:
        st.text(_line(tie, lines))
        st.caption(literal(_settled_words(each)))
    key = f"{proposal.proposal_id}:{tie.other_event_id}"
    if decision is not None:
        columns[1].button(
            _("Undo"),
            key=f"undo_tie:{key}",
            on_click=_undo,
            args=(decision.tie_decision_id,),
            width="stretch",
        )
    else:
        columns[1].button(
            _("Not this one"), key=f"untie:{key}", on_click=_decide, args=(tie, False),
            width="stretch",
        )  # fmt: skip


def _settled_words(each: Proposed) -> str:
    decision = each.decision
    if decision is None:
        return " ".join([_("Tied by the rule."), *each.tie.reasons])
    when = f"{decision.decided_at:%Y-%m-%d %H:%M} UTC"
    words = (
        _("Tied by {who}, {when}.") if decision.is_tied else _("Kept apart by {who}, {when}.")
    ).format(who=decision.who, when=when)
    return f"{words} {decision.reason}"


def _line(tie: Tie, lines: dict[str, str]) -> str:
    told = lines.get(tie.other_event_id, "")
    return " · ".join(
        part for part in (relation_words(tie.relation), tie.other_event_id, told) if part
    )


def _decide(tie: Tie, is_tied: bool) -> None:
    try:
        desk().tie(tie, is_tied=is_tied)
    except DecisionRefused as error:
        say(str(error), error=True)
    else:
        say(_("The tie is kept.") if is_tied else _("It is kept apart from that event."))


def _undo(tie_decision_id: int) -> None:
    try:
        desk().undo_tie(tie_decision_id)
    except DecisionRefused as error:
        say(str(error), error=True)
    else:
        say(_("The decision is undone."))
