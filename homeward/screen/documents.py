"""What the Documents page has in hand: the desk, the chosen document, messages, the lists."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from homeward.errors import DecisionRefused
from homeward.language import N_, Words, _
from homeward.screen.loaders import chooser, engine, gazetteer
from homeward.store.decisions import Desk
from homeward.store.documents import (
    Document,
    find_document,
)
from homeward.store.frames import rows
from homeward.store.proposals import Proposal
from homeward.view.event_words import event_line
from homeward.view.words import events_counted, span

_DOCUMENT = "homeward_document"
_NAME = "homeward_name"
_MESSAGES = "homeward_messages"


def now() -> dt.datetime:
    """Return the time."""
    return dt.datetime.now(dt.UTC)


def say(words: str, *, error: bool = False) -> None:
    """Keep a message for the top of the page in the next run."""
    st.session_state.setdefault(_MESSAGES, []).append((words, error))


def draw_step(words: str) -> None:
    """Draw the title of a step of the work on a document."""
    st.markdown(f"##### {words}")


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
        _("Your name"),
        key="name_field",
        on_change=keep,
        max_chars=80,
        placeholder=_("kept beside what you decide"),
        help=_("Every decision is kept with who took it and when, and can be undone."),
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
        st.warning(_("The link names a document that the store does not hold."))
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
    published = _("day of publication not known")
    if days is not None:
        how = _METHODS.get(document.published_method, document.published_method)
        published = _("published {days} ({how})").format(days=span(*days), how=how)
    about = [
        document.publisher or _("publisher not told"),
        published,
        _LANGUAGES.get(document.language, document.language),
        events_counted(len(proposals)),
    ]
    st.caption(literal(" · ".join(about)))
    if document.url:
        st.link_button(_("Open its address"), document.url)


_METHODS = Words(
    {
        "given": N_("as given"),
        "metadata": N_("told by the file"),
        "dateline": N_("told in its first lines"),
        "solved": N_("worked out from the text"),
    }
)
_LANGUAGES = Words(
    {"en": N_("English"), "uk": N_("Ukrainian"), "ru": N_("Russian"), "tr": N_("Turkish")}
)


def undo(decision_id: int) -> None:
    """Take back a decision."""
    try:
        desk().undo(decision_id)
    except DecisionRefused as error:
        say(str(error), error=True)
    else:
        say(_("The decision is undone."))
