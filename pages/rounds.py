"""The rounds of negotiation, each with its commitments and how far they were met."""

import streamlit as st

from homeward.language import N_, _
from homeward.screen import loaders
from homeward.screen.assets import OWN
from homeward.view.commitments import rounds
from homeward.view.markup import to_html
from homeward.view.rounds import round_section

SELECTIONS = {"with_commitments": N_("Rounds with commitments"), "all": N_("All rounds")}

frames = loaders.chooser().frames
made = rounds(frames)

st.html(OWN / "page.css")
st.title(_("Negotiation rounds and what became of them"))
st.write(
    _(
        "A commitment is what was firmly promised at a round. It is never counted as returned: "
        "the events that serve it are listed under it, each with who ties it to the promise. "
        "The dark line on a bar marks the promised number."
    )
)
only = st.segmented_control(
    _("Show"),
    list(SELECTIONS),
    default="with_commitments",
    key="rounds_shown",
    format_func=lambda selection: _(SELECTIONS[selection]),
)
shown = made if only == "all" else [each for each in made if each.commitments]
if not shown:
    st.info(_("The store holds no round of negotiation yet."))
for each in shown:
    st.html(to_html(round_section(each, frames)))
