"""The card beside the map: the selected event or place, or how to select one."""

from __future__ import annotations

from typing import Any

import streamlit as st

from homeward.language import _
from homeward.screen.assets import OWN
from homeward.screen.state import View, select
from homeward.view.addresses import place_address
from homeward.view.cards import CARD_WORDS, as_script, event_card, place_card
from homeward.view.filters import Shown
from homeward.view.markup import element, to_html

_SCRIPT = """
export default function ({ data, parentElement, setTriggerValue }) {
  let holder = parentElement.querySelector(".hw-holder");
  if (!holder) {
    holder = document.createElement("div");
    holder.className = "hw-holder";
    parentElement.append(holder);
  }
  const sent = JSON.stringify(data);
  if (holder.dataset.sent === sent) return;
  holder.dataset.sent = sent;
  renderCard(holder, data.card, data.words, (chosen) => setTriggerValue("chosen", chosen));
}
"""


def draw_card(view: View, shown: Shown) -> None:
    """Draw the card of what is selected; choosing something in it selects that."""
    card: dict[str, Any] | None = None
    words = dict(CARD_WORDS)
    if view.event:
        card = event_card(shown.frames, view.event)
        if view.place:
            words["back"] = _("← all events of this place")
    elif view.place:
        card = place_card(shown, view.place)
        if card is None:
            words["nothing_chosen"] = _(
                "No shown event has the selected place; widen the filters to see it again."
            )
    if view.event and card is not None:
        hidden = not bool(
            shown.events[(shown.frames.events["event_id"] == view.event).to_numpy()].any()
        )
        if hidden:
            st.caption(_("The selected event is outside the filters; it is shown all the same."))
    if card is not None and card["card"] == "place":
        words_of_link = _("The story of this place, in the order of time")
        st.html(to_html(element("a", words_of_link, href=place_address(card["place_id"]))))
    _component()(
        key="card", data={"card": card, "words": words}, on_chosen_change=_chosen, height="content"
    )


def _chosen() -> None:
    chosen = (st.session_state.get("card") or {}).get("chosen") or {}
    view = st.session_state["homeward_view"]
    if chosen.get("event"):
        select(event=str(chosen["event"]), place=view.place)
    elif chosen.get("place"):
        select(place=str(chosen["place"]))
    elif chosen.get("back"):
        select(place=view.place)


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    own = as_script((OWN / "card.js").read_text(encoding="utf-8"))
    return st.components.v2.component(
        "homeward_card",
        css=(OWN / "card.css").read_text(encoding="utf-8"),
        js=own + _SCRIPT,
    )
