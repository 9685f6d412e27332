"""Sources and method: how the record was made, its gaps, its contradictions, how to cite it."""

import streamlit as st

from homeward.language import _
from homeward.screen import loaders
from homeward.screen.assets import OWN
from homeward.screen.sources import citation_lines, draw_claims
from homeward.store.notes import read_contradictions, read_open_questions
from homeward.view.coverage import events_by_year, weak_spots_in_numbers
from homeward.view.markup import to_html
from homeward.view.method import contradiction_list, method_text, question_lists

frames = loaders.chooser().frames
folder = loaders.settings().data_folder / "record"

st.html(OWN / "page.css")
st.title(_("Sources and method"))
st.caption(_("Record version {version}").format(version=frames.version))
st.html(to_html(method_text()))

st.header(_("What the record holds"))
st.write(
    _(
        "Events by kind and year. Coverage thins out after early March 2026: absence after "
        "that is no evidence that nothing happened."
    )
)
st.table(events_by_year(frames))
st.table(weak_spots_in_numbers(frames).set_index(_("What")))

st.header(_("What contradicts what"))
known = set(frames.events["event_id"])
st.html(to_html(contradiction_list(read_contradictions(folder, known_events=known))))

st.header(_("What is open"))
st.html(to_html(question_lists(read_open_questions(folder))))

st.header(_("Every claim and its source"))
draw_claims(frames)

st.header(_("How to cite"))
for line in citation_lines(frames.version):
    st.code(line, language=None, wrap_lines=True)
st.write(
    _(
        "The record is licensed CC BY 4.0. Boundaries: DCW-GMT (LGPL 3 or later) and Natural Earth "
        "(public domain); settlements: GeoNames (CC BY 4.0). The code is under the MIT licence."
    )
)
