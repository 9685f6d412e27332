"""The script that Streamlit runs: it names the pages and hands over to the one asked for."""

import streamlit as st

from homeward.language import _
from homeward.screen.language import (
    draw_language_choice,
    draw_record_language,
    follow_language,
)
from homeward.screen.state import is_embedded
from homeward.settings import PROJECT_FOLDER

PAGES = PROJECT_FOLDER / "pages"

st.set_page_config(page_title="Homeward", layout="wide", initial_sidebar_state="auto")
follow_language()
page = st.navigation(
    [
        st.Page(PAGES / "map.py", title=_("Map"), default=True),
        st.Page(PAGES / "documents.py", title=_("Documents"), url_path="documents"),
        st.Page(PAGES / "charts.py", title=_("Charts"), url_path="charts"),
        st.Page(PAGES / "differences.py", title=_("Where claims differ"), url_path="differences"),
        st.Page(PAGES / "place.py", title=_("Story of a place"), url_path="place"),
        st.Page(PAGES / "rounds.py", title=_("Negotiation rounds"), url_path="rounds"),
        st.Page(PAGES / "sources.py", title=_("Sources and method"), url_path="sources"),
    ],
    position="hidden" if is_embedded() else "top",
)
if not is_embedded():
    draw_language_choice()
page.run()
if not is_embedded():
    draw_record_language()
