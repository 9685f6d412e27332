"""Documents: bring them in, compare what was read with its words, and decide."""

import streamlit as st

from homeward.screen import documents
from homeward.screen.assets import OWN
from homeward.screen.documents_add import draw_add
from homeward.screen.documents_desk import draw_events
from homeward.screen.documents_text import draw_text
from homeward.store.proposals import State

st.html(OWN / "page.css")
st.title("Documents")
st.write(
    "Give an article, get the events it tells of, each value with the words that say so. "
    "What you accept is on the map at once, marked as added from a document."
)
documents.draw_messages()
chosen = documents.chosen_document()

with st.expander("Add documents", expanded=chosen is None):
    draw_add()
with st.expander("Documents in the store", expanded=chosen is None):
    documents.draw_list(chosen[0].document_id if chosen else None)

if chosen:
    document, proposals = chosen
    head = st.columns([4, 2], vertical_alignment="bottom")
    with head[0]:
        documents.draw_about(document, proposals)
    with head[1]:
        documents.draw_name()
    beside = st.columns([6, 5], gap="medium")
    with beside[0], st.container(key="reader_box"):
        draw_text(document, [each for each in proposals if each.state is not State.REJECTED])
    with beside[1]:
        draw_events(proposals)
    documents.draw_decisions(document.document_id, proposals)

documents.draw_rejected()
documents.draw_unread()
