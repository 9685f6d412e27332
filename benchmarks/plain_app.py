"""What Homeward is compared with: one folium marker per event, rebuilt on every change.

The usual way to put events on such a map. Only its addresses differ from the usual: it
loads Leaflet from this machine, since the comparison has to run with the network off.
"""

import datetime as dt

import folium
import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from streamlit.runtime import exists
from xstatic.pkg import leaflet

from homeward.screen.loaders import chooser
from homeward.view.filters import Filter

app = st.App(__file__, routes=[Mount("/assets/leaflet", StaticFiles(directory=leaflet.BASE_DIR))])

if exists():
    # A component registers itself with the runtime that is there when it is imported.
    from streamlit_folium import st_folium

    st.set_page_config(layout="wide")
    first, last = st.slider(
        "Period",
        dt.date(2022, 2, 24),
        dt.date(2026, 11, 24),
        (dt.date(2022, 2, 24), dt.date(2026, 6, 30)),
        step=dt.timedelta(days=7),  # so that every step changes what is shown
    )
    choice = chooser()
    shown = choice.choose(Filter(first_on=first, last_on=last))
    plain = folium.Map(location=(48.6, 34.0), zoom_start=5, tiles=None)
    plain.default_js = [("leaflet", "../../assets/leaflet/leaflet.js")]
    plain.default_css = [("leaflet_css", "../../assets/leaflet/leaflet.css")]
    places = shown.frames.event_places.drop_duplicates("event")
    for row in places[shown.events[places["event"]]].itertuples():
        folium.CircleMarker((row.lat, row.lon), radius=5, fill=True, tooltip=row.name).add_to(plain)
    st_folium(plain, height=560, use_container_width=True)
