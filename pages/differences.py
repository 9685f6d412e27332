"""Where claims differ: every disputed event that the filter shows, its claimants in columns."""

import datetime as dt

import streamlit as st

from homeward.language import _
from homeward.screen.filtered import open_filtered
from homeward.screen.paging import page_links, page_of
from homeward.view.disputes import disputed_events
from homeward.view.disputes_page import disputed_section, in_numbers
from homeward.view.markup import to_html

today = dt.datetime.now(dt.UTC).date()
shown, view = open_filtered(_("Where claims differ"), today=today, has_list=True)
found = disputed_events(shown)
st.write(in_numbers(found))
st.write(
    _(
        "No side is corrected here. A sum that fits is a possibility: whether the sources meant it "
        "so is not told. “Dispute about” in the sidebar narrows the list."
    )
)
if found:
    sections = [disputed_section(each, shown.chosen) for each in page_of(found, view)]
    st.html(to_html(*sections, *page_links(found, view, address="differences")))
else:
    st.info(_("The sources differ on none of the shown events. Widen the filters to see others."))
