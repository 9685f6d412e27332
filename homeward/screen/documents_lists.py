"""The lists of the Documents page: what the store holds, what was rejected, what was not read."""

from __future__ import annotations

import streamlit as st

from homeward.language import N_, Words, _
from homeward.screen.documents import choose_document
from homeward.screen.loaders import engine
from homeward.store.document_list import list_documents, read_rejected
from homeward.store.documents import (
    forget_unread,
    read_unread,
)
from homeward.store.proposals import State
from homeward.view.proposals import heading
from homeward.view.words import counted

_LISTED = 200
_ROW_PIXELS = 35

_WITH_EVENTS = Words(
    {
        State.PROPOSED: N_("wait for a decision"),
        State.ACCEPTED: N_("were accepted"),
        State.REJECTED: N_("were rejected"),
    }
)


def draw_list(chosen: str | None) -> None:
    """Draw the documents of the store; a row chosen there is looked at."""
    columns = st.columns([3, 2], vertical_alignment="bottom")
    words = columns[0].text_input(
        _("Find documents"), key="document_words", placeholder=_("title, publisher, text")
    )
    kept = columns[1].selectbox(
        _("With events that"),
        [None, *State],
        key="document_state",
        format_func=lambda state: _WITH_EVENTS[state] if state else _("are in any state"),
    )
    found, total = list_documents(engine(), words=words, state=kept, limit=_LISTED)
    if not found:
        st.caption(
            _("No document fits.") if words or kept else _("The store holds no document yet.")
        )
        return
    said = (
        _("{documents}, the newest {shown} shown. Choose a row to look at it.")
        if total > len(found)
        else _("{documents}. Choose a row to look at it.")
    )
    st.caption(
        said.format(
            documents=counted("{count} document", "{count} documents", total), shown=len(found)
        )
    )
    ids = [each.document_id for each in found]
    selected = [ids.index(chosen)] if chosen in ids else []

    def take() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows:
            choose_document(ids[rows[0]])

    # The key names the rows: a selection is a row number, which must not outlive them.
    key = f"documents:{hash(tuple(ids))}"
    st.dataframe(
        {
            _("Title"): [each.title for each in found],
            _("Publisher"): [each.publisher for each in found],
            _("Waiting"): [each.proposed for each in found],
            _("Accepted"): [each.accepted for each in found],
            _("Rejected"): [each.rejected for each in found],
            _("Added"): [each.added_at for each in found],
        },
        key=key,
        hide_index=True,
        height=min(300, _ROW_PIXELS * (len(found) + 1) + 3),
        column_config={
            _("Title"): st.column_config.TextColumn(width="large"),
            _("Added"): st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm"),
        },
        on_select=take,
        selection_mode="single-row",
        selection_default={"selection": {"rows": selected}},
    )


def draw_rejected() -> None:
    """Draw the events that people rejected, each with its reason and its document."""
    rejected = read_rejected(engine())
    if not rejected:
        return
    with st.expander(_("Rejected events ({count})").format(count=len(rejected))):
        st.dataframe(
            {
                _("Event"): [heading(proposal) for proposal, _title in rejected],
                _("Reason"): [
                    proposal.reason or _("no reason given") for proposal, _title in rejected
                ],
                _("Document"): [title for _proposal, title in rejected],
            },
            hide_index=True,
            column_config={_("Event"): st.column_config.TextColumn(width="large")},
        )
        st.caption(_("To take a rejection back, open the document and undo the decision there."))


def draw_unread() -> None:
    """Draw what could not be read, each with its reason."""
    unread = read_unread(engine())
    if not unread:
        return
    with st.expander(_("Not read ({count})").format(count=len(unread))):
        st.dataframe(
            {
                _("File or address"): [each[0] for each in unread],
                _("Reason"): [each[1] for each in unread],
                _("Tried"): [each[2] for each in unread],
            },
            hide_index=True,
            column_config={
                _("Reason"): st.column_config.TextColumn(width="large"),
                _("Tried"): st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm"),
            },
        )
        name = st.selectbox(
            _("Take off the list"), [each[0] for each in unread], index=None, key="forget_name"
        )
        if name is not None:
            st.button(_("Take it off"), on_click=forget_unread, args=(engine(), name))
