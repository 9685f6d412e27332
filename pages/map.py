"""The map page: filter, draw, react."""

import datetime as dt

import streamlit as st

from homeward.screen import loaders
from homeward.screen.atlas import draw_map
from homeward.screen.cards import draw_card
from homeward.screen.context import draw_context
from homeward.screen.embed import draw_embedded
from homeward.screen.headline import draw_headline
from homeward.screen.links import draw_event_link, draw_links
from homeward.screen.sidebar import draw_sidebar
from homeward.screen.state import is_embedded, open_view, write_address
from homeward.screen.table import draw_table, draw_tray
from homeward.screen.take_away import draw_take_away
from homeward.screen.timeline import draw_histogram, draw_slider, period_words
from homeward.view.context import context_events
from homeward.view.headline import shown_words
from homeward.view.table import rows_shown, table, tray

today = dt.datetime.now(dt.UTC).date()
chooser = loaders.chooser()
view = open_view(chooser, today=today)
shown = chooser.choose(view.chosen)

caption = f"{shown_words(shown)}, {period_words(today=today)}"

if is_embedded():
    draw_embedded(view, shown, caption=caption)
    st.stop()

# The order on the screen is not the order of drawing: the map comes first, so that it
# is repainted while the rest is still being made.
top = st.container()
beside = st.columns([7, 4], gap="medium")
with beside[0]:
    draw_map(shown, view, caption=caption)
    write_address(view)
    histogram = st.container()
    draw_slider(today=today)
    context = context_events(chooser.frames, loaders.gazetteer())
    draw_context(context)
with top:
    draw_headline(shown, view, today=today)
with beside[1], st.container(key="card_box"):
    draw_event_link(view)
    draw_card(view, shown)
draw_sidebar(shown, places=loaders.gazetteer(), today=today)
lines = rows_shown(table(chooser.frames), shown)
draw_tray(tray(lines), view)
draw_take_away(shown, today=today)
draw_links(view, shown, today=today)
draw_table(lines, view)
with histogram:
    # Last: the browser is busy with the chart for longer than with all the rest.
    draw_histogram(shown, context, today=today)
