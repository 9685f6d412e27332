"""What the Documents page has in hand: the desk, the chosen document, messages, the lists."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from homeward.errors import DecisionRefused
from homeward.screen.loaders import chooser, engine, gazetteer
from homeward.store.decisions import Desk, What, read_decisions
from homeward.store.documents import (
    Document,
    find_document,
    forget_unread,
    list_documents,
    read_rejected,
    read_unread,
)
from homeward.store.frames import rows
from homeward.store.proposals import Proposal, State
from homeward.view.cards import event_line
from homeward.view.proposals import heading
from homeward.view.words import plural, span

_DOCUMENT = "homeward_document"
_NAME = "homeward_name"
_MESSAGES = "homeward_messages"

_LISTED = 200
_ROW_PIXELS = 35


def now() -> dt.datetime:
    """Return the time."""
    return dt.datetime.now(dt.UTC)


def say(words: str, *, error: bool = False) -> None:
    """Keep a message for the top of the page in the next run."""
    st.session_state.setdefault(_MESSAGES, []).append((words, error))


def draw_messages() -> None:
    """Draw what there is to say, once: where the eye is, and what went wrong on top as well."""
    for words, error in st.session_state.pop(_MESSAGES, []):
        st.toast(literal(words))
        if error:
            st.error(literal(words))


def literal(words: str) -> str:
    """Take Markdown's meaning out of words that come from outside, leaving them readable."""
    for mark in "\\`*_{}[]<>#$|~:!":
        words = words.replace(mark, f"\\{mark}")
    return words


def desk() -> Desk:
    """Return the desk of the person whose name is in the session."""
    who = st.session_state.get(_NAME, "")
    return Desk(engine=engine(), places=gazetteer(), now=now, who=who)


def event_lines(event_ids: list[str]) -> dict[str, str]:
    """Return date and numbers of known events by id, in one line each."""
    events = chooser().frames.events
    found = events[events["event_id"].isin(event_ids)]
    made = {row.event_id: event_line(row) for row in rows(found)}
    return {
        key: " · ".join(part for part in (line["date"], line["numbers"]) if part)
        for key, line in made.items()
    }


def draw_name() -> None:
    """Draw the field for the name of who decides; it is remembered in the session."""

    def keep() -> None:
        st.session_state[_NAME] = st.session_state["name_field"]

    # A widget's own value is forgotten when another page is opened; this one is not.
    st.session_state["name_field"] = st.session_state.get(_NAME, "")
    st.text_input(
        "Your name",
        key="name_field",
        on_change=keep,
        max_chars=80,
        placeholder="kept beside what you decide",
        help="Every decision is kept with who took it and when, and can be undone.",
    )


def choose_document(document_id: str | None) -> None:
    """Choose the document to look at, or none."""
    st.session_state[_DOCUMENT] = document_id


def chosen_document() -> tuple[Document, list[Proposal]] | None:
    """Return the chosen document; the address names it, so that it can be shared."""
    asked = st.query_params.get("document")
    if _DOCUMENT not in st.session_state:
        st.session_state[_DOCUMENT] = asked
    key = st.session_state[_DOCUMENT]
    found = find_document(engine(), key) if key else None
    if key and found is None:
        st.warning("The link names a document that the store does not hold.")
        st.session_state[_DOCUMENT] = None
    if found is not None and asked != key:
        st.query_params["document"] = key
    elif found is None and asked is not None:
        del st.query_params["document"]
    return found


def draw_about(document: Document, proposals: list[Proposal]) -> None:
    """Draw what is known of a document: title, publisher, address, day, language."""
    st.subheader(literal(document.title), anchor=False)
    days = document.published
    published = "day of publication not known"
    if days is not None:
        how = _METHODS.get(document.published_method, document.published_method)
        published = f"published {span(*days)} ({how})"
    about = [
        document.publisher or "publisher not told",
        published,
        _LANGUAGES.get(document.language, document.language),
        plural(len(proposals), "event"),
    ]
    st.caption(literal(" · ".join(about)))
    if document.url:
        st.link_button("Open its address", document.url)


_METHODS = {
    "given": "as given",
    "metadata": "told by the file",
    "dateline": "told in its first lines",
    "solved": "worked out from the text",
}
_LANGUAGES = {"en": "English", "uk": "Ukrainian", "ru": "Russian", "tr": "Turkish"}


