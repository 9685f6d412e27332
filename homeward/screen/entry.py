"""The script that Streamlit runs: it names the pages and hands over to the one asked for."""

import streamlit as st

from homeward.settings import PROJECT_FOLDER

PAGES = PROJECT_FOLDER / "pages"

st.set_page_config(page_title="Homeward", layout="wide", initial_sidebar_state="auto")
st.navigation(
    [
        st.Page(PAGES / "map.py", title="Map", default=True),
        st.Page(PAGES / "documents.py", title="Documents", url_path="documents"),
        st.Page(PAGES / "rounds.py", title="Negotiation rounds", url_path="rounds"),
        st.Page(PAGES / "sources.py", title="Sources and method", url_path="sources"),
    ],
    position="top",
).run()
