"""Where claims differ: every disputed event that the filter shows, its claimants in columns."""

import datetime as dt

import streamlit as st

from homeward.language import _
from homeward.screen.filtered import open_filtered
from homeward.view.disputes import disputed_events
from homeward.view.disputes_page import disputed_section, in_numbers
from homeward.view.markup import to_html

shown = open_filtered(_("Where claims differ"), today=dt.datetime.now(dt.UTC).date())
found = disputed_events(shown)
st.write(in_numbers(found))
st.write(
    _(
        "No side is corrected here. A sum that fits is a possibility: whether the sources meant it "
        "so is not told. “Dispute about” in the sidebar narrows the list."
    )
)
if found:
    st.html(to_html(*(disputed_section(each, shown.chosen) for each in found)))
else:
    st.info(_("The sources differ on none of the shown events. Widen the filters to see others."))