def draw_list(chosen: str | None) -> None:
    """Draw the documents of the store; a row chosen there is looked at."""
    columns = st.columns([3, 2], vertical_alignment="bottom")
    words = columns[0].text_input(
        "Find documents", key="document_words", placeholder="title, publisher, text"
    )
    kept = columns[1].selectbox(
        "With events that",
        [None, *State],
        key="document_state",
        format_func=lambda state: {
            None: "are in any state",
            State.PROPOSED: "wait for a decision",
            State.ACCEPTED: "were accepted",
            State.REJECTED: "were rejected",
        }[state],
    )
    found, total = list_documents(engine(), words=words, state=kept, limit=_LISTED)
    if not found:
        st.caption("No document fits." if words or kept else "The store holds no document yet.")
        return
    shown = f", the newest {_LISTED} shown" if total > len(found) else ""
    st.caption(f"{plural(total, 'document')}{shown}. Choose a row to look at it.")
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
            "Title": [each.title for each in found],
            "Publisher": [each.publisher for each in found],
            "Waiting": [each.proposed for each in found],
            "Accepted": [each.accepted for each in found],
            "Rejected": [each.rejected for each in found],
            "Added": [each.added_at for each in found],
        },
        key=key,
        hide_index=True,
        height=min(300, _ROW_PIXELS * (len(found) + 1) + 3),
        column_config={
            "Title": st.column_config.TextColumn("Title", width="large"),
            "Added": st.column_config.DatetimeColumn("Added", format="YYYY-MM-DD HH:mm"),
        },
        on_select=take,
        selection_mode="single-row",
        selection_default={"selection": {"rows": selected}},
    )


WHAT_WORDS = {
    What.ACCEPT: "accepted as an event of its own",
    What.JOIN: "joined to a known event",
    What.REJECT: "rejected",
    What.CORRECT: "corrected",
}


def draw_decisions(document_id: str, proposals: list[Proposal]) -> None:
    """Draw who decided what about a document, newest first; what stands can be undone."""
    decisions = read_decisions(engine(), document_id=document_id)
    if not decisions:
        return
    of = {proposal.proposal_id: proposal for proposal in proposals}
    undoable: set[str] = set()
    with st.expander(f"Decisions about this document ({len(decisions)})"):
        for each in decisions:
            columns = st.columns([5, 1], vertical_alignment="center")
            words = f"{each.decided_at:%Y-%m-%d %H:%M} · {each.who}: {WHAT_WORDS[each.what]}"
            if each.what is What.JOIN:
                words += f" ({each.event_id})"
            if each.what is What.REJECT and each.reason:
                words += f" ({each.reason})"
            if each.undone_at:
                words += f" — undone by {each.undone_by}, {each.undone_at:%Y-%m-%d %H:%M}"
            columns[0].text(f"{words}\n{heading(of[each.proposal_id])}")
            if not each.undone_at and each.proposal_id not in undoable:
                undoable.add(each.proposal_id)  # only the latest that stands
                columns[1].button(
                    "Undo",
                    key=f"undo:{each.decision_id}",
                    on_click=undo,
                    args=(each.decision_id,),
                    width="stretch",
                )


def undo(decision_id: int) -> None:
    """Take back a decision."""
    try:
        desk().undo(decision_id)
    except DecisionRefused as error:
        say(str(error), error=True)
    else:
        say("The decision is undone.")


def draw_rejected() -> None:
    """Draw the events that people rejected, each with its reason and its document."""
    rejected = read_rejected(engine())
    if not rejected:
        return
    with st.expander(f"Rejected events ({len(rejected)})"):
        st.dataframe(
            {
                "Event": [heading(proposal) for proposal, _ in rejected],
                "Reason": [proposal.reason or "no reason given" for proposal, _ in rejected],
                "Document": [title for _, title in rejected],
            },
            hide_index=True,
            column_config={"Event": st.column_config.TextColumn("Event", width="large")},
        )
        st.caption("To take a rejection back, open the document and undo the decision there.")


def draw_unread() -> None:
    """Draw what could not be read, each with its reason."""
    unread = read_unread(engine())
    if not unread:
        return
    with st.expander(f"Not read ({len(unread)})"):
        st.dataframe(
            {
                "File or address": [name for name, _, _ in unread],
                "Reason": [reason for _, reason, _ in unread],
                "Tried": [tried for _, _, tried in unread],
            },
            hide_index=True,
            column_config={
                "Reason": st.column_config.TextColumn("Reason", width="large"),
                "Tried": st.column_config.DatetimeColumn("Tried", format="YYYY-MM-DD HH:mm"),
            },
        )
        name = st.selectbox(
            "Take off the list", [name for name, _, _ in unread], index=None, key="forget_name"
        )
        if name is not None:
            st.button("Take it off", on_click=forget_unread, args=(engine(), name))
