"""The story of a place: what was recovered, held, handed over and agreed there, in time."""

import streamlit as st

from homeward.language import _
from homeward.screen.assets import OWN
from homeward.screen.loaders import chooser
from homeward.screen.places import chosen_place, draw_place_choice
from homeward.view.markup import to_html
from homeward.view.story import story
from homeward.view.story_chart import chart_words, story_chart
from homeward.view.story_page import summary, timeline, what_it_is
from homeward.view.words import place_name

frames = chooser().frames
st.html(OWN / "page.css")
st.title(_("The story of a place"))
draw_place_choice(frames)
told = story(frames, chosen_place())
if told is None:
    st.info(_("Choose a place to see all that the record tells of it, whatever the filters are."))
else:
    st.header(place_name(told.place))
    st.caption(what_it_is(told))
    st.html(to_html(summary(told)))
    drawn = story_chart(told)
    if drawn is not None:
        st.altair_chart(drawn, width="stretch")
        st.caption(chart_words(told))
    st.html(to_html(timeline(told)))
