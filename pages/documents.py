"""Documents: bring them in, compare what was read with its words, and decide."""

import streamlit as st

from homeward.language import _
from homeward.screen import documents
from homeward.screen.assets import OWN
from homeward.screen.documents_add import draw_add
from homeward.screen.documents_decisions import draw_decisions
from homeward.screen.documents_desk import draw_events
from homeward.screen.documents_lists import draw_list, draw_rejected, draw_unread
from homeward.screen.documents_text import draw_text
from homeward.store.proposals import State

st.html(OWN / "page.css")
st.title(_("Documents"))
st.write(
    _(
        "Give an article, get the events it tells of, each value with the words that say so. "
        "What you accept is on the map at once, marked as added from a document."
    )
)
documents.draw_messages()
chosen = documents.chosen_document()

with st.expander(_("1. Bring in an article"), expanded=chosen is None):
    draw_add()
with st.expander(_("Articles in the store"), expanded=False):
    draw_list(chosen[0].document_id if chosen else None)

if chosen:
    document, proposals = chosen
    head = st.columns([4, 2], vertical_alignment="bottom")
    with head[0]:
        documents.draw_about(document, proposals)
    with head[1]:
        documents.draw_name()
    beside = st.columns([6, 5], gap="medium")
    with beside[0]:
        documents.draw_step(_("2. Compare with its words"))
        with st.container(key="reader_box"):
            draw_text(document, [each for each in proposals if each.state is not State.REJECTED])
    with beside[1]:
        documents.draw_step(_("3. Decide"))
        draw_events(proposals, document.text)
    draw_decisions(document.document_id, proposals)

draw_rejected()
draw_unread()
