"""A document's text with its marks, and an event's values, each a small component."""

from __future__ import annotations

from typing import Any

import streamlit as st

from homeward.language import _
from homeward.screen.assets import OWN
from homeward.screen.loaders import gazetteer
from homeward.store.documents import Document
from homeward.store.marks import Marks, with_solving_words
from homeward.store.proposals import Proposal
from homeward.view.marking import LONGEST_TEXT, legend, segments
from homeward.view.proposals import told
from homeward.view.words import number


def _words() -> dict[str, str]:
    return {
        "show": _("Show these words in the text"),
        "recalled": _("told as background"),
        "corrected": _("corrected by a person"),
        "claims": _("Claims"),
    }


_HOLDER = """
  let holder = parentElement.querySelector(".hw-holder");
  if (!holder) {
    holder = document.createElement("div");
    holder.className = "hw-holder";
    parentElement.append(holder);
  }
  const sent = JSON.stringify(data);
"""

_TEXT = f"""
export default function ({{ data, parentElement }}) {{
  {_HOLDER}
  if (holder.dataset.sent !== sent) {{
    holder.dataset.sent = sent;
    renderText(holder, data);
  }}
  const show = (event) => showWords(holder, event.detail.start, event.detail.end);
  window.addEventListener(SHOW, show);
  return () => window.removeEventListener(SHOW, show);
}}
"""

_EVENT = f"""
export default function ({{ data, parentElement }}) {{
  {_HOLDER}
  if (holder.dataset.sent === sent) return;
  holder.dataset.sent = sent;
  renderEvent(holder, data);
}}
"""


def draw_text(document: Document, proposals: list[Proposal]) -> None:
    """Draw the text with the words that events rely on, coloured by kind."""
    note = ""
    if len(document.text) > LONGEST_TEXT:
        note = _("Only the first {shown} of {all} characters are shown.").format(
            shown=number(LONGEST_TEXT), all=number(len(document.text))
        )
    marks = document.marks
    if document.published_method == "solved":
        marks = _solved(document.document_id, document)
    pieces = segments(document.text, proposals, marks)
    data = {
        "segments": pieces,
        "note": note,
        "legend": legend(pieces, proposals),
        "legend_label": _("What is marked"),
        "label": _("Text of {title}").format(title=document.title),
    }
    _component("homeward_text", _TEXT)(key="document_text", data=data, height="content")


@st.cache_resource(show_spinner=False, max_entries=64)
def _solved(document_id: str, _document: Document) -> Marks:
    del document_id  # the key: a document never changes
    return with_solving_words(_document.marks, _document.text, language=_document.language)


def draw_event(proposal: Proposal) -> None:
    """Draw an event's values; choosing the words of one shows them in the text."""
    data: dict[str, Any] = {"event": told(proposal, places=gazetteer()), "words": _words()}
    _component("homeward_event", _EVENT)(
        key=f"event:{proposal.proposal_id}", data=data, height="content"
    )


@st.cache_resource(show_spinner=False)
def _component(name: str, script: str) -> Any:
    own = (OWN / "reader.js").read_text(encoding="utf-8").replace("export function", "function")
    return st.components.v2.component(
        name, css=(OWN / "reader.css").read_text(encoding="utf-8"), js=own + script
    )
