"""Who decided what about a document, and when: kept, shown, undone."""

from __future__ import annotations

import streamlit as st

from homeward.language import N_, Words, _
from homeward.screen.corrections import changes
from homeward.screen.documents import undo
from homeward.screen.loaders import engine
from homeward.store.decisions import Decision, What, read_decisions
from homeward.store.proposals import Proposal
from homeward.store.tying import TieDecision, read_tie_decisions
from homeward.view.proposals import heading

WHAT_WORDS = Words(
    {
        What.ACCEPT: N_("accepted as an event of its own"),
        What.JOIN: N_("joined to a known event"),
        What.REJECT: N_("rejected"),
        What.CORRECT: N_("corrected"),
    }
)


def draw_decisions(document_id: str, proposals: list[Proposal]) -> None:
    """Draw who decided what about a document, newest first; what stands can be undone."""
    decisions = read_decisions(engine(), document_id=document_id)
    events = {each.event_id for each in decisions} | {each.event_id for each in proposals}
    ties = read_tie_decisions(engine(), sorted(filter(None, events)))
    if not decisions and not ties:
        return
    count = len(decisions) + len(ties)
    of = {proposal.proposal_id: proposal for proposal in proposals}
    undoable: set[str] = set()
    with st.expander(_("Decisions about this document ({count})").format(count=count)):
        taken: list[Decision | TieDecision] = [*decisions, *ties]
        for each in sorted(taken, key=lambda each: each.decided_at, reverse=True):
            columns = st.columns([5, 1], vertical_alignment="center")
            if isinstance(each, TieDecision):
                columns[0].text(f"{_tie_words(each)}{_undone(each)}\n{each.reason}")
                continue  # it is undone where it is shown, under its event
            proposal = of[each.proposal_id]
            lines = [f"{_words(each)}{_undone(each)}", heading(proposal)]
            if each.what is What.CORRECT:
                lines += changes(each.before or proposal.found, each.after or proposal.found)
            columns[0].text("\n".join(lines))
            if not each.undone_at and each.proposal_id not in undoable:
                undoable.add(each.proposal_id)  # only the latest that stands
                columns[1].button(
                    _("Undo"),
                    key=f"undo:{each.decision_id}",
                    on_click=undo,
                    args=(each.decision_id,),
                    width="stretch",
                )


def _words(each: Decision) -> str:
    words = f"{each.decided_at:%Y-%m-%d %H:%M} · {each.who}: {WHAT_WORDS[each.what]}"
    if each.what is What.JOIN:
        words += f" ({each.event_id})"
    if each.what is What.REJECT and each.reason:
        words += f" ({each.reason})"
    return words


def _tie_words(each: TieDecision) -> str:
    what = _("tied to") if each.is_tied else _("kept apart from")
    when = f"{each.decided_at:%Y-%m-%d %H:%M}"
    return f"{when} · {each.who}: {each.event_id} {what} {each.other_event_id}"


def _undone(each: Decision | TieDecision) -> str:
    if each.undone_at is None:
        return ""
    return _(" — undone by {who}, {when}").format(
        who=each.undone_by, when=f"{each.undone_at:%Y-%m-%d %H:%M}"
    )
